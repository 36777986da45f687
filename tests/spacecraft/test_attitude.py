from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from orbitdc.spacecraft.attitude import array_ram_fraction, radiator_nadir_angle_deg, radiator_ram_fraction
from orbitdc.spacecraft.parameters import ATTITUDES

ALONG_VELOCITY, TO_NADIR, INERTIAL, ORBIT_FIXED = (np.array([float(i)]) for i in range(4))


def two_face_view_sum(angle_deg: float, altitude_km: float) -> float:
    """Integrate the view of both faces over the disk of Earth."""
    half = np.arcsin(6378.137 / (6378.137 + altitude_km))
    off = (np.arange(400) + 0.5) / 400 * half
    around = (np.arange(720) + 0.5) / 720 * 2 * np.pi
    tilt = np.radians(angle_deg)
    cosine = np.cos(off)[:, None] * np.cos(tilt) + np.sin(off)[:, None] * np.sin(tilt) * np.cos(around)
    cell = np.sin(off)[:, None] * (half / 400) * (2 * np.pi / 720)
    return float((np.abs(cosine) * cell).sum() / np.pi)


def orbit_vectors(beta_deg: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    beta, angle = np.radians(beta_deg), (np.arange(20000) + 0.5) / 20000 * 2 * np.pi
    zero = np.zeros_like(angle)
    radial = np.stack([np.cos(angle), np.sin(angle), zero])
    velocity = np.stack([-np.sin(angle), np.cos(angle), zero])
    sun = np.array([np.cos(beta), 0.0, np.sin(beta)])[:, None] + np.zeros_like(radial)
    return radial, velocity, sun


@pytest.mark.parametrize("beta", [5.0, 30.0, 58.0, 75.0, 89.0])
def test_ram_fractions_against_averages_over_the_orbit(beta: float) -> None:
    radial, velocity, sun = orbit_vectors(beta)
    across = np.cross(sun, radial, axis=0)
    across /= np.linalg.norm(across, axis=0)
    down = radial - (radial * sun).sum(axis=0) * sun
    down /= np.linalg.norm(down, axis=0)
    for code, normal in ((ALONG_VELOCITY, across), (TO_NADIR, down)):
        fraction = radiator_ram_fraction(
            attitude=code, beta_sine_mean=np.sin(np.radians(beta)), sun_pointing_error_deg=0.0
        )
        assert fraction[0] == pytest.approx(np.abs((normal * velocity).sum(axis=0)).mean(), rel=1e-5)
    array = array_ram_fraction(attitude=TO_NADIR, beta_cosine_mean=np.cos(np.radians(beta)), sun_pointing_error_deg=0.0)
    assert array[0] == pytest.approx(np.abs((sun * velocity).sum(axis=0)).mean(), rel=1e-5)


def year_of_sun(node_hour: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Radial and velocity directions and the Sun over days and places of a Sun-synchronous year, (3, days, places)."""
    day = np.arange(0.0, 365.0, 5.0)[:, None]
    mean_sun, tilt, inclination = 2 * np.pi * day / 365.25, np.radians(23.44), np.radians(98.0)
    longitude = mean_sun + 2 * 0.0167 * np.sin(mean_sun - np.radians(283.0))
    sun = np.stack([np.cos(longitude), np.cos(tilt) * np.sin(longitude), np.sin(tilt) * np.sin(longitude)])
    node = mean_sun + np.radians(15 * (node_hour - 12))
    place = ((np.arange(720) + 0.5) / 720 * 2 * np.pi)[None, :]

    def along(angle: np.ndarray) -> np.ndarray:
        x, y = np.cos(angle), np.sin(angle)
        return np.stack(
            [
                np.cos(node) * x - np.sin(node) * np.cos(inclination) * y,
                np.sin(node) * x + np.cos(node) * np.cos(inclination) * y,
                np.sin(inclination) * y + 0 * node,
            ]
        )

    return along(place), along(place + np.pi / 2), np.broadcast_to(sun, (3, day.size, place.size))


@pytest.mark.parametrize("node_hour", [6.0, 9.0, 15.0, 18.0])
def test_year_means_of_ram_fractions_against_vectors(node_hour: float) -> None:
    radial, velocity, sun = year_of_sun(node_hour)
    pole = np.cross(radial, velocity, axis=0)
    sine = np.abs((pole * sun).sum(axis=0))
    sine_mean, cosine_mean = sine.mean(), np.sqrt(1 - sine * sine).mean()
    across = np.cross(sun, radial, axis=0)
    across /= np.linalg.norm(across, axis=0)
    down = radial - (radial * sun).sum(axis=0) * sun
    down /= np.linalg.norm(down, axis=0)
    for code, normal, tolerance in ((ALONG_VELOCITY, across, 5e-3), (TO_NADIR, down, 1e-3)):
        fraction = radiator_ram_fraction(attitude=code, beta_sine_mean=sine_mean, sun_pointing_error_deg=0.0)
        assert fraction[0] == pytest.approx(np.abs((normal * velocity).sum(axis=0)).mean(), rel=tolerance)
    array = array_ram_fraction(attitude=TO_NADIR, beta_cosine_mean=cosine_mean, sun_pointing_error_deg=0.0)
    assert array[0] == pytest.approx(np.abs((sun * velocity).sum(axis=0)).mean(), rel=1e-3)


def test_low_view_sum_and_edge_on_drag_exclude_each_other() -> None:
    for code in (ALONG_VELOCITY, TO_NADIR):
        angle = float(radiator_nadir_angle_deg(attitude=code)[0])
        view = two_face_view_sum(angle, 650.0)
        ram = float(
            radiator_ram_fraction(attitude=code, beta_sine_mean=np.sin(np.radians(88.0)), sun_pointing_error_deg=1.0)[0]
        )
        assert (view == pytest.approx(0.481, abs=2e-3), ram > 0.95) in ((True, True), (False, False))
        assert (view == pytest.approx(0.824, abs=2e-3), ram < 0.05) in ((True, True), (False, False))
        assert (view < 0.5) != (ram < 0.5)


def test_forty_five_degrees_stand_for_the_turning_radiator() -> None:
    angles = (np.arange(30) + 0.5) / 30 * 90.0
    mean = np.mean([two_face_view_sum(float(a), 650.0) for a in angles])
    stand_in = float(radiator_nadir_angle_deg(attitude=INERTIAL)[0])
    assert two_face_view_sum(stand_in, 650.0) == pytest.approx(mean, rel=0.03)


def test_stage_by_attitude(close: Callable[..., Any]) -> None:
    result = close(attitude=np.arange(len(ATTITUDES)))[0]
    np.testing.assert_array_equal(result.radiator_nadir_angle_deg, [90.0, 0.0, 45.0, 0.0])
    cosines = np.sin(np.radians([2.0, 2.0, 6.1, 34.0]))
    np.testing.assert_allclose(result.radiator_sun_cosine, cosines, rtol=1e-12)
    np.testing.assert_allclose(result.array_energy_fraction, [0.963, 0.963, 0.963 * 0.9596, 0.90], rtol=1e-3)
    np.testing.assert_allclose(result.array_energy_fraction_worst_day, [0.774, 0.774, 0.774 * 0.9175, 0.66], rtol=1e-3)
    assert result.array_ram_fraction[3] == pytest.approx(np.sin(np.radians(2.0)))
    assert (result.array_ram_fraction[:3] > 0.15).all()
