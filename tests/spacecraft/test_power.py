from collections.abc import Callable
from dataclasses import fields
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orbitdc.spacecraft.array import (
    STEFAN_BOLTZMANN,
    array_power_w,
    array_specific_power_w_per_m2,
    array_temperature_k,
    efficiency_at_temperature,
    remaining_fraction,
)
from orbitdc.spacecraft.power import battery_capacity_kwh, bus_power_w

CELL = {"packing_fraction": 0.9, "solar_absorptivity": 0.92, "front_emissivity": 0.85, "rear_emissivity": 0.85}


@pytest.mark.parametrize(("efficiency", "celsius"), [(0.22, 42.1), (0.30, 32.7)])
def test_array_temperature_without_earth(efficiency: float, celsius: float) -> None:
    kelvin = array_temperature_k(
        solar_irradiance_w_per_m2=1361.0,
        earth_infrared_w_per_m2=0.0,
        albedo_w_per_m2=0.0,
        cell_efficiency=efficiency,
        temperature_coefficient_per_k=0.0,
        **{**CELL, "packing_fraction": 1.0},
    )
    assert float(kelvin) - 273.15 == pytest.approx(celsius, abs=0.1)


@given(st.floats(0.0, 1500.0), st.floats(0.05, 0.45), st.floats(-0.006, 0.0), st.floats(50.0, 250.0))
def test_array_energy_balance_closes(sun: float, efficiency: float, coefficient: float, infrared: float) -> None:
    kelvin = array_temperature_k(
        solar_irradiance_w_per_m2=sun,
        earth_infrared_w_per_m2=infrared,
        albedo_w_per_m2=20.0,
        cell_efficiency=efficiency,
        temperature_coefficient_per_k=coefficient,
        **CELL,
    )
    drawn = 0.9 * sun * efficiency * (1.0 + coefficient * (kelvin - 301.15))
    taken = 0.92 * (sun + 20.0) + 0.85 * infrared
    given_off = 1.7 * STEFAN_BOLTZMANN * kelvin * kelvin * kelvin * kelvin
    assert float(given_off + drawn) == pytest.approx(taken, rel=1e-9)


def test_power_of_the_v2_mini_array() -> None:
    specific = array_specific_power_w_per_m2(
        solar_irradiance_w_per_m2=1361.0, efficiency=0.22, packing_fraction=0.9, wiring_efficiency=1.0
    )
    assert 105.0 * float(specific) == pytest.approx(28295.0, abs=1.0)


def test_efficiency_falls_as_cells_warm() -> None:
    warm = efficiency_at_temperature(
        cell_efficiency=0.22, temperature_coefficient_per_k=-0.004, temperature_k=np.array([301.15, 351.15, 900.0])
    )
    np.testing.assert_allclose(warm, [0.22, 0.176, 0.0])


def test_remaining_fraction_multiplies_radiation_and_years() -> None:
    left = remaining_fraction(cell_remaining_fraction=0.9, calendar_degradation_per_yr=0.02, life_yr=5.0)
    assert float(left) == pytest.approx(0.9 * 0.98**5)


def test_eclipse_season_raises_the_array_by_the_surveyed_share() -> None:
    full = array_power_w(
        bus_power_w=1163.0,
        eclipse_bus_power_w=1163.0,
        sunlit_time_fraction=1.0 - 0.202,
        charge_efficiency=0.9,
        discharge_efficiency=1.0,
    )
    assert float(full) == pytest.approx(1490.0, abs=2.0)


@pytest.mark.parametrize(("depth", "kwh"), [(0.2, 3.23), (0.3, 2.15), (0.4, 1.61), (0.6, 1.08)])
def test_battery_per_kilowatt(depth: float, kwh: float) -> None:
    capacity = battery_capacity_kwh(
        eclipse_bus_power_w=1000.0,
        eclipse_duration_s=35.7 * 60.0,
        depth_of_discharge=depth,
        discharge_efficiency=0.92,
        fade_fraction=0.0,
    )
    assert float(capacity) == pytest.approx(kwh, abs=0.01)


def test_bus_power_counts_every_watt_once() -> None:
    bus = float(bus_power_w(load_w=1050.0, distribution_efficiency=0.92, pump_power_fraction=0.02))
    assert bus == pytest.approx(1050.0 + 0.02 * bus + 0.08 * bus, rel=1e-12)


def test_default_satellite(close: Callable[..., Any]) -> None:
    power = close()[1]
    assert 600.0 < power.array_area_m2[0] < 900.0
    assert 1.1 < power.bus_power_w[0] / 120e3 < 1.25
    assert power.bus_power_w[0] < power.heat_load_w[0] < 1.003 * power.bus_power_w[0]
    assert power.eclipse_power_fraction[0] == 0.0
    assert power.sustained_power_fraction[0] == 1.0
    assert power.array_power_slack[0] == 1.0
    assert 200.0 < power.array_specific_power_w_per_m2[0] < 260.0


