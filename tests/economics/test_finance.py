from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orbitdc.economics.finance import (
    capital_recovery_factor,
    levelized_cost,
    monthly_payment_usd,
    present_value_usd,
    straight_line_salvage,
)
from orbitdc.economics.learning import fleet_mean_price_fraction
from orbitdc.economics.years import (
    capital_cost_usd,
    delivered_accelerator_hours,
    months_to_years,
    service_share_by_year,
    share_before_month,
    sum_before_month,
)
from orbitdc.validation.case import Case
from orbitdc.validation.economics_cases import CASES

RATES = st.floats(-0.3, 0.6)


def test_levelized_payment_repays_the_principal_at_any_rate() -> None:
    rate = np.array([-0.05, 0.0, 0.001, 0.08, 0.3])
    payment = capital_recovery_factor(rate_per_yr=rate, life_yr=7.0)
    owed = np.ones(5)
    for _ in range(7):
        owed = owed * (1.0 + rate) - payment
    np.testing.assert_allclose(owed, 0.0, atol=1e-12)


def test_recovery_factor_is_continuous_through_zero_rate() -> None:
    near = capital_recovery_factor(rate_per_yr=np.array([-1e-9, 0.0, 1e-9]), life_yr=5.0)
    np.testing.assert_allclose(near, 0.2, rtol=1e-8)


def test_monthly_payment_repays_the_principal() -> None:
    payment = float(monthly_payment_usd(principal_usd=1000.0, rate_per_yr=0.12, life_yr=2.0))
    owed = 1000.0
    for _ in range(24):
        owed = owed * 1.01 - payment
    assert owed == pytest.approx(0.0, abs=1e-9)


@given(rate=RATES, amounts=st.lists(st.floats(-1e9, 1e9), min_size=1, max_size=15))
def test_present_value_is_the_mid_year_sum(rate: float, amounts: list[float]) -> None:
    value = present_value_usd(by_year_usd=np.array(amounts)[:, None], rate_per_yr=np.array([rate]))
    expected = sum(a / (1.0 + rate) ** (k + 0.5) for k, a in enumerate(amounts))
    assert float(value[0]) == pytest.approx(expected, rel=1e-9, abs=1e-9 * sum(abs(a) for a in amounts) * 30)


def test_zero_rate_gives_the_undiscounted_ratio() -> None:
    cost, hours = np.array([[3.0], [5.0], [0.0]]), np.array([[0.0], [2.0], [2.0]])
    zero = np.zeros(1)
    ratio = levelized_cost(
        present_cost_usd=present_value_usd(by_year_usd=cost, rate_per_yr=zero),
        present_quantity=present_value_usd(by_year_usd=hours, rate_per_yr=zero),
    )
    assert ratio[0] == pytest.approx(2.0)


@given(rate=st.floats(0.0, 0.5), step=st.floats(1e-4, 0.2))
def test_present_value_falls_with_the_rate(rate: float, step: float) -> None:
    flow = np.ones((10, 1))
    low, high = (present_value_usd(by_year_usd=flow, rate_per_yr=np.array([r])) for r in (rate, rate + step))
    assert high[0] < low[0]


def test_nothing_delivered_has_no_levelized_cost() -> None:
    cost = levelized_cost(present_cost_usd=np.array([1.0, 1.0]), present_quantity=np.array([0.0, 4.0]))
    assert np.isnan(cost[0])
    assert cost[1] == 0.25


def test_months_add_up_to_years() -> None:
    by_month = np.random.default_rng(1).random((36, 4))
    years = months_to_years(by_month=by_month)
    assert years.shape == (3, 4)
    np.testing.assert_allclose(years[1], by_month[12:24].sum(axis=0))


def test_service_share_counts_months() -> None:
    share = service_share_by_year(start_month=np.array([18.0]), end_month=np.array([33.0]), years=4)
    np.testing.assert_allclose(share[:, 0], [0.0, 0.5, 0.75, 0.0])


def test_hours_stop_at_the_end_of_service() -> None:
    hours = delivered_accelerator_hours(
        delivered_fraction_month=np.full((36, 1), 0.5),
        contracted_accelerators=np.array([10.0]),
        end_month=np.array([30.0]),
    )
    np.testing.assert_allclose(hours[:, 0], [43800.0, 43800.0, 21900.0])


def test_capital_cost_splits_the_year_of_the_start() -> None:
    units = np.zeros((24, 1))
    units[[10, 12, 13, 20], 0] = 1.0
    share = share_before_month(by_month=units, by_year=months_to_years(by_month=units), month=np.array([15.0]))
    np.testing.assert_allclose(share[:, 0], [1.0, 2.0 / 3.0])
    spent = capital_cost_usd(
        lumped_by_year_usd=np.array([[10.0], [30.0]]),
        share_before=share,
        even_by_year_usd=np.array([[4.0], [4.0]]),
        month=np.array([15.0]),
    )
    assert spent[0] == pytest.approx(10.0 + 20.0 + 4.0 + 1.0)


def test_salvage_ends_with_life() -> None:
    left = straight_line_salvage(
        cost_usd=np.array([100.0]), life_yr=np.array([10.0]), age_yr=np.array([0.0, 4.0, 10.0, 12.0])
    )
    np.testing.assert_allclose(left, [100.0, 60.0, 0.0, 0.0])


def test_learning_is_the_fleet_mean_not_the_last_unit() -> None:
    """85 % learning over 100 units: Wright's total 33.968 first units (Crawford's would be 43.754)."""
    mean = fleet_mean_price_fraction(
        units=np.array([100.0]), reference_units=np.array([1.0]), learning_rate=np.array([0.15])
    )
    assert 100.0 * mean[0] == pytest.approx(33.968, abs=5e-4)
    doubled = fleet_mean_price_fraction(
        units=np.array([16000.0]), reference_units=np.array([8000.0]), learning_rate=np.array([0.05])
    )
    assert doubled[0] == pytest.approx(0.95)


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.id)
def test_published_case(case: Case) -> None:
    assert abs(case.compute() - case.published) <= case.tolerance


@given(month=st.integers(0, 60), points=st.integers(2, 4))
def test_what_falls_before_a_month_is_what_a_mask_keeps(month: int, points: int) -> None:
    by_month = np.random.default_rng(month).random((48, points))
    months = np.minimum(month + np.arange(points, dtype=np.float64), 60.0)
    kept = np.where(np.arange(48)[:, None] < months, by_month, 0.0)
    before = sum_before_month(by_month=by_month, by_year=months_to_years(by_month=by_month), month=months)
    np.testing.assert_allclose(before, months_to_years(by_month=kept), rtol=1e-14)
    np.testing.assert_array_equal(
        before[:, :2],
        sum_before_month(by_month=by_month[:, :2], by_year=months_to_years(by_month=by_month[:, :2]), month=months[:2]),
    )
