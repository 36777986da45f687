"""`orbitdc deal`: what a budget that comes by date flies, and what it returns."""

from __future__ import annotations

from pathlib import Path

import click

from orbitdc.cli.common import print_json, say, scenario_options, user_errors


@click.command()
@click.argument("scenario")
@scenario_options
@click.option("--target", type=float, metavar="RATE", help="Real project return a year to be reached, such as 0.12; "
              "default the scenario's.")  # fmt: skip
@click.option("--draws", type=click.IntRange(16, 100_000), default=128, show_default=True,
              help="Draws of the uncertain parameters.")  # fmt: skip
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Folder to write to; default reports/<name>.")
@click.option("--no-files", is_flag=True, help="Print only; write no page and no tables.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document instead of the text.")
def deal(
    scenario: str, overrides: tuple[str, ...], case: str | None, target: float | None, draws: int,
    output: Path | None, no_files: bool, as_json: bool,
) -> None:  # fmt: skip
    """Find what the budget of SCENARIO (deal.budget_usd) flies by month, its cash, returns and thresholds."""
    from orbitdc.report.deal_run import run_deal
    from orbitdc.report.deal_text import deal_text

    with user_errors():
        view = run_deal(
            scenario, target_per_yr=target, draws=draws, output=output, overrides=overrides, case=case,
            files=not no_files,
        )  # fmt: skip
    if as_json:
        print_json(view.document())
    else:
        click.echo(deal_text(view))
    if not no_files:
        say(f"written to {output or Path('reports') / view.scenario.name}")
    for warning in view.scenario.warnings:
        say(f"warning: {warning}")
