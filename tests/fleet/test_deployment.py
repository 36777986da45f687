import numpy as np
import pytest
from fleet_stand_ins import fleet_inputs
from hypothesis import given, settings
from hypothesis import strategies as st

from orbitdc.fleet.deployment import deployment, service_start_month
from orbitdc.fleet.population import whole_months
from orbitdc.fleet.result import FleetResult
from orbitdc.scenario.declaration import results

SEVERAL = {
    "satellite_failure_rate_per_yr": [0.01, 0.03, 0.2, 0.03, 0.05],
    "planned_life_yr": [5.0, 4.0, 6.5, 30.0, 5.0],
    "raising_time_days": [30.0, 90.0, 200.0, 60.0, 0.0],
    "cadence_maximum_per_month": [40.0, 20.0, 40.0, 60.0, 0.5],
    "overbuild_fraction": [0.1, 0.0, 0.05, 0.3, 0.2],
    "service_yr": [10.0, 12.0, 3.0, 15.0, 10.0],
    "collision_rate_per_object_per_m2_yr": [0.0, 1e-9, 1e-4, 1e-8, 1e-8],
}


def test_every_field_is_finite_and_has_its_shape():
    deployed = deployment(**fleet_inputs(**SEVERAL))
    for name, declared in results(FleetResult).items():
        values = getattr(deployed, name)
        assert np.isfinite(values).all(), name
        shape = (180, 5) if declared.axes else (5,)
        np.broadcast_to(values, shape)


def test_capacity_is_held_between_start_and_end_of_service():
    deployed = deployment(**fleet_inputs(**SEVERAL))
    for point in (0, 3):
        start = int(deployed.service_start_month[point])
        stop = start + int(deployed.service_months[point])
        installed = deployed.units_in_service[:, point] * 100.0 / 6.0e5
        assert installed[start - 1] < 1.0
        assert installed[start] >= 1 - 1e-9
        np.testing.assert_allclose(installed[start + 6 : stop], 1.0 + SEVERAL["overbuild_fraction"][point], rtol=1e-9)


def test_near_the_end_of_service_nothing_is_replaced():
    held = deployment(**fleet_inputs())
    tapered = deployment(**fleet_inputs(last_replacement_before_end_yr=2.0))
    stop = int(held.service_start_month[0] + held.service_months[0])
    np.testing.assert_array_equal(tapered.units_in_service[: stop - 24], held.units_in_service[: stop - 24])
    assert (tapered.units_commissioned[stop - 24 : stop] == 0).all()
    assert (np.diff(tapered.units_in_service[stop - 24 : stop, 0]) < 0).all()
    assert tapered.launch_count[0] < held.launch_count[0]


def test_without_launches_the_contract_is_never_met_and_service_still_has_a_date():
    inputs = fleet_inputs(cadence_first_per_month=0.0, factory_rate_per_month=0.0, latest_service_start_yr=5.0)
    deployed = deployment(**inputs)
    assert deployed.capacity_never_reached.all()
    assert deployed.service_start_month[0] == 60
    assert deployed.launch_count[0] == 0.0
    assert deployed.cadence_slack[0] < 0
    assert deployed.supply_slack[0] < 0


def test_launches_that_cannot_serve_in_time_are_flagged():
    deployed = deployment(**fleet_inputs(raising_time_days=[np.nan, 4000.0], latest_service_start_yr=2.0))
    assert deployed.capacity_never_reached.all()
    assert (deployed.service_start_month == 24).all()
    assert (deployed.capacity_fraction[24:100] == 0).all()


def test_nothing_flies_that_would_serve_after_the_end():
    inputs = fleet_inputs(**SEVERAL)
    deployed = deployment(**inputs)
    lag = whole_months(days=inputs["satellite"].raising_time_days + inputs["fleet"].checkout_days, longest=180)
    month = np.arange(180)[:, None]
    late = month + lag >= deployed.service_start_month + deployed.service_months
    assert (deployed.launches[late] == 0).all()
    assert (deployed.launches[~late] > 0).any()


def test_flights_before_adds_up_launches():
    deployed = deployment(**fleet_inputs(**SEVERAL))
    np.testing.assert_allclose(deployed.flights_before[1:], np.cumsum(deployed.launches, axis=0)[:-1], rtol=1e-12)
    np.testing.assert_allclose(deployed.launch_count, deployed.launches.sum(axis=0), rtol=1e-12)


