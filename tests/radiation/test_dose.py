"""Dose, shield and cell damage against printed numbers and what physics demands."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orbitdc.radiation.damage import (
    cell_remaining_fraction,
    coverglass_areal_density_g_per_cm2,
    equivalent_fluence_per_cm2_yr,
)
from orbitdc.radiation.dose import (
    aluminum_depth_mm,
    dose_rad_per_yr,
    lifetime_dose_krad,
    shield_mass_kg,
    solar_phase_fraction,
    storm_dose_rad_per_yr,
    trapped_dose_rad_per_yr,
)

altitudes = st.floats(300, 2000)
depths = st.floats(0.06, 70)
phases = st.floats(0, 1)


def total(altitude_km, depth_mm, phase):
    return sum(
        trapped_dose_rad_per_yr(altitude_km=altitude_km, depth_mm=depth_mm, solar_phase=phase, particle=particle)
        for particle in ("proton", "electron")
    )


@pytest.mark.parametrize(("altitude", "ratio"), [(550, 1.46), (600, 1.41), (650, 1.35), (700, 1.32)])
def test_dose_grows_by_the_known_factor_every_50_km(altitude, ratio):
    above, below = (
        trapped_dose_rad_per_yr(altitude_km=a, depth_mm=10, solar_phase=0, particle="proton")
        for a in (altitude, altitude - 50)
    )
    assert above / below == pytest.approx(ratio, rel=0.03)


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


@given(altitudes, depths, phases)
@settings(deadline=None)
def test_active_sun_means_fewer_protons_and_more_electrons(altitude, depth, phase):
    def dose(particle, p):
        return trapped_dose_rad_per_yr(altitude_km=altitude, depth_mm=depth, solar_phase=p, particle=particle)

    assert dose("proton", phase) <= dose("proton", 0) * (1 + 1e-12)
    assert dose("electron", phase) >= dose("electron", 0) * (1 - 1e-12)


def test_outside_the_table_the_edge_holds():
    assert total(100.0, 10.0, 0.5) == total(300.0, 10.0, 0.5)
    assert total(650.0, 500.0, 0.5) == total(650.0, 80.0, 0.5)


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
    assert dose_rad_per_yr(**parts, storm_rad_per_yr=7, trapped_flux_factor=2) == pytest.approx(252)


@pytest.mark.parametrize(("depth", "printed"), [(2.5, 548), (20, 52)])
def test_storm_dose_range_of_exponents_holds_the_published_depths(depth, printed):
    doses = [
        storm_dose_rad_per_yr(reference_dose_rad_per_yr=64, depth_mm=depth, exponent=exponent)
        for exponent in (0.3, 1.6)
    ]
    assert min(doses) <= printed * 1.01
    assert max(doses) >= printed * 0.99


def test_cell_loses_what_the_law_says():
    left = cell_remaining_fraction(fluence_per_cm2=5.4e14, damage_coefficient=0.22, reference_fluence_per_cm2=6e13)
    assert left == pytest.approx(0.78)
    assert cell_remaining_fraction(fluence_per_cm2=1e30, damage_coefficient=0.5, reference_fluence_per_cm2=1e10) == 0


@given(st.floats(0, 1e17), st.floats(0, 1e17))
@settings(deadline=None)
def test_more_fluence_never_heals(one, two):
    less, more = sorted((one, two))
    law = {"damage_coefficient": 0.22, "reference_fluence_per_cm2": 6e13}
    assert cell_remaining_fraction(fluence_per_cm2=more, **law) <= cell_remaining_fraction(fluence_per_cm2=less, **law)


def test_fluence_behind_a_coverglass_has_the_known_order():
    glass = coverglass_areal_density_g_per_cm2(coverglass_um=100, density_g_per_cm3=2.5)
    assert glass == pytest.approx(0.025)
    depth = aluminum_depth_mm(areal_density_g_per_cm2=glass)
    fluence = [
        equivalent_fluence_per_cm2_yr(
            proton_dose_rad_per_yr=trapped_dose_rad_per_yr(
                altitude_km=altitude, depth_mm=depth, solar_phase=0.5, particle="proton"
            ),
            electron_dose_rad_per_yr=trapped_dose_rad_per_yr(
                altitude_km=altitude, depth_mm=depth, solar_phase=0.5, particle="electron"
            ),
            proton_equivalence_per_cm2_rad=3e9,
            electron_equivalence_per_cm2_rad=3.3e7,
        )
        for altitude in (500, 650)
    ]
    assert 3e12 < fluence[0] < fluence[1] < 1e14
