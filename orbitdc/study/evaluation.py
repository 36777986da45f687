"""Evaluation of a scenario on all its points: blocks on a fixed lattice, threads, one labelled Dataset."""

from __future__ import annotations

import os
import threading
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import xarray as xr

from orbitdc.model import RELATIONS, Pipeline, evaluate_block
from orbitdc.scenario.axes import bind
from orbitdc.scenario.calendar import Calendar
from orbitdc.scenario.declaration import Array, Table, parameters
from orbitdc.scenario.errors import Problem, ScenarioError, did_you_mean
from orbitdc.scenario.scenario import Scenario
from orbitdc.study.blocks import GroupCache, Slices, chunks, loop_order
from orbitdc.study.labels import OUTPUTS, POINT_CODES, label, point_codes
from orbitdc.study.models import Relation, all_groups, relations_for

BLOCK_POINTS = 16_384
NO_REVENUE = "no revenue declared: set revenue.price_usd_per_accelerator_hour"
KEEP_TIME_AXES_BELOW = 257
"""Month arrays of every output are kept up to so many points; larger studies keep what has no time axis."""

MOST_BYTES_KEPT = 8 * 10**9
"""Outputs that would need more memory than this are refused, with the size."""


def evaluate_arrays(
    arrays: Mapping[str, Array | Table | None],
    dimensions: Mapping[str, Any],
    calendar: Calendar,
    *,
    groups: Mapping[str, type],
    relations: Mapping[str, Relation] = RELATIONS,
    orbital: bool = True,
    outputs: Sequence[str] | None = None,
    block_points: int = BLOCK_POINTS,
    workers: int | None = None,
) -> dict[str, np.ndarray[Any, np.dtype[Any]]]:
    """Evaluate parameter arrays block by block and return the chosen outputs as arrays, time axes first.

    Parameters
    ----------
    arrays : "section.key" -> array with the scenario's dimensions (length 1 where it does not vary), a table, or None.
    dimensions : dimension -> coordinates.
    calendar : months of the study.
    groups : parameter group by section.
    relations : relation by name.
    orbital : False runs the ground alone.
    outputs : names to keep; None keeps all, without time axes if the points are many.
    block_points : points of a block; results do not depend on it.
    workers : threads; None uses all cores if there are several blocks.
    """
    sizes = [len(c) for c in dimensions.values()] or [1]
    points = int(np.prod(sizes))
    present = [n for n, o in OUTPUTS.items() if orbital or o.result.startswith("ground_") or o.result == "payload"]
    if outputs is None:
        outputs = [n for n in present if points < KEEP_TIME_AXES_BELOW or not OUTPUTS[n].declared.axes]
    wanted = [n for n in outputs if n in present]
    blocks = list(chunks(sizes, loop_order(arrays, sizes), block_points))
    state = threading.local()
    kept: dict[str, np.ndarray[Any, np.dtype[Any]]] = {}
    lock = threading.Lock()

    def store(name: str, array: np.ndarray[Any, np.dtype[Any]], axes: int, block: Slices) -> None:
        trailing = array.shape[axes:]
        full = tuple(1 if t == 1 else s for t, s in zip(trailing, sizes, strict=True))
        with lock:
            if name not in kept:
                kept[name] = np.empty(array.shape[:axes] + full, dtype=array.dtype)
            elif kept[name].shape[axes:] != full:
                common = np.broadcast_shapes(kept[name].shape[axes:], full)
                kept[name] = np.broadcast_to(kept[name], array.shape[:axes] + common).copy()
        target = kept[name]
        places = [slice(None)] * axes
        cut = [slice(None)] * axes
        for axis, part in enumerate(block):
            single = target.shape[axes + axis] == 1
            places.append(slice(0, 1) if single else part)
            cut.append(slice(0, 1) if trailing[axis] == 1 else slice(0, part.stop - part.start))
        target[tuple(places)] = array[tuple(cut)]

    def run(block: Slices) -> None:
        if not hasattr(state, "pipeline"):
            state.pipeline, state.cache = Pipeline(relations), GroupCache(groups)
        values = evaluate_block(state.pipeline, state.cache.build(arrays, block, sizes), calendar, orbital=orbital)
        for name in wanted:
            output = OUTPUTS[name]
            store(name, getattr(values[output.result], output.field), len(output.declared.axes), block)
        for name, codes in point_codes(values, orbital).items():
            store(name, codes, 0, block)

    threads = min(workers or os.cpu_count() or 1, len(blocks))
    if threads == 1:
        for block in blocks:
            run(block)
    else:
        run(blocks[0])
        with ThreadPoolExecutor(threads) as pool:
            list(pool.map(run, blocks[1:]))
    return kept


