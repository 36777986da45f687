"""Goodput: what interruptions, checkpoints, domains and checks leave of the work, in orbit and on the ground."""

from __future__ import annotations

import numpy as np
from scipy.special import betainc

from orbitdc.compute.parameters import JOB_EXTENTS, WORKLOADS, ComputeParameters
from orbitdc.compute.result import GoodputResult, PayloadResult
from orbitdc.fleet.result import FleetResult
from orbitdc.radiation.result import FaultResult
from orbitdc.scenario.calendar import HOURS_PER_YEAR
from orbitdc.scenario.declaration import Array

SECONDS_PER_HOUR = 3600.0
SECONDS_PER_YEAR = HOURS_PER_YEAR * SECONDS_PER_HOUR
TOKENS_PER_MILLION = 1.0e6
SMALLEST_RATE_PER_S = 1.0e-15
SMALLEST_SHARE = 1.0e-12


def at_least_k_of_n_probability(
    *, count: Array | float, minimum: Array | float, alive_fraction: Array | float
) -> Array:
    """Return the chance that at least k of n independent items live.

    P(Bin(n, p) >= k) = I_p(k, n - k + 1), the regularized incomplete beta function; 1 for k <= 0, 0 for k > n.

    Parameters
    ----------
    count : n, any shape.
    minimum : k.
    alive_fraction : p, 0..1.

    Returns
    -------
    Array : probability, 0..1.
    """
    n = np.asarray(count, dtype=np.float64)
    k = np.asarray(minimum, dtype=np.float64)
    alive = np.clip(np.asarray(alive_fraction, dtype=np.float64), 0.0, 1.0)
    inside = betainc(np.maximum(k, SMALLEST_SHARE), np.maximum(n - k + 1, SMALLEST_SHARE), alive)
    chance: Array = np.where(k <= 0, 1.0, np.where(k > n, 0.0, inside))
    return chance


def usable_domain_fraction(*, domain: Array | float, minimum: Array | float, alive_fraction: Array | float) -> Array:
    """Return the share of living accelerators that sit in a domain with enough of them.

    sum over j >= k of j C(n, j) p^j (1 - p)^(n - j) / (n p) = P(Bin(n - 1, p) >= k - 1): seen from a living
    accelerator, k - 1 of its n - 1 neighbors must live.

    Parameters
    ----------
    domain : accelerators of one domain, n.
    minimum : living accelerators that a domain needs, k.
    alive_fraction : share of accelerators that live, p.

    Returns
    -------
    Array : share of the living, 0..1.
    """
    return at_least_k_of_n_probability(
        count=np.asarray(domain, dtype=np.float64) - 1,
        minimum=np.asarray(minimum, dtype=np.float64) - 1,
        alive_fraction=alive_fraction,
    )


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


def young_interval_s(*, mean_time_between_s: Array | float, checkpoint_write_s: Array | float) -> Array:
    """Return Young's first-order interval of work between checkpoints.

    interval = sqrt(2 C M).

    Source: daly_2006.

    Parameters
    ----------
    mean_time_between_s : mean time between interruptions, M.
    checkpoint_write_s : time to write a checkpoint, C.

    Returns
    -------
    Array : interval, s.
    """
    interval: Array = np.sqrt(2 * np.asarray(checkpoint_write_s, dtype=np.float64) * mean_time_between_s)
    return interval


def daly_interval_s(*, mean_time_between_s: Array | float, checkpoint_write_s: Array | float) -> Array:
    """Return Daly's higher-order interval of work between checkpoints.

    interval = sqrt(2 C M) (1 + sqrt(C / 2M) / 3 + (C / 2M) / 9) - C for C < 2 M, else M.

    Source: daly_2006.

    Parameters
    ----------
    mean_time_between_s : mean time between interruptions, M.
    checkpoint_write_s : time to write a checkpoint, C.

    Returns
    -------
    Array : interval, s.
    """
    mean = np.asarray(mean_time_between_s, dtype=np.float64)
    write = np.asarray(checkpoint_write_s, dtype=np.float64)
    ratio = write / (2 * mean)
    series = young_interval_s(mean_time_between_s=mean, checkpoint_write_s=write) * (1 + np.sqrt(ratio) / 3 + ratio / 9)
    interval: Array = np.where(ratio < 1, series - write, mean)
    return interval


