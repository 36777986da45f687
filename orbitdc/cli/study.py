"""`orbitdc study`: evaluate a scenario, write its reports, print its headline numbers."""

from __future__ import annotations

import statistics
import sys
from pathlib import Path
from typing import Any

import click

from orbitdc.cli.common import EXIT_INFEASIBLE, print_json, say, scenario_options, user_errors
from orbitdc.report.numbers import significant
from orbitdc.scenario.errors import printable, shorten

FORMATS = ("html", "pdf", "json", "csv")
LONGEST_TITLE = 100


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
        return significant(value)
    if isinstance(value, list):
        return ", ".join(_shown(part) for part in value[:6]) + (", ..." if len(value) > 6 else "")
    return str(value)


def _without_draws(value: Any) -> Any:
    """Replace the innermost lists, those of the random draws, by their medians."""
    if not isinstance(value, list):
        return value
    if value and isinstance(value[0], list):
        return [_without_draws(part) for part in value]
    numbers = [part for part in value if isinstance(part, float)]
    return statistics.median(numbers) if numbers else "differs" if len(set(value)) > 1 else value[0]


def _print_table(made: Any) -> None:
    from orbitdc.report.focus import SAMPLE, focused, swept_dimensions

    click.echo(f"{printable(shorten(' '.join(made.title.split()), LONGEST_TITLE))}  (case: {made.case})")
    dims = swept_dimensions(made.dataset)
    if SAMPLE in dims:
        click.echo("(of random draws: " + ("the one of median cost)" if dims == [SAMPLE] else "medians)"))
    chosen = focused(made).headlines if dims == [SAMPLE] else made.headlines
    for name, headline in chosen.items():
        unit = "" if headline.unit in ("1", "name") else f" {headline.unit}"
        if headline.value is None:
            shown = f"-  ({headline.reason})"
        else:
            drawn = name in made.dataset and SAMPLE in made.dataset[name].dims
            shown = f"{_shown(_without_draws(headline.value) if drawn else headline.value)}{unit}"
        band = ""
        if headline.low is not None and headline.high is not None:
            band = f"   [P10 {significant(headline.low)}, P90 {significant(headline.high)}]"
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
