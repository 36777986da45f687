"""Laser and latency relations against printed numbers."""

import numpy as np
import pytest

from orbitdc.link import laser, latency, radio, workload


def at(value: float) -> np.ndarray:
    return np.array([value])


def received(distance_km: float) -> float:
    return laser.received_power_w(
        transmitted_power_w=at(5.0),
        transmitter_gain_db=at(105.1),
        receiver_gain_db=at(105.1),
        distance_km=at(distance_km),
        wavelength_um=at(1.55),
        loss_db=at(3.0),
    ).item()


def test_received_power_of_the_published_design():
    assert received(5000.0) == pytest.approx(1.6e-6, rel=0.01)
    assert received(300.0) == pytest.approx(0.444e-3, rel=0.01)


def test_received_power_never_exceeds_what_is_sent_less_the_losses():
    assert received(0.5) == pytest.approx(5.0 * 10**-0.3)
    assert received(10.0) == pytest.approx(4.0 * received(20.0))


@pytest.mark.parametrize(("photons", "rate"), [(71.0, 175.0), (195.6, 64.0)])
def test_photon_limited_rate_brackets_flying_terminals(photons: float, rate: float):
    value = laser.photon_limited_rate_gbps(
        received_power_w=at(received(5000.0)), photons_per_bit=at(photons), wavelength_um=at(1.55)
    )
    assert value == pytest.approx(rate, rel=0.01)


@pytest.mark.parametrize(
    ("radius", "reach", "tolerance"), [(0.05, 5.0, 0.5), (0.025, 1.25, 0.02), (0.0125, 0.32, 0.005)]
)
def test_confocal_reach(radius: float, reach: float, tolerance: float):
    value = laser.confocal_range_km(aperture_radius_m=at(radius), wavelength_um=at(1.55))
    assert value == pytest.approx(reach, abs=tolerance)


def test_photons_per_bit_inverts_the_rate():
    photons = laser.photons_per_bit(power_w=at(1e-5), rate_gbps=at(400.0), wavelength_um=at(1.55))
    assert photons == pytest.approx(195.6, rel=5e-3)
    rate = laser.photon_limited_rate_gbps(received_power_w=at(1e-5), photons_per_bit=photons, wavelength_um=at(1.55))
    assert rate == pytest.approx(400.0)


def test_telescope_gain_and_capacity():
    gain = laser.telescope_gain_db(diameter_m=at(0.1), wavelength_um=at(1.55), aperture_efficiency=at(0.8))
    assert gain == pytest.approx(105.1, abs=0.1)
    assert laser.laser_capacity_gbps(terminals=at(24.0), rate_gbps=at(400.0)) == pytest.approx(9600.0)


@pytest.mark.parametrize(
    ("altitude", "elevation", "time"), [(550, 90, 1.83), (550, 25, 3.75), (650, 90, 2.17), (650, 25, 4.34)]
)
def test_one_way_times(altitude: float, elevation: float, time: float):
    distance = radio.slant_range_km(altitude_km=at(altitude), elevation_deg=at(elevation))
    assert latency.one_way_time_ms(distance_km=distance) == pytest.approx(time, abs=0.006)


def test_thousand_kilometers_of_laser_take_a_third_of_ten_milliseconds():
    assert latency.one_way_time_ms(distance_km=at(1000.0)) == pytest.approx(3.34, abs=0.005)


def test_mesh_distance_is_the_median_over_random_gateways():
    draw = np.random.default_rng(11)
    gateways, trials = 12, 20_000
    z = draw.uniform(-1.0, 1.0, (trials, gateways))
    nearest = np.arccos(z.max(axis=1))
    value = latency.mesh_distance_km(gateway_count=at(12.0), altitude_km=at(650.0), detour_factor=at(1.0))
    assert value.item() == pytest.approx(np.median(nearest) * 7028.137, rel=0.02)


def test_round_trip_adds_its_parts():
    value = latency.round_trip_latency_ms(
        slant_range_km=at(1000.0),
        mesh_distance_km=at(3000.0),
        hop_length_km=at(1500.0),
        hop_delay_ms=at(0.1),
        scheduling_ms=at(12.0),
        terrestrial_ms=at(20.0),
    )
    assert value == pytest.approx(2 * 13.3426 + 0.4 + 32.0, abs=1e-3)


def test_demand_of_an_orbital_rack():
    demand = workload.demand_gbps(tokens_per_s=at(420_000.0), bytes_per_token=at(20.0))
    assert demand == pytest.approx(0.067, abs=0.0005)
