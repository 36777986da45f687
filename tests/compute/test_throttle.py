"""Throughput at limited power against the printed results of servers with eight H200."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orbitdc.compute.parameters import ComputeParameters
from orbitdc.compute.throttle import accelerator_power_fraction, relative_throughput
from orbitdc.scenario.declaration import default_arrays, parameters

DEFAULTS = default_arrays(ComputeParameters)
CURVE = {"idle_power_fraction": DEFAULTS.idle_power_fraction, "throughput_exponent": DEFAULTS.power_throughput_exponent}
ALONE = {**CURVE, "chip_power_fraction": 1.0}
FULL_W = 700
LIMITED = {
    "GPT-J, offline": (350, 13096.6, 20086.1),
    "GPT-J, server": (350, 11700.81, 19243.33),
    "BERT, offline": (400, 54063.2, 73309.5),
    "Stable Diffusion, offline": (450, 13.202, 17.4186),
    "Llama 2 70B, offline": (500, 25262.1, 31302.7),
    "Llama 2 70B, server": (500, 23113.14, 29228.22),
    "Mixtral, offline": (500, 48987.9, 59022.3),
    "Mixtral, server": (500, 45496.95, 57177.20),
}
CONVOLUTIONS = {
    "ResNet-50": (350, 556234, 756960),
    "RetinaNet": (350, 10802.5, 14439),
    "3D U-Net": (350, 41.664, 54.7136),
}


@pytest.mark.parametrize("load", LIMITED)
def test_published_rates_at_limited_power(load):
    limit, limited, full = LIMITED[load]
    assert relative_throughput(power_fraction=limit / FULL_W, **ALONE) == pytest.approx(limited / full, abs=0.045)


def test_the_default_is_in_the_middle_of_the_transformers():
    ratios = [
        relative_throughput(power_fraction=limit / FULL_W, **ALONE)[0] / (limited / full)
        for limit, limited, full in LIMITED.values()
    ]
    assert np.mean(ratios) == pytest.approx(1.0, abs=0.02)


@pytest.mark.parametrize("load", CONVOLUTIONS)
def test_convolutions_lie_at_the_low_end_of_the_exponent(load):
    limit, limited, full = CONVOLUTIONS[load]
    low = {**ALONE, "throughput_exponent": parameters(ComputeParameters)["power_throughput_exponent"].low}
    assert relative_throughput(power_fraction=limit / FULL_W, **low) == pytest.approx(limited / full, abs=0.03)


@pytest.mark.parametrize(("limit", "measured_w"), [(350, 4778), (400, 5617), (450, 5538), (500, 6161), (500, 6237)])
def test_the_server_does_not_follow_the_limit(limit, measured_w):
    full = 8 * FULL_W + 2130
    assert measured_w == pytest.approx(full - 8 * (FULL_W - limit), rel=0.07)
    share = accelerator_power_fraction(power_fraction=measured_w / full, chip_power_fraction=8 * FULL_W / full)
    assert share == pytest.approx(limit / FULL_W, abs=0.06)


@given(st.floats(0, 1.2), st.floats(0, 1.2), st.floats(0.5, 1))
@settings(deadline=None)
def test_throughput_rises_with_power(one, two, share):
    case = {**CURVE, "chip_power_fraction": share}
    low, high = (float(relative_throughput(power_fraction=x, **case)[0]) for x in sorted((one, two)))
    assert 0 <= low <= high <= 1
    assert relative_throughput(power_fraction=one, **case)[0] <= relative_throughput(power_fraction=one, **ALONE)[0]


def test_throughput_at_the_ends():
    power = np.array([0, 0.12, 1, 1.1])
    assert relative_throughput(power_fraction=power, **ALONE) == pytest.approx([0, 0, 1, 1])
    assert relative_throughput(power_fraction=0.3, **{**CURVE, "chip_power_fraction": 0.7}) == 0
