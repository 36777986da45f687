"""Duals: slopes of the cost, in closed form where the cost is linear."""

import numpy as np
import pytest

import orbitdc
from orbitdc.scenario.errors import ScenarioError
from orbitdc.scenario.scenario import Scenario
from orbitdc.study.duals import DUALS, Dual, duals


@pytest.fixture(scope="module")
def listed(gigawatt: Scenario) -> dict[str, Dual]:
    return {dual.name: dual for dual in duals(gigawatt)}


def test_every_parameter_stands(listed: dict[str, Dual], gigawatt: Scenario) -> None:
    assert set(DUALS) <= set(listed)
    assert set(DUALS) <= set(gigawatt.values)
    for name in DUALS:
        assert listed[name].orbit_usd_per_h or listed[name].ground_usd_per_h, name


def test_dual_of_launch_price_is_its_discounted_mass_per_hour(listed: dict[str, Dual], gigawatt: Scenario) -> None:
    d = orbitdc.evaluate(gigawatt)
    mass = float(d["present_launch_cost_per_price_kg"] / d["present_accelerator_hours"])
    assert listed["launch.launch_price_usd_per_kg"].orbit_usd_per_h == pytest.approx(mass, rel=1e-9)
    share = mass * 500.0 / float(d["levelized_cost_usd_per_accelerator_hour"])
    assert listed["launch.launch_price_usd_per_kg"].elasticity == pytest.approx(share, rel=1e-9)


def test_signs(listed: dict[str, Dual]) -> None:
    assert listed["fleet.planned_life_yr"].orbit_usd_per_h < 0
    assert listed["fleet.satellite_failure_rate_per_yr"].orbit_usd_per_h > 0
    assert listed["specific_mass_kg_per_kw"].orbit_usd_per_h > 0
    assert listed["bus_usd_per_w"].orbit_usd_per_h > 0
    assert listed["ground.energy_price_usd_per_mwh"].orbit_usd_per_h == 0
    assert listed["ground.energy_price_usd_per_mwh"].ground_usd_per_h > 0
    assert listed["delay_of_orbit_months"].orbit_usd_per_h > 0


def test_a_month_later_costs_a_month_of_interest(listed: dict[str, Dual], gigawatt: Scenario) -> None:
    cost = float(orbitdc.evaluate(gigawatt)["levelized_cost_usd_per_accelerator_hour"])
    year = cost * ((1 + listed["delay_of_orbit_months"].orbit_usd_per_h / cost) ** 12 - 1)
    assert year == pytest.approx(0.11 * cost, rel=1e-9)


def test_documents_hold_no_missing_numbers(listed: dict[str, Dual]) -> None:
    document = listed["delay_of_ground_months"].document()
    assert document["elasticity"] is None
    assert np.isfinite(document["ground_usd_per_h"])


def test_a_terrestrial_scenario_has_none(colossus: Scenario) -> None:
    with pytest.raises(ScenarioError, match="no duals of orbit"):
        duals(colossus)


def test_a_design_that_cannot_fly_has_none(gigawatt: Scenario) -> None:
    assert duals(gigawatt.with_values({"vehicle.payload_kg": 1000.0})) == []
