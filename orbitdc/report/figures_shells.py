"""Figures of a listed constellation: the eclipse calendar of its planes, and how near its satellites come."""

from __future__ import annotations

from collections.abc import Sequence

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator, NullFormatter, PercentFormatter
from numpy.typing import NDArray

from orbitdc.report.drawing import FAINT, GROUND, ORBIT, STYLE, Drawing, blank_figure, drawing, light_grid
from orbitdc.report.figures_orbit import DARKNESS, MONTH_NAMES
from orbitdc.report.numbers import significant
from orbitdc.scenario.declaration import Array

CALENDAR_ROWS = 96
MOST_NAMES = 24
MOST_SHELLS_DRAWN = 24
LONGEST_NAME = 22
MEETING_KM = 1.0
"""Satellites that pass nearer than this are said to meet."""


def date_name(date: np.datetime64) -> str:
    """Return a date as day, month and year."""
    year, month, day = str(date).split("-")
    return f"{int(day)} {MONTH_NAMES[int(month) - 1]} {year}"


def short_name(name: str) -> str:
    """Return a shell's name as it fits beside a figure."""
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"


def shells_calendar_figure(
    *, names: Sequence[str], row_shell: NDArray[np.int64], eclipse_minutes: Array, sunlit_by_day: Array,
    first_day: np.datetime64, worst_day: int,
) -> Drawing:  # fmt: skip
    """Draw eclipse per orbit of planes on every day, shell above shell, and the fleet's share in sunlight below.

    Parameters
    ----------
    names : of the shells.
    row_shell : shell of each row, shape (row,).
    eclipse_minutes : eclipse per orbit [min], shape (row, day).
    sunlit_by_day : share of the satellites in sunlight, shape (day,).
    first_day, worst_day : date of the first day, and which has the least sunlight, 0 for the first.
    """
    days = np.arange(sunlit_by_day.size)
    present = np.unique(row_shell)
    height = max(1, CALENDAR_ROWS // present.size)
    rows = np.concatenate([_stretched(np.flatnonzero(row_shell == shell), height) for shell in present])
    longest = float(eclipse_minutes.max())
    with mpl.rc_context(STYLE):
        figure = blank_figure(4.6)
        upper, lower = figure.subplots(2, 1, sharex=True, height_ratios=(3, 2))
        image = upper.imshow(
            eclipse_minutes[rows], aspect="auto", origin="lower", extent=(0, days.size, -0.5, rows.size - 0.5),
            cmap=DARKNESS, vmin=0, vmax=max(longest, 1.0), interpolation="nearest",
        )  # fmt: skip
        _name_shells(upper, [names[shell] for shell in present], height)
        upper.set_title("Eclipse per orbit in minutes, planes of each shell in the order of their nodes")
        figure.colorbar(image, ax=upper, pad=0.01, aspect=14).ax.tick_params(labelsize=7.5)
        share = 100 * sunlit_by_day
        lower.plot(days, share, color=ORBIT)
        for axes in (upper, lower):
            axes.axvline(worst_day, color=GROUND, linewidth=1.0, linestyle="--")
        span = max(float(share.max() - share.min()), 0.5)
        lower.set_ylim(share.min() - 0.28 * span, share.max() + 0.15 * span)
        late = worst_day > 0.65 * days.size
        date = date_name(first_day + np.timedelta64(worst_day, "D"))
        lower.annotate(
            f"worst day {date}: {share[worst_day]:.1f} %", (worst_day, float(share[worst_day])),
            xytext=(-6 if late else 6, -8), textcoords="offset points", ha="right" if late else "left", va="center",
            fontsize=8.5, color=GROUND,
        )  # fmt: skip
        lower.yaxis.set_major_formatter(PercentFormatter(decimals=0 if span > 4 else 1))
        lower.yaxis.set_major_locator(MaxNLocator(5, steps=(1, 2, 5, 10)))
        lower.set_title("Satellites in sunlight, share of the fleet")
        light_grid(lower, "y")
        _months_from(lower, first_day, days.size)
        return drawing(
            figure, "calendar", "Eclipse calendar of the constellation",
            f"{row_shell.size} planes of {len(names)} shells: eclipses last {longest:.1f} minutes per orbit at most. "
            f"{share.mean():.1f} % of the satellites are in sunlight in the mean of the year and {share.min():.1f} % "
            f"on {date}.",
        )  # fmt: skip


def _stretched(rows: NDArray[np.intp], height: int) -> NDArray[np.intp]:
    """Return so many rows out of a shell's, repeated or thinned evenly."""
    index: NDArray[np.intp] = rows[(np.arange(height) * rows.size) // height]
    return index


def _name_shells(axes: Axes, names: Sequence[str], height: int) -> None:
    for start in range(1, len(names)):
        axes.axhline(start * height - 0.5, color="#ffffff", linewidth=3)
    kept = np.linspace(0, len(names) - 1, min(len(names), MOST_NAMES)).round().astype(int)
    axes.set_yticks(kept * height + (height - 1) / 2, [short_name(names[i]) for i in kept], fontsize=7)


def _months_from(axes: Axes, first_day: np.datetime64, count: int) -> None:
    dates = first_day + np.arange(count).astype("timedelta64[D]")
    starts = [i for i, date in enumerate(dates) if str(date).endswith("-01")]
    axes.set_xlim(0, count)
    axes.set_xticks(starts, [MONTH_NAMES[int(str(dates[i])[5:7]) - 1] for i in starts], ha="left")
    axes.tick_params(axis="x", length=3)


def spacing_figure(*, names: Sequence[str], neighbor_distance_km: Array, plane_distance_km: Array) -> Drawing:
    """Draw the least distances of satellites shell by shell: neighbors of one plane, and different planes.

    Parameters
    ----------
    names : of the shells.
    neighbor_distance_km, plane_distance_km : least distance [km], infinite where there is none, shape (shell,).
    """
    count = min(len(names), MOST_SHELLS_DRAWN)
    rows = np.arange(count)[::-1]
    with mpl.rc_context(STYLE):
        figure = blank_figure(1.3 + 0.22 * count)
        axes = figure.subplots()
        for values, marker, color, label in (
            (neighbor_distance_km[:count], "s", FAINT, "neighbors of one plane"),
            (plane_distance_km[:count], "o", ORBIT, "satellites of different planes"),
        ):
            known = np.isfinite(values)
            places = np.maximum(values[known], MEETING_KM / 10)
            axes.plot(places, rows[known], linestyle="none", marker=marker, markersize=5, color=color, label=label)
            for place, row, value in zip(places, rows[known], values[known], strict=True):
                text = f"{significant(float(value))} km" if value >= MEETING_KM else "they meet"
                axes.annotate(text, (place, row), xytext=(6, 0), textcoords="offset points", va="center", fontsize=7.5)
        axes.set_xscale("log")
        low, high = axes.get_xlim()
        axes.set_xlim(low / 1.5, high * 4)
        axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: significant(value, 1)))
        axes.xaxis.set_minor_formatter(NullFormatter())
        axes.set_yticks(rows, [short_name(name) for name in names[:count]], fontsize=7.5)
        axes.set_ylim(-0.7, count - 0.3)
        axes.set_xlabel("km")
        axes.set_title("Least distance ever between satellites of a shell")
        figure.legend(loc="outside lower center", ncol=2, frameon=False, fontsize=8)
        light_grid(axes, "x")
        told = "; ".join(
            f"{names[i]}: {significant(float(plane_distance_km[i]))} km between planes"
            if np.isfinite(plane_distance_km[i])
            else f"{names[i]}: one plane"
            for i in range(count)
        )
        return drawing(figure, "spacing", "Distances inside the shells", f"{told}.")
