"""How many satellites of a shell a station sees."""

from __future__ import annotations

import numpy as np

from orbitdc.link.radio import EARTH_RADIUS_KM
from orbitdc.scenario.declaration import Array

_NODES, _WEIGHTS = np.polynomial.legendre.leggauss(12)
_ANGLES = 0.5 * np.pi * _NODES


def cap_angle_rad(*, altitude_km: Array, elevation_deg: Array) -> Array:
    """Earth-central angle from a station to the farthest satellite above an elevation.

    Parameters
    ----------
    altitude_km, elevation_deg : broadcast together.

    Returns
    -------
    Array : rad. Equation: acos(R cos(el) / (R + h)) - el.
    """
    elevation: Array = np.radians(elevation_deg)
    angle: Array = np.arccos(EARTH_RADIUS_KM * np.cos(elevation) / (EARTH_RADIUS_KM + altitude_km)) - elevation
    return angle


def visible_fraction(
    *, latitude_deg: Array, altitude_km: Array, inclination_deg: Array, elevation_mask_deg: Array
) -> Array:
    """Share of a shell's satellites that a station sees above its mask, on average.

    Parameters
    ----------
    latitude_deg : latitude of the station, any shape.
    altitude_km, inclination_deg : of the circular orbits, broadcast.
    elevation_mask_deg : lowest usable elevation, broadcasts.

    Returns
    -------
    Array : share of all satellites. Equation: satellites spend equal times in equal steps of the argument of
        latitude u, and sin(latitude) = sin(i) sin(u); of a parallel, acos((cos a - sin p sin q) / (cos p cos q)) / pi
        lies within the angle a of the station at latitude p; the product is integrated over u by Gauss's rule after
        a sine substitution that smooths both ends. Longitudes are taken as uniform.
    """
    latitude: Array = np.radians(latitude_deg)
    angle: Array = cap_angle_rad(altitude_km=altitude_km, elevation_deg=elevation_mask_deg)
    tilt: Array = np.sin(np.radians(inclination_deg))
    lowest: Array = np.sin(np.maximum(latitude - angle, -0.5 * np.pi))
    highest: Array = np.sin(np.minimum(latitude + angle, 0.5 * np.pi))
    start: Array = np.arcsin(np.clip(lowest / tilt, -1.0, 1.0))
    end: Array = np.arcsin(np.clip(highest / tilt, -1.0, 1.0))
    middle: Array = 0.5 * (start + end)
    half: Array = 0.5 * (end - start)
    cos_angle: Array = np.cos(angle)
    sin_station: Array = np.sin(latitude)
    cos_station: Array = np.cos(latitude)
    total: Array = np.zeros(1)
    for node, weight in zip(_ANGLES, _WEIGHTS, strict=True):
        sin_satellite: Array = tilt * np.sin(middle + half * np.sin(node))
        across: Array = cos_station * np.sqrt(1.0 - sin_satellite * sin_satellite)
        cosine: Array = (cos_angle - sin_station * sin_satellite) / np.maximum(across, 1e-12)
        total = total + weight * np.cos(node) * np.arccos(np.clip(cosine, -1.0, 1.0))
    share: Array = 0.5 / np.pi * half * total
    return share


def satellites_in_view(*, satellite_count: Array, visible_fraction: Array) -> Array:
    """Mean number of satellites above the mask.

    Parameters
    ----------
    satellite_count, visible_fraction : broadcast together.

    Returns
    -------
    Array : satellites. Equation: N p.
    """
    count: Array = satellite_count * visible_fraction
    return count
