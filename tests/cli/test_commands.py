"""The commands as a person uses them: what they print, what they write, and how they refuse."""

import base64
import json
import os
from pathlib import Path
from typing import Any

import pytest
import xarray as xr
import yaml
from click.testing import CliRunner, Result

from orbitdc.cli.main import cli
from orbitdc.study.headlines import HEADLINES


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, list(arguments), catch_exceptions=False)


@pytest.fixture(scope="module")
def studied(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Any]:
    folder = tmp_path_factory.mktemp("gigawatt")
    result = run("study", "gigawatt", "-o", str(folder), "--json")
    assert result.exit_code == 0, result.output
    return folder, json.loads(result.stdout)


def test_study_prints_one_document_with_every_headline(studied: tuple[Path, Any]) -> None:
    results = studied[1]["results"]
    assert list(results) == list(HEADLINES)
    for name, headline in results.items():
        assert headline["unit"] == HEADLINES[name]
        assert headline["value"] is not None or headline["reason"]


def test_study_writes_every_file(studied: tuple[Path, Any]) -> None:
    folder = studied[0]
    assert {"report.html", "report.pdf", "results.nc", "results.json", "scenario.yaml", "tables"} <= set(
        os.listdir(folder)
    )
    assert (folder / "report.pdf").read_bytes().startswith(b"%PDF")
    assert list((folder / "tables").glob("*.csv"))
    assert not list(folder.glob(".*"))
    with xr.open_dataset(folder / "results.nc") as dataset:
        assert dataset["satellite_mass_kg"].attrs["units"] == "kg"
        assert yaml.safe_load(dataset.attrs["scenario_yaml"])["name"] == "gigawatt"


def test_resolved_scenario_gives_the_same_numbers(studied: tuple[Path, Any], tmp_path: Path) -> None:
    folder, document = studied
    again = run("study", str(folder / "scenario.yaml"), "-o", str(tmp_path), "--json", "--format", "json")
    assert json.loads(again.stdout)["results"] == document["results"]


def test_a_report_runs_again(studied: tuple[Path, Any]) -> None:
    again = run("study", str(studied[0] / "report.html"), "--json")
    assert again.exit_code == 0, again.output
    assert json.loads(again.stdout)["largest_difference"] == 0


def test_study_of_the_ground(tmp_path: Path) -> None:
    result = run("study", "colossus-1", "-o", str(tmp_path), "--json")
    results = json.loads(result.stdout)["results"]
    assert results["satellite_count"]["value"] is None
    assert "terrestrial" in results["satellite_count"]["reason"]
    assert results["ground_levelized_cost_usd_per_accelerator_hour"]["value"] > 0
    assert (tmp_path / "report.pdf").exists()


def test_cases_are_corners_on_either_side(tmp_path: Path) -> None:
    costs = {}
    for case in ("skeptic", "base", "optimist"):
        made = run("study", "gigawatt", "--case", case, "-o", str(tmp_path / case), "--format", "json", "--json")
        document = json.loads(made.stdout)
        assert document["case"] == case
        costs[case] = document["results"]["levelized_cost_usd_per_accelerator_hour"]["value"]
    assert costs["optimist"] < costs["base"]
    assert costs["skeptic"] is None or costs["skeptic"] > costs["base"]


def test_check_names_points_and_feasibility() -> None:
    result = run("check", "gigawatt", "--set", "orbit.altitude_km=[600, 650, 700]")
    assert result.exit_code == 0
    assert "3 point(s)" in result.output
    assert "every point is feasible" in result.output


def test_check_names_a_limit_that_is_exceeded_at_a_feasible_point() -> None:
    assert "need exceeds" not in run("check", "gigawatt").output
    high = run("check", "gigawatt", "--set", "radiation.dose_margin=2")
    assert "every point is feasible" in high.output
    assert "need exceeds the limit of dose by up to 14%" in high.output
    found = json.loads(run("check", "gigawatt", "--set", "orbit.altitude_km=1000", "--json").output)
    assert found["exceeded_limits"]["dose"] < -2
    assert "dose_beyond_the_device_limit" in json.dumps(found)


