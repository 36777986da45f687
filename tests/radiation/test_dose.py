"""Dose, shield and cell damage against printed numbers and what physics demands."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orbitdc.radiation.dose import (
    aluminum_depth_mm,
    dose_rad_per_yr,
    lifetime_dose_krad,
    shield_mass_kg,
    solar_phase_fraction,
)
from orbitdc.radiation.trapped import trapped_dose_rad_per_yr

SUN_SYNCHRONOUS_DEG = 98.0
altitudes = st.floats(300, 2000)
depths = st.floats(0.06, 70)
phases = st.floats(0, 1)


def total(altitude_km, depth_mm, phase):
    return sum(
        trapped_dose_rad_per_yr(
            altitude_km=altitude_km,
            inclination_deg=SUN_SYNCHRONOUS_DEG,
            depth_mm=depth_mm,
            solar_phase=phase,
            particle=particle,
        )
        for particle in ("proton", "electron")
    )


def test_dose_at_650_km_behind_10_mm_brackets_the_published_150():
    assert total(650, 10, 1.0) == pytest.approx(150, rel=0.15)
    assert 180 < total(650, 10, 0.0) < 250


@given(altitudes, depths, depths, phases)
@settings(deadline=None)
def test_thicker_shield_less_dose_more_mass(altitude, one, two, phase):
    thin, thick = sorted((one, two))
    assert total(altitude, thick, phase) <= total(altitude, thin, phase)
    masses = [
        shield_mass_kg(surface_m2=7.0, areal_density_g_per_cm2=0.27 * depth, given_fraction=0.5)
        for depth in (thin, thick)
    ]
    assert masses[0] <= masses[1]


@given(altitudes, altitudes, depths, phases)
@settings(deadline=None)
def test_higher_orbit_more_dose(one, two, depth, phase):
    low, high = sorted((one, two))
    assert total(low, depth, phase) <= total(high, depth, phase)


def test_scalar_broadcast_and_block_agree():
    altitude = np.linspace(320, 1900, 7)[:, None]
    depth = np.geomspace(0.1, 60, 5)[None, :]
    whole = total(altitude, depth, 0.3)
    assert whole.shape == (7, 5)
    assert np.array_equal(whole[2:4], total(altitude[2:4], depth, 0.3))
    assert float(total(float(altitude[3, 0]), float(depth[0, 2]), 0.3)) == pytest.approx(whole[3, 2], rel=1e-14)


def test_solar_phase_is_linear_and_held():
    phase = solar_phase_fraction(solar_f107=np.array([60, 70, 110, 150, 230.0]), minimum_f107=70, maximum_f107=150)
    assert phase == pytest.approx([0, 0, 0.5, 1, 1])


def test_ten_millimeters_are_2_7_grams():
    assert aluminum_depth_mm(areal_density_g_per_cm2=2.7) == pytest.approx(10.0)


def test_lifetime_dose_of_suncatcher():
    assert lifetime_dose_krad(dose_rad_per_yr=150, life_yr=5) == pytest.approx(0.750)


def test_one_square_meter_of_one_gram_weighs_10_kg():
    assert shield_mass_kg(surface_m2=1, areal_density_g_per_cm2=1, given_fraction=0) == pytest.approx(10.0)


def test_flux_factor_scales_only_the_belts():
    parts = {"trapped_proton_rad_per_yr": 100, "trapped_electron_rad_per_yr": 20, "galactic_rad_per_yr": 5}
    assert dose_rad_per_yr(**parts, solar_rad_per_yr=7, trapped_flux_factor=2) == pytest.approx(252)
