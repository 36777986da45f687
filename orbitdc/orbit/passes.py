"""Passes of a constellation over one site, counted along propagated orbits: durations, gaps and elevations."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from orbitdc.orbit.access import EARTH_ROTATION_RAD_PER_S
from orbitdc.orbit.constellation import Constellation
from orbitdc.orbit.earth_fixed import EARTH_FLATTENING
from orbitdc.orbit.j2 import EARTH_RADIUS_KM, SECONDS_PER_DAY, nodal_rate_deg_per_day
from orbitdc.orbit.propagation import latitude_argument_rate_rad_per_s, position_blocks
from orbitdc.scenario.declaration import Array

_BLOCK = 2_000_000
_METERS_PER_KM = 1000.0


@dataclass(frozen=True, kw_only=True)
class PassStatistics:
    """Passes of all satellites of a constellation over one site.

    Attributes
    ----------
    days : length of the time that was followed.
    satellite : satellite of each whole pass, in order of rising, shape (pass,).
    rise_s, set_s, highest_elevation_deg : times since the epoch and highest sample of each whole pass, shape (pass,).
    passes_per_day : passes of all satellites.
    duration_minimum_s, duration_mean_s, duration_maximum_s : of whole passes; 0 without one.
    gaps_per_day, gap_mean_s, gap_maximum_s : times without any satellite, those at both ends included; 0 without one.
    covered_fraction : share of time with at least one satellite in view.
    satellites_in_view_mean, satellites_in_view_maximum : satellites above the mask.
    elevation_edges_deg, elevation_share : bins from the mask to 90 deg, and share of visible satellite time in each.
    slant_range_mean_km : over visible satellite time; 0 without any.
    """

    days: float
    satellite: Array
    rise_s: Array
    set_s: Array
    highest_elevation_deg: Array
    passes_per_day: float
    duration_minimum_s: float
    duration_mean_s: float
    duration_maximum_s: float
    gaps_per_day: float
    gap_mean_s: float
    gap_maximum_s: float
    covered_fraction: float
    satellites_in_view_mean: float
    satellites_in_view_maximum: float
    elevation_edges_deg: Array
    elevation_share: Array
    slant_range_mean_km: float


def site_position_km(
    *, latitude_deg: float, longitude_deg: float, height_m: float = 0.0
) -> tuple[tuple[float, float, float], tuple[float, float, float]]:
    """Earth-fixed position of a site on the ellipsoid, and its vertical.

    Parameters
    ----------
    latitude_deg, longitude_deg : geodetic.
    height_m : above the ellipsoid.

    Returns
    -------
    Position [km] and unit vector up. Equation: (N + h) cos B cos L, (N + h) cos B sin L, (N (1 - e2) + h) sin B with
        N = a / sqrt(1 - e2 sin2 B). Source: wgs84.
    """
    latitude, longitude = np.radians(latitude_deg), np.radians(longitude_deg)
    squared = EARTH_FLATTENING * (2 - EARTH_FLATTENING)
    normal = EARTH_RADIUS_KM / np.sqrt(1 - squared * np.sin(latitude) * np.sin(latitude))
    height = height_m / _METERS_PER_KM
    up = (
        float(np.cos(latitude) * np.cos(longitude)),
        float(np.cos(latitude) * np.sin(longitude)),
        float(np.sin(latitude)),
    )
    flat = float(normal + height)
    return (flat * up[0], flat * up[1], (float(normal) * (1 - squared) + height) * up[2]), up


def repeat_days(
    *, altitude_km: float, inclination_deg: float, longest_days: int = 60, tolerance_deg: float = 1.0
) -> int:
    """Days after which a ground track nearly closes.

    Parameters
    ----------
    altitude_km, inclination_deg : of the circular orbit.
    longest_days : longest cycle that is looked for.
    tolerance_deg : largest distance in longitude between the first and the last equator crossing.

    Returns
    -------
    Nodal days (solar days for a Sun-synchronous orbit): the shortest within the tolerance, else the closest one.
        Equation: q = u' / (w_E - node rate) revolutions per nodal day; d q nearly whole. Source: vallado_2013.
    """
    node_rate = np.radians(nodal_rate_deg_per_day(altitude_km=altitude_km, inclination_deg=inclination_deg))
    per_day = float(
        latitude_argument_rate_rad_per_s(altitude_km=altitude_km, inclination_deg=inclination_deg)
        / (EARTH_ROTATION_RAD_PER_S - node_rate / SECONDS_PER_DAY)
    )
    days = np.arange(1, longest_days + 1)
    missed = np.abs(days * per_day - np.round(days * per_day)) * 360.0 / per_day
    close = np.flatnonzero(missed <= tolerance_deg)
    return int(days[close[0] if close.size else missed.argmin()])


def _crossings(margin: Array, time: Array, *, rising: bool) -> tuple[NDArray[np.intp], Array]:
    """Satellites and times at which the margin changes sign, between samples by a straight line."""
    up = margin > 0
    change = ~up[:, :-1] & up[:, 1:] if rising else up[:, :-1] & ~up[:, 1:]
    satellite, column = np.nonzero(change)
    before, after = margin[satellite, column], margin[satellite, column + 1]
    times: Array = time[column] + (time[column + 1] - time[column]) * before / (before - after)
    return satellite, times


def _gaps(intervals: list[tuple[float, float]], end: float) -> Array:
    """Lengths of the times that no interval covers."""
    gaps, reached = [], 0.0
    for start, stop in sorted(intervals):
        if start > reached:
            gaps.append(start - reached)
        reached = max(reached, stop)
    if reached < end:
        gaps.append(end - reached)
    return np.array(gaps)


def pass_statistics(
    *, constellation: Constellation, latitude_deg: float, longitude_deg: float, elevation_mask_deg: float,
    days: float, height_m: float = 0.0, step_s: float = 10.0, elevation_bin_count: int = 13,
) -> PassStatistics:  # fmt: skip
    """Count the passes of every satellite over a site.

    Parameters
    ----------
    constellation : satellites at their epoch, in locked positions.
    latitude_deg, longitude_deg, height_m : the site, geodetic.
    elevation_mask_deg : at which a pass begins and ends.
    days : time to follow; see `repeat_days`.
    step_s : sampling; rise and set are found between samples, passes shorter than a step may be missed.
    elevation_bin_count : equal bins from the mask to 90 deg.

    Returns
    -------
    PassStatistics. Equation: sin(el) = up . (r - site) / |r - site| along `propagation.position_blocks`; durations
        count whole passes, coverage and elevations all samples. Source: definition.
    """
    time = np.linspace(0.0, days * SECONDS_PER_DAY, int(np.ceil(days * SECONDS_PER_DAY / step_s)) + 1)
    site, up = site_position_km(latitude_deg=latitude_deg, longitude_deg=longitude_deg, height_m=height_m)
    edges = np.linspace(elevation_mask_deg, 90.0, elevation_bin_count + 1)
    mask = np.sin(np.radians(elevation_mask_deg))
    in_view, counted, range_sum = np.zeros(time.size), np.zeros(elevation_bin_count), 0.0
    found: list[tuple[Array, Array, Array, Array]] = []
    intervals: list[tuple[float, float]] = []
    blocks = position_blocks(
        constellation=constellation, elapsed_s=time, earth_fixed=True, times_per_block=time.size,
        satellites_per_block=max(1, _BLOCK // time.size),
    )  # fmt: skip
    for satellites, _, position in blocks:
        x, y, z = position[0] - site[0], position[1] - site[1], position[2] - site[2]
        distance = np.sqrt(x * x + y * y + z * z)
        sine = (x * up[0] + y * up[1] + z * up[2]) / distance
        margin = sine - mask
        seen = margin > 0
        in_view += seen.sum(axis=0)
        counted += np.histogram(np.degrees(np.arcsin(sine[seen])), edges)[0]
        range_sum += float(distance[seen].sum())
        row, rises = _crossings(margin, time, rising=True)
        other, sets = _crossings(margin, time, rising=False)
        for satellite in np.unique(np.concatenate([row, other, np.flatnonzero(seen.any(axis=1))])):
            start, stop = rises[row == satellite], sets[other == satellite]
            if seen[satellite, 0]:
                intervals.append((0.0, float(stop[0]) if stop.size else float(time[-1])))
                stop = stop[1:]
            if seen[satellite, -1] and start.size > stop.size:
                intervals.append((float(start[-1]), float(time[-1])))
                start = start[:-1]
            intervals.extend(zip(start.tolist(), stop.tolist(), strict=True))
            highest = np.array(
                [
                    sine[satellite, np.searchsorted(time, a) : np.searchsorted(time, b)].max()
                    for a, b in zip(start, stop, strict=True)
                ]
            )
            number = np.full(start.size, float(satellites.start + satellite))
            found.append((start, stop, np.degrees(np.arcsin(highest)), number))
    columns = [np.concatenate(column) for column in zip(*found, strict=True)] if found else [np.zeros(0)] * 4
    order = np.argsort(columns[0], kind="stable")
    rise, fall, highest_deg, number = (column[order] for column in columns)
    duration = fall - rise
    gaps = _gaps(intervals, float(time[-1]))
    visible = in_view.sum()
    return PassStatistics(
        days=days,
        satellite=number,
        rise_s=rise,
        set_s=fall,
        highest_elevation_deg=highest_deg,
        passes_per_day=duration.size / days,
        duration_minimum_s=float(duration.min(initial=np.inf)) if duration.size else 0.0,
        duration_mean_s=float(duration.mean()) if duration.size else 0.0,
        duration_maximum_s=float(duration.max(initial=0.0)),
        gaps_per_day=gaps.size / days,
        gap_mean_s=float(gaps.mean()) if gaps.size else 0.0,
        gap_maximum_s=float(gaps.max(initial=0.0)),
        covered_fraction=1.0 - float(gaps.sum() / time[-1]),
        satellites_in_view_mean=float(in_view.mean()),
        satellites_in_view_maximum=float(in_view.max()),
        elevation_edges_deg=edges,
        elevation_share=counted / np.maximum(visible, 1.0),
        slant_range_mean_km=range_sum / max(float(visible), 1.0),
    )


def satellites_counted(
    *, constellation: Constellation, latitude_deg: Array, longitude_deg: Array, elevation_mask_deg: float,
    elapsed_s: Array,
) -> Array:  # fmt: skip
    """Count the satellites that sites see, each satellite in its place at each time.

    Parameters
    ----------
    constellation : N satellites at their epoch, in locked positions.
    latitude_deg, longitude_deg : of the sites, geodetic, shape (site,).
    elevation_mask_deg : lowest elevation that counts.
    elapsed_s : time since the epoch [s], shape (T,).

    Returns
    -------
    Satellites in view [1], shape (site, T). Equation: up . (r - site) > sin(mask) |r - site| along
        `propagation.position_blocks`. Source: definition.
    """
    elapsed = np.atleast_1d(np.asarray(elapsed_s, dtype=np.float64))
    places = [
        site_position_km(latitude_deg=float(latitude), longitude_deg=float(longitude))
        for latitude, longitude in zip(latitude_deg, longitude_deg, strict=True)
    ]
    site, up = np.array([place for place, _ in places]), np.array([vertical for _, vertical in places])
    height, square = (up * site).sum(axis=1)[:, None], (site * site).sum(axis=1)[:, None]
    mask = np.sin(np.radians(elevation_mask_deg))
    counts = np.zeros((len(places), elapsed.size))
    for _, times, position in position_blocks(constellation=constellation, elapsed_s=elapsed, earth_fixed=True):
        shape = position.shape[1:]
        flat = position.reshape(3, -1)
        distance = np.sqrt((flat * flat).sum(axis=0) + square - 2 * (site @ flat))
        seen = up @ flat - height > mask * distance
        counts[:, times] += seen.reshape(-1, *shape).sum(axis=1)
    return counts
