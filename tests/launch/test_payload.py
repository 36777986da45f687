import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orbitdc.launch.payload import (
    circular_speed_m_per_s,
    hohmann_delta_v_m_per_s,
    launch_speed_m_per_s,
    orbit_penalty_m_per_s,
    payload_capability_kg,
    upper_stage_payload_kg,
)

STARSHIP = {
    "payload_kg": 1e5,
    "reference_altitude_km": 200.0,
    "reference_inclination_deg": 28.5,
    "launch_latitude_deg": 26.0,
    "upper_stage_dry_kg": 150e3,
    "upper_stage_propellant_kg": 1.6e6,
    "upper_stage_specific_impulse_s": 365.0,
}
ARIANE = {
    "payload_kg": 21_650.0,
    "reference_altitude_km": 200.0,
    "reference_inclination_deg": 5.2,
    "launch_latitude_deg": 5.2,
    "upper_stage_dry_kg": 6_500.0,
    "upper_stage_propellant_kg": 31_000.0,
    "upper_stage_specific_impulse_s": 457.0,
}


def test_ariane_64_loses_a_third_on_the_way_to_a_sun_synchronous_orbit():
    penalty = orbit_penalty_m_per_s(
        altitude_km=500.0,
        inclination_deg=97.4,
        reference_altitude_km=200.0,
        reference_inclination_deg=5.2,
        launch_latitude_deg=5.2,
    )
    assert penalty == pytest.approx(707, abs=2)
    assert payload_capability_kg(altitude_km=500.0, inclination_deg=97.4, **ARIANE) == pytest.approx(14_720, abs=5)


def test_falcon_9_transfer_orbit():
    payload = upper_stage_payload_kg(
        reference_payload_kg=17_500.0,
        penalty_m_per_s=2_450.0,
        upper_stage_dry_kg=4_000.0,
        upper_stage_propellant_kg=110_000.0,
        upper_stage_specific_impulse_s=348.0,
    )
    assert payload == pytest.approx(5_530, abs=5)


def test_hundred_tonnes_to_low_orbit_are_half_of_it_to_a_sun_synchronous_one():
    dry = np.array([120e3, 180e3])
    stage = {**STARSHIP, "upper_stage_dry_kg": dry}
    np.testing.assert_allclose(
        payload_capability_kg(altitude_km=600.0, inclination_deg=97.8, **stage), [56e3, 43e3], atol=500
    )
    np.testing.assert_allclose(
        payload_capability_kg(altitude_km=550.0, inclination_deg=53.0, **stage), [78e3, 71e3], atol=500
    )


def test_the_reference_orbit_gets_the_quoted_payload():
    payload = payload_capability_kg(altitude_km=200.0, inclination_deg=28.5, **STARSHIP)
    assert payload == pytest.approx(1e5, rel=1e-12)


def test_a_due_east_launch_gains_the_speed_of_the_ground():
    speed = launch_speed_m_per_s(altitude_km=200.0, inclination_deg=0.0, launch_latitude_deg=0.0)
    assert speed == pytest.approx(circular_speed_m_per_s(altitude_km=200.0) - 465.1, abs=1e-6)


def test_hohmann_to_geostationary_orbit():
    delta_v = hohmann_delta_v_m_per_s(lower_altitude_km=300.0, upper_altitude_km=35_786.0)
    assert delta_v == pytest.approx(3_893, abs=3)
    assert hohmann_delta_v_m_per_s(lower_altitude_km=35_786.0, upper_altitude_km=300.0) == pytest.approx(-delta_v)


def test_an_unreachable_orbit_leaves_nothing():
    assert payload_capability_kg(altitude_km=2000.0, inclination_deg=150.0, **{**STARSHIP, "payload_kg": 500.0}) == 0.0


@given(st.floats(200, 1900), st.floats(1, 100), st.floats(60, 110))
def test_higher_orbits_get_less(altitude, step, inclination):
    payload = payload_capability_kg(
        altitude_km=np.array([altitude, altitude + step]), inclination_deg=inclination, **STARSHIP
    )
    assert payload[1] < payload[0]


@given(st.floats(28.5, 140), st.floats(0.5, 30))
def test_more_inclined_orbits_get_less(inclination, step):
    payload = payload_capability_kg(
        altitude_km=500.0, inclination_deg=np.array([inclination, inclination + step]), **STARSHIP
    )
    assert payload[1] < payload[0]


def test_scalar_row_and_block_agree():
    altitude = np.linspace(200, 1500, 40)
    row = payload_capability_kg(altitude_km=altitude, inclination_deg=98.0, **STARSHIP)
    for block in (slice(0, 7), slice(7, 40)):
        part = payload_capability_kg(altitude_km=altitude[block], inclination_deg=98.0, **STARSHIP)
        np.testing.assert_array_equal(part, row[block])
    one = payload_capability_kg(altitude_km=float(altitude[5]), inclination_deg=98.0, **STARSHIP)
    assert one == pytest.approx(row[5], rel=1e-12)
