"""From a scenario to the files of its deal page: what the command `orbitdc deal` does."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from orbitdc.report.deal_page import deal_page
from orbitdc.report.page_run import write_scenario_page
from orbitdc.study.deal import DRAWS, Deal, deal
from orbitdc.study.models import load


def run_deal(
    scenario: str | Path,
    *,
    target_per_yr: float | None = None,
    draws: int = DRAWS,
    output: str | Path | None = None,
    overrides: Iterable[str] = (),
    case: str | None = None,
    files: bool = True,
) -> Deal:
    """Compute a deal and write its page, as the command `orbitdc deal` does.

    Parameters
    ----------
    scenario : a bundled name or a path.
    target_per_yr, draws : as in `orbitdc.study.deal.deal`.
    output : folder; default reports/<name>.
    overrides, case : as in `orbitdc.load`.
    files : False computes only.

    Raises
    ------
    ScenarioError : if an input is not legal or the folder cannot be written.
    """
    loaded = load(scenario, overrides=overrides, case=case)
    view = deal(loaded, target_per_yr=target_per_yr, draws=draws)
    if files:
        command = f"orbitdc deal {loaded.name}"
        write_scenario_page(loaded, partial(deal_page, view), command=command, output=output)
    return view
