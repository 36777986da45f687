"""Goodput: what interruptions, checkpoints, domains and checks leave of the work, in orbit and on the ground."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from orbitdc.compute.checkpoints import (
    SMALLEST_RATE_PER_S,
    checkpoint_interval_s,
    exponential_goodput,
    fitted_interval_s,
    kept_in_stretch_s,
)
from orbitdc.compute.domains import usable_domain_fraction
from orbitdc.compute.interruptions import (
    finished_request_fraction,
    interruption_rate_per_job_h,
    planned_stop_s,
    rate_in_state,
    up_time_s,
)
from orbitdc.compute.parameters import ANOMALY_POLICIES, JOB_EXTENTS, REDUNDANCIES, WORKLOADS, ComputeParameters
from orbitdc.compute.result import GoodputResult, PayloadResult
from orbitdc.compute.silent_errors import (
    redundancy_detected_fraction,
    redundancy_efficiency,
    undetected_silent_errors_per_accelerator_yr,
    undetected_silent_errors_per_million_tokens,
)
from orbitdc.fleet.result import FleetResult
from orbitdc.radiation.result import FaultResult
from orbitdc.scenario.calendar import HOURS_PER_YEAR
from orbitdc.scenario.declaration import Array, Flags

SECONDS_PER_DAY = 86400.0
SECONDS_PER_YEAR = HOURS_PER_YEAR * 3600.0
FEWEST_PASSES_PER_DAY = 1.0e-6


@dataclass(frozen=True)
class _State:
    """What holds inside or outside the anomaly: rates per accelerator and second, and the redundancy there."""

    time_fraction: Array
    event_fraction: Array
    stops: Array
    rollbacks: Array
    latency_s: Array
    detected_fraction: Array
    efficiency: Array

    def restart_s(self, restart_s: Array) -> Array:
        """Mean time lost after the work since the last checkpoint: the restart, and the latency before a rollback."""
        rate = np.maximum(self.stops + self.rollbacks, SMALLEST_RATE_PER_S)
        mean: Array = restart_s + self.latency_s * self.rollbacks / rate
        return mean


def _state(compute: ComputeParameters, faults: FaultResult, redundancy: Array, events: Array, time: Array) -> _State:
    detected = redundancy_detected_fraction(
        redundancy=redundancy,
        checks_detected_fraction=compute.silent_error_detected_fraction,
        checksum_detected_fraction=compute.checksum_detected_fraction,
        re_executed_fraction=compute.re_executed_fraction,
    )
    share = {"event_fraction": events, "time_fraction": time}
    stops = rate_in_state(
        radiation_rate=faults.memory_errors_per_accelerator_yr + faults.functional_interrupts_per_accelerator_yr,
        other_rate=faults.other_interruptions_per_accelerator_yr,
        **share,
    )
    silent = rate_in_state(radiation_rate=faults.silent_errors_per_accelerator_yr, other_rate=0.0, **share)
    return _State(
        time_fraction=time,
        event_fraction=events,
        stops=stops / SECONDS_PER_YEAR,
        rollbacks=np.where(redundancy == REDUNDANCIES.index("checks"), silent * detected, 0.0) / SECONDS_PER_YEAR,
        latency_s=compute.detection_latency_s,
        detected_fraction=detected,
        efficiency=redundancy_efficiency(
            redundancy=redundancy,
            checks_overhead_fraction=compute.detection_overhead_fraction,
            checksum_overhead_fraction=compute.checksum_overhead_fraction,
            re_executed_fraction=compute.re_executed_fraction,
        ),
    )


def _states(compute: ComputeParameters, faults: FaultResult, together: Flags) -> tuple[_State, _State]:
    """Return the state outside the anomaly, which holds everything where nothing alternates, and the one inside."""
    passes = together & (faults.saa_time_fraction > 0) & (faults.saa_passes_per_day > 0)
    time: Array = np.where(passes, faults.saa_time_fraction, 0.0)
    events: Array = np.where(passes, faults.saa_event_fraction, 0.0)
    duplicate = compute.anomaly_policy == ANOMALY_POLICIES.index("duplicate")
    inside: Array = np.where(duplicate, float(REDUNDANCIES.index("dual_modular")), compute.redundancy)
    quiet = _state(compute, faults, compute.redundancy, 1 - events, 1 - time)
    return quiet, _state(compute, faults, inside, events, time)


@dataclass(frozen=True)
class _Trained:
    """A synchronous job: goodput with its redundancy, and the intervals outside and inside the anomaly."""

    goodput: Array
    quiet_interval_s: Array
    anomaly_interval_s: Array


def _stretches(faults: FaultResult, inside: _State) -> tuple[Array, Array]:
    """Return the mean time between two passes of the anomaly and the mean length of one."""
    period = SECONDS_PER_DAY / np.maximum(faults.saa_passes_per_day, FEWEST_PASSES_PER_DAY)
    stretch: Array = period * inside.time_fraction
    return period - stretch, stretch


def _finished(compute: ComputeParameters, payload: PayloadResult, state: _State) -> Array:
    """Return the share of a replica's up time, one per domain, that becomes finished requests."""
    finished: Array = state.efficiency * finished_request_fraction(
        event_rate_per_s=compute.domain_accelerators * (state.stops + state.rollbacks),
        request_s=payload.request_duration_s,
    )
    return finished


