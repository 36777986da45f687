"""Satellites that fly together: relative motion, a planar cluster, its distances, shadows and cost of keeping.

Axes of relative motion: x radial (up), y along the track, z along the orbit normal.
"""

from __future__ import annotations

import numpy as np

from orbitdc.orbit.j2 import SECONDS_PER_DAY, mean_motion_rad_per_s
from orbitdc.scenario.declaration import Array

SECONDS_PER_YEAR = 365.25 * SECONDS_PER_DAY
_GROWTH = 1.5


def hill_state(*, initial_state: Array, mean_motion_rad_per_s: Array | float, time_s: Array | float) -> Array:
    """Relative state after a time by the Hill-Clohessy-Wiltshire equations.

    Parameters
    ----------
    initial_state : x, y, z and their rates, shape (6, ...), any unit of length, per second.
    mean_motion_rad_per_s : of the circular reference orbit.
    time_s : broadcasts with the trailing dimensions of the state.

    Returns
    -------
    Array : state, shape (6, *broadcast). Equation: the transition matrix of x'' - 2 n y' - 3 n2 x = 0,
        y'' + 2 n x' = 0, z'' + n2 z = 0; exact to first order in distance over orbit radius.
        Source: clohessy_wiltshire_1960.
    """
    x, y, z, u, v, w = np.asarray(initial_state, dtype=np.float64)
    n = np.asarray(mean_motion_rad_per_s, dtype=np.float64)
    angle = n * np.asarray(time_s, dtype=np.float64)
    s, c = np.sin(angle), np.cos(angle)
    state: Array = np.stack(
        np.broadcast_arrays(
            (4 - 3 * c) * x + s / n * u + 2 / n * (1 - c) * v,
            6 * (s - angle) * x + y - 2 / n * (1 - c) * u + (4 * s - 3 * angle) / n * v,
            c * z + s / n * w,
            3 * n * s * x + c * u + 2 * s * v,
            -6 * n * (1 - c) * x - 2 * s * u + (4 * c - 3) * v,
            -n * s * z + c * w,
        )
    )
    return state


def bounded_rate_m_per_s(*, radial_offset_m: Array | float, mean_motion_rad_per_s: Array | float) -> Array:
    """Along-track rate that keeps a relative orbit closed: y' = -2 n x.

    Parameters
    ----------
    radial_offset_m : x at that time [m].
    mean_motion_rad_per_s : of the reference orbit; both broadcast.

    Returns
    -------
    Array : m/s. The relative orbit is then an ellipse, twice as long along the track as it is high.
        Source: clohessy_wiltshire_1960.
    """
    rate: Array = -2.0 * np.asarray(mean_motion_rad_per_s, dtype=np.float64) * radial_offset_m
    return rate


def along_track_drift_m_per_orbit(*, semi_major_axis_error_m: Array | float) -> Array:
    """Distance that a satellite falls behind in one revolution when its orbit is too high: 3 pi da.

    Parameters
    ----------
    semi_major_axis_error_m : da [m], any shape.

    Returns
    -------
    Array : m per revolution. Source: clohessy_wiltshire_1960.
    """
    drift: Array = 3.0 * np.pi * np.asarray(semi_major_axis_error_m, dtype=np.float64)
    return drift


def along_track_drift_m_per_day(*, altitude_km: Array | float, semi_major_axis_error_m: Array | float) -> Array:
    """Drift along the track of a semi-major axis error: 3/2 n da.

    Parameters
    ----------
    altitude_km : of the orbit.
    semi_major_axis_error_m : da [m]; both broadcast.

    Returns
    -------
    Array : m/d. Source: clohessy_wiltshire_1960.
    """
    motion = mean_motion_rad_per_s(altitude_km=altitude_km)
    drift: Array = _GROWTH * motion * semi_major_axis_error_m * SECONDS_PER_DAY
    return drift


def correction_delta_v_m_per_s(*, altitude_km: Array | float, semi_major_axis_error_m: Array | float) -> Array:
    """Tangential delta-v that removes a semi-major axis error: n da / 2.

    Parameters
    ----------
    altitude_km : of the orbit.
    semi_major_axis_error_m : da [m]; both broadcast.

    Returns
    -------
    Array : m/s. Source: vallado_2013.
    """
    delta_v: Array = 0.5 * mean_motion_rad_per_s(altitude_km=altitude_km) * np.asarray(semi_major_axis_error_m)
    return delta_v


def box_keeping_m_per_s_yr(
    *, altitude_km: Array | float, semi_major_axis_error_m: Array | float, box_half_width_m: Array | float
) -> Array:
    """Yearly delta-v that keeps a satellite within a box along the track when each maneuver leaves an error.

    Parameters
    ----------
    altitude_km : of the orbit.
    semi_major_axis_error_m : semi-major axis error that is left after a maneuver [m].
    box_half_width_m : half length of the box along the track [m]; all broadcast.

    Returns
    -------
    Array : m/s per year. Equation: the satellite crosses the box in 2 b / (3/2 n da) and is then sent back, from +da
        to -da, by n da: 3/4 (n da)2 / b. Source: definition.
    """
    speed = mean_motion_rad_per_s(altitude_km=altitude_km) * np.asarray(semi_major_axis_error_m, dtype=np.float64)
    keeping: Array = 0.5 * _GROWTH * speed * speed / np.asarray(box_half_width_m) * SECONDS_PER_YEAR
    return keeping


