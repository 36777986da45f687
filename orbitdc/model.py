"""The pipeline: one function, read from top to bottom, that turns parameter arrays into every stage's result.

Arrays are float64, at least one-dimensional; a parameter has the scenario's dimensions in order, with length 1
along those it does not depend on. Time axes stand first (DESIGN: time first inside, last outside).
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import Any

from orbitdc.compute.goodput import goodput
from orbitdc.compute.parameters import AcceleratorParameters, ComputeParameters, ServedModelParameters
from orbitdc.compute.payload import payload
from orbitdc.compute.support import support
from orbitdc.economics.after_tax import ground_after_tax, orbit_after_tax
from orbitdc.economics.comparison import comparison
from orbitdc.economics.footprint import ground_footprint, orbit_footprint
from orbitdc.economics.ground import ground_deployment, ground_faults, ground_support, ground_work
from orbitdc.economics.ground_cost import ground_cost
from orbitdc.economics.orbit_cost import orbit_cost
from orbitdc.economics.parameters import (
    DealParameters,
    EconomicsParameters,
    FinanceParameters,
    FootprintParameters,
    GroundParameters,
    RevenueParameters,
)
from orbitdc.economics.revenue import ground_returns, orbit_returns
from orbitdc.economics.satellite_price import satellite_price
from orbitdc.economics.yearly import yearly
from orbitdc.environment.parameters import EnvironmentParameters
from orbitdc.environment.surroundings import surroundings
from orbitdc.fleet.availability import availability
from orbitdc.fleet.compliance import compliance
from orbitdc.fleet.deployment import deployment
from orbitdc.fleet.parameters import FleetParameters
from orbitdc.launch.manifest import manifest
from orbitdc.launch.parameters import LaunchParameters, VehicleParameters
from orbitdc.link.ground import ground_link
from orbitdc.link.parameters import LinkParameters
from orbitdc.orbit.parameters import OrbitParameters
from orbitdc.orbit.shell import shell
from orbitdc.radiation.faults import faults
from orbitdc.radiation.parameters import DeviceParameters, RadiationParameters
from orbitdc.scenario.calendar import Calendar
from orbitdc.spacecraft.attitude import attitude
from orbitdc.spacecraft.closure import closure
from orbitdc.spacecraft.parameters import CellParameters, SpacecraftParameters
from orbitdc.spacecraft.power import power
from orbitdc.thermal.loop import coolant_loop
from orbitdc.thermal.parameters import RadiatorParameters, ThermalParameters
from orbitdc.thermal.radiator import radiator

GROUPS: dict[str, type] = {
    "orbit": OrbitParameters,
    "environment": EnvironmentParameters,
    "compute": ComputeParameters,
    "accelerator": AcceleratorParameters,
    "served_model": ServedModelParameters,
    "radiation": RadiationParameters,
    "device": DeviceParameters,
    "thermal": ThermalParameters,
    "radiator": RadiatorParameters,
    "spacecraft": SpacecraftParameters,
    "cell": CellParameters,
    "launch": LaunchParameters,
    "vehicle": VehicleParameters,
    "fleet": FleetParameters,
    "link": LinkParameters,
    "economics": EconomicsParameters,
    "finance": FinanceParameters,
    "ground": GroundParameters,
    "footprint": FootprintParameters,
    "revenue": RevenueParameters,
    "deal": DealParameters,
}
"""Scenario section -> parameter group; stage functions take a group by its section's name."""

RELATIONS: dict[str, Callable[..., Any]] = {
    "orbit.shell": shell,
    "spacecraft.attitude": attitude,
    "environment.surroundings": surroundings,
    "compute.payload": payload,
    "radiation.faults": faults,
    "thermal.coolant_loop": coolant_loop,
    "spacecraft.power": power,
    "thermal.radiator": radiator,
    "spacecraft.closure": closure,
    "launch.manifest": manifest,
    "fleet.deployment": deployment,
    "fleet.compliance": compliance,
    "link.ground": ground_link,
    "compute.support": support,
    "compute.goodput": goodput,
    "fleet.availability": availability,
    "economics.yearly": yearly,
    "economics.satellite_price": satellite_price,
    "economics.orbit_cost": orbit_cost,
    "economics.orbit_after_tax": orbit_after_tax,
    "economics.orbit_returns": orbit_returns,
    "economics.orbit_footprint": orbit_footprint,
    "economics.ground_deployment": ground_deployment,
    "economics.ground_faults": ground_faults,
    "economics.ground_work": ground_work,
    "economics.ground_support": ground_support,
    "economics.ground_cost": ground_cost,
    "economics.ground_after_tax": ground_after_tax,
    "economics.ground_returns": ground_returns,
    "economics.ground_footprint": ground_footprint,
    "economics.comparison": comparison,
}
"""Replaceable relations by name; a replacement takes the same keyword arguments and returns the same class."""


