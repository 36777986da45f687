"""Interruptions, checkpoints and domains: printed numbers, exact optima and a simulated job."""

from dataclasses import fields

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize_scalar
from scipy.stats import binom

from orbitdc.compute.goodput import (
    at_least_k_of_n_probability,
    daly_interval_s,
    exponential_goodput,
    goodput,
    inference_goodput,
    interruption_rate_per_job_h,
    rate_in_state,
    training_goodput,
    undetected_silent_errors_per_million_tokens,
    usable_domain_fraction,
    young_interval_s,
)
from orbitdc.compute.parameters import ComputeParameters
from orbitdc.compute.result import GoodputResult, PayloadResult
from orbitdc.fleet.result import FleetResult
from orbitdc.radiation.result import FaultResult
from orbitdc.scenario.declaration import default_arrays

LLAMA_MEAN_S = 3.093 * 3600
TRAINING = {"workload": 1.0}


def filled(result_class, **values):
    """Build a result with ones where a test says nothing."""
    return result_class(**{f.name: np.atleast_1d(values.get(f.name, 1.0)) for f in fields(result_class)})


def stage(compute=None, faults=None, alive=0.95, accelerators=63.0):
    rates = {
        "silent_errors_per_accelerator_yr": 8.8, "memory_errors_per_accelerator_yr": 3.4,
        "functional_interrupts_per_accelerator_yr": 0.2, "other_interruptions_per_accelerator_yr": 0.173,
        "saa_time_fraction": 0.041, "saa_event_fraction": 0.95,
    }  # fmt: skip
    return goodput(
        compute=default_arrays(ComputeParameters, compute),
        payload=filled(
            PayloadResult, accelerators_per_satellite=accelerators, contracted_accelerators=5e5,
            tokens_per_accelerator_s=5800.0,
        ),
        faults=filled(FaultResult, **{**rates, **(faults or {})}),
        deployment=filled(FleetResult, alive_fraction=alive),
    )  # fmt: skip


def test_llama_3_interruptions():
    rate = interruption_rate_per_job_h(rate_per_accelerator_yr=0.1730, accelerators_per_job=16384)
    assert 1 / rate == pytest.approx(54 * 24 / 419, rel=0.001)


@pytest.mark.parametrize(("accelerators", "hours"), [(16384, 1.803), (131072, 0.2254)])
def test_meta_cluster_projections(accelerators, hours):
    per_accelerator = 6.5e-3 / 8 * 365
    rate = interruption_rate_per_job_h(rate_per_accelerator_yr=per_accelerator, accelerators_per_job=accelerators)
    assert 1 / rate == pytest.approx(hours, rel=0.001)


@pytest.mark.parametrize(("hours", "minutes", "half_digit"), [(24, 117, 0.5), (6, 57, 0.5), (0.25, 9.1, 0.05)])
def test_intervals_printed_by_daly(hours, minutes, half_digit):
    interval = daly_interval_s(mean_time_between_s=hours * 3600, checkpoint_write_s=300)
    assert interval / 60 == pytest.approx(minutes, abs=half_digit)


@pytest.mark.parametrize(("write", "interval", "share"), [(5, 330, 0.9445), (30, 797.5, 0.9037), (300, 2389, 0.7646)])
def test_goodput_of_a_llama_sized_job(write, interval, share):
    best = daly_interval_s(mean_time_between_s=LLAMA_MEAN_S, checkpoint_write_s=write)
    assert best == pytest.approx(interval, rel=0.002)
    kept = training_goodput(rate_per_s=1 / LLAMA_MEAN_S, checkpoint_write_s=write, restart_s=300)
    assert kept == pytest.approx(share, abs=1e-4)


def test_young_is_first_order():
    assert young_interval_s(mean_time_between_s=LLAMA_MEAN_S, checkpoint_write_s=30) == pytest.approx(817.4, abs=0.1)


def test_daly_holds_the_mean_time_when_checkpoints_are_slower_than_failures():
    assert daly_interval_s(mean_time_between_s=100, checkpoint_write_s=300) == 100


@given(st.floats(600, 1e6), st.floats(0.001, 0.2), st.floats(0, 2000))
@settings(deadline=None, max_examples=60)
def test_daly_interval_is_the_maximum_of_the_exact_goodput(mean, write_share, restart):
    write = mean * write_share
    case = {"mean_time_between_s": mean, "checkpoint_write_s": write, "restart_s": restart}
    best = minimize_scalar(
        lambda x: -float(exponential_goodput(interval_s=x, **case)), bounds=(1e-3 * mean, 5 * mean), method="bounded"
    )
    ours = exponential_goodput(interval_s=daly_interval_s(mean_time_between_s=mean, checkpoint_write_s=write), **case)
    assert ours == pytest.approx(-best.fun, rel=2e-3)
    assert ours <= -best.fun * (1 + 1e-6)


def simulated_goodput(mean, interval, write, restart, segments, seed):
    """Walk a job segment by segment: a failure anywhere loses the segment, restarts may fail too."""
    draw = np.random.default_rng(seed)
    clock = 0.0
    for _ in range(segments):
        while True:
            failure = draw.exponential(mean)
            if failure >= interval + write:
                clock += interval + write
                break
            clock += failure
            while (failure := draw.exponential(mean)) < restart:
                clock += failure
            clock += restart
    return segments * interval / clock


