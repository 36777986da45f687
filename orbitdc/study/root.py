"""Where functions of one number cross zero, for all points at once: a secant, then steps within a bracket."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from orbitdc.scenario.declaration import Array, Flags

CLOSEST_STEP = 1e-9
"""Steps stay so far inside the bracket, as a share of its width, so that it shrinks from both sides."""


FAR_APART = 4.0
"""Ratio of a bracket's ends from which it is halved geometrically."""


@dataclass(frozen=True)
class Root:
    """Where each point's function crosses zero.

    Attributes
    ----------
    value : end of the bracket that is left with the smaller difference; not a number without a bracket.
    difference : the function there.
    width : width of the bracket that is left, over the argument's size.
    evaluations : how often the function was called.
    """

    value: Array
    difference: Array
    width: Array
    evaluations: int


def cross_zero(
    function: Callable[[Array], Array],
    *,
    low: Array,
    at_low: Array,
    high: Array,
    at_high: Array,
    tolerance: Array,
    evaluations: int,
) -> Root:
    """Find each point's crossing of zero within its bracket.

    Parameters
    ----------
    function : values at one argument per point.
    low, high : ends of each point's bracket; not a number where there is none.
    at_low, at_high : the function there, of opposite signs.
    tolerance : difference that counts as zero.
    evaluations : most calls of `function`.

    Returns
    -------
    Root : a point's path does not depend on the other points.

    Notes
    -----
    The first step is the secant's, so that a linear function is solved by it. Later steps interpolate inversely by a
    quadratic where Chandrupatla's test finds that safe, and halve the bracket elsewhere, geometrically if it is wide.
    """
    newest, at_newest, other, at_other = low, at_low, high, at_high
    before, at_before = low, at_low
    best, at_best = _better(low, at_low, high, at_high)
    step = _ratio(at_low, at_low - at_high)
    used = 0
    while used < evaluations:
        open_ = np.isfinite(at_best) & (np.abs(at_best) > tolerance)
        if not open_.any():
            break
        inside = newest + np.clip(step, CLOSEST_STEP, 1.0 - CLOSEST_STEP) * (other - newest)
        tried = np.where(open_, inside, best)
        found = function(np.where(np.isfinite(tried), tried, newest))
        used += 1
        open_ = open_ & np.isfinite(found)
        same = (found > 0.0) == (at_newest > 0.0)
        before, at_before = np.where(same, newest, other), np.where(same, at_newest, at_other)
        kept, at_kept = np.where(same, other, newest), np.where(same, at_other, at_newest)
        other, at_other = np.where(open_, kept, other), np.where(open_, at_kept, at_other)
        newest, at_newest = np.where(open_, tried, newest), np.where(open_, found, at_newest)
        best, at_best = _better(newest, at_newest, other, at_other)
        step = _step(newest, at_newest, other, at_other, before, at_before)
    width = np.abs(other - newest) / np.maximum(np.maximum(np.abs(other), np.abs(newest)), np.finfo(np.float64).tiny)
    return Root(best, at_best, width, used)


def _step(x1: Array, f1: Array, x2: Array, f2: Array, x3: Array, f3: Array) -> Array:
    """Share of the way from the newest point to the bracket's other end."""
    place, rise = _ratio(x1 - x2, x3 - x2), _ratio(f1 - f2, f3 - f2)
    safe: Flags = (rise * rise < place) & ((1.0 - rise) * (1.0 - rise) < 1.0 - place)
    quadratic = _ratio(f1, f2 - f1) * _ratio(f3, f2 - f3)
    quadratic = quadratic + _ratio(x3 - x1, x2 - x1) * _ratio(f1, f3 - f1) * _ratio(f2, f3 - f2)
    step: Array = np.where(safe, quadratic, _half(x1, x2))
    return step


def _half(x1: Array, x2: Array) -> Array:
    """Share of the way to the middle: the geometric one where the ends are far apart on one side of zero."""
    far: Flags = (x1 * x2 > 0.0) & (np.maximum(_ratio(x1, x2), _ratio(x2, x1)) > FAR_APART)
    middle = np.copysign(np.sqrt(np.abs(x1)) * np.sqrt(np.abs(x2)), x1)
    half: Array = np.where(far, _ratio(middle - x1, x2 - x1), 0.5)
    return half


def _better(x1: Array, f1: Array, x2: Array, f2: Array) -> tuple[Array, Array]:
    first = np.abs(f1) <= np.abs(f2)
    return np.where(first, x1, x2), np.where(first, f1, f2)


def _ratio(above: Array, below: Array) -> Array:
    some = below != 0.0
    ratio: Array = np.where(some, above / np.where(some, below, 1.0), np.nan)
    return ratio
