"""What would have to be true for a deal to reach a return: one parameter alone, the price, or several at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from orbitdc.economics.returns import internal_rates
from orbitdc.scenario.axes import is_sampled
from orbitdc.scenario.declaration import Array, parameters
from orbitdc.scenario.distributions import Distribution, declared_distribution, quantile
from orbitdc.scenario.scenario import Scenario
from orbitdc.study.deal_solver import Fleets, Inputs, Plan, yearly
from orbitdc.study.models import all_groups

MOST_PARAMETERS = 6
GRID = 9
PASSES = 2
FARTHEST = 0.98
"""Percentile, from the bad end, up to which a parameter is moved."""

ENDS = (0.1, 0.9)
"""Percentiles between which a parameter is moved to see what it does to the margin."""

PRICE = "revenue.price_usd_per_accelerator_hour"
PRICE_FACTORS = (0.25, 16.0)
LOSES_ALL = -1.0


@dataclass(frozen=True, kw_only=True)
class Threshold:
    """Value of one parameter at which the target is reached, all others as they are; not a number if none is."""

    key: str
    unit: str
    now: float
    value: float
    probability: float
    jointly: float
    """Its value where all parameters together reach the target; not a number if they do not."""


@dataclass(frozen=True, kw_only=True)
class Thresholds:
    """Thresholds of the parameters that move the margin most, alone and together.

    Attributes
    ----------
    single : one per parameter; `probability` that the parameter is as good as its threshold or better.
    joint_percentile : percentile, counted from the bad end, at which all of them must stand at once.
    joint_probability : that each is at least as good, drawn independently.
    reached_share : share of draws of all uncertain parameters that reach the target.
    price_now, price : declared price of an hour, and the one that reaches the target alone.
    """

    single: tuple[Threshold, ...]
    joint_percentile: float
    joint_probability: float
    reached_share: float
    price_now: float
    price: float

    def document(self) -> dict[str, Any]:
        """Return everything as plain numbers; what does not exist is None."""

        def plain(value: Any) -> Any:
            return value if isinstance(value, str) or np.isfinite(value) else None

        document: dict[str, Any] = {k: plain(v) for k, v in vars(self).items() if k != "single"}
        document["single"] = [{k: plain(v) for k, v in vars(t).items()} for t in self.single]
        return document


def project_rates(plan: Plan) -> Array:
    """Return each case's rate of return: the highest of several, -1 where there is none and money is lost."""
    net = yearly(plan.revenue_usd - plan.spending_usd)[:, :, 0]
    highest = np.fmax.reduce(internal_rates(by_year_usd=net), axis=0)
    lost = np.isnan(highest) | ~plan.stands[:, 0]
    rates: Array = np.where(lost, LOSES_ALL, highest)
    return rates


def ranked(scenario: Scenario, fleets: Fleets, base: Inputs, capacity_gw: float) -> list[tuple[str, float]]:
    """Return uncertain parameters by the swing of the margin per hour between their ends, the largest first.

    Parameters
    ----------
    scenario, fleets, base : the deal.
    capacity_gw : size of the fleet, held while one parameter at a time moves.
    """
    keys = [key for key, value in scenario.values.items() if is_sampled(value)]
    inputs = dict(base)
    for index, key in enumerate(keys):
        ends = quantile(_believed(scenario, key), np.array(ENDS))
        moved: Array = np.repeat(_numbers(base, key), len(ENDS) * len(keys))
        moved[len(ENDS) * index : len(ENDS) * (index + 1)] = ends
        inputs[key] = moved
    read = fleets.plan(inputs, np.full((len(ENDS) * len(keys), 1), capacity_gw)).read
    margin = read["mean_revenue_usd_per_accelerator_hour"] - read["levelized_cost_usd_per_accelerator_hour"]
    swing = np.nan_to_num(np.diff(margin.reshape(len(keys), len(ENDS)), axis=1)[:, 0])
    found = [(key, float(change)) for key, change in zip(keys, swing, strict=True)]
    return sorted(found, key=lambda pair: (-abs(pair[1]), pair[0]))


def _believed(scenario: Scenario, key: str) -> Distribution:
    believed = declared_distribution(scenario.values[key].declared)
    if believed is None:
        raise TypeError(f"{key} has no declared distribution")
    return believed


def _numbers(inputs: Inputs, key: str) -> Array:
    value = inputs[key]
    if not isinstance(value, np.ndarray):
        raise TypeError(f"{key} is not an array")
    return value


