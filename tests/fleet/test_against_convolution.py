"""The month-by-month walk against the full survival convolution, and its books."""

from typing import Any

import numpy as np
import pytest

from orbitdc.fleet.survival import hold_capacity, surviving_population
from orbitdc.fleet.walk import Walk, WalkInputs, walk

MONTHS = 150


def inputs(**overrides: Any) -> WalkInputs:
    values: dict[str, Any] = {
        "target_units": 1000.0,
        "contracted_units": 900.0,
        "unit_survival": np.exp(-0.03 / 12),
        "accelerator_survival": np.exp(-0.04 / 12),
        "launch_success": 0.98,
        "arrival_success": 0.97,
        "life_months": 60.0,
        "lag_months": 1.0,
        "latest_start_month": 60.0,
        "service_months": 5000.0,
        "taper_months": 0.0,
        "derelict_loss_per_month": 0.0,
        "derelict_survival": np.exp(-1 / 240),
        "disposal_failure_fraction": 0.03,
    }
    values.update(overrides)
    return WalkInputs(**{name: np.atleast_1d(np.asarray(value, dtype=float)) for name, value in values.items()})


def run(points: int = 3, limit: float = np.inf, **overrides: Any) -> Walk:
    return walk(
        months=MONTHS,
        points=points,
        given=inputs(**overrides),
        most_units=lambda month: np.full(1, limit),
        keep_ledger=True,
    )


@pytest.mark.parametrize("limit", [np.inf, 30.0])
def test_walk_equals_the_convolution(limit):
    life = np.array([24.0, 60.0, 75.0])
    lag = np.array([1.0, 4.0, 9.0])
    walked = run(life_months=life, lag_months=lag, limit=limit)
    age = np.arange(MONTHS)[:, None]
    serving = (age < life).astype(float)
    units_curve = np.exp(-0.03 / 12 * age) * serving
    capacity_curve = np.exp(-0.07 / 12 * age) * serving
    units = surviving_population(entered=walked.commissioned, survival_by_age=units_curve)
    capacity = surviving_population(entered=walked.commissioned, survival_by_age=capacity_curve)
    np.testing.assert_allclose(walked.in_service, units, rtol=1e-9, atol=1e-9)
    np.testing.assert_allclose(walked.capacity_units, capacity, rtol=1e-9, atol=1e-9)
    entered = hold_capacity(
        target=np.full(3, 1000.0),
        most_per_month=np.full((MONTHS, 3), limit * 0.98 * 0.97),
        survival_by_age=units_curve,
    )
    for point, months in enumerate(lag.astype(int)):
        np.testing.assert_allclose(
            walked.commissioned[months:, point], entered[:-months, point], rtol=1e-8, atol=1e-8 * 1000
        )


@pytest.mark.parametrize("limit", [np.inf, 30.0])
@pytest.mark.parametrize("service", [5000.0, 40.0])
def test_every_satellite_flown_is_somewhere_in_every_month(limit, service):
    lag = np.array([1, 4, 9])
    walked = run(
        life_months=[24.0, 60.0, 75.0],
        lag_months=lag,
        limit=limit,
        service_months=service,
        derelict_loss_per_month=[0.0, 1e-5, 1e-4],
    )
    assert walked.lost_month is not None
    assert walked.retired_month is not None
    flown = np.cumsum(walked.flown, axis=0)
    launched = 0.98 * walked.flown
    lost_at_launch = np.cumsum(0.02 * walked.flown, axis=0)
    arrived = np.zeros_like(flown)
    for point, months in enumerate(lag):
        arrived[months:, point] = launched[:-months, point]
    under_way = np.cumsum(launched - arrived, axis=0)
    dead_on_arrival = np.cumsum(0.03 * arrived, axis=0)
    lost = np.cumsum(walked.lost_month, axis=0)
    retired = np.cumsum(walked.retired_month, axis=0)
    accounted = lost_at_launch + under_way + dead_on_arrival + walked.in_service + lost + retired
    np.testing.assert_allclose(accounted, flown, rtol=1e-9, atol=1e-7)
    assert (walked.in_service >= -1e-9).all()
    assert (np.cumsum(walked.lost_month, axis=0)[-1] >= walked.lost_total - 1e-6).all()


def test_steady_state_replacement_is_the_printed_rate():
    walked = walk(
        months=1200,
        points=1,
        given=inputs(
            unit_survival=np.exp(-0.04 / 12), accelerator_survival=1.0, launch_success=1.0, arrival_success=1.0
        ),
        most_units=lambda month: np.full(1, 18.5),
    )
    per_year = 12 * walked.flown[-264:-24, 0].mean() / walked.in_service[-264:-24, 0].mean()
    assert per_year == pytest.approx(0.2207, rel=0.003)
