"""A shell's light through the nominal year, plane by plane and day by day, and the sky of its day of least energy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from orbitdc.orbit.constellation import Constellation, Shell
from orbitdc.orbit.earth_fixed import greenwich_sidereal_angle_deg
from orbitdc.orbit.illumination import DEGREES_PER_HOUR, NOON_H
from orbitdc.orbit.light import local_time_drift_h_per_day
from orbitdc.orbit.parameters import OrbitParameters
from orbitdc.orbit.sun import NOMINAL_YEAR_JULIAN_DATE, mean_longitude_deg, nominal_year_julian_date, sun_direction
from orbitdc.orbit.trace import eclipse_calendar, trace_day
from orbitdc.scenario.declaration import Array

NOON_DAYS = 0.5
SECONDS_PER_MINUTE = 60.0


@dataclass(frozen=True, kw_only=True)
class PlaneYear:
    """One plane's year: Sun angle [deg], eclipse per orbit [min] and share of full array energy, shape (365,)."""

    beta_deg: Array
    eclipse_minutes: Array
    energy_fraction: Array
    dark_fraction: float

    @property
    def eclipse_days(self) -> int:
        """Days of the year with an eclipse."""
        return int((self.eclipse_minutes > 0).sum())

    @property
    def least_energy_day(self) -> int:
        """Day of least array energy, 0 for 1 January."""
        return int(self.energy_fraction.argmin())


@dataclass(frozen=True, kw_only=True)
class LightYear:
    """Light of all planes of one shell.

    Attributes
    ----------
    altitude_km, inclination_deg, drift_h_per_yr : of the shell; the drift is that of its planes' local time.
    central_local_time_h : mean local time of the central node on 1 January.
    local_time_h : mean local time of each plane's ascending node on 1 January, shape (plane,).
    eclipse_minutes : eclipse per orbit, shape (plane, 365).
    fleet_energy_fraction : array energy of the fleet over that of continuous sunlight at 1 AU, arrays that face the
        Sun, shape (365,).
    least_energy_day : day of least fleet energy, 0 for 1 January.
    node_deg : right ascension of each plane's ascending node at noon of the day of least energy, shape (plane,).
    sun_right_ascension_deg, sun_declination_deg, greenwich_deg : Sun and Earth's turn at the same time.
    central : year of the plane in the middle of the band.
    """

    altitude_km: float
    inclination_deg: float
    drift_h_per_yr: float
    central_local_time_h: float
    local_time_h: Array
    eclipse_minutes: Array
    fleet_energy_fraction: Array
    least_energy_day: int
    node_deg: Array
    sun_right_ascension_deg: float
    sun_declination_deg: float
    greenwich_deg: float
    central: PlaneYear


def plane_year(*, orbit: OrbitParameters, local_time_h: float | None = None) -> PlaneYear:
    """Follow the central plane through the nominal year.

    Parameters
    ----------
    orbit : parameters of one design.
    local_time_h : another local time of its ascending node than the design's.
    """
    if local_time_h is not None:
        orbit = replace(orbit, local_time_of_ascending_node_h=np.array([local_time_h]))
    traced = trace_day(orbit=orbit)
    return PlaneYear(
        beta_deg=traced["beta_angle_deg"],
        eclipse_minutes=traced["eclipse_duration_s"] / SECONDS_PER_MINUTE,
        energy_fraction=traced["array_energy_fraction_tracking"],
        dark_fraction=float(1 - traced["sunlit_time_fraction"].mean()),
    )


def light_year(values: Mapping[str, Any]) -> LightYear:
    """Return the light of one design's shell.

    Parameters
    ----------
    values : parameter groups and stage results of one design, from `study.trace.one_design`.
    """
    orbit, shell = values["orbit"], values["shell"]
    altitude, inclination = float(orbit.altitude_km[0]), float(shell.inclination_deg[0])
    traced = eclipse_calendar(orbit=orbit)
    day = int(traced["least_energy_day"][0]) - 1
    date = float(nominal_year_julian_date()[0]) + day + NOON_DAYS
    drift = 0.0
    if orbit.inclination_deg is not None:
        drift = float(local_time_drift_h_per_day(altitude_km=altitude, inclination_deg=inclination))
    right_ascension, declination = sun_direction(julian_date=date)
    local_time = traced["plane_local_time_h"] + drift * (date - NOMINAL_YEAR_JULIAN_DATE)
    return LightYear(
        altitude_km=altitude,
        inclination_deg=inclination,
        drift_h_per_yr=drift * traced["day"].size,
        central_local_time_h=float(orbit.local_time_of_ascending_node_h[0]),
        local_time_h=traced["plane_local_time_h"],
        eclipse_minutes=traced["eclipse_duration_min"],
        fleet_energy_fraction=traced["fleet_array_energy_fraction_tracking"],
        least_energy_day=day,
        node_deg=mean_longitude_deg(julian_date=date) + DEGREES_PER_HOUR * (local_time - NOON_H),
        sun_right_ascension_deg=float(right_ascension),
        sun_declination_deg=float(declination),
        greenwich_deg=float(greenwich_sidereal_angle_deg(julian_date=date)),
        central=plane_year(orbit=orbit),
    )


def shell_constellation(light: LightYear, epoch_julian_date: float, per_plane: int) -> Constellation:
    """Return the shell's planes at an epoch, evenly filled with so many satellites each."""
    planes = light.local_time_h.size
    node = mean_longitude_deg(julian_date=epoch_julian_date) + DEGREES_PER_HOUR * (light.local_time_h - NOON_H)
    phase = 360.0 / per_plane * (np.arange(per_plane) + np.arange(planes)[:, None] / planes)
    shell = Shell(
        altitude_km=light.altitude_km,
        inclination_deg=light.inclination_deg,
        node_deg=node,
        plane=np.repeat(np.arange(planes, dtype=np.int32), per_plane),
        phase_deg=phase.reshape(-1),
    )
    return Constellation(shells=(shell,), epoch_julian_date=epoch_julian_date)


def one_satellite(light: LightYear, epoch_julian_date: float) -> Constellation:
    """Return a satellite of the middle plane alone."""
    shell = shell_constellation(light, epoch_julian_date, 1).shells[0]
    return Constellation(
        shells=(shell.pick(np.array([light.local_time_h.size // 2])),), epoch_julian_date=epoch_julian_date
    )
