"""What it is worth to have power earlier: the same project, moved along the calendar."""

from __future__ import annotations

import numpy as np

from orbitdc.scenario.calendar import MONTHS_PER_YEAR
from orbitdc.scenario.declaration import Array


def net_value_usd(
    *, accelerator_hour_value_usd: Array | float, present_accelerator_hours: Array | float, present_cost_usd: Array
) -> Array:
    """Return the net present value of a project whose delivered hours have a declared value.

    Parameters
    ----------
    accelerator_hour_value_usd : value of one delivered accelerator-hour; a declaration, not a result.
    present_accelerator_hours, present_cost_usd : discounted hours and cost.

    Returns
    -------
    Array : value x hours - cost, USD; zero where the value is the levelized cost.

    Notes
    -----
    Source: nrel_atb.
    """
    value: Array = accelerator_hour_value_usd * np.asarray(present_accelerator_hours) - present_cost_usd
    return value


def value_of_ramp_difference_usd(*, net_value_usd: Array, rate_per_yr: Array | float, months_earlier: Array) -> Array:
    """Return what a project gains if the whole of it comes earlier: NPV(ramp A) - NPV(ramp B), the same asset.

    Parameters
    ----------
    net_value_usd : net present value with ramp B.
    rate_per_yr : real cost of capital of the project, above -1.
    months_earlier : by how much ramp A is before ramp B.

    Returns
    -------
    Array : NPV x ((1 + r)^(months / 12) - 1), USD; both spending and hours move. A project that earns just its cost
        gains nothing by being early.

    Notes
    -----
    Source: nrel_atb.
    """
    years = np.asarray(months_earlier, dtype=np.float64) / MONTHS_PER_YEAR
    gain: Array = net_value_usd * np.expm1(years * np.log1p(np.asarray(rate_per_yr, dtype=np.float64)))
    return gain


def value_of_earlier_power_usd(*, net_value_usd: Array, rate_per_yr: Array | float) -> Array:
    """Return what one year's delay of a project costs.

    Parameters
    ----------
    net_value_usd : net present value as planned.
    rate_per_yr : real cost of capital of the project, above -1.

    Returns
    -------
    Array : NPV x (1 - 1 / (1 + r)), USD: 9.1 % of it at 10 %.

    Notes
    -----
    Source: nrel_atb.
    """
    late = value_of_ramp_difference_usd(
        net_value_usd=net_value_usd, rate_per_yr=rate_per_yr, months_earlier=np.full(1, -float(MONTHS_PER_YEAR))
    )
    lost: Array = -late
    return lost
