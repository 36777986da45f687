"""Published and independently computed numbers of shells: crossing planes, slots and light at other altitudes."""

from __future__ import annotations

from functools import cache, partial

import numpy as np

from orbitdc.compute.parameters import ComputeParameters
from orbitdc.fleet.parameters import FleetParameters
from orbitdc.orbit.j2 import semi_major_axis_km, sun_synchronous_inclination_deg
from orbitdc.orbit.parameters import OrbitParameters
from orbitdc.orbit.result import OrbitResult
from orbitdc.orbit.shell import shell
from orbitdc.orbit.slots import pair_distance_km
from orbitdc.scenario.declaration import Array, default_arrays
from orbitdc.validation.case import Case


@cache
def _one_plane(altitude_km: float, local_time_h: float) -> OrbitResult:
    """One Sun-synchronous plane."""
    place = {"altitude_km": altitude_km, "local_time_of_ascending_node_h": local_time_h, "plane_count": 1}
    return shell(
        orbit=default_arrays(OrbitParameters, place),
        fleet=default_arrays(FleetParameters),
        compute=default_arrays(ComputeParameters),
    )


def _walker_distance_km(
    altitude_km: float, inclination_deg: float, planes: int, satellites_per_plane: int, phasing: int
) -> float:
    """Least distance between any two satellites of different planes of a Walker delta pattern."""
    difference: Array = np.arange(1.0, planes)[:, np.newaxis]
    node: Array = 360 / planes * difference
    phase: Array = 360 / satellites_per_plane * (np.arange(satellites_per_plane) + phasing * difference / planes)
    return float(
        pair_distance_km(
            semi_major_axis_km=semi_major_axis_km(altitude_km=altitude_km),
            inclination_deg=inclination_deg,
            node_difference_deg=node,
            phase_difference_deg=phase,
        ).min()
    )


def _best_phasing(altitude_km: float, inclination_deg: float, planes: int, satellites_per_plane: int) -> float:
    """Phasing of the largest least distance."""
    return max(
        range(planes),
        key=lambda f: _walker_distance_km(altitude_km, inclination_deg, planes, satellites_per_plane, f),
    )


def _inclination_deg(altitude_km: float) -> float:
    return float(sun_synchronous_inclination_deg(altitude_km=altitude_km))


def _longest_eclipse_min(altitude_km: float, local_time_h: float) -> float:
    return float(_one_plane(altitude_km, local_time_h).eclipse_duration_maximum_s[0] / 60)


def _eclipse_share(altitude_km: float, local_time_h: float) -> float:
    return float(1 - _one_plane(altitude_km, local_time_h).sunlit_time_fraction[0])


def _inclination_cases() -> tuple[Case, ...]:
    computed = ((400, 97.0300), (550, 97.5930), (800, 98.6031), (1000, 99.4793))
    return tuple(
        Case(
            id=f"sso-inclination-{altitude}km-computed",
            area="orbit",
            text=f"Sun-synchronous inclination at {altitude:,} km",
            compute=partial(_inclination_deg, altitude),
            published=published,
            tolerance=1e-4,
            unit="deg",
            source="brahe_2026",
            status="computed",
        )
        for altitude, published in computed
    )


def _light_cases() -> tuple[Case, ...]:
    computed = (
        (550, 18, 21.654, 0.05028),
        (800, 18, 16.882, 0.02778),
        (1000, 18, 13.067, 0.01543),
        (650, 6, 19.749, 0.03844),
    )
    longest = tuple(
        Case(
            id=f"longest-eclipse-{altitude}km-{hour:02d}h",
            area="orbit",
            text=f"Longest eclipse at {altitude:,} km, node at {hour:02d}:00, by is_sunlit daily in steps of 0.25 deg",
            compute=partial(_longest_eclipse_min, altitude, hour),
            published=minutes,
            tolerance=0.04,
            unit="min",
            source="skyfield_2019",
            status="computed",
        )
        for altitude, hour, minutes, _ in computed
    )
    shares = tuple(
        Case(
            id=f"eclipse-share-{altitude}km-{hour:02d}h",
            area="orbit",
            text=f"Share of the year in eclipse at {altitude:,} km, node at {hour:02d}:00, by the same computation",
            compute=partial(_eclipse_share, altitude, hour),
            published=share,
            tolerance=2e-4,
            unit="1",
            source="skyfield_2019",
            status="computed",
        )
        for altitude, hour, _, share in computed
    )
    return longest + shares


CASES: tuple[Case, ...] = (
    Case(
        id="walker-distance-starlink",
        area="orbit",
        text="Least distance between satellites of 22 planes of 72 at 550 km and 53 deg with phasing 17",
        compute=lambda: _walker_distance_km(550, 53, 22, 72, 17),
        published=61.83,
        tolerance=0.01,
        unit="km",
        source="liang_2021",
        status="secondary",
    ),
    Case(
        id="walker-distance-kuiper",
        area="orbit",
        text="Least distance between satellites of 36 planes of 36 at 610 km and 42 deg with phasing 11",
        compute=lambda: _walker_distance_km(610, 42, 36, 36, 11),
        published=55.89,
        tolerance=0.01,
        unit="km",
        source="liang_2021",
        status="secondary",
    ),
    Case(
        id="walker-phasing-starlink",
        area="orbit",
        text="Phasing that keeps the same 22 planes of 72 farthest apart",
        compute=lambda: _best_phasing(550, 53, 22, 72),
        published=17,
        tolerance=0.0,
        unit="1",
        source="liang_2021",
        status="secondary",
    ),
    Case(
        id="walker-phasing-kuiper",
        area="orbit",
        text="Phasing that keeps the same 36 planes of 36 farthest apart",
        compute=lambda: _best_phasing(610, 42, 36, 36),
        published=11,
        tolerance=0.0,
        unit="1",
        source="liang_2021",
        status="secondary",
    ),
    *_inclination_cases(),
    *_light_cases(),
)
