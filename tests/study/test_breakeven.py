"""Break-evens: zero difference when evaluated again, within the budget, with a reason where there is none."""

import inspect
from typing import Any

import numpy as np
import pytest

import orbitdc
from orbitdc.model import RELATIONS
from orbitdc.scenario.errors import ScenarioError
from orbitdc.scenario.scenario import Scenario
from orbitdc.study.breakeven import answer, break_even, break_even_launch_price, frontier, searched_parameter
from orbitdc.study.search import STATES, Search, needed_for_cost

COST = "levelized_cost_usd_per_accelerator_hour"
LAUNCH_PRICE = "launch.launch_price_usd_per_kg"


def cost_of(scenario: Scenario, **values: float) -> tuple[float, float]:
    changed = scenario.with_values({k.replace("__", "."): v for k, v in values.items()})
    dataset = orbitdc.evaluate(changed, outputs=[COST, f"ground_{COST}"])
    return float(dataset[COST]), float(dataset[f"ground_{COST}"])


@pytest.fixture(scope="module")
def now(gigawatt: Scenario) -> tuple[float, float]:
    return cost_of(gigawatt)


@pytest.mark.parametrize(
    "key",
    [
        LAUNCH_PRICE,
        "economics.bus_cost_usd_per_kg",
        "economics.orbit_wacc",
        "economics.array_cost_usd_per_w",
        "accelerator.accelerator_price_usd",
        "fleet.satellite_failure_rate_per_yr",
        "economics.platform_learning_rate",
        "launch.launch_price_learning_rate",
        "vehicle.failure_fraction",
    ],
)
def test_evaluated_again_the_difference_is_zero(key: str, gigawatt: Scenario, now: tuple[float, float]) -> None:
    target = 1.02 * now[0]
    found = break_even(gigawatt, key, target_usd_per_h=target, most_evaluations=12)
    assert STATES[int(found["state"])] == "closes", answer(found)
    again, _ = cost_of(gigawatt, **{key.replace(".", "__"): float(found["break_even"])})
    assert again == pytest.approx(target, rel=1e-9)


@pytest.mark.parametrize("key", ["ground.energy_price_usd_per_mwh", "ground.facility_cost_usd_per_kw"])
def test_the_ground_is_the_target_unless_one_is_given(key: str, gigawatt: Scenario) -> None:
    found = break_even(gigawatt, key)
    orbit, ground = cost_of(gigawatt, **{key.replace(".", "__"): float(found["break_even"])})
    assert orbit == pytest.approx(ground, rel=1e-9)
    assert "meets the ground" in answer(found)


def test_a_sweep_is_its_points_whatever_the_blocks(gigawatt: Scenario, now: tuple[float, float]) -> None:
    swept = gigawatt.with_values(
        {"economics.bus_cost_usd_per_kg": [400, 800, 1200], "fleet.overbuild_fraction": [0.1, 0.2]}
    )
    target = 1.1 * now[0]
    found = break_even(swept, LAUNCH_PRICE, target_usd_per_h=target)
    assert found["break_even"].sizes == {"fleet.overbuild_fraction": 2, "economics.bus_cost_usd_per_kg": 3}
    blocked = break_even(swept, LAUNCH_PRICE, target_usd_per_h=target, block_points=2, workers=1)
    for name in found.data_vars:
        np.testing.assert_array_equal(found[name].values, blocked[name].values, err_msg=str(name))
    single = gigawatt.with_values({"economics.bus_cost_usd_per_kg": 1200, "fleet.overbuild_fraction": 0.1})
    alone = float(break_even(single, LAUNCH_PRICE, target_usd_per_h=target)["break_even"])
    assert alone == pytest.approx(float(found["break_even"].values[0, 2]), rel=1e-9)


def test_a_population_stays_within_twelve_evaluations_and_mostly_closes(gigawatt: Scenario) -> None:
    calls = []

    def counted(**inputs: Any) -> Any:
        calls.append(1)
        return RELATIONS["economics.orbit_cost"](**inputs)

    signature = inspect.signature(RELATIONS["economics.orbit_cost"])
    counted.__signature__ = signature
    found = break_even(
        gigawatt, "fleet.satellite_failure_rate_per_yr", target_usd_per_h=9.0, samples=1200, workers=1,
        models={"economics.orbit_cost": counted},
    )  # fmt: skip
    assert 6 <= len(calls) <= 12
    states = found["state"].values
    assert (states == STATES.index("closes")).sum() > 100
    assert (states == STATES.index("not_found_within_the_evaluations")).mean() < 0.15
    met = found.where(found["state"] == STATES.index("closes"), drop=True)
    assert np.abs(met["difference"].values).max() < 1e-8


