"""Loading scenarios with replaced relations."""

from __future__ import annotations

import hashlib
import inspect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import is_dataclass
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any, get_type_hints

from orbitdc.model import GROUPS, RELATIONS
from orbitdc.scenario.declaration import parameters
from orbitdc.scenario.errors import Problem, ScenarioError
from orbitdc.scenario.scenario import Scenario
from orbitdc.scenario.scenario import load as load_scenario

Relation = Callable[..., Any]
ENTRY_POINT_GROUP = "orbitdc.models"


def _registered() -> dict[str, Relation]:
    return {point.name: point.load() for point in entry_points(group=ENTRY_POINT_GROUP)}


def own_groups(relations: Iterable[Relation]) -> dict[str, type]:
    """Parameter groups that custom relations declare: argument name -> group."""
    found: dict[str, type] = {}
    for relation in relations:
        for name, annotation in get_type_hints(relation).items():
            own = name not in GROUPS and isinstance(annotation, type) and is_dataclass(annotation)
            if own and parameters(annotation):
                found[name] = annotation
    return found


def all_groups(models: Mapping[str, Relation] | None = None) -> dict[str, type]:
    """Return every parameter group by section: the built-in ones and those that custom relations declare."""
    return {**GROUPS, **own_groups([*_registered().values(), *(models or {}).values()])}


def load(
    name_or_path: str | Path,
    *,
    overrides: Iterable[str] = (),
    case: str | None = None,
    models: Mapping[str, Relation] | None = None,
) -> Scenario:
    """Load a scenario by bundled name or path.

    Parameters
    ----------
    name_or_path : bundled name such as "gigawatt", or a path to a YAML file.
    overrides : "section.key=value" texts, applied last, as by `--set`.
    case : "skeptic", "base" or "optimist": every uncertain parameter at one end of its range.
    models : custom relations whose own parameter groups the scenario may set.

    Raises
    ------
    ScenarioError : with every problem of the input at once.
    """
    return load_scenario(
        name_or_path, groups=all_groups(models), overrides=tuple(overrides), case=case, relations=RELATIONS
    )


def _problem(scenario: Scenario, key: str, what: str, got: str, fix: str) -> Problem:
    return Problem(file=scenario.name, key=key, what=what, got=got, fix=fix)


def relations_for(scenario: Scenario, models: Mapping[str, Relation] | None = None) -> dict[str, Relation]:
    """Return the relations of a study: built in, then the scenario's registered names, then `models`."""
    registered = _registered() if scenario.models else {}
    chosen: dict[str, Relation] = {}
    problems: list[Problem] = []
    for relation_name, registered_name in scenario.models.items():
        if registered_name in registered:
            chosen[relation_name] = registered[registered_name]
        else:
            known = ", ".join(sorted(registered)) or "none is installed"
            problems.append(
                _problem(scenario, f"models.{relation_name}", "not registered", registered_name, f"use one of: {known}")
            )
    chosen.update(models or {})
    for relation_name in chosen:
        if relation_name not in RELATIONS:
            fix = f"use one of: {', '.join(RELATIONS)}"
            problems.append(_problem(scenario, f"models.{relation_name}", "unknown relation", relation_name, fix))
    if problems:
        raise ScenarioError(problems)
    return {**RELATIONS, **chosen}


def model_fingerprints(relations: Mapping[str, Relation]) -> dict[str, str]:
    """Return name and source hash of every relation that is not the built-in one."""
    prints: dict[str, str] = {}
    for name, relation in relations.items():
        if relation is not RELATIONS[name]:
            digest = hashlib.sha256(inspect.getsource(relation).encode()).hexdigest()[:12]
            prints[name] = f"{relation.__module__}.{relation.__qualname__} ({digest})"
    return prints
