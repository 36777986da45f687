"""Inputs of the link stage that stand in for the stages before it."""

import dataclasses
from typing import Any

import numpy as np

from orbitdc.compute.parameters import ComputeParameters
from orbitdc.compute.result import PayloadResult
from orbitdc.fleet.parameters import FleetParameters
from orbitdc.link.ground import ground_link
from orbitdc.link.parameters import LinkParameters
from orbitdc.link.result import LinkResult
from orbitdc.orbit.parameters import OrbitParameters
from orbitdc.orbit.result import OrbitResult
from orbitdc.scenario.declaration import Array, default_arrays, results


def filled(group: type, **values: float) -> Any:
    return group(**{name: np.full(1, values.get(name, 1.0)) for name in results(group)})


def run(
    *, altitude_km: float = 650.0, tokens: float = 2000.0, workload: str = "inference", gigawatts: float = 1.0,
    arrays: dict[str, Array] | None = None, **link: Any,
) -> LinkResult:  # fmt: skip
    group = default_arrays(LinkParameters, link)
    return ground_link(
        link=dataclasses.replace(group, **(arrays or {})),
        orbit=default_arrays(OrbitParameters, {"altitude_km": altitude_km}),
        compute=default_arrays(ComputeParameters, {"workload": workload}),
        fleet=default_arrays(FleetParameters, {"contracted_it_power_gw": gigawatts}),
        shell=filled(OrbitResult, inclination_deg=97.99, semi_major_axis_km=6378.137 + altitude_km),
        payload=filled(
            PayloadResult,
            it_power_w=120e3,
            contracted_accelerators=526_000.0 * gigawatts,
            tokens_per_accelerator_s=tokens,
        ),
    )
