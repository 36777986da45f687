"""Time structure of the anomaly against known shares, and its place."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orbitdc.radiation.anomaly import (
    local_proton_flux_per_cm2_s,
    saa_longest_quiet_h,
    saa_pass_duration_s,
    saa_passes_per_day,
    saa_peak_to_mean,
    saa_time_fraction,
)


@pytest.mark.parametrize(
    ("altitude", "inclination", "share", "peak"), [(550, 97.6, 0.032, 91), (650, 98, 0.041, 68), (800, 98.6, 0.058, 47)]
)
def test_share_of_time_and_peak(altitude, inclination, share, peak):
    where = {"altitude_km": altitude, "inclination_deg": inclination}
    assert saa_time_fraction(**where) == pytest.approx(share, abs=0.005)
    assert saa_peak_to_mean(**where) == pytest.approx(peak, rel=0.05)


def test_a_polar_orbit_meets_the_anomaly_some_seven_times_a_day_for_some_minutes():
    where = {"altitude_km": 650, "inclination_deg": 98}
    passes, share = saa_passes_per_day(**where), saa_time_fraction(**where)
    assert 5 < passes < 9
    assert 300 < saa_pass_duration_s(time_fraction=share, passes_per_day=passes) < 800
    assert 6 < saa_longest_quiet_h(**where) < 14


def test_low_equatorial_orbits_have_no_anomaly():
    where = {"altitude_km": 400, "inclination_deg": 0}
    assert saa_time_fraction(**where) == 0
    assert saa_passes_per_day(**where) == 0
    assert saa_longest_quiet_h(**where) == 360
    assert saa_pass_duration_s(time_fraction=0.0, passes_per_day=0.0) == 0


@given(st.floats(300, 2000), st.floats(0, 180))
@settings(deadline=None)
def test_shares_are_shares_and_peaks_above_means(altitude, inclination):
    where = {"altitude_km": altitude, "inclination_deg": inclination}
    assert 0 <= saa_time_fraction(**where) <= 1
    assert saa_peak_to_mean(**where) >= 1


def flux(latitude, longitude, year=1960.0, altitude=500.0, phase=0.0):
    return local_proton_flux_per_cm2_s(
        latitude_deg=latitude, longitude_deg=longitude, altitude_km=altitude, solar_phase=phase, year=year
    )


def test_the_anomaly_lies_off_brazil_and_drifts_west():
    latitude, longitude = np.meshgrid(np.arange(-80.0, 81, 2), np.arange(-180.0, 180, 2), indexing="ij")
    now, then = (flux(latitude, longitude, year=year) for year in (2025.0, 1960.0))
    place = np.unravel_index(now.argmax(), now.shape)
    assert -40 < latitude[place] < -15
    assert -70 < longitude[place] < -35
    centers = [np.average(longitude, weights=f * (np.abs(longitude + 45) < 70)) for f in (now, then)]
    assert centers[0] - centers[1] == pytest.approx(-0.3 * 65, abs=4)
    assert flux(20.0, 100.0) == 0


def test_the_map_s_mean_over_an_orbit_is_the_orbit_mean():
    from orbitdc.radiation.trapped import trapped_flux_per_cm2_s

    argument = 2 * np.pi * (np.arange(360) + 0.5) / 360
    latitude = np.degrees(np.arcsin(np.sin(np.radians(97.8)) * np.sin(argument)))[:, None]
    mean = flux(latitude, np.arange(0.0, 360, 2.5)[None, :], altitude=618.0, phase=1.0).mean()
    orbit = trapped_flux_per_cm2_s(
        particle="proton", energy_mev=30.0, altitude_km=618.0, inclination_deg=97.8, solar_phase=1.0
    )
    assert mean == pytest.approx(float(orbit), rel=0.05)
