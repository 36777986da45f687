"""From a report's data to HTML text and PDF bytes, through the two templates."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import jinja2

SHORT_TITLE = 90

_LONG_WORD = re.compile(r"\S{19,}")
_BREAK = "\u200b"


def html_text(data: dict[str, Any], template: str) -> str:
    """Return the HTML page of a report's data; `template` is the name of one of the templates."""
    numbered = []
    count = 0
    for part in data["sections"]:
        blocks = []
        for block in part["blocks"]:
            count += 1
            blocks.append({**block, "id": count})
        numbered.append({**part, "blocks": blocks})
    page: str = _html_template(template).render({**data, "sections": numbered})
    return page


def pdf_bytes(data: dict[str, Any]) -> bytes:
    """Return the PDF of a report's data."""
    import matplotlib as mpl
    import typst

    fonts = Path(mpl.get_data_path()) / "fonts" / "ttf"
    inputs = {"data": json.dumps(pdf_inputs(data))}
    with resources.as_file(resources.files("orbitdc.report") / "templates" / "report.typ") as template:
        pdf: bytes = typst.compile(template, font_paths=[fonts], ignore_system_fonts=True, sys_inputs=inputs)
    return pdf


def pdf_inputs(data: dict[str, Any]) -> dict[str, Any]:
    """Return a report's data as the PDF template reads it: long words may break, and the title has a short form."""
    title = " ".join(data["title"].split())
    short = title if len(title) <= SHORT_TITLE else title[: SHORT_TITLE - 1] + "…"
    inputs: dict[str, Any] = {key: _breakable(value) for key, value in data.items() if key != "sections"}
    sections = []
    for part in data["sections"]:
        blocks = [_breakable_block(block) for block in part["blocks"]]
        sections.append({**part, "blocks": blocks})
    return {**inputs, "short_title": short, "sections": sections}


def _breakable_block(block: dict[str, Any]) -> dict[str, Any]:
    if block["kind"] == "figure":
        return block
    if block["kind"] == "references":
        entries = [{**e, "text": _breakable(e["text"]), "shown_url": _breakable(e["url"])} for e in block["entries"]]
        return {**block, "entries": entries}
    broken: dict[str, Any] = _breakable(block)
    return broken


def _breakable(value: Any) -> Any:
    """Give long words places to break: after their own separators, or else every few letters."""
    if isinstance(value, str):
        return _LONG_WORD.sub(lambda m: re.sub(r"([_/.,=-]|\S{18})(?=\S)", rf"\1{_BREAK}", m.group(0)), value)
    if isinstance(value, list):
        return [_breakable(item) for item in value]
    if isinstance(value, dict):
        return {key: item if key in {"kind", "align"} else _breakable(item) for key, item in value.items()}
    return value


@cache
def _html_template(name: str) -> jinja2.Template:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("orbitdc.report", "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(name)
