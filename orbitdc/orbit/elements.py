"""Satellites that fly: mean elements from files, SGP4, and a real constellation seen as a network of relays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sgp4 import omm
from sgp4.api import SGP4_ERRORS, Satrec, SatrecArray

from orbitdc.orbit.constellation import Constellation, date_problems
from orbitdc.orbit.element_files import Record, records_of
from orbitdc.orbit.j2 import EARTH_RADIUS_KM, SECONDS_PER_DAY
from orbitdc.orbit.propagation import positions_km
from orbitdc.scenario.declaration import Array
from orbitdc.scenario.errors import Problem, ScenarioError

PERCENTILES = (5.0, 50.0, 95.0)
LARGEST_INCLINATION_GAP_DEG = 0.1
LARGEST_ALTITUDE_GAP_KM = 5.0
SATELLITES_SEEN_FROM = 64
"""Satellites of ours from which relays are counted; the rest of a shell sees the same by symmetry."""
RELAY_PAIRS_PER_BLOCK = 1_000_000
_SGP4_EARTH_RADIUS_KM = 6378.135


@dataclass(frozen=True, kw_only=True, eq=False)
class Elements:
    """Mean elements of M satellites.

    Attributes
    ----------
    file : where they were read.
    lines : line of each element set in the file.
    names : name or catalog number of each satellite.
    epoch_julian_date : epoch of each element set (universal time), shape (M,).
    altitude_km, inclination_deg, eccentricity : mean elements, altitude above the equatorial radius, shape (M,).
    satellites : SGP4's own records.
    """

    file: str
    lines: tuple[int, ...]
    names: tuple[str, ...]
    epoch_julian_date: Array
    altitude_km: Array
    inclination_deg: Array
    eccentricity: Array
    satellites: tuple[Any, ...]

    def __len__(self) -> int:
        """Return the number of satellites."""
        return len(self.satellites)

    def pick(self, indices: Sequence[int] | NDArray[np.intp]) -> Elements:
        """Return some of the satellites, in the order of the indices."""
        chosen = [int(i) for i in indices]
        return Elements(
            file=self.file,
            lines=tuple(self.lines[i] for i in chosen),
            names=tuple(self.names[i] for i in chosen),
            epoch_julian_date=self.epoch_julian_date[chosen],
            altitude_km=self.altitude_km[chosen],
            inclination_deg=self.inclination_deg[chosen],
            eccentricity=self.eccentricity[chosen],
            satellites=tuple(self.satellites[i] for i in chosen),
        )


@dataclass(frozen=True, kw_only=True)
class ShellFound:
    """A group of real satellites at one altitude and inclination."""

    satellite_count: int
    altitude_km: float
    altitude_lowest_km: float
    altitude_highest_km: float
    inclination_deg: float


@dataclass(frozen=True, kw_only=True)
class RelayView:
    """What our satellites see of a real constellation.

    Attributes
    ----------
    relay_count, seen_from_count, time_count : relays, satellites of ours that were looked from, and times.
    in_view_mean, in_view_minimum, in_view_maximum : relays in line of sight and in range [1].
    in_view_percentiles : the same at each of `PERCENTILES` of satellites and times [1].
    any_in_view_fraction : share of satellites and times with at least one relay [1].
    nearest_range_mean_km, nearest_range_percentiles_km : distance of the nearest relay in line of sight, whatever its
        range [km]; infinite where there is none in line of sight.
    oldest_element_days : largest distance of a time from the epoch of an element set [d].
    """

    relay_count: int
    seen_from_count: int
    time_count: int
    in_view_mean: float
    in_view_minimum: int
    in_view_maximum: int
    in_view_percentiles: tuple[float, ...]
    any_in_view_fraction: float
    nearest_range_mean_km: float
    nearest_range_percentiles_km: tuple[float, ...]
    oldest_element_days: float


def read_elements(path: str | Path) -> Elements:
    """Read a file of mean elements: two or three lines a satellite, or OMM as XML, JSON, CSV or KVN.

    Parameters
    ----------
    path : the file; its form is recognized by its first characters.

    Returns
    -------
    Elements of every satellite, in the file's order.

    Raises
    ------
    ScenarioError
        The file cannot be read, is empty, or has element sets that are malformed or that SGP4 refuses, each named by
        file, line and satellite. Source: ccsds_502.
    """
    records, problems = records_of(Path(path))
    satellites, kept = [], []
    for record in records:
        satellite = _satellite(record, str(path), problems)
        if satellite is not None:
            satellites.append(satellite)
            kept.append(record)
    seen: dict[int, Record] = {}
    for record in kept:
        first = seen.setdefault(record.catalog_number, record)
        if first is not record:
            what = f"{record.name} is listed twice, first in line {first.line}"
            problems.append(Problem(file=str(path), line=record.line, what=what, fix="keep its newest element set"))
    if problems:
        raise ScenarioError(sorted(problems, key=lambda problem: problem.line))
    return Elements(
        file=str(path),
        lines=tuple(record.line for record in kept),
        names=tuple(record.name for record in kept),
        epoch_julian_date=np.array([s.jdsatepoch + s.jdsatepochF for s in satellites]),
        altitude_km=np.array([s.a * _SGP4_EARTH_RADIUS_KM - EARTH_RADIUS_KM for s in satellites]),
        inclination_deg=np.degrees([s.inclo for s in satellites]),
        eccentricity=np.array([s.ecco for s in satellites]),
        satellites=tuple(satellites),
    )


def _satellite(record: Record, file: str, problems: list[Problem]) -> Any:
    """Return SGP4's record of an element set, or None and a problem."""
    try:
        if record.two_lines:
            satellite = Satrec.twoline2rv(*record.two_lines)
        else:
            satellite = Satrec()
            omm.initialize(satellite, dict(record.fields))
    except (ValueError, KeyError) as error:
        what = f"{record.name}: element set that SGP4 cannot read: {error}"
        problems.append(Problem(file=file, line=record.line, what=what, fix="take the element set out"))
        return None
    if satellite.error:
        problems.append(_refused(file, record.line, record.name, satellite.error, "at its epoch"))
        return None
    return satellite


