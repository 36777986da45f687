"""Deals: the budget is spent and never overdrawn, capacity follows it, and what cannot be is refused by name."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from orbitdc.cli.main import cli
from orbitdc.economics.deal import tranches_by_month_usd
from orbitdc.report.deal_page import deal_page
from orbitdc.report.deal_text import deal_text
from orbitdc.scenario.axes import bind
from orbitdc.scenario.errors import ScenarioError
from orbitdc.study.deal import Deal, deal
from orbitdc.study.deal_solver import CAPACITY, Fleets, Inputs, best_of, hours, yearly
from orbitdc.study.deal_thresholds import project_rates
from orbitdc.study.evaluation import evaluate
from orbitdc.study.headlines import RETURN_HEADLINES, headlines
from orbitdc.study.models import load
from orbitdc.study.study import run_record

MONTHS = 180
PACE = 24.0
TRANCHES = (np.array([0.0, 12.0, 24.0, 36.0]), np.array([3e8, 5e8, 7e8, 5e8]))


@pytest.fixture(scope="module")
def made() -> Deal:
    return deal(load("deal-2bn"), draws=16)


def inputs(overrides: Iterable[str] = ()) -> Inputs:
    bound = bind(load("deal-2bn", overrides=overrides))
    return {k: a.reshape(-1)[:1] if isinstance(a, np.ndarray) else a for k, a in bound.arrays.items()}


def fleets(*factors: float) -> Fleets:
    paid = tranches_by_month_usd(month=TRANCHES[0], usd=TRANCHES[1], months=MONTHS)
    return Fleets(load("deal-2bn"), paid[:, None] * np.array(factors), PACE)


def test_the_budget_is_spent_but_never_overdrawn(made: Deal) -> None:
    low, _ = made.low_point
    assert 0.0 <= low < 0.005 * made.budget_usd.sum()
    a_little_more = Fleets(made.scenario, made.paid_in_usd, made.build_months).plan(
        inputs(), made.plan.capacity_gw * 1.01
    )
    assert a_little_more.low_point_usd[0, 0] < 0.0


def test_months_add_up_to_the_evaluation_of_the_same_fleet(made: Deal) -> None:
    months, years = made.by_month(), made.by_year()
    np.testing.assert_allclose(years["spending_usd"], made.plan.read["total_cost_usd"][:, 0, 0], rtol=1e-9, atol=1e-3)
    np.testing.assert_allclose(years["revenue_usd"], made.plan.read["revenue_usd"][:, 0, 0], rtol=1e-9, atol=1e-3)
    balance = np.cumsum(months["paid_in_usd"] + months["revenue_usd"] - months["spending_usd"])
    np.testing.assert_allclose(months["cash_usd"], balance, rtol=1e-9, atol=1e-3)
    assert months["in_service_mw"].max() > 0.8 * made.capacity_mw


def test_rate_of_return_makes_the_cash_flow_worth_nothing(made: Deal) -> None:
    flow = made.by_year()["net_cash_flow_usd"]
    year = np.arange(flow.size)
    for rate in made.project_rates:
        present = flow / (1.0 + rate) ** year
        assert abs(present.sum()) < 1e-7 * np.abs(present).sum()


def test_capacity_rises_with_the_budget_faster_than_in_proportion() -> None:
    plan = fleets(0.6, 1.0, 2.0, 3.0).solve(inputs(), 4)
    capacity = plan.capacity_gw[:, 0]
    assert (np.diff(capacity) > 0.0).all()
    assert (np.diff(capacity / np.array([0.6, 1.0, 2.0, 3.0])) > 0.0).all()


def test_dearer_accelerators_buy_less_but_not_in_proportion() -> None:
    price = inputs()["accelerator.accelerator_price_usd"]
    assert isinstance(price, np.ndarray)
    doubled = {**inputs(), "accelerator.accelerator_price_usd": price * np.array([1.0, 2.0])}
    capacity = fleets(1.0).solve(doubled, 2).capacity_gw[:, 0]
    assert 0.5 < capacity[1] / capacity[0] < 1.0


def test_a_fleet_found_alone_is_the_one_found_among_others() -> None:
    several = fleets(0.6, 1.0).solve(inputs(), 2)
    alone = fleets(1.0).solve(inputs(), 1)
    np.testing.assert_array_equal(alone.capacity_gw[0], several.capacity_gw[1])
    np.testing.assert_allclose(alone.cash_usd[:, 0], several.cash_usd[:, 1], rtol=1e-9)


def test_best_of_takes_the_better_case_by_case() -> None:
    plan = fleets(0.6, 2.0, 2.0, 0.6).solve(inputs(), 4)
    best = best_of(plan, 2)
    np.testing.assert_allclose(hours(best), np.maximum(hours(plan)[:2], hours(plan)[2:]), rtol=1e-12)
    np.testing.assert_allclose(best.cash_usd, plan.cash_usd[:, [2, 1]], rtol=1e-9, atol=1.0)


def test_a_missing_tranche_leaves_less(made: Deal) -> None:
    assert [stop.month for stop in made.stops] == [12, 24, 36]
    planned = [stop.planned_capacity_mw for stop in made.stops]
    assert planned == sorted(planned)
    assert planned[-1] < made.capacity_mw
    serving = [stop.in_service_mw for stop in made.stops]
    assert serving == sorted(serving)
    assert all(stop.cash_out_month is not None and stop.cash_out_month >= stop.month for stop in made.stops)


def test_the_price_of_the_threshold_reaches_the_target(made: Deal) -> None:
    assert made.thresholds is not None
    again = {**inputs(), "revenue.price_usd_per_accelerator_hour": np.array([made.thresholds.price])}
    plan = Fleets(made.scenario, made.paid_in_usd, made.build_months).solve(again, 1)
    assert project_rates(plan)[0] == pytest.approx(made.target_per_yr, abs=0.01)


def test_all_thresholds_together_reach_the_target(made: Deal) -> None:
    assert made.thresholds is not None
    moved = {t.key: np.array([t.jointly]) for t in made.thresholds.single}
    plan = Fleets(made.scenario, made.paid_in_usd, made.build_months).solve({**inputs(), **moved}, 1)
    assert project_rates(plan)[0] == pytest.approx(made.target_per_yr, abs=0.02)
    assert 0.0 < made.thresholds.joint_probability < 0.5


def test_without_a_price_the_deal_flies_but_returns_nothing() -> None:
    view = deal(load("deal-2bn", overrides=["revenue.price_usd_per_accelerator_hour=null"]), draws=4)
    document = view.document()
    assert document["returns"]["value"] is None
    assert "revenue.price_usd_per_accelerator_hour" in document["returns"]["reason"]
    assert view.thresholds is None
    assert view.capacity_mw > 0.0
    assert "no revenue declared" in deal_text(view)
    assert "Returns" not in [s["heading"] for s in deal_page(view, run_record(view.scenario)).sections]


def test_document_and_page_hold_what_was_computed(made: Deal) -> None:
    document = json.loads(json.dumps(made.document(), allow_nan=False))
    assert len(document["by_month"]["cash_usd"]) == MONTHS
    assert document["contracted_it_power_mw"] == made.capacity_mw
    page = deal_page(made, run_record(made.scenario))
    assert len(page.tables["by_month"].splitlines()) == MONTHS + 1
    assert len(page.cards) == 5


@pytest.mark.parametrize(
    ("overrides", "key", "what"),
    [
        (["deal.budget_usd={table: {month: [12, 0], usd: [1.0e+9, 1.0e+9]}}"], "deal.budget_usd", "must rise"),
        (["deal.budget_usd={table: {month: [0, 12], usd: [0, 0]}}"], "deal.budget_usd", "the budget is zero"),
        (["deal.budget_usd={table: {month: [0, 200], usd: [1.0e+9, 1]}}"], "deal.budget_usd", "calendar's end"),
        (["deal.budget_usd=null"], "deal.budget_usd", "no budget"),
        (["deal.budget_usd={table: {month: [0, 1], usd: [1.0e+6, 1]}}"], "deal.budget_usd", "does not pay for what"),
        (["revenue.exit_notice_months=-1"], "revenue.exit_notice_months", ""),
        (["orbit.altitude_km=[600 km, 700 km]"], "orbit.altitude_km", "one design"),
        (
            ["revenue.price_by_year={table: {year: [2029, 2040], usd_per_h: [4, 3]}}"],
            "revenue.price_usd_per_accelerator_hour",
            "contradicts",
        ),
    ],
)
def test_a_deal_that_cannot_be_is_refused_by_name(overrides: list[str], key: str, what: str) -> None:
    with pytest.raises(ScenarioError) as refused:
        deal(load("deal-2bn", overrides=overrides), draws=4)
    assert any(p.key.startswith(key) and what in p.what for p in refused.value.problems), str(refused.value)


def test_returns_without_revenue_are_refused_by_name() -> None:
    scenario = load("gigawatt")
    with pytest.raises(ScenarioError, match=r"net_present_value_usd.*revenue\.price_usd_per_accelerator_hour"):
        evaluate(scenario, outputs=["net_present_value_usd"])
    shown = headlines(scenario, evaluate(scenario), {})
    for name in RETURN_HEADLINES:
        assert shown[name].value is None
        assert "no revenue declared" in str(shown[name].reason)


def test_returns_with_revenue_are_headlines_of_either_side() -> None:
    for name in ("gigawatt", "colossus-1"):
        scenario = load(name, overrides=["revenue.price_usd_per_accelerator_hour=9"])
        shown = headlines(scenario, evaluate(scenario), {})
        assert np.isfinite(shown["net_present_value_usd"].value)
        assert (
            np.isfinite(shown["internal_rate_of_return_per_yr"].value) or shown["internal_rate_of_return_per_yr"].reason
        )


def test_capacity_of_the_scenario_is_not_read(made: Deal) -> None:
    other = {**inputs(), CAPACITY: np.array([5.0])}
    plan = fleets(1.0).solve(other, 1)
    again = fleets(1.0).solve(inputs(), 1)
    np.testing.assert_array_equal(plan.capacity_gw, again.capacity_gw)
    np.testing.assert_array_equal(yearly(plan.spending_usd), yearly(again.spending_usd))


def test_the_command_refuses_a_target_without_revenue(tmp_path: Path) -> None:
    arguments = ["deal", "deal-2bn", "--set", "revenue.price_usd_per_accelerator_hour=null", "--target", "0.1"]
    refused = CliRunner().invoke(cli, [*arguments, "-o", str(tmp_path)])
    assert refused.exit_code == 2
    assert "no revenue declared" in refused.output
    assert not list(tmp_path.iterdir())


def test_the_command_writes_its_page(tmp_path: Path) -> None:
    done = CliRunner().invoke(cli, ["deal", "deal-2bn", "--draws", "16", "-o", str(tmp_path)], catch_exceptions=False)
    assert done.exit_code == 0
    assert "MW of contracted IT power" in done.output
    assert (tmp_path / "deal.html").exists()
    assert (tmp_path / "deal.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "tables" / "deal_by_month.csv").exists()
