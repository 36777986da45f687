"""Blocks of points on a fixed lattice, and the parameter groups of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Any

import numpy as np

from orbitdc.scenario.declaration import Array, Table

Slices = tuple[slice, ...]


def loop_order(arrays: Mapping[str, Array | Table | None], sizes: Sequence[int]) -> list[int]:
    """Axes from outermost to innermost: those that early (costly to repeat) sections vary along go outermost."""
    first_section: dict[int, int] = {}
    sections = list(dict.fromkeys(key.split(".")[0] for key in arrays))
    for key, array in arrays.items():
        for axis in range(len(sizes)):
            if isinstance(array, np.ndarray) and array.shape[axis] > 1:
                rank = sections.index(key.split(".")[0])
                first_section[axis] = min(rank, first_section.get(axis, rank))
    return sorted(range(len(sizes)), key=lambda axis: (first_section.get(axis, len(sections)), axis))


def chunks(sizes: Sequence[int], order: Sequence[int], block_points: int) -> Iterator[Slices]:
    """Cut the grid into blocks of about `block_points`, innermost axes whole, never less than two of a cut axis."""
    steps = [1] * len(sizes)
    left = block_points
    for axis in reversed(order):
        steps[axis] = min(sizes[axis], max(2, left))
        left //= steps[axis]
    ranges = [range(0, sizes[axis], steps[axis]) for axis in order]
    for starts in product(*ranges):
        cut = dict(zip(order, starts, strict=True))
        yield tuple(slice(cut[a], min(cut[a] + steps[a], sizes[a])) for a in range(len(sizes)))


def take(array: Array | Table | None, block: Slices) -> Array | Table | None:
    """Cut an array to a block and leave a table whole.

    An axis cut to a single point is doubled, so that sums over time round alike.
    """
    if not isinstance(array, np.ndarray) or all(s == 1 for s in array.shape):
        return array
    cut = tuple(part if size > 1 else slice(None) for part, size in zip(block, array.shape, strict=True))
    taken = array[cut]
    for axis, size in enumerate(array.shape):
        if size > 1 and taken.shape[axis] == 1:
            taken = np.repeat(taken, 2, axis=axis)
    return taken


class GroupCache:
    """Keeps a parameter group as long as its arrays are the same objects, so that stages can reuse results."""

    def __init__(self, groups: Mapping[str, type]) -> None:
        self._groups = groups
        self._last: dict[str, tuple[tuple[Slices | None, ...], Any]] = {}

    def build(self, arrays: Mapping[str, Array | Table | None], block: Slices, sizes: Sequence[int]) -> dict[str, Any]:
        """Return the groups of a block; one that does not vary since the last block is the very same object."""
        built: dict[str, Any] = {}
        for section, group in self._groups.items():
            own = {k.split(".", 1)[1]: a for k, a in arrays.items() if k.split(".", 1)[0] == section}
            varying = [a for a in own.values() if isinstance(a, np.ndarray)]
            varies = [any(a.shape[axis] > 1 for a in varying) for axis in range(len(sizes))]
            key = tuple((p,) if v else None for p, v in zip(block, varies, strict=True))
            last = self._last.get(section)
            if last is None or last[0] != key:
                last = (key, group(**{name: take(a, block) for name, a in own.items()}))
                self._last[section] = last
            built[section] = last[1]
        return built
