"""The turning Earth: sidereal angle, and latitude and longitude below a position."""

from __future__ import annotations

import numpy as np

from orbitdc.orbit.j2 import EARTH_RADIUS_KM
from orbitdc.orbit.sun import DAYS_PER_CENTURY, J2000_JULIAN_DATE
from orbitdc.scenario.declaration import Array

EARTH_FLATTENING = 1 / 298.257223563
_SECONDS_TO_DEGREES = 1 / 240.0


def greenwich_sidereal_angle_deg(*, julian_date: Array | float) -> Array:
    """Mean sidereal time at Greenwich as an angle.

    67310.54841 s + (876600 h + 8640184.812866 s) T + 0.093104 s T2 - 6.2e-6 s T3, T in centuries of universal time
    from J2000; one second of time is 1/240 degree. Universal time is taken for UT1: they differ by less than 0.9 s,
    0.4 km on the equator.

    Parameters
    ----------
    julian_date : Julian date (universal time), any shape.

    Returns
    -------
    Angle from the mean equinox of date to the meridian of Greenwich [deg, 0..360], same shape. Source: aoki_1982.
    """
    days = np.asarray(julian_date, dtype=np.float64) - J2000_JULIAN_DATE
    century = days / DAYS_PER_CENTURY
    slow = 67310.54841 + century * (8640184.812866 + century * (0.093104 - 6.2e-6 * century))
    angle: Array = ((days % 1.0) * 360 + slow * _SECONDS_TO_DEGREES) % 360
    return angle


def geodetic_position(*, x_km: Array, y_km: Array, z_km: Array) -> tuple[Array, Array, Array]:
    """Latitude, longitude and height over the ellipsoid of an Earth-fixed position.

    tan B = (z + e'2 b sin3 t) / (p - e2 a cos3 t) with tan t = z a / (p b), p the distance from the axis; one step
    is exact to 1e-8 deg in low Earth orbit.

    Parameters
    ----------
    x_km, y_km, z_km : Earth-fixed position, x through Greenwich on the equator, z north [km]; all broadcast.

    Returns
    -------
    Geodetic latitude [deg], longitude [deg, -180..180] and height [km], broadcast shape. Source: bowring_1976.
    """
    polar_km = EARTH_RADIUS_KM * (1 - EARTH_FLATTENING)
    squared = EARTH_FLATTENING * (2 - EARTH_FLATTENING)
    second = squared / (1 - squared)
    axis_distance = np.hypot(x_km, y_km)
    reduced = np.arctan2(np.asarray(z_km) * EARTH_RADIUS_KM, axis_distance * polar_km)
    sine, cosine = np.sin(reduced), np.cos(reduced)
    latitude = np.arctan2(
        z_km + second * polar_km * sine * sine * sine,
        axis_distance - squared * EARTH_RADIUS_KM * cosine * cosine * cosine,
    )
    sine, cosine = np.sin(latitude), np.cos(latitude)
    curvature = EARTH_RADIUS_KM * np.sqrt(1 - squared * sine * sine)
    height: Array = axis_distance * cosine + z_km * sine - curvature
    longitude: Array = np.degrees(np.arctan2(y_km, x_km))
    latitude_deg: Array = np.degrees(latitude)
    return latitude_deg, longitude, height
