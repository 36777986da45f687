"""View factor and albedo of a plate against printed tables and brute-force integration."""

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from orbitdc.environment.view import (
    albedo_view_factor,
    albedo_view_factor_series,
    albedo_w_per_m2,
    plate_to_earth_view_factor,
    sun_azimuth_cosine,
)

ANGLES = np.array([0, 30, 60, 90, 120, 150.0])
TABLE = {
    550: [0.84753, 0.73569, 0.50029, 0.25789, 0.07652, 0.00171],
    650: [0.82358, 0.71403, 0.47892, 0.24069, 0.06713, 0.00079],
    800: [0.78952, 0.68390, 0.45044, 0.21853, 0.05568, 0.00015],
    35786: [0.02288, 0.01982, 0.01144, 0.00074, 0.0, 0.0],
}


@pytest.mark.parametrize("altitude", sorted(TABLE))
def test_table(altitude: int) -> None:
    factor = plate_to_earth_view_factor(altitude_km=float(altitude), nadir_angle_deg=ANGLES)
    np.testing.assert_allclose(factor, TABLE[altitude], atol=6e-6)


def test_two_faces_see_least_edge_on() -> None:
    angle = np.linspace(0, 180, 721)
    both = plate_to_earth_view_factor(altitude_km=550.0, nadir_angle_deg=angle)
    both = both + both[::-1]
    assert both.min() == pytest.approx(0.5158, abs=5e-5)
    assert both.max() == pytest.approx(0.8475, abs=5e-5)
    assert angle[both.argmin()] == 90.0


@given(st.floats(200, 40000), st.floats(0, 179))
@example(altitude_km=4743.1640625, angle=123.99504840481211)
def test_view_falls_as_the_face_turns_away(altitude_km: float, angle: float) -> None:
    here, there = plate_to_earth_view_factor(altitude_km=altitude_km, nadir_angle_deg=np.array([angle, angle + 1]))
    assert 0 <= there <= here + 1e-12 <= 1 + 1e-12


@given(st.floats(200, 2000), st.floats(1, 179))
def test_view_by_integration_over_the_disc(altitude_km: float, angle: float) -> None:
    limb = np.arcsin(6378.137 / (6378.137 + altitude_km))
    cone = limb * (np.arange(400) + 0.5) / 400
    around = 2 * np.pi * (np.arange(400) + 0.5) / 400
    tilt = np.radians(angle)
    cosine = np.cos(tilt) * np.cos(cone)[:, None] + np.sin(tilt) * np.sin(cone)[:, None] * np.cos(around)
    numeric = (np.maximum(cosine, 0) * np.sin(cone)[:, None]).sum() * (limb / 400) * (2 * np.pi / 400) / np.pi
    closed = float(plate_to_earth_view_factor(altitude_km=altitude_km, nadir_angle_deg=angle))
    assert closed == pytest.approx(numeric, abs=2e-4)


def test_albedo_of_a_nadir_plate() -> None:
    zenith = np.array([0, 30, 60, 80, 90, 100.0])
    factor = albedo_view_factor(altitude_km=550.0, nadir_angle_deg=0.0, solar_zenith_deg=zenith, sun_azimuth_cosine=1.0)
    expected = [0.84195, 0.72915, 0.42097, 0.14725, 0.02517, 0.00104]
    np.testing.assert_allclose(factor, expected, atol=5e-5)


def test_albedo_of_an_upright_plate() -> None:
    zenith = np.array([0, 30, 60, 90.0])
    facing = albedo_view_factor(
        altitude_km=550.0, nadir_angle_deg=90.0, solar_zenith_deg=zenith, sun_azimuth_cosine=1.0
    )
    np.testing.assert_allclose(facing, [0.25495, 0.23402, 0.15038, 0.02645], rtol=3e-3)
    across, away = albedo_view_factor(
        altitude_km=550.0, nadir_angle_deg=90.0, solar_zenith_deg=90.0, sun_azimuth_cosine=np.array([0.0, -1.0])
    )
    assert across == pytest.approx(0.00842, abs=3e-5)
    assert away == pytest.approx(0.0, abs=1e-12)


@given(st.floats(300, 2000), st.floats(0, 180), st.floats(0, 110), st.floats(-1, 1))
def test_albedo_series_follows_the_quadrature(altitude: float, tilt: float, zenith: float, cosine: float) -> None:
    series = albedo_view_factor_series(altitude_km=altitude, nadir_angle_deg=tilt, solar_zenith_deg=zenith)
    exact = albedo_view_factor(
        altitude_km=altitude, nadir_angle_deg=tilt, solar_zenith_deg=zenith, sun_azimuth_cosine=cosine
    )
    value = sum(float(c) * cosine**k for k, c in enumerate(series))
    assert value == pytest.approx(float(exact), abs=1.5e-3)
    view = plate_to_earth_view_factor(altitude_km=altitude, nadir_angle_deg=tilt)
    assert 0 <= float(exact) <= float(view) + 3e-3


@given(st.floats(5, 175), st.floats(5, 120), st.floats(-1, 1))
def test_azimuth_follows_from_the_sun_cosine(tilt: float, zenith: float, azimuth: float) -> None:
    face, z = np.radians(tilt), np.radians(zenith)
    sun = np.sin(face) * np.sin(z) * azimuth - np.cos(face) * np.cos(z)
    back = sun_azimuth_cosine(nadir_angle_deg=tilt, solar_zenith_deg=zenith, sun_cosine=sun)
    assert float(back) == pytest.approx(azimuth, abs=1e-9)


def test_albedo_is_the_product() -> None:
    flux = albedo_w_per_m2(
        solar_irradiance_w_per_m2=np.array([1361.0, 1400.0]), earth_albedo_fraction=0.3, view_factor=0.5
    )
    np.testing.assert_allclose(flux, [204.15, 210.0])


def test_view_scalar_equals_array() -> None:
    whole = plate_to_earth_view_factor(altitude_km=550.0, nadir_angle_deg=ANGLES)
    single = [float(plate_to_earth_view_factor(altitude_km=550.0, nadir_angle_deg=float(a))) for a in ANGLES]
    assert single == whole.tolist()
