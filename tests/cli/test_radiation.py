"""`orbitdc radiation` as a person uses it: what it prints and writes, and how it refuses."""

import csv
import json
import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner, Result

from orbitdc.cli.main import cli
from orbitdc.radiation import exact

FIGURES = ("dosedepth", "shieldtrade", "spectra", "anomaly", "day", "budget", "goodput", "ageing")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, list(arguments), catch_exceptions=False)


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Any]:
    folder = tmp_path_factory.mktemp("radiation")
    result = run("radiation", "gigawatt", "-o", str(folder), "--json")
    assert result.exit_code == 0, result.output
    return folder, json.loads(result.stdout)


def test_document_agrees_with_the_study(shown: tuple[Path, Any]) -> None:
    import orbitdc

    dataset = orbitdc.evaluate(orbitdc.load("gigawatt"))
    results = shown[1]["results"]
    assert {"dose_rad_per_yr", "silent_errors_per_accelerator_yr", "goodput_fraction"} <= set(results)
    for name, found in results.items():
        assert found["value"] == pytest.approx(float(dataset[name]), rel=1e-12), name
        assert found["unit"] == dataset[name].attrs["units"]
    low, high = results["dose_rad_per_yr"]["p10_p90"]
    assert low < results["dose_rad_per_yr"]["value"] < high


def test_dose_by_source_adds_up_and_falls_with_depth(shown: tuple[Path, Any]) -> None:
    curves = {k: np.array(v) for k, v in shown[1]["dose_depth"]["dose_rad_per_yr"].items()}
    total = curves.pop("total")
    np.testing.assert_allclose(sum(curves.values()), total, rtol=1e-9)
    assert (np.diff(total) < 0).all()
    shields = np.array(shown[1]["dose_depth"]["shield_g_per_cm2"])
    here = total[shields == shown[1]["shield"]["g_per_cm2"]]
    assert here == pytest.approx([shown[1]["results"]["dose_rad_per_yr"]["value"]], rel=1e-12)


def test_passes_of_the_day_are_like_those_of_the_stage(shown: tuple[Path, Any]) -> None:
    passes = shown[1]["anomaly"]["passes_of_the_day_h"]
    results = shown[1]["results"]
    assert len(passes) == pytest.approx(results["saa_passes_per_day"]["value"], abs=2)
    share = sum(end - start for start, end in passes) / 24
    assert share == pytest.approx(results["saa_time_fraction"]["value"], rel=0.25)


def test_jobs_lose_more_in_orbit_and_when_larger(shown: tuple[Path, Any]) -> None:
    curves = shown[1]["goodput_by_job_size"]["goodput"]
    for label in ("checkpoint and run", "ground"):
        assert (np.diff(curves[label]) < 1e-12).all(), label
    assert np.all(np.array(curves["checkpoint and run"]) < curves["ground"])


def test_published_doses_stand_beside_our_own(shown: tuple[Path, Any]) -> None:
    for row in shown[1]["published"]:
        tolerance = {"spenvis_leo_edge": 0.08, "suncatcher_2026": 0.1, "sinclair_dyer_2013": 0.25}
        if row["kind"] == "model":
            assert row["factor"] == pytest.approx(1, abs=tolerance[row["source"]])
        elif row["kind"] == "flight":
            assert 2 < row["factor"] < 6
        else:
            assert row["kind"] == "AP9"
            assert 0.6 < row["factor"] < 1.5


def test_files_are_written_whole(shown: tuple[Path, Any]) -> None:
    folder = shown[0]
    assert {"radiation.html", "radiation.pdf", "tables"} == set(os.listdir(folder))
    assert (folder / "radiation.pdf").read_bytes().startswith(b"%PDF")
    page = (folder / "radiation.html").read_text()
    for name in FIGURES:
        assert f'aria-labelledby="{name}-title {name}-desc"' in page
    for words in ("SHIELDOSE-2", "EXTRAPOLATED", "Jensen and Cain 1960", "tpu-v6e-trillium", "AP9"):
        assert words in page
    with (folder / "tables" / "radiation_shield_trade.csv").open() as file:
        rows = list(csv.DictReader(file))
    assert float(rows[-1]["shield_mass_kg"]) > float(rows[0]["shield_mass_kg"])
    assert not list(folder.rglob(".*"))


def test_text_prints_numbers_and_writes_nothing_if_told(tmp_path: Path) -> None:
    result = run("radiation", "gigawatt", "--no-files", "-o", str(tmp_path / "none"), "--case", "skeptic")
    assert result.exit_code == 0, result.output
    for text in ("650 km", "saa_passes_per_day", "silent data corruption", "Shields-1", "case: skeptic"):
        assert text in result.stdout
    assert not (tmp_path / "none").exists()


