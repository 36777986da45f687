"""Sunlight counted by matrix products against every satellite's own geometry and against the closed form."""

import tracemalloc

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orbitdc.orbit.constellation import Constellation, sun_synchronous_shell, walker_shell
from orbitdc.orbit.fleet_light import averaged_sunlight, counted_sunlight
from orbitdc.orbit.illumination import ASTRONOMICAL_UNIT_KM, SUN_RADIUS_KM, beta_angle_deg, eclipse_fraction
from orbitdc.orbit.j2 import EARTH_RADIUS_KM, SECONDS_PER_DAY
from orbitdc.orbit.propagation import julian_dates, positions_km
from orbitdc.orbit.sun import sun_direction, sun_distance_au
from orbitdc.scenario.declaration import Array

EPOCH = 2462502.5 + 150
FLEET = Constellation(
    shells=(
        walker_shell(altitude_km=550, inclination_deg=53, satellite_count=330, plane_count=11, phasing=3),
        sun_synchronous_shell(
            altitude_km=650, local_times_h=[18.0, 10.5], satellites_per_plane=16, epoch_julian_date=EPOCH
        ),
    ),
    epoch_julian_date=EPOCH,
)
TIMES = np.arange(0, 6000.0, 20.0)


def separations(times: Array) -> tuple[Array, Array, Array, Array]:
    """Dot product with the Sun, squared radius, and angular radii seen from each satellite, vector by vector."""
    dates = julian_dates(constellation=FLEET, elapsed_s=times)
    ascension, declination = (np.radians(v) for v in sun_direction(julian_date=dates))
    sun = np.array(
        [np.cos(declination) * np.cos(ascension), np.cos(declination) * np.sin(ascension), np.sin(declination)]
    )
    position = positions_km(constellation=FLEET, elapsed_s=times)
    along = (position * sun[:, None, :]).sum(axis=0)
    squared = (position * position).sum(axis=0)
    disc = np.arcsin(SUN_RADIUS_KM / (ASTRONOMICAL_UNIT_KM * sun_distance_au(julian_date=dates)))
    return along, squared, disc, np.arcsin(EARTH_RADIUS_KM / np.sqrt(squared))


def test_cylinder_against_every_position() -> None:
    along, squared, _, _ = separations(TIMES)
    dark = (along < 0) & (squared - along * along < EARTH_RADIUS_KM * EARTH_RADIUS_KM)
    assert 0.1 < dark.mean() < 0.5
    light = counted_sunlight(constellation=FLEET, elapsed_s=TIMES)
    np.testing.assert_allclose(light.by_time, 1 - dark.mean(axis=0), atol=1e-12)
    assert light.by_satellite is not None
    np.testing.assert_allclose(light.by_satellite, 1 - dark.mean(axis=1), atol=1e-12)
    np.testing.assert_allclose(light.by_plane[-1], 1 - dark[-16:].mean(), atol=1e-12)
    assert light.by_plane.size == FLEET.plane_count


def test_cone_against_overlapping_discs_integrated_by_strips() -> None:
    along, squared, disc, earth = separations(TIMES)
    apart = np.arccos(np.clip(-along / np.sqrt(squared), -1, 1))
    strip = (np.arange(4000) + 0.5) / 4000 * 2 - 1
    lit = np.where(apart >= earth + disc, 1.0, 0.0)
    between = np.argwhere((apart < earth + disc) & (apart > earth - disc))
    assert len(between) > 50
    for row, column in between:
        a, big, c = disc[column], earth[row, column], apart[row, column]
        x = c + a * strip
        chord = a * np.sqrt(1 - strip * strip)
        earth_chord = np.sqrt(np.maximum(big * big - x * x, 0.0))
        lit[row, column] = 1 - np.minimum(chord, earth_chord).sum() / chord.sum()
    light = counted_sunlight(constellation=FLEET, elapsed_s=TIMES, shadow="cone")
    assert light.by_satellite is not None
    np.testing.assert_allclose(light.by_time, lit.mean(axis=0), atol=1e-6)
    np.testing.assert_allclose(light.by_satellite, lit.mean(axis=1), atol=1e-6)