class Pipeline:
    """Calls relations with the groups and results that their signatures name, and keeps every result.

    A stage whose inputs have not changed since its last call is not computed again: this is what makes a stage that
    does not depend on a dimension cost nothing along it. A stale result is dropped before its successor is computed.
    """

    def __init__(self, relations: Mapping[str, Callable[..., Any]]) -> None:
        self._relations = relations
        self._signatures = {name: tuple(inspect.signature(f).parameters) for name, f in relations.items()}
        self._changes = 0
        self._versions: dict[str, int] = {}
        self._made_from: dict[str, tuple[int, ...]] = {}
        self.values: dict[str, Any] = {}

    def _put(self, name: str, value: Any) -> None:
        self._changes += 1
        self._versions[name] = self._changes
        self.values[name] = value

    def start(self, groups: Mapping[str, Any], calendar: Calendar) -> None:
        """Begin a block of points; a group that is the very object of the last block counts as unchanged."""
        for name, value in {**groups, "calendar": calendar}.items():
            if self.values.get(name) is not value:
                self._put(name, value)

    def run(self, target: str, relation: str, **renamed: str) -> None:
        """Call a relation and store its result; `renamed` gives an argument another result than its namesake."""
        names = {argument: renamed.get(argument, argument) for argument in self._signatures[relation]}
        versions = tuple(self._versions[name] for name in names.values())
        if self._made_from.get(target) == versions:
            return
        self.values.pop(target, None)
        self._put(target, self._relations[relation](**{a: self.values[name] for a, name in names.items()}))
        self._made_from[target] = versions


def evaluate_orbit(p: Pipeline) -> None:
    """Run the orbital side; needs the payload."""
    p.run("shell", "orbit.shell")
    p.run("attitude", "spacecraft.attitude")
    p.run("surroundings", "environment.surroundings")
    p.run("faults", "radiation.faults")
    p.run("loop", "thermal.coolant_loop")
    p.run("power", "spacecraft.power")
    p.run("panel", "thermal.radiator")
    p.run("satellite", "spacecraft.closure")
    p.run("manifest", "launch.manifest")
    p.run("deployment", "fleet.deployment")
    p.run("compliance", "fleet.compliance")
    p.run("network", "link.ground")
    p.run("support", "compute.support")
    p.run("goodput", "compute.goodput")
    p.run("service", "fleet.availability")
    p.run("by_year", "economics.yearly")
    p.run("price", "economics.satellite_price")
    p.run("costs", "economics.orbit_cost")
    p.run("after_tax", "economics.orbit_after_tax")
    p.run("returns", "economics.orbit_returns")
    p.run("carbon_and_water", "economics.orbit_footprint")


def evaluate_ground(p: Pipeline) -> None:
    """Run the ground through the same goodput, availability and finance; needs the payload."""
    side = {"deployment": "ground_deployment", "faults": "ground_faults", "support": "ground_support"}
    p.run("ground_deployment", "economics.ground_deployment")
    p.run("ground_faults", "economics.ground_faults")
    p.run("ground_support", "economics.ground_support")
    p.run("ground_compute", "economics.ground_work")
    p.run("ground_goodput", "compute.goodput", **side, compute="ground_compute")
    side["goodput"] = "ground_goodput"
    p.run("ground_service", "fleet.availability", **side)
    side["service"] = "ground_service"
    p.run("ground_by_year", "economics.yearly", **side)
    side["by_year"] = "ground_by_year"
    p.run("ground_costs", "economics.ground_cost", **side)
    side["costs"] = "ground_costs"
    p.run("ground_after_tax", "economics.ground_after_tax", **side)
    p.run("ground_returns", "economics.ground_returns", **side)
    p.run("ground_carbon_and_water", "economics.ground_footprint", **side)


def evaluate_block(p: Pipeline, groups: Mapping[str, Any], calendar: Calendar, *, orbital: bool) -> dict[str, Any]:
    """Evaluate one block of points.

    Parameters
    ----------
    p : pipeline holding the relations (and the last results, for reuse).
    groups : one parameter group of arrays per scenario section.
    calendar : the study's months.
    orbital : False for a terrestrial scenario, whose only side is the ground.

    Returns
    -------
    dict : groups and results by name; results are the frozen dataclasses of the stage contracts.
    """
    p.start(groups, calendar)
    p.run("payload", "compute.payload")
    evaluate_ground(p)
    if orbital:
        evaluate_orbit(p)
        p.run("comparison", "economics.comparison")
    return p.values
