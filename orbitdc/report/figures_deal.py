"""Figures of a deal: power and cash by month, cash flow by year, capacity against budget."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import matplotlib as mpl
import numpy as np

from orbitdc.report.drawing import FAINT, GROUND, INK, ORBIT, STYLE, Drawing, blank_figure, drawing, light_grid
from orbitdc.report.numbers import quantity, significant
from orbitdc.scenario.declaration import Array

_MILLION = 1e6
_BAND = "#cfe3f3"


def power_figure(*, year: Array, by_month: Mapping[str, Array]) -> Drawing:
    """Draw delivered IT power by month with its band.

    Parameters
    ----------
    year : decimal year of each month.
    by_month : as `orbitdc.study.deal.Deal.by_month` returns it.
    """
    with mpl.rc_context(STYLE):
        figure = blank_figure(2.7)
        axes = figure.subplots()
        axes.fill_between(
            year, by_month["delivered_mw_p10"], by_month["delivered_mw_p90"], color=_BAND, step="mid", linewidth=0,
            label="P10 to P90",
        )  # fmt: skip
        axes.step(year, by_month["in_service_mw"], where="mid", color=FAINT, linewidth=1.2, linestyle=(0, (4, 2)),
                  label="living accelerators")  # fmt: skip
        axes.step(year, by_month["delivered_mw"], where="mid", color=ORBIT, label="delivered")
        axes.set_ylim(0, None)
        axes.set_xlim(float(year[0]), float(year[-1]))
        axes.set_title("MW of IT power", pad=14)
        axes.legend(frameon=False, fontsize=8.5, loc="upper right", bbox_to_anchor=(1.0, 1.16), ncols=3)
        light_grid(axes, "y")
        most = float(by_month["delivered_mw"].max())
        said = f"At most {significant(most)} MW are delivered."
        return drawing(figure, "dealpower", "Delivered power by month", said)


def cash_figure(*, year: Array, by_month: Mapping[str, Array]) -> Drawing:
    """Draw cash in hand by month, with the tranches and the lowest point.

    Parameters
    ----------
    year : decimal year of each month.
    by_month : as `orbitdc.study.deal.Deal.by_month` returns it.
    """
    cash = by_month["cash_usd"] / _MILLION
    with mpl.rc_context(STYLE):
        figure = blank_figure(2.7)
        axes = figure.subplots()
        axes.step(year, cash, where="mid", color=ORBIT)
        axes.axhline(0, color=INK, linewidth=0.8)
        top = max(float(cash.max()), float(by_month["paid_in_usd"].max()) / _MILLION)
        for month in np.flatnonzero(by_month["paid_in_usd"] > 0.0):
            amount = float(by_month["paid_in_usd"][month])
            axes.axvline(year[month], color=FAINT, linewidth=1, linestyle=":")
            axes.annotate(
                "+ " + quantity(amount, "USD"), (year[month], top * 1.12), xytext=(3, 0), textcoords="offset points",
                fontsize=8, va="top", rotation=90, color="#59636e",
            )  # fmt: skip
        lowest = int(np.argmin(cash))
        axes.plot([year[lowest]], [cash[lowest]], "o", color=GROUND, markersize=5)
        axes.annotate("lowest", (year[lowest], cash[lowest]), xytext=(0, 8), textcoords="offset points", fontsize=8.5,
                      ha="center", color=GROUND)  # fmt: skip
        axes.set_ylim(min(0.0, float(cash.min())) - 0.03 * top, top * 1.15)
        axes.set_xlim(float(year[0]), float(year[-1]))
        axes.set_title("Cash in hand at the end of the month, million USD")
        light_grid(axes, "y")
        said = f"The lowest point is {quantity(float(cash[lowest]) * _MILLION, 'USD')}, in {year[lowest]:.1f}."
        return drawing(figure, "dealcash", "Cash by month", said)


def cash_flow_figure(*, year: Sequence[int], by_year: Mapping[str, Array]) -> Drawing:
    """Draw revenue up, spending down and their sum by year.

    Parameters
    ----------
    year : calendar years.
    by_year : as `orbitdc.study.deal.Deal.by_year` returns it.
    """
    with mpl.rc_context(STYLE):
        figure = blank_figure(2.7)
        axes = figure.subplots()
        place = np.asarray(year, dtype=np.float64)
        axes.bar(place, by_year["revenue_usd"] / _MILLION, color=ORBIT, width=0.7, label="revenue")
        axes.bar(place, -by_year["spending_usd"] / _MILLION, color="#efb37c", hatch="////", edgecolor="#c8571b",
                 linewidth=0, width=0.7, label="spending")  # fmt: skip
        axes.plot(place, by_year["net_cash_flow_usd"] / _MILLION, "o-", color=INK, markersize=3.5, linewidth=1.2,
                  label="net")  # fmt: skip
        axes.axhline(0, color=INK, linewidth=0.8)
        axes.set_xticks(place, [str(y) for y in year])
        axes.set_title("Cash flow of the project by year, million real USD")
        axes.legend(frameon=False, fontsize=8.5, ncols=3, loc="lower right")
        light_grid(axes, "y")
        total = quantity(float(by_year["net_cash_flow_usd"].sum()), "USD")
        return drawing(figure, "dealflow", "Cash flow by year", f"In all {total}.")


def budget_figure(*, budget_usd: Array, capacity_mw: Array) -> Drawing:
    """Draw the capacity that multiples of the budget pay for, and the line that would be in proportion.

    Parameters
    ----------
    budget_usd, capacity_mw : budgets and capacities; the deal's own in the middle.
    """
    with mpl.rc_context(STYLE):
        figure = blank_figure(2.4)
        axes = figure.subplots()
        place = budget_usd / 1e9
        own = len(place) // 2
        axes.plot(place, capacity_mw[own] * place / place[own], color=FAINT, linestyle=(0, (4, 2)), linewidth=1.2)
        axes.annotate("in proportion", (place[-1], capacity_mw[own] * place[-1] / place[own]), xytext=(-4, -12),
                      textcoords="offset points", ha="right", va="top", fontsize=8.5, color="#59636e")  # fmt: skip
        axes.plot(place, capacity_mw, "o-", color=ORBIT, markersize=4)
        axes.set_ylim(0, None)
        axes.set_xlim(0, float(place[-1]) * 1.02)
        axes.set_xlabel("budget, billion USD")
        axes.set_title("Contracted IT power that it pays for, MW")
        light_grid(axes, "y")
        said = f"{significant(float(capacity_mw[own]))} MW for the deal's own budget."
        return drawing(figure, "dealbudget", "Capacity against budget", said)
