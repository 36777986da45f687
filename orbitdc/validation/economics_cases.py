"""Published money that our relations reproduce."""

from __future__ import annotations

from collections.abc import Callable

from orbitdc.economics.finance import (
    capital_recovery_factor,
    construction_financing_factor,
    fixed_charge_rate,
    monthly_payment_usd,
    project_financing_factor,
    real_wacc,
)
from orbitdc.economics.frames import (
    McCalipFrame,
    launch_price_allowance_usd_per_kg,
    launched_power_price_usd_per_kw_yr,
    lease_price_usd_per_accelerator_hour,
    levelized_compute_cost_usd_per_h,
    life_penalty,
    mccalip,
    starcloud_orbit_usd,
    yearly_loss_remaining_fraction,
)
from orbitdc.economics.ground_cost import energy_cost_usd_per_kw_yr
from orbitdc.scenario.declaration import Array
from orbitdc.validation.case import Case, Status
from orbitdc.validation.money_cases import CASES as MONEY

_MACRS_5_YEARS = (0.2, 0.32, 0.192, 0.1152, 0.1152, 0.0576)
_BUILD_SCHEDULE = (0.8, 0.1, 0.1)
_SAM_INFLATION = 0.025
_SAM_TAX = 0.4
_SEMIANALYSIS_ACCELERATORS = 16
_SEMIANALYSIS_HOURS = 730.0
_SUNCATCHER_V2_MINI_KW = 105 * 0.22 * 1.361 * 0.90
_FALCON_9_USD_PER_KG = 67e6 / 18_500
_EPOCH_RATE = 0.075
_EPOCH_IT_BN = 24.0
_EPOCH_FACILITY_BN = 14.0
_EPOCH_OPERATION_BN = 0.9


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
        id=f"economics.{name}", area="economics", text=text, compute=lambda: float(compute()), published=published,
        tolerance=tolerance, unit=unit, source=source, status=status,
    )  # fmt: skip


def _sam_wacc() -> Array:
    return real_wacc(
        debt_fraction=0.6,
        equity_return_nominal_per_yr=0.13,
        debt_interest_nominal_per_yr=0.08,
        tax_rate=_SAM_TAX,
        inflation_per_yr=_SAM_INFLATION,
    )


def _sam_pfin() -> Array:
    return project_financing_factor(
        tax_rate=_SAM_TAX,
        real_wacc_per_yr=_sam_wacc(),
        inflation_per_yr=_SAM_INFLATION,
        depreciation_fractions=_MACRS_5_YEARS,
    )


def _sam_cfin() -> Array:
    return construction_financing_factor(
        tax_rate=_SAM_TAX, construction_interest_per_yr=0.08, schedule_fractions=_BUILD_SCHEDULE
    )


def _sam_fcr() -> Array:
    return fixed_charge_rate(
        rate_per_yr=_sam_wacc(), life_yr=20.0, project_factor=_sam_pfin(), construction_factor=_sam_cfin()
    )


def _epoch_bn_per_yr(it_life_yr: float) -> Array:
    it = _EPOCH_IT_BN * capital_recovery_factor(rate_per_yr=_EPOCH_RATE, life_yr=it_life_yr)
    building = _EPOCH_FACILITY_BN * capital_recovery_factor(rate_per_yr=_EPOCH_RATE, life_yr=14.0)
    total: Array = it + building + _EPOCH_OPERATION_BN
    return total


def _semianalysis_usd_per_h(principal_usd: float, rate_per_yr: float, life_yr: float) -> Array:
    return lease_price_usd_per_accelerator_hour(
        fee_usd_per_month=monthly_payment_usd(principal_usd=principal_usd, rate_per_yr=rate_per_yr, life_yr=life_yr),
        accelerators=_SEMIANALYSIS_ACCELERATORS,
        hours_per_month=_SEMIANALYSIS_HOURS,
    )


