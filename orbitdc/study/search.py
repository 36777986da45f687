"""The search of a break-even over one block of points: costs at a coarse grid of values, then within a bracket."""

from __future__ import annotations

import inspect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import SimpleNamespace
from typing import Any

import numpy as np

from orbitdc.economics.comparison import SMALLEST_HOURS
from orbitdc.economics.result import CostResult
from orbitdc.model import Pipeline, evaluate_ground, evaluate_orbit
from orbitdc.scenario.declaration import Array, Flags
from orbitdc.study.headlines import SOFT_INFEASIBILITIES
from orbitdc.study.labels import INFEASIBILITIES, OUTPUTS, STAGES, point_codes
from orbitdc.study.models import Relation
from orbitdc.study.root import Root, cross_zero

TOLERANCE = 1e-11
"""Difference over target that counts as none."""

STRAIGHT = 1e-12
"""Distance from a line, over the difference at its ends, up to which three points lie on it."""

NARROW = 1e-9
"""Relative width of a bracket in which a difference that is left is a jump of the cost."""

STATES = (
    "closes",
    "cheaper_at_every_value",
    "dearer_at_every_value",
    "no_cost_at_any_value",
    "cost_jumps_over_the_target",
    "not_found_within_the_evaluations",
)
"""What a search ended with, by code."""


_CODED_STAGES = tuple(
    name
    for name in dict.fromkeys(o.result for o in OUTPUTS.values() if o.declared.infeasible or o.declared.slack)
    if not name.startswith("ground_") and name != "comparison"
)
"""Results that can make a point infeasible or bind it, besides that of delivering nothing."""


_DELIVERING = SimpleNamespace(delivers_nothing=np.zeros(1, dtype=np.bool_))
"""Stands in for the comparison, which is not made: whether something is delivered is read off the hours."""


def needed_for_cost(relations: Mapping[str, Relation]) -> dict[str, Relation]:
    """Return the relations with those replaced by nothing that no cost, flag or slack depends on.

    Parameters
    ----------
    relations : relation by name.
    """
    read = {argument for f in relations.values() for argument in inspect.signature(f).parameters}
    idle = {
        relation
        for result, (relation, _) in STAGES.items()
        if result.removeprefix("ground_") not in {*read, *_CODED_STAGES, "costs", "comparison"} and result not in read
    }
    return {name: _nothing if name in idle else f for name, f in relations.items()}


def _nothing() -> None:
    """Stand in for a stage whose result nobody reads."""


class Costs:
    """Costs of one block of points as a function of the searched parameter."""

    def __init__(
        self, pipeline: Pipeline, groups: Mapping[str, Any], calendar: Any, search: Search, shape: tuple[int, ...]
    ) -> None:
        self._pipeline, self._groups, self._calendar, self._search = pipeline, groups, calendar, search
        self.shape = shape
        self.section, _, self.name = search.key.partition(".")
        self._ground: Array | None = None
        self._coded: tuple[list[Any], Flags, np.ndarray[Any, Any], np.ndarray[Any, Any]] | None = None

    def at(self, value: Array) -> tuple[Array, Array, np.ndarray[Any, Any], np.ndarray[Any, Any]]:
        """Return cost and target, both not a number where the point is infeasible, and the codes of why and what."""
        groups = {**self._groups, self.section: replace(self._groups[self.section], **{self.name: value})}
        pipeline = self._pipeline
        pipeline.start(groups, self._calendar)
        pipeline.run("payload", "compute.payload")
        if self._ground is None:
            evaluate_ground(pipeline)
        if not self._search.orbital:
            cost = self._full(pipeline.values["ground_costs"].levelized_cost_usd_per_accelerator_hour)
            nothing = np.zeros(self.shape, dtype=np.int8)
            return cost, np.full(self.shape, self._search.target), nothing, nothing
        evaluate_orbit(pipeline)
        costs: CostResult = pipeline.values["costs"]
        stands, reasons, binding = self._codes(pipeline.values)
        stands = stands & (costs.present_accelerator_hours >= SMALLEST_HOURS)
        cost = np.where(stands, costs.levelized_cost_usd_per_accelerator_hour, np.nan)
        return cost, self._target(pipeline.values), reasons, binding

    def _target(self, values: Mapping[str, Any]) -> Array:
        if self._ground is not None:
            return self._ground
        if self._search.target is not None:
            return np.full(self.shape, self._search.target)
        target: Array = self._full(values["ground_costs"].levelized_cost_usd_per_accelerator_hour)
        return target

    def keep_target(self, seen: Sequence[Array]) -> None:
        """Compute the ground no more if its cost was the same at several values of the parameter.

        Parameters
        ----------
        seen : targets at those values.
        """
        if self._search.orbital and all(np.array_equal(target, seen[0], equal_nan=True) for target in seen[1:]):
            self._ground = seen[0]

    def _codes(self, values: Mapping[str, Any]) -> tuple[Flags, np.ndarray[Any, Any], np.ndarray[Any, Any]]:
        """Codes of the points; those of the last call where no stage that can name one was computed again."""
        stages = [values[name] for name in _CODED_STAGES]
        if self._coded is None or any(a is not b for a, b in zip(stages, self._coded[0], strict=True)):
            codes = point_codes({**values, "comparison": _DELIVERING}, True)
            reasons, binding = self._full(codes["infeasibility"]), self._full(codes["binding_constraint"])
            soft = [INFEASIBILITIES.index(reason) for reason in SOFT_INFEASIBILITIES]
            self._coded = (stages, np.isin(reasons, [0, *soft]), reasons, binding)
        return self._coded[1:]

    def _full(self, values: Any) -> Any:
        return np.broadcast_to(values, self.shape)

    def difference(self, value: Array) -> Array:
        """Return cost less target."""
        cost, target, _, _ = self.at(value)
        return cost - target


