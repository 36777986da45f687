"""Dose in silicon behind aluminum on a circular sun-synchronous orbit, and the shield that sets it."""

from __future__ import annotations

from typing import Literal

import numpy as np

from orbitdc.radiation._table import log_grid_position, trapped_table
from orbitdc.scenario.declaration import Array

EARTH_RADIUS_OF_MODEL_KM = 6371.2
"""Radius above which the belt models count altitude."""

ALUMINUM_DENSITY_G_PER_CM3 = 2.7
REFERENCE_DEPTH_MM = 10.0
"""Aluminum depth at which doses of solar particle events are stated."""

RAD_PER_KRAD = 1000.0
CM2_PER_M2 = 1.0e4
MM_PER_CM = 10.0
G_PER_KG = 1000.0


def _interpolated(name: str, altitude_km: Array | float, depth_mm: Array | float) -> Array:
    table = trapped_table()
    values = table[name]
    row, up = log_grid_position(altitude_km, table["altitude_km"])
    column, deeper = log_grid_position(depth_mm, table["depth_mm"])
    shallow = values[row, column] * (1 - up) + values[row + 1, column] * up
    deep = values[row, column + 1] * (1 - up) + values[row + 1, column + 1] * up
    dose: Array = np.exp(shallow * (1 - deeper) + deep * deeper)
    return dose


def solar_phase_fraction(
    *, solar_f107: Array | float, minimum_f107: Array | float, maximum_f107: Array | float
) -> Array:
    """Return where the Sun stands between the minimum (0) and maximum (1) maps of the belts.

    phase = (F10.7 - minimum) / (maximum - minimum), held in 0..1. Linear interpolation between the two maps is
    engineering practice, not physics.

    Parameters
    ----------
    solar_f107 : solar radio flux, solar flux units, any shape.
    minimum_f107, maximum_f107 : fluxes at which the two maps hold.

    Returns
    -------
    Array : phase, 0..1.
    """
    low = np.asarray(minimum_f107, dtype=np.float64)
    span = np.asarray(maximum_f107, dtype=np.float64) - low
    phase: Array = np.clip((np.asarray(solar_f107, dtype=np.float64) - low) / span, 0.0, 1.0)
    return phase


def aluminum_depth_mm(*, areal_density_g_per_cm2: Array | float) -> Array:
    """Return the aluminum depth of the same areal density.

    depth = areal density / 2.7 g/cm3: materials are taken as equivalent per mass, a first order that is right to
    some 20 % for protons.

    Parameters
    ----------
    areal_density_g_per_cm2 : areal density of the shield, g/cm2.

    Returns
    -------
    Array : depth of aluminum, mm.
    """
    depth: Array = np.asarray(areal_density_g_per_cm2, dtype=np.float64) * (MM_PER_CM / ALUMINUM_DENSITY_G_PER_CM3)
    return depth


def trapped_dose_rad_per_yr(
    *,
    altitude_km: Array | float,
    depth_mm: Array | float,
    solar_phase: Array | float,
    particle: Literal["proton", "electron"],
) -> Array:
    """Return the dose of trapped particles in the center of an aluminum sphere, sun-synchronous orbit.

    Orbit mean of AP8 (protons) or AE8 (electrons with bremsstrahlung) in the maps' own magnetic field, with the
    interpolation of Daly et al. 1996 at low altitude, through SHIELDOSE-2 with nuclear attenuation (4 pi, silicon).
    The bundled table is read linearly in the logarithms of altitude, depth and dose, and linearly in solar phase;
    outside 300 to 2,060 km and 0.05 to 80 mm the nearest edge holds. Against SPENVIS at 550 km it is within 6 % for
    protons and 12 % for electrons. The models themselves are known to a factor of 2.

    Source: aep8_package, irbem_2022, spenvis_leo_edge.

    Parameters
    ----------
    altitude_km : altitude above 6,371.2 km, any shape.
    depth_mm : aluminum depth, mm.
    solar_phase : 0 at solar minimum, 1 at maximum.
    particle : which belt.

    Returns
    -------
    Array : dose, rad(Si) per year.
    """
    quiet = _interpolated(f"{particle}_min", altitude_km, depth_mm)
    active = _interpolated(f"{particle}_max", altitude_km, depth_mm)
    phase = np.asarray(solar_phase, dtype=np.float64)
    dose: Array = quiet + (active - quiet) * phase
    return dose


