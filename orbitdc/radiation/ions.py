"""Ions slowing down in aluminum and silicon, scaled from protons, and galactic rays behind a shield."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from orbitdc.radiation.cosmic_rays import (
    MEV_PER_GEV,
    elements,
    galactic_flux_per_m2_s_sr_gev,
    modulation_fraction,
    velocity_fraction,
)
from orbitdc.radiation.geomagnetic import PROTON_REST_MEV, rigidity_gv
from orbitdc.radiation.transport import proton_range_g_per_cm2, proton_stopping_power_mev_cm2_per_g
from orbitdc.scenario.declaration import Array

Target = Literal["aluminum", "silicon"]

RAD_G_PER_MEV = 1.602176634e-8
MG_PER_G = 1000.0
SECONDS_PER_YEAR = 365.25 * 86400
ELECTRON_REST_MEV = 0.510998950
STOPPING_CONSTANT_MEV_CM2_PER_MOL = 0.307075
CHARGE_STRIPPING = 125.0
"""Factor on velocity in the effective charge of a slow ion."""

NUCLEAR_RADIUS_FM, NUCLEAR_OVERLAP = 1.35, 0.83
CM2_PER_FM2 = 1.0e-26
ALUMINUM_G_PER_MOL, AVOGADRO_PER_MOL = 26.98, 6.02214076e23

LOWEST_MEV, LAST_TABULATED_MEV, HIGHEST_MEV = 0.02, 900.0, 2.0e5
"""Energies per nucleon at which stopping powers start, change from the table to Bethe's formula, and end."""

DEPTHS_G_PER_CM2 = np.geomspace(0.1, 30.0, 16)
RIGIDITY_EDGES_GV = np.geomspace(0.25, 300.0, 57)
LET_NODES_MEV_CM2_PER_MG = np.geomspace(0.05, 120.0, 69)

_BETHE: dict[Target, tuple[float, float, float, float, float, float, float]] = {
    "aluminum": (0.48181, 166.0, 4.2395, 0.1708, 3.0127, 0.08024, 3.6345),
    "silicon": (0.49848, 173.0, 4.4355, 0.2015, 2.8716, 0.14921, 3.2546),
}
"""Z / A, excitation energy in eV, and the density effect's C, x0, x1, a and k."""

_STEPS = 800
_ENERGY_BINS = 400
_LOWEST_EXIT_MEV = 0.1
_SMALLEST_MEV_PER_NUCLEON = 10.0
_PER_CM2_S_MEV = 4 * np.pi * 1.0e-4 / MEV_PER_GEV


def _bethe_mev_cm2_per_g(energy_mev: Array, target: Target) -> Array:
    """Return the stopping power for protons above a GeV: Bethe's formula with the density effect."""
    ratio, excitation_ev, constant, first, last, factor, power = _BETHE[target]
    gamma = 1 + energy_mev / PROTON_REST_MEV
    momentum = np.sqrt(gamma * gamma - 1)
    speed2 = 1 - 1 / (gamma * gamma)
    mass_ratio = ELECTRON_REST_MEV / PROTON_REST_MEV
    transfer = 2 * ELECTRON_REST_MEV * momentum * momentum / (1 + 2 * gamma * mass_ratio + mass_ratio * mass_ratio)
    logarithm = np.log10(momentum)
    rise = 2 * np.log(10) * logarithm - constant
    density = np.where(logarithm > first, rise + factor * np.maximum(last - logarithm, 0.0) ** power, 0.0)
    argument = 2 * ELECTRON_REST_MEV * momentum * momentum * transfer / (excitation_ev * 1e-6) ** 2
    bracket = 0.5 * np.log(argument) - speed2 - density / 2
    power_loss: Array = STOPPING_CONSTANT_MEV_CM2_PER_MOL * ratio / speed2 * bracket
    return power_loss


@cache
def _proton_stopping(target: Target) -> tuple[Array, Array]:
    """Return energies in MeV and stopping power for protons in MeV cm2/g, up to 200 GeV."""
    energy = np.geomspace(LOWEST_MEV, HIGHEST_MEV, _STEPS)
    slow = np.minimum(energy, LAST_TABULATED_MEV)
    tabulated = proton_stopping_power_mev_cm2_per_g(energy_mev=slow, material=target)
    fast = _bethe_mev_cm2_per_g(np.maximum(energy, LAST_TABULATED_MEV), target)
    joint = float(proton_stopping_power_mev_cm2_per_g(energy_mev=LAST_TABULATED_MEV, material=target)) / float(
        _bethe_mev_cm2_per_g(np.array(LAST_TABULATED_MEV), target)
    )
    power: Array = np.where(energy > LAST_TABULATED_MEV, fast * joint, tabulated)
    return energy, power


