"""A study: a scenario evaluated with its uncertainty, its trace through the year and its run record."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Mapping
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
from orbitdc.study.evaluation import evaluate
from orbitdc.study.headlines import HEADLINES, Bands, Headline, headlines, numbers_stand
from orbitdc.study.labels import INFEASIBILITIES, OUTPUTS
from orbitdc.study.models import Relation, model_fingerprints, relations_for
from orbitdc.study.trace import trace

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
        f"{share:.0%} of the {BAND_SAMPLES:,} draws of the uncertain numbers are infeasible: {reason.replace('_', ' ')}"
        for reason, share in zip(INFEASIBILITIES, shares, strict=True)
        if share > 0 and reason != "feasible"
    ]


def _table_hash() -> str:
    """Hash of every bundled table, so that a result says which data it stands on."""
    digest = hashlib.sha256()
    root = resources.files("orbitdc") / "data"
    for path in sorted(p for p in Path(str(root)).rglob("*") if p.is_file() and p.suffix != ".bib"):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _provenance(scenario: Scenario, models: Mapping[str, Relation] | None, command: str) -> dict[str, str]:
    replaced = model_fingerprints(relations_for(scenario, models))
    return {
        "version": orbitdc.__version__,
        "scenario_hash": scenario.hash,
        "tables_hash": _table_hash(),
        "models": ", ".join(f"{k} = {v}" for k, v in replaced.items()) or "built in",
        "seed": str(scenario.seed),
        "samples": str(BAND_SAMPLES),
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
    has_dimensions = any(d not in ("month", "year", "month_of_year", "state") for d in dataset.sizes)
    corner_or_sweep = has_dimensions or scenario.case != "base"
    bands, remarks = ({}, []) if corner_or_sweep else _draw(scenario, models)
    provenance = _provenance(scenario, models, command or f"orbitdc study {scenario.name}")
    dataset.attrs.update(provenance)
    dataset.attrs["scenario_yaml"] = scenario.to_yaml()
    assumptions = scenario.assumptions()
    day: dict[str, Any] = {}
    if scenario.system == "orbit":
        day = {str(k): v.values for k, v in trace(scenario, "orbit", first_point=True).items() if v.dims == ("day",)}
    return Study(
        scenario=scenario,
        dataset=dataset,
        headlines=headlines(scenario, dataset, bands),
        assumptions=assumptions,
        bibliography=read_bibliography(key for a in assumptions for key in a.source.split(", ")),
        provenance=provenance,
        trace_day=day,
        remarks=remarks,
    )
