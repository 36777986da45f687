"""Declaration of parameters and results: every number is declared once, beside the physics that uses it.

A parameter group is a frozen dataclass whose fields are made by `param`, `choice` or `given`; a stage's
result is a frozen dataclass whose fields are made by `result`, `flag` or `slack`. Validation, the JSON Schema,
the default Monte Carlo, the tornado, labels and the report's tables are all generated from these declarations.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import Any, Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[np.float64]
Flags: TypeAlias = NDArray[np.bool_]

Kind = Literal["constant", "design", "policy", "scenario", "uncertain"]
Scale = Literal["linear", "log"]
Favors = Literal["low", "high", "neither"]
Confidence = Literal["high", "medium", "low", "assumption"]
Boundary = Literal["cost", "internal", "contract", "list", "market_rent", "aspirational"]
Axis = Literal["month", "year", "month_of_year", "state", "age", "cycle_phase", "site", "item", "cost_item"]

ASSUMPTION = "assumption"
"""Source key of a number for which no source exists; its confidence is "assumption" and its range wide."""


@dataclass(frozen=True)
class Column:
    """Unit and legal closed range of one column of a table parameter."""

    unit: str
    bounds: tuple[float, float]


@dataclass(frozen=True)
class Table:
    """Columns of numbers that a user gives; the first column rises."""

    names: tuple[str, ...]
    values: tuple[tuple[float, ...], ...]

    @cached_property
    def columns(self) -> dict[str, Array]:
        """Column name -> numbers."""
        return {name: np.array(values) for name, values in zip(self.names, self.values, strict=True)}


@dataclass(frozen=True, kw_only=True)
class TextTable:
    """Columns that a reader found in another program's text, and the line of each row where it has one."""

    numbers: Mapping[str, list[float]]
    lines: list[int]


class TextTableError(ValueError):
    """A text of another program's format that does not hold the wanted table: line, what is wrong, and the fix."""

    def __init__(self, line: int, what: str, got: str, fix: str) -> None:
        super().__init__(what)
        self.line, self.what, self.got, self.fix = line, what, got, fix


TextReader: TypeAlias = Callable[[str], TextTable | None]
"""Reads one format of text; None for a text of another format."""