def test_launch_price_in_closed_form_is_the_search_s(gigawatt: Scenario, now: tuple[float, float]) -> None:
    target = 0.9 * now[0]
    swept = gigawatt.with_values({"economics.bus_cost_usd_per_kg": [400, 800]})
    dataset = orbitdc.evaluate(swept)
    closed = break_even_launch_price(dataset, launch_price_usd_per_kg=500.0, target_usd_per_h=target)
    searched = break_even(swept, LAUNCH_PRICE, target_usd_per_h=target)
    np.testing.assert_allclose(closed.values, searched["break_even"].values, rtol=1e-9)
    against_ground = break_even_launch_price(dataset, launch_price_usd_per_kg=500.0)
    np.testing.assert_allclose(against_ground.values, dataset["break_even_launch_price_usd_per_kg"].values, rtol=1e-12)


def test_no_value_closes_it_and_the_reason_names_both_ends(gigawatt: Scenario, now: tuple[float, float]) -> None:
    found = break_even(gigawatt, LAUNCH_PRICE, target_usd_per_h=0.2 * now[0])
    assert STATES[int(found["state"])] == "dearer_at_every_value"
    assert np.isnan(found["break_even"])
    said = answer(found)
    assert said.startswith("no value of launch.launch_price_usd_per_kg closes this, because it stays dearer")
    assert "at 0 USD/kg" in said
    assert "what binds there is" in said
    cheap = break_even(gigawatt, "economics.spectrum_usd_per_yr", target_usd_per_h=1e6)
    assert STATES[int(cheap["state"])] == "cheaper_at_every_value"


class _Parabola:
    """Costs that meet their target twice."""

    shape = (2,)

    def at(self, value: Any) -> tuple[Any, ...]:
        cost = np.broadcast_to((value - 3.0) * (value - 7.0) + 10.0, self.shape)
        nothing = np.zeros(self.shape, dtype=np.int8)
        return cost, np.full(self.shape, 10.0), nothing, nothing

    def keep_target(self, seen: Any) -> None:
        assert len(seen) == 3

    def difference(self, value: Any) -> Any:
        return self.at(value)[0] - 10.0


def test_every_crossing_is_reported_the_nearest_first() -> None:
    search = Search(
        key="a.b", target=10.0, orbital=True, ends=(0.0, 1.0, 9.0, 10.0), evaluations=60, refine_further=True
    )
    curve: Any = _Parabola()
    found = search.solve(curve, np.array([4.0, 6.5]))
    assert found["break_even"] == pytest.approx([3.0, 7.0])
    assert found["further"][0] == pytest.approx([7.0, 3.0])
    assert np.isnan(found["further"][1:]).all()


def test_stages_that_no_cost_reads_are_left_out(gigawatt: Scenario, now: tuple[float, float]) -> None:
    needed = needed_for_cost(RELATIONS)
    idle = {name for name, relation in needed.items() if relation is not RELATIONS[name]}
    assert "fleet.compliance" in idle
    assert not idle & {"economics.orbit_cost", "economics.ground_cost", "economics.comparison", "fleet.availability"}
    found = break_even(gigawatt, LAUNCH_PRICE, target_usd_per_h=9.0)
    assert float(found["cost_now"]) == pytest.approx(now[0], rel=1e-12)


def test_a_terrestrial_site_is_held_against_a_cost(colossus: Scenario) -> None:
    found = break_even(colossus, "ground.energy_price_usd_per_mwh", target_usd_per_h=1.6)
    changed = colossus.with_values({"ground.energy_price_usd_per_mwh": float(found["break_even"])})
    again = orbitdc.evaluate(changed, outputs=[f"ground_{COST}"])
    assert float(again[f"ground_{COST}"]) == pytest.approx(1.6, rel=1e-9)


