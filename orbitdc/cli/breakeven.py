"""`orbitdc breakeven`: the value of a parameter at which orbit meets the ground, or any cost."""

from __future__ import annotations

from pathlib import Path

import click

from orbitdc.cli.common import print_json, say, scenario_options, user_errors
from orbitdc.report.numbers import significant

SHOWN_DUALS = 20


@click.command()
@click.argument("scenario")
@click.argument("parameters", nargs=-1, metavar="PARAM...")
@scenario_options
@click.option("--target", type=float, metavar="USD/h", help="Cost per delivered accelerator-hour to meet; default the "
              "ground's.")  # fmt: skip
@click.option("--frontier", nargs=2, metavar="A B", help="For each of several values of A, the break-even of B.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Folder to write to; default reports/<name>.")
@click.option("--no-files", is_flag=True, help="Print only; write no page and no tables.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document instead of the tables.")
def breakeven(
    scenario: str, parameters: tuple[str, ...], overrides: tuple[str, ...], case: str | None, target: float | None,
    frontier: tuple[str, str] | None, output: Path | None, no_files: bool, as_json: bool,
) -> None:  # fmt: skip
    """Find the value of each PARAM of SCENARIO at which its cost meets the ground's, or say why none does."""
    from orbitdc.report.breakeven_run import run_break_even

    if not parameters and not frontier:
        raise click.UsageError("name at least one parameter, such as launch.launch_price_usd_per_kg, or --frontier A B")
    with user_errors():
        view = run_break_even(
            scenario, parameters, target_usd_per_h=target, frontier_of=frontier or None, output=output,
            overrides=overrides, case=case, files=not no_files,
        )  # fmt: skip
    if as_json:
        print_json(view.document())
    else:
        _print(view)
    if not no_files:
        say(f"written to {output or Path('reports') / view.scenario.name}")
    for warning in view.scenario.warnings:
        say(f"warning: {warning}")


def _print(view: object) -> None:
    from orbitdc.report.breakeven_page import STATE_WORDS, break_even_rows, dual_label
    from orbitdc.study.breakeven_view import BreakEvenView, states_of

    assert isinstance(view, BreakEvenView)
    if view.found:
        click.echo(f"{'parameter':45s} {'now':>14s} {'break-even':>14s}   outcome")
        for name, now, met, outcome, *_ in break_even_rows(view):
            click.echo(f"{name:45s} {now:>14s} {met:>14s}   {outcome}")
        for text in view.answers().values():
            click.echo(f"  {text}")
        for key, found in view.found.items():
            if found["state"].size > 1:
                counts = ", ".join(f"{STATE_WORDS[s]} {n:,}" for s, n in states_of(found).items())
                click.echo(f"  {key} at {found['state'].size:,} points: {counts}; shown is the first")
    if view.frontier is not None:
        targets = list(view.frontier.found)
        click.echo(f"\nbreak-even of {view.frontier.second} against {view.frontier.first}")
        click.echo(f"{'':>14s} " + " ".join(f"{t:>18s}" for t in targets))
        columns = [view.frontier.points(t) for t in targets]
        for row, value in enumerate(columns[0][0]):
            cells = " ".join(f"{significant(float(c[1][row])):>18s}" for c in columns)
            click.echo(f"{significant(float(value)):>14s} {cells}")
    if view.duals:
        click.echo(f"\n{'what a unit is worth, USD/h':50s} {'orbit':>12s} {'ground':>12s} {'% per %':>9s}")
        for dual in view.duals[:SHOWN_DUALS]:
            orbit, ground = significant(dual.orbit_usd_per_h), significant(dual.ground_usd_per_h)
            share = significant(dual.elasticity, 2)
            click.echo(f"{dual_label(dual):50s} {orbit:>12s} {ground:>12s} {share:>9s}")
