"""`orbitdc explain`: function, equation, inputs and elasticities of one number."""

from __future__ import annotations

import click

from orbitdc.cli.common import print_json, scenario_options, user_errors
from orbitdc.report.numbers import significant

SHOWN_ELASTICITIES = 15


@click.command()
@click.argument("scenario")
@click.argument("quantity")
@scenario_options
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document, with every elasticity.")
def explain(scenario: str, quantity: str, overrides: tuple[str, ...], case: str | None, as_json: bool) -> None:
    """Explain QUANTITY of SCENARIO: its function with equation and source, direct inputs, and what moves it."""
    from orbitdc.study.explain import explain as explain_quantity
    from orbitdc.study.models import load

    with user_errors():
        told = explain_quantity(load(scenario, overrides=overrides, case=case), quantity)
    if as_json:
        print_json(told.document())
        return
    unit = "" if told.unit == "1" else f" {told.unit}"
    click.echo(f"{told.name} = {significant(told.value, 4)}{unit}")
    click.echo(f"{told.meaning}. Stage {told.stage}, function {told.relation}:\n")
    click.echo("\n".join(f"    {line}" for line in told.documentation.splitlines()))
    if told.inputs:
        click.echo("\nDirect inputs:")
        for item in told.inputs:
            value = "sized" if item.value is None else significant(item.value, 4)
            click.echo(f"    {item.name} = {value}{'' if item.unit == '1' else ' ' + item.unit}   ({item.source})")
    click.echo("\nElasticities (relative change per relative change):")
    for key, elasticity in list(told.elasticities.items())[:SHOWN_ELASTICITIES]:
        click.echo(f"    {key:55s} {elasticity:+.3f}")