def test_frontier_points_meet_the_target(gigawatt: Scenario, now: tuple[float, float]) -> None:
    first = "economics.bus_cost_usd_per_kg"
    found = frontier(gigawatt, first, LAUNCH_PRICE, values=[400.0, 800.0], target_usd_per_h=now[0])
    assert found["break_even"].values[1] == pytest.approx(500.0, rel=1e-9)
    again, _ = cost_of(
        gigawatt, economics__bus_cost_usd_per_kg=400.0, launch__launch_price_usd_per_kg=float(found["break_even"][0])
    )
    assert again == pytest.approx(now[0], rel=1e-9)
    spread = frontier(gigawatt, first, LAUNCH_PRICE, target_usd_per_h=now[0])
    assert 800.0 in spread[first].values
    falling = spread["break_even"].values[np.isfinite(spread["break_even"].values)]
    assert (np.diff(falling) < 0).all()


def test_frontier_over_a_sweep_opens_its_own_dimension(gigawatt: Scenario) -> None:
    swept = gigawatt.with_values({"fleet.overbuild_fraction": [0.1, 0.2]})
    found = frontier(swept, "economics.bus_cost_usd_per_kg", LAUNCH_PRICE, values=[400.0, 800.0], target_usd_per_h=9.0)
    assert dict(found["break_even"].sizes) == {"economics.bus_cost_usd_per_kg": 2, "fleet.overbuild_fraction": 2}
    single = frontier(
        gigawatt.with_values({"fleet.overbuild_fraction": 0.1}), "economics.bus_cost_usd_per_kg", LAUNCH_PRICE,
        values=[400.0, 800.0], target_usd_per_h=9.0,
    )  # fmt: skip
    np.testing.assert_allclose(found["break_even"].values[:, 0], single["break_even"].values, rtol=1e-9)


def test_bare_names_are_understood(gigawatt: Scenario) -> None:
    assert searched_parameter(gigawatt, "launch_price_usd_per_kg")[0] == LAUNCH_PRICE
    with pytest.raises(ScenarioError, match="stands in several sections"):
        searched_parameter(gigawatt, "packing_fraction")


@pytest.mark.parametrize(
    ("key", "changes", "said"),
    [
        ("launch.launch_price", {}, 'did you mean "launch.launch_price_usd_per_kg"'),
        ("spacecraft.attitude", {}, "takes names"),
        ("spacecraft.radiator_area_m2", {}, "unknown parameter|sized by the model"),
        ("economics.orbit_wacc", {"economics.orbit_wacc": [0.1, 0.2]}, "varied by the scenario"),
        ("footprint.launch_fuel_kg", {}, "moves no cost"),
    ],
)
def test_what_has_no_break_even_is_named(key: str, changes: dict[str, Any], said: str, gigawatt: Scenario) -> None:
    with pytest.raises(ScenarioError, match=said):
        break_even(gigawatt.with_values(changes), key)


@pytest.mark.parametrize("target", [0.0, -1.0, float("inf"), float("nan")])
def test_targets_that_mean_nothing_are_refused(target: float, gigawatt: Scenario) -> None:
    with pytest.raises(ScenarioError, match="must be above 0"):
        break_even(gigawatt, LAUNCH_PRICE, target_usd_per_h=target)


def test_a_frontier_needs_two_parameters_and_a_site_needs_a_target(gigawatt: Scenario, colossus: Scenario) -> None:
    with pytest.raises(ScenarioError, match="stands twice"):
        frontier(gigawatt, LAUNCH_PRICE, "launch_price_usd_per_kg")
    with pytest.raises(ScenarioError, match="nothing to meet"):
        break_even(colossus, "ground.energy_price_usd_per_mwh")
    with pytest.raises(ScenarioError, match="moves no cost"):
        break_even(colossus, LAUNCH_PRICE, target_usd_per_h=2.0)


def test_a_design_that_cannot_fly_has_no_cost_at_any_value(gigawatt: Scenario) -> None:
    heavy = gigawatt.with_values({"vehicle.payload_kg": 1000.0})
    found = break_even(heavy, LAUNCH_PRICE)
    assert STATES[int(found["state"])] == "no_cost_at_any_value"
    assert answer(found).endswith("satellite heavier than the launcher lifts at every value tried")
    freed = break_even(heavy, "vehicle.payload_kg", target_usd_per_h=1.0)
    assert float(freed["searched_low"]) > 1000.0
    assert "it has no cost (satellite heavier than the launcher lifts)" in answer(freed)
