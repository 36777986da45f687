from __future__ import annotations

import csv
import dataclasses
import json
import re
import shutil
import subprocess
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml

from orbitdc.report.data import report_data
from orbitdc.report.embedded import read_embedded, read_scenario
from orbitdc.report.render import pdf_bytes, pdf_inputs
from orbitdc.report.write import html_page, write_csv_tables, write_html, write_pdf, write_reports
from orbitdc.study.headlines import Headline

HOSTILE = ["<script>alert(1)</script>", '#panic[x] $ \\ [ *a* _b_ @c `d` // "', "{{ 7 * 7 }}{% raw %}", "x" * 10_000]
VOID = {"meta", "br", "link", "img", "hr", "input"}


class Page(HTMLParser):
    """Collects tags, texts and attributes and holds that tags close in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    @property
    def text(self) -> str:
        return "".join(self.texts)


@pytest.fixture(scope="module", params=["orbital", "ground"])
def written(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, Path]:
    study = request.getfixturevalue(request.param)
    folder = tmp_path_factory.mktemp(request.param) / "new"
    paths = write_reports(study, folder)
    assert sorted(p for p in folder.rglob("*") if p.is_file()) == sorted(paths)
    return study, folder


def _page(folder: Path) -> tuple[str, Page]:
    text = (folder / "report.html").read_text(encoding="utf-8")
    return text, Page(text)


def test_page_is_one_file_without_scripts_or_loads(written: tuple[Any, Path]) -> None:
    text, page = _page(written[1])
    assert all(tag not in {"script", "link", "img", "iframe", "object"} for tag, _ in page.tags)
    for tag, attributes in page.tags:
        assert "src" not in attributes
        assert not any(name.startswith("on") for name in attributes)
        target = attributes.get("href") or attributes.get("xlink:href") or "#"
        assert target.startswith("#") or (tag == "a" and target.startswith("https://"))
    assert "@import" not in text
    assert not re.search(r"url\((?!#)", text)


def test_headings_are_in_order_and_links_resolve(written: tuple[Any, Path]) -> None:
    _, page = _page(written[1])
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))
    identifiers = [a["id"] for _, a in page.tags if "id" in a]
    assert len(identifiers) == len(set(identifiers))
    for _, attributes in page.tags:
        for target in (attributes.get("href") or "", attributes.get("xlink:href") or ""):
            assert not target.startswith("#") or target[1:] in identifiers
        for name in (attributes.get("aria-labelledby") or "").split():
            assert name in identifiers


def test_every_figure_has_words(written: tuple[Any, Path]) -> None:
    study, folder = written
    _, page = _page(folder)
    drawings = [a for tag, a in page.tags if tag == "svg"]
    assert len(drawings) == (6 if study.system == "orbit" else 3)
    for drawing in drawings:
        assert drawing["role"] == "img"
        assert len((drawing["aria-labelledby"] or "").split()) == 2


def test_tables_are_full_and_scroll(written: tuple[Any, Path]) -> None:
    study, folder = written
    text, page = _page(folder)
    assert len([1 for tag, a in page.tags if tag == "div" and a.get("class") == "scroll"]) == text.count("<table")
    for part in report_data(study)["sections"]:
        for block in part["blocks"]:
            if block["kind"] == "table":
                assert block["rows"] or "Link" in block["caption"]
                assert all(len(row["cells"]) == len(block["columns"]) for row in block["rows"])


def test_both_formats_hold_the_headline_numbers(written: tuple[Any, Path]) -> None:
    study, folder = written
    _, page = _page(folder)
    data = report_data(study)
    shown = [card["value"] for card in data["cards"]]
    assert {"2.68", "99.910"} <= set(shown) or {"6.12", "2.68", "81.7", "63.7", "9,120"} <= set(shown)
    assert all(value in page.text for value in shown)
    if shutil.which("pdftotext"):
        command = ["pdftotext", "-layout", str(folder / "report.pdf"), "-"]
        pdf = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        assert all(value in pdf for value in shown)
        assert study.title in pdf
        assert re.search(r"page 2 of \d", pdf)
    inputs = pdf_inputs(data)
    assert [card["value"] for card in inputs["cards"]] == shown


def test_scenario_and_headlines_come_back(written: tuple[Any, Path]) -> None:
    study, folder = written
    assert read_scenario(folder / "report.html") == study.scenario_yaml
    assert yaml.safe_load(read_scenario(folder / "report.html"))["name"] == "fake"
    embedded = read_embedded(folder / "report.html")
    assert embedded["scenario"] == study.scenario_yaml
    assert embedded["headlines"] == {name: headline.value for name, headline in study.headlines.items()}
    assert embedded["version"] == "0.1.0"


def test_repeat_is_byte_identical(written: tuple[Any, Path], tmp_path: Path) -> None:
    study, folder = written
    write_reports(study, tmp_path)
    for path in folder.rglob("*.*"):
        assert (tmp_path / path.relative_to(folder)).read_bytes() == path.read_bytes(), path.name


def test_tables_hold_full_precision(orbital: Any, tmp_path: Path) -> None:
    paths = {p.stem: p for p in write_csv_tables(orbital, tmp_path / "tables")}
    assert set(paths) == {
        "headlines",
        "waterfall",
        "mass",
        "cost_by_year",
        "cost_by_item",
        "capacity_by_month",
        "assumptions",
    }
    tables = {name: list(csv.DictReader(path.read_text(encoding="utf-8").splitlines())) for name, path in paths.items()}
    cost = "levelized_cost_usd_per_accelerator_hour"
    assert next(float(r["value"]) for r in tables["headlines"] if r["name"] == cost) == 6.1234
    assert [r["left_fraction"] for r in tables["waterfall"] if r["step"] == "delivered"] == ["0.941", "0.999"]
    assert [(r["side"], r["year"]) for r in tables["cost_by_year"]][::10] == [("orbit", "2029"), ("ground", "2029")]
    assert {r["month"] for r in tables["capacity_by_month"]} >= {"2029-01", "2038-12"}
    assert len(tables["assumptions"]) == len(orbital.assumptions)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(orbital: Any, text: str, tmp_path: Path) -> None:
    command = {**orbital.provenance, "command": text}
    assumption = dataclasses.replace(orbital.assumptions[0], user_source=text, value=text)
    study = orbital.but(title=text, notes=text, warnings=[text], provenance=command, name=text, scenario_yaml=text,
                        assumptions=[assumption, *orbital.assumptions[1:]])  # fmt: skip
    path = write_html(study, tmp_path / "report.html")
    page = Page(path.read_text(encoding="utf-8"))
    assert "script" not in {tag for tag, _ in page.tags}
    assert page.text.count(text) >= 6
    assert read_scenario(path) == text
    pdf = write_pdf(study, tmp_path / "report.pdf")
    assert pdf.read_bytes().startswith(b"%PDF")
    if shutil.which("pdftotext"):
        printed = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
        bare = re.sub(r"[\s\u200b\x0c]", "", printed)
        assert re.sub(r"\s", "", text)[:200] in bare


def test_long_words_fit_the_page(orbital: Any, tmp_path: Path) -> None:
    if not shutil.which("pdftotext"):
        pytest.skip("needs pdftotext")
    study = orbital.but(notes="w" * 400, title="t" * 400)
    path = write_pdf(study, tmp_path / "report.pdf")
    boxes = subprocess.run(["pdftotext", "-bbox", str(path), "-"], capture_output=True, text=True, check=True).stdout
    rights = [float(x) for x in re.findall(r'xMax="([\d.]+)"', boxes)]
    assert max(rights) < 842


def test_control_characters_build(orbital: Any) -> None:
    data = report_data(orbital.but(title="a\x00b\x1b", notes="c\ud800"))
    assert data["title"] == "a\ufffdb\ufffd"
    assert pdf_bytes(data).startswith(b"%PDF")


def test_infeasible_study_says_so_and_compares_no_costs(orbital: Any, tmp_path: Path) -> None:
    data = orbital.dataset.assign(radiator_below_sink=orbital.dataset["radiator_below_sink"] * 0 + 1)
    reason = "infeasible: radiator below sink temperature"
    headlines = {
        n: h if n.startswith("ground_levelized") else Headline(n, None, h.unit, reason)
        for n, h in orbital.headlines.items()
    }
    study = orbital.but(dataset=data, headlines=headlines)
    made = report_data(study)
    assert made["verdict"][0].startswith("This design does not work as specified: the fin root must be colder")
    assert reason in made["verdict"][1]
    costs = next(s for s in made["sections"] if s["id"] == "cost")
    tables = [b for b in costs["blocks"] if b["kind"] == "table"]
    assert {row["cells"][0] for row in tables[0]["rows"]} == {"ground"}
    assert not any(column["label"] == "Orbit" for b in tables for column in b["columns"])
    assert any("Infeasible" in i for s in made["sections"] if s["id"] == "warnings" for i in s["blocks"][0]["items"])
    write_reports(study, tmp_path, ("html", "pdf"))


def test_sweep_lists_its_points_and_shows_the_first(orbital: Any, tmp_path: Path) -> None:
    altitudes = [550.0, 650.0, 750.0]
    cost = "levelized_cost_usd_per_accelerator_hour"
    data = orbital.dataset.copy()
    data[cost] = data[cost].expand_dims({"altitude_km": altitudes}) * np.array([1.0, 2.0, 3.0])
    values = [6.1234, 12.2468, 18.3702]
    headlines = {
        **orbital.headlines,
        cost: Headline(cost, values, "USD/h"),
        "binding_constraint": Headline("binding_constraint", ["launch_cadence", "dose", "dose"], "name"),
    }
    study = orbital.but(dataset=data, headlines=headlines)
    made = report_data(study)
    sweep = next(s for s in made["sections"] if s["id"] == "sweep")
    rows = [row["cells"] for row in sweep["blocks"][1]["rows"]]
    assert [row[0] for row in rows] == ["550", "650", "750"]
    assert [row[1] for row in rows] == ["6.12\u00a0USD/h", "12.2\u00a0USD/h", "18.4\u00a0USD/h"]
    assert [row[-1] for row in rows] == ["launch cadence", "dose", "dose"]
    assert made["cards"][0]["value"] == "6.12"
    write_reports(study, tmp_path)


def test_study_without_time_axes_builds(orbital: Any, tmp_path: Path) -> None:
    study = orbital.but(dataset=orbital.dataset.drop_dims(["month", "year", "month_of_year", "state"]), trace_day={})
    made = report_data(study)
    assert "capacity" not in {s["id"] for s in made["sections"]}
    write_reports(study, tmp_path)


@pytest.mark.parametrize(
    "orbit, words", [(6.0, "2.00 times as much"), (3.03, "about as much"), (1.5, "50.0\u00a0% less than the ground")]
)
def test_verdict_follows_the_numbers(orbital: Any, orbit: float, words: str) -> None:
    cost = "levelized_cost_usd_per_accelerator_hour"
    headlines = {
        **orbital.headlines,
        cost: Headline(cost, orbit, "USD/h"),
        f"ground_{cost}": Headline(f"ground_{cost}", 3.0, "USD/h"),
        "break_even_launch_price_usd_per_kg": Headline("b", None, "USD/kg", reason="none: not even a free launch"),
    }
    said = " ".join(report_data(orbital.but(headlines=headlines))["verdict"])
    assert words in said
    assert "not even a free launch" in said


def test_costs_by_category_add_up(orbital: Any) -> None:
    from orbitdc.report.values import COST_CATEGORIES, Point, cost_shares

    split = cost_shares(Point(orbital.dataset), "ground_", 0.08)
    assert split is not None
    assert sum(split.usd_per_h(c) for c, _ in COST_CATEGORIES) == pytest.approx(2.6789)
    years = np.arange(10) + 0.5
    present = {c: v * (1.08**-years).sum() for c, v in {"energy": 5.8e8, "all": 2.9e9 + 7e8 + 3e8 + 5.8e8}.items()}
    salvage = 9e8 * 1.08**-9.5
    assert split.share["energy"] == pytest.approx(present["energy"] / (present["all"] - salvage))
    assert split.share["salvage"] < 0


def test_damaged_or_foreign_pages_are_refused(tmp_path: Path, orbital: Any) -> None:
    page = tmp_path / "page.html"
    page.write_text("<html></html>", encoding="utf-8")
    with pytest.raises(ValueError, match="not a report"):
        read_scenario(page)
    page.write_text('<template id="orbitdc-data" data-scenario="%%%"></template>', encoding="utf-8")
    with pytest.raises(ValueError, match="damaged"):
        read_scenario(page)
    page.write_bytes(b"\xff\xfe")
    with pytest.raises(ValueError, match="damaged"):
        read_scenario(page)


def test_a_failed_write_leaves_nothing_behind(orbital: Any, tmp_path: Path) -> None:
    (tmp_path / "report.html").mkdir()
    with pytest.raises(OSError, match=r"report\.html"):
        write_html(orbital, tmp_path / "report.html")
    assert [p.name for p in tmp_path.iterdir()] == ["report.html"]


def test_unknown_format_is_refused(orbital: Any, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="docx"):
        write_reports(orbital, tmp_path, ["docx"])


def test_report_data_is_plain_text(orbital: Any) -> None:
    data = report_data(orbital)
    assert json.loads(json.dumps(data)) == data
    assert html_page(data, {"element": "e", "scenario": "s", "headlines": "h", "version": "v"}).startswith(
        "<!DOCTYPE html>"
    )
