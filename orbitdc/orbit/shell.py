"""The orbit stage: one Sun-synchronous shell, its slots, and its light through a nominal year."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from orbitdc.compute.parameters import ComputeParameters
from orbitdc.fleet.parameters import FleetParameters
from orbitdc.orbit.illumination import array_energy_fraction, beta_angle_deg, eclipse_fraction
from orbitdc.orbit.j2 import (
    SECONDS_PER_DAY,
    nodal_rate_deg_per_day,
    orbital_speed_m_per_s,
    period_s,
    semi_major_axis_km,
    sun_synchronous_inclination_deg,
)
from orbitdc.orbit.parameters import OrbitParameters
from orbitdc.orbit.result import OrbitResult
from orbitdc.orbit.sun import MONTH_LENGTHS, nominal_year_julian_date, sunlight_factor
from orbitdc.scenario.declaration import Array

DAYS_PER_YEAR = 365.25
KILOWATTS_PER_GIGAWATT = 1e6
STATES_PER_MONTH = 3
_NODES = (-1.0, -0.5, 0.0, 0.5, 1.0)


def slot_count(
    *, semi_major_axis_km: Array | float, plane_count: Array | float, altitude_bin_count: Array | float,
    minimum_separation_km: Array | float,
) -> Array:  # fmt: skip
    """Satellites that a shell holds: planes x bins x whole number of separations on the circumference.

    Parameters
    ----------
    semi_major_axis_km : semi-major axis [km].
    plane_count, altitude_bin_count : planes, and altitude bins of each plane [1].
    minimum_separation_km : smallest distance along the track [km]; all broadcast.

    Returns
    -------
    Slots [1], broadcast shape. Source: definition.
    """
    circumference = 2 * np.pi * np.asarray(semi_major_axis_km, dtype=np.float64)
    slots: Array = np.asarray(plane_count) * altitude_bin_count * np.floor(circumference / minimum_separation_km)
    return slots


def satellite_spacing_km(
    *, semi_major_axis_km: Array | float, plane_count: Array | float, altitude_bin_count: Array | float,
    satellite_count: Array | float,
) -> Array:  # fmt: skip
    """Distance along the track when satellites are spread evenly: circumference x planes x bins / satellites.

    Parameters
    ----------
    semi_major_axis_km : semi-major axis [km].
    plane_count, altitude_bin_count : planes, and altitude bins of each plane [1].
    satellite_count : satellites in the whole shell [1]; all broadcast.

    Returns
    -------
    Spacing [km], broadcast shape; a fleet of less than one satellite counts as one. Source: definition.
    """
    track = 2 * np.pi * np.asarray(semi_major_axis_km, dtype=np.float64) * plane_count * altitude_bin_count
    spacing: Array = track / np.maximum(satellite_count, 1.0)
    return spacing


def plane_quadrature(*, plane_count: Array | float) -> tuple[Array, Array, Array]:
    """Weights with which five local times stand for all planes of a band.

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
class _Light:
    """Light of one shell through the nominal year; days first where daily."""

    beta_minimum: Array
    beta_maximum: Array
    beta_minimum_factor: Array
    eclipse_maximum: Array
    eclipsed_days: Array
    sunlit_day: Array
    sunlit_worst: Array
    tracking: Array
    fixed: Array
    tracking_worst: Array
    fixed_worst: Array
    tracking_worst_factor: Array
    faintest: Array
    fixed_faintest: Array
    sunlit_faintest: Array


