"""From scenarios to the files of their comparison: what the command `orbitdc compare` does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from orbitdc.report.compare_page import compare_page
from orbitdc.report.files import writable
from orbitdc.report.page import write_page
from orbitdc.report.run import command_line
from orbitdc.scenario.errors import ScenarioError
from orbitdc.scenario.scenario import Scenario
from orbitdc.study.compare import Comparison, compare
from orbitdc.study.models import load
from orbitdc.study.study import run_record


def run_compare(
    scenarios: Sequence[str | Path],
    *,
    output: str | Path | None = None,
    overrides: Iterable[str] = (),
    case: str | None = None,
    files: bool = True,
) -> tuple[Comparison, list[Scenario]]:
    """Compare scenarios and write the page, as the command `orbitdc compare` does.

    Parameters
    ----------
    scenarios : bundled names or paths, two or more.
    output : folder; default reports/compare.
    overrides, case : as in `orbitdc.load`, for every scenario.
    files : False computes only.

    Returns
    -------
    tuple : the comparison, and the loaded scenarios.

    Raises
    ------
    ScenarioError : with the problems of every scenario at once, or if the folder cannot be written.
    """
    loaded: list[Scenario] = []
    problems = []
    for name in scenarios:
        try:
            loaded.append(load(name, overrides=overrides, case=case))
        except ScenarioError as error:
            problems += [p for p in error.problems if p not in problems]
    if problems:
        raise ScenarioError(problems)
    if not files:
        return compare(loaded), loaded
    folder = Path(output) if output is not None else Path("reports") / "compare"
    with writable(folder):
        compared = compare(loaded)
        record = run_record(loaded[0], command=command_line(f"orbitdc compare {' '.join(str(s) for s in scenarios)}"))
        record["scenario_hash"] = ", ".join(s.hash for s in loaded)
        write_page(compare_page(compared, record), folder)
    return compared, loaded
