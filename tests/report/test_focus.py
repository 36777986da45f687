"""The one design that a report of a sweep or of random draws describes."""

import csv
import io
from typing import Any

import numpy as np
import pytest

from orbitdc.report.csv_tables import csv_tables
from orbitdc.report.data import report_data
from orbitdc.report.focus import BREAK_EVEN, COST, focused
from orbitdc.report.tables import dimension_label
from orbitdc.study.headlines import Headline

ALTITUDES = [550.0, 650.0]
DRAWS = [[9.0, 5.0, 7.0], [19.0, 15.0, 17.0]]


@pytest.fixture
def drawn(orbital: Any) -> Any:
    data = orbital.dataset.copy()
    sizes = {"orbit.altitude_km": ALTITUDES, "sample": range(3)}
    data[COST] = data[COST].expand_dims(sizes) * 0 + np.array(DRAWS)
    headlines = {
        **orbital.headlines,
        COST: Headline(COST, DRAWS, "USD/h"),
        BREAK_EVEN: Headline(BREAK_EVEN, [[-1.0, -2.0, -3.0], [4.0, 5.0, 6.0]], "USD/kg"),
    }
    data[BREAK_EVEN] = data[COST] * 0
    return orbital.but(dataset=data, headlines=headlines)


def test_the_draw_of_median_cost_stands_for_all(drawn: Any) -> None:
    one = focused(drawn).headlines
    assert one[COST].value == 7.0
    assert (one[COST].low, one[COST].high) == pytest.approx((5.4, 8.6))
    assert one[BREAK_EVEN].value is None
    assert "negative" in str(one[BREAK_EVEN].reason)


def test_a_study_of_one_design_is_left_alone(orbital: Any) -> None:
    assert focused(orbital) is orbital


def test_the_sweep_shows_medians_and_bands_of_draws(drawn: Any) -> None:
    sweep = next(part for part in report_data(drawn)["sections"] if part["id"] == "sweep")
    rows = [row["cells"] for row in sweep["blocks"][1]["rows"]]
    assert [row[0] for row in rows] == ["550", "650"]
    assert rows[0][1].startswith("7.00") and "5.40" in rows[0][1]
    assert "3 times" in sweep["blocks"][0]["text"]


def test_every_point_stands_in_the_csv(drawn: Any) -> None:
    rows = list(csv.DictReader(io.StringIO(csv_tables(drawn)["points"])))
    assert [float(row[COST]) for row in rows] == [9, 5, 7, 19, 15, 17]
    assert rows[5]["orbit.altitude_km"] == "650.0" and rows[5]["sample"] == "2"


def test_dimensions_carry_their_unit() -> None:
    assert dimension_label("orbit.altitude_km") == "altitude (km)"
    assert dimension_label("spacecraft.eclipse_mode") == "eclipse mode"
    assert dimension_label("vehicle.entry") == "vehicle entry"
    assert "(USD/kg)" in dimension_label("launch.launch_price_usd_per_kg")
