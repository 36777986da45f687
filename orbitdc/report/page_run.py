"""From a scenario's view to the files of its page, with the run record that makes it again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from orbitdc.report.files import writable
from orbitdc.report.page import Page, write_page
from orbitdc.report.run import command_line
from orbitdc.scenario.scenario import Scenario
from orbitdc.study.study import run_record


def write_scenario_page(
    scenario: Scenario, make: Callable[[dict[str, str]], Page], *, command: str, output: str | Path | None
) -> None:
    """Make a page of a scenario from its run record and write it, or say why the folder cannot be written.

    Parameters
    ----------
    scenario : what the page is of.
    make : returns the page for a run record.
    command : command line that makes the page again, where it was not made by one.
    output : folder; default reports/<name>.

    Raises
    ------
    ScenarioError : if the folder cannot be written.
    """
    folder = Path(output) if output is not None else Path("reports") / scenario.name
    with writable(folder):
        write_page(make(run_record(scenario, command=command_line(command))), folder)
