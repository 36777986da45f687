"""Loops that punctures take out of a segmented radiator, and the area that still works."""

from __future__ import annotations

import numpy as np

from orbitdc.scenario.declaration import Array

SMALLEST_WORKING_FRACTION = 0.05
"""Share of the area that is taken as working where punctures leave less; such a point is flagged."""

_FEWEST_LOOPS = 1e-6
_LARGEST_LOSS = 0.999


def lost_loop_fraction(
    *,
    puncture_rate_per_m2_yr: Array | float,
    tube_surface_per_planform: Array | float,
    loop_planform_area_m2: Array | float,
    life_yr: Array | float,
) -> Array:
    """Mean share of loops with at least one puncture by the end of a life: s = 1 - exp(-f a A T).

    Parameters
    ----------
    puncture_rate_per_m2_yr : f, punctures per area of exposed tube, 1/(m2 yr).
    tube_surface_per_planform : a, exposed tube surface per planform area.
    loop_planform_area_m2 : A, planform area that goes with one loop, m2.
    life_yr : T, years.

    Returns
    -------
    Array : share, 0..1.

    Notes
    -----
    A loop is lost with its first puncture; none is repaired. Source: juhasz_2002.
    """
    punctures = puncture_rate_per_m2_yr * tube_surface_per_planform * loop_planform_area_m2 * life_yr
    share: Array = -np.expm1(-np.asarray(punctures, dtype=np.float64))
    return share


def working_area_fraction(
    *, lost_loop_fraction: Array | float, loop_count: Array | float, reserve_deviations: Array | float
) -> Array:
    """Share of a radiator of n loops that works at the end of life: 1 - s - z sqrt(s (1 - s) / n).

    The number of lost loops is binomial; z standard deviations above its mean are taken as lost, so that the working
    loops carry the load more often than not (z = 2: in about 98 % of satellites).

    Parameters
    ----------
    lost_loop_fraction : s, mean share of lost loops.
    loop_count : n.
    reserve_deviations : z.

    Returns
    -------
    Array : share; negative where the reserve takes more than there is.

    Notes
    -----
    Source: juhasz_2002.
    """
    lost = np.asarray(lost_loop_fraction, dtype=np.float64)
    spread = np.sqrt(lost * (1.0 - lost) / np.maximum(loop_count, _FEWEST_LOOPS))
    working: Array = 1.0 - lost - reserve_deviations * spread
    return working


def loops_to_carry(
    *, working_loops: Array | float, lost_loop_fraction: Array | float, reserve_deviations: Array | float
) -> Array:
    """Return the number of loops of which so many work at the end of life: the inverse of `working_area_fraction`.

    Parameters
    ----------
    working_loops : k, loops that carry the load.
    lost_loop_fraction : s, mean share of lost loops; 0.999 at most is taken.
    reserve_deviations : z.

    Returns
    -------
    Array : n with n (1 - s) - z sqrt(n s (1 - s)) = k, a quadratic equation in the root of n.

    Notes
    -----
    Source: juhasz_2002.
    """
    lost = np.minimum(lost_loop_fraction, _LARGEST_LOSS)
    kept = 1.0 - lost
    half = reserve_deviations * np.sqrt(lost * kept) / 2.0
    root = (half + np.sqrt(half * half + kept * working_loops)) / kept
    count: Array = root * root
    return count
