"""What power, cooling, network and operations leave of throughput."""

from dataclasses import fields

import numpy as np
import pytest

from orbitdc.compute.parameters import ComputeParameters
from orbitdc.compute.result import PayloadResult, SupportResult
from orbitdc.compute.support import (
    connected_throughput,
    outage_fraction,
    powered_throughput,
    scheduled_fraction,
    storm_outage_d_per_yr,
    support,
)
from orbitdc.fleet.parameters import FleetParameters
from orbitdc.fleet.result import FleetResult
from orbitdc.link.result import LinkResult
from orbitdc.orbit.result import OrbitResult
from orbitdc.radiation.parameters import RadiationParameters
from orbitdc.radiation.result import FaultResult
from orbitdc.scenario.declaration import default_arrays
from orbitdc.spacecraft.result import PowerResult, SpacecraftResult
from orbitdc.thermal.result import RadiatorResult


def filled(result_class, **values):
    """Build a result with ones where a test says nothing."""
    return result_class(**{f.name: np.atleast_1d(values.get(f.name, 1.0)) for f in fields(result_class)})


def supported(
    sunlit=0.9,
    eclipse_power=0.0,
    heat=1.0,
    eclipses=3000.0,
    storms=0.0,
    link_outage=0.0,
    sustained_power=1.0,
    avoidance=0.0,
):
    return support(
        compute=default_arrays(ComputeParameters),
        radiation=default_arrays(RadiationParameters),
        fleet=default_arrays(FleetParameters),
        payload=filled(PayloadResult, request_duration_s=60.0),
        shell=filled(
            OrbitResult, sunlit_time_fraction_month=np.full((12, 3, 1), sunlit), eclipses_per_year=eclipses
        ),
        power=filled(PowerResult, eclipse_power_fraction=eclipse_power, sustained_power_fraction=sustained_power),
        panel=filled(RadiatorResult, sustained_heat_fraction=heat),
        satellite=filled(SpacecraftResult, avoidance_outage_h_per_yr=avoidance),
        faults=filled(FaultResult, storm_days_per_yr=storms),
        deployment=filled(FleetResult, installed_fraction=1.0, alive_fraction=1.0),
        network=filled(LinkResult, link_connected_fraction=0.99, link_outage_fraction=link_outage),
    )  # fmt: skip


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
        eclipses_per_year=np.array([1000.0]), planned_stop_s=np.array([60.0]),
    )  # fmt: skip
    assert np.all(share[:5] == 1)
    assert np.all(share[5:8] < 0.8)
    assert 1 - share.mean() == pytest.approx(0.05 + 1000 * 60 / (365.25 * 86400))


def test_each_outage_once():
    out = supported(storms=3.6525, link_outage=0.02)
    storms = 0.01 * (1 + 60 / (1.3 * 86400))
    assert out.outage_fraction[0] == pytest.approx(1 - (1 - storms) * 0.98)
    assert out.scheduled_fraction[0] == pytest.approx((1 - 40 / 8760) * (1 - storms))
    assert out.connected_fraction[0] == pytest.approx(min(0.99 / out.powered_fraction[0], 1.0) * 0.98)
    assert outage_fraction(link_outage_fraction=0.0, storm_days_per_yr=400.0) == 1
    assert scheduled_fraction(planned_outage_h_per_yr=8760.0, storm_days_per_yr=0.0) == 0


def test_a_storm_costs_its_stop_beside_its_days():
    days = storm_outage_d_per_yr(storm_days_per_yr=4.0, days_per_storm=2.0, planned_stop_s=4320.0)
    assert days == pytest.approx(4.0 + 2 * 4320 / 86400)


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
    case = {"sustained_throughput": np.ones(1), "planned_stop_s": np.array([60.0])}
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


def test_avoidance_maneuvers_take_their_hours():
    without, with_them = supported(), supported(avoidance=87.6)
    assert without.scheduled_fraction[0] - with_them.scheduled_fraction[0] == pytest.approx(0.01)
