"""Positions by matrix products against sines and cosines of every satellite, in one piece and in blocks."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orbitdc.orbit.constellation import Constellation, ConstellationError, walker_shell
from orbitdc.orbit.earth_fixed import geodetic_position, greenwich_sidereal_angle_deg
from orbitdc.orbit.j2 import (
    SECONDS_PER_DAY,
    mean_motion_rad_per_s,
    nodal_rate_deg_per_day,
    semi_major_axis_km,
)
from orbitdc.orbit.propagation import (
    ground_track,
    julian_dates,
    latitude_argument_rate_rad_per_s,
    position_blocks,
    positions_km,
)
from orbitdc.scenario.declaration import Array

EPOCH = 2462502.5
SHELLS = (
    walker_shell(altitude_km=550, inclination_deg=53, satellite_count=60, plane_count=6, phasing=2),
    walker_shell(altitude_km=650, inclination_deg=97.986, satellite_count=7, plane_count=1, phasing=0),
)
FLEET = Constellation(shells=SHELLS, epoch_julian_date=EPOCH)
DAY = np.linspace(0, SECONDS_PER_DAY, 145)


def directly(constellation: Constellation, elapsed_s: Array, turned_rad: Array | float = 0.0) -> Array:
    parts = []
    for shell in constellation.shells:
        orbit = {"altitude_km": shell.altitude_km, "inclination_deg": shell.inclination_deg}
        node = np.radians(shell.node_deg[shell.plane])[:, None] - turned_rad
        node = node + np.radians(nodal_rate_deg_per_day(**orbit)) / SECONDS_PER_DAY * elapsed_s
        along = np.radians(shell.phase_deg)[:, None] + latitude_argument_rate_rad_per_s(**orbit) * elapsed_s
        tilt = np.radians(shell.inclination_deg)
        parts.append(
            semi_major_axis_km(altitude_km=shell.altitude_km)
            * np.array(
                [
                    np.cos(node) * np.cos(along) - np.sin(node) * np.sin(along) * np.cos(tilt),
                    np.sin(node) * np.cos(along) + np.cos(node) * np.sin(along) * np.cos(tilt),
                    np.sin(along) * np.sin(tilt),
                ]
            )
        )
    return np.concatenate(parts, axis=1)


def test_matrix_products_equal_direct_trigonometry() -> None:
    error = positions_km(constellation=FLEET, elapsed_s=DAY) - directly(FLEET, DAY)
    assert np.abs(error).max() < 1e-9


def test_earth_fixed_positions_are_turned_by_sidereal_time() -> None:
    angle = np.radians(greenwich_sidereal_angle_deg(julian_date=EPOCH + DAY / SECONDS_PER_DAY))
    error = positions_km(constellation=FLEET, elapsed_s=DAY, earth_fixed=True) - directly(FLEET, DAY, angle)
    assert np.abs(error).max() < 1e-9


@settings(max_examples=15, deadline=None)
@given(st.integers(1, 70), st.integers(1, 150), st.booleans())
def test_streamed_equals_stored_at_any_block_size(rows: int, columns: int, earth_fixed: bool) -> None:
    stored = positions_km(constellation=FLEET, elapsed_s=DAY, earth_fixed=earth_fixed)
    streamed = np.full_like(stored, np.nan)
    for satellites, times, block in position_blocks(
        constellation=FLEET,
        elapsed_s=DAY,
        earth_fixed=earth_fixed,
        satellites_per_block=rows,
        times_per_block=columns,
    ):
        assert block.shape[1] <= rows
        assert block.shape[2] <= columns
        streamed[:, satellites, times] = block
    np.testing.assert_allclose(streamed, stored, rtol=0, atol=5e-12)


def test_a_buffer_is_filled_and_returned() -> None:
    out = np.empty((3, FLEET.satellite_count, DAY.size))
    assert positions_km(constellation=FLEET, elapsed_s=DAY, out=out) is out
    np.testing.assert_array_equal(out, positions_km(constellation=FLEET, elapsed_s=DAY))
    with pytest.raises(ConstellationError, match="another shape"):
        positions_km(constellation=FLEET, elapsed_s=DAY, out=out[:, 1:])


def test_orbits_stay_circles() -> None:
    x, y, z = positions_km(constellation=FLEET, elapsed_s=DAY)
    radius = np.sqrt(x * x + y * y + z * z)
    np.testing.assert_allclose(radius[:60], 6928.137, atol=1e-9)
    np.testing.assert_allclose(radius[60:], 7028.137, atol=1e-9)


def test_phase_rate_at_the_inclination_of_no_correction() -> None:
    motion = float(mean_motion_rad_per_s(altitude_km=700))
    assert float(latitude_argument_rate_rad_per_s(altitude_km=700, inclination_deg=60)) == pytest.approx(motion)
    rates = latitude_argument_rate_rad_per_s(altitude_km=700, inclination_deg=np.array([0, 60, 90]))
    assert rates[0] > rates[1] > rates[2]


def test_dates_outside_the_ephemeris_are_named() -> None:
    with pytest.raises(ConstellationError, match="outside the ephemeris"):
        julian_dates(constellation=FLEET, elapsed_s=np.array([0.0, 40 * 365.25 * SECONDS_PER_DAY]))


def test_ground_track_reaches_the_inclination_and_walks_west() -> None:
    time = np.arange(0, 2 * 5739.0, 5.0)
    latitude, longitude = ground_track(constellation=FLEET, elapsed_s=time)
    assert latitude[:60].max() == pytest.approx(53.0, abs=0.25)
    assert latitude[60:].max() == pytest.approx(180 - 97.986, abs=0.1)
    upward = np.flatnonzero((latitude[0][:-1] < 0) & (latitude[0][1:] >= 0))
    assert len(upward) >= 1
    assert ((longitude[0][upward[0]] - longitude[0][0] + 180) % 360 - 180) == pytest.approx(-24.2, abs=0.5)
    assert np.abs(longitude).max() <= 180


def test_geodetic_position_of_the_ellipsoid() -> None:
    polar = 6378.137 * (1 - 1 / 298.257223563)
    latitude, longitude, height = geodetic_position(
        x_km=np.array([6878.137, 0.0]), y_km=np.array([0.0, 0.0]), z_km=np.array([0.0, polar + 600])
    )
    np.testing.assert_allclose(latitude, [0, 90], atol=1e-12)
    np.testing.assert_allclose(height, [500, 600], atol=1e-9)
    assert longitude[0] == 0