def exponential_goodput(
    *,
    interval_s: Array | float,
    mean_time_between_s: Array | float,
    checkpoint_write_s: Array | float,
    restart_s: Array | float,
) -> Array:
    """Return the share of time that becomes kept work, with exponential interruptions.

    goodput = tau / (M exp(R / M) (exp((tau + C) / M) - 1)): exact where interruptions may also strike while a
    checkpoint is written or a restart runs.

    Source: daly_2006.

    Parameters
    ----------
    interval_s : work between checkpoints, tau.
    mean_time_between_s : mean time between interruptions, M.
    checkpoint_write_s : time to write a checkpoint, C.
    restart_s : time from an interruption to work again, R.

    Returns
    -------
    Array : goodput, 0..1.
    """
    mean = np.asarray(mean_time_between_s, dtype=np.float64)
    interval = np.asarray(interval_s, dtype=np.float64)
    segment = (interval + checkpoint_write_s) / mean
    logarithm = np.log(interval / mean) - np.asarray(restart_s) / mean - segment - np.log(-np.expm1(-segment))
    share: Array = np.exp(logarithm)
    return share


def training_goodput(
    *, rate_per_s: Array | float, checkpoint_write_s: Array | float, restart_s: Array | float
) -> Array:
    """Return the goodput of one synchronous job that checkpoints at Daly's interval.

    Source: daly_2006.

    Parameters
    ----------
    rate_per_s : interruptions of the job per second.
    checkpoint_write_s, restart_s : time to write a checkpoint, and from an interruption to work again.

    Returns
    -------
    Array : goodput, 0..1.
    """
    mean = 1 / np.maximum(np.asarray(rate_per_s, dtype=np.float64), SMALLEST_RATE_PER_S)
    return exponential_goodput(
        interval_s=daly_interval_s(mean_time_between_s=mean, checkpoint_write_s=checkpoint_write_s),
        mean_time_between_s=mean,
        checkpoint_write_s=checkpoint_write_s,
        restart_s=restart_s,
    )


def inference_goodput(*, rate_per_s: Array | float, restart_s: Array | float) -> Array:
    """Return the goodput of a replica that serves independent requests.

    goodput = 1 / (1 + rate x restart): up for 1 / rate on average, then down for one restart; the requests in flight
    are lost with it and small against the restart.

    Parameters
    ----------
    rate_per_s : interruptions of the replica per second.
    restart_s : time from an interruption to work again.

    Returns
    -------
    Array : goodput, 0..1.
    """
    share: Array = 1 / (1 + np.asarray(rate_per_s, dtype=np.float64) * restart_s)
    return share


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
    density = np.where(time > 0, np.asarray(event_fraction) / np.maximum(time, SMALLEST_SHARE), 0.0)
    rate: Array = np.asarray(radiation_rate) * density + other_rate
    return rate


def undetected_silent_errors_per_million_tokens(
    *,
    silent_errors_per_accelerator_yr: Array | float,
    detected_fraction: Array | float,
    tokens_per_accelerator_s: Array | float,
) -> Array:
    """Return silent corruptions that no check catches per million output tokens.

    errors = silent errors x (1 - detected) / tokens of a year x 1e6.

    Source: suncatcher_2026 (about one failure in 3 million inferences at one per second).

    Parameters
    ----------
    silent_errors_per_accelerator_yr : silent corruptions per accelerator and year.
    detected_fraction : share that checks catch.
    tokens_per_accelerator_s : output tokens per second.

    Returns
    -------
    Array : undetected corruptions per million tokens.
    """
    missed = np.asarray(silent_errors_per_accelerator_yr, dtype=np.float64) * (1 - np.asarray(detected_fraction))
    errors: Array = missed / (np.asarray(tokens_per_accelerator_s) * SECONDS_PER_YEAR) * TOKENS_PER_MILLION
    return errors


