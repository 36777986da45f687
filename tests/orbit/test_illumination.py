"""Beta angle, eclipse and the shadow along a revolution."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orbitdc.orbit.illumination import (
    array_energy_fraction,
    beta_angle_deg,
    eclipse_fraction,
    eclipse_onset_beta_deg,
    sunlit_disc_fraction,
)
from orbitdc.orbit.j2 import EARTH_RADIUS_KM, period_s
from orbitdc.orbit.sun import nominal_year_julian_date, sun_distance_au, sunlight_factor

ALTITUDES = st.floats(250, 2000)


@pytest.mark.parametrize(("altitude", "minutes"), [(200, 37.28), (400, 36.11), (1370, 34.82)])
def test_longest_eclipse(altitude: float, minutes: float) -> None:
    eclipse = eclipse_fraction(altitude_km=altitude, beta_angle_deg=0.0) * period_s(altitude_km=altitude)
    assert float(eclipse) / 60 == pytest.approx(minutes, abs=0.005)


def test_shortest_of_the_longest_eclipses_is_near_1370_km() -> None:
    altitude = np.arange(800.0, 2000.0, 10.0)
    eclipse = eclipse_fraction(altitude_km=altitude, beta_angle_deg=0.0) * period_s(altitude_km=altitude)
    assert altitude[eclipse.argmin()] == pytest.approx(1370, abs=20)


def test_onset_angles() -> None:
    onset = eclipse_onset_beta_deg(altitude_km=np.array([400, 550, 650, 800.0]))
    np.testing.assert_allclose(onset, [70.22, 67.02, 65.16, 62.69], atol=0.005)


@given(ALTITUDES)
def test_eclipse_vanishes_exactly_at_the_onset(altitude_km: float) -> None:
    onset = float(eclipse_onset_beta_deg(altitude_km=altitude_km))
    below = eclipse_fraction(altitude_km=altitude_km, beta_angle_deg=onset - 0.01)
    above = eclipse_fraction(altitude_km=altitude_km, beta_angle_deg=np.array([onset + 1e-6, 90.0]))
    assert 0 < float(below) < 0.02
    assert above.max() == 0.0


@given(ALTITUDES, st.floats(-89, 89))
def test_eclipse_is_symmetric_and_falls_with_beta(altitude_km: float, beta: float) -> None:
    here = float(eclipse_fraction(altitude_km=altitude_km, beta_angle_deg=beta))
    assert here == float(eclipse_fraction(altitude_km=altitude_km, beta_angle_deg=-beta))
    assert float(eclipse_fraction(altitude_km=altitude_km, beta_angle_deg=abs(beta) + 1)) <= here
    assert 0 <= here < 0.5


@given(ALTITUDES)
def test_eclipse_at_zero_beta_is_the_angle_behind_earth(altitude_km: float) -> None:
    half = np.arcsin(EARTH_RADIUS_KM / (EARTH_RADIUS_KM + altitude_km))
    fraction = float(eclipse_fraction(altitude_km=altitude_km, beta_angle_deg=0.0))
    assert fraction == pytest.approx(half / np.pi, rel=1e-9)


@given(st.floats(0, 24), st.integers(0, 364))
def test_beta_is_the_angle_of_sun_and_orbit_normal_half_a_day_apart(local_time: float, day: int) -> None:
    date = nominal_year_julian_date()[day]
    beta = beta_angle_deg(inclination_deg=90.0, local_time_of_ascending_node_h=local_time, julian_date=date)
    other = beta_angle_deg(inclination_deg=90.0, local_time_of_ascending_node_h=local_time + 12, julian_date=date)
    assert float(beta) == pytest.approx(-float(other), abs=1e-6)


def test_dawn_dusk_beta_of_the_year_at_650_km() -> None:
    beta = beta_angle_deg(
        inclination_deg=97.986, local_time_of_ascending_node_h=18.0, julian_date=nominal_year_julian_date()
    )
    assert beta.min() == pytest.approx(58.57, abs=0.02)
    assert beta.min() > 0


@pytest.mark.parametrize("beta", [0.0, 40.0, 60.0])
def test_conical_shadow_agrees_with_the_cylinder_in_the_mean(beta: float) -> None:
    phase = (np.arange(36000) + 0.5) / 100
    lit = sunlit_disc_fraction(altitude_km=650.0, beta_angle_deg=beta, phase_deg=phase, sun_distance_au=1.0)
    cylinder = 1 - float(eclipse_fraction(altitude_km=650.0, beta_angle_deg=beta))
    assert lit.mean() == pytest.approx(cylinder, abs=2e-4)
    assert lit.min() == 0.0
    assert lit.max() == 1.0


def test_penumbra_lasts_some_seconds() -> None:
    phase = np.linspace(90, 180, 900_001)
    lit = sunlit_disc_fraction(altitude_km=650.0, beta_angle_deg=0.0, phase_deg=phase, sun_distance_au=1.0)
    partial = ((lit > 0) & (lit < 1)).mean() * 0.25 * float(period_s(altitude_km=650.0))
    assert partial == pytest.approx(8.7, abs=0.3)
    assert np.all(np.diff(lit) <= 1e-12)


def test_sunlight_over_the_year() -> None:
    factor = sunlight_factor(julian_date=nominal_year_julian_date())
    assert 1361 * factor.max() == pytest.approx(1407.6, abs=0.3)
    assert 1361 * factor.min() == pytest.approx(1316.6, abs=0.3)
    assert factor.argmax() < 6
    assert float(sun_distance_au(julian_date=nominal_year_julian_date()).mean()) == pytest.approx(1.00014, abs=1e-4)


def test_energy_is_the_product() -> None:
    energy = array_energy_fraction(sunlit_time_fraction=0.8, cosine=np.array([1.0, 0.5]), sunlight_factor=1.02)
    np.testing.assert_allclose(energy, [0.816, 0.408])
