from collections.abc import Callable
from dataclasses import fields
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orbitdc.spacecraft.propulsion import (
    propellant_mass_kg,
    raising_time_days,
    spiral_delta_v_m_per_s,
    station_keeping_delta_v_m_per_s_yr,
)
from orbitdc.spacecraft.risk import (
    collision_probability,
    derelict_collision_probability,
    orbital_lifetime_collision_probability,
    tumbling_area_m2,
)


def test_station_keeping_against_a_survey_of_feathered_satellites() -> None:
    """0.09 m/s a year at 650 km and F10.7 of 70, 2.8 at 200, for 100 kg/m2: rho v^2 / 2 over the coefficient."""
    for density, published, digit in ((9.83e-15, 0.09, 0.005), (3.15e-13, 2.8, 0.05)):
        force = 0.5 * density * 7531.0**2
        assert float(station_keeping_delta_v_m_per_s_yr(drag_force_n=force, mass_kg=100.0)) == pytest.approx(
            published, abs=digit
        )


@given(st.floats(200.0, 1500.0), st.floats(200.0, 1500.0), st.floats(200.0, 1500.0))
def test_spirals_add_up(first: float, second: float, third: float) -> None:
    low, middle, high = sorted((first, second, third))
    parts = spiral_delta_v_m_per_s(from_altitude_km=low, to_altitude_km=middle) + spiral_delta_v_m_per_s(
        from_altitude_km=middle, to_altitude_km=high
    )
    whole = spiral_delta_v_m_per_s(from_altitude_km=high, to_altitude_km=low)
    assert float(parts) == pytest.approx(float(whole), abs=1e-8)


def test_drag_propellant_does_not_depend_on_mass_and_the_rest_is_proportional() -> None:
    def burnt(dry: float, drag: float) -> float:
        return float(
            propellant_mass_kg(
                dry_mass_kg=dry,
                raising_delta_v_m_per_s=0.0,
                disposal_delta_v_m_per_s=195.0,
                drag_force_n=drag,
                life_yr=5.0,
                specific_impulse_s=1700.0,
            )
        )

    assert burnt(2000.0, 0.0) == pytest.approx(2.0 * burnt(1000.0, 0.0))
    assert burnt(2000.0, 0.01) - burnt(2000.0, 0.0) == pytest.approx(burnt(500.0, 0.01) - burnt(500.0, 0.0))
    assert burnt(1000.0, 0.01) - burnt(1000.0, 0.0) == pytest.approx(0.01 * 5.0 * 3.15576e7 / (1700.0 * 9.80665))


def test_raising_time_from_thrust_and_mass() -> None:
    days = raising_time_days(
        wet_mass_kg=1000.0,
        raising_delta_v_m_per_s=100.0,
        array_power_w=10e3,
        thruster_power_fraction=0.3,
        thruster_efficiency=0.5,
        specific_impulse_s=1700.0,
        sunlit_time_fraction=1.0,
    )
    thrust = 2.0 * 0.5 * 3000.0 / (1700.0 * 9.80665)
    assert float(days) == pytest.approx(1000.0 * 100.0 / thrust / 86400.0, rel=0.01)


def test_mean_cross_section_of_a_cube_and_a_plate() -> None:
    assert float(tumbling_area_m2(plate_area_m2=10.0, body_area_m2=2.0)) == pytest.approx(8.0)


def test_collision_probability() -> None:
    assert float(collision_probability(rate_per_yr=1e-5, life_yr=5.0)) == pytest.approx(5e-5, rel=1e-4)


def test_a_derelict_is_hit_as_long_as_it_stays(close: Callable[..., Any]) -> None:
    left = derelict_collision_probability(rate_per_yr=0.018, passive_lifetime_yr=4.6, disposal_probability=0.8)
    assert float(left) == pytest.approx(0.2 * (1 - np.exp(-0.018 * 4.6)), rel=1e-12)
    both = orbital_lifetime_collision_probability(collision_probability=0.01, derelict_collision_probability=left)
    assert float(both) == pytest.approx(0.01 + float(left) - 0.01 * float(left), rel=1e-12)
    satellite = close()[2]
    whole = satellite.orbital_lifetime_collision_probability
    assert (whole > satellite.collision_probability).all()
    assert (whole < satellite.collision_probability + satellite.derelict_collision_probability).all()
    assert (close(disposal_success_fraction=0.5)[2].orbital_lifetime_collision_probability > whole).all()


