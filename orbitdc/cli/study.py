"""`orbitdc study`: evaluate a scenario, write its reports, print its headline numbers."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from orbitdc.cli.common import EXIT_INFEASIBLE, print_json, rounded, say, scenario_options, user_errors

FORMATS = ("html", "pdf", "json", "csv")


def _formats(_: click.Context, __: click.Parameter, value: str) -> tuple[str, ...]:
    chosen = tuple(part.strip() for part in value.split(",") if part.strip())
    wrong = [part for part in chosen if part not in FORMATS]
    if wrong:
        raise click.BadParameter(f"{', '.join(wrong)} is not one of {', '.join(FORMATS)}")
    return chosen


@click.command()
@click.argument("scenario")
@scenario_options
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Folder to write to; default reports/<name>.")
@click.option(
    "--format", "formats", default=",".join(FORMATS), callback=_formats, show_default=True, help="Which files to write."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document instead of the table.")
@click.option("--fail-if-infeasible", is_flag=True, help="Exit with 3 if any point is infeasible.")
def study(
    scenario: str, overrides: tuple[str, ...], case: str | None, output: Path | None, formats: tuple[str, ...],
    as_json: bool, fail_if_infeasible: bool,
) -> None:  # fmt: skip
    """Evaluate SCENARIO (a bundled name, a YAML file, or a report.html to run again) and write its report."""
    from orbitdc.report.run import run_study
    from orbitdc.study.headlines import infeasible_reasons

    with user_errors():
        if scenario.endswith((".html", ".htm")):
            _run_again(Path(scenario), as_json)
            return
        made = run_study(scenario, output=output, overrides=overrides, case=case, formats=formats)
    reasons = infeasible_reasons(made.dataset)
    if as_json:
        print_json(made.document())
    else:
        _print_table(made)
        say(f"written to {output or Path('reports') / made.name}")
    for warning in made.warnings:
        say(f"warning: {warning}")
    if reasons and fail_if_infeasible:
        say(f"infeasible: {', '.join(reasons)}")
        sys.exit(EXIT_INFEASIBLE)


def _shown(value: Any) -> str:
    if isinstance(value, float):
        return rounded(value)
    if isinstance(value, list):
        return ", ".join(_shown(part) for part in value[:6]) + (", ..." if len(value) > 6 else "")
    return str(value)


def _print_table(made: Any) -> None:
    click.echo(f"{made.title}  (case: {made.case})")
    for name, headline in made.headlines.items():
        unit = "" if headline.unit in ("1", "name") else f" {headline.unit}"
        if headline.value is None:
            shown = f"-  ({headline.reason})"
        else:
            shown = f"{_shown(headline.value)}{unit}"
        band = ""
        if headline.low is not None and headline.high is not None:
            band = f"   [P10 {rounded(headline.low)}, P90 {rounded(headline.high)}]"
        click.echo(f"  {name:45s} {shown}{band}")


def _run_again(report: Path, as_json: bool) -> None:
    """Evaluate the scenario that a report embeds and print the largest difference from its numbers."""
    from orbitdc.report.reproduce import reproduce

    outcome = reproduce(report)
    if as_json:
        print_json(outcome)
        return
    click.echo(f"{report}: {outcome['scenario']}, made by version {outcome['version']}")
    click.echo(f"largest relative difference: {outcome['largest_difference']:.3g} ({outcome['in'] or 'none'})")
