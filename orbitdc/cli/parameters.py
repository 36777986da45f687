"""`orbitdc parameters`: every declared number with unit, range, kind and source."""

from __future__ import annotations

import sys
from fnmatch import fnmatch

import click

from orbitdc.cli.common import EXIT_BAD_INPUT, print_json, say


@click.command()
@click.argument("pattern", default="")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.option("--schema", is_flag=True, help="Print the JSON Schema of a scenario file, for an editor's completion.")
def parameters(pattern: str, as_json: bool, schema: bool) -> None:
    """List parameters whose key contains PATTERN (or matches it, with * and ?)."""
    from orbitdc.scenario.declaration import parameters as declared
    from orbitdc.study.models import all_groups

    if schema:
        from orbitdc.scenario.schema import json_schema

        print_json(json_schema(all_groups()))
        return
    rows = [
        {"key": f"{section}.{name}", **{k: v for k, v in vars(parameter).items() if k != "readers"}}
        for section, group in all_groups().items()
        for name, parameter in declared(group).items()
        if pattern in f"{section}.{name}" or fnmatch(f"{section}.{name}", pattern)
    ]
    if not rows:
        say(f"no parameter matches {pattern!r}; `orbitdc parameters` lists all")
        sys.exit(EXIT_BAD_INPUT)
    if as_json:
        columns = [{name: vars(column) for name, column in row["columns"].items()} for row in rows]
        print_json({"parameters": [{**row, "columns": c} for row, c in zip(rows, columns, strict=True)]})
        return
    for row in rows:
        value = row["default"] if row["default"] is not None else "bundled" if row["columns"] else "sized"
        shown_range = ", ".join(row["choices"]) if row["choices"] else f"{row['low']} .. {row['high']}"
        if row["low"] is None and not row["choices"]:
            shown_range = f"legal {row['bounds'][0]:g} .. {row['bounds'][1]:g}"
        if row["columns"]:
            shown_range = "table of " + ", ".join(row["columns"])
        unit = "" if row["unit"] == "1" else f" {row['unit']}"
        click.echo(f"{row['key']} = {value}{unit}   [{shown_range}]")
        click.echo(
            f"    {row['text']}. {row['kind']}, {row['confidence']} confidence, source: {row['source']} ({row['date']})"
        )
