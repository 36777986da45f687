"""Protons of the Sun: fluence, dose and days of storm."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orbitdc.radiation.geomagnetic import transmission_fraction
from orbitdc.radiation.ions import RAD_G_PER_MEV
from orbitdc.radiation.solar_particles import (
    annual_fluence,
    fluence_quantile_factor,
    orbit_fluence_per_cm2,
    solar_proton_dose_rad,
    solar_proton_fluence_per_cm2,
    storm_days_per_yr,
    storms_per_yr,
    worst_day_dose_rad,
    worst_day_flux_per_cm2_s,
)
from orbitdc.radiation.transport import proton_energy_mev, proton_range_g_per_cm2, proton_stopping_power_mev_cm2_per_g

POLAR = {"altitude_km": 825.0, "inclination_deg": 98.8}


@pytest.mark.parametrize(("energy", "fluence"), [(10.0, 9.75e10), (32.0, 2.13e10), (50.0, 9.9e9), (100.0, 2.36e9)])
def test_fluence_of_three_active_years_against_spenvis(energy: float, fluence: float) -> None:
    ours = solar_proton_fluence_per_cm2(energy_mev=energy, active_years=3.0, confidence=0.95)
    assert ours == pytest.approx(fluence, rel=0.01)


@pytest.mark.parametrize(
    ("energy", "fluence"), [(10.0, 2.13e10), (32.0, 4.70e9), (50.0, 2.21e9), (100.0, 5.40e8), (200.0, 1.12e8)]
)
def test_fluence_in_orbit_against_spenvis(energy: float, fluence: float) -> None:
    ours = orbit_fluence_per_cm2(energy_mev=energy, active_years=3.0, confidence=0.95, **POLAR)
    assert ours == pytest.approx(fluence, rel=0.15)


def test_one_variance_above_100_mev() -> None:
    energy, mean, variance = annual_fluence()
    assert np.all(np.diff(mean) < 0)
    assert len(set(variance[energy >= 100.0])) == 1
    assert np.all(np.diff(variance[energy <= 80.0]) > 0)


def test_factor_of_a_log_normal_has_its_mean() -> None:
    confidence = (np.arange(20000) + 0.5) / 20000
    factor = fluence_quantile_factor(relative_variance=4.0, active_years=2.0, confidence=confidence)
    assert factor.mean() == pytest.approx(2.0, rel=0.01)
    assert (factor * factor).mean() / 4.0 - 1 == pytest.approx(4.0 / 2.0, rel=0.05)


@given(st.floats(0.05, 0.98), st.floats(1.0, 10.0), st.floats(1.0, 400.0))
@settings(max_examples=50)
def test_fluence_rises_with_confidence_and_falls_with_energy(confidence: float, years: float, energy: float) -> None:
    def fluence(share: float, above: float) -> float:
        return float(solar_proton_fluence_per_cm2(energy_mev=above, active_years=years, confidence=share))

    assert fluence(confidence + 0.01, energy) > fluence(confidence, energy)
    assert fluence(confidence, energy * 1.2) < fluence(confidence, energy)


def test_less_than_one_active_year_counts_as_one() -> None:
    short = solar_proton_fluence_per_cm2(energy_mev=30.0, active_years=0.3, confidence=0.9)
    assert short == solar_proton_fluence_per_cm2(energy_mev=30.0, active_years=1.0, confidence=0.9)


def test_worst_day_against_creme96() -> None:
    flux = worst_day_flux_per_cm2_s(energy_mev=np.array([10.0, 50.0, 100.0, 200.0])) * 1e4 / (4 * np.pi)
    assert flux == pytest.approx(np.array([1.13e8, 7.55e6, 1.45e6, 2.28e5]), rel=0.01)


def test_dose_against_a_fine_integral_over_energy() -> None:
    depth = 2.7
    edges = np.geomspace(40.0, 500.0, 4001)
    middle = np.sqrt(edges[1:] * edges[:-1])
    behind = proton_energy_mev(range_g_per_cm2=np.maximum(proton_range_g_per_cm2(energy_mev=middle) - depth, 1e-4))
    through = proton_range_g_per_cm2(energy_mev=middle) > depth
    fluence = -np.diff(solar_proton_fluence_per_cm2(energy_mev=edges, active_years=5.0, confidence=0.8))
    stopping = np.where(through, proton_stopping_power_mev_cm2_per_g(energy_mev=behind), 0.0)
    passed = transmission_fraction(
        rigidity_gv=np.sqrt(middle * (middle + 2 * 938.272)) / 1000, altitude_km=800.0, inclination_deg=98.6
    )
    direct = RAD_G_PER_MEV * float((fluence * stopping * passed).sum())
    ours = solar_proton_dose_rad(
        depth_g_per_cm2=depth, active_years=5.0, confidence=0.8, altitude_km=800.0, inclination_deg=98.6
    )
    assert ours == pytest.approx(direct, rel=0.03)


@given(st.floats(0.03, 20.0), st.floats(65.0, 115.0))
@settings(max_examples=40)
def test_dose_falls_with_depth(depth: float, inclination: float) -> None:
    def dose(areal: float) -> float:
        return float(worst_day_dose_rad(depth_g_per_cm2=areal, altitude_km=650.0, inclination_deg=inclination))

    assert 0 <= dose(depth * 1.3) <= dose(depth)


def test_low_inclinations_see_nothing_of_the_sun() -> None:
    sun = {"depth_g_per_cm2": 2.7, "active_years": 5.0, "confidence": 0.95, "altitude_km": 550.0}
    assert solar_proton_dose_rad(**sun, inclination_deg=20.0) < 0.02 * solar_proton_dose_rad(
        **sun, inclination_deg=97.6
    )
    assert storm_days_per_yr(threshold_pfu=10.0, days_per_storm=2.0, altitude_km=550.0, inclination_deg=20.0) == 0


def test_storms_against_the_scale() -> None:
    events = storms_per_yr(threshold_pfu=np.array([10.0, 100.0, 1000.0, 10000.0])) * 11
    assert events == pytest.approx([50.0, 25.0, 10.0, 3.0])


def test_a_shielded_orbit_stops_for_fewer_storms() -> None:
    storm = {"threshold_pfu": 100.0, "days_per_storm": 1.5, "altitude_km": 650.0}
    polar, middle = (storm_days_per_yr(**storm, inclination_deg=i) for i in (98.0, 65.0))
    assert 0 < middle < polar < 1.5 * storms_per_yr(threshold_pfu=100.0)
    stormy = storm_days_per_yr(**storm, inclination_deg=65.0, cutoff_factor=0.7)
    assert stormy > middle


def test_dose_of_an_array_is_that_of_its_points() -> None:
    altitude = np.array([500.0, 800.0, 1100.0])
    together = solar_proton_dose_rad(
        depth_g_per_cm2=2.0, active_years=np.array([2.0]), confidence=0.9, altitude_km=altitude, inclination_deg=97.0
    )
    for place, value in zip(altitude, together, strict=True):
        alone = solar_proton_dose_rad(
            depth_g_per_cm2=2.0,
            active_years=2.0,
            confidence=0.9,
            altitude_km=np.array([place, place]),
            inclination_deg=97.0,
        )
        assert alone[1] == value
