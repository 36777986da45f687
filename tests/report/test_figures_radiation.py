from __future__ import annotations

import re
from html import escape
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest

from orbitdc.report.data import report_data
from orbitdc.report.drawing import Drawing
from orbitdc.report.figures_map import track_pieces
from orbitdc.report.figures_radiation import (
    anomaly_figure,
    day_figure,
    dose_depth_figure,
    plain,
    spectra_figure,
)
from orbitdc.report.figures_upsets import ageing_figure, budget_figure, goodput_figure, trade_figure
from orbitdc.report.radiation_page import radiation_section

DEPTHS = np.geomspace(0.2, 70, 20)
HOURS = np.arange(0, 24, 0.1)
LONGITUDE, LATITUDE = np.linspace(-180, 180, 37), np.linspace(-90, 90, 19)
BUMP = 3000 * np.exp(-(((LONGITUDE + 50) / 20) ** 2) - ((LATITUDE[:, None] + 28) / 12) ** 2)
SHIELDS = np.geomspace(0.3, 20, 15)
AGES = np.linspace(0, 10, 11)
SIZES = np.geomspace(8, 1e6, 20)


def _anomaly(flux: np.ndarray, threshold: float) -> Drawing:
    inside = np.zeros(HOURS.size, dtype=bool)
    if np.isfinite(threshold):
        inside[30:40] = inside[100:103] = True
    return anomaly_figure(
        longitude_deg=LONGITUDE, latitude_deg=LATITUDE, flux_per_cm2_s=flux, threshold_per_cm2_s=threshold,
        track_longitude_deg=100 * HOURS, track_latitude_deg=80 * np.sin(4 * HOURS), inside=inside, altitude_km=650,
        year=2036,
    )  # fmt: skip


def _day(flux: np.ndarray, threshold: float) -> Drawing:
    return day_figure(hours=HOURS, flux_per_cm2_s=flux, inside=flux >= threshold, threshold_per_cm2_s=threshold)


def _dose(marks: dict[str, list[tuple[float, float]]]) -> Drawing:
    return dose_depth_figure(
        depth_mm=DEPTHS, parts={"total": 1000 / DEPTHS + 5, "belts": 1000 / DEPTHS, "galactic": np.full(20, 5.0)},
        design_depth_mm=10.0, limit_rad_per_yr=400.0, marks=marks,
    )  # fmt: skip


def _trade(cost: np.ndarray) -> Drawing:
    return trade_figure(
        shield_g_per_cm2=SHIELDS, dose_rad_per_yr=500 / SHIELDS, shield_mass_kg=36 * SHIELDS,
        goodput_fraction=1 - 0.02 / SHIELDS, cost_usd_per_h=cost, design_g_per_cm2=2.7,
    )  # fmt: skip


