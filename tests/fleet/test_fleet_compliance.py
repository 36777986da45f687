"""What the fleet leaves behind: books of satellites and derelicts, by cause and by year."""

from typing import Any

import numpy as np
import pytest
from fleet_stand_ins import fleet_inputs, stand_in
from hypothesis import given, settings
from hypothesis import strategies as st

from orbitdc.fleet.compliance import (
    compliance,
    decayed_derelicts,
    failed_disposals,
    fleet_casualty_expectation,
    fleet_collisions,
    reentered_satellites,
)
from orbitdc.fleet.deployment import deployment
from orbitdc.fleet.population import derelict_survival
from orbitdc.fleet.result import ComplianceResult
from orbitdc.fleet.walk import WalkInputs, walk
from orbitdc.scenario.declaration import results
from orbitdc.spacecraft.result import SpacecraftResult

MONTHS = 180
SATELLITE = {
    "raising_time_days": 60.0,
    "collision_rate_per_yr": 1e-4,
    "derelict_collision_rate_per_yr": 1e-2,
    "unavoided_derelict_cross_section_m2": 1.0,
    "passive_lifetime_yr": 20.0,
    "satellite_dry_mass_kg": 5000.0,
    "alumina_per_satellite_kg": 600.0,
    "uncontrolled_casualty_expectation": 2e-4,
    "disposal_mode_targeted": 1.0,
    "twilight_visible_fraction": 0.14,
    "twilight_high_fraction": 0.05,
}


def comply(**changes: Any) -> tuple[Any, ComplianceResult]:
    satellite = {**SATELLITE, **{name: value for name, value in changes.items() if name in SATELLITE}}
    inputs = fleet_inputs(MONTHS, **{name: value for name, value in changes.items() if name not in SATELLITE})
    inputs["satellite"] = stand_in(SpacecraftResult, satellite)
    deployed = deployment(**inputs)
    names = ("calendar", "spacecraft", "surroundings", "satellite", "fleet")
    return deployed, compliance(**{name: inputs[name] for name in names}, deployment=deployed)


def walked(**overrides: Any) -> tuple[Any, WalkInputs]:
    values = {
        "target_units": 1000.0,
        "contracted_units": 900.0,
        "unit_survival": np.exp(-0.03 / 12),
        "accelerator_survival": np.exp(-0.04 / 12),
        "launch_success": 0.98,
        "arrival_success": 0.97,
        "life_months": 60.0,
        "lag_months": 1.0,
        "latest_start_month": 60.0,
        "service_months": 84.0,
        "taper_months": 0.0,
        "derelict_loss_per_month": 1e-5,
        "derelict_survival": np.exp(-1 / 240),
        "disposal_failure_fraction": 0.03,
    }
    values.update(overrides)
    given_values = WalkInputs(**{name: np.atleast_1d(np.asarray(v, dtype=float)) for name, v in values.items()})
    kept = walk(
        months=MONTHS, points=2, given=given_values, most_units=lambda month: np.full(1, 40.0), keep_ledger=True
    )
    return kept, given_values


def test_every_derelict_has_a_cause() -> None:
    kept, told = walked(life_months=[60.0, 40.0])
    dead_on_arrival = kept.commissioned * (1.0 / told.arrival_success - 1.0)
    new = kept.lost_month + dead_on_arrival + kept.retired_month * told.disposal_failure_fraction
    derelicts = np.zeros(2)
    for month in range(MONTHS):
        derelicts = derelicts * told.derelict_survival + new[month]
        np.testing.assert_allclose(kept.derelicts[month], derelicts, rtol=1e-9, atol=1e-9)
    assert kept.derelicts[-1].min() > 10.0


def test_what_came_down_equals_what_was_disposed_of_and_what_decayed() -> None:
    kept, told = walked(life_months=[60.0, 40.0])
    years = (-1, 12, 2)
    commissioned = kept.commissioned.reshape(years).sum(axis=1)
    at_end = kept.derelicts.reshape(years)[:, -1]
    down = reentered_satellites(
        commissioned=commissioned,
        in_service=kept.in_service.reshape(years)[:, -1],
        derelicts_at_year_end=at_end,
        arrival_success=told.arrival_success,
    )
    decayed = decayed_derelicts(
        derelict_years=kept.derelicts.reshape(years).mean(axis=1),
        derelicts_at_year_end=at_end,
        passive_lifetime_yr=20.0,
    )
    before = np.concatenate([np.zeros((1, 2)), kept.derelicts[:-1]])
    by_month = (before * (1.0 - derelict_survival(passive_lifetime_yr=20.0))).reshape(years).sum(axis=1)
    np.testing.assert_allclose(decayed, by_month, rtol=1e-9, atol=1e-9)
    disposed = (kept.retired_month * (1.0 - told.disposal_failure_fraction)).reshape(years).sum(axis=1)
    np.testing.assert_allclose(down, disposed + decayed, rtol=1e-9, atol=1e-6)
    assert down.sum() > 1000.0


