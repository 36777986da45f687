"""The report's tables: cost by category, the satellite, its surroundings, launch and fleet, link, assumptions."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
import xarray as xr

from orbitdc.model import GROUPS
from orbitdc.report.blocks import Block, table
from orbitdc.report.focus import BREAK_EVEN, SAMPLE, finite, swept_dimensions, value_at
from orbitdc.report.headlines import LABELS
from orbitdc.report.numbers import MISSING, SPACE, clean, exact, percent, pretty_unit, quantity, value_range
from orbitdc.report.references import source_keys
from orbitdc.report.values import COST_CATEGORIES, CostShares, Point
from orbitdc.scenario.declaration import ASSUMPTION, parameters

if TYPE_CHECKING:
    from orbitdc.scenario.scenario import Assumption
    from orbitdc.study.study import Study

SIZED = "sized"
"""Value of a parameter that the model computes because the scenario does not give it."""

SWEEP_ROWS = 60
SWEEP_COLUMNS = (
    "levelized_cost_usd_per_accelerator_hour",
    "ground_levelized_cost_usd_per_accelerator_hour",
    "delivered_fraction",
    "satellite_count",
    "satellite_mass_kg",
    "break_even_launch_price_usd_per_kg",
    "binding_constraint",
)

PRICE_KEYS = {
    ("orbit", "accelerators"): ("accelerator_price_usd",),
    ("ground", "accelerators"): ("accelerator_price_usd",),
    ("orbit", "platform"): (
        "array_cost_usd_per_w",
        "radiator_cost_usd_per_m2",
        "battery_cost_usd_per_kwh",
        "bus_cost_usd_per_kg",
        "propulsion_cost_usd_per_kg",
        "terminal_cost_usd_per_kg",
        "avionics_cost_usd_per_kg",
        "shield_cost_usd_per_kg",
        "propellant_cost_usd_per_kg",
    ),
    ("ground", "platform"): ("facility_cost_usd_per_kw", "generation_cost_usd_per_kw"),
    ("orbit", "launch"): ("launch_price_usd_per_kg",),
    ("orbit", "network"): ("gateway_cost_usd", "transit_usd_per_gbps_yr", "spectrum_usd_per_yr"),
    ("orbit", "development"): ("development_cost_usd",),
    ("orbit", "operations"): ("operator_cost_usd_per_yr", "software_usd_per_kw_yr", "license_usd_per_kw_yr"),
    ("orbit", "disposal"): ("disposal_cost_usd_per_satellite",),
    ("ground", "rent"): ("accelerator_rent_usd_per_h", "facility_rent_usd_per_kw_month"),
    ("ground", "operations"): ("ground_operations_usd_per_kw_yr",),
    ("ground", "energy"): ("energy_price_usd_per_mwh",),
}
"""(side, category) -> the prices behind it, whose declared boundaries the cost table names."""

SATELLITE = (
    "it_power_w", "accelerators_per_satellite", "satellite_mass_kg", "satellite_dry_mass_kg", "specific_mass_kg_per_kw",
    "stowed_volume_m3", "bus_power_w", "heat_load_w", "array_power_begin_of_life_w", "array_power_end_of_life_w",
    "array_area_m2", "array_temperature_k", "cell_remaining_fraction", "battery_capacity_kwh",
    "eclipse_power_fraction", "sustained_power_fraction", "radiator_planform_area_m2", "radiating_area_m2",
    "net_flux_w_per_m2", "sink_temperature_k", "fin_root_temperature_k", "fin_efficiency", "junction_temperature_k",
    "sustained_heat_fraction", "working_area_fraction", "lost_string_fraction", "propellant_mass_kg",
    "raising_delta_v_m_per_s", "disposal_delta_v_m_per_s",
    "drag_area_m2", "drag_force_n", "station_keeping_delta_v_m_per_s_yr",
)  # fmt: skip
SURROUNDINGS = (
    "semi_major_axis_km", "inclination_deg", "period_s", "sunlit_time_fraction", "sunlit_time_fraction_worst_day",
    "eclipse_duration_maximum_s", "array_energy_fraction", "array_energy_fraction_worst_day", "radiator_earth_view_sum",
    "dose_rad_per_yr", "lifetime_dose_krad", "solar_worst_day_dose_rad", "shield_mass_kg",
    "silent_errors_per_accelerator_yr", "memory_errors_per_accelerator_yr", "functional_interrupts_per_accelerator_yr",
    "saa_time_fraction",
    "storm_days_per_yr", "solar_f107_mean", "ram_pressure_mean_pa", "air_season_maximum_ratio",
    "debris_flux_1mm_per_m2_yr",
    "debris_flux_10cm_per_m2_yr", "passive_lifetime_yr", "collision_probability",
    "avoidance_maneuvers_per_yr", "residual_risk_fraction", "catastrophic_collision_rate_per_yr",
    "disabling_hit_rate_per_yr", "punctures_per_life", "lost_loop_fraction",
)  # fmt: skip
LAUNCH_AND_FLEET = (
    "payload_capability_kg", "satellites_per_launch", "satellites_per_launch_by_mass",
    "satellites_per_launch_by_volume",
    "launch_price_first_usd", "launch_failure_fraction", "launch_count", "satellite_count", "slot_count",
    "units_needed", "service_start_month", "service_months", "lost_at_launch", "lost_dead_on_arrival", "lost_random",
    "retired", "catastrophic_collisions", "cadence_slack", "supply_slack",
)  # fmt: skip
LINK = (
    "ground_capacity_gbps", "radio_capacity_gbps", "optical_capacity_gbps", "demand_down_gbps", "demand_up_gbps",
    "link_availability", "gateway_count", "laser_capacity_per_satellite_gbps", "round_trip_latency_ms",
)  # fmt: skip
GOODPUT = (
    "interruption_rate_per_job_h", "checkpoint_interval_s", "anomaly_interruption_rate_per_job_h",
    "anomaly_checkpoint_interval_s", "redundancy_efficiency", "undetected_silent_errors_per_accelerator_yr",
    "undetected_silent_errors_per_job_h", "undetected_silent_errors_per_million_tokens",
    "undetected_silent_errors_per_million_requests",
    "delivered_fraction", "delivered_fraction_p10", "delivered_fraction_p90", "energy_availability",
    "availability_at_95_percent", "availability_worst_12_months", "overbuild_for_95_percent", "service_months",
)  # fmt: skip


def variable_table(point: Point, caption: str, names: Sequence[str]) -> Block:
    """Return a table of scalar outputs with their declared meaning; names the study lacks are left out."""
    rows = []
    for name in names:
        value = point.scalar(name)
        if value is not None:
            rows.append([point.meaning(name), quantity(value, point.unit(name), name)])
    return table(caption, [("Quantity", "left", 5), ("Value", "right", 2)], rows)


def two_sided_table(point: Point, caption: str, names: Sequence[str], sides: Sequence[tuple[str, str]]) -> Block:
    """Return a table of scalar outputs with one column per side."""
    rows = []
    for name in names:
        cells = []
        for _, prefix in sides:
            value = point.scalar(prefix + name)
            cells.append(quantity(value, point.unit(prefix + name), name) if value is not None else MISSING)
        if any(cell != MISSING for cell in cells):
            meaning = next(point.meaning(p + name) for _, p in sides if point.scalar(p + name) is not None)
            rows.append([meaning, *cells])
    return table(caption, [("Quantity", "left", 6), *((side.capitalize(), "right", 2) for side, _ in sides)], rows)


def boundaries(assumptions: Sequence[Assumption], side: str, category: str) -> str:
    """Return what kind of price stands behind a category of one side."""
    keys = PRICE_KEYS.get((side, category), ())
    found = [a.boundary for a in assumptions if a.key.rsplit(".", 1)[-1] in keys and a.boundary]
    return ", ".join(dict.fromkeys(b.replace("_", " ") for b in found)) or MISSING


def cost_table(study: Study, point: Point, shares: Mapping[str, CostShares], sides: Sequence[tuple[str, str]]) -> Block:
    """Return cost by category for the sides that have a levelized cost."""
    rows: list[list[str]] = []
    strong: list[int] = []
    for side, prefix in sides:
        if side not in shares:
            continue
        split = shares[side]
        for category, field in COST_CATEGORIES:
            spent = point.series(prefix + field)
            total = float(spent.sum()) if spent is not None else 0.0
            if total == 0 and split.share[category] == 0:
                continue
            sign = -1.0 if category == "salvage" else 1.0
            rows.append([
                side, category, boundaries(study.assumptions, side, category),
                quantity(split.usd_per_h(category), "USD/h"), percent(split.share[category]),
                quantity(sign * total, "USD"),
            ])  # fmt: skip
        strong.append(len(rows))
        spent = point.series(f"{prefix}total_cost_usd")
        rows.append([
            side, "total", "", quantity(split.levelized_usd_per_h, "USD/h"), percent(1.0),
            quantity(float(spent.sum()), "USD") if spent is not None else MISSING,
        ])  # fmt: skip
    columns = [("Side", "left", 1.5), ("Category", "left", 2.4), ("Price boundary", "left", 2.6),
               ("Per delivered accelerator-hour", "right", 2.8), ("Share", "right", 1.6),
               ("Spending to the end of service, undiscounted", "right", 3.2)]  # fmt: skip
    return table("Cost by category.", columns, rows, strong_rows=strong)


def assumption_table(section: str, chosen: Sequence[Assumption], reference_numbers: Mapping[str, str]) -> Block:
    """Return the assumptions of one section with range, source, date, confidence and whether the scenario set them."""
    rows, references = [], []
    for a in chosen:
        keys = source_keys(a.source)
        number = next((reference_numbers[key] for key in keys if key in reference_numbers), "")
        source = ", ".join(
            f"[{reference_numbers[key]}]" if key in reference_numbers else _source_words(key) for key in keys
        )
        if a.user_source:
            source = f"{clean(a.user_source)} (default: {source})" if a.changed else clean(a.user_source)
            number = ""
        references.append(number)
        span = f"{_end(a.low)} to {_end(a.high)}" if a.low is not None and a.high is not None else MISSING
        unit = pretty_unit(a.unit)
        money = f" of {a.currency_year}" if a.currency_year else ""
        boundary = f", {a.boundary.replace('_', ' ')}" if a.boundary else ""
        value = "sized by the model" if a.value == SIZED else f"{exact(clean(a.value))}{SPACE}{unit}".strip(SPACE)
        state = f"{clean(a.confidence)}; {'changed' if a.changed else 'default'}"
        meaning = f"{clean(a.text)}{f' ({money.strip()}{boundary})' if money or boundary else ''}"
        rows.append(
            [clean(a.key.rsplit(".", 1)[-1]), meaning, value, span, clean(a.kind), source, clean(a.date), state]
        )
    changed = [index for index, a in enumerate(chosen) if a.changed]
    columns = [("Key", "left", 3.3), ("Meaning", "left", 5.2), ("Value", "right", 2.2), ("P5 to P95", "right", 2.1),
               ("Kind", "left", 1.7), ("Source", "left", 2.0), ("As of", "left", 1.2),
               ("Confidence", "left", 1.9)]  # fmt: skip
    return table(
        f"Assumptions of section {clean(section)}.", columns, rows, strong_rows=changed, dense=True,
        reference_column=5, references=references,
    )  # fmt: skip


def _source_words(source: str) -> str:
    return "assumption" if source == ASSUMPTION else clean(source)


def _end(value: float | None) -> str:
    return exact(str(value)) if value is not None else MISSING


def dimension_label(dim: str) -> str:
    """Return a dimension in words, with the unit that its parameter declares."""
    section_name, _, name = dim.partition(".")
    group = GROUPS.get(section_name)
    declared = parameters(group).get(name) if group is not None else None
    unit = pretty_unit(declared.unit) if declared is not None else ""
    words = clean(name or dim)
    if unit and declared is not None:
        words = words.removesuffix("_" + _suffix(declared.unit))
    words = words.replace("_", " ")
    if name == "entry":
        words = f"{section_name} {name}"
    return f"{words} ({unit})" if unit else words


def _suffix(unit: str) -> str:
    """Return a unit as it ends a parameter's name."""
    return unit.lower().replace("/", "_per_").replace(" ", "_")


