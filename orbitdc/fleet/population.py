"""Rates and sizes of the fleet: what each month does to a population, and how much of it the contract needs."""

from __future__ import annotations

import numpy as np

from orbitdc.scenario.calendar import DAYS_PER_MONTH, MONTHS_PER_YEAR
from orbitdc.scenario.declaration import Array

_SHORTEST_LIFETIME_YR = 1e-3


def units_needed(
    *, contracted_accelerators: Array | float, accelerators_per_unit: Array | float, overbuild_fraction: Array | float
) -> Array:
    """Units that hold the contracted accelerators and the over-build when new; not rounded.

    N = contracted (1 + over-build) / accelerators per unit.

    Parameters
    ----------
    contracted_accelerators, accelerators_per_unit, overbuild_fraction : broadcastable.
    """
    installed: Array = np.asarray(contracted_accelerators, dtype=np.float64) * (1.0 + overbuild_fraction)
    units: Array = installed / np.maximum(accelerators_per_unit, 1e-9)
    return units


def monthly_survival(*, rate_per_yr: Array | float) -> Array:
    """Share of a population that survives a month under a constant rate: s = exp(-rate / 12).

    Parameters
    ----------
    rate_per_yr : loss rate, any shape.
    """
    survival: Array = np.exp(-np.asarray(rate_per_yr, dtype=np.float64) / MONTHS_PER_YEAR)
    return survival


def whole_months(*, days: Array | float, longest: int) -> Array:
    """Round a duration to whole months, at least one and at most `longest`; an undefined duration is the longest.

    Parameters
    ----------
    days : duration, any shape.
    longest : largest number of months returned.
    """
    months: Array = np.rint(np.nan_to_num(np.asarray(days, dtype=np.float64), nan=np.inf) / DAYS_PER_MONTH)
    bounded: Array = np.clip(months, 1.0, float(longest))
    return bounded


def derelicts(
    *, derelicts_before: Array | float, new_derelicts: Array | float, passive_lifetime_yr: Array | float
) -> Array:
    """Derelicts in the shell at the end of a month: those before that have not decayed, and the new ones.

    D = D_before exp(-1 / (12 lifetime)) + new.

    Parameters
    ----------
    derelicts_before, new_derelicts : numbers of satellites.
    passive_lifetime_yr : mean time a failed satellite stays; all broadcastable.
    """
    stay = derelict_survival(passive_lifetime_yr=passive_lifetime_yr)
    number: Array = derelicts_before * stay + new_derelicts
    return number


def derelict_survival(*, passive_lifetime_yr: Array | float) -> Array:
    """Share of derelicts that stay in the shell for another month: exp(-1 / (12 lifetime)).

    Parameters
    ----------
    passive_lifetime_yr : mean time a failed satellite stays, any shape.
    """
    lifetime: Array = np.maximum(np.asarray(passive_lifetime_yr, dtype=np.float64), _SHORTEST_LIFETIME_YR)
    return monthly_survival(rate_per_yr=1.0 / lifetime)


def factory_per_month(*, month: float, rate_per_month: Array | float, ramp_yr: Array | float) -> Array:
    """Satellites the factory makes in a month: a linear rise from nothing to the full rate, then constant.

    f = rate min((month + 1/2) / (12 ramp), 1).

    Parameters
    ----------
    month : index of the month.
    rate_per_month : full rate.
    ramp_yr : time to the full rate; broadcastable.
    """
    share: Array = np.minimum((month + 0.5) / np.maximum(np.asarray(ramp_yr) * MONTHS_PER_YEAR, 0.5), 1.0)
    made: Array = rate_per_month * share
    return made


def relative_slack(*, limit: Array | float, demand: Array | float) -> Array:
    """Slack of a limit against a demand, (limit - demand) / limit; negative where the limit binds.

    A limit of nothing is read as one in a million of the demand, so that the slack stays finite.

    Parameters
    ----------
    limit, demand : same unit, broadcastable.
    """
    floor: Array = np.maximum(limit, np.maximum(1e-6 * np.asarray(demand), 1e-12))
    margin: Array = 1.0 - demand / floor
    return margin


def capacity_spread(
    *,
    units: Array | float,
    loss_rate_per_yr: Array | float,
    common_cause_loss_per_yr: Array | float,
    common_cause_batch_fraction: Array | float,
    replacement_months: Array | float,
    refill_months: Array | float,
) -> Array:
    """Relative standard deviation of living capacity between fleets that hold their size by replacement.

    A loss is open until its replacement serves. Independent losses are Poisson: mean N l L open ones out of N units,
    hence variance l L / N. Common-cause losses at a mean of c per year come as jumps of a share b of the fleet, c / b
    jumps per year, each open for L_b = L + R / 2 (refilling the whole fleet takes R, a jump b R, mean depth one half
    of it): variance (c / b) b b L_b = c b L_b. Spread = sqrt(l L / N + c b L_b).

    Parameters
    ----------
    units : units that hold the contract and over-build (N).
    loss_rate_per_yr : independent losses per unit and year (l).
    common_cause_loss_per_yr, common_cause_batch_fraction : c and b.
    replacement_months : months from order to service (L).
    refill_months : months in which supply and launches refill one whole fleet (R); all broadcastable.

    Returns
    -------
    Array : relative standard deviation, 1.
    """
    open_yr: Array = np.asarray(replacement_months, dtype=np.float64) / MONTHS_PER_YEAR
    jump_yr = open_yr + 0.5 * common_cause_batch_fraction * refill_months / MONTHS_PER_YEAR
    independent = loss_rate_per_yr * open_yr / np.maximum(units, 1.0)
    common = common_cause_loss_per_yr * common_cause_batch_fraction * jump_yr
    spread: Array = np.sqrt(independent + common)
    return spread
