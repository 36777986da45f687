"""Figures of money: cost against one parameter, frontiers of two, what each improvement is worth."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, LogLocator, MaxNLocator, NullLocator

from orbitdc.report.drawing import (
    FAINT,
    GROUND,
    INK,
    ORBIT,
    STYLE,
    Drawing,
    blank_figure,
    drawing,
    end_labels,
    light_grid,
)  # fmt: skip
from orbitdc.report.numbers import significant
from orbitdc.scenario.declaration import Array

_SHADES = ("#0a5c96", "#2f7d5b", "#6b4c9a", "#c8571b", "#59636e")
_DASHES = ("-", (0, (6, 2)), (0, (4, 2, 1, 2)), (0, (2, 2)), ":")
PART_FILLS = (
    ("#0a5c96", ""), ("#8ec6ea", "////"), ("#c8571b", ""), ("#efb37c", "----"), ("#2f7d5b", ""),
    ("#9fd3b5", "...."), ("#6b4c9a", ""), ("#c9b8e3", "xxxx"), ("#59636e", ""), ("#ffffff", "////"),
)  # fmt: skip
"""Color and hatch of each part, in order."""

_WIDE = 10.0
"""Ratio of an axis's ends from which it is logarithmic."""


def _logarithmic(values: Array) -> bool:
    return bool(values.min() > 0 and values.max() > _WIDE * values.min())


def _log_ticks(axes: Axes) -> None:
    axes.set_xscale("log")
    axes.xaxis.set_major_locator(LogLocator(subs=(1.0, 2.0, 5.0)))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.10g}"))
    axes.xaxis.set_minor_locator(NullLocator())


def curve_figure(
    *, name: str, label: str, values: Array, cost: Array, target: Array, now: float, roots: Sequence[float]
) -> Drawing:
    """Draw levelized cost and the target against one parameter.

    Parameters
    ----------
    name : of the figure, for its identifiers.
    label : of the parameter, with unit.
    values, cost, target : the curves, USD/h; a cost that does not exist is not a number.
    now : value in the scenario.
    roots : values at which cost meets the target.
    """
    with mpl.rc_context(STYLE):
        figure = blank_figure(2.6)
        axes = figure.subplots()
        axes.plot(values, cost, color=ORBIT)
        axes.plot(values, target, color=GROUND, linestyle=(0, (5, 2)))
        if _logarithmic(values):
            _log_ticks(axes)
        finite = np.concatenate([cost[np.isfinite(cost)], target[np.isfinite(target)]])
        top = float(finite.max()) if finite.size else 1.0
        axes.set_ylim(0, top * 1.15)
        axes.set_xlim(float(values.min()), float(values.max()))
        axes.axvline(now, color=FAINT, linewidth=1, linestyle=":")
        axes.annotate("now", (now, top * 1.15), xytext=(3, -9), textcoords="offset points", fontsize=8, color="#59636e")
        for root in roots:
            height = float(np.interp(root, values, target))
            axes.plot([root], [height], "o", color=INK, markersize=5)
            axes.annotate(
                significant(root), (root, height), xytext=(5, 6), textcoords="offset points", fontsize=8.5,
                fontweight="bold",
            )  # fmt: skip
        end_labels(axes, values, [(cost, "cost", ORBIT), (target, "target", GROUND)])
        axes.set_xlabel(label)
        axes.set_title("USD per delivered accelerator-hour")
        light_grid(axes, "y")
        met = ", ".join(significant(r) for r in roots) or "nowhere in this range"
        return drawing(
            figure, name, f"Cost against {label}", f"Cost meets the target at {met}; now {significant(now)}."
        )


def frontier_figure(
    *,
    curves: Mapping[str, tuple[Array, Array]],
    first_label: str,
    second_label: str,
    now: tuple[float, float],
    first_range: tuple[float, float],
    name: str = "frontier",
) -> Drawing:
    """Draw, for each target, the break-even of the second parameter against the first.

    Parameters
    ----------
    curves : target in words -> values of the first and break-evens of the second (not a number where none).
    first_label, second_label : with units.
    now : both values in the scenario.
    first_range : of the horizontal axis.
    name : of the figure, for its identifiers.
    """
    with mpl.rc_context(STYLE):
        figure = blank_figure(3.6)
        axes = figure.subplots()
        drawn = []
        for index, (label, (x, y)) in enumerate(curves.items()):
            some = np.isfinite(y)
            if not some.any():
                continue
            color, dash = _SHADES[index % len(_SHADES)], _DASHES[index % len(_DASHES)]
            axes.plot(x[some], y[some], color=color, linestyle=dash, marker="o", markersize=2.8)
            last = np.flatnonzero(some)[0 if y[some][0] >= y[some][-1] else -1]
            axes.annotate(
                label, (x[last], y[last]), xytext=(7, 4), textcoords="offset points", color=color, fontsize=8.5,
                fontweight="bold",
            )  # fmt: skip
            drawn.append(
                f"{label}: "
                + ", ".join(f"{significant(b)} at {significant(a)}" for a, b in zip(x, y, strict=True) if b == b)
            )
        axes.plot([now[0]], [now[1]], "*", color=INK, markersize=11)
        axes.annotate("now", now, xytext=(8, -3), textcoords="offset points", fontsize=8.5)
        ends = np.array(first_range)
        if _logarithmic(ends):
            _log_ticks(axes)
            axes.set_xlim(ends[0] / 1.08, ends[1] * 1.08)
        else:
            axes.set_xlim(ends[0], ends[1] + 0.02 * (ends[1] - ends[0]))
            axes.xaxis.set_major_locator(MaxNLocator(8))
        bottom, top = axes.get_ylim()
        axes.set_ylim(min(bottom, 0.0) if bottom < 0 else 0.0, top * 1.12)
        axes.set_xlabel(first_label)
        axes.set_title(second_label)
        light_grid(axes, "y")
        return drawing(figure, name, f"Break-even of {second_label} against {first_label}", "; ".join(drawn) or "None.")


