"""How near the satellites of a given shell come to each other, plane against plane."""

from __future__ import annotations

import numpy as np

from orbitdc.orbit.slots import crossing_phase_deg, pair_distance_km
from orbitdc.scenario.declaration import Array


def neighbor_distance_km(*, semi_major_axis_km: Array | float, satellites_per_plane: Array | float) -> Array:
    """Straight distance of neighbors of one plane: 2 a sin(pi / S).

    Parameters
    ----------
    semi_major_axis_km : semi-major axis [km].
    satellites_per_plane : satellites spread evenly over the plane [1], at least two; both broadcast.

    Returns
    -------
    Distance [km], broadcast shape. Source: definition.
    """
    distance: Array = 2 * np.asarray(semi_major_axis_km) * np.sin(np.pi / np.asarray(satellites_per_plane))
    return distance


def plane_distance_km(
    *, semi_major_axis_km: float, inclination_deg: float, node_deg: Array, first_phase_deg: Array,
    satellites_per_plane: int, first_planes: int | None = None,
) -> float:  # fmt: skip
    """Least distance ever between satellites of different planes of one shell.

    All planes hold the same number S of evenly spread satellites, so that of each pair of planes only the pair of
    satellites counts whose phase difference lies nearest to the crossing's lead: less than half a spacing from it.

    Parameters
    ----------
    semi_major_axis_km, inclination_deg : of the shell.
    node_deg, first_phase_deg : right ascension of each plane's node and argument of latitude of one of its satellites
        at one time [deg], shape (P,).
    satellites_per_plane : S.
    first_planes : only pairs that hold one of so many first planes are looked at; None looks at all. One is enough
        for a Walker pattern, in which a pair depends only on how far its planes are apart.

    Returns
    -------
    Distance [km]; infinite for a single plane. Source: liang_2021.
    """
    spacing, least = 360.0 / satellites_per_plane, np.inf
    rows = node_deg.size - 1 if first_planes is None else min(first_planes, node_deg.size - 1)
    for row in range(rows):
        difference = node_deg[row + 1 :] - node_deg[row]
        lead = crossing_phase_deg(inclination_deg=inclination_deg, node_difference_deg=difference)
        phase = first_phase_deg[row + 1 :] - first_phase_deg[row]
        nearest = np.mod(phase + lead + spacing / 2, spacing) - spacing / 2 - lead
        distance = pair_distance_km(
            semi_major_axis_km=semi_major_axis_km,
            inclination_deg=inclination_deg,
            node_difference_deg=difference,
            phase_difference_deg=nearest,
        )
        least = min(least, float(distance.min()))
    return least
