from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest

from orbitdc.report.data import report_data
from orbitdc.report.drawing import Drawing
from orbitdc.report.figures_map import helpful_direction, land_rings, orbit_picture, plane_drawn, track_figure
from orbitdc.report.figures_orbit import (
    air_figure,
    calendar_figure,
    clock,
    day_name,
    local_time_figure,
    passes_figure,
    shell_figure,
)
from orbitdc.study.light_view import light_year
from orbitdc.study.models import load
from orbitdc.study.trace import one_design

DAYS = np.arange(365)
SEASON = np.clip(20 * np.sin(2 * np.pi * (DAYS - 80) / 365), 0, None)
MONTHS = np.linspace(2029, 2031, 24)


def _calendar(planes: int, minutes: np.ndarray) -> Drawing:
    return calendar_figure(
        local_time_h=np.linspace(17, 19, planes), eclipse_minutes=np.tile(minutes, (planes, 1)),
        fleet_energy_fraction=1 - minutes / 98, least_energy_day=int(minutes.argmax()),
    )  # fmt: skip


def _picture(node: float) -> Drawing:
    return orbit_picture(
        altitude_km=650, inclination_deg=98, node_deg=np.array([node]), sun_right_ascension_deg=0.0,
        sun_declination_deg=0.0, greenwich_deg=0.0, date="20 Mar",
    )  # fmt: skip


DRAWINGS = {
    "calendar": lambda: _calendar(12, SEASON),
    "calendar of one plane": lambda: _calendar(1, SEASON),
    "calendar of many planes": lambda: _calendar(500, SEASON),
    "calendar without eclipse": lambda: _calendar(3, np.zeros(365)),
    "local times": lambda: local_time_figure({"06:00": (70 - SEASON, SEASON), "18:00": (SEASON - 70, SEASON[::-1])}),
    "picture": lambda: _picture(90.0),
    "track": lambda: track_figure(
        longitude_deg=np.linspace(0, 800, 500), latitude_deg=82 * np.sin(np.linspace(0, 40, 500)),
        site_names=["A & B", "C"], site_longitude_deg=np.array([179.0, 178.0]), site_latitude_deg=np.array([89.0, 0.0]),
        shift_deg=24.5, revolutions=14.7,
    ),
    "shell": lambda: shell_figure(
        local_time_h=np.array([18.0]), spacing_km=5.3, minimum_separation_km=2.0, circumference_km=44159.0,
        satellite_count=8333,
    ),
    "shell of one satellite": lambda: shell_figure(
        local_time_h=np.array([18.0]), spacing_km=44159.0, minimum_separation_km=2.0, circumference_km=44159.0,
        satellite_count=1,
    ),
    "passes": lambda: passes_figure(
        maximum_elevation_deg=np.linspace(10, 90, 50), duration_s=np.linspace(1, 540, 50), elevation_mask_deg=10.0
    ),
    "passes high up": lambda: passes_figure(
        maximum_elevation_deg=np.linspace(80, 90, 50), duration_s=np.linspace(1, 30, 50), elevation_mask_deg=80.0
    ),
    "air": lambda: air_figure(
        decimal_year=MONTHS, solar_f107=np.outer([0.8, 1, 1.3], np.linspace(70, 150, 24)),
        density_kg_per_m3=np.outer([0.8, 1, 1.3], np.linspace(1e-14, 1e-13, 24)),
        decay_years=np.linspace(0, 7, 9), decay_altitude_km=np.linspace(650, 130, 9),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", DRAWINGS)
def test_figure_is_well_formed_named_and_repeatable(name: str) -> None:
    drawing: Drawing = DRAWINGS[name]()
    root = ElementTree.fromstring(drawing.svg)
    assert root.attrib["role"] == "img"
    assert root[0].text == drawing.title
    assert root[1].text == drawing.description
    assert "nan" not in drawing.description
    identifiers = re.findall(r'\bid="([^"]+)"', drawing.svg)
    assert all(i.startswith(f"{drawing.name}-") for i in identifiers)
    assert DRAWINGS[name]().svg == drawing.svg


def test_pictures_stay_small_enough_for_a_page() -> None:
    assert all(len(draw().svg) < 600_000 for draw in DRAWINGS.values())


def test_descriptions_hold_the_numbers() -> None:
    assert "eclipsed on 182 days" in DRAWINGS["calendar"]().description
    assert "at most 20.0 minutes" in DRAWINGS["calendar"]().description
    assert "From 0 to 0 %" in _picture(90.0).description
    assert "From 36 to 36 %" in _picture(0.0).description


def test_a_helpful_direction_sees_terminator_plane_and_pole() -> None:
    for degrees in range(0, 360, 30):
        angle = np.radians(degrees)
        sun = np.array([np.cos(angle), np.sin(angle), 0.0])
        for tilt in (0.0, 0.5, 1.5):
            normal = np.array([0.0, -np.sin(tilt), np.cos(tilt)])
            view = helpful_direction(sun, normal)
            assert view @ view == pytest.approx(1)
            assert 0.1 < view @ sun < 0.9
            assert abs(view @ normal) > 0.15
            assert view[2] > 0


def test_land_is_where_it_is() -> None:
    rings = land_rings()
    assert len(rings) > 100
    assert all(np.abs(ring[:, 0]).max() <= 180 and np.abs(ring[:, 1]).max() <= 90 for ring in rings)
    points = np.concatenate(rings)
    for longitude, latitude in ((18.4, -34.0), (-5.6, 36.0), (-67.3, -55.9)):
        assert np.hypot(points[:, 0] - longitude, points[:, 1] - latitude).min() < 1.5


def test_days_clock_and_planes() -> None:
    assert (day_name(0), day_name(58), day_name(59), day_name(364)) == ("1 Jan", "28 Feb", "1 Mar", "31 Dec")
    assert (clock(17.75), clock(23.999), clock(6.0)) == ("17:45", "00:00", "06:00")
    assert plane_drawn(3) == [0, 1, 2]
    assert len(plane_drawn(100)) == 12 and plane_drawn(100)[-1] == 99


def test_a_study_s_report_shows_calendar_and_picture(orbital: Any) -> None:
    light = light_year(one_design(load("gigawatt")))
    parts = {part["id"]: part["blocks"] for part in report_data(orbital.but(light=light))["sections"]}
    figures = {block["name"]: block for block in parts["sunlight"] if block["kind"] == "figure"}
    assert list(figures) == ["eclipse", "calendar", "orbit"]
    assert "12 planes from 17:46 to 18:14" in figures["calendar"]["description"]
    assert "22 Jun" in figures["orbit"]["description"]
