"""What the command `orbitdc breakeven` tells of a scenario: break-evens with their curves, a frontier, duals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import xarray as xr

from orbitdc.scenario.axes import bind
from orbitdc.scenario.declaration import Array, parameters
from orbitdc.scenario.scenario import Scenario
from orbitdc.study.breakeven import ROOT, answer, break_even, frontier, searched_parameter
from orbitdc.study.duals import COST, GROUND_COST, Dual, duals
from orbitdc.study.evaluation import evaluate_arrays
from orbitdc.study.headlines import SOFT_INFEASIBILITIES
from orbitdc.study.labels import INFEASIBILITIES
from orbitdc.study.models import Relation, all_groups, relations_for
from orbitdc.study.search import STATES

CURVE_VALUES = 41
MULTIPLES = (1.0, 1.5, 2.0, 3.0, 4.0)
"""Targets of a frontier against the ground, in multiples of the ground's cost."""

_CODES = ("state", "reason_at_low", "reason_at_high", "binding")


@dataclass(frozen=True, kw_only=True)
class Curve:
    """Cost and target along one parameter, at the scenario's first point."""

    values: Array
    cost: Array
    target: Array


@dataclass(frozen=True, kw_only=True)
class FrontierView:
    """Break-evens of the second parameter along the first, for each target."""

    first: str
    second: str
    found: Mapping[str, xr.Dataset]

    def points(self, target: str) -> tuple[Array, Array]:
        """Return values of the first and break-evens of the second at the scenario's own first point."""
        found = self.found[target]
        point = found.isel({d: 0 for d in found.dims if d not in (self.first, ROOT)})
        first: Array = np.asarray(point[self.first].values, dtype=np.float64)
        second: Array = np.asarray(point["break_even"].values, dtype=np.float64)
        return first, second


@dataclass(frozen=True, kw_only=True)
class BreakEvenView:
    """Break-evens of a scenario."""

    scenario: Scenario
    target: str
    found: Mapping[str, xr.Dataset]
    curves: Mapping[str, Curve]
    frontier: FrontierView | None = None
    duals: Sequence[Dual] = field(default=())

    def answers(self) -> dict[str, str]:
        """Return for each parameter what the search ended with at the first point."""
        return {key: answer(found) for key, found in self.found.items()}

    def document(self) -> dict[str, Any]:
        """Return everything as one JSON document."""
        document: dict[str, Any] = {
            "scenario": self.scenario.name,
            "case": self.scenario.case,
            "target": self.target,
            "break_evens": {key: {"answer": answer(f), **_plain(f)} for key, f in self.found.items()},
            "duals": [dual.document() for dual in self.duals],
        }
        if self.frontier is not None:
            document["frontier"] = {
                "first": self.frontier.first, "second": self.frontier.second,
                "targets": {target: _plain(f) for target, f in self.frontier.found.items()},
            }  # fmt: skip
        return document


def _plain(found: xr.Dataset) -> dict[str, Any]:
    """Arrays of a search as lists; what is not a number is None, codes are their names."""
    document: dict[str, Any] = {"unit": found["now"].attrs["units"]}
    if coordinates := {str(d): found[d].values.tolist() for d in found.dims if d != ROOT}:
        document["dimensions"] = coordinates
    for name, variable in found.data_vars.items():
        if name in _CODES:
            names = np.array(variable.attrs["flag_meanings"].split(" "))
            document[str(name)] = names[variable.values].tolist()
        else:
            document[str(name)] = _numbers(variable.values)
    return document


def _numbers(values: Any) -> Any:
    if np.ndim(values) == 0:
        return float(values) if np.isfinite(values) else None
    return [_numbers(part) for part in values]


