"""From a scenario to the files of a study: what the command `orbitdc study` does."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from orbitdc.report.files import placed, writable, write_whole
from orbitdc.report.write import write_reports
from orbitdc.scenario.scenario import Scenario
from orbitdc.study.models import Relation, load
from orbitdc.study.study import Study, make_study

FORMATS = ("html", "pdf", "json", "csv")


def write_study(study: Study, folder: Path, formats: Sequence[str] = FORMATS) -> list[Path]:
    """Write a study's files: report.html, report.pdf, results.nc, results.json, scenario.yaml and tables/*.csv.

    Every file is written beside its place and then moved there, so that none is ever half-written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    with placed(folder / "results.nc") as temporary:
        study.dataset.to_netcdf(temporary, engine="netcdf4")
    written.append(folder / "results.nc")
    written.append(write_whole(folder / "scenario.yaml", study.scenario_yaml.encode()))
    if "json" in formats:
        document = json.dumps(study.document(), indent=2) + "\n"
        written.append(write_whole(folder / "results.json", document.encode()))
    shown = [f for f in ("html", "pdf", "csv") if f in formats]
    if shown:
        written += write_reports(study, folder, shown)
    return written


def command_line(otherwise: str) -> str:
    """Return the command line of this run, or what would do the same where the program was not started by it."""
    return " ".join(["orbitdc", *sys.argv[1:]]) if sys.argv[0].endswith("orbitdc") else otherwise


def run_study(
    scenario: Scenario | str | Path,
    *,
    output: str | Path | None = None,
    overrides: Iterable[str] = (),
    case: str | None = None,
    formats: Sequence[str] = FORMATS,
    models: Mapping[str, Relation] | None = None,
) -> Study:
    """Evaluate a scenario and write its reports and tables, as the command `orbitdc study` does.

    Parameters
    ----------
    scenario : a loaded scenario, a bundled name or a path.
    output : folder; default reports/<name>.
    overrides, case : as in `orbitdc.load`, for a name or path.
    formats : which of html, pdf, json, csv to write (results.nc and scenario.yaml always are).
    models : relations that replace built-in ones.

    Raises
    ------
    ScenarioError : if the scenario is not legal or the folder cannot be written.
    """
    loaded = (
        scenario if isinstance(scenario, Scenario) else load(scenario, overrides=overrides, case=case, models=models)
    )
    folder = Path(output) if output is not None else Path("reports") / loaded.name
    with writable(folder):
        study = make_study(loaded, models=models, command=command_line(f"orbitdc study {loaded.name}"))
        write_study(study, folder, formats)
    return study
