"""From settings to one value per declared parameter: sections, catalog entries, cases, contradictions, size."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

from orbitdc.scenario.calendar import Calendar
from orbitdc.scenario.catalogs import CATALOGS, Entry, find_entry
from orbitdc.scenario.declaration import Parameter, parameters
from orbitdc.scenario.distributions import LOW_PERCENTILE, Distribution, quantile
from orbitdc.scenario.errors import ScenarioError
from orbitdc.scenario.findings import Findings
from orbitdc.scenario.values import Content, Sweep, Value, read_value

MOST_POINTS = 10**9
SAMPLE = "sample"

ORDERED = (("compute.domain_minimum_accelerators", "compute.domain_accelerators"),)
"""Pairs of keys of which the first must not lie above the second."""
EXCLUSIVE = (("revenue.price_usd_per_accelerator_hour", "revenue.price_by_year"),)
"""Pairs of keys of which at most one may be given."""
WITHIN_CALENDAR_YR = ("fleet.service_yr",)
"""Keys of periods that the calendar must hold."""


@dataclass(frozen=True)
class Sections:
    """What the sections say: values of all parameters, entries used (written whole), keys that were stated."""

    values: dict[str, Value]
    entries: dict[str, Any]
    stated: set[str]


def _read_entries(raw: Any, section: str, group: type, found: Findings) -> list[Entry]:
    path = f"{section}.entry"
    if isinstance(raw, list):
        if not raw:
            found.error(path, "the list is empty", fix="name at least one entry")
        entries = [find_entry(item, f"{path}[{i}]", section, group, found) for i, item in enumerate(raw)]
        known = [entry for entry in entries if entry is not None]
        names = [entry.name for entry in known]
        if len(set(names)) < len(names):
            found.error(path, "an entry stands twice in the list", got=names, fix="list each entry once")
        return known
    entry = find_entry(raw, path, section, group, found)
    return [] if entry is None else [entry]


def _as_content(default: float | str | None) -> float | str | None:
    return float(default) if isinstance(default, int) else default


def _fill(declared: Parameter, name: str, along: str, entries: list[Entry]) -> Value:
    """Return a parameter's value from the entries, or its default."""
    stated = tuple(entry.declared.get(name, declared) for entry in entries)
    if not any(name in entry.declared for entry in entries):
        return Value(content=_as_content(declared.default), declared=declared)
    if not along:
        return Value(content=_as_content(stated[0].default), declared=stated[0])
    content = Sweep(cast("tuple[float, ...]", tuple(_as_content(one.default) for one in stated)))
    return Value(content=content, declared=declared, along=along, entries=stated)


def read_sections(data: Mapping[str, Any], groups: Mapping[str, type], found: Findings) -> Sections:
    """Read every section of the settings against its parameter group."""
    values: dict[str, Value] = {}
    written: dict[str, Any] = {}
    stated: set[str] = set()
    for section, group in groups.items():
        raw = data.get(section)
        known = parameters(group)
        if raw is not None and not isinstance(raw, dict):
            found.error(section, "must be a map of parameters", got=raw, fix="write it as `key: value` lines below")
        settings: dict[str, Any] = raw if isinstance(raw, dict) else {}
        selects = ["entry"] if section in CATALOGS else []
        found.unknown_keys(section, settings, [*selects, *known])
        entries: list[Entry] = []
        along = ""
        if selects and settings.get("entry") is not None:
            entries = _read_entries(settings["entry"], section, group, found)
            along = f"{section}.entry" if isinstance(settings["entry"], list) else ""
            wholes = [entry.written for entry in entries]
            if wholes:
                written[section] = wholes if along else wholes[0]
        for name, declared in known.items():
            key = f"{section}.{name}"
            nowhere = [entry.name for entry in entries if name in entry.unknown and name not in settings]
            if nowhere:
                found.error(
                    key,
                    "no measured value is published",
                    got=", ".join(nowhere),
                    fix=f"state {key} in the scenario, or choose another entry of {section}",
                )
            filled = _fill(declared, name, along, entries)
            values[key] = filled
            if name in settings:
                stated.add(key)
                own = read_value(settings[name], key, filled.declared, found)
                values[key] = filled if own is None else own
    return Sections(values, written, stated)


def _end(declared: Parameter, case: str) -> float | None:
    if declared.kind != "uncertain" or declared.favors_orbit == "neither":
        return None
    end = declared.low if (declared.favors_orbit == "low") == (case == "optimist") else declared.high
    return None if end is None else float(end)


