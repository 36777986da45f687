from collections.abc import Callable
from dataclasses import fields
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orbitdc.spacecraft.propulsion import (
    passive_lifetime_yr,
    propellant_mass_kg,
    raising_time_days,
    spiral_delta_v_m_per_s,
)
from orbitdc.spacecraft.risk import collision_probability, disposal_slack, tumbling_area_m2

DENSITY = {(650, 150): 1.21e-13, (650, 200): 3.15e-13, (550, 150): 4.74e-13, (550, 200): 1.09e-12}
SCALE_HEIGHT_KM = {(650, 150): 77.5, (650, 200): 84.1, (550, 150): 69.7, (550, 200): 77.3}
DECAY_YR = {(650, 150): 36.0, (650, 200): 15.0, (550, 150): 8.4, (550, 200): 4.0}


@pytest.mark.parametrize("case", DENSITY)
def test_passive_lifetime_against_nrlmsis_integrals(case: tuple[int, int]) -> None:
    years = passive_lifetime_yr(
        altitude_km=case[0],
        air_density_kg_per_m3=DENSITY[case],
        ballistic_coefficient_kg_per_m2=100.0,
        scale_height_km=SCALE_HEIGHT_KM[case],
    )
    assert float(years) == pytest.approx(DECAY_YR[case], rel=0.15)


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


def test_collision_probability_and_disposal_slack() -> None:
    assert float(collision_probability(rate_per_yr=1e-5, life_yr=5.0)) == pytest.approx(5e-5, rel=1e-4)
    slack = disposal_slack(passive_lifetime_yr=36.0, disposal_success_fraction=0.97, disposal_limit_yr=5.0)
    assert float(slack) == pytest.approx(1.0 - 0.03 * 36.0 / 5.0)


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
