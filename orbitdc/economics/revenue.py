"""Revenue at a declared price: age and generation discount, contracts with exits and renewals, the open market."""

from __future__ import annotations

from dataclasses import fields
from typing import NamedTuple

import numpy as np

from orbitdc.economics.finance import levelized_cost, present_value_usd
from orbitdc.economics.parameters import EconomicsParameters, GroundParameters, RevenueParameters
from orbitdc.economics.result import CostResult, ReturnsResult
from orbitdc.economics.returns import (
    discounted_usd,
    internal_rates,
    modified_internal_rate,
    payback_yr,
    profitability_index,
    sign_changes,
)
from orbitdc.economics.years import months_to_years, service_share_by_year
from orbitdc.fleet.parameters import FleetParameters
from orbitdc.fleet.result import FleetResult
from orbitdc.scenario.calendar import MONTHS_PER_YEAR, Calendar
from orbitdc.scenario.declaration import Array

_MEAN_AGE_IN_FIRST_YEAR = 0.25
"""Mean age, in unit-years, of units that enter evenly over a year; in later years age is the difference of years."""


class HourPrices(NamedTuple):
    """What a delivered hour earns by year."""

    contract: Array
    market: Array
    held: Array


def price_of_new_usd(*, price_usd_per_h: Array | float, trend_per_yr: Array | float, years_since_start: Array) -> Array:
    """Return the market price of an hour of an accelerator that is new in each year.

    Parameters
    ----------
    price_usd_per_h : in the first year.
    trend_per_yr : real yearly change, above -1.
    years_since_start : 0 for the first year, shape (years, 1, ...).

    Returns
    -------
    Array : price x (1 + trend)^years, USD/h.

    Notes
    -----
    Source: gpu_rental_2026 (rents of one accelerator moved by tens of percent a year, both ways).
    """
    price: Array = price_usd_per_h * np.exp(years_since_start * np.log1p(trend_per_yr))
    return price


def price_kept_fraction(
    *,
    entered_by_year: Array,
    life_yr: Array,
    age_discount_per_yr: Array,
    generation_discount: Array,
    generation_interval_yr: Array,
) -> Array:
    """Return the share of a new accelerator's price that a fleet of mixed age earns.

    Parameters
    ----------
    entered_by_year : units that enter service in each year, shape (years, *dimensions).
    life_yr : age at which units leave; losses before are taken to hit all ages alike.
    age_discount_per_yr, generation_discount, generation_interval_yr : what a year of age, and each newer generation,
        takes off the price.

    Returns
    -------
    Array : shape (years, *dimensions), mean over the units of (1 - d)^age (1 - g)^(age / interval); 1 without units.

    Notes
    -----
    Source: gpu_rental_2026.
    """
    years = len(entered_by_year)
    yearly = np.log1p(-age_discount_per_yr) + np.log1p(-generation_discount) / generation_interval_yr
    shape = np.broadcast_shapes(entered_by_year.shape, (1, *np.shape(yearly)), (1, *np.shape(life_yr)))
    present: Array = np.zeros(shape)
    earning: Array = np.zeros(shape)
    for age in range(years):
        there = np.clip(life_yr - age, 0.0, 1.0)
        if not there.any():
            break
        kept = np.exp(yearly * (age or _MEAN_AGE_IN_FIRST_YEAR))
        units = entered_by_year[: years - age] * there
        present[age:] += units
        earning[age:] += units * kept
    some = present > 0.0
    share: Array = np.where(some, earning / np.where(some, present, 1.0), 1.0)
    return share


def held_fraction(
    *,
    years_since_signing: Array,
    term_yr: Array,
    exit_notice_months: Array,
    exit_probability_per_yr: Array,
    renewal_probability: Array,
) -> Array:
    """Return the share of contracts expected to be held still.

    Parameters
    ----------
    years_since_signing : any shape, zero or more.
    term_yr : headline term; the contract is renewed for as long again.
    exit_notice_months : nobody is gone before it has run.
    exit_probability_per_yr : of a customer who may leave.
    renewal_probability : at each end of the term.

    Returns
    -------
    Array : (1 - x)^max(t - n, 0) x p^floor(t / T); where the notice is as long as the term, nobody leaves within it.

    Notes
    -----
    Source: spacex_s1_2026 (either side may leave a lease of 36 months with 90 days of notice).
    """
    notice = exit_notice_months / MONTHS_PER_YEAR
    may_leave = np.where(notice < term_yr, exit_probability_per_yr, 0.0)
    stays = np.exp(np.maximum(years_since_signing - notice, 0.0) * np.log1p(-may_leave))
    held: Array = stays * np.power(renewal_probability, np.floor(years_since_signing / term_yr))
    return held


