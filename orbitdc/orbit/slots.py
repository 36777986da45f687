"""Where satellites of a shell have room: clusters in slots, slots on planes that cross, planes in altitude bins."""

from __future__ import annotations

import numpy as np

from orbitdc.orbit.illumination import DEGREES_PER_HOUR
from orbitdc.orbit.j2 import semi_major_axis_km
from orbitdc.scenario.declaration import Array

METERS_PER_KM = 1000.0
SMALLEST_COSINE = 1e-9
"""Of half the angle between planes: polar planes half a turn apart meet head on everywhere."""


def crossing_phase_deg(*, inclination_deg: Array | float, node_difference_deg: Array | float) -> Array:
    """Lead of one orbit's crossing point over the other's: 2 arctan(cos i tan(dnode / 2)).

    Two circular orbits of one inclination cross at arguments of latitude 90 deg + x on the western and 90 deg - x on
    the eastern plane, tan x = cos i tan(dnode / 2), and opposite to it. Both are as far from the equator, so that the
    radii swing alike under J2 and with a frozen eccentricity: nothing but timing keeps the satellites apart.

    Parameters
    ----------
    inclination_deg : inclination of both planes [deg].
    node_difference_deg : right ascension of the eastern node less the western one [deg]; both broadcast.

    Returns
    -------
    Difference of the arguments of latitude at the crossing [deg], broadcast shape. Source: definition.
    """
    half = np.radians(node_difference_deg) / 2
    lead: Array = np.degrees(2 * np.arctan2(np.cos(np.radians(inclination_deg)) * np.sin(half), np.cos(half)))
    return lead


def half_angle_cosine(*, inclination_deg: Array | float, node_difference_deg: Array | float) -> Array:
    """Cosine of half the angle between two planes of one inclination: sin(g / 2) = sin i sin(dnode / 2).

    Parameters
    ----------
    inclination_deg : inclination of both planes [deg].
    node_difference_deg : difference of their nodes [deg]; both broadcast.

    Returns
    -------
    cos(g / 2) [1], broadcast shape. Source: definition.
    """
    sine = np.sin(np.radians(inclination_deg)) * np.sin(np.radians(node_difference_deg) / 2)
    cosine: Array = np.sqrt(np.maximum(1 - sine * sine, 0.0))
    return cosine


def pair_distance_km(
    *, semi_major_axis_km: Array | float, inclination_deg: Array | float, node_difference_deg: Array | float,
    phase_difference_deg: Array | float,
) -> Array:  # fmt: skip
    """Least distance ever between two satellites of equal circular orbits: 2 a cos(g / 2) |sin(D / 2)|.

    D is the difference of their angles from the line in which the planes cross: phase difference plus the crossing's
    lead. At angles v - D/2 and v + D/2 from that line the directions' cosine is cos D cos2(g/2) + cos 2v sin2(g/2),
    largest at v = 0.

    Parameters
    ----------
    semi_major_axis_km : semi-major axis [km].
    inclination_deg : inclination of both planes [deg].
    node_difference_deg : node of the second satellite less the first's [deg].
    phase_difference_deg : argument of latitude of the second less the first's at one time [deg]; all broadcast.

    Returns
    -------
    Distance [km], broadcast shape. Source: liang_2021.
    """
    lead = crossing_phase_deg(inclination_deg=inclination_deg, node_difference_deg=node_difference_deg)
    apart = np.abs(np.sin(np.radians(phase_difference_deg + lead) / 2))
    closeness = half_angle_cosine(inclination_deg=inclination_deg, node_difference_deg=node_difference_deg)
    distance: Array = 2 * np.asarray(semi_major_axis_km) * closeness * apart
    return distance


def widest_plane_cosine(
    *, inclination_deg: Array | float, plane_count: Array | float, local_time_band_h: Array | float
) -> Array:
    """Cosine of half the largest angle between two planes of a band.

    Parameters
    ----------
    inclination_deg : inclination of all planes [deg].
    plane_count : planes spread evenly over the band [1].
    local_time_band_h : full width of the band [h]; all broadcast.

    Returns
    -------
    Cosine [1], broadcast shape; nodes half a turn apart count as the widest. Source: definition.
    """
    planes = np.asarray(plane_count, dtype=np.float64)
    difference = np.minimum(DEGREES_PER_HOUR * local_time_band_h * (1 - 1 / planes), 180.0)
    return half_angle_cosine(inclination_deg=inclination_deg, node_difference_deg=difference)


def slots_per_plane(
    *, semi_major_axis_km: Array | float, inclination_deg: Array | float, plane_count: Array | float,
    local_time_band_h: Array | float, separation_km: Array | float,
) -> Array:  # fmt: skip
    """Slots of each plane of one altitude bin whose satellites stay apart where the planes cross.

    All P planes of a bin cross each other twice per orbit and their satellites pass there in turn: the planes share
    the separations of a single ring. With phases that step by L / P from plane to plane, L = 2 pi / S the angle
    between the S slots of a plane, satellites that follow each other through the crossing keep L / P and a distance
    of at least 2 a c sin(L / 2P), c the cosine of half the widest angle between planes; hence
    S = floor(2 pi / (P s)), s = 2 arcsin(d / (2 a c)). More planes hold no more satellites; more altitude bins do.

    In a narrow band this is reached, and nothing holds more but for c: the crossing's lead, convex in the node's
    difference, only parts the pairs that come round, as long as the outermost pair's exceeds P - 1 neighbors' by no
    more than (P - 2) L / P (bands of an hour or two). In wide bands a search over the phase step reached it in each
    of 27,000 random shells, and mostly found more: twice in the median, several times in a pattern over all nodes.

    Parameters
    ----------
    semi_major_axis_km : semi-major axis of the lowest bin [km].
    inclination_deg : inclination [deg].
    plane_count : planes [1].
    local_time_band_h : band of local times that the planes fill [h].
    separation_km : least distance between the middles of slots [km]; all broadcast.

    Returns
    -------
    Slots of one plane in one bin [1], broadcast shape. Source: definition.
    """
    closeness = np.maximum(
        widest_plane_cosine(
            inclination_deg=inclination_deg, plane_count=plane_count, local_time_band_h=local_time_band_h
        ),
        SMALLEST_COSINE,
    )
    reach = 2 * np.asarray(semi_major_axis_km) * closeness
    angle = 2 * np.arcsin(np.minimum(separation_km / reach, 1.0))
    slots: Array = np.where(reach < separation_km, 0.0, np.floor(2 * np.pi / (plane_count * angle)))
    return slots


