"""Published numbers of interruptions, checkpoints, domains and serving rates."""

from __future__ import annotations

from functools import partial

from orbitdc.compute.goodput import (
    at_least_k_of_n_probability,
    daly_interval_s,
    interruption_rate_per_job_h,
)
from orbitdc.compute.parameters import ComputeParameters
from orbitdc.compute.payload import bytes_read_per_token, tokens_per_accelerator_s
from orbitdc.compute.support import relative_throughput
from orbitdc.radiation.parameters import RadiationParameters
from orbitdc.scenario.declaration import default_arrays
from orbitdc.validation.case import Case

_LLAMA_ACCELERATORS = 16384.0
_RSC_FAILURES_PER_NODE_DAY = 6.5e-3
_ACCELERATORS_PER_NODE = 8
_DALY_WRITE_S = 300.0


def _default(name: str) -> float:
    """Return the declared default of a compute parameter."""
    value: float = getattr(default_arrays(ComputeParameters), name)[0]
    return value


def _hours_between(rate_per_accelerator_yr: float, accelerators: float) -> float:
    """Return hours between interruptions of a job."""
    return 1 / float(
        interruption_rate_per_job_h(rate_per_accelerator_yr=rate_per_accelerator_yr, accelerators_per_job=accelerators)
    )


def _default_ground_rate() -> float:
    """Return the declared interruptions per accelerator and year without radiation."""
    value: float = default_arrays(RadiationParameters).other_interruptions_per_accelerator_yr[0]
    return value


def _rsc_hours(accelerators: float) -> float:
    """Return hours between failures of a job on the published cluster."""
    return _hours_between(_RSC_FAILURES_PER_NODE_DAY / _ACCELERATORS_PER_NODE * 365, accelerators)


def _daly_minutes(hours: float) -> float:
    """Return Daly's interval in minutes for checkpoints of five minutes."""
    return float(daly_interval_s(mean_time_between_s=hours * 3600, checkpoint_write_s=_DALY_WRITE_S)) / 60


def _gb300_tokens_per_s() -> float:
    """Return the serving rate of a GB300 with the declared workload."""
    return float(
        tokens_per_accelerator_s(
            memory_bandwidth_b_per_s=8e12,
            bytes_per_token=bytes_read_per_token(
                weight_bytes=671e9 * _default("bytes_per_parameter"),
                shard_accelerators=_default("model_shard_accelerators"),
                sequences_per_accelerator=_default("sequences_per_accelerator"),
                cache_bytes_per_sequence=_default("cache_mb_per_sequence") * 1e6,
            ),
            bandwidth_utilization=_default("memory_bandwidth_utilization"),
            peak_flop_per_s=5e15,
            active_parameters=37e9,
            compute_utilization=_default("compute_utilization"),
        )
    )


CASES: tuple[Case, ...] = (
    Case(
        id="llama3_hours_between_interruptions",
        area="compute",
        text="Hours between unexpected interruptions of 16,384 accelerators (419 in 54 days)",
        compute=lambda: _hours_between(_default_ground_rate(), _LLAMA_ACCELERATORS),
        published=54.0 * 24 / 419.0,
        tolerance=0.005 * 54.0 * 24 / 419.0,
        unit="h",
        source="llama3_2024",
        status="primary",
    ),
    Case(
        id="meta_rsc_16384",
        area="compute",
        text="Projected hours between failures of a job on 16,384 accelerators (printed 1.8)",
        compute=lambda: _rsc_hours(16384.0),
        published=1.8,
        tolerance=0.05,
        unit="h",
        source="meta_rsc_2024",
        status="primary",
    ),
    Case(
        id="meta_rsc_131072",
        area="compute",
        text="Projected hours between failures of a job on 131,072 accelerators (printed 0.23)",
        compute=lambda: _rsc_hours(131072.0),
        published=0.23,
        tolerance=0.005,
        unit="h",
        source="meta_rsc_2024",
        status="primary",
    ),
    *(
        Case(
            id=f"daly_interval_{hours:g}_h",
            area="compute",
            text=f"Best checkpoint interval for {hours:g} h between failures and 5 min per checkpoint",
            compute=partial(_daly_minutes, hours),
            published=minutes,
            tolerance=tolerance,
            unit="min",
            source="daly_2006",
            status="primary",
        )
        for hours, minutes, tolerance in ((24.0, 117.0, 0.5), (6.0, 57.0, 0.5), (0.25, 9.1, 0.05))
    ),
    Case(
        id="domain_of_72_after_5_years",
        area="compute",
        text="Chance that at least 64 of 72 accelerators live after 5 years at 4 percent per year, percent",
        compute=lambda: 100 * float(at_least_k_of_n_probability(count=72.0, minimum=64.0, alive_fraction=0.8187307531)),
        published=7.6,
        tolerance=0.05,
        unit="1",
        source="scipy_binomial",
        status="computed",
    ),
    Case(
        id="gb300_tokens_per_s",
        area="compute",
        text="Tokens per second of one GB300 on DeepSeek-R1 offline (420,000 over 72); the utilization is set to it, so this guards the calibration",
        compute=_gb300_tokens_per_s,
        published=420000.0 / 72,
        tolerance=0.05 * 420000.0 / 72,
        unit="1/s",
        source="mlperf_inference_2025",
        status="secondary",
    ),
    Case(
        id="power_limit_86_percent",
        area="compute",
        text="Throughput at 600 W of 700 W (5 to 8 percent lost)",
        compute=lambda: float(
            relative_throughput(
                power_fraction=600 / 700,
                idle_power_fraction=_default("idle_power_fraction"),
                throughput_exponent=_default("power_throughput_exponent"),
            )
        ),
        published=0.935,
        tolerance=0.015,
        unit="1",
        source="power_capping_glossary_2026",
        status="secondary",
    ),
)
