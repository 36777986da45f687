"""Rates of the money: points per second of the orbital economics stage with yearly cash flows, and of break-evens.

The limit in the same run is the least numpy passes that one sum of five monthly series to years costs (units bought,
launches, flights, units in service, delivered share: 5 x 180 in-place additions over a block that stays in cache),
because the stage has to add its months up. Break-evens are of a Monte Carlo of all uncertain parameters.
"""

import time
from dataclasses import replace

import numpy as np

import orbitdc
from orbitdc.model import RELATIONS, Pipeline, evaluate_block, evaluate_orbit
from orbitdc.scenario.axes import bind
from orbitdc.study.blocks import GroupCache, chunks, loop_order
from orbitdc.study.breakeven import break_even, break_even_launch_price
from orbitdc.study.evaluation import BLOCK_POINTS
from orbitdc.study.models import all_groups
from orbitdc.study.search import STATES, needed_for_cost

POINTS = 1_000_000
GENERAL_POINTS = 50_000
MONTHS = 180
SERIES = 5
REPEATS = 20


def limit_rate() -> float:
    block, more = np.zeros(BLOCK_POINTS), np.full(BLOCK_POINTS, 0.9999)
    start = time.perf_counter()
    for _ in range(MONTHS * SERIES):
        np.add(block, more, out=block)
    return BLOCK_POINTS / (time.perf_counter() - start)


def stage_rate() -> float:
    """Points per second of the orbital side where a parameter of money alone changed: satellite price and cost."""
    scenario = orbitdc.load("gigawatt")
    bound = bind(scenario, samples=BLOCK_POINTS, sample_all=True)
    sizes = [len(c) for c in bound.dimensions.values()]
    block = next(chunks(sizes, loop_order(bound.arrays, sizes), BLOCK_POINTS))
    groups = GroupCache(all_groups()).build(bound.arrays, block, sizes)
    pipeline = Pipeline(needed_for_cost(RELATIONS))
    evaluate_block(pipeline, groups, scenario.calendar, orbital=True)
    prices = [np.asarray(groups["economics"].bus_cost_usd_per_kg) * (1.0 + 0.001 * i) for i in range(REPEATS)]
    start = time.perf_counter()
    for price in prices:
        changed = {**groups, "economics": replace(groups["economics"], bus_cost_usd_per_kg=price)}
        pipeline.start(changed, scenario.calendar)
        evaluate_orbit(pipeline)
    return REPEATS * BLOCK_POINTS / (time.perf_counter() - start)


def search(key: str, points: int, workers: int) -> None:
    scenario = orbitdc.load("gigawatt")
    start = time.perf_counter()
    found = break_even(scenario, key, samples=points, workers=workers)
    seconds = time.perf_counter() - start
    codes, counts = np.unique(found["state"].values, return_counts=True)
    ended = ", ".join(f"{STATES[c].replace('_', ' ')} {n / points:.1%}" for c, n in zip(codes, counts, strict=True))
    print(f"break-even of {key}, {points:,} points, {workers} thread(s): {seconds:,.1f} s ({ended})")


def closed_form(points: int) -> None:
    scenario = orbitdc.load("gigawatt")
    names = ("present_cost_usd", "present_accelerator_hours", "present_launch_cost_per_price_kg",
             "ground_levelized_cost_usd_per_accelerator_hour")  # fmt: skip
    dataset = orbitdc.evaluate(scenario, samples=points // 50, outputs=names)
    many = dataset.isel(sample=np.tile(np.arange(points // 50), 50))
    drawn = bind(scenario, samples=points // 50, sample_all=True).arrays["launch.launch_price_usd_per_kg"]
    price = many["present_cost_usd"].copy(data=np.tile(np.ravel(drawn), 50))
    start = time.perf_counter()
    break_even_launch_price(many, launch_price_usd_per_kg=price)
    print(f"launch price in closed form, {points:,} points: {time.perf_counter() - start:.3f} s")


def main() -> None:
    limit, rate = limit_rate(), stage_rate()
    print(
        f"economics stage with yearly cash flows, one thread: {rate:,.0f} points/s, {rate / limit:.2f} of the bare sum "
        f"of {SERIES} monthly series ({limit:,.0f} points/s)"
    )
    closed_form(POINTS)
    search("launch.launch_price_usd_per_kg", GENERAL_POINTS, 2)
    search("fleet.satellite_failure_rate_per_yr", GENERAL_POINTS, 2)
    search("economics.bus_cost_usd_per_kg", POINTS, 2)


if __name__ == "__main__":
    main()
