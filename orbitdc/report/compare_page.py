"""The page of a comparison: scenarios side by side, their cost by part in both units."""

from __future__ import annotations

from collections.abc import Mapping

from orbitdc.report.blocks import Block, bullets, figure, paragraph, section, table
from orbitdc.report.csv_tables import csv_text
from orbitdc.report.figures_money import parts_figure
from orbitdc.report.numbers import MISSING, percent, quantity, significant
from orbitdc.report.page import Page
from orbitdc.study.compare import COST, COSTS, PARTS, PFLOP_DAY, SERVICE, Comparison, Side

LABELS = {
    COST: ("Cost per delivered accelerator-hour", "USD/h"),
    PFLOP_DAY: ("Cost per PFLOP-day (dense BF16 peak)", "USD"),
    "levelized_cost_usd_per_million_tokens": ("Cost per million output tokens", "USD"),
    "levelized_cost_usd_per_kw_month": ("Cost per kW of contracted IT power and month", "USD/kW"),
    "levelized_cost_usd_per_kw_yr": ("Cost per kW of contracted IT power and year", "USD/(kW yr)"),
    "capital_cost_usd": ("Spending to the start of service", "USD"),
    "delivered_fraction": ("Delivered share of the contract, mean", "1"),
    "energy_availability": ("Energy availability", "1"),
    "availability_at_95_percent": ("Hours with at least 95 % of the contract", "1"),
    "time_to_power_months": ("Months until the contracted capacity is in service", "months"),
}
UNIT_WORDS = {COST: "accelerator-hour", PFLOP_DAY: "PFLOP-day (dense BF16 peak)"}


def headline_rows(comparison: Comparison) -> list[list[str]]:
    """Return the rows of the headline table: a label, then one cell per scenario."""
    sides = comparison.sides
    rows = [
        ["Side", *(s.system for s in sides)],
        ["Accelerator", *(s.accelerator or MISSING for s in sides)],
        ["Contracted IT power", *(quantity(s.contracted_it_power_gw, "GW") for s in sides)],
        ["Real cost of capital, before tax", *(percent(s.cost_of_capital_per_yr) for s in sides)],
        ["Boundary", *("price (rent) in it" if s.is_price else "cost" for s in sides)],
    ]
    for name in (*COSTS, *SERVICE):
        label, unit = LABELS[name]
        rows.append([label, *(_cell(s.values[name], unit, name) for s in sides)])
    ratios = [comparison.ratio(s) for s in sides]
    rows.append([f"Ratio per {UNIT_WORDS[comparison.common_unit]}",
                 *(significant(r) if r is not None else MISSING for r in ratios)])  # fmt: skip
    rows.append(["What keeps it from working", *(s.reason or "nothing" for s in sides)])
    return rows


def _cell(value: float | None, unit: str, name: str) -> str:
    return MISSING if value is None else quantity(value, unit, name)


def sentences(comparison: Comparison) -> list[str]:
    """Return the comparison in sentences, the most important first."""
    said = []
    word = UNIT_WORDS[comparison.common_unit]
    first = next((s for s in comparison.sides if s.values[comparison.common_unit] is not None), None)
    for side in comparison.sides:
        ratio = comparison.ratio(side)
        if side is first or first is None or ratio is None:
            continue
        said.append(f"{side.name} costs {significant(ratio)} times as much per {word} as {first.name}.")
    if not comparison.same_chip:
        said.append("The accelerators differ: an hour of one is not an hour of another, so compare PFLOP-days and "
                    "tokens.")  # fmt: skip
    said += [f"{s.name} has no cost: {s.reason}." for s in comparison.sides if s.reason and s.values[COST] is None]
    said += [f"{s.name} does not work as specified: {s.reason}." for s in comparison.sides
             if s.reason and s.values[COST] is not None]  # fmt: skip
    said += [f"{s.name} {remark}." for s in comparison.sides for remark in s.remarks]
    return said or ["No scenario has a cost."]


