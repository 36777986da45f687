from typing import Any

import numpy as np
import pytest
from fleet_stand_ins import fleet_inputs, service_inputs
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import integrate, stats

from orbitdc.fleet.availability import availability, mean_capped_at_one, overbuild_needed, share_at_least
from orbitdc.fleet.deployment import deployment
from orbitdc.fleet.result import AvailabilityResult
from orbitdc.scenario.declaration import results


def evaluated(service: dict[str, Any] | None = None, **fleet: Any) -> AvailabilityResult:
    inputs = fleet_inputs(**fleet)
    return availability(
        calendar=inputs["calendar"],
        payload=inputs["payload"],
        deployment=deployment(**inputs),
        **service_inputs(**(service or {})),
    )


@pytest.mark.parametrize("mean", [0.6, 0.93, 1.0, 1.08])
@pytest.mark.parametrize("spread", [0.005, 0.03, 0.1])
def test_closed_forms_against_quadrature(mean, spread):
    scale = mean * spread * np.sqrt(3) / np.pi
    drawn = stats.logistic(loc=mean, scale=scale)
    assert drawn.std() == pytest.approx(mean * spread)
    assert share_at_least(mean=mean, spread=spread, threshold=0.95) == pytest.approx(drawn.sf(0.95), abs=1e-12)
    lowest = mean - 60 * scale
    capped = integrate.quad(
        lambda x: min(x, 1.0) * drawn.pdf(x), lowest, mean + 60 * scale, points=[1.0, mean], limit=400
    )[0]
    assert mean_capped_at_one(mean=mean, spread=spread) == pytest.approx(capped, abs=1e-9)


def test_far_from_the_threshold_there_is_no_doubt():
    np.testing.assert_allclose(
        share_at_least(mean=np.array([0.5, 2.0]), spread=1e-6, threshold=0.95), [0, 1], atol=1e-9
    )
    np.testing.assert_allclose(mean_capped_at_one(mean=np.array([0.5, 2.0]), spread=1e-6), [0.5, 1.0], atol=1e-9)


def test_every_field_is_finite_and_a_fraction_is_one():
    service = evaluated(planned_life_yr=[4.0, 5.0, 7.0], service_yr=[10.0, 0.6, 15.0])
    for name, declared in results(AvailabilityResult).items():
        values = getattr(service, name)
        assert values.shape == ((180, 3) if declared.axes else (3,)), name
        assert np.isfinite(values).all(), name
    for name in ("energy_availability", "availability_at_95_percent", "availability_worst_12_months"):
        values = getattr(service, name)
        assert ((values >= 0) & (values <= 1)).all(), name
    assert (service.availability_worst_12_months <= service.energy_availability + 1e-12).all()
    assert (service.delivered_fraction_p10 < service.delivered_fraction).all()
    assert (service.delivered_fraction < service.delivered_fraction_p90).all()


def test_a_perfect_fleet_with_an_outage_is_available_outside_it():
    perfect = {
        "powered_fraction_month": np.ones((12, 3, 1)),
        "connected_fraction": 1.0,
        "scheduled_fraction": 0.98,
        "usable_domain_fraction": 1.0,
        "goodput_fraction": 1.0,
        "outage_fraction": 0.02,
    }
    service = evaluated(
        perfect, overbuild_fraction=0.8, common_cause_loss_per_yr=0.0, accelerator_failure_rate_per_yr=0.0
    )
    assert service.availability_at_95_percent[0] == pytest.approx(0.98, abs=2e-4)
    assert service.energy_availability[0] == pytest.approx(0.98, abs=2e-4)
    assert service.delivered_fraction[0] > 1.3


def test_mean_delivered_is_the_product_of_the_waterfall():
    fleet = fleet_inputs()
    deployed = deployment(**fleet)
    inputs = service_inputs(powered_fraction_month=np.full((12, 3, 1), 0.9))
    service = availability(calendar=fleet["calendar"], payload=fleet["payload"], deployment=deployed, **inputs)
    product = 0.9 * 0.99 * 0.995 * 0.99 * 0.95
    capacity = deployed.installed_fraction * deployed.alive_fraction
    assert service.delivered_fraction[0] == pytest.approx(product * capacity[0], rel=1e-9)
    assert service.overbuild_for_95_percent[0] == pytest.approx(1.1 * 0.95 / service.delivered_fraction[0] - 1)


def test_dark_days_count_by_their_share():
    thirds = np.ones((12, 3, 1))
    thirds[:, 0] = 0.5
    service = evaluated({"powered_fraction_month": thirds, "outage_fraction": 0.0}, overbuild_fraction=0.2)
    assert service.availability_at_95_percent[0] == pytest.approx(2 / 3, abs=0.01)


def test_worst_year_is_the_one_with_the_dip():
    fleet = fleet_inputs()
    deployed = deployment(**fleet)
    start = int(deployed.service_start_month[0])
    deployed.capacity_fraction[start + 50 : start + 56] = 0.4
    inputs = service_inputs(powered_fraction_month=np.ones((12, 3, 1)), outage_fraction=0.0)
    service = availability(calendar=fleet["calendar"], payload=fleet["payload"], deployment=deployed, **inputs)
    usual = 0.99 * 0.995 * 0.99 * 0.95
    around = deployed.capacity_fraction[start + 44 : start + 62, 0]
    expected = np.convolve(np.minimum(around * usual, 1.0), np.ones(12) / 12, mode="valid").min()
    assert service.availability_worst_12_months[0] == pytest.approx(expected, abs=2e-3)


@settings(max_examples=20, deadline=None)
@given(mean=st.floats(0.1, 1.5), spread=st.floats(0.001, 0.3), low=st.floats(0.1, 1.0), step=st.floats(0.001, 0.4))
def test_a_higher_threshold_is_met_no_more_often(mean, spread, low, step):
    shares = [float(share_at_least(mean=mean, spread=spread, threshold=x)) for x in (low, low + step)]
    assert 0 <= shares[1] <= shares[0] <= 1


@settings(max_examples=15, deadline=None)
@given(overbuild=st.floats(0.0, 0.3), step=st.floats(0.02, 0.3))
def test_overbuild_raises_availability(overbuild, step):
    service = evaluated(overbuild_fraction=[overbuild, overbuild + step])
    for name in ("energy_availability", "availability_at_95_percent", "delivered_fraction"):
        values = getattr(service, name)
        assert values[1] >= values[0] - 1e-4, name
    assert service.delivered_fraction[1] > service.delivered_fraction[0]


def test_a_block_and_its_parts_agree_exactly():
    fleet = {"planned_life_yr": np.linspace(3, 9, 9), "service_yr": np.linspace(1, 12, 9)}
    together = evaluated(**fleet)
    for block in (slice(0, 2), slice(2, 9)):
        part = evaluated(**{name: values[block] for name, values in fleet.items()})
        for name in results(AvailabilityResult):
            np.testing.assert_array_equal(getattr(part, name), getattr(together, name)[..., block], err_msg=name)


def test_overbuild_is_scaled_linearly():
    assert overbuild_needed(overbuild_fraction=0.1, delivered_fraction=0.88, target_fraction=0.95) == pytest.approx(
        0.1875
    )
    assert np.isfinite(overbuild_needed(overbuild_fraction=0.1, delivered_fraction=0.0, target_fraction=0.95))
