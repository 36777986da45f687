"""A scenario: every parameter's value, validated, with its place, range and source.

`load` reads a bundled name or a file. The section names and their parameter groups are given by the caller.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal, cast

from orbitdc.scenario.assembly import apply_case, check_contradictions, check_size, read_sections
from orbitdc.scenario.calendar import MONTHS_PER_YEAR, Calendar
from orbitdc.scenario.declaration import parameters
from orbitdc.scenario.distributions import Distribution
from orbitdc.scenario.documents import Merged, merge, read_chain, read_overrides, read_text
from orbitdc.scenario.errors import Problem, ScenarioError, did_you_mean, echo
from orbitdc.scenario.findings import Findings
from orbitdc.scenario.values import Sweep, Value, read_value
from orbitdc.scenario.yaml_loader import dump

System = Literal["orbit", "ground"]
Case = Literal["skeptic", "base", "optimist"]
SYSTEMS: tuple[System, ...] = ("orbit", "ground")
CASES: tuple[Case, ...] = ("skeptic", "base", "optimist")
TOP_KEYS = ("extends", "name", "title", "notes", "system", "calendar", "seed", "samples", "models", "case")
FIRST_YEAR, LAST_YEAR = 1990, 2060
"""Debris counts its growth from 1988 on, by a share each year that is no forecast for longer than a generation, and the
solar cycle is a mean one that repeats: a calendar beyond these years would be told numbers that nobody knows."""
MOST_MONTHS = 600
LARGEST_SEED = 2**63 - 1
MOST_SAMPLES = 10**9
LONGEST_NAME_BYTES = 100
_NOT_IN_FILE_NAMES = '/\\:*?"<>|'


@dataclass(frozen=True, kw_only=True)
class Assumption:
    """One row of the table of assumptions."""

    section: str
    key: str
    text: str
    value: str
    unit: str
    low: float | None
    high: float | None
    kind: str
    source: str
    date: str
    confidence: str
    currency_year: int | None
    boundary: str | None
    changed: bool
    user_source: str


@dataclass(frozen=True, kw_only=True)
class Scenario:
    """A validated scenario.

    Attributes
    ----------
    name, title, notes : what it is called.
    system : "orbit" (with the ground beside it) or "ground" alone.
    calendar : the study's months.
    seed, samples : start of the random streams, and length of the dimension `sample` where there are distributions.
    models : replaced relation -> registered name.
    case : the corner that all uncertain parameters are set to; "base" leaves them.
    values : "section.key" -> value, for every declared parameter.
    entries : section -> catalog entries that fill it, whole; a list of several is a dimension.
    groups : section -> parameter group.
    path : file it was read from; None for text.
    warnings : implausible values, with their places.
    """

    name: str
    title: str
    notes: str
    system: System
    calendar: Calendar
    seed: int
    samples: int
    models: dict[str, str]
    case: Case
    values: dict[str, Value]
    entries: dict[str, Any]
    groups: Mapping[str, type] = field(repr=False)
    path: Path | None = field(default=None, compare=False)
    warnings: tuple[Problem, ...] = field(default=(), compare=False)

    def with_values(self, values: Mapping[str, Any]) -> Scenario:
        """Return the scenario with other values, given as a file would give them (or as `Value`).

        Raises
        ------
        ScenarioError : an unknown key or a value that is not legal.
        """
        found = Findings({}, "with_values")
        changed: dict[str, Value] = {}
        for key, raw in values.items():
            if key not in self.values:
                found.error(key, "unknown key", fix=did_you_mean(key, self.values))
                continue
            old = self.values[key]
            declared = (
                parameters(self.groups[key.partition(".")[0]])[key.partition(".")[2]] if old.along else old.declared
            )
            value = raw if isinstance(raw, Value) else read_value(raw, key, declared, found)
            if value is not None:
                changed[key] = value
        merged = {**self.values, **changed}
        check_contradictions(merged, self.calendar, found)
        check_size(merged, self.samples, found)
        found.stop()
        return replace(self, values=merged, warnings=(*self.warnings, *found.warnings))

    def resolved(self) -> dict[str, Any]:
        """Return everything as plain values that, written as YAML, load to this very scenario."""
        start = f"{self.calendar.start_year:04d}-{self.calendar.start_month:02d}"
        plain: dict[str, Any] = {
            "name": self.name, "title": self.title, "notes": self.notes, "system": self.system,
            "calendar": {"start": start, "months": self.calendar.months},
            "seed": self.seed, "samples": self.samples, "models": dict(self.models), "case": self.case,
        }  # fmt: skip
        for section in self.groups:
            plain[section] = {"entry": self.entries[section]} if section in self.entries else {}
        for key, value in self.values.items():
            section, _, name = key.partition(".")
            if not value.along:
                plain[section][name] = value.plain()
        return plain

    def to_yaml(self) -> str:
        """Return `resolved` as the text of a file."""
        return dump(self.resolved())

    @property
    def hash(self) -> str:
        """SHA-256 of everything that determines results; names, notes and sources do not."""
        said: dict[str, Any] = {
            key: [value.along, replace(value, source="").plain()] for key, value in sorted(self.values.items())
        }
        ranges = {
            key: [[d.default, d.low, d.high, d.scale] for d in value.entries or (value.declared,)]
            for key, value in sorted(self.values.items())
        }
        start = [self.calendar.start_year, self.calendar.start_month, self.calendar.months]
        settings = [self.system, start, self.seed, self.samples, sorted(self.models.items()), said, ranges]
        canonical = json.dumps(settings, sort_keys=True, separators=(",", ":"), allow_nan=False)
        return hashlib.sha256(canonical.encode()).hexdigest()

    @property
    def has_distributions(self) -> bool:
        """Whether any value is a distribution."""
        return any(isinstance(value.content, Distribution) for value in self.values.values())

    @property
    def sweeps(self) -> list[str]:
        """Names of the dimensions that lists open, in order."""
        names = [v.along or key for key, v in self.values.items() if isinstance(v.content, Sweep)]
        return list(dict.fromkeys(names))

    def assumptions(self) -> list[Assumption]:
        """Return one row per parameter: what is assumed, how far it is believed, and where it comes from."""
        rows: list[Assumption] = []
        for key, value in self.values.items():
            section, _, name = key.partition(".")
            declared = value.declared
            rows.append(
                Assumption(
                    section=section, key=name, text=declared.text, value=value.text(), unit=declared.unit,
                    low=declared.low, high=declared.high, kind=declared.kind, source=_sources(value),
                    date=declared.date, confidence=declared.confidence, currency_year=declared.currency_year,
                    boundary=declared.boundary, changed=value.changed, user_source=value.source,
                )
            )  # fmt: skip
        return rows


def _sources(value: Value) -> str:
    return ", ".join(dict.fromkeys(entry.source for entry in value.entries or (value.declared,)))


def load(
    name_or_path: str | Path,
    *,
    groups: Mapping[str, type],
    overrides: Iterable[str] = (),
    case: str | None = None,
    relations: Collection[str] | None = None,
) -> Scenario:
    """Load a scenario.

    Parameters
    ----------
    name_or_path : name of a bundled scenario (no path separator, no .yaml), or a path.
    groups : section -> parameter group.
    overrides : texts `section.key=value`; they come last.
    case : "skeptic" or "optimist" sets every uncertain parameter that favors an end, also those that the files
        set, to the end that makes orbit look worst or best; swept and overridden ones stay. "base" sets none.
    relations : names of replaceable relations, to check `models` against.

    Returns
    -------
    Scenario

    Raises
    ------
    ScenarioError : with every problem found, each with place and fix.
    """
    path, merged = read_chain(str(name_or_path))
    scenario = build(merged, groups=groups, overrides=overrides, case=case, relations=relations)
    return replace(scenario, path=path, name=scenario.name or path.stem)


def load_text(
    text: str,
    *,
    groups: Mapping[str, type],
    file: str = "scenario",
    overrides: Iterable[str] = (),
    case: str | None = None,
    relations: Collection[str] | None = None,
) -> Scenario:
    """Load a scenario from text, for example what `Scenario.to_yaml` wrote; see `load`."""
    return build(read_text(text, file), groups=groups, overrides=overrides, case=case, relations=relations)


def build(
    merged: Merged,
    *,
    groups: Mapping[str, type],
    overrides: Iterable[str],
    case: str | None,
    relations: Collection[str] | None,
) -> Scenario:
    """Validate merged settings; see `load`."""
    given = read_overrides(overrides)
    whole = merge(merged, given) if given.data else merged
    found = Findings(whole.locations, merged.file)
    data = whole.data
    found.unknown_keys("", data, [*TOP_KEYS[1:], *groups])
    texts = {"name": _read_file_name(data, found)}
    texts |= {key: _read_text(data, key, found) for key in ("title", "notes")}
    system = _read_name(data, "system", SYSTEMS, found)
    calendar = _read_calendar(data.get("calendar"), found)
    seed = _read_whole(data.get("seed", 0), "seed", 0, LARGEST_SEED, found)
    samples = _read_whole(data.get("samples", 1000), "samples", 1, MOST_SAMPLES, found)
    models = _read_models(data.get("models"), relations, found)
    sections = read_sections(data, groups, found)
    written = cast("Case", _read_name(data, "case", CASES, found, default="base"))
    if case is not None and case not in CASES:
        found.error("case", "no such case", got=case, fix=did_you_mean(case, CASES))
    chosen = written if case is None else cast("Case", case)
    fixed = sections.stated if case is None else set(given.locations)
    values = sections.values if chosen == "base" else apply_case(sections.values, chosen, fixed)
    check_contradictions(values, calendar, found)
    check_size(values, samples, found)
    found.stop()
    return Scenario(
        name=texts["name"], title=texts["title"], notes=texts["notes"], system=cast("System", system),
        calendar=calendar, seed=seed, samples=samples, models=models, case=chosen, values=values,
        entries=sections.entries, groups=groups, warnings=tuple(found.warnings),
    )  # fmt: skip


def _read_text(data: Mapping[str, Any], key: str, found: Findings) -> str:
    text = data.get(key, "")
    if not isinstance(text, str):
        found.error(key, "must be text", got=text, fix="put it in quotes")
        return ""
    return text


def _read_file_name(data: Mapping[str, Any], found: Findings) -> str:
    name = _read_text(data, "name", found)
    bad = sorted({c for c in name if c in _NOT_IN_FILE_NAMES or not c.isprintable()})
    if bad or name != name.strip(" .") or len(name.encode(errors="replace")) > LONGEST_NAME_BYTES:
        found.error(
            "name", "cannot name the folder of the study", got=echo(name),
            fix=f"write at most {LONGEST_NAME_BYTES} letters, digits, hyphens and the like on one line, without "
            f"{' '.join(_NOT_IN_FILE_NAMES)} and no dot at either end",
        )  # fmt: skip
    return name


def _read_name(data: Mapping[str, Any], key: str, names: tuple[str, ...], found: Findings, default: str = "") -> str:
    name = data.get(key, default or names[0])
    if not isinstance(name, str) or name not in names:
        found.error(key, "not one of its names", got=name, fix=f"one of {', '.join(names)}")
        return names[0]
    return name


def _read_whole(raw: Any, path: str, low: int, high: int, found: Findings) -> int:
    if isinstance(raw, float) and raw.is_integer():
        raw = int(raw)
    if isinstance(raw, bool) or not isinstance(raw, int) or not low <= raw <= high:
        found.error(path, f"must be a whole number from {low} to {high}", got=raw, fix="give such a number")
        return low
    return raw


def _read_calendar(raw: Any, found: Findings) -> Calendar:
    usual = Calendar()
    if raw is None:
        return usual
    if not isinstance(raw, dict):
        found.error("calendar", "must be a map", got=raw, fix='write calendar: {start: "2029-01", months: 180}')
        return usual
    found.unknown_keys("calendar", raw, ["start", "months"])
    before = len(found.problems)
    months = _read_whole(raw.get("months", usual.months), "calendar.months", MONTHS_PER_YEAR, MOST_MONTHS, found)
    if len(found.problems) > before:
        months = usual.months
    if months % MONTHS_PER_YEAR:
        nearest = round(months / MONTHS_PER_YEAR) * MONTHS_PER_YEAR
        found.error("calendar.months", "must be whole years", got=months, fix=f"write {nearest}")
        months = nearest
    start = raw.get("start", f"{usual.start_year}-{usual.start_month:02d}")
    parts = start.split("-") if isinstance(start, str) else []
    if len(parts) == 2 and all(part.isascii() and part.isdigit() and len(part) <= 4 for part in parts):
        year, month = int(parts[0]), int(parts[1])
        if 1 <= month <= MONTHS_PER_YEAR:
            last = year + (month + months - 2) // MONTHS_PER_YEAR
            if year < FIRST_YEAR or last > LAST_YEAR:
                found.error(
                    "calendar.start" if not FIRST_YEAR <= year <= LAST_YEAR else "calendar.months",
                    "the calendar leaves the years for which debris and solar cycle are described",
                    got=f"{start} and {months} months, to {last}",
                    fix=f"keep it inside {FIRST_YEAR} to {LAST_YEAR}",
                )
                return usual
            return Calendar(start_year=year, start_month=month, months=months)
    found.error("calendar.start", "must be a year and month", got=start, fix='write for example "2029-01"')
    return replace(usual, months=months)


def _read_models(raw: Any, relations: Collection[str] | None, found: Findings) -> dict[str, str]:
    if raw is None:
        return {}
    if not isinstance(raw, dict):
        found.error("models", "must be a map", got=raw, fix="write models: {relation: registered name}")
        return {}
    if relations is not None:
        found.unknown_keys("models", raw, relations)
    for relation, name in raw.items():
        if not isinstance(name, str) or not name:
            found.error(
                f"models.{relation}", "must be the name of a registered model", got=name, fix="put it in quotes"
            )
    return {str(relation): str(name) for relation, name in raw.items()}


__all__ = ["Assumption", "Scenario", "ScenarioError", "load", "load_text"]
