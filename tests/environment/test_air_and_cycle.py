"""Air density, its spread and the mean solar cycle."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orbitdc.environment.atmosphere import (
    air_density_kg_per_m3,
    density_scale_height_km,
    density_table_limits,
    evaluate_polynomial,
    local_time_coefficients,
    outside_density_table,
    ram_pressure_pa,
    season_deviation_fraction,
    season_maximum_ratio,
)
from orbitdc.environment.solar_cycle import solar_cycle_shape, solar_f107, solar_f107_amplitude

ALTITUDES = np.array([400, 500, 550, 600, 650, 700, 800.0])
SUCCESSOR = {
    70: [7.32e-13, 9.29e-14, 3.82e-14, 1.79e-14, 9.83e-15, 6.18e-15, 3.19e-15],
    100: [1.64e-12, 2.57e-13, 1.10e-13, 5.05e-14, 2.52e-14, 1.39e-14, 5.78e-15],
    150: [4.69e-12, 9.83e-13, 4.74e-13, 2.36e-13, 1.21e-13, 6.48e-14, 2.15e-14],
    200: [8.65e-12, 2.12e-12, 1.09e-12, 5.80e-13, 3.15e-13, 1.75e-13, 5.88e-14],
}
DUSK_ORBIT = {"inclination_deg": 98.0, "geomagnetic_ap": 12.0}


@pytest.mark.parametrize("flux", sorted(SUCCESSOR))
def test_density_is_near_the_successor_model(flux: int) -> None:
    density = air_density_kg_per_m3(
        altitude_km=ALTITUDES,
        solar_f107=float(flux),
        inclination_deg=98.0,
        geomagnetic_ap=4.0 if flux < 120 else 15.0,
    )
    np.testing.assert_allclose(density, SUCCESSOR[flux], rtol=0.17)


@given(st.floats(110, 1970), st.floats(62, 330), st.floats(0, 150), st.floats(2, 28))
def test_density_falls_with_altitude_and_rises_with_activity(
    altitude: float, flux: float, inclination: float, ap: float
) -> None:
    def density(h: float = altitude, f: float = flux, a: float = ap) -> float:
        return float(air_density_kg_per_m3(altitude_km=h, solar_f107=f, inclination_deg=inclination, geomagnetic_ap=a))

    assert density(h=altitude + 10) < density()
    if 200 < altitude < 1000:
        assert density(f=flux + 5) > density()
        assert density(a=ap + 2) > density()


def test_retrograde_orbits_meet_the_air_of_their_mirror_image() -> None:
    there, back = (
        air_density_kg_per_m3(altitude_km=ALTITUDES, solar_f107=150.0, inclination_deg=i, geomagnetic_ap=12.0)
        for i in (82.0, 98.0)
    )
    np.testing.assert_array_equal(there, back)
    flat = air_density_kg_per_m3(altitude_km=550.0, solar_f107=220.0, inclination_deg=0.0, geomagnetic_ap=12.0)
    polar = air_density_kg_per_m3(altitude_km=550.0, solar_f107=220.0, inclination_deg=90.0, geomagnetic_ap=12.0)
    assert 1.05 < flat / polar < 1.10


@given(st.floats(320, 900), st.floats(70, 200))
def test_scale_height_predicts_the_density_10_km_up(altitude: float, flux: float) -> None:
    height = float(density_scale_height_km(altitude_km=altitude, solar_f107=flux, **DUSK_ORBIT))
    here, up = air_density_kg_per_m3(altitude_km=np.array([altitude, altitude + 10.0]), solar_f107=flux, **DUSK_ORBIT)
    assert 35 < height < 320
    assert up / here == pytest.approx(np.exp(-10 / height), rel=0.02)


def test_cycle_swing_at_650_km_is_about_thirtyfold() -> None:
    quiet = float(air_density_kg_per_m3(altitude_km=650.0, solar_f107=70.0, inclination_deg=98.0, geomagnetic_ap=4.0))
    active = float(
        air_density_kg_per_m3(altitude_km=650.0, solar_f107=200.0, inclination_deg=98.0, geomagnetic_ap=15.0)
    )
    assert active / quiet == pytest.approx(32, rel=0.2)


def test_outside_the_table_is_named_and_not_a_number() -> None:
    assert density_table_limits() == {
        "altitude_km": (100.0, 2000.0),
        "solar_f107": (60.0, 340.0),
        "geomagnetic_ap": (2.0, 30.0),
    }
    altitude = np.array([99.0, 100.0, 2000.0, 2001.0, 650.0, 650.0])
    flux = np.array([150.0, 60.0, 340.0, 150.0, 59.0, 341.0])
    expected = [True, False, False, True, True, True]
    np.testing.assert_array_equal(outside_density_table(altitude_km=altitude, solar_f107=flux), expected)
    density = air_density_kg_per_m3(altitude_km=altitude, solar_f107=flux, **DUSK_ORBIT)
    np.testing.assert_array_equal(np.isnan(density), expected)


def test_one_point_equals_an_array_of_points() -> None:
    flux, tilt = np.array([70.0, 120.0, 333.0]), np.array([10.0, 53.0, 98.0])
    whole = air_density_kg_per_m3(altitude_km=650.0, solar_f107=flux, inclination_deg=tilt, geomagnetic_ap=9.0)
    one = [
        float(air_density_kg_per_m3(altitude_km=650.0, solar_f107=f, inclination_deg=i, geomagnetic_ap=9.0))
        for f, i in zip(flux, tilt, strict=True)
    ]
    np.testing.assert_array_equal(whole, one)


def test_dawn_dusk_orbits_meet_nearly_mean_air_and_mornings_less_than_early_afternoons() -> None:
    def ratio(hour: float, flux: float) -> float:
        coefficients = local_time_coefficients(altitude_km=650.0, local_time_of_node_h=hour)
        return float(np.exp(evaluate_polynomial(coefficients=coefficients, solar_f107=flux)))

    for flux in (70.0, 150.0, 220.0):
        assert ratio(18.0, flux) == pytest.approx(1.0, abs=0.03)
        assert ratio(6.0, flux) == pytest.approx(ratio(18.0, flux), rel=1e-12)
        assert ratio(15.0, flux) > 1.05
        assert ratio(9.0, flux) < 0.95
        assert np.mean([ratio(h, flux) for h in np.arange(0, 12, 0.5)]) == pytest.approx(1.0, abs=2e-3)


def test_season_and_local_time_spread() -> None:
    flux = np.array([70.0, 150.0, 250.0])
    maximum = season_maximum_ratio(altitude_km=650.0, solar_f107=flux)
    deviation = season_deviation_fraction(altitude_km=650.0, solar_f107=flux)
    assert (maximum > 1.25).all()
    assert (maximum < 1.55).all()
    assert (deviation > 0.12).all()
    assert (deviation < 0.25).all()


def test_ram_pressure_counts_the_turning_air() -> None:
    def pressure(fixed: float) -> np.ndarray:
        return ram_pressure_pa(
            altitude_km=550.0,
            solar_f107=np.array([[140.0]]),
            orbital_speed_m_per_s=7585.0,
            inclination_deg=np.array([0.0, 90.0, 97.6]),
            geomagnetic_ap=12.0,
            local_time_of_node_h=15.0,
            fixed_local_time_fraction=fixed,
            air_density_factor=2.0,
        )

    drifting = pressure(0.0)
    flat, polar = (
        float(air_density_kg_per_m3(altitude_km=550.0, solar_f107=140.0, inclination_deg=i, geomagnetic_ap=12.0))
        for i in (0.0, 90.0)
    )
    assert drifting.shape == (1, 3)
    assert drifting[0, 1] == pytest.approx(polar * 7585.0**2, rel=1e-9)
    assert drifting[0, 0] == pytest.approx(flat * 7585.0**2 * (1 - 505.2 / 7585) ** 2, rel=1e-4)
    assert drifting[0, 2] > drifting[0, 1]
    assert (pressure(1.0) > 1.05 * drifting).all()


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


def test_flux_runs_from_minimum_to_maximum() -> None:
    amplitude = solar_f107_amplitude(minimum_f107=70.0, maximum_f107=165.0, strength=np.array([1.0, 0.5, 9.0]))
    np.testing.assert_allclose(amplitude, [95.0, 47.5, 855.0])
    flux = solar_f107(minimum_f107=70.0, amplitude_f107=amplitude, cycle_shape=np.array([[0.0], [1.0]]))
    np.testing.assert_allclose(flux, [[70, 70, 70], [165, 117.5, 925]])
