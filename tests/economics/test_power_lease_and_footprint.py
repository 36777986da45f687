from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from orbitdc.economics.footprint import energy_kwh, ground_footprint, launch_carbon_kg, orbit_footprint
from orbitdc.economics.lease import (
    bundled_leases,
    committed_rent_usd,
    owner_margin_fraction,
    rent_usd_per_it_kw_yr,
    rent_usd_per_site_kw_yr,
)
from orbitdc.economics.parameters import FootprintParameters
from orbitdc.economics.result import FootprintResult
from orbitdc.economics.time_to_power import net_value_usd, value_of_earlier_power_usd, value_of_ramp_difference_usd
from orbitdc.scenario.declaration import default_arrays, results
from tests.economics.test_ground import cost as ground_side
from tests.economics.test_ground import deploy

if TYPE_CHECKING:
    from tests.economics.conftest import Orbit


def test_a_years_delay_costs_nine_percent_at_ten() -> None:
    lost = value_of_earlier_power_usd(net_value_usd=np.array([100.0]), rate_per_yr=0.10)
    assert lost[0] == pytest.approx(9.1, abs=0.05)


def test_a_project_that_earns_its_cost_gains_nothing_by_being_early() -> None:
    value = net_value_usd(
        accelerator_hour_value_usd=2.5, present_accelerator_hours=np.array([40.0]), present_cost_usd=np.array([100.0])
    )
    assert value[0] == 0.0
    assert value_of_earlier_power_usd(net_value_usd=value, rate_per_yr=0.1)[0] == 0.0


def test_moving_every_flow_by_a_year_is_the_value_of_the_year(ground_inputs: dict[str, Any]) -> None:
    early, late = (ground_side(ground_inputs, time_to_power_months=m, first_power_fraction=f) for m, f in
                   ((24.0, 0.5), (36.0, 24.0 / 36.0)))  # fmt: skip
    gained = early.net_value_usd_per_kw - late.net_value_usd_per_kw
    assert gained[0] == pytest.approx(early.value_of_earlier_power_usd_per_kw_yr[0], rel=1e-9)
    again = value_of_ramp_difference_usd(
        net_value_usd=late.net_value_usd_per_kw, rate_per_yr=0.08,
        months_earlier=late.time_to_power_months - early.time_to_power_months,
    )  # fmt: skip
    assert again[0] == pytest.approx(gained[0], rel=1e-9)


def test_the_lease_by_its_denominators() -> None:
    announced, filed = bundled_leases()
    assert announced.accelerators == 220_000
    assert filed.accelerators == 325_000
    assert filed.site_power_mw is None
    assert announced.fee_usd_per_month == filed.fee_usd_per_month == 1.25e9
    assert announced.site_power_mw is not None
    rent = rent_usd_per_site_kw_yr(
        fee_usd_per_month=announced.fee_usd_per_month, site_power_kw=announced.site_power_mw * 1e3
    )
    assert float(rent) == 50_000.0
    it_rent = rent_usd_per_it_kw_yr(rent_usd_per_site_kw_yr=rent, power_usage_effectiveness=1.2)
    assert float(it_rent) == 60_000.0
    margin = owner_margin_fraction(rent_usd=it_rent, cost_usd=8500.0)
    assert float(margin) == pytest.approx(0.858, abs=5e-4)
    assert float(committed_rent_usd(fee_usd_per_month=1.25e9, committed_days=90.0)) == pytest.approx(3.70e9, rel=2e-3)


def orbital(orbit: Orbit, **changes: float) -> FootprintResult:
    return orbit_footprint(
        footprint=default_arrays(FootprintParameters, changes), satellite=orbit.inputs["satellite"],
        deployment=orbit.inputs["deployment"], costs=orbit.cost,
    )  # fmt: skip


def test_ground_carbon_is_energy_times_intensity(ground_inputs: dict[str, Any]) -> None:
    costs, (_, fleet) = ground_side(ground_inputs), deploy(ground_inputs)
    made = ground_footprint(
        footprint=default_arrays(FootprintParameters), ground=ground_inputs["ground"], deployment=fleet, costs=costs
    )
    hours = costs.delivered_accelerator_hours.sum()
    kwh = energy_kwh(
        installed_kw_yr=fleet.units_in_service.sum() / 12 * 100.0,
        power_draw_fraction=0.9,
        power_usage_effectiveness=1.15,
    )
    assert made.energy_carbon_kg_per_accelerator_hour[0] == pytest.approx(0.367 * float(kwh) / hours)
    assert made.cooling_water_l_per_accelerator_hour[0] == pytest.approx(0.38 * float(kwh) / 1.15 / hours)
    assert made.launch_carbon_kg_per_accelerator_hour[0] == made.reentry_carbon_kg_per_accelerator_hour[0] == 0.0
    for name in results(FootprintResult):
        assert getattr(made, name).shape == (1,), name


def test_launch_carbon_is_that_of_the_methane() -> None:
    """260 t of methane give 715 t of carbon dioxide."""
    burned = launch_carbon_kg(
        launches=1.0, fuel_kg=260e3, combustion_carbon_kg_per_kg=2.74, fuel_supply_carbon_kg_per_kg=0.0,
        vehicle_carbon_kg_per_launch=0.0,
    )  # fmt: skip
    assert float(burned) == pytest.approx(715e3, rel=0.005)


def test_orbit_terms_scale_with_their_own_intensity(orbit: Orbit) -> None:
    before = orbital(orbit)
    after = orbital(orbit, reentry_carbon_kg_per_kg=10.0, accelerator_embodied_carbon_kg=5000.0)
    assert after.reentry_carbon_kg_per_accelerator_hour[0] == pytest.approx(
        10.0 * before.reentry_carbon_kg_per_accelerator_hour[0]
    )
    assert after.launch_carbon_kg_per_accelerator_hour[0] == before.launch_carbon_kg_per_accelerator_hour[0]
    hours = orbit.cost.delivered_accelerator_hours.sum()
    rise = after.embodied_carbon_kg_per_accelerator_hour[0] - before.embodied_carbon_kg_per_accelerator_hour[0]
    assert rise == pytest.approx(36_000.0 * 50 * 4500.0 / hours)
    assert before.energy_carbon_kg_per_accelerator_hour[0] == 0.0