def test_waterfall_of_means_multiplies_to_mean_capacity():
    deployed = deployment(**fleet_inputs(**SEVERAL))
    for point in range(5):
        start = int(deployed.service_start_month[point])
        window = deployed.capacity_fraction[start : start + int(deployed.service_months[point]), point]
        product = deployed.installed_fraction[point] * deployed.alive_fraction[point]
        assert product == pytest.approx(window.mean(), rel=1e-9)


def test_one_point_a_row_and_a_block_agree_exactly():
    together = deployment(**fleet_inputs(**SEVERAL))
    for point in range(5):
        alone = deployment(**fleet_inputs(**{name: [values[point]] for name, values in SEVERAL.items()}))
        pair = deployment(**fleet_inputs(**{name: values[point : point + 1] * 2 for name, values in SEVERAL.items()}))
        for name in results(FleetResult):
            all_points = np.broadcast_to(getattr(together, name), (*getattr(together, name).shape[:-1], 5))
            np.testing.assert_array_equal(getattr(pair, name)[..., 0], all_points[..., point], err_msg=name)
            np.testing.assert_allclose(getattr(alone, name)[..., 0], all_points[..., point], rtol=1e-12, err_msg=name)


def test_two_dimensions_broadcast():
    rates = np.array([[0.01], [0.05]])
    lives = np.array([[4.0, 5.0, 6.0]])
    grid = deployment(**fleet_inputs(satellite_failure_rate_per_yr=rates, planned_life_yr=lives))
    assert grid.capacity_fraction.shape == (180, 2, 3)
    one = deployment(**fleet_inputs(satellite_failure_rate_per_yr=[[0.05]], planned_life_yr=[[6.0]]))
    np.testing.assert_allclose(grid.capacity_fraction[:, 1, 2], one.capacity_fraction[:, 0, 0], rtol=1e-12, atol=1e-15)


@settings(max_examples=15, deadline=None)
@given(low=st.floats(0.0, 0.2), step=st.floats(0.01, 0.3))
def test_more_failures_need_more_launches_and_give_no_more_satellites(low, step):
    deployed = deployment(**fleet_inputs(satellite_failure_rate_per_yr=[low, low + step]))
    assert (deployed.units_in_service[:60, 1] <= deployed.units_in_service[:60, 0] + 1e-9).all()
    if not deployed.capacity_never_reached[1]:
        assert deployed.launch_count[1] > deployed.launch_count[0]


@settings(max_examples=15, deadline=None)
@given(cadence=st.floats(1.0, 10.0), factor=st.floats(1.2, 4.0))
def test_more_launches_start_service_no_later(cadence, factor):
    deployed = deployment(**fleet_inputs(cadence_first_per_month=[cadence, cadence * factor]))
    assert deployed.service_start_month[1] <= deployed.service_start_month[0]
    assert deployed.cadence_slack[1] >= deployed.cadence_slack[0]


def test_twice_the_cadence_starts_earlier():
    deployed = deployment(**fleet_inputs(cadence_first_per_month=[5.0, 10.0]))
    assert deployed.service_start_month[1] < deployed.service_start_month[0]


def test_derelicts_of_the_fleet_feed_back_on_its_losses():
    deployed = deployment(**fleet_inputs(collision_rate_per_object_per_m2_yr=[0.0, 1e-4]))
    assert deployed.lost_random[1] > 1.01 * deployed.lost_random[0]
    assert deployed.derelicts[100, 1] > deployed.derelicts[100, 0]


def test_service_start_stays_inside_the_calendar():
    np.testing.assert_array_equal(
        service_start_month(latest_service_start_yr=np.array([0.1, 5.0, 40.0]), months=120), [1.0, 60.0, 119.0]
    )


@pytest.mark.parametrize("rate", [20.0, 1000.0])
@pytest.mark.parametrize("cadence", [0.5, 30.0])
def test_a_negative_slack_names_what_keeps_the_contract_from_being_met(cadence, rate):
    deployed = deployment(**fleet_inputs(cadence_first_per_month=cadence, factory_rate_per_month=rate))
    assert (deployed.cadence_slack[0] < 0) == (cadence < 1)
    assert (deployed.supply_slack[0] < 0) == (rate < 100)
    assert deployed.capacity_never_reached[0] == (cadence < 1 or rate < 100)
