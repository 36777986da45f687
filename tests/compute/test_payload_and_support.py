"""The payload, and what power, cooling, network and operations leave of it."""

from dataclasses import fields

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orbitdc.compute.parameters import AcceleratorParameters, ComputeParameters
from orbitdc.compute.payload import (
    bytes_read_per_token,
    payload,
    sequences_in_memory,
    shard_accelerators,
    tokens_per_accelerator_s,
)
from orbitdc.compute.result import PayloadResult, SupportResult
from orbitdc.compute.support import (
    connected_throughput,
    outage_fraction,
    powered_throughput,
    relative_throughput,
    scheduled_fraction,
    support,
)
from orbitdc.fleet.parameters import FleetParameters
from orbitdc.fleet.result import FleetResult
from orbitdc.link.result import LinkResult
from orbitdc.orbit.result import OrbitResult
from orbitdc.radiation.result import FaultResult
from orbitdc.scenario.declaration import default_arrays
from orbitdc.spacecraft.result import PowerResult
from orbitdc.thermal.result import RadiatorResult

CURVE = {"idle_power_fraction": 0.25, "throughput_exponent": 0.33}


def filled(result_class, **values):
    """Build a result with ones where a test says nothing."""
    return result_class(**{f.name: np.atleast_1d(values.get(f.name, 1.0)) for f in fields(result_class)})


def loaded(compute=None, accelerator=None):
    return payload(
        compute=default_arrays(ComputeParameters, compute),
        accelerator=default_arrays(AcceleratorParameters, accelerator),
        fleet=default_arrays(FleetParameters),
    )


def supported(
    sunlit=0.9, eclipse_power=0.0, heat=1.0, eclipses=3000.0, storms=0.0, link_outage=0.0, sustained_power=1.0
):
    return support(
        compute=default_arrays(ComputeParameters),
        fleet=default_arrays(FleetParameters),
        shell=filled(
            OrbitResult, sunlit_time_fraction_month=np.full((12, 3, 1), sunlit), eclipses_per_year=eclipses
        ),
        power=filled(PowerResult, eclipse_power_fraction=eclipse_power, sustained_power_fraction=sustained_power),
        panel=filled(RadiatorResult, sustained_heat_fraction=heat),
        faults=filled(FaultResult, storm_days_per_yr=storms),
        deployment=filled(FleetResult, installed_fraction=1.0, alive_fraction=1.0),
        network=filled(LinkResult, link_connected_fraction=0.99, link_outage_fraction=link_outage),
    )  # fmt: skip


def test_payload_counts_accelerators_by_power():
    out = loaded()
    for name in (f.name for f in fields(PayloadResult)):
        assert np.all(np.isfinite(getattr(out, name))), name
    assert out.accelerators_per_satellite[0] == pytest.approx(120 / 1.9)
    assert out.contracted_accelerators[0] == pytest.approx(1e9 / 1900)
    assert out.payload_mass_kg[0] == pytest.approx(720)
    assert out.junction_to_coolant_rise_k[0] == pytest.approx(1400 * 0.021)
    assert out.junction_limit_k[0] == pytest.approx(363.15)


def test_tokens_of_a_gb300_are_near_the_published_rate():
    assert loaded().tokens_per_accelerator_s[0] == pytest.approx(420000 / 72, rel=0.05)


def test_tokens_are_bound_by_memory_or_arithmetic():
    case = {
        "memory_bandwidth_b_per_s": 8e12, "bytes_per_token": 1e9, "bandwidth_utilization": 0.5,
        "peak_flop_per_s": 5e15, "active_parameters": 50e9, "compute_utilization": 0.4,
    }  # fmt: skip
    assert tokens_per_accelerator_s(**case) == pytest.approx(4000)
    assert tokens_per_accelerator_s(**{**case, "bytes_per_token": 1e6}) == pytest.approx(20000)


def test_weights_are_read_once_per_step():
    traffic = bytes_read_per_token(
        weight_bytes=200e9, shard_accelerators=4, sequences_per_accelerator=50,
        cache_bytes_per_sequence=1e8,
    )  # fmt: skip
    assert traffic == pytest.approx(1.1e9)


def test_small_memory_spreads_the_model_and_cuts_the_batch():
    assert shard_accelerators(weight_bytes=320e9, memory_bytes=32e9, weight_share=0.5, minimum=8) == 20
    assert shard_accelerators(weight_bytes=320e9, memory_bytes=288e9, weight_share=0.5, minimum=8) == 8
    case = {"memory_bytes": 32e9, "weight_bytes_per_accelerator": 16e9, "cache_bytes_per_sequence": 2e8}
    assert sequences_in_memory(wanted=256, **case) == pytest.approx(80)
    assert sequences_in_memory(wanted=50, **case) == 50


@given(st.floats(24, 2000))
@settings(deadline=None)
def test_no_memory_size_beats_reading_the_cache_alone(memory_gb):
    served = loaded(accelerator={"memory_gb": memory_gb}).tokens_per_accelerator_s[0]
    assert 0.4 * 8e12 * 0.22 / 140e6 < served < 8e12 * 0.22 / 140e6


