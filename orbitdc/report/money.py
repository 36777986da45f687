"""The report's tables of money beyond the waterfall: build-up, cash flow, tax, time to power, footprint, rents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from orbitdc.economics.frames import lease_price_usd_per_accelerator_hour
from orbitdc.economics.lease import (
    Lease,
    bundled_leases,
    committed_rent_usd,
    owner_margin_fraction,
    rent_usd_per_it_kw_yr,
    rent_usd_per_site_kw_yr,
)
from orbitdc.economics.result import COST_ITEMS
from orbitdc.report.blocks import Block, paragraph, section, table
from orbitdc.report.numbers import MISSING, percent, quantity, significant
from orbitdc.report.tables import two_sided_table
from orbitdc.report.values import COST_CATEGORIES, Point
from orbitdc.scenario.calendar import HOURS_PER_YEAR, MONTHS_PER_YEAR

if TYPE_CHECKING:
    from orbitdc.scenario.scenario import Assumption
    from orbitdc.study.study import Study

Sides: TypeAlias = Sequence[tuple[str, str]]
"""Sides of a study as (label, prefix of the variable names)."""

BILLION = 1.0e9
KW_PER_MW = 1.0e3
BY_ITEM = "levelized_cost_by_item_usd_per_accelerator_hour"
RENTED = (
    "The ground of this scenario is rented, in whole or in part: its levelized cost is a price that contains the "
    "owner's margin, not a cost, and a cost held against it is flattered by that margin."
)
IN_OTHER_UNITS = (
    "Levelized cost in other units, and with debt, equity and income tax. The headline is real, before tax, at "
    "mid-year; the fixed charge rate is that of equipment, real, after tax, year-end, interest during construction in "
    "it."
)

ITEM_PRICES = {
    "accelerators": ("accelerator_price_usd",),
    "screening for flight": ("accelerator_price_usd",),
    "solar array": ("array_cost_usd_per_w",),
    "battery": ("battery_cost_usd_per_kwh",),
    "radiator": ("radiator_cost_usd_per_m2",),
    "radiation shield": ("shield_cost_usd_per_kg",),
    "propulsion": ("propulsion_cost_usd_per_kg",),
    "terminals": ("terminal_cost_usd_per_kg",),
    "attitude control and avionics": ("avionics_cost_usd_per_kg",),
    "bus": ("bus_cost_usd_per_kg",),
    "propellant": ("propellant_cost_usd_per_kg",),
    "launch": ("launch_price_usd_per_kg",),
    "development": ("development_cost_usd",),
    "ground stations": ("gateway_cost_usd",),
    "transit": ("transit_usd_per_gbps_yr",),
    "relay lease": ("relay_usd_per_gbps_yr",),
    "spectrum": ("spectrum_usd_per_yr",),
    "staff": ("operator_cost_usd_per_yr",),
    "software": ("software_usd_per_kw_yr",),
    "licenses": ("license_usd_per_kw_yr",),
    "site operations": ("ground_operations_usd_per_kw_yr",),
    "disposal": ("disposal_cost_usd_per_satellite",),
    "building": ("facility_cost_usd_per_kw",),
    "generation": ("generation_cost_usd_per_kw",),
    "energy": ("energy_price_usd_per_mwh",),
    "rent": ("accelerator_rent_usd_per_h", "facility_rent_usd_per_kw_month"),
}
"""Item -> the prices behind it, whose boundary and source the build-up names."""

AFTER_TAX = (
    "wacc_nominal_after_tax_per_yr",
    "wacc_real_after_tax_per_yr",
    "wacc_real_pre_tax_per_yr",
    "equipment_financing_factor",
    "building_financing_factor",
    "construction_financing_factor",
    "capital_recovery_factor_per_yr",
    "fixed_charge_rate_per_yr",
    "levelized_cost_usd_per_accelerator_hour",
    "levelized_cost_after_tax_usd_per_accelerator_hour",
    "levelized_cost_usd_per_kw_yr",
    "levelized_cost_usd_per_kw_month",
    "levelized_cost_usd_per_pflop_day",
    "levelized_cost_usd_per_million_tokens",
)
POWER = ("time_to_power_months", "net_value_usd_per_kw", "value_of_earlier_power_usd_per_kw_yr")
FOOTPRINT = (
    "launch_carbon_kg_per_accelerator_hour",
    "embodied_carbon_kg_per_accelerator_hour",
    "reentry_carbon_kg_per_accelerator_hour",
    "energy_carbon_kg_per_accelerator_hour",
    "launch_water_l_per_accelerator_hour",
    "embodied_water_l_per_accelerator_hour",
    "cooling_water_l_per_accelerator_hour",
    "energy_water_l_per_accelerator_hour",
)


def build_up_table(study: Study, point: Point, chosen: Sides) -> Block:
    """Return the levelized cost of each side by item, with the boundary and currency year of the price behind it."""
    columns = {side: point.series(prefix + BY_ITEM) for side, prefix in chosen}
    rows = []
    for index, item in enumerate(COST_ITEMS):
        costs = [None if values is None else float(values[index]) for values in columns.values()]
        if any(costs):
            rows.append([item, _priced_as(study.assumptions, item), *(_usd_per_h(cost) for cost in costs)])
    totals = [None if values is None else float(values.sum()) for values in columns.values()]
    rows.append(["levelized cost", "", *(_usd_per_h(total) for total in totals)])
    return table(
        "Cost build-up per delivered accelerator-hour, discounted; the prices behind each item by boundary and year.",
        [("Item", "left", 3), ("Price", "left", 3), *((side.capitalize(), "right", 2) for side in columns)],
        rows,
        strong_rows=[len(rows) - 1],
    )


def _usd_per_h(cost: float | None) -> str:
    return MISSING if not cost else quantity(cost, "USD/h")


def _priced_as(assumptions: Sequence[Assumption], item: str) -> str:
    keys = ITEM_PRICES.get(item, ())
    found = [
        f"{a.boundary.replace('_', ' ')}, USD of {a.currency_year}"
        for a in assumptions
        if a.key.rsplit(".", 1)[-1] in keys and a.boundary
    ]
    return "; ".join(dict.fromkeys(found)) or MISSING


def cash_flow_tables(point: Point, chosen: Sides) -> list[Block]:
    """Return spending by year and category of each side, and the hours that it delivers."""
    blocks = []
    for side, prefix in chosen:
        spent = {label: point.series(prefix + field) for label, field in COST_CATEGORIES}
        shown = {label: values for label, values in spent.items() if values is not None and values.any()}
        total, hours = point.series(f"{prefix}total_cost_usd"), point.series(f"{prefix}delivered_accelerator_hours")
        if total is None or hours is None:
            continue
        signs = {label: -1.0 if label == "salvage" else 1.0 for label in shown}
        rows = [
            [
                year,
                *(_billion(signs[label] * float(values[index])) for label, values in shown.items()),
                _billion(float(total[index])),
                _billion(float(hours[index])),
            ]
            for index, year in enumerate(point.years(total.size))
        ]
        sums = [_billion(signs[label] * float(values.sum())) for label, values in shown.items()]
        rows.append(["all", *sums, _billion(float(total.sum())), _billion(float(hours.sum()))])
        columns = [
            ("Year", "left", 1.2),
            *((label.capitalize(), "right", 1.8) for label in shown),
            ("Total", "right", 1.8),
            ("Hours, 10⁹", "right", 1.8),
        ]
        caption = f"Cash flow, {side}: spending in billions of real USD of 2026, and delivered accelerator-hours."
        blocks.append(table(caption, columns, rows, strong_rows=[len(rows) - 1], dense=True))
    return blocks


def _billion(amount: float) -> str:
    return MISSING if amount == 0.0 else significant(amount / BILLION)


def lease_table(point: Point, assumptions: Sequence[Assumption]) -> Block | None:
    """Return the bundled leases by each of their denominators beside the ground's cost, at the same cut."""
    owned = point.scalar("ground_levelized_cost_usd_per_kw_yr")
    effectiveness = _number(assumptions, "power_usage_effectiveness")
    if owned is None or effectiveness is None or _number(assumptions, "rented_fraction"):
        return None
    rows = [_lease_row(lease, owned, effectiveness) for lease in bundled_leases()]
    columns = [
        ("Lease", "left", 2.4),
        ("Denominators", "left", 2.6),
        ("USD per accelerator-hour", "right", 2),
        ("USD per kW of site and year", "right", 2),
        ("USD per kW of IT and year", "right", 2),
        ("Owner's margin", "right", 1.6),
        ("Headline term, billion USD", "right", 2.2),
        ("Committed, billion USD", "right", 2.2),
    ]
    caption = (
        "A price beside a cost: what a lease asks by each denominator that its sources state, all hours counted, "
        f"against {quantity(owned, 'USD/(kW yr)')} of IT power for this scenario's ground when owned; site power is "
        f"turned into IT power at this scenario's PUE of {significant(effectiveness)}."
    )
    return table(caption, columns, rows, dense=True)


