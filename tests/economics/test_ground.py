from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orbitdc.compute.result import SupportResult
from orbitdc.economics.finance import capital_recovery_factor, straight_line_salvage
from orbitdc.economics.ground import (
    ground_deployment,
    ground_faults,
    ground_support,
    repaired_alive_fraction,
    service_start_month,
)
from orbitdc.economics.ground_cost import energy_cost_usd_per_kw_yr, ground_cost
from orbitdc.economics.parameters import GroundParameters
from orbitdc.economics.ramp import bought_fraction, ramp_fraction, remaining_fraction
from orbitdc.economics.result import CostResult
from orbitdc.fleet.result import AvailabilityResult, FleetResult
from orbitdc.radiation.result import FaultResult
from orbitdc.scenario.calendar import Calendar
from orbitdc.scenario.declaration import default_arrays, results
from tests.economics.conftest import filled, years_of

SHARED = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def deploy(inputs: dict[str, Any], **ground: float) -> tuple[dict[str, Any], FleetResult]:
    changed = {**inputs, "ground": default_arrays(GroundParameters, ground)}
    wanted = ("ground", "fleet", "calendar", "payload")
    return changed, ground_deployment(**{name: changed[name] for name in wanted})


def cost(inputs: dict[str, Any], **ground: float) -> CostResult:
    changed, deployment = deploy(inputs, **ground)
    service = filled(AvailabilityResult, changed["calendar"], delivered_fraction_month=deployment.capacity_fraction)
    made = {**changed, "deployment": deployment}
    return ground_cost(**made, by_year=years_of({**made, "service": service}))


def test_every_field_has_its_declared_axes(ground_inputs: dict[str, Any]) -> None:
    ground = ground_inputs["ground"]
    made = {
        FleetResult: deploy(ground_inputs)[1],
        FaultResult: ground_faults(ground=ground),
        SupportResult: ground_support(ground=ground),
        CostResult: cost(ground_inputs),
    }
    for cls, value in made.items():
        for name, declared in results(cls).items():
            array = getattr(value, name)
            assert array.ndim == 1 + len(declared.axes), name
            assert np.all(np.isfinite(array)), name
            if "month" in declared.axes:
                assert len(array) == 180


def test_contract_is_held_from_the_start_to_the_end_of_service(ground_inputs: dict[str, Any]) -> None:
    _, fleet = deploy(ground_inputs)
    start = int(fleet.service_start_month[0])
    end = start + int(fleet.service_months[0])
    assert start == 30
    assert end == 30 + 12 * ground_inputs["fleet"].service_yr[0]
    assert np.all(fleet.capacity_fraction[start:end] >= 1.0)
    assert np.all(fleet.units_in_service[end:] == 0.0)
    assert np.all(fleet.units_paid[end:] == 0.0)
    assert fleet.units_commissioned.sum() == pytest.approx(fleet.units_needed[0])
    assert not fleet.capacity_never_reached[0]


def test_overbuild_starts_service_before_the_ramp_ends(ground_inputs: dict[str, Any]) -> None:
    _, fleet = deploy(ground_inputs, ground_overbuild_fraction=0.5, time_to_power_months=48.0)
    start = int(fleet.service_start_month[0])
    assert start < 48
    assert fleet.capacity_fraction[start, 0] >= 1.0
    assert fleet.capacity_fraction[start - 2, 0] < 1.0


def test_power_that_never_comes_is_flagged(ground_inputs: dict[str, Any]) -> None:
    _, fleet = deploy(ground_inputs, time_to_power_months=240.0)
    assert fleet.capacity_never_reached[0]
    late = cost(ground_inputs, time_to_power_months=240.0, first_power_fraction=1.0)
    assert np.isnan(late.levelized_cost_usd_per_accelerator_hour[0])


