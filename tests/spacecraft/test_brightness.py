"""Brightness at twilight, and how much of a shell one place sees."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orbitdc.spacecraft.brightness import (
    SUN_MAGNITUDE,
    apparent_magnitude,
    bright_area_m2,
    diffuse_sphere_phase,
    faintness_limit_magnitude,
    twilight_visible_fraction,
)

EARTH_RADIUS_KM = 6378.137


def test_worked_example_of_phase_and_range() -> None:
    """Observers' printed example: 5.00 at 1,000 km and 45 degrees is 5.94 at 90; 5.5 at 1,000 km is 6.52 at 1,600."""
    ratio = diffuse_sphere_phase(phase_angle_deg=45.0) / diffuse_sphere_phase(phase_angle_deg=90.0)
    assert 5.0 + 2.5 * np.log10(float(ratio)) == pytest.approx(5.94, abs=0.005)
    near, far = (
        float(apparent_magnitude(bright_area_m2=1.0, range_km=d, brightness_factor=1.0)) for d in (1000.0, 1600.0)
    )
    assert 5.5 + far - near == pytest.approx(6.52, abs=0.005)


def test_a_sphere_reflects_what_it_receives() -> None:
    """Over all directions a diffuse sphere sends out reflectance x cross-section: 2/3 x mean phase x 4 is one."""
    angles = np.linspace(0.0, 180.0, 20001)
    phase = diffuse_sphere_phase(phase_angle_deg=angles) * np.sin(np.radians(angles))
    mean = np.trapezoid(phase, np.radians(angles)) / 2.0
    assert 2.0 / 3.0 * mean * 4.0 == pytest.approx(1.0, abs=1e-6)


def test_a_white_plate_facing_sun_and_observer() -> None:
    """Magnitude from the solid angle: at d with area pi d2 the plate is as bright as the Sun."""
    area = np.pi * 5e5 * 5e5
    magnitude = apparent_magnitude(bright_area_m2=area, range_km=500.0, brightness_factor=1.0)
    assert float(magnitude) == pytest.approx(SUN_MAGNITUDE)


def test_limit_above_and_below_550_km() -> None:
    limits = faintness_limit_magnitude(altitude_km=np.array([350.0, 550.0, 1100.0]), limit_at_550_km=7.0)
    np.testing.assert_allclose(limits, [7.0, 7.0, 7.0 + 2.5 * np.log10(2.0)])


def test_array_counts_by_the_suns_depression() -> None:
    parts = {
        "array_area_m2": 100.0,
        "array_reflectance": 0.05,
        "radiator_area_m2": 0.0,
        "radiator_reflectance": 0.8,
        "radiator_sun_cosine": 0.03,
        "radiator_nadir_angle_deg": 0.0,
        "body_area_m2": 0.0,
        "body_reflectance": 0.3,
    }
    assert float(bright_area_m2(**parts, sun_depression_deg=30.0)) == pytest.approx(2.5)


def count_in_view(beta_deg: float, mask_deg: float, depression_deg: float, altitude_km: float) -> float:
    """Best share over observers on the circle where the Sun is that low, by counting satellites of one ring."""
    sun = np.array([np.cos(np.radians(90.0 - beta_deg)), 0.0, np.sin(np.radians(90.0 - beta_deg))])
    phase = np.linspace(0.0, 2 * np.pi, 7201)[:-1]
    radius = EARTH_RADIUS_KM + altitude_km
    ring = radius * np.stack([np.zeros_like(phase), np.cos(phase), np.sin(phase)], axis=1)
    across = np.array([-sun[2], 0.0, sun[0]])
    dip = np.radians(depression_deg)
    best = 0.0
    for turn in np.linspace(0.0, 2 * np.pi, 721):
        outward = np.cos(turn) * across + np.sin(turn) * np.array([0.0, 1.0, 0.0])
        zenith = np.cos(dip) * outward - np.sin(dip) * sun
        away = ring - EARTH_RADIUS_KM * zenith
        sine = np.einsum("ij,j->i", away, zenith) / np.linalg.norm(away, axis=1)
        best = max(best, float((sine > np.sin(np.radians(mask_deg))).mean()))
    return best


@pytest.mark.parametrize(("beta", "mask"), [(90.0, 0.0), (85.0, 0.0), (70.0, 10.0), (60.0, 30.0)])
def test_share_in_view_against_counting(beta: float, mask: float) -> None:
    share = twilight_visible_fraction(
        altitude_km=650.0, beta_angle_deg=beta, elevation_mask_deg=mask, sun_depression_deg=12.0
    )
    assert float(share) == pytest.approx(count_in_view(beta, mask, 12.0, 650.0), abs=0.002)


def test_nothing_is_lit_inside_the_shadow() -> None:
    share = twilight_visible_fraction(
        altitude_km=np.array([100.0, 650.0]), beta_angle_deg=80.0, elevation_mask_deg=0.0, sun_depression_deg=20.0
    )
    assert share[0] == 0.0 < share[1]


@given(st.floats(300.0, 1500.0), st.floats(10.0, 500.0))
def test_higher_is_fainter_and_more_in_view(altitude: float, step: float) -> None:
    heights = np.array([altitude, altitude + step])
    magnitudes = apparent_magnitude(bright_area_m2=3.0, range_km=heights, brightness_factor=1.0)
    assert magnitudes[1] > magnitudes[0]
    share = twilight_visible_fraction(
        altitude_km=heights, beta_angle_deg=75.0, elevation_mask_deg=0.0, sun_depression_deg=12.0
    )
    assert share[1] > share[0]


def test_satellite_with_a_radiator_to_nadir_is_brighter(close: Callable[..., Any]) -> None:
    satellite = close(attitude=[0, 1])[2]
    assert satellite.apparent_magnitude[1] < satellite.apparent_magnitude[0]
    assert -2.0 < satellite.apparent_magnitude[0] < satellite.apparent_magnitude_limit[0]


def test_fewer_stand_high_than_above_the_horizon(close: Callable[..., Any]) -> None:
    satellite = close()[2]
    assert 0.03 < satellite.twilight_high_fraction[0] < 0.06
    assert satellite.twilight_visible_fraction[0] > 2.5 * satellite.twilight_high_fraction[0]
    level = close(twilight_high_elevation_deg=0.0)[2]
    assert level.twilight_high_fraction[0] == level.twilight_visible_fraction[0]
