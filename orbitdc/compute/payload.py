"""The payload of one satellite, or of a satellite's worth of racks on the ground."""

from __future__ import annotations

import numpy as np

from orbitdc.compute.parameters import AcceleratorParameters, ComputeParameters, ServedModelParameters
from orbitdc.compute.result import PayloadResult
from orbitdc.fleet.parameters import FleetParameters
from orbitdc.scenario.declaration import Array

W_PER_KW = 1.0e3
W_PER_GW = 1.0e9
ZERO_CELSIUS_K = 273.15
PER_BILLION = 1.0e9
BYTES_PER_KB = 1.0e3
BYTES_PER_GB = 1.0e9
BYTES_PER_TB = 1.0e12
FLOP_PER_PFLOP = 1.0e15
FLOP_PER_PARAMETER = 2.0
"""One multiplication and one addition per active parameter and token."""

FP8_BYTES = 1.0


def accelerators(*, it_power_w: Array | float, it_power_per_accelerator_w: Array | float) -> Array:
    """Return the accelerators that an IT power feeds.

    count = IT power / IT power per accelerator. A real number: the model keeps account of expected values, and a
    satellite of 63.2 accelerators stands for a choice between 63 and 64.

    Parameters
    ----------
    it_power_w : IT power, W.
    it_power_per_accelerator_w : IT power per accelerator, hosts and memory included, W.

    Returns
    -------
    Array : accelerators.
    """
    count: Array = np.asarray(it_power_w, dtype=np.float64) / it_power_per_accelerator_w
    return count


def payload_mass_kg(*, it_power_kw: Array | float, mass_kg_per_kw: Array | float) -> Array:
    """Return the mass of the compute payload, proportional to its power.

    Parameters
    ----------
    it_power_kw : IT power, kW.
    mass_kg_per_kw : mass per power, kg/kW.

    Returns
    -------
    Array : mass, kg.
    """
    mass: Array = np.asarray(it_power_kw, dtype=np.float64) * mass_kg_per_kw
    return mass


def shielded_surface_area_m2(*, it_power_kw: Array | float, surface_m2_per_kw: Array | float) -> Array:
    """Return the surface around the electronics, proportional to power (a flat, densely packed payload).

    Parameters
    ----------
    it_power_kw : IT power, kW.
    surface_m2_per_kw : surface per power, m2/kW.

    Returns
    -------
    Array : surface, m2.
    """
    area: Array = np.asarray(it_power_kw, dtype=np.float64) * surface_m2_per_kw
    return area


def junction_to_coolant_rise_k(*, chip_power_w: Array | float, resistance_k_per_w: Array | float) -> Array:
    """Return the temperature rise from coolant to junction.

    rise = power x thermal resistance.

    Parameters
    ----------
    chip_power_w : power of the package, W.
    resistance_k_per_w : thermal resistance from junction to coolant, K/W.

    Returns
    -------
    Array : rise, K.
    """
    rise: Array = np.asarray(chip_power_w, dtype=np.float64) * resistance_k_per_w
    return rise


def weight_bytes(
    *, parameters: Array | float, bytes_per_parameter: Array | float, fp4_flop_per_s: Array | float
) -> Array:
    """Return the size of a model's weights in memory.

    bytes = parameters x bytes per parameter, at least one byte each on an accelerator without FP4 arithmetic.

    Source: mlperf_inference_5_1 (weights of 4 bits on accelerators that compute with them, of 8 bits on the others).

    Parameters
    ----------
    parameters : of the model.
    bytes_per_parameter : wanted.
    fp4_flop_per_s : peak of FP4 arithmetic, 0 without.

    Returns
    -------
    Array : bytes.
    """
    stored = np.asarray(bytes_per_parameter, dtype=np.float64)
    held = np.where(np.asarray(fp4_flop_per_s) > 0, stored, np.maximum(stored, FP8_BYTES))
    size: Array = np.asarray(parameters) * held
    return size


def shard_accelerators(
    *, weight_bytes: Array | float, memory_bytes: Array | float, weight_share: Array | float, minimum: Array | float
) -> Array:
    """Return the accelerators over which one copy of the model is spread.

    shards = max(minimum, weights / (memory x share that weights may fill)).

    Parameters
    ----------
    weight_bytes : size of the model.
    memory_bytes : memory of one accelerator.
    weight_share : largest share of it for weights.
    minimum : accelerators wanted in any case.

    Returns
    -------
    Array : accelerators.
    """
    needed: Array = np.asarray(weight_bytes, dtype=np.float64) / (np.asarray(memory_bytes) * weight_share)
    return np.maximum(needed, minimum)