def compare_page(comparison: Comparison, provenance: Mapping[str, str]) -> Page:
    """Return the page of a comparison.

    Parameters
    ----------
    comparison : scenarios side by side.
    provenance : run record.
    """
    sides = comparison.sides
    systems = {s.system for s in sides}
    said = sentences(comparison)
    return Page(
        name="compare",
        title="Comparison of " + ", ".join(s.name for s in sides),
        scenario=", ".join(s.name for s in sides),
        system="orbit and ground" if len(systems) > 1 else systems.pop(),
        case=", ".join(dict.fromkeys(s.case for s in sides)),
        lead=said[:3],
        cards=[_card(comparison, s) for s in sides],
        sections=[
            section("headlines", "Side by side", _headlines(comparison, said[3:])),
            section("cost", "Cost by part", _parts(comparison)),
        ],
        tables={
            "headlines": csv_text(("quantity", *(s.name for s in sides)), _plain(sides)),
            "parts_usd_per_h": csv_text(
                ("part", *(s.name for s in sides)), [[p, *(s.parts_usd_per_h.get(p) for s in sides)] for p in PARTS]
            ),
        },
        provenance=provenance,
    )


def _card(comparison: Comparison, side: Side) -> dict[str, str]:
    value = side.values[comparison.common_unit]
    unit = "USD/h" if comparison.same_chip else "USD/PFLOP-day"
    if value is None:
        return {"label": side.name, "value": "none", "kind": "missing", "reason": side.reason}
    return {"label": side.name, "value": significant(value), "unit": unit}


def _headlines(comparison: Comparison, more: list[str]) -> list[Block]:
    note = (
        "One boundary for all: cost to the owner, before tax, real USD of the base year, accelerators included, "
        "discounted at each side's own cost of capital over its delivered hours. Rent is a price and flagged."
    )
    columns = [("Quantity", "left", 4.0), *((s.name, "right", 2.6) for s in comparison.sides)]
    blocks: list[Block] = [paragraph(note), table("Headline numbers.", columns, headline_rows(comparison))]
    return [*blocks, bullets(more)] if more else blocks


def _parts(comparison: Comparison) -> list[Block]:
    known = [s for s in comparison.sides if s.parts_usd_per_h]
    if not known:
        return [paragraph("No scenario has a cost.")]
    hours = {s.name: s.parts_usd_per_h for s in known}
    days = {s.name: {p: v * _days(s) for p, v in s.parts_usd_per_h.items()} for s in known}
    rows = []
    for part in PARTS:
        if any(hours[s.name][part] for s in known):
            rows.append([part, *(_two(hours[s.name][part], days[s.name][part]) for s in known)])
    rows.append(["all", *(_two(sum(hours[s.name].values()), sum(days[s.name].values())) for s in known)])
    columns = [("Part", "left", 2.0), *((s.name, "right", 2.4) for s in known)]
    return [
        figure(parts_figure(hours, unit="USD per delivered accelerator-hour", name="parts-h"),
               "Cost per delivered accelerator-hour; unequal chips compare only in the next figure."),
        figure(parts_figure(days, unit="USD per PFLOP-day (dense BF16 peak)", name="parts-pf"),
               "The same per PFLOP-day of dense BF16 peak delivered."),
        table("Cost by part, USD/h and, in brackets, USD per PFLOP-day.", columns, rows, strong_rows=[len(rows) - 1]),
    ]  # fmt: skip


def _days(side: Side) -> float:
    hour, day = side.values[COST], side.values[PFLOP_DAY]
    return day / hour if hour and day else 0.0


def _two(per_hour: float, per_day: float) -> str:
    return f"{significant(per_hour)} ({significant(per_day)})" if per_hour else MISSING


def _plain(sides: tuple[Side, ...]) -> list[list[object]]:
    return [[name, *(s.values[name] for s in sides)] for name in (*COSTS, *SERVICE)]
