"""Returns of a cash flow: internal rates, all of them, the modified rate, payback, profitability index."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from orbitdc.scenario.declaration import Array, Flags

LOWEST_RATE, HIGHEST_RATE = -0.95, 10.0
"""Range in which internal rates are searched."""

NODES = 41
"""Rates, evenly spaced in their logarithmic growth, between which a change of sign is looked for."""

MOST_ROOTS = 4
MOST_STEPS = 60
CLOSE = 1e-13
"""Width of the bracket, in logarithmic growth, at which a rate counts as found."""


def sign_changes(*, by_year_usd: Array) -> Array:
    """Count the changes of sign of a cash flow, zeros left out; by Descartes' rule no more rates of return exist.

    Parameters
    ----------
    by_year_usd : shape (years, *dimensions).

    Returns
    -------
    Array : shape of the dimensions, counts; not a number where the cash flow is not.
    """
    last: Array = np.zeros(by_year_usd.shape[1:])
    count: Array = np.zeros(by_year_usd.shape[1:])
    for amount in by_year_usd:
        sign = np.sign(amount)
        count = count + (sign * last < 0.0)
        last = np.where(sign == 0.0, last, sign)
    counted: Array = np.where(np.isnan(last), np.nan, count)
    return counted


def internal_rates(*, by_year_usd: Array) -> Array:
    """Return every rate at which the present value of a cash flow is zero, lowest first.

    Parameters
    ----------
    by_year_usd : shape (years, *dimensions).

    Returns
    -------
    Array : shape (4, *dimensions), 1/yr, between -95 % and 1,000 %; not a number beyond the last. Rates closer to each
        other than a node of the search (14 % in growth) are found if their number is odd, then one of them.

    Notes
    -----
    The sum of c_k (1 + r)^-k is scanned on fixed nodes; each bracket is closed by Newton steps kept inside it.
    Source: nrel_atb.
    """
    nodes = np.linspace(np.log1p(LOWEST_RATE), np.log1p(HIGHEST_RATE), NODES)
    shape = by_year_usd.shape[1:]
    found: Array = np.zeros(shape)
    low: Array = np.full((MOST_ROOTS, *shape), np.nan)
    before: Flags = _at_rate(by_year_usd, nodes[0]) > 0.0
    known = np.isfinite(np.add.reduce(by_year_usd, axis=0))
    for left, right in pairwise(nodes):
        now: Flags = _at_rate(by_year_usd, right) > 0.0
        crossed = (now != before) & known
        if crossed.any():
            for index in range(MOST_ROOTS):
                low[index] = np.where(crossed & (found == index), left, low[index])
            found = found + crossed
        before = now
    rates: Array = np.full((MOST_ROOTS, *shape), np.nan)
    for index in range(int(min(found.max(initial=0.0), MOST_ROOTS))):
        rates[index] = np.expm1(_closed(by_year_usd, low[index], low[index] + (nodes[1] - nodes[0])))
    return rates


def _at_rate(by_year_usd: Array, growth: float) -> Array:
    """Present value of every point at one logarithmic growth."""
    discount = float(np.exp(-growth))
    value: Array = by_year_usd[-1] * 1.0
    for amount in by_year_usd[-2::-1]:
        value *= discount
        value += amount
    return value


def _value(by_year_usd: Array, growth: Array) -> tuple[Array, Array]:
    """Present value, and its derivative, at a logarithmic growth."""
    discount = np.exp(-growth)
    value: Array = by_year_usd[-1] + 0.0 * growth
    slope: Array = np.zeros_like(value)
    for amount in by_year_usd[-2::-1]:
        slope = slope * discount + value
        value = value * discount + amount
    return value, -discount * slope


def _closed(by_year_usd: Array, low: Array, high: Array) -> Array:
    """Close each bracket; a point that is found moves no more, so that it does not depend on the others."""
    some = np.isfinite(low)
    low, high = np.where(some, low, 0.0), np.where(some, high, 0.0)
    positive = _value(by_year_usd, low)[0] > 0.0
    at: Array = 0.5 * (low + high)
    open_ = some
    for _ in range(MOST_STEPS):
        value, slope = _value(by_year_usd, at)
        same = (value > 0.0) == positive
        low, high = np.where(open_ & same, at, low), np.where(open_ & ~same, at, high)
        steep = slope != 0.0
        step = np.where(steep, value / np.where(steep, slope, 1.0), np.inf)
        tried = at - step
        inside = (tried > low) & (tried < high)
        moved = np.where(inside, tried, 0.5 * (low + high))
        done = (np.abs(moved - at) <= CLOSE) | (value == 0.0)
        at = np.where(open_ & (value != 0.0), moved, at)
        open_ = open_ & ~done
        if not open_.any():
            break
    rate: Array = np.where(some, at, np.nan)
    return rate


def modified_internal_rate(*, by_year_usd: Array, rate_per_yr: Array) -> Array:
    """Return the modified internal rate of return, which always exists and is one.

    Parameters
    ----------
    by_year_usd : shape (years, *dimensions).
    rate_per_yr : real rate at which spending is financed and earnings are reinvested, above -1.

    Returns
    -------
    Array : (FV of the years that earn / PV of the years that spend)^(1 / n) - 1, n to the last year with cash flow;
        not a number where nothing is spent, nothing earned, or all falls into one year.

    Notes
    -----
    Source: nrel_atb.
    """
    earned, spent = _present_parts(by_year_usd, rate_per_yr)
    last: Array = np.zeros(by_year_usd.shape[1:])
    for year, amount in enumerate(by_year_usd):
        last = np.where(amount != 0.0, float(year), last)
    some = (earned > 0.0) & (spent > 0.0) & (last > 0.0)
    ratio = np.where(some, earned, 1.0) / np.where(some, spent, 1.0)
    grown = (1.0 + rate_per_yr) * np.exp(np.log(ratio) / np.where(some, last, 1.0)) - 1.0
    rate: Array = np.where(some, grown, np.nan)
    return rate


def profitability_index(*, by_year_usd: Array, rate_per_yr: Array) -> Array:
    """Return discounted cash flow of the years that earn over that of the years that spend.

    Parameters
    ----------
    by_year_usd : shape (years, *dimensions).
    rate_per_yr : real rate above -1.

    Returns
    -------
    Array : 1 + NPV / present spending; above 1 where the net present value is above zero; not a number where no year
        spends.

    Notes
    -----
    Source: nrel_atb.
    """
    earned, spent = _present_parts(by_year_usd, rate_per_yr)
    some = spent > 0.0
    index: Array = np.where(some, earned / np.where(some, spent, 1.0), np.nan)
    return index


def _present_parts(by_year_usd: Array, rate_per_yr: Array) -> tuple[Array, Array]:
    """Present values, at the first year's middle, of the years that earn and of those that spend (positive)."""
    yearly = 1.0 / (1.0 + rate_per_yr)
    discount: Array = np.ones_like(yearly)
    earned: Array = np.zeros(by_year_usd.shape[1:])
    spent: Array = np.zeros(by_year_usd.shape[1:])
    for amount in by_year_usd:
        present = amount * discount
        earned = earned + np.maximum(present, 0.0)
        spent = spent - np.minimum(present, 0.0)
        discount = discount * yearly
    return earned, spent


