"""Figures of what radiation does: upsets, ageing, the shield's trade and goodput against job size."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import matplotlib as mpl
import numpy as np
from matplotlib.ticker import MaxNLocator, PercentFormatter

from orbitdc.report.drawing import FAINT, GROUND, INK, ORBIT, STYLE, Drawing, blank_figure, drawing, light_grid
from orbitdc.report.figures_radiation import log_ticks
from orbitdc.report.numbers import percent, significant
from orbitdc.scenario.declaration import Array, Flags

_STYLES = ((ORBIT, "-"), (INK, "--"), (FAINT, ":"), (ORBIT, "-."), (GROUND, "-"))
_SHIELD_TICKS = (0.3, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0)
_MOST_OF_CHEAPEST = 1.6


def budget_figure(*, rates: Sequence[tuple[str, float, tuple[float, float] | None]], extrapolated_from: str) -> Drawing:
    """Draw events per accelerator and year with their uncertainty.

    Parameters
    ----------
    rates : (kind of event, rate per year, P10 and P90 if known).
    extrapolated_from : the device whose beam data are carried over; empty if the accelerator itself was tested.
    """
    drawn = [(label, max(rate, 1e-6), band) for label, rate, band in rates]
    with mpl.rc_context(STYLE):
        figure = blank_figure(0.95 + 0.38 * len(drawn))
        axes = figure.subplots()
        lowest = min(min(rate, band[0] if band else rate) for _, rate, band in drawn)
        highest = max(max(rate, band[1] if band else rate) for _, rate, band in drawn)
        left = 10.0 ** np.floor(np.log10(max(lowest, 1e-6)) - 0.2)
        for row, (label, rate, band) in enumerate(drawn):
            ours = "without radiation" not in label
            axes.barh(
                row, rate - left, 0.56, left=left, color="#8ec6ea" if ours else "#e3e7eb",
                edgecolor=ORBIT if ours else FAINT, hatch="///" if ours and extrapolated_from else None,
            )  # fmt: skip
            if band is not None:
                axes.plot(band, (row, row), color=INK, linewidth=1.4, marker="|", markersize=8)
            end = max(rate, band[1] if band else rate)
            said = f"{significant(rate)}" + (
                f" ({significant(band[0], 2)} to {significant(band[1], 2)})" if band else ""
            )
            axes.annotate(said, (end, row), xytext=(7, 0), textcoords="offset points", va="center", fontsize=8)
        axes.set_yticks(range(len(drawn)), [label for label, _, _ in drawn])
        axes.invert_yaxis()
        axes.tick_params(axis="y", length=0)
        log_ticks(axes, "x")
        axes.set_xlim(left, highest * 12)
        axes.set_xlabel("events per accelerator and year" + ("; line: P10 to P90" if drawn[0][2] else ""))
        light_grid(axes, "x")
        if extrapolated_from:
            axes.set_title(f"Hatched: extrapolated from {extrapolated_from}")
        said = "; ".join(f"{label} {significant(rate)}" for label, rate, _ in rates)
        flag = f" Extrapolated from {extrapolated_from}." if extrapolated_from else ""
        return drawing(figure, "budget", "Upset budget", f"Events per accelerator and year: {said}.{flag}")


def ageing_figure(
    *, age_yr: Array, dose_krad: Array, band_krad: Array | None, limit_krad: float, margin: float,
    remaining: Array,
    planned_life_yr: float,
) -> Drawing:  # fmt: skip
    """Draw dose against the device's limit, and what radiation leaves of a cell's power, by age.

    Parameters
    ----------
    age_yr, dose_krad, remaining : shape (age,).
    band_krad : P10 and P90 of the dose, shape (2, age), if known.
    limit_krad, margin, planned_life_yr : of the device, required over it, and of the satellite.
    """
    with mpl.rc_context(STYLE):
        figure = blank_figure(2.9)
        left, right = figure.subplots(1, 2)
        if band_krad is not None:
            left.fill_between(age_yr, band_krad[0], band_krad[1], color="#d8e6f1", linewidth=0)
        left.plot(age_yr, dose_krad, color=ORBIT)
        left.axhline(limit_krad, color=GROUND, linestyle="--", linewidth=1.2)
        left.annotate(
            f"limit {significant(limit_krad)} krad", (0.0, limit_krad), xytext=(4, 3), textcoords="offset points",
            fontsize=8, color=GROUND,
        )  # fmt: skip
        if margin > 1:
            left.axhline(limit_krad / margin, color=GROUND, linestyle=":", linewidth=1.2)
            left.annotate(
                f"with margin {significant(margin)}", (0.0, limit_krad / margin), xytext=(4, 3),
                textcoords="offset points", fontsize=8, color=GROUND,
            )  # fmt: skip
        top = 1.25 * max(limit_krad, float(dose_krad[-1]), 0.0 if band_krad is None else float(band_krad[1, -1]))
        left.set_ylim(0, top)
        left.set_title("Dose of the electronics, krad(Si)")
        right.plot(age_yr, 100 * remaining, color=ORBIT)
        right.yaxis.set_major_formatter(PercentFormatter())
        right.set_title("Cell power left by radiation")
        for axes in (left, right):
            axes.axvline(planned_life_yr, color=FAINT, linewidth=1.0)
            axes.set_xlim(0, age_yr[-1])
            axes.set_xlabel("years in orbit (line: planned life)")
            axes.yaxis.set_major_locator(MaxNLocator(6))
            light_grid(axes, "y")
        dose = float(np.interp(planned_life_yr, age_yr, dose_krad))
        left_over = float(np.interp(planned_life_yr, age_yr, remaining))
        return drawing(
            figure, "ageing", "Dose and cell power by age",
            f"At the planned life of {significant(planned_life_yr)} years {significant(dose)} krad(Si) against a "
            f"limit of {significant(limit_krad)}, and {percent(left_over)} of the cells' power.",
        )  # fmt: skip


def trade_figure(
    *, shield_g_per_cm2: Array, dose_rad_per_yr: Array, shield_mass_kg: Array, goodput_fraction: Array,
    cost_usd_per_h: Array, design_g_per_cm2: float,
) -> Drawing:  # fmt: skip
    """Draw what a thicker shield buys and costs: dose, mass, goodput and cost, all from the same evaluation.

    Parameters
    ----------
    shield_g_per_cm2, dose_rad_per_yr, shield_mass_kg, goodput_fraction, cost_usd_per_h : shape (shield,).
    design_g_per_cm2 : shield of the design.
    """
    finite: Flags = np.isfinite(cost_usd_per_h) & (cost_usd_per_h > 0)
    cheapest = float(cost_usd_per_h[finite].min()) if finite.any() else float("nan")
    best = float(shield_g_per_cm2[finite][cost_usd_per_h[finite].argmin()]) if finite.any() else float("nan")
    cost: Array = np.where(finite & (cost_usd_per_h < 4 * _MOST_OF_CHEAPEST * cheapest), cost_usd_per_h, np.nan)
    panels = (
        (dose_rad_per_yr, "Dose, rad(Si) per year", True),
        (shield_mass_kg, "Shield of one satellite, kg", False),
        (100 * goodput_fraction, "Goodput of the scenario's work", False),
        (cost, "Cost, USD per accelerator-hour", False),
    )
    with mpl.rc_context(STYLE):
        figure = blank_figure(4.2)
        for index, (axes, (values, title, logarithmic)) in enumerate(
            zip(figure.subplots(2, 2, sharex=True).reshape(-1), panels, strict=True)
        ):
            log_ticks(axes, "x", [t for t in _SHIELD_TICKS if shield_g_per_cm2[0] <= t * 1.001])
            axes.plot(shield_g_per_cm2, values, color=ORBIT)
            axes.axvline(design_g_per_cm2, color=FAINT, linewidth=1.0)
            here = float(np.interp(design_g_per_cm2, shield_g_per_cm2, np.nan_to_num(values)))
            axes.plot(design_g_per_cm2, here, marker="o", markersize=5, color=ORBIT)
            axes.annotate(
                f"{significant(here)}{' %' if index == 2 else ''}", (design_g_per_cm2, here),
                xytext=(-6, 6) if index in (1, 2) else (6, 6), ha="right" if index in (1, 2) else "left",
                textcoords="offset points", fontsize=8.5, color=ORBIT,
            )  # fmt: skip
            if logarithmic:
                log_ticks(axes, "y")
            else:
                axes.yaxis.set_major_locator(MaxNLocator(5))
            if index == 2:
                axes.yaxis.set_major_formatter(PercentFormatter())
            if index == 3 and finite.any():
                span = _MOST_OF_CHEAPEST * cheapest
                axes.set_ylim(0.97 * cheapest, max(min(span, float(np.nanmax(cost))), 1.02 * here, 1.05 * cheapest))
            axes.set_xlim(shield_g_per_cm2[0], shield_g_per_cm2[-1])
            axes.set_title(title)
            light_grid(axes, "y")
            if index > 1:
                axes.set_xlabel("shield, g/cm²")
        return drawing(
            figure, "shieldtrade", "What a thicker shield buys and costs",
            f"From {significant(shield_g_per_cm2[0])} to {significant(shield_g_per_cm2[-1])} g/cm2 dose falls from "
            f"{significant(float(dose_rad_per_yr[0]))} to {significant(float(dose_rad_per_yr[-1]))} rad per year and "
            f"the shield grows from {significant(float(shield_mass_kg[0]))} to "
            f"{significant(float(shield_mass_kg[-1]))} kg; cost is least near {significant(best, 2)} g/cm2.",
        )  # fmt: skip


def goodput_figure(*, job_sizes: Array, curves: Mapping[str, Array], satellite_accelerators: float) -> Drawing:
    """Draw goodput of synchronous training jobs against their size.

    Parameters
    ----------
    job_sizes : accelerators, shape (size,).
    curves : goodput by label, each of shape (size,); "ground" among them.
    satellite_accelerators : accelerators of one satellite.
    """
    with mpl.rc_context(STYLE):
        figure = blank_figure(3.2)
        axes = figure.subplots()
        said = []
        for (color, style), (label, values) in zip(_STYLES, curves.items(), strict=False):
            axes.plot(job_sizes, 100 * values, color=color, linestyle=style, label=label)
            half = job_sizes[values >= 0.5]
            said.append(
                f"{label}: half is left at {significant(float(half[-1]), 2)} accelerators"
                if half.size
                else f"{label}: never half"
            )
        axes.axvline(satellite_accelerators, color=FAINT, linewidth=1.0)
        axes.annotate(
            "one satellite", (satellite_accelerators, 4), xytext=(4, 0), textcoords="offset points", fontsize=8,
            color="#59636e",
        )  # fmt: skip
        log_ticks(axes, "x")
        axes.set_xlim(job_sizes[0], job_sizes[-1])
        axes.set_ylim(0, 102)
        axes.yaxis.set_major_formatter(PercentFormatter(decimals=0))
        axes.set_xlabel("accelerators of one synchronous training job")
        axes.set_title("Goodput, by what the job does in the anomaly")
        light_grid(axes, "y")
        axes.legend(loc="lower left", bbox_to_anchor=(0.2, 0.05), frameon=False, fontsize=8, handlelength=2.6)
        return drawing(figure, "goodput", "Goodput against job size", "; ".join(said) + ".")
