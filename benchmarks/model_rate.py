"""Points per second of the whole model on 100,000 Monte Carlo points, beside the array passes of one fleet calendar.

The limit in the same run is 180 months x 21 passes over a block that stays in cache, done with bare in-place numpy
multiplications: the least that one walk through the calendar costs in numpy. The model walks it for the orbital fleet,
and fills month arrays for the ground, for availability on both sides (with exponentials), for drag and for money.
"""

import time

import numpy as np

import orbitdc
from orbitdc.study.evaluation import BLOCK_POINTS
from orbitdc.study.headlines import HEADLINES, RETURN_HEADLINES
from orbitdc.study.labels import OUTPUTS

POINTS = 100_000
MONTHS = 180
PASSES = 21


def limit_rate() -> float:
    block = np.full(BLOCK_POINTS, 1.0)
    factor = np.full(BLOCK_POINTS, 0.9999)
    start = time.perf_counter()
    for _ in range(MONTHS * PASSES):
        np.multiply(block, factor, out=block)
    return BLOCK_POINTS / (time.perf_counter() - start)


def model_rate(workers: int) -> float:
    scenario = orbitdc.load("gigawatt")
    names = [n for n in HEADLINES if n in OUTPUTS and n not in RETURN_HEADLINES]
    orbitdc.evaluate(scenario, samples=1000, outputs=names, workers=1)
    start = time.perf_counter()
    orbitdc.evaluate(scenario, samples=POINTS, outputs=names, workers=workers)
    return POINTS / (time.perf_counter() - start)


def main() -> None:
    limit = limit_rate()
    for workers in (1, 2):
        rate = model_rate(workers)
        print(
            f"model.evaluate, {POINTS:,} points, {MONTHS} months, {workers} thread(s): {rate:,.0f} points/s, "
            f"{rate / limit:.2f} of the bare calendar passes of one thread ({limit:,.0f} points/s)"
        )


if __name__ == "__main__":
    main()