def test_throughput_at_measured_power_limits_lies_between_decode_and_prefill():
    decode = {300: 72.1 / 72.6, 250: 70.7 / 72.6, 200: 68.3 / 72.6}
    prefill = {300: 9326 / 9893, 250: 8436 / 9893, 200: 5941 / 9893}
    for limit in (250, 200):
        ours = relative_throughput(power_fraction=limit / 350, **CURVE)
        assert prefill[limit] - 0.01 <= ours <= decode[limit]
    assert relative_throughput(power_fraction=300 / 350, **CURVE) == pytest.approx(prefill[300], abs=0.02)


@given(st.floats(0, 1.2), st.floats(0, 1.2))
@settings(deadline=None)
def test_throughput_rises_with_power_and_beats_its_share_near_full_power(one, two):
    low, high = sorted((one, two))
    throughput = [float(relative_throughput(power_fraction=x, **CURVE)) for x in (low, high)]
    assert 0 <= throughput[0] <= throughput[1] <= 1
    if 0.5 <= low <= 1:
        assert throughput[0] >= low


def test_throughput_at_the_ends():
    assert relative_throughput(power_fraction=np.array([0, 0.25, 1, 1.1]), **CURVE) == pytest.approx([0, 0, 1, 1])


def test_waiting_through_eclipse_costs_the_dark_time_and_the_transitions():
    out = supported(sunlit=0.9, eclipse_power=0.05, eclipses=3000.0)
    lost = 3000 * 60 / (365.25 * 86400)
    assert out.powered_fraction[0] == pytest.approx(0.9 - lost)
    assert out.powered_fraction_month.shape == (12, 3, 1)


def test_full_battery_loses_nothing():
    assert supported(eclipse_power=1.0).powered_fraction[0] == pytest.approx(1.0)


def test_no_eclipse_no_loss():
    assert supported(sunlit=1.0, eclipses=0.0).powered_fraction[0] == 1.0


def test_transitions_fall_in_the_dark_months():
    sunlit = np.ones((12, 3, 1))
    sunlit[5:8] = 0.8
    share = powered_throughput(
        sunlit_fraction=sunlit, eclipse_throughput=np.zeros(1), sustained_throughput=np.ones(1),
        eclipses_per_year=np.array([1000.0]), eclipse_transition_s=np.array([60.0]),
    )  # fmt: skip
    assert np.all(share[:5] == 1)
    assert np.all(share[5:8] < 0.8)
    assert 1 - share.mean() == pytest.approx(0.05 + 1000 * 60 / (365.25 * 86400))


def test_each_outage_once():
    out = supported(storms=3.6525, link_outage=0.02)
    assert out.outage_fraction[0] == pytest.approx(1 - 0.99 * 0.98)
    assert out.scheduled_fraction[0] == pytest.approx((1 - 40 / 8760) * 0.99)
    assert out.connected_fraction[0] == pytest.approx(min(0.99 / out.powered_fraction[0], 1.0) * 0.98)
    assert outage_fraction(link_outage_fraction=0.0, storm_days_per_yr=400.0) == 1
    assert scheduled_fraction(planned_outage_h_per_yr=8760.0, storm_days_per_yr=0.0) == 0


def test_stage_fills_every_field_and_throttles_with_heat():
    cool, warm = supported(), supported(heat=0.7)
    for name in (f.name for f in fields(SupportResult)):
        assert np.all(np.isfinite(getattr(cool, name))), name
    assert cool.cool_fraction[0] == 1
    assert 0.7 < warm.cool_fraction[0] < 1


def test_array_and_radiator_throttle_once():
    def share(out):
        return out.powered_fraction[0] * out.cool_fraction[0]

    case = {"sunlit": 1.0, "eclipses": 0.0}
    hot = supported(heat=0.7, **case)
    assert share(supported(heat=0.7, sustained_power=0.9, **case)) == pytest.approx(share(hot))
    weak = supported(heat=0.9, sustained_power=0.7, **case)
    assert weak.cool_fraction[0] == 1.0
    assert weak.powered_fraction[0] == pytest.approx(share(hot))
    assert supported(heat=0.5, sustained_power=0.1, **case).cool_fraction[0] == 1.0


def test_blocks_give_identical_values():
    sunlit = np.random.default_rng(3).uniform(0.6, 1, (12, 3, 40))
    case = {"sustained_throughput": np.ones(1), "eclipse_transition_s": np.array([60.0])}
    eclipse, count = np.linspace(0, 1, 40), np.linspace(0, 5000, 40)
    whole = powered_throughput(sunlit_fraction=sunlit, eclipse_throughput=eclipse, eclipses_per_year=count, **case)
    part = powered_throughput(
        sunlit_fraction=sunlit[..., 9:11], eclipse_throughput=eclipse[9:11], eclipses_per_year=count[9:11], **case
    )
    assert np.array_equal(whole[..., 9:11], part)


def test_the_network_carries_its_share_of_the_contract_and_no_more():
    work = np.array([0.5, 0.8, 1.0, 1.2])
    through = connected_throughput(link_connected_fraction=0.8, work_fraction=work, link_outage_fraction=0.0)
    np.testing.assert_allclose(through * work, np.minimum(work, 0.8))
    assert connected_throughput(link_connected_fraction=1.0, work_fraction=1.2, link_outage_fraction=0.1) == 0.9
