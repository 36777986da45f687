"""Cost and availability of gigawatt-scale data centers in orbit, beside honest terrestrial baselines.

The public names are loaded on first use, so that importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

_PUBLIC = {
    "load": "orbitdc.study.models",
    "evaluate": "orbitdc.study.evaluation",
    "run_study": "orbitdc.report.run",
    "trace": "orbitdc.study.trace",
    "outputs": "orbitdc.study.labels",
    "check_model": "orbitdc.study.model_check",
    "ScenarioError": "orbitdc.scenario.errors",
}

__all__ = ["ScenarioError", "check_model", "evaluate", "load", "outputs", "run_study", "trace"]


def __getattr__(name: str) -> Any:
    if name in _PUBLIC:
        return getattr(import_module(_PUBLIC[name]), name)
    raise AttributeError(f"module 'orbitdc' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *_PUBLIC])
