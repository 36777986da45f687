"""A study: a scenario evaluated with its uncertainty, its trace through the year and its run record."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
import xarray as xr

import orbitdc
from orbitdc.scenario.scenario import Scenario
from orbitdc.study.bibliography import read_bibliography
from orbitdc.study.breakeven_view import FrontierView, frontier_view
from orbitdc.study.duals import Dual, duals
from orbitdc.study.evaluation import evaluate, is_return, revenue_is_declared
from orbitdc.study.frames import Frame, frames
from orbitdc.study.headlines import COST_HEADLINES, HEADLINES, Bands, Headline, headlines, numbers_stand
from orbitdc.study.labels import INFEASIBILITIES, OUTPUTS
from orbitdc.study.light_view import LightYear, light_year
from orbitdc.study.models import Relation, model_fingerprints, relations_for
from orbitdc.study.radiation_view import RadiationView, radiation_view
from orbitdc.study.trace import one_design, trace

FRONTIER = ("economics.bus_cost_usd_per_kg", "launch.launch_price_usd_per_kg")
"""Parameters of the frontier that a study's report shows."""

BAND_SAMPLES = 1024
"""Points of the Monte Carlo that gives the headline numbers their P10 and P90."""


@dataclass(frozen=True)
class Study:
    """An evaluated scenario with everything that a report shows."""

    scenario: Scenario
    dataset: xr.Dataset
    headlines: dict[str, Headline]
    assumptions: list[Any]
    bibliography: dict[str, dict[str, str]]
    provenance: dict[str, str]
    trace_day: dict[str, np.ndarray[Any, np.dtype[Any]]] = field(default_factory=dict)
    light: LightYear | None = None
    radiation: RadiationView | None = None
    frames: tuple[Frame, ...] = ()
    duals: Sequence[Dual] = ()
    frontier: FrontierView | None = None
    remarks: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Name of the scenario."""
        return self.scenario.name

    @property
    def title(self) -> str:
        """Title of the scenario."""
        return self.scenario.title

    @property
    def notes(self) -> str:
        """Notes of the scenario's author."""
        return self.scenario.notes

    @property
    def system(self) -> str:
        """Orbit or ground."""
        return self.scenario.system

    @property
    def case(self) -> str:
        """Label of the corner that all uncertain parameters were set to; base if none."""
        return self.scenario.case

    @property
    def scenario_yaml(self) -> str:
        """The resolved scenario, which loads back to the same one."""
        return self.scenario.to_yaml()

    @property
    def warnings(self) -> list[str]:
        """What a reader should know: implausible values, and how many draws of the Monte Carlo are infeasible."""
        return [*(str(w) for w in self.scenario.warnings), *self.remarks]

    def document(self) -> dict[str, Any]:
        """Return the one JSON document that the command prints."""
        return {
            "scenario": self.name,
            "title": self.title,
            "case": self.case,
            "results": {name: headline.document() for name, headline in self.headlines.items()},
            "warnings": self.warnings,
            "provenance": self.provenance,
        }


def _draw(scenario: Scenario, models: Mapping[str, Relation] | None) -> tuple[Bands, list[str]]:
    """P10 and P90 of the numeric headlines over the declared uncertainty, and what share of the draws is infeasible."""
    names = [n for n in HEADLINES if n in OUTPUTS] + [f"ground_{n}" for n in HEADLINES if f"ground_{n}" in OUTPUTS]
    if not revenue_is_declared(scenario):
        names = [n for n in names if not is_return(n)]
    drawn = evaluate(scenario, models=models, samples=BAND_SAMPLES, outputs=list(dict.fromkeys(names)))
    stands = numbers_stand(drawn) if "infeasibility" in drawn else None
    bands = {}
    for name, variable in drawn.items():
        if "sample" not in variable.dims or str(name) not in OUTPUTS:
            continue
        kept = variable if stands is None or str(name).startswith("ground_") else variable.where(stands, drop=True)
        finite = kept.values[np.isfinite(kept.values)]
        if finite.size:
            low, high = np.percentile(finite, [10, 90])
            bands[str(name)] = (float(low), float(high))
    return bands, _infeasible_shares(drawn)


