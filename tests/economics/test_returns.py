from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orbitdc.economics.finance import present_value_usd
from orbitdc.economics.returns import (
    HIGHEST_RATE,
    LOWEST_RATE,
    NODES,
    discounted_usd,
    internal_rates,
    modified_internal_rate,
    payback_yr,
    profitability_index,
    sign_changes,
)
from orbitdc.scenario.declaration import Array


def column(*amounts: float) -> Array:
    return np.array(amounts, dtype=np.float64).reshape(-1, 1)


def found(*amounts: float) -> Array:
    rates = internal_rates(by_year_usd=column(*amounts))[:, 0]
    return rates[np.isfinite(rates)]


def polynomial_rates(amounts: list[float]) -> Array:
    roots = np.roots(amounts)
    real = roots[np.abs(roots.imag) < 1e-9].real
    rates = np.sort(real[real > 0.0] - 1.0)
    return rates[(rates > LOWEST_RATE) & (rates < HIGHEST_RATE)]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.integers(-50, 50).map(float), min_size=2, max_size=12))
def test_rates_are_the_roots_of_the_polynomial(amounts: list[float]) -> None:
    if not any(amounts):
        return
    expected = polynomial_rates(amounts)
    nodes = np.linspace(np.log1p(LOWEST_RATE), np.log1p(HIGHEST_RATE), NODES)
    cells = np.searchsorted(nodes, np.log1p(expected))
    separate = np.unique(cells, return_counts=True)[1]
    near_a_node = np.abs(np.log1p(expected)[:, None] - nodes).min(initial=1.0) < 1e-6
    if (separate > 1).any() or near_a_node or expected.size > 4:
        return
    np.testing.assert_allclose(found(*amounts), expected, rtol=1e-6, atol=1e-8)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.floats(-1e9, 1e9), min_size=3, max_size=15), st.floats(1e6, 1e10))
def test_present_value_is_zero_at_every_rate(later: list[float], first: float) -> None:
    flow = column(-first, *later)
    rates = internal_rates(by_year_usd=flow)[:, 0]
    for rate in rates[np.isfinite(rates)]:
        value = present_value_usd(by_year_usd=flow, rate_per_yr=np.array([rate]))
        size = present_value_usd(by_year_usd=np.abs(flow), rate_per_yr=np.array([rate]))
        assert abs(value[0]) <= 1e-9 * size[0]


def test_several_rates_are_all_told() -> None:
    np.testing.assert_allclose(found(-1000.0, 2500.0, -1540.0), [0.1, 0.4], atol=1e-12)
    assert sign_changes(by_year_usd=column(-1000.0, 0.0, 2500.0, -1540.0))[0] == 2.0


def test_no_rate_where_nothing_is_ever_earned() -> None:
    assert not found(-5.0, -1.0, 0.0).size
    assert not found(0.0, 0.0).size
    assert not found(np.nan, 1.0).size


def test_a_point_does_not_depend_on_its_neighbors() -> None:
    generator = np.random.default_rng(4)
    flow = generator.normal(size=(15, 40)) * 1e9
    flow[0] -= 5e9
    together = internal_rates(by_year_usd=flow)
    for point in range(flow.shape[1]):
        alone = internal_rates(by_year_usd=flow[:, point : point + 1])
        np.testing.assert_array_equal(alone[:, 0], together[:, point])


def test_modified_rate_of_a_worked_example() -> None:
    flow = column(-1000.0, -4000.0, 5000.0, 2000.0)
    spent, earned = 1000.0 + 4000.0 / 1.1, 5000.0 * 1.1 + 2000.0
    rate = modified_internal_rate(by_year_usd=flow, rate_per_yr=np.array([0.1]))
    assert rate[0] == pytest.approx((earned / spent) ** (1 / 3) - 1, abs=1e-12)
    at_its_rate = modified_internal_rate(by_year_usd=column(-100.0, 112.0), rate_per_yr=np.array([0.12]))
    assert at_its_rate[0] == pytest.approx(0.12, abs=1e-12)


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [
        ((-100.0, 40.0, 40.0, 40.0), 3.5),
        ((-100.0, 100.0, 0.0), 2.0),
        ((-100.0, 120.0, -30.0, 40.0), 3.25),
        ((-100.0, 50.0), np.nan),
        ((10.0, 5.0), 0.0),
    ],
)
def test_payback(amounts: tuple[float, ...], expected: float) -> None:
    assert payback_yr(by_year_usd=column(*amounts))[0] == pytest.approx(expected, nan_ok=True)


@given(st.floats(0.0, 0.5))
def test_index_is_above_one_where_the_project_pays(rate: float) -> None:
    flow = column(-100.0, 30.0, 50.0, 60.0)
    value = present_value_usd(by_year_usd=flow, rate_per_yr=np.array([rate]))[0]
    index = profitability_index(by_year_usd=flow, rate_per_yr=np.array([rate]))[0]
    assert (index > 1.0) == (value > 0.0)
    assert index - 1.0 == pytest.approx(value * np.sqrt(1.0 + rate) / 100.0, abs=1e-12)


def test_discounted_years_add_up_to_the_present_value() -> None:
    flow, rate = np.arange(-6.0, 9.0).reshape(-1, 1) * 1e8, np.array([0.11])
    years = discounted_usd(by_year_usd=flow, rate_per_yr=rate)
    assert years.sum() == pytest.approx(present_value_usd(by_year_usd=flow, rate_per_yr=rate)[0], rel=1e-12)
