from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from orbitdc.economics.deflator import BASE_YEAR, base_year_factor, declared_factor, deflate_to_base_year, real_usd
from orbitdc.economics.parameters import EconomicsParameters, GroundParameters
from orbitdc.scenario.declaration import default_arrays, parameters


def test_base_year_is_worth_itself() -> None:
    assert base_year_factor(currency_year=BASE_YEAR) == 1.0


def test_older_dollars_are_worth_more() -> None:
    factors = [base_year_factor(currency_year=year) for year in range(2010, BASE_YEAR + 1)]
    assert all(older > newer for older, newer in pairwise(factors))


def test_one_hop_equals_two() -> None:
    value = np.array([7.0])
    direct = deflate_to_base_year(value_usd=value, currency_year=2015)
    price_2020 = value * base_year_factor(currency_year=2015) / base_year_factor(currency_year=2020)
    np.testing.assert_allclose(deflate_to_base_year(value_usd=price_2020, currency_year=2020), direct)


def test_consumer_prices_rose_as_published() -> None:
    """CPI-U annual mean: 255.657 in 2019, 313.689 in 2024, up 22.7 %."""
    rise = base_year_factor(currency_year=2019) / base_year_factor(currency_year=2024)
    assert rise == pytest.approx(1.227, abs=5e-4)


def test_declared_year_is_used() -> None:
    group = default_arrays(EconomicsParameters)
    year = parameters(EconomicsParameters)["bus_cost_usd_per_kg"].currency_year
    assert year is not None
    assert year < BASE_YEAR
    np.testing.assert_allclose(
        real_usd(group, "bus_cost_usd_per_kg"), group.bus_cost_usd_per_kg * base_year_factor(currency_year=year)
    )


def test_every_money_parameter_has_an_index() -> None:
    for group in (EconomicsParameters, GroundParameters):
        for name, declared in parameters(group).items():
            if "USD" in declared.unit:
                assert declared_factor(group=group, name=name) > 0.0


def test_errors_name_the_year_or_the_field() -> None:
    with pytest.raises(ValueError, match="1999"):
        base_year_factor(currency_year=1999)
    with pytest.raises(ValueError, match="orbit_wacc"):
        declared_factor(group=EconomicsParameters, name="orbit_wacc")
