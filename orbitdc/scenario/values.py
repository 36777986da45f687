"""One parameter's value: a number, a name, a list along its own dimension, a distribution, or none (sized)."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias, cast

import numpy as np

from orbitdc.scenario.declaration import Parameter, Table
from orbitdc.scenario.distributions import SHAPES, Distribution, Shape, declared_distribution
from orbitdc.scenario.errors import did_you_mean, echo
from orbitdc.scenario.findings import Findings
from orbitdc.scenario.tables import read_table
from orbitdc.scenario.units import convert, split

LONGEST_LIST = 100_000
SPACINGS = ("linspace", "geomspace")


@dataclass(frozen=True)
class Sweep:
    """Several values along one dimension."""

    values: tuple[float, ...] | tuple[str, ...]


Content: TypeAlias = float | str | Sweep | Distribution | Table | None


@dataclass(frozen=True, kw_only=True)
class Value:
    """What a scenario says about one parameter.

    Attributes
    ----------
    content : see the module's first line.
    declared : the declaration, with range and source of the catalog entry that fills it, if one does.
    source : what the user gives as the value's source.
    along : dimension of a sweep over catalog entries; empty for the parameter's own dimension.
    entries : along entries, the declaration for each of them.
    """

    content: Content
    declared: Parameter
    source: str = ""
    along: str = ""
    entries: tuple[Parameter, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether it differs from the declared default (or the catalog entry's value)."""
        if self.along:
            return self.content != Sweep(cast("tuple[float, ...]", tuple(entry.default for entry in self.entries)))
        return self.content != self.declared.default

    def plain(self) -> Any:
        """Return the value as it is written in a scenario."""
        content = self.content
        written: Any = content
        if isinstance(content, Sweep):
            written = list(content.values)
        elif isinstance(content, Distribution):
            written = {"distribution": content.shape, "low": content.low, "high": content.high}
            if content.shape != "uniform":
                written["median" if content.shape == "lognormal" else "mode"] = content.center
        elif isinstance(content, Table):
            written = {"table": {name: list(v) for name, v in zip(content.names, content.values, strict=True)}}
        return {"value": written, "source": self.source} if self.source else written

    def text(self) -> str:
        """Return the value as one readable text without unit."""
        content = self.content
        if content is None:
            return "bundled" if self.declared.columns else "sized"
        if isinstance(content, Table):
            return f"table of {len(content.values[0])} rows"
        if isinstance(content, Sweep):
            shown = [_short(value) for value in content.values]
            return (
                ", ".join(shown) if len(shown) <= 6 else f"{shown[0]}, {shown[1]} ... {shown[-1]} ({len(shown)} values)"
            )
        if isinstance(content, Distribution):
            return f"{content.shape} {_short(content.low)} | {_short(content.center)} | {_short(content.high)}"
        return _short(content)


def _short(value: float | str) -> str:
    return value if isinstance(value, str) else f"{value:.10g}"


def expected(declared: Parameter) -> str:
    """Say what a parameter accepts."""
    if declared.choices:
        return "one of " + ", ".join(declared.choices)
    low, high = declared.bounds
    unit = "" if declared.unit == "1" else f" {declared.unit}"
    kind = "a whole number" if declared.integer else "a value"
    return f"{kind} from {low:g} to {high:g}{unit}"


def read_number(raw: Any, path: str, declared: Parameter, found: Findings) -> float | None:
    """Read a number or a quantity with unit in the declared unit, within the bounds; None after a problem."""
    fix = f"give {expected(declared)}"
    if isinstance(raw, str):
        quantity = split(raw)
        if quantity is None:
            found.error(path, "must be a number", got=raw, fix=fix)
            return None
        try:
            number = convert(*quantity, declared.unit)
        except ValueError as error:
            found.error(path, str(error), got=echo(raw), fix=fix)
            return None
    elif isinstance(raw, bool) or not isinstance(raw, (int, float)):
        found.error(path, "must be a number", got=raw, fix=fix)
        return None
    else:
        try:
            number = float(raw)
        except OverflowError:
            number = math.inf
    if not math.isfinite(number):
        found.error(path, "must be finite", got=raw, fix=fix)
        return None
    low, high = declared.bounds
    if not low <= number <= high:
        found.error(path, f"must be from {low:g} to {high:g}", got=raw, fix=fix)
        return None
    if declared.integer and number != round(number):
        found.error(path, "must be a whole number", got=raw, fix=fix)
        return None
    return number


