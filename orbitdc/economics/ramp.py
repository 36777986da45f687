"""A linear ramp with renewals at a fixed life: how a site on the ground is built, kept and valued."""

from __future__ import annotations

import numpy as np

from orbitdc.scenario.declaration import Array


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


def renewed_fraction(
    *, elapsed_months: Array, first_month: Array, full_month: Array, life_months: Array, end_month: Array
) -> Array:
    """Return how often the full size has been bought again: the ramp, repeated each time a life has passed.

    Parameters
    ----------
    elapsed_months : time since the calendar's start, broadcasts with the rest.
    first_month, full_month : begin and completion of the first ramp.
    life_months : time after which each part is bought again.
    end_month : nothing is bought after it.

    Returns
    -------
    Array : sum over renewals k from 1 of the ramp shifted by k lives, 0 and up; the first ramp is not in it.
    """
    buying = np.minimum(elapsed_months, end_month)
    renewed: Array = np.zeros_like(buying)
    for renewal in range(1, 1 + int(np.ceil(np.max(end_month) / np.min(life_months)))):
        shift = renewal * life_months
        renewed = renewed + ramp_fraction(
            elapsed_months=buying, first_month=first_month + shift, full_month=full_month + shift
        )
    return renewed


def _value_integral(*, age_months: Array, life_months: Array) -> Array:
    lives = np.floor(age_months / life_months)
    part = age_months - lives * life_months
    integral: Array = lives * (0.5 * life_months) + part * (1.0 - 0.5 * part / life_months)
    return integral


def remaining_fraction(*, first_month: Array, full_month: Array, life_months: Array, end_month: Array) -> Array:
    """Return the straight-line value left at the end, per cost of the full size, of a renewed ramp.

    Parameters
    ----------
    first_month, full_month, life_months, end_month : as in `renewed_fraction`.

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
