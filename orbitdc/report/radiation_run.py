"""From a scenario to the files of its radiation page: what the command `orbitdc radiation` does."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from orbitdc.report.page_run import write_scenario_page
from orbitdc.report.radiation_page import radiation_page
from orbitdc.study.models import load
from orbitdc.study.radiation_view import RadiationView, radiation_view


def run_radiation(
    scenario: str | Path,
    *,
    output: str | Path | None = None,
    overrides: Iterable[str] = (),
    case: str | None = None,
    exact: bool = False,
    files: bool = True,
) -> RadiationView:
    """Compute the radiation of a scenario and write its page, as the command `orbitdc radiation` does.

    Parameters
    ----------
    scenario : a bundled name or a path.
    output : folder; default reports/<name>.
    overrides, case : as in `orbitdc.load`.
    exact : recompute the belts of the orbit through the optional extra `irbem`.
    files : False computes only.

    Raises
    ------
    ScenarioError : if an input is not legal, the extra is missing or the folder cannot be written.
    """
    loaded = load(scenario, overrides=overrides, case=case)
    view = radiation_view(loaded, exact=exact)
    if files:
        command = f"orbitdc radiation {loaded.name}"
        write_scenario_page(loaded, partial(radiation_page, view), command=command, output=output)
    return view
