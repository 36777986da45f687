"""Named dimensions: from a scenario's values to arrays that broadcast against each other."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from orbitdc.scenario.assembly import SAMPLE, dimension_sizes, require_size
from orbitdc.scenario.declaration import Array, Parameter, Table, parameters
from orbitdc.scenario.distributions import Distribution, declared_distribution, quantile
from orbitdc.scenario.scenario import Scenario
from orbitdc.scenario.values import Sweep, Value

SMALLEST_PROBABILITY = 1e-12


@dataclass(frozen=True)
class Axes:
    """Ordered named dimensions and their lengths."""

    sizes: dict[str, int]

    @property
    def shape(self) -> tuple[int, ...]:
        """Shape of an array that varies along all of them; one point without any."""
        return tuple(self.sizes.values()) or (1,)

    def place(self, values: Array, *names: str) -> Array:
        """Shape an array over some dimensions, in their order, so that it has length 1 along the others."""
        shape = tuple(size if name in names else 1 for name, size in self.sizes.items()) or (1,)
        return values.reshape(shape)


@dataclass(frozen=True)
class Bound:
    """A scenario as arrays.

    Attributes
    ----------
    axes : the dimensions.
    dimensions : coordinates of each dimension: numbers, or names for choices and catalog entries.
    arrays : "section.key" -> array with one axis per dimension (at least one); a table as it is; None for a size to
        be computed or a table that is not given.
    """

    axes: Axes
    dimensions: dict[str, NDArray[Any]]
    arrays: dict[str, Array | Table | None]

    @property
    def point_count(self) -> int:
        """Number of designs."""
        return math.prod(self.axes.shape)


def stream(seed: int, name: str, samples: int) -> Array:
    """Return a parameter's own stratified uniform numbers: one in each of `samples` equal cells, in random order.

    They depend on the seed, the parameter's name and the number of samples, and on nothing else.
    """
    sequence = np.random.SeedSequence(seed, spawn_key=(crc32(name.encode()),))
    generator = np.random.Generator(np.random.Philox(sequence))
    cells = generator.permutation(samples)
    numbers: Array = (cells + generator.random(samples)) / samples
    inside: Array = np.clip(numbers, SMALLEST_PROBABILITY, 1 - SMALLEST_PROBABILITY)
    return inside


def _believed(declared: Parameter) -> Distribution | None:
    return declared_distribution(declared) if declared.kind == "uncertain" and not declared.integer else None


def is_sampled(value: Value) -> bool:
    """Whether a study of all uncertain parameters samples this one: uncertain, and left as declared."""
    if value.changed:
        return False
    return any(_believed(declared) is not None for declared in value.entries or (value.declared,))


def _numbers(value: Value, declared: Parameter) -> Array | None:
    content = value.content
    if content is None:
        return None
    items = content.values if isinstance(content, Sweep) else (content,)
    if declared.choices:
        return np.array([declared.choices.index(cast("str", item)) for item in items], dtype=np.float64)
    return np.array(items, dtype=np.float64)


def _bind_value(key: str, value: Value, axes: Axes, seed: int, *, sample_all: bool) -> Array | Table | None:
    if isinstance(value.content, Table):
        return value.content
    if isinstance(value.content, Distribution):
        return axes.place(quantile(value.content, stream(seed, key, axes.sizes[SAMPLE])), SAMPLE)
    if sample_all and is_sampled(value):
        u = stream(seed, key, axes.sizes[SAMPLE])
        rows: list[Array] = []
        for declared in value.entries or (value.declared,):
            believed = _believed(declared)
            default = np.full_like(u, cast("float", declared.default))
            rows.append(default if believed is None else quantile(believed, u))
        return axes.place(np.stack(rows), value.along, SAMPLE)
    numbers = _numbers(value, value.declared)
    if numbers is None:
        return None
    return axes.place(numbers, value.along or key) if isinstance(value.content, Sweep) else axes.place(numbers)


def _coordinates(scenario: Scenario, name: str, size: int) -> NDArray[Any]:
    if name == SAMPLE:
        return np.arange(size)
    if name in scenario.values:
        return np.array(cast("Sweep", scenario.values[name].content).values)
    return np.array([entry["name"] for entry in scenario.entries[name.partition(".")[0]]])


def bind(scenario: Scenario, samples: int | None = None, sample_all: bool = False) -> Bound:
    """Turn a scenario into arrays over its dimensions.

    Parameters
    ----------
    scenario : see `Scenario`.
    samples : length of the dimension `sample`; the scenario's own without it.
    sample_all : every uncertain parameter that stands at its declared value takes its declared distribution.

    Returns
    -------
    Bound

    Raises
    ------
    ScenarioError : the study has too many points.
    """
    count = scenario.samples if samples is None else samples
    sampled = sample_all and any(is_sampled(value) for value in scenario.values.values())
    require_size(scenario.values, count, str(scenario.path or scenario.name), sampled=sampled)
    axes = Axes(dimension_sizes(scenario.values, count, sampled=sampled))
    dimensions = {name: _coordinates(scenario, name, size) for name, size in axes.sizes.items()}
    arrays = {
        key: _bind_value(key, value, axes, scenario.seed, sample_all=sample_all)
        for key, value in scenario.values.items()
    }
    return Bound(axes, dimensions, arrays)


def group_arrays(bound: Bound, groups: Mapping[str, type]) -> dict[str, Any]:
    """Build every section's parameter group from the arrays."""
    return {
        section: group(**{name: bound.arrays[f"{section}.{name}"] for name in parameters(group)})
        for section, group in groups.items()
    }
