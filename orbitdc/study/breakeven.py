"""Break-evens: the value of any parameter at which a side's levelized cost equals a target, for all points at once."""

from __future__ import annotations

import os
import threading
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import xarray as xr

from orbitdc.economics.comparison import break_even_launch_price_usd_per_kg
from orbitdc.model import Pipeline
from orbitdc.scenario.assembly import WITHIN_CALENDAR_YR
from orbitdc.scenario.axes import bind
from orbitdc.scenario.declaration import Array, Parameter, Table, parameters
from orbitdc.scenario.errors import Problem, ScenarioError, did_you_mean
from orbitdc.scenario.scenario import Scenario
from orbitdc.scenario.values import Sweep, expected
from orbitdc.study.blocks import GroupCache, Slices, chunks, loop_order, take
from orbitdc.study.evaluation import BLOCK_POINTS
from orbitdc.study.labels import CONSTRAINTS, INFEASIBILITIES
from orbitdc.study.models import Relation, all_groups, relations_for
from orbitdc.study.search import STATES, Costs, Search, needed_for_cost

COST = "levelized_cost_usd_per_accelerator_hour"
MOST_EVALUATIONS = 12
"""Evaluations of the model that a point may take, those of the coarse grid included."""

REFINED_BELOW = 1001
"""Up to so many points every crossing is refined, and until nothing is left to gain."""

EVALUATIONS_OF_FEW = 80
FRONTIER_VALUES = 9
"""Values of the first parameter of a frontier, besides the present one."""

ROOT = "root"


def break_even(
    scenario: Scenario,
    key: str,
    *,
    target_usd_per_h: float | None = None,
    along: Mapping[str, Sequence[float]] | None = None,
    models: Mapping[str, Relation] | None = None,
    samples: int | None = None,
    most_evaluations: int | None = None,
    block_points: int = BLOCK_POINTS,
    workers: int | None = None,
) -> xr.Dataset:
    """Find the value of a parameter at which levelized cost equals a target, at every point of a scenario.

    Parameters
    ----------
    scenario : a loaded scenario; its lists and distributions are dimensions. The cost is orbit's, and the ground's of
        a terrestrial scenario.
    key : "section.key" of a numeric parameter, or the key alone where one section has it.
    target_usd_per_h : cost per delivered accelerator-hour to meet; None takes the ground's at the same point.
    along : other parameters -> values; each opens a dimension.
    models : relations that replace built-in ones.
    samples : draw every other uncertain parameter so many times (dimension `sample`).
    most_evaluations : of the model, per point; None is 12, and 80 for up to 1,000 points.
    block_points, workers : points of a block and threads; values do not depend on them.

    Returns
    -------
    xarray.Dataset : `break_even`, `state` (see `orbitdc.study.search.STATES`), the `difference` that is left there,
        values and costs now and at both ends of what was searched, and `further` crossings (dimension `root`), each
        over the scenario's dimensions.

    Raises
    ------
    ScenarioError : if the parameter is unknown, is no number, is varied by the scenario itself, or moves no cost.

    Notes
    -----
    Costs are bracketed on the bounds, the plausible ends and the present value, then solved within the bracket next
    to the present value (`orbitdc.study.root`). Stages that do not read the parameter are computed once.
    """
    key, declared = searched_parameter(scenario, key)
    if target_usd_per_h is None and scenario.system == "ground":
        raise refused(scenario, "target", "a terrestrial scenario has nothing to meet", "", "state it: --target USD/h")
    if target_usd_per_h is not None and not 0.0 < target_usd_per_h < np.inf:
        raise refused(scenario, "target", "must be above 0", f"{target_usd_per_h:g}", "give USD per accelerator-hour")
    if key in (along or {}):
        raise refused(scenario, key, "is searched and varied at once", "", "name two different parameters")
    bound = bind(scenario, samples=samples, sample_all=samples is not None)
    arrays, dimensions = _opened(bound.arrays, bound.dimensions, scenario, along or {})
    sizes = [len(c) for c in dimensions.values()] or [1]
    points = int(np.prod(sizes))
    few = points < REFINED_BELOW
    high = declared.bounds[1] if key not in WITHIN_CALENDAR_YR else min(declared.bounds[1], scenario.calendar.years)
    search = Search(
        key=key, target=target_usd_per_h, orbital=scenario.system == "orbit",
        ends=(declared.bounds[0], declared.low, declared.high, high),
        evaluations=most_evaluations or (EVALUATIONS_OF_FEW if few else MOST_EVALUATIONS), refine_further=few,
    )  # fmt: skip
    groups, relations = all_groups(models), needed_for_cost(relations_for(scenario, models))
    blocks = list(chunks(sizes, loop_order(arrays, sizes), block_points))
    state, found, lock = threading.local(), dict[str, np.ndarray[Any, np.dtype[Any]]](), threading.Lock()

    def run(block: Slices) -> None:
        if not hasattr(state, "pipeline"):
            state.pipeline, state.cache = Pipeline(relations), GroupCache(groups)
        own = state.cache.build(arrays, block, sizes)
        shape = tuple(1 if s == 1 else max(2, p.stop - p.start) for p, s in zip(block, sizes, strict=True))
        costs = Costs(state.pipeline, own, scenario.calendar, search, shape)
        cut = tuple(slice(0, min(p.stop, s) - p.start) for p, s in zip(block, sizes, strict=True))
        for name, values in search.solve(costs, take(arrays[key], block)).items():
            lead = values.ndim - len(sizes)
            with lock:
                if name not in found:
                    found[name] = np.empty((*values.shape[:lead], *sizes), dtype=values.dtype)
                whole: tuple[slice, ...] = (slice(None),) * lead
                found[name][whole + block] = values[whole + cut]

    threads = min(workers or os.cpu_count() or 1, len(blocks))
    if threads == 1:
        for block in blocks:
            run(block)
    else:
        with ThreadPoolExecutor(threads) as pool:
            list(pool.map(run, blocks))
    if not found.pop("moves").any():
        raise refused(scenario, key, "moves no cost", "its cost is the same at both ends of its range",
                      "name a parameter that this scenario's cost depends on")  # fmt: skip
    dataset = _labelled(found, dimensions, declared)
    dataset.attrs.update(
        scenario=scenario.name, scenario_hash=scenario.hash, case=scenario.case, key=key, system=scenario.system,
        target="the ground" if target_usd_per_h is None else f"{target_usd_per_h:g} USD/h",
    )  # fmt: skip
    return dataset


