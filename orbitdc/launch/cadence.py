"""Launches per month open to the project."""

from __future__ import annotations

import numpy as np

from orbitdc.scenario.declaration import Array


def cadence_per_month(
    *,
    years_since_start: Array | float,
    first_per_month: Array | float,
    growth_per_yr: Array | float,
    maximum_per_month: Array | float,
) -> Array:
    """Return the launches per month: geometric growth from the first year up to a ceiling.

    c = min(c0 (1 + g) ** years, c_max).

    Parameters
    ----------
    years_since_start : years since the project's start.
    first_per_month, growth_per_yr, maximum_per_month : c0, g (as a fraction) and c_max; all broadcastable.

    Returns
    -------
    Array : launches per month.
    """
    grown: Array = first_per_month * np.power(1.0 + np.asarray(growth_per_yr, dtype=np.float64), years_since_start)
    capped: Array = np.minimum(grown, maximum_per_month)
    return capped
