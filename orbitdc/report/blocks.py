"""The pieces a report is made of; both templates print the same list of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

from orbitdc.report.drawing import Drawing

Block: TypeAlias = dict[str, Any]
Column: TypeAlias = tuple[str, str, float]
"""Heading, "left" or "right", and relative width on paper."""


def paragraph(text: str) -> Block:
    """Return a paragraph."""
    return {"kind": "paragraph", "text": text}


def bullets(items: Sequence[str]) -> Block:
    """Return a list of sentences."""
    return {"kind": "list", "items": list(items)}


def code(text: str) -> Block:
    """Return text to be shown as typed."""
    return {"kind": "code", "text": text}


def figure(drawing: Drawing, caption: str) -> Block:
    """Return a figure with its caption."""
    return {
        "kind": "figure",
        "name": drawing.name,
        "title": drawing.title,
        "description": drawing.description,
        "caption": caption,
        "svg": drawing.svg,
    }


def table(
    caption: str,
    columns: Sequence[Column],
    rows: Sequence[Sequence[str]],
    *,
    strong_rows: Sequence[int] = (),
    dense: bool = False,
    reference_column: int = -1,
    references: Sequence[str] = (),
) -> Block:
    """Return a table of text cells.

    Parameters
    ----------
    caption : what the table holds.
    columns : heading, alignment and relative width of each column.
    rows : cells as printed.
    strong_rows : rows set in bold (totals).
    dense : True for long tables in small print.
    reference_column, references : column that begins with a reference's number, and that number by row ("" for none).
    """
    return {
        "kind": "table",
        "caption": caption,
        "columns": [{"label": label, "align": align, "share": share} for label, align, share in columns],
        "rows": [
            {
                "cells": list(cells),
                "strong": index in strong_rows,
                "reference": references[index] if references else "",
            }
            for index, cells in enumerate(rows)
        ],
        "dense": dense,
        "reference_column": reference_column,
    }


def section(identifier: str, heading: str, blocks: Sequence[Block]) -> dict[str, Any]:
    """Return a section."""
    return {"id": identifier, "heading": heading, "blocks": list(blocks)}
