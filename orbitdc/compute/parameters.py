"""Parameters of the payload, its accelerators and its work."""

from __future__ import annotations

from dataclasses import dataclass

from orbitdc.radiation.parameters import BEAM_DEVICES
from orbitdc.scenario.declaration import Array, choice, param

JOB_EXTENTS = ("satellite", "cluster", "fleet")
WORKLOADS = ("inference", "training")
ANOMALY_POLICIES = ("checkpoint_and_run", "pause", "duplicate", "inference_only")
REDUNDANCIES = ("none", "checks", "algorithm_based", "re_execution", "dual_modular")


@dataclass(frozen=True, kw_only=True)
class ComputeParameters:
    """The payload of one satellite and how work runs on it."""

    it_power_per_satellite_kw: Array = param(120.0, "kW", text="IT power of one satellite", bounds=(0.1, 1e6), low=20, high=1000, kind="design", source="spacex_ai1_2026", confidence="medium")
    payload_mass_kg_per_kw: Array = param(6.0, "kg/kW", text="Compute payload stripped for flight, per IT power, without cold plates", bounds=(0.5, 50), low=4.0, high=11.0, favors_orbit="low", source="research_viewer_2026", confidence="low")
    payload_volume_m3_per_kw: Array = param(0.012, "m3/kW", text="Stowed volume of the compute payload per IT power", bounds=(1e-4, 1), low=0.005, high=0.03, scale="log", favors_orbit="low")
    shielded_surface_m2_per_kw: Array = param(0.06, "m2/kW", text="Surface around the electronics that a shield must cover, per IT power", bounds=(1e-4, 2), low=0.03, high=0.15, scale="log", favors_orbit="low")
    workload: Array = choice("inference", WORKLOADS, text="What the fleet runs: independent requests or one synchronous job per extent", kind="scenario")
    job_extent: Array = choice("satellite", JOB_EXTENTS, text="What one job spans", kind="scenario")
    cluster_satellites: Array = param(81.0, "1", text="Satellites of one cluster when a job spans a cluster", bounds=(2, 1e6), low=10, high=500, kind="scenario", source="suncatcher_2026", confidence="medium")
    domain_accelerators: Array = param(8.0, "1", text="Accelerators of one domain that work is partitioned into", bounds=(1, 1e5), low=1, high=72, kind="design")
    domain_minimum_accelerators: Array = param(6.0, "1", text="Living accelerators that a domain needs to be usable", bounds=(1, 1e5), low=1, high=72, kind="design")
    checkpoint_write_s: Array = param(30.0, "s", text="Time to write one checkpoint", bounds=(0.01, 3600), low=5, high=300, scale="log", favors_orbit="low")
    restart_s: Array = param(300.0, "s", text="Time from an interruption to work again", bounds=(0.1, 86400), low=60, high=1200, scale="log", favors_orbit="low")
    resume_s: Array = param(30.0, "s", text="Time from the end of a planned stop (eclipse, anomaly, storm) to work again: state loaded, from elsewhere where work moved", bounds=(0, 3600), low=8, high=200, scale="log", favors_orbit="low")
    anomaly_policy: Array = choice("checkpoint_and_run", ANOMALY_POLICIES, text="In the South Atlantic Anomaly, where a job passes it as one: run on with an interval of its own, stop, run everything twice, or only serve inference", kind="policy")
    redundancy: Array = choice("checks", REDUNDANCIES, text="Against silent corruption: nothing, plausibility checks, checksums of matrix products, a share of work run again, or all work on two accelerators", kind="policy")
    silent_error_detected_fraction: Array = param(0.5, "1", text="Share of silent corruptions that plausibility checks catch (redundancy: checks)", bounds=(0, 1), low=0.1, high=0.9, scale="log")
    detection_overhead_fraction: Array = param(0.02, "1", text="Share of work spent on plausibility checks (redundancy: checks)", bounds=(0, 0.9), low=0.0, high=0.1, favors_orbit="low")
    detection_latency_s: Array = param(60.0, "s", text="Time from a silent corruption to its detection by plausibility checks, work which is then rolled back; the other kinds of redundancy see it at once and repeat the step", bounds=(0, 86400), low=5, high=600, scale="log", favors_orbit="low")
    checksum_detected_fraction: Array = param(0.9, "1", text="Share of silent corruptions that checksums of matrix products catch (redundancy: algorithm_based)", bounds=(0, 1), low=0.6, high=0.98, favors_orbit="high")
    checksum_overhead_fraction: Array = param(0.07, "1", text="Extra time for checksums of matrix products, over work without (redundancy: algorithm_based)", bounds=(0, 5), low=0.03, high=0.14, scale="log", favors_orbit="low", source="attnchecker_2024", confidence="low")
    re_executed_fraction: Array = param(0.1, "1", text="Share of work run again and compared (redundancy: re_execution)", bounds=(0, 1), low=0.02, high=1.0, kind="policy")
    idle_power_fraction: Array = param(0.12, "1", text="Share of the accelerator's own power at which throughput vanishes", bounds=(0, 0.9), low=0.08, high=0.20, favors_orbit="neither", source="mlperf_inference_4_1", confidence="medium")
    power_throughput_exponent: Array = param(0.52, "1", text="Throughput grows with the accelerator's own power above idle to this power; convolutions reach 0.33, served language models 0.5 to 0.6", bounds=(0.01, 3), low=0.33, high=0.60, favors_orbit="neither", source="mlperf_inference_4_1", confidence="high")
    memory_share_for_weights: Array = param(0.5, "1", text="Largest share of memory that weights may fill; a smaller memory spreads the model over more accelerators", bounds=(0.05, 0.95), low=0.3, high=0.7, kind="policy")
    sequences_per_accelerator: Array = param(512.0, "1", text="Sequences decoded at once per accelerator where memory holds them", bounds=(1, 1e5), low=128, high=1024, kind="policy")


