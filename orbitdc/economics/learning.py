"""Learning: what a series costs on average when each doubling makes units cheaper."""

from __future__ import annotations

import numpy as np

from orbitdc.scenario.declaration import Array

SUMMED_UNITS = 10
"""Units of a series that are added one by one before the integral takes over."""


def learning_exponent(*, learning_rate: Array | float) -> Array:
    """Return the exponent of price against units.

    Parameters
    ----------
    learning_rate : fall per doubling, below 1.

    Returns
    -------
    Array : log2(1 - rate), zero or negative.

    Notes
    -----
    Source: nasa_otps_2024.
    """
    exponent: Array = np.log1p(-np.asarray(learning_rate, dtype=np.float64)) / np.log(2.0)
    return exponent


def wright_mean_fraction(*, units: Array | float, exponent: Array | float) -> Array:
    """Return the mean price of a series over its first unit's, if the mean falls per doubling (Wright).

    Parameters
    ----------
    units : length of the series, 1 and up.
    exponent : exponent of learning.

    Returns
    -------
    Array : N^b.

    Notes
    -----
    Source: nasa_otps_2024.
    """
    fraction: Array = np.exp(exponent * np.log(np.asarray(units, dtype=np.float64)))
    return fraction


def crawford_mean_fraction(*, units: Array | float, exponent: Array | float) -> Array:
    """Return the mean price of a series over its first unit's, if the price of the last unit falls (Crawford).

    Parameters
    ----------
    units : length of the series, 1 and up; need not be whole.
    exponent : exponent of learning, above -1.

    Returns
    -------
    Array : (1/N) sum of n^b for n from 1 to N; beyond the tenth unit by the Euler-Maclaurin formula, which holds it
        to 1e-9 for ten units and more and to 2e-3 below.

    Notes
    -----
    The mean of the fleet is meant, not the price of its last unit, which is lower.
    Source: nasa_otps_2024.
    """
    power = np.asarray(exponent, dtype=np.float64)
    log_units = np.log(np.asarray(units, dtype=np.float64))
    total: Array = np.zeros_like(power)
    for unit in range(1, SUMMED_UNITS):
        total = total + np.exp(power * np.log(unit))
    start = float(SUMMED_UNITS)
    first = np.exp(power * np.log(start))
    last = np.exp(power * log_units)
    lengths = np.exp(log_units)
    total = total + (last * lengths - first * start) / (1.0 + power) + 0.5 * (first + last)
    total = total + power / 12.0 * (last / lengths - first / start)
    third = power * (power - 1.0) * (power - 2.0) / 720.0
    total = total - third * (last / (lengths * lengths * lengths) - first / (start * start * start))
    mean: Array = total / lengths
    return mean


def fleet_mean_price_fraction(
    *, units: Array, reference_units: Array, learning_rate: Array, crawford: Array | float = 0.0
) -> Array:
    """Return the mean price of a fleet's units over the mean price of a reference series.

    Parameters
    ----------
    units : units bought altogether; fewer than one counts as one.
    reference_units : length of the series whose mean price is known.
    learning_rate : fall per doubling of cumulative units, below one half.
    crawford : 0: the mean of all units falls (Wright); 1: the price of the last unit falls (Crawford).

    Returns
    -------
    Array : mean(N) / mean(N0) of the convention.

    Notes
    -----
    The mean of the first N units is meant, not the price of the N-th unit, which is lower.
    Source: nasa_otps_2024.
    """
    bought = np.maximum(units, 1.0)
    exponent = learning_exponent(learning_rate=learning_rate)
    fraction: Array = wright_mean_fraction(units=bought / reference_units, exponent=exponent)
    chosen = np.asarray(crawford) > 0.0
    if np.any(chosen):
        last_unit = crawford_mean_fraction(units=bought, exponent=exponent) / crawford_mean_fraction(
            units=reference_units, exponent=exponent
        )
        fraction = np.where(chosen, last_unit, fraction)
    return fraction