def test_infeasible_exits_with_three_when_asked() -> None:
    arguments = ("check", "gigawatt", "--set", "compute.it_power_per_satellite_kw=20000")
    assert run(*arguments).exit_code == 0
    failed = run(*arguments, "--fail-if-infeasible")
    assert failed.exit_code == 3
    assert "satellite_heavier_than_the_launcher_lifts" in failed.output


def test_parameters_by_pattern() -> None:
    listed = json.loads(run("parameters", "launch_price", "--json").stdout)["parameters"]
    assert "launch.launch_price_usd_per_kg" in [row["key"] for row in listed]
    assert all("source" in row and "unit" in row for row in listed)
    assert run("parameters", "no-such-thing").exit_code == 2


def test_explain_shows_function_source_inputs_and_elasticities() -> None:
    shown = run("explain", "gigawatt", "satellite_mass_kg")
    assert shown.exit_code == 0
    assert "Source" in shown.output and "Elasticities" in shown.output
    told = json.loads(run("explain", "gigawatt", "levelized_cost_usd_per_accelerator_hour", "--json").stdout)
    assert told["elasticities"]["launch.launch_price_usd_per_kg"] > 0
    assert told["inputs"]
    unknown = run("explain", "gigawatt", "satelite_mass")
    assert unknown.exit_code == 2
    assert "satellite_mass_kg" in unknown.output


def test_validate_prints_the_agreed_document() -> None:
    result = run("validate", "--json")
    assert result.exit_code == 0, result.output
    rows = json.loads(result.stdout)["cases"]
    assert len(rows) >= 15
    keys = {"id", "area", "computed", "published", "residual", "tolerance", "passed", "source", "status"}
    assert all(keys <= set(row) for row in rows)
    assert len({row["id"] for row in rows}) == len(rows)
    assert run("validate", "astrology").exit_code == 2


BAD = {
    "unknown key": "extends: gigawatt\norbit:\n  altitud_km: 600\n",
    "wrong unit": "extends: gigawatt\norbit:\n  altitude_km: 600 kg\n",
    "out of bounds": "extends: gigawatt\norbit:\n  altitude_km: 60000\n",
    "swapped range": "extends: gigawatt\norbit:\n  altitude_km: {distribution: uniform, low: 800, high: 500}\n",
    "missing parent": "extends: gigawat\n",
    "duplicate key": "extends: gigawatt\norbit:\n  altitude_km: 600\n  altitude_km: 700\n",
    "text for a number": "extends: gigawatt\nfleet:\n  planned_life_yr: no\n",
    "not a number": "extends: gigawatt\norbit:\n  altitude_km: .nan\n",
    "python tag": "extends: gigawatt\nname: !!python/object/apply:os.system [ls]\n",
    "huge sweep": (
        "extends: gigawatt\norbit:\n  altitude_km: {linspace: [500, 900, 1000000]}\n"
        "launch:\n  launch_price_usd_per_kg: {linspace: [100, 900, 1000000]}\n"
    ),
    "wrong entry": "extends: gigawatt\nvehicle:\n  entry: starship-v9\n",
    "a list at the top": "- 1\n- 2\n",
}


