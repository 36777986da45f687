"""The figures of a study's report: lines labelled directly, readable without color."""

from __future__ import annotations

from collections.abc import Sequence

import matplotlib as mpl
import numpy as np
from matplotlib.ticker import FuncFormatter, MaxNLocator, PercentFormatter

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
)
from orbitdc.report.numbers import significant
from orbitdc.scenario.declaration import Array

_FILLS = ("#0a5c96", "#8ec6ea", "#c8571b", "#efb37c", "#2f7d5b", "#9fd3b5", "#6b4c9a", "#ffffff")
_HATCHES = ("", "////", "", "\\\\\\\\", "", "....", "", "xxxx")
_PLATEAU_MONTHS = 60


def waterfall_figure(steps: dict[str, list[tuple[str, float, float]]], delivered: dict[str, float | None]) -> Drawing:
    """Draw what is left of the contracted compute after each loss, the sides beside each other.

    Parameters
    ----------
    steps : side -> (step, factor, product so far) in order.
    delivered : side -> delivered fraction of the monthly model.
    """
    with mpl.rc_context(STYLE):
        figure = blank_figure(3.5)
        axes = figure.subplots()
        sides = list(steps)
        labels = [label for label, _, _ in steps[sides[0]]] + ["delivered"]
        width = 0.8 / len(sides)
        positions = np.arange(len(labels), dtype=float)
        for index, side in enumerate(sides):
            last = delivered[side]
            heights = [100 * product for _, _, product in steps[side]] + [100 * last if last is not None else 0.0]
            offset = (index - (len(sides) - 1) / 2) * width
            color, hatch = (ORBIT, "") if side == "orbit" else ("#ffffff", "////")
            edge = ORBIT if side == "orbit" else GROUND
            bars = axes.bar(positions + offset, heights, width * 0.94, color=color, edgecolor=edge, hatch=hatch)
            for bar, height in zip(bars, heights, strict=True):
                axes.annotate(
                    f"{height:.0f}" if height >= 10 else f"{height:.1f}",
                    (bar.get_x() + bar.get_width() / 2, height), xytext=(0, 2), textcoords="offset points",
                    ha="center", fontsize=7, color=edge,
                )  # fmt: skip
        top = max(axes.get_ylim()[1], 100.0)
        axes.set_ylim(0, top * 1.12)
        axes.axhline(100, color=FAINT, linewidth=0.9, linestyle=":")
        axes.set_xlim(-0.6, len(labels) - 0.4)
        axes.annotate(
            "contracted", (1.0, 100), xycoords=("axes fraction", "data"), xytext=(3, 0), textcoords="offset points",
            va="center", fontsize=7.5, color="#59636e",
        )  # fmt: skip
        axes.set_xticks(positions, [label.replace(" ", "\n") for label in labels], fontsize=7.8)
        axes.tick_params(axis="x", length=0)
        axes.yaxis.set_major_formatter(PercentFormatter(decimals=0))
        axes.set_title("Share of the contracted compute left after each step", pad=20)
        light_grid(axes, "y")
        for index, side in enumerate(sides):
            mark = "■" if side == "orbit" else "▨"
            color = ORBIT if side == "orbit" else GROUND
            axes.annotate(
                f"{mark} {side}", (0.0, 1.0), xycoords="axes fraction", xytext=(2 + 62 * index, 6),
                textcoords="offset points", color=color, fontsize=9, fontweight="bold",
            )  # fmt: skip
        parts = []
        for side in sides:
            chain = ", ".join(f"{label} {100 * product:.1f} %" for label, _, product in steps[side])
            last = delivered[side]
            parts.append(f"{side}: {chain}" + (f", delivered {100 * last:.1f} %" if last is not None else ""))
        return drawing(figure, "waterfall", "From installed to delivered compute", "; ".join(parts) + ".")