def apply_case(values: Mapping[str, Value], case: str, fixed: Collection[str]) -> dict[str, Value]:
    """Set every uncertain parameter that favors an end to that end, or to the other.

    Parameters
    ----------
    values : values of all parameters.
    case : "optimist" (the ends that favor orbit) or "skeptic" (the others).
    fixed : keys that stay; so do values swept along their own dimension.
    """
    moved = dict(values)
    for key, value in values.items():
        if key in fixed or (isinstance(value.content, Sweep) and not value.along):
            continue
        content: Content
        if value.along:
            ends = [_end(entry, case) for entry in value.entries]
            old = cast("Sweep", value.content).values
            content = Sweep(
                cast("tuple[float, ...]", tuple(b if e is None else e for e, b in zip(ends, old, strict=True)))
            )
        elif isinstance(value.content, Distribution):
            declared = value.declared
            if declared.kind != "uncertain" or declared.favors_orbit == "neither":
                continue
            lower = (declared.favors_orbit == "low") == (case == "optimist")
            content = _percentile(value.content, LOW_PERCENTILE if lower else 1 - LOW_PERCENTILE)
        else:
            end = _end(value.declared, case)
            if end is None:
                continue
            content = end
        if content != value.content:
            moved[key] = replace(value, content=content, source="")
    return moved


def _percentile(distribution: Distribution, share: float) -> float:
    import numpy as np

    return float(quantile(distribution, np.full(1, share))[0])


def _range(content: Content) -> tuple[float, float] | None:
    if isinstance(content, (int, float)):
        return float(content), float(content)
    if isinstance(content, Distribution):
        return content.low, content.high
    if isinstance(content, Sweep) and all(isinstance(item, (int, float)) for item in content.values):
        numbers = cast("tuple[float, ...]", content.values)
        return min(numbers), max(numbers)
    return None


def check_contradictions(values: Mapping[str, Value], calendar: Calendar, found: Findings) -> None:
    """Note settings that cannot hold together; a sweep contradicts only where all of it does."""
    for lower, upper in ORDERED:
        if lower in values and upper in values:
            small, large = _range(values[lower].content), _range(values[upper].content)
            if small and large and small[0] > large[1]:
                found.error(
                    lower, f"lies above {upper}", got=f"{small[0]:g} > {large[1]:g}", fix=f"lower it, or raise {upper}"
                )
    for one, other in EXCLUSIVE:
        if all(key in values and values[key].content is not None for key in (one, other)):
            found.error(one, f"contradicts {other}: both are given", fix="leave one of them out")
    for key in WITHIN_CALENDAR_YR:
        period = _range(values[key].content) if key in values else None
        if period and period[1] > calendar.years:
            months = 12 * math.ceil(period[1])
            found.error(
                key, "is longer than the calendar (calendar.months)",
                got=f"{period[1]:g} yr in {calendar.months} months",
                fix=f"shorten it, or set calendar.months to {months} or more",
            )  # fmt: skip


def dimension_sizes(values: Mapping[str, Value], samples: int, *, sampled: bool = False) -> dict[str, int]:
    """Return the length of every dimension in order; `sample` is last.

    Parameters
    ----------
    values : values of all parameters.
    samples : length of `sample` where there are distributions.
    sampled : there are distributions besides those that the values state.
    """
    sizes: dict[str, int] = {}
    for key, value in values.items():
        if isinstance(value.content, Sweep):
            sizes[value.along or key] = len(value.content.values)
        sampled = sampled or isinstance(value.content, Distribution)
    if sampled:
        sizes[SAMPLE] = samples
    return sizes


def check_size(values: Mapping[str, Value], samples: int, found: Findings, *, sampled: bool = False) -> None:
    """Note a study of too many points."""
    sizes = dimension_sizes(values, samples, sampled=sampled)
    points = math.prod(sizes.values())
    if points > MOST_POINTS:
        axes = " x ".join(f"{name} {size}" for name, size in sizes.items())
        found.error(
            next(iter(sizes)), f"the study has {points:.3g} points, more than {MOST_POINTS:.0e}", got=axes,
            fix="shorten an axis, or sample instead of sweeping",
        )  # fmt: skip


def require_size(values: Mapping[str, Value], samples: int, file: str, *, sampled: bool = False) -> None:
    """Raise when a study has too many points."""
    found = Findings({}, file)
    check_size(values, samples, found, sampled=sampled)
    if found.problems:
        raise ScenarioError(found.problems)
