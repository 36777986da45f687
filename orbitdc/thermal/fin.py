"""Efficiency of a flat fin that conducts from its root and radiates from both faces."""

from __future__ import annotations

from functools import cache

import numpy as np
from scipy.interpolate import CubicSpline

from orbitdc.scenario.declaration import Array

STEFAN_BOLTZMANN = 5.670374419e-8
"""Stefan-Boltzmann constant, W/(m2 K4)."""

_ZETA_MAXIMUM = 50.0
_STRETCH = 4.0
_ZETA_NODES = 385
_SINK_NODES = 97


def conduction_parameter(
    *,
    emissivity_sum: Array | float,
    root_temperature_k: Array | float,
    half_pitch_m: Array | float,
    conductivity_w_per_m_k: Array | float,
    thickness_m: Array | float,
) -> Array:
    """Return zeta, the ratio of what a fin radiates to what it conducts.

    Parameters
    ----------
    emissivity_sum : emissivities of both faces, added.
    root_temperature_k : fin-root temperature, K.
    half_pitch_m : fin length from tube to midway between tubes, m.
    conductivity_w_per_m_k, thickness_m : of the fin.

    Returns
    -------
    Array : zeta = (eps1 + eps2) sigma T^3 L^2 / (k t), broadcast shape.

    Notes
    -----
    Source: gilmore_2002.
    """
    t = np.asarray(root_temperature_k, dtype=np.float64)
    length = np.asarray(half_pitch_m, dtype=np.float64)
    zeta: Array = (
        emissivity_sum * STEFAN_BOLTZMANN * (t * t * t) * (length * length) / (conductivity_w_per_m_k * thickness_m)
    )
    return zeta


def _curve(sink_ratio: float, nodes: Array, weights: Array) -> tuple[Array, Array]:
    """Return zeta and efficiency along the tip temperatures of one sink ratio, from the first integral."""
    share = np.exp(-np.geomspace(1e-6, 30.0, 500))
    tip = sink_ratio + (1.0 - sink_ratio) * share
    s2 = sink_ratio * sink_ratio
    lift = (1.0 - sink_ratio) * share
    linear = lift * (tip + sink_ratio) * (tip * tip + s2)
    quadratic = 2.0 * tip * tip * tip
    depth = (1.0 - sink_ratio) * -np.expm1(-np.geomspace(1e-6, 30.0, 500))
    reach = np.arcsinh(np.sqrt(depth * quadratic / linear))
    s = np.sinh(reach * nodes[:, None])
    d = linear / quadratic * s * s
    inner = linear + quadratic * d
    integrand = np.sqrt(inner / (inner + d * d * (2.0 * tip * tip + d * (tip + d / 5.0))))
    integral = 2.0 / np.sqrt(quadratic) * reach * (weights[:, None] * integrand).sum(axis=0)
    zeta = integral * integral / 2.0
    rise = depth * (linear + depth * (quadratic + depth * (2.0 * tip * tip + depth * (tip + depth / 5.0))))
    efficiency = np.sqrt(2.0 * rise / zeta) / (1.0 - s2 * s2)
    return zeta, efficiency


@cache
def _table() -> Array:
    """Return fin efficiency on the uniform grid of log(1 + 4 zeta) and sink ratio, flattened row by row."""
    nodes, weights = np.polynomial.legendre.leggauss(48)
    nodes, weights = (nodes + 1.0) / 2.0, weights / 2.0
    grid = np.linspace(0.0, np.log1p(_STRETCH * _ZETA_MAXIMUM), _ZETA_NODES)
    table = np.empty((_ZETA_NODES, _SINK_NODES))
    for column, sink_ratio in enumerate(np.linspace(0.0, 1.0, _SINK_NODES)[:-1]):
        zeta, efficiency = _curve(float(sink_ratio), nodes, weights)
        stretched = np.concatenate(([0.0], np.log1p(_STRETCH * zeta)))
        table[:, column] = CubicSpline(stretched, np.concatenate(([1.0], efficiency)))(grid)
    m = np.sqrt(4.0 * np.expm1(grid[1:]) / _STRETCH)
    table[0, -1], table[1:, -1] = 1.0, np.tanh(m) / m
    flat: Array = np.ascontiguousarray(table).reshape(-1)
    return flat


def fin_efficiency(*, zeta: Array | float, sink_ratio: Array | float) -> Array:
    """Return the heat a fin rejects over what it would reject at root temperature everywhere.

    Solves theta'' = zeta (theta^4 - theta_s^4), theta = 1 at the root and theta' = 0 at the tip. The first
    integral of the equation gives zeta and the efficiency as quadratures of the tip temperature; a table of
    them (made at first use) is interpolated bilinearly, within 5e-5 of the exact value. Beyond zeta = 50 the
    fin is long and its efficiency falls with the square root of zeta.

    Parameters
    ----------
    zeta : conduction parameter, >= 0.
    sink_ratio : sink temperature over root temperature; values outside 0..1 are taken at the nearer end.

    Returns
    -------
    Array : fin efficiency, 0..1, broadcast shape.

    Notes
    -----
    Source: gilmore_2002 (equation); checked against the closed first integral at zero sink.
    """
    table = _table()
    z = np.maximum(np.asarray(zeta, dtype=np.float64), 0.0)
    kept = np.minimum(z, _ZETA_MAXIMUM)
    x = np.log1p(_STRETCH * kept) * ((_ZETA_NODES - 1) / np.log1p(_STRETCH * _ZETA_MAXIMUM))
    y = np.clip(sink_ratio, 0.0, 1.0) * (_SINK_NODES - 1)
    row = np.minimum(x.astype(np.intp), _ZETA_NODES - 2)
    column = np.minimum(y.astype(np.intp), _SINK_NODES - 2)
    x, y = x - row, y - column
    corner = row * _SINK_NODES + column
    near = table[corner] + y * (table[corner + 1] - table[corner])
    far = table[corner + _SINK_NODES] + y * (table[corner + _SINK_NODES + 1] - table[corner + _SINK_NODES])
    efficiency: Array = (near + x * (far - near)) * np.sqrt(kept / np.maximum(z, kept + (kept == 0.0)))
    return np.where(kept == 0.0, 1.0, efficiency)