def _mccalip(launch_price_usd_per_kg: float = 500.0) -> McCalipFrame:
    return mccalip(
        target_gw=1.0,
        years=5,
        launch_price_usd_per_kg=launch_price_usd_per_kg,
        satellite_cost_usd_per_w=22.0,
        specific_power_w_per_kg=36.5,
        satellite_power_kw=27.0,
        sun_fraction=0.98,
        cell_loss_per_yr=0.025,
        accelerator_failure_rate_per_yr=0.09,
        development_cost_usd=1e9,
        operations_fraction_per_yr=0.01,
        turbine_cost_usd_per_kw=1800.0,
        building_cost_usd_per_w=5.25 + 3.00 + 2.50 + 1.75,
        power_usage_effectiveness=1.2,
        gas_price_usd_per_mmbtu=4.30,
        heat_rate_btu_per_kwh=6200.0,
        capacity_fraction=0.85,
    )


def _starcloud_energy_musd() -> Array:
    per_kw_yr = energy_cost_usd_per_kw_yr(
        energy_price_usd_per_mwh=40.0, power_usage_effectiveness=1.0, power_draw_fraction=1.0
    )
    energy: Array = per_kw_yr * 40e3 * 10 / 1e6
    return energy


def _suncatcher_price(mass_kg: float, power_kw: float, launch_price: float) -> Array:
    return launched_power_price_usd_per_kw_yr(
        satellite_mass_kg=mass_kg, satellite_power_kw=power_kw, life_yr=5.0, launch_price_usd_per_kg=launch_price
    )


# fmt: off
_ANNUITIES = (
    _case("crf_7_percent_20_years", "Capital recovery factor at 7 % over 20 years", lambda: capital_recovery_factor(rate_per_yr=0.07, life_yr=20), 0.0943929257, 5e-11, "1/yr", "numpy_financial", "computed"),
    _case("crf_10_percent_5_years", "Capital recovery factor at 10 % over 5 years", lambda: capital_recovery_factor(rate_per_yr=0.10, life_yr=5), 0.2637974808, 5e-11, "1/yr", "numpy_financial", "computed"),
    _case("crf_8_percent_5_years", "Capital recovery factor at 8 % over 5 years", lambda: capital_recovery_factor(rate_per_yr=0.08, life_yr=5), 0.2504564546, 5e-11, "1/yr", "numpy_financial", "computed"),
    _case("sam_wacc", "Real cost of capital: 60 % debt at 8 %, equity 13 %, tax 40 %, inflation 2.5 %", _sam_wacc, 0.0544390, 5e-8, "1/yr", "sam_lcoefcr", "computed"),
    _case("sam_crf", "Capital recovery factor at that rate over 20 years", lambda: capital_recovery_factor(rate_per_yr=_sam_wacc(), life_yr=20), 0.0832902994, 5e-11, "1/yr", "sam_lcoefcr", "computed"),
    _case("sam_pfin", "Project financing factor with 5-year MACRS depreciation", _sam_pfin, 1.1268376951, 5e-11, "1", "sam_lcoefcr", "computed"),
    _case("sam_cfin", "Construction financing factor, 80/10/10 at 8 %", _sam_cfin, 1.0389022742, 5e-11, "1", "sam_lcoefcr", "computed"),
    _case("sam_fcr", "Fixed charge rate", _sam_fcr, 0.0975058083, 5e-11, "1/yr", "sam_lcoefcr", "computed"),
)

