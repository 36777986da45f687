"""Domains: accelerators that work together and need enough of each other alive."""

from __future__ import annotations

import numpy as np
from scipy.special import betainc

from orbitdc.scenario.declaration import Array

_SMALLEST_SHARE = 1.0e-12


def at_least_k_of_n_probability(
    *, count: Array | float, minimum: Array | float, alive_fraction: Array | float
) -> Array:
    """Return the chance that at least k of n independent items live.

    P(Bin(n, p) >= k) = I_p(k, n - k + 1), the regularized incomplete beta function; 1 for k <= 0, 0 for k > n.

    Parameters
    ----------
    count : n, any shape.
    minimum : k.
    alive_fraction : p, 0..1.

    Returns
    -------
    Array : probability, 0..1.
    """
    n = np.asarray(count, dtype=np.float64)
    k = np.asarray(minimum, dtype=np.float64)
    alive = np.clip(np.asarray(alive_fraction, dtype=np.float64), 0.0, 1.0)
    inside = betainc(np.maximum(k, _SMALLEST_SHARE), np.maximum(n - k + 1, _SMALLEST_SHARE), alive)
    chance: Array = np.where(k <= 0, 1.0, np.where(k > n, 0.0, inside))
    return chance


def usable_domain_fraction(*, domain: Array | float, minimum: Array | float, alive_fraction: Array | float) -> Array:
    """Return the share of living accelerators that sit in a domain with enough of them.

    sum over j >= k of j C(n, j) p^j (1 - p)^(n - j) / (n p) = P(Bin(n - 1, p) >= k - 1): seen from a living
    accelerator, k - 1 of its n - 1 neighbors must live.

    Parameters
    ----------
    domain : accelerators of one domain, n.
    minimum : living accelerators that a domain needs, k.
    alive_fraction : share of accelerators that live, p.

    Returns
    -------
    Array : share of the living, 0..1.
    """
    return at_least_k_of_n_probability(
        count=np.asarray(domain, dtype=np.float64) - 1,
        minimum=np.asarray(minimum, dtype=np.float64) - 1,
        alive_fraction=alive_fraction,
    )