def payback_yr(*, by_year_usd: Array) -> Array:
    """Return when the cumulated cash flow becomes positive and stays so.

    Parameters
    ----------
    by_year_usd : shape (years, *dimensions), discounted for the discounted payback; spread evenly over each year.

    Returns
    -------
    Array : years from the calendar's start; 0 where nothing is ever owed, not a number where it is never paid back.
    """
    owed: Array = np.zeros(by_year_usd.shape[1:])
    when: Array = np.zeros(by_year_usd.shape[1:])
    for year, amount in enumerate(by_year_usd):
        after = owed + amount
        crosses = (owed < 0.0) & (after >= 0.0)
        within = np.where(crosses, -owed / np.where(crosses, amount, 1.0), 0.0)
        when = np.where(after < 0.0, np.nan, np.where(crosses, year + within, when))
        owed = after
    paid: Array = np.where(np.isnan(owed), np.nan, when)
    return paid


def discounted_usd(*, by_year_usd: Array, rate_per_yr: Array) -> Array:
    """Discount each year's amount to the start of the first year, at mid-year.

    Parameters
    ----------
    by_year_usd : shape (years, *dimensions).
    rate_per_yr : real rate above -1.

    Returns
    -------
    Array : shape (years, *dimensions), amount_k / (1 + r)^(k + 1/2).

    Notes
    -----
    Source: nrel_atb.
    """
    year = np.arange(len(by_year_usd), dtype=np.float64).reshape((-1,) + (1,) * np.ndim(rate_per_yr))
    present: Array = by_year_usd * np.exp(-(year + 0.5) * np.log1p(rate_per_yr))
    return present