_GROUND = (
    _case("epoch_5_years", "One gigawatt on the ground per year, accelerators living 5 years; 24 + 14 bn USD at 7.5 % real is our split of Epoch's 38", lambda: _epoch_bn_per_yr(5.0), 8.5, 0.05, "1e9 USD/yr", "epoch_2026"),
    _case("epoch_3_years", "The same with accelerators living 3 years", lambda: _epoch_bn_per_yr(3.0), 12.0, 0.5, "1e9 USD/yr", "epoch_2026"),
    _case("epoch_7_years", "The same with accelerators living 7 years", lambda: _epoch_bn_per_yr(7.0), 7.0, 0.5, "1e9 USD/yr", "epoch_2026"),
    _case("suncatcher_power_low", "Power on the ground at 0.06 USD/kWh and PUE 1.09", lambda: energy_cost_usd_per_kw_yr(energy_price_usd_per_mwh=60.0, power_usage_effectiveness=1.09, power_draw_fraction=1.0), 570, 5, "USD/(kW yr)", "suncatcher_2026"),
    _case("suncatcher_power_high", "Power on the ground at 0.25 USD/kWh and PUE 1.4 (printed to about 2.5 %)", lambda: energy_cost_usd_per_kw_yr(energy_price_usd_per_mwh=250.0, power_usage_effectiveness=1.4, power_draw_fraction=1.0), 3000, 75, "USD/(kW yr)", "suncatcher_2026"),
    _case("starcloud_energy", "Energy of 40 MW over 10 years at 0.04 USD/kWh", _starcloud_energy_musd, 140, 0.5, "1e6 USD", "starcloud_2024"),
    _case("starcloud_ground", "The same with 5 % for chillers and 20 million USD for backup power", lambda: _starcloud_energy_musd() * 1.05 + 20.0, 167, 0.5, "1e6 USD", "starcloud_2024"),
    _case("lease_220k", "Lease of 1.25 bn USD a month over 220,000 accelerators, all hours", lambda: lease_price_usd_per_accelerator_hour(fee_usd_per_month=1.25e9, accelerators=220e3, hours_per_month=730.5), 7.78, 0.005, "USD/h", "spacex_s1_2026", "secondary"),
    _case("lease_325k", "The same lease over 325,000 accelerators", lambda: lease_price_usd_per_accelerator_hour(fee_usd_per_month=1.25e9, accelerators=325e3, hours_per_month=730.5), 5.27, 0.006, "USD/h", "spacex_s1_2026", "secondary"),
)

