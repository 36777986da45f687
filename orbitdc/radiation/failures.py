"""Permanent failures of accelerators by radiation, and the margin of dose."""

from __future__ import annotations

import numpy as np
from scipy.special import ndtr

from orbitdc.scenario.declaration import Array

RAD_PER_KRAD = 1000.0
_LEAST_SURVIVAL = 1.0e-9


def dose_slack(*, lifetime_dose_krad: Array | float, margin: Array | float, limit_krad: Array | float) -> Array:
    """Return how far a device's limit of dose lies above the dose of its life with its margin.

    slack = (limit - margin x dose) / limit.

    Parameters
    ----------
    lifetime_dose_krad : dose over the planned life, krad(Si).
    margin : factor by which the limit must exceed it.
    limit_krad : dose that the device stands, krad(Si).

    Returns
    -------
    Array : share of the limit that is left, negative where it is exceeded.
    """
    slack: Array = 1.0 - np.asarray(margin, dtype=np.float64) * lifetime_dose_krad / limit_krad
    return slack


def destructive_rate_per_yr(
    *,
    upsetting_dose_rad_per_yr: Array | float,
    destructive_event_dose_krad: Array | float,
    heavy_ion_rate_per_yr: Array | float,
) -> Array:
    """Return how often a single particle destroys an accelerator.

    rate = dose rate of protons and cosmic rays / dose per event + rate of heavy ions. After a test without an event in
    a dose D, Jeffreys' prior puts the dose per event above D / 1.92 with 95 percent, and at D / 0.227 with even
    chances.

    Source: suncatcher_2026 (no hard failure in 15 krad of protons).

    Parameters
    ----------
    upsetting_dose_rad_per_yr : dose of protons and cosmic rays behind the shield, rad(Si) per year.
    destructive_event_dose_krad : dose per destructive event, krad(Si).
    heavy_ion_rate_per_yr : destructive events of heavy ions per accelerator and year.

    Returns
    -------
    Array : failures per accelerator and year.
    """
    protons = np.asarray(upsetting_dose_rad_per_yr, dtype=np.float64) / (RAD_PER_KRAD * destructive_event_dose_krad)
    rate: Array = protons + heavy_ion_rate_per_yr
    return rate


def worn_out_fraction(*, dose_krad: Array | float, failure_dose_krad: Array | float, spread: Array | float) -> Array:
    """Return the share of accelerators that a dose has worn out: normal in the logarithm of dose.

    Parameters
    ----------
    dose_krad : dose so far, krad(Si).
    failure_dose_krad : dose at which half have failed.
    spread : standard deviation of the natural logarithm.

    Returns
    -------
    Array : share, 0..1.
    """
    ratio = np.maximum(np.asarray(dose_krad, dtype=np.float64), 1e-12) / failure_dose_krad
    share: Array = np.asarray(ndtr(np.log(ratio) / spread), dtype=np.float64)
    return share


def wear_out_rate_per_yr(
    *,
    lifetime_dose_krad: Array | float,
    life_yr: Array | float,
    failure_dose_krad: Array | float,
    spread: Array | float,
) -> Array:
    """Return the constant failure rate that leaves as many accelerators at the end of life as wear-out by dose does.

    rate = -ln(1 - worn out share) / life. Wear-out comes late in a life; a constant rate takes the losses early.

    Parameters
    ----------
    lifetime_dose_krad : dose over the planned life, krad(Si).
    life_yr : planned life, years.
    failure_dose_krad : dose at which half have failed.
    spread : standard deviation of the natural logarithm.

    Returns
    -------
    Array : failures per accelerator and year.
    """
    lost = worn_out_fraction(dose_krad=lifetime_dose_krad, failure_dose_krad=failure_dose_krad, spread=spread)
    rate: Array = -np.log(np.maximum(1.0 - lost, _LEAST_SURVIVAL)) / life_yr
    return rate