def _serving_stop_s(compute: ComputeParameters, payload: PayloadResult) -> Array:
    """Return the work that replicas lose around a planned stop."""
    return planned_stop_s(
        is_training=np.zeros(1, dtype=np.bool_),
        checkpoint_write_s=compute.checkpoint_write_s,
        request_s=payload.request_duration_s,
        resume_s=compute.resume_s,
    )


def _served(
    compute: ComputeParameters, payload: PayloadResult, faults: FaultResult, quiet: _State, inside: _State
) -> Array:
    """Return what replicas, one per domain, finish of requests under the chosen policy in the anomaly."""
    lengths = _stretches(faults, inside)
    stops = [compute.domain_accelerators * s.stops for s in (quiet, inside)]
    finished = [_finished(compute, payload, s) for s in (quiet, inside)]
    up = [
        up_time_s(
            stretch_s=lengths[here],
            rate_per_s=stops[here],
            restart_s=compute.restart_s,
            before_s=lengths[there],
            rate_before_per_s=stops[there],
        )
        for here, there in ((0, 1), (1, 0))
    ]
    stop = _serving_stop_s(compute, payload)
    around = np.where(inside.time_fraction > 0, stop, 0.0)
    open_s = np.maximum(lengths[0] - around, 0.0) * np.exp(-stops[0] * compute.restart_s)
    pauses = compute.anomaly_policy == ANOMALY_POLICIES.index("pause")
    work = np.where(pauses, finished[0] * open_s, finished[0] * up[0] + finished[1] * up[1])
    share: Array = work / (lengths[0] + lengths[1])
    return share


def _trained(
    compute: ComputeParameters,
    payload: PayloadResult,
    faults: FaultResult,
    quiet: _State,
    inside: _State,
    job: Array,
    wanted: Flags,
) -> _Trained:
    """Return what a synchronous job of some accelerators keeps under the chosen policy in the anomaly.

    Where no point wants the goodput of a job that passes the anomaly, that of steady rates stands in its place.
    """
    write = compute.checkpoint_write_s
    serves = compute.anomaly_policy == ANOMALY_POLICIES.index("inference_only")
    away = serves | (compute.anomaly_policy == ANOMALY_POLICIES.index("pause"))
    alternates = inside.time_fraction > 0
    between, stretch = _stretches(faults, inside)
    lengths = np.maximum(between - np.where(away, compute.resume_s, 0.0), 0.0), stretch
    rates = [job * (s.stops + s.rollbacks) for s in (quiet, inside)]
    restarts = [s.restart_s(compute.restart_s) for s in (quiet, inside)]
    best = [checkpoint_interval_s(rate_per_s=rate, checkpoint_write_s=write) for rate in rates]
    fitted = [
        fitted_interval_s(stretch_s=length, best_interval_s=interval, checkpoint_write_s=write)
        for length, interval in zip(lengths, best, strict=True)
    ]
    steady = exponential_goodput(
        interval_s=best[0], rate_per_s=rates[0], checkpoint_write_s=write, restart_s=restarts[0]
    )
    share: Array = quiet.efficiency * steady
    if np.any(alternates & wanted):
        kept = [
            kept_in_stretch_s(
                stretch_s=lengths[here],
                interval_s=fitted[here],
                rate_per_s=rates[here],
                checkpoint_write_s=write,
                restart_s=restarts[here],
                before_s=lengths[there],
                rate_before_per_s=rates[there],
                restart_before_s=np.where(away, 0.0, restarts[there]),
            )
            for here, there in ((0, 1), (1, 0))
        ]
        serving = np.maximum(stretch - _serving_stop_s(compute, payload), 0.0)
        serving = serving * np.exp(-compute.domain_accelerators * inside.stops * compute.restart_s)
        served = np.where(serves, _finished(compute, payload, inside) * serving, 0.0)
        work = quiet.efficiency * kept[0] + np.where(away, served, inside.efficiency * kept[1])
        share = np.where(alternates, work / (between + stretch), share)
    return _Trained(
        goodput=share,
        quiet_interval_s=np.where(alternates, fitted[0], best[0]),
        anomaly_interval_s=np.where(alternates & ~away, fitted[1], 0.0),
    )


def goodput_by_job_size(
    *, accelerators_per_job: Array | float, compute: ComputeParameters, payload: PayloadResult, faults: FaultResult
) -> Array:
    """Return the goodput of synchronous training jobs of any sizes, redundancy included.

    The job passes the anomaly as one unless `job_extent` is fleet; then it sees the mean rate. Between two
    checkpoints and in a stretch inside or outside the anomaly, goodput is that of `checkpoints.kept_in_stretch_s`;
    where nothing alternates it is `checkpoints.exponential_goodput` at the best interval.

    Source: daly_2006.

    Parameters
    ----------
    accelerators_per_job : accelerators of the job, any shape that broadcasts against the groups' arrays.
    compute, payload, faults : parameter group, and results of earlier stages of one side.

    Returns
    -------
    Array : goodput, 0..1, broadcast shape.
    """
    together = compute.job_extent != JOB_EXTENTS.index("fleet")
    job = np.asarray(accelerators_per_job, dtype=np.float64)
    return _trained(compute, payload, faults, *_states(compute, faults, together), job, together).goodput


