"""The report's section that counts the same design as other people count it, and that on break-evens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from orbitdc.report.blocks import Block, figure, paragraph, section, table
from orbitdc.report.breakeven_page import dual_blocks, frontier_blocks
from orbitdc.report.figures_money import parts_figure
from orbitdc.report.numbers import MISSING, quantity, significant
from orbitdc.study.compare import PARTS

if TYPE_CHECKING:
    from orbitdc.study.frames import Frame
    from orbitdc.study.study import Study

LARGEST_ITEMS = 3
FRAME_COLUMNS = [("Frame", "left", 1.8), ("Number", "left", 2.6), ("Orbit, this design", "right", 2.0),
                 ("Ground, this study", "right", 2.0), ("Published", "left", 3.2)]  # fmt: skip
LEFT_OUT_COLUMNS = [("Frame", "left", 1.8), ("What it counts", "left", 5.0), ("Counted, USD/h", "right", 1.5),
                    ("Left out, USD/h", "right", 1.5), ("Largest items left out, USD/h", "left", 3.4)]  # fmt: skip


def frames_section(study: Study) -> list[dict[str, Any]]:
    """Return the section of frames; none of a study without an orbital side.

    Parameters
    ----------
    study : an evaluated scenario.
    """
    if not study.frames:
        return []
    numbers, left = [], []
    for frame in study.frames:
        for index, reading in enumerate(frame.readings):
            numbers.append(
                [
                    frame.name if index == 0 else "", reading.text,
                    *(MISSING if v is None else quantity(v, reading.unit) for v in (reading.orbit, reading.ground)),
                    reading.published,
                ]
            )  # fmt: skip
        largest = list(frame.left_out_usd_per_h.items())[:LARGEST_ITEMS]
        left.append(
            [
                frame.name, frame.counts, significant(frame.counted_usd_per_h),
                significant(frame.left_out_total_usd_per_h),
                ", ".join(f"{item} {significant(cost, 2)}" for item, cost in largest) or "nothing",
            ]
        )  # fmt: skip
    note = (
        "Each author counts something else, so that their numbers cannot be compared with each other. Here the very "
        "design of this report stands in each frame, beside the number that its author published for another design. "
        "The second table shows, in this report's levelized cost per delivered accelerator-hour, how much of it the "
        "frame's items make up and how much it does not count."
    )
    blocks: list[Block] = [
        paragraph(note),
        table("The same design in other frames.", FRAME_COLUMNS, numbers),
        figure(
            parts_figure(_bars(study.frames), unit="USD per delivered accelerator-hour", name="frames"),
            "The part of this report's levelized cost that each frame counts.",
        ),
        table("What each frame counts of the levelized cost, and what it leaves out.", LEFT_OUT_COLUMNS, left),
    ]
    return [section("frames", "The same design in other people's frames", blocks)]


def _bars(frames: Sequence[Frame]) -> dict[str, dict[str, float]]:
    """Parts of the levelized cost: all of them, then those that each frame counts."""
    first = frames[0]
    every = {"this report": {**first.counted_items_usd_per_h, **first.left_out_usd_per_h}}
    every |= {frame.name: frame.counted_items_usd_per_h for frame in frames}
    return {
        name: {part: sum(items.get(item, 0.0) for item in held) for part, held in PARTS.items()}
        for name, items in every.items()
    }


def break_even_section(study: Study) -> list[dict[str, Any]]:
    """Return the section of break-evens: a frontier of launch price and bus cost, and the duals.

    Parameters
    ----------
    study : an evaluated scenario.
    """
    blocks: list[Block] = []
    if study.frontier is not None:
        blocks += frontier_blocks(study.frontier)
    if study.duals:
        blocks += dual_blocks(study.duals)
    return [section("breakevens", "Break-evens", blocks)] if blocks else []