@pytest.mark.parametrize(("mean", "write", "restart"), [(11135.0, 30.0, 300.0), (2000.0, 60.0, 400.0)])
def test_simulated_failures_agree_with_the_analytic_goodput(mean, write, restart):
    interval = float(daly_interval_s(mean_time_between_s=mean, checkpoint_write_s=write))
    analytic = exponential_goodput(
        interval_s=interval, mean_time_between_s=mean, checkpoint_write_s=write, restart_s=restart
    )
    simulated = simulated_goodput(mean, interval, write, restart, segments=40000, seed=7)
    assert simulated == pytest.approx(float(analytic), rel=0.006)


def test_extreme_rates_stay_finite():
    rates = np.array([0.0, 1e-12, 1e-3, 1.0, 1e6])
    kept = training_goodput(rate_per_s=rates, checkpoint_write_s=30, restart_s=300)
    assert np.all(np.isfinite(kept))
    assert np.all((kept >= 0) & (kept <= 1))
    assert np.all(np.diff(kept) <= 0)
    assert kept[0] == pytest.approx(1, abs=1e-6)


@given(st.integers(1, 80), st.integers(0, 90), st.floats(0, 1))
@settings(deadline=None)
def test_k_of_n_against_the_binomial_distribution(n, k, p):
    ours = at_least_k_of_n_probability(count=n, minimum=k, alive_fraction=p)
    assert ours == pytest.approx(binom.sf(k - 1, n, p), abs=1e-10)


@given(st.integers(1, 72), st.integers(1, 72), st.floats(0.01, 1))
@settings(deadline=None)
def test_usable_share_is_the_weighted_sum(n, k, p):
    j = np.arange(n + 1)
    direct = np.sum(np.where(j >= k, j * binom.pmf(j, n, p), 0)) / (n * p)
    assert usable_domain_fraction(domain=n, minimum=k, alive_fraction=p) == pytest.approx(direct, abs=1e-9)


def test_domain_of_72_after_five_years():
    assert 72 * np.exp(-0.2) == pytest.approx(58.9, abs=0.06)
    chances = at_least_k_of_n_probability(count=72, minimum=np.array([64, 72]), alive_fraction=np.exp(-0.2))
    assert chances[0] == pytest.approx(0.076, abs=5e-4)
    assert chances[1] == pytest.approx(6e-7, abs=0.5e-7)


@given(st.floats(0.01, 0.5), st.floats(0, 1), st.floats(0, 100), st.floats(0, 10))
def test_states_add_up_to_the_mean_rate(time, events, radiation, other):
    inside = rate_in_state(radiation_rate=radiation, other_rate=other, event_fraction=events, time_fraction=time)
    outside = rate_in_state(
        radiation_rate=radiation, other_rate=other, event_fraction=1 - events, time_fraction=1 - time
    )
    assert time * inside + (1 - time) * outside == pytest.approx(radiation + other, abs=1e-9)


def test_inference_goodput_is_uptime():
    assert inference_goodput(rate_per_s=1 / 900, restart_s=100) == pytest.approx(0.9)


def test_undetected_errors_at_one_token_per_second():
    errors = undetected_silent_errors_per_million_tokens(
        silent_errors_per_accelerator_yr=150 / 17, detected_fraction=0, tokens_per_accelerator_s=1
    )
    assert 1 / errors == pytest.approx(3.57, rel=0.005)


def test_stage_fills_every_field():
    out = stage()
    for name in (f.name for f in fields(GoodputResult)):
        assert np.all(np.isfinite(getattr(out, name))), name
    assert out.interruption_rate_per_job_h[0] == pytest.approx(8 * (3.4 + 0.2 + 0.173 + 4.4) / 8760)


def test_extents_change_the_size_of_the_job():
    rates = [stage({**TRAINING, "job_extent": float(i)}).interruption_rate_per_job_h[0] for i in range(3)]
    assert rates[1] / rates[0] == pytest.approx(81)
    assert rates[2] / rates[0] == pytest.approx(5e5 / 63)
    shares = [stage({**TRAINING, "job_extent": float(i)}).goodput_fraction[0] for i in range(3)]
    assert shares[0] > shares[1] > shares[2]


def test_sparing_the_anomaly_is_never_worse_than_the_mean_rate():
    spared = stage({**TRAINING, "job_extent": 1.0})
    mean = stage({**TRAINING, "job_extent": 1.0}, {"saa_time_fraction": 0.0})
    assert spared.goodput_fraction[0] > mean.goodput_fraction[0]
    assert spared.checkpoint_interval_s[0] > mean.checkpoint_interval_s[0]


def test_checks_are_charged():
    full, light = stage({"detection_overhead_fraction": 0.1}), stage({"detection_overhead_fraction": 0.0})
    assert full.goodput_fraction[0] == pytest.approx(0.9 * light.goodput_fraction[0])


@given(st.floats(0, 500), st.floats(0, 500), st.sampled_from([0.0, 1.0]), st.sampled_from([0.0, 1.0, 2.0]))
@settings(deadline=None, max_examples=60)
def test_more_upsets_never_more_goodput(one, two, workload, extent):
    few, many = (
        stage({"workload": workload, "job_extent": extent}, {"memory_errors_per_accelerator_yr": x})
        for x in sorted((one, two))
    )
    assert many.goodput_fraction[0] <= few.goodput_fraction[0] * (1 + 1e-9)


def test_blocks_give_identical_values():
    alive, rate = np.linspace(0.5, 1, 50), np.geomspace(0.01, 100, 50)
    whole = stage(TRAINING, {"memory_errors_per_accelerator_yr": rate}, alive)
    part = stage(TRAINING, {"memory_errors_per_accelerator_yr": rate[11:13]}, alive[11:13])
    for name in ("usable_domain_fraction", "goodput_fraction", "checkpoint_interval_s"):
        assert np.array_equal(getattr(whole, name)[11:13], getattr(part, name)), name