DRAWINGS = {
    "dose": lambda: _dose({"Published & known": [(1.0, 900.0), (10.0, 120.0)]}),
    "dose without marks": lambda: _dose({}),
    "spectra": lambda: spectra_figure(
        protons={"belt": (DEPTHS, 1e3 / DEPTHS), "none": (DEPTHS, np.zeros(20))},
        electrons={"belt": (DEPTHS, 1e5 / DEPTHS)},
    ),
    "anomaly": lambda: _anomaly(BUMP, 200.0),
    "no anomaly": lambda: _anomaly(np.zeros_like(BUMP), float("nan")),
    "day": lambda: _day(1000 * np.clip(np.sin(HOURS), 0.5, 1) - 500, 100.0),
    "quiet day": lambda: _day(np.zeros(HOURS.size), float("nan")),
    "budget": lambda: budget_figure(
        rates=[("silent", 26.0, (9.0, 79.0)), ("none", 0.0, (0.0, 0.0)), ("without radiation", 0.17, None)],
        extrapolated_from="tpu & co",
    ),
    "budget of a tested device": lambda: budget_figure(rates=[("silent", 26.0, None)], extrapolated_from=""),
    "ageing": lambda: ageing_figure(
        age_yr=AGES, dose_krad=0.2 * AGES, band_krad=np.stack([0.1 * AGES, 0.4 * AGES]), limit_krad=2.0, margin=1.5,
        remaining=1 - 0.01 * AGES, planned_life_yr=5.0,
    ),
    "ageing of a corner": lambda: ageing_figure(
        age_yr=AGES, dose_krad=0.2 * AGES, band_krad=None, limit_krad=2.0, margin=1.0, remaining=1 - 0.01 * AGES,
        planned_life_yr=5.0,
    ),
    "trade": lambda: _trade(8 + 3 / SHIELDS),
    "trade without cost": lambda: _trade(np.full(SHIELDS.size, np.nan)),
    "trade with costs that run away": lambda: _trade(np.where(SHIELDS < 0.6, 1e7, 8.0)),
    "goodput": lambda: goodput_figure(
        job_sizes=SIZES, curves={"pause": 0.9 / (1 + SIZES / 1e4), "ground": 0.3 / (1 + SIZES / 1e6)},
        satellite_accelerators=63,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", DRAWINGS)
def test_figure_is_well_formed_named_and_repeatable(name: str) -> None:
    drawn = DRAWINGS[name]()
    root = ElementTree.fromstring(drawn.svg)
    assert root.attrib["role"] == "img"
    assert escape(drawn.title) in drawn.svg
    assert drawn.description.endswith(".")
    assert "nan" not in drawn.description.replace("threshold nan", "").replace("near nan", "") or "no" in name
    assert DRAWINGS[name]().svg == drawn.svg
    identifiers = re.findall(r'\bid="([^"]+)"', drawn.svg)
    assert len(identifiers) == len(set(identifiers))
    assert all(i.startswith(drawn.name) for i in identifiers)


def test_figures_of_one_page_share_no_identifier() -> None:
    names = [DRAWINGS[n]().name for n in ("dose", "spectra", "anomaly", "day", "budget", "ageing", "trade", "goodput")]
    assert len(names) == len(set(names))


def test_descriptions_tell_the_numbers() -> None:
    assert "105 rad(Si) per year" in DRAWINGS["dose"]().description
    assert "2 times in the day" in _anomaly(BUMP, 200.0).description
    assert "Extrapolated from tpu & co" in DRAWINGS["budget"]().description
    assert "1.00 krad(Si) against a limit of 2.00" in DRAWINGS["ageing"]().description
    assert "ground: never half" in DRAWINGS["goodput"]().description


@pytest.mark.parametrize(("value", "text"), [(1.0, "1"), (200.0, "200"), (1e4, "10,000"), (1e5, "$10^{5}$")])
def test_ticks(value: float, text: str) -> None:
    assert plain(value) == text


def test_a_track_is_cut_where_it_leaves_the_map() -> None:
    pieces = track_pieces(np.array([170.0, 179.0, 188.0, 197.0]), np.zeros(4))
    assert [p[:, 0].tolist() for p in pieces] == [[170.0, 179.0], [-172.0, -163.0]]


def test_the_ground_has_no_radiation_section() -> None:
    assert radiation_section(None) == []


def test_a_study_s_report_has_a_radiation_section_of_its_own() -> None:
    from orbitdc.study.models import load
    from orbitdc.study.study import make_study

    data: dict[str, Any] = report_data(make_study(load("gigawatt")))
    found = next(s for s in data["sections"] if s["id"] == "radiation")
    names = [b["name"] for b in found["blocks"] if b["kind"] == "figure"]
    assert {"dosedepth", "anomaly", "budget", "goodput"} <= set(names)
    assert any(b["kind"] == "table" and "Upset budget" in b["caption"] for b in found["blocks"])
    everywhere = [b["name"] for s in data["sections"] for b in s["blocks"] if b["kind"] == "figure"]
    assert len(everywhere) == len(set(everywhere))
