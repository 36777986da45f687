from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from orbitdc.economics.result import COST_ITEMS
from orbitdc.report.money import RENTED, build_up_table, cash_flow_tables, lease_table, money_blocks, power_section
from orbitdc.report.tables import PRICE_KEYS
from orbitdc.report.values import COST_CATEGORIES, Point, sides
from orbitdc.study.labels import OUTPUTS
from tests.report.conftest import make


def cells(block: dict[str, Any]) -> list[list[str]]:
    return [row["cells"] for row in block["rows"]]


@pytest.fixture(scope="module")
def study() -> Any:
    return make(True)


def with_value(study: Any, name: str, value: str) -> Any:
    kept = [a for a in study.assumptions if not a.key.endswith(name)]
    return study.but(assumptions=[*kept, replace(study.assumptions[0], key=f"ground.{name}", value=value)])


def test_build_up_lists_every_item_and_its_sum(study: Any) -> None:
    rows = cells(build_up_table(study, Point(study.dataset), sides(study)))
    assert [row[0] for row in rows] == [*COST_ITEMS, "levelized cost"]
    assert rows[-1][2] == rows[-1][3] != ""
    priced = {row[0]: row[1] for row in rows}
    assert "USD of" in priced["launch"]


def test_cash_flow_has_a_row_for_each_year_and_one_for_all(study: Any) -> None:
    orbit, ground = cash_flow_tables(Point(study.dataset), sides(study))
    years = study.dataset.sizes["year"]
    assert len(cells(orbit)) == len(cells(ground)) == years + 1
    heads = [column["label"] for column in orbit["columns"]]
    assert heads[0] == "Year"
    assert "Total" in heads
    assert "Rent" not in heads


def test_categories_are_the_results_spending() -> None:
    spending = {
        name
        for name, o in OUTPUTS.items()
        if o.result == "costs" and o.declared.axes == ("year",) and name.endswith(("_cost_usd", "salvage_usd"))
    }
    spending.remove("total_cost_usd")
    assert {field for _, field in COST_CATEGORIES} == spending
    assert {category for _, category in PRICE_KEYS} <= {category for category, _ in COST_CATEGORIES}


def test_the_lease_stands_by_each_denominator_that_is_stated(study: Any) -> None:
    shown = with_value(study, "power_usage_effectiveness", "1.2")
    block = lease_table(Point(shown.dataset), shown.assumptions)
    assert block is not None
    announced, filed = cells(block)
    assert "220,000 accelerators, 300 MW" in announced[1]
    assert "power not stated" in filed[1]
    assert announced[3].startswith("50,000")
    assert announced[4].startswith("60,000")
    margin = 100 * (1 - float(shown.dataset["ground_levelized_cost_usd_per_kw_yr"]) / 60_000)
    assert float(announced[5].split("\u00a0")[0]) == pytest.approx(margin, abs=0.06)
    assert filed[4] == filed[5] == "—"
    assert "90 days" in announced[7]
    assert "36 months" in announced[6]


def test_a_rented_ground_is_called_a_price(study: Any) -> None:
    shown = with_value(study, "power_usage_effectiveness", "1.2")
    rented = with_value(shown, "rented_fraction", "1")
    assert lease_table(Point(rented.dataset), rented.assumptions) is None
    texts = [block.get("text", "") for block in money_blocks(rented, Point(rented.dataset), sides(rented))]
    assert RENTED in texts
    assert RENTED not in [block.get("text", "") for block in money_blocks(shown, Point(shown.dataset), sides(shown))]


def test_footprint_has_no_sum(study: Any) -> None:
    (made,) = power_section(study, Point(study.dataset), sides(study))
    tables = [block for block in made["blocks"] if block["kind"] == "table"]
    assert [len(cells(block)) for block in tables] == [3, 8]
    assert not any("total" in row[0].lower() for block in tables for row in cells(block))


def test_what_a_study_lacks_is_left_out(study: Any) -> None:
    bare = study.dataset[[n for n, v in study.dataset.data_vars.items() if not v.dims]]
    blocks = money_blocks(study, Point(bare), sides(study))
    assert not any("build-up" in block.get("caption", "") for block in blocks)
    assert np.all([block["kind"] in {"table", "paragraph"} for block in blocks])
