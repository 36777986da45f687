"""Upset rates of accelerators from what devices showed in particle beams."""

from __future__ import annotations

import numpy as np
from scipy.stats import chi2

from orbitdc.radiation.parameters import BEAM_DEVICES, DeviceParameters
from orbitdc.scenario.declaration import Array, pick

RAD_G_PER_MEV = 1.602176634e-8
BEAM_STOPPING_POWER_MEV_CM2_PER_G = 7.881
"""Stopping power of silicon for protons of 67 MeV, the beam of the accelerator test."""

PROTONS_PER_CM2_PER_RAD = 1 / (RAD_G_PER_MEV * BEAM_STOPPING_POWER_MEV_CM2_PER_G)
"""Protons of the beam per cm2 that give one rad in silicon, 7.92e6."""

PER_RESOURCE = (0.0, 1.0)
"""Whether a rate grows with the memory and logic of a device, by index into `UPSET_SCALINGS`."""


def poisson_interval(*, count: Array | float, confidence: Array | float = 0.95) -> tuple[Array, Array]:
    """Return the exact central interval of the expected number of events when a number was counted.

    lower = chi2^-1(a / 2; 2 n) / 2, upper = chi2^-1(1 - a / 2; 2 n + 2) / 2, with a = 1 - confidence; the lower end
    is 0 for n = 0.

    Source: garwood_1936.

    Parameters
    ----------
    count : events counted, n, any shape.
    confidence : share of the interval, 0..1.

    Returns
    -------
    tuple of two Array : lower and upper end.
    """
    events = np.asarray(count, dtype=np.float64)
    tail = np.asarray((1 - np.asarray(confidence, dtype=np.float64)) / 2)
    lower: Array = np.where(events > 0, chi2.ppf(tail, 2 * np.maximum(events, 1e-9)) / 2, 0.0)
    upper: Array = np.asarray(chi2.ppf(1 - tail, 2 * events + 2)) / 2
    return lower, upper


def dose_per_event_interval_rad(
    *, dose_per_event_rad: Array | float, count: Array | float, confidence: Array | float = 0.9
) -> tuple[Array, Array]:
    """Return the interval of the dose per event that a number of counted events leaves.

    ends = dose per event x count / upper and lower end of the Poisson interval.

    Source: garwood_1936.

    Parameters
    ----------
    dose_per_event_rad : mean dose per event as measured, rad(Si).
    count : events counted, above 0.
    confidence : share of the interval, 0..1.

    Returns
    -------
    tuple of two Array : lower and upper end, rad(Si).
    """
    fewest, most = poisson_interval(count=count, confidence=confidence)
    total = np.asarray(dose_per_event_rad, dtype=np.float64) * count
    return total / most, total / fewest


def cross_section_cm2(*, dose_per_event_rad: Array | float) -> Array:
    """Return the device cross-section to protons from the dose per event.

    cross-section = 1 / (dose per event x protons per cm2 and rad) = 1.26e-7 cm2 rad / dose per event.

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


def dose_per_event_rad(*, cross_section_cm2: Array | float) -> Array:
    """Return the dose per event from a cross-section measured in any beam that makes nuclear reactions alike.

    dose per event = 1 / (cross-section x protons per cm2 and rad). Cross-sections hardly change above 20 MeV, doses per
    proton do: the protons per rad are those of 67 MeV, close to the mix behind a shield in low orbit, whatever the
    energy of the beam was.

    Source: suncatcher_2026.

    Parameters
    ----------
    cross_section_cm2 : cross-section, cm2 per device.

    Returns
    -------
    Array : rad(Si).
    """
    dose: Array = 1 / (np.asarray(cross_section_cm2, dtype=np.float64) * PROTONS_PER_CM2_PER_RAD)
    return dose


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


def transfer_factor(
    *,
    size: Array | float,
    measured_size: Array | float,
    extrapolated: Array | float,
    scaling: Array,
    sensitivity: Array | float,
) -> Array:
    """Return how much more often an accelerator upsets than the device that was in the beam.

    factor = 1 for the device itself; for another, sensitivity x (size / measured size) where rates are carried over
    per gigabyte of memory or per area of logic, and sensitivity alone where they are carried over per chip, which is
    the optimistic case for a larger one.

    Parameters
    ----------
    size, measured_size : memory or logic area of the accelerator and of the device, same unit.
    extrapolated : 1 where the accelerator is not the device, else 0.
    scaling : index into `UPSET_SCALINGS`.
    sensitivity : factor for a device that nobody has tested.

    Returns
    -------
    Array : factor.
    """
    ratio = np.asarray(size, dtype=np.float64) / measured_size
    carried = np.asarray(sensitivity) * np.where(pick(scaling, PER_RESOURCE) > 0, ratio, 1.0)
    factor: Array = np.where(np.asarray(extrapolated) > 0, carried, 1.0)
    return factor


def extrapolated(*, accelerator_device: Array, tested_device: Array) -> Array:
    """Return 1 where the accelerator is not the device whose beam data are used, else 0.

    Parameters
    ----------
    accelerator_device, tested_device : indices into `BEAM_DEVICES`.

    Returns
    -------
    Array : 0 or 1.
    """
    same = (accelerator_device == tested_device) & (accelerator_device != BEAM_DEVICES.index("none"))
    differs: Array = np.where(same, 0.0, 1.0)
    return differs


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


def device_rates_per_yr(
    *,
    device: DeviceParameters,
    dose_rad_per_yr: Array | float,
    logic: Array | float,
    memory: Array | float,
    host: Array | float,
) -> dict[str, Array]:
    """Return the rates of each kind of event of one accelerator and of one host.

    Parameters
    ----------
    device : beam data of the tested device.
    dose_rad_per_yr : dose that upsets, of protons and cosmic rays behind the shield.
    logic, memory, host : transfer factors from the tested device to the accelerator and its host.

    Returns
    -------
    dict : "silent", "memory", "interrupt" (of the accelerator) and "host", events per year.
    """
    kinds = {
        "silent": (device.silent_error_dose_rad, logic),
        "memory": (device.memory_error_dose_rad, memory),
        "interrupt": (device.functional_interrupt_dose_rad, logic),
        "host": (device.host_interrupt_dose_rad, host),
    }
    return {
        kind: upset_rate_per_yr(dose_rad_per_yr=dose_rad_per_yr, dose_per_event_rad=dose, sensitivity=factor)
        for kind, (dose, factor) in kinds.items()
    }