def test_array_energy_on_the_worst_day_closes(close: Callable[..., Any]) -> None:
    for mode in (0, 1, 2):
        power = close(eclipse_mode=mode)[1]
        lit, stored = 0.798, 0.95 * 0.93
        made = power.array_power_end_of_life_w * lit
        used = power.bus_power_w * lit + power.eclipse_heat_load_w * 0.93 * (1.0 - lit) / stored
        np.testing.assert_allclose(made, used, rtol=1e-9)


def test_eclipse_modes_order_battery_and_array(close: Callable[..., Any]) -> None:
    power = close(eclipse_mode=[0, 1, 2])[1]
    np.testing.assert_array_equal(power.eclipse_power_fraction, [1.0, 0.3, 0.0])
    assert (np.diff(power.battery_capacity_kwh) < 0).all()
    assert (np.diff(power.array_area_m2) < 0).all()
    assert power.eclipse_heat_load_w[0] == pytest.approx(power.bus_power_w[0] / 0.93)
    assert power.heat_load_w[0] == power.eclipse_heat_load_w[0]


def test_every_watt_of_the_array_becomes_heat_over_an_orbit(close: Callable[..., Any]) -> None:
    lit, charge, discharge = 0.798, 0.95, 0.93
    for mode in (0, 1, 2):
        power = close(eclipse_mode=mode)[1]
        shadow = power.eclipse_heat_load_w * (1.0 - lit)
        sunlit = power.bus_power_w * lit + (1.0 - charge) / charge * shadow
        np.testing.assert_allclose(power.array_power_end_of_life_w * lit, sunlit + shadow, rtol=1e-9)
        hottest = np.maximum(sunlit / lit, power.eclipse_heat_load_w)
        np.testing.assert_allclose(power.heat_load_w, hottest, rtol=1e-9)
    assert close(eclipse_mode=0)[1].eclipse_heat_load_w == pytest.approx(power.bus_power_w / discharge)


def test_faintest_day_binds_when_little_is_carried_through_shadow(close: Callable[..., Any]) -> None:
    near_perihelion = {
        "array_energy_fraction_tracking_worst_day": 1.033 * 0.798,
        "sunlit_time_fraction_faintest_day": 1.0,
    }
    waiting = close(**near_perihelion, array_light_fraction_tracking_minimum=0.967)[1]
    fainter = close(**near_perihelion, array_light_fraction_tracking_minimum=0.94)[1]
    assert fainter.array_area_m2[0] > 1.02 * waiting.array_area_m2[0]
    np.testing.assert_allclose(waiting.array_power_end_of_life_w, waiting.bus_power_w, rtol=1e-12)
    full = [
        close(**near_perihelion, array_light_fraction_tracking_minimum=light, eclipse_mode=0)[1]
        for light in (0.94, 1.0)
    ]
    assert full[0].array_area_m2[0] == full[1].array_area_m2[0]
    rated = close(**near_perihelion, array_light_fraction_tracking_minimum=0.94, array_area_m2=waiting.array_area_m2)[1]
    assert 0.95 < rated.sustained_power_fraction[0] < 0.985


def test_rating_the_sized_array_returns_full_power(close: Callable[..., Any]) -> None:
    for mode in (0, 1, 2):
        sized = close(eclipse_mode=mode)[1]
        rated, half = (close(eclipse_mode=mode, array_area_m2=share * sized.array_area_m2)[1] for share in (1.0, 0.5))
        assert rated.sustained_power_fraction[0] == pytest.approx(1.0)
        assert rated.array_power_slack[0] == pytest.approx(0.0, abs=1e-12)
        assert half.array_power_slack[0] == pytest.approx(-1.0)
        assert 0.3 < half.sustained_power_fraction[0] < 0.5


def test_array_out_of_the_sun_is_flagged_and_finite(close: Callable[..., Any]) -> None:
    power = close(attitude=3, array_energy_fraction_fixed_worst_day=0.0)[1]
    assert power.battery_never_charges[0]
    assert all(np.isfinite(getattr(power, f.name)).all() for f in fields(power))
    assert not close()[1].battery_never_charges[0]


def test_strings_lost_to_impacts_are_named(close: Callable[..., Any]) -> None:
    power = close(string_loss_rate_per_m2_yr=2.0)[1]
    assert power.array_lost_to_impacts[0]
    assert all(np.isfinite(getattr(power, f.name)).all() for f in fields(power))
    assert not close()[1].array_lost_to_impacts[0]


def test_scalar_equals_broadcast(close: Callable[..., Any]) -> None:
    efficiencies = np.linspace(0.15, 0.35, 5)
    together = close(cell_efficiency=efficiencies)[1].array_area_m2
    single = [close(cell_efficiency=e)[1].array_area_m2[0] for e in efficiencies]
    np.testing.assert_array_equal(together, single)
    assert (np.diff(together) < 0).all()
