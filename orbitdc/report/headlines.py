"""Headline numbers as printed: cards and the full table."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from orbitdc.report.blocks import Block, table
from orbitdc.report.numbers import MISSING, clean, number_and_unit, quantity, value_range
from orbitdc.report.values import has_orbit

if TYPE_CHECKING:
    from orbitdc.study.headlines import Headline
    from orbitdc.study.study import Study

LABELS = {
    "levelized_cost_usd_per_accelerator_hour": "Cost per delivered accelerator-hour",
    "levelized_cost_usd_per_kw_yr": "Cost per kW of contracted IT power delivered for a year",
    "levelized_cost_usd_per_pflop_day": "Cost per PFLOP-day (dense BF16 peak)",
    "ground_levelized_cost_usd_per_accelerator_hour": "Ground: cost per delivered accelerator-hour",
    "ground_levelized_cost_usd_per_kw_yr": "Ground: cost per kW of contracted IT power delivered for a year",
    "ground_levelized_cost_usd_per_pflop_day": "Ground: cost per PFLOP-day (dense BF16 peak)",
    "availability_at_95_percent": "Hours with at least 95 % of the contract delivered",
    "energy_availability": "Energy availability (mean delivered, capped at the contract)",
    "delivered_fraction": "Delivered share of the contract, mean",
    "satellite_count": "Satellites at the start of service",
    "satellite_mass_kg": "Mass of one satellite at launch",
    "specific_mass_kg_per_kw": "Satellite mass per IT power",
    "radiator_planform_area_m2": "Radiator of one satellite, one side",
    "array_area_m2": "Solar array of one satellite",
    "launch_count": "Launches to the end of service",
    "failed_disposals": "Retired satellites that cannot be disposed of",
    "capital_cost_usd": "Spending to the start of service",
    "net_present_value_usd": "Net present value at the declared price",
    "internal_rate_of_return_per_yr": "Internal rate of return, real, before tax",
    "simple_payback_yr": "Payback, from the calendar's start",
    "break_even_launch_price_usd_per_kg": "Break-even launch price",
    "ground_capacity_gbps": "Downlink capacity to the ground",
    "binding_constraint": "What binds",
}
"""Headline name -> label, in the order of the table."""

ORBIT_CARDS = (
    "levelized_cost_usd_per_accelerator_hour",
    "ground_levelized_cost_usd_per_accelerator_hour",
    "break_even_launch_price_usd_per_kg",
    "capital_cost_usd",
    "availability_at_95_percent",
    "delivered_fraction",
    "satellite_count",
    "satellite_mass_kg",
    "launch_count",
    "radiator_planform_area_m2",
    "array_area_m2",
    "binding_constraint",
)
GROUND_CARDS = (
    "levelized_cost_usd_per_accelerator_hour",
    "levelized_cost_usd_per_kw_yr",
    "levelized_cost_usd_per_pflop_day",
    "availability_at_95_percent",
    "energy_availability",
    "capital_cost_usd",
)


def first(value: Any) -> Any:
    """Return a headline's value at the first point of a sweep."""
    while isinstance(value, (list, tuple)):
        value = value[0] if len(value) else None
    return value


def number(study: Study, name: str) -> float | None:
    """Return a headline as a finite number, or None."""
    headline = study.headlines.get(name)
    value = first(headline.value) if headline is not None else None
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    return float(value) if math.isfinite(value) else None


def reason(study: Study, name: str) -> str:
    """Return why a headline is missing."""
    headline = study.headlines.get(name)
    return clean((headline.reason if headline is not None else None) or "not part of this study")


def word(study: Study, name: str) -> str:
    """Return a headline that is a name, with blanks for underscores; empty if missing."""
    headline = study.headlines.get(name)
    value = first(headline.value) if headline is not None else None
    return clean(value).replace("_", " ") if isinstance(value, str) else ""


def _band(name: str, headline: Headline) -> str:
    if headline.low is None or headline.high is None:
        return ""
    return value_range(headline.low, headline.high, headline.unit, name)


def _value(study: Study, name: str, headline: Headline) -> tuple[str, str]:
    value = number(study, name)
    if value is not None:
        return number_and_unit(value, headline.unit, name)
    return word(study, name) or MISSING, ""


def cards(study: Study) -> list[dict[str, str]]:
    """Return the key-number cards: label, value, unit, band from P10 to P90, and the reason of a missing value."""
    made = []
    for name in ORBIT_CARDS if has_orbit(study) else GROUND_CARDS:
        headline = study.headlines.get(name)
        if headline is None:
            continue
        value, unit = _value(study, name, headline)
        missing = value == MISSING
        made.append(
            {
                "label": LABELS[name],
                "value": "none" if missing else value,
                "unit": unit,
                "band": "" if missing else _band(name, headline),
                "reason": reason(study, name) if missing else "",
                "kind": "missing" if missing else ("number" if number(study, name) is not None else "word"),
            }
        )
    return made


def headline_table(study: Study) -> Block:
    """Return the table of all headline numbers."""
    rows = []
    names = [n for n in LABELS if n in study.headlines] + [n for n in study.headlines if n not in LABELS]
    for name in names:
        headline = study.headlines[name]
        value = number(study, name)
        shown = quantity(value, headline.unit, name) if value is not None else word(study, name)
        label = LABELS.get(name, clean(name).replace("_", " "))
        rows.append([label, shown or "none", _band(name, headline) or MISSING, "" if shown else reason(study, name)])
    return table(
        "All headline numbers. The band is P10 to P90 of the Monte Carlo.",
        [("Quantity", "left", 5), ("Value", "right", 3), ("P10 to P90", "right", 4), ("Reason if missing", "left", 5)],
        rows,
    )