@dataclass(frozen=True, kw_only=True)
class AcceleratorParameters:
    """One accelerator with its share of host, memory and network; a catalog entry fills it."""

    it_power_per_accelerator_w: Array = param(1900.0, "W", text="IT power per accelerator, hosts, memory and in-rack network included", bounds=(10, 1e5), low=1700, high=2000, kind="design", source="gb300_nvl72_2026", confidence="medium")
    chip_power_w: Array = param(1400.0, "W", text="Thermal design power of the accelerator package", bounds=(5, 1e5), low=1200, high=1400, kind="design", source="gb300_nvl72_2026", confidence="medium")
    memory_gb: Array = param(288.0, "1", text="High-bandwidth memory per accelerator, GB", bounds=(1, 1e5), low=192, high=288, kind="design", source="gb300_nvl72_2026", confidence="high")
    memory_bandwidth_tb_per_s: Array = param(8.0, "1", text="Memory bandwidth per accelerator, TB/s", bounds=(0.01, 1e3), low=7, high=8, kind="design", source="gb300_nvl72_2026", confidence="high")
    bf16_dense_pflops: Array = param(2.5, "PFLOP/s", text="Dense BF16 peak, PFLOP/s", bounds=(1e-3, 1e4), low=2.2, high=2.5, kind="design", source="gb300_nvl72_2026", confidence="medium")
    fp8_dense_pflops: Array = param(5.0, "PFLOP/s", text="Dense FP8 peak, PFLOP/s", bounds=(1e-3, 1e4), low=4.5, high=5, kind="design", source="gb300_nvl72_2026", confidence="medium")
    fp4_dense_pflops: Array = param(15.0, "PFLOP/s", text="Dense FP4 peak, PFLOP/s", bounds=(0, 1e4), low=10, high=15, kind="design", source="gb300_nvl72_2026", confidence="medium")
    die_area_mm2: Array = param(1600.0, "mm2", text="Logic die area per package", bounds=(10, 1e5), low=1500, high=1700, kind="design")
    junction_limit_c: Array = param(90.0, "deg_C", text="Highest junction (or memory) temperature at full throughput (memory throttles at about 95)", bounds=(0, 250), low=85, high=95, kind="design", favors_orbit="high")
    junction_to_coolant_k_per_w: Array = param(0.021, "K/W", text="Thermal resistance from junction to coolant (0.021 lets racks made for 45 deg C supply and 10 K rise hold 85 deg C)", bounds=(1e-4, 10), low=0.015, high=0.03, favors_orbit="low")
    accelerator_price_usd: Array = param(48600.0, "USD", text="Price per accelerator with its share of rack, hosts and network", bounds=(1, 1e7), low=41000, high=56000, currency_year=2026, boundary="contract", source="gb300_nvl72_2026", confidence="medium")
    beam_device: Array = choice("none", BEAM_DEVICES, text="Which device of the beam tests this accelerator is; rates of any other are carried over to it and flagged")


@dataclass(frozen=True, kw_only=True)
class ServedModelParameters:
    """The model that the fleet serves and the length of its requests; a catalog entry fills it."""

    parameters_billion: Array = param(671.0, "1", text="Parameters of the model, billions (DeepSeek-R1)", bounds=(0.01, 1e6), kind="scenario", source="deepseek_v3_2024", confidence="high")
    active_parameters_billion: Array = param(37.0, "1", text="Parameters that one token uses, billions", bounds=(0.01, 1e6), kind="scenario", source="deepseek_v3_2024", confidence="high")
    bytes_per_parameter: Array = param(0.5, "1", text="Bytes per stored parameter (0.5 is FP4) on accelerators with FP4 arithmetic; at least 1 on others", bounds=(0.1, 8), low=0.5, high=1.0, kind="scenario", source="mlperf_inference_5_1", confidence="high")
    shard_accelerators: Array = param(8.0, "1", text="Accelerators over which one copy of the model is spread, at least", bounds=(1, 1e5), low=1, high=72, kind="scenario")
    cache_kb_per_token: Array = param(35.1, "1", text="Attention cache per token of context, kB (576 values of one byte in each of 61 layers)", bounds=(0, 1e5), low=35.1, high=70.3, kind="scenario", source="deepseek_v3_2024", confidence="medium")
    prompt_tokens: Array = param(800.0, "1", text="Tokens of a request's prompt, mean", bounds=(0, 1e7), low=200, high=4000, kind="scenario")
    answer_tokens: Array = param(3759.0, "1", text="Output tokens of a request, mean, thoughts included", bounds=(1, 1e7), low=1000, high=10000, kind="scenario", source="mlperf_inference_5_1", confidence="high")
    reserved_tokens: Array = param(21000.0, "1", text="Tokens of context for which memory is held per sequence (20,000 of output at most, and the prompt)", bounds=(1, 1e7), low=8000, high=24000, kind="scenario", source="mlperf_inference_5_1", confidence="medium")
    memory_bandwidth_utilization: Array = param(0.16, "1", text="Share of peak memory bandwidth reached in serving, exchange between experts included; set so that a GB300 gives the published 5,842 tokens per second", bounds=(0.001, 1), low=0.11, high=0.25, scale="log", favors_orbit="neither", source="mlperf_inference_5_1", confidence="medium")
    compute_utilization: Array = param(0.50, "1", text="Share of peak FP8 arithmetic reached in serving, FP4 counted as FP8; published results of dense models need 0.31 to 0.80", bounds=(0.001, 2), low=0.30, high=0.80, favors_orbit="neither", source="mlperf_inference_5_1", confidence="medium")
