"""Either side with income tax: debt and equity, depreciation, the fixed charge rate, and the after-tax levelized cost.

Real and nominal are kept apart: debt, equity, construction interest and depreciation are nominal; spending and
delivered hours are real and are discounted, mid-year, at the real cost of capital after tax.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import numpy as np

from orbitdc.economics.finance import (
    capital_recovery_factor,
    construction_financing_factor,
    fixed_charge_rate,
    levelized_cost,
    nominal_wacc,
    pre_tax_real_wacc,
    present_value_usd,
    project_financing_factor,
    real_wacc,
)
from orbitdc.economics.parameters import DEPRECIATION, EconomicsParameters, FinanceParameters, GroundParameters
from orbitdc.economics.result import AfterTaxResult, CostResult
from orbitdc.fleet.parameters import FleetParameters
from orbitdc.scenario.declaration import Array


@cache
def depreciation_table() -> dict[str, tuple[float, ...]]:
    """Return the share of cost that each schedule depreciates in each year, first year first; irs_pub_946."""
    text = files("orbitdc").joinpath("data/economics/macrs.csv").read_text(encoding="utf-8")
    rows = [line.split(",") for line in text.splitlines() if line and not line.startswith("#")]
    columns = {f"macrs_{name}": index for index, name in enumerate(rows[0]) if index}
    return {
        name: tuple(share for share in (float(row[index]) for row in rows[1:]) if share > 0.0)
        for name, index in columns.items()
    }


def depreciated_factor(
    *,
    schedule: Array,
    bonus_fraction: Array | float,
    tax_rate: Array,
    real_wacc_per_yr: Array,
    inflation_per_yr: Array,
) -> Array:
    """Return PFIN for one of the depreciation schedules, after a share written off in the first year.

    Parameters
    ----------
    schedule : index into the schedules' names.
    bonus_fraction : share written off in the first year before the schedule.
    tax_rate, real_wacc_per_yr, inflation_per_yr : rates.

    Returns
    -------
    Array : bonus x PFIN(all in year one) + (1 - bonus) x PFIN(schedule).

    Notes
    -----
    Source: sam_lcoefcr, irs_pub_946.
    """
    rates = {"tax_rate": tax_rate, "real_wacc_per_yr": real_wacc_per_yr, "inflation_per_yr": inflation_per_yr}
    bonus = np.asarray(bonus_fraction, dtype=np.float64)
    at_once = project_financing_factor(**rates, depreciation_fractions=(1.0,))
    factor: Array = np.zeros(np.broadcast_shapes(np.shape(schedule), np.shape(at_once)))
    for code in np.unique(schedule):
        fractions = depreciation_table()[DEPRECIATION[int(code)]]
        in_time = project_financing_factor(**rates, depreciation_fractions=fractions)
        factor = np.where(schedule == code, bonus * at_once + (1.0 - bonus) * in_time, factor)
    return factor


def levelized_cost_after_tax(
    *,
    equipment_by_year_usd: Array,
    building_by_year_usd: Array,
    other_by_year_usd: Array,
    delivered_by_year: Array,
    equipment_factor: Array,
    building_factor: Array,
    real_wacc_per_yr: Array,
) -> Array:
    """Return the real levelized cost that pays income tax too.

    Parameters
    ----------
    equipment_by_year_usd, building_by_year_usd : capital of either kind of depreciation, shape (years, *dimensions).
    other_by_year_usd : what is deducted when it is paid, less salvage.
    delivered_by_year : quantity delivered.
    equipment_factor, building_factor : PFIN of either kind.
    real_wacc_per_yr : real cost of capital after tax.

    Returns
    -------
    Array : sum of (PFIN_e E + PFIN_b B + O) / (1 + r)^(k + 1/2) over that of the quantity, USD per unit. With all
        capital in one year and level years it is FCR x capital + yearly cost, of SAM and ATB, but for their year-end
        timing and interest during construction.

    Notes
    -----
    Source: sam_lcoefcr, nrel_atb.
    """
    needed = equipment_by_year_usd * equipment_factor + building_by_year_usd * building_factor + other_by_year_usd
    return levelized_cost(
        present_cost_usd=present_value_usd(by_year_usd=needed, rate_per_yr=real_wacc_per_yr),
        present_quantity=present_value_usd(by_year_usd=delivered_by_year, rate_per_yr=real_wacc_per_yr),
    )


def _after_tax(
    *,
    finance: FinanceParameters,
    debt_fraction: Array,
    interest: Array,
    equity_return: Array,
    life_yr: Array,
    equipment: Array,
    building: Array,
    costs: CostResult,
) -> AfterTaxResult:
    capital = {
        "debt_fraction": debt_fraction,
        "equity_return_nominal_per_yr": equity_return,
        "debt_interest_nominal_per_yr": interest,
        "tax_rate": finance.tax_rate,
    }
    rate = real_wacc(**capital, inflation_per_yr=finance.inflation_per_yr)
    rates = {"tax_rate": finance.tax_rate, "real_wacc_per_yr": rate, "inflation_per_yr": finance.inflation_per_yr}
    equipment_factor = depreciated_factor(
        schedule=finance.equipment_depreciation, bonus_fraction=finance.bonus_depreciation_fraction, **rates
    )
    building_factor = depreciated_factor(schedule=finance.building_depreciation, bonus_fraction=0.0, **rates)
    earliest = 1.0 - finance.construction_last_year_fraction - finance.construction_year_before_fraction
    construction = construction_financing_factor(
        tax_rate=finance.tax_rate,
        construction_interest_per_yr=finance.construction_interest_nominal_per_yr,
        schedule_fractions=(
            finance.construction_last_year_fraction,
            finance.construction_year_before_fraction,
            np.maximum(earliest, 0.0),
        ),
    )
    return AfterTaxResult(
        wacc_nominal_after_tax_per_yr=nominal_wacc(**capital),
        wacc_real_after_tax_per_yr=rate,
        wacc_real_pre_tax_per_yr=pre_tax_real_wacc(**capital, inflation_per_yr=finance.inflation_per_yr),
        equipment_financing_factor=equipment_factor,
        building_financing_factor=building_factor,
        construction_financing_factor=construction,
        capital_recovery_factor_per_yr=capital_recovery_factor(rate_per_yr=rate, life_yr=life_yr),
        fixed_charge_rate_per_yr=fixed_charge_rate(
            rate_per_yr=rate, life_yr=life_yr, project_factor=equipment_factor, construction_factor=construction
        ),
        levelized_cost_after_tax_usd_per_accelerator_hour=levelized_cost_after_tax(
            equipment_by_year_usd=equipment,
            building_by_year_usd=building,
            other_by_year_usd=costs.total_cost_usd - equipment - building,
            delivered_by_year=costs.delivered_accelerator_hours,
            equipment_factor=equipment_factor,
            building_factor=building_factor,
            real_wacc_per_yr=rate,
        ),
    )


def orbit_after_tax(
    *, finance: FinanceParameters, economics: EconomicsParameters, fleet: FleetParameters, costs: CostResult
) -> AfterTaxResult:
    """Return the orbital side after tax.

    Parameters
    ----------
    finance, economics, fleet : debt, equity and tax; ground stations' price; the satellites' planned life.
    costs : spending by year.

    Returns
    -------
    AfterTaxResult : accelerators, satellites, their launch and development are equipment; what the network is built
        of in the first year is a building; the rest is deducted when it is paid.

    Notes
    -----
    Source: sam_lcoefcr.
    """
    built = np.zeros((len(costs.network_cost_usd),) + (1,) * np.ndim(economics.orbit_wacc))
    built[0] = 1.0
    return _after_tax(
        finance=finance,
        debt_fraction=finance.orbit_debt_fraction,
        interest=finance.orbit_debt_interest_nominal_per_yr,
        equity_return=finance.orbit_equity_return_nominal_per_yr,
        life_yr=fleet.planned_life_yr,
        equipment=costs.accelerator_cost_usd
        + costs.platform_cost_usd
        + costs.launch_cost_usd
        + costs.development_cost_usd,
        building=costs.network_cost_usd * built,
        costs=costs,
    )


def ground_after_tax(*, finance: FinanceParameters, ground: GroundParameters, costs: CostResult) -> AfterTaxResult:
    """Return the ground after tax.

    Parameters
    ----------
    finance, ground : debt, equity and tax; the accelerators' life.
    costs : spending by year.

    Returns
    -------
    AfterTaxResult : accelerators are equipment; building and generation are buildings; salvage, long after the tax
        books are empty, is taxed as sold and so counts at its price; the rest is deducted when it is paid.

    Notes
    -----
    Source: sam_lcoefcr.
    """
    return _after_tax(
        finance=finance,
        debt_fraction=finance.ground_debt_fraction,
        interest=finance.ground_debt_interest_nominal_per_yr,
        equity_return=finance.ground_equity_return_nominal_per_yr,
        life_yr=ground.accelerator_life_yr,
        equipment=costs.accelerator_cost_usd,
        building=costs.platform_cost_usd,
        costs=costs,
    )