def storm_dose_rad_per_yr(
    *, reference_dose_rad_per_yr: Array | float, depth_mm: Array | float, exponent: Array | float
) -> Array:
    """Return the dose of solar particle events behind a shield.

    dose = reference x (10 mm / depth)^exponent. The published total at 800 km (80 % confidence) leaves about 550,
    64 and 52 rad per year for events behind 2.5, 10 and 20 mm: exponents between 0.3 and 1.6.

    Source: sinclair_dyer_2013.

    Parameters
    ----------
    reference_dose_rad_per_yr : dose behind 10 mm of aluminum, rad(Si) per year.
    depth_mm : aluminum depth, mm.
    exponent : fall with depth.

    Returns
    -------
    Array : dose, rad(Si) per year.
    """
    ratio = REFERENCE_DEPTH_MM / np.asarray(depth_mm, dtype=np.float64)
    dose: Array = np.asarray(reference_dose_rad_per_yr) * np.exp(np.log(ratio) * np.asarray(exponent))
    return dose


def dose_rad_per_yr(
    *,
    trapped_proton_rad_per_yr: Array | float,
    trapped_electron_rad_per_yr: Array | float,
    galactic_rad_per_yr: Array | float,
    storm_rad_per_yr: Array | float,
    trapped_flux_factor: Array | float,
) -> Array:
    """Return the dose of all sources behind one shield.

    dose = factor x (trapped protons + trapped electrons) + galactic + storms.

    Parameters
    ----------
    trapped_proton_rad_per_yr, trapped_electron_rad_per_yr : doses of the belts, rad(Si) per year.
    galactic_rad_per_yr, storm_rad_per_yr : doses of cosmic rays and of solar particle events.
    trapped_flux_factor : factor on the modeled belts.

    Returns
    -------
    Array : dose, rad(Si) per year.
    """
    trapped = np.asarray(trapped_proton_rad_per_yr, dtype=np.float64) + np.asarray(trapped_electron_rad_per_yr)
    dose: Array = trapped * np.asarray(trapped_flux_factor) + np.asarray(galactic_rad_per_yr) + storm_rad_per_yr
    return dose


def lifetime_dose_krad(*, dose_rad_per_yr: Array | float, life_yr: Array | float) -> Array:
    """Return the dose over a life.

    Source: suncatcher_2026 (150 rad per year over 5 years is 750 rad).

    Parameters
    ----------
    dose_rad_per_yr : dose rate, rad(Si) per year.
    life_yr : life, years.

    Returns
    -------
    Array : dose, krad(Si).
    """
    dose: Array = np.asarray(dose_rad_per_yr, dtype=np.float64) * np.asarray(life_yr) / RAD_PER_KRAD
    return dose


def shield_mass_kg(
    *, surface_m2: Array | float, areal_density_g_per_cm2: Array | float, given_fraction: Array | float
) -> Array:
    """Return the mass of the shield beyond what other hardware gives anyway.

    mass = surface x areal density x (1 - given share).

    Parameters
    ----------
    surface_m2 : surface around the electronics, m2.
    areal_density_g_per_cm2 : areal density of the whole shield, g/cm2.
    given_fraction : share that structure, cold plates and radiator give.

    Returns
    -------
    Array : mass, kg.
    """
    areal_kg_per_m2 = np.asarray(areal_density_g_per_cm2, dtype=np.float64) * (CM2_PER_M2 / G_PER_KG)
    mass: Array = np.asarray(surface_m2) * areal_kg_per_m2 * (1 - np.asarray(given_fraction))
    return mass