def effective_charge(*, energy_mev_per_nucleon: Array | float, charge: Array | float) -> Array:
    """Return the charge of an ion as the electrons of matter feel it: slow ions carry electrons along.

    Z* = Z (1 - exp(-125 beta Z^(-2/3))).

    Source: barkas_1963.

    Parameters
    ----------
    energy_mev_per_nucleon : kinetic energy, MeV per nucleon, any shape.
    charge : of the nucleus.

    Returns
    -------
    Array : effective charge.
    """
    number = np.asarray(charge, dtype=np.float64)
    speed = velocity_fraction(energy_mev_per_nucleon=energy_mev_per_nucleon, charge=number)
    felt: Array = number * -np.expm1(-CHARGE_STRIPPING * speed * np.exp(-2 / 3 * np.log(number)))
    return felt


def ion_stopping_power_mev_cm2_per_g(
    *, energy_mev_per_nucleon: Array | float, charge: Array | float, target: Target = "silicon"
) -> Array:
    """Return the energy an ion loses per areal density, its linear energy transfer, from a proton of the same speed.

    S_ion = (Z* / Z*_proton)^2 S_proton, with the proton's tabulated stopping power to 0.9 GeV and Bethe's formula with
    the density effect above. Oxygen, silicon and iron of 1 to 100 MeV per nucleon are within 7 % of SRIM.

    Source: nist_pstar, barkas_1963, pdg_2022.

    Parameters
    ----------
    energy_mev_per_nucleon : kinetic energy, MeV per nucleon, 0.02 to 200,000, any shape.
    charge : of the nucleus.
    target : matter.

    Returns
    -------
    Array : stopping power, MeV cm2/g.
    """
    energies, powers = _proton_stopping(target)
    energy = np.asarray(energy_mev_per_nucleon, dtype=np.float64)
    proton = np.exp(np.interp(np.log(energy), np.log(energies), np.log(powers)))
    ratio = effective_charge(energy_mev_per_nucleon=energy, charge=charge) / effective_charge(
        energy_mev_per_nucleon=energy, charge=1.0
    )
    power: Array = ratio * ratio * proton
    return power


@cache
def _aluminum_range(charge: int) -> tuple[Array, Array]:
    """Return energies per nucleon in MeV and ranges of an ion in aluminum in g/cm2."""
    energies, _ = _proton_stopping("aluminum")
    nucleons = float(elements()["nucleons"][charge - 1])
    power = ion_stopping_power_mev_cm2_per_g(energy_mev_per_nucleon=energies, charge=charge, target="aluminum")
    path = nucleons * energies / power
    steps = 0.5 * (path[1:] + path[:-1]) * np.diff(np.log(energies))
    first = float(proton_range_g_per_cm2(energy_mev=LOWEST_MEV)) * nucleons / charge**2
    distance: Array = first + np.concatenate([np.zeros(1), np.cumsum(steps)])
    return energies, distance


def ion_range_g_per_cm2(*, energy_mev_per_nucleon: Array | float, charge: int) -> Array:
    """Return how far an ion goes in aluminum in the approximation of continuous slowing down, 0.02 MeV to 200 GeV.

    R = A x integral of dE / S_ion.

    Source: nist_pstar, barkas_1963.

    Parameters
    ----------
    energy_mev_per_nucleon : kinetic energy, MeV per nucleon, any shape.
    charge : 1 to 28, of the most common nucleus.

    Returns
    -------
    Array : range, g/cm2.
    """
    energies, distances = _aluminum_range(charge)
    energy = np.asarray(energy_mev_per_nucleon, dtype=np.float64)
    distance: Array = np.exp(np.interp(np.log(energy), np.log(energies), np.log(distances)))
    return distance


def collision_length_g_per_cm2(*, nucleons: Array | float) -> Array:
    """Return the areal density of aluminum in which a nucleus meets one nuclear collision in the mean.

    A / (N sigma), sigma = pi r0^2 (A_ion^(1/3) + A^(1/3) - b)^2: 22 g/cm2 for iron, 55 for helium.

    Source: westfall_1979.

    Parameters
    ----------
    nucleons : of the ion, any shape.

    Returns
    -------
    Array : mean free path, g/cm2.
    """
    touch = np.cbrt(np.asarray(nucleons, dtype=np.float64)) + np.cbrt(ALUMINUM_G_PER_MOL) - NUCLEAR_OVERLAP
    section_cm2 = np.pi * NUCLEAR_RADIUS_FM * NUCLEAR_RADIUS_FM * CM2_PER_FM2 * touch * touch
    length: Array = ALUMINUM_G_PER_MOL / (AVOGADRO_PER_MOL * section_cm2)
    return length


