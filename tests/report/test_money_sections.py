"""The report's sections on frames and break-evens, and the figures of money."""

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from orbitdc.report.figures_money import curve_figure, duals_figure, frontier_figure, parts_figure
from orbitdc.report.frames_section import break_even_section, frames_section
from orbitdc.scenario.scenario import Scenario
from orbitdc.study.breakeven_view import frontier_view
from orbitdc.study.duals import duals
from orbitdc.study.frames import frames
from orbitdc.study.study import FRONTIER
from orbitdc.study.trace import one_design


@pytest.fixture(scope="module")
def study(gigawatt: Scenario) -> Any:
    return SimpleNamespace(
        frames=frames(one_design(gigawatt)), duals=duals(gigawatt), frontier=frontier_view(gigawatt, *FRONTIER)
    )


def test_frames_section_shows_each_frame_beside_what_it_published(study: Any) -> None:
    (section,) = frames_section(study)
    numbers, left = (block for block in section["blocks"] if block["kind"] == "table")
    text = str(numbers["rows"])
    for word in ("Google Suncatcher", "McCalip", "SemiAnalysis", "Starcloud", "Turyshev", "51.1", "10.91"):
        assert word in text
    assert len(left["rows"]) == len(study.frames)
    assert all(row["cells"][3] not in ("", "0") for row in left["rows"])
    drawing = next(block for block in section["blocks"] if block["kind"] == "figure")
    assert "this report: accelerators" in drawing["description"]


def test_break_even_section_has_frontier_and_duals(study: Any) -> None:
    (section,) = break_even_section(study)
    names = [block["name"] for block in section["blocks"] if block["kind"] == "figure"]
    assert names == ["frontier", "duals"]
    tables = [block for block in section["blocks"] if block["kind"] == "table"]
    assert [column["label"] for column in tables[0]["columns"]][1] == "the ground"
    assert any("mass per IT power" in row["cells"][0] for row in tables[1]["rows"])


def test_a_study_without_orbit_has_neither() -> None:
    nothing: Any = SimpleNamespace(frames=(), duals=(), frontier=None)
    assert frames_section(nothing) == []
    assert break_even_section(nothing) == []


def test_figures_draw_what_is_missing_too() -> None:
    x = np.array([1.0, 2.0, 40.0])
    curve = curve_figure(
        name="curve0", label="price (USD/kg)", values=x, cost=np.array([np.nan, 5.0, 9.0]), target=np.full(3, 6.0),
        now=2.0, roots=[7.0],
    )  # fmt: skip
    assert "7.00" in curve.description
    empty = frontier_figure(
        curves={"the ground": (x, np.full(3, np.nan))}, first_label="a", second_label="b", now=(2.0, 3.0),
        first_range=(1.0, 40.0),
    )  # fmt: skip
    assert empty.description == "None."
    bars = parts_figure({"one": {"a": 2.0, "b": -1.0}, "two": {"a": 0.0, "b": 0.5}}, unit="USD", name="parts")
    assert bars.description == "one: a 2.0, b −1.0; two: b 0.50."
    assert duals_figure([("life", -0.4), ("price", 0.2)]).description == "life −0.40, price 0.20."
