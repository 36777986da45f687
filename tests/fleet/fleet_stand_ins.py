"""Results of earlier stages with plain numbers, as the fleet stages receive them."""

from __future__ import annotations

from typing import Any

import numpy as np

from orbitdc.compute.result import GoodputResult, PayloadResult, SupportResult
from orbitdc.environment.result import EnvironmentResult
from orbitdc.fleet.parameters import FleetParameters
from orbitdc.launch.result import LaunchResult
from orbitdc.radiation.result import FaultResult
from orbitdc.scenario.calendar import Calendar
from orbitdc.scenario.declaration import default_arrays, results
from orbitdc.spacecraft.parameters import SpacecraftParameters
from orbitdc.spacecraft.result import SpacecraftResult


def stand_in(result_class: type, values: dict[str, Any]) -> Any:
    """Build a result whose named fields have values and whose others are zero."""
    filled: dict[str, Any] = {name: np.zeros(1) for name in results(result_class)}
    filled.update({name: np.atleast_1d(np.asarray(value, dtype=float)) for name, value in values.items()})
    return result_class(**filled)


def fleet_inputs(months: int = 180, **overrides: Any) -> dict[str, Any]:
    """Arguments of `deployment`; an override replaces a fleet parameter or a field of any result by name."""
    satellite = {
        "raising_time_days": 60.0,
        "collision_rate_per_yr": 1e-4,
        "unavoided_derelict_cross_section_m2": 1.0,
        "passive_lifetime_yr": 20.0,
    }
    launch = {
        "satellites_per_launch": 20.0,
        "launch_failure_fraction": 0.02,
        "cadence_first_per_month": 5.0,
        "cadence_growth_per_yr": 0.5,
        "cadence_maximum_per_month": 40.0,
    }
    payload = {"contracted_accelerators": 6.0e5, "accelerators_per_satellite": 100.0}
    faults = {"radiation_failure_rate_per_accelerator_yr": 0.0}
    groups = [satellite, launch, payload, faults, surroundings := {"collision_rate_per_object_per_m2_yr": 1e-9}]
    fleet = default_arrays(FleetParameters, {"overbuild_fraction": 0.1, "last_replacement_before_end_yr": 0.0})
    fleet_values = dict(vars(fleet))
    for name, value in overrides.items():
        for group in groups:
            if name in group:
                group[name] = value
                break
        else:
            assert name in fleet_values, name
            fleet_values[name] = np.atleast_1d(np.asarray(value, dtype=float))
    return {
        "fleet": FleetParameters(**fleet_values),
        "calendar": Calendar(months=months),
        "payload": stand_in(PayloadResult, payload),
        "satellite": stand_in(SpacecraftResult, satellite),
        "manifest": stand_in(LaunchResult, launch),
        "spacecraft": default_arrays(SpacecraftParameters),
        "surroundings": stand_in(EnvironmentResult, surroundings),
        "faults": stand_in(FaultResult, faults),
    }


def service_inputs(**overrides: Any) -> dict[str, Any]:
    """Support and goodput arguments of `availability`."""
    thirds = np.ones((12, 3, 1))
    thirds[4:8, 0] = 0.97
    support: dict[str, Any] = {
        "powered_fraction_month": thirds,
        "cool_fraction": 1.0,
        "connected_fraction": 0.99,
        "scheduled_fraction": 0.995,
        "outage_fraction": 0.005,
    }
    goodput = {"usable_domain_fraction": 0.99, "goodput_fraction": 0.95}
    for name, value in overrides.items():
        (support if name in support else goodput)[name] = value
    return {"support": stand_in(SupportResult, support), "goodput": stand_in(GoodputResult, goodput)}