def break_even_launch_price(dataset: xr.Dataset, *, launch_price_usd_per_kg: Any, target_usd_per_h: Any = None) -> Any:
    """Return the launch price at which orbit meets a target, from an evaluated sweep, in closed form.

    Parameters
    ----------
    dataset : an evaluated scenario with `present_cost_usd`, `present_accelerator_hours`,
        `present_launch_cost_per_price_kg` and, without a target, the ground's levelized cost.
    launch_price_usd_per_kg : the price behind it, a number or a DataArray over the same dimensions.
    target_usd_per_h : cost per delivered accelerator-hour to meet; None takes the ground's.

    Returns
    -------
    xarray.DataArray : USD/kg; negative where no price closes the gap. Holds where cost is linear in the price: with a
        floor in USD, or a replacement policy that looks at the price, use `break_even`.
    """
    target = dataset[f"ground_{COST}"] if target_usd_per_h is None else target_usd_per_h
    names = ("present_accelerator_hours", "present_cost_usd", "present_launch_cost_per_price_kg")
    hours, cost, per_price = (dataset[name] for name in names)
    aligned = xr.broadcast(
        *(xr.DataArray(v) if not isinstance(v, xr.DataArray) else v for v in (target, launch_price_usd_per_kg)),
        hours, cost, per_price,
    )  # fmt: skip
    goal, price, hours, cost, per_price = aligned
    return hours.copy(
        data=break_even_launch_price_usd_per_kg(
            target_cost_usd_per_hour=goal.values,
            present_accelerator_hours=hours.values,
            present_cost_usd=cost.values,
            launch_price_usd_per_kg=price.values,
            present_launch_cost_per_price_kg=per_price.values,
        )
    )


def _opened(
    arrays: Mapping[str, Array | Table | None],
    dimensions: Mapping[str, Any],
    scenario: Scenario,
    along: Mapping[str, Sequence[float]],
) -> tuple[dict[str, Array | Table | None], dict[str, Any]]:
    """Open one leading dimension per parameter that is told values."""
    opened, names = dict(arrays), dict(dimensions)
    for key, values in along.items():
        known, _ = searched_parameter(scenario, key)
        start = [1] if names else []
        width = len(names) + len(start)
        for name, array in opened.items():
            if isinstance(array, np.ndarray):
                opened[name] = array.reshape((1, *array.shape)) if start else array.reshape((1,) * width or (1,))
        column: Array = np.asarray(values, dtype=np.float64).reshape((len(values), *([1] * len(names))))
        opened[known] = column
        names = {known: np.asarray(values, dtype=np.float64), **names}
    return opened, names


