"""Shells that a person lists: Walker patterns and Sun-synchronous planes, from YAML, CSV or the command line."""

from __future__ import annotations

import csv
import io
import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from orbitdc.orbit.constellation import (
    WALKER_DELTA_SPAN_DEG,
    WALKER_STAR_SPAN_DEG,
    Constellation,
    ConstellationError,
    Shell,
    altitude_problems,
    sun_synchronous_shell,
    walker_numbers,
    walker_shell,
)
from orbitdc.scenario.errors import Problem, ScenarioError, did_you_mean, echo, printable, shorten
from orbitdc.scenario.yaml_loader import Location, parse, resolve

MOST_SATELLITES = 1_000_000
MOST_LOCAL_TIMES = 1_000
MOST_SHELLS = 1_000
LONGEST_TRIPLE = 60
LONGEST_NAME = 60
PATTERNS = {"delta": WALKER_DELTA_SPAN_DEG, "star": WALKER_STAR_SPAN_DEG}
WALKER_KEYS = ("walker", "pattern")
LOCAL_TIME_KEYS = ("local_times_h", "satellites_per_plane", "inclination_deg", "phasing")
KEYS = ("name", "altitude_km", *WALKER_KEYS, *LOCAL_TIME_KEYS)
COMMAND_LINE = "--walker"
_EXAMPLE = "550:53:1584/72/39"


@dataclass(frozen=True, kw_only=True)
class ListedShell:
    """One shell of a list.

    Attributes
    ----------
    name : as given, or made from what it is.
    kind : "Walker delta", "Walker star" or "Sun-synchronous".
    shell : its satellites.
    regular : True for a Walker pattern, where a pair of planes depends only on how far they are apart.
    """

    name: str
    kind: str
    shell: Shell
    regular: bool


@dataclass(frozen=True)
class _Entry:
    """One shell as written, and where."""

    fields: Mapping[str, Any]
    key: str
    place: Location
    places: Mapping[str, Location]

    def problem(self, key: str, what: str, got: object = None, fix: str = "") -> Problem:
        """Return a finding about one of the entry's keys."""
        place = self.places.get(key, self.place)
        dotted = ".".join(part for part in (self.key, key) if part)
        shown = "" if got is None else echo(got)
        return Problem(file=place.file, line=place.line, column=place.column, key=dotted, what=what, got=shown, fix=fix)

    def placed(self, problem: Problem) -> Problem:
        """Return a finding of the orbit relations at the entry's place."""
        key = problem.key if problem.key in self.fields else "walker" if "walker" in self.fields else problem.key
        found = self.problem(key, problem.what, None, problem.fix)
        return replace(found, got=problem.got)


def read_shells(
    *, file: str | Path | None, walkers: Sequence[str] = (), epoch_julian_date: float
) -> tuple[ListedShell, ...]:
    """Return the shells of a file and those given on the command line.

    Parameters
    ----------
    file : YAML (a list, or a map with the key `shells`) or CSV with one row per shell; None for none.
    walkers : texts "ALTITUDE:i:T/P/F" with ":star" behind them where the nodes spread over half a turn.
    epoch_julian_date : when the nodes stand at their local times.

    Raises
    ------
    ScenarioError : with everything that is wrong.
    """
    problems: list[Problem] = []
    entries = [] if file is None else _read_file(Path(file), problems)
    entries += [entry for entry in (_walker_entry(text, problems) for text in walkers) if entry is not None]
    if not entries and not problems:
        place = Location(str(file) if file is not None else COMMAND_LINE)
        problems.append(Problem(file=place.file, what="lists no shell", fix=f"give at least one, as in {_EXAMPLE}"))
    if len(entries) > MOST_SHELLS:
        what = f"more than {MOST_SHELLS:,} shells"
        problems.append(Problem(file=entries[0].place.file, what=what, got=f"{len(entries):,}", fix="list fewer"))
        entries = []
    counts = [_satellites(entry) for entry in entries]
    if sum(counts) > MOST_SATELLITES:
        what = f"more than {MOST_SATELLITES:,} satellites"
        file_name = entries[int(np.argmax(counts))].place.file
        problems.append(Problem(file=file_name, what=what, got=f"{sum(counts):,}", fix="list fewer"))
    found = [
        _shell(entry, epoch_julian_date, problems, small=so_far <= MOST_SATELLITES)
        for entry, so_far in zip(entries, itertools.accumulate(counts), strict=True)
    ]
    if problems:
        raise ScenarioError(list(dict.fromkeys(problems)))
    return tuple(one for one in found if one is not None)


