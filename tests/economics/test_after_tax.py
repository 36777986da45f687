from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from orbitdc.economics.after_tax import (
    depreciated_factor,
    depreciation_table,
    ground_after_tax,
    levelized_cost_after_tax,
    orbit_after_tax,
)
from orbitdc.economics.finance import (
    capital_recovery_factor,
    fixed_charge_rate,
    pre_tax_real_wacc,
    project_financing_factor,
    real_wacc,
)
from orbitdc.economics.parameters import DEPRECIATION, FinanceParameters
from orbitdc.economics.result import AfterTaxResult
from orbitdc.scenario.declaration import default_arrays, results
from tests.economics.test_ground import cost as ground_side

if TYPE_CHECKING:
    from tests.economics.conftest import Orbit

UNTAXED = {"tax_rate": 0.0}


def orbital(orbit: Orbit, **finance: float) -> AfterTaxResult:
    return orbit_after_tax(
        finance=default_arrays(FinanceParameters, finance), economics=orbit.inputs["economics"],
        fleet=orbit.inputs["fleet"], costs=orbit.cost,
    )  # fmt: skip


def test_every_schedule_depreciates_the_whole_cost() -> None:
    table = depreciation_table()
    assert tuple(table) == DEPRECIATION
    for name, fractions in table.items():
        assert sum(fractions) == pytest.approx(1.0, abs=1e-9), name
        assert len(fractions) == int(name.removeprefix("macrs_")) + 1


def test_slower_depreciation_costs_more() -> None:
    rates = {"tax_rate": np.array([0.257]), "real_wacc_per_yr": np.array([0.07]), "inflation_per_yr": np.array([0.025])}
    codes = np.arange(len(DEPRECIATION), dtype=np.float64)
    factors = depreciated_factor(schedule=codes, bonus_fraction=0.0, **rates)
    assert np.all(np.diff(factors) > 0.0)
    assert np.all(factors > 1.0)
    single = [depreciated_factor(schedule=np.array([code]), bonus_fraction=0.0, **rates)[0] for code in codes]
    np.testing.assert_array_equal(factors, single)
    at_once = depreciated_factor(schedule=codes, bonus_fraction=1.0, **rates)
    assert np.ptp(at_once) == 0.0
    assert at_once[0] < factors[0]


def test_without_tax_debt_and_equity_are_the_pre_tax_headline(orbit: Orbit) -> None:
    """No tax, no debt, and equity that asks for the headline's real rate plus inflation: the headline itself."""
    nominal = 1.11 * 1.025 - 1.0
    made = orbital(orbit, tax_rate=0.0, orbit_debt_fraction=0.0, orbit_equity_return_nominal_per_yr=nominal)
    assert made.wacc_real_after_tax_per_yr[0] == pytest.approx(0.11, abs=1e-12)
    assert made.equipment_financing_factor[0] == 1.0
    assert made.levelized_cost_after_tax_usd_per_accelerator_hour[0] == pytest.approx(
        orbit.cost.levelized_cost_usd_per_accelerator_hour[0], rel=1e-11
    )


def test_level_years_are_the_fixed_charge_rate_chain() -> None:
    """Capital in the first year and level years: FCR / (1 + r) x capital + yearly cost, both at mid-year."""
    rate, tax, years = 0.0544390239, 0.4, 20
    fractions = depreciation_table()["macrs_5"]
    factor = project_financing_factor(
        tax_rate=tax, real_wacc_per_yr=rate, inflation_per_yr=0.025, depreciation_fractions=fractions
    )
    capital, yearly = np.zeros((years, 1)), np.full((years, 1), 3.0)
    capital[0] = 100.0
    made = levelized_cost_after_tax(
        equipment_by_year_usd=capital, building_by_year_usd=0.0 * capital, other_by_year_usd=yearly,
        delivered_by_year=np.full((years, 1), 7.0), equipment_factor=factor, building_factor=np.ones(1),
        real_wacc_per_yr=np.array([rate]),
    )  # fmt: skip
    charge = fixed_charge_rate(rate_per_yr=rate, life_yr=years, project_factor=factor, construction_factor=1.0)
    assert made[0] == pytest.approx((float(charge) / (1 + rate) * 100.0 + 3.0) / 7.0, rel=1e-12)


def test_pre_tax_rate_pays_the_tax_on_equity() -> None:
    """Cash flow of one year: debt and equity each get their own, and income tax on equity's return is paid."""
    inputs = {"debt_fraction": 0.6, "equity_return_nominal_per_yr": 0.12, "debt_interest_nominal_per_yr": 0.07,
              "tax_rate": 0.25}  # fmt: skip
    nominal = (1 + float(pre_tax_real_wacc(**inputs, inflation_per_yr=0.03))) * 1.03 - 1
    earned = nominal - 0.6 * 0.07
    assert earned * (1 - 0.25) == pytest.approx(0.4 * 0.12)
    assert float(real_wacc(**inputs, inflation_per_yr=0.03)) < float(pre_tax_real_wacc(**inputs, inflation_per_yr=0.03))


def test_declared_debt_and_equity_ask_for_the_headlines_rate(orbit: Orbit, ground_inputs: dict[str, Any]) -> None:
    made = orbital(orbit)
    assert made.wacc_real_pre_tax_per_yr[0] == pytest.approx(orbit.inputs["economics"].orbit_wacc[0], abs=0.005)
    ground = ground_after_tax(
        finance=default_arrays(FinanceParameters), ground=ground_inputs["ground"], costs=ground_side(ground_inputs)
    )
    assert ground.wacc_real_pre_tax_per_yr[0] == pytest.approx(ground_inputs["ground"].ground_wacc[0], abs=0.005)
    for side in (made, ground):
        for name in results(AfterTaxResult):
            assert np.all(np.isfinite(getattr(side, name))), name
        assert side.fixed_charge_rate_per_yr[0] == pytest.approx(
            side.capital_recovery_factor_per_yr[0]
            * side.equipment_financing_factor[0]
            * side.construction_financing_factor[0]
        )
    assert ground.capital_recovery_factor_per_yr[0] == pytest.approx(
        float(capital_recovery_factor(rate_per_yr=ground.wacc_real_after_tax_per_yr[0], life_yr=5.0))
    )


def test_tax_raises_the_cost_at_a_given_cost_of_capital(orbit: Orbit) -> None:
    same = {"orbit_debt_fraction": 0.0}
    free, taxed = (
        orbital(orbit, tax_rate=t, **same).levelized_cost_after_tax_usd_per_accelerator_hour[0] for t in (0.0, 0.3)
    )
    assert taxed > free


def declining_balance(years):
    """Declining balance of 200 (150 from 15 years) percent, half a first year, straight line once that is more."""
    balance, shares = 1.0, []
    for year in range(years):
        part = 0.5 if year == 0 else 1.0
        left = years if year == 0 else years - year + 0.5
        shares.append(max((1.5 if years >= 15 else 2.0) / years, 1 / left) * part * balance)
        balance -= shares[-1]
    return [*shares, balance]


def test_the_depreciation_table_is_the_rule_rounded():
    for name, fractions in depreciation_table().items():
        rule = declining_balance(int(name.removeprefix("macrs_")))
        assert np.allclose(fractions, rule, rtol=0, atol=1.01e-4), name
