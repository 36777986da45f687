"""Pages of one subsystem: the same templates as a study's report, with sections of the subsystem's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from orbitdc.report.blocks import Block, code, paragraph, section, table
from orbitdc.report.files import write_whole
from orbitdc.report.numbers import clean
from orbitdc.report.render import html_text, pdf_bytes


@dataclass(frozen=True, kw_only=True)
class Page:
    """One page: what it says, its tables as CSV, and the run that made it.

    Attributes
    ----------
    name : file name without ending; tables are named after it too.
    title, scenario, system, case : of the heading.
    lead : sentences at the top, the most important first.
    cards : key numbers, each a dict of `label`, `value` and `unit` as printed.
    sections : of blocks, as `orbitdc.report.blocks.section` returns them.
    tables : drawn series as CSV text by name.
    provenance : run record, with `command`, `date` and `version`.
    """

    name: str
    title: str
    scenario: str
    system: str
    case: str
    lead: Sequence[str]
    cards: Sequence[Mapping[str, str]]
    sections: Sequence[dict[str, Any]]
    tables: Mapping[str, str]
    provenance: Mapping[str, str]
    notes: Sequence[str] = field(default=())

    def data(self) -> dict[str, Any]:
        """Return what both templates print."""
        return {
            "title": clean(self.title),
            "name": clean(self.scenario),
            "case": clean(self.case),
            "system": self.system,
            "notes": list(self.notes),
            "verdict": list(self.lead),
            "cards": [{"kind": "number", "unit": "", "band": "", "reason": "", **card} for card in self.cards],
            "sections": [*self.sections, section("run", "Run record", run_record(self.provenance))],
            "date": clean(self.provenance.get("date", "")),
            "version": clean(self.provenance.get("version", "")),
        }


def run_record(provenance: Mapping[str, str]) -> list[Block]:
    """Return the command that made a page, and what else tells the run apart."""
    rows = [[clean(k).replace("_", " "), clean(v)] for k, v in provenance.items() if k != "command"]
    record = table("What made this.", [("Item", "left", 1), ("Value", "left", 3)], rows)
    if not provenance.get("command"):
        return [record]
    return [paragraph("Made by the command:"), code(clean(provenance["command"])), record]


def write_page(page: Page, folder: str | Path) -> list[Path]:
    """Write <name>.html, <name>.pdf and tables/<name>_*.csv into a folder and return the paths.

    All of them are made before the first is written, and each is written beside its place and then moved there.

    Parameters
    ----------
    page : what to write.
    folder : made if it does not exist.
    """
    folder = Path(folder)
    data = page.data()
    files = {
        f"{page.name}.html": html_text(data, "page.html.j2").encode("utf-8"),
        f"{page.name}.pdf": pdf_bytes(data),
        **{f"tables/{page.name}_{name}.csv": text.encode("utf-8") for name, text in page.tables.items()},
    }
    (folder / "tables").mkdir(parents=True, exist_ok=True)
    return [write_whole(folder / name, content) for name, content in files.items()]
