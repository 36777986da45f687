"""A linear ramp with renewals at a fixed life: how a site on the ground is built, kept and valued."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from orbitdc.economics.parameters import GroundParameters
from orbitdc.scenario.declaration import Array

SHORTEST_RAMP_MONTHS = 1.0
"""Nothing is built in less than the calendar's step."""


class SiteRamp(NamedTuple):
    """Months from the calendar's start to first and to full power."""

    first_month: Array
    full_month: Array


def site_ramp(ground: GroundParameters) -> SiteRamp:
    """Return when a site's ramp begins and when it is complete."""
    first = ground.time_to_power_months * ground.first_power_fraction
    return SiteRamp(first, np.maximum(ground.time_to_power_months, first + SHORTEST_RAMP_MONTHS))


def ramp_fraction(*, elapsed_months: Array, first_month: Array, full_month: Array) -> Array:
    """Return the share installed so many months after the calendar's start.

    Parameters
    ----------
    elapsed_months : time, broadcasts with the rest.
    first_month, full_month : when the ramp begins and when it is complete, the first below the second.

    Returns
    -------
    Array : 0..1, linear between the two.
    """
    share: Array = (elapsed_months - first_month) * (1.0 / (full_month - first_month))
    np.clip(share, 0.0, 1.0, out=share)
    return share


def _started_lives(age: Array, life: Array) -> Array:
    """Sum of (age - k life) over all lives k from 0 that have begun, none before age zero."""
    old = np.maximum(age, 0.0)
    lives = np.floor(old / life)
    summed: Array = (lives + 1.0) * (old - 0.5 * lives * life)
    return summed


def bought_fraction(*, elapsed_months: Array, first_month: Array, full_month: Array, life_months: Array) -> Array:
    """Return how often the full size has been bought: the ramp, repeated each time a life has passed.

    Parameters
    ----------
    elapsed_months : time since the calendar's start, broadcasts with the rest.
    first_month, full_month : begin and completion of the first ramp.
    life_months : time after which each part is bought again.

    Returns
    -------
    Array : sum over renewals k from 0 of the ramp shifted by k lives, 0 and up; with a = time since a month,
        S(a) = sum of (a - k life) over the lives begun, it is (S(a_first) - S(a_full)) / (full - first).
    """
    begun = _started_lives(elapsed_months - first_month, life_months)
    complete = _started_lives(elapsed_months - full_month, life_months)
    bought: Array = (begun - complete) * (1.0 / (full_month - first_month))
    return bought


def _value_integral(*, age_months: Array, life_months: Array) -> Array:
    lives = np.floor(age_months / life_months)
    part = age_months - lives * life_months
    integral: Array = lives * (0.5 * life_months) + part * (1.0 - 0.5 * part / life_months)
    return integral


def remaining_fraction(*, first_month: Array, full_month: Array, life_months: Array, end_month: Array) -> Array:
    """Return the straight-line value left at the end, per cost of the full size, of a renewed ramp.

    Parameters
    ----------
    first_month, full_month, life_months : as in `bought_fraction`.
    end_month : when its value is asked for; nothing is bought after it.

    Returns
    -------
    Array : mean over the ramp of 1 - (age mod life) / life, times the share of the ramp begun by the end.
    """
    begun = np.maximum(end_month - first_month, 0.0)
    complete = np.maximum(end_month - full_month, 0.0)
    left: Array = (
        _value_integral(age_months=begun, life_months=life_months)
        - _value_integral(age_months=complete, life_months=life_months)
    ) / (full_month - first_month)
    return left
