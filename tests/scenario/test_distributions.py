import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orbitdc.scenario.distributions import Distribution, pert_support, quantile

WIDE = (-1e12, 1e12)
ENDS = np.array([0.05, 0.95])


def make(shape, low, center, high, bounds=WIDE):
    return Distribution(shape=shape, low=low, center=center, high=high, bounds=bounds)


@settings(deadline=None, max_examples=60)
@given(st.floats(-100, 100), st.floats(0.01, 100), st.floats(0, 1))
def test_pert_has_its_percentiles_and_mode(low, width, share):
    mode = min(low + share * width, low + width)
    draws = quantile(make("pert", low, mode, low + width), ENDS)
    assert draws == pytest.approx([low, low + width], abs=1e-6 * width + 1e-12)
    start, end, _ = pert_support(low, mode, low + width)
    u = np.linspace(0.001, 0.999, 4001)
    x = quantile(make("pert", low, mode, low + width), u)
    densest = x[np.argmin(np.diff(x))]
    assert start <= mode + 1e-9 * width
    assert mode - 1e-9 * width <= end
    assert densest == pytest.approx(mode, abs=0.05 * width)


def test_symmetric_pert_is_symmetric():
    d = make("pert", 2.0, 5.0, 8.0)
    u = np.array([0.01, 0.2, 0.4])
    assert quantile(d, u) + quantile(d, 1 - u) == pytest.approx(10.0)


def test_two_piece_lognormal_has_its_percentiles_and_median():
    d = make("lognormal", 150.0, 500.0, 1800.0)
    assert quantile(d, np.array([0.05, 0.5, 0.95])) == pytest.approx([150, 500, 1800], rel=1e-12)


def test_uniform_and_triangular_end_at_low_and_high():
    u = np.array([0.0, 0.5, 1.0])
    assert quantile(make("uniform", 1.0, 2.0, 3.0), u) == pytest.approx([1, 2, 3])
    assert quantile(make("triangular", 0.0, 1.0, 4.0), np.array([0.0, 0.25, 1.0])) == pytest.approx([0, 1, 4])


@pytest.mark.parametrize("shape", ["uniform", "triangular", "pert", "lognormal"])
@pytest.mark.parametrize("center", [1.0, 2.0, 5.0])
def test_monotone_within_bounds(shape, center):
    u = np.linspace(1e-12, 1 - 1e-12, 501)
    draws = quantile(make(shape, 1.0, center, 5.0, bounds=(0.9, 5.1)), u)
    assert np.all(np.diff(draws) >= 0)
    assert draws.min() >= 0.9
    assert draws.max() <= 5.1


@pytest.mark.parametrize("shape", ["uniform", "triangular", "pert", "lognormal"])
def test_an_empty_range_is_a_constant(shape):
    assert np.all(quantile(make(shape, 3.0, 3.0, 3.0), np.array([0.1, 0.9])) == 3.0)


def test_a_mode_outside_its_range_is_refused():
    with pytest.raises(ValueError, match="outside"):
        pert_support(1.0, 7.0, 5.0)
