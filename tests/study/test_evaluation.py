"""Points, blocks and threads: the same numbers whatever the cut."""

import numpy as np
import pytest

import orbitdc
from orbitdc.scenario.errors import ScenarioError
from orbitdc.scenario.scenario import Scenario
from orbitdc.study.evaluation import is_return
from orbitdc.study.headlines import HEADLINES, headlines
from orbitdc.study.labels import OUTPUTS

NUMERIC = [n for n in HEADLINES if n in OUTPUTS and not is_return(n)]


@pytest.fixture(scope="module")
def swept(gigawatt: Scenario) -> Scenario:
    return gigawatt.with_values(
        {"orbit.altitude_km": [550.0, 650.0, 800.0], "launch.launch_price_usd_per_kg": [100.0, 900.0]}
    )


@pytest.mark.parametrize("block_points", [1, 7, 64, 1000])
@pytest.mark.parametrize("workers", [1, 2])
def test_values_do_not_depend_on_block_or_thread(swept: Scenario, block_points: int, workers: int) -> None:
    whole = orbitdc.evaluate(swept, samples=21, outputs=NUMERIC, workers=1)
    cut = orbitdc.evaluate(swept, samples=21, outputs=NUMERIC, workers=workers, block_points=block_points)
    for name in NUMERIC:
        np.testing.assert_array_equal(cut[name].values, whole[name].values, err_msg=name)


def test_a_sweep_holds_the_single_studies(swept: Scenario) -> None:
    grid = orbitdc.evaluate(swept, outputs=NUMERIC)
    single = swept.with_values({"orbit.altitude_km": 800.0, "launch.launch_price_usd_per_kg": 900.0})
    alone = orbitdc.evaluate(single, outputs=NUMERIC)
    for name in NUMERIC:
        at = {
            d: i for d, i in (("orbit.altitude_km", 2), ("launch.launch_price_usd_per_kg", 1)) if d in grid[name].dims
        }
        assert float(grid[name].isel(at)) == pytest.approx(float(alone[name]), rel=1e-12), name


def test_dimensions_that_an_output_does_not_depend_on_are_absent(swept: Scenario) -> None:
    grid = orbitdc.evaluate(swept, outputs=["inclination_deg", "capital_cost_usd"])
    assert grid["inclination_deg"].dims == ("orbit.altitude_km",)
    assert set(grid["capital_cost_usd"].dims) == {"orbit.altitude_km", "launch.launch_price_usd_per_kg"}


def test_every_output_is_labelled_and_finite(gigawatt: Scenario) -> None:
    dataset = orbitdc.evaluate(gigawatt)
    assert {n for n in orbitdc.outputs() if not is_return(n)} == set(map(str, dataset.data_vars))
    for name, variable in dataset.items():
        assert {"units", "long_name", "stage"} <= set(variable.attrs), name
        assert np.all(np.isfinite(variable.values)), name
    assert int(dataset["infeasibility"]) == 0


def test_returns_of_a_sweep_do_not_depend_on_the_cut(swept: Scenario) -> None:
    priced = swept.with_values({"revenue.price_usd_per_accelerator_hour": [8.0, 14.0]})
    names = [n for n, o in OUTPUTS.items() if is_return(n) and not o.declared.axes]
    whole = orbitdc.evaluate(priced, samples=9, outputs=names, workers=1)
    cut = orbitdc.evaluate(priced, samples=9, outputs=names, workers=2, block_points=7)
    for name in names:
        np.testing.assert_array_equal(cut[name].values, whole[name].values, err_msg=name)


def test_ground_scenario_has_only_the_ground(colossus: Scenario) -> None:
    dataset = orbitdc.evaluate(colossus)
    assert "satellite_mass_kg" not in dataset
    assert float(dataset["ground_levelized_cost_usd_per_accelerator_hour"]) > 0


def test_unknown_output_is_refused_with_a_suggestion(gigawatt: Scenario) -> None:
    with pytest.raises(ScenarioError, match='did you mean "satellite_mass_kg"'):
        orbitdc.evaluate(gigawatt, outputs=["satelite_mass_kg"])


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"accelerator.junction_to_coolant_k_per_w": 0.15}, "radiator_below_sink_temperature"),
        ({"compute.it_power_per_satellite_kw": 20_000.0}, "satellite_heavier_than_the_launcher_lifts"),
        ({"orbit.minimum_separation_km": 500.0}, "more_slots_than_the_shell_has"),
        (
            {"launch.cadence_first_per_yr": 1.0, "launch.cadence_maximum_per_yr": 2.0},
            "contracted_capacity_never_reached",
        ),
    ],
)
def test_infeasible_points_are_named(gigawatt: Scenario, changes: dict[str, float], reason: str) -> None:
    dataset = orbitdc.evaluate(gigawatt.with_values(changes))
    meanings = dataset["infeasibility"].attrs["flag_meanings"].split()
    assert meanings[int(dataset["infeasibility"])] == reason


def test_an_infeasible_point_does_not_stop_a_sweep(gigawatt: Scenario) -> None:
    swept = gigawatt.with_values({"accelerator.junction_to_coolant_k_per_w": [0.15, 0.021]})
    dataset = orbitdc.evaluate(swept, outputs=["radiator_planform_area_m2"])
    assert list(dataset["infeasibility"].values > 0) == [True, False]


def test_feasible_draws_have_no_missing_number(gigawatt: Scenario) -> None:
    drawn = orbitdc.evaluate(gigawatt, samples=2000)
    feasible = drawn["infeasibility"].values == 0
    assert 0 < feasible.sum() < feasible.size
    for name, variable in drawn.items():
        values = np.broadcast_to(variable.values, feasible.shape)[feasible]
        assert np.isfinite(values).all(), name


@pytest.mark.parametrize("case", ["skeptic", "optimist"])
def test_corners_give_numbers(case: str) -> None:
    dataset = orbitdc.evaluate(orbitdc.load("gigawatt", case=case))
    for name, variable in dataset.items():
        assert np.isfinite(variable.values).all(), name


def test_variables_and_coordinates_say_what_they_are(swept: Scenario) -> None:
    dataset = orbitdc.evaluate(swept, outputs=["period_s"])
    assert dataset["orbit.altitude_km"].attrs["units"] == "km"
    assert "2 pi" in dataset["period_s"].attrs["equation"]
    assert dataset["period_s"].attrs["source"]


def test_a_study_that_does_not_fit_is_refused_with_its_size(gigawatt: Scenario) -> None:
    many = gigawatt.with_values({"orbit.altitude_km": {"linspace": [500, 900, 30_000]}})
    with pytest.raises(ScenarioError, match="GB"):
        orbitdc.evaluate(many, samples=30_000)


def test_headlines_of_a_sweep_name_their_dimensions(swept: Scenario) -> None:
    told = headlines(swept, orbitdc.evaluate(swept), {})
    cost = told["levelized_cost_usd_per_accelerator_hour"].document()
    assert cost["dimensions"] == ["orbit.altitude_km", "launch.launch_price_usd_per_kg"]
    assert np.shape(cost["value"]) == (3, 2)
    price = told["break_even_launch_price_usd_per_kg"]
    assert price.reason
    assert np.array(price.value, dtype=object).ravel().tolist() == [None] * np.size(price.value)
