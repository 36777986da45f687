"""The page of a deal: what the money flies and when, cash, returns, and what would have to be true."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from orbitdc.report.blocks import Block, figure, paragraph, section, table
from orbitdc.report.csv_tables import csv_text
from orbitdc.report.figures_deal import budget_figure, cash_figure, cash_flow_figure, power_figure
from orbitdc.report.numbers import MISSING, number_and_unit, percent, quantity, significant, value_range
from orbitdc.report.page import Page
from orbitdc.report.tables import dimension_label
from orbitdc.study.deal import LOSES_ALL, MULTIPLES, Deal, Stop
from orbitdc.study.deal_thresholds import Thresholds
from orbitdc.study.evaluation import NO_REVENUE

_SMALL_PROBABILITY = 1e-4
_NO_RATE = "none that is one"


def deal_page(view: Deal, provenance: Mapping[str, str]) -> Page:
    """Return the page of a deal.

    Parameters
    ----------
    view : what was computed.
    provenance : run record.
    """
    sections = [
        section("power", "What the money flies", _power(view)),
        section("cash", "Cash", _cash(view)),
        section("stops", "If the next tranche does not come", _stops(view)),
    ]
    if view.earns:
        sections.insert(2, section("returns", "Returns", _returns(view)))
    if view.thresholds is not None:
        sections.append(section("thresholds", "What would have to be true", _thresholds(view, view.thresholds)))
    return Page(
        name="deal",
        title=f"The deal: {view.scenario.title or view.scenario.name}",
        scenario=view.scenario.name,
        system="orbit",
        case=view.scenario.case,
        lead=lead(view),
        cards=_cards(view),
        sections=sections,
        tables=_tables(view),
        provenance=provenance,
        notes=[view.scenario.notes] if getattr(view.scenario, "notes", "") else [],
    )


def when(view: Deal, month: int) -> str:
    """Return a month of the calendar as year and month."""
    calendar = view.scenario.calendar
    index = calendar.start_month - 1 + month
    return f"{calendar.start_year + index // 12}-{index % 12 + 1:02d}"


def rate_text(rate: float) -> str:
    """Return a rate of return in percent; all lost and several rates in words."""
    if not np.isfinite(rate):
        return _NO_RATE
    return f"below {percent(-0.95)}" if rate <= LOSES_ALL else percent(rate)


def lead(view: Deal) -> list[str]:
    """Return the sentences that say most about a deal."""
    low, middle, high = view.draws.band("capacity_mw")
    budget = quantity(float(view.budget_usd.sum()), "USD")
    sentences = [
        f"{budget} in {len(view.budget_usd)} tranches pay for {significant(view.capacity_mw)} MW of contracted IT "
        f"power, {significant(float(view.plan.read['units_needed'][0, 0]))} satellites with spares; over draws of the "
        f"uncertain numbers {significant(low)} to {significant(high)} MW (P10 to P90), {significant(middle)} MW in "
        "the middle."
    ]
    if view.draws.flies_share < 1.0:
        sentences.append(f"In {percent(1.0 - view.draws.flies_share)} of the draws it pays for no fleet at all.")
    point, month = view.low_point
    sentences.append(f"Cash is lowest at the end of {when(view, month)}, with {quantity(point, 'USD')} in hand.")
    if not view.earns:
        sentences.append(f"No return is stated: {NO_REVENUE}.")
        return sentences
    cost = float(view.plan.read["levelized_cost_usd_per_accelerator_hour"][0, 0])
    earned = float(view.plan.read["mean_revenue_usd_per_accelerator_hour"][0, 0])
    sentences.append(
        f"A delivered accelerator-hour costs {quantity(cost, 'USD/h')} and earns {quantity(earned, 'USD/h')} in the "
        f"mean; the project returns {rate_text(view.project_rate)} a year (real, before tax), equity "
        f"{rate_text(view.equity_rate)} (nominal)."
    )
    if view.thresholds is not None:
        sentences.append(
            f"{percent(view.thresholds.reached_share)} of the draws reach {percent(view.target_per_yr)} a year."
        )
    return sentences


def _cards(view: Deal) -> list[dict[str, str]]:
    low, _, high = view.draws.band("capacity_mw")
    point, month = view.low_point
    cards = [
        _money_card("Budget", float(view.budget_usd.sum())),
        {"label": "Contracted IT power", "value": significant(view.capacity_mw), "unit": "MW",
         "band": value_range(low, high, "MW")},
        _money_card(f"Cash, lowest, {when(view, month)}", point),
    ]  # fmt: skip
    if not view.earns:
        return [*cards, {"label": "Returns", "value": "none", "kind": "missing", "reason": NO_REVENUE}]
    for label, rate, name in (
        ("Project return, real", view.project_rate, "project_rate"),
        ("Equity return, nominal", view.equity_rate, "equity_rate"),
    ):
        low, _, high = view.draws.band(name)
        cards.append({"label": label, "value": rate_text(rate), "band": f"{rate_text(low)} to {rate_text(high)}"})
    return cards


def _money_card(label: str, usd: float) -> dict[str, str]:
    value, unit = number_and_unit(usd, "USD")
    return {"label": label, "value": value, "unit": unit}


def _power(view: Deal) -> list[Block]:
    year = view.scenario.calendar.decimal_year
    rows = []
    for pace, paid_for, hours in view.paces:
        chosen = " (taken)" if pace == view.build_months else ""
        name = "as fast as it goes" if pace == 0.0 else f"{pace:.0f} months"
        delivered = significant(hours / 1e6) if hours >= 0.0 else "does not work"
        rows.append([name + chosen, significant(paid_for), delivered])
    budgets = float(view.budget_usd.sum()) * np.array(MULTIPLES)
    capacity = np.array(view.scaled_mw)
    scaled = [
        [quantity(float(b), "USD"), significant(float(c)) if c > 0 else "no fleet",
         quantity(float(b / c) / 1e3, "USD/kW") if c > 0 else MISSING]
        for b, c in zip(budgets, capacity, strict=True)
    ]  # fmt: skip
    return [
        paragraph(
            "The capacity is the largest with which cash never runs out before the end of the calendar, found with the "
            "full model: development, ground stations and spectrum do not shrink with the fleet, a shorter series of "
            "satellites is dearer, and each draw of the uncertain numbers flies another fleet. Replacements are paid "
            "from the same money."
        ),
        figure(
            power_figure(year=year, by_month=view.by_month()),
            "Delivered IT power by month, as declared and over the draws.",
        ),
        table(
            "Time in which the fleet is built, so that purchases wait for the tranches.",
            [
                ("Built in", "left", 2),
                ("Contracted MW", "right", 1.5),
                ("Million accelerator-hours delivered", "right", 2),
            ],
            rows,
        ),
        figure(budget_figure(budget_usd=budgets, capacity_mw=capacity), "Capacity does not grow in proportion."),
        table(
            "Multiples of the budget, every tranche alike.",
            [("Budget", "left", 2), ("Contracted MW", "right", 1.5), ("Budget per contracted power", "right", 2)],
            scaled,
        ),
    ]


def _cash(view: Deal) -> list[Block]:
    year = view.scenario.calendar.decimal_year
    years = [view.scenario.calendar.start_year + k for k in range(view.scenario.calendar.years)]
    blocks: list[Block] = [
        figure(
            cash_figure(year=year, by_month=view.by_month()),
            "Cash in hand before debt service; dotted lines are tranches.",
        ),
        figure(cash_flow_figure(year=years, by_year=view.by_year()), "Revenue, spending and what is left."),
    ]
    if not view.earns:
        blocks.insert(0, paragraph(f"Nothing comes in but the tranches: {NO_REVENUE}."))
    return blocks


def _returns(view: Deal) -> list[Block]:
    draws = view.draws
    rows = []
    for label, rate, name in (
        ("Project, real, before tax", view.project_rate, "project_rate"),
        ("Equity, nominal, before tax", view.equity_rate, "equity_rate"),
    ):
        low, middle, high = draws.band(name)
        rows.append([label, rate_text(rate), rate_text(low), rate_text(middle), rate_text(high)])
    cover = view.financing.debt_service_cover[:, 0]
    least = float(np.nanmin(cover)) if np.isfinite(cover).any() else np.nan
    low, middle, high = draws.band("least_cover")
    rows.append(["Debt-service cover, least year", *(significant(v) for v in (least, low, middle, high))])
    several = ""
    if len(view.project_rates) > 1:
        listed = ", ".join(percent(r) for r in view.project_rates)
        several = f" It has several rates of return ({listed}), so none is stated."
    by_year = view.by_year()
    names = ("revenue_usd", "spending_usd", "net_cash_flow_usd", "debt_drawn_nominal_usd", "debt_service_nominal_usd",
             "equity_cash_flow_nominal_usd")  # fmt: skip
    flows = [
        [str(view.scenario.calendar.start_year + k), *(significant(float(by_year[n][k]) / 1e6) for n in names),
         significant(float(by_year["debt_service_cover"][k]))]
        for k in range(view.scenario.calendar.years)
    ]  # fmt: skip
    return [
        paragraph(
            f"The cash flow changes its sign {view.project_sign_changes} times.{several} Debt is a fixed share of what "
            "is spent until service starts, with its interest added, and repaid in level payments from the next year "
            "on; what lacks is put in by equity."
        ),
        table(
            "Returns; a draw that loses everything counts as below −95 %.",
            [("Quantity", "left", 3), ("As declared", "right", 1.6), ("P10", "right", 1.4), ("P50", "right", 1.4),
             ("P90", "right", 1.4)],
            rows,
        ),
        table(
            "Cash flow by year, million USD: project real, debt and equity nominal.",
            [("Year", "left", 1), ("Revenue", "right", 1.3), ("Spending", "right", 1.3), ("Net", "right", 1.3),
             ("Debt drawn", "right", 1.3), ("Debt service", "right", 1.3), ("Equity", "right", 1.3),
             ("Cover", "right", 1)],
            flows, dense=True,
        ),
    ]  # fmt: skip


def _stops(view: Deal) -> list[Block]:
    rows = [_stop(view, stop) for stop in view.stops]
    return [
        paragraph(
            "The plan as it is flown, stopped: what has been spent and what serves when a tranche fails to come, and "
            "when cash would run out if purchases went on; beside it the capacity that the money up to then would "
            "have paid for, had that been known from the start."
        ),
        table(
            "Each tranche but the first missing, with all that follow.",
            [("Missing from", "left", 1.3), ("Missing", "right", 1.5), ("Spent before", "right", 1.6),
             ("Cash then", "right", 1.6), ("In service, MW", "right", 1.3), ("Cash runs out", "right", 1.4),
             ("Planned for, MW", "right", 1.4)],
            rows,
        ),
    ]  # fmt: skip


def _stop(view: Deal, stop: Stop) -> list[str]:
    out = "never" if stop.cash_out_month is None else when(view, stop.cash_out_month)
    planned = significant(stop.planned_capacity_mw) if stop.planned_capacity_mw > 0 else "no fleet"
    return [when(view, stop.month), quantity(stop.missing_usd, "USD"), quantity(stop.spent_usd, "USD"),
            quantity(stop.cash_usd, "USD"), significant(stop.in_service_mw), out, planned]  # fmt: skip


def _thresholds(view: Deal, found: Thresholds) -> list[Block]:
    target = percent(view.target_per_yr)
    blocks: list[Block] = []
    if np.isfinite(found.price_now):
        price = quantity(found.price, "USD/h")
        alone = f"at {price}" if np.isfinite(found.price) else "at no price up to 16 times as high"
        blocks.append(
            paragraph(
                f"The declared price alone, now {quantity(found.price_now, 'USD/h')} for a new accelerator's hour, "
                f"reaches {target} a year {alone}."
            )
        )
    if np.isfinite(found.joint_percentile):
        odds = found.joint_probability
        shown = percent(odds) if odds >= _SMALL_PROBABILITY else f"one in {1.0 / odds:,.0f}"
        blocks.append(
            paragraph(
                f"At the declared price the {len(found.single)} numbers that move the margin most reach it together if "
                f"each stands at its {100 * found.joint_percentile:.0f}th percentile or better, counted from its bad "
                f"end; drawn independently that happens in {shown}."
            )
        )
    else:
        blocks.append(paragraph("Not even all of these numbers at the good ends of their ranges reach it together."))
    rows = [
        [
            dimension_label(t.key), significant(t.now),
            significant(t.value) if np.isfinite(t.value) else "none in range",
            percent(t.probability) if np.isfinite(t.probability) else MISSING, significant(t.jointly),
        ]
        for t in found.single
    ]  # fmt: skip
    blocks.append(
        table(
            f"Values at which the project returns {target} a year; the budget buys another fleet at each.",
            [("Parameter", "left", 3.4), ("Now", "right", 1.2), ("Alone", "right", 1.5), ("Probability", "right", 1.4),
             ("All together", "right", 1.4)],
            rows,
        )
    )  # fmt: skip
    return blocks


def _tables(view: Deal) -> dict[str, str]:
    months = [when(view, m) for m in range(view.scenario.calendar.months)]
    years = [view.scenario.calendar.start_year + k for k in range(view.scenario.calendar.years)]
    tables = {}
    for name, first, columns in (("month", months, view.by_month()), ("year", years, view.by_year())):
        rows: list[list[Any]] = [
            [label, *(float(values[i]) for values in columns.values())] for i, label in enumerate(first)
        ]
        tables[f"by_{name}"] = csv_text((name, *columns), rows)
    return tables
