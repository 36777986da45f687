"""What the commands share: exit codes, errors without tracebacks, the scenario argument and its options."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import click

EXIT_FAILED = 1
EXIT_BAD_INPUT = 2
EXIT_INFEASIBLE = 3

F = TypeVar("F", bound=Callable[..., Any])


@contextmanager
def user_errors() -> Iterator[None]:
    """Print what a person got wrong, all of it at once, and exit with 2."""
    from orbitdc.scenario.errors import ScenarioError

    try:
        yield
    except ScenarioError as error:
        click.echo(str(error), err=True)
        sys.exit(EXIT_BAD_INPUT)


def scenario_options(function: F) -> F:
    """Add the options that change a scenario: --set and --case."""
    function = click.option(
        "--case",
        type=click.Choice(["skeptic", "base", "optimist"]),
        help="Set every uncertain parameter to the end that speaks against or for orbit: a corner, not a forecast.",
    )(function)
    return click.option(
        "--set",
        "overrides",
        multiple=True,
        metavar="KEY=VALUE",
        help="Change one value, such as orbit.altitude_km=800.",
    )(function)


def print_json(document: Any) -> None:
    """Print one JSON document on stdout."""
    click.echo(json.dumps(document, indent=2, allow_nan=False))


def say(text: str) -> None:
    """Print progress or a remark on stderr."""
    click.echo(text, err=True)