def evaluate(
    scenario: Scenario,
    *,
    models: Mapping[str, Relation] | None = None,
    samples: int | None = None,
    outputs: Sequence[str] | None = None,
    block_points: int = BLOCK_POINTS,
    workers: int | None = None,
) -> xr.Dataset:
    """Evaluate a scenario on all its points.

    Parameters
    ----------
    scenario : a loaded scenario; its lists and distributions are dimensions.
    models : relations that replace built-in ones, by relation name.
    samples : draw every uncertain parameter from its declared distribution, so many times (dimension `sample`).
    outputs : names of the outputs to keep (see `orbitdc.outputs`); None keeps all that fit.
    block_points, workers : points of a block and threads; values do not depend on them.

    Returns
    -------
    xarray.Dataset : outputs with units, long name, stage and relation as attributes; infeasible points carry a
        reason in `infeasibility`; attributes hold name and hash of the scenario. Without a declared revenue it holds
        no returns.

    Raises
    ------
    ScenarioError : if an output, relation or the number of points is not legal, or a return is named without revenue.
    """
    relations = relations_for(scenario, models)
    groups = all_groups(models)
    bound = bind(scenario, samples=samples, sample_all=samples is not None)
    kept = _known(scenario, outputs)
    _refuse_what_does_not_fit(
        scenario, bound.point_count, len(OUTPUTS) if kept is None else len(kept) + len(POINT_CODES)
    )
    arrays = evaluate_arrays(
        bound.arrays, bound.dimensions, scenario.calendar, groups=groups, relations=relations,
        orbital=scenario.system == "orbit", outputs=kept, block_points=block_points,
        workers=workers,
    )  # fmt: skip
    if not revenue_is_declared(scenario):
        arrays = {name: array for name, array in arrays.items() if not is_return(name)}
    dataset = label(arrays, bound.dimensions, scenario.calendar)
    for name in bound.dimensions:
        section, _, key = name.partition(".")
        declared = parameters(groups[section]).get(key) if section in groups else None
        if declared is not None:
            dataset[name].attrs.update(units=declared.unit, long_name=declared.text)
    dataset.attrs.update(scenario=scenario.name, scenario_hash=scenario.hash, case=scenario.case)
    return dataset


def revenue_is_declared(scenario: Scenario) -> bool:
    """Tell whether a scenario says what a delivered hour earns; without it nothing is returned on what is spent."""
    prices = ("revenue.price_usd_per_accelerator_hour", "revenue.price_by_year")
    return any(scenario.values[key].content is not None for key in prices)


def is_return(output: str) -> bool:
    """Tell whether an output exists only where a revenue is declared."""
    return output in OUTPUTS and OUTPUTS[output].result in ("returns", "ground_returns")


def _refuse_what_does_not_fit(scenario: Scenario, points: int, kept: int) -> None:
    needed = points * kept * 8
    if needed > MOST_BYTES_KEPT:
        problem = Problem(
            file=scenario.name, key="points", what=f"{kept} outputs do not fit into memory", got=f"{points:,} points, "
            f"{needed / 1e9:,.0f} GB", fix="name fewer outputs, shorten lists, or draw fewer samples",
        )  # fmt: skip
        raise ScenarioError([problem])


def _known(scenario: Scenario, outputs: Sequence[str] | None) -> Sequence[str] | None:
    if outputs is None:
        return None
    problems = [
        Problem(file=scenario.name, key="outputs", what="unknown output", got=name, fix=did_you_mean(name, OUTPUTS))
        for name in outputs
        if name not in OUTPUTS and name not in POINT_CODES
    ]
    if not revenue_is_declared(scenario):
        problems += [
            Problem(file=scenario.name, key=name, what=f"{name} needs a revenue", fix=NO_REVENUE)
            for name in outputs
            if is_return(name)
        ]
    if problems:
        raise ScenarioError(problems)
    return [n for n in outputs if n in OUTPUTS]
