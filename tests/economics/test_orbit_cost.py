from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orbitdc.economics.orbit_cost import development_spending_usd, launch_price_sum
from orbitdc.economics.result import CostResult
from orbitdc.economics.years import months_to_years
from orbitdc.scenario.declaration import parameters, results
from tests.economics.conftest import cost_of

if TYPE_CHECKING:
    from tests.economics.conftest import Orbit

SHARED = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
SPENDING = (
    "accelerator_cost_usd",
    "platform_cost_usd",
    "launch_cost_usd",
    "network_cost_usd",
    "development_cost_usd",
    "operations_cost_usd",
    "insurance_cost_usd",
    "disposal_cost_usd",
    "energy_cost_usd",
    "rent_cost_usd",
)


def spread(inputs: dict[str, Any], points: int) -> dict[str, Any]:
    """Copy every array of every group and result along the last axis."""
    wide: dict[str, Any] = {}
    for name, value in inputs.items():
        if name == "calendar":
            wide[name] = value
            continue
        copied = {
            f.name: np.repeat(getattr(value, f.name), points, axis=-1)
            for f in fields(value)
            if isinstance(getattr(value, f.name), np.ndarray)
        }
        wide[name] = replace(value, **copied)
    return wide


def test_every_field_is_filled_with_its_declared_axes(orbit: Orbit) -> None:
    costs = orbit.cost
    for name, declared in results(CostResult).items():
        value = getattr(costs, name)
        assert value.ndim == 1 + len(declared.axes)
        assert np.all(np.isfinite(value))
        if declared.axes == ("year",):
            assert len(value) == 15


def test_flows_add_up_to_the_total_and_to_the_present_cost(orbit: Orbit) -> None:
    costs = orbit.cost
    total = sum(getattr(costs, name) for name in SPENDING) - costs.salvage_usd
    np.testing.assert_allclose(costs.total_cost_usd, total)
    rate = float(orbit.inputs["economics"].orbit_wacc[0])
    years = np.arange(15) + 0.5
    present = float((total[:, 0] * (1.0 + rate) ** -years).sum())
    assert costs.present_cost_usd[0] == pytest.approx(present, rel=1e-12)
    hours = float((costs.delivered_accelerator_hours[:, 0] * (1.0 + rate) ** -years).sum())
    assert costs.levelized_cost_usd_per_accelerator_hour[0] == pytest.approx(present / hours, rel=1e-12)


def test_units_of_the_levelized_costs_agree(orbit: Orbit) -> None:
    costs = orbit.cost
    hour = costs.levelized_cost_usd_per_accelerator_hour[0]
    assert costs.levelized_cost_usd_per_kw_yr[0] == pytest.approx(hour * 8760 / 2.0)
    assert costs.levelized_cost_usd_per_pflop_day[0] == pytest.approx(hour * 24 / 2.5)
    assert costs.levelized_cost_usd_per_million_tokens[0] == pytest.approx(hour / (3000 * 3600) * 1e6)


def test_spending_stops_with_service_and_nothing_is_left(orbit: Orbit) -> None:
    costs = orbit.cost
    assert np.all(costs.total_cost_usd[13:] == 0.0)
    assert np.all(costs.delivered_accelerator_hours[13:] == 0.0)
    assert np.all(costs.delivered_accelerator_hours[2:13] > 0.0)
    assert np.all(costs.salvage_usd == 0.0)


def test_zero_cost_of_capital_is_the_undiscounted_ratio(orbit: Orbit) -> None:
    costs = orbit.changed("economics", orbit_wacc=[0.0]).cost
    ratio = costs.total_cost_usd.sum() / costs.delivered_accelerator_hours.sum()
    assert costs.levelized_cost_usd_per_accelerator_hour[0] == pytest.approx(ratio, rel=1e-12)


@SHARED
@given(factor=st.floats(0.1, 10.0))
def test_scaling_every_price_scales_the_levelized_cost(orbit: Orbit, factor: float) -> None:
    economics = orbit.inputs["economics"]
    money = {n: getattr(economics, n) * factor for n, p in parameters(type(economics)).items() if "USD" in p.unit}
    scaled = orbit.changed("economics", **money)
    scaled = scaled.changed("accelerator", accelerator_price_usd=[48600.0 * factor])
    scaled = scaled.changed("launch", launch_price_usd_per_kg=[500.0 * factor])
    scaled = scaled.changed("manifest", launch_price_first_usd=[5.0e7 * factor])
    before, after = orbit.cost, scaled.cost
    assert after.levelized_cost_usd_per_accelerator_hour[0] == pytest.approx(
        factor * before.levelized_cost_usd_per_accelerator_hour[0], rel=1e-11
    )


