"""Air density, ram pressure and the mean solar cycle."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orbitdc.environment.atmosphere import (
    air_density_kg_per_m3,
    density_scale_height_km,
    largest_solar_f107,
    ram_pressure_pa,
)
from orbitdc.environment.solar_cycle import solar_cycle_shape, solar_f107, solar_f107_amplitude

ALTITUDES = np.array([400, 500, 550, 600, 650, 700, 800.0])
SUCCESSOR = {
    70: [7.32e-13, 9.29e-14, 3.82e-14, 1.79e-14, 9.83e-15, 6.18e-15, 3.19e-15],
    100: [1.64e-12, 2.57e-13, 1.10e-13, 5.05e-14, 2.52e-14, 1.39e-14, 5.78e-15],
    150: [4.69e-12, 9.83e-13, 4.74e-13, 2.36e-13, 1.21e-13, 6.48e-14, 2.15e-14],
    200: [8.65e-12, 2.12e-12, 1.09e-12, 5.80e-13, 3.15e-13, 1.75e-13, 5.88e-14],
}


@pytest.mark.parametrize("flux", sorted(SUCCESSOR))
def test_density_is_near_the_successor_model(flux: int) -> None:
    density = air_density_kg_per_m3(altitude_km=ALTITUDES, solar_f107=float(flux))
    np.testing.assert_allclose(density, SUCCESSOR[flux], rtol=0.17)


@given(st.floats(300, 1990), st.floats(65, 330))
def test_density_falls_with_altitude_and_rises_with_the_sun(altitude: float, flux: float) -> None:
    here = float(air_density_kg_per_m3(altitude_km=altitude, solar_f107=flux))
    assert float(air_density_kg_per_m3(altitude_km=altitude + 10, solar_f107=flux)) < here
    if altitude < 1000:
        assert float(air_density_kg_per_m3(altitude_km=altitude, solar_f107=flux + 5)) > here


@given(st.floats(320, 900), st.floats(70, 200))
def test_scale_height_predicts_the_density_10_km_up(altitude: float, flux: float) -> None:
    height = float(density_scale_height_km(altitude_km=altitude, solar_f107=flux))
    here, up = air_density_kg_per_m3(altitude_km=np.array([altitude, altitude + 10.0]), solar_f107=flux)
    assert 35 < height < 320
    assert up / here == pytest.approx(np.exp(-10 / height), rel=0.02)


def test_cycle_swing_at_650_km_is_thirtyfold() -> None:
    quiet, active = air_density_kg_per_m3(altitude_km=650.0, solar_f107=np.array([70.0, 200.0]))
    assert active / quiet == pytest.approx(32, rel=0.2)


def test_ram_pressure_counts_the_turning_air() -> None:
    pressure = ram_pressure_pa(
        altitude_km=550.0,
        solar_f107=np.array([[140.0]]),
        orbital_speed_m_per_s=7585.0,
        inclination_deg=np.array([0.0, 90.0, 97.6]),
        air_density_factor=2.0,
    )
    density = float(air_density_kg_per_m3(altitude_km=550.0, solar_f107=140.0))
    assert pressure.shape == (1, 3)
    assert pressure[0, 1] == pytest.approx(density * 7585.0**2, rel=1e-12)
    assert pressure[0, 0] / pressure[0, 1] == pytest.approx((1 - 505.2 / 7585) ** 2, rel=1e-4)
    assert pressure[0, 2] > pressure[0, 1]


def test_cycle_repeats_and_peaks_a_third_of_the_way() -> None:
    years = np.arange(2020.0, 2053.0, 1 / 24)
    shape = solar_cycle_shape(decimal_year=years, minimum_year=2019.96, period_yr=11.0, width_yr=4.0)
    assert 0 <= shape.min() < 0.03
    assert shape.max() == pytest.approx(1.0, abs=1e-4)
    assert years[shape[:264].argmax()] == pytest.approx(2024.29, abs=0.1)
    np.testing.assert_allclose(shape[:264], shape[264:528], atol=1e-9)
    assert np.abs(np.diff(shape)).max() < 0.03


def test_cycle_before_its_reference_minimum() -> None:
    early, late = solar_cycle_shape(
        decimal_year=np.array([2014.0, 2025.0]), minimum_year=2019.96, period_yr=11.0, width_yr=4.0
    )
    assert early == pytest.approx(late, rel=1e-9)


def test_flux_between_minimum_and_maximum_and_held_at_the_table() -> None:
    amplitude = solar_f107_amplitude(
        minimum_f107=70.0, maximum_f107=165.0, strength=np.array([1.0, 0.5, 9.0]), limit_f107=largest_solar_f107()
    )
    np.testing.assert_allclose(amplitude, [95.0, 47.5, 270.0])
    flux = solar_f107(minimum_f107=70.0, amplitude_f107=amplitude, cycle_shape=np.array([[0.0], [1.0]]))
    np.testing.assert_allclose(flux, [[70, 70, 70], [165, 117.5, 340]])
