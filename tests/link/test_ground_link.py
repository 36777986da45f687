"""The link stage: every field, limits, directions and independence of blocks."""

import dataclasses

import numpy as np
import pytest
from link_stage_inputs import run

from orbitdc.link.catalog import ground_stations
from orbitdc.link.ground import connected_fraction, ground_capacity_gbps, tracked_range_km, working_antennas
from orbitdc.link.parameters import LinkParameters
from orbitdc.link.result import LinkResult
from orbitdc.scenario.declaration import default_arrays, parameters

FIELDS = [field.name for field in dataclasses.fields(LinkResult)]


def test_stage_fills_every_field_with_finite_numbers():
    result = run()
    for name in FIELDS:
        assert np.isfinite(getattr(result, name)).all(), name
    assert result.ground_capacity_gbps.item() == pytest.approx(
        result.radio_capacity_gbps.item() + result.optical_capacity_gbps.item()
    )
    assert result.laser_capacity_per_satellite_gbps.item() == 1600.0
    assert result.link_connected_fraction.item() == 1.0
    assert result.link_availability.item() >= 0.999


def test_demand_is_tokens_times_bytes():
    result = run(tokens=1000.0, wire_bytes_per_token=20.0, prompt_bytes_per_output_token=5.0)
    assert result.demand_down_gbps.item() == pytest.approx(526e6 * 20 * 8e-9)
    assert result.demand_up_gbps.item() == pytest.approx(526e6 * 5 * 8e-9)


def test_training_sends_by_power():
    result = run(workload="training", training_traffic_gbps_per_mw=0.2)
    assert result.demand_down_gbps.item() == pytest.approx(200.0)
    assert result.demand_up_gbps.item() == pytest.approx(200.0)


@pytest.mark.parametrize("segment", ["radio", "hybrid"])
def test_more_gateways_never_carry_less(segment: str):
    capacity = [run(ground_segment=segment, gateway_count=n).ground_capacity_gbps.item() for n in range(1, 31)]
    assert np.all(np.diff(capacity) >= -1e-9 * capacity[-1])
    assert capacity[4] == 0.0  # one or two sites in sight at a time never reach the target
    assert capacity[-1] > 3.0 * capacity[10] > 0.0


def test_more_gateways_fail_less_often_to_carry_the_same():
    outage = [
        run(ground_segment="radio", gateway_count=n, tokens=300.0).link_outage_fraction.item() for n in range(9, 24)
    ]
    assert np.all(np.diff(outage) <= 1e-12)
    assert outage[2] > 100.0 * outage[8] > 0.0


@pytest.mark.parametrize("band", ["ku", "ka", "e"])
def test_a_higher_gateway_availability_costs_rate(band: str):
    low = run(band=band, ground_segment="radio", gateway_availability=0.97)
    high = run(band=band, ground_segment="radio", gateway_availability=0.9999, link_availability_target=0.9999)
    assert high.radio_capacity_gbps.item() < low.radio_capacity_gbps.item()


def test_e_band_gains_under_clear_sky_and_loses_in_rain():
    share = {
        p: run(band="e", ground_segment="radio", gateway_availability=p).radio_capacity_gbps.item()
        / run(band="ka", ground_segment="radio", gateway_availability=p).radio_capacity_gbps.item()
        for p in (0.95, 0.999)
    }
    assert share[0.95] > 1.5
    assert share[0.999] < 0.5


def test_a_small_fleet_leaves_antennas_without_satellites():
    small, large = run(gigawatts=0.01, ground_segment="radio"), run(gigawatts=1.0, ground_segment="radio")
    assert small.radio_capacity_gbps.item() < 0.2 * large.radio_capacity_gbps.item()


def test_few_satellites_do_not_make_the_weather_of_few_sites():
    small = run(gigawatts=0.007, ground_segment="radio")
    assert small.radio_capacity_gbps.item() > 0.0
    assert small.link_connected_fraction.item() > 0.9


def test_segments_use_only_their_stations():
    assert run(ground_segment="radio").optical_capacity_gbps.item() == 0.0
    assert run(ground_segment="optical").radio_capacity_gbps.item() == 0.0


def test_a_demand_beyond_the_gateways_is_carried_in_part():
    result = run(tokens=1e6)
    expected = result.ground_capacity_gbps.item() / max(result.demand_down_gbps.item(), result.demand_up_gbps.item())
    assert result.link_connected_fraction.item() == pytest.approx(expected)
    assert result.gateways_slack.item() < 0.0


def test_slack_is_that_of_the_tighter_direction():
    uphill = run(prompt_bytes_per_output_token=20000.0)
    assert uphill.demand_down_gbps.item() < uphill.ground_capacity_gbps.item()
    assert uphill.link_connected_fraction.item() < 1.0
    assert uphill.gateways_slack.item() < 0.0


