"""Names, units and meanings of every output, and the step from stage results to a labelled Dataset."""

from __future__ import annotations

import inspect
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

import numpy as np
import xarray as xr

from orbitdc.compute.result import GoodputResult, PayloadResult, SupportResult
from orbitdc.economics.result import (
    COST_ITEMS,
    AfterTaxResult,
    ComparisonResult,
    CostResult,
    FootprintResult,
    ReturnsResult,
    SatellitePriceResult,
    YearlyResult,
)
from orbitdc.environment.result import EnvironmentResult
from orbitdc.fleet.result import AvailabilityResult, ComplianceResult, FleetResult
from orbitdc.launch.result import LaunchResult
from orbitdc.link.result import LinkResult
from orbitdc.orbit.result import OrbitResult
from orbitdc.radiation.result import FaultResult
from orbitdc.scenario.calendar import MONTHS_PER_YEAR, Calendar
from orbitdc.scenario.declaration import Result, results
from orbitdc.spacecraft.result import AttitudeResult, PowerResult, SpacecraftResult
from orbitdc.thermal.result import LoopResult, RadiatorResult

STAGES: dict[str, tuple[str, type]] = {
    "payload": ("compute.payload", PayloadResult),
    "shell": ("orbit.shell", OrbitResult),
    "attitude": ("spacecraft.attitude", AttitudeResult),
    "surroundings": ("environment.surroundings", EnvironmentResult),
    "faults": ("radiation.faults", FaultResult),
    "loop": ("thermal.coolant_loop", LoopResult),
    "power": ("spacecraft.power", PowerResult),
    "panel": ("thermal.radiator", RadiatorResult),
    "satellite": ("spacecraft.closure", SpacecraftResult),
    "manifest": ("launch.manifest", LaunchResult),
    "deployment": ("fleet.deployment", FleetResult),
    "compliance": ("fleet.compliance", ComplianceResult),
    "network": ("link.ground", LinkResult),
    "support": ("compute.support", SupportResult),
    "goodput": ("compute.goodput", GoodputResult),
    "service": ("fleet.availability", AvailabilityResult),
    "by_year": ("economics.yearly", YearlyResult),
    "price": ("economics.satellite_price", SatellitePriceResult),
    "costs": ("economics.orbit_cost", CostResult),
    "after_tax": ("economics.orbit_after_tax", AfterTaxResult),
    "returns": ("economics.orbit_returns", ReturnsResult),
    "carbon_and_water": ("economics.orbit_footprint", FootprintResult),
    "ground_deployment": ("economics.ground_deployment", FleetResult),
    "ground_faults": ("economics.ground_faults", FaultResult),
    "ground_support": ("economics.ground_support", SupportResult),
    "ground_goodput": ("compute.goodput", GoodputResult),
    "ground_service": ("fleet.availability", AvailabilityResult),
    "ground_by_year": ("economics.yearly", YearlyResult),
    "ground_costs": ("economics.ground_cost", CostResult),
    "ground_after_tax": ("economics.ground_after_tax", AfterTaxResult),
    "ground_returns": ("economics.ground_returns", ReturnsResult),
    "ground_carbon_and_water": ("economics.ground_footprint", FootprintResult),
    "comparison": ("economics.comparison", ComparisonResult),
}
"""Pipeline result -> (relation that made it, result class), in the order of the pipeline."""

POINT_CODES = {
    "infeasibility": "First reason for which the point is infeasible (0: feasible)",
    "binding_constraint": "What has the least slack",
}


@dataclass(frozen=True)
class Output:
    """One output variable: where it comes from and what it means."""

    name: str
    result: str
    field: str
    relation_name: str
    declared: Result


def _outputs() -> dict[str, Output]:
    found: dict[str, Output] = {}
    for result_name, (relation_name, result_class) in STAGES.items():
        for field, declared in results(result_class).items():
            ground = result_name.startswith("ground_") and not field.startswith("ground_")
            name = f"ground_{field}" if ground else field
            if name in found:
                raise ValueError(f"two stages produce {name!r}: {found[name].result} and {result_name}")
            found[name] = Output(name, result_name, field, relation_name, declared)
    return found


OUTPUTS: dict[str, Output] = _outputs()
"""Every output variable by its name in the Dataset."""

INFEASIBILITIES: tuple[str, ...] = (
    "feasible",
    *(o.declared.infeasible for o in OUTPUTS.values() if o.declared.infeasible and not o.result.startswith("ground_")),
)
CONSTRAINTS: tuple[str, ...] = tuple(
    o.declared.slack for o in OUTPUTS.values() if o.declared.slack and not o.result.startswith("ground_")
)


def outputs() -> dict[str, dict[str, str]]:
    """Return unit, meaning, stage and axes of every output variable of a study, by name."""
    listed = {
        name: {
            "unit": o.declared.unit,
            "long_name": o.declared.text,
            "stage": o.relation_name,
            "axes": ", ".join(o.declared.axes),
        }
        for name, o in OUTPUTS.items()
    }
    for name, text in POINT_CODES.items():
        listed[name] = {"unit": "1", "long_name": text, "stage": "study", "axes": ""}
    return listed


