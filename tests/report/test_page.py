from __future__ import annotations

from pathlib import Path

import pytest

from orbitdc.report.blocks import paragraph, section, table
from orbitdc.report.page import Page, write_page


def page(title: str = "A page") -> Page:
    return Page(
        name="thing", title=title, scenario="gigawatt", system="orbit", case="base", lead=["First <b>.", "Second."],
        cards=[{"label": "Period", "value": "97.7", "unit": "min"}],
        sections=[section("one", "One", [paragraph("Text & more."), table("T.", [("A", "left", 1)], [["x"]])])],
        tables={"series": "a,b\n1,2\n"},
        provenance={"command": "orbitdc thing x", "date": "2026-11-22", "version": "9"},
    )  # fmt: skip


def test_page_has_everything_and_escapes(tmp_path: Path) -> None:
    written = write_page(page(), tmp_path)
    assert [p.relative_to(tmp_path).as_posix() for p in written] == [
        "thing.html",
        "thing.pdf",
        "tables/thing_series.csv",
    ]
    text = written[0].read_text()
    for part in ("A page", "First &lt;b&gt;.", "97.7", "Text &amp; more.", "orbitdc thing x", "orbitdc 9"):
        assert part in text
    assert "<script" not in text
    assert "<template" not in text
    assert written[1].read_bytes().startswith(b"%PDF")
    assert written[2].read_text() == "a,b\n1,2\n"


def test_nothing_is_written_if_the_page_cannot_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: object) -> bytes:
        raise RuntimeError("no PDF")

    monkeypatch.setattr("orbitdc.report.page.pdf_bytes", broken)
    with pytest.raises(RuntimeError):
        write_page(page(), tmp_path / "new")
    assert not (tmp_path / "new").exists()
