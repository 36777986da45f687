"""Decay times and lifetimes against a step-by-step integration of the orbit's fall."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import solve_ivp

from orbitdc.environment.atmosphere import mean_density_coefficients
from orbitdc.environment.decay import air_cycle_ratio, decay_times_yr_m2_per_kg, passive_lifetime_yr
from orbitdc.environment.solar_cycle import solar_cycle_shape

ORBIT = {"inclination_deg": 98.0, "geomagnetic_ap": 12.0, "air_density_factor": 1.0}
CYCLE_YR = 11.0
SECONDS_PER_YEAR = 365.25 * 86400.0
HEIGHTS = np.linspace(110.0, 1010.0, 1801)
COEFFICIENTS = mean_density_coefficients(altitude_km=HEIGHTS, inclination_deg=98.0, geomagnetic_ap=12.0)


def flux_at(years: np.ndarray | float) -> np.ndarray:
    return 70 + 105 * solar_cycle_shape(decimal_year=years, minimum_year=0.0, period_yr=CYCLE_YR, width_yr=4.0)


DAYS = np.linspace(0.0, CYCLE_YR, 2641)
FLUX = flux_at(DAYS)


def fall_m_per_s(height_km: float, flux: float) -> float:
    """Fall by the work of drag: (rho / BC) v (v - wind)^2 against dE/da = mu / (2 a^2), for BC = 1."""
    logarithm = sum(np.interp(height_km, HEIGHTS, c) * flux**n for n, c in enumerate(COEFFICIENTS))
    axis = 1000 * (6378.137 + height_km)
    speed = np.sqrt(3.986004418e14 / axis)
    against_air = speed - 7.292115e-5 * axis * np.cos(np.radians(98.0))
    power = 0.5 * np.exp(logarithm) * against_air * against_air * speed
    return float(power * 2 * axis * axis / 3.986004418e14)


def stepped_lifetime_yr(altitude_km: float, ballistic_coefficient: float, start_yr: float) -> float:
    def fall(year: float, height: np.ndarray) -> list[float]:
        flux = float(np.interp(year % CYCLE_YR, DAYS, FLUX))
        rate = fall_m_per_s(max(float(height[0]), 115.0), flux) / ballistic_coefficient
        return [-rate * SECONDS_PER_YEAR / 1000]

    def ground(_: float, height: np.ndarray) -> float:
        return float(height[0]) - 120.0

    vars(ground)["terminal"] = True
    path = solve_ivp(fall, (start_yr, start_yr + 500.0), [altitude_km], events=ground, rtol=1e-5, max_step=0.5)
    return float(path.t[-1]) - start_yr


def phases(altitude_km: float) -> tuple[np.ndarray, np.ndarray]:
    flux = flux_at((np.arange(12) + 0.5) / 12 * CYCLE_YR)[:, np.newaxis]
    mean, each = decay_times_yr_m2_per_kg(altitude_km=np.array([altitude_km]), solar_f107=flux, **ORBIT)
    return mean, air_cycle_ratio(decay_times_yr_m2_per_kg=each)


@pytest.mark.parametrize(("altitude", "coefficient"), [(450.0, 100.0), (550.0, 20.0), (650.0, 5.0), (650.0, 20.0)])
def test_mean_lifetime_through_the_cycle(altitude: float, coefficient: float) -> None:
    mean, ratio = phases(altitude)
    lifetime = passive_lifetime_yr(
        ballistic_coefficient_kg_per_m2=coefficient,
        decay_time_yr_m2_per_kg=mean,
        air_cycle_ratio=ratio,
        cycle_yr=CYCLE_YR,
    )
    starts = np.arange(12) / 12 * CYCLE_YR
    stepped = np.mean([stepped_lifetime_yr(altitude, coefficient, float(start)) for start in starts])
    assert lifetime[0] == pytest.approx(stepped, rel=0.03)


@pytest.mark.parametrize("altitude", [300.0, 480.0, 550.0, 650.0, 800.0, 1000.0])
@pytest.mark.parametrize("flux", [70.0, 150.0, 250.0])
def test_decay_time_in_constant_air(altitude: float, flux: float) -> None:
    mean, each = decay_times_yr_m2_per_kg(altitude_km=altitude, solar_f107=np.array([flux]), **ORBIT)
    heights = np.linspace(120.0, altitude, 3001)
    slowness = 1000 / np.array([fall_m_per_s(h, flux) for h in heights]) / SECONDS_PER_YEAR
    assert each[0] == mean[0]
    assert mean[0] == pytest.approx(np.trapezoid(slowness, heights), rel=0.006)


@pytest.mark.parametrize("start", [0.0, 4.0, 8.0])
def test_long_lifetimes_forget_when_they_began(start: float) -> None:
    mean, _ = phases(650.0)
    assert stepped_lifetime_yr(650.0, 100.0, start) == pytest.approx(100.0 * mean[0], rel=0.12)


@given(st.floats(0.01, 300.0), st.floats(1.001, 3.0), st.sampled_from([400.0, 550.0, 650.0, 900.0]))
def test_lifetime_grows_with_the_ballistic_coefficient(coefficient: float, factor: float, altitude: float) -> None:
    mean, ratio = phases(altitude)
    light, heavy = passive_lifetime_yr(
        ballistic_coefficient_kg_per_m2=coefficient * np.array([1.0, factor]),
        decay_time_yr_m2_per_kg=mean,
        air_cycle_ratio=ratio,
        cycle_yr=CYCLE_YR,
    )
    assert heavy > light
    if coefficient * mean[0] < 0.4 * CYCLE_YR:
        assert light > coefficient * mean[0]


def test_limits_of_short_and_whole_cycle_lifetimes() -> None:
    mean, ratio = phases(650.0)

    def lifetime(years: float) -> float:
        coefficient = years / float(mean[0])
        result = passive_lifetime_yr(
            ballistic_coefficient_kg_per_m2=coefficient,
            decay_time_yr_m2_per_kg=mean,
            air_cycle_ratio=ratio,
            cycle_yr=CYCLE_YR,
        )
        return float(result[0])

    assert lifetime(3 * CYCLE_YR) == pytest.approx(3 * CYCLE_YR, rel=1e-6)
    assert lifetime(1e-6) == pytest.approx(1e-6 * float((1 / ratio).mean()), rel=1e-6)
    assert ratio.mean() == pytest.approx(1.0, rel=1e-12)


def test_decay_falls_with_denser_air_and_lower_orbits_and_is_the_same_in_any_block() -> None:
    flux = flux_at((np.arange(12) + 0.5) / 12 * CYCLE_YR)[:, np.newaxis]
    altitude = np.array([400.0, 500.0, 650.0, 800.0, 1200.0])
    factor = np.array([1.0, 0.5, 2.0, 1.0, 1.3])

    def both(where: slice) -> tuple[np.ndarray, np.ndarray]:
        return decay_times_yr_m2_per_kg(
            altitude_km=altitude[where],
            solar_f107=flux,
            inclination_deg=98.0,
            geomagnetic_ap=12.0,
            air_density_factor=factor[where],
        )

    mean, each = both(slice(None))
    assert mean.shape == (5,)
    assert each.shape == (12, 5)
    for first in (0, 3):
        part_mean, part_each = both(slice(first, first + 2))
        np.testing.assert_array_equal(mean[first : first + 2], part_mean)
        np.testing.assert_array_equal(each[:, first : first + 2], part_each)
    assert (np.diff(mean * factor) > 0).all()
    assert (each.max(axis=0) > mean).all()