@dataclass(frozen=True, kw_only=True)
class Parameter:
    """What is known about one input number.

    Attributes
    ----------
    default : value used when a scenario is silent; `None` means "sized by the stage" (see `given`).
    unit : unit of the value as written in the scenario (astropy-parsable; "1" for fractions and counts).
    text : one sentence saying what the number is.
    bounds : legal closed range; a value outside is an error.
    low, high : 5th and 95th percentile of what a well-informed person believes; outside is a warning.
    kind : constant, design, policy, scenario or uncertain; only `uncertain` is sampled by default.
    scale : "linear" (PERT about the mode) or "log" (two-piece log-normal about the median).
    favors_orbit : which end of the range makes orbit look better against the ground.
    source, date, confidence : where the number comes from, as of when, and how far it is trusted.
    currency_year, boundary : for money, the year of its USD and what kind of price it is.
    choices : for a choice, the names; the array holds their index.
    integer : only whole numbers are legal.
    columns : for a table, unit and range of each column; the group then holds a `Table`, or None when not given.
    readers : for a table, other texts than CSV that it may be read from.
    """

    default: float | str | None
    unit: str
    text: str
    bounds: tuple[float, float]
    low: float | None
    high: float | None
    kind: Kind
    scale: Scale
    favors_orbit: Favors
    source: str
    date: str
    confidence: Confidence
    currency_year: int | None = None
    boundary: Boundary | None = None
    choices: tuple[str, ...] = ()
    integer: bool = False
    columns: Mapping[str, Column] = field(default_factory=dict)
    readers: tuple[TextReader, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Result:
    """What one field of a stage's result means.

    Attributes
    ----------
    unit, text : unit and one-sentence meaning.
    axes : leading axes of the array, before the scenario's dimensions.
    relation : dotted path of the function that computes it; its docstring holds equation and source.
    infeasible : for a flag, the reason's name; True marks a point as infeasible for that reason.
    slack : for a slack, the name of what binds; the value is (limit - need) / limit.
    """

    unit: str
    text: str
    axes: tuple[Axis, ...] = ()
    relation: str = ""
    infeasible: str = ""
    slack: str = ""
    legend: tuple[str, ...] = ()


def param(
    default: float,
    unit: str,
    *,
    text: str,
    bounds: tuple[float, float],
    low: float | None = None,
    high: float | None = None,
    kind: Kind = "uncertain",
    scale: Scale = "linear",
    favors_orbit: Favors = "neither",
    source: str = ASSUMPTION,
    date: str = "2026",
    confidence: Confidence = "assumption",
    currency_year: int | None = None,
    boundary: Boundary | None = None,
    integer: bool = False,
) -> Any:
    """Declare a numeric parameter as a dataclass field; see `Parameter`."""
    return field(
        metadata={
            "parameter": Parameter(
                default=default, unit=unit, text=text, bounds=bounds, low=low, high=high, kind=kind, scale=scale,
                favors_orbit=favors_orbit, source=source, date=date, confidence=confidence,
                currency_year=currency_year, boundary=boundary, integer=integer,
            )
        }
    )  # fmt: skip


def choice(default: str, choices: tuple[str, ...], *, text: str, kind: Kind = "design", source: str = ASSUMPTION,
           date: str = "2026", confidence: Confidence = "assumption") -> Any:  # fmt: skip
    """Declare a parameter that takes one of a few names; its array holds the index into `choices`."""
    return field(
        metadata={
            "parameter": Parameter(
                default=default, unit="1", text=text, bounds=(0, len(choices) - 1), low=None, high=None, kind=kind,
                scale="linear", favors_orbit="neither", source=source, date=date, confidence=confidence,
                choices=choices, integer=True,
            )
        }
    )  # fmt: skip


def given(unit: str, *, text: str, bounds: tuple[float, float]) -> Any:
    """Declare a size that the stage computes unless the scenario gives it; the array is None when not given."""
    return field(
        metadata={
            "parameter": Parameter(
                default=None, unit=unit, text=text, bounds=bounds, low=None, high=None, kind="design", scale="linear",
                favors_orbit="neither", source=ASSUMPTION, date="", confidence="assumption",
            )
        }
    )  # fmt: skip


def tabulated(
    columns: Mapping[str, tuple[str, tuple[float, float]]], *, text: str, readers: tuple[TextReader, ...] = ()
) -> Any:
    """Declare a table that replaces a bundled relation if the scenario gives it; the group holds a `Table` or None.

    `columns` maps each column's name to its unit and legal range; the first column must rise. A file is tried with
    each of `readers` before it is read as CSV.
    """
    return field(
        metadata={
            "parameter": Parameter(
                default=None, unit="1", text=text, bounds=(0, 0), low=None, high=None, kind="scenario", scale="linear",
                favors_orbit="neither", source=ASSUMPTION, date="", confidence="assumption",
                columns={name: Column(unit, bounds) for name, (unit, bounds) in columns.items()}, readers=readers,
            )
        }
    )  # fmt: skip


def result(unit: str, text: str, *, axes: tuple[Axis, ...] = (), relation: str = "",
           legend: tuple[str, ...] = ()) -> Any:  # fmt: skip
    """Declare a field of a stage's result; see `Result`."""
    return field(metadata={"result": Result(unit=unit, text=text, axes=axes, relation=relation, legend=legend)})


def flag(reason: str, text: str, *, relation: str = "") -> Any:
    """Declare a boolean field that is True where a point is infeasible for the named reason."""
    return field(metadata={"result": Result(unit="1", text=text, infeasible=reason, relation=relation)})


def slack(name: str, text: str, *, relation: str = "") -> Any:
    """Declare a field holding (limit - need) / limit of something that can bind."""
    return field(metadata={"result": Result(unit="1", text=text, slack=name, relation=relation)})


def parameters(group: type) -> dict[str, Parameter]:
    """Return the declared parameters of a group by field name."""
    return {f.name: f.metadata["parameter"] for f in fields(group) if "parameter" in f.metadata}


def results(group: type) -> dict[str, Result]:
    """Return the declared results of a stage by field name."""
    return {f.name: f.metadata["result"] for f in fields(group) if "result" in f.metadata}


def pick(code: Array, values: tuple[float, ...]) -> Array:
    """Map a choice's index array to one number per choice.

    Parameters
    ----------
    code : array of indices into the choice's names, any shape.
    values : one number per name, in the order of the names.
    """
    table: Array = np.asarray(values, dtype=np.float64)
    picked: Array = table[code.astype(np.intp)]
    return picked


def default_arrays(group: type, overrides: Mapping[str, float] | None = None) -> Any:
    """Build a group with every parameter at its default as an array of one point; names in `overrides` differ."""
    values: dict[str, Array | None] = {}
    for name, declared in parameters(group).items():
        value: float | str | None = (overrides or {}).get(name, declared.default)
        if isinstance(value, str):
            value = float(declared.choices.index(value))
        values[name] = None if value is None else np.full(1, float(value))
    return group(**values)
