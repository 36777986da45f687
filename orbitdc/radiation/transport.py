"""Protons slowing down in matter: ranges, stopping power, and shields of other materials than aluminum."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Literal

import numpy as np

from orbitdc.scenario.declaration import Array

Material = Literal["aluminum", "silicon", "silicon_dioxide", "polyethylene", "water", "titanium", "copper", "tungsten"]
SHIELD_MATERIALS: tuple[Material, ...] = ("aluminum", "polyethylene", "water", "titanium", "copper", "tungsten")


@cache
def _ranges() -> dict[str, Array]:
    """Return natural logarithms of energy in MeV and of range in g/cm2 by material."""
    path = resources.files("orbitdc").joinpath("data/radiation/proton_ranges.csv")
    names, *rows = (line.split(",") for line in path.read_text(encoding="utf-8").splitlines())
    columns = np.log(np.array(rows, dtype=np.float64)).T
    return dict(zip(names, columns, strict=True))


def proton_range_g_per_cm2(*, energy_mev: Array | float, material: Material = "aluminum") -> Array:
    """Return how far a proton goes in a material, in the approximation of continuous slowing down.

    Read linearly in logarithms from the tabulated ranges, 0.01 to 1,000 MeV; the nearest edge holds outside.

    Source: nist_pstar.

    Parameters
    ----------
    energy_mev : energy, MeV, any shape.
    material : of the shield.

    Returns
    -------
    Array : range, g/cm2.
    """
    tabulated = _ranges()
    logarithm = np.interp(
        np.log(np.asarray(energy_mev, dtype=np.float64)), tabulated["energy_mev"], tabulated[material]
    )
    distance: Array = np.exp(logarithm)
    return distance


def proton_energy_mev(*, range_g_per_cm2: Array | float, material: Material = "aluminum") -> Array:
    """Return the energy of a proton of a given range, the inverse of `proton_range_g_per_cm2`.

    Source: nist_pstar.

    Parameters
    ----------
    range_g_per_cm2 : range, g/cm2, any shape.
    material : of the shield.

    Returns
    -------
    Array : energy, MeV.
    """
    tabulated = _ranges()
    logarithm = np.interp(
        np.log(np.asarray(range_g_per_cm2, dtype=np.float64)), tabulated[material], tabulated["energy_mev"]
    )
    energy: Array = np.exp(logarithm)
    return energy


def proton_stopping_power_mev_cm2_per_g(*, energy_mev: Array | float, material: Material = "silicon") -> Array:
    """Return the energy a proton loses per areal density, the inverse slope of the range: S = dE / dR.

    Source: nist_pstar.

    Parameters
    ----------
    energy_mev : energy, MeV, any shape.
    material : that slows the proton down.

    Returns
    -------
    Array : stopping power, MeV cm2/g.
    """
    energy = np.asarray(energy_mev, dtype=np.float64)
    step = 0.1 * energy
    longer = proton_range_g_per_cm2(energy_mev=energy + step, material=material)
    shorter = proton_range_g_per_cm2(energy_mev=energy - step, material=material)
    power: Array = 2 * step / (longer - shorter)
    return power


def energy_before_shield_mev(
    *, energy_mev: Array | float, areal_density_g_per_cm2: Array | float, material: Material = "aluminum"
) -> Array:
    """Return the energy with which a proton entered a shield that it leaves with a given energy.

    R(E_in) = R(E) + thickness.

    Source: nist_pstar, csda_rpp_2022.

    Parameters
    ----------
    energy_mev : energy behind the shield, MeV, any shape.
    areal_density_g_per_cm2 : thickness of the shield.
    material : of the shield.

    Returns
    -------
    Array : energy in front of the shield, MeV.
    """
    left = proton_range_g_per_cm2(energy_mev=energy_mev, material=material)
    return proton_energy_mev(range_g_per_cm2=left + np.asarray(areal_density_g_per_cm2), material=material)


def equivalent_aluminum_g_per_cm2(*, areal_density_g_per_cm2: Array | float, material: Material) -> Array:
    """Return the areal density of aluminum that stops the same protons as a shield of another material.

    t_Al = R_Al(E), with E the energy that just stops in the shield: R(E) = t. A gram of polyethylene stops like 1.4
    grams of aluminum, a gram of tungsten like 0.6. Electrons and their bremsstrahlung follow another law.

    Source: nist_pstar.

    Parameters
    ----------
    areal_density_g_per_cm2 : areal density of the shield, g/cm2, any shape.
    material : of the shield.

    Returns
    -------
    Array : areal density of aluminum, g/cm2.
    """
    stopped = proton_energy_mev(range_g_per_cm2=areal_density_g_per_cm2, material=material)
    return proton_range_g_per_cm2(energy_mev=stopped, material="aluminum")


def aluminum_for_protons_g_per_cm2(*, areal_density_g_per_cm2: Array | float, material_index: Array) -> Array:
    """Return the areal density of aluminum that stops the same protons, material by index into `SHIELD_MATERIALS`.

    Source: nist_pstar.

    Parameters
    ----------
    areal_density_g_per_cm2 : areal density of the shield, g/cm2, any shape.
    material_index : index of its material.

    Returns
    -------
    Array : areal density of aluminum, g/cm2.
    """
    equivalent: Array = np.asarray(areal_density_g_per_cm2, dtype=np.float64)
    for index, material in enumerate(SHIELD_MATERIALS):
        chosen = material_index == index
        if material != "aluminum" and np.any(chosen):
            other = equivalent_aluminum_g_per_cm2(areal_density_g_per_cm2=areal_density_g_per_cm2, material=material)
            equivalent = np.where(chosen, other, equivalent)
    return equivalent