def test_cone_and_cylinder_agree_in_the_mean() -> None:
    cylinder = counted_sunlight(constellation=FLEET, elapsed_s=TIMES).by_time.mean()
    cone = counted_sunlight(constellation=FLEET, elapsed_s=TIMES, shadow="cone").by_time.mean()
    assert cone != cylinder
    assert cone == pytest.approx(cylinder, abs=3e-4)


@settings(max_examples=12, deadline=None)
@given(st.integers(1, 400), st.integers(1, 400), st.sampled_from(["cylinder", "cone"]))
def test_any_block_size_counts_the_same(rows: int, columns: int, shadow: str) -> None:
    times = TIMES[:45]
    whole = counted_sunlight(constellation=FLEET, elapsed_s=times, shadow=shadow)
    parts = counted_sunlight(
        constellation=FLEET,
        elapsed_s=times,
        shadow=shadow,
        satellites_per_block=rows,
        times_per_block=columns,
    )
    np.testing.assert_allclose(parts.by_time, whole.by_time, rtol=0, atol=1e-10)
    np.testing.assert_allclose(parts.by_satellite, whole.by_satellite, rtol=0, atol=1e-10)


def test_counts_of_even_planes_stay_within_one_satellite_of_the_phase_average() -> None:
    counted = counted_sunlight(constellation=FLEET, elapsed_s=TIMES)
    averaged = averaged_sunlight(constellation=FLEET, elapsed_s=TIMES)
    planes, satellites = FLEET.plane_count, FLEET.satellite_count
    assert np.abs(counted.by_time - averaged.by_time).max() < planes / satellites
    assert counted.by_time.mean() == pytest.approx(averaged.by_time.mean(), abs=2e-3)


def test_phase_average_is_the_eclipse_fraction_of_the_beta_angle() -> None:
    year = np.arange(0, 365 * SECONDS_PER_DAY, 5.3 * SECONDS_PER_DAY)
    shell = sun_synchronous_shell(
        altitude_km=650, local_times_h=[18.0], satellites_per_plane=3, epoch_julian_date=EPOCH
    )
    fleet = Constellation(shells=(shell,), epoch_julian_date=EPOCH)
    beta = beta_angle_deg(
        inclination_deg=shell.inclination_deg,
        local_time_of_ascending_node_h=18.0,
        julian_date=EPOCH + year / SECONDS_PER_DAY,
    )
    expected = 1 - eclipse_fraction(altitude_km=650.0, beta_angle_deg=beta)
    light = averaged_sunlight(constellation=fleet, elapsed_s=year)
    np.testing.assert_allclose(light.by_time, expected, atol=2e-4)
    assert light.by_plane[0] == pytest.approx(float(light.by_time.mean()), abs=1e-12)
    assert light.by_satellite is None


def test_planes_weigh_by_their_satellites() -> None:
    shells = tuple(
        sun_synchronous_shell(altitude_km=650, local_times_h=[h], satellites_per_plane=n, epoch_julian_date=EPOCH)
        for h, n in ((18.0, 30), (12.0, 10))
    )
    both = averaged_sunlight(constellation=Constellation(shells=shells, epoch_julian_date=EPOCH), elapsed_s=TIMES)
    assert both.by_time.mean() == pytest.approx(0.75 * both.by_plane[0] + 0.25 * both.by_plane[1], abs=1e-12)
    assert both.by_plane[0] > both.by_plane[1] + 0.1


def test_counting_keeps_nothing_of_size_satellites_times_times() -> None:
    shell = walker_shell(altitude_km=550, inclination_deg=53, satellite_count=100_000, plane_count=100, phasing=1)
    fleet = Constellation(shells=(shell,), epoch_julian_date=EPOCH)
    times = np.arange(0, 6000.0, 15.0)
    tracemalloc.start()
    light = counted_sunlight(constellation=fleet, elapsed_s=times)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 10e6 < 8 * 100_000 * times.size
    assert 0.5 < light.by_time.mean() < 0.8
