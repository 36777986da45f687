"""The visibility integral against counted satellites of random phase and node."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orbitdc.orbit import access
from orbitdc.orbit.access import cap_angle_rad, satellites_in_view, visible_fraction

RADIUS_KM = 6378.137


def fraction(latitude: float, altitude: float, inclination: float, mask: float) -> float:
    return visible_fraction(
        latitude_deg=np.array([latitude]),
        altitude_km=np.array([altitude]),
        inclination_deg=np.array([inclination]),
        elevation_mask_deg=np.array([mask]),
    ).item()


def counted(latitude: float, altitude: float, inclination: float, mask: float, samples: int = 200_000) -> float:
    draw = np.random.default_rng(20260101)
    u, node = draw.uniform(0.0, 2.0 * np.pi, (2, samples))
    tilt = np.radians(inclination)
    radius = RADIUS_KM + altitude
    x = radius * (np.cos(u) * np.cos(node) - np.sin(u) * np.cos(tilt) * np.sin(node))
    z = radius * np.sin(u) * np.sin(tilt)
    station_x, station_z = RADIUS_KM * np.cos(np.radians(latitude)), RADIUS_KM * np.sin(np.radians(latitude))
    up = (x * station_x + z * station_z) / RADIUS_KM - RADIUS_KM
    distance = np.sqrt(radius**2 + RADIUS_KM**2 - 2.0 * (x * station_x + z * station_z))
    return float(np.mean(up / distance > np.sin(np.radians(mask))))


@pytest.mark.parametrize(
    ("latitude", "altitude", "inclination", "mask"),
    [(0.0, 650.0, 97.99, 25.0), (51.5, 650.0, 97.99, 25.0), (-33.0, 1200.0, 100.4, 10.0), (69.7, 1500.0, 101.9, 10.0),
     (50.0, 550.0, 53.0, 25.0), (60.0, 550.0, 53.0, 10.0), (88.0, 650.0, 97.99, 10.0)],
)  # fmt: skip
def test_integral_equals_the_count(latitude: float, altitude: float, inclination: float, mask: float):
    expected = counted(latitude, altitude, inclination, mask)
    error = np.sqrt(expected / 200_000)
    assert fraction(latitude, altitude, inclination, mask) == pytest.approx(expected, abs=4.0 * error)


def test_known_value_at_40_degrees():
    assert fraction(40.0, 650.0, 97.986, 25.0) == pytest.approx(0.0060375, rel=2e-4)


@settings(max_examples=50, deadline=None)
@given(
    latitude=st.floats(-70.0, 70.0), altitude=st.floats(350.0, 1500.0), higher=st.floats(1.0, 500.0),
    mask=st.floats(5.0, 60.0), stricter=st.floats(0.1, 20.0),
)  # fmt: skip
def test_higher_shells_and_lower_masks_show_more(latitude, altitude, higher, mask, stricter):
    base = fraction(latitude, altitude, 98.0, mask)
    assert fraction(latitude, altitude + higher, 98.0, mask) > base
    assert fraction(latitude, altitude, 98.0, mask + stricter) < base
    assert fraction(-latitude, altitude, 98.0, mask) == pytest.approx(base, rel=1e-9)


def test_cap_angle_of_an_overhead_mask_is_zero():
    assert cap_angle_rad(altitude_km=np.array([650.0]), elevation_deg=np.array([90.0])) == pytest.approx(0.0, abs=1e-12)
    seen = satellites_in_view(satellite_count=np.array([8000.0]), visible_fraction=np.array([0.006]))
    assert seen == pytest.approx(48.0)


STATIONS = np.array([-60.0, -25.0, 0.0, 40.0, 69.7])


def day(band: float, mask: float = 25.0, planes: float = 12.0, altitude: float = 650.0) -> access.DayInView:
    return access.day_in_view(
        latitude_deg=STATIONS[:, None],
        longitude_deg=np.linspace(-150.0, 150.0, 5)[:, None],
        altitude_km=np.array([altitude]),
        inclination_deg=np.array([97.986]),
        elevation_mask_deg=np.array([mask]),
        local_time_of_ascending_node_h=np.array([18.0]),
        local_time_band_h=np.array([band]),
        plane_count=np.array([planes]),
    )


@pytest.mark.parametrize("band", [0.5, 2.0, 12.0, 24.0])
@pytest.mark.parametrize("mask", [10.0, 25.0])
def test_mean_over_the_day_is_the_latitude_integral(band: float, mask: float):
    means = day(band, mask).satellite_share.mean(axis=0)[:, 0]
    expected = access.visible_fraction(
        latitude_deg=STATIONS, altitude_km=650.0, inclination_deg=97.986, elevation_mask_deg=mask
    )
    assert means == pytest.approx(expected, rel=0.06)


def test_planes_around_the_clock_are_in_sight_all_day_and_a_band_is_not():
    assert day(24.0, planes=24.0).satellite_share.min() > 0.0
    dusk = (day(0.5).satellite_share[:, :, 0] > 0).mean(axis=0)
    assert np.all((dusk > 0.1) & (dusk < 0.5))


def test_day_in_view_against_counted_satellites():
    draw = np.random.default_rng(5)
    samples = 400_000
    u = draw.uniform(0.0, 2 * np.pi, samples)
    local = 18.0 + draw.uniform(-0.25, 0.25, samples)
    tilt = np.radians(97.986)
    found = day(0.5, planes=1000.0)
    cap = access.cap_angle_rad(altitude_km=650.0, elevation_deg=25.0)
    station, longitude = 3, 75.0
    for step in np.flatnonzero(found.satellite_share[:, station, 0] > 0.01)[:4]:
        hour = np.radians(15 * (24 * (step + 0.5) / 48 + longitude / 15 - local))
        latitude = np.radians(STATIONS[station])
        x = np.cos(latitude) * np.cos(hour) * np.cos(u) + np.cos(latitude) * np.sin(hour) * np.sin(u) * np.cos(tilt)
        cosine = x + np.sin(latitude) * np.sin(u) * np.sin(tilt)
        counted_share = float(np.mean(cosine > np.cos(cap)))
        assert found.satellite_share[step, station, 0] == pytest.approx(counted_share, rel=0.03)


def test_tracking_fewer_satellites_shortens_the_range():
    nearest, half, whole = day(0.5).log_range[:, :, 0]
    assert np.all(nearest < half)
    assert np.all(half < whole)
    assert np.all(nearest > np.log(650.0))
    assert np.all(np.exp(whole) < 1270.0)


def test_elevation_quantiles_fall_from_the_zenith_to_the_mask():
    shares = np.array([0.0, 0.25, 0.5, 0.75, 1.0])
    found = access.elevation_distribution(
        latitude_deg=np.array([0.0, 51.5]), altitude_km=650.0, inclination_deg=97.986, elevation_mask_deg=25.0,
        shares=shares,
    )  # fmt: skip
    assert found[0] == pytest.approx(90.0, abs=0.1)
    assert found[-1] == pytest.approx(25.0, abs=1e-6)
    assert np.all(np.diff(found, axis=0) < 0)
    half = access.visible_fraction(
        latitude_deg=np.array([0.0, 51.5]), altitude_km=650.0, inclination_deg=97.986, elevation_mask_deg=found[2]
    )
    whole = access.visible_fraction(
        latitude_deg=np.array([0.0, 51.5]), altitude_km=650.0, inclination_deg=97.986, elevation_mask_deg=25.0
    )
    assert half / whole == pytest.approx(0.5, abs=0.01)
    assert access.elevation_at_angle_deg(
        altitude_km=650.0, angle_rad=access.cap_angle_rad(altitude_km=650.0, elevation_deg=33.0)
    ) == pytest.approx(33.0)


def test_overhead_passes_last_longest_and_earth_turns_under_retrograde_ones():
    orbit = {"altitude_km": 650.0, "elevation_mask_deg": 25.0}
    east = access.pass_duration_s(inclination_deg=0.0, **orbit)
    polar = access.pass_duration_s(inclination_deg=90.0, **orbit)
    west = access.pass_duration_s(inclination_deg=180.0, **orbit)
    assert east > polar > west
    low = access.pass_duration_s(
        inclination_deg=90.0, maximum_elevation_deg=np.array([25.0, 30.0, 60.0, 90.0]), **orbit
    )
    assert low[0] == pytest.approx(0.0, abs=1e-3)
    assert np.all(np.diff(low) > 0)
    assert access.mean_pass_duration_s(inclination_deg=90.0, **orbit) == pytest.approx(np.pi / 4 * polar, rel=0.01)
