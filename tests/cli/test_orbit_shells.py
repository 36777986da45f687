"""`orbitdc orbit --shells` and `--walker`: any constellation in a scenario's year, and how a bad list is refused."""

import csv
import json
import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner, Result

from orbitdc.cli.main import cli
from orbitdc.orbit.trace import eclipse_calendar
from orbitdc.study.models import load
from orbitdc.study.shells_view import shells_view
from orbitdc.study.trace import one_design

EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "shells.yaml"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["orbit", *arguments], catch_exceptions=False)


def refused(tmp_path: Path, text: str, *more: str, name: str = "shells.yaml") -> str:
    """Write a list, expect that it is refused without a traceback or a file, and return what was said."""
    path = tmp_path / name
    path.write_text(text)
    result = run("gigawatt", "--shells", str(path), "-o", str(tmp_path / "folder"), *more)
    assert result.exit_code == 2, result.output
    assert "Traceback" not in result.output
    assert not (tmp_path / "folder").exists()
    return result.output


def document(*arguments: str) -> Any:
    result = run("gigawatt", "--no-files", "--json", *arguments)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Any]:
    folder = tmp_path_factory.mktemp("shells")
    result = run("gigawatt", "--shells", str(EXAMPLE), "-o", str(folder), "--json", "--site", "London")
    assert result.exit_code == 0, result.output
    return folder, json.loads(result.stdout)


def test_the_bundled_list_has_the_filed_satellites_and_keeps_them_apart(example: tuple[Path, Any]) -> None:
    found = example[1]
    assert found["satellites"] == 4408
    assert [shell["planes"] for shell in found["shells"]] == [72, 72, 36, 6, 4]
    assert min(shell["plane_distance_km"] for shell in found["shells"]) > 40
    assert found["sunlight"]["worst_day_fraction"] == min(found["sunlight"]["fleet_sunlit_fraction_by_day"])
    low, high = found["sunlight"]["worst_day_counted"]
    assert low < found["sunlight"]["worst_day_fraction"] < high


def test_a_page_of_its_own_is_written_and_says_what_it_leaves_out(example: tuple[Path, Any]) -> None:
    folder = example[0]
    assert set(os.listdir(folder)) == {"shells.html", "shells.pdf", "tables"}
    page = (folder / "shells.html").read_text()
    for name in ("orbit", "calendar", "track", "spacing"):
        assert page.count(f'aria-labelledby="{name}-title {name}-desc"') == 1
    assert "are left out here" in page
    assert "drag_force_n" not in page
    with (folder / "tables" / "shells_sunlight_by_day.csv").open() as file:
        rows = list(csv.DictReader(file))
    assert (len(rows), rows[0]["date"]) == (365, "2029-01-01")


def test_counted_satellites_agree_with_the_closed_form(example: tuple[Path, Any]) -> None:
    (site,) = example[1]["sites"]
    assert site["minimum"] < site["mean"] < site["maximum"]
    assert site["mean"] == pytest.approx(site["expected_mean"], rel=0.04)
    assert site["covered_fraction"] == 1.0


def test_yaml_csv_and_command_line_say_the_same(tmp_path: Path) -> None:
    listed = tmp_path / "a.yaml"
    listed.write_text('- {altitude_km: 600, walker: "86.4:66/6/2", pattern: star}\n'
                      "- {altitude_km: 700, local_times_h: [6, 18.5], satellites_per_plane: 5, phasing: 0.3}\n"
                      )  # fmt: skip
    table = tmp_path / "a.csv"
    table.write_text("altitude_km,walker,pattern,local_times_h,satellites_per_plane,phasing\n"
                     "600,86.4:66/6/2,star,,,\n700,,,6;18.5,5,0.3\n")  # fmt: skip
    first = document("--shells", str(listed), "--site", "0,0")
    second = document("--shells", str(table), "--site", "0,0")
    assert first["shells"] == second["shells"]
    assert first["sites"] == second["sites"]
    third = document("--walker", "600:86.4:66/6/2:star", "--site", "0,0")
    assert {**third["shells"][0]} == first["shells"][0]
    assert third["shells"][0]["kind"] == "Walker star"


def test_planes_at_the_scenario_s_own_local_times_have_its_light(tmp_path: Path) -> None:
    scenario = load("gigawatt", overrides=["calendar={start: 2030-01}"])
    own = eclipse_calendar(orbit=one_design(scenario)["orbit"])
    times = own["plane_local_time_h"].tolist()
    listed = tmp_path / "own.yaml"
    listed.write_text(f"- {{altitude_km: 650, local_times_h: {times}, satellites_per_plane: 3}}\n")
    view = shells_view(scenario, file=listed, sites=["0,0"])
    np.testing.assert_allclose(view.sunlit_by_day, own["fleet_sunlit_fraction"], atol=1e-4)
    assert abs(view.worst_day + 1 - own["darkest_day"][0]) <= 1


