"""Dose of galactic cosmic rays and their secondaries in orbit: the floor under every shield."""

from __future__ import annotations

from functools import cache

import numpy as np

from orbitdc.radiation._table import folded_inclination_deg, grid_position, log_grid_position
from orbitdc.radiation.cosmic_rays import modulation_fraction
from orbitdc.radiation.geomagnetic import transmission_fraction
from orbitdc.radiation.ions import DEPTHS_G_PER_CM2, RIGIDITY_EDGES_GV, shielded_galactic_kernels
from orbitdc.scenario.declaration import Array

SECONDARY_RAD_PER_YR_PER_GEV_PER_CM2_S = 0.588
"""Dose of secondaries per energy flux of nuclei behind the station's walls, from the flight dose inside."""

STATION_WALL_G_PER_CM2 = 20.0
SPACECRAFT_G_PER_CM2 = 15.4
"""Matter around and Earth below that makes secondaries whatever the shield, from the flight dose outside."""

ALTITUDE_NODES_KM = np.geomspace(250.0, 2100.0, 9)
INCLINATION_NODES_DEG = np.arange(0.0, 91.0, 5.0)
MODULATION_NODES = np.array([0.0, 5.0, 15.0, 35.0, 65.0, 100.0, 150.0, 250.0])


def band_rigidity_gv() -> Array:
    """Return the middle of each band of rigidity of the kernels, GV, shape (bands,)."""
    middle: Array = np.sqrt(RIGIDITY_EDGES_GV[1:] * RIGIDITY_EDGES_GV[:-1])
    return middle


@cache
def band_weights() -> Array:
    """Return the share of each band that reaches an orbit, shape (altitudes, inclinations, modulations, bands)."""
    bands = band_rigidity_gv()
    passed = transmission_fraction(
        rigidity_gv=bands,
        altitude_km=ALTITUDE_NODES_KM[:, None, None],
        inclination_deg=INCLINATION_NODES_DEG[:, None],
    )
    modulated = modulation_fraction(rigidity_gv=bands, modulation=MODULATION_NODES[:, None])
    weights: Array = passed[:, :, None, :] * modulated
    return weights


def secondary_dose_rad_per_yr(*, nucleon_energy_gev_per_cm2_s: Array | float, depth_g_per_cm2: Array | float) -> Array:
    """Return the dose of secondaries of cosmic rays.

    Proportional to the energy that the nuclei carry, and rising with depth as (depth + 15.4) / (20 + 15.4) g/cm2. Both
    numbers are fits: 3.3 rad per year of cosmic rays were measured outside the Space Station (2008 and 2009, solar
    minimum), 5 inside (2009 to 2016), where primaries give 1.6 and 1.4. Far from Earth, behind 10 g/cm2, the sum is
    then 15.8 rad per year, where 13.6 and 14.2, each to 10 %, were measured in two directions on the way to Mars.

    Source: expose_e_2012, berger_2017, liulin_mo_2018 (comparison).

    Parameters
    ----------
    nucleon_energy_gev_per_cm2_s : energy flux of nuclei in front of the shield, GeV/(cm2 s), any shape.
    depth_g_per_cm2 : areal density of the shield.

    Returns
    -------
    Array : dose, rad(Si) per year.
    """
    matter = (np.asarray(depth_g_per_cm2, dtype=np.float64) + SPACECRAFT_G_PER_CM2) / (
        STATION_WALL_G_PER_CM2 + SPACECRAFT_G_PER_CM2
    )
    dose: Array = SECONDARY_RAD_PER_YR_PER_GEV_PER_CM2_S * np.asarray(nucleon_energy_gev_per_cm2_s) * matter
    return dose


@cache
def _dose_table() -> Array:
    """Return the logarithm of dose, shape (altitudes, inclinations, modulations, depths)."""
    kernels = shielded_galactic_kernels()
    primary = np.einsum("aimb,db->aimd", band_weights(), kernels.dose_rad_per_yr)
    energy = np.einsum("aimb,b->aim", band_weights(), kernels.nucleon_energy_gev_per_cm2_s)
    secondary = secondary_dose_rad_per_yr(
        nucleon_energy_gev_per_cm2_s=energy[..., None], depth_g_per_cm2=DEPTHS_G_PER_CM2
    )
    logarithm: Array = np.log(primary + secondary)
    return logarithm


def read_table(
    *,
    values: Array,
    altitude_km: Array | float,
    inclination_deg: Array | float,
    modulation: Array | float,
    depth_g_per_cm2: Array | float,
) -> Array:
    """Return a table of shape (altitudes, inclinations, modulations, depths) read linearly, the nearest edge outside.

    Parameters
    ----------
    values : the table, on the nodes of this module.
    altitude_km : altitude above 6,371.2 km, any shape, read in the logarithm.
    inclination_deg : inclination, 0 to 180.
    modulation : W of `cosmic_rays.solar_modulation`.
    depth_g_per_cm2 : areal density of aluminum, read in the logarithm.

    Returns
    -------
    Array : the value.
    """
    row, up = log_grid_position(altitude_km, ALTITUDE_NODES_KM)
    column, across = grid_position(folded_inclination_deg(inclination_deg), INCLINATION_NODES_DEG)
    layer, active = grid_position(modulation, MODULATION_NODES)
    node, beyond = log_grid_position(depth_g_per_cm2, DEPTHS_G_PER_CM2)
    _, columns, layers, nodes = values.shape
    flat = values.reshape(-1)
    read: Array = np.zeros(())
    for above, high in ((0, 1 - up), (1, up)):
        for east, side in ((0, 1 - across), (1, across)):
            for more, sun in ((0, 1 - active), (1, active)):
                place = (((row + above) * columns + column + east) * layers + layer + more) * nodes + node
                read = read + high * side * sun * (flat[place] * (1 - beyond) + flat[place + 1] * beyond)
    return read


def galactic_dose_rad_per_yr(
    *,
    depth_g_per_cm2: Array | float,
    altitude_km: Array | float,
    inclination_deg: Array | float,
    modulation: Array | float,
) -> Array:
    """Return the dose of galactic cosmic rays and their secondaries on a circular orbit.

    Primaries of hydrogen to nickel lose energy in aluminum and in silicon (`ions`), weighted by what the Sun's
    modulation and Earth's field and body let through; secondaries are scaled to flight data. Read linearly from a
    table that is computed once. The dose does not fall with depth, and on polar orbits is two to four times that at the
    equator.

    Source: matthiae_2013, nist_pstar, expose_e_2012, berger_2017.

    Parameters
    ----------
    depth_g_per_cm2 : areal density of aluminum, 0.1 to 30 g/cm2, any shape.
    altitude_km : altitude above 6,371.2 km, 250 to 2,100.
    inclination_deg : inclination, 0 to 180.
    modulation : W of `cosmic_rays.solar_modulation`, 0 to 250.

    Returns
    -------
    Array : dose, rad(Si) per year.
    """
    dose: Array = np.exp(
        read_table(
            values=_dose_table(),
            altitude_km=altitude_km,
            inclination_deg=inclination_deg,
            modulation=modulation,
            depth_g_per_cm2=depth_g_per_cm2,
        )
    )
    return dose
