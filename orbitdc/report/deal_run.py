"""From a scenario to the files of its deal page: what the command `orbitdc deal` does."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from orbitdc.report.deal_page import deal_page
from orbitdc.report.files import writable
from orbitdc.report.page import write_page
from orbitdc.report.run import command_line
from orbitdc.study.deal import DRAWS, Deal, deal
from orbitdc.study.models import load
from orbitdc.study.study import run_record


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
        folder = Path(output) if output is not None else Path("reports") / loaded.name
        with writable(folder):
            command = command_line(f"orbitdc deal {loaded.name}")
            write_page(deal_page(view, run_record(loaded, command=command)), folder)
    return view
