"""The best interval and the kept work: printed numbers, exact optima and an independent numerical optimum."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize_scalar
from scipy.special import lambertw

from orbitdc.compute.checkpoints import (
    checkpoint_interval_s,
    exponential_goodput,
    fitted_interval_s,
    kept_in_run_s,
    kept_in_stretch_s,
)

LLAMA_MEAN_S = 3.093 * 3600
ONE_JOB = {"checkpoint_write_s": 30.0, "restart_s": 300.0}


def young(mean, write):
    return np.sqrt(2 * write * mean)


def daly(mean, write):
    ratio = write / (2 * mean)
    return young(mean, write) * (1 + np.sqrt(ratio) / 3 + ratio / 9) - write


def best_goodput(mean, write, restart):
    interval = checkpoint_interval_s(rate_per_s=1 / mean, checkpoint_write_s=write)
    return exponential_goodput(interval_s=interval, rate_per_s=1 / mean, checkpoint_write_s=write, restart_s=restart)


def test_interval_and_goodput_of_the_surveyed_job():
    interval = checkpoint_interval_s(rate_per_s=1 / 11160, checkpoint_write_s=60)
    assert interval == pytest.approx(1117.59, abs=0.005)
    assert daly(11160, 60) == pytest.approx(1117.58, abs=0.005)
    assert best_goodput(11160, 60, 600) == pytest.approx(0.852756, abs=5e-7)


@pytest.mark.parametrize(("write", "interval", "share"), [(5, 330, 0.9445), (30, 797.5, 0.9037), (300, 2389, 0.7646)])
def test_goodput_of_a_llama_sized_job(write, interval, share):
    assert checkpoint_interval_s(rate_per_s=1 / LLAMA_MEAN_S, checkpoint_write_s=write) == pytest.approx(
        interval, rel=0.0015
    )
    assert best_goodput(LLAMA_MEAN_S, write, 300) == pytest.approx(share, abs=1e-4)


def test_young_is_first_order():
    assert young(LLAMA_MEAN_S, 30) == pytest.approx(817.4, abs=0.1)
    exact = checkpoint_interval_s(rate_per_s=1e-9, checkpoint_write_s=30)
    assert exact == pytest.approx(young(1e9, 30), rel=2e-4)


@pytest.mark.parametrize(("hours", "minutes"), [(24, 117), (6, 57)])
def test_intervals_printed_by_daly(hours, minutes):
    interval = checkpoint_interval_s(rate_per_s=1 / (hours * 3600), checkpoint_write_s=300)
    assert interval / 60 == pytest.approx(minutes, abs=0.5)


@given(st.floats(1e-6, 50))
@settings(deadline=None)
def test_interval_is_lamberts_function(load):
    mean, write = 1000.0, 1000.0 * load
    closed = mean * (1 + np.real(lambertw(-np.exp(-1 - load))))
    assert checkpoint_interval_s(rate_per_s=1 / mean, checkpoint_write_s=write) == pytest.approx(closed, rel=1e-6)


@given(st.floats(600, 1e6), st.floats(1e-4, 2.0), st.floats(0, 2000))
@settings(deadline=None, max_examples=60)
def test_interval_is_the_maximum_of_the_goodput(mean, load, restart):
    write = mean * load
    case = {"rate_per_s": 1 / mean, "checkpoint_write_s": write, "restart_s": restart}
    best = minimize_scalar(
        lambda x: -float(exponential_goodput(interval_s=x, **case)),
        bounds=(1e-3 * mean, 5 * mean),
        method="bounded",
        options={"xatol": 1e-6 * mean},
    )
    ours = exponential_goodput(interval_s=checkpoint_interval_s(rate_per_s=1 / mean, checkpoint_write_s=write), **case)
    assert ours == pytest.approx(-best.fun, rel=1e-9)


@given(st.floats(600, 1e6), st.floats(1e-4, 0.05))
@settings(deadline=None, max_examples=60)
def test_dalys_series_is_close_where_checkpoints_are_short(mean, load):
    exact = checkpoint_interval_s(rate_per_s=1 / mean, checkpoint_write_s=mean * load)
    assert daly(mean, mean * load) == pytest.approx(exact, rel=1e-3)


def test_extreme_rates_stay_finite():
    rates = np.array([0.0, 1e-12, 1e-3, 1.0, 1e6])
    interval = checkpoint_interval_s(rate_per_s=rates, checkpoint_write_s=30)
    kept = exponential_goodput(interval_s=interval, rate_per_s=rates, **ONE_JOB)
    assert np.all(np.isfinite(interval))
    assert np.all((kept >= 0) & (kept <= 1))
    assert np.all(np.diff(kept) <= 0)
    assert kept[0] == pytest.approx(1, abs=1e-6)


def test_run_without_interruptions_keeps_what_fits():
    kept = kept_in_run_s(
        run_s=np.array([-5.0, 20.0, 100.0, 1000.0]), interval_s=70, rate_per_s=0, checkpoint_write_s=30
    )
    assert kept == pytest.approx([0, 0, 70, 700], abs=1e-9)


def stretch(length, rate, interval, before=1e4, rate_before=0.0, write=30.0, restart=300.0):
    return kept_in_stretch_s(
        stretch_s=length, interval_s=interval, rate_per_s=rate, checkpoint_write_s=write, restart_s=restart,
        before_s=before, rate_before_per_s=rate_before, restart_before_s=restart,
    )  # fmt: skip


def fitted(length, rate, write=30.0):
    best = checkpoint_interval_s(rate_per_s=rate, checkpoint_write_s=write)
    return fitted_interval_s(stretch_s=length, best_interval_s=best, checkpoint_write_s=write)


@pytest.mark.parametrize("rate", [1e-5, 1e-4, 1e-3])
def test_long_stretch_is_the_endless_job(rate):
    share = stretch(3e6, rate, fitted(3e6, rate), rate_before=rate) / 3e6
    interval = checkpoint_interval_s(rate_per_s=rate, checkpoint_write_s=30)
    assert share == pytest.approx(exponential_goodput(interval_s=interval, rate_per_s=rate, **ONE_JOB), rel=1e-3)


@pytest.mark.parametrize(("length", "rate"), [(9000, 1e-3), (9000, 1e-4), (9000, 1e-5), (400, 2e-4), (400, 2e-3)])
def test_fitted_interval_is_the_best_whole_division(length, rate):
    divided = np.maximum(length / np.arange(1, 60) - 30.0, 0.0)
    best = np.max(stretch(length, rate, divided))
    assert stretch(length, rate, fitted(length, rate)) == pytest.approx(best, rel=2e-4)


def test_restart_that_ends_in_the_stretch_is_charged():
    clean = stretch(9000, 1e-5, fitted(9000, 1e-5))
    struck = stretch(9000, 1e-5, fitted(9000, 1e-5), rate_before=1.0)
    assert clean - struck == pytest.approx(300, abs=15)


@given(st.floats(100, 1e5), st.floats(1e-9, 1e-2), st.floats(1.01, 3), st.floats(1, 200), st.floats(1, 1000))
@settings(deadline=None, max_examples=100)
def test_kept_work_falls_with_rate_write_and_restart(length, rate, factor, write, restart):
    def kept(r, w, b):
        return float(stretch(length, r, fitted(length, r, w), rate_before=r, write=w, restart=b))

    base = kept(rate, write, restart)
    assert 0 <= base <= length
    slack = 1e-3 * base + 1e-9
    assert kept(rate * factor, write, restart) <= base + slack
    assert kept(rate, write * factor, restart) <= base + slack
    assert kept(rate, write, restart * factor) <= base + slack


@pytest.mark.parametrize("rate", [4e-7, 4e-6, 3e-5, 1e-4])
def test_uneven_passes_keep_as_much_as_even_ones(rate):
    """Passes come on a few orbits in a row, then hours stay quiet: their mean spacing is within 0.1 %."""
    gaps = np.array([5450.0, 5450, 5450, 22000, 5450, 5450, 5450, 5450, 22700])
    uneven = stretch(gaps, rate, fitted(gaps, rate), before=394.0, rate_before=200 * rate).sum() / gaps.sum()
    even = stretch(gaps.mean(), rate, fitted(gaps.mean(), rate), before=394.0, rate_before=200 * rate) / gaps.mean()
    assert uneven == pytest.approx(even, rel=1e-3)