@SHARED
@given(price=st.floats(0.0, 5000.0))
def test_cost_is_linear_in_the_launch_price(orbit: Orbit, price: float) -> None:
    free = orbit.changed("manifest", launch_price_first_usd=[0.0]).cost
    priced = orbit.changed("manifest", launch_price_first_usd=[price * 1.0e5]).cost
    expected = free.present_cost_usd[0] + price * free.present_launch_cost_per_price_kg[0]
    assert priced.present_cost_usd[0] == pytest.approx(expected, rel=1e-12)


@SHARED
@given(flown=st.floats(0.0, 500.0))
def test_yearly_price_is_close_to_pricing_each_month(orbit: Orbit, flown: float) -> None:
    deployment, manifest = orbit.inputs["deployment"], orbit.inputs["manifest"]
    before = deployment.flights_before + flown
    launches = months_to_years(by_month=deployment.launches)
    middle = before[::12] + 0.5 * launches
    yearly = launch_price_sum(launches_by_year=launches, middle_flight=middle, manifest=manifest)
    monthly = (deployment.launches * manifest.price_fraction(before + 0.5 * deployment.launches)).sum()
    assert yearly.sum() == pytest.approx(monthly, rel=2e-3)


def test_capital_is_the_spending_before_service(orbit: Orbit) -> None:
    costs = orbit.cost
    hardware = costs.accelerator_cost_usd + costs.platform_cost_usd + costs.launch_cost_usd + costs.disposal_cost_usd
    built = 12_000.0 / (12_000.0 + 6 * 200.0)
    even = costs.network_cost_usd + costs.development_cost_usd + costs.operations_cost_usd
    expected = hardware[2] * built + even[:2].sum(axis=0) + 0.5 * even[2]
    np.testing.assert_allclose(costs.capital_cost_usd, expected)


def test_learning_cheapens_a_fleet_larger_than_the_reference(orbit: Orbit) -> None:
    flat = orbit.changed("economics", platform_learning_rate=[0.0]).cost
    steep = orbit.changed("economics", platform_learning_rate=[0.1]).cost
    propellant = 13_200.0 * 400.0 * 20.0
    ratio = (steep.platform_cost_usd[2] - propellant) / (flat.platform_cost_usd[2] - propellant)
    assert ratio[0] == pytest.approx((36_000.0 / 8000.0) ** np.log2(0.9))


def test_development_is_paid_once() -> None:
    spending = development_spending_usd(cost_usd=np.array([3.0]), duration_yr=np.array([1.5]), years=5)
    np.testing.assert_allclose(spending[:, 0], [2.0, 1.0, 0.0, 0.0, 0.0])


def test_a_point_is_the_same_in_any_block(orbit: Orbit) -> None:
    rates = np.linspace(-0.1, 0.3, 37)
    wide = spread(orbit.inputs, 37)
    wide["economics"] = replace(wide["economics"], orbit_wacc=rates, platform_learning_rate=np.linspace(0.0, 0.2, 37))
    narrow = {
        name: value
        if name == "calendar"
        else replace(
            value,
            **{
                f.name: getattr(value, f.name)[..., 5:7].copy()
                for f in fields(value)
                if isinstance(getattr(value, f.name), np.ndarray)
            },
        )
        for name, value in wide.items()
    }
    large, small = cost_of(wide), cost_of(narrow)
    for name in results(CostResult):
        whole = getattr(large, name)
        point = np.broadcast_to(whole, (*whole.shape[:-1], 37))[..., 5]
        np.testing.assert_array_equal(point, getattr(small, name)[..., 0])


def test_antennas_beyond_the_catalog_cost_as_gateways(orbit: Orbit) -> None:
    before = orbit.cost
    doubled = orbit.changed("network", gateway_equivalent_count=[60.0]).cost
    assert doubled.network_cost_usd[0, 0] == pytest.approx(2.0 * before.network_cost_usd[0, 0])