def differential_drag_growth_m(*, acceleration_m_per_s2: Array | float, time_s: Array | float) -> Array:
    """Distance along the track that a constant difference of drag opens: 3/2 f t2, without the terms of a revolution.

    Parameters
    ----------
    acceleration_m_per_s2 : difference of the drag of two satellites per mass [m/s2].
    time_s : since they flew alike [s]; both broadcast.

    Returns
    -------
    Array : m. Source: clohessy_wiltshire_1960.
    """
    time = np.asarray(time_s, dtype=np.float64)
    growth: Array = _GROWTH * np.asarray(acceleration_m_per_s2, dtype=np.float64) * time * time
    return growth


def formation_keeping_m_per_s_yr(
    *, altitude_km: Array | float, semi_major_axis_error_m: Array | float, box_half_width_m: Array | float,
    drag_acceleration_m_per_s2: Array | float, ballistic_spread_fraction: Array | float,
    cluster_radius_m: Array | float, oblateness_keeping_m_per_s_yr_per_km: Array | float,
) -> Array:  # fmt: skip
    """Yearly delta-v of one member of a cluster beyond that of a lone satellite.

    Parameters
    ----------
    altitude_km : of the orbit.
    semi_major_axis_error_m, box_half_width_m : as in `box_keeping_m_per_s_yr`.
    drag_acceleration_m_per_s2 : drag per mass.
    ballistic_spread_fraction : difference of drag per mass between members over its mean.
    cluster_radius_m : of the outermost member, which all tanks are filled for.
    oblateness_keeping_m_per_s_yr_per_km : cost of Earth's oblateness per distance from the middle; all broadcast.

    Returns
    -------
    Array : m/s per year; 0 where the cluster has no radius. Equation: box + spread x drag + cost x radius.
        Source: suncatcher_2026 for the third term.
    """
    box = box_keeping_m_per_s_yr(
        altitude_km=altitude_km, semi_major_axis_error_m=semi_major_axis_error_m, box_half_width_m=box_half_width_m
    )
    drag = np.asarray(ballistic_spread_fraction) * drag_acceleration_m_per_s2 * SECONDS_PER_YEAR
    radius = np.asarray(cluster_radius_m, dtype=np.float64)
    oblateness = oblateness_keeping_m_per_s_yr_per_km * radius / 1000.0
    total: Array = np.asarray(np.where(radius > 0.0, box + drag + oblateness, 0.0), dtype=np.float64)
    return total


def planar_lattice_m(*, member_count: int, neighbor_spacing_m: float) -> Array:
    """Place the members of a planar cluster on a square lattice that turns with the orbit.

    Parameters
    ----------
    member_count : satellites, at least 1.
    neighbor_spacing_m : mean of the largest and smallest distance of nearest neighbors [m].

    Returns
    -------
    Array : (2 x radial, along-track) offsets [m] at the start, nearest to the middle first, shape (member, 2). In
        these stretched coordinates closed relative orbits are circles of one period, so the lattice turns rigidly; its
        step is 4/3 of the mean spacing, and neighbors swing between half a step (one above the other) and a whole
        step. Disc counts of the square lattice: 5, 9, 13, 21, 25, 29, 37, 45, 49, 57, 61, 69, 81.
        Source: suncatcher_2026 (81 members, 1 km, 100 to 200 m).
    """
    reach = int(np.ceil(np.sqrt(member_count / np.pi))) + 2
    steps = np.arange(-reach, reach + 1)
    first, second = (grid.ravel() for grid in np.meshgrid(steps, steps, indexing="ij"))
    order = np.lexsort((first, second, first * first + second * second))[:member_count]
    lattice: Array = np.stack([first[order], second[order]], axis=-1).astype(np.float64)
    return lattice * (4.0 / 3.0 * neighbor_spacing_m)


def cluster_positions_m(*, lattice_m: Array, orbit_phase_rad: Array | float) -> Array:
    """Positions of the members of a planar cluster along one revolution.

    Parameters
    ----------
    lattice_m : from `planar_lattice_m`, shape (member, 2).
    orbit_phase_rad : n t, shape (phase,) or a number.

    Returns
    -------
    Array : radial and along-track offset [m], shape (phase, member, 2). Equation: (2x, y) turned by n t:
        x = x0 cos + y0/2 sin, y = y0 cos - 2 x0 sin, which is `hill_state` with y' = -2 n x and x' = n y / 2.
        Source: clohessy_wiltshire_1960.
    """
    phase = np.atleast_1d(np.asarray(orbit_phase_rad, dtype=np.float64))[:, None]
    stretched, along = lattice_m[:, 0], lattice_m[:, 1]
    positions: Array = np.stack(
        [
            0.5 * (stretched * np.cos(phase) + along * np.sin(phase)),
            along * np.cos(phase) - stretched * np.sin(phase),
        ],
        axis=-1,
    )
    return positions


