"""Figures of the radiation environment: dose by depth, spectra, the anomaly's map and a day in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap, LogNorm
from matplotlib.ticker import FixedLocator, FuncFormatter, LogLocator, NullFormatter

from orbitdc.report.drawing import FAINT, GROUND, INK, ORBIT, STYLE, Drawing, blank_figure, drawing, light_grid
from orbitdc.report.figures_map import track_pieces, world_map
from orbitdc.report.numbers import significant
from orbitdc.scenario.declaration import Array, Flags

LEAST_DOSE_DRAWN = 0.5
LEAST_FLUX_DRAWN = 1e-2
_DEPTH_TICKS = (0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0)
_LINES = ((ORBIT, "-"), (GROUND, "--"), (INK, ":"), (FAINT, "-."), (ORBIT, ":"), (GROUND, "-."))
_MARKERS = ("o", "s", "^", "D", "v", "P")
_HEAT = LinearSegmentedColormap.from_list("protons", ("#ffffff", "#f7d9b0", "#e8924a", "#b23a12", "#4a0d05"))


def plain(value: float, _: int | None = None) -> str:
    """Return a tick of a logarithmic axis: a number, or a power of ten."""
    return significant(value, 1) if 1e-3 <= value < 1e5 else f"$10^{{{round(np.log10(value))}}}$"


def log_ticks(axes: Axes, axis: str, at: Sequence[float] | None = None) -> None:
    """Set an axis to logarithmic with plain numbers: at given places, or at powers of ten."""
    (axes.set_xscale if axis == "x" else axes.set_yscale)("log")
    chosen = axes.xaxis if axis == "x" else axes.yaxis
    chosen.set_major_locator(LogLocator(10, numticks=9) if at is None else FixedLocator(list(at)))
    chosen.set_major_formatter(FuncFormatter(plain))
    chosen.set_minor_formatter(NullFormatter())


def dose_depth_figure(
    *, depth_mm: Array, parts: Mapping[str, Array], design_depth_mm: float, limit_rad_per_yr: float,
    marks: Mapping[str, Sequence[tuple[float, float]]],
) -> Drawing:  # fmt: skip
    """Draw dose against aluminum depth by source, the design's shield, its limit and published points.

    Parameters
    ----------
    depth_mm : shape (depth,).
    parts : dose by source, "total" first, rad(Si) per year, each of shape (depth,).
    design_depth_mm : of the design's shield.
    limit_rad_per_yr : dose per year that reaches the device's limit at the end of its life.
    marks : published (depth [mm], dose [rad/yr]) by label.
    """
    total = parts["total"]
    here = float(np.exp(np.interp(np.log(design_depth_mm), np.log(depth_mm), np.log(total))))
    with mpl.rc_context(STYLE):
        figure = blank_figure(4.4)
        axes = figure.subplots()
        present = {label: dose for label, dose in parts.items() if dose.max() > 0}
        for index, (label, dose) in enumerate(present.items()):
            color, style = (INK, "-") if index == 0 else _LINES[index - 1]
            axes.plot(depth_mm, np.where(dose > 0, dose, np.nan), color=color, linestyle=style, label=label,
                      linewidth=2.2 if index == 0 else 1.4)  # fmt: skip
        for marker, (label, points) in zip(_MARKERS, marks.items(), strict=False):
            x, y = zip(*points, strict=True)
            axes.plot(x, y, linestyle="none", marker=marker, markersize=5.5, markerfacecolor="#ffffff",
                      markeredgecolor=INK, label=label, zorder=5)  # fmt: skip
        axes.axvline(design_depth_mm, color=FAINT, linewidth=1.0)
        axes.axhline(limit_rad_per_yr, color=GROUND, linewidth=0.9, linestyle=(0, (1, 1.5)))
        axes.annotate(
            f"dose limit over planned life: {significant(limit_rad_per_yr)} rad/yr",
            (0.01, limit_rad_per_yr), xycoords=("axes fraction", "data"), xytext=(0, -9), textcoords="offset points",
            fontsize=7.5, color=GROUND,
        )  # fmt: skip
        axes.plot(design_depth_mm, here, marker="o", markersize=6.5, color=ORBIT, zorder=6)
        log_ticks(axes, "x", [t for t in _DEPTH_TICKS if depth_mm[0] <= t <= depth_mm[-1]])
        log_ticks(axes, "y")
        axes.set_xlim(depth_mm[0], depth_mm[-1])
        axes.set_ylim(min(LEAST_DOSE_DRAWN, 0.5 * float(total.min())), 2.0 * max(float(total.max()), limit_rad_per_yr))
        axes.set_xlabel("mm of aluminum")
        axes.set_title(
            f"Dose in silicon, rad per year: {significant(here)} behind this design's "
            f"{significant(design_depth_mm)} mm (●)"
        )
        light_grid(axes, "y")
        figure.legend(loc="outside lower center", ncols=3, frameon=False, fontsize=7.5, handlelength=2.6)
        said = ", ".join(
            f"{label} {significant(float(np.interp(design_depth_mm, depth_mm, dose)), 2)}"
            for label, dose in parts.items()
            if label != "total"
        )
        return drawing(
            figure, "dosedepth", "Dose by depth of aluminum",
            f"Behind {significant(design_depth_mm)} mm of aluminum {significant(here)} rad(Si) per year: {said}. "
            f"Behind 1 mm {significant(float(np.interp(1.0, depth_mm, total)))} rad per year. Published points: "
            f"{'; '.join(marks) or 'none for such an orbit'}.",
        )  # fmt: skip


def spectra_figure(
    *, protons: Mapping[str, tuple[Array, Array]], electrons: Mapping[str, tuple[Array, Array]]
) -> Drawing:
    """Draw orbit means of flux above an energy.

    Parameters
    ----------
    protons, electrons : (energies [MeV], flux [1/(cm2 s)]) by label.
    """
    with mpl.rc_context(STYLE):
        figure = blank_figure(3.6)
        left, right = figure.subplots(1, 2, width_ratios=(3, 2))
        said = []
        for axes, lines, title in ((left, protons, "Protons"), (right, electrons, "Electrons")):
            for (color, style), (label, (energy, flux)) in zip(_LINES, lines.items(), strict=False):
                axes.plot(energy, np.where(flux > 0, flux, np.nan), color=color, linestyle=style, label=label)
                above = float(np.interp(30.0 if axes is left else 1.0, energy, flux))
                said.append(f"{title.lower()}, {label}: {significant(above, 2)}")
            log_ticks(axes, "x")
            log_ticks(axes, "y")
            highest = max(float(flux.max()) for _, flux in lines.values())
            axes.set_ylim(LEAST_FLUX_DRAWN, 2 * highest)
            axes.set_xlabel("MeV")
            axes.set_title(f"{title} above an energy, 1/(cm² s)" if axes is left else title)
            light_grid(axes, "y")
            axes.legend(loc="lower left", frameon=False, fontsize=7, handlelength=2.4, borderaxespad=0.2)
        left.set_xlim(0.1, 1e4)
        return drawing(
            figure, "spectra", "Spectra of protons and electrons",
            "Orbit mean above 30 MeV (protons) and 1 MeV (electrons), per cm2 and second: " + "; ".join(said) + ".",
        )  # fmt: skip


def anomaly_figure(
    *, longitude_deg: Array, latitude_deg: Array, flux_per_cm2_s: Array, threshold_per_cm2_s: float,
    track_longitude_deg: Array, track_latitude_deg: Array, inside: Flags, altitude_km: float, year: float,
) -> Drawing:  # fmt: skip
    """Draw the map of protons above 30 MeV at an altitude, with coastlines and one satellite's day.

    Parameters
    ----------
    longitude_deg, latitude_deg, flux_per_cm2_s : map, shapes (longitude,), (latitude,) and (latitude, longitude).
    threshold_per_cm2_s : outline of the anomaly; nan for none.
    track_longitude_deg, track_latitude_deg, inside : ground track, and where it is in the anomaly, shape (time,).
    altitude_km, year : of the map.
    """
    highest = max(float(flux_per_cm2_s.max()), 2.0)
    levels = [float(10.0**power) for power in range(int(np.ceil(np.log10(highest))) + 1)]
    steps = sorted({*levels, *(2 * v for v in levels), *(5 * v for v in levels)})
    with mpl.rc_context(STYLE):
        figure = blank_figure(3.9)
        axes = figure.subplots()
        shown: Array = np.where(flux_per_cm2_s >= 1.0, flux_per_cm2_s, np.nan)
        colors = axes.contourf(
            longitude_deg, latitude_deg, shown, [v for v in steps if v <= 2.5 * highest], cmap=_HEAT,
            norm=LogNorm(1.0, 1.3 * highest), zorder=0.5,
        )  # fmt: skip
        bar = figure.colorbar(colors, ax=axes, pad=0.01, aspect=22, shrink=0.88, ticks=levels[:-1])
        bar.ax.set_yticklabels([significant(v, 1) for v in levels[:-1]])
        bar.ax.tick_params(labelsize=7.5)
        world_map(axes, filled=False)
        if np.isfinite(threshold_per_cm2_s):
            axes.contour(
                longitude_deg, latitude_deg, flux_per_cm2_s, [threshold_per_cm2_s], colors=INK, linewidths=1.2,
                linestyles="--", zorder=3,
            )  # fmt: skip
        for piece in track_pieces(track_longitude_deg, track_latitude_deg):
            axes.plot(piece[:, 0], piece[:, 1], color=ORBIT, linewidth=0.5, zorder=2.5)
        edges = np.flatnonzero(np.diff(np.concatenate([[0], inside.astype(np.int8), [0]]))).reshape(-1, 2)
        for a, b in edges:
            for piece in track_pieces(track_longitude_deg[a:b], track_latitude_deg[a:b]):
                axes.plot(piece[:, 0], piece[:, 1], color=ORBIT, linewidth=2.4, zorder=4, solid_capstyle="butt")
        axes.set_title(
            f"Protons above 30 MeV at {altitude_km:,.0f} km, 1/(cm² s), {year:.0f}; dashed: holds 95 % of them",
            fontsize=8.8,
        )
        row, column = np.unravel_index(int(flux_per_cm2_s.argmax()), flux_per_cm2_s.shape)
        return drawing(
            figure, "anomaly", "The South Atlantic Anomaly and one day's ground track",
            f"Flux of protons above 30 MeV at {altitude_km:,.0f} km peaks at {significant(highest)} per cm2 and "
            f"second near {latitude_deg[row]:.0f} degrees of latitude and {longitude_deg[column]:.0f} degrees of "
            f"longitude; the satellite passes the anomaly {len(edges)} times in the day drawn.",
        )  # fmt: skip


def day_figure(*, hours: Array, flux_per_cm2_s: Array, inside: Flags, threshold_per_cm2_s: float) -> Drawing:
    """Draw the protons above 30 MeV that one satellite meets through a day.

    Parameters
    ----------
    hours, flux_per_cm2_s, inside : along the track, shape (time,).
    threshold_per_cm2_s : outline of the anomaly.
    """
    mean = float(flux_per_cm2_s.mean())
    with mpl.rc_context(STYLE):
        figure = blank_figure(2.3)
        axes = figure.subplots()
        edges = np.flatnonzero(np.diff(np.concatenate([[0], inside.astype(np.int8), [0]]))).reshape(-1, 2)
        for a, b in edges:
            axes.axvspan(hours[a], hours[min(b, hours.size - 1)], color="#f3dcc9", linewidth=0)
        axes.fill_between(hours, flux_per_cm2_s, color="#8ec6ea", linewidth=0)
        axes.plot(hours, flux_per_cm2_s, color=ORBIT, linewidth=0.9)
        top = max(1.15 * float(flux_per_cm2_s.max()), 1.0)
        if mean > 0:
            axes.axhline(mean, color=GROUND, linewidth=0.9, linestyle="--")
            axes.annotate(
                f"mean {significant(mean, 2)}", (0.0, mean), xytext=(3, 3), textcoords="offset points", fontsize=8,
                color=GROUND,
            )  # fmt: skip
        axes.set_ylim(0, top)
        axes.set_xlim(0, 24)
        axes.set_xticks(range(0, 25, 3))
        axes.set_xlabel("hours")
        axes.set_title("Protons above 30 MeV along the track, 1/(cm² s); passes of the anomaly shaded")
        light_grid(axes, "y")
        inside_h = float(inside.mean() * 24)
        held = float(flux_per_cm2_s[inside].sum() / max(float(flux_per_cm2_s.sum()), 1e-30))
        return drawing(
            figure, "day", "A day's protons along the track",
            f"{len(edges)} passes of the anomaly in the day, {significant(inside_h, 2)} hours together, hold "
            f"{100 * held:.0f} % of its protons; peak {significant(float(flux_per_cm2_s.max()))}, mean "
            f"{significant(mean)} per cm2 and second, threshold {significant(threshold_per_cm2_s)}.",
        )  # fmt: skip
