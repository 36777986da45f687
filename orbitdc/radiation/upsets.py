"""Upset rates of accelerators from dose rate, and when they fall."""

from __future__ import annotations

import numpy as np

from orbitdc.radiation._table import log_grid_position, trapped_table
from orbitdc.scenario.declaration import Array

RAD_G_PER_MEV = 1.602176634e-8
BEAM_STOPPING_POWER_MEV_CM2_PER_G = 7.881
"""Stopping power of silicon for protons of 67 MeV, the beam of the accelerator test."""

PROTONS_PER_CM2_PER_RAD = 1 / (RAD_G_PER_MEV * BEAM_STOPPING_POWER_MEV_CM2_PER_G)
"""Protons of the beam per cm2 that give one rad in silicon, 7.92e6."""


def upset_rate_per_yr(
    *, dose_rad_per_yr: Array | float, dose_per_event_rad: Array | float, sensitivity: Array | float
) -> Array:
    """Return how often a device upsets in an environment, from the dose per event in a proton beam.

    rate = dose rate / dose per event x sensitivity.

    Source: suncatcher_2026.

    Parameters
    ----------
    dose_rad_per_yr : dose of protons and cosmic rays behind the shield, rad(Si) per year.
    dose_per_event_rad : dose per event in the beam, rad(Si).
    sensitivity : factor of this device over the measured one.

    Returns
    -------
    Array : events per year.
    """
    rate: Array = np.asarray(dose_rad_per_yr, dtype=np.float64) / dose_per_event_rad * np.asarray(sensitivity)
    return rate


def cross_section_cm2(*, dose_per_event_rad: Array | float) -> Array:
    """Return the device cross-section to the beam's protons.

    cross-section = 1 / (dose per event x protons per cm2 and rad) = 1.27e-7 cm2 rad / dose per event.

    Source: suncatcher_2026.

    Parameters
    ----------
    dose_per_event_rad : dose per event, rad(Si).

    Returns
    -------
    Array : cross-section, cm2 per device.
    """
    section: Array = 1 / (np.asarray(dose_per_event_rad, dtype=np.float64) * PROTONS_PER_CM2_PER_RAD)
    return section


def size_factor(*, size: Array | float, measured_size: Array | float, exponent: Array | float) -> Array:
    """Return how much more often a device upsets than the smaller one that was measured.

    factor = (size / measured size)^exponent. An exponent of 1 carries the measured rate over per gigabyte or per
    area, 0 per package; denser cells, better correction and larger packages pull in different directions.

    Parameters
    ----------
    size, measured_size : memory or die area of the device and of the one in the beam, same unit.
    exponent : between 0 and 1.

    Returns
    -------
    Array : factor.
    """
    ratio = np.asarray(size, dtype=np.float64) / measured_size
    factor: Array = np.exp(np.log(ratio) * np.asarray(exponent))
    return factor


def functional_interrupt_rate_per_yr(
    *, accelerator_rate_per_yr: Array | float, host_rate_per_yr: Array | float, accelerators_per_host: Array | float
) -> Array:
    """Return functional interrupts of an accelerator, its share of the host included.

    rate = accelerator's rate + host's rate / accelerators per host. An interrupt of a host is charged once: its
    accelerators share it, and a job that spans them is interrupted once.

    Parameters
    ----------
    accelerator_rate_per_yr, host_rate_per_yr : interrupts per year of one accelerator and of one host.
    accelerators_per_host : accelerators that share a host.

    Returns
    -------
    Array : events per accelerator and year.
    """
    share = np.asarray(host_rate_per_yr, dtype=np.float64) / accelerators_per_host
    rate: Array = np.asarray(accelerator_rate_per_yr) + share
    return rate


def saa_time_fraction(*, altitude_km: Array | float) -> Array:
    """Return the share of time in which a sun-synchronous orbit gathers 95 % of its protons above 30 MeV.

    From the orbit mean of AP8MIN, read linearly in the logarithm of altitude; outside 300 to 2,060 km the nearest
    edge holds.

    Source: aep8_package, irbem_2022.

    Parameters
    ----------
    altitude_km : altitude above 6,371.2 km, any shape.

    Returns
    -------
    Array : share of time, 0..1.
    """
    table = trapped_table()
    values = table["saa_min"]
    row, up = log_grid_position(altitude_km, table["altitude_km"])
    share: Array = values[row] * (1 - up) + values[row + 1] * up
    return share
