"""Checking that a custom relation keeps the contract of the one it replaces."""

from __future__ import annotations

import inspect
from dataclasses import fields
from typing import get_type_hints

import numpy as np

from orbitdc.model import RELATIONS
from orbitdc.scenario.scenario import Scenario
from orbitdc.study.evaluation import evaluate
from orbitdc.study.models import Relation, load, own_groups


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
    if relation not in RELATIONS:
        return [f"unknown relation {relation!r}; use one of: {', '.join(RELATIONS)}"]
    own = own_groups([function])
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
