"""What the compute stages hand on: the payload of one satellite (or of the ground), and the goodput waterfall."""

from __future__ import annotations

from dataclasses import dataclass

from orbitdc.scenario.declaration import Array, result


@dataclass(frozen=True, kw_only=True)
class PayloadResult:
    """Accelerators with their hosts, memory and limits, per satellite."""

    it_power_w: Array = result("W", "IT power of one satellite at the terminals of the compute trays", relation="orbitdc.compute.payload.payload")
    accelerators_per_satellite: Array = result("1", "Accelerators one satellite carries", relation="orbitdc.compute.payload.accelerators")
    it_power_per_accelerator_w: Array = result("W", "IT power per accelerator, hosts and memory included", relation="orbitdc.compute.payload.payload")
    chip_power_fraction: Array = result("1", "Share of IT power that the accelerators draw; hosts, their memory and the network draw the rest whatever the load", relation="orbitdc.compute.payload.payload")
    contracted_accelerators: Array = result("1", "Accelerators that the contracted IT power feeds", relation="orbitdc.compute.payload.accelerators")
    payload_mass_kg: Array = result("kg", "Compute payload stripped for flight, current best estimate", relation="orbitdc.compute.payload.payload_mass_kg")
    shielded_surface_area_m2: Array = result("m2", "Surface around the electronics that a shield must cover", relation="orbitdc.compute.payload.shielded_surface_area_m2")
    payload_volume_m3: Array = result("m3", "Stowed volume of the compute payload", relation="orbitdc.compute.payload.payload")
    junction_limit_k: Array = result("K", "Highest junction temperature at full throughput", relation="orbitdc.compute.payload.payload")
    junction_to_coolant_rise_k: Array = result("K", "Temperature rise from coolant to junction at full power", relation="orbitdc.compute.payload.junction_to_coolant_rise_k")
    bf16_pflops_per_accelerator: Array = result("PFLOP/s", "Dense BF16 peak of one accelerator, in PFLOP/s", relation="orbitdc.compute.payload.payload")
    fp8_pflops_per_accelerator: Array = result("PFLOP/s", "Dense FP8 peak of one accelerator, in PFLOP/s", relation="orbitdc.compute.payload.payload")
    fp4_pflops_per_accelerator: Array = result("PFLOP/s", "Dense FP4 peak of one accelerator, in PFLOP/s", relation="orbitdc.compute.payload.payload")
    memory_gb_per_accelerator: Array = result("1", "High-bandwidth memory of one accelerator, GB", relation="orbitdc.compute.payload.payload")
    die_area_mm2: Array = result("mm2", "Logic die area of one accelerator", relation="orbitdc.compute.payload.payload")
    tokens_per_accelerator_s: Array = result("1/s", "Output tokens per second of one accelerator on the named workload", relation="orbitdc.compute.payload.tokens_per_accelerator_s")
    tokens_per_request: Array = result("1", "Output tokens of one request of the named workload", relation="orbitdc.compute.payload.payload")
    request_duration_s: Array = result("s", "Time for which one inference request is served", relation="orbitdc.compute.payload.request_duration_s")


@dataclass(frozen=True, kw_only=True)
class SupportResult:
    """What power, cooling, network and operations leave of throughput (the ground makes the same class)."""

    powered_fraction_month: Array = result("1", "Throughput share left by eclipse and array, by calendar month and third of its days (dark, middle, light)", axes=("month_of_year", "state"), relation="orbitdc.compute.support.powered_throughput")
    powered_fraction: Array = result("1", "Throughput share left by eclipse and array, annual mean", relation="orbitdc.compute.support.powered_throughput")
    cool_fraction: Array = result("1", "Throughput share left by thermal throttling", relation="orbitdc.compute.throttle.relative_throughput")
    connected_fraction: Array = result("1", "Throughput share left by link and network, weather over the gateways included", relation="orbitdc.compute.support.connected_throughput")
    outage_fraction: Array = result("1", "Share of hours in which nothing is delivered (weather over the gateways, solar storms, site power), as the factors above already contain it", relation="orbitdc.compute.support.outage_fraction")
    scheduled_fraction: Array = result("1", "Share of time not in updates, maneuvers or safe mode for solar storms", relation="orbitdc.compute.support.scheduled_fraction")


@dataclass(frozen=True, kw_only=True)
class GoodputResult:
    """The waterfall's last factors and the error rates behind them."""

    usable_domain_fraction: Array = result("1", "Share of living accelerators that sit in a domain with enough of them (k of n)", relation="orbitdc.compute.domains.usable_domain_fraction")
    goodput_fraction: Array = result("1", "Share of work not lost to checkpoints, rework, restarts, stops for the anomaly and redundancy", relation="orbitdc.compute.goodput.goodput")
    redundancy_efficiency: Array = result("1", "Share of throughput that redundancy leaves while work runs, as goodput already contains it", relation="orbitdc.compute.silent_errors.redundancy_efficiency")
    interruption_rate_per_job_h: Array = result("1/h", "Interruptions per hour of one job (training: rollbacks that checks ask for among them), orbit mean", relation="orbitdc.compute.interruptions.interruption_rate_per_job_h")
    anomaly_interruption_rate_per_job_h: Array = result("1/h", "Interruptions per hour of one job while it runs inside the South Atlantic Anomaly (0: it never does as one)", relation="orbitdc.compute.interruptions.interruption_rate_per_job_h")
    checkpoint_interval_s: Array = result("s", "Checkpoint interval of highest goodput for one synchronous job of the extent (outside the anomaly where it passes it as one)", relation="orbitdc.compute.checkpoints.checkpoint_interval_s")
    anomaly_checkpoint_interval_s: Array = result("s", "Checkpoint interval of such a job inside the anomaly (0: it does not train there as one)", relation="orbitdc.compute.checkpoints.fitted_interval_s")
    undetected_silent_errors_per_accelerator_yr: Array = result("1/yr", "Undetected silent corruptions of running work per accelerator", relation="orbitdc.compute.silent_errors.undetected_silent_errors_per_accelerator_yr")
    undetected_silent_errors_per_job_h: Array = result("1/h", "Undetected silent corruptions per hour of one job", relation="orbitdc.compute.goodput.goodput")
    undetected_silent_errors_per_million_tokens: Array = result("1", "Undetected silent corruptions per million output tokens", relation="orbitdc.compute.silent_errors.undetected_silent_errors_per_million_tokens")
    undetected_silent_errors_per_million_requests: Array = result("1", "Undetected silent corruptions per million inference requests", relation="orbitdc.compute.goodput.goodput")