def test_masses_add_up(close: Callable[..., Any]) -> None:
    satellite = close()[2]
    parts = sum(getattr(satellite, f.name) for f in fields(satellite) if f.name.endswith("_with_growth_kg"))
    np.testing.assert_allclose(parts + satellite.margin_mass_kg, satellite.satellite_dry_mass_kg, rtol=1e-12)
    np.testing.assert_allclose(
        satellite.satellite_dry_mass_kg + satellite.propellant_mass_kg, satellite.satellite_mass_kg, rtol=1e-12
    )
    grown = satellite.satellite_dry_mass_kg - satellite.margin_mass_kg
    np.testing.assert_allclose(satellite.structure_mass_with_growth_kg, 0.15 * grown, rtol=1e-12)


def test_default_satellite(close: Callable[..., Any]) -> None:
    satellite = close()[2]
    assert 3000.0 < satellite.satellite_mass_kg[0] < 8000.0
    assert satellite.specific_mass_kg_per_kw[0] == pytest.approx(satellite.satellite_mass_kg[0] / 120.0)
    assert satellite.raising_delta_v_m_per_s[0] == pytest.approx(137.6, abs=0.1)
    assert 5.0 < satellite.stowed_volume_m3[0] < 30.0
    assert 1.0 < satellite.raising_time_days[0] < 30.0
    assert not satellite.mass_does_not_close[0]


def test_direct_delivery_needs_no_raising(close: Callable[..., Any]) -> None:
    electric, direct = close()[2], close(raising_mode=1)[2]
    assert direct.raising_delta_v_m_per_s[0] == direct.raising_time_days[0] == 0.0
    assert direct.propellant_mass_kg[0] < electric.propellant_mass_kg[0]


def test_edge_on_attitude_has_less_drag(close: Callable[..., Any]) -> None:
    satellite = close(attitude=[0, 1])[2]
    assert satellite.drag_force_n[1] < 0.7 * satellite.drag_force_n[0]


def test_fractions_that_take_the_whole_mass_are_flagged_and_finite(close: Callable[..., Any]) -> None:
    satellite = close(structure_mass_fraction=0.6, attitude_control_mass_fraction=0.3, propulsion_mass_fraction=0.4)[2]
    assert satellite.mass_does_not_close[0]
    assert all(np.isfinite(getattr(satellite, f.name)).all() for f in fields(satellite))


@pytest.mark.parametrize(
    ("name", "values", "rises"),
    [
        ("growth_fraction", np.linspace(0.0, 0.4, 5), True),
        ("battery_specific_energy_wh_per_kg", np.linspace(100.0, 300.0, 5), False),
        ("array_areal_mass_kg_per_m2", np.linspace(0.5, 4.0, 5), True),
        ("specific_impulse_s", np.linspace(1000.0, 3000.0, 5), False),
    ],
)
def test_mass_is_monotone_and_scalar_equals_broadcast(
    close: Callable[..., Any], name: str, values: np.ndarray, rises: bool
) -> None:
    mass = close(**{name: values})[2].satellite_mass_kg
    assert ((np.diff(mass) > 0) == rises).all()
    np.testing.assert_array_equal(mass, [close(**{name: v})[2].satellite_mass_kg[0] for v in values])


def test_a_failed_satellite_stays_as_long_as_its_ballistic_coefficient_asks(close: Callable[..., Any]) -> None:
    """In air without a cycle the lifetime is coefficient x decay time."""
    satellite = close(decay_time_yr_m2_per_kg=[0.5, 1.0])[2]
    expected = satellite.tumbling_ballistic_coefficient_kg_per_m2 * np.array([0.5, 1.0])
    np.testing.assert_allclose(satellite.passive_lifetime_yr, expected, rtol=1e-12)
    year = satellite.station_keeping_delta_v_m_per_s_yr * satellite.satellite_dry_mass_kg
    np.testing.assert_allclose(year, satellite.drag_force_n * 365.25 * 86400, rtol=1e-12)
