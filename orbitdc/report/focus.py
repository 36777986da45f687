"""The one design that a report describes: of a sweep its first point, of random draws the one of median cost."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import xarray as xr

from orbitdc.report.numbers import quantity
from orbitdc.report.values import TIME_AXES
from orbitdc.study.headlines import Headline

if TYPE_CHECKING:
    from orbitdc.study.study import Study

SAMPLE = "sample"
COST = "levelized_cost_usd_per_accelerator_hour"
BREAK_EVEN = "break_even_launch_price_usd_per_kg"


def swept_dimensions(dataset: xr.Dataset) -> list[str]:
    """Return the dimensions that the scenario opened, in order."""
    return [str(dim) for dim in dataset.dims if dim not in TIME_AXES]


def focused(study: Study) -> Study:
    """Return a study of one design; its bands are P10 and P90 of the scenario's own draws, where it has any.

    Parameters
    ----------
    study : an evaluated scenario; one without dimensions is returned as it is.
    """
    dims = swept_dimensions(study.dataset)
    if not dims:
        return study
    index = dict.fromkeys(dims, 0)
    if SAMPLE in dims:
        index[SAMPLE] = _median_draw(study, {dim: 0 for dim in dims if dim != SAMPLE})
    found = {name: _headline(study, headline, index) for name, headline in study.headlines.items()}
    return dataclasses.replace(study, dataset=study.dataset.isel(index), headlines=found)


def value_at(study: Study, name: str, index: Mapping[str, int]) -> Any:
    """Return a headline at a point: one value, or the list of its draws if `index` leaves the draws open."""
    values = study.headlines[name].value
    if not isinstance(values, (list, tuple)):
        return values
    own = study.dataset[name].dims if name in study.dataset else ()
    dims = [str(dim) for dim in own if dim not in TIME_AXES]
    if len(dims) != _depth(values):
        dims = swept_dimensions(study.dataset)[: _depth(values)]
    return _pick(values, dims, index)


def finite(values: Any) -> list[float]:
    """Return the finite numbers of a list of draws; none of anything else."""
    if not isinstance(values, (list, tuple)):
        return []
    return [float(v) for v in values if isinstance(v, (int, float)) and np.isfinite(v)]


def _depth(values: Any) -> int:
    return 1 + _depth(values[0]) if isinstance(values, (list, tuple)) and len(values) else 0


def _pick(values: Any, dims: Sequence[str], index: Mapping[str, int]) -> Any:
    if not dims:
        return values
    if dims[0] in index:
        return _pick(values[index[dims[0]]], dims[1:], index)
    return [_pick(part, dims[1:], index) for part in values]


def _median_draw(study: Study, index: Mapping[str, int]) -> int:
    """Return the draw whose cost is the median of the draws; the first one if the cost was not drawn."""
    name = COST if study.system == "orbit" else f"ground_{COST}"
    draws: Any = value_at(study, name, index) if name in study.headlines else None
    costs = finite(draws)
    if not costs:
        return 0
    middle = sorted(costs)[(len(costs) - 1) // 2]
    return list(draws).index(middle)


def _headline(study: Study, headline: Headline, index: Mapping[str, int]) -> Headline:
    value = value_at(study, headline.name, index)
    if not isinstance(headline.value, (list, tuple)):
        return headline
    low = high = None
    draws = finite(value_at(study, headline.name, {d: i for d, i in index.items() if d != SAMPLE}))
    if draws:
        low, high = (float(end) for end in np.percentile(draws, [10, 90]))
    if value is None:
        return Headline(headline.name, None, headline.unit, reason=headline.reason or "the point is infeasible")
    if headline.name == BREAK_EVEN and value < 0:
        reason = f"the price would have to be negative ({quantity(value, headline.unit)})"
        return Headline(headline.name, None, headline.unit, reason=reason)
    return Headline(headline.name, value, headline.unit, low=low, high=high)
