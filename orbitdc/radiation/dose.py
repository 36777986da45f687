"""Dose in silicon behind a shield from all sources, and the mass of the shield."""

from __future__ import annotations

import numpy as np

from orbitdc.scenario.declaration import Array

ALUMINUM_DENSITY_G_PER_CM3 = 2.7
RAD_PER_KRAD = 1000.0
CM2_PER_M2 = 1.0e4
MM_PER_CM = 10.0
G_PER_KG = 1000.0


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


def dose_rad_per_yr(
    *,
    trapped_proton_rad_per_yr: Array | float,
    trapped_electron_rad_per_yr: Array | float,
    galactic_rad_per_yr: Array | float,
    solar_rad_per_yr: Array | float,
    trapped_flux_factor: Array | float,
) -> Array:
    """Return the dose of all sources behind one shield.

    dose = factor x (trapped protons + trapped electrons) + galactic + solar.

    Parameters
    ----------
    trapped_proton_rad_per_yr, trapped_electron_rad_per_yr : doses of the belts, rad(Si) per year.
    galactic_rad_per_yr, solar_rad_per_yr : doses of cosmic rays and of the Sun's protons.
    trapped_flux_factor : factor on the modeled belts.

    Returns
    -------
    Array : dose, rad(Si) per year.
    """
    trapped = np.asarray(trapped_proton_rad_per_yr, dtype=np.float64) + np.asarray(trapped_electron_rad_per_yr)
    dose: Array = trapped * np.asarray(trapped_flux_factor) + np.asarray(galactic_rad_per_yr) + solar_rad_per_yr
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
