"""Galactic cosmic rays outside the magnetosphere: spectra of hydrogen to nickel, modulated by the Sun."""

from __future__ import annotations

import numpy as np

from orbitdc.radiation._columns import columns
from orbitdc.radiation.geomagnetic import NUCLEON_REST_MEV, PROTON_REST_MEV, rigidity_gv
from orbitdc.scenario.declaration import Array

HEAVIEST_CHARGE = 28
MEV_PER_GEV = 1000.0

SUNSPOT_INTERCEPT, SUNSPOT_SLOPE, SUNSPOT_CURVATURE = 63.74, 0.727, 8.95e-4
"""F10.7 by sunspot number: intercept + slope x number + curvature x number^2."""

MODULATION_RIGIDITY_GV, MODULATION_RIGIDITY_RISE, MODULATION_RIGIDITY_EXPONENT = 0.37, 3.0e-4, 1.45
MODULATION_EXPONENT, MODULATION_EXPONENT_RISE = 4.7, 0.02
"""Constants of the modulation of Matthiae et al."""


def elements() -> dict[str, Array]:
    """Return charge, nucleons, intensity, index and velocity_exponent of the 28 elements, each of shape (28,).

    Source: iso_15390.
    """
    return columns("cosmic_ray_elements")


def solar_modulation(*, solar_f107: Array | float) -> Array:
    """Return the modulation parameter W of the cosmic-ray model from the Sun's radio flux.

    W takes the place of the sunspot number in ISO 15390, and was refitted to a neutron monitor: 0 to 10 at solar
    minimum, 100 to 150 at maximum. Here it is the sunspot number that goes with the flux, F10.7 = 63.74 + 0.727 W +
    0.000895 W^2, not below zero: 5 at 67, 104 at 150. The lag of cosmic rays behind the Sun, about a year, is left out.

    Source: nwra_sunspot, matthiae_2013.

    Parameters
    ----------
    solar_f107 : solar radio flux, solar flux units, any shape.

    Returns
    -------
    Array : W.
    """
    excess = np.maximum(np.asarray(solar_f107, dtype=np.float64) - SUNSPOT_INTERCEPT, 0.0)
    root = np.sqrt(SUNSPOT_SLOPE * SUNSPOT_SLOPE + 4 * SUNSPOT_CURVATURE * excess)
    number: Array = (root - SUNSPOT_SLOPE) / (2 * SUNSPOT_CURVATURE)
    return number


def modulation_fraction(*, rigidity_gv: Array | float, modulation: Array | float) -> Array:
    """Return the share of the interstellar intensity at a rigidity that the solar wind lets through.

    [R / (R + 0.37 + 0.0003 W^1.45)]^(0.02 W + 4.7).

    Source: matthiae_2013.

    Parameters
    ----------
    rigidity_gv : rigidity, GV, any shape.
    modulation : W of `solar_modulation`.

    Returns
    -------
    Array : share, 0..1.
    """
    activity = np.asarray(modulation, dtype=np.float64)
    rigidity = np.asarray(rigidity_gv, dtype=np.float64)
    risen = np.exp(MODULATION_RIGIDITY_EXPONENT * np.log(np.maximum(activity, np.finfo(np.float64).tiny)))
    offset = MODULATION_RIGIDITY_GV + MODULATION_RIGIDITY_RISE * risen
    exponent = MODULATION_EXPONENT + MODULATION_EXPONENT_RISE * activity
    share: Array = np.exp(-exponent * np.log1p(offset / rigidity))
    return share


def velocity_fraction(*, energy_mev_per_nucleon: Array | float, charge: Array | float) -> Array:
    """Return the speed of a nucleus over the speed of light.

    Parameters
    ----------
    energy_mev_per_nucleon : kinetic energy, MeV per nucleon, any shape.
    charge : of the nucleus; a proton has no bound neutrons and is the heavier nucleon.

    Returns
    -------
    Array : v / c, 0..1.
    """
    energy = np.asarray(energy_mev_per_nucleon, dtype=np.float64)
    rest = np.where(np.asarray(charge) == 1, PROTON_REST_MEV, NUCLEON_REST_MEV)
    speed: Array = np.sqrt(energy * (energy + 2 * rest)) / (energy + rest)
    return speed


def galactic_flux_per_m2_s_sr_gev(
    *, energy_mev_per_nucleon: Array | float, charge: Array | int, modulation: Array | float
) -> Array:
    """Return the intensity of one element near Earth, outside the magnetosphere.

    F(R) = C beta^alpha / R^gamma x modulation per GV, times dR/dE = A / (Z beta) to be per GeV per nucleon. Fitted
    from 11 MeV per nucleon; the anomalous component is left out.

    Source: matthiae_2013, iso_15390.

    Parameters
    ----------
    energy_mev_per_nucleon : kinetic energy, MeV per nucleon, any shape.
    charge : 1 to 28.
    modulation : W of `solar_modulation`.

    Returns
    -------
    Array : intensity, 1/(m2 s sr GeV/nucleon).
    """
    number = np.asarray(charge, dtype=np.intp) - 1
    element = {name: values[number] for name, values in elements().items()}
    speed = velocity_fraction(energy_mev_per_nucleon=energy_mev_per_nucleon, charge=element["charge"])
    rigidity = rigidity_gv(
        energy_mev_per_nucleon=energy_mev_per_nucleon, nucleons=element["nucleons"], charge=element["charge"]
    )
    spectrum = element["intensity"] * np.exp(
        element["velocity_exponent"] * np.log(speed) - element["index"] * np.log(rigidity)
    )
    per_energy = element["nucleons"] / (element["charge"] * speed)
    intensity: Array = spectrum * per_energy * modulation_fraction(rigidity_gv=rigidity, modulation=modulation)
    return intensity
