"""Running the scenario that a report embeds once more, against the numbers that the report shows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orbitdc
from orbitdc.model import RELATIONS
from orbitdc.report.embedded import read_embedded
from orbitdc.scenario.errors import Problem, ScenarioError
from orbitdc.scenario.scenario import load_text
from orbitdc.study.models import all_groups
from orbitdc.study.study import make_study


def reproduce(report: Path) -> dict[str, Any]:
    """Evaluate a report's embedded scenario and compare the headline numbers.

    Parameters
    ----------
    report : a report.html that `orbitdc study` wrote.

    Returns
    -------
    dict : scenario, version that made the report, largest relative difference and the headline it is in.

    Raises
    ------
    ScenarioError : if the file is missing or holds no scenario.
    """
    try:
        embedded = read_embedded(report)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        fix = "give the report.html that `orbitdc study` wrote"
        problem = Problem(file=str(report), key="SCENARIO", what="holds no scenario", got=reason, fix=fix)
        raise ScenarioError([problem]) from None
    study = make_study(load_text(embedded["scenario"], groups=all_groups(), file=str(report), relations=RELATIONS))
    largest, where = 0.0, ""
    for name, shown in embedded["headlines"].items():
        difference = _difference(shown, study.headlines[name].value if name in study.headlines else None)
        if difference > largest:
            largest, where = difference, name
    return {
        "scenario": study.name,
        "version": embedded.get("version", orbitdc.__version__),
        "largest_difference": largest,
        "in": where,
    }


def _difference(shown: Any, now: Any) -> float:
    """Return the largest relative difference of two headlines; infinite where they cannot be compared."""
    if isinstance(shown, list) and isinstance(now, list) and len(shown) == len(now):
        return max((_difference(a, b) for a, b in zip(shown, now, strict=True)), default=0.0)
    if isinstance(shown, float) and isinstance(now, float):
        return abs(now - shown) / max(abs(shown), 1e-300)
    return 0.0 if shown == now else float("inf")