def _read_single(raw: Any, path: str, declared: Parameter, found: Findings) -> float | str | None:
    if not declared.choices:
        number = read_number(raw, path, declared, found)
        if number is not None:
            _check_plausible(number, raw, path, declared, found)
        return number
    if isinstance(raw, str) and raw in declared.choices:
        return raw
    fix = did_you_mean(raw, declared.choices) if isinstance(raw, str) else f"give {expected(declared)}"
    found.error(path, "not one of its names", got=raw, fix=fix)
    return None


def _check_plausible(number: float, raw: Any, path: str, declared: Parameter, found: Findings) -> None:
    low, high = declared.low, declared.high
    if low is not None and high is not None and not low <= number <= high:
        unit = "" if declared.unit == "1" else f" {declared.unit}"
        found.warn(
            path, f"outside the plausible range {low:g} to {high:g}{unit} (source: {declared.source})", got=raw,
            fix="check it, or state its source with {value: ..., source: ...}",
        )  # fmt: skip


def _read_list(raw: list[Any], path: str, declared: Parameter, found: Findings) -> Sweep | None:
    if not raw:
        found.error(path, "the list is empty", fix=f"give {expected(declared)}, or a list of such")
        return None
    if len(raw) > LONGEST_LIST:
        found.error(path, f"more than {LONGEST_LIST} values", got=f"{len(raw)} values", fix="give fewer")
        return None
    read = [_read_single(item, f"{path}[{i}]", declared, found) for i, item in enumerate(raw)]
    good = [item for item in read if item is not None]
    if len(good) < len(read):
        return None
    if len(set(good)) < len(good):
        twice = next(item for i, item in enumerate(good) if item in good[:i])
        found.error(path, "a value stands twice in the list", got=echo(twice), fix="list each value once")
        return None
    return Sweep(cast("tuple[float, ...] | tuple[str, ...]", tuple(good)))


def _read_spacing(raw: dict[str, Any], name: str, path: str, declared: Parameter, found: Findings) -> Sweep | None:
    found.unknown_keys(path, raw, [name])
    path = f"{path}.{name}"
    three = raw[name]
    shape = f"write {name}: [first, last, number of values]"
    if declared.choices:
        found.error(path, "names have no spacing", fix=f"list some of: {', '.join(declared.choices)}")
        return None
    if not isinstance(three, list) or len(three) != 3:
        found.error(path, "must have three items", got=three, fix=shape)
        return None
    first = read_number(three[0], f"{path}[0]", declared, found)
    last = read_number(three[1], f"{path}[1]", declared, found)
    count = three[2]
    if isinstance(count, bool) or not isinstance(count, int) or not 2 <= count <= LONGEST_LIST:
        found.error(f"{path}[2]", f"must be a whole number from 2 to {LONGEST_LIST}", got=count, fix=shape)
        return None
    if first is None or last is None:
        return None
    if first >= last:
        found.error(path, "the range is swapped or empty", got=three[:2], fix=f"write the lower end first: {shape}")
        return None
    if name == "geomspace" and first <= 0:
        found.error(f"{path}[0]", "must be above 0 for geomspace", got=three[0], fix="use linspace, or start above 0")
        return None
    numbers = np.linspace(first, last, count) if name == "linspace" else np.geomspace(first, last, count)
    values = [float(number) for number in numbers]
    if declared.integer and any(value != round(value) for value in values):
        found.error(path, "falls on numbers that are not whole", got=three, fix="choose the count so that it does not")
        return None
    for i, end in enumerate((first, last)):
        _check_plausible(end, three[i], f"{path}[{i}]", declared, found)
    return Sweep(tuple(values))