_FRAMES = (
    _case("suncatcher_launched_power_today", "Launched-power price of Starlink v2 mini at 67 million USD per 18.5 t", lambda: _suncatcher_price(575.0, _SUNCATCHER_V2_MINI_KW, _FALCON_9_USD_PER_KG), 14_700, 50, "USD/(kW yr)", "suncatcher_2026"),
    _case("suncatcher_launched_power_200", "Launched-power price of Starlink v2 mini at 200 USD/kg", lambda: _suncatcher_price(575.0, _SUNCATCHER_V2_MINI_KW, 200.0), 810, 5, "USD/(kW yr)", "suncatcher_2026"),
    _case("semianalysis_it_space", "Accelerators in orbit: 980,882 USD at 15 % over 5 years", lambda: _semianalysis_usd_per_h(980_882, 0.15, 5), 2.00, 0.005, "USD/h", "semianalysis_2026"),
    _case("semianalysis_it_earth", "Accelerators on the ground: 986,158 USD at 10.3 % over 5 years", lambda: _semianalysis_usd_per_h(986_158, 0.103, 5), 1.81, 0.005, "USD/h", "semianalysis_2026"),
    _case("semianalysis_site_earth", "Site on the ground: 382 thousand USD at 10.3 % over 15 years", lambda: _semianalysis_usd_per_h(382_000, 0.103, 15), 0.36, 0.005, "USD/h", "semianalysis_2026"),
    _case("semianalysis_site_space", "Satellite and launch: 3.1 million USD (printed to 0.05) at 15 % over 5 years", lambda: _semianalysis_usd_per_h(3.1e6, 0.15, 5), 6.29, 0.11, "USD/h", "semianalysis_2026"),
    _case("semianalysis_lcoc_space", "8.64 USD/h with 20 % spares and 95 % usable", lambda: levelized_compute_cost_usd_per_h(ownership_cost_usd_per_h=8.64, spares_fraction=0.20, usable_fraction=0.95), 10.91, 0.007, "USD/h", "semianalysis_2026"),
    _case("semianalysis_lcoc_earth", "2.37 USD/h with 5 % spares", lambda: levelized_compute_cost_usd_per_h(ownership_cost_usd_per_h=2.37, spares_fraction=0.05, usable_fraction=1.0), 2.49, 0.006, "USD/h", "semianalysis_2026"),
    _case("mccalip_orbit_total", "Calculator's defaults: orbital total, accelerators excluded", lambda: _mccalip().orbit_total_usd, 51_095_348_397.26028, 51.1, "USD", "mccalip_2025", "computed"),
    _case("mccalip_orbit_energy", "Calculator's defaults: orbital cost per energy", lambda: _mccalip().orbit_usd_per_mwh, 1166.5604656908738, 1.2e-6, "USD/(MW h)", "mccalip_2025", "computed"),
    _case("mccalip_ground_total", "Calculator's defaults: terrestrial total, accelerators excluded", lambda: _mccalip().ground_total_usd, 15_851_062_160.0, 15.9, "USD", "mccalip_2025", "computed"),
    _case("mccalip_ground_energy", "Calculator's defaults: terrestrial cost per energy", lambda: _mccalip().ground_usd_per_mwh, 425.76046629062586, 4.3e-7, "USD/(MW h)", "mccalip_2025", "computed"),
    _case("mccalip_break_even", "Calculator's defaults: its break-even, without operations, replacement and development", lambda: _mccalip().break_even_launch_price_usd_per_kg, -263.65720555455283, 2.7e-7, "USD/kg", "mccalip_2025", "computed"),
    _case("mccalip_satellites", "Calculator's defaults: satellites", lambda: _mccalip().satellites, 39_731, 0, "1", "mccalip_2025", "computed"),
    _case("mccalip_orbit_total_1000", "Calculator at 1,000 USD/kg: orbital total", lambda: _mccalip(1000.0).orbit_total_usd, 65_790_375_794.52055, 65.8, "USD", "mccalip_2025", "computed"),
    _case("starcloud_orbit", "40 MW in orbit: array 2, one launch 5 million USD, shield 1 kg/kW at 30 USD/kg", lambda: starcloud_orbit_usd(array_cost_usd=2e6, launches=1, launch_price_usd=5e6, it_power_kw=40e3, shield_kg_per_kw=1.0, launch_price_usd_per_kg=30.0) / 1e6, 8.2, 0.05, "1e6 USD", "starcloud_2024"),
    _case("turyshev_allowance_low", "10,000 USD/kW at 40 kg/kW", lambda: launch_price_allowance_usd_per_kg(ground_cost_usd_per_kw=10e3, specific_mass_kg_per_kw=40.0), 250, 0.5, "USD/kg", "turyshev_2026"),
    _case("turyshev_allowance_high", "40,000 USD/kW at 40 kg/kW", lambda: launch_price_allowance_usd_per_kg(ground_cost_usd_per_kw=40e3, specific_mass_kg_per_kw=40.0), 1000, 0.5, "USD/kg", "turyshev_2026"),
    _case("turyshev_life_penalty_10", "Life penalty at 10 %/yr over 5 years", lambda: life_penalty(loss_rate_per_yr=0.10, life_yr=5.0), 1.27, 0.005, "1", "turyshev_2026", "secondary"),
    _case("turyshev_life_penalty_20", "Life penalty at 20 %/yr over 5 years", lambda: life_penalty(loss_rate_per_yr=0.20, life_yr=5.0), 1.58, 0.005, "1", "turyshev_2026", "secondary"),
    _case("forethought_cells", "Oversize of cells that lose 8 %/yr over 5 years", lambda: 1.0 / yearly_loss_remaining_fraction(loss_per_yr=0.08, life_yr=5.0), 1.517, 0.0005, "1", "forethought_2026"),
    _case("forethought_bleed", "Lost after 5 years at 9 %/yr", lambda: 1.0 - yearly_loss_remaining_fraction(loss_per_yr=0.09, life_yr=5.0), 0.38, 0.005, "1", "forethought_2026"),
)
# fmt: on

CASES: tuple[Case, ...] = (*_ANNUITIES, *_GROUND, *_FRAMES, *MONEY)
