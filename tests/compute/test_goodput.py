"""Interruptions, domains, redundancy and the goodput stage: printed numbers, limits and directions."""

from dataclasses import fields

import numpy as np
import pytest
from goodput_stand_ins import inputs, stage
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom

from orbitdc.compute.domains import at_least_k_of_n_probability, usable_domain_fraction
from orbitdc.compute.goodput import goodput_by_job_size
from orbitdc.compute.interruptions import (
    finished_request_fraction,
    interruption_rate_per_job_h,
    planned_stop_s,
    rate_in_state,
    up_time_s,
)
from orbitdc.compute.parameters import ANOMALY_POLICIES, REDUNDANCIES
from orbitdc.compute.result import GoodputResult
from orbitdc.compute.silent_errors import (
    redundancy_detected_fraction,
    redundancy_efficiency,
    undetected_silent_errors_per_million_tokens,
)

TRAINING = {"workload": 1.0}
POLICY = {name: float(i) for i, name in enumerate(ANOMALY_POLICIES)}
REDUNDANCY = {name: float(i) for i, name in enumerate(REDUNDANCIES)}
WITHOUT_ANOMALY = {"saa_time_fraction": 0.0, "saa_event_fraction": 0.0, "saa_passes_per_day": 0.0}


def test_llama_3_interruptions():
    rate = interruption_rate_per_job_h(rate_per_accelerator_yr=0.1730, accelerators_per_job=16384)
    assert 1 / rate == pytest.approx(54 * 24 / 419, rel=0.001)


def test_llama_3_kept_more_than_nine_tenths_of_its_time():
    ground = {**WITHOUT_ANOMALY, "silent_errors_per_accelerator_yr": 0.0, "memory_errors_per_accelerator_yr": 0.0,
              "functional_interrupts_per_accelerator_yr": 0.0}  # fmt: skip
    job = inputs({**TRAINING, "redundancy": REDUNDANCY["none"]}, ground)
    del job["deployment"]
    assert goodput_by_job_size(accelerators_per_job=16384.0, **job)[0] == pytest.approx(0.9037, abs=1e-4)


@pytest.mark.parametrize(("accelerators", "hours"), [(16384, 1.803), (131072, 0.2254)])
def test_meta_cluster_projections(accelerators, hours):
    per_accelerator = 6.5e-3 / 8 * 365
    rate = interruption_rate_per_job_h(rate_per_accelerator_yr=per_accelerator, accelerators_per_job=accelerators)
    assert 1 / rate == pytest.approx(hours, rel=0.001)


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


def up(length=1000.0, rate=1e-4, restart=300.0, before=400.0, rate_before=1e-4):
    return float(
        up_time_s(stretch_s=length, rate_per_s=rate, restart_s=restart, before_s=before, rate_before_per_s=rate_before)
    )


@pytest.mark.parametrize(("length", "restart", "before"), [(1000, 300, 400), (1000, 300, 100), (200, 900, 400)])
def test_up_time_is_the_chance_of_no_interruption_within_a_restart(length, restart, before):
    rate, rate_before = 1e-4, 5e-3
    step = (np.arange(20000) + 0.5) / 20000 * length
    overlap = np.clip(restart - step, 0, before)
    direct = np.mean(np.exp(-rate * (restart - overlap) - rate_before * overlap)) * length
    assert up(length, rate, restart, before, rate_before) == pytest.approx(direct, rel=1e-6)


def test_up_time_of_rare_interruptions_and_alike_stretches():
    assert up() == pytest.approx(1000 * np.exp(-0.03))
    assert up(rate=0.0, rate_before=0.0) == 1000
    assert up(length=9000, restart=100, rate=1 / 900, rate_before=1 / 900) / 9000 == pytest.approx(0.9, abs=0.006)


def test_an_event_costs_half_a_request():
    assert finished_request_fraction(event_rate_per_s=1e-6, request_s=40) == pytest.approx(1 - 0.5 * 40e-6, abs=1e-9)
    assert finished_request_fraction(event_rate_per_s=0.0, request_s=40) == pytest.approx(1, abs=1e-11)


def test_planned_stop_drains_or_saves_and_loads():
    work = np.array([True, False, False])
    request = np.array([44.0, 44.0, 200.0])
    lost = planned_stop_s(is_training=work, checkpoint_write_s=30.0, request_s=request, resume_s=30.0)
    assert lost.tolist() == [60.0, 52.0, 60.0]


