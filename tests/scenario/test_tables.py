"""Tables that replace a bundled relation: from a CSV file or from columns in the scenario."""

from dataclasses import dataclass

import numpy as np
import pytest

from orbitdc.scenario.axes import bind, group_arrays
from orbitdc.scenario.declaration import Table, tabulated
from orbitdc.scenario.errors import ScenarioError
from orbitdc.scenario.scenario import load, load_text
from orbitdc.scenario.schema import scenario_model

INLINE = "sky: {flux: {table: {diameter_cm: [0.1, 1, 10], flux_per_m2_yr: [1e-2, 1e-4, 1e-6]}}}"
GOOD = "# made by hand\nflux_per_m2_yr, diameter_cm\n1e-2, 0.1\n1e-4, 1\n1e-6, 10\n"


@dataclass(frozen=True, kw_only=True)
class SkyGroup:
    flux: Table | None = tabulated(
        {"diameter_cm": ("cm", (1e-4, 1e4)), "flux_per_m2_yr": ("1/(m2 yr)", (0, 1e6))}, text="Debris flux"
    )


GROUPS: dict[str, type] = {"sky": SkyGroup}


def write(folder, csv, scenario="sky: {flux: flux.csv}"):
    (folder / "flux.csv").write_text(csv, encoding="utf-8")
    path = folder / "s.yaml"
    path.write_text(scenario, encoding="utf-8")
    return path


def failure(folder, csv):
    with pytest.raises(ScenarioError) as caught:
        load(write(folder, csv), groups=GROUPS)
    return [str(problem) for problem in caught.value.problems]


def test_a_table_that_is_not_given_is_none():
    bound = bind(load_text("{}", groups=GROUPS))
    assert group_arrays(bound, GROUPS)["sky"].flux is None


def test_file_and_columns_give_the_same_table(tmp_path):
    from_file = load(write(tmp_path, GOOD), groups=GROUPS)
    inline = load_text(INLINE, groups=GROUPS)
    table = group_arrays(bind(from_file), GROUPS)["sky"].flux
    assert np.array_equal(table.columns["diameter_cm"], [0.1, 1, 10])
    assert np.array_equal(table.columns["flux_per_m2_yr"], [1e-2, 1e-4, 1e-6])
    assert from_file.values["sky.flux"].content == inline.values["sky.flux"].content
    assert from_file.hash == inline.hash != load_text("{}", groups=GROUPS).hash
    assert from_file.assumptions()[0].value == "table of 3 rows"
    assert from_file.assumptions()[0].user_source == "file flux.csv"


def test_a_resolved_scenario_holds_the_table_itself(tmp_path):
    scenario = load(write(tmp_path, GOOD), groups=GROUPS)
    (tmp_path / "flux.csv").unlink()
    again = load_text(scenario.to_yaml(), groups=GROUPS)
    assert again.values == scenario.values
    assert again.hash == scenario.hash


def test_a_stated_source_stays(tmp_path):
    path = write(tmp_path, GOOD, "sky: {flux: {value: flux.csv, source: ORDEM 3.2}}")
    assert load(path, groups=GROUPS).assumptions()[0].user_source == "ORDEM 3.2"


def test_command_line_paths_start_from_the_working_folder(tmp_path, monkeypatch):
    write(tmp_path, GOOD, "{}")
    (tmp_path / "elsewhere").mkdir()
    scenario = tmp_path / "elsewhere" / "s.yaml"
    scenario.write_text("{}", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    loaded = load(scenario, groups=GROUPS, overrides=["sky.flux=flux.csv"])
    assert isinstance(loaded.values["sky.flux"].content, Table)


@pytest.mark.parametrize(
    ("csv", "line", "said"),
    [
        ("", 1, "holds no table"),
        ("diameter_cm,flux_per_yr\n0.1,1\n1,1\n", 1, 'did you mean "flux_per_m2_yr"?'),
        ("diameter_cm\n0.1\n1\n", 1, "lacks the column flux_per_m2_yr"),
        ("diameter_cm,flux_per_m2_yr\n0.1,1\n1,x\n", 3, "flux_per_m2_yr must be a finite number"),
        ("diameter_cm,flux_per_m2_yr\n0.1,1\n1,nan\n", 3, "flux_per_m2_yr must be a finite number"),
        ("diameter_cm,flux_per_m2_yr\n0.1,1\n1,-2\n", 3, "flux_per_m2_yr must be from 0 to 1e+06"),
        ("diameter_cm,flux_per_m2_yr\n0.1,1\n1\n", 3, "must have 2 cells"),
        ("diameter_cm,flux_per_m2_yr\n1,1\n0.1,1\n", 3, "diameter_cm must rise from row to row"),
        ("diameter_cm,flux_per_m2_yr\n1,1\n", 2, "must have 2 to 10000 rows"),
    ],
)
def test_a_bad_file_is_named_with_line(tmp_path, csv, line, said):
    problems = failure(tmp_path, csv)
    assert any(f"flux.csv:{line}:1: sky.flux: " in p and said in p for p in problems), problems


def test_all_bad_cells_at_once(tmp_path):
    assert len(failure(tmp_path, "diameter_cm,flux_per_m2_yr\nx,1\n1,y\n2,-1\n")) == 3


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("sky: {flux: missing.csv}", "cannot be read"),
        ("sky: {flux: 3}", "must be a table"),
        ("sky: {flux: [1, 2]}", "must be a table"),
        ("sky: {flux: {table: {diameter_cm: [1, 2]}}}", "must be a list of numbers"),
        ("sky: {flux: {table: {diameter_cm: [1, 2], flux_per_m2_yr: [1, 2, 3]}}}", "different lengths"),
        ("sky: {flux: {table: {diameter_cm: [2, 1], flux_per_m2_yr: [1, 2]}}}", "must rise"),
        ("sky: {flux: {table: {diameter_cm: [1, x], flux_per_m2_yr: [1, 2]}}}", "must be a finite number"),
        ("sky: {flux: {table: {diameter_cm: [1, 2], flux_per_m2_yr: [1, 2], z: [1, 2]}}}", "unknown key"),
    ],
)
def test_bad_columns_are_named(text, said):
    with pytest.raises(ScenarioError, match=said):
        load_text(text, groups=GROUPS)


def test_the_schema_knows_tables():
    model = scenario_model(GROUPS)
    model.model_validate({"sky": {"flux": "flux.csv"}})
    model.model_validate({"sky": {"flux": {"table": {"diameter_cm": [1, 2], "flux_per_m2_yr": [1, 1]}}}})
    with pytest.raises(ValueError, match="diameter_cm"):
        model.model_validate({"sky": {"flux": {"table": {"diameter_cm": ["x"], "flux_per_m2_yr": [1]}}}})