@pytest.mark.parametrize(
    ("shell", "said"),
    [
        ('altitude_km: 550, walker: "53:1584/71/39"', "shells[0].walker: the planes of a Walker pattern hold equal"),
        ('altitude_km: 550, walker: "53:1584/72/72"', "outside 0..P-1"),
        ('altitude_km: 550, walker: "181:72/72/1"', "no such inclination"),
        ('altitude_km: 150, walker: "53:72/72/1"', "shells[0].altitude_km: altitude outside the validity"),
        ("altitude_km: .nan, walker: '53:72/72/1'", "must be a number of kilometers"),
        ('altitude_km: 550, walker: "53 72/72/1"', "not a Walker pattern"),
        (f'altitude_km: 550, walker: "53:{"9" * 5000}/1/0"', "not a Walker pattern"),
        ('altitude_km: 550, walker: "53:72/72/1", pattern: rose', "one of delta, star"),
        ('altitude_km: 550, walker: "53:72/72/1", pattern: [delta]', "one of delta, star"),
        ("altitude_km: [550], walker: {a: 1}", "not a Walker pattern"),
        ("altitude_km: 550, local_times_h: [[6]], satellites_per_plane: 4", "must be a list of hours 0 to 24"),
        ('altitud_km: 550, walker: "53:72/72/1"', 'did you mean "altitude_km"?'),
        ("altitude_km: 550", "a shell without satellites"),
        ("altitude_km: 550, local_times_h: [6], satellites_per_plane: 4, inclination_deg: 53", "not Sun-synchronous"),
        ("altitude_km: 550, local_times_h: [25], satellites_per_plane: 4", "must be a list of hours 0 to 24"),
        ("altitude_km: 550, local_times_h: [6], satellites_per_plane: 0", "must be a whole number from 1"),
        ("altitude_km: 550, local_times_h: [6], satellites_per_plane: 4, phasing: x", "phasing: must be a number"),
        ('altitude_km: 550, walker: "53:72/72/1", satellites_per_plane: 4', "not both"),
        ('altitude_km: 550, walker: "53:1000001/1/0"', "more than 1,000,000 satellites"),
        ("altitude_km: 550, local_times_h: [6], satellites_per_plane: 100000000000", "more than 1,000,000 satellites"),
    ],
)  # fmt: skip
def test_each_bad_shell_is_named(shell: str, said: str, tmp_path: Path) -> None:
    output = refused(tmp_path, f"shells:\n  - {{{shell}}}\n")
    assert said in output
    assert "shells.yaml" in output


def test_everything_wrong_is_told_at_once_with_its_line(tmp_path: Path) -> None:
    text = """colour: red
shells:
  - {altitude_km: 5000, walker: "53:10/3/0"}
  - altitude_km: 550
    walkers: "53:10/5/0"
  - 7
"""
    output = refused(tmp_path, text, "--walker", "550:53", "--site", "nowhere")
    lines = output.strip().splitlines()
    assert any(line.startswith(f"{tmp_path}/shells.yaml:3:") and "5000" in line for line in lines)
    assert any(line.startswith(f"{tmp_path}/shells.yaml:5:") and 'did you mean "walker"?' in line for line in lines)
    for words in ("colour", "must be a map", "--walker: not a Walker shell", "unknown site"):
        assert words in output


@pytest.mark.parametrize("text", ["", "shells: []\n", "[]\n", "shells:\n"])
def test_an_empty_list(text: str, tmp_path: Path) -> None:
    assert "lists no shell" in refused(tmp_path, text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("altitude_km,walkr\n550,53:4/2/0\n", 'did you mean "walker"?'),
        ("altitude_km,altitude_km\n550,550\n", "a column stands twice"),
        ("altitude_km,walker\n550\n", "shells.csv:2:1: another number of cells"),
        ("altitude_km,walker\n550,53:4/3/0\n", "shells.csv:2:1: walker: the planes"),
        ("altitude_km,walker\n", "lists no shell"),
        ("", "lists no shell"),
    ],
)
def test_bad_tables(text: str, said: str, tmp_path: Path) -> None:
    assert said in refused(tmp_path, text, name="shells.csv")


@pytest.mark.parametrize("walker", ["550", "x:53:4/2/0", "550:53:4/2/0:rose", "550:53:4/3/0", "100:53:4/2/0"])
def test_bad_shells_of_the_command_line(walker: str) -> None:
    result = run("gigawatt", "--walker", walker, "--no-files")
    assert result.exit_code == 2
    assert result.output.startswith("--walker: ")


def test_dates_beyond_the_ephemeris() -> None:
    late = ("--set", "calendar={start: 2053-01, months: 96}", "--set", "fleet.service_yr=6")
    result = run("gigawatt", "--walker", "550:53:4/2/0", "--no-files", *late)
    assert result.exit_code == 2
    assert "gigawatt: calendar.start: date outside the ephemeris" in result.output
    last = ("--set", "calendar={start: 2052-10, months: 96}", "--set", "fleet.service_yr=6", "--site", "0,0")
    assert run("gigawatt", "--walker", "550:53:4/2/0", "--no-files", *last).exit_code == 0


def test_other_refusals(tmp_path: Path) -> None:
    assert "terrestrial" in run("colossus-1", "--walker", "550:53:4/2/0", "--no-files").output
    assert "does not go with listed shells" in run("gigawatt", "--walker", "550:53:4/2/0", "--relay", "x").output
    missing = run("gigawatt", "--shells", str(tmp_path / "none.yaml"))
    assert (missing.exit_code, "cannot be read" in missing.output) == (2, True)


def test_a_single_satellite(tmp_path: Path) -> None:
    result = run("gigawatt", "--walker", "550:53:1/1/0", "--site", "80,0", "--json", "-o", str(tmp_path))
    assert result.exit_code == 0, result.output
    assert "spacing-title" not in (tmp_path / "shells.html").read_text()
    found = json.loads(result.stdout)
    assert found["shells"][0]["plane_distance_km"] is None
    assert found["shells"][0]["neighbor_distance_km"] is None
    assert (found["sites"][0]["maximum"], found["sites"][0]["covered_fraction"]) == (0, 0)


def test_text_and_help() -> None:
    result = run("gigawatt", "--walker", "550:53:40/4/1", "--no-files", "--site", "47.4, 8.5")
    assert result.exit_code == 0, result.output
    for words in ("40 satellites in 4 planes of one shell", "Least distances", "47.4,8.5", "are left out here"):
        assert words in result.stdout
    assert "\\x" not in result.stdout
    assert "examples/shells.yaml" in run("--help").output
