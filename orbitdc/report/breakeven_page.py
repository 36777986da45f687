"""The page of break-evens: what would have to change, by how much, and what each improvement is worth."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import xarray as xr

from orbitdc.report.blocks import Block, figure, paragraph, section, table
from orbitdc.report.csv_tables import csv_text
from orbitdc.report.figures_money import curve_figure, duals_figure, frontier_figure
from orbitdc.report.numbers import MISSING, pretty_unit, quantity, significant, value_range
from orbitdc.report.page import Page
from orbitdc.report.tables import dimension_label
from orbitdc.study.breakeven import ROOT, answer
from orbitdc.study.breakeven_view import BreakEvenView, FrontierView, states_of
from orbitdc.study.duals import Dual
from orbitdc.study.search import STATES

STATE_WORDS = {
    "closes": "closes",
    "cheaper_at_every_value": "cheaper at every value",
    "dearer_at_every_value": "no value closes this",
    "no_cost_at_any_value": "no cost at any value",
    "cost_jumps_over_the_target": "cost jumps over it",
    "not_found_within_the_evaluations": "narrowed only",
}
SHOWN_POINTS = 40
_DUAL_WORDS = {
    "bus_usd_per_w": "satellite without accelerators (USD/W)",
    "specific_mass_kg_per_kw": "mass per IT power (kg/kW)",
    "delay_of_orbit_months": "orbit a month later",
    "delay_of_ground_months": "ground a month later",
}
COLUMNS = [("Parameter", "left", 4.2), ("Now", "right", 1.8), ("Break-even", "right", 2.2), ("Outcome", "left", 2.2),
           ("Cost at the low end", "right", 2.6), ("Cost at the high end", "right", 2.8)]  # fmt: skip
DUAL_COLUMNS = [("Quantity", "left", 4.6), ("Value", "right", 2.2), ("Orbit, USD/h per unit", "right", 2.2),
                ("Ground, USD/h per unit", "right", 2.2), ("Percent per percent", "right", 1.8)]  # fmt: skip


def break_even_page(view: BreakEvenView, provenance: Mapping[str, str]) -> Page:
    """Return the page of a scenario's break-evens.

    Parameters
    ----------
    view : what was searched.
    provenance : run record.
    """
    sections = []
    if view.found:
        sections.append(section("breakevens", "Break-evens", _break_evens(view)))
    if view.frontier is not None:
        sections.append(section("frontier", "Frontier of two", frontier_blocks(view.frontier)))
    if view.duals:
        sections.append(section("duals", "What each improvement is worth", dual_blocks(view.duals)))
    return Page(
        name="breakeven",
        title=f"Break-evens of {view.scenario.title or view.scenario.name}",
        scenario=view.scenario.name,
        system="orbit against the ground" if view.scenario.system == "orbit" else "ground",
        case=view.scenario.case,
        lead=[_sentence(key, text) for key, text in view.answers().items()],
        cards=[_card(key, found) for key, found in view.found.items()],
        sections=sections,
        tables=_tables(view),
        provenance=provenance,
    )


def _sentence(key: str, text: str) -> str:
    """Return an answer as a sentence, the parameter in words."""
    words = dimension_label(key).partition(" (")[0]
    told = text.replace(key, words)
    return f"{told[0].upper()}{told[1:]}."


def _first(found: xr.Dataset) -> dict[str, float]:
    point = found.isel(dict.fromkeys(found.dims, 0))
    return {str(name): float(point[name]) for name in point.data_vars}


def _outcome(number: Mapping[str, float]) -> str:
    return STATE_WORDS[STATES[int(number["state"])]]


def _card(key: str, found: xr.Dataset) -> dict[str, str]:
    number, unit = _first(found), found["now"].attrs["units"]
    value = significant(number["break_even"])
    if value == MISSING:
        return {"label": f"Break-even {dimension_label(key)}", "value": "none", "kind": "missing",
                "reason": _outcome(number)}  # fmt: skip
    return {"label": f"Break-even {dimension_label(key)}", "value": value, "unit": pretty_unit(unit)}


def break_even_rows(view: BreakEvenView) -> list[list[str]]:
    """Return the rows of the table of break-evens, at the first point."""
    rows = []
    for key, found in view.found.items():
        number, unit = _first(found), found["now"].attrs["units"]
        ends = [
            f"{quantity(number[f'cost_at_{end}'], 'USD/h')} at {quantity(number[f'searched_{end}'], unit)}"
            for end in ("low", "high")
        ]
        rows.append([dimension_label(key), quantity(number["now"], unit), quantity(number["break_even"], unit),
                     _outcome(number), *ends])  # fmt: skip
    return rows


def _break_evens(view: BreakEvenView) -> list[Block]:
    blocks: list[Block] = [
        paragraph(
            "Each parameter alone, all else as in the scenario: the value at which the levelized cost per delivered "
            f"accelerator-hour equals {'that of the ground' if view.target == 'the ground' else view.target}."
        ),
        table("Break-evens within the legal range of each parameter.", COLUMNS, break_even_rows(view)),
    ]  # fmt: skip
    for index, (key, curve) in enumerate(view.curves.items()):
        number = _first(view.found[key])
        roots = [number["break_even"]] if np.isfinite(number["break_even"]) else []
        drawing = curve_figure(
            name=f"curve{index}", label=dimension_label(key), values=curve.values, cost=curve.cost,
            target=curve.target, now=number["now"], roots=roots,
        )  # fmt: skip
        blocks.append(figure(drawing, f"Levelized cost against {dimension_label(key)}, the target dashed."))
        blocks += _points(key, view.found[key])
    return blocks


def _points(key: str, found: xr.Dataset) -> list[Block]:
    """Tell the break-evens of a sweep point by point, as far as they fit."""
    dims = [str(d) for d in found.dims if d != ROOT]
    if not dims:
        return []
    unit = found["now"].attrs["units"]
    values = found["break_even"].values
    finite = values[np.isfinite(values)]
    counts = ", ".join(f"{STATE_WORDS[s]} {n:,}" for s, n in states_of(found).items())
    spread = f"; they span {value_range(float(finite.min()), float(finite.max()), unit)}" if finite.size else ""
    blocks: list[Block] = [paragraph(f"{values.size:,} points: {counts}{spread}.")]
    rows = []
    for index in list(np.ndindex(values.shape))[:SHOWN_POINTS]:
        place = [found[d].values[i] for d, i in zip(dims, index, strict=True)]
        where = [f"{v:.6g}" if isinstance(v, (float, np.floating)) else str(v) for v in place]
        state = STATE_WORDS[STATES[int(found["state"].values[index])]]
        rows.append([*where, quantity(float(values[index]), unit), state])
    columns = [*((dimension_label(d), "left", 2.0) for d in dims), ("Break-even", "right", 2.0), ("Outcome", "left", 2)]
    blocks.append(table(f"Break-even {dimension_label(key)}, the first {len(rows)} points.", columns, rows, dense=True))
    return blocks


def frontier_blocks(view: FrontierView) -> list[Block]:
    """Return figure and table of a frontier."""
    met = view.found[next(iter(view.found))]
    first, second = dimension_label(view.first), dimension_label(view.second)
    curves = {target: view.points(target) for target in view.found}
    values = curves[next(iter(curves))][0]
    number = _first(met)
    at_now = float(met.attrs["first_now"])
    drawing = frontier_figure(
        curves=curves, first_label=first, second_label=second, now=(at_now, number["now"]),
        first_range=(float(values.min()), float(values.max())),
    )  # fmt: skip
    rows = []
    for row, value in enumerate(values):
        cells = [significant(float(value))]
        rows.append([*cells, *(significant(float(curves[t][1][row])) for t in curves)])
    columns = [(first, "left", 2.4), *((t, "right", 2.0) for t in curves)]
    caption = (
        f"{second[0].upper()}{second[1:]} at which orbit meets each target, against {first}; the star is the scenario."
    )
    empty = [t for t, (_, found) in curves.items() if not np.isfinite(found).any()]
    blocks: list[Block] = [figure(drawing, caption), table(f"Break-even {second}.", columns, rows)]
    if empty:
        said = answer(view.found[empty[0]])
        blocks.insert(0, paragraph(f"Nowhere in this range is {empty[0]} met. {_sentence(view.second, said)}"))
    return blocks


def dual_blocks(listed: Sequence[Dual]) -> list[Block]:
    """Return figure and table of duals."""
    known = [(dual_label(d), d.elasticity) for d in listed if np.isfinite(d.elasticity) and d.elasticity != 0]
    known.sort(key=lambda row: -abs(row[1]))
    rows = [
        [
            dual_label(d), quantity(d.value, d.unit) if d.value else MISSING,
            significant(d.orbit_usd_per_h) if d.orbit_usd_per_h else MISSING,
            significant(d.ground_usd_per_h) if d.ground_usd_per_h else MISSING,
            significant(d.elasticity, 2) if np.isfinite(d.elasticity) else MISSING,
        ]
        for d in listed
    ]  # fmt: skip
    note = (
        "Change of levelized cost per unit of each quantity, from 5 % less to 5 % more of it, all else as it is. The "
        "last column is percent of orbit's cost (of the ground's for its own parameters) per percent."
    )
    return [paragraph(note), figure(duals_figure(known), "The largest first; hatched bars lower the cost."),
            table("Duals, in USD per delivered accelerator-hour.", DUAL_COLUMNS, rows)]  # fmt: skip


def dual_label(dual: Dual) -> str:
    """Return a dual's quantity in words with its unit."""
    return _DUAL_WORDS.get(dual.name) or dimension_label(dual.name)