def sequences_in_memory(
    *,
    wanted: Array | float,
    memory_bytes: Array | float,
    weight_bytes_per_accelerator: Array | float,
    cache_bytes_per_sequence: Array | float,
) -> Array:
    """Return the sequences decoded at once on one accelerator.

    sequences = min(wanted, (memory - weights) / cache held), at least 1. Servers hold memory for the longest answer.

    Parameters
    ----------
    wanted : sequences wanted.
    memory_bytes : memory of one accelerator.
    weight_bytes_per_accelerator : share of the model it holds.
    cache_bytes_per_sequence : memory held for the attention cache of one sequence.

    Returns
    -------
    Array : sequences.
    """
    room = np.asarray(memory_bytes, dtype=np.float64) - weight_bytes_per_accelerator
    fitting = room / np.maximum(np.asarray(cache_bytes_per_sequence, dtype=np.float64), 1.0)
    sequences: Array = np.maximum(np.minimum(fitting, wanted), 1.0)
    return sequences


def bytes_read_per_token(
    *,
    weight_bytes: Array | float,
    shard_accelerators: Array | float,
    sequences_per_accelerator: Array | float,
    cache_bytes_per_sequence: Array | float,
) -> Array:
    """Return the memory traffic of one accelerator per output token.

    bytes = weights / (accelerators per model x sequences per accelerator) + cache. In a large batch of a mixture of
    experts every expert is read in every step, and all sequences of the step share it. The network between the
    accelerators of one copy is not modeled: spreading a model thin costs nothing here.

    Parameters
    ----------
    weight_bytes : size of all weights of the model.
    shard_accelerators : accelerators that hold one copy.
    sequences_per_accelerator : sequences decoded at once per accelerator.
    cache_bytes_per_sequence : attention cache read per token of a sequence.

    Returns
    -------
    Array : bytes per token.
    """
    readers = np.asarray(shard_accelerators, dtype=np.float64) * sequences_per_accelerator
    traffic: Array = np.asarray(weight_bytes) / readers + cache_bytes_per_sequence
    return traffic


def flop_per_output_token(
    *, active_parameters: Array | float, prompt_tokens: Array | float, answer_tokens: Array | float
) -> Array:
    """Return the arithmetic of one output token, its share of the prompt included.

    work = 2 x active parameters x (1 + prompt / answer). Attention adds 5 percent at contexts of 10,000 tokens and is
    left out.

    Parameters
    ----------
    active_parameters : parameters one token uses.
    prompt_tokens, answer_tokens : mean length of a request's two parts.

    Returns
    -------
    Array : operations.
    """
    passes = 1 + np.asarray(prompt_tokens, dtype=np.float64) / answer_tokens
    work: Array = FLOP_PER_PARAMETER * np.asarray(active_parameters) * passes
    return work


def tokens_per_accelerator_s(
    *,
    memory_bandwidth_b_per_s: Array | float,
    bytes_per_token: Array | float,
    bandwidth_utilization: Array | float,
    peak_flop_per_s: Array | float,
    flop_per_token: Array | float,
    compute_utilization: Array | float,
) -> Array:
    """Return output tokens per second of one accelerator: the lower of what memory and arithmetic allow.

    tokens/s = min(bandwidth x utilization / bytes per token, peak x utilization / operations per token). Bandwidth's
    utilization is set on one published result (DeepSeek-R1 on GB300), that of arithmetic between two (Llama 3.1 405B
    on H200 and GB300). Ten others, offline, come out at -38 to +62 percent, half of them within 17.

    Source: mlperf_inference_5_1.

    Parameters
    ----------
    memory_bandwidth_b_per_s : peak memory bandwidth, bytes per second.
    bytes_per_token : memory traffic per output token.
    bandwidth_utilization : share of peak bandwidth reached.
    peak_flop_per_s : peak arithmetic rate.
    flop_per_token : operations per output token.
    compute_utilization : share of peak arithmetic reached.

    Returns
    -------
    Array : tokens per second.
    """
    memory = np.asarray(memory_bandwidth_b_per_s, dtype=np.float64) * bandwidth_utilization / bytes_per_token
    arithmetic = np.asarray(peak_flop_per_s, dtype=np.float64) * compute_utilization / flop_per_token
    tokens: Array = np.minimum(memory, arithmetic)
    return tokens


def request_duration_s(
    *,
    tokens_per_request: Array | float,
    sequences_per_accelerator: Array | float,
    tokens_per_accelerator_s: Array | float,
) -> Array:
    """Return how long one request is served: its sequence gets its share of the accelerator's tokens.

    duration = tokens x sequences / tokens per second.

    Parameters
    ----------
    tokens_per_request : output tokens of one request.
    sequences_per_accelerator : sequences decoded at once per accelerator.
    tokens_per_accelerator_s : output tokens per second of one accelerator.

    Returns
    -------
    Array : seconds.
    """
    duration: Array = np.asarray(tokens_per_request) * sequences_per_accelerator / np.asarray(tokens_per_accelerator_s)
    return duration