def _refused(file: str, line: int, name: str, code: int, when: str) -> Problem:
    meaning = SGP4_ERRORS.get(int(code), "unknown error")
    what = f"{name} cannot be propagated {when}: {meaning}"
    fix = "take the element set out, or a newer one, or dates nearer its epoch"
    return Problem(file=file, line=line, what=what, got=f"SGP4 error {int(code)}", fix=fix)


def propagate_elements(
    *, elements: Elements, julian_dates: Array, day_fractions: Array | float = 0.0
) -> tuple[Array, Array]:
    """Positions and velocities by SGP4.

    Parameters
    ----------
    elements : M satellites.
    julian_dates : Julian dates (universal time), shape (T,).
    day_fractions : added to the dates [d]: a date in one float64 is known to 20 microseconds, in two to far less.

    Returns
    -------
    Position [km] and velocity [km/s] in the true equator and mean equinox of date (TEME), each (M, T, 3).

    Raises
    ------
    ScenarioError
        A date lies outside the ephemeris, or SGP4 gives up on satellites (decayed, no orbit any more), each named
        with the first date at which it does. Source: vallado_2006.
    """
    dates, fractions = (
        np.ascontiguousarray(values)
        for values in np.broadcast_arrays(np.atleast_1d(np.asarray(julian_dates, dtype=np.float64)), day_fractions)
    )
    problems = date_problems(dates + fractions, elements.file)
    if problems:
        raise ScenarioError(problems)
    codes, position, velocity = SatrecArray(list(elements.satellites)).sgp4(dates, fractions)
    broken = (codes != 0) | ~np.isfinite(position).all(axis=2)
    for index in np.flatnonzero(broken.any(axis=1)):
        when = int(broken[index].argmax())
        text = f"at Julian date {dates[when] + fractions[when]:.5f}"
        problems.append(_refused(elements.file, elements.lines[index], elements.names[index], codes[index, when], text))
    if problems:
        raise ScenarioError(problems)
    return position, velocity


def shells_found(*, elements: Elements) -> tuple[ShellFound, ...]:
    """Group satellites into shells: sorted by inclination, then altitude, and parted where a gap is wide.

    Parameters
    ----------
    elements : M satellites.

    Returns
    -------
    Shells, the most populated first. Source: definition.
    """
    shells = []
    order = np.argsort(elements.inclination_deg, kind="stable")
    for tilt in _parted(order, elements.inclination_deg, LARGEST_INCLINATION_GAP_DEG):
        by_altitude = tilt[np.argsort(elements.altitude_km[tilt], kind="stable")]
        for group in _parted(by_altitude, elements.altitude_km, LARGEST_ALTITUDE_GAP_KM):
            altitude = elements.altitude_km[group]
            shells.append(
                ShellFound(
                    satellite_count=int(group.size),
                    altitude_km=float(np.median(altitude)),
                    altitude_lowest_km=float(altitude[0]),
                    altitude_highest_km=float(altitude[-1]),
                    inclination_deg=float(np.median(elements.inclination_deg[group])),
                )
            )
    return tuple(sorted(shells, key=lambda shell: -shell.satellite_count))


def _parted(order: NDArray[np.intp], values: Array, gap: float) -> list[NDArray[np.intp]]:
    return np.split(order, np.flatnonzero(np.diff(values[order]) > gap) + 1)


