"""Walker patterns, Sun-synchronous planes and shells put together."""

import tracemalloc

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orbitdc.orbit.constellation import (
    Constellation,
    ConstellationError,
    Shell,
    local_time_shell,
    sun_synchronous_altitude_km,
    sun_synchronous_shell,
    walker_numbers,
    walker_shell,
)
from orbitdc.orbit.j2 import sun_synchronous_inclination_deg
from orbitdc.orbit.sun import mean_longitude_deg
from orbitdc.scenario.errors import ScenarioError

EPOCH = 2462502.5


def walker(satellites: int, planes: int, phasing: int, **more: float) -> Shell:
    return walker_shell(
        altitude_km=550, inclination_deg=53, satellite_count=satellites, plane_count=planes, phasing=phasing, **more
    )


@pytest.mark.parametrize(
    ("triple", "span", "plane", "member", "node", "phase"),
    [
        ((66, 6, 2), 180, 3, 4, 90.0, 163.636364),
        ((66, 6, 2), 180, 5, 10, 150.0, 21.818182),
        ((1584, 72, 39), 360, 5, 10, 25.0, 207.954545),
    ],
)
def test_slots_of_an_independent_generator(
    triple: tuple[int, int, int], span: float, plane: int, member: int, node: float, phase: float
) -> None:
    shell = walker(*triple, node_span_deg=span)
    index = plane * (triple[0] // triple[1]) + member
    assert shell.plane[index] == plane
    assert shell.node_deg[plane] == pytest.approx(node, abs=1e-9)
    assert shell.phase_deg[index] % 360 == pytest.approx(phase, abs=1e-6)


@given(st.integers(1, 12), st.integers(1, 12), st.integers(0, 11))
def test_a_walker_pattern_looks_the_same_from_every_satellite(planes: int, members: int, phasing: int) -> None:
    count = planes * members
    shell = walker(count, planes, phasing % planes)
    assert shell.satellite_count == count
    assert shell.plane_population.tolist() == [members] * planes
    steps = np.round(shell.phase_deg * count / 360).astype(int).reshape(planes, members)
    np.testing.assert_allclose(shell.phase_deg.reshape(planes, members), steps * 360 / count, atol=1e-9)
    for row in steps:
        assert sorted((row - row[0]) % count) == [k * planes for k in range(members)]
    np.testing.assert_array_equal((steps[1:, 0] - steps[:-1, 0]) % count, phasing % planes)
    around = (steps[0, 0] - steps[-1, 0] - phasing % planes) % count
    assert around % planes == 0, "the last plane leads to the first, but for a whole number of slots"


@pytest.mark.parametrize(
    ("triple", "word"),
    [((10, 3, 0), "equal numbers"), ((12, 3, 3), "0..P-1"), ((12, 3, -1), "0..P-1"), ((0, 3, 0), "equal numbers")],
)
def test_a_triple_that_is_no_walker_pattern(triple: tuple[int, int, int], word: str) -> None:
    with pytest.raises(ConstellationError, match=word) as caught:
        walker(*triple)
    assert isinstance(caught.value, ValueError)
    assert isinstance(caught.value, ScenarioError)
    assert caught.value.problems[0].fix


def test_walker_text() -> None:
    assert walker_numbers(text=" 53:1584/72/39 ") == (53.0, 1584, 72, 39)
    for bad in ("53 1584/72/39", "53:1584/72", "a:1/1/0", ""):
        with pytest.raises(ConstellationError, match="i:T/P/F"):
            walker_numbers(text=bad)


def test_every_problem_of_a_shell_is_named_at_once() -> None:
    with pytest.raises(ConstellationError) as caught:
        walker_shell(altitude_km=150, inclination_deg=200, satellite_count=4, plane_count=2, phasing=0)
    assert {p.key for p in caught.value.problems} == {"altitude_km", "inclination_deg"}


@pytest.mark.parametrize("altitude", [199.9, 2000.1, float("nan")])
def test_altitude_outside_validity(altitude: float) -> None:
    with pytest.raises(ConstellationError, match="altitude outside"):
        sun_synchronous_shell(
            altitude_km=altitude, local_times_h=[18.0], satellites_per_plane=4, epoch_julian_date=EPOCH
        )


@pytest.mark.parametrize("epoch", [2414864.0, 2471185.0, float("nan")])
def test_date_outside_the_ephemeris(epoch: float) -> None:
    with pytest.raises(ConstellationError, match="outside the ephemeris"):
        Constellation(shells=(walker(12, 3, 1),), epoch_julian_date=epoch)


def test_sun_synchronous_planes_stand_at_their_local_times() -> None:
    shell = sun_synchronous_shell(
        altitude_km=650, local_times_h=[6.0, 12.0, 18.0], satellites_per_plane=4, epoch_julian_date=EPOCH, phasing=0.5
    )
    from_mean_sun = (shell.node_deg - float(mean_longitude_deg(julian_date=EPOCH))) % 360
    np.testing.assert_allclose(from_mean_sun, [270, 0, 90], atol=1e-9)
    np.testing.assert_allclose(shell.phase_deg.reshape(3, 4)[:, 0], [0, 45, 0])
    assert shell.inclination_deg == pytest.approx(97.986, abs=1e-4)


def test_any_inclination_can_start_at_a_local_time() -> None:
    shell = local_time_shell(
        altitude_km=550, inclination_deg=53, local_times_h=[12.0], satellites_per_plane=2, epoch_julian_date=EPOCH
    )
    assert shell.inclination_deg == 53
    assert (shell.node_deg[0] - float(mean_longitude_deg(julian_date=EPOCH))) % 360 == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize("inclination", [53.0, 90.0, 95.0, 106.0, 180.0])
def test_inclination_that_cannot_be_sun_synchronous(inclination: float) -> None:
    with pytest.raises(ConstellationError, match="cannot be Sun-synchronous"):
        sun_synchronous_altitude_km(inclination_deg=inclination)


def test_inclination_that_is_sun_synchronous_elsewhere() -> None:
    with pytest.raises(ConstellationError, match="drifts"):
        sun_synchronous_shell(
            altitude_km=650,
            local_times_h=[18.0],
            satellites_per_plane=4,
            epoch_julian_date=EPOCH,
            inclination_deg=99.5,
        )
    near = sun_synchronous_shell(
        altitude_km=650, local_times_h=[18.0], satellites_per_plane=4, epoch_julian_date=EPOCH, inclination_deg=98.2
    )
    assert near.inclination_deg == 98.2


@given(st.floats(200, 2000))
def test_altitude_and_inclination_are_each_others_inverse(altitude_km: float) -> None:
    inclination = float(sun_synchronous_inclination_deg(altitude_km=altitude_km))
    assert sun_synchronous_altitude_km(inclination_deg=inclination) == pytest.approx(altitude_km, abs=1e-6)


def test_bad_local_times_and_counts() -> None:
    with pytest.raises(ConstellationError) as caught:
        sun_synchronous_shell(altitude_km=650, local_times_h=[25], satellites_per_plane=0, epoch_julian_date=EPOCH)
    assert {p.key for p in caught.value.problems} == {"local_times_h", "satellites_per_plane"}


def test_shells_from_a_list_are_numbered_through() -> None:
    shells = (walker(12, 3, 1), walker(20, 5, 2))
    both = Constellation(shells=shells, epoch_julian_date=EPOCH)
    assert (both.satellite_count, both.plane_count) == (32, 8)
    with pytest.raises(ConstellationError, match="without shells"):
        Constellation(shells=(), epoch_julian_date=EPOCH)
    with pytest.raises(ConstellationError, match="do not match"):
        Shell(
            altitude_km=550,
            inclination_deg=53,
            node_deg=np.zeros(2),
            plane=np.array([0, 2], np.int32),
            phase_deg=np.zeros(2),
        )


def test_a_million_satellites_take_little_memory() -> None:
    tracemalloc.start()
    shell = walker(1_000_000, 1_000, 7)
    kept, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert shell.satellite_count == 1_000_000
    assert kept < 16e6
    assert peak < 64e6
