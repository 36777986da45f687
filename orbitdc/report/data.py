"""From a study to what both report formats print: text, tables and figures, in order, numbers already rounded."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

import numpy as np

from orbitdc.report.blocks import Block, bullets, figure, paragraph, section, table
from orbitdc.report.compliance import compliance_section
from orbitdc.report.figures import (
    capacity_figure,
    cost_figure,
    eclipse_figure,
    launch_figure,
    mass_figure,
    waterfall_figure,
)
from orbitdc.report.focus import SAMPLE, focused, swept_dimensions
from orbitdc.report.frames_section import break_even_section, frames_section
from orbitdc.report.headlines import cards, headline_table, number
from orbitdc.report.light_blocks import calendar_block, picture_block
from orbitdc.report.money import money_blocks, power_section
from orbitdc.report.numbers import clean, percent
from orbitdc.report.page import run_record
from orbitdc.report.radiation_page import radiation_section
from orbitdc.report.references import reference_list
from orbitdc.report.sentences import COST, conditions, infeasibilities, limits, slacks, verdict
from orbitdc.report.tables import (
    GOODPUT,
    LAUNCH_AND_FLEET,
    LINK,
    SATELLITE,
    SURROUNDINGS,
    assumption_table,
    cost_table,
    dimension_label,
    sweep_table,
    two_sided_table,
    variable_table,
)
from orbitdc.report.values import (
    COST_CATEGORIES,
    MASSES,
    CostShares,
    Point,
    cost_of_capital,
    cost_shares,
    has_orbit,
    sides,
    waterfall,
)
from orbitdc.scenario.calendar import MONTHS_PER_YEAR
from orbitdc.scenario.declaration import Array

if TYPE_CHECKING:
    from orbitdc.study.study import Study


def report_data(study: Study) -> dict[str, Any]:
    """Return everything a report prints, as text: the same dictionary feeds HTML and PDF.

    Parameters
    ----------
    study : an evaluated scenario.

    Returns
    -------
    dict : `title`, `name`, `case`, `system`, `notes`, `verdict`, `cards`, `sections` (of blocks, see
        `orbitdc.report.blocks`), `references`, `run` (label and value) and `date`.
    """
    whole, study = study, focused(study)
    point = Point(study.dataset)
    references = reference_list(study.assumptions, study.bibliography)
    shares = _shares(study, point)
    sections = [
        *_sweep(whole),
        *_conditions(study, point, shares),
        *_waterfall(study, point),
        *_cost(study, point, shares),
        *frames_section(study),
        *break_even_section(study),
        *power_section(study, point, [s for s in sides(study) if s[0] in shares]),
        *_satellite(study, point),
        *_sunlight(study, point),
        *radiation_section(study.radiation),
        *_capacity(study, point),
        *_fleet(study, point),
        *compliance_section(study, point),
        section("headlines", "All headline numbers", [headline_table(study)]),
        *_warnings(study, point),
        section("limits", "Limits of the model", [paragraph("What is first order here:"), bullets(limits(study))]),
        section("assumptions", "All assumptions", _assumptions(study, {r["key"]: r["number"] for r in references})),
        section("references", "References", [{"kind": "references", "entries": references}]),
        section("run", "Run record", run_record(study.provenance)),
    ]
    return {
        "title": clean(study.title) or clean(study.name),
        "name": clean(study.name),
        "case": clean(study.case),
        "system": "orbit against the ground" if has_orbit(study) else "ground",
        "notes": [part for part in clean(study.notes).split("\n\n") if part.strip()],
        "verdict": verdict(study, point),
        "cards": cards(study),
        "sections": sections,
        "date": clean(study.provenance.get("date", "")),
        "version": clean(study.provenance.get("version", "")),
    }


def _shares(study: Study, point: Point) -> dict[str, CostShares]:
    """Split the levelized cost of each side whose cost stands."""
    found = {}
    for side, prefix in sides(study):
        if side == "orbit" and number(study, COST) is None:
            continue
        split = cost_shares(point, prefix, cost_of_capital(list(study.assumptions), prefix))
        if split is not None:
            found[side] = split
    return found


def _sweep(study: Study) -> list[dict[str, Any]]:
    dims = swept_dimensions(study.dataset)
    if not dims:
        return []
    swept = [dimension_label(d) for d in dims if d != SAMPLE]
    draws = study.dataset.sizes.get(SAMPLE, 0)
    said = []
    if swept:
        said.append(f"The scenario varies {' and '.join(swept)}. All that follows describes the first point.")
    if draws:
        said.append(
            f"The scenario draws its distributions {draws:,} times. What follows describes the draw of median cost, "
            "with P10 to P90 of the draws."
        )
    blocks = [paragraph(" ".join(said))]
    if swept:
        blocks.append(sweep_table(study))
    return [section("sweep", "The sweep" if swept else "The draws", blocks)]


def _conditions(study: Study, point: Point, shares: dict[str, CostShares]) -> list[dict[str, Any]]:
    if not has_orbit(study):
        return []
    blocks = conditions(study, point, shares.get("orbit"))
    tight = slacks(point)
    if tight:
        rows = [[name.replace("_", " "), percent(value), text] for name, value, text in tight]
        columns = [("Constraint", "left", 2.0), ("Slack", "right", 1.2), ("Meaning", "left", 5.0)]
        blocks.append(table("What can bind, the tightest first; a negative slack is a shortfall.", columns, rows))
    return [section("conditions", "What would have to be true", blocks)]


def _waterfall(study: Study, point: Point) -> list[dict[str, Any]]:
    steps = {side: waterfall(point, prefix) for side, prefix in sides(study)}
    steps = {side: chain for side, chain in steps.items() if chain}
    if not steps:
        return []
    prefixes = dict(sides(study))
    delivered = {side: point.scalar(f"{prefixes[side]}delivered_fraction") for side in steps}
    drawing = waterfall_figure(steps, delivered)
    names = list(steps)
    rows = []
    for index, (label, _, _) in enumerate(steps[names[0]]):
        cells = [label]
        for side in names:
            _, factor, product = steps[side][index]
            cells += [percent(factor), percent(product)]
        rows.append(cells)
    last = ["delivered (monthly model)"]
    for side in names:
        value = delivered[side]
        last += ["", percent(value) if value is not None else "—"]
    rows.append(last)
    columns = [("Step", "left", 3.0)]
    for side in names:
        columns += [(f"{side.capitalize()}: factor", "right", 2.0), (f"{side.capitalize()}: left", "right", 2.0)]
    note = (
        "Each loss counts once, in this order; goodput means work not lost to checkpoints, rework and redundancy. The "
        "bars multiply means of the service period; the last one is the model's own mean of delivered compute, which "
        "follows the months and may differ from the product."
    )
    blocks = [
        paragraph(note),
        figure(drawing, "Contracted compute left after each step, in percent."),
        table("From installed to delivered compute.", columns, rows, strong_rows=[len(rows) - 1]),
        two_sided_table(point, "Service and errors.", GOODPUT, sides(study)),
    ]
    return [section("waterfall", "From installed to delivered compute", blocks)]


def _cost(study: Study, point: Point, shares: dict[str, CostShares]) -> list[dict[str, Any]]:
    if not shares:
        return []
    bars = {side: {c: split.usd_per_h(c) for c, _ in COST_CATEGORIES} for side, split in shares.items()}
    rates = []
    for side, prefix in sides(study):
        if side in shares:
            wacc = cost_of_capital(list(study.assumptions), prefix)
            rates.append(
                f"{side} at a real cost of capital of {percent(wacc)}"
                if wacc is not None and shares[side].discounted
                else f"{side} split by undiscounted spending"
            )
    note = (
        f"Levelized cost is discounted spending over discounted delivered accelerator-hours ({'; '.join(rates)}). Each "
        "category's part is its share of the present value, mid-year, so that the parts add up to the levelized cost. "
        "Platform is the satellite without accelerators; on the ground it is the building with power and cooling."
    )
    caption = "Levelized cost per delivered accelerator-hour by category."
    blocks = [paragraph(note), figure(cost_figure(bars), caption), cost_table(study, point, shares, sides(study))]
    blocks += money_blocks(study, point, [s for s in sides(study) if s[0] in shares])
    return [section("cost", "Cost", blocks)]


def _satellite(study: Study, point: Point) -> list[dict[str, Any]]:
    if not has_orbit(study):
        return []
    masses = [(label, point.scalar(field)) for label, field in MASSES]
    known = [(label, value) for label, value in masses if value is not None]
    blocks: list[Block] = []
    if len(known) == len(masses):
        blocks.append(figure(mass_figure(known), "Mass of one satellite at launch, each part with growth."))
    blocks.append(variable_table(point, "One satellite.", SATELLITE))
    return [section("satellite", "The satellite", blocks)]


def _sunlight(study: Study, point: Point) -> list[dict[str, Any]]:
    if not has_orbit(study):
        return []
    blocks: list[Block] = []
    beta, eclipse = study.trace_day.get("beta_angle_deg"), study.trace_day.get("eclipse_duration_s")
    if beta is not None and eclipse is not None and np.size(beta) > 1:
        energy = study.trace_day.get("array_energy_fraction_tracking")
        drawing = eclipse_figure(_flat(beta), _flat(eclipse), _flat(energy) if energy is not None else None)
        blocks.append(figure(drawing, "Sun angle, eclipse and array energy through one year, first orbit plane."))
    if study.light is not None:
        blocks += [calendar_block(study.light), picture_block(study.light)]
    blocks.append(variable_table(point, "Orbit, environment and radiation.", SURROUNDINGS))
    return [section("sunlight", "Sunlight, environment and radiation", blocks)]


def _flat(values: Any) -> Array:
    flat: Array = np.asarray(values, dtype=np.float64).reshape(-1)
    return flat


def _capacity(study: Study, point: Point) -> list[dict[str, Any]]:
    lines = []
    for side, prefix in sides(study):
        for field, what in (("capacity_fraction", "in service"), ("delivered_fraction_month", "delivered")):
            values = point.series(prefix + field)
            if values is not None and np.isfinite(values).any():
                lines.append((side, what, values))
    if not lines:
        return []
    months = lines[0][2].size
    end_of_month = point.decimal_years(months)
    prefix = sides(study)[0][1]
    start, length = point.scalar(f"{prefix}service_start_month"), point.scalar(f"{prefix}service_months")
    service = None
    if start is not None and length:
        began = end_of_month[0] + (start - 1) / MONTHS_PER_YEAR
        service = (float(began), float(min(began + length / MONTHS_PER_YEAR, end_of_month[-1])))
    caption = (
        f"Capacity in service and delivered compute; the shaded service period is that of the {sides(study)[0][0]}."
    )
    return [section("capacity", "Capacity over time", [figure(capacity_figure(end_of_month, lines, service), caption)])]


def _fleet(study: Study, point: Point) -> list[dict[str, Any]]:
    if not has_orbit(study):
        return []
    blocks: list[Block] = []
    launches, derelicts = point.series("launches"), point.series("derelicts")
    if launches is not None and derelicts is not None and launches.size % MONTHS_PER_YEAR == 0:
        yearly: Array = launches.reshape(-1, MONTHS_PER_YEAR).sum(axis=1)
        drawing = launch_figure(point.years(yearly.size), yearly, point.decimal_years(launches.size), derelicts)
        blocks.append(figure(drawing, "Launches in each year of the calendar, and derelicts at each month's end."))
    blocks.append(variable_table(point, "Launch and fleet.", LAUNCH_AND_FLEET))
    blocks.append(variable_table(point, "Link to the ground.", LINK))
    return [section("fleet", "Launch, fleet and link", blocks)]


def _warnings(study: Study, point: Point) -> list[dict[str, Any]]:
    said = [clean(w) for w in study.warnings]
    if has_orbit(study):
        said = [*(f"Infeasible: {text}" for text in infeasibilities(point)), *said]
    if not said:
        return [section("warnings", "Warnings", [paragraph("None.")])]
    return [section("warnings", "Warnings", [bullets(said)])]


def _assumptions(study: Study, numbers: dict[str, str]) -> list[Block]:
    changed = sum(a.changed for a in study.assumptions)
    total = len(study.assumptions)
    lead = (
        f"{total} parameters, {changed} of them set by the scenario (in bold). The range is what a well-informed "
        "person believes, 5th to 95th percentile; a number in brackets is the reference."
    )
    blocks = [paragraph(lead)]
    for name, group in itertools.groupby(study.assumptions, key=lambda a: a.section):
        blocks.append(assumption_table(name, list(group), numbers))
    return blocks
