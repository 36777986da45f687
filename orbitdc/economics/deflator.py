"""One deflator for every price: USD of the year a source speaks of become USD of the base year."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from orbitdc.scenario.declaration import Array, parameters

BASE_YEAR = 2026
"""All money of results is in real USD of this year."""


@cache
def _table() -> dict[int, float]:
    text = files("orbitdc").joinpath("data/economics/deflator.csv").read_text(encoding="utf-8")
    rows = [line.split(",") for line in text.splitlines() if line[:1].isdigit()]
    return {int(year): float(index) for year, index in rows}


def base_year_factor(*, currency_year: int) -> float:
    """Return how many base-year USD one USD of another year is worth.

    Parameters
    ----------
    currency_year : year of the USD, 2010 to 2026.

    Returns
    -------
    float : index(base year) / index(currency year).

    Raises
    ------
    ValueError : the bundled index does not hold the year.

    Notes
    -----
    Source: bls_cpi_u.
    """
    table = _table()
    if currency_year not in table:
        message = f"no price index for {currency_year}: give the price in USD of {min(table)} to {max(table)}"
        raise ValueError(message)
    return table[BASE_YEAR] / table[currency_year]


def deflate_to_base_year(*, value_usd: Array, currency_year: int) -> Array:
    """Turn USD of one year into real USD of the base year.

    Parameters
    ----------
    value_usd : any shape, USD of `currency_year` (or USD per something).
    currency_year : year of those USD.

    Returns
    -------
    Array : same shape, real USD of the base year; value x index(base year) / index(currency year).

    Notes
    -----
    Source: bls_cpi_u.
    """
    real: Array = value_usd * base_year_factor(currency_year=currency_year)
    return real


def declared_factor(*, group: type, name: str) -> float:
    """Return how many base-year USD one USD of a declared money parameter is worth.

    Parameters
    ----------
    group : parameter group (the class).
    name : a field whose declaration names the year of its USD.

    Returns
    -------
    float : index(base year) / index(currency year).

    Raises
    ------
    ValueError : the field is not money, or its year has no index.
    """
    year = parameters(group)[name].currency_year
    if year is None:
        message = f"{group.__name__}.{name} does not declare a currency year"
        raise ValueError(message)
    return base_year_factor(currency_year=year)


def real_usd(group: Any, name: str) -> Array:
    """Return one money parameter of a group of arrays in real USD of the base year; see `declared_factor`."""
    value: Array = getattr(group, name)
    real: Array = value * declared_factor(group=type(group), name=name)
    return real
