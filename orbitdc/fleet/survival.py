"""Survival curves, their steady state, and the full convolution that the month-by-month walk must equal."""

from __future__ import annotations

import numpy as np
from scipy.special import betainc

from orbitdc.scenario.declaration import Array


def mean_service_life_yr(*, loss_rate_per_yr: Array | float, planned_life_yr: Array | float) -> Array:
    """Mean time in service of a unit lost at a constant rate and retired at its planned life.

    Integral of exp(-l t) from 0 to T: (1 - exp(-l T)) / l, and T when l = 0.

    Parameters
    ----------
    loss_rate_per_yr, planned_life_yr : l and T, broadcastable.
    """
    exposure: Array = np.asarray(loss_rate_per_yr, dtype=np.float64) * planned_life_yr
    certain: Array = np.maximum(exposure, 1e-12)
    life: Array = planned_life_yr * (-np.expm1(-certain) / certain)
    return life


def steady_state_replacement_rate_per_yr(*, loss_rate_per_yr: Array | float, planned_life_yr: Array | float) -> Array:
    """Share of a fleet of constant size that is replaced per year: 1 / mean service life.

    Parameters
    ----------
    loss_rate_per_yr, planned_life_yr : broadcastable.
    """
    rate: Array = 1.0 / mean_service_life_yr(loss_rate_per_yr=loss_rate_per_yr, planned_life_yr=planned_life_yr)
    return rate


def life_penalty(*, loss_rate_per_yr: Array | float, planned_life_yr: Array | float) -> Array:
    """Units bought per unit of mean capacity when nothing is repaired: l T / (1 - exp(-l T)).

    Source: turyshev_2026.

    Parameters
    ----------
    loss_rate_per_yr, planned_life_yr : l and T, broadcastable.
    """
    life = mean_service_life_yr(loss_rate_per_yr=loss_rate_per_yr, planned_life_yr=planned_life_yr)
    penalty: Array = planned_life_yr / life
    return penalty


def weibull_survival(*, age_yr: Array | float, scale_yr: Array | float, shape: Array | float) -> Array:
    """Weibull survival, S = exp(-(t / theta) ** beta); beta below 1 is infant mortality. Source: castet_saleh_2009.

    Parameters
    ----------
    age_yr, scale_yr, shape : t, theta and beta, broadcastable.
    """
    survival: Array = np.exp(-np.power(np.asarray(age_yr, dtype=np.float64) / scale_yr, shape))
    return survival


def at_least_working(*, least: Array | float, of: Array | float, working_fraction: Array | float) -> Array:
    """Chance that at least k of n independent parts work: the binomial upper tail, I_p(k, n - k + 1).

    Parameters
    ----------
    least, of : k and n, whole numbers, 1 <= k <= n.
    working_fraction : chance that one part works; all broadcastable.
    """
    k: Array = np.asarray(least, dtype=np.float64)
    chance: Array = np.asarray(betainc(k, of - k + 1.0, working_fraction), dtype=np.float64)
    return chance


def surviving_population(*, entered: Array, survival_by_age: Array) -> Array:
    """Return the population by month of cohorts with any survival curve: the convolution X(t) = sum of n(s) S(t - s).

    Costs months squared; exact for every curve, and so the authority for the walk.

    Parameters
    ----------
    entered : units that enter service by month, shape (months, ...).
    survival_by_age : share alive by age in months, shape (months, ...), broadcastable with `entered`.

    Returns
    -------
    Array : population at the end of each month, shape (months, ...).
    """
    months = entered.shape[0]
    rows = [np.einsum("m...,m...->...", entered[: t + 1], survival_by_age[t::-1]) for t in range(months)]
    population: Array = np.stack(rows)
    return population


def hold_capacity(*, target: Array, most_per_month: Array, survival_by_age: Array) -> Array:
    """Units that enter service by month to hold a target, by the full convolution.

    n(t) = min(max(target - sum over s < t of n(s) S(t - s), 0), limit(t)), with S(0) = 1.

    Parameters
    ----------
    target : population to hold, shape (...).
    most_per_month : limit by month, shape (months, ...).
    survival_by_age : share alive by age in months, shape (months, ...).
    """
    entered: Array = np.zeros(np.broadcast_shapes(most_per_month.shape, survival_by_age.shape, (1, *target.shape)))
    for t in range(entered.shape[0]):
        alive = np.einsum("m...,m...->...", entered[:t], survival_by_age[t:0:-1]) if t else 0.0
        entered[t] = np.minimum(np.maximum(target - alive, 0.0), most_per_month[t])
    return entered
