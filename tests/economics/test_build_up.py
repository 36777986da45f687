from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orbitdc.economics.learning import (
    crawford_mean_fraction,
    fleet_mean_price_fraction,
    learning_exponent,
    wright_mean_fraction,
)
from orbitdc.economics.result import COST_ITEMS
from orbitdc.economics.running_cost import insurance_balance, network_cost_usd_per_yr, operations_usd_per_unit_yr
from orbitdc.economics.satellite_price import bus_mass_kg
from orbitdc.scenario.declaration import default_arrays
from tests.economics.conftest import price_of, years_of

if TYPE_CHECKING:
    from tests.economics.conftest import Orbit

SHARED = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
PARTS = ("array", "battery", "radiator", "shield", "propulsion", "terminals", "avionics", "bus", "integration",
         "propellant")  # fmt: skip


def one(value: float) -> Any:
    return np.array([value])


def test_both_conventions_at_85_percent_and_100_units() -> None:
    """Sum of the series in first units: 43.7539 if the last unit's price falls, 33.9680 if the mean does."""
    exponent = learning_exponent(learning_rate=0.15)
    assert 100 * float(crawford_mean_fraction(units=100.0, exponent=exponent)) == pytest.approx(43.7539, abs=5e-5)
    assert 100 * float(wright_mean_fraction(units=100.0, exponent=exponent)) == pytest.approx(33.9680, abs=5e-5)


@given(units=st.integers(1, 400), rate=st.floats(0.0, 0.4))
def test_the_closed_sum_is_the_sum(units: int, rate: float) -> None:
    exponent = float(learning_exponent(learning_rate=rate))
    summed = sum(n**exponent for n in range(1, units + 1)) / units
    assert float(crawford_mean_fraction(units=units, exponent=exponent)) == pytest.approx(
        summed, rel=1e-9 if units >= 10 else 2e-3
    )


def test_a_reference_series_costs_its_reference_price_in_either_convention() -> None:
    for crawford in (0.0, 1.0):
        same = {"reference_units": one(500.0), "learning_rate": one(0.2), "crawford": one(crawford)}
        assert fleet_mean_price_fraction(units=one(500.0), **same)[0] == pytest.approx(1.0, rel=1e-12)
        assert fleet_mean_price_fraction(units=one(1000.0), **same)[0] == pytest.approx(0.8, rel=0.02)


def test_parts_add_up_to_the_satellite(orbit: Orbit) -> None:
    price = price_of(orbit.inputs)
    parts = sum(getattr(price, f"{part}_price_usd") for part in PARTS)
    assert price.satellite_price_usd[0] == pytest.approx(parts[0], rel=1e-13)
    learned = price.learned_price_fraction[0]
    assert price.array_price_usd[0] == pytest.approx(1.5e5 * 6.6 * learned)
    assert price.radiator_price_usd[0] == pytest.approx(90 * 3200.0 * learned)


def test_every_kilogram_is_priced_once(orbit: Orbit) -> None:
    satellite = orbit.inputs["satellite"]
    assert bus_mass_kg(satellite=satellite)[0] == pytest.approx(2500 - 700 - 700 - 100 - 300 - 50 - 60 - 80 - 90)


def test_items_add_up_to_the_levelized_cost_and_name_every_cost(orbit: Orbit) -> None:
    insured = orbit.changed("economics", insurance=[1.0], relay_traffic_fraction=[0.2])
    costs = insured.cost
    items = dict(zip(COST_ITEMS, costs.levelized_cost_by_item_usd_per_accelerator_hour[:, 0], strict=True))
    assert sum(items.values()) == pytest.approx(costs.levelized_cost_usd_per_accelerator_hour[0], rel=1e-13)
    not_in_orbit = {"site operations", "building", "generation", "energy", "rent", "salvage"}
    assert {name for name, cost in items.items() if cost == 0.0} == not_in_orbit
    hours = costs.present_accelerator_hours[0]
    platform = sum(items[name] for name in COST_ITEMS[2:12])
    assert platform * hours == pytest.approx(costs.present_platform_cost_usd[0], rel=1e-12)


def test_network_is_stations_transit_relay_and_spectrum() -> None:
    yearly = network_cost_usd_per_yr(
        stations_cost_usd=one(100.0), station_operations_fraction_per_yr=one(0.1), demand_gbps=one(50.0),
        ground_capacity_gbps=one(30.0), transit_usd_per_gbps_yr=one(2.0), relay_traffic_fraction=one(0.4),
        relay_usd_per_gbps_yr=one(5.0), spectrum_usd_per_yr=one(7.0),
    )  # fmt: skip
    assert [float(cost[0]) for cost in yearly] == [10.0, 60.0, 100.0, 7.0]


def test_operations_stand_within_the_published_range(orbit: Orbit) -> None:
    """100 to 400 USD per kW and year for everything, at satellites of 30 to 300 kW."""
    e = orbit.inputs["economics"]
    for kilowatts in (60.0, 120.0, 300.0):
        yearly = operations_usd_per_unit_yr(
            satellites_per_operator=e.satellites_per_operator, operator_cost_usd_per_yr=e.operator_cost_usd_per_yr,
            it_power_kw=one(kilowatts), software_usd_per_kw_yr=e.software_usd_per_kw_yr,
            license_usd_per_kw_yr=e.license_usd_per_kw_yr,
        )  # fmt: skip
        assert 100.0 < sum(float(cost[0]) for cost in yearly) / kilowatts < 400.0


