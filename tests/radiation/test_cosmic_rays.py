"""Galactic cosmic rays, Earth's field, and the dose that no shield stops."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orbitdc.radiation.cosmic_rays import (
    SUNSPOT_CURVATURE,
    SUNSPOT_INTERCEPT,
    SUNSPOT_SLOPE,
    elements,
    galactic_flux_per_m2_s_sr_gev,
    modulation_fraction,
    solar_modulation,
)
from orbitdc.radiation.galactic_dose import (
    band_rigidity_gv,
    galactic_dose_rad_per_yr,
    secondary_dose_rad_per_yr,
)
from orbitdc.radiation.geomagnetic import (
    rigidity_gv,
    sky_fraction,
    transmission_fraction,
    vertical_cutoff_gv,
)
from orbitdc.radiation.ions import DEPTHS_G_PER_CM2, shielded_galactic_kernels
from orbitdc.radiation.trapped import trapped_dose_rad_per_yr

ALTITUDES = st.floats(300.0, 2000.0)
INCLINATIONS = st.floats(0.0, 180.0)


def test_twenty_eight_elements_in_order_of_charge() -> None:
    table = elements()
    assert np.array_equal(table["charge"], np.arange(1, 29))
    ratio = table["nucleons"][1:] / table["charge"][1:]
    assert np.all((ratio > 1.9) & (ratio < 2.35))


@pytest.mark.parametrize(
    ("charge", "energy", "flux"),
    [(1, 300.0, 2444.0), (1, 1e3, 1311.0), (1, 1e4, 22.5), (26, 1e3, 0.320)],
)
def test_intensity_against_the_published_formula(charge: int, energy: float, flux: float) -> None:
    value = galactic_flux_per_m2_s_sr_gev(energy_mev_per_nucleon=energy, charge=charge, modulation=4.7)
    assert value == pytest.approx(flux, rel=0.01)


@given(st.floats(0.0, 200.0))
def test_modulation_inverts_the_relation_of_flux_and_sunspots(number: float) -> None:
    flux = SUNSPOT_INTERCEPT + SUNSPOT_SLOPE * number + SUNSPOT_CURVATURE * number * number
    assert solar_modulation(solar_f107=flux) == pytest.approx(number, abs=1e-6)


def test_modulation_has_a_floor_and_the_published_range() -> None:
    assert solar_modulation(solar_f107=55.0) == 0
    assert 0 < solar_modulation(solar_f107=67.5) < 10
    assert 100 < solar_modulation(solar_f107=150.0) < 150


@given(st.floats(0.3, 200.0), st.floats(0.0, 150.0), st.floats(1.0, 50.0))
def test_an_active_sun_keeps_more_away_and_slow_rays_first(rigidity: float, quiet: float, more: float) -> None:
    calm = float(modulation_fraction(rigidity_gv=rigidity, modulation=quiet))
    busy = float(modulation_fraction(rigidity_gv=rigidity, modulation=quiet + more))
    assert 0 < busy < calm < 1
    assert modulation_fraction(rigidity_gv=2 * rigidity, modulation=quiet) > calm


def test_rigidity_of_protons_and_helium() -> None:
    assert rigidity_gv(energy_mev_per_nucleon=1000.0, nucleons=1.0, charge=1.0) == pytest.approx(1.696, abs=1e-3)
    assert rigidity_gv(energy_mev_per_nucleon=300.0, nucleons=4.0, charge=2.0) == pytest.approx(1.611, abs=1e-3)


def test_cutoff_at_the_equator_and_in_a_storm() -> None:
    assert vertical_cutoff_gv(shell=1.0) == 14.5
    assert vertical_cutoff_gv(shell=2.0, cutoff_factor=0.8) == pytest.approx(2.9)


def test_earth_fills_half_the_sky_on_the_ground() -> None:
    assert sky_fraction(altitude_km=0.0) == 0.5
    assert sky_fraction(altitude_km=800.0) == pytest.approx(0.73, abs=0.005)


@given(ALTITUDES, INCLINATIONS, st.floats(0.01, 100.0), st.floats(1.0, 3.0))
@settings(max_examples=60)
def test_transmission_rises_with_rigidity_up_to_the_sky(
    altitude: float, inclination: float, rigidity: float, factor: float
) -> None:
    orbit = {"altitude_km": altitude, "inclination_deg": inclination}
    slow = float(transmission_fraction(rigidity_gv=rigidity, **orbit))
    fast = float(transmission_fraction(rigidity_gv=rigidity * factor, **orbit))
    assert 0 <= slow <= fast <= float(sky_fraction(altitude_km=altitude)) + 1e-12
    stormy = float(transmission_fraction(rigidity_gv=rigidity, cutoff_factor=0.7, **orbit))
    assert stormy >= slow


def test_transmission_agrees_with_a_direct_average_over_the_orbit() -> None:
    argument = 2 * np.pi * (np.arange(2000) + 0.5) / 2000
    longitude = 2 * np.pi * (np.arange(360) + 0.5) / 360
    tilt, inclination, radius = np.radians(9.4), np.radians(63.4), 1 + 900.0 / 6371.2
    sine = np.sin(inclination) * np.sin(argument)[:, None]
    magnetic = sine * np.cos(tilt) + np.sqrt(1 - sine * sine) * np.sin(tilt) * np.cos(longitude)
    square = 1 - magnetic * magnetic
    for rigidity in (1.0, 3.0, 8.0):
        share = np.mean(14.5 * square * square / radius**2 < rigidity)
        direct = share * float(sky_fraction(altitude_km=900.0))
        ours = transmission_fraction(rigidity_gv=rigidity, altitude_km=900.0, inclination_deg=63.4)
        assert ours == pytest.approx(direct, abs=0.004)


def test_slow_particles_come_in_over_the_poles_only() -> None:
    slow = {"rigidity_gv": 0.15, "altitude_km": 550.0}
    assert transmission_fraction(**slow, inclination_deg=30.0) == 0
    assert transmission_fraction(**slow, inclination_deg=97.6) > 0.15
    assert transmission_fraction(**slow, inclination_deg=97.6) == transmission_fraction(**slow, inclination_deg=82.4)


def test_dose_meets_the_flight_data_it_is_scaled_to() -> None:
    outside = galactic_dose_rad_per_yr(depth_g_per_cm2=0.5, altitude_km=350.0, inclination_deg=51.6, modulation=8.5)
    inside = galactic_dose_rad_per_yr(depth_g_per_cm2=20.0, altitude_km=400.0, inclination_deg=51.6, modulation=50.0)
    assert outside == pytest.approx(91.1e-4 * 365.25, rel=0.05)
    assert inside == pytest.approx(5.0, rel=0.05)


def test_dose_far_from_earth_against_the_way_to_mars() -> None:
    kernels = shielded_galactic_kernels()
    weights = modulation_fraction(rigidity_gv=band_rigidity_gv(), modulation=35.0)
    primary = np.interp(10.0, DEPTHS_G_PER_CM2, (kernels.dose_rad_per_yr * weights).sum(axis=1))
    energy = float((kernels.nucleon_energy_gev_per_cm2_s * weights).sum())
    total = primary + secondary_dose_rad_per_yr(nucleon_energy_gev_per_cm2_s=energy, depth_g_per_cm2=10.0)
    assert total == pytest.approx(381e-4 * 365.25, rel=0.20)


def test_belts_and_cosmic_rays_do_not_fall_below_the_space_station() -> None:
    belt = {"altitude_km": 412.0, "inclination_deg": 51.6, "depth_mm": 74.0, "solar_phase": 0.65}
    trapped = trapped_dose_rad_per_yr(**belt, particle="proton") + trapped_dose_rad_per_yr(**belt, particle="electron")
    galactic = galactic_dose_rad_per_yr(
        depth_g_per_cm2=20.0, altitude_km=412.0, inclination_deg=51.6, modulation=solar_modulation(solar_f107=122.0)
    )
    assert 259e-4 * 365.25 < trapped + galactic < 1.5 * 297e-4 * 365.25


@given(ALTITUDES, st.floats(10.0, 85.0), st.floats(0.3, 20.0), st.floats(0.0, 200.0))
@settings(max_examples=60)
def test_dose_rises_to_the_poles_and_falls_with_the_sun(
    altitude: float, inclination: float, depth: float, modulation: float
) -> None:
    def dose(inclination_deg: float, active: float) -> float:
        return float(
            galactic_dose_rad_per_yr(
                depth_g_per_cm2=depth, altitude_km=altitude, inclination_deg=inclination_deg, modulation=active
            )
        )

    here = dose(inclination, modulation)
    assert 0.5 < here < 30
    assert dose(inclination + 5, modulation) >= here * 0.999
    assert dose(inclination, modulation + 20) < here


def test_dose_of_an_array_is_that_of_its_points() -> None:
    altitude = np.linspace(400.0, 1200.0, 7)
    together = galactic_dose_rad_per_yr(
        depth_g_per_cm2=np.full(7, 2.7),
        altitude_km=altitude,
        inclination_deg=np.array([97.6]),
        modulation=np.array([60.0]),
    )
    for place, value in zip(altitude, together, strict=True):
        alone = galactic_dose_rad_per_yr(
            depth_g_per_cm2=np.array([2.7, 2.7]),
            altitude_km=np.array([place, place]),
            inclination_deg=97.6,
            modulation=60.0,
        )
        assert alone[0] == value
