from __future__ import annotations

import re
from xml.etree import ElementTree

import numpy as np
import pytest

from orbitdc.report.drawing import Drawing
from orbitdc.report.figures import (
    capacity_figure,
    cost_figure,
    eclipse_figure,
    launch_figure,
    mass_figure,
    waterfall_figure,
)

MONTHS = 2029 + (np.arange(36) + 1) / 12
DRAWINGS = {
    "waterfall": lambda: waterfall_figure({"orbit": [("installed", 1.1, 1.1), ("alive", 0.5, 0.55)]}, {"orbit": None}),
    "cost": lambda: cost_figure({"orbit": {"launch": 2.0, "salvage": -0.5}, "ground": {"launch": 0.0, "salvage": 0.0}}),
    "mass": lambda: mass_figure([("array", 120.0), ("margin", 0.0)]),
    "nothing": lambda: mass_figure([("array", 0.0)]),
    "eclipse": lambda: eclipse_figure(np.linspace(50, 80, 365), np.zeros(365), None),
    "capacity": lambda: capacity_figure(MONTHS, [("orbit", "delivered", np.linspace(0, 1, 36))], (2030.0, 2031.0)),
    "launches": lambda: launch_figure(["2029", "2030", "2031"], np.zeros(3), MONTHS, np.zeros(36)),
}


@pytest.mark.parametrize("name", DRAWINGS)
def test_figure_is_well_formed_named_and_repeatable(name: str) -> None:
    drawing: Drawing = DRAWINGS[name]()
    root = ElementTree.fromstring(drawing.svg)
    assert root.attrib["role"] == "img"
    assert root[0].tag.endswith("title")
    assert root[0].text == drawing.title
    assert root[1].tag.endswith("desc")
    assert root[1].text == drawing.description
    assert DRAWINGS[name]().svg == drawing.svg


def test_identifiers_do_not_collide_and_all_resolve() -> None:
    svg = DRAWINGS["capacity"]().svg
    identifiers = re.findall(r'\bid="([^"]+)"', svg)
    assert all(i.startswith("capacity-") for i in identifiers)
    used = re.findall(r'href="#([^"]+)"|url\(#([^)]+)\)', svg)
    assert used
    assert {a or b for a, b in used} <= set(identifiers)


def test_description_holds_the_numbers() -> None:
    assert "launch 2.0, salvage −0.50" in DRAWINGS["cost"]().description
    assert "alive 55.0 %" in DRAWINGS["waterfall"]().description
    assert "Total 120 kg" in DRAWINGS["mass"]().description


def test_text_is_drawn_as_paths_so_that_no_font_is_needed() -> None:
    assert "<text" not in DRAWINGS["mass"]().svg