def goodput(
    *,
    compute: ComputeParameters,
    payload: PayloadResult,
    faults: FaultResult,
    deployment: FleetResult,
) -> GoodputResult:
    """Return the last factors of the waterfall, for the orbital fleet or for the ground.

    Uncorrectable memory errors, functional interrupts and everything that radiation does not cause stop what they
    strike. Silent errors that plausibility checks find roll training back to a checkpoint from before them, and have
    requests served again; other redundancy finds them at once and repeats the step. Inference is a replica per
    domain. Training is one synchronous job per satellite, cluster or fleet with checkpoints at the best interval. What
    is in one place passes the South Atlantic Anomaly as one: a checkpoint at each boundary, and inside what
    `anomaly_policy` says. A job of the whole fleet always has members there: it sees the mean rate, and no policy
    helps. Passes are taken as evenly spaced. Stops in eclipses and storms stand in the factors of power and schedule.

    From one pass to the next, with the share e that redundancy leaves outside and inside:
    serving = sum of e x up time (`up_time_s`) x share of finished requests (`finished_request_fraction`) / period;
    training = sum of e x kept work (`kept_in_stretch_s`) / period, or e x `exponential_goodput` where nothing passes.

    Source: daly_2006, suncatcher_2026 (what strikes an accelerator in orbit), llama3_2024 (and on the ground).

    Parameters
    ----------
    compute : parameter group.
    payload, faults, deployment : results of earlier stages, of the same side.

    Returns
    -------
    GoodputResult : one value per point.
    """
    is_training = compute.workload == WORKLOADS.index("training")
    pauses = compute.anomaly_policy == ANOMALY_POLICIES.index("pause")
    is_cluster = compute.job_extent == JOB_EXTENTS.index("cluster")
    is_fleet = compute.job_extent == JOB_EXTENTS.index("fleet")
    satellite = payload.accelerators_per_satellite
    extent: Array = np.where(
        is_fleet, payload.contracted_accelerators, satellite * np.where(is_cluster, compute.cluster_satellites, 1.0)
    )
    job: Array = np.where(is_training, extent, compute.domain_accelerators)
    quiet, inside = _states(compute, faults, ~(is_training & is_fleet))

    trained = _trained(compute, payload, faults, quiet, inside, extent, is_training)
    served = _served(compute, payload, faults, quiet, inside)

    running = np.where(pauses, 0.0, 1.0) * inside.time_fraction
    efficiency: Array = quiet.efficiency * quiet.time_fraction + inside.efficiency * running
    undetected = undetected_silent_errors_per_accelerator_yr(
        silent_errors_per_accelerator_yr=faults.silent_errors_per_accelerator_yr,
        quiet_event_fraction=quiet.event_fraction,
        quiet_detected_fraction=quiet.detected_fraction,
        anomaly_event_fraction=np.where(pauses, 0.0, inside.event_fraction),
        anomaly_detected_fraction=inside.detected_fraction,
    )
    per_million_tokens = undetected_silent_errors_per_million_tokens(
        undetected_per_accelerator_yr=undetected,
        tokens_per_accelerator_s=payload.tokens_per_accelerator_s * efficiency,
    )
    serves = compute.anomaly_policy == ANOMALY_POLICIES.index("inference_only")
    absent = pauses | (is_training & serves) | (inside.time_fraction == 0)
    rates = [
        interruption_rate_per_job_h(
            rate_per_accelerator_yr=SECONDS_PER_YEAR * (s.stops + np.where(is_training, s.rollbacks, 0.0)),
            accelerators_per_job=np.where(gone, 0.0, job),
        )
        for s, gone in ((quiet, False), (inside, absent))
    ]
    return GoodputResult(
        usable_domain_fraction=usable_domain_fraction(
            domain=compute.domain_accelerators,
            minimum=compute.domain_minimum_accelerators,
            alive_fraction=deployment.alive_fraction,
        ),
        goodput_fraction=np.where(is_training, trained.goodput, served),
        redundancy_efficiency=efficiency / (quiet.time_fraction + running),
        interruption_rate_per_job_h=quiet.time_fraction * rates[0] + inside.time_fraction * rates[1],
        anomaly_interruption_rate_per_job_h=rates[1],
        checkpoint_interval_s=trained.quiet_interval_s,
        anomaly_checkpoint_interval_s=trained.anomaly_interval_s,
        undetected_silent_errors_per_accelerator_yr=undetected,
        undetected_silent_errors_per_job_h=undetected * job / HOURS_PER_YEAR,
        undetected_silent_errors_per_million_tokens=per_million_tokens,
        undetected_silent_errors_per_million_requests=per_million_tokens * payload.tokens_per_request,
    )