def slot_count(
    *, slots_per_plane: Array | float, plane_count: Array | float, altitude_bin_count: Array | float,
    satellites_per_cluster: Array | float,
) -> Array:  # fmt: skip
    """Satellites that a shell holds: slots of a plane x planes x bins x satellites of a slot's cluster.

    Parameters
    ----------
    slots_per_plane : slots of one plane in one bin [1].
    plane_count, altitude_bin_count : planes, and altitude bins of each plane [1].
    satellites_per_cluster : satellites that share a slot [1]; all broadcast.

    Returns
    -------
    Satellites [1], broadcast shape. Source: definition.
    """
    count: Array = np.asarray(slots_per_plane) * plane_count * altitude_bin_count * satellites_per_cluster
    return count


def slot_spacing_km(
    *, semi_major_axis_km: Array | float, plane_count: Array | float, altitude_bin_count: Array | float,
    cluster_count: Array | float,
) -> Array:  # fmt: skip
    """Distance along the track when clusters are spread evenly: circumference x planes x bins / clusters.

    Parameters
    ----------
    semi_major_axis_km : semi-major axis [km].
    plane_count, altitude_bin_count : planes, and altitude bins of each plane [1].
    cluster_count : clusters (or single satellites) in the whole shell [1]; all broadcast.

    Returns
    -------
    Spacing [km], broadcast shape; a shell of less than one cluster counts as one. Source: definition.
    """
    track = 2 * np.pi * np.asarray(semi_major_axis_km, dtype=np.float64) * plane_count * altitude_bin_count
    spacing: Array = track / np.maximum(cluster_count, 1.0)
    return spacing


def crossing_distance_km(
    *, semi_major_axis_km: Array | float, inclination_deg: Array | float, plane_count: Array | float,
    local_time_band_h: Array | float, spacing_km: Array | float, cluster_radius_m: Array | float,
) -> Array:  # fmt: skip
    """Least distance that satellites of different slots keep: the slot rule read backward, less two cluster radii.

    Parameters
    ----------
    semi_major_axis_km : semi-major axis [km].
    inclination_deg : inclination [deg].
    plane_count : planes [1].
    local_time_band_h : band of local times that the planes fill [h].
    spacing_km : distance of slots along the track [km].
    cluster_radius_m : radius of a slot's cluster [m]; all broadcast.

    Returns
    -------
    Distance [km], broadcast shape, not below 0. Source: definition.
    """
    axis = np.asarray(semi_major_axis_km, dtype=np.float64)
    closeness = np.maximum(
        widest_plane_cosine(
            inclination_deg=inclination_deg, plane_count=plane_count, local_time_band_h=local_time_band_h
        ),
        SMALLEST_COSINE,
    )
    angle = np.minimum(spacing_km / (axis * plane_count), np.pi)
    middles = 2 * axis * closeness * np.sin(angle / 2)
    distance: Array = np.maximum(middles - 2 * np.asarray(cluster_radius_m) / METERS_PER_KM, 0.0)
    return distance


def altitude_bin_half_range_km(*, altitude_bin_count: Array | float, altitude_bin_spacing_km: Array | float) -> Array:
    """Distance of the lowest and highest bin from the mean altitude: (n - 1) / 2 x spacing.

    Parameters
    ----------
    altitude_bin_count : bins [1].
    altitude_bin_spacing_km : altitude from bin to bin [km]; both broadcast.

    Returns
    -------
    Half range [km], broadcast shape. Source: definition.
    """
    half: Array = (np.asarray(altitude_bin_count, dtype=np.float64) - 1) / 2 * altitude_bin_spacing_km
    return half


def trimmed_inclination_cosine(
    *, altitude_km: Array | float, bin_altitude_km: Array | float, inclination_deg: Array | float
) -> Array:
    """Cosine of the inclination that keeps a bin's nodes with the shell's: cos i_b = cos i (a_b / a)^3.5.

    Satellites of different bins drift along the track against each other, but with this trim their planes stay
    together, and Sun-synchronous where the shell is. Untrimmed, bins 10 km apart part by 1.8 deg of node a year.

    Parameters
    ----------
    altitude_km : altitude of the shell [km].
    bin_altitude_km : altitude of the bin [km].
    inclination_deg : inclination at the shell's altitude [deg]; all broadcast.

    Returns
    -------
    Cosine [1], broadcast shape; beyond -1..1 no inclination keeps the nodes together. Source: vallado_2013.
    """
    ratio = semi_major_axis_km(altitude_km=bin_altitude_km) / semi_major_axis_km(altitude_km=altitude_km)
    cosine: Array = np.cos(np.radians(inclination_deg)) * (ratio * ratio * ratio) * np.sqrt(ratio)
    return cosine
