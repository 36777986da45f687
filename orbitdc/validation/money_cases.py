"""Published money of build-up, finance, leases, time to power and footprint that our relations reproduce."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from orbitdc.economics.after_tax import depreciation_table, levelized_cost_after_tax
from orbitdc.economics.deflator import base_year_factor
from orbitdc.economics.finance import (
    construction_financing_factor,
    fixed_charge_rate,
    project_financing_factor,
    real_wacc,
)
from orbitdc.economics.footprint import launch_carbon_kg
from orbitdc.economics.ground_cost import energy_cost_usd_per_kw_yr
from orbitdc.economics.learning import crawford_mean_fraction, learning_exponent, wright_mean_fraction
from orbitdc.economics.lease import bundled_leases, rent_usd_per_site_kw_yr
from orbitdc.economics.statement import cost_usd_per_million_tokens, cost_usd_per_pflop_day
from orbitdc.scenario.declaration import Array
from orbitdc.validation.case import Case, Status

_RATE = {"tax_rate": 0.4, "inflation_per_yr": 0.025}
_BUILD_SCHEDULE = (0.8, 0.1, 0.1)
_YEARS = 20


def _case(
    name: str,
    text: str,
    compute: Callable[[], Array | float],
    published: float,
    tolerance: float,
    unit: str,
    source: str,
    status: Status = "primary",
) -> Case:
    return Case(
        id=f"economics.{name}", area="economics", text=text, compute=lambda: float(np.squeeze(compute())),
        published=published, tolerance=tolerance, unit=unit, source=source, status=status,
    )  # fmt: skip


def _wacc() -> Array:
    return real_wacc(debt_fraction=0.6, equity_return_nominal_per_yr=0.13, debt_interest_nominal_per_yr=0.08, **_RATE)


def _financing_factor(schedule: str) -> Array:
    return project_financing_factor(
        real_wacc_per_yr=_wacc(), depreciation_fractions=depreciation_table()[schedule], **_RATE
    )


def _level_charge_rate() -> Array:
    """Return FCR from the cash flow: what revenue level years need for one unit of capital, turned to year-end."""
    capital = np.zeros((_YEARS, 1))
    capital[0] = 1.0
    mid_year = levelized_cost_after_tax(
        equipment_by_year_usd=capital,
        building_by_year_usd=0.0 * capital,
        other_by_year_usd=0.0 * capital,
        delivered_by_year=np.ones((_YEARS, 1)),
        equipment_factor=_financing_factor("macrs_5"),
        building_factor=np.ones(1),
        real_wacc_per_yr=np.atleast_1d(_wacc()),
    )
    construction = construction_financing_factor(
        tax_rate=_RATE["tax_rate"], construction_interest_per_yr=0.08, schedule_fractions=_BUILD_SCHEDULE
    )
    rate: Array = mid_year * (1.0 + _wacc()) * construction
    return rate


def _charge_rate_of_table() -> Array:
    return fixed_charge_rate(
        rate_per_yr=_wacc(),
        life_yr=_YEARS,
        project_factor=_financing_factor("macrs_5"),
        construction_factor=construction_financing_factor(
            tax_rate=_RATE["tax_rate"], construction_interest_per_yr=0.08, schedule_fractions=_BUILD_SCHEDULE
        ),
    )


def _series_units(convention: Callable[..., Array]) -> Array:
    units: Array = 100.0 * convention(units=100.0, exponent=learning_exponent(learning_rate=0.15))
    return units


def _site_rent() -> Array:
    announced = bundled_leases()[0]
    if announced.site_power_mw is None:
        raise ValueError("the announced lease states its power")
    return rent_usd_per_site_kw_yr(
        fee_usd_per_month=announced.fee_usd_per_month, site_power_kw=announced.site_power_mw * 1e3
    )


def _epoch_energy_bn() -> Array:
    energy = energy_cost_usd_per_kw_yr(
        energy_price_usd_per_mwh=65.0, power_usage_effectiveness=1.15, power_draw_fraction=0.9
    )
    return energy * 1e6 / 1e9


def _methane_carbon_t() -> Array:
    carbon = launch_carbon_kg(
        launches=1.0,
        fuel_kg=260e3,
        combustion_carbon_kg_per_kg=44.0095 / 16.0425,
        fuel_supply_carbon_kg_per_kg=0.0,
        vehicle_carbon_kg_per_launch=0.0,
    )
    return carbon / 1e3


# fmt: off
CASES: tuple[Case, ...] = (
    _case("learning_crawford", "100 units at 85 % if the last unit's price falls, in first units", lambda: _series_units(crawford_mean_fraction), 43.7539, 5e-5, "1", "nasa_otps_2024", "computed"),
    _case("learning_wright", "100 units at 85 % if the mean price falls, in first units", lambda: _series_units(wright_mean_fraction), 33.9680, 5e-5, "1", "nasa_otps_2024", "computed"),
    _case("sam_pfin_bundled", "Project financing factor with the bundled 5-year schedule", lambda: _financing_factor("macrs_5"), 1.1268376951, 5e-11, "1", "sam_lcoefcr", "computed"),
    _case("sam_fcr_bundled", "Fixed charge rate with the bundled 5-year schedule", _charge_rate_of_table, 0.0975058083, 5e-11, "1/yr", "sam_lcoefcr", "computed"),
    _case("sam_fcr_cash_flow", "The same from the model's after-tax cash flow of level years, turned to year-end", _level_charge_rate, 0.0975058083, 5e-11, "1/yr", "sam_lcoefcr", "computed"),
    _case("macrs_15", "Depreciation of 15-year property in its sixth year", lambda: depreciation_table()["macrs_15"][5], 0.0623, 5e-5, "1", "irs_pub_946"),
    _case("consumer_prices_2019_2024", "Rise of consumer prices from 2019 to 2024", lambda: base_year_factor(currency_year=2019) / base_year_factor(currency_year=2024), 313.689 / 255.657, 1e-6, "1", "bls_cpi_u"),
    _case("epoch_energy", "Energy of one gigawatt per year at the declared price, PUE and draw", _epoch_energy_bn, 0.6, 0.05, "1e9 USD/yr", "epoch_2026"),
    _case("semianalysis_pflop_space", "10.91 USD/h at 15 PFLOP/s, per PFLOP-hour", lambda: cost_usd_per_pflop_day(cost_usd_per_h=10.91, pflops_per_accelerator=15.0) / 24.0, 0.73, 0.005, "USD", "semianalysis_2026"),
    _case("semianalysis_pflop_earth", "2.49 USD/h at 15 PFLOP/s, per PFLOP-hour", lambda: cost_usd_per_pflop_day(cost_usd_per_h=2.49, pflops_per_accelerator=15.0) / 24.0, 0.17, 0.005, "USD", "semianalysis_2026"),
    _case("semianalysis_tokens_space", "10.91 USD/h at 5,100 tokens/s, per billion tokens", lambda: 1000.0 * cost_usd_per_million_tokens(cost_usd_per_h=10.91, tokens_per_accelerator_s=5100.0), 590, 5, "USD", "semianalysis_2026"),
    _case("semianalysis_tokens_earth", "2.49 USD/h at 5,100 tokens/s, per billion tokens (printed from unrounded cost)", lambda: 1000.0 * cost_usd_per_million_tokens(cost_usd_per_h=2.49, tokens_per_accelerator_s=5100.0), 135, 1, "USD", "semianalysis_2026"),
    _case("lease_site_power", "The lease per announced kW of site power and year", _site_rent, 50_000, 500, "USD/(kW yr)", "spacex_s1_2026", "secondary"),
    _case("starship_methane", "Carbon dioxide of 260 t of methane, by stoichiometry", _methane_carbon_t, 715, 3, "t", "nextbigfuture_2019", "secondary"),
)
# fmt: on
