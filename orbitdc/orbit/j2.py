"""Circular orbits under Earth's oblateness: period, speed, node rate and the Sun-synchronous inclination."""

from __future__ import annotations

import numpy as np

from orbitdc.scenario.declaration import Array

EARTH_GRAVITY_KM3_PER_S2 = 398600.4418
EARTH_RADIUS_KM = 6378.137
EARTH_J2 = 1.08262668e-3
TROPICAL_YEAR_DAYS = 365.2421897
SECONDS_PER_DAY = 86400.0
SUN_SYNCHRONOUS_RATE_DEG_PER_DAY = 360.0 / TROPICAL_YEAR_DAYS


def semi_major_axis_km(*, altitude_km: Array | float) -> Array:
    """Semi-major axis of a circular orbit: a = R_E + h, with the equatorial radius.

    Parameters
    ----------
    altitude_km : altitude above the equatorial radius [km], any shape.

    Returns
    -------
    Semi-major axis [km], same shape. Source: wgs84.
    """
    axis: Array = EARTH_RADIUS_KM + np.asarray(altitude_km, dtype=np.float64)
    return axis


def mean_motion_rad_per_s(*, altitude_km: Array | float) -> Array:
    """Keplerian mean motion n = sqrt(mu / a3).

    Parameters
    ----------
    altitude_km : altitude above the equatorial radius [km], any shape.

    Returns
    -------
    Mean motion [rad/s], same shape. Source: vallado_2013.
    """
    axis = semi_major_axis_km(altitude_km=altitude_km)
    motion: Array = np.sqrt(EARTH_GRAVITY_KM3_PER_S2 / (axis * axis * axis))
    return motion


def period_s(*, altitude_km: Array | float) -> Array:
    """Keplerian period T = 2 pi / n.

    Parameters
    ----------
    altitude_km : altitude above the equatorial radius [km], any shape.

    Returns
    -------
    Period [s], same shape. Source: vallado_2013.
    """
    period: Array = 2 * np.pi / mean_motion_rad_per_s(altitude_km=altitude_km)
    return period


def orbital_speed_m_per_s(*, altitude_km: Array | float) -> Array:
    """Circular speed v = sqrt(mu / a).

    Parameters
    ----------
    altitude_km : altitude above the equatorial radius [km], any shape.

    Returns
    -------
    Inertial speed [m/s], same shape. Source: vallado_2013.
    """
    speed: Array = 1000 * np.sqrt(EARTH_GRAVITY_KM3_PER_S2 / semi_major_axis_km(altitude_km=altitude_km))
    return speed


def _node_rate_scale_deg_per_day(altitude_km: Array | float) -> Array:
    ratio = EARTH_RADIUS_KM / semi_major_axis_km(altitude_km=altitude_km)
    rate = 1.5 * mean_motion_rad_per_s(altitude_km=altitude_km) * EARTH_J2 * ratio * ratio
    scale: Array = np.degrees(rate) * SECONDS_PER_DAY
    return scale


def nodal_rate_deg_per_day(*, altitude_km: Array | float, inclination_deg: Array | float) -> Array:
    """Secular rate of the ascending node of a circular orbit: -3/2 n J2 (R_E / a)2 cos i.

    Parameters
    ----------
    altitude_km : altitude above the equatorial radius [km].
    inclination_deg : inclination [deg], broadcasts with the altitude.

    Returns
    -------
    Node rate [deg/d], broadcast shape. Source: vallado_2013.
    """
    rate: Array = -_node_rate_scale_deg_per_day(altitude_km) * np.cos(np.radians(inclination_deg))
    return rate


def sun_synchronous_inclination_deg(*, altitude_km: Array | float) -> Array:
    """Inclination whose node follows the mean Sun: cos i = -(360 deg / tropical year) / (3/2 n J2 (R_E / a)2).

    Parameters
    ----------
    altitude_km : altitude above the equatorial radius [km]; a Sun-synchronous orbit exists up to a = 12,352 km.

    Returns
    -------
    Inclination [deg], same shape; 180 where no Sun-synchronous circular orbit exists. Source: vallado_2013.
    """
    cosine = -SUN_SYNCHRONOUS_RATE_DEG_PER_DAY / _node_rate_scale_deg_per_day(altitude_km)
    inclination: Array = np.degrees(np.arccos(np.maximum(cosine, -1.0)))
    return inclination