@SHARED
@given(p=st.floats(0.0, 0.5), dead=st.floats(0.0, 0.5), rate=st.floats(0.0, 0.2))
def test_a_fair_premium_costs_what_self_insurance_costs(p: float, dead: float, rate: float) -> None:
    losses = {"launch_failure_fraction": p, "dead_on_arrival_fraction": dead, "loss_rate_per_yr": rate}
    fair = insurance_balance(
        insured=1.0, launch_premium_fraction=p + (1 - p) * dead, orbit_premium_fraction_per_yr=rate, **losses
    )
    assert fair.per_unit_bought == pytest.approx(0.0, abs=1e-15)
    assert fair.per_unit_yr == pytest.approx(0.0, abs=1e-15)
    own = insurance_balance(insured=0.0, launch_premium_fraction=0.1, orbit_premium_fraction_per_yr=0.01, **losses)
    assert own.per_unit_bought == own.per_unit_yr == 0.0


def test_a_dearer_premium_is_dearer_and_losses_are_paid_once(orbit: Orbit) -> None:
    own = orbit.cost
    assert np.all(own.insurance_cost_usd == 0.0)
    levels = [
        orbit.changed("economics", insurance=[1.0], launch_premium_fraction=[share]).cost.present_cost_usd[0]
        for share in (0.03, 0.1, 0.2)
    ]
    assert levels[0] < levels[1] < levels[2]
    assert levels[0] < own.present_cost_usd[0] < levels[2]


def test_units_paid_are_units_flown(orbit: Orbit) -> None:
    """Accelerators, satellites, and launches are bought for the same units, month by month."""
    costs = orbit.cost
    units = orbit.inputs["deployment"].units_paid.reshape(15, 12, 1).sum(axis=1)
    np.testing.assert_allclose(costs.accelerator_cost_usd, units * 50 * 48_600 * 1.1)
    np.testing.assert_allclose(costs.platform_cost_usd, units * price_of(orbit.inputs).satellite_price_usd)
    assert costs.units_consumed[0] == pytest.approx(units.sum())


def test_a_double_fleet_saves_fixed_costs_alone(orbit: Orbit) -> None:
    def doubled(scale: float, **free: float) -> float:
        d, n = orbit.inputs["deployment"], orbit.inputs["network"]
        changed = orbit.changed("economics", platform_learning_rate=[0.0], **{k: [v] for k, v in free.items()})
        inputs = {
            **changed.inputs,
            "deployment": replace(
                d, launches=d.launches * scale, units_paid=d.units_paid * scale,
                units_in_service=d.units_in_service * scale,
            ),
            "network": replace(
                n, gateway_equivalent_count=n.gateway_equivalent_count * scale, demand_down_gbps=n.demand_down_gbps
                * scale, demand_up_gbps=n.demand_up_gbps * scale, ground_capacity_gbps=n.ground_capacity_gbps * scale,
            ),
            "payload": replace(
                orbit.inputs["payload"],
                contracted_accelerators=orbit.inputs["payload"].contracted_accelerators * scale,
            ),
            "fleet": replace(orbit.inputs["fleet"], contracted_it_power_gw=one(scale)),
            "manifest": replace(orbit.inputs["manifest"], launch_price_exponent=one(0.0)),
        }  # fmt: skip
        return float(type(orbit)(inputs).cost.levelized_cost_usd_per_accelerator_hour[0])

    fixed = {"development_cost_usd": 0.0, "spectrum_usd_per_yr": 0.0}
    assert doubled(2.0, **fixed) == pytest.approx(doubled(1.0, **fixed), rel=1e-12)
    saved = doubled(1.0) - doubled(1.0, **fixed)
    assert doubled(2.0) == pytest.approx(doubled(1.0) - 0.5 * saved, rel=1e-12)


@pytest.mark.parametrize(
    ("name", "direction"),
    [("shield_cost_usd_per_kg", 1), ("propulsion_cost_usd_per_kg", 1), ("terminal_cost_usd_per_kg", 1),
     ("avionics_cost_usd_per_kg", 1), ("propellant_cost_usd_per_kg", 1), ("satellites_per_operator", -1),
     ("operator_cost_usd_per_yr", 1), ("software_usd_per_kw_yr", 1), ("license_usd_per_kw_yr", 1),
     ("disposal_cost_usd_per_satellite", 1), ("spectrum_usd_per_yr", 1), ("gateway_cost_usd", 1)],
)  # fmt: skip
def test_prices_raise_the_cost(orbit: Orbit, name: str, direction: int) -> None:
    economics = default_arrays(type(orbit.inputs["economics"]))
    dear = orbit.changed("economics", **{name: getattr(economics, name) * 2.0})
    rise = dear.cost.present_cost_usd[0] - orbit.cost.present_cost_usd[0]
    assert rise * direction > 0.0


def test_years_are_the_months_added_up(orbit: Orbit) -> None:
    deployment, made = orbit.inputs["deployment"], years_of(orbit.inputs)
    assert made.units_bought_by_year.sum() == pytest.approx(deployment.units_paid.sum())
    assert made.launches_by_year.sum() == pytest.approx(deployment.launches.sum())
    assert made.unit_years_by_year.sum() == pytest.approx(deployment.units_in_service.sum() / 12.0)
    assert made.service_fraction_by_year.sum() == pytest.approx(10.0)
    np.testing.assert_allclose(made.bought_before_service_fraction[:, 0], [0, 0, 12 / 13.2, *[0] * 12])
    first_flights = deployment.flights_before[24, 0] + 0.5 * deployment.launches[24:36].sum()
    assert made.middle_flight_by_year[2, 0] == pytest.approx(first_flights)
    delivered = orbit.inputs["service"].delivered_fraction_month[:150].sum()
    assert made.accelerator_hours_by_year.sum() == pytest.approx(delivered * 500_000 * 730.0)