def duals_figure(rows: Sequence[tuple[str, float]]) -> Drawing:
    """Draw the change of cost per percent of each quantity, largest first.

    Parameters
    ----------
    rows : label and percent of cost per percent of the quantity.
    """
    with mpl.rc_context(STYLE):
        figure = blank_figure(0.7 + 0.27 * len(rows))
        axes = figure.subplots()
        for index, (_, value) in enumerate(rows):
            color, hatch = (ORBIT, "") if value > 0 else ("#ffffff", "////")
            axes.barh(index, value, 0.6, color=color, edgecolor=ORBIT, hatch=hatch)
            axes.annotate(
                significant(value, 2), (value, index), xytext=(4 if value > 0 else -4, 0), textcoords="offset points",
                va="center", ha="left" if value > 0 else "right", fontsize=8,
            )  # fmt: skip
        axes.set_yticks(range(len(rows)), [label for label, _ in rows], fontsize=8.5)
        axes.invert_yaxis()
        axes.tick_params(axis="y", length=0)
        axes.axvline(0, color=INK, linewidth=0.8)
        axes.margins(x=0.15)
        axes.set_xlabel("percent of cost per percent of the quantity")
        light_grid(axes, "x")
        said = ", ".join(f"{label} {significant(value, 2)}" for label, value in rows)
        return drawing(figure, "duals", "What a percent of each is worth", said + ".")


def parts_figure(costs: Mapping[str, Mapping[str, float]], *, unit: str, name: str) -> Drawing:
    """Draw what each part adds to the cost, one bar per scenario; a part below zero stands left of the axis.

    Parameters
    ----------
    costs : scenario -> part -> cost in the unit.
    unit : of the axis, in words.
    name : of the figure, for its identifiers.
    """
    with mpl.rc_context(STYLE):
        every = list(next(iter(costs.values())))
        parts = [p for p in every if any(values.get(p, 0.0) for values in costs.values())]
        figure = blank_figure(0.9 + 0.62 * len(costs) + 0.2 * ((len(parts) + 4) // 5))
        axes = figure.subplots()
        largest = max(max(sum(values.values()) for values in costs.values()), 1e-12)
        for index, part in enumerate(parts):
            color, hatch = PART_FILLS[every.index(part) % len(PART_FILLS)]
            for row, values in enumerate(costs.values()):
                value = values.get(part, 0.0)
                before = [values.get(p, 0.0) for p in parts[:index]]
                left = sum(v for v in before if (v >= 0) == (value >= 0))
                axes.barh(
                    row, value, 0.56, left=left, color=color, hatch=hatch, edgecolor=INK, linewidth=0.6,
                    label=part if row == 0 else None,
                )  # fmt: skip
                if value > 0.07 * largest:
                    axes.text(
                        left + value / 2, row, significant(value, 2), ha="center", va="center", fontsize=7.5,
                        bbox={"boxstyle": "round,pad=0.15", "facecolor": "white", "edgecolor": "none"},
                    )  # fmt: skip
        for row, values in enumerate(costs.values()):
            positive = sum(v for v in values.values() if v > 0)
            axes.annotate(
                significant(sum(values.values())), (positive, row), xytext=(5, 0), textcoords="offset points",
                va="center", fontsize=9, fontweight="bold",
            )  # fmt: skip
        axes.set_yticks(range(len(costs)), list(costs), fontsize=9)
        axes.invert_yaxis()
        axes.tick_params(axis="y", length=0)
        axes.set_xlim(right=max(sum(v for v in c.values() if v > 0) for c in costs.values()) * 1.14)
        axes.axvline(0, color=INK, linewidth=0.8)
        axes.set_xlabel(unit)
        light_grid(axes, "x")
        figure.legend(loc="outside upper left", ncols=5, frameon=False, fontsize=8, handlelength=1.8)
        said = "; ".join(
            f"{side}: " + ", ".join(f"{p} {significant(v, 2)}" for p, v in values.items() if v)
            for side, values in costs.items()
        )
        return drawing(figure, name, f"Cost by part, {unit}", said + ".")