def payload(
    *,
    compute: ComputeParameters,
    accelerator: AcceleratorParameters,
    served_model: ServedModelParameters,
    fleet: FleetParameters,
) -> PayloadResult:
    """Return the payload of one satellite and what the contract holds.

    Parameters
    ----------
    compute, accelerator, served_model, fleet : parameter groups.

    Returns
    -------
    PayloadResult : one value per point.
    """
    power_w: Array = compute.it_power_per_satellite_kw * W_PER_KW
    memory: Array = accelerator.memory_gb * BYTES_PER_GB
    weights = weight_bytes(
        parameters=served_model.parameters_billion * PER_BILLION,
        bytes_per_parameter=served_model.bytes_per_parameter,
        fp4_flop_per_s=accelerator.fp4_dense_pflops,
    )
    cache: Array = served_model.cache_kb_per_token * BYTES_PER_KB
    shards = shard_accelerators(
        weight_bytes=weights,
        memory_bytes=memory,
        weight_share=compute.memory_share_for_weights,
        minimum=served_model.shard_accelerators,
    )
    sequences = sequences_in_memory(
        wanted=compute.sequences_per_accelerator,
        memory_bytes=memory,
        weight_bytes_per_accelerator=weights / shards,
        cache_bytes_per_sequence=cache * served_model.reserved_tokens,
    )
    traffic = bytes_read_per_token(
        weight_bytes=weights,
        shard_accelerators=shards,
        sequences_per_accelerator=sequences,
        cache_bytes_per_sequence=cache * (served_model.prompt_tokens + served_model.answer_tokens / 2),
    )
    tokens_per_s = tokens_per_accelerator_s(
        memory_bandwidth_b_per_s=accelerator.memory_bandwidth_tb_per_s * BYTES_PER_TB,
        bytes_per_token=traffic,
        bandwidth_utilization=served_model.memory_bandwidth_utilization,
        peak_flop_per_s=accelerator.fp8_dense_pflops * FLOP_PER_PFLOP,
        flop_per_token=flop_per_output_token(
            active_parameters=served_model.active_parameters_billion * PER_BILLION,
            prompt_tokens=served_model.prompt_tokens,
            answer_tokens=served_model.answer_tokens,
        ),
        compute_utilization=served_model.compute_utilization,
    )
    return PayloadResult(
        it_power_w=power_w,
        accelerators_per_satellite=accelerators(
            it_power_w=power_w, it_power_per_accelerator_w=accelerator.it_power_per_accelerator_w
        ),
        it_power_per_accelerator_w=accelerator.it_power_per_accelerator_w,
        chip_power_fraction=np.minimum(accelerator.chip_power_w / accelerator.it_power_per_accelerator_w, 1.0),
        contracted_accelerators=accelerators(
            it_power_w=fleet.contracted_it_power_gw * W_PER_GW,
            it_power_per_accelerator_w=accelerator.it_power_per_accelerator_w,
        ),
        payload_mass_kg=payload_mass_kg(
            it_power_kw=compute.it_power_per_satellite_kw, mass_kg_per_kw=compute.payload_mass_kg_per_kw
        ),
        shielded_surface_area_m2=shielded_surface_area_m2(
            it_power_kw=compute.it_power_per_satellite_kw, surface_m2_per_kw=compute.shielded_surface_m2_per_kw
        ),
        payload_volume_m3=compute.it_power_per_satellite_kw * compute.payload_volume_m3_per_kw,
        junction_limit_k=accelerator.junction_limit_c + ZERO_CELSIUS_K,
        junction_to_coolant_rise_k=junction_to_coolant_rise_k(
            chip_power_w=accelerator.chip_power_w, resistance_k_per_w=accelerator.junction_to_coolant_k_per_w
        ),
        bf16_pflops_per_accelerator=accelerator.bf16_dense_pflops,
        fp8_pflops_per_accelerator=accelerator.fp8_dense_pflops,
        fp4_pflops_per_accelerator=accelerator.fp4_dense_pflops,
        memory_gb_per_accelerator=accelerator.memory_gb,
        die_area_mm2=accelerator.die_area_mm2,
        tokens_per_accelerator_s=tokens_per_s,
        tokens_per_request=served_model.answer_tokens,
        request_duration_s=request_duration_s(
            tokens_per_request=served_model.answer_tokens,
            sequences_per_accelerator=sequences,
            tokens_per_accelerator_s=tokens_per_s,
        ),
    )