def _lease_row(lease: Lease, owned: float, effectiveness: float) -> list[str]:
    denominators = [f"{lease.accelerators:,.0f} accelerators"] if lease.accelerators else []
    denominators.append(f"{lease.site_power_mw:,.0f} MW" if lease.site_power_mw else "power not stated")
    denominators += [f"{lease.sites:.0f} site(s)"] if lease.sites else []
    fee = lease.fee_usd_per_month
    hour = site = it = margin = MISSING
    if lease.accelerators:
        per_hour = lease_price_usd_per_accelerator_hour(
            fee_usd_per_month=fee, accelerators=lease.accelerators, hours_per_month=HOURS_PER_YEAR / MONTHS_PER_YEAR
        )
        hour = significant(float(per_hour))
    if lease.site_power_mw:
        per_site = float(rent_usd_per_site_kw_yr(fee_usd_per_month=fee, site_power_kw=lease.site_power_mw * KW_PER_MW))
        per_it = float(rent_usd_per_it_kw_yr(rent_usd_per_site_kw_yr=per_site, power_usage_effectiveness=effectiveness))
        site, it = significant(per_site), significant(per_it)
        margin = percent(float(owner_margin_fraction(rent_usd=per_it, cost_usd=owned)))
    headline = committed = MISSING
    if lease.headline_months:
        headline = f"{lease.headline_months:.0f} months: {_billion(fee * lease.headline_months)}"
    if lease.committed_days:
        owed = float(committed_rent_usd(fee_usd_per_month=fee, committed_days=lease.committed_days))
        committed = f"{lease.committed_days:.0f} days: {_billion(owed)}"
    return [lease.name, ", ".join(denominators), hour, site, it, margin, headline, committed]


