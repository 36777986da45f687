"""Which particles perforate a metal wall."""

from __future__ import annotations

import numpy as np

from orbitdc.scenario.declaration import Array

PERFORATION_THICKNESS_RATIO = 1.8
OBLIQUITY_COSINE = np.cos(np.pi / 4)
"""At 45 deg: the most frequent angle between a wall's normal and directions that come evenly from all sides."""

_SIZE_EXPONENT = 18.0 / 19.0
_CRATER_COEFFICIENT = 5.24


def perforating_diameter_cm(
    *,
    wall_thickness_cm: Array | float,
    wall_density_g_per_cm3: Array | float,
    wall_brinell_hardness: Array | float,
    wall_sound_speed_km_per_s: Array | float,
    particle_density_g_per_cm3: Array | float,
    normal_speed_km_per_s: Array | float,
) -> Array:
    """Smallest particle that perforates a single aluminum wall, by Cour-Palais and Christiansen.

    d = [t H^0.25 (rho_w / rho_p)^b / (1.8 x 5.24 (v / C)^(2/3))]^(18/19), b = 1/2, and 3/2 for particles of at least
    1.5 times the wall's density. The wall is perforated when it is thinner than 1.8 times the crater that the
    particle would make in a thick one.

    Parameters
    ----------
    wall_thickness_cm : t [cm].
    wall_density_g_per_cm3, particle_density_g_per_cm3 : rho_w and rho_p [g/cm3].
    wall_brinell_hardness : H, Brinell number [1].
    wall_sound_speed_km_per_s : C, speed of sound in the wall [km/s].
    normal_speed_km_per_s : v, component of the speed along the wall's normal [km/s]; all broadcast.

    Returns
    -------
    Diameter [cm], broadcast shape. Source: christiansen_1991.
    """
    ratio = np.asarray(wall_density_g_per_cm3, dtype=np.float64) / particle_density_g_per_cm3
    dense = np.asarray(particle_density_g_per_cm3) >= 1.5 * np.asarray(wall_density_g_per_cm3)
    resistance = np.where(dense, ratio * np.sqrt(ratio), np.sqrt(ratio)) * np.sqrt(np.sqrt(wall_brinell_hardness))
    mach = np.cbrt(np.asarray(normal_speed_km_per_s, dtype=np.float64) / wall_sound_speed_km_per_s)
    crater = PERFORATION_THICKNESS_RATIO * _CRATER_COEFFICIENT * mach * mach
    diameter: Array = np.exp(_SIZE_EXPONENT * np.log(wall_thickness_cm * resistance / crater))
    return diameter
