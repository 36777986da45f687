"""Period, node rate and Sun-synchronous inclination."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orbitdc.orbit.j2 import (
    EARTH_RADIUS_KM,
    SUN_SYNCHRONOUS_RATE_DEG_PER_DAY,
    nodal_rate_deg_per_day,
    orbital_speed_m_per_s,
    period_s,
    semi_major_axis_km,
    sun_synchronous_inclination_deg,
)


def test_inclinations_of_an_independent_library() -> None:
    altitude = np.array([400, 500, 550, 600, 650, 700, 800, 1000.0])
    expected = [97.0300, 97.4018, 97.5930, 97.7877, 97.9860, 98.1880, 98.6031, 99.4793]
    np.testing.assert_allclose(sun_synchronous_inclination_deg(altitude_km=altitude), expected, atol=1e-4)


def test_orbit_of_7200_km() -> None:
    assert float(sun_synchronous_inclination_deg(altitude_km=7200 - EARTH_RADIUS_KM)) == pytest.approx(98.7, abs=0.05)


def test_no_sun_synchronous_orbit_above_12352_km() -> None:
    beyond = sun_synchronous_inclination_deg(altitude_km=np.array([12352.0, 12354.0]) - EARTH_RADIUS_KM)
    assert beyond[0] < 180.0
    assert beyond[1] == 180.0


@given(st.floats(300, 2000))
def test_the_inclination_turns_the_node_with_the_sun(altitude_km: float) -> None:
    inclination = sun_synchronous_inclination_deg(altitude_km=altitude_km)
    rate = nodal_rate_deg_per_day(altitude_km=altitude_km, inclination_deg=inclination)
    assert float(rate) == pytest.approx(SUN_SYNCHRONOUS_RATE_DEG_PER_DAY, rel=1e-12)


@given(st.floats(300, 2000))
def test_speed_times_period_is_the_circumference(altitude_km: float) -> None:
    way = orbital_speed_m_per_s(altitude_km=altitude_km) * period_s(altitude_km=altitude_km) / 1000
    assert float(way) == pytest.approx(2 * np.pi * float(semi_major_axis_km(altitude_km=altitude_km)), rel=1e-12)


def test_polar_orbit_keeps_its_node_and_prograde_orbit_loses_it() -> None:
    rate = nodal_rate_deg_per_day(altitude_km=650.0, inclination_deg=np.array([51.6, 90.0]))
    assert rate[0] < -4
    assert abs(rate[1]) < 1e-12


def test_scalar_equals_array() -> None:
    altitudes = np.linspace(300, 2000, 7)
    whole = sun_synchronous_inclination_deg(altitude_km=altitudes)
    assert [float(sun_synchronous_inclination_deg(altitude_km=float(a))) for a in altitudes] == whole.tolist()
