"""Time value of money: annuities, the fixed charge rate, present values, levelized cost, salvage."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from orbitdc.scenario.calendar import MONTHS_PER_YEAR
from orbitdc.scenario.declaration import Array

SMALLEST_QUANTITY = 1.0e-9


def capital_recovery_factor(*, rate_per_yr: Array | float, life_yr: Array | float) -> Array:
    """Return the constant payment at each year's end that repays one unit of capital over its life.

    Parameters
    ----------
    rate_per_yr : interest rate above -1, any shape.
    life_yr : years of payment, broadcasts with the rate.

    Returns
    -------
    Array : r / (1 - (1 + r)^-n), 1/yr; 1 / n where r is zero.

    Notes
    -----
    Source: sam_lcoefcr.
    """
    rate, life = np.broadcast_arrays(np.asarray(rate_per_yr, dtype=np.float64), np.asarray(life_yr, dtype=np.float64))
    charged = np.where(rate == 0.0, 1.0, rate)
    factor: Array = np.where(rate == 0.0, 1.0 / life, charged / -np.expm1(-life * np.log1p(charged)))
    return factor


def monthly_payment_usd(*, principal_usd: Array | float, rate_per_yr: Array | float, life_yr: Array | float) -> Array:
    """Return the level monthly payment that repays a principal, at a twelfth of the yearly rate per month.

    Parameters
    ----------
    principal_usd : sum to repay.
    rate_per_yr : nominal yearly rate, compounded monthly.
    life_yr : years of payment.

    Returns
    -------
    Array : broadcast shape, USD per month; principal x CRF(r / 12, 12 n).

    Notes
    -----
    Source: semianalysis_2026.
    """
    rate = np.asarray(rate_per_yr, dtype=np.float64) / MONTHS_PER_YEAR
    months = np.asarray(life_yr, dtype=np.float64) * MONTHS_PER_YEAR
    payment: Array = np.asarray(principal_usd) * capital_recovery_factor(rate_per_yr=rate, life_yr=months)
    return payment


def nominal_wacc(
    *,
    debt_fraction: Array | float,
    equity_return_nominal_per_yr: Array | float,
    debt_interest_nominal_per_yr: Array | float,
    tax_rate: Array | float,
) -> Array:
    """Return the nominal after-tax weighted cost of capital.

    Parameters
    ----------
    debt_fraction : share of debt in the capital.
    equity_return_nominal_per_yr, debt_interest_nominal_per_yr : nominal yearly rates.
    tax_rate : effective income tax rate; interest is paid before tax.

    Returns
    -------
    Array : (1 - D) ROE + D i (1 - t), 1/yr.

    Notes
    -----
    Source: sam_lcoefcr.
    """
    debt = np.asarray(debt_fraction, dtype=np.float64)
    interest = debt_interest_nominal_per_yr * (1.0 - np.asarray(tax_rate, dtype=np.float64))
    nominal: Array = (1.0 - debt) * equity_return_nominal_per_yr + debt * interest
    return nominal


def pre_tax_real_wacc(
    *,
    debt_fraction: Array | float,
    equity_return_nominal_per_yr: Array | float,
    debt_interest_nominal_per_yr: Array | float,
    tax_rate: Array | float,
    inflation_per_yr: Array | float,
) -> Array:
    """Return the real cost of capital before tax that the same debt and equity ask for.

    Parameters
    ----------
    debt_fraction, equity_return_nominal_per_yr, debt_interest_nominal_per_yr, tax_rate : as in `nominal_wacc`; equity
        must earn its return and the tax on it.
    inflation_per_yr : inflation.

    Returns
    -------
    Array : (1 + (1 - D) ROE / (1 - t) + D i) / (1 + inflation) - 1, 1/yr.

    Notes
    -----
    Source: nrel_atb.
    """
    grossed_up = equity_return_nominal_per_yr / (1.0 - np.asarray(tax_rate, dtype=np.float64))
    nominal = nominal_wacc(
        debt_fraction=debt_fraction,
        equity_return_nominal_per_yr=grossed_up,
        debt_interest_nominal_per_yr=debt_interest_nominal_per_yr,
        tax_rate=0.0,
    )
    real: Array = (1.0 + nominal) / (1.0 + np.asarray(inflation_per_yr, dtype=np.float64)) - 1.0
    return real


def real_wacc(
    *,
    debt_fraction: Array | float,
    equity_return_nominal_per_yr: Array | float,
    debt_interest_nominal_per_yr: Array | float,
    tax_rate: Array | float,
    inflation_per_yr: Array | float,
) -> Array:
    """Return the real after-tax weighted cost of capital.

    Parameters
    ----------
    debt_fraction : share of debt in the capital.
    equity_return_nominal_per_yr, debt_interest_nominal_per_yr : nominal yearly rates.
    tax_rate : effective income tax rate.
    inflation_per_yr : inflation.

    Returns
    -------
    Array : (1 + (1 - D) ROE + D i (1 - t)) / (1 + inflation) - 1, 1/yr.

    Notes
    -----
    Source: sam_lcoefcr.
    """
    nominal = nominal_wacc(
        debt_fraction=debt_fraction,
        equity_return_nominal_per_yr=equity_return_nominal_per_yr,
        debt_interest_nominal_per_yr=debt_interest_nominal_per_yr,
        tax_rate=tax_rate,
    )
    real: Array = (1.0 + nominal) / (1.0 + np.asarray(inflation_per_yr, dtype=np.float64)) - 1.0
    return real


def project_financing_factor(
    *,
    tax_rate: Array | float,
    real_wacc_per_yr: Array | float,
    inflation_per_yr: Array | float,
    depreciation_fractions: Sequence[float],
) -> Array:
    """Return PFIN, the factor on capital cost that pays income tax net of depreciation.

    Parameters
    ----------
    tax_rate, real_wacc_per_yr, inflation_per_yr : rates.
    depreciation_fractions : share of the capital depreciated in each year, first year first.

    Returns
    -------
    Array : (1 - t PVdep) / (1 - t), PVdep = sum of d_k / ((1 + WACC)(1 + inflation))^k, k from 1.

    Notes
    -----
    Source: sam_lcoefcr.
    """
    nominal = (1.0 + np.asarray(real_wacc_per_yr, dtype=np.float64)) * (1.0 + np.asarray(inflation_per_yr))
    discount = 1.0 / nominal
    present = np.zeros_like(discount)
    for fraction in depreciation_fractions:
        present = present + fraction * discount
        discount = discount / nominal
    tax = np.asarray(tax_rate, dtype=np.float64)
    factor: Array = (1.0 - tax * present) / (1.0 - tax)
    return factor


def construction_financing_factor(
    *, tax_rate: Array | float, construction_interest_per_yr: Array | float, schedule_fractions: Sequence[Array | float]
) -> Array:
    """Return CFIN, the factor on capital cost that pays interest during construction.

    Parameters
    ----------
    tax_rate, construction_interest_per_yr : rates.
    schedule_fractions : share of the cost spent in each year, the last year of construction first.

    Returns
    -------
    Array : sum of f_k (1 + (1 - t) ((1 + i)^(k + 1/2) - 1)), k from 0.

    Notes
    -----
    Source: sam_lcoefcr.
    """
    kept = 1.0 - np.asarray(tax_rate, dtype=np.float64)
    growth = 1.0 + np.asarray(construction_interest_per_yr, dtype=np.float64)
    carried = np.sqrt(growth)
    factor: Array = np.zeros_like(kept * carried)
    for fraction in schedule_fractions:
        factor = factor + fraction * (1.0 + kept * (carried - 1.0))
        carried = carried * growth
    return factor


def fixed_charge_rate(
    *,
    rate_per_yr: Array | float,
    life_yr: Array | float,
    project_factor: Array | float,
    construction_factor: Array | float,
) -> Array:
    """Return the yearly share of overnight capital cost that revenue must cover.

    Parameters
    ----------
    rate_per_yr, life_yr : real cost of capital and economic life.
    project_factor, construction_factor : PFIN and CFIN.

    Returns
    -------
    Array : CRF x PFIN x CFIN, 1/yr.

    Notes
    -----
    Source: sam_lcoefcr.
    """
    rate: Array = capital_recovery_factor(rate_per_yr=rate_per_yr, life_yr=life_yr) * project_factor
    return rate * construction_factor


def present_value_usd(*, by_year_usd: Array, rate_per_yr: Array) -> Array:
    """Discount yearly amounts (of money or of anything sold) to the start of the first year, at mid-year.

    Parameters
    ----------
    by_year_usd : shape (years, *dimensions).
    rate_per_yr : real rate above -1, shape of the dimensions.

    Returns
    -------
    Array : sum over years k from 0 of amount_k / (1 + r)^(k + 1/2), in the unit of the amounts.

    Notes
    -----
    Source: nrel_atb.
    """
    yearly = 1.0 / (1.0 + rate_per_yr)
    discount = np.sqrt(yearly)
    present: Array = by_year_usd[0] * discount
    for amount in by_year_usd[1:]:
        discount = discount * yearly
        present = present + amount * discount
    return present


def levelized_cost(*, present_cost_usd: Array, present_quantity: Array) -> Array:
    """Return discounted cost per discounted quantity delivered.

    Parameters
    ----------
    present_cost_usd : present value of all costs less salvage.
    present_quantity : present value of the quantity, discounted likewise.

    Returns
    -------
    Array : USD per unit of the quantity; not a number where less than a billionth of a unit is delivered.

    Notes
    -----
    Source: nrel_atb.
    """
    some = present_quantity > SMALLEST_QUANTITY
    cost: Array = np.where(some, present_cost_usd / np.where(some, present_quantity, 1.0), np.nan)
    return cost


def straight_line_salvage(*, cost_usd: Array, life_yr: Array, age_yr: Array) -> Array:
    """Return the straight-line value left of a thing that has reached an age.

    Parameters
    ----------
    cost_usd : what it cost new.
    life_yr, age_yr : life and age.

    Returns
    -------
    Array : cost x (1 - age / life), not below zero, USD.
    """
    left: Array = cost_usd * np.clip(1.0 - age_yr / life_yr, 0.0, 1.0)
    return left
