"""The visibility integral against counted satellites of random phase and node."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orbitdc.link.visibility import cap_angle_rad, satellites_in_view, visible_fraction

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
