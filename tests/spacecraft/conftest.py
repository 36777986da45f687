from __future__ import annotations

from collections.abc import Callable
from inspect import signature
from typing import Any

import numpy as np
import pytest

from orbitdc.compute.result import PayloadResult
from orbitdc.environment.parameters import EnvironmentParameters
from orbitdc.environment.result import EnvironmentResult
from orbitdc.fleet.parameters import FleetParameters
from orbitdc.launch.parameters import LaunchParameters
from orbitdc.link.parameters import LinkParameters
from orbitdc.orbit.parameters import OrbitParameters
from orbitdc.orbit.result import OrbitResult
from orbitdc.radiation.result import FaultResult
from orbitdc.scenario.declaration import default_arrays, parameters, results
from orbitdc.spacecraft.attitude import attitude
from orbitdc.spacecraft.closure import closure
from orbitdc.spacecraft.parameters import CellParameters, SpacecraftParameters
from orbitdc.spacecraft.power import power
from orbitdc.spacecraft.result import AttitudeResult, PowerResult, SpacecraftResult
from orbitdc.thermal.parameters import RadiatorParameters
from orbitdc.thermal.result import LoopResult, RadiatorResult

RESULTS: dict[str, tuple[type, dict[str, float]]] = {
    "shell": (
        OrbitResult,
        {
            "orbital_speed_m_per_s": 7531.0,
            "semi_major_axis_km": 7028.137,
            "cluster_radius_m": 0.0,
            "cluster_minimum_separation_m": 100.0,
            "inclination_deg": 97.986,
            "beta_angle_minimum_deg": 58.0,
            "beta_angle_maximum_deg": 88.0,
            "beta_sine_mean": 0.948,
            "beta_cosine_mean": 0.276,
            "eclipse_duration_maximum_s": 1184.0,
            "sunlit_time_fraction": 0.963,
            "sunlit_time_fraction_worst_day": 0.798,
            "array_energy_fraction_tracking": 0.963,
            "array_energy_fraction_fixed": 0.90,
            "array_energy_fraction_tracking_worst_day": 0.774,
            "array_energy_fraction_fixed_worst_day": 0.66,
            "array_light_fraction_tracking_minimum": 0.774 / 0.798,
            "array_light_fraction_fixed_minimum": 0.66 / 0.798,
            "sunlit_time_fraction_faintest_day": 0.798,
        },
    ),
    "surroundings": (
        EnvironmentResult,
        {
            "solar_irradiance_hot_case_w_per_m2": 1407.7,
            "array_earth_infrared_w_per_m2": 115.0,
            "array_albedo_w_per_m2": 15.0,
            "ram_pressure_mean_pa": 2.0e-6,
            "decay_time_yr_m2_per_kg": 0.62,
            "air_cycle_ratio": 1.0,
            "debris_flux_1mm_per_m2_yr": 1.6e-2,
            "debris_flux_1cm_per_m2_yr": 6.8e-5,
            "debris_flux_10cm_per_m2_yr": 7.9e-6,
            "debris_flux_1m_per_m2_yr": 2.0e-6,
            "disposal_critical_flux_per_m2_yr": 1.0e-3,
            "string_loss_rate_per_m2_yr": 0.01,
        },
    ),
    "payload": (PayloadResult, {"it_power_w": 120e3, "payload_mass_kg": 720.0, "payload_volume_m3": 1.44}),
    "faults": (
        FaultResult,
        {"cell_remaining_fraction": 0.95, "shield_mass_kg": 97.0, "coverglass_areal_mass_kg_per_m2": 0.25},
    ),
    "loop": (LoopResult, {"pump_power_fraction": 0.014, "loop_mass_kg_per_kw": 2.0}),
    "panel": (RadiatorResult, {"radiator_planform_area_m2": 190.0, "radiator_mass_kg": 1140.0}),
}
GROUPS: dict[str, type] = {
    "spacecraft": SpacecraftParameters,
    "cell": CellParameters,
    "link": LinkParameters,
    "fleet": FleetParameters,
    "environment": EnvironmentParameters,
    "launch": LaunchParameters,
    "orbit": OrbitParameters,
    "radiator": RadiatorParameters,
}
Closed = tuple[AttitudeResult, PowerResult, SpacecraftResult]


def close(**changes: Any) -> Closed:
    """Run attitude, power and closure at the defaults; `changes` replaces single inputs by name."""
    given = {name: np.atleast_1d(np.asarray(value, dtype=float)) for name, value in changes.items()}
    inputs: dict[str, Any] = {}
    for name, group in GROUPS.items():
        defaults = default_arrays(group)
        values = {field: given.get(field, getattr(defaults, field)) for field in parameters(group)}
        inputs[name] = group(**values)
    for name, (group, known) in RESULTS.items():
        fields = results(group)
        inputs[name] = group(
            **{
                f: given.get(f, np.full((1,) * (1 + len(declared.axes)), known.get(f, np.nan)))
                for f, declared in fields.items()
            }
        )
    inputs["attitude"] = attitude(spacecraft=inputs["spacecraft"], shell=inputs["shell"])
    inputs["power"] = power(**{name: inputs[name] for name in signature(power).parameters})
    satellite = closure(**{name: inputs[name] for name in signature(closure).parameters})
    return inputs["attitude"], inputs["power"], satellite


@pytest.fixture(name="close")
def fixture_close() -> Callable[..., Closed]:
    return close
