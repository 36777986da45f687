"""The South Atlantic Anomaly over one design's orbit: map of protons, ground track of a day and what it meets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from orbitdc.orbit.j2 import SECONDS_PER_DAY
from orbitdc.orbit.propagation import ground_track
from orbitdc.radiation.anomaly import local_proton_flux_per_cm2_s
from orbitdc.scenario.calendar import Calendar
from orbitdc.scenario.declaration import Array, Flags
from orbitdc.study.light_view import light_year, one_satellite

TRACK_STEP_S = 20.0
SHARE_INSIDE = 0.95
"""Share of an orbit's protons that the anomaly holds by definition."""

_LONGITUDE_STEP_DEG, _LATITUDE_STEP_DEG = 2.5, 2.0
_ARGUMENTS, _LONGITUDES = 360, 180
_JULIAN_DATE_OF_2000, _DAYS_PER_YEAR = 2451544.5, 365.25


@dataclass(frozen=True, kw_only=True)
class AnomalyView:
    """Protons above 30 MeV at the altitude of the shell.

    Attributes
    ----------
    year : of the place of the anomaly and of the day that is followed: the middle of the calendar.
    longitude_deg, latitude_deg : of the map, shapes (longitude,) and (latitude,).
    flux_per_cm2_s : map, shape (latitude, longitude).
    threshold_per_cm2_s : flux inside which the orbit gathers 95 % of its protons; nan without an anomaly.
    track_h, track_longitude_deg, track_latitude_deg, track_flux_per_cm2_s : along one satellite's day, shape (time,).
    """

    year: float
    longitude_deg: Array
    latitude_deg: Array
    flux_per_cm2_s: Array
    threshold_per_cm2_s: float
    track_h: Array
    track_longitude_deg: Array
    track_latitude_deg: Array
    track_flux_per_cm2_s: Array

    @property
    def inside(self) -> Flags:
        """Where the track is in the anomaly."""
        flags: Flags = self.track_flux_per_cm2_s >= self.threshold_per_cm2_s
        return flags

    @property
    def passes(self) -> list[tuple[float, float]]:
        """Start and end of each pass of the day, hours."""
        edges = np.flatnonzero(np.diff(np.concatenate([[0], self.inside.astype(np.int8), [0]])))
        step_h = TRACK_STEP_S / 3600
        return [(float(a * step_h), float(b * step_h)) for a, b in edges.reshape(-1, 2)]


def _threshold(altitude_km: float, inclination_deg: float, phase: float, year: float) -> float:
    argument = 2 * np.pi * (np.arange(_ARGUMENTS) + 0.5) / _ARGUMENTS
    latitude = np.degrees(np.arcsin(np.sin(np.radians(inclination_deg)) * np.sin(argument)))
    longitude = 360 * (np.arange(_LONGITUDES) + 0.5) / _LONGITUDES - 180
    flux = local_proton_flux_per_cm2_s(
        latitude_deg=latitude[:, None], longitude_deg=longitude, altitude_km=altitude_km, solar_phase=phase, year=year
    ).reshape(-1)
    falling = np.sort(flux)[::-1]
    gathered = np.cumsum(falling)
    if gathered[-1] <= 0:
        return float("nan")
    return float(falling[np.searchsorted(gathered, SHARE_INSIDE * gathered[-1])])


def anomaly_view(
    values: Mapping[str, Any], calendar: Calendar, altitude_km: float, inclination_deg: float, phase: float
) -> AnomalyView:
    """Return map, threshold and a day's track of one design.

    Parameters
    ----------
    values : parameter groups and stage results of one design, from `study.trace.one_design`.
    calendar : its middle is the year of the map.
    altitude_km, inclination_deg : circular orbit above 6,371.2 km.
    phase : 0 at solar minimum, 1 at maximum.
    """
    year = float(np.mean(calendar.decimal_year))
    longitude = np.arange(-180.0, 180.0 + _LONGITUDE_STEP_DEG, _LONGITUDE_STEP_DEG)
    latitude = np.arange(-90.0, 90.0 + _LATITUDE_STEP_DEG, _LATITUDE_STEP_DEG)
    where = {"altitude_km": altitude_km, "solar_phase": phase, "year": year}
    elapsed = np.arange(0.0, SECONDS_PER_DAY, TRACK_STEP_S)
    date = _JULIAN_DATE_OF_2000 + (year - 2000.0) * _DAYS_PER_YEAR
    below, beside = ground_track(constellation=one_satellite(light_year(values), date), elapsed_s=elapsed)
    return AnomalyView(
        year=year,
        longitude_deg=longitude,
        latitude_deg=latitude,
        flux_per_cm2_s=local_proton_flux_per_cm2_s(latitude_deg=latitude[:, None], longitude_deg=longitude, **where),
        threshold_per_cm2_s=_threshold(altitude_km, inclination_deg, phase, year),
        track_h=elapsed / 3600,
        track_longitude_deg=beside[0],
        track_latitude_deg=below[0],
        track_flux_per_cm2_s=local_proton_flux_per_cm2_s(latitude_deg=below[0], longitude_deg=beside[0], **where),
    )