def sweep_table(study: Study) -> Block:
    """Return the headline numbers along the scenario's own dimensions, the first rows of them; medians of draws."""
    dims = [dim for dim in swept_dimensions(study.dataset) if dim != SAMPLE]
    sizes = [study.dataset.sizes[d] for d in dims]
    names = [n for n in SWEEP_COLUMNS if n in study.headlines and isinstance(study.headlines[n].value, (list, tuple))]
    rows = []
    for index in itertools.islice(itertools.product(*(range(s) for s in sizes)), SWEEP_ROWS):
        place = dict(zip(dims, index, strict=True))
        where = [_coordinate(study.dataset, dim, i) for dim, i in place.items()]
        rows.append(where + [_headline_at(study, name, place) for name in names])
    total = int(np.prod(sizes))
    shown = f"The first {len(rows)} of {total:,} points" if total > len(rows) else f"All {total:,} points"
    drawn = "; where draws differ, their median (P10 to P90)" if SAMPLE in study.dataset.sizes else ""
    columns = [*((dimension_label(d), "left", 2.4) for d in dims), *((LABELS[n], "right", 2.4) for n in names)]
    return table(f"{shown} of the scenario's sweep{drawn}.", columns, rows, dense=True)


def _coordinate(dataset: xr.Dataset, dim: str, index: int) -> str:
    if dim not in dataset.coords:
        return str(index)
    value = dataset[dim].values[index]
    return f"{value:g}" if isinstance(value, (float, np.floating)) else clean(value)


def _headline_at(study: Study, name: str, place: Mapping[str, int]) -> str:
    """Return one point of a headline."""
    value = value_at(study, name, place)
    unit = study.headlines[name].unit
    if isinstance(value, (list, tuple)):
        words = [v for v in value if isinstance(v, str)]
        numbers = finite(value)
        if words:
            value = max(sorted(set(words)), key=words.count)
        elif not numbers:
            value = None
        else:
            low, middle, high = (float(v) for v in np.percentile(numbers, [10, 50, 90]))
            band = f" ({value_range(low, high, '1', name)})" if high > low else ""
            return quantity(middle, unit, name) + band
    if isinstance(value, str):
        return clean(value).replace("_", " ")
    if value is None or (name == BREAK_EVEN and value < 0):
        return MISSING
    return quantity(float(value), unit, name)
