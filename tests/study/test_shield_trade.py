"""One shield moves mass, dose, cells, faults, goodput and cost together, each the way physics says."""

import numpy as np
import pytest
import xarray as xr

import orbitdc
from orbitdc.scenario.scenario import Scenario

UP, DOWN = 1, -1
SHIELD = {
    "shield_mass_kg": UP,
    "shield_mass_with_growth_kg": UP,
    "satellite_mass_kg": UP,
    "launch_count": UP,
    "dose_rad_per_yr": DOWN,
    "trapped_proton_dose_rad_per_yr": DOWN,
    "trapped_electron_dose_rad_per_yr": DOWN,
    "solar_dose_rad_per_yr": DOWN,
    "lifetime_dose_krad": DOWN,
    "dose_slack": UP,
    "silent_errors_per_accelerator_yr": DOWN,
    "memory_errors_per_accelerator_yr": DOWN,
    "functional_interrupts_per_accelerator_yr": DOWN,
    "radiation_failure_rate_per_accelerator_yr": DOWN,
    "goodput_fraction": UP,
    "alive_fraction": UP,
}
GLASS = {
    "cell_fluence_per_cm2_yr": DOWN,
    "cell_remaining_fraction": UP,
    "array_area_m2": DOWN,
    "array_mass_with_growth_kg": UP,
    "satellite_mass_kg": UP,
}
COST = "levelized_cost_usd_per_accelerator_hour"


def swept(scenario: Scenario, key: str, values: list[float], outputs: list[str]) -> xr.Dataset:
    return orbitdc.evaluate(scenario.with_values({key: values}), outputs=outputs)


@pytest.fixture(scope="module")
def shields(gigawatt: Scenario) -> xr.Dataset:
    values = [0.5, 0.8, 1.35, 2.7, 5.4, 10.8, 18.0]
    return swept(gigawatt, "radiation.electronics_shield_g_per_cm2", values, [*SHIELD, COST])


@pytest.fixture(scope="module")
def glasses(gigawatt: Scenario) -> xr.Dataset:
    values = [50.0, 100.0, 200.0, 400.0, 800.0]
    return swept(gigawatt, "radiation.coverglass_um", values, [*GLASS, COST, "dose_rad_per_yr"])


@pytest.mark.parametrize(("output", "direction"), SHIELD.items())
def test_shield_moves_each_result(shields: xr.Dataset, output: str, direction: int) -> None:
    assert np.all(np.diff(shields[output].values) * direction > 0), shields[output].values


def test_kilograms_follow_surface_and_thickness(shields: xr.Dataset) -> None:
    mass = shields["shield_mass_kg"].values
    shield = shields["radiation.electronics_shield_g_per_cm2"].values
    np.testing.assert_allclose(mass / shield, mass[0] / shield[0])


def test_the_best_shield_is_neither_the_thinnest_nor_the_thickest(shields: xr.Dataset) -> None:
    cheapest = int(np.argmin(shields[COST].values))
    assert 0 < cheapest < shields[COST].size - 1, shields[COST].values


@pytest.mark.parametrize(("output", "direction"), GLASS.items())
def test_coverglass_moves_each_result(glasses: xr.Dataset, output: str, direction: int) -> None:
    values = glasses[output].values
    end_to_end = values[-1] - values[0]
    assert end_to_end * direction > 0, values


def test_cells_live_longer_behind_every_thicker_glass(glasses: xr.Dataset) -> None:
    assert np.all(np.diff(glasses["cell_remaining_fraction"].values) > 0)
    assert "radiation.coverglass_um" not in glasses["dose_rad_per_yr"].dims
