"""`orbitdc orbit` as a person uses it: what it prints and writes, and how it refuses."""

import csv
import json
import os
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from orbitdc.cli.main import cli
from orbitdc.study.orbit_view import QUANTITIES

TWO_LINES = """ISS (ZARYA)
1 25544U 98067A   24001.50000000  .00016717  00000-0  10270-3 0  9009
2 25544  51.6400 208.9163 0006317  69.9862  25.2906 15.50377579 43211
"""


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, list(arguments), catch_exceptions=False)


def with_checksums(text: str) -> str:
    lines = []
    for line in text.splitlines():
        if line[:2] in ("1 ", "2 "):
            total = sum(int(c) if c.isdigit() else c == "-" for c in line[:68])
            line = f"{line[:68]}{total % 10}"
        lines.append(line)
    return "\n".join(lines) + "\n"


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Any]:
    folder = tmp_path_factory.mktemp("orbit")
    result = run("orbit", "gigawatt", "-o", str(folder), "--json")
    assert result.exit_code == 0, result.output
    return folder, json.loads(result.stdout)


def test_document_agrees_with_the_study(shown: tuple[Path, Any]) -> None:
    import orbitdc

    dataset = orbitdc.evaluate(orbitdc.load("gigawatt"))
    results = shown[1]["results"]
    assert set(results) == {name for names in QUANTITIES.values() for name in names}
    for name, found in results.items():
        assert found["value"] == pytest.approx(float(dataset[name]), rel=1e-12), name
        assert found["unit"] == dataset[name].attrs["units"]


def test_light_of_the_page_is_that_of_the_stage(shown: tuple[Path, Any]) -> None:
    document = shown[1]
    energy = document["light"]["fleet_energy_fraction_by_day"]
    assert len(energy) == 365
    assert energy[document["light"]["least_energy_day"] - 1] == min(energy)
    results = document["results"]
    assert sum(energy) / 365 == pytest.approx(results["array_energy_fraction_tracking"]["value"], rel=1e-4)
    dawn, dusk = document["light"]["by_local_time"]["06.00"], document["light"]["by_local_time"]["18.00"]
    assert dusk["energy_fraction_least"] < dawn["energy_fraction_least"] - 0.03
    assert abs(dusk["least_energy_day"] - dawn["least_energy_day"]) == pytest.approx(182, abs=6)


def test_files_are_written_whole(shown: tuple[Path, Any]) -> None:
    folder = shown[0]
    assert {"orbit.html", "orbit.pdf", "tables"} == set(os.listdir(folder))
    assert (folder / "orbit.pdf").read_bytes().startswith(b"%PDF")
    page = (folder / "orbit.html").read_text()
    for name in ("calendar", "localtime", "orbit", "track", "passes", "shell", "air"):
        assert f'aria-labelledby="{name}-title {name}-desc"' in page
        assert f'<desc id="{name}-desc">' in page
    with (folder / "tables" / "orbit_light_by_day.csv").open() as file:
        assert len(list(csv.DictReader(file))) == 365
    assert not list(folder.rglob(".*"))


def test_text_names_numbers_and_sites_and_writes_nothing_if_told(tmp_path: Path) -> None:
    place = ("--site", "tromso", "--site", "47.4, 8.5")
    result = run("orbit", "gigawatt", "--no-files", "-o", str(tmp_path / "none"), *place)
    assert result.exit_code == 0, result.output
    for text in ("97.7 min", "97.99 deg", "Tromso", "47.4,8.5", "06:00", "passive_lifetime_yr"):
        assert text in result.stdout
    assert "London" not in result.stdout
    assert not (tmp_path / "none").exists()


def test_a_sweep_shows_its_first_point_and_says_so() -> None:
    swept = ("--set", "orbit.altitude_km=[600, 700]", "--site", "0,0")
    result = run("orbit", "gigawatt", "--no-files", *swept)
    assert "600 km and 97.79 degrees" in result.stdout
    assert "varies orbit.altitude_km" in result.stdout