def line_of_sight(
    *, squared_a_km2: Array, squared_b_km2: Array, product_km2: Array, grazing_altitude_km: float
) -> tuple[Array, NDArray[np.bool_]]:
    """Distance of two satellites, and whether Earth with some air leaves the line between them free.

    d2 = a2 + b2 - 2 ab. The line comes nearest to Earth's center at p2 = (a2 b2 - (ab)2) / d2 if that point lies
    between the satellites (ab below a2 and b2), else at one of them.

    Parameters
    ----------
    squared_a_km2, squared_b_km2, product_km2 : squares and scalar product of the positions [km2]; all broadcast.
    grazing_altitude_km : least height of the line above the equatorial radius [km].

    Returns
    -------
    Distance [km] and line of sight, broadcast shape. Source: definition.
    """
    squared = np.maximum(squared_a_km2 + squared_b_km2 - 2 * product_km2, 0.0)
    radius = EARTH_RADIUS_KM + grazing_altitude_km
    between = product_km2 < np.minimum(squared_a_km2, squared_b_km2)
    clear = squared_a_km2 * squared_b_km2 - product_km2 * product_km2 > radius * radius * squared
    above = np.minimum(squared_a_km2, squared_b_km2) > radius * radius
    distance: Array = np.sqrt(squared)
    return distance, above & (clear | ~between)


def relay_view(
    *, elements: Elements, constellation: Constellation, julian_dates: Array, maximum_range_km: float,
    grazing_altitude_km: float,
) -> RelayView:  # fmt: skip
    """Take a real constellation as relay network: how many of its satellites ours see over time.

    Relays move by SGP4, our satellites by J2; the axes of both differ by nutation, at most 0.005 deg. A constellation
    of more than 64 satellites is looked from at 64 of them, spread evenly over their numbers.

    Parameters
    ----------
    elements : relays.
    constellation : our satellites.
    julian_dates : Julian dates (universal time), shape (T,).
    maximum_range_km : longest link [km].
    grazing_altitude_km : least height of a link above the equatorial radius [km].

    Returns
    -------
    RelayView.

    Raises
    ------
    ScenarioError
        A date lies outside the ephemeris or SGP4 gives up on relays. Source: definition.
    """
    dates = np.atleast_1d(np.asarray(julian_dates, dtype=np.float64))
    problems = date_problems(dates, elements.file)
    if problems:
        raise ScenarioError(problems)
    elapsed = (dates - constellation.epoch_julian_date) * SECONDS_PER_DAY
    ours = _sampled(constellation, SATELLITES_SEEN_FROM)
    counts, nearest = [], []
    step = max(1, RELAY_PAIRS_PER_BLOCK // (len(elements) * ours.satellite_count))
    for start in range(0, dates.size, step):
        relays, _ = propagate_elements(elements=elements, julian_dates=dates[start : start + step])
        from_km = positions_km(constellation=ours, elapsed_s=elapsed[start : start + step])
        distance, free = line_of_sight(
            squared_a_km2=(from_km * from_km).sum(axis=0).T[:, :, None],
            squared_b_km2=(relays * relays).sum(axis=2).T[:, None, :],
            product_km2=from_km.transpose(2, 1, 0) @ relays.transpose(1, 2, 0),
            grazing_altitude_km=grazing_altitude_km,
        )
        counts.append((free & (distance <= maximum_range_km)).sum(axis=2))
        nearest.append(np.where(free, distance, np.inf).min(axis=2))
    in_view, ranges = np.concatenate(counts), np.concatenate(nearest)
    age = np.abs(dates[[dates.argmin(), dates.argmax()], None] - elements.epoch_julian_date)
    return RelayView(
        relay_count=len(elements),
        seen_from_count=ours.satellite_count,
        time_count=dates.size,
        in_view_mean=float(in_view.mean()),
        in_view_minimum=int(in_view.min()),
        in_view_maximum=int(in_view.max()),
        in_view_percentiles=tuple(float(v) for v in np.percentile(in_view, PERCENTILES)),
        any_in_view_fraction=float((in_view > 0).mean()),
        nearest_range_mean_km=float(ranges.mean()),
        nearest_range_percentiles_km=tuple(float(v) for v in np.percentile(ranges, PERCENTILES, method="inverted_cdf")),
        oldest_element_days=float(age.max()),
    )


def _sampled(constellation: Constellation, count: int) -> Constellation:
    """Return at most so many satellites, spread evenly over their numbers, with all of their shells' rates."""
    total = constellation.satellite_count
    chosen = np.unique(np.linspace(0, total - 1, min(count, total)).round().astype(np.int64))
    shells = []
    first = 0
    for shell in constellation.shells:
        mine = chosen[(chosen >= first) & (chosen < first + shell.satellite_count)] - first
        if mine.size:
            shells.append(shell.pick(mine))
        first += shell.satellite_count
    return Constellation(shells=tuple(shells), epoch_julian_date=constellation.epoch_julian_date)
