"""Curves of one design: days of the year, the fleet's eclipse calendar, and the darkest revolution."""

import datetime

import numpy as np
import pytest

from orbitdc.compute.parameters import ComputeParameters
from orbitdc.fleet.parameters import FleetParameters
from orbitdc.orbit.parameters import OrbitParameters
from orbitdc.orbit.result import OrbitResult
from orbitdc.orbit.shell import shell
from orbitdc.orbit.sun import month_and_day
from orbitdc.orbit.trace import darkest_day, eclipse_calendar, trace_day, trace_orbit_phase
from orbitdc.scenario.declaration import default_arrays


def run(**orbit: float) -> OrbitResult:
    return shell(
        orbit=default_arrays(OrbitParameters, orbit),
        fleet=default_arrays(FleetParameters),
        compute=default_arrays(ComputeParameters),
    )


@pytest.fixture(scope="module")
def dawn_dusk() -> OrbitResult:
    return run(plane_count=1)


@pytest.mark.parametrize(
    "values",
    [{}, {"local_time_band_h": 2.0}, {"local_time_band_h": 24.0, "inclination_deg": 53.0, "plane_count": 40.0}],
)
def test_calendar_agrees_with_the_stage(values: dict[str, float]) -> None:
    calendar = eclipse_calendar(orbit=default_arrays(OrbitParameters, values))
    result = run(**values)
    planes = int(values.get("plane_count", 12))
    assert calendar["eclipse_fraction"].shape == (planes, 365)
    assert calendar["plane_local_time_h"].shape == (planes,)
    assert calendar["fleet_sunlit_fraction"].mean() == pytest.approx(result.sunlit_time_fraction[0], abs=5e-5)
    assert calendar["fleet_sunlit_fraction"].min() == pytest.approx(
        result.fleet_sunlit_fraction_darkest_day[0], abs=2e-4
    )
    energy = calendar["fleet_array_energy_fraction_tracking"]
    assert energy.mean() == pytest.approx(result.array_energy_fraction_tracking[0], abs=5e-5)
    dark_days = (calendar["eclipse_fraction"] > 0).any(axis=0).sum()
    assert dark_days == result.eclipse_days_per_year[0]
    longest = calendar["eclipse_duration_min"].max() * 60
    assert longest == pytest.approx(result.eclipse_duration_maximum_s[0], rel=2e-3)
    assert calendar["darkest_day"][0] == pytest.approx(result.fleet_darkest_day_of_year[0], abs=1)


def test_calendar_of_the_opposite_node_is_that_of_the_other_orbit() -> None:
    evening, morning = (
        eclipse_calendar(orbit=default_arrays(OrbitParameters, {"local_time_of_ascending_node_h": h}))
        for h in (18.0, 6.0)
    )
    for name in ("eclipse_fraction", "fleet_sunlit_fraction", "fleet_array_energy_fraction_fixed", "darkest_day"):
        np.testing.assert_allclose(evening[f"{name}_opposite_node"], morning[name], atol=1e-9)
    assert 4 < evening["month"][int(evening["darkest_day"][0]) - 1] < 8
    assert morning["month"][int(morning["darkest_day"][0]) - 1] in (11, 12, 1)
    assert morning["fleet_array_energy_fraction_tracking"].min() > 1.05 * (
        evening["fleet_array_energy_fraction_tracking"].min()
    )


def test_local_times_wrap_at_midnight() -> None:
    calendar = eclipse_calendar(
        orbit=default_arrays(OrbitParameters, {"local_time_of_ascending_node_h": 0.0, "local_time_band_h": 2.0})
    )
    assert calendar["plane_local_time_h"].min() >= 0
    assert calendar["plane_local_time_h"].max() < 24
    assert (calendar["plane_local_time_h"] > 23).sum() == 6


def test_dates_of_the_nominal_year() -> None:
    month, day = month_and_day(day_of_year=np.arange(1.0, 366.0))
    first = datetime.date(2030, 1, 1)
    expected = [first + datetime.timedelta(days=i) for i in range(365)]
    assert month.tolist() == [d.month for d in expected]
    assert day.tolist() == [d.day for d in expected]


def test_fleet_series_of_one_plane_are_those_of_the_plane() -> None:
    days = trace_day(orbit=default_arrays(OrbitParameters, {"plane_count": 1}))
    for fleet, plane in (
        ("fleet_sunlit_fraction", "sunlit_time_fraction"),
        ("fleet_array_energy_fraction_tracking", "array_energy_fraction_tracking"),
        ("fleet_array_energy_fraction_fixed", "array_energy_fraction_fixed"),
    ):
        np.testing.assert_array_equal(days[fleet], days[plane])


def test_trace_of_days_agrees_with_the_stage(dawn_dusk: OrbitResult) -> None:
    days = trace_day(orbit=default_arrays(OrbitParameters))
    assert {v.shape for v in days.values()} == {(365,)}
    assert days["eclipse_duration_s"].max() == pytest.approx(dawn_dusk.eclipse_duration_maximum_s[0])
    assert days["sunlit_time_fraction"].mean() == pytest.approx(dawn_dusk.sunlit_time_fraction[0])
    assert days["array_energy_fraction_fixed"].min() == pytest.approx(
        dawn_dusk.array_energy_fraction_fixed_worst_day[0]
    )


def test_trace_of_the_darkest_revolution(dawn_dusk: OrbitResult) -> None:
    orbit = default_arrays(OrbitParameters)
    day = darkest_day(orbit=orbit)
    assert 160 <= day <= 185
    curve = trace_orbit_phase(orbit=orbit, day=day)
    assert {v.shape for v in curve.values()} == {(360,)}
    lit = curve["sunlit_fraction"]
    assert lit.mean() == pytest.approx(dawn_dusk.sunlit_time_fraction_worst_day[0], abs=2e-3)
    assert lit[0] == 1.0
    assert lit[180] == 0.0
    assert curve["time_s"].max() < dawn_dusk.period_s[0]