def test_redundancy_and_its_cost():
    code = np.arange(5.0)
    caught = redundancy_detected_fraction(
        redundancy=code, checks_detected_fraction=0.5, checksum_detected_fraction=0.9, re_executed_fraction=0.25
    )
    left = redundancy_efficiency(
        redundancy=code, checks_overhead_fraction=0.02, checksum_overhead_fraction=0.07, re_executed_fraction=0.25
    )
    assert caught.tolist() == [0, 0.5, 0.9, 0.25, 1]
    assert left == pytest.approx([1, 0.98, 1 / 1.07, 0.8, 0.5])


def test_undetected_errors_at_one_token_per_second():
    errors = undetected_silent_errors_per_million_tokens(
        undetected_per_accelerator_yr=150 / 17, tokens_per_accelerator_s=1
    )
    assert 1 / errors == pytest.approx(3.57, rel=0.005)


def test_stage_fills_every_field():
    for work in ({}, TRAINING):
        out = stage(work)
        for name in (f.name for f in fields(GoodputResult)):
            assert np.all(np.isfinite(getattr(out, name))), name
    assert stage().interruption_rate_per_job_h[0] == pytest.approx(8 * (3.4 + 0.2 + 0.173) / 8760)
    rolled_back = stage(TRAINING).interruption_rate_per_job_h[0]
    assert rolled_back == pytest.approx(63 * (3.4 + 0.2 + 0.173 + 4.4) / 8760)


def test_extents_change_the_size_of_the_job():
    rates = [stage({**TRAINING, "job_extent": float(i)}).interruption_rate_per_job_h[0] for i in range(3)]
    assert rates[1] / rates[0] == pytest.approx(81)
    assert rates[2] / rates[0] == pytest.approx(5e5 / 63)
    shares = [stage({**TRAINING, "job_extent": float(i)}).goodput_fraction[0] for i in range(3)]
    assert shares[0] > shares[1] > shares[2]


def test_cluster_that_spares_the_anomaly_keeps_more_than_one_at_the_mean_rate():
    spared = stage({**TRAINING, "job_extent": 1.0})
    mean = stage({**TRAINING, "job_extent": 1.0}, WITHOUT_ANOMALY)
    assert spared.goodput_fraction[0] > mean.goodput_fraction[0]
    assert spared.checkpoint_interval_s[0] > mean.checkpoint_interval_s[0]
    assert 0 < spared.anomaly_checkpoint_interval_s[0] < mean.checkpoint_interval_s[0]


def test_inside_a_large_cluster_serves_and_stops_rather_than_trains():
    shares = {
        name: stage({**TRAINING, "job_extent": 1.0, "anomaly_policy": code}).goodput_fraction[0]
        for name, code in POLICY.items()
    }
    assert shares["inference_only"] > shares["pause"] > shares["checkpoint_and_run"]
    alone = {n: stage({**TRAINING, "anomaly_policy": c}).goodput_fraction[0] for n, c in POLICY.items()}
    assert alone["checkpoint_and_run"] > alone["duplicate"] > alone["pause"]


@pytest.mark.parametrize("policy", ANOMALY_POLICIES)
@pytest.mark.parametrize("work", [0.0, 1.0])
def test_without_passes_no_policy_matters(policy, work):
    given_policy = stage({"workload": work, "anomaly_policy": POLICY[policy]}, WITHOUT_ANOMALY)
    runs = stage({"workload": work}, WITHOUT_ANOMALY)
    for name in (f.name for f in fields(GoodputResult)):
        assert getattr(given_policy, name) == pytest.approx(getattr(runs, name), rel=1e-12), name
    rare = {"saa_passes_per_day": 1e-4, "saa_time_fraction": 1e-9, "saa_event_fraction": 1e-9}
    nearly = stage({"workload": work, "anomaly_policy": POLICY[policy]}, rare)
    assert nearly.goodput_fraction[0] == pytest.approx(runs.goodput_fraction[0], abs=1e-4)


@pytest.mark.parametrize("policy", ANOMALY_POLICIES)
def test_a_whole_fleet_sees_the_mean_rate_under_every_policy(policy):
    fleet = {**TRAINING, "job_extent": 2.0}
    shares = [stage({**fleet, "anomaly_policy": POLICY[policy]}, f).goodput_fraction for f in ({}, WITHOUT_ANOMALY)]
    assert np.array_equal(*shares)


