"""A budget that comes by date: cash month by month, debt and its cover, and what is left for equity."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from orbitdc.economics.finance import capital_recovery_factor
from orbitdc.economics.years import months_to_years
from orbitdc.scenario.calendar import MONTHS_PER_YEAR
from orbitdc.scenario.declaration import Array


class Financing(NamedTuple):
    """Debt and equity by year, nominal USD, and cover of the debt service (not a number without debt service)."""

    debt_drawn_usd: Array
    debt_service_usd: Array
    equity_cash_flow_usd: Array
    debt_service_cover: Array


def tranches_by_month_usd(*, month: Array, usd: Array, months: int) -> Array:
    """Put tranches into the months in which they are paid in.

    Parameters
    ----------
    month, usd : months since the calendar's start and amounts, shape (tranches,).
    months : length of the calendar.

    Returns
    -------
    Array : shape (months,), USD.
    """
    index = np.floor(month).astype(np.intp)
    paid: Array = np.zeros(months)
    np.add.at(paid, index, usd)
    return paid


def spread_over_months(*, by_year: Array, weight_by_month: Array | None = None) -> Array:
    """Spread yearly amounts over their months, in proportion to a weight, evenly in years without any.

    Parameters
    ----------
    by_year : shape (years, *dimensions).
    weight_by_month : of zero or more, shape (12 years, *dimensions); None spreads evenly.

    Returns
    -------
    Array : shape (12 years, *dimensions); the months of each year add up to its amount.
    """
    even: Array = np.repeat(by_year, MONTHS_PER_YEAR, axis=0) * (1.0 / MONTHS_PER_YEAR)
    if weight_by_month is None:
        return even
    total = np.repeat(months_to_years(by_month=weight_by_month), MONTHS_PER_YEAR, axis=0)
    some = total > 0.0
    share = np.where(some, weight_by_month / np.where(some, total, 1.0), 1.0 / MONTHS_PER_YEAR)
    spread: Array = even * MONTHS_PER_YEAR * share
    return spread


def cash_by_month_usd(*, paid_in_usd: Array, revenue_usd: Array, spending_usd: Array) -> Array:
    """Return cash in hand at the end of each month.

    Parameters
    ----------
    paid_in_usd, revenue_usd, spending_usd : by month, shapes that broadcast to (months, *dimensions).

    Returns
    -------
    Array : cumulated sum of what was paid in and earned less what was spent, USD; below zero where it does not do.
    """
    cash: Array = np.cumsum(paid_in_usd + revenue_usd - spending_usd, axis=0)
    return cash


def financing(
    *,
    revenue_usd: Array,
    spending_usd: Array,
    service_start_month: Array,
    debt_fraction: Array,
    debt_interest_nominal_per_yr: Array,
    debt_term_yr: Array,
    inflation_per_yr: Array,
) -> Financing:
    """Finance what revenue does not pay, and share out what it leaves.

    Each year's net spending up to the start of service is drawn as debt and equity in fixed shares; interest is added
    to the debt until the end of the year in which service starts, and level payments repay it from the next year on.
    What revenue leaves after spending pays them first; the rest, or what lacks, is equity's, and so is net spending
    of later years.

    Parameters
    ----------
    revenue_usd, spending_usd : by year, real, shape (years, *dimensions).
    service_start_month : month of the calendar.
    debt_fraction, debt_interest_nominal_per_yr, debt_term_yr : the debt.
    inflation_per_yr : from the calendar's start.

    Returns
    -------
    Financing : nominal USD by year, mid-year; cover = (revenue - spending) / payment in years of payment.

    Notes
    -----
    Source: sam_lcoefcr.
    """
    years = len(revenue_usd)
    growth = 1.0 + debt_interest_nominal_per_yr
    half = np.sqrt(growth)
    first_year = np.floor(service_start_month / MONTHS_PER_YEAR)
    term = np.maximum(np.rint(debt_term_yr), 1.0)
    price: Array = np.sqrt(1.0 + inflation_per_yr)
    net_real = revenue_usd - spending_usd
    shape = np.broadcast_shapes(net_real.shape[1:], first_year.shape, np.shape(debt_fraction), np.shape(half))
    owed: Array = np.zeros(shape)
    payment: Array = np.zeros(shape)
    drawn, served, equity, cover = (np.zeros((years, *shape)) for _ in range(4))
    for year in range(years):
        net = net_real[year] * price
        price = price * (1.0 + inflation_per_yr)
        building = year <= first_year
        draw = np.where(building, np.maximum(-net, 0.0) * debt_fraction, 0.0)
        owed = np.where(building, owed * growth + draw * half, owed)
        level = owed * capital_recovery_factor(rate_per_yr=debt_interest_nominal_per_yr, life_yr=term)
        payment = np.where(year == first_year, level, payment)
        paying = (year > first_year) & (year <= first_year + term)
        pay = np.where(paying, payment, 0.0)
        drawn[year], served[year] = draw, pay
        equity[year] = net + draw - pay
        some = pay > 0.0
        cover[year] = np.where(some, net / np.where(some, pay, 1.0), np.nan)
    return Financing(drawn, served, equity, cover)
