"""The command `orbitdc`: a group whose commands are imported only when they run."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from io import TextIOWrapper

import click

import orbitdc

COMMANDS: dict[str, tuple[str, str]] = {
    "study": ("orbitdc.cli.study:study", "What does it cost? Evaluate a scenario and write its report."),
    "check": ("orbitdc.cli.check:check", "Is the scenario legal and does it close? Writes nothing."),
    "explain": ("orbitdc.cli.explain:explain", "Why is a number what it is? Function, equation, inputs, elasticities."),
    "orbit": ("orbitdc.cli.orbit:orbit", "Where does it fly? Eclipse, ground track, passes, shell, air, decay."),
    "breakeven": ("orbitdc.cli.breakeven:breakeven", "What would have to be true? Break-evens, frontiers, duals."),
    "deal": ("orbitdc.cli.deal:deal", "What does a budget fly? Power, cash, returns, thresholds, by date."),
    "radiation": ("orbitdc.cli.radiation:radiation", "What hits it? Dose, spectra, anomaly, upsets, lost work."),
    "compare": (
        "orbitdc.cli.compare:compare",
        "Which is cheaper? Scenarios side by side, orbit and ground in any mix.",
    ),
    "parameters": ("orbitdc.cli.parameters:parameters", "List parameters with value, range, unit and source."),
    "validate": ("orbitdc.cli.validate:validate", "Compute the published cases and show the residuals."),
}


class LazyGroup(click.Group):
    """Lists its commands from a table and imports one only to run it or to show its help."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the command names in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return one command."""
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name][0].split(":")
        command: click.Command = getattr(import_module(module), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Print the table without importing any command."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


def warn_of_namesake() -> None:
    """Say so when the package that claims the same import name is installed too."""
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")
        except OSError:
            continue
        if any(n.startswith("spacedc_mdao-") for n in names):
            click.echo(
                "orbitdc: warning: spacedc-mdao is installed too and claims the same import name and command; "
                "keep only one of them in an environment",
                err=True,
            )
            return


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(orbitdc.__version__, prog_name="orbitdc")
def cli() -> None:
    """Cost and availability of data centers in orbit, beside honest terrestrial baselines."""


def main() -> None:
    """Run the command line; the entry point of the console script."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A title or a raised digit must not end a study on a terminal with a small alphabet.
            stream.reconfigure(errors="replace")
    warn_of_namesake()
    cli(prog_name="orbitdc")
