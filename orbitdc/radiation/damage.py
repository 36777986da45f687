"""Damage of solar cells by displacement, as an equivalent fluence of 1-MeV electrons."""

from __future__ import annotations

import numpy as np

from orbitdc.scenario.declaration import Array

G_PER_CM2_PER_UM_G_PER_CM3 = 1.0e-4


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


def equivalent_fluence_per_cm2_yr(
    *,
    proton_dose_rad_per_yr: Array | float,
    electron_dose_rad_per_yr: Array | float,
    proton_equivalence_per_cm2_rad: Array | float,
    electron_equivalence_per_cm2_rad: Array | float,
) -> Array:
    """Return the 1-MeV-electron fluence per year that damages cells as much as the dose behind the coverglass.

    fluence = proton dose x proton equivalence + electron dose x electron equivalence. A first order in place of
    spectra folded with damage coefficients: displacement per ionizing dose varies slowly with proton energy. One rad
    of 10-MeV protons is about 1.8e6 protons per cm2, and one such proton counts as 1,000 (gallium arsenide) to 3,000
    (silicon) electrons. Both faces of the cell are taken behind the coverglass's depth, which is pessimistic where
    the substrate is thicker.

    Source: nasa_hdbk_4002 for the fluence of electrons per rad; the proton equivalence is an assumption.

    Parameters
    ----------
    proton_dose_rad_per_yr, electron_dose_rad_per_yr : doses behind the coverglass, rad(Si) per year.
    proton_equivalence_per_cm2_rad, electron_equivalence_per_cm2_rad : electrons per cm2 and rad.

    Returns
    -------
    Array : fluence, 1-MeV electrons per cm2 and year.
    """
    protons = np.asarray(proton_dose_rad_per_yr, dtype=np.float64) * proton_equivalence_per_cm2_rad
    electrons = np.asarray(electron_dose_rad_per_yr, dtype=np.float64) * electron_equivalence_per_cm2_rad
    fluence: Array = protons + electrons
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
