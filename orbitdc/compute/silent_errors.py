"""Silent corruption: what redundancy catches, what it costs, and what stays undetected."""

from __future__ import annotations

import numpy as np

from orbitdc.compute.parameters import REDUNDANCIES
from orbitdc.scenario.calendar import HOURS_PER_YEAR
from orbitdc.scenario.declaration import Array

TOKENS_PER_MILLION = 1.0e6
_SECONDS_PER_YEAR = HOURS_PER_YEAR * 3600.0


def _is(redundancy: Array | float, name: str) -> Array | bool:
    same: Array | bool = np.asarray(redundancy) == REDUNDANCIES.index(name)
    return same


def redundancy_detected_fraction(
    *,
    redundancy: Array | float,
    checks_detected_fraction: Array | float,
    checksum_detected_fraction: Array | float,
    re_executed_fraction: Array | float,
) -> Array:
    """Return the share of silent corruptions that the chosen redundancy catches.

    None catches none; work run again catches what strikes its share; two accelerators catch every disagreement.

    Source: definition; attnchecker_2024 (checksums find every extreme error of attention).

    Parameters
    ----------
    redundancy : index into `REDUNDANCIES`, any shape.
    checks_detected_fraction, checksum_detected_fraction : shares that plausibility checks and checksums catch.
    re_executed_fraction : share of work run again.

    Returns
    -------
    Array : share, 0..1.
    """
    repeated = np.where(_is(redundancy, "re_execution"), re_executed_fraction, _is(redundancy, "dual_modular"))
    watched = np.where(_is(redundancy, "algorithm_based"), checksum_detected_fraction, repeated)
    share: Array = np.where(_is(redundancy, "checks"), checks_detected_fraction, watched)
    return share


def redundancy_efficiency(
    *,
    redundancy: Array | float,
    checks_overhead_fraction: Array | float,
    checksum_overhead_fraction: Array | float,
    re_executed_fraction: Array | float,
) -> Array:
    """Return the share of throughput that the chosen redundancy leaves.

    1 without; 1 - o for checks that take a share o of the work; 1 / (1 + x) for checksums that take x of extra time
    and for a share x of work run again; 1/2 for two accelerators that do the same.

    Source: definition; attnchecker_2024 (7 % of extra time).

    Parameters
    ----------
    redundancy : index into `REDUNDANCIES`, any shape.
    checks_overhead_fraction, checksum_overhead_fraction : o of checks, x of checksums.
    re_executed_fraction : share of work run again.

    Returns
    -------
    Array : share, 0..1.
    """
    again = np.where(_is(redundancy, "re_execution"), re_executed_fraction, _is(redundancy, "dual_modular"))
    extra = np.where(_is(redundancy, "algorithm_based"), checksum_overhead_fraction, again)
    taken = np.where(_is(redundancy, "checks"), checks_overhead_fraction, 0.0)
    share: Array = (1 - taken) / (1 + extra)
    return share


def undetected_silent_errors_per_accelerator_yr(
    *,
    silent_errors_per_accelerator_yr: Array | float,
    quiet_event_fraction: Array | float,
    quiet_detected_fraction: Array | float,
    anomaly_event_fraction: Array | float,
    anomaly_detected_fraction: Array | float,
) -> Array:
    """Return silent corruptions that nothing catches, per accelerator and year.

    errors = silent errors x (share outside the anomaly x (1 - detected there) + share inside x (1 - detected there)).

    Source: suncatcher_2026.

    Parameters
    ----------
    silent_errors_per_accelerator_yr : silent corruptions per accelerator and year.
    quiet_event_fraction, anomaly_event_fraction : shares of them that strike running work outside and inside.
    quiet_detected_fraction, anomaly_detected_fraction : shares that redundancy catches outside and inside.

    Returns
    -------
    Array : undetected corruptions per accelerator and year.
    """
    quiet = np.asarray(quiet_event_fraction, dtype=np.float64) * (1 - np.asarray(quiet_detected_fraction))
    inside = np.asarray(anomaly_event_fraction, dtype=np.float64) * (1 - np.asarray(anomaly_detected_fraction))
    errors: Array = np.asarray(silent_errors_per_accelerator_yr) * (quiet + inside)
    return errors


def undetected_silent_errors_per_million_tokens(
    *, undetected_per_accelerator_yr: Array | float, tokens_per_accelerator_s: Array | float
) -> Array:
    """Return undetected silent corruptions per million output tokens.

    errors = undetected errors of a year / tokens of a year x 1e6.

    Source: suncatcher_2026 (about one failure in 3 million inferences at one per second).

    Parameters
    ----------
    undetected_per_accelerator_yr : undetected corruptions per accelerator and year.
    tokens_per_accelerator_s : output tokens per second that are handed out.

    Returns
    -------
    Array : undetected corruptions per million tokens.
    """
    tokens = np.asarray(tokens_per_accelerator_s, dtype=np.float64) * _SECONDS_PER_YEAR
    errors: Array = np.asarray(undetected_per_accelerator_yr) / np.maximum(tokens, 1.0) * TOKENS_PER_MILLION
    return errors
