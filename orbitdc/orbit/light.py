"""Light of a shell through the nominal year: planes of a local-time band, their node's drift, and the fleet's mean."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields

import numpy as np

from orbitdc.orbit.illumination import (
    DEGREES_PER_HOUR,
    NOON_H,
    array_energy_fraction,
    eclipse_fraction_at_cosine,
    sun_plane_sine,
)
from orbitdc.orbit.j2 import SUN_SYNCHRONOUS_RATE_DEG_PER_DAY, nodal_rate_deg_per_day, sun_synchronous_inclination_deg
from orbitdc.orbit.parameters import OrbitParameters
from orbitdc.orbit.sun import MONTH_LENGTHS, NOMINAL_YEAR_JULIAN_DATE, nominal_year_julian_date, sunlight_factor
from orbitdc.scenario.declaration import Array

STATES_PER_MONTH = 3
NARROW_BAND_H = 2.0
"""Up to this width five local times stand for all planes; a wider band is sampled by `plane_nodes`."""
NODES_PER_HOUR = 4
SMALLEST_DRIFT_H_PER_DAY = 1e-12
"""Slower drift is rounding of a Sun-synchronous inclination."""
_NARROW_NODES = (-1.0, -0.5, 0.0, 0.5, 1.0)


def shell_inclination_deg(*, orbit: OrbitParameters) -> Array:
    """Inclination of the shell: the one given, else the Sun-synchronous one of its altitude.

    Parameters
    ----------
    orbit : altitude and, if the scenario gives it, inclination.

    Returns
    -------
    Inclination [deg], shape of the parameters. Source: vallado_2013.
    """
    if orbit.inclination_deg is not None:
        return orbit.inclination_deg
    return sun_synchronous_inclination_deg(altitude_km=orbit.altitude_km)


def local_time_drift_h_per_day(*, altitude_km: Array | float, inclination_deg: Array | float) -> Array:
    """Rate at which the ascending node's mean local time moves: (node rate - mean Sun's rate) / 15 deg/h.

    Parameters
    ----------
    altitude_km : altitude above the equatorial radius [km].
    inclination_deg : inclination [deg], broadcasts with the altitude.

    Returns
    -------
    Drift [h/d], broadcast shape; 0 in a Sun-synchronous orbit. Source: vallado_2013.
    """
    rate = nodal_rate_deg_per_day(altitude_km=altitude_km, inclination_deg=inclination_deg)
    drift = (rate - SUN_SYNCHRONOUS_RATE_DEG_PER_DAY) / DEGREES_PER_HOUR
    still: Array = np.where(np.abs(drift) < SMALLEST_DRIFT_H_PER_DAY, 0.0, drift)
    return still


def plane_local_time_offset_h(*, plane_count: int, local_time_band_h: float) -> Array:
    """Local times of all planes from the central one: the middles of equal parts of the band.

    A band of 24 h holds planes spread over all nodes (a Walker delta).

    Parameters
    ----------
    plane_count : number of planes, at least 1.
    local_time_band_h : full width of the band [h].

    Returns
    -------
    Offsets [h], shape (plane_count,), ascending. Source: definition.
    """
    offsets: Array = local_time_band_h * ((np.arange(plane_count) + 0.5) / plane_count - 0.5)
    return offsets


def plane_quadrature(*, plane_count: Array | float) -> tuple[Array, Array, Array]:
    """Weights with which five local times stand for all planes of a narrow band.

    Planes fill the band of width B evenly, from -w to w with w = B/2 (1 - 1/P). Nodes at -w, -w/2, 0, w/2, w with
    weights a, b, c, b, a share the mean, variance and fourth moment of the P planes: m2 = (P+1) / (3 (P-1)),
    m4 = (P+1)(3P2-7) / (15 (P-1)3), b = 8/3 (m2 - m4), a = m2/2 - b/4, c = 1 - 2a - 2b. Exact for 1, 2, 3 and 5
    planes; the outermost planes are always among the nodes.

    Parameters
    ----------
    plane_count : number of planes, at least 1, any shape.

    Returns
    -------
    Half width w as a share of the band [1], weight a of each outermost and b of each intermediate node, same
    shape. Source: definition.
    """
    planes = np.asarray(plane_count, dtype=np.float64)
    several = np.maximum(planes, 2.0)
    less = several - 1
    second = (several + 1) / (3 * less)
    fourth = (several + 1) * (3 * several * several - 7) / (15 * less * less * less)
    inner: Array = 8 / 3 * (second - fourth)
    outer: Array = second / 2 - inner / 4
    half_width: Array = 0.5 * (1 - 1 / planes)
    return half_width, outer, inner


def plane_node_count(*, plane_count: Array | float, local_time_band_h: Array | float) -> Array:
    """Local times at which a wide band is sampled: every plane, or one per quarter of an hour if planes stand closer.

    Parameters
    ----------
    plane_count : number of planes, at least 1.
    local_time_band_h : full width of the band [h]; both broadcast.

    Returns
    -------
    Number of nodes [1], broadcast shape; odd where it is less than the number of planes. Source: definition.
    """
    nodes: Array = np.minimum(plane_count, NODES_PER_HOUR * np.ceil(local_time_band_h) + 1)
    return nodes


def plane_nodes(*, plane_count: Array | float, node_count: int) -> tuple[Array, Array]:
    """Evenly spaced local times from the first to the last plane, and weights that stand for all planes.

    The mean over P planes is the trapezoid rule in steps of one plane plus half of both ends. Where nodes are fewer
    than planes (an odd number n, step h against the planes' step k), trapezoids of step h and 2h are mixed as
    (4h2 - k2) / (3 h2) and the rest, so that the error of order h2 is that of the planes themselves: a Simpson rule
    for very many planes, and every plane with its own weight 1/P where n = P.

    Parameters
    ----------
    plane_count : number of planes, at least `node_count`, any shape.
    node_count : number of nodes n.

    Returns
    -------
    Places in units of the half width [-1..1], shape (n,), and weights, shape (n, *shape of plane_count). Source:
    definition.
    """
    planes = np.asarray(plane_count, dtype=np.float64)
    if node_count == 1:
        return np.zeros(1), np.ones((1, *planes.shape))
    place = np.linspace(-1.0, 1.0, node_count)
    column = (-1,) + (1,) * planes.ndim
    fine = np.full(node_count, 1 / (node_count - 1))
    fine[[0, -1]] /= 2
    coarse = np.zeros(node_count)
    coarse[::2] = 2 * fine[::2]
    step, plane_step = 2 / (node_count - 1), 2 / (planes - 1)
    mixed = (4 * step * step - plane_step * plane_step) / (3 * step * step)
    ends = np.zeros(node_count)
    ends[[0, -1]] = 0.5
    trapezoid = mixed * fine.reshape(column) + (1 - mixed) * coarse.reshape(column)
    weights: Array = ((planes - 1) * trapezoid + ends.reshape(column)) / planes
    return place, weights


def monthly_thirds(*, daily: Array) -> Array:
    """Mean of the dark, middle and light third of the days of each calendar month.

    Days of a month are sorted by value; a day on the border between thirds is shared, so that the mean of the
    three equals the month's mean.

    Parameters
    ----------
    daily : one value per day of the nominal year, shape (365, ...).

    Returns
    -------
    Means, shape (12, 3, ...), ascending along the second axis. Source: definition.
    """
    thirds = np.zeros((len(MONTH_LENGTHS), STATES_PER_MONTH, *daily.shape[1:]))
    start = 0
    for month, length in enumerate(MONTH_LENGTHS):
        ordered = np.sort(daily[start : start + length], axis=0)
        start += length
        edges = np.arange(length + 1) * STATES_PER_MONTH / length
        for state in range(STATES_PER_MONTH):
            weights = np.diff(np.clip(edges, state, state + 1))
            for day in np.flatnonzero(weights):
                thirds[month, state] += weights[day] * ordered[day]
    return thirds


@dataclass(frozen=True, kw_only=True)
class Light:
    """Light of one shell through the nominal year; `sunlit_day` has the 365 days first.

    Fleet means weigh the planes; least and largest values are over all days and planes.
    """

    sine_minimum: Array
    sine_maximum: Array
    sine_mean: Array
    cosine_mean: Array
    beta_minimum_factor: Array
    eclipse_maximum: Array
    eclipsed_days: Array
    eclipsed_days_any_plane: Array
    sunlit_day: Array
    tracking: Array
    fixed: Array
    tracking_central: Array
    fixed_central: Array
    tracking_worst_central: Array
    tracking_opposite: Array
    tracking_worst_opposite: Array
    tracking_worst: Array
    fixed_worst: Array
    tracking_worst_factor: Array
    faintest: Array
    fixed_faintest: Array
    sunlit_faintest: Array


@dataclass(frozen=True, kw_only=True)
class _Points:
    """Orbits whose year is followed; arrays that broadcast, the drift zero where Sun-synchronous."""

    altitude: Array
    inclination: Array
    local_time: Array
    drift: Array | None
    half_band: Array
    shape: tuple[int, ...]


def year_of_light(*, orbit: OrbitParameters, inclination_deg: Array) -> Light:
    """Follow the planes of a shell through the nominal year, day by day.

    A narrow band is sampled at five local times, a wide one at up to 97; each point's sampling depends on its own
    parameters alone, so that its values are the same in any block.

    Parameters
    ----------
    orbit : altitude, local time of the central node on 1 January, band and planes.
    inclination_deg : inclination [deg]; where the scenario gives it, the node drifts against the mean Sun.

    Returns
    -------
    Light; arrays of the parameters' broadcast shape. Source: vallado_2013.
    """
    half_width, outer, inner = plane_quadrature(plane_count=orbit.plane_count)
    drift = None
    if orbit.inclination_deg is not None:
        drift = local_time_drift_h_per_day(altitude_km=orbit.altitude_km, inclination_deg=inclination_deg)
    arrays = (orbit.altitude_km, inclination_deg, orbit.local_time_of_ascending_node_h,
              orbit.local_time_band_h * half_width)  # fmt: skip
    shape = np.broadcast_shapes(*(a.shape for a in arrays))
    altitude, inclination, local_time, half_band = arrays
    points = _Points(altitude=altitude, inclination=inclination, local_time=local_time, drift=drift,
                     half_band=half_band, shape=shape)  # fmt: skip
    wide = np.broadcast_to(orbit.local_time_band_h > NARROW_BAND_H, shape)
    if not wide.any():
        return _follow(points, zip(_NARROW_NODES, (outer, inner, 1 - 2 * (outer + inner), inner, outer), strict=True))
    planes = np.broadcast_to(orbit.plane_count, shape).reshape(-1)
    count = np.broadcast_to(plane_node_count(plane_count=orbit.plane_count, local_time_band_h=orbit.local_time_band_h),
                            shape)  # fmt: skip
    nodes = np.where(wide, count, 0.0).reshape(-1)
    parts: list[tuple[np.ndarray[tuple[int], np.dtype[np.intp]], Light]] = []
    for number in np.unique(nodes):
        chosen = np.flatnonzero(nodes == number)
        padded = np.resize(chosen, max(chosen.size, 2))
        part = _take(points, padded)
        if number == 0:
            weights = [np.broadcast_to(a, shape).reshape(-1)[padded] for a in (outer, inner)]
            outer_part, inner_part = weights
            middle = 1 - 2 * (outer_part + inner_part)
            sampled = list(zip(_NARROW_NODES, (outer_part, inner_part, middle, inner_part, outer_part), strict=True))
        else:
            place, weight = plane_nodes(plane_count=planes[padded], node_count=int(number))
            sampled = list(zip(place.tolist(), weight, strict=True))
        parts.append((chosen, _follow(part, sampled)))
    return _join(parts, shape)


def _take(points: _Points, chosen: np.ndarray[tuple[int], np.dtype[np.intp]]) -> _Points:
    def flat(array: Array) -> Array:
        return np.broadcast_to(array, points.shape).reshape(-1)[chosen]

    return _Points(
        altitude=flat(points.altitude),
        inclination=flat(points.inclination),
        local_time=flat(points.local_time),
        drift=None if points.drift is None else flat(points.drift),
        half_band=flat(points.half_band),
        shape=chosen.shape,
    )


def _join(parts: list[tuple[np.ndarray[tuple[int], np.dtype[np.intp]], Light]], shape: tuple[int, ...]) -> Light:
    joined: dict[str, Array] = {}
    size = int(np.prod(shape))
    for name in (f.name for f in fields(Light)):
        days = getattr(parts[0][1], name).shape[:-1]
        whole = np.empty((*days, size))
        for chosen, part in parts:
            whole[..., chosen] = getattr(part, name)[..., : chosen.size]
        joined[name] = whole.reshape(*days, *shape)
    return Light(**joined)


def _follow(points: _Points, nodes: Iterable[tuple[float, Array]]) -> Light:
    """Run the year plane by plane, so that one array of (365, points) is the largest in memory."""
    shape = points.shape
    dates = nominal_year_julian_date()
    column = (-1,) + (1,) * len(shape)
    date = dates.reshape(column)
    year_factor = sunlight_factor(julian_date=dates)
    factor = year_factor.reshape(column)
    local_time = points.local_time
    if points.drift is not None:
        local_time = local_time + points.drift * (date - NOMINAL_YEAR_JULIAN_DATE)
    aphelion = int(year_factor.argmin())

    def day(offset_h: Array | float) -> tuple[Array, Array, Array]:
        sine = np.abs(sun_plane_sine(inclination_deg=points.inclination, julian_date=date,
                                     local_time_of_ascending_node_h=local_time + offset_h))  # fmt: skip
        cosine = np.sqrt(np.maximum(1 - sine * sine, 0.0))
        eclipse = eclipse_fraction_at_cosine(altitude_km=points.altitude, beta_cosine=cosine)
        energy = array_energy_fraction(sunlit_time_fraction=1 - eclipse, cosine=1.0, sunlight_factor=factor)
        return sine, eclipse, energy

    largest, zero = np.full(shape, np.inf), np.zeros(shape)
    sine_minimum, sine_factor, sine_maximum = largest, zero, zero
    eclipse_maximum, eclipsed_days, tracking, fixed = zero, zero, zero, zero
    sine_mean, cosine_mean = zero, zero
    tracking_worst, fixed_worst, worst_factor = largest, largest, zero
    fixed_faintest, sunlit_faintest = largest, largest
    sunlit_day = np.zeros((dates.size, *shape))
    any_plane = np.zeros((dates.size, *shape), dtype=np.bool_)
    central: tuple[Array, Array, Array] | None = None
    for place, weight in nodes:
        sine, eclipse, energy = day(place * points.half_band)
        if place == 0:
            central = sine, eclipse, energy
        energy_fixed = energy * sine
        lowest, darkest = sine.argmin(axis=0), energy.argmin(axis=0)
        least_sine, least_energy = sine.min(axis=0), energy.min(axis=0)
        sine_factor = np.where(least_sine < sine_minimum, year_factor[lowest], sine_factor)
        worst_factor = np.where(least_energy < tracking_worst, year_factor[darkest], worst_factor)
        sine_minimum = np.minimum(sine_minimum, least_sine)
        tracking_worst = np.minimum(tracking_worst, least_energy)
        sine_maximum = np.maximum(sine_maximum, sine.max(axis=0))
        sine_mean = sine_mean + weight * sine.mean(axis=0)
        cosine_mean = cosine_mean + weight * np.sqrt(np.maximum(1 - sine * sine, 0.0)).mean(axis=0)
        eclipse_maximum = np.maximum(eclipse_maximum, eclipse.max(axis=0))
        fixed_worst = np.minimum(fixed_worst, energy_fixed.min(axis=0))
        fixed_faintest = np.minimum(fixed_faintest, (sine * factor).min(axis=0))
        sunlit_faintest = np.minimum(sunlit_faintest, 1 - eclipse[aphelion])
        dark = eclipse > 0
        any_plane |= dark
        eclipsed_days = eclipsed_days + weight * dark.sum(axis=0)
        tracking = tracking + weight * energy.mean(axis=0)
        fixed = fixed + weight * energy_fixed.mean(axis=0)
        sunlit_day += weight * (1 - eclipse)
    middle_sine, _, middle_energy = day(0.0) if central is None else central
    _, _, opposite_energy = day(NOON_H)
    return Light(
        sine_minimum=sine_minimum,
        sine_maximum=np.minimum(sine_maximum, 1.0),
        sine_mean=sine_mean,
        cosine_mean=cosine_mean,
        beta_minimum_factor=sine_factor,
        eclipse_maximum=eclipse_maximum,
        eclipsed_days=eclipsed_days,
        eclipsed_days_any_plane=any_plane.sum(axis=0) * 1.0,
        sunlit_day=sunlit_day,
        tracking=tracking,
        fixed=fixed,
        tracking_central=_wide(middle_energy.mean(axis=0), shape),
        fixed_central=_wide((middle_energy * middle_sine).mean(axis=0), shape),
        tracking_worst_central=_wide(middle_energy.min(axis=0), shape),
        tracking_opposite=_wide(opposite_energy.mean(axis=0), shape),
        tracking_worst_opposite=_wide(opposite_energy.min(axis=0), shape),
        tracking_worst=tracking_worst,
        fixed_worst=fixed_worst,
        tracking_worst_factor=worst_factor,
        faintest=np.full(shape, year_factor[aphelion]),
        fixed_faintest=fixed_faintest,
        sunlit_faintest=sunlit_faintest,
    )


def _wide(values: Array, shape: tuple[int, ...]) -> Array:
    whole: Array = np.broadcast_to(values, shape)
    return whole
