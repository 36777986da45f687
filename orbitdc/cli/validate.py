"""`orbitdc validate`: published cases, computed and compared."""

from __future__ import annotations

import sys

import click

from orbitdc.cli.common import EXIT_BAD_INPUT, EXIT_FAILED, print_json, say


@click.command()
@click.argument("areas", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def validate(areas: tuple[str, ...], as_json: bool) -> None:
    """Compute the published cases of AREAS (default: all) and compare them with their sources."""
    from orbitdc.validation.runner import AREAS, run_cases

    unknown = [area for area in areas if area not in AREAS]
    if unknown:
        say(f"unknown area {', '.join(unknown)}; use any of: {', '.join(AREAS)}")
        sys.exit(EXIT_BAD_INPUT)
    rows = run_cases(areas or AREAS)
    failed = [row for row in rows if not row["passed"]]
    if as_json:
        print_json({"cases": rows})
    else:
        for row in rows:
            mark = "ok  " if row["passed"] else "FAIL"
            click.echo(
                f"{mark} {row['id']:42s} computed {row['computed']:.6g}, published {row['published']:.6g} {row['unit']}"
                f" (off by {row['residual']:+.3g}, tolerance {row['tolerance']:.3g}; {row['source']}, {row['status']})"
            )
        click.echo(f"{len(rows) - len(failed)} of {len(rows)} published cases within tolerance")
    if failed:
        sys.exit(EXIT_FAILED)
