"""`orbitdc compare`: scenarios side by side, orbital and terrestrial in any mix."""

from __future__ import annotations

from pathlib import Path

import click

from orbitdc.cli.common import print_json, say, scenario_options, user_errors


@click.command()
@click.argument("scenarios", nargs=-1, required=True, metavar="SCENARIO SCENARIO...")
@scenario_options
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Folder to write to; default reports/compare.")
@click.option("--no-files", is_flag=True, help="Print only; write no page and no tables.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document instead of the table.")
def compare(
    scenarios: tuple[str, ...], overrides: tuple[str, ...], case: str | None, output: Path | None, no_files: bool,
    as_json: bool,
) -> None:  # fmt: skip
    """Compare scenarios under one boundary; --set and --case hold for all of them."""
    from orbitdc.report.compare_page import headline_rows, sentences
    from orbitdc.report.compare_run import run_compare

    with user_errors():
        compared, loaded = run_compare(scenarios, output=output, overrides=overrides, case=case, files=not no_files)
    if as_json:
        print_json(compared.document())
    else:
        width = max(18, *(len(side.name) for side in compared.sides)) + 2
        click.echo(" " * 52 + "".join(f"{side.name:>{width}s}" for side in compared.sides))
        for label, *cells in headline_rows(compared):
            click.echo(f"{label:52s}" + "".join(f"{cell:>{width}s}" for cell in cells))
        for sentence in sentences(compared):
            click.echo(sentence)
    if not no_files:
        say(f"written to {output or Path('reports') / 'compare'}")
    for scenario in loaded:
        for warning in scenario.warnings:
            say(f"warning: {warning}")
