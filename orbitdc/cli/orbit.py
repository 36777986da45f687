"""`orbitdc orbit`: the orbit of a scenario, its light, passes, air and shell, in numbers and pictures."""

from __future__ import annotations

from pathlib import Path

import click

from orbitdc.cli.common import print_json, say, scenario_options, user_errors


@click.command()
@click.argument("scenario")
@scenario_options
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Folder to write to; default reports/<name>.")
@click.option(
    "--site", "sites", multiple=True, metavar="NAME|LAT,LON",
    help="A place whose passes are told: a station of the catalog or degrees; default the scenario's gateways.",
)  # fmt: skip
@click.option("--relay", metavar="FILE", help="Orbital elements (TLE or OMM) of a constellation to relay through.")
@click.option("--relay-range", type=click.FloatRange(1, 1e5), default=5000.0, show_default=True, metavar="KM",
              help="Longest link to a relay.")  # fmt: skip
@click.option("--shells", metavar="FILE", help="Show the constellation that this YAML or CSV file lists instead of "
              "the scenario's shell; see examples/shells.yaml.")  # fmt: skip
@click.option(
    "--walker", "walkers", multiple=True, metavar="ALTITUDE:i:T/P/F[:star]",
    help="Show this Walker shell instead of the scenario's, such as 550:53:1584/72/39; may be repeated.",
)  # fmt: skip
@click.option("--no-files", is_flag=True, help="Print only; write no page and no tables.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document instead of the tables.")
def orbit(
    scenario: str, overrides: tuple[str, ...], case: str | None, output: Path | None, sites: tuple[str, ...],
    relay: str | None, relay_range: float, shells: str | None, walkers: tuple[str, ...], no_files: bool, as_json: bool,
) -> None:  # fmt: skip
    """Show the orbit of SCENARIO: eclipse, ground track, passes, shell, air; write a page with its pictures.

    With --shells or --walker it shows a constellation of any shells in the scenario's first year instead: satellites,
    planes, sunlight day by day, eclipse calendar, ground track, satellites in view of each site, and distances.
    """
    from orbitdc.report.orbit_run import run_orbit, run_shells
    from orbitdc.report.orbit_text import orbit_text, shells_text
    from orbitdc.scenario.errors import Problem, ScenarioError

    with user_errors():
        if shells is not None or walkers:
            if relay is not None:
                fix = "leave out --shells and --walker: relays are looked at from the scenario's own shell"
                raise ScenarioError([Problem(file="--relay", what="does not go with listed shells", fix=fix)])
            listed = run_shells(
                scenario, shells_file=shells, walkers=walkers, output=output, overrides=overrides, case=case,
                sites=sites, files=not no_files,
            )  # fmt: skip
            document, text, shown = listed.document(), shells_text(listed), listed.scenario
        else:
            view = run_orbit(
                scenario, output=output, overrides=overrides, case=case, sites=sites, relay_file=relay,
                relay_range_km=relay_range, files=not no_files,
            )  # fmt: skip
            document, text, shown = view.document(), orbit_text(view), view.scenario
    if as_json:
        print_json(document)
    else:
        click.echo(text)
    if not no_files:
        say(f"written to {output or Path('reports') / shown.name}")
    for warning in shown.warnings:
        say(f"warning: {warning}")