def point_codes(values: Mapping[str, Any], orbital: bool) -> dict[str, np.ndarray[Any, np.dtype[Any]]]:
    """Reduce the stages' flags and slacks to the first infeasibility and the tightest constraint of each point."""
    chosen = [o for o in OUTPUTS.values() if orbital and not o.result.startswith("ground_")]
    flags = [getattr(values[o.result], o.field) for o in chosen if o.declared.infeasible]
    slacks = [getattr(values[o.result], o.field) for o in chosen if o.declared.slack]
    if not flags:
        return {}
    shape = np.broadcast_shapes(*(a.shape for a in (*flags, *slacks)))
    infeasible = np.zeros(shape, dtype=np.int8)
    for code, flagged in reversed(list(enumerate(flags, start=1))):
        infeasible = np.where(flagged, np.int8(code), infeasible)
    tightest = np.full(shape, np.inf)
    binding = np.zeros(shape, dtype=np.int8)
    for code, slack in enumerate(slacks):
        tighter = slack < tightest
        binding = np.where(tighter, np.int8(code), binding)
        tightest = np.where(tighter, slack, tightest)
    return {"infeasibility": infeasible, "binding_constraint": binding}


def axis_coordinates(calendar: Calendar) -> dict[str, Any]:
    """Coordinates of the time axes: months and years as dates, calendar months and day-thirds as names."""
    first = np.datetime64(f"{calendar.start_year:04d}-{calendar.start_month:02d}", "M")
    months = first + np.arange(calendar.months)
    return {
        "month": months.astype("datetime64[ns]"),
        "year": calendar.start_year + np.arange(calendar.years),
        "month_of_year": np.arange(1, MONTHS_PER_YEAR + 1),
        "state": np.array(["dark", "middle", "light"]),
        "cycle_phase": (np.arange(12) + 0.5) / 12,
        "cost_item": np.array(COST_ITEMS),
    }


def resolve_relation(path: str) -> Any:
    """Return the function behind a dotted path such as "orbitdc.orbit.j2.period_s"."""
    module, _, name = path.rpartition(".")
    return getattr(import_module(module), name)


@cache
def _documented(path: str) -> tuple[str, str]:
    """Return what a relation computes, from its docstring (summary and returns), and the sources it cites."""
    text = inspect.getdoc(resolve_relation(path)) or ""
    sources = re.findall(r"Source: ([\w, ]+)", text)
    summary = re.split(r"\n(?:Parameters|Notes|Raises)\n-+\n|\bSource: ", text)[0]
    returned = re.search(r"\nReturns\n-+\n(.*?)(?:\n\n(?:Notes|Raises)\n-+|Source: |\Z)", text, re.DOTALL)
    equation = " ".join(f"{summary} {returned.group(1) if returned else ''}".split())
    return equation, ", ".join(source.strip() for source in sources) or "own relation, see its docstring"


def _attributes(name: str) -> dict[str, Any]:
    if name == "infeasibility":
        meanings = INFEASIBILITIES
    elif name == "binding_constraint":
        meanings = CONSTRAINTS
    else:
        output = OUTPUTS[name]
        equation, source = _documented(output.declared.relation)
        return {
            "units": output.declared.unit,
            "long_name": output.declared.text,
            "stage": output.relation_name,
            "relation": output.declared.relation,
            "equation": equation,
            "source": source,
        }
    return {
        "units": "1",
        "long_name": POINT_CODES[name],
        "stage": "study",
        "flag_values": np.arange(len(meanings), dtype=np.int8),
        "flag_meanings": " ".join(meanings),
    }


def label(
    arrays: Mapping[str, np.ndarray[Any, np.dtype[Any]]], dimensions: Mapping[str, Any], calendar: Calendar
) -> xr.Dataset:
    """Turn arrays (time axes first, then the scenario's dimensions) into a Dataset with time axes last.

    Parameters
    ----------
    arrays : output name -> array; dimensions along which an output has length 1 are dropped from it.
    dimensions : scenario dimension -> coordinates, in the order of the arrays' trailing axes.
    calendar : gives the coordinates of the time axes.
    """
    coordinates = axis_coordinates(calendar)
    variables: dict[str, Any] = {}
    used: set[str] = set()
    for name, array in arrays.items():
        axes = OUTPUTS[name].declared.axes if name in OUTPUTS else ()
        trailing = array.shape[len(axes) :]
        moved = np.moveaxis(array, range(len(axes)), range(array.ndim - len(axes), array.ndim))
        kept = [d for d, size in zip(dimensions, trailing, strict=False) if size == len(dimensions[d])]
        shape = [len(dimensions[d]) for d in kept] + list(array.shape[: len(axes)])
        values = moved.reshape(shape)
        if values.dtype == np.bool_:
            values = values.astype(np.int8)
        variables[name] = ((*kept, *axes), values, _attributes(name))
        used.update(axes)
    labels = {**dict(dimensions), **{axis: coordinates[axis] for axis in used if axis in coordinates}}
    return xr.Dataset(variables, coords={n: (n, c) for n, c in labels.items()})
