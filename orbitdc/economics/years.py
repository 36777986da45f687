"""From months of the calendar to its years: sums, shares of service, what falls before a month."""

from __future__ import annotations

import numpy as np

from orbitdc.scenario.calendar import HOURS_PER_YEAR, MONTHS_PER_YEAR
from orbitdc.scenario.declaration import Array


def months_to_years(*, by_month: Array) -> Array:
    """Add up the twelve months of each year.

    Parameters
    ----------
    by_month : shape (months, *dimensions), months a multiple of 12.

    Returns
    -------
    Array : shape (years, *dimensions).
    """
    folded = by_month.reshape((by_month.shape[0] // MONTHS_PER_YEAR, MONTHS_PER_YEAR, *by_month.shape[1:]))
    total: Array = np.add.reduce(folded, axis=1)
    return total


def service_share_by_year(*, start_month: Array, end_month: Array, years: int) -> Array:
    """Return the share of each year that lies between two months of the calendar.

    Parameters
    ----------
    start_month, end_month : months since the calendar's start, shape of the dimensions.
    years : years of the calendar.

    Returns
    -------
    Array : shape (years, *dimensions), 0..1.
    """
    first = np.arange(years, dtype=np.float64).reshape((-1,) + (1,) * np.ndim(start_month))
    begin = np.maximum(first, start_month / MONTHS_PER_YEAR)
    end = np.minimum(first + 1.0, end_month / MONTHS_PER_YEAR)
    share: Array = np.maximum(end - begin, 0.0)
    return share


def delivered_accelerator_hours(
    *, delivered_fraction_month: Array, contracted_accelerators: Array, end_month: Array
) -> Array:
    """Return delivered accelerator-hours by year, from the first unit in service to the end of service.

    The ramp counts; compute beyond the contract counts too (the fraction is taken before the cap).

    Parameters
    ----------
    delivered_fraction_month : delivered over contracted by month, shape (months, *dimensions).
    contracted_accelerators : accelerators under contract.
    end_month : month in which service ends, since the calendar's start.

    Returns
    -------
    Array : shape (years, *dimensions), h; months of 730 h.
    """
    delivered = sum_before_month(
        by_month=delivered_fraction_month, by_year=months_to_years(by_month=delivered_fraction_month), month=end_month
    )
    hours: Array = delivered * (contracted_accelerators * (HOURS_PER_YEAR / MONTHS_PER_YEAR))
    return hours


def sum_before_month(*, by_month: Array, by_year: Array, month: Array) -> Array:
    """Return each year's amount that falls before a month.

    Parameters
    ----------
    by_month : amounts, shape (months, *dimensions).
    by_year : the same, added up by year, shape (years, *dimensions).
    month : months since the calendar's start, shape of the dimensions.

    Returns
    -------
    Array : shape (years, *dimensions); whole years, and the months of the year that the month cuts.
    """
    shape = np.broadcast_shapes(by_month.shape[1:], np.shape(month))
    ones = (1,) * len(shape)
    cut_year = np.clip(np.floor(month / MONTHS_PER_YEAR), 0, len(by_year) - 1)
    cut_months = cut_year * MONTHS_PER_YEAR + np.arange(MONTHS_PER_YEAR).reshape((-1, *ones))
    chosen = np.broadcast_to(cut_months, (MONTHS_PER_YEAR, *shape)).astype(np.intp)
    amounts = np.take_along_axis(np.broadcast_to(by_month, (len(by_month), *shape)), chosen, axis=0)
    part = np.add.reduce(np.where(cut_months < month, amounts, 0.0), axis=0)
    year = np.arange(len(by_year)).reshape((-1, *ones))
    before: Array = np.where(year < cut_year, by_year, np.where(year == cut_year, part, 0.0))
    return before


def share_before_month(*, by_month: Array, by_year: Array, month: Array) -> Array:
    """Return the share of each year's amount that falls before a month.

    Parameters
    ----------
    by_month : amounts of zero or more, shape (months, *dimensions).
    by_year : the same, added up by year, shape (years, *dimensions).
    month : months since the calendar's start, shape of the dimensions.

    Returns
    -------
    Array : shape (years, *dimensions), 0..1; zero in years without amount.
    """
    before = sum_before_month(by_month=by_month, by_year=by_year, month=month)
    share: Array = np.where(by_year > 0.0, before / np.where(by_year > 0.0, by_year, 1.0), 0.0)
    return share


def capital_cost_usd(*, lumped_by_year_usd: Array, share_before: Array, even_by_year_usd: Array, month: Array) -> Array:
    """Return undiscounted spending before a month of the calendar.

    Parameters
    ----------
    lumped_by_year_usd : spending that follows deliveries, shape (years, *dimensions).
    share_before : share of each year's deliveries that falls before the month.
    even_by_year_usd : spending spread evenly over each year, shape (years, *dimensions).
    month : months since the calendar's start.

    Returns
    -------
    Array : shape of the dimensions, USD.
    """
    elapsed = service_share_by_year(start_month=np.zeros_like(month), end_month=month, years=len(even_by_year_usd))
    spent: Array = np.add.reduce(lumped_by_year_usd * share_before + even_by_year_usd * elapsed, axis=0)
    return spent
