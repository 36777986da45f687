"""`orbitdc check`: read a scenario, evaluate it, and say whether it is legal and closes."""

from __future__ import annotations

import sys

import click

from orbitdc.cli.common import EXIT_INFEASIBLE, print_json, say, scenario_options, user_errors

MOST_POINTS_TRIED = 1_000_000


@click.command()
@click.argument("scenario")
@scenario_options
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.option("--fail-if-infeasible", is_flag=True, help="Exit with 3 if any point is infeasible.")
def check(scenario: str, overrides: tuple[str, ...], case: str | None, as_json: bool, fail_if_infeasible: bool) -> None:
    """Check SCENARIO: keys, units, ranges, and whether its design closes. Writes nothing."""
    from orbitdc.scenario.axes import bind
    from orbitdc.study.evaluation import evaluate
    from orbitdc.study.headlines import infeasible_reasons
    from orbitdc.study.labels import OUTPUTS
    from orbitdc.study.models import load

    with user_errors():
        loaded = load(scenario, overrides=overrides, case=case)
        bound = bind(loaded)
        if bound.point_count > MOST_POINTS_TRIED:
            click.echo(f"{loaded.name}: legal, {bound.point_count:,} points; too many to try whether each closes")
            return
        limits = [o for o in OUTPUTS.values() if o.declared.slack and not o.result.startswith("ground_")]
        dataset = evaluate(loaded, outputs=[o.name for o in limits] if loaded.system == "orbit" else [])
    least = {o.declared.slack: float(dataset[o.name].min()) for o in limits if o.name in dataset}
    exceeded = {limit: slack for limit, slack in least.items() if slack < 0}
    reasons = infeasible_reasons(dataset)
    infeasible = int((dataset["infeasibility"] > 0).sum()) if "infeasibility" in dataset else 0
    warnings = [str(w) for w in loaded.warnings]
    if as_json:
        print_json(
            {
                "scenario": loaded.name,
                "points": bound.point_count,
                "dimensions": {name: len(values) for name, values in bound.dimensions.items()},
                "warnings": warnings,
                "infeasible_points": infeasible,
                "infeasible_reasons": reasons,
                "exceeded_limits": exceeded,
            }
        )
    else:
        dimensions = ", ".join(f"{name}: {len(values)}" for name, values in bound.dimensions.items())
        click.echo(f"{loaded.name}: legal, {bound.point_count} point(s){' (' + dimensions + ')' if dimensions else ''}")
        for warning in warnings:
            say(f"warning: {warning}")
        closes = f"{infeasible} infeasible point(s): {', '.join(reasons)}" if infeasible else "every point is feasible"
        click.echo(f"{loaded.name}: {closes}")
        for limit, slack in exceeded.items():
            click.echo(f"{loaded.name}: need exceeds the limit of {limit} by up to {-slack:.0%} of it")
    if infeasible and fail_if_infeasible:
        sys.exit(EXIT_INFEASIBLE)
