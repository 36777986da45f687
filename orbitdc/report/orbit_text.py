"""An orbit as plain text for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from orbitdc.report.blocks import Column
from orbitdc.report.numbers import SPACE
from orbitdc.report.orbit_page import (
    PASS_COLUMNS,
    PLANE_COLUMNS,
    labeled_years,
    pass_rows,
    plane_rows,
    relay_rows,
    shown,
    summary,
)
from orbitdc.report.shells_page import (
    LIGHT_COLUMNS,
    SHELL_COLUMNS,
    SITE_COLUMNS,
    SPACING_COLUMNS,
    shell_light_rows,
    shell_rows,
    shells_summary,
    site_rows,
    spacing_rows,
)
from orbitdc.scenario.errors import printable
from orbitdc.study.labels import OUTPUTS
from orbitdc.study.orbit_view import OrbitView
from orbitdc.study.shells_view import ShellsView

NAME_WIDTH = 44


def orbit_text(view: OrbitView) -> str:
    """Return the numbers of an orbit as lines of text."""
    lines = [f"{printable(view.scenario.title or view.scenario.name)}  (case: {view.scenario.case})"]
    lines += [f"  {sentence}" for sentence in summary(view)]
    for group, found in view.quantities.items():
        lines += ["", group]
        lines += [f"  {name:{NAME_WIDTH}s} {shown(value, name)}" for name, value in found.items() if name in OUTPUTS]
    lines += ["", "Local times", *text_table(PLANE_COLUMNS, plane_rows(labeled_years(view)))]
    track = view.track
    lines += [
        "", "Ground track",
        f"  {track.revolutions:.3f} revolutions a day, each {track.shift_deg:.2f} deg west of the one before, up to "
        f"{track.latitude_deg.max():.1f} deg of latitude",
        "", f"Passes above {view.pass_shape.elevation_mask_deg:.0f} deg, at most "
        f"{view.pass_shape.longest_s / 60:.1f} min",
        *text_table(PASS_COLUMNS, pass_rows(view)),
    ]  # fmt: skip
    if view.relays is not None:
        lines += ["", f"Relays of {printable(view.relays.file)}"]
        lines += [f"  {label:60s} {value}" for label, value in relay_rows(view.relays)]
    return "\n".join(lines).replace(SPACE, " ")


def shells_text(view: ShellsView) -> str:
    """Return the numbers of a listed constellation as lines of text."""
    lines = [f"Listed shells in the year of {printable(view.scenario.title or view.scenario.name)}"]
    lines += [f"  {sentence}" for sentence in shells_summary(view)]
    track = view.track
    for heading, columns, rows in (
        ("Shells", SHELL_COLUMNS, shell_rows(view)),
        ("Share of time in sunlight", LIGHT_COLUMNS, shell_light_rows(view)),
        ("Least distances", SPACING_COLUMNS, spacing_rows(view)),
        (f"Satellites above {view.elevation_mask_deg:.0f} deg, counted through a day", SITE_COLUMNS, site_rows(view)),
    ):
        lines += ["", heading, *text_table(columns, rows)]
    lines += [
        "", f"Ground track of {view.shells[view.largest].name}",
        f"  {track.revolutions:.3f} revolutions a day, each {track.shift_deg:.2f} deg west of the one before, up to "
        f"{track.latitude_deg.max():.1f} deg of latitude",
    ]  # fmt: skip
    return "\n".join(lines).replace(SPACE, " ")


def text_table(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> list[str]:
    """Return a table as lines of text, columns as wide as their widest cell."""
    heads = [label for label, _, _ in columns]
    widths = [max(len(cell) for cell in column) for column in zip(heads, *rows, strict=True)]
    rights = [align == "right" for _, align, _ in columns]
    return [
        "  " + "  ".join(
            cell.rjust(width) if right else cell.ljust(width)
            for cell, width, right in zip(row, widths, rights, strict=True)
        ).rstrip()
        for row in (heads, *rows)
    ]  # fmt: skip