def revenue_per_hour(*, prices: HourPrices, contracted_fraction: Array | float, sold_fraction: Array | float) -> Array:
    """Return what a delivered hour earns: under contract, or sold on the market if it finds a buyer.

    Parameters
    ----------
    prices : contract price, market price and share of contracts held, by year.
    contracted_fraction : share of hours under contract at first; what contracts free goes to the market.
    sold_fraction : share of hours on the market that is sold.

    Returns
    -------
    Array : c h P_contract + (1 - c h) s P_market, USD/h.

    Notes
    -----
    Source: spacex_s1_2026.
    """
    under_contract = contracted_fraction * prices.held
    earned: Array = under_contract * prices.contract + (1.0 - under_contract) * sold_fraction * prices.market
    return earned


def contract_value_usd(
    *, hours_by_year: Array, price_usd_per_h: Array, paid_fraction: Array, rate_per_yr: Array
) -> Array:
    """Return the discounted revenue of contracts of which a share is paid.

    Parameters
    ----------
    hours_by_year : hours under contract at first, shape (years, *dimensions).
    price_usd_per_h : contract price by year.
    paid_fraction : share of those hours that is paid, by year: of a headline term, a notice, or an expected path.
    rate_per_yr : real rate above -1.

    Returns
    -------
    Array : sum of hours x price x share / (1 + r)^(k + 1/2), USD.

    Notes
    -----
    Source: spacex_s1_2026.
    """
    return present_value_usd(by_year_usd=hours_by_year * price_usd_per_h * paid_fraction, rate_per_yr=rate_per_yr)


def _hour_prices(
    revenue: RevenueParameters, calendar: Calendar, deployment: FleetResult, life_yr: Array
) -> HourPrices | None:
    """Prices by year of one side; None where no price is declared."""
    dimensions = np.ndim(revenue.sold_fraction)
    year = calendar.column(np.arange(calendar.years, dtype=np.float64), dimensions)
    new: Array
    if revenue.price_by_year is not None:
        table = revenue.price_by_year.columns
        new = calendar.column(
            np.interp(
                calendar.decimal_year.reshape(-1, MONTHS_PER_YEAR).mean(axis=1), table["year"], table["usd_per_h"]
            ),
            dimensions,
        )
    elif revenue.price_usd_per_accelerator_hour is not None:
        new = price_of_new_usd(
            price_usd_per_h=revenue.price_usd_per_accelerator_hour, trend_per_yr=revenue.price_trend_per_yr,
            years_since_start=year,
        )  # fmt: skip
    else:
        return None
    market: Array = new * price_kept_fraction(
        entered_by_year=months_to_years(by_month=deployment.units_commissioned),
        life_yr=life_yr,
        age_discount_per_yr=revenue.age_discount_per_yr,
        generation_discount=revenue.generation_discount,
        generation_interval_yr=revenue.generation_interval_yr,
    )
    begun = deployment.service_start_month * (1.0 / MONTHS_PER_YEAR)
    since = np.maximum(year + 0.5 - begun, 0.0)
    held = held_fraction(
        years_since_signing=since,
        term_yr=revenue.contract_term_yr,
        exit_notice_months=revenue.exit_notice_months,
        exit_probability_per_yr=revenue.exit_probability_per_yr,
        renewal_probability=revenue.renewal_probability,
    )
    signed = np.floor(begun + np.floor(since / revenue.contract_term_yr) * revenue.contract_term_yr)
    index = np.clip(signed, 0.0, calendar.years - 1.0).astype(np.intp)
    shape = np.broadcast_shapes(market.shape[1:], index.shape[1:])
    at_signing = np.take_along_axis(
        np.broadcast_to(market, (calendar.years, *shape)), np.broadcast_to(index, (calendar.years, *shape)), axis=0
    )
    return HourPrices(contract=at_signing * (1.0 - revenue.contract_discount), market=market, held=held)


