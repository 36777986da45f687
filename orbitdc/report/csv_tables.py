"""The report's tables as CSV text, numbers in full precision."""

from __future__ import annotations

import csv
import io
import itertools
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from orbitdc.economics.result import COST_ITEMS
from orbitdc.report.focus import focused, swept_dimensions, value_at
from orbitdc.report.headlines import first
from orbitdc.report.values import COST_CATEGORIES, MASSES, Point, has_orbit, sides, waterfall
from orbitdc.scenario.declaration import Array

if TYPE_CHECKING:
    from orbitdc.study.study import Study

MONTHLY = (
    "capacity_fraction",
    "delivered_fraction_month",
    "units_in_service",
    "launches",
    "derelicts",
)

MOST_POINT_ROWS = 10_000


def csv_tables(study: Study) -> dict[str, str]:
    """Return the tables that the study holds, as CSV text by name; of a sweep, the design in focus, and the points.

    Parameters
    ----------
    study : an evaluated scenario.
    """
    whole, study = study, focused(study)
    point = Point(study.dataset)
    tables = {
        "headlines": _headlines(study),
        "waterfall": _waterfall(study, point),
        "cost_by_year": _cost_by_year(study, point),
        "cost_by_item": _cost_by_item(study, point),
        "capacity_by_month": _capacity_by_month(study, point),
        "assumptions": _assumptions(study),
    }
    if has_orbit(study):
        tables["mass"] = _mass(point)
    if whole is not study:
        tables["points"] = _points(whole)
    return tables


def _points(study: Study) -> str:
    """Return every headline at every point of a sweep, the first so many of them."""
    dims = swept_dimensions(study.dataset)
    indices = itertools.product(*(range(study.dataset.sizes[d]) for d in dims))
    coordinates = {d: study.dataset[d].values for d in dims if d in study.dataset.coords}
    rows: list[Sequence[Any]] = []
    for index in itertools.islice(indices, MOST_POINT_ROWS):
        place = dict(zip(dims, index, strict=True))
        where = [coordinates[d][i] if d in coordinates else i for d, i in place.items()]
        rows.append([*where, *(value_at(study, name, place) for name in study.headlines)])
    return csv_text([*dims, *study.headlines], rows)


def csv_text(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Return a table as CSV text, numbers in full precision; None is an empty cell."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([_cell(v) for v in row] for row in rows)
    return buffer.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return repr(float(value)) if isinstance(value, float) else str(value)


def _headlines(study: Study) -> str:
    rows = [(name, first(h.value), h.unit, h.low, h.high, h.reason) for name, h in study.headlines.items()]
    return csv_text(("name", "value", "unit", "p10", "p90", "reason"), rows)


def _waterfall(study: Study, point: Point) -> str:
    rows: list[Sequence[Any]] = []
    for side, prefix in sides(study):
        rows += [(side, *step) for step in waterfall(point, prefix)]
        rows.append((side, "delivered", None, point.scalar(f"{prefix}delivered_fraction")))
    return csv_text(("side", "step", "factor", "left_fraction"), rows)


def _mass(point: Point) -> str:
    masses = [(label, point.scalar(field)) for label, field in MASSES]
    return csv_text(("part", "mass_with_growth_kg"), [*masses, ("total", point.scalar("satellite_mass_kg"))])


def _cost_by_year(study: Study, point: Point) -> str:
    fields = [f for _, f in COST_CATEGORIES] + ["total_cost_usd", "delivered_accelerator_hours"]
    rows: list[Sequence[Any]] = []
    for side, prefix in sides(study):
        columns = [point.series(prefix + field) for field in fields]
        known = [c for c in columns if c is not None]
        if len(known) != len(columns):
            continue
        years = point.years(known[0].size)
        rows += [(side, year, *(float(c[i]) for c in known)) for i, year in enumerate(years)]
    return csv_text(("side", "year", *fields), rows)


def _cost_by_item(study: Study, point: Point) -> str:
    rows: list[Sequence[Any]] = []
    for side, prefix in sides(study):
        costs = point.series(f"{prefix}levelized_cost_by_item_usd_per_accelerator_hour")
        if costs is not None:
            rows += [(side, item, float(cost)) for item, cost in zip(COST_ITEMS, costs, strict=True)]
    return csv_text(("side", "item", "levelized_cost_usd_per_accelerator_hour"), rows)


def _capacity_by_month(study: Study, point: Point) -> str:
    rows: list[Sequence[Any]] = []
    for side, prefix in sides(study):
        columns: list[Array | None] = [point.series(prefix + field) for field in MONTHLY]
        length = next((c.size for c in columns if c is not None), 0)
        for index, date in enumerate(point.dates(length)):
            rows.append((side, date, *(None if c is None else float(c[index]) for c in columns)))
    return csv_text(("side", "month", *MONTHLY), rows)


def _assumptions(study: Study) -> str:
    fields = ("section", "key", "value", "unit", "low", "high", "kind", "source", "date", "confidence", "changed",
              "currency_year", "boundary", "user_source", "text")  # fmt: skip
    return csv_text(fields, [[getattr(a, field) for field in fields] for a in study.assumptions])
