"""Writing a study's reports: one HTML page, one PDF and the tables as CSV."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jinja2

from orbitdc.report.csv_tables import csv_tables
from orbitdc.report.data import report_data
from orbitdc.report.embedded import encode
from orbitdc.report.files import write_whole

if TYPE_CHECKING:
    from orbitdc.study.study import Study

FORMATS = ("html", "pdf", "csv")
SHORT_TITLE = 90

_LONG_WORD = re.compile(r"\S{19,}")
_BREAK = "\u200b"


def write_reports(study: Study, folder: str | Path, formats: Sequence[str] = FORMATS) -> list[Path]:
    """Write report.html, report.pdf and tables/*.csv into a folder and return the paths.

    Parameters
    ----------
    study : an evaluated scenario.
    folder : made if it does not exist.
    formats : which of html, pdf and csv to write.

    Raises
    ------
    ValueError
        If a format is not known.
    """
    unknown = [f for f in formats if f not in FORMATS]
    if unknown:
        raise ValueError(f"unknown report format {', '.join(unknown)}; known are {', '.join(FORMATS)}")
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    data = report_data(study) if {"html", "pdf"} & set(formats) else {}
    if "html" in formats:
        written.append(write_html(study, folder / "report.html", data=data))
    if "pdf" in formats:
        written.append(write_pdf(study, folder / "report.pdf", data=data))
    if "csv" in formats:
        written += write_csv_tables(study, folder / "tables")
    return written


def write_html(study: Study, path: str | Path, *, data: dict[str, Any] | None = None) -> Path:
    """Write a study as one self-contained HTML page without scripts and return its path.

    Parameters
    ----------
    study : an evaluated scenario.
    path : file to write.
    data : the study's `report_data`, if already made.
    """
    page = html_page(data if data is not None else report_data(study), encode(study))
    return write_whole(Path(path), page.encode("utf-8"))


def write_pdf(study: Study, path: str | Path, *, data: dict[str, Any] | None = None) -> Path:
    """Write a study as PDF and return its path; parameters as in `write_html`."""
    return write_whole(Path(path), pdf_bytes(data if data is not None else report_data(study)))


def write_csv_tables(study: Study, folder: str | Path) -> list[Path]:
    """Write the study's tables as CSV into a folder, numbers in full precision, and return the paths."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    return [write_whole(folder / f"{name}.csv", text.encode("utf-8")) for name, text in csv_tables(study).items()]


def html_page(data: dict[str, Any], embedded: dict[str, str]) -> str:
    """Return the HTML page of `report_data`."""
    numbered = []
    count = 0
    for part in data["sections"]:
        blocks = []
        for block in part["blocks"]:
            count += 1
            blocks.append({**block, "id": count})
        numbered.append({**part, "blocks": blocks})
    page: str = _html_template().render({**data, "sections": numbered, "embedded": embedded})
    return page


def pdf_bytes(data: dict[str, Any]) -> bytes:
    """Return the PDF of `report_data`."""
    import matplotlib as mpl
    import typst

    fonts = Path(mpl.get_data_path()) / "fonts" / "ttf"
    inputs = {"data": json.dumps(pdf_inputs(data))}
    with resources.as_file(resources.files("orbitdc.report") / "templates" / "report.typ") as template:
        pdf: bytes = typst.compile(template, font_paths=[fonts], ignore_system_fonts=True, sys_inputs=inputs)
    return pdf


def pdf_inputs(data: dict[str, Any]) -> dict[str, Any]:
    """Return `report_data` as the PDF template reads it: long words may break, and the title has a short form."""
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
def _html_template() -> jinja2.Template:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("orbitdc.report", "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("report.html.j2")