def _infeasible_shares(drawn: xr.Dataset) -> list[str]:
    """One sentence per reason for which draws of the Monte Carlo are infeasible."""
    if "infeasibility" not in drawn:
        return []
    shares = (
        np.bincount(drawn["infeasibility"].values.reshape(-1), minlength=len(INFEASIBILITIES))
        / drawn["infeasibility"].size
    )
    return [
        f"{share:.1%} of the {BAND_SAMPLES:,} draws of the uncertain numbers are infeasible: {reason.replace('_', ' ')}"
        for reason, share in zip(INFEASIBILITIES, shares, strict=True)
        if share > 0 and reason != "feasible"
    ]


def _base_outside_band(dataset: xr.Dataset, bands: Bands) -> list[str]:
    """One sentence where the base case costs less or more than nine draws in ten."""
    cost = COST_HEADLINES[0]
    low, high = bands.get(cost, (-np.inf, np.inf))
    base = float(dataset[cost].values.flat[0]) if cost in dataset else np.nan
    if low <= base <= high or not np.isfinite(base):
        return []
    side = "less" if base < low else "more"
    return [
        f"the base case costs {side} than nine draws in ten: it has every uncertain number at its most likely value, "
        "and most ranges reach further to one side"
    ]


def _table_hash() -> str:
    """Hash of every bundled table, so that a result says which data it stands on."""
    digest = hashlib.sha256()
    root = resources.files("orbitdc") / "data"
    for path in sorted(p for p in Path(str(root)).rglob("*") if p.is_file() and p.suffix != ".bib"):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def run_record(
    scenario: Scenario, *, models: Mapping[str, Relation] | None = None, command: str = ""
) -> dict[str, str]:
    """Return what tells a run apart: version, hashes, replaced models, seed, command, date and machine."""
    replaced = model_fingerprints(relations_for(scenario, models))
    return {
        "version": orbitdc.__version__,
        "scenario_hash": scenario.hash,
        "tables_hash": _table_hash(),
        "models": ", ".join(f"{k} = {v}" for k, v in replaced.items()) or "built in",
        "seed": str(scenario.seed),
        "command": command,
        "date": datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        "python": platform.python_version(),
        "numpy": np.__version__,
        "platform": f"{platform.system()} {platform.machine()}",
    }


def make_study(scenario: Scenario, *, models: Mapping[str, Relation] | None = None, command: str = "") -> Study:
    """Evaluate a scenario, its uncertainty and its day-by-day trace.

    Parameters
    ----------
    scenario : a loaded scenario.
    models : relations that replace built-in ones.
    command : the command line that reproduces the study, for the run record.
    """
    dataset = evaluate(scenario, models=models)
    has_dimensions = bool(scenario.sweeps) or scenario.has_distributions
    corner_or_sweep = has_dimensions or scenario.case != "base"
    bands, remarks = ({}, []) if corner_or_sweep else _draw(scenario, models)
    remarks = [*_base_outside_band(dataset, bands), *remarks]
    provenance = {
        **run_record(scenario, models=models, command=command or f"orbitdc study {scenario.name}"),
        "samples": str(BAND_SAMPLES),
    }
    dataset.attrs.update(provenance)
    dataset.attrs["scenario_yaml"] = scenario.to_yaml()
    assumptions = scenario.assumptions()
    day: dict[str, Any] = {}
    design: dict[str, Any] = {}
    if scenario.system == "orbit":
        design = one_design(scenario, first_point=True, models=models)
        day = {str(k): v.values for k, v in trace(scenario, "orbit", first_point=True).items() if v.dims == ("day",)}
    flies = bool(design) and bool(numbers_stand(dataset).values.flat[0])
    return Study(
        scenario=scenario,
        dataset=dataset,
        headlines=headlines(scenario, dataset, bands),
        assumptions=assumptions,
        bibliography=read_bibliography(key for a in assumptions for key in a.source.split(", ")),
        provenance=provenance,
        trace_day=day,
        light=light_year(design) if design else None,
        radiation=radiation_view(scenario, nearest=True, models=models) if design else None,
        frames=frames(design) if flies else (),
        duals=duals(scenario, models=models) if flies else (),
        frontier=frontier_view(scenario, *FRONTIER, models=models) if flies and not has_dimensions else None,
        remarks=remarks,
    )
