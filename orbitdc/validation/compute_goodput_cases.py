"""Published numbers of interruptions, checkpoints and domains."""

from __future__ import annotations

from functools import partial

from orbitdc.compute.checkpoints import checkpoint_interval_s, exponential_goodput
from orbitdc.compute.domains import at_least_k_of_n_probability
from orbitdc.compute.interruptions import interruption_rate_per_job_h
from orbitdc.compute.parameters import ComputeParameters
from orbitdc.radiation.parameters import RadiationParameters
from orbitdc.scenario.declaration import default_arrays
from orbitdc.validation.case import Case

_LLAMA_ACCELERATORS = 16384.0
_RSC_FAILURES_PER_NODE_DAY = 6.5e-3
_ACCELERATORS_PER_NODE = 8
_DALY_WRITE_S = 300.0
_SURVEYED_JOB = {"rate_per_s": 1 / 11160.0, "checkpoint_write_s": 60.0}


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


def _interval_min(hours: float) -> float:
    """Return the best interval in minutes for checkpoints of five minutes."""
    return float(checkpoint_interval_s(rate_per_s=1 / (hours * 3600), checkpoint_write_s=_DALY_WRITE_S)) / 60


def _goodput(rate_per_s: float, checkpoint_write_s: float, restart_s: float) -> float:
    """Return goodput at the best interval."""
    return float(
        exponential_goodput(
            interval_s=checkpoint_interval_s(rate_per_s=rate_per_s, checkpoint_write_s=checkpoint_write_s),
            rate_per_s=rate_per_s,
            checkpoint_write_s=checkpoint_write_s,
            restart_s=restart_s,
        )
    )


def _llama_effective_share() -> float:
    """Return goodput of the published run with the declared checkpoint and restart."""
    declared = default_arrays(ComputeParameters)
    return _goodput(
        rate_per_s=419.0 / (54 * 86400.0),
        checkpoint_write_s=float(declared.checkpoint_write_s[0]),
        restart_s=float(declared.restart_s[0]),
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
        id="llama3_effective_training_time",
        area="compute",
        text="Share of effective training time of the same run with the declared checkpoint and restart (printed: above 90 percent)",
        compute=_llama_effective_share,
        published=0.95,
        tolerance=0.05,
        unit="1",
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
            compute=partial(_interval_min, hours),
            published=minutes,
            tolerance=0.5,
            unit="min",
            source="daly_2006",
            status="primary",
        )
        for hours, minutes in ((24.0, 117.0), (6.0, 57.0))
    ),
    Case(
        id="checkpoint_interval_numeric_optimum",
        area="compute",
        text="Best interval for 3.1 h between failures and 1 min per checkpoint, by numeric maximization",
        compute=lambda: float(checkpoint_interval_s(**_SURVEYED_JOB)),
        published=1117.59,
        tolerance=0.005,
        unit="s",
        source="scipy_minimize_scalar",
        status="computed",
    ),
    Case(
        id="checkpoint_goodput_numeric_optimum",
        area="compute",
        text="Goodput of the same job with restarts of 10 min, by numeric maximization",
        compute=lambda: _goodput(**_SURVEYED_JOB, restart_s=600.0),
        published=0.852756,
        tolerance=5e-7,
        unit="1",
        source="scipy_minimize_scalar",
        status="computed",
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
)