@SHARED
@given(rate=st.floats(0.0, 0.5), days=st.floats(0.1, 300.0))
def test_what_is_repaired_is_what_fails(ground_inputs: dict[str, Any], rate: float, days: float) -> None:
    """Units paid are those commissioned, those refreshed, and the failures of the living ones."""
    _, fleet = deploy(ground_inputs, ground_accelerator_failure_rate_per_yr=rate, repair_days=days)
    alive_unit_yr = (fleet.units_in_service * fleet.alive_fraction).sum() / 12.0
    paid = fleet.units_commissioned.sum() + fleet.retired[0] + rate * alive_unit_yr
    assert fleet.units_paid.sum() == pytest.approx(paid, rel=1e-10)


def test_alive_fraction_is_the_two_state_availability() -> None:
    """60 days of replacement and 20 years between failures: 0.9919."""
    alive = repaired_alive_fraction(failure_rate_per_yr=np.array([1 / 20]), repair_days=np.array([60.0]))
    assert alive[0] == pytest.approx(0.9919, abs=5e-5)


def test_service_starts_with_the_ramp_at_the_latest() -> None:
    start = service_start_month(
        first_month=np.array([12.0]), full_month=np.array([24.0]),
        overbuild_fraction=np.array([0.0, 1.0]), alive_fraction=np.array([0.99]),
    )  # fmt: skip
    assert start[0] == 24.0
    assert start[1] == np.ceil(12.0 + 12.0 / (2 * 0.99))


def test_flows_add_up(ground_inputs: dict[str, Any]) -> None:
    costs = cost(ground_inputs)
    spending = costs.accelerator_cost_usd + costs.platform_cost_usd + costs.operations_cost_usd + costs.energy_cost_usd
    spending = spending + costs.disposal_cost_usd
    np.testing.assert_allclose(costs.total_cost_usd, spending - costs.salvage_usd)
    assert costs.launch_cost_usd.sum() == costs.network_cost_usd.sum() == costs.development_cost_usd.sum() == 0.0
    assert costs.present_launch_cost_per_price_kg[0] == 0.0


@SHARED
@given(price=st.floats(0.0, 300.0), rise=st.floats(0.1, 100.0))
def test_present_cost_rises_with_the_energy_price(ground_inputs: dict[str, Any], price: float, rise: float) -> None:
    low = cost(ground_inputs, energy_price_usd_per_mwh=price)
    high = cost(ground_inputs, energy_price_usd_per_mwh=price + rise)
    assert high.present_cost_usd[0] > low.present_cost_usd[0]


def test_energy_is_bought_for_installed_power(ground_inputs: dict[str, Any]) -> None:
    costs = cost(ground_inputs, ground_overbuild_fraction=0.0)
    ground = ground_inputs["ground"]
    per_kw = energy_cost_usd_per_kw_yr(
        energy_price_usd_per_mwh=ground.energy_price_usd_per_mwh,
        power_usage_effectiveness=ground.power_usage_effectiveness,
        power_draw_fraction=ground.power_draw_fraction,
    )
    assert costs.energy_cost_usd[6, 0] == pytest.approx(per_kw[0] * 1e6)


def test_cheaper_repair_is_cheaper_by_what_fails(ground_inputs: dict[str, Any]) -> None:
    full, half = (cost(ground_inputs, repair_cost_fraction=f) for f in (1.0, 0.5))
    _, fleet = deploy(ground_inputs)
    failed = 0.04 * fleet.alive_fraction[0] * fleet.units_in_service[96:108].sum() / 12.0
    saved = full.accelerator_cost_usd[8, 0] - half.accelerator_cost_usd[8, 0]
    assert saved == pytest.approx(0.5 * failed * 50.0 * 48600.0)


