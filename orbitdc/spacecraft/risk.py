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


def derelict_collision_probability(
    *, rate_per_yr: Array | float, passive_lifetime_yr: Array | float, disposal_probability: Array | float
) -> Array:
    """Return the chance that a satellite is left in orbit and is hit before drag ends its orbit.

    Parameters
    ----------
    rate_per_yr : hits per year of a satellite that nobody steers.
    passive_lifetime_yr : time that a failed satellite stays in orbit.
    disposal_probability : chance that the satellite is disposed of as planned, failures in service included.

    Returns
    -------
    Array : (1 - p) (1 - exp(-rate lifetime)): the part of the chance of a collision that is left where the risk is
        taken as none while a satellite can maneuver.

    Notes
    -----
    Source: definition.
    """
    hit = collision_probability(rate_per_yr=rate_per_yr, life_yr=passive_lifetime_yr)
    probability: Array = (1.0 - np.asarray(disposal_probability)) * hit
    return probability


def orbital_lifetime_collision_probability(
    *, collision_probability: Array | float, derelict_collision_probability: Array | float
) -> Array:
    """Return the chance of a collision over the whole time in orbit, in service and as a derelict.

    Parameters
    ----------
    collision_probability : in the planned life.
    derelict_collision_probability : after it, times the chance that the satellite is left there.

    Returns
    -------
    Array : 1 - (1 - a) (1 - b); orbits during raising and disposal, which take weeks, count as none.

    Notes
    -----
    Source: fcc_25_114 (the time that counts: the total orbital lifetime).
    """
    none = (1.0 - np.asarray(collision_probability)) * (1.0 - np.asarray(derelict_collision_probability))
    probability: Array = 1.0 - none
    return probability


def small_object_disposal_loss_probability(
    *, flux_per_m2_yr: Array | float, critical_area_m2: Array | float, life_yr: Array | float
) -> Array:
    """Return the chance that small debris or a meteoroid takes the ability to dispose of a satellite.

    Parameters
    ----------
    flux_per_m2_yr : impacts of objects that go through the wall.
    critical_area_m2 : mean cross-section of what must work in the end.
    life_yr : life.

    Returns
    -------
    Array : 1 - exp(-flux area life).

    Notes
    -----
    Source: nasa_std_8719_14.
    """
    probability: Array = -np.expm1(-np.asarray(flux_per_m2_yr * critical_area_m2 * life_yr, dtype=np.float64))
    return probability


def disposal_probability(
    *, loss_rate_per_yr: Array | float, life_yr: Array | float, disposal_success_fraction: Array | float
) -> Array:
    """Return the chance that a satellite in service is disposed of as planned, failures before the end included.

    Parameters
    ----------
    loss_rate_per_yr : losses of whole satellites in service, all causes.
    life_yr : planned life.
    disposal_success_fraction : chance that the disposal of a living satellite works.

    Returns
    -------
    Array : success x exp(-rate life).

    Notes
    -----
    Constant rates; the rule's texts differ on whether failures before the end count. Source: definition.
    """
    probability: Array = disposal_success_fraction * np.exp(-np.asarray(loss_rate_per_yr * life_yr, dtype=np.float64))
    return probability


def disposal_slack(
    *,
    passive_lifetime_yr: Array | float,
    planned_disposal_yr: Array | float,
    disposal_success_fraction: Array | float,
    disposal_limit_yr: Array | float,
) -> Array:
    """Return the slack of the post-mission rule, fleet view.

    Parameters
    ----------
    passive_lifetime_yr : time a failed satellite stays in orbit.
    planned_disposal_yr : time a disposal that works takes.
    disposal_success_fraction : chance of disposal as planned, of a satellite that reaches its retirement.
    disposal_limit_yr : longest time in orbit after the mission that the rule allows.

    Returns
    -------
    Array : 1 - (p t + (1 - p) lifetime) / limit: the fleet's mean time in orbit after the mission against the limit.

    Notes
    -----
    Source: fcc_five_year_2022 (the limit; that a fleet's mean is held against it is this function's reading).
    """
    success = np.asarray(disposal_success_fraction, dtype=np.float64)
    stay = success * planned_disposal_yr + (1.0 - success) * passive_lifetime_yr
    slack: Array = 1.0 - stay / disposal_limit_yr
    return slack