def _returns(
    *,
    revenue: RevenueParameters,
    calendar: Calendar,
    deployment: FleetResult,
    costs: CostResult,
    life_yr: Array,
    rate_per_yr: Array,
) -> ReturnsResult:
    prices = _hour_prices(revenue, calendar, deployment, life_yr)
    if prices is None:
        return _no_returns(calendar.years, np.ndim(rate_per_yr))
    hours = costs.delivered_accelerator_hours
    earned: Array = hours * revenue_per_hour(
        prices=prices, contracted_fraction=revenue.contracted_fraction, sold_fraction=revenue.sold_fraction
    )
    net: Array = earned - costs.total_cost_usd
    present_revenue = present_value_usd(by_year_usd=earned, rate_per_yr=rate_per_yr)
    rates = internal_rates(by_year_usd=net)
    count: Array = np.add.reduce(np.isfinite(rates), axis=0).astype(np.float64)
    start = deployment.service_start_month
    open_ = service_share_by_year(start_month=start, end_month=start + deployment.service_months, years=calendar.years)
    served = np.where(open_ > 0.0, open_, 1.0)
    term_months = revenue.contract_term_yr * MONTHS_PER_YEAR
    until = {"headline": term_months, "committed": np.minimum(revenue.exit_notice_months, term_months)}
    paid = {
        name: np.minimum(
            service_share_by_year(start_month=start, end_month=start + length, years=calendar.years) / served, 1.0
        )
        for name, length in until.items()
    }
    value = {
        name: contract_value_usd(
            hours_by_year=hours * revenue.contracted_fraction, price_usd_per_h=prices.contract, paid_fraction=share,
            rate_per_yr=rate_per_yr,
        )
        for name, share in {**paid, "expected": prices.held}.items()
    }  # fmt: skip
    return ReturnsResult(
        revenue_usd=earned,
        net_cash_flow_usd=net,
        mean_revenue_usd_per_accelerator_hour=levelized_cost(
            present_cost_usd=present_revenue, present_quantity=costs.present_accelerator_hours
        ),
        net_present_value_usd=present_value_usd(by_year_usd=net, rate_per_yr=rate_per_yr),
        internal_rate_of_return_per_yr=np.where(count == 1.0, rates[0], np.nan),
        internal_rate_lowest_per_yr=rates[0],
        internal_rate_highest_per_yr=np.fmax.reduce(rates, axis=0),
        internal_rate_count=count,
        cash_flow_sign_changes=sign_changes(by_year_usd=net),
        modified_rate_of_return_per_yr=modified_internal_rate(by_year_usd=net, rate_per_yr=rate_per_yr),
        simple_payback_yr=payback_yr(by_year_usd=net),
        discounted_payback_yr=payback_yr(by_year_usd=discounted_usd(by_year_usd=net, rate_per_yr=rate_per_yr)),
        profitability_index=profitability_index(by_year_usd=net, rate_per_yr=rate_per_yr),
        headline_contract_value_usd=value["headline"],
        expected_contract_value_usd=value["expected"],
        committed_contract_value_usd=value["committed"],
    )


def _no_returns(years: int, dimensions: int) -> ReturnsResult:
    """Return a result without any number: no price is declared."""
    by_year = ("revenue_usd", "net_cash_flow_usd")
    one = (1,) * dimensions
    return ReturnsResult(
        **{f.name: np.full((years, *one) if f.name in by_year else one, np.nan) for f in fields(ReturnsResult)}
    )


def orbit_returns(
    *,
    revenue: RevenueParameters,
    economics: EconomicsParameters,
    fleet: FleetParameters,
    calendar: Calendar,
    deployment: FleetResult,
    costs: CostResult,
) -> ReturnsResult:
    """Return what the orbital side earns at the declared price.

    Parameters
    ----------
    revenue : price, discounts, contracts.
    economics, fleet : cost of capital; planned life, at which accelerators leave.
    calendar : months of the study.
    deployment, costs : units that enter service; spending and delivered hours by year.

    Returns
    -------
    ReturnsResult : real, pre-tax; not a number throughout without a declared price.

    Notes
    -----
    Source: nrel_atb.
    """
    return _returns(
        revenue=revenue, calendar=calendar, deployment=deployment, costs=costs, life_yr=fleet.planned_life_yr,
        rate_per_yr=economics.orbit_wacc,
    )  # fmt: skip


def ground_returns(
    *,
    revenue: RevenueParameters,
    ground: GroundParameters,
    calendar: Calendar,
    deployment: FleetResult,
    costs: CostResult,
) -> ReturnsResult:
    """Return what the ground earns at the same declared price.

    Parameters
    ----------
    revenue : price, discounts, contracts.
    ground : cost of capital, and the accelerators' life.
    calendar : months of the study.
    deployment, costs : units that enter service; spending and delivered hours by year.

    Returns
    -------
    ReturnsResult : real, pre-tax; not a number throughout without a declared price.

    Notes
    -----
    Source: nrel_atb.
    """
    return _returns(
        revenue=revenue, calendar=calendar, deployment=deployment, costs=costs, life_yr=ground.accelerator_life_yr,
        rate_per_yr=ground.ground_wacc,
    )  # fmt: skip
