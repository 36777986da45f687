"""Jobs simulated event by event, passes of the anomaly included, against the analytic goodput."""

import numpy as np
import pytest
from goodput_stand_ins import ACCELERATORS_PER_SATELLITE, RATES, stage

from orbitdc.compute.parameters import ANOMALY_POLICIES, JOB_EXTENTS, ComputeParameters
from orbitdc.scenario.declaration import default_arrays

YEAR_S = 8760 * 3600.0
PERIOD_S = 86400 / RATES["saa_passes_per_day"]
PASS_S = PERIOD_S * RATES["saa_time_fraction"]
BATCHES = 12
REQUEST_S = 44.0
ALIKE_EVERYWHERE = {"saa_passes_per_day": 0.0}
LOUD_PER_YR = RATES["memory_errors_per_accelerator_yr"] + RATES["functional_interrupts_per_accelerator_yr"]


def rates_per_s(accelerators, detected):
    """Return stops and rollbacks of a job per second, outside the anomaly and inside; two copies need no rollback."""
    events, time = RATES["saa_event_fraction"], RATES["saa_time_fraction"]
    density = np.array([(1 - events) / (1 - time), events / time])
    stops = LOUD_PER_YR * density + RATES["other_interruptions_per_accelerator_yr"]
    errors = RATES["silent_errors_per_accelerator_yr"] * np.broadcast_to(detected, 2) * density
    return accelerators * stops / YEAR_S, accelerators * errors / YEAR_S


def train(clock, end, interval, write):
    """Walk a run from saved state to an interruption or planned end: (work kept, whether the last part was cut)."""
    kept = 0.0
    while clock + interval + write <= end:
        kept += interval
        clock += interval + write
    return kept, end - clock


class Job:
    """One synchronous job or one replica, walked stretch by stretch."""

    def __init__(self, seed, restart, write, latency):
        self.random = np.random.default_rng(seed)
        self.restart, self.write, self.latency = restart, write, latency
        self.clock = self.ready = 0.0

    def stretch(self, length, stops, errors, interval, resume=0.0):
        """Return the work kept in one stretch that begins saved and ends with a planned checkpoint."""
        begin, end = self.clock, self.clock + length
        self.clock = end
        if resume:
            self.ready = begin + resume
        loud = self.random.random(self.random.poisson((stops + errors) * length))
        times = np.sort(begin + length * loud)
        seen = self.random.random(times.size) < errors / (stops + errors)
        kept, start = 0.0, max(begin, self.ready)
        for time, silent in zip(times, seen, strict=True):
            if start < time:
                kept += train(start, time, interval, self.write)[0]
            self.ready = start = time + (self.latency if silent else 0.0) + self.restart
        if start < end:
            whole, rest = train(start, end, interval, self.write)
            kept += whole + max(rest - self.write, 0.0)
        return kept


def simulated_training(policy, accelerators, out, passes, seed, latency=0.0, detected=0.5, efficiency=0.98):
    compute = default_arrays(ComputeParameters)
    resume = float(compute.resume_s[0])
    write, restart = float(compute.checkpoint_write_s[0]), float(compute.restart_s[0])
    duplicate = policy == "duplicate"
    stops, errors = rates_per_s(accelerators, [detected, 0.0 if duplicate else detected])
    away = policy in ("pause", "inference_only")
    job = Job(seed, restart, write, latency)
    work = 0.0
    for _ in range(passes):
        interval = float(out.checkpoint_interval_s[0])
        work += efficiency * job.stretch(PERIOD_S - PASS_S, stops[0], errors[0], interval, resume if away else 0.0)
        if away:
            job.clock += PASS_S
        else:
            inside = float(out.anomaly_checkpoint_interval_s[0])
            share = 0.5 if duplicate else efficiency
            work += share * job.stretch(PASS_S, stops[1], errors[1], inside)
    if policy == "inference_only":
        domain = float(compute.domain_accelerators[0])
        stops, errors = rates_per_s(domain, detected)
        replica = Replica(seed, restart)
        for _ in range(passes):
            work += efficiency * replica.stretch(PASS_S - resume, stops[1], errors[1], drain=True)
            replica.clock += PERIOD_S - PASS_S + resume
    return work / (passes * PERIOD_S)


