"""The mean solar cycle in the radio flux F10.7, which drives air density, debris and radiation."""

from __future__ import annotations

import numpy as np

from orbitdc.scenario.declaration import Array

ASYMMETRY = 0.71
"""Constant c of the cycle's shape, the same for all cycles."""
_PEAK = 0.50380275
"""Largest value of x3 / (exp(x2) - c), at x = 1.0813."""


def _single_cycle(scaled_time: Array) -> Array:
    squared = scaled_time * scaled_time
    pulse: Array = scaled_time * squared / (np.exp(squared) - ASYMMETRY) / _PEAK
    return pulse


def solar_cycle_shape(
    *, decimal_year: Array | float, minimum_year: Array | float, period_yr: Array | float, width_yr: Array | float
) -> Array:
    """Activity of a mean cycle between 0 (none) and 1 (maximum).

    g = x3 / (exp(x2) - 0.71) / max, x = t / b, with t the time since the last minimum; the tail of the cycle
    before is added, so that the curve is continuous over minima.

    Parameters
    ----------
    decimal_year : date [yr].
    minimum_year : date of one minimum [yr].
    period_yr : time between minima [yr].
    width_yr : time scale b of rise and decay [yr]; all broadcast. Maximum falls 1.081 b after minimum.

    Returns
    -------
    Activity [1], broadcast shape. Source: hathaway_1994.
    """
    since = np.mod(np.asarray(decimal_year, dtype=np.float64) - minimum_year, period_yr)
    shape: Array = np.minimum(_single_cycle(since / width_yr) + _single_cycle((since + period_yr) / width_yr), 1.0)
    return shape


def solar_f107_amplitude(*, minimum_f107: Array | float, maximum_f107: Array | float, strength: Array | float) -> Array:
    """Rise of F10.7 from minimum to maximum: strength (maximum - minimum).

    Parameters
    ----------
    minimum_f107, maximum_f107 : smoothed F10.7 of the mean cycle's ends [solar flux units].
    strength : factor on the amplitude [1]; all broadcast.

    Returns
    -------
    Amplitude [solar flux units], broadcast shape. Source: definition.
    """
    amplitude: Array = np.asarray(strength) * (np.asarray(maximum_f107) - minimum_f107)
    return amplitude


def solar_f107(*, minimum_f107: Array | float, amplitude_f107: Array | float, cycle_shape: Array | float) -> Array:
    """F10.7 of a month: minimum + amplitude x shape.

    Parameters
    ----------
    minimum_f107 : F10.7 at minimum [solar flux units].
    amplitude_f107 : rise to maximum [solar flux units].
    cycle_shape : activity between 0 and 1 [1]; all broadcast, months first.

    Returns
    -------
    F10.7 [solar flux units], broadcast shape. Source: hathaway_2010.
    """
    flux: Array = np.asarray(amplitude_f107) * cycle_shape
    flux += minimum_f107
    return flux