def test_levelized_cost_is_near_the_annuity_of_the_same_inputs(ground_inputs: dict[str, Any]) -> None:
    """Capital and hours of one year both count at its middle, so the annuity is due at once: CRF / (1 + r)."""
    clean = {
        "ground_overbuild_fraction": 0.0,
        "ground_accelerator_failure_rate_per_yr": 0.0,
        "ground_disposal_fraction": 0.0,
    }
    life = float(ground_inputs["fleet"].service_yr[0])
    costs = cost(ground_inputs, time_to_power_months=1.0, first_power_fraction=0.0, accelerator_life_yr=life, **clean)
    it = 24_300.0 * capital_recovery_factor(rate_per_yr=0.08, life_yr=life)
    building = 14_000.0 * capital_recovery_factor(rate_per_yr=0.08, life_yr=14.0)
    yearly = 300.0 + 65.0 / 1000 * 1.15 * 0.9 * 8760
    expected = float(it + building) / 1.08 + yearly
    assert costs.levelized_cost_usd_per_kw_yr[0] == pytest.approx(expected, rel=0.02)


def test_default_ground_stands_near_the_published_total(ground_inputs: dict[str, Any]) -> None:
    """Epoch's gigawatt costs 8,500 USD per kW and year; ours carries over-build and repair on top."""
    assert 8000.0 < cost(ground_inputs).levelized_cost_usd_per_kw_yr[0] < 9800.0


def test_salvage_is_credited_once_in_the_last_year(ground_inputs: dict[str, Any]) -> None:
    salvage = cost(ground_inputs).salvage_usd[:, 0]
    assert np.flatnonzero(salvage).tolist() == [11]


@SHARED
@given(first=st.floats(0.0, 60.0), width=st.floats(1.0, 40.0), life=st.floats(10.0, 200.0), run=st.floats(0.0, 120.0))
def test_remaining_value_is_the_mean_over_cohorts(first: float, width: float, life: float, run: float) -> None:
    full, end = first + width, first + width + run
    cohorts = first + (np.arange(20_000) + 0.5) * (width / 20_000)
    ages = np.mod(end - cohorts, life)
    mean = straight_line_salvage(cost_usd=np.ones(1), life_yr=np.array([life]), age_yr=ages).mean()
    left = remaining_fraction(
        first_month=np.array([first]), full_month=np.array([full]),
        life_months=np.array([life]), end_month=np.array([end]),
    )  # fmt: skip
    assert left[0] == pytest.approx(mean, abs=2e-4)


@SHARED
@given(first=st.floats(0.0, 60.0), width=st.floats(1.0, 90.0), life=st.floats(6.0, 200.0), time=st.floats(0.0, 300.0))
def test_purchases_repeat_the_ramp_each_life(first: float, width: float, life: float, time: float) -> None:
    ramp = {"first_month": np.array([first]), "full_month": np.array([first + width])}
    bought = bought_fraction(elapsed_months=np.array([time]), life_months=np.array([life]), **ramp)
    repeated = sum(ramp_fraction(elapsed_months=np.array([time - k * life]), **ramp)[0] for k in range(60))
    assert bought[0] == pytest.approx(repeated, abs=1e-9)


def test_a_point_is_the_same_in_any_block(calendar: Calendar, ground_inputs: dict[str, Any]) -> None:
    points = 21
    ground = replace(
        ground_inputs["ground"],
        time_to_power_months=np.linspace(5.0, 50.0, points),
        accelerator_life_yr=np.linspace(0.5, 9.0, points),
        facility_life_yr=np.linspace(3.0, 20.0, points),
    )
    few = replace(
        ground,
        time_to_power_months=ground.time_to_power_months[7:9],
        accelerator_life_yr=ground.accelerator_life_yr[7:9],
        facility_life_yr=ground.facility_life_yr[7:9],
    )
    costs = []
    for group in (ground, few):
        inputs = {**ground_inputs, "ground": group}
        deployment = ground_deployment(
            ground=group, fleet=inputs["fleet"], calendar=calendar, payload=inputs["payload"]
        )
        service = filled(AvailabilityResult, calendar, delivered_fraction_month=deployment.capacity_fraction)
        made = {**inputs, "deployment": deployment}
        costs.append(ground_cost(**made, by_year=years_of({**made, "service": service})))
    np.testing.assert_array_equal(costs[0].present_cost_usd[7], costs[1].present_cost_usd[0])
    np.testing.assert_array_equal(costs[0].total_cost_usd[:, 7], costs[1].total_cost_usd[:, 0])