def thresholds(
    scenario: Scenario, fleets: Fleets, base: Inputs, capacity_gw: float, rates: Array, target_per_yr: float
) -> Thresholds:
    """Find the thresholds of a deal; the budget buys another capacity at every value tried.

    Parameters
    ----------
    scenario, fleets : the deal.
    base, capacity_gw : inputs of the design and the capacity that the budget pays for.
    rates : project rate of return of each draw.
    target_per_yr : real rate to be reached.
    """
    strongest = ranked(scenario, fleets, base, capacity_gw)[:MOST_PARAMETERS]
    believed = [_believed(scenario, key) for key, _ in strongest]
    better = [swing > 0.0 for _, swing in strongest]
    price_now = base[PRICE]
    rows = len(strongest) + 2

    def values(index: int, percentile: Array) -> Array:
        u = percentile if better[index] else 1.0 - percentile
        return quantile(believed[index], u)

    def solved(places: Array) -> Array:
        """Rates of return at places 0..1 of each row: parameters alone, all together, the price."""
        cases = places.size
        inputs = dict(base)
        percentile = np.clip(1.0 - FARTHEST + places * (2.0 * FARTHEST - 1.0), 1e-9, 1.0 - 1e-9)
        for index, (key, _) in enumerate(strongest):
            moved = np.broadcast_to(_numbers(base, key), places.shape).copy()
            for row in (index, len(strongest)):
                moved[row] = values(index, percentile[row])
            inputs[key] = moved.reshape(-1)
        if isinstance(price_now, np.ndarray):
            factor = np.ones(places.shape)
            factor[-1] = _factor(places[-1])
            inputs[PRICE] = (price_now * factor).reshape(-1)
        return project_rates(fleets.solve(inputs, cases)).reshape(places.shape)

    low, high = np.zeros(rows), np.ones(rows)
    reached: Array = np.full(rows, np.nan)
    for _ in range(PASSES):
        places = low[:, None] + np.linspace(0.0, 1.0, GRID) * (high - low)[:, None]
        found = solved(places)
        for row in range(rows):
            low[row], high[row], reached[row] = _crossing(places[row], found[row], target_per_yr)
    percentile = 1.0 - FARTHEST + reached * (2.0 * FARTHEST - 1.0)
    joint = float(percentile[len(strongest)])
    groups = all_groups()
    single = []
    for index, (key, _) in enumerate(strongest):
        section, _, name = key.partition(".")
        known, at = float(percentile[index]), np.array([percentile[index], joint])
        there = values(index, np.where(np.isfinite(at), at, 0.5))
        single.append(
            Threshold(
                key=key, unit=parameters(groups[section])[name].unit, now=float(_numbers(base, key).flat[0]),
                value=float(np.where(np.isfinite(known), there[0], np.nan)), probability=1.0 - known,
                jointly=float(np.where(np.isfinite(joint), there[1], np.nan)),
            )
        )  # fmt: skip
    declared = isinstance(price_now, np.ndarray)
    price = float(price_now.flat[0]) if isinstance(price_now, np.ndarray) else np.nan
    return Thresholds(
        single=tuple(single), joint_percentile=joint if strongest else np.nan,
        joint_probability=(1.0 - joint) ** len(strongest) if strongest else np.nan,
        reached_share=float((np.nan_to_num(rates, nan=LOSES_ALL) >= target_per_yr).mean()),
        price_now=price, price=price * float(_factor(reached[-1:])[0]) if declared else np.nan,
    )  # fmt: skip


def _factor(place: Array) -> Array:
    """Factor on the price at a place 0..1, spaced geometrically."""
    first, last = np.log(PRICE_FACTORS)
    factor: Array = np.exp(first + place * (last - first))
    return factor


def _crossing(places: Array, rates: Array, target: float) -> tuple[float, float, float]:
    """Bracket of the lowest place from which on the target is reached, and the place by interpolation within it."""
    missed = np.flatnonzero(rates < target)
    if not missed.size:
        return float(places[0]), float(places[0]), float(places[0])
    last = int(missed[-1])
    if last == len(places) - 1:
        return float(places[-1]), float(places[-1]), np.nan
    first, second = places[last], places[last + 1]
    share = (target - rates[last]) / (rates[last + 1] - rates[last])
    return float(first), float(second), float(first + share * (second - first))
