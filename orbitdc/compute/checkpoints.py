"""Checkpoints: the best interval between them, and the work that interruptions leave, forever or in a stretch of time.

Interruptions come at random (exponential gaps). One that strikes, also while a checkpoint is written or a restart
runs, takes the work since the last finished checkpoint and starts the restart anew.
"""

from __future__ import annotations

import numpy as np

from orbitdc.scenario.declaration import Array

SMALLEST_RATE_PER_S = 1.0e-15
LARGEST_EXPONENT = 600.0

_NEWTON_STEPS = 4
_SMALLEST_RATE_OF_PART_PER_S = 1.0e-12
_HALF_SPREAD = 0.5 * np.sqrt(0.6)
_NODES = ((0.5 - _HALF_SPREAD, 5 / 18), (0.5, 8 / 18), (0.5 + _HALF_SPREAD, 5 / 18))
"""Gauss-Legendre nodes and weights on 0..1."""


def checkpoint_interval_s(*, rate_per_s: Array | float, checkpoint_write_s: Array | float) -> Array:
    """Return the interval of work between checkpoints that keeps the most work.

    The maximum over tau of `exponential_goodput`: tau = M (1 + W(-exp(-1 - C / M))) with mean time between
    interruptions M, time to write a checkpoint C and the principal branch W of Lambert's function, solved here as
    y - 1 + exp(-y) = C / M for y = (tau + C) / M. The restart does not move it. Young's sqrt(2 C M) is its limit for
    small C / M, and Daly's series follows it to 0.1 % at C / M below 0.05.

    Source: daly_2006 (the goodput that is maximized; intervals printed there: 117 and 57 minutes).

    Parameters
    ----------
    rate_per_s : interruptions per second, 1 / M, any shape.
    checkpoint_write_s : time to write a checkpoint, C, above 0.

    Returns
    -------
    Array : interval, s.
    """
    rate = np.maximum(np.asarray(rate_per_s, dtype=np.float64), SMALLEST_RATE_PER_S)
    load = rate * checkpoint_write_s
    segment: Array = np.minimum(np.sqrt(2 * load) + load / 3, load + 1)
    for _ in range(_NEWTON_STEPS):
        decay = np.expm1(-segment)
        segment = segment + (segment + decay - load) / decay
    interval: Array = segment / rate - checkpoint_write_s
    return interval


def exponential_goodput(
    *, interval_s: Array | float, rate_per_s: Array | float, checkpoint_write_s: Array | float, restart_s: Array | float
) -> Array:
    """Return the share of time that becomes kept work, over a time long against every interval.

    goodput = tau / M exp(-R / M) / (exp((tau + C) / M) - 1), exact for interruptions with exponential gaps.

    Source: daly_2006.

    Parameters
    ----------
    interval_s : work between checkpoints, tau, above 0.
    rate_per_s : interruptions per second, 1 / M.
    checkpoint_write_s : time to write a checkpoint, C.
    restart_s : time from an interruption to work again, R.

    Returns
    -------
    Array : goodput, 0..1.
    """
    rate = np.maximum(np.asarray(rate_per_s, dtype=np.float64), SMALLEST_RATE_PER_S)
    work = rate * interval_s
    segment = np.minimum(work + rate * checkpoint_write_s, LARGEST_EXPONENT)
    share: Array = work * np.exp(-rate * restart_s) / np.expm1(segment)
    return share


def fitted_interval_s(
    *, stretch_s: Array | float, best_interval_s: Array | float, checkpoint_write_s: Array | float
) -> Array:
    """Return the interval of work that fits a whole number of times, with its checkpoints, into a stretch of time.

    The number m of segments is the one with the least first-order loss m C + T^2 / (2 m M), read against the best
    segment L = tau + C: m = ceil((sqrt(1 + 4 (T / L)^2) - 1) / 2), at least 1; interval = T / m - C, not below 0.

    Parameters
    ----------
    stretch_s : length of the stretch, T.
    best_interval_s : interval that would be best without end.
    checkpoint_write_s : time to write a checkpoint, C.

    Returns
    -------
    Array : interval, s.
    """
    stretch = np.asarray(stretch_s, dtype=np.float64)
    count = stretch / (np.asarray(best_interval_s, dtype=np.float64) + checkpoint_write_s)
    segments = np.maximum(np.ceil(0.5 * (np.sqrt(1 + 4 * count * count) - 1)), 1.0)
    interval: Array = np.maximum(stretch / segments - checkpoint_write_s, 0.0)
    return interval


