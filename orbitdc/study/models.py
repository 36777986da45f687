"""Loading scenarios with replaced relations, and checking that a replacement keeps the contract."""

from __future__ import annotations

import hashlib
import inspect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any, get_type_hints

import numpy as np

from orbitdc.model import GROUPS, RELATIONS
from orbitdc.scenario.declaration import parameters
from orbitdc.scenario.errors import Problem, ScenarioError
from orbitdc.scenario.scenario import Scenario
from orbitdc.scenario.scenario import load as load_scenario

Relation = Callable[..., Any]
ENTRY_POINT_GROUP = "orbitdc.models"


def _registered() -> dict[str, Relation]:
    return {point.name: point.load() for point in entry_points(group=ENTRY_POINT_GROUP)}


def _own_groups(relations: Iterable[Relation]) -> dict[str, type]:
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
    return {**GROUPS, **_own_groups([*_registered().values(), *(models or {}).values()])}


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


def check_model(function: Relation, relation: str, *, scenario: str | Scenario = "gigawatt") -> list[str]:
    """Test that a custom relation can stand in for a built-in one.

    Parameters
    ----------
    function : the replacement; takes the same keyword arguments, plus groups of its own.
    relation : name of the relation that it replaces, such as "thermal.radiator".
    scenario : scenario in which it is tried.

    Returns
    -------
    list of str : one sentence per fault (wrong arguments, missing fields, wrong shapes, results that depend on
        the size of the block); empty if it keeps the contract.
    """
    from orbitdc.study.evaluation import evaluate

    if relation not in RELATIONS:
        return [f"unknown relation {relation!r}; use one of: {', '.join(RELATIONS)}"]
    own = _own_groups([function])
    known = set(inspect.signature(RELATIONS[relation]).parameters) | set(own)
    wrong = [name for name in inspect.signature(function).parameters if name not in known]
    if wrong:
        return [f"arguments {', '.join(wrong)} are neither inputs of {relation} nor parameter groups of its own"]
    models = {relation: function}
    tried = load(scenario, models=models) if isinstance(scenario, str) else scenario
    expected = get_type_hints(RELATIONS[relation])["return"]
    names = [f.name for f in fields(expected)]
    faults: list[str] = []
    try:
        small = evaluate(tried, models=models, samples=37, block_points=8, workers=1)
        large = evaluate(tried, models=models, samples=37, block_points=64, workers=1)
    except Exception as error:
        return [f"it fails on arrays of points: {type(error).__name__}: {error}"]
    for name in names:
        if name in small and not np.array_equal(small[name].values, large[name].values, equal_nan=True):
            faults.append(f"{name} depends on the size of the block")
    return faults