def test_pausing_keeps_errors_of_the_anomaly_out():
    runs, pauses, twice = (stage({"anomaly_policy": POLICY[p]}) for p in ("checkpoint_and_run", "pause", "duplicate"))
    assert runs.undetected_silent_errors_per_accelerator_yr[0] == pytest.approx(4.4)
    assert pauses.undetected_silent_errors_per_accelerator_yr[0] == pytest.approx(0.05 * 4.4)
    assert twice.undetected_silent_errors_per_accelerator_yr[0] == pytest.approx(0.05 * 4.4)
    assert pauses.anomaly_interruption_rate_per_job_h[0] == 0
    per_token = runs.undetected_silent_errors_per_million_tokens[0]
    assert per_token == pytest.approx(4.4 / (5800 * 0.98 * 8760 * 3600) * 1e6)
    assert runs.undetected_silent_errors_per_million_requests[0] == pytest.approx(1000 * per_token)
    assert runs.undetected_silent_errors_per_job_h[0] == pytest.approx(8 * 4.4 / 8760)


def test_redundancy_is_charged_and_catches():
    plain, twice = (stage({"redundancy": REDUNDANCY[r]}) for r in ("none", "dual_modular"))
    assert twice.goodput_fraction[0] == pytest.approx(0.5 * plain.goodput_fraction[0], rel=1e-3)
    assert twice.undetected_silent_errors_per_accelerator_yr[0] == 0
    assert plain.undetected_silent_errors_per_accelerator_yr[0] == pytest.approx(8.8)
    assert (plain.redundancy_efficiency[0], twice.redundancy_efficiency[0]) == (1.0, 0.5)


@given(st.floats(0, 500), st.floats(0, 500), st.sampled_from([0.0, 1.0]), st.sampled_from([0.0, 1.0, 2.0]),
       st.sampled_from(range(4)))  # fmt: skip
@settings(deadline=None, max_examples=100)
def test_more_upsets_never_more_goodput(one, two, workload, extent, policy):
    work = {"workload": workload, "job_extent": extent, "anomaly_policy": float(policy)}
    few, many = (stage(work, {"memory_errors_per_accelerator_yr": x}) for x in sorted((one, two)))
    assert 0 <= many.goodput_fraction[0] <= few.goodput_fraction[0] * (1 + 1e-3) <= 1 + 1e-3


def test_goodput_falls_with_the_size_of_the_job():
    job = inputs({**TRAINING, "job_extent": 1.0, "cluster_satellites": 10.0})
    del job["deployment"]
    sizes = np.geomspace(8, 1e6, 200)
    shares = goodput_by_job_size(accelerators_per_job=sizes, **job)
    assert shares.shape == sizes.shape
    assert np.all(np.diff(shares) <= 1e-3)
    assert np.all((shares >= 0) & (shares <= 1))
    stage_value = stage({**TRAINING, "job_extent": 1.0, "cluster_satellites": 10.0}).goodput_fraction[0]
    assert goodput_by_job_size(accelerators_per_job=630.0, **job)[0] == stage_value


@pytest.mark.parametrize("rate", [0.0, 1e-9, 1e9, 1e15])
@pytest.mark.parametrize("policy", range(4))
def test_extreme_rates_stay_finite(rate, policy):
    for workload in (0.0, 1.0):
        out = stage(
            {"workload": workload, "job_extent": 1.0, "anomaly_policy": float(policy)},
            {"memory_errors_per_accelerator_yr": rate, "other_interruptions_per_accelerator_yr": rate,
             "silent_errors_per_accelerator_yr": rate},
        )  # fmt: skip
        assert all(np.all(np.isfinite(getattr(out, f.name))) for f in fields(GoodputResult))
        assert 0 <= out.goodput_fraction[0] <= 1


@pytest.mark.parametrize("policy", range(4))
def test_blocks_give_identical_values(policy):
    alive, rate = np.linspace(0.5, 1, 50), np.geomspace(0.01, 100, 50)
    work = {**TRAINING, "anomaly_policy": float(policy)}
    whole = stage(work, {"memory_errors_per_accelerator_yr": rate}, alive=alive)
    part = stage(work, {"memory_errors_per_accelerator_yr": rate[11:13]}, alive=alive[11:13])
    for name in ("usable_domain_fraction", "goodput_fraction", "checkpoint_interval_s"):
        assert np.array_equal(getattr(whole, name)[11:13], getattr(part, name)), name