def _light(orbit: OrbitParameters, inclination_deg: Array) -> _Light:
    """Run the year plane by plane, so that one array of (365, points) is the largest in memory."""
    half_width, outer, inner = plane_quadrature(plane_count=orbit.plane_count)
    weights = (outer, inner, 1 - 2 * (outer + inner), inner, outer)
    shape = np.broadcast_shapes(half_width.shape, orbit.altitude_km.shape,
                                orbit.local_time_of_ascending_node_h.shape, orbit.local_time_band_h.shape)  # fmt: skip
    dates = nominal_year_julian_date()
    column = (-1,) + (1,) * len(shape)
    date = dates.reshape(column)
    year_factor = sunlight_factor(julian_date=dates)
    factor = year_factor.reshape(column)
    days = dates.size
    largest, zero = np.full(shape, np.inf), np.zeros(shape)
    beta_minimum, beta_factor, beta_maximum = largest, zero, zero
    eclipse_maximum, eclipsed_days, tracking, fixed = zero, zero, zero, zero
    sunlit_worst, tracking_worst, fixed_worst, worst_factor = largest, largest, largest, zero
    sunlit_day = np.zeros((days, *shape))
    aphelion = int(year_factor.argmin())
    fixed_faintest, sunlit_faintest = largest, largest
    for node, weight in zip(_NODES, weights, strict=True):
        local_time = orbit.local_time_of_ascending_node_h + node * half_width * orbit.local_time_band_h
        beta = np.abs(beta_angle_deg(inclination_deg=inclination_deg, local_time_of_ascending_node_h=local_time,
                                     julian_date=date))  # fmt: skip
        eclipse = eclipse_fraction(altitude_km=orbit.altitude_km, beta_angle_deg=beta)
        sunlit = 1 - eclipse
        energy = array_energy_fraction(sunlit_time_fraction=sunlit, cosine=1.0, sunlight_factor=factor)
        cosine = np.sin(np.radians(beta))
        energy_fixed = energy * cosine
        lowest, darkest = beta.argmin(axis=0), energy.argmin(axis=0)
        least_beta, least_energy = beta.min(axis=0), energy.min(axis=0)
        beta_factor = np.where(least_beta < beta_minimum, year_factor[lowest], beta_factor)
        worst_factor = np.where(least_energy < tracking_worst, year_factor[darkest], worst_factor)
        beta_minimum = np.minimum(beta_minimum, least_beta)
        tracking_worst = np.minimum(tracking_worst, least_energy)
        beta_maximum = np.maximum(beta_maximum, beta.max(axis=0))
        eclipse_maximum = np.maximum(eclipse_maximum, eclipse.max(axis=0))
        sunlit_worst = np.minimum(sunlit_worst, sunlit.min(axis=0))
        fixed_worst = np.minimum(fixed_worst, energy_fixed.min(axis=0))
        fixed_faintest = np.minimum(fixed_faintest, (cosine * factor).min(axis=0))
        sunlit_faintest = np.minimum(sunlit_faintest, sunlit[aphelion])
        eclipsed_days = eclipsed_days + weight * (eclipse > 0).sum(axis=0)
        tracking = tracking + weight * energy.mean(axis=0)
        fixed = fixed + weight * energy_fixed.mean(axis=0)
        sunlit_day += weight * sunlit
    return _Light(
        beta_minimum=beta_minimum,
        beta_maximum=beta_maximum,
        beta_minimum_factor=beta_factor,
        eclipse_maximum=eclipse_maximum,
        eclipsed_days=eclipsed_days,
        sunlit_day=sunlit_day,
        sunlit_worst=sunlit_worst,
        tracking=tracking,
        fixed=fixed,
        tracking_worst=tracking_worst,
        fixed_worst=fixed_worst,
        tracking_worst_factor=worst_factor,
        faintest=np.full(shape, year_factor[aphelion]),
        fixed_faintest=fixed_faintest,
        sunlit_faintest=sunlit_faintest,
    )


def shell(*, orbit: OrbitParameters, fleet: FleetParameters, compute: ComputeParameters) -> OrbitResult:
    """Compute the shell's orbit, slots and light through the nominal year 2030.

    Parameters
    ----------
    orbit : altitude, local time and how satellites are spread.
    fleet : contracted power and over-build, which set the number of satellites to place.
    compute : IT power of one satellite.

    Returns
    -------
    OrbitResult; what depends on the orbit alone keeps length 1 along every other dimension.
    """
    altitude = orbit.altitude_km
    axis = semi_major_axis_km(altitude_km=altitude)
    period = period_s(altitude_km=altitude)
    inclination = sun_synchronous_inclination_deg(altitude_km=altitude)
    light = _light(orbit, inclination)
    satellites = (
        fleet.contracted_it_power_gw * KILOWATTS_PER_GIGAWATT / compute.it_power_per_satellite_kw
        * (1 + fleet.overbuild_fraction)
    )  # fmt: skip
    slots = slot_count(
        semi_major_axis_km=axis,
        plane_count=orbit.plane_count,
        altitude_bin_count=orbit.altitude_bin_count,
        minimum_separation_km=orbit.minimum_separation_km,
    )
    spacing = satellite_spacing_km(
        semi_major_axis_km=axis,
        plane_count=orbit.plane_count,
        altitude_bin_count=orbit.altitude_bin_count,
        satellite_count=satellites,
    )
    days = light.sunlit_day.shape[0]
    return OrbitResult(
        semi_major_axis_km=axis,
        period_s=period,
        inclination_deg=inclination,
        nodal_rate_deg_per_day=nodal_rate_deg_per_day(altitude_km=altitude, inclination_deg=inclination),
        orbital_speed_m_per_s=orbital_speed_m_per_s(altitude_km=altitude),
        beta_angle_minimum_deg=light.beta_minimum,
        beta_angle_maximum_deg=light.beta_maximum,
        sunlight_factor_minimum_beta=light.beta_minimum_factor,
        eclipse_duration_maximum_s=light.eclipse_maximum * period,
        eclipses_per_year=light.eclipsed_days / days * DAYS_PER_YEAR * SECONDS_PER_DAY / period,
        sunlit_time_fraction=light.sunlit_day.mean(axis=0),
        sunlit_time_fraction_worst_day=light.sunlit_worst,
        sunlit_time_fraction_month=monthly_thirds(daily=light.sunlit_day),
        array_energy_fraction_tracking=light.tracking,
        array_energy_fraction_fixed=light.fixed,
        array_energy_fraction_tracking_worst_day=light.tracking_worst,
        array_energy_fraction_fixed_worst_day=light.fixed_worst,
        sunlight_factor_worst_day=light.tracking_worst_factor,
        array_light_fraction_tracking_minimum=light.faintest,
        array_light_fraction_fixed_minimum=light.fixed_faintest,
        sunlit_time_fraction_faintest_day=light.sunlit_faintest,
        slot_count=slots,
        satellite_spacing_km=spacing,
        slots_slack=(slots - satellites) / np.maximum(slots, 1.0),
        slots_exceeded=satellites > slots,
    )
