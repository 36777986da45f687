"""The payload: accelerators by power, and tokens of named models on named accelerators against published results."""

from dataclasses import fields

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orbitdc.compute.parameters import AcceleratorParameters, ComputeParameters, ServedModelParameters
from orbitdc.compute.payload import (
    bytes_read_per_token,
    flop_per_output_token,
    payload,
    request_duration_s,
    sequences_in_memory,
    shard_accelerators,
    tokens_per_accelerator_s,
    weight_bytes,
)
from orbitdc.compute.result import PayloadResult
from orbitdc.fleet.parameters import FleetParameters
from orbitdc.scenario.catalogs import entry_names, load_entry
from orbitdc.scenario.declaration import ASSUMPTION, default_arrays

CALIBRATED = {("gb300-nvl72", "deepseek-r1"): 5842.5}
TESTED = {
    ("gb200-nvl72", "deepseek-r1"): 4023.8,
    ("b200", "deepseek-r1"): 4172.4,
    ("gb200-nvl72", "llama-3.1-405b"): 214.0,
    ("b200", "llama-3.1-405b"): 207.6,
    ("h100", "llama-3.1-405b"): 48.9,
    ("b200", "llama-3.3-70b"): 12863.6,
    ("gb200-nvl72", "llama-3.3-70b"): 13015.4,
    ("h200", "llama-3.3-70b"): 4414.6,
    ("h100", "llama-3.3-70b"): 3902.5,
    ("mi300x", "llama-3.3-70b"): 3481.8,
}


def values(section, name, group):
    return {field: stated.default for field, stated in load_entry(section, name, group).declared.items()}


def loaded(compute=None, accelerator=None, served_model=None):
    return payload(
        compute=default_arrays(ComputeParameters, compute),
        accelerator=default_arrays(AcceleratorParameters, accelerator),
        served_model=default_arrays(ServedModelParameters, served_model),
        fleet=default_arrays(FleetParameters),
    )


def served(accelerator, model):
    return loaded(
        accelerator=values("accelerator", accelerator, AcceleratorParameters),
        served_model=values("served_model", model, ServedModelParameters),
    ).tokens_per_accelerator_s[0]


def test_payload_counts_accelerators_by_power():
    out = loaded()
    for name in (f.name for f in fields(PayloadResult)):
        assert np.all(np.isfinite(getattr(out, name))), name
    assert out.accelerators_per_satellite[0] == pytest.approx(120 / 1.9)
    assert out.contracted_accelerators[0] == pytest.approx(1e9 / 1900)
    assert out.chip_power_fraction[0] == pytest.approx(1400 / 1900)
    assert out.payload_mass_kg[0] == pytest.approx(720)
    assert out.junction_to_coolant_rise_k[0] == pytest.approx(1400 * 0.021)
    assert out.junction_limit_k[0] == pytest.approx(363.15)


@pytest.mark.parametrize(("accelerator", "model"), CALIBRATED)
def test_the_calibrated_result_is_reproduced(accelerator, model):
    assert served(accelerator, model) == pytest.approx(CALIBRATED[accelerator, model], rel=0.01)


@pytest.mark.parametrize(("accelerator", "model"), [key for key in TESTED if key[1] == "deepseek-r1"])
def test_two_other_accelerators_follow_from_their_memory(accelerator, model):
    assert served(accelerator, model) == pytest.approx(TESTED[accelerator, model], rel=0.10)


def test_results_that_nothing_was_set_to_come_out_as_stated():
    errors = np.array([served(*key) / published - 1 for key, published in TESTED.items()])
    assert errors.min() > -0.39
    assert errors.max() < 0.63
    assert np.median(np.abs(errors)) < 0.20
    assert np.exp(np.mean(np.log1p(errors))) == pytest.approx(1.0, abs=0.10)


@pytest.mark.parametrize("model", entry_names("served_model"))
@pytest.mark.parametrize("accelerator", entry_names("accelerator"))
def test_every_model_runs_on_every_accelerator(accelerator, model):
    assert 1 < served(accelerator, model) < 1e5