def _read_distribution(raw: dict[str, Any], path: str, declared: Parameter, found: Findings) -> Distribution | None:
    shape = raw["distribution"]
    if declared.choices:
        found.error(path, "names have no distribution", fix=f"list some of: {', '.join(declared.choices)}")
        return None
    if declared.integer:
        found.error(path, "a whole number has no distribution", fix="give a list of whole numbers")
        return None
    if shape == "declared":
        found.unknown_keys(path, raw, ["distribution"])
        stated = declared_distribution(declared)
        if stated is None:
            found.error(path, "the declaration states no range", fix="give low, mode and high")
        return stated
    if shape not in SHAPES:
        names = ["declared", *SHAPES]
        fix = did_you_mean(shape, names) if isinstance(shape, str) else f"one of {', '.join(names)}"
        found.error(f"{path}.distribution", "unknown distribution", got=shape, fix=fix)
        return None
    center = {"uniform": None, "lognormal": "median"}.get(shape, "mode")
    if center == "median" and "mode" in raw and "median" not in raw:
        center = "mode"
    needed = ["low", "high"] if center is None else ["low", center, "high"]
    found.unknown_keys(path, raw, ["distribution", *needed])
    missing = [name for name in needed if name not in raw]
    if missing:
        found.error(path, f"the distribution lacks {' and '.join(missing)}", fix=f"state {', '.join(needed)}")
        return None
    read = {name: read_number(raw[name], f"{path}.{name}", declared, found) for name in needed}
    numbers = {name: number for name, number in read.items() if number is not None}
    if len(numbers) < len(needed):
        return None
    low, high = numbers["low"], numbers["high"]
    middle = numbers[center] if center else (low + high) / 2
    if not low <= middle <= high:
        order = " <= ".join(needed)
        found.error(path, f"must hold {order}", got=f"{[numbers[name] for name in needed]}", fix="swap them")
        return None
    if shape == "lognormal" and low <= 0:
        found.error(f"{path}.low", "must be above 0 for a lognormal", got=raw["low"], fix="use pert, or start above 0")
        return None
    for name in needed:
        _check_plausible(numbers[name], raw[name], f"{path}.{name}", declared, found)
    return Distribution(shape=cast("Shape", shape), low=low, center=middle, high=high, bounds=declared.bounds)


def read_value(raw: Any, path: str, declared: Parameter, found: Findings, *, wrapped: bool = False) -> Value | None:
    """Read one parameter's value in any of its forms.

    Parameters
    ----------
    raw : value from YAML.
    path : dotted key, for problems.
    declared : the parameter's declaration.
    found : collects problems and warnings.
    wrapped : the value stands inside `{value: ..., source: ...}`.

    Returns
    -------
    Value, or None after a problem.
    """
    before = len(found.problems)
    content: Content = None
    if isinstance(raw, Mapping):
        if "value" in raw and not wrapped:
            found.unknown_keys(path, raw, ["value", "source"])
            source = raw.get("source", "")
            if not isinstance(source, str):
                found.error(f"{path}.source", "must be text", got=source, fix="put it in quotes")
            warned = len(found.warnings)
            inner = read_value(raw["value"], path, declared, found, wrapped=True)
            if source:
                del found.warnings[warned:]
            if inner is None or len(found.problems) > before:
                return None
            return Value(content=inner.content, declared=declared, source=str(source) or inner.source)
        if declared.columns:
            content = read_table(raw, path, declared, found)
            return None if content is None else Value(content=content, declared=declared)
        spacing = next((name for name in SPACINGS if name in raw), None)
        if spacing:
            content = _read_spacing(dict(raw), spacing, path, declared, found)
        elif "distribution" in raw:
            content = _read_distribution(dict(raw), path, declared, found)
        else:
            known = ["distribution", *SPACINGS] if wrapped else ["value", "source", "distribution", *SPACINGS]
            found.unknown_keys(path, raw, known)
            found.error(path, "the map says no value", got=raw, fix=f"give {expected(declared)}")
    elif declared.columns and raw is not None:
        content = read_table(raw, path, declared, found)
        if isinstance(raw, str) and content is not None:
            return Value(content=content, declared=declared, source=f"file {Path(raw).name}")
    elif isinstance(raw, list):
        content = _read_list(raw, path, declared, found)
    elif raw is None:
        if declared.default is not None:
            found.error(path, "has no value", got=raw, fix=f"give {expected(declared)}, or leave the key out")
    else:
        content = _read_single(raw, path, declared, found)
    return None if len(found.problems) > before else Value(content=content, declared=declared)
