"""`orbitdc compare` as a person uses it: what it prints and writes, and how it refuses."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from orbitdc.cli.main import cli


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["compare", *arguments], catch_exceptions=False)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Any]:
    folder = tmp_path_factory.mktemp("compare")
    result = run("gigawatt", "colossus-1", "-o", str(folder), "--json")
    assert result.exit_code == 0, result.output
    return folder, json.loads(result.stdout)


def test_document(told: tuple[Path, Any]) -> None:
    document = told[1]
    assert document["compared_by"] == "levelized_cost_usd_per_pflop_day"
    assert [side["system"] for side in document["sides"]] == ["orbit", "ground"]
    assert document["sides"][0]["ratio_to_first"] == 1.0


def test_files(told: tuple[Path, Any]) -> None:
    folder = told[0]
    page = (folder / "compare.html").read_text()
    assert (folder / "compare.pdf").read_bytes().startswith(b"%PDF")
    for name in ("parts-h", "parts-pf"):
        assert f'<desc id="{name}-desc">' in page
    with (folder / "tables" / "compare_parts_usd_per_h.csv").open() as file:
        rows = {row["part"]: row for row in csv.DictReader(file)}
    assert float(rows["launch"]["gigawatt"]) > 0


def test_text_names_what_differs(tmp_path: Path) -> None:
    result = run("gigawatt", "colossus-1", "--no-files", "-o", str(tmp_path / "none"))
    assert result.exit_code == 0, result.output
    for text in ("Cost per PFLOP-day", "The accelerators differ", "gb300-nvl72", "Real cost of capital"):
        assert text in result.stdout
    assert not (tmp_path / "none").exists()


def test_an_infeasible_scenario_is_told_and_printed(tmp_path: Path) -> None:
    heavy = "vehicle.payload_kg=1000"
    result = run("gigawatt", "colossus-1", "--set", heavy, "-o", str(tmp_path))
    assert result.exit_code == 0, result.output
    assert "gigawatt has no cost: satellite heavier than the launcher lifts." in result.stdout
    assert "satellite heavier than the launcher lifts" in (tmp_path / "compare.html").read_text()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Missing argument"),
        (("gigawatt",), "two scenarios or more"),
        (("gigawatt", "no-such-scenario", "nor-this-one"), "nor-this-one"),
        (("gigawatt", "colossus-1", "--set", "ground.ground_wacc=-1.5"), "must be from -0.5 to 1"),
    ],
)
def test_bad_input_is_named_and_nothing_is_written(arguments: tuple[str, ...], said: str, tmp_path: Path) -> None:
    result = run(*arguments, "-o", str(tmp_path / "folder"))
    assert result.exit_code == 2, result.output
    assert said in result.output
    assert "Traceback" not in result.output
    assert not (tmp_path / "folder").exists()
