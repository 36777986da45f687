"""`orbitdc radiation`: particles, dose, upsets and lost work of a scenario's orbit, in numbers and pictures."""

from __future__ import annotations

from pathlib import Path

import click

from orbitdc.cli.common import print_json, say, scenario_options, user_errors


@click.command()
@click.argument("scenario")
@scenario_options
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Folder to write to; default reports/<name>.")
@click.option("--exact", is_flag=True, help="Recompute the orbit's belts from the models (needs the extra irbem).")
@click.option("--no-files", is_flag=True, help="Print only; write no page and no tables.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document instead of the tables.")
def radiation(
    scenario: str, overrides: tuple[str, ...], case: str | None, output: Path | None, exact: bool, no_files: bool,
    as_json: bool,
) -> None:  # fmt: skip
    """Show the radiation of SCENARIO's orbit: dose, spectra, anomaly, upsets, lost work; write a page of it."""
    from orbitdc.report.radiation_run import run_radiation
    from orbitdc.report.radiation_text import radiation_text
    from orbitdc.study.radiation_document import radiation_document

    with user_errors():
        view = run_radiation(
            scenario, output=output, overrides=overrides, case=case, exact=exact, files=not no_files
        )  # fmt: skip
    if as_json:
        print_json(radiation_document(view))
    else:
        click.echo(radiation_text(view))
    if not no_files:
        say(f"written to {output or Path('reports') / view.scenario.name}")
    for warning in view.scenario.warnings:
        say(f"warning: {warning}")