@dataclass(frozen=True, kw_only=True)
class GalacticKernels:
    """What unmodulated cosmic rays of each band of `RIGIDITY_EDGES_GV` do behind each depth of aluminum.

    Attributes
    ----------
    dose_rad_per_yr : ionization by primaries, rad(Si) per year, shape (depths, bands).
    let_flux_per_cm2_s : flux of charges 2 to 28 above each of `LET_NODES_MEV_CM2_PER_MG`, shape (depths, LETs, bands).
    nucleon_energy_gev_per_cm2_s : energy that all nuclei carry in front of the shield, shape (bands,).
    """

    dose_rad_per_yr: Array
    let_flux_per_cm2_s: Array
    nucleon_energy_gev_per_cm2_s: Array


def _unmodulated_per_cm2_s_mev(energy: Array, charge: int, rigidity: Array) -> Array:
    """Return the interstellar flux over all directions, per MeV per nucleon."""
    intensity = galactic_flux_per_m2_s_sr_gev(energy_mev_per_nucleon=energy, charge=charge, modulation=0.0)
    flux = intensity / modulation_fraction(rigidity_gv=rigidity, modulation=0.0) * _PER_CM2_S_MEV
    some: Array = np.where(energy > _SMALLEST_MEV_PER_NUCLEON, flux, 0.0)
    return some


@cache
def shielded_galactic_kernels() -> GalacticKernels:
    """Return galactic kernels: per band of rigidity, so that cutoff and solar modulation are weights at run time.

    A nucleus that leaves the shield with energy E entered with E_in, R(E_in) = R(E) + depth, and the number in a band
    of energy is kept, less those that met a nuclear collision in the flux above a LET. Their fragments are left out
    there; in the dose, where they carry on most of the energy, they count as if nothing had happened.

    Source: csda_rpp_2022 (method), matthiae_2013, nist_pstar, westfall_1979.

    Returns
    -------
    GalacticKernels : by depth, LET and band.
    """
    bands, lets = len(RIGIDITY_EDGES_GV) - 1, len(LET_NODES_MEV_CM2_PER_MG)
    dose = np.zeros((len(DEPTHS_G_PER_CM2), bands))
    crossing = np.zeros((len(DEPTHS_G_PER_CM2), lets, bands))
    carried = np.zeros(bands)
    edges = np.geomspace(_LOWEST_EXIT_MEV, HIGHEST_MEV, _ENERGY_BINS + 1)
    middle = np.sqrt(edges[1:] * edges[:-1])
    for charge, nucleons in enumerate(elements()["nucleons"], start=1):
        energies, distances = _aluminum_range(charge)
        let = ion_stopping_power_mev_cm2_per_g(energy_mev_per_nucleon=middle, charge=charge)
        node = np.searchsorted(LET_NODES_MEV_CM2_PER_MG * MG_PER_G, let, side="right")
        front = rigidity_gv(energy_mev_per_nucleon=middle, nucleons=nucleons, charge=charge)
        free = _unmodulated_per_cm2_s_mev(middle, charge, front) * np.diff(edges)
        carried += _by_band(front, free * nucleons * middle / MEV_PER_GEV)
        for row, depth in enumerate(DEPTHS_G_PER_CM2):
            left = ion_range_g_per_cm2(energy_mev_per_nucleon=edges, charge=charge) + depth
            entered = np.exp(np.interp(np.log(left), np.log(distances), np.log(energies)))
            entry = np.sqrt(entered[1:] * entered[:-1])
            rigidity = rigidity_gv(energy_mev_per_nucleon=entry, nucleons=nucleons, charge=charge)
            count = _unmodulated_per_cm2_s_mev(entry, charge, rigidity) * np.diff(entered)
            dose[row] += _by_band(rigidity, count * let) * (RAD_G_PER_MEV * SECONDS_PER_YEAR)
            if charge > 1:
                whole = count * np.exp(-depth / collision_length_g_per_cm2(nucleons=nucleons))
                crossing[row] += _by_let_and_band(node, rigidity, whole)
    return GalacticKernels(
        dose_rad_per_yr=dose,
        let_flux_per_cm2_s=crossing[:, ::-1].cumsum(axis=1)[:, ::-1],
        nucleon_energy_gev_per_cm2_s=carried,
    )


def _by_let_and_band(node: NDArray[np.intp], rigidity: Array, amount: Array) -> Array:
    """Return the amount between each node of LET and the next in each band of rigidity."""
    lets, bands = len(LET_NODES_MEV_CM2_PER_MG), len(RIGIDITY_EDGES_GV) - 1
    band = np.searchsorted(RIGIDITY_EDGES_GV, rigidity, side="right") - 1
    inside = (node > 0) & (band >= 0) & (band < bands)
    place = (node[inside] - 1) * bands + band[inside]
    total: Array = np.bincount(place, weights=amount[inside], minlength=lets * bands).astype(np.float64)
    return total.reshape(lets, bands)


def _by_band(rigidity: Array, amount: Array) -> Array:
    """Return the amount in each band of rigidity."""
    total, _ = np.histogram(rigidity, bins=RIGIDITY_EDGES_GV, weights=amount)
    return total
