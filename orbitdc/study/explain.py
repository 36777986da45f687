"""Why a number is what it is: its function, equation and source, its direct inputs, and what it is sensitive to."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from orbitdc.scenario.axes import bind
from orbitdc.scenario.declaration import Array, Parameter, Table, parameters
from orbitdc.scenario.errors import Problem, ScenarioError, did_you_mean
from orbitdc.scenario.scenario import Scenario
from orbitdc.study.evaluation import NO_REVENUE, evaluate_arrays, is_return, revenue_is_declared
from orbitdc.study.labels import OUTPUTS, resolve_relation
from orbitdc.study.models import Relation, all_groups, relations_for

RELATIVE_STEP = 0.01


@dataclass(frozen=True)
class Input:
    """A direct input of the function behind a number."""

    name: str
    value: float | None
    unit: str
    source: str


@dataclass(frozen=True)
class Explanation:
    """Everything that `orbitdc explain` prints."""

    name: str
    value: float
    unit: str
    meaning: str
    stage: str
    relation: str
    documentation: str
    inputs: tuple[Input, ...]
    elasticities: dict[str, float]

    def document(self) -> dict[str, Any]:
        """Return the explanation as one JSON document."""
        return {
            "name": self.name, "value": self.value, "unit": self.unit, "meaning": self.meaning, "stage": self.stage,
            "relation": self.relation, "documentation": self.documentation,
            "inputs": [vars(i) for i in self.inputs], "elasticities": self.elasticities,
        }  # fmt: skip


def _declared(groups: Mapping[str, type]) -> dict[str, Parameter]:
    return {f"{s}.{n}": p for s, group in groups.items() for n, p in parameters(group).items()}


def _stepped(
    arrays: Mapping[str, Array | Table | None], declared: Mapping[str, Parameter]
) -> tuple[dict[str, Any], list[str]]:
    """Arrays of one point at the base, then two points per numeric parameter: one step down, one step up."""
    keys = [
        key
        for key, array in arrays.items()
        if isinstance(array, np.ndarray) and not (declared[key].choices or declared[key].integer) and array.flat[0] != 0
    ]
    count = 1 + 2 * len(keys)
    stepped: dict[str, Any] = {}
    for key, array in arrays.items():
        if not isinstance(array, np.ndarray):
            stepped[key] = array
            continue
        base = float(array.flat[0])
        values = np.full(count, base)
        if key in keys:
            at = 1 + 2 * keys.index(key)
            values[at : at + 2] = base + _step(base, declared[key].bounds) * np.array([-1.0, 1.0])
        varies = key in keys
        stepped[key] = values if varies else values[:1]
    return stepped, keys


def _step(base: float, bounds: tuple[float, float]) -> float:
    """One percent of the value, or a tenth of the way to the nearer bound where that is less."""
    room = min(base - bounds[0], bounds[1] - base)
    return min(RELATIVE_STEP * abs(base), 0.1 * room)


def explain(scenario: Scenario, quantity: str, *, models: Mapping[str, Relation] | None = None) -> Explanation:
    """Explain one output of a scenario.

    Parameters
    ----------
    scenario : a scenario of a single point.
    quantity : name of an output without time axis (see `orbitdc.outputs`).
    models : relations that replace built-in ones.

    Raises
    ------
    ScenarioError : if the output is unknown or has a time axis, or the scenario has dimensions.
    """
    bound = bind(scenario)
    orbital = scenario.system == "orbit"
    known = {n for n, o in OUTPUTS.items() if orbital or o.result.startswith("ground_") or o.result == "payload"}
    if quantity not in known or OUTPUTS[quantity].declared.axes:
        fix = did_you_mean(quantity, sorted(n for n in known if not OUTPUTS[n].declared.axes))
        raise _error(scenario, quantity, "not an output that can be explained", fix)
    if is_return(quantity) and not revenue_is_declared(scenario):
        raise _error(scenario, quantity, "needs a revenue", NO_REVENUE)
    if bound.point_count > 1:
        raise _error(scenario, quantity, "an explanation needs a single point", "set one value per parameter")
    groups, declared = all_groups(models), _declared(all_groups(models))
    relations = relations_for(scenario, models)
    stepped, keys = _stepped(bound.arrays, declared)
    outputs = [n for n in known if not OUTPUTS[n].declared.axes]
    values = evaluate_arrays(
        stepped, {"step": np.arange(1 + 2 * len(keys))}, scenario.calendar, groups=groups, relations=relations,
        orbital=orbital, outputs=outputs, workers=1,
    )  # fmt: skip
    column = np.broadcast_to(values[quantity], (1 + 2 * len(keys),)).astype(float)
    output = OUTPUTS[quantity]
    function = resolve_relation(output.declared.relation)
    replaced = relations[output.relation_name]
    if replaced.__module__.split(".")[0] != "orbitdc":
        function = replaced
    return Explanation(
        name=quantity,
        value=float(column[0]),
        unit=output.declared.unit,
        meaning=output.declared.text,
        stage=output.relation_name,
        relation=f"{function.__module__}.{function.__qualname__}",
        documentation=inspect.getdoc(function) or "",
        inputs=_inputs(function, replaced, stepped, declared, values),
        elasticities=_elasticities(column, keys, stepped),
    )


def _inputs(
    function: Any, stage: Any, arrays: Mapping[str, Any], declared: Mapping[str, Parameter], values: Mapping[str, Any]
) -> tuple[Input, ...]:
    """Match the function's arguments to parameters and outputs; where one is the stage's own, add what that reads."""
    keys = {key.split(".", 1)[1]: key for key in declared}
    names: list[str] = []
    whole = True
    for argument in inspect.signature(function).parameters:
        if argument in values or argument in keys:
            names.append(argument if argument in values else keys[argument])
        else:
            whole = False
    if not whole:
        names += [name for name in _reads(stage, declared, values) if name not in names]
    return tuple(_input(name, arrays, declared, values) for name in names)


def _reads(stage: Any, declared: Mapping[str, Parameter], values: Mapping[str, Any]) -> list[str]:
    """Parameters and outputs that a stage reads of its arguments, in the order of its code."""
    arguments = inspect.signature(stage).parameters
    outputs = {(o.result, o.field): name for name, o in OUTPUTS.items()}
    found: list[str] = []
    for node in ast.walk(ast.parse(textwrap.dedent(inspect.getsource(stage)))):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in arguments:
            name = outputs.get((node.value.id, node.attr), f"{node.value.id}.{node.attr}")
            if (name in declared or name in values) and name not in found:
                found.append(name)
    return found


def _input(name: str, arrays: Mapping[str, Any], declared: Mapping[str, Parameter], values: Mapping[str, Any]) -> Input:
    if name in declared:
        value = arrays[name]
        number = float(value.flat[0]) if isinstance(value, np.ndarray) else None
        return Input(name, number, declared[name].unit, declared[name].source)
    output = OUTPUTS[name]
    return Input(name, float(values[name].flat[0]), output.declared.unit, f"from {output.relation_name}")


def _elasticities(column: Any, keys: list[str], stepped: Mapping[str, Any]) -> dict[str, float]:
    """Relative change of the output per relative change of each parameter, strongest first; zeros left out."""
    base = column[0]
    if not np.isfinite(base) or base == 0:
        return {}
    found = {}
    for index, key in enumerate(keys):
        at = 1 + 2 * index
        span = (stepped[key][at + 1] - stepped[key][at]) / stepped[key][0]
        elasticity = float((column[at + 1] - column[at]) / base / span) if span else 0.0
        if abs(elasticity) > 1e-6:
            found[key] = elasticity
    return dict(sorted(found.items(), key=lambda item: -abs(item[1])))


def _error(scenario: Scenario, quantity: str, what: str, fix: str) -> ScenarioError:
    return ScenarioError([Problem(file=scenario.name, key="QUANTITY", what=what, got=quantity, fix=fix)])
