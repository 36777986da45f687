import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orbitdc.launch.cadence import cadence_per_month
from orbitdc.launch.price import (
    crawford_total,
    cumulative_for_price,
    launch_price_usd,
    learned_price,
    learning_exponent,
    price_fraction,
    price_per_kg_usd,
    reusable_launch_price_usd_per_kg,
    wright_average,
)


def test_suncatcher_learning_curve():
    curve = {"first_price": 1800.0, "first_cumulative": 400.0, "learning_rate": 0.2}
    further = cumulative_for_price(price=np.array([200.0, 300.0]), **curve) - 400.0
    np.testing.assert_allclose(further, [367_905, 104_125], atol=1)
    assert 1 - further[1] / further[0] == pytest.approx(0.717, abs=5e-4)


def test_nine_doublings_from_1500_to_200():
    ratio = cumulative_for_price(price=200.0, first_price=1500.0, first_cumulative=1.0, learning_rate=0.2)
    assert ratio == pytest.approx(522.6, abs=0.1)
    assert np.log2(ratio) == pytest.approx(9.03, abs=0.005)


@given(st.floats(0.01, 0.4), st.floats(10, 5000))
def test_the_curve_and_its_inverse(rate, price):
    curve = {"first_price": 6000.0, "first_cumulative": 10.0, "learning_rate": rate}
    cumulative = cumulative_for_price(price=price, **curve)
    assert learned_price(cumulative=cumulative, **curve) == pytest.approx(price, rel=1e-9)


def test_unit_and_average_learning_differ_by_a_quarter():
    assert crawford_total(units=100, learning_rate=0.15) == pytest.approx(43.7539, abs=5e-5)
    assert 100 * wright_average(units=100.0, learning_rate=0.15) == pytest.approx(33.9680, abs=5e-5)
    np.testing.assert_allclose(crawford_total(units=5, learning_rate=np.array([0.0, 0.5])), [5.0, 2.283333], rtol=1e-6)


def test_expended_starship():
    price = reusable_launch_price_usd_per_kg(
        booster_usd=60e6,
        booster_flights=np.array([1.0, 10.0]),
        ship_usd=30e6,
        ship_flights=1.0,
        operations_usd=5e6,
        payload_kg=200e3,
    )
    np.testing.assert_allclose(price, [475.0, 205.0])


def test_price_per_launch_and_per_kilogram():
    assert price_per_kg_usd(launch_price_usd=74e6, payload_kg=22_000.0) == pytest.approx(3_363.6, abs=0.05)
    assert launch_price_usd(price_usd_per_kg=500.0, payload_capability_kg=60e3) == 30e6


def test_learning_starts_at_one_and_stops_at_the_floor():
    flights = np.array([0.0, 200.0, 1e9])
    exponent = learning_exponent(learning_rate=0.1)
    fraction = price_fraction(
        cumulative_flights=flights, reference_flights=200.0, exponent=exponent, floor_fraction=0.3
    )
    np.testing.assert_allclose(fraction, [1.0, 0.9, 0.3], rtol=1e-12)
    assert learning_exponent(learning_rate=0.0) == 0.0


def test_cadence_grows_to_its_ceiling():
    years = np.array([0.0, 1.0, 2.0, 40.0])
    cadence = cadence_per_month(years_since_start=years, first_per_month=5.0, growth_per_yr=0.5, maximum_per_month=11.0)
    np.testing.assert_allclose(cadence, [5.0, 7.5, 11.0, 11.0])