def constellation_of(shells: Sequence[ListedShell], epoch_julian_date: float) -> Constellation:
    """Return the listed shells as one constellation."""
    return Constellation(shells=tuple(one.shell for one in shells), epoch_julian_date=epoch_julian_date)


def _walker_entry(text: str, problems: list[Problem]) -> _Entry | None:
    found = re.fullmatch(r"\s*([0-9.]+)\s*:([^:]+:[^:]+?)(?::\s*(\w+))?\s*", text)
    altitude = resolve(found.group(1)) if found else None
    if found is None or isinstance(altitude, (str, type(None))):
        fix = f"write ALTITUDE:i:T/P/F, for example {_EXAMPLE}, and :star behind it for nodes over half a turn"
        problems.append(Problem(file=COMMAND_LINE, what="not a Walker shell", got=echo(text), fix=fix))
        return None
    fields = {"altitude_km": altitude, "walker": found.group(2), "pattern": found.group(3) or "delta"}
    return _Entry(fields, "", Location(COMMAND_LINE), {})


def _read_file(path: Path, problems: list[Problem]) -> list[_Entry]:
    try:
        content = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "not a file name"
        fix = "name a YAML or CSV file that lists shells, such as examples/shells.yaml"
        problems.append(Problem(file=str(path), what=f"cannot be read: {reason}", fix=fix))
        return []
    try:
        if path.suffix.lower() == ".csv":
            return _csv_entries(content, str(path), problems)
        return _yaml_entries(content, str(path), problems)
    except ScenarioError as error:
        problems += error.problems
        return []


def _yaml_entries(content: bytes, file: str, problems: list[Problem]) -> list[_Entry]:
    document = parse(content, file)
    data, prefix = document.data, ""
    if isinstance(data, dict):
        for key in data:
            if key != "shells":
                place = document.locations.get(key, Location(file))
                fix = did_you_mean(key, ["shells"])
                problems.append(Problem(file=file, line=place.line, column=place.column, key=key, what="unknown key",
                                        fix=fix))  # fmt: skip
        data, prefix = data.get("shells", []), "shells"
    if data is None:
        return []
    if not isinstance(data, list):
        problems.append(Problem(file=file, key=prefix, what="must be a list of shells", fix="write `- altitude_km: `"))
        return []
    entries = []
    for index, item in enumerate(data):
        key = f"{prefix}[{index}]"
        place = document.locations.get(key, Location(file))
        if not isinstance(item, dict):
            problems.append(Problem(file=file, line=place.line, column=place.column, key=key, what="must be a map",
                                    got=echo(item), fix="write `altitude_km: 550` and so on"))  # fmt: skip
            continue
        entries.append(
            _Entry(item, key, place, {name: document.locations.get(f"{key}.{name}", place) for name in item})
        )
    return entries


def _csv_entries(content: bytes, file: str, problems: list[Problem]) -> list[_Entry]:
    try:
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), strict=True))
    except (UnicodeDecodeError, csv.Error):
        problems.append(Problem(file=file, what="not a CSV text in UTF-8", fix="save it as CSV in UTF-8"))
        return []
    header = [cell.strip() for cell in rows[0]] if rows else []
    if len(set(header)) < len(header):
        problems.append(Problem(file=file, line=1, column=1, what="a column stands twice", fix="keep one of them"))
    for name in dict.fromkeys(header):
        if name not in KEYS:
            fix = did_you_mean(name, KEYS)
            problems.append(Problem(file=file, line=1, column=1, key=name, what="unknown key", fix=fix))
    if problems:
        return []
    entries = []
    for number, row in enumerate(rows[1:], start=2):
        if not any(cell.strip() for cell in row):
            continue
        place = Location(file, number, 1)
        if len(row) != len(header):
            problems.append(Problem(file=file, line=number, column=1, what="another number of cells than columns",
                                    got=str(len(row)), fix=f"write {len(header)} cells"))  # fmt: skip
            continue
        fields = {name: _csv_value(name, cell.strip()) for name, cell in zip(header, row, strict=True) if cell.strip()}
        entries.append(_Entry(fields, "", place, {}))
    return entries


def _csv_value(name: str, cell: str) -> Any:
    if name in ("walker", "pattern", "name"):
        return cell
    if name == "local_times_h":
        return [resolve(part) for part in re.split(r"[;\s]+", cell) if part]
    return resolve(cell)


def _number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and bool(abs(value) < np.inf)


def _satellites(entry: _Entry) -> int:
    """Satellites that an entry asks for, 0 where that cannot be told."""
    if "walker" in entry.fields:
        numbers = _triple(entry.fields["walker"])
        return numbers[1] if numbers else 0
    times, each = entry.fields.get("local_times_h"), entry.fields.get("satellites_per_plane")
    times = times if isinstance(times, list) else [times]
    return len(times) * each if isinstance(each, int) and each > 0 else 0