def break_even_view(
    scenario: Scenario,
    keys: Sequence[str],
    *,
    target_usd_per_h: float | None = None,
    frontier_of: tuple[str, str] | None = None,
    models: Mapping[str, Relation] | None = None,
) -> BreakEvenView:
    """Search break-evens of a scenario, each with its curve; a frontier and the duals beside them.

    Parameters
    ----------
    scenario : a loaded scenario.
    keys : parameters to solve for.
    target_usd_per_h : cost per delivered accelerator-hour to meet; None takes the ground's.
    frontier_of : the parameter that takes values and the one that is solved for.
    models : relations that replace built-in ones.

    Raises
    ------
    ScenarioError : as in `orbitdc.study.breakeven.break_even`.
    """
    known = list(dict.fromkeys(searched_parameter(scenario, key)[0] for key in keys))
    found = {key: break_even(scenario, key, target_usd_per_h=target_usd_per_h, models=models) for key in known}
    return BreakEvenView(
        scenario=scenario,
        target="the ground" if target_usd_per_h is None else f"{target_usd_per_h:g} USD/h",
        found=found,
        curves={key: _curve(scenario, key, f, target_usd_per_h, models) for key, f in found.items()},
        frontier=None
        if frontier_of is None
        else frontier_view(scenario, *frontier_of, target_usd_per_h=target_usd_per_h, models=models),
        duals=duals(scenario, models=models) if scenario.system == "orbit" else (),
    )


def frontier_view(
    scenario: Scenario,
    first: str,
    second: str,
    *,
    target_usd_per_h: float | None = None,
    models: Mapping[str, Relation] | None = None,
) -> FrontierView:
    """Return a frontier against a target; against the ground also at multiples of its cost."""
    known, solved = searched_parameter(scenario, first)[0], searched_parameter(scenario, second)[0]
    met = frontier(scenario, known, solved, target_usd_per_h=target_usd_per_h, models=models)
    if target_usd_per_h is not None:
        return FrontierView(first=known, second=solved, found={f"{target_usd_per_h:g} USD/h": met})
    found = {"the ground": met}
    ground = float(met["target_now"].values.flat[0])
    if np.isfinite(ground):
        for multiple in MULTIPLES[1:]:
            cost = multiple * ground
            found[f"{multiple:g} × the ground"] = frontier(
                scenario, known, solved, target_usd_per_h=cost, models=models
            )
    return FrontierView(first=known, second=solved, found=found)


def _curve(
    scenario: Scenario, key: str, found: xr.Dataset, target: float | None, models: Mapping[str, Relation] | None
) -> Curve:
    """Evaluate the first point along one parameter, over its plausible range, the present value and the root."""
    groups = all_groups(models)
    section, _, name = key.partition(".")
    declared = parameters(groups[section])[name]
    point = found.isel(dict.fromkeys(found.dims, 0))
    told = [float(point["now"]), float(point["break_even"]), declared.low, declared.high]
    ends = [v for v in told if v is not None and np.isfinite(v)]
    low, high = min(ends), max(ends)
    if high <= low:
        low, high = declared.bounds
    spaced = np.geomspace if low > 0 and high > 10 * low else np.linspace
    values = np.unique(
        np.append(spaced(low, high, CURVE_VALUES), np.clip(np.array(told[:2], dtype=np.float64), low, high))
    )
    values = values[np.isfinite(values)]
    arrays = {k: a.reshape(-1)[:1] if isinstance(a, np.ndarray) else a for k, a in bind(scenario).arrays.items()}
    orbital = scenario.system == "orbit"
    read = evaluate_arrays(
        {**arrays, key: values}, {"value": values}, scenario.calendar, groups=groups, orbital=orbital,
        relations=relations_for(scenario, models), outputs=(COST, GROUND_COST), workers=1,
    )  # fmt: skip
    ground: Array = np.broadcast_to(read[GROUND_COST], values.shape)
    aim: Array = ground if target is None else np.full(values.shape, target)
    if not orbital:
        return Curve(values=values, cost=ground, target=aim)
    cost = np.broadcast_to(read[COST], values.shape)
    stands = np.isin(read["infeasibility"], [0, *(INFEASIBILITIES.index(r) for r in SOFT_INFEASIBILITIES)])
    return Curve(values=values, cost=np.where(stands, cost, np.nan), target=aim)


def states_of(found: xr.Dataset) -> dict[str, int]:
    """Return how many points ended in each state."""
    codes, counts = np.unique(found["state"].values, return_counts=True)
    return {STATES[code]: int(count) for code, count in zip(codes, counts, strict=True)}
