"""Inputs of the goodput stage for its tests: a satellite of 63 accelerators at 650 km."""

from dataclasses import fields

import numpy as np

from orbitdc.compute.goodput import goodput
from orbitdc.compute.parameters import ComputeParameters
from orbitdc.compute.result import PayloadResult
from orbitdc.fleet.result import FleetResult
from orbitdc.radiation.result import FaultResult
from orbitdc.scenario.declaration import default_arrays

RATES = {
    "silent_errors_per_accelerator_yr": 8.8, "memory_errors_per_accelerator_yr": 3.4,
    "functional_interrupts_per_accelerator_yr": 0.2, "other_interruptions_per_accelerator_yr": 0.173,
    "saa_time_fraction": 0.041, "saa_event_fraction": 0.95, "saa_passes_per_day": 9.0,
}  # fmt: skip
ACCELERATORS_PER_SATELLITE = 63.0


def filled(result_class, **values):
    """Build a result with ones where a test says nothing."""
    return result_class(**{f.name: np.atleast_1d(values.get(f.name, 1.0)) for f in fields(result_class)})


def inputs(compute=None, faults=None, alive=0.95, fleet_accelerators=5e5):
    return {
        "compute": default_arrays(ComputeParameters, compute),
        "payload": filled(
            PayloadResult, accelerators_per_satellite=ACCELERATORS_PER_SATELLITE,
            contracted_accelerators=fleet_accelerators, tokens_per_accelerator_s=5800.0, request_duration_s=44.0,
            tokens_per_request=1000.0,
        ),
        "faults": filled(FaultResult, **{**RATES, **(faults or {})}),
        "deployment": filled(FleetResult, alive_fraction=alive),
    }  # fmt: skip


def stage(compute=None, faults=None, **more):
    return goodput(**inputs(compute, faults, **more))