def test_rented_accelerators_cost_their_rent_while_they_live(ground_inputs: dict[str, Any]) -> None:
    """Failures are the landlord's: a delivered hour of living accelerators costs the rent, at any failure rate."""
    rented = {"rented_fraction": 1.0, "accelerator_rent_usd_per_h": 5.27}
    for rate in (0.0, 0.3):
        costs = cost(ground_inputs, ground_accelerator_failure_rate_per_yr=rate, **rented)
        assert costs.levelized_cost_usd_per_accelerator_hour[0] == pytest.approx(5.27, rel=1e-9)
        assert costs.accelerator_cost_usd.sum() == costs.platform_cost_usd.sum() == costs.energy_cost_usd.sum() == 0.0
        np.testing.assert_allclose(costs.total_cost_usd, costs.rent_cost_usd)


def test_half_rented_is_the_mean_of_both(ground_inputs: dict[str, Any]) -> None:
    own, half, rent = (cost(ground_inputs, rented_fraction=share).present_cost_usd[0] for share in (0.0, 0.5, 1.0))
    assert half == pytest.approx(0.5 * (own + rent), rel=1e-12)


def test_a_rented_building_replaces_the_building_alone(ground_inputs: dict[str, Any]) -> None:
    own = cost(ground_inputs)
    rented = cost(ground_inputs, facility_cost_usd_per_kw=0.0, facility_rent_usd_per_kw_month=184.06)
    np.testing.assert_allclose(rented.accelerator_cost_usd, own.accelerator_cost_usd)
    kw_yr = deploy(ground_inputs)[1].units_in_service[60:72].sum() / 12.0 * 100.0
    assert rented.rent_cost_usd[5, 0] == pytest.approx(12 * 184.06 * kw_yr)
    assert rented.platform_cost_usd.sum() == 0.0


def test_generation_lives_its_own_life(ground_inputs: dict[str, Any]) -> None:
    spent = cost(ground_inputs, generation_cost_usd_per_kw=2000.0, facility_cost_usd_per_kw=0.0, generation_life_yr=6.0)
    kept = cost(ground_inputs, generation_cost_usd_per_kw=2000.0, facility_cost_usd_per_kw=0.0, generation_life_yr=60.0)
    once = 2000.0 * 1.15 * 1.05e6
    assert kept.platform_cost_usd.sum() == pytest.approx(once)
    assert spent.platform_cost_usd.sum() == pytest.approx(2.0 * once)


def test_items_add_up_to_the_levelized_cost(ground_inputs: dict[str, Any]) -> None:
    costs = cost(ground_inputs, rented_fraction=0.3, generation_cost_usd_per_kw=1500.0)
    items = costs.levelized_cost_by_item_usd_per_accelerator_hour.sum(axis=0)
    assert items[0] == pytest.approx(costs.levelized_cost_usd_per_accelerator_hour[0], rel=1e-13)
    years = np.arange(15) + 0.5
    present = (costs.total_cost_usd[:, 0] * 1.08**-years).sum()
    assert costs.present_cost_usd[0] == pytest.approx(present, rel=1e-12)


def test_twice_the_site_costs_the_same_per_hour(ground_inputs: dict[str, Any]) -> None:
    payload = replace(ground_inputs["payload"], contracted_accelerators=np.array([1e6]))
    double = {**ground_inputs, "payload": payload, "fleet": replace(
        ground_inputs["fleet"], contracted_it_power_gw=np.array([2.0]))}  # fmt: skip
    one, two = cost(ground_inputs), cost(double)
    assert two.levelized_cost_usd_per_accelerator_hour[0] == pytest.approx(
        one.levelized_cost_usd_per_accelerator_hour[0], rel=1e-12
    )
    assert two.present_cost_usd[0] == pytest.approx(2.0 * one.present_cost_usd[0], rel=1e-12)
    assert two.net_value_usd_per_kw[0] == pytest.approx(one.net_value_usd_per_kw[0], rel=1e-12)
