"""Least distances inside a shell against satellites that are moved and measured, and counts against passes."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orbitdc.orbit.constellation import Constellation, Shell, sun_synchronous_shell, walker_shell
from orbitdc.orbit.fleet_light import averaged_sunlight, eclipse_by_plane
from orbitdc.orbit.passes import pass_statistics, satellites_counted
from orbitdc.orbit.propagation import positions_km
from orbitdc.orbit.spacing import neighbor_distance_km, plane_distance_km

EPOCH = 2462502.5
AXIS_KM = 6378.137 + 700


def told(shell: Shell, first_planes: int | None) -> float:
    each = shell.satellite_count // shell.plane_count
    return plane_distance_km(
        semi_major_axis_km=AXIS_KM, inclination_deg=shell.inclination_deg, node_deg=shell.node_deg,
        first_phase_deg=shell.phase_deg[::each], satellites_per_plane=each, first_planes=first_planes,
    )  # fmt: skip


def measured(shell: Shell) -> float:
    """Return the least distance of satellites of different planes through one revolution."""
    positions = positions_km(
        constellation=Constellation(shells=(shell,), epoch_julian_date=EPOCH), elapsed_s=np.linspace(0, 6000, 1201)
    )
    least = np.inf
    for one in range(shell.satellite_count):
        others = np.flatnonzero(shell.plane > shell.plane[one])
        if others.size:
            apart = positions[:, others] - positions[:, one : one + 1]
            least = min(least, float(np.sqrt((apart * apart).sum(axis=0)).min()))
    return least


@pytest.mark.parametrize("span", [180.0, 360.0])
@pytest.mark.parametrize("triple", [(40, 5, 2), (66, 6, 1), (24, 8, 3)])
def test_walker_planes_as_close_as_measured(triple: tuple[int, int, int], span: float) -> None:
    count, planes, phasing = triple
    shell = walker_shell(
        altitude_km=700, inclination_deg=60, satellite_count=count, plane_count=planes, phasing=phasing,
        node_span_deg=span,
    )  # fmt: skip
    assert told(shell, 1) == pytest.approx(told(shell, None), rel=1e-9)
    assert told(shell, None) == pytest.approx(measured(shell), abs=0.5)


def test_planes_at_local_times_as_close_as_measured() -> None:
    shell = sun_synchronous_shell(
        altitude_km=700, local_times_h=[5.5, 6, 6.2, 18], satellites_per_plane=11, epoch_julian_date=EPOCH, phasing=0.3
    )
    assert told(shell, None) == pytest.approx(measured(shell), abs=0.5)


@settings(max_examples=50)
@given(st.integers(1, 8), st.integers(1, 8), st.integers(0, 7), st.floats(1, 179))
def test_no_pair_is_nearer_than_told(planes: int, each: int, phasing: int, inclination: float) -> None:
    shell = walker_shell(
        altitude_km=700, inclination_deg=inclination, satellite_count=planes * each, plane_count=planes,
        phasing=phasing % planes,
    )  # fmt: skip
    if planes == 1:
        assert told(shell, 1) == np.inf
    else:
        assert 0 <= told(shell, 1) <= 2 * AXIS_KM


def test_neighbors_of_a_plane() -> None:
    assert float(neighbor_distance_km(semi_major_axis_km=7000.0, satellites_per_plane=6)) == pytest.approx(7000)


def test_counts_are_those_of_the_followed_passes() -> None:
    shells = tuple(
        walker_shell(altitude_km=altitude, inclination_deg=70, satellite_count=300, plane_count=10, phasing=3)
        for altitude in (550, 900)
    )
    fleet = Constellation(shells=shells, epoch_julian_date=EPOCH)
    elapsed = np.linspace(0, 86400, 1441)
    counts = satellites_counted(
        constellation=fleet, latitude_deg=np.array([50.0, -20.0]), longitude_deg=np.array([8.0, 130.0]),
        elevation_mask_deg=15.0, elapsed_s=elapsed,
    )  # fmt: skip
    for row, (latitude, longitude) in zip(counts, ((50.0, 8.0), (-20.0, 130.0)), strict=True):
        passes = pass_statistics(
            constellation=fleet, latitude_deg=latitude, longitude_deg=longitude, elevation_mask_deg=15.0, days=1,
            step_s=60.0,
        )  # fmt: skip
        assert row.mean() == pytest.approx(passes.satellites_in_view_mean, rel=1e-12)
        assert row.max() == passes.satellites_in_view_maximum


def test_the_calendar_by_plane_sums_to_the_fleet() -> None:
    shell = walker_shell(altitude_km=600, inclination_deg=97, satellite_count=40, plane_count=8, phasing=1)
    fleet = Constellation(shells=(shell,), epoch_julian_date=EPOCH)
    elapsed = 86400.0 * np.arange(40)
    lost = eclipse_by_plane(constellation=fleet, shell_index=0, planes=np.arange(8), elapsed_s=elapsed)
    light = averaged_sunlight(constellation=fleet, elapsed_s=elapsed)
    np.testing.assert_allclose(1 - lost.mean(axis=0), light.by_time, rtol=1e-12)
    np.testing.assert_allclose(1 - lost.mean(axis=1), light.by_plane, rtol=1e-12)
