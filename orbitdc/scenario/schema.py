"""JSON Schema of a scenario file, for completion and hints in editors; generated from the declarations."""

from __future__ import annotations

from collections.abc import Mapping
from types import GenericAlias
from typing import Annotated, Any, Literal, cast

from pydantic import BaseModel, ConfigDict, Field, create_model

from orbitdc.scenario.calendar import Calendar
from orbitdc.scenario.catalogs import CATALOGS, entry_names
from orbitdc.scenario.declaration import Parameter, parameters
from orbitdc.scenario.distributions import SHAPES
from orbitdc.scenario.scenario import CASES, LARGEST_SEED, MOST_MONTHS, MOST_SAMPLES, SYSTEMS

Three = Annotated[list[float | str], Field(min_length=3, max_length=3)]


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Linspace(_Strict):
    """Evenly spaced values: first, last, number of values."""

    linspace: Three


class Geomspace(_Strict):
    """Values in equal ratios: first, last, number of values."""

    geomspace: Three


class DistributionModel(_Strict):
    """A distribution; `declared` takes the declared range."""

    distribution: str = Field(json_schema_extra={"enum": ["declared", *SHAPES]})
    low: float | str | None = None
    mode: float | str | None = None
    median: float | str | None = None
    high: float | str | None = None


class CalendarModel(_Strict):
    """First month and number of months."""

    start: str = Field(default="2029-01", pattern=r"^\d{4}-\d{1,2}$")
    months: int = Field(default=Calendar().months, ge=12, le=MOST_MONTHS, multiple_of=12)


def _single(declared: Parameter) -> Any:
    if declared.choices:
        return Literal[declared.choices]
    low, high = declared.bounds
    number = (
        Annotated[int, Field(ge=int(low), le=int(high))]
        if declared.integer
        else Annotated[float, Field(ge=low, le=high)]
    )
    return number | Annotated[str, Field(description=f"a quantity that converts to {declared.unit}")]


def _table_form(name: str, declared: Parameter) -> Any:
    numbers = {
        column: (list[Annotated[float, Field(ge=one.bounds[0], le=one.bounds[1])]], Field(description=f"in {one.unit}"))
        for column, one in declared.columns.items()
    }
    columns: Any = create_model(f"{name}_columns", __base__=_Strict, **cast("dict[str, Any]", numbers))
    table = create_model(f"{name}_table", __base__=_Strict, table=(columns, ...))
    return Annotated[str, Field(description="a CSV file beside the scenario")] | table


def _field(name: str, declared: Parameter) -> tuple[Any, Any]:
    single = _single(declared)
    form: Any = _table_form(name, declared) if declared.columns else single | GenericAlias(list, (single,))
    if not declared.choices and not declared.columns:
        form = form | Linspace | Geomspace | DistributionModel
    if declared.default is None:
        form = form | None
    stated = create_model(f"{name}_value", __base__=_Strict, value=(form, ...), source=(str, ""))
    extra: dict[str, Any] = {
        "unit": declared.unit, "kind": declared.kind, "low": declared.low, "high": declared.high,
        "source": declared.source, "confidence": declared.confidence,
    }  # fmt: skip
    return form | stated, Field(default=declared.default, description=declared.text, json_schema_extra=extra)


def _section(section: str, group: type) -> type[BaseModel]:
    known: dict[str, Any] = {name: _field(f"{section}_{name}", one) for name, one in parameters(group).items()}
    if section in CATALOGS:
        names = tuple(entry_names(section))
        entry: Any = Literal[names] | dict[str, Any]
        known["entry"] = (
            entry | GenericAlias(list, (entry,)),
            Field(default=None, description="catalog entry that fills the section"),
        )
    return create_model(section, __base__=_Strict, __doc__=group.__doc__, **known)


def scenario_model(groups: Mapping[str, type]) -> type[BaseModel]:
    """Build the pydantic model of a scenario file.

    Parameters
    ----------
    groups : section -> parameter group.
    """
    settings: dict[str, Any] = {
        "extends": (str, Field(default="", description="bundled name or path that this scenario starts from")),
        "name": (str, ""),
        "title": (str, ""),
        "notes": (str, ""),
        "system": (Literal[SYSTEMS], SYSTEMS[0]),
        "calendar": (CalendarModel, CalendarModel()),
        "seed": (Annotated[int, Field(ge=0, le=LARGEST_SEED)], 0),
        "samples": (Annotated[int, Field(ge=1, le=MOST_SAMPLES)], 1000),
        "models": (dict[str, str], Field(default={}, description="relation -> registered model")),
        "case": (Literal[CASES], "base"),
    }
    settings |= {section: (_section(section, group), Field(default=None)) for section, group in groups.items()}
    return create_model("scenario", __base__=_Strict, **settings)


def json_schema(groups: Mapping[str, type]) -> dict[str, Any]:
    """Return the JSON Schema of a scenario file as plain values.

    Parameters
    ----------
    groups : section -> parameter group.
    """
    return scenario_model(groups).model_json_schema()
