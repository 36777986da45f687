"""Sunlight at Earth's distance from the Sun."""

from __future__ import annotations

import numpy as np

from orbitdc.scenario.declaration import Array

ORBIT_SEMI_MAJOR_AXIS_AU = 1.000001018
ORBIT_ECCENTRICITY = 0.016696
"""Earth's orbit in 2030."""
PERIHELION_AU = ORBIT_SEMI_MAJOR_AXIS_AU * (1 - ORBIT_ECCENTRICITY)
APHELION_AU = ORBIT_SEMI_MAJOR_AXIS_AU * (1 + ORBIT_ECCENTRICITY)


def solar_irradiance_w_per_m2(*, solar_constant_w_per_m2: Array | float, sun_distance_au: Array | float) -> Array:
    """Sunlight on a surface that faces the Sun: S / d2.

    Parameters
    ----------
    solar_constant_w_per_m2 : total solar irradiance at 1 au [W/m2].
    sun_distance_au : distance of the Sun [au]; both broadcast.

    Returns
    -------
    Irradiance [W/m2], broadcast shape. Source: kopp_lean_2011.
    """
    distance = np.asarray(sun_distance_au, dtype=np.float64)
    irradiance: Array = np.asarray(solar_constant_w_per_m2) / (distance * distance)
    return irradiance
