"""Figures of an orbit: eclipse calendar, local times, spacing in the shell, passes over a site, air and decay."""

from __future__ import annotations

from collections.abc import Mapping

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.ticker import FuncFormatter, LogLocator, MaxNLocator, NullFormatter, PercentFormatter

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
from orbitdc.report.figures_map import plane_drawn
from orbitdc.report.numbers import percent, significant
from orbitdc.scenario.declaration import Array

MONTH_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MONTH_STARTS = (1, 32, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335)
MOST_ROWS = 96
FIVE_YEARS = 5.0

DARKNESS = LinearSegmentedColormap.from_list("dark", ("#ffffff", "#a9cbe6", "#3d82bb", "#0b2a4a"))
_SPACINGS_SHOWN = 6
_DAYS: Array = np.arange(365, dtype=np.float64) + 1


def day_name(day: int) -> str:
    """Return a day of the nominal year (0 is 1 January) as day and month."""
    month = int(np.searchsorted(MONTH_STARTS, day + 1, side="right")) - 1
    return f"{day + 2 - MONTH_STARTS[month]} {MONTH_NAMES[month]}"


def clock(hours: float) -> str:
    """Return a local time as hours and minutes."""
    minutes = round(hours * 60) % (24 * 60)
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _months(axes: Axes) -> None:
    axes.set_xlim(1, 365)
    axes.set_xticks(MONTH_STARTS, MONTH_NAMES, ha="left")
    axes.tick_params(axis="x", length=3)


