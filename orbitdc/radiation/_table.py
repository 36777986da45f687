"""The bundled tables of trapped radiation and how they are read."""

from __future__ import annotations

from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from orbitdc.scenario.declaration import Array

Index = NDArray[np.intp]


@cache
def table(name: str) -> dict[str, Array]:
    """Return the arrays of `data/radiation/<name>.npz`; numbers packed as steps of a logarithm become logarithms."""
    path = resources.files("orbitdc").joinpath(f"data/radiation/{name}.npz")
    with resources.as_file(path) as file, np.load(file) as stored:
        step = float(stored["log_step"])
        return {
            key: stored[key] * step if stored[key].dtype == np.int16 else np.asarray(stored[key], dtype=np.float64)
            for key in stored.files
            if key != "provenance"
        }


def log_grid_position(value: Array | float, nodes: Array) -> tuple[Index, Array]:
    """Return the lower node and the weight of the upper one on a grid that is uniform in the logarithm."""
    step = np.log(nodes[-1] / nodes[0]) / (len(nodes) - 1)
    clamped = np.clip(np.asarray(value, dtype=np.float64), nodes[0], nodes[-1])
    place: Array = np.log(clamped / nodes[0]) / step
    lower = np.minimum(place.astype(np.intp), len(nodes) - 2)
    return lower, place - lower


def grid_position(value: Array | float, nodes: Array) -> tuple[Index, Array]:
    """Return the lower node and the weight of the upper one on any rising grid."""
    clamped = np.clip(np.asarray(value, dtype=np.float64), nodes[0], nodes[-1])
    lower = np.clip(np.searchsorted(nodes, clamped, side="right") - 1, 0, len(nodes) - 2)
    weight: Array = (clamped - nodes[lower]) / (nodes[lower + 1] - nodes[lower])
    return lower, weight


def folded_inclination_deg(inclination_deg: Array | float) -> Array:
    """Return the inclination between 0 and 90 deg whose circular orbit spends the same time at every latitude."""
    inclination = np.asarray(inclination_deg, dtype=np.float64)
    folded: Array = np.minimum(inclination, 180.0 - inclination)
    return folded


def orbit_position(
    stored: dict[str, Array], altitude_km: Array | float, inclination_deg: Array | float
) -> tuple[Index, Array, Index, Array]:
    """Return lower nodes and upper weights in altitude and in inclination."""
    row, up = log_grid_position(altitude_km, stored["altitude_km"])
    column, across = grid_position(folded_inclination_deg(inclination_deg), stored["inclination_deg"])
    return row, up, column, across


def at_orbit(values: Array, position: tuple[Index, Array, Index, Array]) -> Array:
    """Return a table of shape (altitudes, inclinations) read linearly at orbits."""
    row, up, column, across = position
    low = values[row, column] * (1 - across) + values[row, column + 1] * across
    high = values[row + 1, column] * (1 - across) + values[row + 1, column + 1] * across
    read: Array = low * (1 - up) + high * up
    return read


def at_orbit_and_node(values: Array, position: tuple[Index, Array, Index, Array], node: Index, beyond: Array) -> Array:
    """Return a table of shape (altitudes, inclinations, nodes) read linearly at orbits and between nodes."""
    row, up, column, across = position
    corner = (row * values.shape[1] + column) * values.shape[2] + node
    flat = values.reshape(-1)
    next_column, next_row = values.shape[2], values.shape[1] * values.shape[2]
    lean = 1 - beyond

    def between(start: Index) -> Array:
        read: Array = flat[start] * lean + flat[start + 1] * beyond
        return read

    low = between(corner) * (1 - across) + between(corner + next_column) * across
    high = between(corner + next_row) * (1 - across) + between(corner + next_row + next_column) * across
    read: Array = low * (1 - up) + high * up
    return read