@dataclass(frozen=True, kw_only=True)
class Search:
    """What is searched: the parameter, the target, the ends of the coarse grid, and how long."""

    key: str
    target: float | None
    orbital: bool
    ends: tuple[float, float | None, float | None, float]
    evaluations: int
    refine_further: bool

    def _grid(self, costs: Costs, now: Array) -> tuple[Array, ...]:
        """Return values, costs, targets, reasons and bindings on the coarse grid, in rising order of the value.

        The grid is the bounds, the plausible ends and the present value. Where the difference at the others lies on
        a line, the present value stands for the plausible ends too.
        """
        lowest, low, high, highest = self.ends
        ends = np.full_like(now, lowest), np.full_like(now, highest)
        read = [costs.at(value) for value in (ends[0], now, ends[1])]
        costs.keep_target([r[1] for r in read])
        gaps = [cost - target for cost, target, _, _ in read]
        inside = (now > lowest) & (now < highest)
        on_line = gaps[0] + (gaps[2] - gaps[0]) * ((now - lowest) / (highest - lowest))
        straight = inside & (np.abs(gaps[1] - on_line) <= STRAIGHT * np.maximum(np.abs(gaps[0]), np.abs(gaps[2])))
        below = 0.5 * (lowest + now) if low is None else np.full_like(now, low)
        above = 0.5 * (highest + now) if high is None else np.full_like(now, high)
        values = [ends[0], now, ends[1]]
        for value in (below, above):
            values.append(np.where(straight, now, value))
            read.append(read[1] if straight.all() else costs.at(values[-1]))
        x = np.stack([np.broadcast_to(value, costs.shape) for value in values])
        order = np.argsort(x, axis=0, kind="stable")
        stacked = (x, *(np.stack([r[k] for r in read]) for k in range(4)))
        return tuple(np.take_along_axis(values, order, axis=0) for values in stacked)

    def solve(self, costs: Costs, now: Any) -> dict[str, np.ndarray[Any, Any]]:
        """Return what the search found for a block of points."""
        x, cost, target, reasons, binding = self._grid(costs, now)
        gap = cost - target
        stands = np.isfinite(gap)
        at_now = np.argmax(x == now, axis=0)
        crossed = stands[:-1] & stands[1:] & ((gap[:-1] > 0.0) != (gap[1:] > 0.0))
        root, left, width, further = self._refine(costs, x, gap, target, crossed, at_now)

        any_stands, any_crossed = stands.any(axis=0), crossed.any(axis=0)
        first, last = np.argmax(stands, axis=0), len(x) - 1 - np.argmax(stands[::-1], axis=0)
        scale = np.where(any_stands, np.abs(_at(np.where(stands, target, 0.0), first)), 1.0)
        met = np.abs(left) <= 1e2 * TOLERANCE * scale
        jumps = (width <= NARROW) & ~met
        state = np.where(met, 0, np.where(jumps, 4, 5))
        nearest = np.argmin(np.where(stands, np.abs(gap), np.inf), axis=0)
        state = np.where(any_crossed, state, np.where(_at(np.where(stands, gap, 0.0), nearest) > 0.0, 2, 1))
        state = np.where(any_stands, state, 3).astype(np.int8)
        spread = np.where(stands, gap, -np.inf).max(axis=0) - np.where(stands, gap, np.inf).min(axis=0)
        return {
            "break_even": np.where(any_crossed, root, np.nan),
            "state": state,
            "difference": left,
            "further": further,
            "now": np.array(_at(x, at_now)),
            "cost_now": _at(cost, at_now),
            "target_now": _at(target, at_now),
            "searched_low": _at(x, first),
            "cost_at_low": _at(cost, first),
            "target_at_low": _at(target, first),
            "searched_high": _at(x, last),
            "cost_at_high": _at(cost, last),
            "target_at_high": _at(target, last),
            "reason_at_low": np.where(stands[0], 0, reasons[0]),
            "reason_at_high": np.where(stands[-1], 0, reasons[-1]),
            "nearest": _at(x, nearest),
            "binding": _at(binding, nearest),
            "moves": ~any_stands | (spread > 1e-13 * scale),
        }

    def _refine(
        self, costs: Costs, x: Array, gap: Array, target: Array, crossed: Flags, at_now: Any
    ) -> tuple[Array, Array, Array, Array]:
        """Refine the crossing next to the present value; the others too where points are few."""
        now = _at(x, at_now)
        drop = np.where(crossed, gap[:-1] - gap[1:], 1.0)
        guess = x[:-1] + (x[1:] - x[:-1]) * np.where(crossed, gap[:-1], 0.0) / drop
        distance = np.where(crossed, np.abs(guess - now), np.inf)
        order = np.argsort(distance, axis=0, kind="stable")
        found: list[Root] = []
        for turn, place in enumerate(order):
            here: Flags = _at(crossed, place)
            low, high = (np.where(here, _at(x, place + k), np.nan) for k in (0, 1))
            at_low, at_high = (np.where(here, _at(gap, place + k), np.nan) for k in (0, 1))
            found.append(
                cross_zero(
                    lambda value: costs.difference(np.where(np.isfinite(value), value, now)),
                    low=low, at_low=at_low, high=high, at_high=at_high,
                    tolerance=TOLERANCE * np.abs(_at(target, place)),
                    evaluations=self.evaluations - len(x) if turn == 0 or self.refine_further else 0,
                )
            )  # fmt: skip
        first = found[0]
        return first.value, first.difference, first.width, np.stack([root.value for root in found[1:]])


def _at(values: Any, index: Any) -> Any:
    """Pick one node per point."""
    return np.take_along_axis(values, index[None], axis=0)[0]
