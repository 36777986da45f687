"""One design's arrays along orbit phase, day, month or age, before its stage reduces them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import xarray as xr

from orbitdc.model import Pipeline, evaluate_block
from orbitdc.orbit.trace import trace_day
from orbitdc.orbit.trace import trace_orbit_phase as orbit_phase
from orbitdc.radiation.trace import trace_age
from orbitdc.scenario.axes import bind
from orbitdc.scenario.declaration import Array, Table
from orbitdc.scenario.errors import Problem, ScenarioError
from orbitdc.scenario.scenario import Scenario
from orbitdc.study.labels import OUTPUTS, axis_coordinates
from orbitdc.study.models import Relation, all_groups, relations_for
from orbitdc.thermal.trace import trace_orbit_phase as thermal_phase

Traced = dict[str, tuple[str, Array]]


def _trace_orbit(values: dict[str, Any]) -> Traced:
    days = trace_day(orbit=values["orbit"])
    darkest = int(np.argmin(days["sunlit_time_fraction"]))
    phases = orbit_phase(orbit=values["orbit"], day=darkest)
    return {**{k: ("day", v) for k, v in days.items()}, **{k: ("orbit_phase", v) for k, v in phases.items()}}


def _trace_thermal(values: dict[str, Any]) -> Traced:
    days = trace_day(orbit=values["orbit"])
    phases = orbit_phase(orbit=values["orbit"], day=int(np.argmin(days["sunlit_time_fraction"])))
    names = ("thermal", "radiator", "surroundings", "attitude", "payload", "loop", "power", "panel")
    traced = thermal_phase(**{name: values[name] for name in names}, sunlit=phases["sunlit_fraction"])
    return {k: ("orbit_phase", v) for k, v in traced.items()}


def _trace_radiation(values: dict[str, Any]) -> Traced:
    traced = trace_age(**{name: values[name] for name in ("radiation", "cell", "fleet", "faults")})
    return {k: ("age", v) for k, v in traced.items() if k != "age_months"}


def _trace_months(*results: str) -> Callable[[dict[str, Any]], Traced]:
    def traced(values: dict[str, Any]) -> Traced:
        return {
            name: ("month", np.asarray(getattr(values[o.result], o.field)).reshape(-1))
            for name, o in OUTPUTS.items()
            if o.result in results and o.declared.axes == ("month",)
        }

    return traced


TRACES: dict[str, Callable[[dict[str, Any]], Traced]] = {
    "orbit": _trace_orbit,
    "environment": _trace_months("surroundings"),
    "radiation": _trace_radiation,
    "thermal": _trace_thermal,
    "fleet": _trace_months("deployment"),
    "availability": _trace_months("service"),
    "ground": _trace_months("ground_deployment", "ground_service"),
}


def one_design(
    scenario: Scenario, *, first_point: bool = False, models: Mapping[str, Relation] | None = None
) -> dict[str, Any]:
    """Return parameter groups and stage results of one design by name, arrays of one point.

    Parameters
    ----------
    scenario : a scenario without lists or distributions.
    first_point : take the first point of a scenario that has dimensions, instead of refusing it.
    models : relations that replace built-in ones.

    Raises
    ------
    ScenarioError : if the scenario has dimensions and its first point is not wanted.
    """
    bound = bind(scenario)
    if bound.point_count > 1 and not first_point:
        fix = "give single values for " + ", ".join(bound.dimensions)
        raise _error(scenario, "scenario", "a trace shows one design", f"{bound.point_count} points", fix)
    groups = {
        section: group(
            **{k.split(".", 1)[1]: _first(a) for k, a in bound.arrays.items() if k.split(".", 1)[0] == section}
        )
        for section, group in all_groups(models).items()
    }
    return evaluate_block(
        Pipeline(relations_for(scenario, models)), groups, scenario.calendar, orbital=scenario.system == "orbit"
    )


def trace(scenario: Scenario, stage: str, *, first_point: bool = False) -> xr.Dataset:
    """Return one design's arrays along `orbit_phase`, `day`, `month` or `age`, before the stage reduces them.

    Parameters
    ----------
    scenario : a scenario without lists or distributions.
    stage : orbit, environment, radiation, thermal, fleet, availability or ground.
    first_point : take the first point of a scenario that has dimensions, instead of refusing it.

    Raises
    ------
    ScenarioError : if the stage is unknown, the scenario has dimensions, or a terrestrial one lacks the stage.
    """
    if stage not in TRACES:
        raise _error(scenario, "stage", "unknown stage", stage, f"use one of: {', '.join(TRACES)}")
    if scenario.system == "ground" and stage != "ground":
        raise _error(scenario, "stage", "a terrestrial scenario does not have this stage", stage, "use ground")
    values = one_design(scenario, first_point=first_point)
    traced = TRACES[stage](values)
    months = axis_coordinates(scenario.calendar)["month"]
    sizes = {axis: len(array) for axis, array in traced.values()}
    coordinates: dict[str, Any] = {
        "day": np.arange(1, sizes.get("day", 0) + 1), "month": months, "age": np.arange(sizes.get("age", 0)),
    }  # fmt: skip
    coordinates["orbit_phase"] = np.arange(sizes.get("orbit_phase", 0)) / max(1, sizes.get("orbit_phase", 1))
    return xr.Dataset(
        {name: (axis, array, _attributes(name)) for name, (axis, array) in traced.items()},
        coords={axis: (axis, coordinates[axis]) for axis in sizes},
    )


def _first(array: Array | Table | None) -> Array | Table | None:
    return array[tuple(slice(0, 1) for _ in array.shape)].reshape(1) if isinstance(array, np.ndarray) else array


def _attributes(name: str) -> dict[str, str]:
    declared = OUTPUTS[name].declared if name in OUTPUTS else None
    return {} if declared is None else {"units": declared.unit, "long_name": declared.text}


def _error(scenario: Scenario, key: str, what: str, got: str, fix: str) -> ScenarioError:
    return ScenarioError([Problem(file=scenario.name, key=key, what=what, got=got, fix=fix)])