@pytest.mark.parametrize("text", BAD.values(), ids=BAD)
@pytest.mark.parametrize("command", ["check", "study", "explain"])
def test_bad_input_exits_with_two_and_leaves_nothing(text: str, command: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(text)
    folder = tmp_path / "out"
    extra = {"check": [], "study": ["-o", str(folder)], "explain": ["satellite_mass_kg"]}[command]
    result = run(command, str(path), *extra)
    assert result.exit_code == 2, result.output
    assert "bad.yaml:" in result.output
    assert "Traceback" not in result.output
    assert not folder.exists() or not list(folder.iterdir())


def test_circular_extends_names_the_chain(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("extends: b.yaml\n")
    (tmp_path / "b.yaml").write_text("extends: a.yaml\n")
    result = run("check", str(tmp_path / "a.yaml"))
    assert result.exit_code == 2
    assert "a.yaml" in result.output and "b.yaml" in result.output


def test_binary_garbage_and_missing_files(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_bytes(bytes(range(256)) * 10)
    assert run("check", str(tmp_path / "bad.yaml")).exit_code == 2
    missing = run("check", "gigawat")
    assert missing.exit_code == 2
    assert "gigawatt" in missing.output
    assert run("study", str(tmp_path / "report.html")).exit_code == 2


def test_all_errors_come_at_once(tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text("extends: gigawatt\norbit:\n  altitude_km: 1\n  wrong: 2\nfleet:\n  planned_life_yr: -3\n")
    result = run("check", str(path))
    assert "bad.yaml:3:" in result.output
    assert "bad.yaml:4:" in result.output
    assert "bad.yaml:6:" in result.output


def test_output_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("taken")
    result = run("study", "gigawatt", "-o", str(tmp_path / "out"))
    assert result.exit_code == 2
    assert "cannot be written" in result.output
    assert (tmp_path / "out").read_text() == "taken"


def test_namesake_is_announced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from orbitdc.cli.main import warn_of_namesake

    (tmp_path / "spacedc_mdao-0.4.2.dist-info").mkdir()
    monkeypatch.syspath_prepend(str(tmp_path))
    warn_of_namesake()
    assert "spacedc-mdao" in capsys.readouterr().err


def _page(folder: Path, scenario: str, headlines: str) -> Path:
    packed = [base64.b64encode(text.encode()).decode() for text in (scenario, headlines, "0")]
    page = folder / "report.html"
    page.write_text(
        '<template id="orbitdc-data" data-scenario="{}" data-headlines="{}" data-version="{}"></template>'.format(
            *packed
        )
    )
    return page


@pytest.mark.parametrize("headlines", ["[1]", "not json", "3"])
def test_a_report_with_damaged_numbers_is_refused(tmp_path: Path, headlines: str) -> None:
    result = run("study", str(_page(tmp_path, "extends: gigawatt", headlines)))
    assert result.exit_code == 2
    assert "holds no scenario" in result.output


def test_a_report_with_a_number_unknown_today_differs_without_bound(tmp_path: Path) -> None:
    result = run("study", str(_page(tmp_path, "extends: colossus-1", '{"of_another_version": 1.0}')))
    assert result.exit_code == 0
    assert "of_another_version" in result.output


def test_study_of_draws_prints_one_line_per_headline_with_its_band(tmp_path: Path) -> None:
    result = run(
        "study", "gigawatt", "--set", "launch.launch_price_usd_per_kg={distribution: declared}", "--set", "samples=20",
        "--set", "title=" + "long " * 300, "-o", str(tmp_path), "--format", "html,csv",
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    cost = next(line for line in result.stdout.splitlines() if " levelized_cost_usd_per_accelerator_hour" in line)
    assert "P10" in cost and "," not in cost.split("[")[0]
    assert max(map(len, result.stdout.splitlines()[:1])) < 150
    assert len((tmp_path / "tables" / "points.csv").read_text().splitlines()) == 21


def test_a_full_disk_is_one_line_and_leaves_no_half_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, data: bytes) -> int:
        if data:
            raise OSError(28, "No space left on device")
        return real(self, data)

    real = Path.write_bytes
    monkeypatch.setattr(Path, "write_bytes", full)
    result = run("study", "gigawatt", "-o", str(tmp_path / "out"))
    assert result.exit_code == 2
    assert "No space left on device" in result.output
    assert [p.name for p in (tmp_path / "out").iterdir()] == ["results.nc"]