class Replica:
    """A replica that serves requests of one length back to back, in a slot at a random phase."""

    def __init__(self, seed, restart):
        self.random = np.random.default_rng(seed)
        self.restart = restart
        self.clock = self.ready = 0.0

    def stretch(self, length, stops, errors, drain=False):
        begin, end = self.clock, self.clock + length
        self.clock = end
        times = np.sort(begin + length * self.random.random(self.random.poisson((stops + errors) * length)))
        silent = self.random.random(times.size) < errors / (stops + errors)
        kept, start = 0.0, max(begin, self.ready)
        for time, seen in zip(times, silent, strict=True):
            if start < time:
                kept += REQUEST_S * ((time - start) // REQUEST_S)
                start = time
                if not seen:
                    self.ready = start = time + self.restart
            elif not seen:
                self.ready = start = time + self.restart
        if start < end:
            kept += max(end - start - (self.random.random() * REQUEST_S if drain else 0.0), 0.0)
        return kept


def simulated_serving(policy, accelerators, passes, seed, detected=0.5, efficiency=0.98):
    compute = default_arrays(ComputeParameters)
    stops, errors = rates_per_s(accelerators, [detected, 0.0 if policy == "duplicate" else detected])
    replica = Replica(seed, float(compute.restart_s[0]))
    pause = policy == "pause"
    stop = float(compute.resume_s[0]) if pause else 0.0
    work = 0.0
    for _ in range(passes):
        replica.clock += stop
        work += efficiency * replica.stretch(PERIOD_S - PASS_S - stop, stops[0], errors[0], drain=pause)
        if pause:
            replica.clock += PASS_S
        else:
            share = 0.5 if policy == "duplicate" else efficiency
            work += share * replica.stretch(PASS_S, stops[1], errors[1])
    return work / (passes * PERIOD_S)


def agree(analytic, batches, slack=0.0):
    """Four standard errors, and what is stated beside them."""
    mean, error = np.mean(batches), np.std(batches, ddof=1) / np.sqrt(len(batches))
    assert error < 0.003
    assert abs(analytic - mean) < 4 * error + slack, (analytic, mean, error)


@pytest.mark.parametrize("policy", ANOMALY_POLICIES)
@pytest.mark.parametrize(("extent", "satellites", "passes"), [("satellite", 1.0, 1500), ("cluster", 30.0, 400)])
def test_training_under_every_policy(policy, extent, satellites, passes):
    out = stage({
        "workload": 1.0, "job_extent": float(JOB_EXTENTS.index(extent)), "cluster_satellites": satellites,
        "anomaly_policy": float(ANOMALY_POLICIES.index(policy)), "detection_latency_s": 0.0,
    })  # fmt: skip
    accelerators = ACCELERATORS_PER_SATELLITE * satellites
    batches = [simulated_training(policy, accelerators, out, passes, seed) for seed in range(BATCHES)]
    agree(out.goodput_fraction[0], batches)


def test_training_with_latency_of_detection():
    out = stage({"workload": 1.0, "job_extent": 1.0, "cluster_satellites": 10.0, "detection_latency_s": 120.0})
    batches = [
        simulated_training("checkpoint_and_run", 630.0, out, 800, seed, latency=120.0) for seed in range(BATCHES)
    ]
    agree(out.goodput_fraction[0], batches, slack=1e-3)


def test_training_of_a_whole_fleet_sees_the_mean_rate():
    out = stage({"workload": 1.0, "job_extent": 2.0, "detection_latency_s": 0.0}, fleet_accelerators=5000.0)
    rate = 5000 * (LOUD_PER_YR + RATES["other_interruptions_per_accelerator_yr"] + 0.5 * 8.8) / YEAR_S
    batches = []
    for seed in range(BATCHES):
        job, work = Job(seed, 300.0, 30.0, 0.0), 0.0
        for _ in range(20):
            work += 0.98 * job.stretch(1e5, rate, 1e-30, float(out.checkpoint_interval_s[0]))
        batches.append(work / 2e6)
    agree(out.goodput_fraction[0], batches)


@pytest.mark.parametrize("policy", ANOMALY_POLICIES)
@pytest.mark.parametrize("domain", [8.0, 72.0])
def test_inference_under_every_policy(policy, domain):
    out = stage({"domain_accelerators": domain, "anomaly_policy": float(ANOMALY_POLICIES.index(policy))})
    batches = [simulated_serving(policy, domain, 1500, seed) for seed in range(BATCHES)]
    agree(out.goodput_fraction[0], batches)


def test_serving_at_one_rate():
    out = stage({"domain_accelerators": 72.0}, {**ALIKE_EVERYWHERE, "memory_errors_per_accelerator_yr": 200.0})
    stops, errors = 72 * (200 + 0.2 + 0.173) / YEAR_S, 72 * 4.4 / YEAR_S
    batches = []
    for seed in range(BATCHES):
        replica = Replica(seed, 300.0)
        batches.append(0.98 * sum(replica.stretch(1e6, stops, errors) for _ in range(30)) / 3e7)
    agree(out.goodput_fraction[0], batches)
