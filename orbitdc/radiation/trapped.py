"""Trapped protons and electrons on circular orbits: spectra, and dose behind aluminum."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np

from orbitdc.radiation._table import at_orbit_and_node, folded_inclination_deg, log_grid_position, orbit_position, table
from orbitdc.radiation.transport import Material, energy_before_shield_mev
from orbitdc.scenario.declaration import Array, Flags

Particle = Literal["proton", "electron"]
Geometry = Literal["sphere", "slab"]

GEOMETRIES: tuple[Geometry, ...] = ("sphere", "slab")
LEAST_DOSE_RAD_PER_YR = 0.01
"""Smallest dose of the tables."""

EARTH_RADIUS_OF_MODEL_KM = 6371.2
"""Radius above which the belt models count altitude."""

_SLAB_NODES = 6


def outside_tables(*, altitude_km: Array | float, inclination_deg: Array | float, depth_mm: Array | float) -> Flags:
    """Return where an orbit or a shield lies outside the tables: there the nearest edge holds, never an extrapolation.

    The tables span 300 to 2,060 km, every inclination, and 0.02 to 80 mm of aluminum.

    Parameters
    ----------
    altitude_km : altitude above 6,371.2 km, any shape.
    inclination_deg : inclination, 0 to 180.
    depth_mm : aluminum depth, mm.

    Returns
    -------
    Flags : True outside.
    """
    stored = table("trapped_dose")
    altitude, depth = np.asarray(altitude_km, dtype=np.float64), np.asarray(depth_mm, dtype=np.float64)
    height, deep = stored["altitude_km"], stored["depth_mm"]
    beyond_orbit = (altitude < height[0]) | (altitude > height[-1]) | (folded_inclination_deg(inclination_deg) < 0)
    out: Flags = beyond_orbit | (depth < deep[0]) | (depth > deep[-1])
    return out


def trapped_flux_per_cm2_s(
    *,
    particle: Particle,
    energy_mev: Array | float,
    altitude_km: Array | float,
    inclination_deg: Array | float,
    solar_phase: Array | float,
) -> Array:
    """Return the orbit mean of the omnidirectional flux above an energy.

    AP8 (protons) or AE8 (electrons) in the maps' own magnetic field, with the interpolation of Daly et al. 1996 at low
    altitude, averaged over a circular orbit and over longitude. Read linearly in the logarithms of altitude, energy
    and flux and in inclination, and linearly in solar phase. Above the last energy of the table (290 MeV for protons,
    whose maps end at 300, and 6.5 MeV for electrons) there is no flux; below the first (0.1 and 0.05 MeV) its own
    holds. On random orbits the interpolation is off by 0.5 % in the median, 3 % in one of ten, 10 % at most.

    Source: aep8_package, irbem_2022.

    Parameters
    ----------
    particle : which belt.
    energy_mev : energy, MeV, any shape.
    altitude_km : altitude above 6,371.2 km.
    inclination_deg : inclination, 0 to 180.
    solar_phase : 0 at solar minimum, 1 at maximum.

    Returns
    -------
    Array : flux, 1/(cm2 s).
    """
    stored = table("trapped_spectra")
    energies = stored[f"{particle}_energy_mev"]
    position = orbit_position(stored, altitude_km, inclination_deg)
    node, beyond = log_grid_position(energy_mev, energies)
    quiet: Array = np.exp(at_orbit_and_node(stored[f"{particle}_min"], position, node, beyond))
    active: Array = np.exp(at_orbit_and_node(stored[f"{particle}_max"], position, node, beyond))
    flux = quiet + (active - quiet) * np.asarray(solar_phase, dtype=np.float64)
    some: Array = np.where(np.asarray(energy_mev) > energies[-1], 0.0, flux)
    return some


def shielded_proton_flux_per_cm2_s(
    *,
    energy_mev: Array | float,
    areal_density_g_per_cm2: Array | float,
    altitude_km: Array | float,
    inclination_deg: Array | float,
    solar_phase: Array | float,
    material: Material = "aluminum",
) -> Array:
    """Return the trapped proton flux above an energy in the center of a sphere.

    Continuous slowing down: a proton that leaves the shield with energy E entered with R(E_in) = R(E) + thickness,
    hence J(> E behind) = J(> E_in in front). Protons lost in nuclear reactions are left in.

    Source: nist_pstar, csda_rpp_2022.

    Parameters
    ----------
    energy_mev : energy behind the shield, MeV, any shape.
    areal_density_g_per_cm2 : thickness of the shield.
    altitude_km : altitude above 6,371.2 km.
    inclination_deg : inclination, 0 to 180.
    solar_phase : 0 at solar minimum, 1 at maximum.
    material : of the shield.

    Returns
    -------
    Array : flux, 1/(cm2 s).
    """
    before = energy_before_shield_mev(
        energy_mev=energy_mev, areal_density_g_per_cm2=areal_density_g_per_cm2, material=material
    )
    return trapped_flux_per_cm2_s(
        particle="proton",
        energy_mev=before,
        altitude_km=altitude_km,
        inclination_deg=inclination_deg,
        solar_phase=solar_phase,
    )


def trapped_dose_rad_per_yr(
    *,
    altitude_km: Array | float,
    inclination_deg: Array | float,
    depth_mm: Array | float,
    solar_phase: Array | float,
    particle: Particle,
    geometry: Geometry = "sphere",
) -> Array:
    """Return the dose of trapped particles behind aluminum.

    Orbit mean of AP8 (protons) or AE8 (electrons with bremsstrahlung) through SHIELDOSE-2 with nuclear attenuation, in
    silicon: in the center of a sphere, hit from all sides, or behind a semi-infinite slab, hit from one. The table is
    read linearly in the logarithms of altitude, depth and dose and in inclination, and linearly in solar phase. On
    random orbits the interpolation is off by 0.5 % in the median, 3 % in one of ten, 10 % at most (where dose exceeds
    1 rad per year). Against SPENVIS at 550 km it is within 6 %; the models themselves are known to a factor of 2.

    Source: aep8_package, irbem_2022, spenvis_leo_edge.

    Parameters
    ----------
    altitude_km : altitude above 6,371.2 km, any shape.
    inclination_deg : inclination, 0 to 180.
    depth_mm : aluminum depth, mm.
    solar_phase : 0 at solar minimum, 1 at maximum.
    particle : which belt.
    geometry : center of a sphere, or behind a slab.

    Returns
    -------
    Array : dose, rad(Si) per year, at least 0.01.
    """
    stored = table("trapped_dose")
    position = orbit_position(stored, altitude_km, inclination_deg)
    node, beyond = log_grid_position(depth_mm, stored["depth_mm"])
    quiet: Array = np.exp(at_orbit_and_node(stored[f"{particle}_min_{geometry}"], position, node, beyond))
    active: Array = np.exp(at_orbit_and_node(stored[f"{particle}_max_{geometry}"], position, node, beyond))
    dose: Array = quiet + (active - quiet) * np.asarray(solar_phase, dtype=np.float64)
    return dose


def tabulated_dose_rad_per_yr(*, depth_mm: Array | float, table_depth_mm: Array, table_dose_rad_per_yr: Array) -> Array:
    """Return the dose of a user's own dose-depth table, read linearly in logarithms; the nearest edge holds outside.

    Parameters
    ----------
    depth_mm : aluminum depth, mm, any shape.
    table_depth_mm, table_dose_rad_per_yr : the table, rising in depth.

    Returns
    -------
    Array : dose, rad(Si) per year.
    """
    logarithm = np.interp(
        np.log(np.asarray(depth_mm, dtype=np.float64)),
        np.log(table_depth_mm),
        np.log(np.maximum(table_dose_rad_per_yr, LEAST_DOSE_RAD_PER_YR)),
    )
    dose: Array = np.exp(logarithm)
    return dose


def slab_paths() -> tuple[Array, Array]:
    """Return depths along the paths through a slab, over its thickness, and the share of all directions of each.

    D_slab(z) = 1/2 x integral over mu from 0 to 1 of D_sphere(z / mu), read at six Gauss nodes: what comes from the
    open side meets z / mu, the other half of space is closed. For the belts' protons this agrees with the slab of
    SHIELDOSE-2 within 0.1 % at 1 mm and 3 % at 10 mm; for electrons, which scatter, it is up to half too high.

    Source: irbem_2022 (comparison).

    Returns
    -------
    tuple of Array : thickness factors, and shares, which sum to a half; shape (6,).
    """
    nodes, weights = np.polynomial.legendre.leggauss(_SLAB_NODES)
    return 2 / (1 + nodes), weights / 4


def sectored_dose_rad_per_yr(*, sector_dose_rad_per_yr: Sequence[Array], sector_solid_angle: Array) -> Array:
    """Return the dose inside a box whose walls differ by direction.

    D = sum of f_i D_sphere(t_i) / sum of f_i: each sector of solid angle lets in the dose of a sphere of its own depth.

    Source: irbem_2022.

    Parameters
    ----------
    sector_dose_rad_per_yr : dose in a sphere of each sector's depth, rad(Si) per year.
    sector_solid_angle : solid angle of each sector, in any unit.

    Returns
    -------
    Array : dose, rad(Si) per year.
    """
    shares = sector_solid_angle / sector_solid_angle.sum()
    dose: Array = np.zeros(1)
    for share, sector in zip(shares, sector_dose_rad_per_yr, strict=True):
        dose = dose + share * sector
    return dose