def test_given_inclination(tmp_path: Path) -> None:
    inclined = ("--set", "orbit.inclination_deg=53", "--set", "orbit.local_time_band_h=24", "--site", "85,0")
    result = run("orbit", "gigawatt", "-o", str(tmp_path), "--json", *inclined)
    assert result.exit_code == 0, result.output
    document = json.loads(result.stdout)
    assert document["light"]["drift_h_per_yr"] < -100
    assert document["ground_track"]["highest_latitude_deg"] == pytest.approx(53.2, abs=0.2)
    assert document["passes"][0]["passes_per_day"] == 0


def test_passes_fill_the_time_in_view(shown: tuple[Path, Any]) -> None:
    for site in shown[1]["passes"]:
        seen_s = site["passes_per_day"] * site["mean_duration_s"]
        assert seen_s == pytest.approx(86400 * site["visible_fraction"], rel=0.12), site["name"]
        assert site["mean_duration_s"] < site["longest_duration_s"] < 1.03 * shown[1]["longest_pass_s"]


def test_decay_ends_with_the_stage_s_own_time() -> None:
    from orbitdc.study.models import load
    from orbitdc.study.orbit_view import orbit_view

    view = orbit_view(load("gigawatt"), sites=["tromso"])
    results = {name: value for group in view.quantities.values() for name, value in group.items()}
    ballistic = view.air.decay_years[-1] / results["decay_time_yr_m2_per_kg"]
    assert ballistic == pytest.approx(results["passive_lifetime_yr"] / results["decay_time_yr_m2_per_kg"], rel=0.25)
    assert view.air.decay_altitude_km[0] == 650
    assert (view.air.decay_altitude_km[1:] < view.air.decay_altitude_km[:-1]).all()


def test_relay_network_from_a_file(tmp_path: Path) -> None:
    elements = tmp_path / "station.tle"
    elements.write_text(with_checksums(TWO_LINES))
    result = run("orbit", "gigawatt", "--no-files", "--json", "--relay", str(elements), "--relay-range", "4000")
    assert result.exit_code == 0, result.output
    relays = json.loads(result.stdout)["relays"]
    assert relays["relay_count"] == 1
    assert 0 < relays["any_in_view_fraction"] < 0.5
    assert relays["shells"][0]["inclination_deg"] == pytest.approx(51.64)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("colossus-1",), "terrestrial"),
        (("gigawatt", "--site", "Tromzo"), 'did you mean "Tromso"?'),
        (("gigawatt", "--site", "91,0"), "no such place on Earth"),
        (("gigawatt", "--site", "0,181", "--site", "nowhere"), "unknown site"),
        (("gigawatt", "--relay", "no-such-file.tle"), "no-such-file.tle"),
        (("gigawatt", "--set", "orbit.altitude_km=100"), "orbit.altitude_km"),
        (("no-such-scenario",), "no-such-scenario"),
    ],
)
def test_bad_input_is_named_and_nothing_is_written(arguments: tuple[str, ...], said: str, tmp_path: Path) -> None:
    result = run("orbit", *arguments, "-o", str(tmp_path / "folder"))
    assert result.exit_code == 2
    assert said in result.output
    assert "Traceback" not in result.output
    assert not (tmp_path / "folder").exists()


def test_malformed_elements_are_named_with_their_line(tmp_path: Path) -> None:
    elements = tmp_path / "bad.tle"
    elements.write_text(with_checksums(TWO_LINES).replace("51.6400", "51.64x0"))
    result = run("orbit", "gigawatt", "--relay", str(elements), "-o", str(tmp_path / "folder"))
    assert result.exit_code == 2
    assert "bad.tle:3" in result.output
    assert not (tmp_path / "folder").exists()


def test_unwritable_folder(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    result = run("orbit", "gigawatt", "-o", str(blocked / "folder"))
    assert result.exit_code == 2
    assert "cannot be written" in result.output


def test_a_design_that_does_not_fit_is_named_infeasible() -> None:
    crowded = run("orbit", "gigawatt", "--no-files", "--set", "orbit.minimum_separation_km=900")
    assert "This design is infeasible: The contracted fleet needs more slots than the shell has" in crowded.stdout
    found = json.loads(
        run("orbit", "gigawatt", "--no-files", "--json", "--set", "orbit.minimum_separation_km=900").stdout
    )
    assert next(iter(found["infeasible"])) == "more_slots_than_the_shell_has"
    assert "infeasible" not in run("orbit", "gigawatt", "--no-files").stdout
