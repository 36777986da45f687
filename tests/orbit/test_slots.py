"""Slots, crossing planes, clusters and altitude bins, against satellites moved through whole revolutions."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.spatial import cKDTree

from orbitdc.compute.parameters import ComputeParameters
from orbitdc.fleet.parameters import FleetParameters
from orbitdc.orbit.j2 import nodal_rate_deg_per_day, semi_major_axis_km, sun_synchronous_inclination_deg
from orbitdc.orbit.light import plane_local_time_offset_h
from orbitdc.orbit.parameters import OrbitParameters
from orbitdc.orbit.result import OrbitResult
from orbitdc.orbit.shell import shell
from orbitdc.orbit.slots import (
    altitude_bin_half_range_km,
    crossing_distance_km,
    crossing_phase_deg,
    half_angle_cosine,
    pair_distance_km,
    slot_count,
    slot_spacing_km,
    slots_per_plane,
    trimmed_inclination_cosine,
    widest_plane_cosine,
)
from orbitdc.scenario.declaration import Array, default_arrays

AXIS_KM = 7028.137


def places(inclination_deg: float, node_deg: Array, argument_deg: Array) -> Array:
    """Unit vectors of satellites on circular orbits, shape (..., 3)."""
    tilt, node, along = np.radians(inclination_deg), np.radians(node_deg), np.radians(argument_deg)
    return np.stack(
        [
            np.cos(node) * np.cos(along) - np.sin(node) * np.cos(tilt) * np.sin(along),
            np.sin(node) * np.cos(along) + np.cos(node) * np.cos(tilt) * np.sin(along),
            np.sin(tilt) * np.sin(along),
        ],
        axis=-1,
    )


def run(**orbit: float) -> OrbitResult:
    return shell(
        orbit=default_arrays(OrbitParameters, orbit),
        fleet=default_arrays(FleetParameters),
        compute=default_arrays(ComputeParameters),
    )


def closest_of_a_revolution(inclination: float, nodes: Array, phases: Array, slots: int, steps: int) -> float:
    """Least distance [km] of any two satellites while they move by one slot, which brings the pattern back."""
    along = 360 * np.arange(slots) / slots + phases[:, np.newaxis]
    least = np.inf
    for moved in 360 / slots * np.arange(steps) / steps:
        where = AXIS_KM * places(inclination, nodes[:, np.newaxis], along + moved).reshape(-1, 3)
        distance, _ = cKDTree(where).query(where, k=2)
        least = min(least, distance[:, 1].min())
    return least


@given(st.floats(1, 179), st.floats(1, 359), st.floats(0, 360))
@settings(max_examples=60)
def test_pair_distance_against_a_revolution(inclination: float, node: float, phase: float) -> None:
    along = np.linspace(0, 360, 14401)
    first = places(inclination, np.zeros(1), along)
    second = places(inclination, np.full(1, node), along + phase)
    stepped = AXIS_KM * np.sqrt(((first - second) ** 2).sum(axis=-1)).min()
    ours = pair_distance_km(
        semi_major_axis_km=AXIS_KM, inclination_deg=inclination, node_difference_deg=node, phase_difference_deg=phase
    )
    assert float(ours) == pytest.approx(stepped, abs=1.0)
    assert float(ours) <= stepped + 1e-6


@given(st.floats(5, 175), st.floats(1, 170))
def test_planes_meet_where_the_lead_says(inclination: float, node: float) -> None:
    lead = float(crossing_phase_deg(inclination_deg=inclination, node_difference_deg=node))
    western = places(inclination, np.zeros(1), np.full(1, 90 + lead / 2))
    eastern = places(inclination, np.full(1, node), np.full(1, 90 - lead / 2))
    np.testing.assert_allclose(western, eastern, atol=1e-9)
    normals = [
        np.cross(places(inclination, np.full(1, n), np.zeros(1)), places(inclination, np.full(1, n), np.full(1, 90.0)))
        for n in (0.0, node)
    ]
    half = np.sqrt((1 + (normals[0] * normals[1]).sum()) / 2)
    assert float(half_angle_cosine(inclination_deg=inclination, node_difference_deg=node)) == pytest.approx(half)


@pytest.mark.parametrize(
    ("planes", "band", "separation"), [(2, 0.5, 60.0), (5, 1.0, 40.0), (12, 0.5, 20.0), (12, 2.0, 40.0)]
)
def test_a_full_narrow_shell_keeps_its_separation(planes: int, band: float, separation: float) -> None:
    inclination = float(sun_synchronous_inclination_deg(altitude_km=650.0))
    slots = int(
        slots_per_plane(
            semi_major_axis_km=AXIS_KM,
            inclination_deg=inclination,
            plane_count=planes,
            local_time_band_h=band,
            separation_km=separation,
        )
    )
    nodes = 15 * plane_local_time_offset_h(plane_count=planes, local_time_band_h=band)
    lead = float(crossing_phase_deg(inclination_deg=inclination, node_difference_deg=nodes[1] - nodes[0]))
    best = max(
        closest_of_a_revolution(
            inclination, nodes, np.arange(planes) * (sign * 360 / slots / planes - lead), slots, steps=60
        )
        for sign in (1, -1)
    )
    assert best >= separation * (1 - 1e-3)
    assert slots * planes * separation > 0.95 * 2 * np.pi * AXIS_KM
    in_step = closest_of_a_revolution(inclination, nodes, np.arange(planes) * -lead, slots, steps=60)
    assert in_step < separation / 2


@pytest.mark.parametrize("band", [3.0, 6.0, 12.0, 24.0])
@pytest.mark.parametrize("inclination", [42.0, 53.0, 97.986, 120.0])
@pytest.mark.parametrize("planes", [3, 8, 20])
def test_a_full_wide_shell_has_a_phasing(band: float, inclination: float, planes: int) -> None:
    separation = 25.0
    slots = slots_per_plane(
        semi_major_axis_km=AXIS_KM,
        inclination_deg=inclination,
        plane_count=planes,
        local_time_band_h=band,
        separation_km=separation,
    )
    pairs = np.arange(1, planes)
    steps = np.linspace(0, 360 / slots, 200 * planes)[:, np.newaxis]
    assert slots > 0
    least = np.full(steps.shape[0], np.inf)
    for pair in pairs:
        phase = (steps[:, 0] * pair) % (360 / slots)
        lead = crossing_phase_deg(inclination_deg=inclination, node_difference_deg=15 * band / planes * pair)
        near = -np.round((phase + lead) / (360 / slots)) * 360 / slots
        distance = pair_distance_km(
            semi_major_axis_km=AXIS_KM,
            inclination_deg=inclination,
            node_difference_deg=15 * band / planes * pair,
            phase_difference_deg=phase + near,
        )
        least = np.minimum(least, distance)
    assert least.max() >= separation * 0.99


def test_planes_share_one_ring_and_bins_do_not() -> None:
    inclination = 97.986
    one, twelve = (
        slots_per_plane(
            semi_major_axis_km=AXIS_KM,
            inclination_deg=inclination,
            plane_count=p,
            local_time_band_h=0.5,
            separation_km=2.0,
        )
        for p in (1.0, 12.0)
    )
    assert float(one) == 22079
    assert 0.99 * 22079 < 12 * float(twelve) <= 22079
    singles, bins = (
        slot_count(slots_per_plane=twelve, plane_count=12.0, altitude_bin_count=b, satellites_per_cluster=1.0)
        for b in (1.0, 4.0)
    )
    assert float(bins) == 4 * float(singles)


@given(st.integers(1, 60), st.floats(0, 24), st.floats(0.1, 500), st.floats(0, 180))
def test_more_separation_never_holds_more(planes: int, band: float, separation: float, inclination: float) -> None:
    few, many = (
        slots_per_plane(
            semi_major_axis_km=AXIS_KM,
            inclination_deg=inclination,
            plane_count=planes,
            local_time_band_h=band,
            separation_km=s,
        )
        for s in (separation * 1.5, separation)
    )
    assert 0 <= float(few) <= float(many)
    if many > 0:
        kept = crossing_distance_km(
            semi_major_axis_km=AXIS_KM,
            inclination_deg=inclination,
            plane_count=planes,
            local_time_band_h=band,
            spacing_km=2 * np.pi * AXIS_KM / many,
            cluster_radius_m=0.0,
        )
        assert float(kept) >= separation * (1 - 1e-9)


def test_a_separation_wider_than_the_crossing_leaves_no_slot() -> None:
    slots = slots_per_plane(
        semi_major_axis_km=AXIS_KM, inclination_deg=90.0, plane_count=24.0, local_time_band_h=24.0, separation_km=5.0
    )
    assert float(slots) == 0.0
    assert float(widest_plane_cosine(inclination_deg=90.0, plane_count=24.0, local_time_band_h=24.0)) < 1e-8


def test_fleet_of_the_survey_in_one_plane() -> None:
    spacing = slot_spacing_km(semi_major_axis_km=AXIS_KM, plane_count=1.0, altitude_bin_count=1.0, cluster_count=8333.0)
    assert float(spacing) == pytest.approx(5.3, abs=0.05)


def test_clusters_hold_more_satellites_but_take_more_room() -> None:
    single, cluster = run(), run(satellites_per_cluster=81.0)
    assert cluster.cluster_radius_m[0] == pytest.approx(1015.5, abs=0.1)
    assert cluster.slots_per_plane[0] < 0.6 * single.slots_per_plane[0]
    assert cluster.slot_count[0] > 40 * single.slot_count[0]
    assert cluster.satellite_spacing_km[0] == pytest.approx(81 * single.satellite_spacing_km[0])
    assert 0 < cluster.crossing_distance_km[0] < 81 * single.crossing_distance_km[0]


def test_a_fleet_beyond_its_slots_is_named_and_bins_make_room() -> None:
    assert not run().slots_exceeded[0]
    tight = run(minimum_separation_km=10.0, altitude_bin_spacing_km=10.0)
    assert tight.slots_exceeded[0]
    assert tight.slots_slack[0] < 0
    assert run(minimum_separation_km=10.0).crossing_distance_km[0] < 10.0
    roomy = run(minimum_separation_km=10.0, altitude_bin_spacing_km=10.0, altitude_bin_count=3.0)
    assert not roomy.slots_exceeded[0]
    assert roomy.crossing_distance_km[0] > 10.0


def test_bins_too_close_or_too_far_are_named() -> None:
    assert run(altitude_bin_count=2.0, altitude_bin_spacing_km=1.0).altitude_bins_too_close[0]
    assert not run(altitude_bin_count=1.0, altitude_bin_spacing_km=1.0).altitude_bins_too_close[0]
    assert run(altitude_bin_count=20.0, altitude_bin_spacing_km=50.0).altitude_bins_out_of_range[0]
    assert run(altitude_bin_count=5.0, inclination_deg=0.5).altitude_bins_out_of_range[0]
    spread = run(altitude_bin_count=5.0)
    assert not spread.altitude_bins_out_of_range[0]
    assert spread.altitude_bin_lowest_km[0] == 640.0
    assert spread.altitude_bin_highest_km[0] == 660.0
    assert float(altitude_bin_half_range_km(altitude_bin_count=1.0, altitude_bin_spacing_km=5.0)) == 0.0


def test_trimmed_bins_are_sun_synchronous() -> None:
    result = run(altitude_bin_count=5.0)
    difference = sun_synchronous_inclination_deg(altitude_km=660.0) - sun_synchronous_inclination_deg(altitude_km=640.0)
    assert result.altitude_bin_inclination_spread_deg[0] == pytest.approx(float(difference), rel=1e-6)


@given(st.floats(300, 2000), st.floats(300, 2000), st.floats(20, 160))
def test_trim_keeps_the_node_rate(altitude: float, bin_altitude: float, inclination: float) -> None:
    cosine = trimmed_inclination_cosine(altitude_km=altitude, bin_altitude_km=bin_altitude, inclination_deg=inclination)
    if abs(cosine) <= 1:
        rates = [
            nodal_rate_deg_per_day(altitude_km=h, inclination_deg=i)
            for h, i in ((altitude, inclination), (bin_altitude, np.degrees(np.arccos(cosine))))
        ]
        assert float(rates[0]) == pytest.approx(float(rates[1]), rel=1e-6, abs=1e-9)


def test_untrimmed_bins_part_by_the_stated_angle() -> None:
    rates = [
        nodal_rate_deg_per_day(altitude_km=h, inclination_deg=sun_synchronous_inclination_deg(altitude_km=650.0))
        for h in (645.0, 655.0)
    ]
    assert 365.25 * float(rates[0] - rates[1]) == pytest.approx(1.8, abs=0.05)
    assert float(semi_major_axis_km(altitude_km=650.0)) == AXIS_KM