def refused(scenario: Scenario, key: str, what: str, got: str, fix: str) -> ScenarioError:
    """Return the error that names what cannot be searched, and what to do instead."""
    return ScenarioError([Problem(file=scenario.name, key=key, what=what, got=got, fix=fix)])


def searched_parameter(scenario: Scenario, name: str) -> tuple[str, Parameter]:
    """Return key and declaration of a parameter that can be solved for.

    Parameters
    ----------
    scenario : whose parameters are meant.
    name : "section.key", or the key alone where one section has it.

    Raises
    ------
    ScenarioError : if it is unknown, stands in several sections, is no real number, or is varied by the scenario.
    """
    matches = [key for key in scenario.values if key == name or key.partition(".")[2] == name]
    if not matches:
        near = did_you_mean(name, [*scenario.values, *(key.partition(".")[2] for key in scenario.values)])
        fix = near if near.startswith("did") else "`orbitdc parameters` lists them"
        raise refused(scenario, name, "unknown parameter", "", fix)
    if len(matches) > 1:
        raise refused(scenario, name, "stands in several sections", "", f"write one of {', '.join(matches)}")
    key = matches[0]
    section, _, own = key.partition(".")
    declared, content = parameters(scenario.groups[section])[own], scenario.values[key].content
    if declared.choices:
        fix = f"compare its names instead: {own}: [{', '.join(declared.choices)}]"
        raise refused(scenario, key, "takes names, which have no break-even", "", fix)
    if declared.columns:
        raise refused(scenario, key, "is a table, which has no break-even", "", "name a number")
    if declared.integer:
        raise refused(scenario, key, "takes whole numbers, between which nothing lies", "", "give a list of them")
    if content is None:
        fix = f"rate a given size instead: --set {key}=..., {expected(declared)}"
        raise refused(scenario, key, "is sized by the model", "", fix)
    if isinstance(content, Sweep) and not scenario.values[key].along:
        fix = "give it a single value to search from"
        raise refused(scenario, key, "is varied by the scenario", scenario.values[key].text(), fix)
    return key, declared


def _labelled(
    found: Mapping[str, np.ndarray[Any, Any]], dimensions: Mapping[str, Any], declared: Parameter
) -> xr.Dataset:
    """Name the arrays of a search over the scenario's dimensions."""
    names = list(dimensions)
    unit = {"units": declared.unit}
    money = {"units": "USD/h"}
    said: dict[str, tuple[str, dict[str, Any]]] = {
        "break_even": (f"Value at which cost meets the target: {declared.text}", unit),
        "state": ("What the search ended with", {"flag_meanings": " ".join(STATES)}),
        "difference": ("Cost less target at that value", money),
        "further": ("Further values at which cost meets the target, the nearest first", unit),
        "now": ("Value in the scenario", unit),
        "cost_now": ("Cost there", money),
        "target_now": ("Target there", money),
        "searched_low": ("Lowest value that has a cost", unit),
        "cost_at_low": ("Cost there", money),
        "target_at_low": ("Target there", money),
        "searched_high": ("Highest value that has a cost", unit),
        "cost_at_high": ("Cost there", money),
        "target_at_high": ("Target there", money),
        "reason_at_low": ("Why the lowest legal value has no cost", {"flag_meanings": " ".join(INFEASIBILITIES)}),
        "reason_at_high": ("Why the highest legal value has no cost", {"flag_meanings": " ".join(INFEASIBILITIES)}),
        "nearest": ("Value of the coarse grid at which cost comes nearest to the target", unit),
        "binding": ("What has the least slack there", {"flag_meanings": " ".join(CONSTRAINTS)}),
    }
    variables = {}
    for name, (text, more) in said.items():
        values = found[name]
        shape = values.shape[: values.ndim - max(1, len(names))] + tuple(len(c) for c in dimensions.values())
        lead = (ROOT,) if name == "further" else ()
        variables[name] = ((*lead, *names), values.reshape(shape), {"long_name": text, **more})
    return xr.Dataset(variables, coords={n: (n, c) for n, c in dimensions.items()})