def test_a_thicker_shield_moves_what_hangs_on_it() -> None:
    found = [
        json.loads(run("radiation", "gigawatt", "--no-files", "--json", "--set", f"{KEY}={shield}").stdout)["results"]
        for shield in ("1", "6")
    ]
    thin, thick = ({name: r["value"] for name, r in f.items()} for f in found)
    for name in ("dose_rad_per_yr", "silent_errors_per_accelerator_yr", "memory_errors_per_accelerator_yr"):
        assert thick[name] < thin[name]
    assert thick["shield_mass_kg"] == pytest.approx(6 * thin["shield_mass_kg"])
    assert thick["goodput_fraction"] > thin["goodput_fraction"]


KEY = "radiation.electronics_shield_g_per_cm2"


def test_a_sweep_shows_its_first_point_and_says_so() -> None:
    result = run("radiation", "gigawatt", "--no-files", "--set", "orbit.altitude_km=[1200, 700]")
    assert result.exit_code == 0, result.output
    assert "At 1,200 km" in result.stdout
    assert "varies orbit.altitude_km" in result.stdout


def test_an_orbit_that_meets_no_anomaly(tmp_path: Path) -> None:
    low = ("--set", "orbit.inclination_deg=0", "--set", "orbit.altitude_km=300", "--set", "orbit.local_time_band_h=24")
    result = run("radiation", "gigawatt", "-o", str(tmp_path), "--json", *low)
    assert result.exit_code == 0, result.output
    document = json.loads(result.stdout)
    assert document["results"]["dose_rad_per_yr"]["value"] < 30


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("colossus-1",), "no space radiation"),
        (("gigawatt", "--set", "orbit.altitude_km=2500"), "orbit.altitude_km"),
        (("gigawatt", "--set", f"{KEY}=0.01"), KEY),
        (("no-such-scenario",), "no-such-scenario"),
    ],
)
def test_bad_input_is_named_and_nothing_is_written(arguments: tuple[str, ...], said: str, tmp_path: Path) -> None:
    result = run("radiation", *arguments, "-o", str(tmp_path / "folder"))
    assert result.exit_code == 2
    assert said in result.output
    assert "Traceback" not in result.output
    assert not (tmp_path / "folder").exists()


def test_a_shield_outside_the_tables_is_refused_with_its_range(tmp_path: Path) -> None:
    scenario = tmp_path / "thin.yaml"
    scenario.write_text(
        "extends: gigawatt\nname: thin\ntitle: Thin\nradiation:\n  electronics_shield_g_per_cm2: 0.3\n"
        "  shield_sectors: {table: {thickness_factor: [0.01, 1], solid_angle: [1, 1]}}\n"
    )
    result = run("radiation", str(scenario), "--no-files")
    assert result.exit_code == 2
    assert "outside the tables of trapped radiation" in result.output
    assert "0.02 to 80 mm" in result.output


def test_without_the_extra_the_exact_chain_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ImportError(name)

    exact._library.cache_clear()
    monkeypatch.setattr(exact, "import_module", missing)
    result = run("radiation", "gigawatt", "--exact", "--no-files")
    assert result.exit_code == 2
    assert "pip install 'orbitdc[irbem]'" in result.output


def test_exact_stands_beside_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    from orbitdc.radiation.trapped import trapped_dose_rad_per_yr, trapped_flux_per_cm2_s
    from orbitdc.study import exact_view

    def ten_percent_less(*, altitude_km: float, inclination_deg: float) -> exact.ExactOrbit:
        orbit = {"altitude_km": altitude_km, "inclination_deg": inclination_deg}
        both = [(p, s) for p in ("proton", "electron") for s in (0, 1)]
        flux = {
            (p, exact.PHASES[s]): 0.9 * trapped_flux_per_cm2_s(
                particle=p, energy_mev=exact.EDGES_MEV[p], solar_phase=s, **orbit
            )
            for p, s in both
        }  # fmt: skip
        dose = {
            (p, exact.PHASES[s]): {"sphere": 0.9 * trapped_dose_rad_per_yr(
                particle=p, depth_mm=exact.DEPTHS_MM, solar_phase=s, **orbit
            )}
            for p, s in both
        }  # fmt: skip
        return exact.ExactOrbit(flux_per_cm2_s=flux, dose_rad_per_yr=dose)

    monkeypatch.setattr(exact_view, "exact_orbit", ten_percent_less)
    result = run("radiation", "gigawatt", "--exact", "--no-files", "--json")
    assert result.exit_code == 0, result.output
    rows = json.loads(result.stdout)["exact"]
    assert len(rows) > 30
    for row in rows:
        assert row["difference"] == pytest.approx(1 / 0.9 - 1, abs=0.03), row
    assert "Recomputed exactly" in run("radiation", "gigawatt", "--exact", "--no-files").stdout