def _number(assumptions: Sequence[Assumption], name: str) -> float | None:
    for assumption in assumptions:
        if assumption.key.rsplit(".", 1)[-1] == name:
            try:
                return float(assumption.value)
            except ValueError:
                return None
    return None


def money_blocks(study: Study, point: Point, chosen: Sides) -> list[Block]:
    """Return build-up, cash flow and tax of the sides that have a cost, for the section on it."""
    blocks: list[Block] = []
    if _number(study.assumptions, "rented_fraction"):
        blocks.append(paragraph(RENTED))
    if any(point.series(prefix + BY_ITEM) is not None for _, prefix in chosen):
        blocks.append(build_up_table(study, point, chosen))
    blocks += cash_flow_tables(point, chosen)
    blocks.append(two_sided_table(point, IN_OTHER_UNITS, AFTER_TAX, chosen))
    leases = lease_table(point, study.assumptions)
    return blocks if leases is None else [*blocks, leases]


def power_section(study: Study, point: Point, chosen: Sides) -> list[dict[str, Any]]:
    """Return time to power with its value, and carbon and water, of the sides that have a cost."""
    if not chosen:
        return []
    value = _number(study.assumptions, "accelerator_hour_value_usd")
    declared = f"{quantity(value, 'USD/h')}" if value is not None else "the declared value"
    words = [
        f"The value of earlier power rests on a declared value of a delivered accelerator-hour ({declared}), not on a "
        "result: a project that earns just its cost gains nothing by being early."
    ]
    gain = point.scalar("value_of_ramp_difference_usd_per_kw")
    if gain is not None and len(chosen) > 1:
        words.append(
            f"The ground's project would be worth {quantity(gain, 'USD/kW')} more per contracted kW if it had power "
            "when orbit has."
        )
    blocks: list[Block] = [
        paragraph(" ".join(words)),
        two_sided_table(point, "Time to power and what a year of it is worth.", POWER, chosen),
        paragraph(
            "Carbon and water stand by component, per delivered accelerator-hour, undiscounted. They are not added up: "
            "published counts of the whole disagree in sign, and no accepted value exists for what launches and "
            "re-entries leave in the upper air."
        ),
        two_sided_table(point, "Carbon and water per delivered accelerator-hour.", FOOTPRINT, chosen),
    ]
    return [section("power", "Time to power, carbon and water", blocks)]
