from math import comb

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orbitdc.fleet.population import (
    capacity_spread,
    derelicts,
    factory_per_month,
    relative_slack,
    units_needed,
    whole_months,
)
from orbitdc.fleet.survival import (
    at_least_working,
    life_penalty,
    mean_service_life_yr,
    steady_state_replacement_rate_per_yr,
    weibull_survival,
)


def test_steady_state_replacement():
    rate = steady_state_replacement_rate_per_yr(loss_rate_per_yr=0.04, planned_life_yr=5.0)
    assert rate == pytest.approx(0.2207, abs=5e-5)
    assert mean_service_life_yr(loss_rate_per_yr=0.0, planned_life_yr=5.0) == pytest.approx(5.0)
    mean_alive = mean_service_life_yr(loss_rate_per_yr=np.array([0.04, 0.09]), planned_life_yr=5.0) / 5.0
    np.testing.assert_allclose(mean_alive, [0.906, 0.805], atol=5e-4)


def test_life_penalty():
    penalty = life_penalty(loss_rate_per_yr=np.array([0.1, 0.2]), planned_life_yr=5.0)
    np.testing.assert_allclose(penalty, [1.27075, 1.58198], atol=5e-6)


def test_satellite_weibull():
    survival = weibull_survival(age_yr=np.array([1.0, 5.0, 10.0, 15.0]), scale_yr=2607.0, shape=0.4521)
    np.testing.assert_allclose(survival, [0.9719, 0.9426, 0.9223, 0.9075], atol=5e-5)


@pytest.mark.parametrize(("chance", "printed"), [(0.95, 0.6160), (0.97, 0.9192), (0.99, 0.9995)])
def test_binomial_tail(chance, printed):
    tail = at_least_working(least=95.0, of=100.0, working_fraction=chance)
    summed = sum(comb(100, k) * chance**k * (1 - chance) ** (100 - k) for k in range(95, 101))
    assert tail == pytest.approx(summed, rel=1e-10)
    assert tail == pytest.approx(printed, abs=5e-5)


@given(st.floats(0, 3), st.floats(0.01, 2), st.floats(1, 20))
def test_more_loss_means_more_replacement(rate, step, life):
    rates = steady_state_replacement_rate_per_yr(loss_rate_per_yr=np.array([rate, rate + step]), planned_life_yr=life)
    assert 1 / life * (1 - 1e-9) <= rates[0] < rates[1]


def test_units_hold_contract_and_overbuild():
    units = units_needed(contracted_accelerators=1e6, accelerators_per_unit=100.0, overbuild_fraction=0.1)
    assert units == pytest.approx(11_000)


def test_durations_are_whole_months():
    days = np.array([0.0, 44.0, 47.0, 1e9, np.nan, np.inf])
    np.testing.assert_array_equal(whole_months(days=days, longest=180), [1, 1, 2, 180, 180, 180])


def test_factory_ramps_linearly():
    made = [factory_per_month(month=m, rate_per_month=240.0, ramp_yr=2.0) for m in range(48)]
    assert made[0] == pytest.approx(5.0)
    assert np.sum(made[:24]) == pytest.approx(240.0 * 12)
    assert made[-1] == 240.0
    assert factory_per_month(month=0, rate_per_month=240.0, ramp_yr=0.0) == 240.0


def test_derelicts_decay():
    after = derelicts(derelicts_before=100.0, new_derelicts=2.0, passive_lifetime_yr=np.array([1 / 12, np.inf, 0.0]))
    np.testing.assert_allclose(after, [100 / np.e + 2, 102.0, 2.0], atol=1e-9)


def test_slack_has_the_sign_of_the_margin():
    np.testing.assert_allclose(relative_slack(limit=np.array([10.0, 10.0]), demand=np.array([5.0, 15.0])), [0.5, -0.5])
    assert np.isfinite(relative_slack(limit=0.0, demand=5.0))
    assert relative_slack(limit=0.0, demand=5.0) < -1


def test_spread_against_simulated_fleets():
    """Poisson losses and common jumps, each open for a fixed time, drawn for many fleets."""
    units, loss, common, batch, months = 2000.0, 0.1, 0.02, 0.05, 3.0
    expected = capacity_spread(
        units=units,
        loss_rate_per_yr=loss,
        common_cause_loss_per_yr=common,
        common_cause_batch_fraction=batch,
        replacement_months=months,
        refill_months=0.0,
    )
    draw = np.random.default_rng(1)
    single = draw.poisson(units * loss * months / 12, 400_000) / units
    jumps = draw.poisson(common / batch * months / 12, 400_000) * batch
    assert np.std(single + jumps) == pytest.approx(expected, rel=0.02)
