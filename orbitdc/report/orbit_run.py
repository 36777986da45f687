"""From a scenario to the files of its orbit page: what the command `orbitdc orbit` does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

from orbitdc.report.orbit_page import orbit_page
from orbitdc.report.page_run import write_scenario_page
from orbitdc.report.shells_page import shells_page
from orbitdc.study.models import load
from orbitdc.study.orbit_view import RELAY_RANGE_KM, OrbitView, orbit_view
from orbitdc.study.shells_view import ShellsView, shells_view


def run_orbit(
    scenario: str | Path,
    *,
    output: str | Path | None = None,
    overrides: Iterable[str] = (),
    case: str | None = None,
    sites: Sequence[str] = (),
    relay_file: str | Path | None = None,
    relay_range_km: float = RELAY_RANGE_KM,
    files: bool = True,
) -> OrbitView:
    """Compute the orbit of a scenario and write its page, as the command `orbitdc orbit` does.

    Parameters
    ----------
    scenario : a bundled name or a path.
    output : folder; default reports/<name>.
    overrides, case : as in `orbitdc.load`.
    sites, relay_file, relay_range_km : as in `orbitdc.study.orbit_view.orbit_view`.
    files : False computes only.

    Raises
    ------
    ScenarioError : if an input is not legal or the folder cannot be written.
    """
    loaded = load(scenario, overrides=overrides, case=case)
    view = orbit_view(loaded, sites=sites, relay_file=relay_file, relay_range_km=relay_range_km)
    if files:
        command = f"orbitdc orbit {loaded.name}"
        write_scenario_page(loaded, partial(orbit_page, view), command=command, output=output)
    return view


def run_shells(
    scenario: str | Path,
    *,
    shells_file: str | Path | None,
    walkers: Sequence[str] = (),
    output: str | Path | None = None,
    overrides: Iterable[str] = (),
    case: str | None = None,
    sites: Sequence[str] = (),
    files: bool = True,
) -> ShellsView:
    """Compute a listed constellation and write its page, as `orbitdc orbit` does with --shells or --walker.

    Parameters
    ----------
    scenario : a bundled name or a path; gives calendar, elevation mask and sites.
    shells_file, walkers, sites : as in `orbitdc.study.shells_view.shells_view`.
    output : folder; default reports/<name>.
    overrides, case : as in `orbitdc.load`.
    files : False computes only.

    Raises
    ------
    ScenarioError : if an input is not legal or the folder cannot be written.
    """
    loaded = load(scenario, overrides=overrides, case=case)
    view = shells_view(loaded, file=shells_file, walkers=walkers, sites=sites)
    if files:
        command = f"orbitdc orbit {loaded.name}"
        write_scenario_page(loaded, partial(shells_page, view), command=command, output=output)
    return view