def cluster_radius_m(*, member_count: Array | float, neighbor_spacing_m: Array | float) -> Array:
    """Radius of a planar cluster: 4/3 d sqrt(N / pi), at least one lattice step, 0 for a single satellite.

    Parameters
    ----------
    member_count : satellites of one cluster.
    neighbor_spacing_m : mean of the largest and smallest distance of nearest neighbors [m]; both broadcast.

    Returns
    -------
    Array : m, half length along the track; the height is half of it. Source: suncatcher_2026 (81 members, 1 km).
    """
    members = np.asarray(member_count, dtype=np.float64)
    step = 4.0 / 3.0 * np.asarray(neighbor_spacing_m, dtype=np.float64)
    radius: Array = np.where(members > 1.0, step * np.maximum(np.sqrt(members / np.pi), 1.0), 0.0)
    return radius


def cluster_minimum_separation_m(*, neighbor_spacing_m: Array | float) -> Array:
    """Smallest distance between members of a planar cluster in a revolution: 2/3 of the mean neighbor spacing.

    Parameters
    ----------
    neighbor_spacing_m : mean of the largest and smallest distance of nearest neighbors [m], any shape.

    Returns
    -------
    Array : m. Equation: half a lattice step, when neighbors stand one above the other. Source: suncatcher_2026.
    """
    separation: Array = 2.0 / 3.0 * np.asarray(neighbor_spacing_m, dtype=np.float64)
    return separation


def shadow_free_beta_deg(*, satellite_span_m: Array | float, minimum_separation_m: Array | float) -> Array:
    """Sun angle to the orbit plane above which members of a planar cluster never shadow each other.

    Parameters
    ----------
    satellite_span_m : diameter of the sphere around one satellite [m].
    minimum_separation_m : smallest distance between members [m]; both broadcast.

    Returns
    -------
    Array : deg; 90 where the span exceeds the distance. Equation: the Sun's line through one member passes another in
        the plane at d sin(beta) or more: beta = arcsin(span / d). Source: definition.
    """
    ratio = np.asarray(satellite_span_m, dtype=np.float64) / minimum_separation_m
    angle: Array = np.degrees(np.arcsin(np.minimum(ratio, 1.0)))
    return angle


def sun_line_distance_m(
    *, lattice_m: Array, beta_angle_deg: float, sun_phase_rad: float, orbit_phase_rad: Array
) -> float:
    """Smallest distance in a revolution from a member to the Sun's line through another, by sampling.

    Parameters
    ----------
    lattice_m : from `planar_lattice_m`, shape (member, 2), at least two members.
    beta_angle_deg : Sun angle to the orbit plane [deg].
    sun_phase_rad : orbit phase at which the Sun's projection on the plane is overhead [rad].
    orbit_phase_rad : phases to sample, shape (phase,).

    Returns
    -------
    Distance [m]; a shadow falls where it is below the satellites' span. Equation: |r - (r . s) s| over all pairs, in
        radial and along-track axes s = (cos b cos(u0 - u), cos b sin(u0 - u), sin b). Source: definition.
    """
    beta = np.radians(beta_angle_deg)
    nearest = np.inf
    for phase, members in zip(
        orbit_phase_rad, cluster_positions_m(lattice_m=lattice_m, orbit_phase_rad=orbit_phase_rad), strict=True
    ):
        apart = members[:, None, :] - members[None, :, :]
        toward = np.cos(beta) * (
            apart[..., 0] * np.cos(sun_phase_rad - phase) + apart[..., 1] * np.sin(sun_phase_rad - phase)
        )
        square = apart[..., 0] * apart[..., 0] + apart[..., 1] * apart[..., 1] - toward * toward
        np.fill_diagonal(square, np.inf)
        nearest = min(nearest, float(np.sqrt(square.min())))
    return nearest


def minimum_separation_m(*, lattice_m: Array, orbit_phase_rad: Array) -> float:
    """Smallest distance between any two members in a revolution, by sampling.

    Parameters
    ----------
    lattice_m : from `planar_lattice_m`, shape (member, 2), at least two members.
    orbit_phase_rad : phases to sample, shape (phase,).

    Returns
    -------
    Distance [m]. Source: definition.
    """
    return sun_line_distance_m(
        lattice_m=lattice_m, beta_angle_deg=90.0, sun_phase_rad=0.0, orbit_phase_rad=orbit_phase_rad
    )


def cluster_slack(
    *, minimum_separation_m: Array | float, needed_m: Array | float, member_count: Array | float
) -> Array:
    """Slack of a distance in a cluster against what is needed.

    Parameters
    ----------
    minimum_separation_m : distance that members keep [m].
    needed_m : distance that they need [m].
    member_count : satellites of the cluster; all broadcast.

    Returns
    -------
    Array : (distance - need) / distance; 1 for a single satellite. Source: definition.
    """
    kept = np.maximum(np.asarray(minimum_separation_m, dtype=np.float64), 1e-9)
    slack: Array = np.where(np.asarray(member_count) > 1.0, (kept - needed_m) / kept, 1.0)
    return slack
