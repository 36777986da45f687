from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orbitdc.economics.finance import present_value_usd
from orbitdc.economics.parameters import RevenueParameters
from orbitdc.economics.result import ReturnsResult
from orbitdc.economics.revenue import (
    HourPrices,
    contract_value_usd,
    held_fraction,
    orbit_returns,
    price_kept_fraction,
    revenue_per_hour,
)
from orbitdc.scenario.declaration import Table, default_arrays, results

if TYPE_CHECKING:
    from tests.economics.conftest import Orbit


def returns(orbit: Orbit, table: Table | None = None, **revenue: float) -> ReturnsResult:
    declared = default_arrays(RevenueParameters, revenue)
    inputs = {name: orbit.inputs[name] for name in ("economics", "fleet", "calendar", "deployment")}
    return orbit_returns(revenue=replace(declared, price_by_year=table), costs=orbit.cost, **inputs)


def at(value: float) -> Any:
    return np.array([value])


def test_without_a_price_there_is_no_return(orbit: Orbit) -> None:
    made = returns(orbit)
    for name in results(ReturnsResult):
        assert np.isnan(getattr(made, name)).all(), name


def test_cash_flows_add_up_to_the_net_present_value(orbit: Orbit) -> None:
    made, costs = returns(orbit, price_usd_per_accelerator_hour=9.0), orbit.cost
    rate = orbit.inputs["economics"].orbit_wacc
    np.testing.assert_allclose(made.net_cash_flow_usd, made.revenue_usd - costs.total_cost_usd, rtol=1e-12)
    earned = present_value_usd(by_year_usd=made.revenue_usd, rate_per_yr=rate)
    assert made.net_present_value_usd[0] == pytest.approx(earned[0] - costs.present_cost_usd[0], rel=1e-9)


def test_price_of_the_levelized_cost_earns_the_cost_of_capital(orbit: Orbit) -> None:
    costs = orbit.cost
    plain = {
        "age_discount_per_yr": 0.0, "generation_discount": 0.0, "contracted_fraction": 0.0, "sold_fraction": 1.0,
    }  # fmt: skip
    price = float(costs.levelized_cost_usd_per_accelerator_hour[0])
    made = returns(orbit, price_usd_per_accelerator_hour=price, **plain)
    assert made.net_present_value_usd[0] == pytest.approx(0.0, abs=1e-6 * costs.present_cost_usd[0])
    rate = orbit.inputs["economics"].orbit_wacc[0]
    assert made.internal_rate_lowest_per_yr[0] == pytest.approx(rate, abs=1e-6)
    assert made.mean_revenue_usd_per_accelerator_hour[0] == pytest.approx(price, rel=1e-9)


def test_a_table_of_prices_is_the_trend_it_holds(orbit: Orbit) -> None:
    calendar = orbit.inputs["calendar"]
    years = calendar.start_year + 0.5 + np.arange(calendar.years)
    table = Table(("year", "usd_per_h"), (tuple(years), tuple(5.0 * 0.9 ** np.arange(calendar.years))))
    by_table = returns(orbit, table)
    by_trend = returns(orbit, price_usd_per_accelerator_hour=5.0, price_trend_per_yr=-0.1)
    np.testing.assert_allclose(by_table.revenue_usd, by_trend.revenue_usd, rtol=1e-12)


@pytest.mark.parametrize(
    ("name", "low", "high"),
    [
        ("sold_fraction", 0.5, 0.9),
        ("renewal_probability", 0.3, 0.9),
        ("price_trend_per_yr", -0.1, 0.1),
        ("generation_interval_yr", 1.0, 3.0),
    ],
)
def test_more_of_it_earns_more(orbit: Orbit, name: str, low: float, high: float) -> None:
    earned = [returns(orbit, price_usd_per_accelerator_hour=5.0, **{name: v}).revenue_usd.sum() for v in (low, high)]
    assert earned[0] < earned[1]


def test_notice_commits_less_than_the_headline_term(orbit: Orbit) -> None:
    made = returns(orbit, price_usd_per_accelerator_hour=5.0)
    assert 0.0 < made.committed_contract_value_usd[0] < 0.2 * made.headline_contract_value_usd[0]
    bound = returns(orbit, price_usd_per_accelerator_hour=5.0, exit_notice_months=36.0)
    assert bound.committed_contract_value_usd[0] == pytest.approx(bound.headline_contract_value_usd[0], rel=1e-12)


def test_value_of_the_lease_by_its_two_terms() -> None:
    hours, price = np.full((4, 1), 12.0), np.full((4, 1), 1.25e9)
    headline = contract_value_usd(
        hours_by_year=hours, price_usd_per_h=price, paid_fraction=np.array([[1.0], [1.0], [1.0], [0.0]]),
        rate_per_yr=at(0.0),
    )  # fmt: skip
    committed = contract_value_usd(
        hours_by_year=hours, price_usd_per_h=price, paid_fraction=np.array([[0.25], [0.0], [0.0], [0.0]]),
        rate_per_yr=at(0.0),
    )  # fmt: skip
    assert headline[0] == pytest.approx(45e9)
    assert committed[0] == pytest.approx(3.75e9)


@given(st.floats(0.0, 12.0), st.floats(0.0, 0.9), st.floats(0.0, 1.0))
def test_held_share_falls_from_one(years: float, leaves: float, renews: float) -> None:
    shares = held_fraction(
        years_since_signing=np.array([0.0, 0.25, years, years + 1.0]), term_yr=at(3.0), exit_notice_months=at(3.0),
        exit_probability_per_yr=at(leaves), renewal_probability=at(renews),
    )  # fmt: skip
    assert shares[0] == shares[1] == 1.0
    assert 0.0 <= shares[3] <= shares[2] <= 1.0


def test_a_contract_that_cannot_be_left_is_held_to_its_term() -> None:
    shares = held_fraction(
        years_since_signing=np.array([2.9, 3.1]), term_yr=at(3.0), exit_notice_months=at(36.0),
        exit_probability_per_yr=at(0.3), renewal_probability=at(0.5),
    )  # fmt: skip
    np.testing.assert_allclose(shares, [1.0, 0.5])


def test_fleet_of_one_age_keeps_the_price_of_its_age() -> None:
    entered = np.zeros((6, 1))
    entered[1] = 10.0
    kept = price_kept_fraction(
        entered_by_year=entered, life_yr=at(3.0), age_discount_per_yr=at(0.1), generation_discount=at(0.19),
        generation_interval_yr=at(2.0),
    )  # fmt: skip
    np.testing.assert_allclose(kept[:, 0], [1.0, 0.81**0.25, 0.81, 0.81**2, 1.0, 1.0])


def test_an_hour_is_paid_by_contract_or_sold() -> None:
    prices = HourPrices(contract=at(6.0), market=at(4.0), held=at(0.5))
    assert revenue_per_hour(prices=prices, contracted_fraction=0.8, sold_fraction=0.5)[0] == pytest.approx(
        0.4 * 6.0 + 0.6 * 0.5 * 4.0
    )