def _tables(view: BreakEvenView) -> dict[str, str]:
    tables: dict[str, str] = {}
    for key, found in view.found.items():
        frame = found.drop_dims(ROOT) if ROOT in found.dims else found
        dims = [str(d) for d in frame.dims]
        names = [str(n) for n in frame.data_vars]
        rows: list[list[Any]] = []
        for index in np.ndindex(tuple(frame.sizes[d] for d in dims)):
            place = [frame[d].values[i] for d, i in zip(dims, index, strict=True)]
            rows.append([*place, *(frame[n].transpose(*dims).values[index].item() for n in names)])
        tables[key.replace(".", "_")] = csv_text([*dims, *names], rows)
    for key, curve in view.curves.items():
        rows = [[float(v) for v in row] for row in zip(curve.values, curve.cost, curve.target, strict=True)]
        tables[f"curve_{key.replace('.', '_')}"] = csv_text((key, "cost_usd_per_h", "target_usd_per_h"), rows)
    if view.frontier is not None:
        points = {t: view.frontier.points(t) for t in view.frontier.found}
        first = points[next(iter(points))][0]
        rows = [[float(v), *(float(points[t][1][i]) for t in points)] for i, v in enumerate(first)]
        tables["frontier"] = csv_text((view.frontier.first, *(f"{view.frontier.second} at {t}" for t in points)), rows)
    if view.duals:
        header = ("name", "unit", "value", "orbit_usd_per_h", "ground_usd_per_h", "elasticity")
        tables["duals"] = csv_text(header, [[getattr(d, n) for n in header] for d in view.duals])
    return tables
