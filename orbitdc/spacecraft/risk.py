"""Collisions with debris, and what is left in orbit after the mission."""

from __future__ import annotations

import numpy as np

from orbitdc.scenario.declaration import Array


def tumbling_area_m2(*, plate_area_m2: Array | float, body_area_m2: Array | float) -> Array:
    """Return the mean cross-section of a satellite seen from a random direction.

    Parameters
    ----------
    plate_area_m2 : one side of all plates (radiator and array), m2.
    body_area_m2 : face of the cubic body, m2.

    Returns
    -------
    Array : a quarter of the surface of each convex part: plates / 2 + 1.5 x face, m2.

    Notes
    -----
    Cauchy's theorem for convex bodies; shadowing between them is left out.
    """
    area: Array = np.asarray(plate_area_m2 / 2.0 + 1.5 * body_area_m2, dtype=np.float64)
    return area


def collision_rate_per_yr(
    *, flux_per_m2_yr: Array | float, area_m2: Array | float, avoidance_success_fraction: Array | float
) -> Array:
    """Return the hits per year that maneuvers do not avoid.

    Parameters
    ----------
    flux_per_m2_yr : impacts of objects of at least 10 cm per area and year.
    area_m2 : mean cross-section, m2.
    avoidance_success_fraction : share of close approaches that maneuvers avoid.

    Returns
    -------
    Array : flux x area x (1 - avoidance), 1/yr.

    Notes
    -----
    Source: nasa_std_8719_14.
    """
    rate: Array = np.asarray(flux_per_m2_yr * area_m2 * (1.0 - avoidance_success_fraction), dtype=np.float64)
    return rate


def collision_probability(*, rate_per_yr: Array | float, life_yr: Array | float) -> Array:
    """Return the chance of at least one hit in a life.

    Parameters
    ----------
    rate_per_yr : hits per year.
    life_yr : life.

    Returns
    -------
    Array : 1 - exp(-rate life).

    Notes
    -----
    Source: nasa_std_8719_14.
    """
    probability: Array = -np.expm1(-np.asarray(rate_per_yr * life_yr, dtype=np.float64))
    return probability


def disposal_slack(
    *,
    passive_lifetime_yr: Array | float,
    disposal_success_fraction: Array | float,
    disposal_limit_yr: Array | float,
) -> Array:
    """Return the slack of the post-mission rule, fleet view.

    Parameters
    ----------
    passive_lifetime_yr : time a failed satellite stays in orbit.
    disposal_success_fraction : chance of disposal as planned.
    disposal_limit_yr : longest time in orbit after the mission that the rule allows.

    Returns
    -------
    Array : 1 - (1 - success) x lifetime / limit: the fleet's mean time in orbit after the mission against
        the limit, planned disposals counted as immediate.

    Notes
    -----
    Source: fcc_five_year_2022 (the limit; that a fleet's mean is held against it is this function's reading).
    """
    slack: Array = np.asarray(
        1.0 - (1.0 - disposal_success_fraction) * passive_lifetime_yr / disposal_limit_yr, dtype=np.float64
    )
    return slack
