from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orbitdc.economics.comparison import break_even_launch_price_usd_per_kg, comparison, cost_ratio
from orbitdc.economics.ground import ground_deployment
from orbitdc.economics.ground_cost import ground_cost
from orbitdc.economics.parameters import GroundParameters
from orbitdc.economics.result import ComparisonResult, CostResult
from orbitdc.fleet.result import AvailabilityResult
from orbitdc.scenario.declaration import default_arrays
from tests.economics.conftest import filled, years_of

if TYPE_CHECKING:
    from tests.economics.conftest import Orbit

SHARED = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def ground_side(inputs: dict[str, Any]) -> CostResult:
    deployment = ground_deployment(**{n: inputs[n] for n in ("ground", "fleet", "calendar", "payload")})
    service = filled(AvailabilityResult, inputs["calendar"], delivered_fraction_month=deployment.capacity_fraction)
    made = {**inputs, "deployment": deployment}
    return ground_cost(**made, by_year=years_of({**made, "service": service}))


def compared(orbit: Orbit, *, costs: CostResult, ground_costs: CostResult) -> ComparisonResult:
    ground = default_arrays(GroundParameters)
    return comparison(launch=orbit.inputs["launch"], ground=ground, costs=costs, ground_costs=ground_costs)


def at_price(orbit: Orbit, price: float) -> Orbit:
    return orbit.changed("launch", launch_price_usd_per_kg=[price]).changed(
        "manifest", launch_price_first_usd=[price * 1.0e5]
    )


@SHARED
@given(price=st.floats(0.0, 3000.0))
def test_break_even_price_re_evaluated_closes_the_gap(
    orbit: Orbit, ground_inputs: dict[str, Any], price: float
) -> None:
    ground = ground_side(ground_inputs)
    priced = at_price(orbit, price)
    made = compared(priced, costs=priced.cost, ground_costs=ground)
    even = float(made.break_even_launch_price_usd_per_kg[0])
    again = at_price(orbit, even)
    costs = again.cost
    ratio = compared(again, costs=costs, ground_costs=ground).cost_ratio
    assert ratio[0] == pytest.approx(1.0, abs=1e-9)


def test_break_even_platform_re_evaluated_closes_the_gap(orbit: Orbit, ground_inputs: dict[str, Any]) -> None:
    ground = ground_side(ground_inputs)
    made = compared(orbit, costs=orbit.cost, ground_costs=ground)
    economics = orbit.inputs["economics"]
    names = (
        "array_cost_usd_per_w",
        "radiator_cost_usd_per_m2",
        "battery_cost_usd_per_kwh",
        "bus_cost_usd_per_kg",
        "shield_cost_usd_per_kg",
        "propulsion_cost_usd_per_kg",
        "terminal_cost_usd_per_kg",
        "avionics_cost_usd_per_kg",
        "propellant_cost_usd_per_kg",
    )
    factor = made.break_even_platform_cost_fraction
    scaled = orbit.changed("economics", **{name: getattr(economics, name) * factor for name in names})
    costs = scaled.cost
    assert costs.levelized_cost_usd_per_accelerator_hour[0] == pytest.approx(
        ground.levelized_cost_usd_per_accelerator_hour[0], rel=1e-9
    )


def test_a_cheaper_orbit_allows_a_dearer_launch(orbit: Orbit, ground_inputs: dict[str, Any]) -> None:
    ground = ground_side(ground_inputs)
    cheap = orbit.changed("economics", bus_cost_usd_per_kg=[100.0], array_cost_usd_per_w=[0.5], orbit_wacc=[0.08])
    prices = [compared(o, costs=o.cost, ground_costs=ground) for o in (orbit, cheap)]
    assert prices[1].break_even_launch_price_usd_per_kg[0] > prices[0].break_even_launch_price_usd_per_kg[0]
    assert prices[1].cost_ratio[0] < prices[0].cost_ratio[0]


def test_nothing_launched_has_no_break_even_price() -> None:
    price = break_even_launch_price_usd_per_kg(
        target_cost_usd_per_hour=np.array([2.0, 2.0]),
        present_accelerator_hours=np.array([100.0, 100.0]),
        present_cost_usd=np.array([150.0, 150.0]),
        launch_price_usd_per_kg=np.array([10.0, 10.0]),
        present_launch_cost_per_price_kg=np.array([0.0, 5.0]),
    )
    assert np.isnan(price[0])
    assert price[1] == pytest.approx((200.0 - 100.0) / 5.0)


def test_ratio_needs_a_ground_that_costs_something() -> None:
    ratio = cost_ratio(orbit_cost_usd_per_hour=np.array([4.0, 4.0]), ground_cost_usd_per_hour=np.array([2.0, 0.0]))
    assert ratio[0] == 2.0
    assert np.isnan(ratio[1])


def test_an_orbit_that_delivers_nothing_is_flagged(orbit: Orbit, ground_inputs: dict[str, Any]) -> None:
    ground = ground_side(ground_inputs)
    delivered = orbit.inputs["service"].delivered_fraction_month
    for share, flagged in ((1.0, False), (1e-40, True), (0.0, True)):
        costs = orbit.changed("service", delivered_fraction_month=delivered * share).cost
        made = compared(orbit, costs=costs, ground_costs=ground)
        assert made.delivers_nothing[0] == flagged