def calendar_figure(
    *, local_time_h: Array, eclipse_minutes: Array, fleet_energy_fraction: Array, least_energy_day: int
) -> Drawing:
    """Draw eclipse per orbit of every plane on every day, and the fleet's array energy below.

    Parameters
    ----------
    local_time_h : local time of each plane's ascending node on 1 January, shape (plane,).
    eclipse_minutes : eclipse per orbit [min], shape (plane, 365).
    fleet_energy_fraction : fleet mean of array energy over that of continuous sunlight at 1 AU, shape (365,).
    least_energy_day : day of least fleet energy, 0 for 1 January.
    """
    planes = local_time_h.size
    rows = np.unique(np.linspace(0, planes - 1, min(planes, MOST_ROWS)).round().astype(int))
    longest = float(eclipse_minutes.max())
    with mpl.rc_context(STYLE):
        figure = blank_figure(4.3)
        upper, lower = figure.subplots(2, 1, sharex=True, height_ratios=(3, 2))
        image = upper.imshow(
            eclipse_minutes[rows], aspect="auto", origin="lower", extent=(1, 365, -0.5, rows.size - 0.5),
            cmap=DARKNESS, vmin=0, vmax=max(longest, 1.0), interpolation="nearest",
        )  # fmt: skip
        if rows.size > 1 and longest > 0:
            _minute_lines(upper, eclipse_minutes[rows], longest)
        shown = plane_drawn(rows.size)[:: max(1, rows.size // 12) if rows.size <= 12 else 1]
        upper.set_yticks(shown, [clock(local_time_h[rows[i]]) for i in shown], fontsize=7.5)
        upper.set_title(
            "Eclipse per orbit in minutes, by local time of each plane's node"
            if longest > 0
            else "Eclipse per orbit: none on any day"
        )
        figure.colorbar(image, ax=upper, pad=0.01, aspect=14).ax.tick_params(labelsize=7.5)
        energy = 100 * fleet_energy_fraction
        least = float(energy[least_energy_day])
        lower.plot(_DAYS, energy, color=ORBIT)
        lower.axvline(least_energy_day + 1, color=GROUND, linewidth=1.0, linestyle="--")
        upper.axvline(least_energy_day + 1, color=GROUND, linewidth=1.0, linestyle="--")
        span = max(float(energy.max() - energy.min()), 1.0)
        lower.set_ylim(energy.min() - 0.28 * span, energy.max() + 0.15 * span)
        late = least_energy_day > 240
        lower.plot(least_energy_day + 1, least, marker="o", markersize=4.5, color=GROUND)
        lower.annotate(
            f"fleet's worst day {day_name(least_energy_day)}: {least:.1f} %", (least_energy_day + 1, least),
            xytext=(-6 if late else 6, -8), textcoords="offset points", ha="right" if late else "left", va="center",
            fontsize=8.5, color=GROUND,
        )  # fmt: skip
        lower.yaxis.set_major_formatter(PercentFormatter(decimals=0))
        lower.yaxis.set_major_locator(MaxNLocator(5, steps=(1, 2, 5, 10), integer=span > 4))
        lower.set_title("Array energy of the fleet, share of continuous sunlight at 1 AU (arrays that face the Sun)")
        light_grid(lower, "y")
        _months(lower)
        dark_days = int((eclipse_minutes.max(axis=0) > 0).sum())
        return drawing(
            figure, "calendar", "Eclipse calendar of the fleet",
            f"{planes} planes from {clock(local_time_h[0])} to {clock(local_time_h[-1])}: some plane is eclipsed on "
            f"{dark_days} days of the year, at most {longest:.1f} minutes per orbit. Array energy of the fleet falls "
            f"to {least:.1f} % of continuous sunlight at 1 AU on {day_name(least_energy_day)}; its mean is "
            f"{energy.mean():.1f} %.",
        )  # fmt: skip


def _minute_lines(axes: Axes, minutes: Array, longest: float) -> None:
    """Lines of equal eclipse with their minutes, so that the map reads without color."""
    step = next(s for s in (1, 2, 5, 10, 20, 50) if longest / s <= 5)
    levels = [float(v) for v in np.arange(step, longest, step)]
    if levels and minutes.max() > levels[0]:
        lines = axes.contour(_DAYS, np.arange(minutes.shape[0]), minutes, levels, colors=INK, linewidths=0.5)
        for label in axes.clabel(lines, fontsize=6.5, fmt="%.0f", inline=False):
            label.set_bbox({"boxstyle": "round,pad=0.1", "facecolor": "white", "edgecolor": "none"})


def local_time_figure(years: Mapping[str, tuple[Array, Array]]) -> Drawing:
    """Draw Sun angle and eclipse through the year of planes at several local times.

    Parameters
    ----------
    years : label -> (Sun angle [deg], eclipse per orbit [min]), each of shape (365,).
    """
    styles = ("-", "--", ":", "-.")
    colors = (ORBIT, GROUND, INK, FAINT)
    with mpl.rc_context(STYLE):
        figure = blank_figure(3.9)
        upper, lower = figure.subplots(2, 1, sharex=True)
        parts, betas, eclipses = [], [], []
        for index, (label, (beta, minutes)) in enumerate(years.items()):
            style, color = styles[index % 4], colors[index % 4]
            size = np.abs(beta)
            upper.plot(_DAYS, size, color=color, linestyle=style)
            lower.plot(_DAYS, minutes, color=color, linestyle=style)
            betas.append((size, label, color))
            eclipses.append((minutes, label, color))
            parts.append(
                f"{label}: beta {size.min():.1f} to {size.max():.1f} degrees, eclipses on {int((minutes > 0).sum())} "
                f"days, at most {minutes.max():.1f} minutes"
            )
        upper.margins(y=0.12)
        lower.set_ylim(0, max(1.0, 1.15 * max(float(m.max()) for m, _, _ in eclipses)))
        _months(lower)
        end_labels(upper, _DAYS, betas, 0.12)
        end_labels(lower, _DAYS, eclipses, 0.12)
        upper.set_title("Sun angle to the orbit plane (beta), degrees")
        lower.set_title("Eclipse per orbit, minutes")
        light_grid(upper, "y")
        light_grid(lower, "y")
        return drawing(figure, "localtime", "Local times compared", "; ".join(parts) + ".")


def shell_figure(
    *, local_time_h: Array, spacing_km: float, minimum_separation_km: float, circumference_km: float,
    satellite_count: float,
) -> Drawing:  # fmt: skip
    """Draw a stretch of the shell unrolled: planes by local time, satellites along the track, to scale along it.

    Parameters
    ----------
    local_time_h : local time of each plane's node, shape (plane,).
    spacing_km : distance of neighbors of a plane along the track.
    minimum_separation_km : smallest distance allowed.
    circumference_km : length of one revolution.
    satellite_count : satellites in the shell.
    """
    shown = plane_drawn(local_time_h.size)
    length = min(_SPACINGS_SHOWN * spacing_km, circumference_km)
    with mpl.rc_context(STYLE):
        figure = blank_figure(1.55 + 0.17 * len(shown))
        axes = figure.subplots()
        for row, plane in enumerate(shown):
            shift = (plane / local_time_h.size) % 1.0 * spacing_km
            places = np.arange(0.0, length + spacing_km, spacing_km) + shift - spacing_km
            places = places[(places >= 0) & (places <= length)]
            axes.axhline(row, color="#dfe3e8", linewidth=0.8, zorder=1)
            axes.plot(places, np.full(places.size, row), linestyle="none", marker="o", markersize=3.6, color=ORBIT)
        if length > spacing_km:
            axes.annotate("", (0.0, -0.75), (spacing_km, -0.75), arrowprops={"arrowstyle": "<|-|>", "color": GROUND})
            axes.annotate(
                f"{significant(spacing_km)} km", (spacing_km, -0.75), xytext=(4, 0), textcoords="offset points",
                va="center", fontsize=8.5, color=GROUND,
            )  # fmt: skip
        axes.set_yticks(range(len(shown)), [clock(local_time_h[plane]) for plane in shown], fontsize=7.5)
        axes.set_ylim(-1.4, len(shown) - 0.3)
        axes.set_xlim(0, length)
        axes.set_xlabel(
            f"km along the track, {percent(length / circumference_km)} of one revolution of {circumference_km:,.0f} km"
        )
        axes.set_ylabel("local time of node")
        axes.set_title(
            f"Satellites (●) every {significant(spacing_km)} km; smallest separation allowed: "
            f"{significant(minimum_separation_km)} km"
        )
        return drawing(
            figure, "shell", "Spacing in the shell",
            f"{satellite_count:,.0f} satellites in {local_time_h.size} planes stand {significant(spacing_km)} km apart "
            f"along the track; the smallest separation allowed is {significant(minimum_separation_km)} km. "
            f"{len(shown)} planes are drawn.",
        )  # fmt: skip


def passes_figure(*, maximum_elevation_deg: Array, duration_s: Array, elevation_mask_deg: float) -> Drawing:
    """Draw how high passes rise and how long they last.

    Parameters
    ----------
    maximum_elevation_deg, duration_s : of each pass, shape (pass,), at least one.
    elevation_mask_deg : elevation at which a pass begins and ends.
    """
    with mpl.rc_context(STYLE):
        figure = blank_figure(2.7)
        left, right = figure.subplots(1, 2)
        low = 5 * int(elevation_mask_deg // 5)
        _share_bars(left, maximum_elevation_deg, np.arange(low, 91, 10 if low < 40 else 5).astype(float))
        left.set_title("Share of passes by highest elevation")
        left.set_xlabel("degrees")
        longest = float(duration_s.max()) / 60
        step = next(s for s in (0.25, 0.5, 1.0, 2.0, 5.0) if longest / s <= 10)
        _share_bars(right, duration_s / 60, np.arange(0.0, longest + step, step))
        right.set_title("Share of passes by duration")
        right.set_xlabel("minutes")
        return drawing(
            figure, "passes", "Passes over a site",
            f"Above {elevation_mask_deg:.0f} degrees a pass lasts {duration_s.mean() / 60:.1f} minutes in the mean and "
            f"{longest:.1f} at most; half of the passes rise above {np.median(maximum_elevation_deg):.0f} degrees.",
        )  # fmt: skip


def _share_bars(axes: Axes, values: Array, edges: Array) -> None:
    edges = np.append(edges, values.max()) if values.max() > edges[-1] else edges
    counts, _ = np.histogram(values, edges)
    share = 100 * counts / values.size
    axes.bar(edges[:-1], share, np.diff(edges), align="edge", color="#8ec6ea", edgecolor=ORBIT, linewidth=0.8)
    for start, width, height in zip(edges[:-1], np.diff(edges), share, strict=True):
        axes.annotate(
            f"{height:.0f}", (start + width / 2, height), xytext=(0, 2), textcoords="offset points", ha="center",
            fontsize=7.5,
        )  # fmt: skip
    axes.set_xticks(edges, [f"{e:.3g}" for e in edges], fontsize=7.5)
    axes.set_ylim(0, 1.15 * max(float(share.max()), 1.0))
    axes.yaxis.set_major_formatter(PercentFormatter(decimals=0))
    axes.yaxis.set_major_locator(MaxNLocator(4))
    light_grid(axes, "y")


def air_figure(
    *, decimal_year: Array, solar_f107: Array, density_kg_per_m3: Array, decay_years: Array, decay_altitude_km: Array
) -> Drawing:
    """Draw the solar cycle and air density by month with their band, and a failed satellite's way down.

    Parameters
    ----------
    decimal_year : middle of each month, shape (month,).
    solar_f107, density_kg_per_m3 : weak, mean and strong cycle, shape (3, month).
    decay_years, decay_altitude_km : time since failure in mean air, and altitude then.
    """
    with mpl.rc_context(STYLE):
        figure = blank_figure(5.2)
        flux, air, fall = figure.subplots(3, 1)
        for axes, values, title in (
            (flux, solar_f107, "Solar radio flux F10.7, solar flux units"),
            (air, density_kg_per_m3, "Air density at the operating altitude, kg/m³"),
        ):
            axes.fill_between(decimal_year, values[0], values[2], color="#d8e6f1", linewidth=0)
            axes.plot(decimal_year, values[1], color=ORBIT)
            axes.plot(decimal_year, values[0], color=FAINT, linewidth=0.8, linestyle="--")
            axes.plot(decimal_year, values[2], color=FAINT, linewidth=0.8, linestyle="--")
            axes.set_xlim(decimal_year[0], decimal_year[-1])
            axes.xaxis.set_major_locator(MaxNLocator(9, integer=True))
            axes.set_title(title)
            light_grid(axes, "y")
        end_labels(
            flux, decimal_year,
            [(solar_f107[0], "weak cycle", FAINT), (solar_f107[1], "mean", ORBIT), (solar_f107[2], "strong", FAINT)],
            0.16,
        )  # fmt: skip
        air.set_yscale("log")
        air.yaxis.set_major_locator(LogLocator(10, subs=(1, 2, 5)))
        air.yaxis.set_major_formatter(FuncFormatter(lambda value, _: significant(value, 1)))
        air.yaxis.set_minor_formatter(NullFormatter())
        fall.plot(decay_years, decay_altitude_km, color=ORBIT)
        fall.set_xlim(0, max(float(decay_years[-1]) * 1.02, 1e-3))
        if decay_years[-1] > FIVE_YEARS:
            fall.axvline(FIVE_YEARS, color=GROUND, linestyle="--", linewidth=1.0)
            fall.annotate(
                "5 years", (FIVE_YEARS, float(decay_altitude_km.min())), xytext=(4, 6), textcoords="offset points",
                color=GROUND, fontsize=8.5,
            )  # fmt: skip
        fall.set_title("A failed, tumbling satellite's altitude in km against years since its failure, mean air")
        light_grid(fall, "y")
        return drawing(
            figure, "air", "Solar cycle, air and decay",
            f"F10.7 between {solar_f107[1].min():.0f} and {solar_f107[1].max():.0f} in the mean cycle and up to "
            f"{solar_f107[2].max():.0f} in a strong one; air density from {significant(density_kg_per_m3[1].min(), 2)} "
            f"to {significant(density_kg_per_m3[1].max(), 2)} kg/m³. A failed satellite comes down in "
            f"{significant(float(decay_years[-1]))} years in mean air.",
        )  # fmt: skip
