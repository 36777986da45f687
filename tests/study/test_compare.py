"""Scenarios side by side: one boundary, parts that add up, unequal chips in units they share."""

import pytest

import orbitdc
from orbitdc.scenario.errors import ScenarioError
from orbitdc.scenario.scenario import Scenario
from orbitdc.study.compare import COST, PFLOP_DAY, Comparison, compare


@pytest.fixture(scope="module")
def mixed(gigawatt: Scenario, colossus: Scenario) -> Comparison:
    return compare([gigawatt, colossus])


def test_numbers_are_those_of_the_studies(mixed: Comparison, gigawatt: Scenario, colossus: Scenario) -> None:
    orbit, ground = mixed.sides
    assert orbit.values[COST] == float(orbitdc.evaluate(gigawatt)[COST])
    assert ground.values[COST] == float(orbitdc.evaluate(colossus)[f"ground_{COST}"])
    assert (orbit.system, ground.system) == ("orbit", "ground")


def test_parts_add_up_to_the_cost(mixed: Comparison) -> None:
    for side in mixed.sides:
        assert sum(side.parts_usd_per_h.values()) == pytest.approx(side.values[COST], rel=1e-9)
    assert mixed.sides[0].parts_usd_per_h["launch"] > 0
    assert mixed.sides[1].parts_usd_per_h["launch"] == 0
    assert mixed.sides[1].parts_usd_per_h["building"] > 0


def test_unequal_chips_are_compared_in_what_they_share(mixed: Comparison, gigawatt: Scenario) -> None:
    assert not mixed.same_chip
    assert mixed.common_unit == PFLOP_DAY
    first, second = (side.values[PFLOP_DAY] for side in mixed.sides)
    assert first is not None
    assert second is not None
    assert mixed.ratio(mixed.sides[1]) == pytest.approx(second / first)
    cheaper = gigawatt.with_values({"launch.launch_price_usd_per_kg": 100.0})
    alike = compare([gigawatt, cheaper])
    assert alike.common_unit == COST
    ratio = alike.ratio(alike.sides[1])
    assert ratio is not None
    assert ratio < 1
    assert [side.name for side in alike.sides] == ["gigawatt (1)", "gigawatt (2)"]


def test_an_infeasible_scenario_stays_with_its_reason(gigawatt: Scenario) -> None:
    heavy = gigawatt.with_values({"vehicle.payload_kg": 1000.0})
    made = compare([gigawatt, heavy])
    assert made.sides[1].reason == "satellite heavier than the launcher lifts"
    assert made.sides[1].values[COST] is None
    assert made.sides[1].parts_usd_per_h == {}
    assert made.ratio(made.sides[1]) is None
    assert made.document()["sides"][1]["values"][COST] is None


def test_rent_is_a_price_and_a_sweep_is_its_first_point(gigawatt: Scenario, colossus: Scenario) -> None:
    rented = colossus.with_values({"ground.rented_fraction": 1.0})
    swept = gigawatt.with_values({"launch.launch_price_usd_per_kg": [500, 600]})
    made = compare([swept, rented])
    assert not made.sides[0].is_price
    assert made.sides[1].is_price
    assert any("price" in remark for remark in made.sides[1].remarks)
    assert any("first point" in remark for remark in made.sides[0].remarks)


def test_one_scenario_is_no_comparison(gigawatt: Scenario) -> None:
    with pytest.raises(ScenarioError, match="two scenarios or more"):
        compare([gigawatt])
