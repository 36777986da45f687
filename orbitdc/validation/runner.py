"""Running the published cases of every area."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import Any

from orbitdc.validation.case import Case

AREAS = (
    "orbit",
    "environment",
    "radiation",
    "compute",
    "thermal",
    "spacecraft",
    "launch",
    "fleet",
    "link",
    "economics",
)


def cases(areas: Iterable[str] = AREAS) -> list[Case]:
    """Return the published cases of the areas, in order."""
    return [case for area in areas for case in import_module(f"orbitdc.validation.{area}_cases").CASES]


def run_cases(areas: Iterable[str] = AREAS) -> list[dict[str, Any]]:
    """Compute every case of the areas.

    Returns
    -------
    list of dict : id, area, text, computed, published, residual (computed - published), tolerance, unit, passed,
        source, status.
    """
    rows = []
    for case in cases(areas):
        computed = float(case.compute())
        residual = computed - case.published
        rows.append(
            {
                "id": case.id,
                "area": case.area,
                "text": case.text,
                "computed": computed,
                "published": case.published,
                "residual": residual,
                "tolerance": case.tolerance,
                "unit": case.unit,
                "passed": abs(residual) <= case.tolerance,
                "source": case.source,
                "status": case.status,
            }
        )
    return rows