def _triple(text: object) -> tuple[float, int, int, int] | None:
    if not isinstance(text, str) or len(text) > LONGEST_TRIPLE:
        return None
    try:
        return walker_numbers(text=text)
    except ConstellationError:
        return None


def _entry_problems(entry: _Entry) -> list[Problem]:
    """Return what is wrong with the keys of an entry and with their types."""
    fields, say = entry.fields, entry.problem
    found = [say(str(key), "unknown key", None, did_you_mean(str(key), KEYS)) for key in fields if key not in KEYS]
    altitude = fields.get("altitude_km")
    if not _number(altitude):
        found.append(say("altitude_km", "must be a number of kilometers", altitude, "write for example 550"))
    else:
        found += [entry.placed(problem) for problem in altitude_problems(float(str(altitude)))]
    patterned, timed = [k for k in WALKER_KEYS if k in fields], [k for k in LOCAL_TIME_KEYS if k in fields]
    if patterned and timed:
        fix = f"keep walker, or {' and '.join(LOCAL_TIME_KEYS[:2])}"
        found.append(say(timed[0], "a shell is a Walker pattern or stands at local times, not both", None, fix))
    elif patterned:
        text = fields.get("walker")
        if _triple(text) is None:
            found.append(say("walker", "not a Walker pattern", text, 'write i:T/P/F, for example "53:1584/72/39"'))
        if fields.get("pattern", "delta") not in list(PATTERNS):
            found.append(say("pattern", "unknown pattern", fields["pattern"], f"one of {', '.join(PATTERNS)}"))
    elif timed:
        found += _local_time_problems(entry)
    else:
        fix = 'give walker: "i:T/P/F", or local_times_h and satellites_per_plane'
        found.append(say("", "a shell without satellites", None, fix))
    return found


def _local_time_problems(entry: _Entry) -> list[Problem]:
    fields, say = entry.fields, entry.problem
    found = []
    times = fields.get("local_times_h")
    if not isinstance(times, list) or not times or not all(_number(t) and 0 <= t <= 24 for t in times):
        found.append(say("local_times_h", "must be a list of hours 0 to 24", times, "write for example [6, 18]"))
    elif len(times) > MOST_LOCAL_TIMES:
        what = f"more than {MOST_LOCAL_TIMES:,} planes by local time"
        found.append(say("local_times_h", what, len(times), "list fewer, or give a Walker pattern"))
    each = fields.get("satellites_per_plane")
    if not isinstance(each, int) or isinstance(each, bool) or each < 1:
        found.append(say("satellites_per_plane", "must be a whole number from 1", each, "write for example 40"))
    for key in ("inclination_deg", "phasing"):
        if key in fields and not _number(fields[key]):
            found.append(say(key, "must be a number", fields[key], "leave it out for the usual one"))
    return found


def _shell(entry: _Entry, epoch_julian_date: float, problems: list[Problem], *, small: bool) -> ListedShell | None:
    wrong = _entry_problems(entry)
    problems += wrong
    if wrong or not small:
        return None
    fields = entry.fields
    altitude = float(fields["altitude_km"])
    try:
        if "walker" in fields:
            inclination, count, planes, phasing = walker_numbers(text=fields["walker"])
            pattern = fields.get("pattern", "delta")
            shell = walker_shell(
                altitude_km=altitude, inclination_deg=inclination, satellite_count=count, plane_count=planes,
                phasing=phasing, node_span_deg=PATTERNS[pattern],
            )  # fmt: skip
            kind, usual = f"Walker {pattern}", f"{altitude:g} km, {fields['walker'].strip()}"
        else:
            times = [float(hour) for hour in fields["local_times_h"]]
            given = fields.get("inclination_deg")
            shell = sun_synchronous_shell(
                altitude_km=altitude, local_times_h=times, satellites_per_plane=fields["satellites_per_plane"],
                epoch_julian_date=epoch_julian_date, inclination_deg=None if given is None else float(given),
                phasing=float(fields.get("phasing", 1 / len(times))),
            )  # fmt: skip
            kind, usual = "Sun-synchronous", f"{altitude:g} km, {len(times)} local times"
    except ConstellationError as error:
        problems += [entry.placed(problem) for problem in error.problems]
        return None
    name = printable(shorten(str(fields.get("name") or usual), LONGEST_NAME))
    return ListedShell(name=name, kind=kind, shell=shell, regular="walker" in fields)
