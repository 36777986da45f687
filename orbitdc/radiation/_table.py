"""The bundled table of trapped radiation and how it is read."""

from __future__ import annotations

from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from orbitdc.scenario.declaration import Array


@cache
def trapped_table() -> dict[str, Array]:
    """Return the bundled arrays by name; doses are natural logarithms of rad(Si) per year."""
    path = resources.files("orbitdc").joinpath("data/radiation/trapped_dose.npz")
    with resources.as_file(path) as file, np.load(file) as table:
        return {name: np.asarray(table[name], dtype=np.float64) for name in table.files}


def log_grid_position(value: Array | float, nodes: Array) -> tuple[NDArray[np.intp], Array]:
    """Return the lower node and the weight of the upper one on a grid that is uniform in the logarithm."""
    step = np.log(nodes[-1] / nodes[0]) / (len(nodes) - 1)
    clamped = np.clip(np.asarray(value, dtype=np.float64), nodes[0], nodes[-1])
    place: Array = np.log(clamped / nodes[0]) / step
    lower = np.minimum(place.astype(np.intp), len(nodes) - 2)
    return lower, place - lower
