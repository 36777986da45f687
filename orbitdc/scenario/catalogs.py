"""Catalogs: named entries that fill a section, each number with its range and source."""

from __future__ import annotations

import functools
import importlib.resources
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

from orbitdc.scenario.declaration import ASSUMPTION, Boundary, Confidence, Parameter, parameters
from orbitdc.scenario.errors import ScenarioError, did_you_mean
from orbitdc.scenario.findings import Findings
from orbitdc.scenario.values import read_number
from orbitdc.scenario.yaml_loader import Document, parse

CATALOGS = {
    "accelerator": "accelerators.yaml",
    "device": "devices.yaml",
    "served_model": "served_models.yaml",
    "vehicle": "vehicles.yaml",
    "radiator": "radiators.yaml",
    "cell": "cells.yaml",
    "ground": "ground_sites.yaml",
}
"""Scenario section -> file of its catalog."""

CONFIDENCES: tuple[Confidence, ...] = ("high", "medium", "low", "assumption")
BOUNDARIES: tuple[Boundary, ...] = ("cost", "internal", "contract", "list", "market_rent", "aspirational")
ENTRY_FILES = (".yaml", ".yml")
UNKNOWN = "unknown"
"""What an entry writes for a number that nobody has published and that no default may stand in for."""
_ENTRY_KEYS = ("title", "note", "source", "confidence", "date", "values")
_VALUE_KEYS = ("value", "low", "high", "source", "confidence", "date", "currency_year", "boundary")


@dataclass(frozen=True)
class Entry:
    """One catalog entry: the declarations that it gives to the parameters of its section.

    Attributes
    ----------
    name : name in the catalog, or the user's for an entry written into the scenario.
    declared : field -> declaration with the entry's value, range, source, date and confidence.
    written : the entry as it is written in a scenario that keeps it whole.
    unknown : fields without a published number: the scenario must state them.
    """

    name: str
    declared: dict[str, Parameter]
    written: dict[str, Any]
    unknown: frozenset[str] = frozenset()


@functools.cache
def catalog(section: str) -> Document:
    """Return the parsed catalog of a section."""
    file = CATALOGS[section]
    content = importlib.resources.files("orbitdc").joinpath("data", "catalogs", file).read_bytes()
    return parse(content, f"orbitdc/data/catalogs/{file}")


def entry_names(section: str) -> list[str]:
    """Return the names in a section's catalog."""
    return list(catalog(section).data)


def _text(raw: Mapping[str, Any], key: str, default: str, path: str, found: Findings) -> str:
    text = raw.get(key, default)
    if not isinstance(text, str):
        found.error(f"{path}.{key}", "must be text", got=text, fix="put it in quotes")
        return default
    return text


def _one_of(text: str, names: tuple[str, ...], path: str, found: Findings) -> str:
    if text not in names:
        found.error(path, "not one of its names", got=text, fix=did_you_mean(text, names))
        return names[0]
    return text


def _read_declaration(
    raw: Any, path: str, declared: Parameter, entry: Mapping[str, str], found: Findings
) -> Parameter | None:
    """Read one number of an entry; the result is the group's declaration with the entry's knowledge."""
    stated = dict(raw) if isinstance(raw, Mapping) else {"value": raw}
    found.unknown_keys(path, stated, _VALUE_KEYS)
    if "value" not in stated:
        found.error(path, "states no value", fix="write {value: ..., low: ..., high: ..., source: ...}")
        return None
    knowledge = {key: _text(stated, key, entry[key], path, found) for key in ("source", "confidence", "date")}
    _one_of(knowledge["confidence"], CONFIDENCES, f"{path}.confidence", found)
    if declared.choices:
        value: float | str | None = _one_of(str(stated["value"]), declared.choices, f"{path}.value", found)
        low = high = None
    else:
        value = read_number(stated["value"], f"{path}.value" if isinstance(raw, Mapping) else path, declared, found)
        low = read_number(stated["low"], f"{path}.low", declared, found) if "low" in stated else None
        high = read_number(stated["high"], f"{path}.high", declared, found) if "high" in stated else None
        if (low is None) != (high is None):
            found.error(path, "states only one end of its range", fix="state low and high, or neither")
            return None
        if low is None and isinstance(value, float) and declared.low is not None and declared.high is not None:
            low, high = (declared.low, declared.high) if declared.low <= value <= declared.high else (None, None)
    if value is None:
        return None
    if low is not None and high is not None and isinstance(value, float) and not low <= value <= high:
        found.error(path, "must hold low <= value <= high", got=f"{low:g}, {value:g}, {high:g}", fix="swap them")
        return None
    year = stated.get("currency_year", declared.currency_year)
    if year is not None and (isinstance(year, bool) or not isinstance(year, int)):
        found.error(f"{path}.currency_year", "must be a year", got=year, fix="write for example 2026")
        return None
    boundary = stated.get("boundary", declared.boundary)
    if boundary is not None:
        _one_of(str(boundary), BOUNDARIES, f"{path}.boundary", found)
    return replace(
        declared, default=value, low=low, high=high, source=knowledge["source"], date=knowledge["date"],
        confidence=cast("Confidence", knowledge["confidence"]), currency_year=year,
        boundary=cast("Boundary | None", boundary),
    )  # fmt: skip