def frontier(
    scenario: Scenario,
    first: str,
    second: str,
    *,
    values: Sequence[float] | None = None,
    target_usd_per_h: float | None = None,
    models: Mapping[str, Relation] | None = None,
) -> xr.Dataset:
    """Find, for each of several values of one parameter, the break-even of another.

    Parameters
    ----------
    scenario : a loaded scenario; its own dimensions are kept.
    first : parameter that takes `values`.
    second : parameter that is solved for.
    values : of the first; None takes its plausible range with the present value.
    target_usd_per_h, models : as in `break_even`.

    Raises
    ------
    ScenarioError : as in `break_even`, and if both are the same parameter.
    """
    known, declared = searched_parameter(scenario, first)
    solved, _ = searched_parameter(scenario, second)
    if known == solved:
        raise refused(scenario, known, "stands twice in the frontier", "", "name two different parameters")
    chosen = _spread(scenario, known, declared) if values is None else sorted(set(values))
    found = break_even(scenario, solved, target_usd_per_h=target_usd_per_h, along={known: chosen}, models=models)
    content = scenario.values[known].content
    found.attrs["first_now"] = content if isinstance(content, float) else float("nan")
    return found


def _spread(scenario: Scenario, key: str, declared: Parameter) -> list[float]:
    """Values over the plausible range, spaced like its scale, with the present one among them."""
    content = scenario.values[key].content
    now = content if isinstance(content, float) else declared.default
    low, high = declared.low, declared.high
    now = float(now) if isinstance(now, (int, float)) else declared.bounds[0]
    low, high = (now if low is None else min(low, now)), (now if high is None else max(high, now))
    spaced = np.geomspace if declared.scale == "log" and low > 0 else np.linspace
    return sorted({*(float(v) for v in spaced(low, high, FRONTIER_VALUES)), now})


def answer(found: xr.Dataset, *, index: Mapping[str, int] | None = None) -> str:
    """Return in a sentence what a search ended with at one point, with the reason where nothing closes it.

    Parameters
    ----------
    found : what `break_even` returned.
    index : place along its dimensions; the first point without it.
    """
    point = found.isel({d: (index or {}).get(str(d), 0) for d in found.dims if d != ROOT})
    number = {str(name): float(point[name]) for name in point.data_vars if name != "further"}
    key, target, unit = found.attrs["key"], found.attrs["target"], found["now"].attrs["units"]
    unit = "" if unit == "1" else f" {unit}"
    state = STATES[int(number["state"])]
    low, high = (_short(number[f"searched_{end}"]) for end in ("low", "high"))
    ends = (
        f"{_short(number['cost_at_low'])} USD/h at {low}{unit} and {_short(number['cost_at_high'])} USD/h at "
        f"{high}{unit}, against {_short(number['target_at_low'])} and {_short(number['target_at_high'])}"
    )
    further = [f"{v:.4g}" for v in point["further"].values if np.isfinite(v)]
    more = f"; also at {', '.join(further)}{unit}" if further else ""
    at = f"{key} = {number['break_even']:.6g}{unit}"
    if state == "closes":
        return f"{at} meets {target} (now {number['now']:.4g}{unit}){more}"
    if state == "cost_jumps_over_the_target":
        return f"cost jumps over {target} at {at}: whole months or whole satellites, {number['difference']:+.3g} USD/h"
    if state == "not_found_within_the_evaluations":
        return f"near {at}, where {number['difference']:+.3g} USD/h are left{more}"
    if state == "no_cost_at_any_value":
        return f"no value of {key} gives a cost: {_reason(number, 'low')} at every value tried"
    side = "dearer" if state == "dearer_at_every_value" else "cheaper"
    beyond = "".join(
        f"; {where} it has no cost ({_reason(number, end)})"
        for end, where in (("low", f"below {low}{unit}"), ("high", f"above {high}{unit}"))
        if number[f"reason_at_{end}"] > 0
    )
    binds = ""
    if found.attrs["system"] == "orbit" and side == "dearer":
        binds = f"; what binds there is {CONSTRAINTS[int(number['binding'])].replace('_', ' ')}"
    return f"no value of {key} closes this, because it stays {side} than {target}: {ends}{beyond}{binds}"


def _short(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 1000.0 else f"{value:.4g}"


def _reason(number: Mapping[str, float], end: str) -> str:
    return INFEASIBILITIES[int(number[f"reason_at_{end}"])].replace("_", " ")
