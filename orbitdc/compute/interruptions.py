"""Interruptions: how often they strike a job, and what they take from requests and around planned stops."""

from __future__ import annotations

import numpy as np

from orbitdc.compute.checkpoints import LARGEST_EXPONENT
from orbitdc.scenario.calendar import HOURS_PER_YEAR
from orbitdc.scenario.declaration import Array, Flags

_SMALLEST_SHARE = 1.0e-12


def interruption_rate_per_job_h(
    *, rate_per_accelerator_yr: Array | float, accelerators_per_job: Array | float
) -> Array:
    """Return how often a job is interrupted when any of its accelerators interrupts it.

    rate = accelerators x rate per accelerator / 8,760.

    Source: llama3_2024 (419 unexpected interruptions of 16,384 accelerators in 54 days), meta_rsc_2024.

    Parameters
    ----------
    rate_per_accelerator_yr : interruptions per accelerator and year.
    accelerators_per_job : accelerators of the job.

    Returns
    -------
    Array : interruptions per hour.
    """
    rate: Array = np.asarray(rate_per_accelerator_yr, dtype=np.float64) * accelerators_per_job / HOURS_PER_YEAR
    return rate


def rate_in_state(
    *,
    radiation_rate: Array | float,
    other_rate: Array | float,
    event_fraction: Array | float,
    time_fraction: Array | float,
) -> Array:
    """Return the interruption rate while the orbit is in a state that holds a share of events and of time.

    rate = radiation rate x share of events / share of time + other rate; the other rate alone where the state
    takes no time.

    Parameters
    ----------
    radiation_rate, other_rate : mean rates of interruptions that radiation causes and does not cause.
    event_fraction, time_fraction : shares of radiation events and of time that fall in the state.

    Returns
    -------
    Array : rate, in the unit of the rates given.
    """
    time = np.asarray(time_fraction, dtype=np.float64)
    density = np.where(time > 0, np.asarray(event_fraction) / np.maximum(time, _SMALLEST_SHARE), 0.0)
    rate: Array = np.asarray(radiation_rate) * density + other_rate
    return rate


def up_time_s(
    *,
    stretch_s: Array | float,
    rate_per_s: Array | float,
    restart_s: Array | float,
    before_s: Array | float,
    rate_before_per_s: Array | float,
) -> Array:
    """Return the time of a stretch in which a replica is up: no interruption struck during a restart's time before.

    up = exp(-i R) (T - R) + integral over x from 0 to R of exp(-i R - (i' - i) min(R - x, T')), both cut at the
    stretch's end: a stretch T with interruption rate i and restart R follows one of length T' with rate i', before
    which the rate is again i. Exact for exponential gaps; interruptions may strike during a restart.

    Parameters
    ----------
    stretch_s, rate_per_s : length of the stretch, T, and interruptions per second in it, i.
    restart_s : time from an interruption to work again, R.
    before_s, rate_before_per_s : length and rate of the stretch before, T' and i'.

    Returns
    -------
    Array : seconds.
    """
    stretch, rate = np.asarray(stretch_s, dtype=np.float64), np.asarray(rate_per_s, dtype=np.float64)
    restart = np.asarray(restart_s, dtype=np.float64)
    more = rate_before_per_s - rate
    more = np.where(np.abs(more) * restart < _SMALLEST_SHARE, 0.0, more)
    last = np.maximum(restart - stretch, 0.0)
    most = np.minimum(restart, before_s)
    least = np.minimum(last, most)
    high, low = np.exp(-rate * restart - more * least), np.exp(-rate * restart - more * most)
    falling = np.where(more == 0, low * (most - least), (high - low) / np.where(more == 0, 1.0, more))
    level = (restart - np.maximum(most, last)) * low
    up: Array = np.maximum(stretch - restart, 0.0) * np.exp(-rate * restart) + level + falling
    return up


def finished_request_fraction(*, event_rate_per_s: Array | float, request_s: Array | float) -> Array:
    """Return the share of a replica's up time that goes into requests that end before an event strikes them.

    share = x / (exp(x) - 1) with x = events per second x request, which loses half a request per event: those in
    flight are served again. Exact for exponential gaps and requests of one length.

    Parameters
    ----------
    event_rate_per_s : interruptions and detected silent errors of the replica per second.
    request_s : time for which one request is served.

    Returns
    -------
    Array : share, 0..1.
    """
    struck = np.maximum(np.asarray(event_rate_per_s, dtype=np.float64) * request_s, _SMALLEST_SHARE)
    struck = np.minimum(struck, LARGEST_EXPONENT)
    share: Array = struck / np.expm1(struck)
    return share


def planned_stop_s(
    *,
    is_training: Flags,
    checkpoint_write_s: Array | float,
    request_s: Array | float,
    resume_s: Array | float,
) -> Array:
    """Return the work lost around a stop that is known in advance: an eclipse, a pass of the anomaly, a storm.

    Training writes a checkpoint. Serving either takes no new requests while those in flight end, on average half a
    request, or moves them with their caches, which takes as long as a checkpoint; it does what costs less. Both then
    load their state, from wherever it is.

    Parameters
    ----------
    is_training : one synchronous job, or else independent requests.
    checkpoint_write_s : time to write a checkpoint, or to hand over a replica's requests.
    request_s : time for which one request is served.
    resume_s : time to load state and work again.

    Returns
    -------
    Array : seconds of work per stop.
    """
    served = np.minimum(0.5 * np.asarray(request_s, dtype=np.float64), checkpoint_write_s)
    lost: Array = np.where(is_training, checkpoint_write_s, served) + resume_s
    return lost