def read_entry(raw: Any, name: str, path: str, group: type, found: Findings) -> Entry | None:
    """Read one entry against the declarations of its section's group; None after a problem."""
    before = len(found.problems)
    if not isinstance(raw, Mapping) or not isinstance(raw.get("values"), Mapping):
        found.error(path, "the entry has no map of values", got=raw, fix="write values: {parameter: number}")
        return None
    found.unknown_keys(path, raw, _ENTRY_KEYS)
    knowledge = {
        "source": _text(raw, "source", ASSUMPTION, path, found),
        "confidence": _text(raw, "confidence", "assumption", path, found),
        "date": _text(raw, "date", "", path, found),
    }
    known = parameters(group)
    values = raw["values"]
    found.unknown_keys(f"{path}.values", values, known)
    unknown = frozenset(field for field in values if values[field] == UNKNOWN)
    declared: dict[str, Parameter] = {}
    for field in (name for name in values if name in known and name not in unknown):
        read = _read_declaration(values[field], f"{path}.values.{field}", known[field], knowledge, found)
        if read is not None:
            declared[field] = read
    if len(found.problems) > before:
        return None
    return Entry(name, declared, {"name": name, **raw}, unknown)


def _entry_from_file(name: str, path: str, group: type, found: Findings) -> Entry | None:
    """Read an entry from a YAML file, written like one in a scenario: {name: ..., values: {...}}."""
    beside = found.locate(path).file
    file = (Path(beside).parent if Path(beside).is_file() else Path()) / name
    try:
        document = parse(file.read_bytes(), str(file))
    except OSError as error:
        found.error(path, f"cannot be read: {error.strerror}", got=str(file), fix="give a file beside the scenario")
        return None
    except ScenarioError as error:
        found.problems += error.problems
        return None
    inside = Findings({f"{path}.{key}": place for key, place in document.locations.items()}, str(file))
    content = document.data if isinstance(document.data, Mapping) else {}
    titled = content.get("name", file.stem)
    entry = read_entry({k: v for k, v in content.items() if k != "name"}, str(titled), path, group, inside)
    found.problems += inside.problems
    found.warnings += inside.warnings
    return entry


def find_entry(raw: Any, path: str, section: str, group: type, found: Findings) -> Entry | None:
    """Return the catalog entry of a name, or read the entry written in its place or in a file beside the scenario."""
    if isinstance(raw, str) and raw.endswith(ENTRY_FILES):
        return _entry_from_file(raw, path, group, found)
    if isinstance(raw, Mapping):
        name = raw.get("name")
        if not isinstance(name, str) or not name:
            found.error(path, "the entry has no name", fix="write {name: ..., values: {...}}")
            return None
        return read_entry({key: value for key, value in raw.items() if key != "name"}, name, path, group, found)
    if not isinstance(raw, str):
        found.error(
            path,
            "must be the name of a catalog entry, or a .yaml file with one",
            got=raw,
            fix=f"one of {', '.join(entry_names(section))}",
        )
        return None
    if raw not in catalog(section).data:
        found.error(path, "no such catalog entry", got=raw, fix=did_you_mean(raw, entry_names(section)))
        return None
    return load_entry(section, raw, group)


@functools.cache
def load_entry(section: str, name: str, group: type) -> Entry:
    """Read one entry of a bundled catalog.

    Raises
    ------
    ScenarioError : the entry does not fit the declarations.
    """
    document = catalog(section)
    found = Findings(document.locations, f"orbitdc/data/catalogs/{CATALOGS[section]}")
    entry = read_entry(document.data[name], name, name, group, found)
    if entry is None:
        raise ScenarioError(found.problems)
    return entry
