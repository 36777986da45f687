"""A radiation environment as plain text for a terminal."""

from __future__ import annotations

from orbitdc.report.numbers import SPACE
from orbitdc.report.orbit_text import text_table
from orbitdc.report.radiation_blocks import (
    BUDGET_COLUMNS,
    DOSE_COLUMNS,
    EFFECT_COLUMNS,
    PUBLISHED_COLUMNS,
    budget_rows,
    dose_table,
    effect_rows,
    flight_sentence,
    published_rows,
    shown,
    statements,
)
from orbitdc.report.radiation_page import EXACT_COLUMNS, exact_rows_text, summary
from orbitdc.scenario.errors import printable
from orbitdc.study.radiation_view import RadiationView

NAME_WIDTH = 48


def radiation_text(view: RadiationView) -> str:
    """Return the numbers of a radiation environment as lines of text."""
    lines = [f"{printable(view.scenario.title or view.scenario.name)}  (case: {view.scenario.case})"]
    lines += [f"  {sentence}" for sentence in summary(view)]
    lines += ["", "Models and conventions", *(f"  {sentence}" for sentence in statements(view))]
    for group, found in view.quantities.items():
        lines += ["", group]
        for name, value in found.items():
            band = view.bands.get(name)
            spread = f"   ({shown(name, band[0])} to {shown(name, band[1])})" if band and band[1] > band[0] else ""
            lines.append(f"  {name:{NAME_WIDTH}s} {shown(name, value)}{spread}")
    doses = [list(row["cells"]) for row in dose_table(view)["rows"]]
    lines += ["", "Belts alone behind an aluminum sphere, rad(Si) per year", *text_table(DOSE_COLUMNS, doses)]
    lines += ["", "Upset budget", *text_table(BUDGET_COLUMNS, budget_rows(view))]
    lines += ["", "Uncertain numbers, each alone", *text_table(EFFECT_COLUMNS, effect_rows(view))]
    lines += ["", "Published doses, rad(Si) per year", *text_table(PUBLISHED_COLUMNS, published_rows(view))]
    lines += [f"  {flight_sentence(view)}"]
    if view.exact:
        lines += ["", "Recomputed exactly", *text_table(EXACT_COLUMNS, exact_rows_text(view))]
    return "\n".join(lines).replace(SPACE, " ")
