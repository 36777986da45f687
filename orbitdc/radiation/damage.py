"""Damage of solar cells by displacement, as an equivalent fluence of 1-MeV electrons behind glass or substrate."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Literal

import numpy as np

from orbitdc.radiation._table import at_orbit_and_node, log_grid_position, orbit_position, table
from orbitdc.radiation.geomagnetic import rigidity_gv, transmission_fraction
from orbitdc.radiation.solar_particles import annual_fluence, solar_proton_fluence_per_cm2
from orbitdc.radiation.transport import proton_energy_mev, proton_range_g_per_cm2
from orbitdc.radiation.trapped import Particle
from orbitdc.scenario.declaration import Array

CellMaterial = Literal["silicon", "gallium_arsenide"]
CELL_MATERIALS: tuple[CellMaterial, ...] = ("silicon", "gallium_arsenide")

G_PER_CM2_PER_UM_G_PER_CM3 = 1.0e-4
KG_PER_M2_PER_G_PER_CM2 = 10.0
SECONDS_PER_YEAR = 365.25 * 86400

SHIELDS_G_PER_CM2: Array = np.geomspace(0.001, 3.0, 41)
"""Areal densities between which the damage by orbit is interpolated."""

ELECTRON_RANGE: Array = np.array(
    (
        (0.05, 0.1, 0.15, 0.2, 0.3, 0.5, 0.7, 1.0, 1.5, 2.0, 3.0, 5.0, 7.0, 10.0, 20.0),
        (0.00553, 0.0181, 0.0354, 0.0561, 0.1046, 0.218, 0.342, 0.536, 0.863, 1.188, 1.82, 3.02, 4.15, 5.75, 10.4),
    )
)
"""Energy in MeV, and range of electrons in coverglass in g/cm2 by continuous slowing down; Source: jpl_gaas_1996."""

SILICON_STOPS_PASSES_MEV = (4.0, 8.0)
"""Protons slower than the first stop inside a silicon cell, whatever their angle, so that as many enter as the cosine
lets through; those faster than the second pass through it and damage by the length of their path."""

_ANGLES = 120
_BINS = 240
_LEAST_FLUENCE = 1.0e-3
_LEAST_FLUX = 1.0e-30
_LOW, _HIGH = 1.0e-4, 1.0e4
_ELECTRON_GRID = np.geomspace(_LOW, _HIGH, 400)


@cache
def _coefficients(particle: Particle, material: CellMaterial) -> tuple[Array, Array]:
    """Return natural logarithms of energy in MeV and of the damage coefficient."""
    path = resources.files("orbitdc").joinpath("data/radiation/cell_damage.csv")
    header, *rows = (line.split(",") for line in path.read_text(encoding="utf-8").splitlines())
    column = header.index(material)
    mine = [row for row in rows if row[0] == particle]
    return np.log([float(row[1]) for row in mine]), np.log([float(row[column]) for row in mine])


def coverglass_areal_density_g_per_cm2(*, coverglass_um: Array | float, density_g_per_cm3: Array | float) -> Array:
    """Return the areal density of a coverglass.

    Parameters
    ----------
    coverglass_um : thickness, micrometers.
    density_g_per_cm3 : density of the glass.

    Returns
    -------
    Array : areal density, g/cm2.
    """
    density: Array = np.asarray(coverglass_um, dtype=np.float64) * density_g_per_cm3 * G_PER_CM2_PER_UM_G_PER_CM3
    return density


def relative_damage_coefficient(
    *, energy_mev: Array | float, particle: Particle, material: CellMaterial = "silicon"
) -> Array:
    """Return how much one particle that arrives head-on damages an uncovered cell's power.

    Electrons in units of the damage of one of 1 MeV, protons in units of one of 10 MeV. Read linearly in logarithms
    from the handbook's coefficients of maximum power (for silicon twice those of an uncovered cell hit from all
    sides); electrons below the first energy do not displace, and outside the other ends the nearest holds.

    Source: jpl_gaas_1996.

    Parameters
    ----------
    energy_mev : energy, MeV, any shape.
    particle : which one.
    material : of the cell.

    Returns
    -------
    Array : relative damage.
    """
    energies, coefficients = _coefficients(particle, material)
    logarithm = np.log(np.asarray(energy_mev, dtype=np.float64))
    value: Array = np.exp(np.interp(logarithm, energies, coefficients))
    if particle == "electron":
        value = np.where(logarithm < energies[0], 0.0, value)
    return value


def _electron_range_g_per_cm2(energy_mev: Array) -> Array:
    """Return the range in glass; beyond the tabulated energies the end slopes of the logarithms hold."""
    energies, ranges = np.log(ELECTRON_RANGE)
    logarithm = np.log(energy_mev)
    first = (ranges[1] - ranges[0]) / (energies[1] - energies[0])
    last = (ranges[-1] - ranges[-2]) / (energies[-1] - energies[-2])
    below = np.minimum(logarithm - energies[0], 0.0) * first
    above = np.maximum(logarithm - energies[-1], 0.0) * last
    distance: Array = np.exp(np.interp(logarithm, energies, ranges) + below + above)
    return distance


def _energy_behind_mev(particle: Particle, energy_mev: Array, path_g_per_cm2: Array) -> Array:
    """Return the energy with which a particle leaves a path through glass, zero where it stops."""
    if particle == "proton":
        left = proton_range_g_per_cm2(energy_mev=energy_mev, material="silicon_dioxide") - path_g_per_cm2
        energy = proton_energy_mev(range_g_per_cm2=np.maximum(left, 1e-9), material="silicon_dioxide")
    else:
        left = _electron_range_g_per_cm2(energy_mev) - path_g_per_cm2
        ranges = _electron_range_g_per_cm2(_ELECTRON_GRID)
        energy = np.exp(np.interp(np.log(np.maximum(left, 1e-12)), np.log(ranges), np.log(_ELECTRON_GRID)))
    behind: Array = np.where(left > 0, energy, 0.0)
    return behind


def shielded_damage_coefficient(
    *,
    energy_mev: Array | float,
    shield_g_per_cm2: Array | float,
    particle: Particle,
    material: CellMaterial = "silicon",
) -> Array:
    """Return the damage per particle of an omnidirectional flux that reaches a cell through a plate on one face.

    D(E, t) = 1/2 x integral over mu from 0 to 1 of D0(E') with R(E') = R(E) - t / mu: continuous slowing down along
    straight paths, from the half of space in front of the face. Folded with the belts at 650 km it agrees with the
    handbook's own coefficients behind 25 to 1,500 um of glass within 6 % (protons in gallium arsenide), 11 % (protons
    in silicon) and 2 % (electrons); at the energies that just penetrate it may be off by a half.

    Source: jpl_gaas_1996, nist_pstar.

    Parameters
    ----------
    energy_mev : energy in front of the plate, MeV, any shape.
    shield_g_per_cm2 : areal density of the plate, of glass or the like, broadcastable.
    particle : which one.
    material : of the cell.

    Returns
    -------
    Array : relative damage per particle, in the unit of `relative_damage_coefficient`.
    """
    cosine = (np.arange(_ANGLES) + 0.5) / _ANGLES
    energy = np.asarray(energy_mev, dtype=np.float64)[..., None]
    path = np.asarray(shield_g_per_cm2, dtype=np.float64)[..., None] / cosine
    behind = _energy_behind_mev(particle, energy + 0.0 * path, path + 0.0 * energy)
    damage = relative_damage_coefficient(energy_mev=np.maximum(behind, _LOW), particle=particle, material=material)
    if particle == "proton" and material == "silicon":
        stops, passes = np.log(SILICON_STOPS_PASSES_MEV)
        stopping = np.clip((passes - np.log(np.maximum(behind, _LOW))) / (passes - stops), 0.0, 1.0)
        damage = damage * (1.0 + stopping * (2.0 * cosine - 1.0))
    mean: Array = 0.5 * np.where(behind > 0, damage, 0.0).mean(axis=-1)
    return mean


def folded_fluence_per_cm2_yr(
    *,
    energy_mev: Array,
    flux_above_per_cm2_s: Array,
    shield_g_per_cm2: Array,
    particle: Particle,
    material: CellMaterial = "silicon",
) -> Array:
    """Return the yearly fluence of unit particles that damages a cell like a spectrum through a plate on one face.

    fluence = year x integral of D(E, t) phi(E) dE, with the omnidirectional flux above each energy read linearly in
    logarithms between the spectrum's own energies. Unit particles are electrons of 1 MeV or protons of 10 MeV.

    Source: jpl_gaas_1996.

    Parameters
    ----------
    energy_mev : energies of the spectrum, rising, shape (energies,).
    flux_above_per_cm2_s : omnidirectional flux above each, shape (..., energies).
    shield_g_per_cm2 : areal densities of the plate, shape (shields,).
    particle : which one.
    material : of the cell.

    Returns
    -------
    Array : fluence per year, 1/cm2, shape (..., shields).
    """
    edges = np.geomspace(energy_mev[0], energy_mev[-1], _BINS + 1)
    place = np.interp(np.log(edges), np.log(energy_mev), np.arange(len(energy_mev), dtype=np.float64))
    lower = np.minimum(place.astype(np.intp), len(energy_mev) - 2)
    beyond = place - lower
    logarithm = np.log(np.maximum(flux_above_per_cm2_s, _LEAST_FLUX))
    above = np.exp(logarithm[..., lower] * (1 - beyond) + logarithm[..., lower + 1] * beyond)
    arriving = np.maximum(above[..., :-1] - above[..., 1:], 0.0)
    damage = shielded_damage_coefficient(
        energy_mev=np.sqrt(edges[:-1] * edges[1:])[:, None],
        shield_g_per_cm2=shield_g_per_cm2,
        particle=particle,
        material=material,
    )
    fluence: Array = SECONDS_PER_YEAR * (arriving @ damage)
    return fluence


@cache
def _fluence_by_orbit(particle: Particle, material: CellMaterial, phase: Literal["min", "max"]) -> Array:
    """Return logarithms of yearly fluence by altitude, inclination and shield."""
    stored = table("trapped_spectra")
    fluence = folded_fluence_per_cm2_yr(
        energy_mev=stored[f"{particle}_energy_mev"],
        flux_above_per_cm2_s=np.exp(stored[f"{particle}_{phase}"]),
        shield_g_per_cm2=SHIELDS_G_PER_CM2,
        particle=particle,
        material=material,
    )
    logarithm: Array = np.log(np.maximum(fluence, _LEAST_FLUENCE))
    return logarithm


def trapped_fluence_per_cm2_yr(
    *,
    altitude_km: Array | float,
    inclination_deg: Array | float,
    solar_phase: Array | float,
    shield_g_per_cm2: Array | float,
    particle: Particle,
    material: CellMaterial = "silicon",
) -> Array:
    """Return the yearly fluence of unit particles that damages a cell like the belts through a plate on one face.

    The bundled spectra folded with the damage coefficients, on the tables' orbits and 41 areal densities from 0.001 to
    3 g/cm2; read linearly in the logarithms of altitude, areal density and fluence, in inclination and in solar phase.
    Above the ends of the spectra (290 MeV protons, 6.5 MeV electrons) there is no damage.

    Source: jpl_gaas_1996, aep8_package, irbem_2022.

    Parameters
    ----------
    altitude_km : altitude above 6,371.2 km, any shape.
    inclination_deg : inclination, 0 to 180.
    solar_phase : 0 at solar minimum, 1 at maximum.
    shield_g_per_cm2 : areal density of coverglass or substrate.
    particle : which belt.
    material : of the cell.

    Returns
    -------
    Array : 1/(cm2 yr), electrons of 1 MeV or protons of 10 MeV.
    """
    position = orbit_position(table("trapped_spectra"), altitude_km, inclination_deg)
    node, beyond = log_grid_position(shield_g_per_cm2, SHIELDS_G_PER_CM2)
    quiet: Array = np.exp(at_orbit_and_node(_fluence_by_orbit(particle, material, "min"), position, node, beyond))
    active: Array = np.exp(at_orbit_and_node(_fluence_by_orbit(particle, material, "max"), position, node, beyond))
    fluence: Array = quiet + (active - quiet) * np.asarray(solar_phase, dtype=np.float64)
    return fluence


@cache
def _solar_damage(material: CellMaterial) -> Array:
    """Return the damage per solar proton above each energy but not the next, shape (bands, shields)."""
    energies, _, _ = annual_fluence()
    edges = np.append(energies, 2.0 * energies[-1])
    damage: Array = shielded_damage_coefficient(
        energy_mev=np.sqrt(edges[:-1] * edges[1:])[:, None],
        shield_g_per_cm2=SHIELDS_G_PER_CM2,
        particle="proton",
        material=material,
    )
    return damage


def solar_fluence_per_cm2(
    *,
    active_years: Array | float,
    confidence: Array | float,
    altitude_km: Array | float,
    inclination_deg: Array | float,
    shield_g_per_cm2: Array | float,
    material: CellMaterial = "silicon",
) -> Array:
    """Return the fluence of 10-MeV protons that damages a cell like a mission's solar protons through one face.

    The mission's fluence by energy folded with the damage coefficients, times the transmission of 10-MeV protons: what
    damages cells is slow enough to find the same open field over the poles.

    Source: spenvis_me_radfx, ecss_e_st_10_04c, jpl_gaas_1996.

    Parameters
    ----------
    active_years : years of high solar activity in the mission, any shape.
    confidence : that the fluence is not exceeded, 0..1.
    altitude_km : altitude above 6,371.2 km.
    inclination_deg : inclination, 0 to 180.
    shield_g_per_cm2 : areal density of coverglass or substrate.
    material : of the cell.

    Returns
    -------
    Array : equivalent protons of 10 MeV, 1/cm2.
    """
    energies, _, _ = annual_fluence()
    damage = _solar_damage(material)
    node, beyond = log_grid_position(shield_g_per_cm2, SHIELDS_G_PER_CM2)
    total: Array = np.zeros(1)
    above: Array = np.zeros(1)
    for energy, row in zip(energies[::-1], damage[::-1], strict=True):
        fluence = solar_proton_fluence_per_cm2(energy_mev=energy, active_years=active_years, confidence=confidence)
        part = row[node] * (1 - beyond) + row[node + 1] * beyond
        total = total + np.maximum(fluence - above, 0.0) * part
        above = fluence
    slow = float(rigidity_gv(energy_mev_per_nucleon=10.0, nucleons=1.0, charge=1.0))
    passed = transmission_fraction(rigidity_gv=slow, altitude_km=altitude_km, inclination_deg=inclination_deg)
    arriving: Array = total * passed
    return arriving


def equivalent_fluence_per_cm2_yr(
    *,
    proton_fluence_per_cm2_yr: Array | float,
    electron_fluence_per_cm2_yr: Array | float,
    electrons_per_proton: Array | float,
) -> Array:
    """Return the fluence of 1-MeV electrons that damages a cell as much as protons and electrons together.

    fluence = electrons per proton x protons of 10 MeV + electrons of 1 MeV.

    Source: jpl_gaas_1996.

    Parameters
    ----------
    proton_fluence_per_cm2_yr : equivalent protons of 10 MeV, 1/(cm2 yr).
    electron_fluence_per_cm2_yr : equivalent electrons of 1 MeV, 1/(cm2 yr).
    electrons_per_proton : electrons of 1 MeV that damage as much as one proton of 10 MeV.

    Returns
    -------
    Array : fluence, 1-MeV electrons per cm2 and year.
    """
    protons = np.asarray(proton_fluence_per_cm2_yr, dtype=np.float64) * electrons_per_proton
    fluence: Array = protons + electron_fluence_per_cm2_yr
    return fluence


def cell_remaining_fraction(
    *, fluence_per_cm2: Array | float, damage_coefficient: Array | float, reference_fluence_per_cm2: Array | float
) -> Array:
    """Return the share of a cell's power that is left after a fluence.

    P / P0 = 1 - C log10(1 + fluence / reference), not below zero.

    Source: messenger_2001 (form of the law).

    Parameters
    ----------
    fluence_per_cm2 : 1-MeV-electron fluence, 1/cm2.
    damage_coefficient : C.
    reference_fluence_per_cm2 : reference fluence, 1/cm2.

    Returns
    -------
    Array : share left, 0..1.
    """
    decades = np.log10(1 + np.asarray(fluence_per_cm2, dtype=np.float64) / reference_fluence_per_cm2)
    left: Array = np.maximum(1 - np.asarray(damage_coefficient) * decades, 0.0)
    return left
