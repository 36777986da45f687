"""Upsets by protons from cross-section curves, memory behind error correction, and burnout of power devices."""

from __future__ import annotations

import numpy as np

from orbitdc.radiation.heavy_ions import weibull_fraction
from orbitdc.radiation.trapped import shielded_proton_flux_per_cm2_s
from orbitdc.scenario.declaration import Array

CM2_PER_PICO_CM2 = 1.0e-12
BENDEL_RISE, BENDEL_ENERGY_MEV = 0.18, 18.0
BENDEL_SATURATION_POWER, BENDEL_CURVE_POWER = 14.0, 4.0
SECONDS_PER_YEAR = 365.25 * 86400

_ENERGY_NODES_MEV = np.geomspace(1.0, 290.0, 65)


def weibull_cross_section_cm2(
    *,
    energy_mev: Array | float,
    onset_mev: Array | float,
    width_mev: Array | float,
    shape: Array | float,
    saturated_cm2: Array | float,
) -> Array:
    """Return the cross-section of a bit or device to protons by a Weibull curve.

    saturated x (1 - exp(-((E - onset) / width)^shape)).

    Source: csda_rpp_2022.

    Parameters
    ----------
    energy_mev : proton energy, MeV, any shape.
    onset_mev, width_mev, shape : of the curve.
    saturated_cm2 : cross-section at high energy, cm2.

    Returns
    -------
    Array : cross-section, cm2.
    """
    share = weibull_fraction(value=energy_mev, onset=onset_mev, width=width_mev, shape=shape)
    section: Array = np.asarray(saturated_cm2) * share
    return section


def bendel_cross_section_cm2(*, energy_mev: Array | float, a_mev: Array | float, b_mev: Array | float) -> Array:
    """Return the cross-section of a bit to protons by Bendel's curve with two parameters.

    (B / A)^14 (1 - exp(-0.18 sqrt(Y)))^4 x 1e-12 cm2, Y = sqrt(18 / A) (E - A).

    Source: stapor_1990.

    Parameters
    ----------
    energy_mev : proton energy, MeV, any shape.
    a_mev : apparent threshold.
    b_mev : sets the saturated cross-section; equal to `a_mev` for 1e-12 cm2.

    Returns
    -------
    Array : cross-section, cm2 per bit.
    """
    threshold = np.asarray(a_mev, dtype=np.float64)
    over = np.maximum(np.asarray(energy_mev, dtype=np.float64) - threshold, 0.0)
    rise = -np.expm1(-BENDEL_RISE * np.sqrt(np.sqrt(BENDEL_ENERGY_MEV / threshold) * over))
    squared = rise * rise
    saturated = np.exp(BENDEL_SATURATION_POWER * np.log(np.asarray(b_mev) / threshold))
    section: Array = CM2_PER_PICO_CM2 * saturated * squared * squared
    return section


def proton_upset_rate_per_s(*, flux_per_cm2_s: Array, cross_section_cm2: Array, bits: Array | float = 1.0) -> Array:
    """Return the upsets of a device in a spectrum of protons: the integral of cross-section x differential flux.

    By parts: the sum of steps of cross-section between nodes of energy x the mean flux above the two nodes, and the
    cross-section at the first node x the flux above it.

    Source: csda_rpp_2022.

    Parameters
    ----------
    flux_per_cm2_s : flux over all directions above each node of energy, shape (nodes, ...).
    cross_section_cm2 : per bit at each node, shape (nodes, ...).
    bits : number of bits.

    Returns
    -------
    Array : upsets per second.
    """
    steps = np.diff(cross_section_cm2, axis=0) * (0.5 * (flux_per_cm2_s[1:] + flux_per_cm2_s[:-1]))
    rate: Array = (np.add.reduce(steps, axis=0) + cross_section_cm2[0] * flux_per_cm2_s[0]) * np.asarray(bits)
    return rate


def upset_energies_mev() -> Array:
    """Return the energies at which `trapped_upset_rate_per_yr` expects a cross-section, shape (nodes,)."""
    return _ENERGY_NODES_MEV.copy()


