"""How work runs on the ground: the site chooses its own redundancy."""

import numpy as np
import pytest

import orbitdc
from orbitdc.compute.parameters import REDUNDANCIES, ComputeParameters
from orbitdc.economics.ground import ground_work
from orbitdc.economics.parameters import GroundParameters
from orbitdc.scenario.declaration import default_arrays, parameters
from orbitdc.scenario.scenario import Scenario


def test_only_the_redundancy_differs() -> None:
    compute = default_arrays(ComputeParameters, {"redundancy": float(REDUNDANCIES.index("dual_modular"))})
    work = ground_work(ground=default_arrays(GroundParameters, {"ground_redundancy": 0.0}), compute=compute)
    assert work.redundancy[0] == REDUNDANCIES.index("none")
    others = [n for n in parameters(ComputeParameters) if n != "redundancy"]
    assert all(getattr(work, n) is getattr(compute, n) for n in others)


def test_redundancy_in_orbit_leaves_the_ground_alone(gigawatt: Scenario) -> None:
    names = ["goodput_fraction", "ground_goodput_fraction", "undetected_silent_errors_per_accelerator_yr"]
    swept = gigawatt.with_values({"compute.redundancy": ["checks", "dual_modular"]})
    out = orbitdc.evaluate(swept, outputs=names)
    assert out["goodput_fraction"].values[1] == pytest.approx(out["goodput_fraction"].values[0] / 1.96, rel=0.01)
    assert out["undetected_silent_errors_per_accelerator_yr"].values[1] == 0
    assert np.ptp(out["ground_goodput_fraction"].values) == 0
