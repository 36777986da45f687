"""Small bundled tables with named columns."""

from __future__ import annotations

from functools import cache
from importlib import resources

import numpy as np

from orbitdc.scenario.declaration import Array


@cache
def columns(name: str) -> dict[str, Array]:
    """Return the columns of `data/radiation/<name>.csv`, lines that start with # left out."""
    path = resources.files("orbitdc").joinpath(f"data/radiation/{name}.csv")
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    names, *rows = (line.split(",") for line in lines)
    return dict(zip(names, np.array(rows, dtype=np.float64).T, strict=True))