def trapped_upset_rate_per_yr(
    *,
    cross_section_cm2: Array,
    depth_g_per_cm2: Array | float,
    altitude_km: Array | float,
    inclination_deg: Array | float,
    solar_phase: Array | float,
    bits: Array | float = 1.0,
) -> Array:
    """Return the upsets that trapped protons cause in a device on a circular orbit behind aluminum.

    Source: aep8_package, irbem_2022, nist_pstar, csda_rpp_2022.

    Parameters
    ----------
    cross_section_cm2 : per bit at `upset_energies_mev`, shape (nodes, ...).
    depth_g_per_cm2 : areal density of aluminum, any shape.
    altitude_km : altitude above 6,371.2 km.
    inclination_deg : inclination, 0 to 180.
    solar_phase : 0 at solar minimum, 1 at maximum.
    bits : number of bits.

    Returns
    -------
    Array : upsets per year.
    """
    total: Array = np.zeros(())
    before_flux: Array = np.zeros(())
    before_section: Array = np.zeros(())
    for number, energy in enumerate(_ENERGY_NODES_MEV):
        flux = shielded_proton_flux_per_cm2_s(
            energy_mev=float(energy),
            areal_density_g_per_cm2=depth_g_per_cm2,
            altitude_km=altitude_km,
            inclination_deg=inclination_deg,
            solar_phase=solar_phase,
        )
        section = cross_section_cm2[number]
        mean = 0.5 * (flux + before_flux) if number else flux
        total = total + (section - before_section) * mean
        before_flux, before_section = flux, section
    rate: Array = total * np.asarray(bits) * SECONDS_PER_YEAR
    return rate


def uncorrectable_rate_per_yr(
    *,
    upsets_per_bit_yr: Array | float,
    words: Array | float,
    bits_per_word: Array | float,
    scrub_interval_s: Array | float,
    multiple_bit_fraction: Array | float,
) -> Array:
    """Return the words that error correction cannot mend: two upsets between scrubs, or one that hits several bits.

    Two: words x (bits x rate)^2 x interval / 2. One: words x bits x rate x share of upsets that put two bits into one
    word. With scrubs of minutes the second is the larger by far.

    Source: saleh_1990 (two upsets).

    Parameters
    ----------
    upsets_per_bit_yr : rate of single upsets, any shape.
    words, bits_per_word : of the memory, check bits included; a word corrects one bit.
    scrub_interval_s : time between scrubs.
    multiple_bit_fraction : share of upsets that hit two or more bits of one word.

    Returns
    -------
    Array : uncorrectable words per year.
    """
    per_word = np.asarray(upsets_per_bit_yr, dtype=np.float64) * np.asarray(bits_per_word)
    interval_yr = np.asarray(scrub_interval_s) / SECONDS_PER_YEAR
    rate: Array = np.asarray(words) * per_word * (per_word * interval_yr / 2 + np.asarray(multiple_bit_fraction))
    return rate


def safe_voltage_v(
    *, rated_voltage_v: Array | float, survival_fraction: Array | float, derating_fraction: Array | float
) -> Array:
    """Return the voltage at which a power device may work among heavy ions.

    rated x share of the rating that survives ions in the beam x derating.

    Source: galloway_2018 (half of the rating and less for silicon carbide).

    Parameters
    ----------
    rated_voltage_v : of the device, any shape.
    survival_fraction : highest voltage without burnout in the beam over the rating.
    derating_fraction : of that voltage which a design may use.

    Returns
    -------
    Array : voltage, V.
    """
    voltage: Array = np.asarray(rated_voltage_v, dtype=np.float64) * survival_fraction * np.asarray(derating_fraction)
    return voltage


def series_devices(*, bus_voltage_v: Array | float, safe_voltage_v: Array | float) -> Array:
    """Return how many power devices must share a bus voltage so that none can burn out, at least one.

    Parameters
    ----------
    bus_voltage_v : voltage to hold off, any shape.
    safe_voltage_v : of one device.

    Returns
    -------
    Array : devices in series.
    """
    count: Array = np.maximum(np.ceil(np.asarray(bus_voltage_v, dtype=np.float64) / np.asarray(safe_voltage_v)), 1.0)
    return count
