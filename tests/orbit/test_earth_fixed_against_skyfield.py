"""Sidereal time, ground tracks and the sunlight of a fleet against Skyfield."""

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from skyfield.api import load, load_file, wgs84
from skyfield.positionlib import ICRF

from orbitdc.orbit.constellation import Constellation, sun_synchronous_shell, walker_shell
from orbitdc.orbit.earth_fixed import greenwich_sidereal_angle_deg
from orbitdc.orbit.fleet_light import counted_sunlight
from orbitdc.orbit.illumination import ASTRONOMICAL_UNIT_KM
from orbitdc.orbit.j2 import SECONDS_PER_DAY
from orbitdc.orbit.propagation import ground_track, positions_km

EARTH = 399
EPOCH = 2461041.5
DEGREES_OF_TWO_SECONDS = 2 / 240


@pytest.fixture(scope="module")
def ephemeris() -> Iterator[Any]:
    spec = importlib.util.find_spec("skyfield_data")
    assert spec is not None
    assert spec.origin is not None
    loaded = load_file(str(Path(spec.origin).parent / "data" / "de421.bsp"))
    yield loaded
    loaded.close()


@pytest.fixture(scope="module")
def timescale() -> Any:
    return load.timescale(builtin=True)


FLEET = Constellation(
    shells=(
        walker_shell(altitude_km=550, inclination_deg=53, satellite_count=3, plane_count=3, phasing=1),
        sun_synchronous_shell(
            altitude_km=650, local_times_h=[10.5], satellites_per_plane=2, epoch_julian_date=EPOCH
        ),
    ),
    epoch_julian_date=EPOCH,
)  # fmt: skip


def test_sidereal_time_over_twenty_years(timescale: Any) -> None:
    dates = EPOCH - 3652 + np.arange(0, 7304, 13.37)
    theirs = np.asarray(timescale.ut1_jd(dates).gmst) * 15
    error = (greenwich_sidereal_angle_deg(julian_date=dates) - theirs + 180) % 360 - 180
    assert np.abs(error).max() < 5e-5


def test_ground_track(timescale: Any) -> None:
    elapsed = np.arange(0, 12000.0, 240.0)
    latitude, longitude = ground_track(constellation=FLEET, elapsed_s=elapsed)
    positions = positions_km(constellation=FLEET, elapsed_s=elapsed)
    times = timescale.ut1_jd(EPOCH + elapsed / SECONDS_PER_DAY)
    for satellite in range(FLEET.satellite_count):
        inertial = np.einsum("jik,jk->ik", times.M, positions[:, satellite])
        place = wgs84.geographic_position_of(ICRF(inertial / ASTRONOMICAL_UNIT_KM, t=times, center=EARTH))
        np.testing.assert_allclose(latitude[satellite], place.latitude.degrees, atol=1e-6)
        error = (longitude[satellite] - place.longitude.degrees + 180) % 360 - 180
        assert np.abs(error).max() < DEGREES_OF_TWO_SECONDS, "equation of the equinoxes, at most 1.2 s"


def test_sunlight_of_a_fleet_through_a_day(ephemeris: Any, timescale: Any) -> None:
    elapsed = np.arange(0, SECONDS_PER_DAY, 120.0)
    positions = positions_km(constellation=FLEET, elapsed_s=elapsed)
    times = timescale.ut1_jd(EPOCH + elapsed / SECONDS_PER_DAY)
    light = counted_sunlight(constellation=FLEET, elapsed_s=elapsed)
    assert light.by_satellite is not None
    for satellite in range(FLEET.satellite_count):
        inertial = np.einsum("jik,jk->ik", times.M, positions[:, satellite])
        lit = ICRF(inertial / ASTRONOMICAL_UNIT_KM, t=times, center=EARTH).is_sunlit(ephemeris)
        assert light.by_satellite[satellite] == pytest.approx(lit.mean(), abs=0.003)