@pytest.mark.parametrize("name", [name for name in entry_names("accelerator") if not name.endswith("mix")])
def test_peaks_are_dense_and_rise_with_fewer_bits(name):
    stated = values("accelerator", name, AcceleratorParameters)
    bf16, fp8, fp4 = (
        stated.get(f"{kind}_dense_pflops", default) for kind, default in (("bf16", 2.5), ("fp8", 5), ("fp4", 15))
    )
    assert bf16 <= fp8
    assert fp4 == 0 or fp8 < fp4
    assert stated.get("chip_power_w", 1400) < stated.get("it_power_per_accelerator_w", 1900)


def test_most_peaks_and_memories_of_accelerators_have_a_source():
    stated = [
        load_entry("accelerator", name, AcceleratorParameters).declared[field]
        for name in entry_names("accelerator")
        for field in ("memory_gb", "fp8_dense_pflops")
        if name not in ("gb300-nvl72", "h100-h200-gb200-mix")
    ]
    assert sum(one.source == ASSUMPTION for one in stated) <= 1


def test_weights_take_a_byte_where_there_is_no_fp4():
    assert weight_bytes(parameters=70e9, bytes_per_parameter=0.5, fp4_flop_per_s=9e15) == 35e9
    assert weight_bytes(parameters=70e9, bytes_per_parameter=0.5, fp4_flop_per_s=0.0) == 70e9
    assert weight_bytes(parameters=70e9, bytes_per_parameter=2.0, fp4_flop_per_s=0.0) == 140e9


def test_prompts_cost_arithmetic():
    assert flop_per_output_token(active_parameters=70e9, prompt_tokens=0, answer_tokens=100) == pytest.approx(1.4e11)
    assert flop_per_output_token(active_parameters=70e9, prompt_tokens=300, answer_tokens=100) == pytest.approx(5.6e11)


def test_tokens_are_bound_by_memory_or_arithmetic():
    case = {
        "memory_bandwidth_b_per_s": 8e12, "bytes_per_token": 1e9, "bandwidth_utilization": 0.5,
        "peak_flop_per_s": 5e15, "flop_per_token": 100e9, "compute_utilization": 0.4,
    }  # fmt: skip
    assert tokens_per_accelerator_s(**case) == pytest.approx(4000)
    assert tokens_per_accelerator_s(**{**case, "bytes_per_token": 1e6}) == pytest.approx(20000)


def test_weights_are_read_once_per_step():
    traffic = bytes_read_per_token(
        weight_bytes=200e9, shard_accelerators=4, sequences_per_accelerator=50, cache_bytes_per_sequence=1e8
    )
    assert traffic == pytest.approx(1.1e9)


def test_small_memory_spreads_the_model_and_cuts_the_batch():
    assert shard_accelerators(weight_bytes=320e9, memory_bytes=32e9, weight_share=0.5, minimum=8) == 20
    assert shard_accelerators(weight_bytes=320e9, memory_bytes=288e9, weight_share=0.5, minimum=8) == 8
    case = {"memory_bytes": 32e9, "weight_bytes_per_accelerator": 16e9, "cache_bytes_per_sequence": 2e8}
    assert sequences_in_memory(wanted=256, **case) == pytest.approx(80)
    assert sequences_in_memory(wanted=50, **case) == 50


def test_requests_share_the_tokens_of_their_accelerator():
    assert request_duration_s(
        tokens_per_request=1000, sequences_per_accelerator=256, tokens_per_accelerator_s=5800
    ) == (pytest.approx(44.14, abs=0.01))
    assert loaded().request_duration_s[0] == pytest.approx(215, rel=0.02)


@given(st.floats(24, 2000), st.floats(24, 2000))
@settings(deadline=None)
def test_more_memory_serves_no_fewer_tokens(one, two):
    small, large = (loaded(accelerator={"memory_gb": x}).tokens_per_accelerator_s[0] for x in sorted((one, two)))
    assert small <= large * (1 + 1e-12)


def test_blocks_give_identical_values():
    memory = np.linspace(30, 300, 40)
    inputs = default_arrays(AcceleratorParameters)
    rest = {
        "compute": default_arrays(ComputeParameters), "served_model": default_arrays(ServedModelParameters),
        "fleet": default_arrays(FleetParameters),
    }  # fmt: skip
    whole, part = (
        payload(accelerator=type(inputs)(**{**vars(inputs), "memory_gb": x}), **rest) for x in (memory, memory[7:9])
    )
    assert np.array_equal(whole.tokens_per_accelerator_s[7:9], part.tokens_per_accelerator_s)
