"""Traces show what the stages reduce: the reduced numbers follow from the traced arrays."""

import numpy as np
import pytest

import orbitdc
from orbitdc.scenario.errors import ScenarioError
from orbitdc.scenario.scenario import Scenario


def test_orbit_by_day_gives_the_worst_eclipse(gigawatt: Scenario) -> None:
    narrow = gigawatt.with_values({"orbit.plane_count": 1, "orbit.local_time_band_h": 0.0})
    traced = orbitdc.trace(narrow, "orbit")
    dataset = orbitdc.evaluate(narrow)
    assert traced.sizes["day"] == 365
    longest = float(traced["eclipse_duration_s"].max())
    assert longest == pytest.approx(float(dataset["eclipse_duration_maximum_s"]), rel=1e-6)
    mean = float(traced["sunlit_time_fraction"].mean())
    assert mean == pytest.approx(float(dataset["sunlit_time_fraction"]), rel=1e-6)


def test_shadow_along_the_orbit_matches_the_closed_form(gigawatt: Scenario) -> None:
    traced = orbitdc.trace(gigawatt, "orbit")
    assert float(traced["sunlit_fraction"].mean()) == pytest.approx(
        float(traced["sunlit_time_fraction"].min()), abs=0.004
    )


def test_fleet_by_month_is_the_dataset(gigawatt: Scenario) -> None:
    traced = orbitdc.trace(gigawatt, "fleet")
    np.testing.assert_array_equal(
        traced["capacity_fraction"].values, orbitdc.evaluate(gigawatt)["capacity_fraction"].values
    )


def test_cells_by_age_end_where_the_array_is_sized(gigawatt: Scenario) -> None:
    traced = orbitdc.trace(gigawatt, "radiation")
    dataset = orbitdc.evaluate(gigawatt)
    assert traced.sizes["age"] == 61
    assert float(traced["cell_remaining_fraction"][0]) == 1.0
    assert float(traced["cell_remaining_fraction"][-1]) == pytest.approx(float(dataset["cell_remaining_fraction"]))
    assert float(traced["dose_krad"][-1]) == pytest.approx(float(dataset["lifetime_dose_krad"]))
    assert np.all(np.diff(traced["worn_out_fraction"].values) >= 0)


@pytest.mark.parametrize("stage", ["orbit", "environment", "radiation", "thermal", "fleet", "availability", "ground"])
def test_every_trace_is_finite(gigawatt: Scenario, stage: str) -> None:
    traced = orbitdc.trace(gigawatt, stage)
    assert traced.data_vars
    assert all(np.isfinite(v.values).all() for v in traced.values())


def test_what_cannot_be_traced_is_named(gigawatt: Scenario, colossus: Scenario) -> None:
    with pytest.raises(ScenarioError, match="unknown stage"):
        orbitdc.trace(gigawatt, "astrology")
    with pytest.raises(ScenarioError, match="one design"):
        orbitdc.trace(gigawatt.with_values({"orbit.altitude_km": [600.0, 700.0]}), "orbit")
    with pytest.raises(ScenarioError, match="terrestrial"):
        orbitdc.trace(colossus, "orbit")
