"""A radiator of one's own: carbon-carbon fins, replaced without touching the package.

A replacement takes the keyword arguments of the relation that it replaces, returns the same class, and may add
a parameter group of its own. The group's section in a scenario is the argument's name, here `carbon`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import orbitdc
from orbitdc.compute.result import PayloadResult
from orbitdc.environment.result import EnvironmentResult
from orbitdc.fleet.parameters import FleetParameters
from orbitdc.scenario.declaration import Array, param
from orbitdc.spacecraft.result import AttitudeResult, PowerResult
from orbitdc.thermal.parameters import RadiatorParameters, ThermalParameters
from orbitdc.thermal.radiator import radiator as aluminum_radiator
from orbitdc.thermal.result import LoopResult, RadiatorResult


@dataclass(frozen=True, kw_only=True)
class CarbonParameters:
    """Carbon-carbon panel."""

    fin_conductivity_w_per_m_k: Array = param(
        500.0, "W/(m K)", text="Conductivity of the carbon-carbon fin in its plane", bounds=(50, 2000),
        low=300, high=700, favors_orbit="high",
    )  # fmt: skip
    areal_mass_kg_per_m2: Array = param(
        4.0, "kg/m2", text="Panel with tubes, fluid and deployment, per planform area", bounds=(0.5, 60),
        low=2.5, high=7.0, favors_orbit="low",
    )  # fmt: skip


def carbon_radiator(
    *,
    thermal: ThermalParameters,
    radiator: RadiatorParameters,
    carbon: CarbonParameters,
    fleet: FleetParameters,
    surroundings: EnvironmentResult,
    attitude: AttitudeResult,
    payload: PayloadResult,
    loop: LoopResult,
    power: PowerResult,
) -> RadiatorResult:
    """Size or rate a radiator whose fins conduct better and weigh less than aluminum.

    Parameters
    ----------
    thermal, radiator, fleet, surroundings, attitude, payload, loop, power : as in `orbitdc.thermal.radiator.radiator`.
    carbon : conductivity and areal mass that take the place of the radiator's own.

    Returns
    -------
    RadiatorResult : as the relation it replaces.
    """
    panel = replace(
        radiator,
        fin_conductivity_w_per_m_k=carbon.fin_conductivity_w_per_m_k,
        areal_mass_kg_per_m2=carbon.areal_mass_kg_per_m2,
    )
    return aluminum_radiator(
        thermal=thermal,
        radiator=panel,
        fleet=fleet,
        surroundings=surroundings,
        attitude=attitude,
        payload=payload,
        loop=loop,
        power=power,
    )


def main() -> None:
    """Evaluate one scenario with either radiator and print what changes."""
    models = {"thermal.radiator": carbon_radiator}
    aluminum = orbitdc.evaluate(orbitdc.load("gigawatt"))
    carbon = orbitdc.evaluate(orbitdc.load("gigawatt", models=models), models=models)
    for name, study in (("aluminum", aluminum), ("carbon", carbon)):
        area = float(study["radiator_planform_area_m2"].squeeze())
        print(f"{name:8s} radiator: {area:7.1f} m2 planform per satellite")


if __name__ == "__main__":
    main()
