"""What `orbitdc orbit` shows of a constellation that a person lists: light, ground track, satellites seen, spacing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from orbitdc.orbit.access import satellites_in_view, visible_fraction
from orbitdc.orbit.constellation import Constellation, date_problems
from orbitdc.orbit.earth_fixed import greenwich_sidereal_angle_deg
from orbitdc.orbit.fleet_light import averaged_sunlight, counted_sunlight, eclipse_by_plane
from orbitdc.orbit.j2 import SECONDS_PER_DAY, nodal_rate_deg_per_day, period_s, semi_major_axis_km
from orbitdc.orbit.passes import satellites_counted
from orbitdc.orbit.spacing import neighbor_distance_km, plane_distance_km
from orbitdc.orbit.sun import sun_direction
from orbitdc.scenario.declaration import Array
from orbitdc.scenario.errors import Problem, ScenarioError, printable
from orbitdc.scenario.scenario import Scenario
from orbitdc.study.orbit_view import Track, calendar_julian_date, ground_track_of, track_steps
from orbitdc.study.passes_view import Site, catalog_site, find_sites
from orbitdc.study.shell_list import COMMAND_LINE, ListedShell, constellation_of, read_shells
from orbitdc.study.trace import one_design

DAYS = 365
LAST_START = "2052-10"
NOON_S = SECONDS_PER_DAY / 2
SECONDS_PER_MINUTE = 60.0
MOST_CALENDAR_ROWS = 96
COUNTED_PLACES = 150_000_000
FEWEST_TIMES, MOST_TIMES = 96, 1440
"""Times of a day at which satellites are counted: every minute, less often for large fleets."""


@dataclass(frozen=True, kw_only=True)
class ShellNumbers:
    """One shell in numbers; distances are the least ever, infinite where there is no other satellite."""

    name: str
    kind: str
    altitude_km: float
    inclination_deg: float
    satellites: int
    planes: int
    period_min: float
    node_rate_deg_per_day: float
    revolutions_per_day: float
    shift_deg: float
    sunlit_mean: float
    sunlit_worst_plane: float
    longest_eclipse_min: float
    neighbor_distance_km: float
    plane_distance_km: float


@dataclass(frozen=True, kw_only=True)
class SiteCount:
    """Satellites of the constellation that one site sees through a day, counted, and their mean in closed form."""

    site: Site
    minimum: float
    mean: float
    maximum: float
    covered_fraction: float
    expected_mean: float


@dataclass(frozen=True, kw_only=True)
class EclipseRows:
    """Eclipse per orbit of planes by day: shape (row, 365), and which plane of which shell each row is."""

    shell: NDArray[np.int64]
    plane: NDArray[np.int64]
    minutes: Array


@dataclass(frozen=True, kw_only=True)
class ShellsView:
    """Everything that the command prints and draws of listed shells.

    Attributes
    ----------
    scenario : gives calendar, sites and elevation mask.
    source : where the shells stand.
    first_day : first day of the year that is followed.
    listed, shells, constellation : the shells as listed, in numbers, and put together.
    sunlit_by_day : share of the fleet in sunlight, mean over phase at noon of each day, shape (365,).
    worst_day : day with the least of it, 0 for the first.
    counted_lowest, counted_highest : share in sunlight on that day, each satellite in its place, with penumbra.
    eclipses : the calendar by plane, at most 96 planes.
    track : of one satellite of the largest shell.
    elevation_mask_deg, count_step_s, sites : what sites see.
    sun_right_ascension_deg, sun_declination_deg, greenwich_deg, node_deg : at noon of the worst day.
    radial_gap_km : least difference in altitude between shells; infinite for one.
    """

    scenario: Scenario
    source: str
    first_day: np.datetime64
    listed: tuple[ListedShell, ...]
    shells: tuple[ShellNumbers, ...]
    constellation: Constellation
    sunlit_by_day: Array
    worst_day: int
    counted_lowest: float
    counted_highest: float
    eclipses: EclipseRows
    largest: int
    track: Track
    elevation_mask_deg: float
    count_step_s: float
    sites: tuple[SiteCount, ...]
    sun_right_ascension_deg: float
    sun_declination_deg: float
    greenwich_deg: float
    node_deg: tuple[Array, ...]
    radial_gap_km: float

    @property
    def worst_date(self) -> np.datetime64:
        """Day with the least sunlight."""
        return self.first_day + np.timedelta64(self.worst_day, "D")

    def document(self) -> dict[str, Any]:
        """Return the one JSON document that the command prints."""
        return {
            "scenario": self.scenario.name,
            "shells_from": self.source,
            "first_day": str(self.first_day),
            "satellites": self.constellation.satellite_count,
            "planes": self.constellation.plane_count,
            "shells": [{k: _finite(v) for k, v in asdict(shell).items()} for shell in self.shells],
            "radial_gap_km": _finite(self.radial_gap_km),
            "sunlight": {
                "fleet_sunlit_fraction_by_day": self.sunlit_by_day.tolist(),
                "mean": float(self.sunlit_by_day.mean()),
                "worst_day": str(self.worst_date),
                "worst_day_fraction": float(self.sunlit_by_day[self.worst_day]),
                "worst_day_counted": [self.counted_lowest, self.counted_highest],
            },
            "ground_track": {
                "shell": self.shells[self.largest].name,
                "revolutions_per_day": self.track.revolutions,
                "shift_deg": self.track.shift_deg,
                "highest_latitude_deg": float(self.track.latitude_deg.max()),
            },
            "elevation_mask_deg": self.elevation_mask_deg,
            "count_step_s": self.count_step_s,
            "sites": [{**asdict(one.site), **{k: v for k, v in asdict(one).items() if k != "site"}}
                      for one in self.sites],
            "warnings": [str(warning) for warning in self.scenario.warnings],
        }  # fmt: skip


def _finite(value: Any) -> Any:
    return value if not isinstance(value, float) or np.isfinite(value) else None


def shells_view(
    scenario: Scenario, *, file: str | Path | None, walkers: Sequence[str] = (), sites: Sequence[str] = ()
) -> ShellsView:
    """Follow a listed constellation through the first year of a scenario's calendar.

    Parameters
    ----------
    scenario : a scenario in orbit: its calendar's start, elevation mask and gateways are used.
    file, walkers : as in `orbitdc.study.shell_list.read_shells`.
    sites : places that count satellites, as in `find_sites`; none takes the scenario's gateways.

    Raises
    ------
    ScenarioError : if the scenario is terrestrial, or a shell, a site or the calendar is not legal.
    """
    epoch = calendar_julian_date(scenario)
    problems: list[Problem] = []
    if scenario.system != "orbit":
        fix = "choose a scenario of system orbit"
        what = "a terrestrial scenario has no orbit"
        problems.append(Problem(file=scenario.name, key="system", what=what, got=scenario.system, fix=fix))
    if date_problems(np.array([epoch, epoch + DAYS])):
        what, fix = "date outside the ephemeris: the year from it ends later", f"start by {LAST_START}"
        got = f"{scenario.calendar.start_year:04d}-{scenario.calendar.start_month:02d}"
        problems.append(Problem(file=scenario.name, key="calendar.start", what=what, got=got, fix=fix))
    listed, chosen = _read(file, walkers, epoch, sites, problems)
    constellation = constellation_of(listed, epoch)
    days: Array = NOON_S + SECONDS_PER_DAY * np.arange(DAYS, dtype=np.float64)
    light = averaged_sunlight(constellation=constellation, elapsed_s=days)
    worst = int(light.by_time.argmin())
    times = int(np.clip(COUNTED_PLACES // constellation.satellite_count, FEWEST_TIMES, MOST_TIMES))
    day: Array = np.arange(times, dtype=np.float64) * (SECONDS_PER_DAY / times)
    counted = counted_sunlight(
        constellation=constellation, elapsed_s=worst * SECONDS_PER_DAY + day[:: times // FEWEST_TIMES], shadow="cone"
    ).by_time
    link = one_design(scenario, first_point=True)["link"]
    mask = float(link.elevation_mask_deg[0])
    if not chosen:
        chosen = tuple(catalog_site(index) for index in range(int(link.gateway_count[0])))
    eclipses = _eclipses(constellation, days)
    largest = int(np.argmax([shell.satellite_count for shell in constellation.shells]))
    noon = epoch + worst + 0.5
    right_ascension, declination = sun_direction(julian_date=noon)
    altitudes = np.sort([shell.altitude_km for shell in constellation.shells])
    return ShellsView(
        scenario=scenario,
        source=" and ".join([printable(str(name)) for name in (file, COMMAND_LINE if walkers else None) if name]),
        first_day=np.datetime64(f"{scenario.calendar.start_year:04d}-{scenario.calendar.start_month:02d}-01", "D"),
        listed=listed,
        shells=_numbers(listed, light.by_plane, eclipses),
        constellation=constellation,
        sunlit_by_day=light.by_time,
        worst_day=worst,
        counted_lowest=float(counted.min()),
        counted_highest=float(counted.max()),
        eclipses=eclipses,
        largest=largest,
        track=ground_track_of(constellation.shells[largest].pick(np.zeros(1, dtype=np.int64)), epoch),
        elevation_mask_deg=mask,
        count_step_s=SECONDS_PER_DAY / times,
        sites=_sites(constellation, chosen, mask, day),
        sun_right_ascension_deg=float(right_ascension),
        sun_declination_deg=float(declination),
        greenwich_deg=float(greenwich_sidereal_angle_deg(julian_date=noon)),
        node_deg=tuple(
            shell.node_deg
            + nodal_rate_deg_per_day(altitude_km=shell.altitude_km, inclination_deg=shell.inclination_deg)
            * (worst + 0.5)
            for shell in constellation.shells
        ),
        radial_gap_km=float(np.diff(altitudes).min()) if altitudes.size > 1 else np.inf,
    )


def _read(
    file: str | Path | None, walkers: Sequence[str], epoch: float, sites: Sequence[str], problems: list[Problem]
) -> tuple[tuple[ListedShell, ...], tuple[Site, ...]]:
    """Read shells and sites, and raise with all that is wrong."""
    listed: tuple[ListedShell, ...] = ()
    chosen: tuple[Site, ...] = ()
    dated = bool(problems)
    try:
        listed = read_shells(file=file, walkers=walkers, epoch_julian_date=epoch)
    except ScenarioError as error:
        problems += [p for p in error.problems if not (dated and p.key.endswith("julian_date"))]
    try:
        chosen = find_sites(sites)
    except ScenarioError as error:
        problems += error.problems
    if problems:
        raise ScenarioError(problems)
    return listed, chosen


def _eclipses(constellation: Constellation, days: Array) -> EclipseRows:
    """Follow a few planes of each shell."""
    most = max(1, MOST_CALENDAR_ROWS // len(constellation.shells))
    shells, planes, minutes = [], [], []
    for index, shell in enumerate(constellation.shells[:MOST_CALENDAR_ROWS]):
        count = min(shell.plane_count, most)
        chosen = np.unique(np.linspace(0, shell.plane_count - 1, count).round().astype(np.int64))
        lost = eclipse_by_plane(constellation=constellation, shell_index=index, planes=chosen, elapsed_s=days)
        shells.append(np.full(chosen.size, index, dtype=np.int64))
        planes.append(chosen)
        minutes.append(lost * float(period_s(altitude_km=shell.altitude_km)) / SECONDS_PER_MINUTE)
    return EclipseRows(shell=np.concatenate(shells), plane=np.concatenate(planes), minutes=np.concatenate(minutes))


def _numbers(listed: Sequence[ListedShell], by_plane: Array, eclipses: EclipseRows) -> tuple[ShellNumbers, ...]:
    numbers, first = [], 0
    for index, one in enumerate(listed):
        shell = one.shell
        lit = by_plane[first : first + shell.plane_count]
        first += shell.plane_count
        axis = float(semi_major_axis_km(altitude_km=shell.altitude_km))
        each = shell.satellite_count // shell.plane_count
        revolutions, shift_deg = track_steps(shell.altitude_km, shell.inclination_deg)
        rows = eclipses.minutes[eclipses.shell == index]
        numbers.append(
            ShellNumbers(
                name=one.name, kind=one.kind, altitude_km=shell.altitude_km, inclination_deg=shell.inclination_deg,
                satellites=shell.satellite_count, planes=shell.plane_count,
                period_min=float(period_s(altitude_km=shell.altitude_km)) / SECONDS_PER_MINUTE,
                node_rate_deg_per_day=float(
                    nodal_rate_deg_per_day(altitude_km=shell.altitude_km, inclination_deg=shell.inclination_deg)
                ),
                revolutions_per_day=revolutions, shift_deg=shift_deg,
                sunlit_mean=float(lit.mean()), sunlit_worst_plane=float(lit.min()),
                longest_eclipse_min=float(rows.max()) if rows.size else np.nan,
                neighbor_distance_km=float(neighbor_distance_km(semi_major_axis_km=axis, satellites_per_plane=each))
                if each > 1 else np.inf,
                plane_distance_km=plane_distance_km(
                    semi_major_axis_km=axis, inclination_deg=shell.inclination_deg, node_deg=shell.node_deg,
                    first_phase_deg=shell.phase_deg[::each], satellites_per_plane=each,
                    first_planes=1 if one.regular else None,
                ),
            )
        )  # fmt: skip
    return tuple(numbers)


def _sites(constellation: Constellation, sites: Sequence[Site], mask: float, day: Array) -> tuple[SiteCount, ...]:
    counts = satellites_counted(
        constellation=constellation, latitude_deg=np.array([site.latitude_deg for site in sites]),
        longitude_deg=np.array([site.longitude_deg for site in sites]), elevation_mask_deg=mask, elapsed_s=day,
    )  # fmt: skip
    expected = [
        sum(
            float(
                satellites_in_view(
                    satellite_count=shell.satellite_count,
                    visible_fraction=visible_fraction(
                        latitude_deg=site.latitude_deg, altitude_km=shell.altitude_km,
                        inclination_deg=shell.inclination_deg, elevation_mask_deg=mask,
                    ),
                )[0]
            )
            for shell in constellation.shells
        )
        for site in sites
    ]  # fmt: skip
    return tuple(
        SiteCount(
            site=site, minimum=float(row.min()), mean=float(row.mean()), maximum=float(row.max()),
            covered_fraction=float((row > 0).mean()), expected_mean=mean,
        )
        for site, row, mean in zip(sites, counts, expected, strict=True)
    )  # fmt: skip
