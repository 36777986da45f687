"""`orbitdc breakeven` as a person uses it: what it prints and writes, and how it refuses."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from orbitdc.cli.main import cli

LAUNCH_PRICE = "launch.launch_price_usd_per_kg"
BUS = "economics.bus_cost_usd_per_kg"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["breakeven", *arguments], catch_exceptions=False)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Any]:
    folder = tmp_path_factory.mktemp("breakeven")
    result = run(
        "gigawatt",
        LAUNCH_PRICE,
        "energy_price_usd_per_mwh",
        "--frontier",
        BUS,
        LAUNCH_PRICE,
        "-o",
        str(folder),
        "--json",
    )
    assert result.exit_code == 0, result.output
    return folder, json.loads(result.stdout)


def test_document(told: tuple[Path, Any]) -> None:
    document = told[1]
    assert document["target"] == "the ground"
    assert set(document["break_evens"]) == {LAUNCH_PRICE, "ground.energy_price_usd_per_mwh"}
    energy = document["break_evens"]["ground.energy_price_usd_per_mwh"]
    assert energy["state"] == "closes"
    assert energy["break_even"] > energy["now"]
    assert abs(energy["difference"]) < 1e-9
    frontier = document["frontier"]["targets"]
    assert next(iter(frontier)) == "the ground"
    assert len(frontier["3 × the ground"]["break_even"]) == len(frontier["the ground"]["dimensions"][BUS])
    assert {dual["name"] for dual in document["duals"]} >= {LAUNCH_PRICE, "bus_usd_per_w", "specific_mass_kg_per_kw"}


def test_files(told: tuple[Path, Any]) -> None:
    folder = told[0]
    page = (folder / "breakeven.html").read_text()
    assert (folder / "breakeven.pdf").read_bytes().startswith(b"%PDF")
    for name in ("curve0", "curve1", "frontier", "duals"):
        assert f'<desc id="{name}-desc">' in page
    with (folder / "tables" / "breakeven_launch_launch_price_usd_per_kg.csv").open() as file:
        (row,) = csv.DictReader(file)
    assert float(row["now"]) == 500.0
    for name in ("frontier", "duals", f"curve_{LAUNCH_PRICE.replace('.', '_')}"):
        assert (folder / "tables" / f"breakeven_{name}.csv").is_file()


def test_text_of_a_target(tmp_path: Path) -> None:
    result = run("gigawatt", LAUNCH_PRICE, "--target", "9", "--no-files", "-o", str(tmp_path / "none"))
    assert result.exit_code == 0, result.output
    assert "meets 9 USD/h (now 500 USD/kg)" in result.stdout
    assert "mass per IT power (kg/kW)" in result.stdout
    assert not (tmp_path / "none").exists()


def test_a_sweep_and_a_case(tmp_path: Path) -> None:
    swept = run("gigawatt", LAUNCH_PRICE, "--target", "9", "--set", f"{BUS}=[400, 800]", "-o", str(tmp_path))
    assert swept.exit_code == 0, swept.output
    assert "at 2 points: closes 2" in swept.stdout
    assert "bus cost" in (tmp_path / "breakeven.html").read_text()
    case = run("gigawatt", LAUNCH_PRICE, "--case", "optimist", "--no-files", "--json")
    assert json.loads(case.stdout)["case"] == "optimist"


def test_a_terrestrial_site_with_a_target() -> None:
    result = run("colossus-1", "ground.energy_price_usd_per_mwh", "--target", "1.5", "--no-files", "--json")
    assert result.exit_code == 0, result.output
    document = json.loads(result.stdout)
    assert document["break_evens"]["ground.energy_price_usd_per_mwh"]["state"] == "closes"
    assert document["duals"] == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("gigawatt",), "name at least one parameter"),
        (("gigawatt", "launch.launch_prize_usd_per_kg"), 'did you mean "launch.launch_price_usd_per_kg"?'),
        (("gigawatt", "spacecraft.attitude"), "takes names"),
        (("gigawatt", "footprint.launch_fuel_kg"), "moves no cost"),
        (("gigawatt", "--frontier", LAUNCH_PRICE, LAUNCH_PRICE), "stands twice in the frontier"),
        (("gigawatt", LAUNCH_PRICE, "--target", "-3"), "must be above 0"),
        (("gigawatt", LAUNCH_PRICE, "--target", "cheap"), "not a valid float"),
        (("gigawatt", LAUNCH_PRICE, "--set", "economics.orbit_wacc=-1.2"), "must be from -0.5 to 1"),
        (("gigawatt", LAUNCH_PRICE, "--set", f"{LAUNCH_PRICE}=[1, 2]"), "varied by the scenario"),
        (("colossus-1", "ground.energy_price_usd_per_mwh"), "nothing to meet"),
        (("no-such-scenario", LAUNCH_PRICE), "no-such-scenario"),
    ],
)
def test_bad_input_is_named_and_nothing_is_written(arguments: tuple[str, ...], said: str, tmp_path: Path) -> None:
    result = run(*arguments, "-o", str(tmp_path / "folder"))
    assert result.exit_code == 2, result.output
    assert said in result.output
    assert "Traceback" not in result.output
    assert not (tmp_path / "folder").exists()
