"""Weather over the gateways: one site's fade, and the joint availability of a set of sites."""

from __future__ import annotations

import numpy as np
from scipy.special import betainc, ndtri

from orbitdc.scenario.declaration import Array

RAIN_MODEL_LIMIT_GHZ = 55.0
RAIN_MODEL_LIMIT_PERCENT = 5.0
_SMALL = 1e-12


def attenuation_db(
    *,
    table_db: Array,
    elevation_nodes_deg: Array,
    log10_percent_nodes: Array,
    band: Array,
    elevation_deg: Array,
    percent: Array,
) -> Array:
    """Attenuation that is exceeded a share of the time, between the nodes of a table.

    Parameters
    ----------
    table_db : shape (site, band, elevation, percentage).
    elevation_nodes_deg : rising, shape (elevation,).
    log10_percent_nodes : rising and equally spaced, shape (percentage,).
    band : index of the band, shape (*dims).
    elevation_deg, percent : held at the ends of the nodes beyond them, broadcast with `band`.

    Returns
    -------
    Array : dB, shape (site, *dims). Equation: linear in elevation and in the logarithm of the percentage.
        Source: itur_2023 (P.618-13) for the table.
    """
    step: float = float(log10_percent_nodes[1] - log10_percent_nodes[0])
    place: Array = (np.log10(percent) - log10_percent_nodes[0]) / step
    place = np.clip(place, 0.0, log10_percent_nodes.size - 1.0)
    column = np.minimum(place.astype(np.intp), log10_percent_nodes.size - 2)
    share: Array = place - column
    held: Array = np.clip(elevation_deg, elevation_nodes_deg[0], elevation_nodes_deg[-1])
    row = np.clip(np.searchsorted(elevation_nodes_deg, held, side="right") - 1, 0, elevation_nodes_deg.size - 2)
    rise: Array = (held - elevation_nodes_deg[row]) / (elevation_nodes_deg[row + 1] - elevation_nodes_deg[row])
    code = band.astype(np.intp)
    low: Array = (1.0 - share) * table_db[:, code, row, column] + share * table_db[:, code, row, column + 1]
    high: Array = (1.0 - share) * table_db[:, code, row + 1, column] + share * table_db[:, code, row + 1, column + 1]
    between: Array = (1.0 - rise) * low + rise * high
    return between


def extrapolated(*, frequency_ghz: Array, percent: Array) -> Array:
    """Tell where the rain model is used beyond the range that it is stated for.

    Parameters
    ----------
    frequency_ghz, percent : broadcast together.

    Returns
    -------
    Array : 1 above 55 GHz or above 5 % of the time, else 0. Source: itur_2023 (P.618-13).
    """
    beyond = (frequency_ghz > RAIN_MODEL_LIMIT_GHZ) | (percent > RAIN_MODEL_LIMIT_PERCENT)
    marked: Array = np.where(beyond, 1.0, 0.0)
    return marked


def site_availability(*, curve_db: Array, log10_percent_nodes: Array, margin_db: Array) -> Array:
    """Share of time in which one site's attenuation stays within a fade margin.

    Parameters
    ----------
    curve_db : attenuation at each node, never rising with the percentage, shape (percentage,).
    log10_percent_nodes : rising, shape (percentage,).
    margin_db : fade margin, any shape.

    Returns
    -------
    Array : share of time, shape of `margin_db`; held at the ends of the nodes beyond them. Equation: linear
        interpolation of log10(percent) over attenuation. Source: itur_2023 (P.618-13) for the curve.
    """
    exceeded: Array = np.interp(margin_db, np.flip(curve_db), np.flip(log10_percent_nodes))
    available: Array = 1.0 - np.exp(np.log(10.0) * exceeded) / 100.0
    return available


def independent_sites(*, mean_share: Array, share_variance: Array) -> Array:
    """Count the equal independent sites whose summed capacity has the same mean and variance.

    Parameters
    ----------
    mean_share : mean share of the whole capacity that is up, any shape.
    share_variance : variance of that share for independent sites, broadcasts.

    Returns
    -------
    Array : sites, at least 1. Equation: n = m (1 - m) / V (moments of the binomial distribution).
    """
    sites: Array = np.maximum(mean_share * (1.0 - mean_share) / np.maximum(share_variance, _SMALL), 1.0)
    return sites


def effective_sites(*, sites: Array, exponent: Array) -> Array:
    """Count the independent sites that a number of sites with correlated weather are worth.

    Parameters
    ----------
    sites : sites, at least 1, any shape.
    exponent : 1 for independent weather (the optimistic limit), 0 for the same weather everywhere, broadcasts.

    Returns
    -------
    Array : sites. Equation: n^x; x = ln 6.9 / ln 8 = 0.93 puts eight optical sites of 69 % at the published 99.97 %.
        Source: birch_2022.
    """
    effective: Array = np.exp(exponent * np.log(sites))
    return effective


def joint_availability(*, needed_share: Array, site_availability: Array, sites: Array) -> Array:
    """Probability that at least a needed share of equal sites is up.

    Parameters
    ----------
    needed_share : needed capacity over the capacity of all sites, any shape; above 1 it is never there.
    site_availability : of one site, broadcasts.
    sites : effective number of independent sites, at least 1, whole or not, broadcasts.

    Returns
    -------
    Array : share of time. Equation: P(X >= k) = I_u(k, n - k + 1) of the binomial distribution with
        k = max(1, share x n); the incomplete beta function continues it between whole numbers.
    """
    share: Array = np.minimum(needed_share, 1.0)
    needed: Array = np.maximum(share * sites, 1.0)
    probability = betainc(needed, np.maximum(sites - needed, 0.0) + 1.0, site_availability)
    available: Array = np.where(needed_share > 1.0 + _SMALL, 0.0, np.asarray(probability, dtype=np.float64))
    return available


def assured_share(*, site_availability: Array, sites: Array, target_availability: Array) -> Array:
    """Share of the capacity of all sites that is up at least a target share of the time.

    Parameters
    ----------
    site_availability : of one site, any shape.
    sites : effective number of independent sites, broadcasts.
    target_availability : share of time, broadcasts.

    Returns
    -------
    Array : 0..1. Equation: with q = 1 - u and z the normal quantile of the target, failed sites
        j = n q + z sqrt(n q u) + (z^2 - 1)(1 - 2 q) / 6 - 1/2 (Cornish and Fisher's expansion of the binomial
        quantile to its third cumulant, with the correction for whole numbers); share = 1 - max(j, 0) / n, and 0 where
        less than one site is left.
    """
    down: Array = 1.0 - site_availability
    quantile: Array = ndtri(target_availability)
    spread: Array = quantile * np.sqrt(sites * down * site_availability)
    failed: Array = sites * down + spread + (quantile * quantile - 1.0) * (1.0 - 2.0 * down) / 6.0 - 0.5
    left: Array = sites - np.maximum(failed, 0.0)
    share: Array = np.where(left < 1.0, 0.0, left / sites)
    return share