def test_more_antennas_count_as_more_gateways():
    assert run(antenna_count_factor=2.0).gateway_equivalent_count.item() == 60.0


def test_no_ground_station_is_an_outage_and_not_an_error():
    result = run(antenna_count_factor=0.0)
    assert result.ground_capacity_gbps.item() == 0.0
    assert result.link_outage_fraction.item() == 1.0
    assert result.link_connected_fraction.item() == 0.0
    assert all(np.isfinite(getattr(result, name)).all() for name in FIELDS)


def test_without_lasers_only_satellites_in_sight_are_connected():
    result = run(terminals_per_satellite=0.0, ground_segment="radio")
    assert 0.0 < result.link_connected_fraction.item() < 1.0


def test_values_do_not_depend_on_the_block():
    draw = np.random.default_rng(7)
    n = 40
    arrays = {
        "feed_loss_db": draw.uniform(1.5, 6.0, n),
        "wire_bytes_per_token": draw.uniform(4, 2000, n),
        "cloud_free_offset": draw.uniform(-0.25, 0.0, n),
        "gateway_count": np.floor(draw.uniform(1, 31, n)),
        "gateway_availability": draw.uniform(0.97, 0.9995, n),
        "band": np.floor(draw.uniform(0, 3, n)),
    }
    whole = run(arrays=arrays)
    for start, stop in ((0, 17), (17, 19), (19, 40)):
        part = run(arrays={name: values[start:stop] for name, values in arrays.items()})
        for name in FIELDS:
            expected = np.broadcast_to(getattr(whole, name), (n,))[start:stop]
            assert np.array_equal(np.broadcast_to(getattr(part, name), expected.shape), expected), name


def test_parameters_along_two_dimensions_broadcast():
    loss, count = np.array([2.0, 3.0, 5.0]), np.array([10.0, 30.0])
    defaults = default_arrays(LinkParameters)
    arrays = {name: getattr(defaults, name)[:, None] for name in parameters(LinkParameters)}
    grid = run(arrays={**arrays, "feed_loss_db": loss[:, None], "gateway_count": count[None, :]})
    assert grid.ground_capacity_gbps.shape == (3, 2)
    for column, n in enumerate(count):
        line = run(arrays={"feed_loss_db": loss}, gateway_count=n)
        assert np.allclose(grid.ground_capacity_gbps[:, column], line.ground_capacity_gbps, rtol=1e-14)


def test_relations_of_the_stage():
    assert working_antennas(
        antennas=np.array([15.0]), satellites_in_view=np.array([4.0]), beams_per_satellite=np.array([2.0])
    ) == pytest.approx(8.0)
    assert ground_capacity_gbps(
        total_gbps=np.array([100.0]),
        mean_share=np.array([0.9999]),
        sites=np.array([10.0]),
        target_availability=np.array([0.9]),
    ) == pytest.approx(100.0)
    assert connected_fraction(
        radio_gbps=np.array([6.0]),
        radio_profile=np.array([[2.0], [0.0]]),
        optical_gbps=np.array([4.0]),
        optical_profile=np.array([[0.5], [1.5]]),
        demand_gbps=np.array([12.0]),
        reachable_fraction=np.array([0.9]),
    ) == pytest.approx((0.9 + 0.5) / 2)
    assert tracked_range_km(
        log_range=np.log(np.array([[[700.0]], [[900.0]], [[1200.0]]])),
        working=np.array([[2.0]]),
        tracked_fraction=np.array([0.0, 0.5, 1.0]),
        farthest_range_km=np.array([1500.0]),
    ) == pytest.approx([700.0, 900.0, 1200.0])


def test_use_of_the_rain_model_beyond_its_range_is_marked():
    assert run().attenuation_extrapolated.item() == 0.0
    assert run(band="e").attenuation_extrapolated.item() == 1.0
    assert run(gateway_availability=0.94).attenuation_extrapolated.item() == 1.0


def test_catalog_has_enough_sites_for_the_declared_count():
    assert len(ground_stations().name) == 30


def test_a_gateway_sees_a_band_of_planes_for_part_of_the_day_only():
    narrow, masked = run(ground_segment="radio"), run(ground_segment="radio", elevation_mask_deg=25.0)
    assert masked.gateways_in_sight_fraction.item() == pytest.approx(0.19, abs=0.02)
    assert masked.ground_capacity_least_gbps.item() == 0.0
    assert 0.0 < narrow.ground_capacity_least_gbps.item() < narrow.ground_capacity_gbps.item()


def test_a_small_fleet_is_tracked_lower_in_the_sky_than_a_large_one():
    elevation = [run(gigawatts=power).tracked_elevation_deg.item() for power in (0.001, 0.02, 1.0, 50.0)]
    assert np.all(np.diff(elevation) > 0.0)
    assert 10.0 < elevation[0] < elevation[-1] < 90.0
