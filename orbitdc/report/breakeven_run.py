"""From a scenario to the files of its break-even page: what the command `orbitdc breakeven` does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

from orbitdc.report.breakeven_page import break_even_page
from orbitdc.report.page_run import write_scenario_page
from orbitdc.study.breakeven_view import BreakEvenView, break_even_view
from orbitdc.study.models import load


def run_break_even(
    scenario: str | Path,
    keys: Sequence[str],
    *,
    target_usd_per_h: float | None = None,
    frontier_of: tuple[str, str] | None = None,
    output: str | Path | None = None,
    overrides: Iterable[str] = (),
    case: str | None = None,
    files: bool = True,
) -> BreakEvenView:
    """Search break-evens of a scenario and write their page, as the command `orbitdc breakeven` does.

    Parameters
    ----------
    scenario : a bundled name or a path.
    keys : parameters to solve for.
    target_usd_per_h, frontier_of : as in `orbitdc.study.breakeven_view.break_even_view`.
    output : folder; default reports/<name>.
    overrides, case : as in `orbitdc.load`.
    files : False computes only.

    Raises
    ------
    ScenarioError : if an input is not legal or the folder cannot be written.
    """
    loaded = load(scenario, overrides=overrides, case=case)
    view = break_even_view(loaded, keys, target_usd_per_h=target_usd_per_h, frontier_of=frontier_of)
    if files:
        command = f"orbitdc breakeven {loaded.name} {' '.join(keys)}".strip()
        write_scenario_page(loaded, partial(break_even_page, view), command=command, output=output)
    return view
