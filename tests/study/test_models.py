"""Relations replaced by function or by registered name."""

from dataclasses import replace
from typing import Any

import pytest

import orbitdc
from orbitdc.scenario.errors import ScenarioError
from orbitdc.scenario.scenario import Scenario
from orbitdc.study import models


class Registered:
    def __init__(self, name: str, function: Any) -> None:
        self.name, self._function = name, function

    def load(self) -> Any:
        return self._function


def test_a_function_replaces_a_relation(gigawatt: Scenario) -> None:
    built_in = models.RELATIONS["orbit.shell"]

    def roomier(*, orbit: Any, fleet: Any, compute: Any) -> Any:
        result = built_in(orbit=orbit, fleet=fleet, compute=compute)
        return replace(result, slot_count=2 * result.slot_count)

    base = orbitdc.evaluate(gigawatt, outputs=["slot_count"])
    changed = orbitdc.evaluate(gigawatt, models={"orbit.shell": roomier}, outputs=["slot_count"])
    assert float(changed["slot_count"]) == 2 * float(base["slot_count"])
    assert models.model_fingerprints(models.relations_for(gigawatt, {"orbit.shell": roomier})).keys() == {"orbit.shell"}


def test_a_registered_name_replaces_a_relation(monkeypatch: pytest.MonkeyPatch) -> None:
    built_in = models.RELATIONS["orbit.shell"]

    def roomy(*, orbit: Any, fleet: Any, compute: Any) -> Any:
        result = built_in(orbit=orbit, fleet=fleet, compute=compute)
        return replace(result, slot_count=3 * result.slot_count)

    monkeypatch.setattr(models, "entry_points", lambda group: [Registered("roomy-shell", roomy)])
    base = orbitdc.evaluate(orbitdc.load("gigawatt"), outputs=["slot_count"])
    named = orbitdc.load("gigawatt", overrides=["models={orbit.shell: roomy-shell}"])
    changed = orbitdc.evaluate(named, outputs=["slot_count"])
    assert float(changed["slot_count"]) == 3 * float(base["slot_count"])


def test_unknown_relations_and_names_are_refused(gigawatt: Scenario) -> None:
    with pytest.raises(ScenarioError, match="unknown relation"):
        orbitdc.evaluate(gigawatt, models={"thermal.kettle": lambda: None})
    named = replace(gigawatt, models={"thermal.radiator": "nobody-registered-this"})
    with pytest.raises(ScenarioError, match="not registered"):
        orbitdc.evaluate(named)
