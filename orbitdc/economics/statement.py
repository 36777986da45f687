"""From yearly spending and delivered hours to the statement of costs that either side hands on."""

from __future__ import annotations

from orbitdc.compute.result import PayloadResult
from orbitdc.economics.finance import levelized_cost, present_value_usd
from orbitdc.economics.result import CostResult
from orbitdc.scenario.calendar import HOURS_PER_YEAR
from orbitdc.scenario.declaration import Array

HOURS_PER_DAY = 24.0
SECONDS_PER_HOUR = 3600.0
TOKENS_PER_MILLION = 1.0e6
KW_PER_GW = 1.0e6


def statement(
    *,
    accelerator_cost_usd: Array,
    platform_cost_usd: Array,
    launch_cost_usd: Array,
    network_cost_usd: Array,
    development_cost_usd: Array,
    operations_cost_usd: Array,
    energy_cost_usd: Array,
    salvage_usd: Array,
    delivered_accelerator_hours: Array,
    launch_cost_per_price_kg: Array,
    capital_cost_usd: Array,
    rate_per_yr: Array,
    contracted_it_power_gw: Array,
    payload: PayloadResult,
) -> CostResult:
    """Discount yearly flows and levelize them.

    Parameters
    ----------
    accelerator_cost_usd, ..., energy_cost_usd : spending by year, shape (years, *dimensions), real USD.
    salvage_usd : value left, by year.
    delivered_accelerator_hours : by year.
    launch_cost_per_price_kg : launch spending by year per USD/kg of the first launch's price.
    capital_cost_usd : spending to the start of service.
    rate_per_yr : real cost of capital.
    contracted_it_power_gw : size of the contract.
    payload : for accelerators, FLOP/s and tokens.

    Returns
    -------
    CostResult : total = all spending - salvage; levelized cost = present cost / present delivered quantity.
    """
    capital = accelerator_cost_usd + platform_cost_usd + launch_cost_usd + network_cost_usd + development_cost_usd
    total: Array = capital + operations_cost_usd + energy_cost_usd - salvage_usd
    present_cost = present_value_usd(by_year_usd=total, rate_per_yr=rate_per_yr)
    present_hours = present_value_usd(by_year_usd=delivered_accelerator_hours, rate_per_yr=rate_per_yr)
    per_hour = levelized_cost(present_cost_usd=present_cost, present_quantity=present_hours)
    accelerators_per_kw = payload.contracted_accelerators / (contracted_it_power_gw * KW_PER_GW)
    return CostResult(
        accelerator_cost_usd=accelerator_cost_usd,
        platform_cost_usd=platform_cost_usd,
        launch_cost_usd=launch_cost_usd,
        network_cost_usd=network_cost_usd,
        development_cost_usd=development_cost_usd,
        operations_cost_usd=operations_cost_usd,
        energy_cost_usd=energy_cost_usd,
        salvage_usd=salvage_usd,
        total_cost_usd=total,
        delivered_accelerator_hours=delivered_accelerator_hours,
        present_cost_usd=present_cost,
        present_launch_cost_per_price_kg=present_value_usd(
            by_year_usd=launch_cost_per_price_kg, rate_per_yr=rate_per_yr
        ),
        present_platform_cost_usd=present_value_usd(by_year_usd=platform_cost_usd, rate_per_yr=rate_per_yr),
        present_accelerator_hours=present_hours,
        levelized_cost_usd_per_accelerator_hour=per_hour,
        levelized_cost_usd_per_kw_yr=per_hour * accelerators_per_kw * HOURS_PER_YEAR,
        levelized_cost_usd_per_pflop_day=per_hour * HOURS_PER_DAY / payload.bf16_pflops_per_accelerator,
        levelized_cost_usd_per_million_tokens=per_hour
        * (TOKENS_PER_MILLION / SECONDS_PER_HOUR)
        / payload.tokens_per_accelerator_s,
        capital_cost_usd=capital_cost_usd,
    )