def test_fleet_books_close() -> None:
    """Launched = lost at launch + re-entered + still in service + derelict."""
    deployed, result = comply(satellite_failure_rate_per_yr=[0.0, 0.03, 0.2], service_yr=[3.0, 9.0, 15.0])
    arrived = deployed.units_commissioned.sum(axis=0) / 0.98
    up = deployed.units_in_service[-1] + deployed.derelicts[-1]
    np.testing.assert_allclose(result.reentering_satellites.sum(axis=0) + up, arrived, rtol=1e-9)
    np.testing.assert_allclose(deployed.units_paid.sum(axis=0) - deployed.lost_at_launch, arrived, rtol=1e-6)
    np.testing.assert_array_equal(result.derelicts_at_year_end[:, 1], deployed.derelicts[11::12, 1])


def test_stage_fields_are_finite_and_shaped() -> None:
    _, result = comply(planned_life_yr=[4.0, 5.0, 8.0], passive_lifetime_yr=[0.1, 20.0, 500.0])
    for name, declared in results(ComplianceResult).items():
        values = getattr(result, name)
        assert np.isfinite(values).all(), name
        assert (values >= 0.0).all(), name
        np.broadcast_to(values, (15, 3) if declared.axes else (3,))


def test_one_point_equals_a_block() -> None:
    changes = {"planned_life_yr": [4.0, 5.0, 8.0], "passive_lifetime_yr": [0.1, 20.0, 500.0]}
    _, together = comply(**changes)
    for point in range(3):
        _, alone = comply(**{name: [values[point]] for name, values in changes.items()})
        for name in results(ComplianceResult):
            np.testing.assert_allclose(
                getattr(alone, name)[..., 0], getattr(together, name)[..., point], rtol=1e-9, atol=1e-9, err_msg=name
            )


def test_headline_of_failed_disposals() -> None:
    """36,000 satellites at 99 % leave 360."""
    assert float(failed_disposals(reached_retirement=36000.0, disposal_success_fraction=0.99)) == pytest.approx(360.0)
    deployed, result = comply()
    reached = deployed.units_commissioned.sum(axis=0) - deployed.lost_random
    np.testing.assert_allclose(result.failed_disposals, 0.03 * reached)


def test_random_disposal_costs_more_casualties_than_targeted() -> None:
    _, result = comply(disposal_mode_targeted=[0.0, 1.0])
    assert result.fleet_casualty_expectation[0] > 5.0 * result.fleet_casualty_expectation[1] > 0.0
    np.testing.assert_allclose(result.fleet_casualty_expectation[0], 2e-4 * result.reentering_satellites.sum(axis=0)[0])
    expected = fleet_casualty_expectation(disposed=90.0, decayed=10.0, uncontrolled_expectation=1e-4, targeted=1.0)
    assert float(expected) == pytest.approx(1e-3)


def test_collisions_of_steered_and_dead_satellites() -> None:
    hits = fleet_collisions(
        satellite_years=np.array([1000.0]),
        derelict_years=np.array([50.0]),
        collision_rate_per_yr=1e-5,
        derelict_collision_rate_per_yr=1e-3,
        loss_per_derelict_per_yr=1e-8,
    )
    assert hits[0] == pytest.approx(0.01 + 0.05 + 0.0005)


@settings(max_examples=10, deadline=None)
@given(st.floats(0.5, 50.0), st.floats(1.1, 5.0))
def test_derelicts_pile_up_with_the_time_they_stay(lifetime: float, factor: float) -> None:
    _, result = comply(passive_lifetime_yr=[lifetime, lifetime * factor])
    assert result.derelicts_left[1] > result.derelicts_left[0]
    assert result.fleet_collision_expectation[1] > result.fleet_collision_expectation[0]
