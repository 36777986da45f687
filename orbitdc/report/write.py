"""Writing a study's reports: one HTML page, one PDF and the tables as CSV."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from orbitdc.report.csv_tables import csv_tables
from orbitdc.report.data import report_data
from orbitdc.report.embedded import encode
from orbitdc.report.files import write_whole
from orbitdc.report.render import html_text, pdf_bytes

if TYPE_CHECKING:
    from orbitdc.study.study import Study

FORMATS = ("html", "pdf", "csv")


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
    return html_text({**data, "embedded": embedded}, "report.html.j2")