def cost_figure(costs: dict[str, dict[str, float]]) -> Drawing:
    """Draw what each category adds to the levelized cost, one stacked bar per side.

    Parameters
    ----------
    costs : side -> category -> USD per delivered accelerator-hour (salvage negative).
    """
    with mpl.rc_context(STYLE):
        named = list(next(iter(costs.values())))
        categories = [c for c in named if any(values[c] for values in costs.values())]
        figure = blank_figure(1.35 + 0.75 * len(costs) + 0.2 * ((len(categories) + 3) // 4))
        axes = figure.subplots()
        totals = [sum(values.values()) for values in costs.values()]
        largest = max(max(totals), 1e-12)
        for row, values in enumerate(costs.values()):
            positive = negative = 0.0
            for index, category in enumerate(categories):
                value = values[category]
                left = positive if value >= 0 else negative
                axes.barh(
                    row, value, 0.56, left=left, color=_FILLS[index % 8], hatch=_HATCHES[(index + index // 8) % 8],
                    edgecolor=INK, linewidth=0.6, label=category if row == 0 else None,
                )  # fmt: skip
                if abs(value) > 0.07 * largest and value > 0:
                    axes.text(
                        left + value / 2, row, significant(value, 2), ha="center", va="center", fontsize=7.5,
                        bbox={"boxstyle": "round,pad=0.15", "facecolor": "white", "edgecolor": "none"},
                    )  # fmt: skip
                if value >= 0:
                    positive += value
                else:
                    negative += value
            axes.annotate(
                f"{significant(sum(values.values()))} USD/h", (positive, row), xytext=(5, 0),
                textcoords="offset points", va="center", fontsize=9, fontweight="bold",
            )  # fmt: skip
        axes.set_yticks(range(len(costs)), list(costs), fontsize=10)
        axes.invert_yaxis()
        axes.tick_params(axis="y", length=0)
        axes.set_xlim(right=largest * 1.22)
        axes.axvline(0, color=INK, linewidth=0.8)
        axes.set_xlabel("USD per delivered accelerator-hour")
        light_grid(axes, "x")
        figure.legend(loc="outside upper left", ncols=4, frameon=False, fontsize=8, handlelength=1.8)
        parts = [
            f"{side}: " + ", ".join(f"{c} {significant(v, 2)}" for c, v in values.items() if v)
            for side, values in costs.items()
        ]
        return drawing(
            figure, "cost", "Levelized cost by category",
            "USD per delivered accelerator-hour. " + "; ".join(parts) + ".",
        )  # fmt: skip


def mass_figure(masses: Sequence[tuple[str, float]]) -> Drawing:
    """Draw the parts of one satellite's mass, in the order given."""
    with mpl.rc_context(STYLE):
        figure = blank_figure(0.75 + 0.235 * len(masses))
        axes = figure.subplots()
        names = [name for name, _ in masses]
        values = [value for _, value in masses]
        total = sum(values)
        axes.barh(range(len(values)), values, 0.68, color=ORBIT)
        for row, value in enumerate(values):
            share = f" ({100 * value / total:.0f} %)" if total > 0 else ""
            axes.annotate(
                f"{significant(value)} kg{share}", (value, row), xytext=(4, 0), textcoords="offset points",
                va="center", fontsize=8,
            )  # fmt: skip
        axes.set_yticks(range(len(names)), names)
        axes.invert_yaxis()
        axes.tick_params(axis="y", length=0)
        axes.set_xlim(0, max(values) * 1.25 if max(values) > 0 else 1)
        axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.0f}"))
        axes.set_xlabel("kg with growth")
        light_grid(axes, "x")
        parts = ", ".join(f"{name} {significant(value)} kg" for name, value in masses)
        return drawing(figure, "mass", "Mass of one satellite", f"Total {significant(total)} kg: {parts}.")


def eclipse_figure(beta_deg: Array, eclipse_s: Array, energy_fraction: Array | None) -> Drawing:
    """Draw Sun angle, eclipse per orbit and array energy through the year."""
    with mpl.rc_context(STYLE):
        figure = blank_figure(4.3)
        panels = figure.subplots(3 if energy_fraction is not None else 2, 1, sharex=True)
        days = np.arange(beta_deg.size) + 1.0
        starts = np.cumsum([0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30]) + 1
        series = [(beta_deg, "Sun angle to the orbit plane (beta), degrees", "-"),
                  (eclipse_s / 60, "Eclipse per orbit, minutes", "--")]  # fmt: skip
        if energy_fraction is not None:
            series.append((energy_fraction, "Array energy, share of continuous sunlight at 1 AU (tracking)", "-."))
        for axes, (values, label, style) in zip(panels, series, strict=True):
            axes.plot(days, values, color=ORBIT, linestyle=style)
            axes.set_title(label)
            light_grid(axes, "y")
            axes.margins(x=0, y=0.12)
            axes.yaxis.set_major_locator(MaxNLocator(4))
        panels[-1].set_xticks(
            starts, ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        )
        dark = int((eclipse_s > 0).sum())
        return drawing(
            figure, "eclipse", "Sunlight through the year",
            f"Beta from {beta_deg.min():.1f} to {beta_deg.max():.1f} degrees; eclipses on {dark} days of the year, "
            f"at most {eclipse_s.max() / 60:.1f} minutes per orbit.",
        )  # fmt: skip


def capacity_figure(
    end_of_month: Array, lines: Sequence[tuple[str, str, Array]], service: tuple[float, float] | None
) -> Drawing:
    """Draw installed and delivered capacity over the calendar.

    Parameters
    ----------
    end_of_month : decimal years.
    lines : (side, "in service" or "delivered", share of the contract by month).
    service : start and end of the service period in decimal years.
    """
    with mpl.rc_context(STYLE):
        figure = blank_figure(3.1)
        axes = figure.subplots()
        drawn = []
        for side, what, share in lines:
            color = ORBIT if side == "orbit" else GROUND
            values = np.where(np.cumsum(share[::-1])[::-1] > 0, share, np.nan)
            style = {("orbit", True): "--", ("orbit", False): "-", ("ground", True): ":", ("ground", False): "-."}
            axes.plot(end_of_month, 100 * values, color=color, linestyle=style[side, what != "delivered"])
            plateau = np.median(values[values > 0][-_PLATEAU_MONTHS:]) if (values > 0).any() else 0.0
            drawn.append((np.full_like(values, 100 * plateau), f"{side}, {what}", color))
        axes.set_ylim(0, max(110.0, 1.08 * max(float(np.nanmax(100 * v)) for _, _, v in lines)))
        axes.axhline(100, color=FAINT, linewidth=0.8)
        if service is not None:
            axes.axvspan(*service, color="#eef1f4", zorder=0)
            axes.annotate(
                "service period", (service[0], 0.02), xycoords=("data", "axes fraction"), xytext=(5, 3),
                textcoords="offset points", fontsize=8, color="#59636e",
            )  # fmt: skip
        axes.set_xlim(end_of_month[0], end_of_month[-1])
        end_labels(axes, end_of_month, drawn)
        axes.yaxis.set_major_formatter(PercentFormatter(decimals=0))
        axes.xaxis.set_major_locator(MaxNLocator(8, integer=True))
        axes.set_title("Share of the contract")
        light_grid(axes, "y")
        ends = ", ".join(f"{label} {values[-1]:.0f} %" for values, label, _ in drawn)
        return drawing(figure, "capacity", "Capacity over time", f"In service: {ends}.")


def launch_figure(years: Sequence[str], launches: Array, end_of_month: Array, derelicts: Array) -> Drawing:
    """Draw launches per year and derelicts left in orbit."""
    with mpl.rc_context(STYLE):
        figure = blank_figure(3.3)
        upper, lower = figure.subplots(2, 1)
        positions = np.arange(launches.size)
        upper.bar(positions, launches, 0.7, color=ORBIT)
        for position, value in zip(positions, launches, strict=True):
            upper.annotate(
                f"{value:,.0f}", (position, value), xytext=(0, 2), textcoords="offset points", ha="center", fontsize=7
            )
        upper.set_xticks(positions, list(years), fontsize=7.5, rotation=45 if launches.size > 15 else 0)
        upper.tick_params(axis="x", length=0)
        upper.set_ylim(0, max(float(launches.max()) * 1.2, 1.0))
        upper.set_title("Launches per year")
        light_grid(upper, "y")
        lower.plot(end_of_month, derelicts, color=GROUND)
        lower.set_xlim(end_of_month[0], end_of_month[-1])
        lower.set_ylim(0, max(float(derelicts.max()) * 1.15, 1e-3))
        lower.xaxis.set_major_locator(MaxNLocator(8, integer=True))
        lower.set_title("Derelicts in orbit (failed satellites that nobody can move)")
        light_grid(lower, "y")
        return drawing(
            figure, "launches", "Launches per year and derelicts",
            f"{launches.sum():,.0f} launches in {launches.size} years, most in one year {launches.max():,.0f}; "
            f"{significant(float(derelicts[-1]), 2)} derelicts at the end.",
        )  # fmt: skip
