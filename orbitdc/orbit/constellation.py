"""Constellations of circular orbits: Walker patterns, Sun-synchronous planes, and shells put together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from orbitdc.orbit.illumination import DEGREES_PER_HOUR, NOON_H
from orbitdc.orbit.j2 import (
    EARTH_RADIUS_KM,
    SUN_SYNCHRONOUS_RATE_DEG_PER_DAY,
    nodal_rate_deg_per_day,
    sun_synchronous_inclination_deg,
)
from orbitdc.orbit.sun import mean_longitude_deg
from orbitdc.scenario.declaration import Array
from orbitdc.scenario.errors import Problem, ScenarioError, echo

LOWEST_ALTITUDE_KM = 200.0
"""Below it air brakes a satellite within days: a circular orbit turned by J2 alone no longer describes it."""
HIGHEST_ALTITUDE_KM = 2000.0
"""Upper border of low Earth orbit, and of the tables of air, debris and trapped particles."""
FIRST_JULIAN_DATE = 2414864.5
LAST_JULIAN_DATE = 2471184.5
"""First and last day of JPL's DE421 (29 July 1899 to 9 October 2053), against which the Sun's place is checked."""
WALKER_DELTA_SPAN_DEG = 360.0
WALKER_STAR_SPAN_DEG = 180.0
LARGEST_LOCAL_TIME_DRIFT_H_PER_YR = 1.0
_HOURS_PER_DEGREE_PER_DAY = 365.25 / DEGREES_PER_HOUR
_PLACE = "constellation"


class ConstellationError(ScenarioError, ValueError):
    """A constellation that cannot exist or that the relations do not describe; holds every problem found."""


def _refuse(problems: list[Problem]) -> None:
    if problems:
        raise ConstellationError(problems)


def _problem(key: str, what: str, got: object, fix: str) -> Problem:
    return Problem(file=_PLACE, key=key, what=what, got=echo(got), fix=fix)


def altitude_problems(altitude_km: float) -> list[Problem]:
    """Return what is wrong with an altitude: it has to lie in low Earth orbit, above the air that ends an orbit."""
    if LOWEST_ALTITUDE_KM <= altitude_km <= HIGHEST_ALTITUDE_KM:
        return []
    fix = f"choose {LOWEST_ALTITUDE_KM:g} to {HIGHEST_ALTITUDE_KM:,g} km"
    return [_problem("altitude_km", "altitude outside the validity of the orbit model", altitude_km, fix)]


def date_problems(julian_dates: Array | float, file: str = _PLACE) -> list[Problem]:
    """Return what is wrong with the dates asked of a file: they have to lie inside the ephemeris."""
    dates = np.atleast_1d(np.asarray(julian_dates, dtype=np.float64))
    bad = dates[~((dates >= FIRST_JULIAN_DATE) & (dates <= LAST_JULIAN_DATE))]
    if not bad.size:
        return []
    fix = f"choose Julian dates {FIRST_JULIAN_DATE} to {LAST_JULIAN_DATE} (29 July 1899 to 9 October 2053)"
    what = "date outside the ephemeris"
    return [Problem(file=file, key="julian_date", what=what, got=echo(float(bad[0])), fix=fix)]


@dataclass(frozen=True, kw_only=True, eq=False)
class Shell:
    """Satellites that share altitude and inclination, and so every secular rate.

    Attributes
    ----------
    altitude_km, inclination_deg : altitude above the equatorial radius [km], inclination [deg].
    node_deg : right ascension of the ascending node of each plane at the epoch [deg], shape (P,).
    plane : plane of each satellite, 0..P-1, shape (N,).
    phase_deg : argument of latitude of each satellite at the epoch [deg], shape (N,).
    """

    altitude_km: float
    inclination_deg: float
    node_deg: Array
    plane: NDArray[np.int32]
    phase_deg: Array

    def __post_init__(self) -> None:
        problems = altitude_problems(self.altitude_km)
        if not 0 <= self.inclination_deg <= 180:
            problems.append(_problem("inclination_deg", "no such inclination", self.inclination_deg, "choose 0 to 180"))
        if not self.plane.size:
            problems.append(_problem("satellite_count", "a shell without satellites", 0, "give at least one"))
        elif self.plane.shape != self.phase_deg.shape or self.plane.min() < 0 or self.plane.max() >= self.node_deg.size:
            fix = f"one plane of 0..{self.node_deg.size - 1} and one phase per satellite"
            problems.append(_problem("plane", "planes and phases do not match", self.plane.shape, fix))
        if not (np.isfinite(self.node_deg).all() and np.isfinite(self.phase_deg).all()):
            problems.append(_problem("phase_deg", "a node or phase is not a number", "nan", "give finite angles"))
        _refuse(problems)

    @property
    def plane_count(self) -> int:
        """Number of planes."""
        return self.node_deg.size

    @property
    def satellite_count(self) -> int:
        """Number of satellites."""
        return self.phase_deg.size

    @cached_property
    def plane_population(self) -> NDArray[np.int64]:
        """Satellites of each plane, shape (P,)."""
        return np.bincount(self.plane, minlength=self.plane_count)

    def pick(self, satellites: NDArray[np.int64]) -> Shell:
        """Return a shell of some of the satellites; all planes stay."""
        return Shell(
            altitude_km=self.altitude_km,
            inclination_deg=self.inclination_deg,
            node_deg=self.node_deg,
            plane=self.plane[satellites],
            phase_deg=self.phase_deg[satellites],
        )


@dataclass(frozen=True, kw_only=True, eq=False)
class Constellation:
    """Shells at one epoch; satellites are numbered through, shell after shell.

    Attributes
    ----------
    shells : the shells.
    epoch_julian_date : Julian date of nodes and phases (universal time).
    """

    shells: tuple[Shell, ...]
    epoch_julian_date: float

    def __post_init__(self) -> None:
        problems = date_problems(self.epoch_julian_date)
        if not self.shells:
            problems.append(_problem("shells", "a constellation without shells", "[]", "give at least one shell"))
        _refuse(problems)

    @property
    def satellite_count(self) -> int:
        """Number of satellites in all shells."""
        return sum(shell.satellite_count for shell in self.shells)

    @property
    def plane_count(self) -> int:
        """Number of planes in all shells."""
        return sum(shell.plane_count for shell in self.shells)


def walker_shell(
    *, altitude_km: float, inclination_deg: float, satellite_count: int, plane_count: int, phasing: int,
    node_span_deg: float = WALKER_DELTA_SPAN_DEG, first_node_deg: float = 0.0, first_phase_deg: float = 0.0,
) -> Shell:  # fmt: skip
    """Build a Walker pattern i: T/P/F.

    Plane p has its node at W0 + p span / P, and its satellite s stands at u0 + 360 deg (s P / T + F p / T). The
    span is 360 deg for a delta and 180 deg for a star pattern; a star whose seam was narrowed has another one.

    Parameters
    ----------
    altitude_km, inclination_deg : altitude [km] and inclination [deg].
    satellite_count, plane_count, phasing : T, P and F [1]; P divides T, F is 0..P-1.
    node_span_deg : arc over which the nodes are spread [deg].
    first_node_deg, first_phase_deg : node of the first plane and phase of its first satellite [deg].

    Returns
    -------
    Shell of T satellites.

    Raises
    ------
    ConstellationError
        P does not divide T, F outside 0..P-1, span outside (0, 360], or altitude or inclination out of range.
        Source: walker_1984.
    """
    problems = []
    if plane_count < 1 or satellite_count < 1 or satellite_count % plane_count:
        fix = "choose a plane count that divides the satellite count"
        triple = f"{satellite_count}/{plane_count}/{phasing}"
        problems.append(_problem("plane_count", "the planes of a Walker pattern hold equal numbers", triple, fix))
    elif not 0 <= phasing < plane_count:
        fix = f"choose 0 to {plane_count - 1}"
        problems.append(_problem("phasing", "phasing of a Walker pattern outside 0..P-1", phasing, fix))
    if not 0 < node_span_deg <= WALKER_DELTA_SPAN_DEG:
        problems.append(_problem("node_span_deg", "nodes spread over no arc", node_span_deg, "choose up to 360 deg"))
    _refuse(problems)
    plane = np.repeat(np.arange(plane_count, dtype=np.int32), satellite_count // plane_count)
    member = np.arange(satellite_count) - plane.astype(np.int64) * (satellite_count // plane_count)
    turn = (member * plane_count + plane.astype(np.int64) * phasing) % satellite_count
    node: Array = first_node_deg + np.arange(plane_count, dtype=np.float64) * (node_span_deg / plane_count)
    phase: Array = first_phase_deg + turn.astype(np.float64) * (360 / satellite_count)
    return Shell(
        altitude_km=float(altitude_km),
        inclination_deg=float(inclination_deg),
        node_deg=node,
        plane=plane,
        phase_deg=phase,
    )


def walker_numbers(*, text: str) -> tuple[float, int, int, int]:
    """Read "i:T/P/F", as in "53:1584/72/39".

    Parameters
    ----------
    text : inclination in degrees, a colon, and satellites, planes and phasing divided by strokes.

    Returns
    -------
    Inclination [deg], T, P and F.

    Raises
    ------
    ConstellationError
        The text has another form. Source: walker_1984.
    """
    found = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*:\s*(\d+)\s*/\s*(\d+)\s*/\s*(\d+)\s*", text)
    if found is None:
        raise ConstellationError(
            [_problem("walker", "not a Walker pattern", text, 'write i:T/P/F, for example "53:1584/72/39"')]
        )
    inclination, satellites, planes, phasing = found.groups()
    return float(inclination), int(satellites), int(planes), int(phasing)


def sun_synchronous_altitude_km(*, inclination_deg: float) -> float:
    """Altitude at which a circular orbit of an inclination follows the mean Sun: a = a0 (-cos i)^(2/7).

    a0 is the axis at which only the retrograde equatorial orbit is Sun-synchronous, 12,352 km.

    Parameters
    ----------
    inclination_deg : inclination [deg].

    Returns
    -------
    Altitude above the equatorial radius [km].

    Raises
    ------
    ConstellationError
        No altitude of low Earth orbit makes this inclination Sun-synchronous. Source: vallado_2013.
    """
    least, most = (
        float(sun_synchronous_inclination_deg(altitude_km=altitude))
        for altitude in (LOWEST_ALTITUDE_KM, HIGHEST_ALTITUDE_KM)
    )
    if not least <= inclination_deg <= most:
        what = "an orbit of this inclination cannot be Sun-synchronous in low Earth orbit"
        fix = f"choose {least:.2f} to {most:.2f} deg"
        raise ConstellationError([_problem("inclination_deg", what, inclination_deg, fix)])
    scale = (
        float(nodal_rate_deg_per_day(altitude_km=0.0, inclination_deg=180.0)) / SUN_SYNCHRONOUS_RATE_DEG_PER_DAY
    ) ** (2 / 7)
    return float(EARTH_RADIUS_KM * (scale * (-np.cos(np.radians(inclination_deg))) ** (2 / 7) - 1))


def local_time_shell(
    *, altitude_km: float, inclination_deg: float, local_times_h: Sequence[float] | Array, satellites_per_plane: int,
    epoch_julian_date: float, phasing: float = 0.0,
) -> Shell:  # fmt: skip
    """Build planes whose ascending nodes stand at given mean local times at the epoch.

    node = L0 + 15 deg/h (local time - 12 h), L0 the mean longitude of the Sun at the epoch. Satellites are spread
    evenly, plane after plane shifted by the phasing.

    Parameters
    ----------
    altitude_km, inclination_deg : altitude [km] and inclination [deg].
    local_times_h : mean local solar time of each plane's ascending node [h], shape (P,).
    satellites_per_plane : satellites of each plane, evenly spread [1].
    epoch_julian_date : Julian date at which the nodes stand there.
    phasing : shift between neighboring planes as a share of the spacing within a plane [1].

    Returns
    -------
    Shell of P times `satellites_per_plane` satellites.

    Raises
    ------
    ConstellationError
        Altitude, inclination, date, local time or count out of range. Source: vallado_2013.
    """
    times = np.atleast_1d(np.asarray(local_times_h, dtype=np.float64))
    problems = [*altitude_problems(altitude_km), *date_problems(epoch_julian_date)]
    if satellites_per_plane < 1:
        problems.append(_problem("satellites_per_plane", "a plane without satellites", satellites_per_plane, "give 1"))
    if not times.size or not ((times >= 0) & (times <= 24)).all():
        problems.append(_problem("local_times_h", "no such local times", times.tolist(), "give hours 0 to 24"))
    _refuse(problems)
    spacing = 360 / satellites_per_plane
    phase = np.arange(satellites_per_plane) * spacing + (np.arange(times.size) * phasing % 1.0 * spacing)[:, None]
    return Shell(
        altitude_km=float(altitude_km),
        inclination_deg=float(inclination_deg),
        node_deg=float(mean_longitude_deg(julian_date=epoch_julian_date)) % 360 + DEGREES_PER_HOUR * (times - NOON_H),
        plane=np.repeat(np.arange(times.size, dtype=np.int32), satellites_per_plane),
        phase_deg=phase.ravel(),
    )


def sun_synchronous_shell(
    *, altitude_km: float, local_times_h: Sequence[float] | Array, satellites_per_plane: int, epoch_julian_date: float,
    inclination_deg: float | None = None, phasing: float = 0.0,
) -> Shell:  # fmt: skip
    """Build planes that keep the mean local times of their nodes.

    Parameters
    ----------
    altitude_km : altitude [km].
    local_times_h, satellites_per_plane, epoch_julian_date, phasing : as in `local_time_shell`.
    inclination_deg : inclination [deg]; None takes the Sun-synchronous one.

    Returns
    -------
    Shell of P times `satellites_per_plane` satellites.

    Raises
    ------
    ConstellationError
        A given inclination lets the local time drift by more than an hour a year; altitude, date, local time or
        count out of range. Source: vallado_2013.
    """
    _refuse(altitude_problems(altitude_km))
    natural = float(sun_synchronous_inclination_deg(altitude_km=altitude_km))
    inclination = natural if inclination_deg is None else float(inclination_deg)
    rate = float(nodal_rate_deg_per_day(altitude_km=altitude_km, inclination_deg=inclination))
    drift = (rate - SUN_SYNCHRONOUS_RATE_DEG_PER_DAY) * _HOURS_PER_DEGREE_PER_DAY
    if not abs(drift) <= LARGEST_LOCAL_TIME_DRIFT_H_PER_YR:
        what = f"this inclination is not Sun-synchronous at {altitude_km:g} km: local time drifts {drift:+.1f} h a year"
        raise ConstellationError([_problem("inclination_deg", what, inclination, f"choose {natural:.3f} deg")])
    return local_time_shell(
        altitude_km=altitude_km,
        inclination_deg=inclination,
        local_times_h=local_times_h,
        satellites_per_plane=satellites_per_plane,
        epoch_julian_date=epoch_julian_date,
        phasing=phasing,
    )
