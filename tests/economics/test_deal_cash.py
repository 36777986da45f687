from __future__ import annotations

import numpy as np
import pytest

from orbitdc.economics.deal import Financing, cash_by_month_usd, financing, spread_over_months, tranches_by_month_usd
from orbitdc.scenario.declaration import Array

SPENDING = np.array([100.0, 200.0, 20.0, 20.0, 20.0, 20.0]).reshape(-1, 1)
REVENUE = np.array([0.0, 10.0, 120.0, 120.0, 120.0, 120.0]).reshape(-1, 1)


def financed(debt: float = 0.5, inflation: float = 0.02, interest: float = 0.08) -> Financing:
    return financing(
        revenue_usd=REVENUE, spending_usd=SPENDING, service_start_month=np.array([18.0]),
        debt_fraction=np.array([debt]),
        debt_interest_nominal_per_yr=np.array([interest]), debt_term_yr=np.array([3.0]),
        inflation_per_yr=np.array([inflation]),
    )  # fmt: skip


def nominal(inflation: float = 0.02) -> Array:
    growth: Array = (1.0 + inflation) ** (np.arange(6) + 0.5)
    return (REVENUE - SPENDING)[:, 0] * growth


def test_tranches_stand_in_their_months() -> None:
    paid = tranches_by_month_usd(month=np.array([0.0, 13.0]), usd=np.array([5.0, 7.0]), months=24)
    assert paid[0] == 5.0
    assert paid[13] == 7.0
    assert paid.sum() == 12.0


def test_months_add_up_to_their_year_and_follow_the_weight() -> None:
    weight = np.zeros((24, 1))
    weight[3], weight[4] = 1.0, 3.0
    spread = spread_over_months(by_year=np.array([[8.0], [12.0]]), weight_by_month=weight)
    assert spread[3, 0] == 2.0
    assert spread[4, 0] == 6.0
    np.testing.assert_allclose(spread[12:, 0], 1.0)
    np.testing.assert_allclose(spread_over_months(by_year=np.array([[12.0]])), 1.0)


def test_cash_is_what_came_less_what_went() -> None:
    cash = cash_by_month_usd(
        paid_in_usd=np.array([10.0, 0.0, 5.0]), revenue_usd=np.array([0.0, 1.0, 1.0]),
        spending_usd=np.array([4.0, 8.0, 0.0]),
    )  # fmt: skip
    np.testing.assert_allclose(cash, [6.0, -1.0, 5.0])


def test_debt_service_repays_the_debt_with_its_interest() -> None:
    made = financed()
    drawn, service = made.debt_drawn_usd[:, 0], made.debt_service_usd[:, 0]
    at_end_of_start_year = drawn[0] * 1.08**1.5 + drawn[1] * 1.08**0.5
    assert at_end_of_start_year == pytest.approx(sum(service[2 + k] / 1.08 ** (k + 1) for k in range(3)), rel=1e-12)
    assert not service[[0, 1, 5]].any()


def test_equity_gets_what_the_others_leave() -> None:
    made = financed()
    flow = made.equity_cash_flow_usd - made.debt_drawn_usd + made.debt_service_usd
    np.testing.assert_allclose(flow[:, 0], nominal(), rtol=1e-12)
    np.testing.assert_allclose(financed(debt=0.0).equity_cash_flow_usd[:, 0], nominal(), rtol=1e-12)


def test_cover_stands_in_the_years_of_payment() -> None:
    made = financed()
    cover = made.debt_service_cover[:, 0]
    assert np.isfinite(cover).tolist() == [False, False, True, True, True, False]
    np.testing.assert_allclose(cover[2:5], nominal()[2:5] / made.debt_service_usd[2:5, 0])
    assert np.isnan(financed(debt=0.0).debt_service_cover).all()


def test_dearer_debt_leaves_less_cover() -> None:
    assert np.nanmin(financed(interest=0.14).debt_service_cover) < np.nanmin(financed().debt_service_cover)
