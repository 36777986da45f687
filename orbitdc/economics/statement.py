"""From yearly spending and delivered hours to the statement of costs that either side hands on."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from orbitdc.compute.result import PayloadResult
from orbitdc.economics.finance import levelized_cost, present_value_usd
from orbitdc.economics.result import COST_ITEMS, CostResult
from orbitdc.economics.time_to_power import net_value_usd, value_of_earlier_power_usd
from orbitdc.economics.years import capital_cost_usd
from orbitdc.fleet.result import FleetResult
from orbitdc.scenario.calendar import HOURS_PER_YEAR, MONTHS_PER_YEAR
from orbitdc.scenario.declaration import Array

HOURS_PER_DAY = 24.0
SECONDS_PER_HOUR = 3600.0
TOKENS_PER_MILLION = 1.0e6
KW_PER_GW = 1.0e6


def cost_usd_per_kw_yr(*, cost_usd_per_h: Array | float, accelerators_per_kw: Array | float) -> Array:
    """Return a cost per accelerator-hour as cost per kW of IT power delivered for 8,760 h.

    Parameters
    ----------
    cost_usd_per_h, accelerators_per_kw : cost, and accelerators that a kW feeds.

    Returns
    -------
    Array : cost x accelerators x 8,760 h, USD/(kW yr); a twelfth of it is the cost per kW-month of 730 h.

    Notes
    -----
    Source: epoch_2026.
    """
    cost: Array = np.asarray(cost_usd_per_h, dtype=np.float64) * accelerators_per_kw * HOURS_PER_YEAR
    return cost


def cost_usd_per_pflop_day(*, cost_usd_per_h: Array | float, pflops_per_accelerator: Array | float) -> Array:
    """Return a cost per accelerator-hour as cost per PFLOP-day of peak delivered.

    Parameters
    ----------
    cost_usd_per_h, pflops_per_accelerator : cost, and peak of one accelerator in PFLOP/s.

    Returns
    -------
    Array : 24 h x cost / peak, USD.

    Notes
    -----
    Source: semianalysis_2026.
    """
    cost: Array = np.asarray(cost_usd_per_h, dtype=np.float64) * HOURS_PER_DAY / pflops_per_accelerator
    return cost


def cost_usd_per_million_tokens(*, cost_usd_per_h: Array | float, tokens_per_accelerator_s: Array | float) -> Array:
    """Return a cost per accelerator-hour as cost per million output tokens.

    Parameters
    ----------
    cost_usd_per_h, tokens_per_accelerator_s : cost, and tokens per second of one accelerator on the named workload.

    Returns
    -------
    Array : cost x 1e6 / (3,600 s x tokens), USD.

    Notes
    -----
    Source: semianalysis_2026.
    """
    per_second = np.asarray(cost_usd_per_h, dtype=np.float64) * (TOKENS_PER_MILLION / SECONDS_PER_HOUR)
    cost: Array = per_second / tokens_per_accelerator_s
    return cost


def statement(
    *,
    by_year_usd: Mapping[str, Array],
    lumped_by_year_usd: Array,
    even_by_year_usd: Array,
    share_before_service: Array,
    present_by_item_usd: Mapping[str, Array],
    present_platform_cost_usd: Array,
    present_launch_cost_per_price_kg: Array,
    delivered_accelerator_hours: Array,
    units_consumed: Array,
    site_consumed_kw: Array,
    installed_kw_yr: Array,
    rate_per_yr: Array,
    accelerator_hour_value_usd: Array,
    contracted_it_power_gw: Array,
    payload: PayloadResult,
    deployment: FleetResult,
) -> CostResult:
    """Levelize discounted spending.

    Parameters
    ----------
    by_year_usd : category -> spending by year, shape (years, *dimensions), real USD; every category of `CostResult`;
        salvage counts positive.
    lumped_by_year_usd, even_by_year_usd : the same categories in two heaps: spending that follows deliveries, and
        spending spread evenly over each year.
    share_before_service : share of each year's deliveries that falls before the start of service.
    present_by_item_usd : item -> discounted spending, of `COST_ITEMS`; salvage negative; items not named cost nothing.
        The same money as `by_year_usd`, discounted mid-year and cut by item.
    present_platform_cost_usd, present_launch_cost_per_price_kg : discounted, for break-evens.
    delivered_accelerator_hours : by year.
    units_consumed, site_consumed_kw, installed_kw_yr : what was used up, for the footprint.
    rate_per_yr : real cost of capital.
    accelerator_hour_value_usd : declared value of a delivered hour.
    contracted_it_power_gw : size of the contract.
    payload, deployment : accelerators, FLOP/s and tokens; the start of service.

    Returns
    -------
    CostResult : total = all spending - salvage; levelized cost = present cost / present delivered quantity.
    """
    present_hours = present_value_usd(by_year_usd=delivered_accelerator_hours, rate_per_yr=rate_per_yr)
    shape = np.broadcast_shapes(np.shape(present_hours), *(np.shape(cost) for cost in present_by_item_usd.values()))
    by_item = np.zeros((len(COST_ITEMS), *shape))
    for name, cost in present_by_item_usd.items():
        by_item[COST_ITEMS.index(name)] = cost
    present_cost: Array = np.add.reduce(by_item, axis=0)
    per_hour = levelized_cost(present_cost_usd=present_cost, present_quantity=present_hours)
    contracted_kw = contracted_it_power_gw * KW_PER_GW
    per_kw_yr = cost_usd_per_kw_yr(
        cost_usd_per_h=per_hour, accelerators_per_kw=payload.contracted_accelerators / contracted_kw
    )
    net_value = net_value_usd(
        accelerator_hour_value_usd=accelerator_hour_value_usd,
        present_accelerator_hours=present_hours,
        present_cost_usd=present_cost,
    )
    return CostResult(
        **by_year_usd,
        total_cost_usd=lumped_by_year_usd + even_by_year_usd - by_year_usd["salvage_usd"],
        delivered_accelerator_hours=delivered_accelerator_hours,
        present_cost_usd=present_cost,
        present_launch_cost_per_price_kg=present_launch_cost_per_price_kg,
        present_platform_cost_usd=present_platform_cost_usd,
        present_accelerator_hours=present_hours,
        levelized_cost_usd_per_accelerator_hour=per_hour,
        levelized_cost_by_item_usd_per_accelerator_hour=by_item
        * levelized_cost(present_cost_usd=np.ones_like(present_hours), present_quantity=present_hours),
        levelized_cost_usd_per_kw_month=per_kw_yr / MONTHS_PER_YEAR,
        levelized_cost_usd_per_kw_yr=per_kw_yr,
        levelized_cost_usd_per_pflop_day=cost_usd_per_pflop_day(
            cost_usd_per_h=per_hour, pflops_per_accelerator=payload.bf16_pflops_per_accelerator
        ),
        levelized_cost_usd_per_million_tokens=cost_usd_per_million_tokens(
            cost_usd_per_h=per_hour, tokens_per_accelerator_s=payload.tokens_per_accelerator_s
        ),
        capital_cost_usd=capital_cost_usd(
            lumped_by_year_usd=lumped_by_year_usd,
            share_before=share_before_service,
            even_by_year_usd=even_by_year_usd,
            month=deployment.service_start_month,
        ),
        time_to_power_months=deployment.service_start_month,
        value_of_earlier_power_usd_per_kw_yr=value_of_earlier_power_usd(
            net_value_usd=net_value / contracted_kw, rate_per_yr=rate_per_yr
        ),
        net_value_usd_per_kw=net_value / contracted_kw,
        units_consumed=units_consumed,
        site_consumed_kw=site_consumed_kw,
        installed_kw_yr=installed_kw_yr,
    )