def kept_in_run_s(
    *, run_s: Array | float, interval_s: Array | float, rate_per_s: Array | float, checkpoint_write_s: Array | float
) -> Array:
    """Return the work that a run keeps until its first interruption or its planned end.

    The run begins with everything saved, saves after every interval, and once more so that it is done at the end.
    With segment L = tau + C, n = floor(x / L) whole ones and the rest y = x - n L:
    kept = tau sum over j = 1..n of exp(-j L / M) + max(y - C, 0) exp(-x / M).

    Parameters
    ----------
    run_s : time to the planned end, x; nothing is kept where it is negative.
    interval_s, checkpoint_write_s : work between checkpoints, tau, and time to write one, C.
    rate_per_s : interruptions per second, 1 / M.

    Returns
    -------
    Array : expected kept work, s.
    """
    rate = np.maximum(np.asarray(rate_per_s, dtype=np.float64), SMALLEST_RATE_PER_S)
    run = np.maximum(np.asarray(run_s, dtype=np.float64), 0.0)
    segment = np.asarray(interval_s, dtype=np.float64) + checkpoint_write_s
    whole = np.floor(run / segment) * segment
    one = np.expm1(np.minimum(rate * segment, LARGEST_EXPONENT))
    rest = np.maximum(run - whole - checkpoint_write_s, 0.0)
    kept: Array = interval_s * -np.expm1(-rate * whole) / one + rest * np.exp(-rate * run)
    return kept


def _kept_in_runs_s2(*, longest_s: Array, interval_s: Array, rate_per_s: Array, checkpoint_write_s: Array) -> Array:
    """Return the integral of `kept_in_run_s` over runs from 0 to the longest."""
    longest = np.maximum(longest_s, 0.0)
    segment = interval_s + checkpoint_write_s
    number = np.floor(longest / segment)
    last = longest - number * segment
    load = np.minimum(rate_per_s * segment, LARGEST_EXPONENT)
    started = -np.expm1(-rate_per_s * number * segment)
    each = 1 / np.expm1(load)
    finished: Array = interval_s * each * (segment * (number - started / -np.expm1(-load)) + last * started)

    rate = np.maximum(rate_per_s, _SMALLEST_RATE_OF_PART_PER_S)

    def _part(length: Array) -> Array:
        work = np.maximum(length - checkpoint_write_s, 0.0)
        weighted = -np.expm1(-rate * work) - rate * work * np.exp(-rate * work)
        part: Array = np.exp(-rate * checkpoint_write_s) * weighted / (rate * rate)
        return part

    parts: Array = _part(segment) * started / -np.expm1(-load) + _part(last) * (1 - started)
    total: Array = finished + parts
    return total


def kept_in_stretch_s(
    *,
    stretch_s: Array | float,
    interval_s: Array | float,
    rate_per_s: Array | float,
    checkpoint_write_s: Array | float,
    restart_s: Array | float,
    before_s: Array | float,
    rate_before_per_s: Array | float,
    restart_before_s: Array | float,
) -> Array:
    """Return the work that a job keeps in a stretch of time at one rate, which follows a stretch at another.

    The stretch begins and ends with a checkpoint. The job runs from its beginning unless the last interruption came
    less than a restart before; that restart then ends inside. With K(x) the work kept by a run of at most x
    (`kept_in_run_s`), S the chance of no interruption during a restart's time before, and a the time since one:
    kept = S K(T) + (1 - S) mean over a of exp(-(R' - a) / M) K(T - R' + a) + exp(-R / M) / M x integral of K from 0
    to T - R. The last term counts the runs that begin inside, one after each interruption without another one during
    its restart. Exact for exponential gaps, up to a three-node rule for the mean.

    Parameters
    ----------
    stretch_s : length of the stretch, T.
    interval_s, checkpoint_write_s : work between checkpoints and time to write one.
    rate_per_s, restart_s : interruptions per second, 1 / M, and time from one to work again, R, in the stretch.
    before_s, rate_before_per_s, restart_before_s : length, rate and restart, R', of the stretch before; before that
        the rate is the stretch's own.

    Returns
    -------
    Array : expected kept work, s.
    """
    rate = np.maximum(np.asarray(rate_per_s, dtype=np.float64), SMALLEST_RATE_PER_S)
    before_rate = np.maximum(np.asarray(rate_before_per_s, dtype=np.float64), SMALLEST_RATE_PER_S)
    stretch = np.asarray(stretch_s, dtype=np.float64)
    interval = np.asarray(interval_s, dtype=np.float64)
    write = np.asarray(checkpoint_write_s, dtype=np.float64)
    pending = np.asarray(restart_before_s, dtype=np.float64)

    exposed = before_rate * np.minimum(pending, before_s)
    struck = -np.expm1(-exposed - rate * np.maximum(pending - before_s, 0.0))
    kept = (1 - struck) * kept_in_run_s(run_s=stretch, interval_s=interval, rate_per_s=rate, checkpoint_write_s=write)
    for node, weight in _NODES:
        hazard = -np.log1p(-node * struck)
        age = np.minimum(hazard, exposed) / before_rate + np.maximum(hazard - exposed, 0.0) / rate
        wait = np.maximum(pending - age, 0.0)
        late = kept_in_run_s(run_s=stretch - wait, interval_s=interval, rate_per_s=rate, checkpoint_write_s=write)
        kept = kept + weight * struck * np.exp(-rate * wait) * late
    runs = _kept_in_runs_s2(
        longest_s=stretch - restart_s, interval_s=interval, rate_per_s=rate, checkpoint_write_s=write
    )
    total: Array = kept + rate * np.exp(-rate * restart_s) * runs
    return total
