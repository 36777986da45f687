"""Curves of one orbit for reports: light by day of the year, plane by plane, and the shadow along one revolution."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from orbitdc.orbit.illumination import (
    NOON_H,
    array_energy_fraction,
    beta_angle_deg,
    eclipse_fraction,
    sunlit_disc_fraction,
)
from orbitdc.orbit.j2 import period_s
from orbitdc.orbit.light import local_time_drift_h_per_day, plane_local_time_offset_h, shell_inclination_deg
from orbitdc.orbit.parameters import OrbitParameters
from orbitdc.orbit.sun import (
    NOMINAL_YEAR_JULIAN_DATE,
    month_and_day,
    nominal_year_julian_date,
    sun_distance_au,
    sunlight_factor,
)
from orbitdc.scenario.declaration import Array

PHASE_POINTS = 360
SECONDS_PER_MINUTE = 60.0


def _beta_deg(orbit: OrbitParameters, offset_h: Array | float, date: Array | float) -> Array:
    """Sun angle to planes whose nodes stand off the central one, on dates of the nominal year."""
    inclination = shell_inclination_deg(orbit=orbit)
    local_time = orbit.local_time_of_ascending_node_h + offset_h
    if orbit.inclination_deg is not None:
        drift = local_time_drift_h_per_day(altitude_km=orbit.altitude_km, inclination_deg=inclination)
        local_time = local_time + drift * (np.asarray(date) - NOMINAL_YEAR_JULIAN_DATE)
    return beta_angle_deg(inclination_deg=inclination, local_time_of_ascending_node_h=local_time, julian_date=date)


class _Days(NamedTuple):
    """Planes by days, and the mean of the planes by day."""

    eclipse: Array
    sunlit: Array
    tracking: Array
    fixed: Array


def _fleet_days(orbit: OrbitParameters, offset_h: Array) -> _Days:
    date = nominal_year_julian_date()
    factor = sunlight_factor(julian_date=date)
    beta = _beta_deg(orbit, offset_h[:, np.newaxis], date)
    eclipse = eclipse_fraction(altitude_km=orbit.altitude_km, beta_angle_deg=beta)
    cosine = np.abs(np.sin(np.radians(beta)))
    tracking, fixed = (
        array_energy_fraction(sunlit_time_fraction=1 - eclipse, cosine=c, sunlight_factor=factor) for c in (1.0, cosine)
    )
    return _Days(eclipse, (1 - eclipse).mean(axis=0), tracking.mean(axis=0), fixed.mean(axis=0))


def _plane_offsets_h(orbit: OrbitParameters) -> Array:
    return plane_local_time_offset_h(
        plane_count=int(orbit.plane_count.item()), local_time_band_h=float(orbit.local_time_band_h.item())
    )


def eclipse_calendar(*, orbit: OrbitParameters) -> dict[str, Array]:
    """Eclipses of every plane on every day of the nominal year, and the fleet's light and array energy by day.

    The planes of a dawn-dusk fleet go dark in one season, all together; the same fleet with its nodes twelve hours on
    has its season half a year away, at another distance from the Sun.

    Parameters
    ----------
    orbit : parameters of one design, arrays of shape (1,).

    Returns
    -------
    dict : `day` 1..365, `month` and `day_of_month`, shape (365,); `plane_local_time_h`, mean local time of the
    ascending nodes (on 1 January), shape (planes,), ascending from the first plane and 0..24; `eclipse_fraction` of the
    period and `eclipse_duration_min` per orbit, shape (planes, 365); `fleet_sunlit_fraction`,
    `fleet_array_energy_fraction_tracking` and `fleet_array_energy_fraction_fixed` (array power against the same array
    facing the Sun at 1 au), means of the planes, shape (365,); all of these but the first four again with
    `_opposite_node`; `darkest_day` and `least_energy_day` 1..365 (sunlit time; tracking energy), and both with
    `_opposite_node`, shape (1,). Source: vallado_2013.
    """
    date = nominal_year_julian_date()
    day: Array = np.arange(1, date.size + 1, dtype=np.float64)
    month, day_of_month = month_and_day(day_of_year=day)
    offsets = _plane_offsets_h(orbit)
    minutes = period_s(altitude_km=orbit.altitude_km) / SECONDS_PER_MINUTE
    calendar: dict[str, Array] = {
        "day": day,
        "month": month,
        "day_of_month": day_of_month,
        "plane_local_time_h": (orbit.local_time_of_ascending_node_h + offsets) % (2 * NOON_H),
    }
    for suffix, turn in (("", 0.0), ("_opposite_node", NOON_H)):
        days = _fleet_days(orbit, offsets + turn)
        calendar |= {
            f"eclipse_fraction{suffix}": days.eclipse,
            f"eclipse_duration_min{suffix}": days.eclipse * minutes,
            f"fleet_sunlit_fraction{suffix}": days.sunlit,
            f"fleet_array_energy_fraction_tracking{suffix}": days.tracking,
            f"fleet_array_energy_fraction_fixed{suffix}": days.fixed,
            f"darkest_day{suffix}": np.full(1, days.sunlit.argmin() + 1.0),
            f"least_energy_day{suffix}": np.full(1, days.tracking.argmin() + 1.0),
        }
    return calendar


def trace_day(*, orbit: OrbitParameters) -> dict[str, Array]:
    """Light of the central plane, and of the fleet's planes together, on each day of the nominal year.

    Parameters
    ----------
    orbit : parameters of one design, arrays of shape (1,).

    Returns
    -------
    dict : `beta_angle_deg`, `eclipse_duration_s`, `sunlit_time_fraction`, `array_energy_fraction_tracking` and
    `array_energy_fraction_fixed` of the central plane, and the means of all planes `fleet_sunlit_fraction`,
    `fleet_array_energy_fraction_tracking` and `fleet_array_energy_fraction_fixed`, each of shape (365,). Source:
    vallado_2013.
    """
    central = _fleet_days(orbit, np.zeros(1))
    fleet = _fleet_days(orbit, _plane_offsets_h(orbit))
    return {
        "beta_angle_deg": _beta_deg(orbit, 0.0, nominal_year_julian_date()),
        "eclipse_duration_s": central.eclipse[0] * period_s(altitude_km=orbit.altitude_km),
        "sunlit_time_fraction": central.sunlit,
        "array_energy_fraction_tracking": central.tracking,
        "array_energy_fraction_fixed": central.fixed,
        "fleet_sunlit_fraction": fleet.sunlit,
        "fleet_array_energy_fraction_tracking": fleet.tracking,
        "fleet_array_energy_fraction_fixed": fleet.fixed,
    }


def darkest_day(*, orbit: OrbitParameters) -> int:
    """Index (0 is 1 January) of the day on which a design's central plane has the least tracking energy.

    Parameters
    ----------
    orbit : parameters of one design, arrays of shape (1,).

    Returns
    -------
    Day of the nominal year, 0..364. Source: definition.
    """
    return int(trace_day(orbit=orbit)["array_energy_fraction_tracking"].argmin())


def trace_orbit_phase(*, orbit: OrbitParameters, day: int) -> dict[str, Array]:
    """Sunlight along one revolution of the central plane, with umbra and penumbra.

    Parameters
    ----------
    orbit : parameters of one design, arrays of shape (1,).
    day : day of the nominal year, 0..364; `darkest_day` gives the one of least energy.

    Returns
    -------
    dict : `phase_deg` from the point nearest the Sun and `time_s` since it, and `sunlit_fraction` of the disc, each
    of shape (360,). Source: montenbruck_gill_2000.
    """
    altitude = orbit.altitude_km
    date = float(nominal_year_julian_date()[day])
    beta = _beta_deg(orbit, 0.0, date)
    phase_deg: Array = 360 * (np.arange(PHASE_POINTS) + 0.5) / PHASE_POINTS
    lit = sunlit_disc_fraction(
        altitude_km=altitude,
        beta_angle_deg=beta,
        phase_deg=phase_deg,
        sun_distance_au=sun_distance_au(julian_date=date),
    )
    time_s: Array = phase_deg / 360 * period_s(altitude_km=altitude)
    return {"phase_deg": phase_deg, "time_s": time_s, "sunlit_fraction": lit}