def goodput(
    *,
    compute: ComputeParameters,
    payload: PayloadResult,
    faults: FaultResult,
    deployment: FleetResult,
) -> GoodputResult:
    """Return the last factors of the waterfall, for the orbital fleet or for the ground.

    Uncorrectable memory errors, functional interrupts, detected silent errors and everything that radiation does not
    cause interrupt the job they strike. Inference is a replica per domain with a restart. Training is one synchronous
    job per satellite, cluster or fleet with checkpoints; satellite and cluster pass the South Atlantic Anomaly as one
    and use another interval inside it, while a whole fleet always has members there and sees the mean rate.

    Parameters
    ----------
    compute : parameter group.
    payload, faults, deployment : results of earlier stages, of the same side.

    Returns
    -------
    GoodputResult : one value per point.
    """
    is_training = compute.workload == WORKLOADS.index("training")
    is_cluster = compute.job_extent == JOB_EXTENTS.index("cluster")
    is_fleet = compute.job_extent == JOB_EXTENTS.index("fleet")
    satellite = payload.accelerators_per_satellite
    extent: Array = np.where(
        is_fleet, payload.contracted_accelerators, satellite * np.where(is_cluster, compute.cluster_satellites, 1.0)
    )
    job: Array = np.where(is_training, extent, compute.domain_accelerators)

    radiation: Array = (
        faults.memory_errors_per_accelerator_yr
        + faults.functional_interrupts_per_accelerator_yr
        + faults.silent_errors_per_accelerator_yr * compute.silent_error_detected_fraction
    )
    other = faults.other_interruptions_per_accelerator_yr
    job_rate_h = interruption_rate_per_job_h(rate_per_accelerator_yr=radiation + other, accelerators_per_job=job)

    in_anomaly: Array = np.where(is_fleet, 0.0, faults.saa_time_fraction)
    events: Array = np.where(in_anomaly > 0, faults.saa_event_fraction, 0.0)
    per_second: Array = job / SECONDS_PER_YEAR
    quiet_rate = per_second * rate_in_state(
        radiation_rate=radiation, other_rate=other, event_fraction=1 - events, time_fraction=1 - in_anomaly
    )
    anomaly_rate = per_second * rate_in_state(
        radiation_rate=radiation, other_rate=other, event_fraction=events, time_fraction=in_anomaly
    )
    write, restart = compute.checkpoint_write_s, compute.restart_s
    trained: Array = (1 - in_anomaly) * training_goodput(
        rate_per_s=quiet_rate, checkpoint_write_s=write, restart_s=restart
    ) + in_anomaly * training_goodput(rate_per_s=anomaly_rate, checkpoint_write_s=write, restart_s=restart)
    served = inference_goodput(rate_per_s=job_rate_h / SECONDS_PER_HOUR, restart_s=restart)

    return GoodputResult(
        usable_domain_fraction=usable_domain_fraction(
            domain=compute.domain_accelerators,
            minimum=compute.domain_minimum_accelerators,
            alive_fraction=deployment.alive_fraction,
        ),
        goodput_fraction=np.where(is_training, trained, served) * (1 - compute.detection_overhead_fraction),
        interruption_rate_per_job_h=job_rate_h,
        checkpoint_interval_s=daly_interval_s(
            mean_time_between_s=1 / np.maximum(quiet_rate, SMALLEST_RATE_PER_S), checkpoint_write_s=write
        ),
        undetected_silent_errors_per_million_tokens=undetected_silent_errors_per_million_tokens(
            silent_errors_per_accelerator_yr=faults.silent_errors_per_accelerator_yr,
            detected_fraction=compute.silent_error_detected_fraction,
            tokens_per_accelerator_s=payload.tokens_per_accelerator_s,
        ),
    )
