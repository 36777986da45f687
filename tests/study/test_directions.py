"""Raising a main parameter moves results the way physics and accounting say."""

import numpy as np
import pytest

import orbitdc
from orbitdc.scenario.scenario import Scenario

COST = "levelized_cost_usd_per_accelerator_hour"
GROUND = "ground_levelized_cost_usd_per_accelerator_hour"
AFTER_TAX = "levelized_cost_after_tax_usd_per_accelerator_hour"
UP, DOWN = 1, -1

DIRECTIONS = [
    ("launch.launch_price_usd_per_kg", [100, 500, 2000], COST, UP),
    ("launch.launch_price_usd_per_kg", [100, 500, 2000], "capital_cost_usd", UP),
    ("launch.packing_fraction", [0.05, 0.08, 0.1], "launch_count", DOWN),
    ("launch.cadence_first_per_yr", [100, 200, 400], "service_start_month", DOWN),
    ("vehicle.failure_fraction", [0.005, 0.05, 0.2], "launch_count", UP),
    ("vehicle.failure_fraction", [0.005, 0.05, 0.2], COST, UP),
    ("fleet.satellite_failure_rate_per_yr", [0.01, 0.05, 0.1], COST, UP),
    ("fleet.satellite_failure_rate_per_yr", [0.01, 0.05, 0.1], "lost_random", UP),
    ("fleet.accelerator_failure_rate_per_yr", [0.01, 0.05, 0.1], COST, UP),
    ("fleet.planned_life_yr", [4, 5, 6], "launch_count", DOWN),
    ("fleet.overbuild_fraction", [0.05, 0.15, 0.3], "delivered_fraction", UP),
    ("fleet.overbuild_fraction", [0.05, 0.15, 0.3], "availability_at_95_percent", UP),
    ("radiation.electronics_shield_g_per_cm2", [0.8, 2.7, 5.4], "dose_rad_per_yr", DOWN),
    ("radiation.electronics_shield_g_per_cm2", [0.8, 2.7, 5.4], "satellite_mass_kg", UP),
    ("radiation.trapped_flux_factor", [0.5, 1, 2], "silent_errors_per_accelerator_yr", UP),
    ("radiation.trapped_flux_factor", [0.5, 1, 2], "goodput_fraction", DOWN),
    ("radiation.coverglass_um", [50, 100, 200], "cell_remaining_fraction", UP),
    ("orbit.altitude_km", [600, 800, 1000], "dose_rad_per_yr", UP),
    ("orbit.altitude_km", [600, 800, 1000], "sunlit_time_fraction", UP),
    ("orbit.altitude_km", [600, 800, 1000], "radiator_earth_view_sum", DOWN),
    ("orbit.altitude_km", [600, 800, 1000], "ram_pressure_mean_pa", DOWN),
    ("orbit.altitude_km", [600, 800, 1000], "passive_lifetime_yr", UP),
    ("orbit.altitude_km", [600, 800, 1000], "raising_delta_v_m_per_s", UP),
    ("environment.earth_infrared_w_per_m2", [220, 240, 260], "radiator_planform_area_m2", UP),
    ("environment.air_density_factor", [0.5, 1, 2], "propellant_mass_kg", UP),
    ("environment.debris_flux_factor", [0.3, 1, 3], "collision_probability", UP),
    ("environment.debris_flux_factor", [0.3, 1, 3], "radiator_planform_area_m2", UP),
    ("environment.debris_flux_factor", [0.3, 1, 3], "array_area_m2", UP),
    ("radiator.tube_wall_thickness_mm", [1.5, 3, 6], "radiator_planform_area_m2", DOWN),
    ("spacecraft.avoidance_threshold", [1e-7, 1e-6, 1e-4], "avoidance_maneuvers_per_yr", DOWN),
    ("spacecraft.avoidance_threshold", [1e-7, 1e-6, 1e-4], "collision_probability", UP),
    ("orbit.altitude_km", [500, 600, 700], "catastrophic_collision_rate_per_yr", UP),
    ("radiator.emissivity_end_of_life", [0.8, 0.85, 0.9], "radiator_planform_area_m2", DOWN),
    ("radiator.areal_mass_kg_per_m2", [3, 6, 12], "satellite_mass_kg", UP),
    ("radiator.fin_thickness_mm", [0.3, 0.5, 1.0], "fin_efficiency", UP),
    ("accelerator.junction_limit_c", [80, 85, 95], "radiator_planform_area_m2", DOWN),
    ("accelerator.junction_to_coolant_k_per_w", [0.02, 0.03, 0.04], "radiator_planform_area_m2", UP),
    ("accelerator.accelerator_price_usd", [30000, 48000, 60000], COST, UP),
    ("accelerator.accelerator_price_usd", [30000, 48000, 60000], GROUND, UP),
    ("cell.cell_efficiency", [0.18, 0.22, 0.28], "array_area_m2", DOWN),
    ("spacecraft.distribution_efficiency", [0.88, 0.92, 0.96], "radiator_planform_area_m2", DOWN),
    ("spacecraft.distribution_efficiency", [0.88, 0.92, 0.96], "array_area_m2", DOWN),
    ("spacecraft.specific_impulse_s", [1000, 1700, 2500], "propellant_mass_kg", DOWN),
    ("spacecraft.impulsive_specific_impulse_s", [200, 225, 300], "satellite_mass_kg", DOWN),
    ("spacecraft.surviving_mass_fraction", [0.05, 0.1, 0.3], "uncontrolled_casualty_expectation", UP),
    ("spacecraft.disposal_success_fraction", [0.9, 0.97, 0.99], "failed_disposals", DOWN),
    ("spacecraft.disposal_success_fraction", [0.9, 0.97, 0.99], "fleet_casualty_expectation", DOWN),
    ("economics.orbit_wacc", [0.05, 0.1, 0.15], COST, UP),
    ("economics.array_cost_usd_per_w", [1, 6, 20], COST, UP),
    ("ground.ground_wacc", [0.05, 0.08, 0.1], GROUND, UP),
    ("ground.energy_price_usd_per_mwh", [40, 65, 100], GROUND, UP),
    ("ground.power_usage_effectiveness", [1.08, 1.15, 1.3], GROUND, UP),
    ("economics.terminal_cost_usd_per_kg", [300, 800, 8000], COST, UP),
    ("economics.satellites_per_operator", [10, 40, 200], COST, DOWN),
    ("economics.accelerator_hour_value_usd", [2, 4, 6], "ground_value_of_earlier_power_usd_per_kw_yr", UP),
    ("ground.time_to_power_months", [18, 30, 48], "ground_time_to_power_months", UP),
    ("ground.time_to_power_months", [18, 30, 48], "value_of_ramp_difference_usd_per_kw", UP),
    ("ground.energy_carbon_kg_per_kwh", [0.1, 0.3, 0.5], "ground_energy_carbon_kg_per_accelerator_hour", UP),
    ("ground.facility_rent_usd_per_kw_month", [0, 100, 200], GROUND, UP),
    ("footprint.launch_fuel_kg", [1e5, 1e6, 2e6], "launch_carbon_kg_per_accelerator_hour", UP),
    ("finance.orbit_equity_return_nominal_per_yr", [0.1, 0.15, 0.2], AFTER_TAX, UP),
    ("link.wire_bytes_per_token", [4, 20, 200], "demand_down_gbps", UP),
    ("compute.restart_s", [60, 300, 1200], "goodput_fraction", DOWN),
    ("compute.detection_overhead_fraction", [0.0, 0.02, 0.1], "goodput_fraction", DOWN),
    ("compute.silent_error_detected_fraction", [0.1, 0.5, 0.9], "undetected_silent_errors_per_million_tokens", DOWN),
    ("compute.resume_s", [10, 30, 120], "scheduled_fraction", DOWN),
    ("radiation.days_per_storm", [0.5, 1.3, 3], "scheduled_fraction", DOWN),
]


@pytest.mark.parametrize(("key", "values", "output", "direction"), DIRECTIONS)
def test_direction(gigawatt: Scenario, key: str, values: list[float], output: str, direction: int) -> None:
    swept = gigawatt.with_values({key: values})
    computed = orbitdc.evaluate(swept, outputs=[output])[output]
    assert computed.dims == (key,), f"{output} does not depend on {key}"
    assert np.all(np.diff(computed.values) * direction > 0), computed.values


def test_break_even_launch_price_closes_the_gap(gigawatt: Scenario) -> None:
    """At the break-even price orbit costs what the ground costs, evaluated by the whole model again."""
    cheap = gigawatt.with_values({"economics.orbit_wacc": 0.05, "ground.facility_cost_usd_per_kw": 200_000.0})
    price = float(orbitdc.evaluate(cheap)["break_even_launch_price_usd_per_kg"])
    assert price > 0
    again = orbitdc.evaluate(cheap.with_values({"launch.launch_price_usd_per_kg": price}))
    assert float(again["cost_ratio"]) == pytest.approx(1.0, rel=1e-9)
