"""Round-trip time from a user through the nearest gateway and the laser mesh to a satellite and back."""

from __future__ import annotations

import numpy as np

from orbitdc.link.radio import EARTH_RADIUS_KM, SPEED_OF_LIGHT_KM_PER_S
from orbitdc.scenario.declaration import Array


def one_way_time_ms(*, distance_km: Array) -> Array:
    """Time of light over a distance in space.

    Parameters
    ----------
    distance_km : any shape.

    Returns
    -------
    Array : ms. Equation: d / c.
    """
    time: Array = distance_km * (1e3 / SPEED_OF_LIGHT_KM_PER_S)
    return time


def mesh_distance_km(*, gateway_count: Array, altitude_km: Array, detour_factor: Array) -> Array:
    """Median laser path from a satellite to the one over its nearest gateway.

    Parameters
    ----------
    gateway_count : gateways, spread at random over the globe, any shape, at least 1.
    altitude_km : altitude of the mesh, broadcasts.
    detour_factor : path over great circle, from the mesh's zigzag and from gateways that stand in clusters, broadcasts.

    Returns
    -------
    Array : km. Equation: none of N random points lies within the central angle a with probability
        ((1 + cos a) / 2)^N = 1/2, so cos a = 2 (1/2)^(1/N) - 1.
    """
    share: Array = np.exp(-np.log(2.0) / gateway_count)
    angle: Array = np.arccos(2.0 * share - 1.0)
    distance: Array = detour_factor * angle * (EARTH_RADIUS_KM + altitude_km)
    return distance


def round_trip_latency_ms(
    *,
    slant_range_km: Array,
    mesh_distance_km: Array,
    hop_length_km: Array,
    hop_delay_ms: Array,
    scheduling_ms: Array,
    terrestrial_ms: Array,
) -> Array:
    """Median round trip, network only.

    Parameters
    ----------
    slant_range_km : gateway to satellite, any shape.
    mesh_distance_km : laser path, broadcasts.
    hop_length_km, hop_delay_ms : mean length of a laser hop and delay in each node, broadcast.
    scheduling_ms, terrestrial_ms : round-trip share of framing and of the way from user to gateway, broadcast.

    Returns
    -------
    Array : ms. Equation: 2 (d + m) / c + 2 (m / hop) delay + scheduling + terrestrial.
    """
    light: Array = one_way_time_ms(distance_km=slant_range_km + mesh_distance_km)
    hops: Array = mesh_distance_km / hop_length_km
    latency: Array = 2.0 * (light + hops * hop_delay_ms) + scheduling_ms + terrestrial_ms
    return latency
