"""Orbit against ground: the cost ratio and the break-evens, in closed form because cost is linear in both prices."""

from __future__ import annotations

import numpy as np

from orbitdc.economics.parameters import GroundParameters
from orbitdc.economics.result import ComparisonResult, CostResult
from orbitdc.economics.time_to_power import value_of_ramp_difference_usd
from orbitdc.launch.parameters import LaunchParameters
from orbitdc.scenario.declaration import Array

SMALLEST_HOURS = 1.0
"""Discounted accelerator-hours below which a cost per hour means nothing."""


def break_even_launch_price_usd_per_kg(
    *,
    target_cost_usd_per_hour: Array,
    present_accelerator_hours: Array,
    present_cost_usd: Array,
    launch_price_usd_per_kg: Array,
    present_launch_cost_per_price_kg: Array,
) -> Array:
    """Return the first launch price at which orbit's levelized cost equals a target.

    Parameters
    ----------
    target_cost_usd_per_hour : levelized cost of the ground.
    present_accelerator_hours, present_cost_usd : orbit's discounted hours and cost.
    launch_price_usd_per_kg : the price behind that cost.
    present_launch_cost_per_price_kg : discounted launch spending per USD/kg of that price.

    Returns
    -------
    Array : (target x hours - (cost - price x k)) / k, USD/kg; negative where no launch price closes the gap, not a
        number where nothing is launched.

    Notes
    -----
    Launch cost is proportional to the first price because later prices and the floor are shares of it.
    Source: turyshev_2026 (closure of launch and build against the terrestrial cost).
    """
    others = present_cost_usd - launch_price_usd_per_kg * present_launch_cost_per_price_kg
    allowed = target_cost_usd_per_hour * present_accelerator_hours - others
    some = present_launch_cost_per_price_kg > 0.0
    price: Array = np.where(some, allowed / np.where(some, present_launch_cost_per_price_kg, 1.0), np.nan)
    return price


def break_even_platform_cost_fraction(
    *,
    target_cost_usd_per_hour: Array,
    present_accelerator_hours: Array,
    present_cost_usd: Array,
    present_platform_cost_usd: Array,
) -> Array:
    """Return the factor on the satellite's cost without accelerators at which orbit's cost equals a target.

    Parameters
    ----------
    target_cost_usd_per_hour : levelized cost of the ground.
    present_accelerator_hours, present_cost_usd, present_platform_cost_usd : orbit's discounted sums.

    Returns
    -------
    Array : (target x hours - (cost - platform)) / platform; negative where not even a free satellite closes the gap,
        not a number where the platform costs nothing.

    Notes
    -----
    Source: turyshev_2026 (closure of launch and build against the terrestrial cost).
    """
    allowed = target_cost_usd_per_hour * present_accelerator_hours - (present_cost_usd - present_platform_cost_usd)
    some = present_platform_cost_usd > 0.0
    fraction: Array = np.where(some, allowed / np.where(some, present_platform_cost_usd, 1.0), np.nan)
    return fraction


def cost_ratio(*, orbit_cost_usd_per_hour: Array, ground_cost_usd_per_hour: Array) -> Array:
    """Return orbit's levelized cost over the ground's; not a number where the ground's is not positive."""
    some = ground_cost_usd_per_hour > 0.0
    ratio: Array = np.where(some, orbit_cost_usd_per_hour / np.where(some, ground_cost_usd_per_hour, 1.0), np.nan)
    return ratio


def comparison(
    *, launch: LaunchParameters, ground: GroundParameters, costs: CostResult, ground_costs: CostResult
) -> ComparisonResult:
    """Compare the two sides per delivered hour of the same accelerator.

    Parameters
    ----------
    launch, ground : for the price of the first launch, and the ground's cost of capital.
    costs, ground_costs : discounted costs and hours of orbit and of the ground, each at its own cost of capital.

    Returns
    -------
    ComparisonResult : break-even launch price, break-even platform cost, cost ratio, value of orbit's date.
    """
    target = ground_costs.levelized_cost_usd_per_accelerator_hour
    return ComparisonResult(
        break_even_launch_price_usd_per_kg=break_even_launch_price_usd_per_kg(
            target_cost_usd_per_hour=target,
            present_accelerator_hours=costs.present_accelerator_hours,
            present_cost_usd=costs.present_cost_usd,
            launch_price_usd_per_kg=launch.launch_price_usd_per_kg,
            present_launch_cost_per_price_kg=costs.present_launch_cost_per_price_kg,
        ),
        break_even_platform_cost_fraction=break_even_platform_cost_fraction(
            target_cost_usd_per_hour=target,
            present_accelerator_hours=costs.present_accelerator_hours,
            present_cost_usd=costs.present_cost_usd,
            present_platform_cost_usd=costs.present_platform_cost_usd,
        ),
        cost_ratio=cost_ratio(
            orbit_cost_usd_per_hour=costs.levelized_cost_usd_per_accelerator_hour, ground_cost_usd_per_hour=target
        ),
        value_of_ramp_difference_usd_per_kw=value_of_ramp_difference_usd(
            net_value_usd=ground_costs.net_value_usd_per_kw,
            rate_per_yr=ground.ground_wacc,
            months_earlier=ground_costs.time_to_power_months - costs.time_to_power_months,
        ),
        delivers_nothing=costs.present_accelerator_hours < SMALLEST_HOURS,
    )
