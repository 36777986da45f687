from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from orbitdc.compute.result import PayloadResult
from orbitdc.environment.result import EnvironmentResult
from orbitdc.fleet.parameters import FleetParameters
from orbitdc.scenario.declaration import default_arrays, results
from orbitdc.spacecraft.result import AttitudeResult, PowerResult
from orbitdc.thermal.loop import coolant_loop
from orbitdc.thermal.parameters import RadiatorParameters, ThermalParameters


def filled(group: type, **known: float) -> Any:
    values = {name: np.full(1, known.get(name, np.nan)) for name in results(group)}
    return group(**values)


@pytest.fixture
def design() -> dict[str, Any]:
    """Keyword arguments of the radiator stage for a 120 kW satellite at 650 km."""
    thermal = default_arrays(ThermalParameters)
    payload = filled(PayloadResult, junction_limit_k=358.15, junction_to_coolant_rise_k=30.0)
    return {
        "thermal": thermal,
        "radiator": default_arrays(RadiatorParameters),
        "fleet": default_arrays(FleetParameters),
        "surroundings": filled(
            EnvironmentResult,
            radiator_earth_infrared_w_per_m2=239.0 * 0.4814,
            radiator_albedo_w_per_m2=17.0,
            solar_irradiance_hot_case_w_per_m2=1407.7,
            tube_puncture_rate_per_m2_yr=0.08,
        ),
        "attitude": filled(AttitudeResult, radiator_sun_cosine=0.035),
        "payload": payload,
        "loop": coolant_loop(thermal=thermal, payload=payload),
        "power": filled(PowerResult, heat_load_w=138e3, eclipse_heat_load_w=13e3),
    }


@pytest.fixture
def change() -> Any:
    """Return a design with fields of one of its groups replaced."""

    def changed(design: dict[str, Any], group: str, **fields: Any) -> dict[str, Any]:
        arrays = {name: np.atleast_1d(np.asarray(value, dtype=float)) for name, value in fields.items()}
        return {**design, group: replace(design[group], **arrays)}

    return changed
