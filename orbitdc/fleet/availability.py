"""The availability stage: delivered compute of the service period against the contract, for orbit and for ground."""

from __future__ import annotations

import numpy as np

from orbitdc.compute.result import GoodputResult, PayloadResult, SupportResult
from orbitdc.fleet.result import AvailabilityResult, FleetResult
from orbitdc.scenario.calendar import MONTHS_PER_YEAR, Calendar
from orbitdc.scenario.declaration import Array

HEADLINE_FRACTION = 0.95
_LOGISTIC_SCALE = np.sqrt(3.0) / np.pi
_LOGISTIC_DECILE = np.log(9.0)
_LARGEST_EXPONENT = 60.0
_SMALLEST_SPREAD = 1e-6
_SMALLEST_DELIVERED = 1e-9
_THIRDS = 3.0


def share_at_least(*, mean: Array | float, spread: Array | float, threshold: float) -> Array:
    """Chance that a logistic quantity reaches a threshold: 1 / (1 + exp((x - m) / s)), s = m spread sqrt(3) / pi.

    The logistic distribution stands for the fleets' spread because it has closed forms and tails heavier than the
    normal's, as common causes give.

    Parameters
    ----------
    mean : mean (m), above zero.
    spread : relative standard deviation, above zero; broadcastable.
    threshold : x.
    """
    width = np.maximum(np.asarray(mean, dtype=np.float64) * spread * _LOGISTIC_SCALE, 1e-15)
    exponent = np.minimum(np.maximum((threshold - mean) / width, -_LARGEST_EXPONENT), _LARGEST_EXPONENT)
    share: Array = 1.0 / (1.0 + np.exp(exponent))
    return share


def mean_capped_at_one(*, mean: Array | float, spread: Array | float) -> Array:
    """Mean of min(X, 1) of a logistic quantity: m - s log(1 + exp((m - 1) / s)), s = m spread sqrt(3) / pi.

    Parameters
    ----------
    mean : mean (m), above zero.
    spread : relative standard deviation, above zero; broadcastable.
    """
    width = np.maximum(np.asarray(mean, dtype=np.float64) * spread * _LOGISTIC_SCALE, 1e-15)
    excess = (mean - 1.0) / width
    above = np.maximum(excess, 0.0) + np.log1p(np.exp(-np.minimum(np.abs(excess), _LARGEST_EXPONENT)))
    capped: Array = mean - width * above
    return capped


def overbuild_needed(
    *, overbuild_fraction: Array | float, delivered_fraction: Array | float, target_fraction: Array | float
) -> Array:
    """Over-build at which mean delivered reaches a share of the contract, by linear scaling of the fleet.

    (1 + over-build) target / delivered - 1; it falls below zero where less than the contract would do.

    Parameters
    ----------
    overbuild_fraction : over-build at which `delivered_fraction` holds.
    delivered_fraction : mean delivered over contracted, before the cap.
    target_fraction : share of the contract to deliver; all broadcastable.
    """
    delivered: Array = np.maximum(delivered_fraction, _SMALLEST_DELIVERED)
    needed: Array = (1.0 + np.asarray(overbuild_fraction, dtype=np.float64)) * target_fraction / delivered - 1.0
    return needed


def _sum_of_thirds(values: Array) -> Array:
    """Add the thirds of a month; one row stands for three equal ones, added in the same order."""
    rows = values if len(values) > 1 else (values[0], values[0], values[0])
    total: Array = (rows[0] + rows[1]) + rows[2]
    return total


def availability(
    *,
    calendar: Calendar,
    payload: PayloadResult,
    deployment: FleetResult,
    support: SupportResult,
    goodput: GoodputResult,
) -> AvailabilityResult:
    """Combine capacity, power, cooling, network, operations and goodput month by month into delivered compute.

    Delivered over contracted, in one month and one third of its days (dark, middle, light), is the product of the
    waterfall's factors. A share `outage_fraction` of the hours, which the factors contain, comes as hours in which
    nothing is delivered; in the others it is the product over (1 - outage). Between fleets it spreads by
    `capacity_spread` (relative standard deviation, logistic). Hourly figures are therefore means, over the months
    and thirds of the service period, of (1 - outage) times the chance of reaching a threshold, or times the mean of
    what is delivered capped at the contract. The spread of a period's mean between fleets is taken as the spread
    of a month's, as if a fleet kept its luck: the P10 and P90 are wide rather than narrow.

    Parameters
    ----------
    calendar : the study's months.
    payload, deployment, support, goodput : results of earlier stages, of orbit or of the ground.

    Returns
    -------
    AvailabilityResult : `delivered_fraction_month` has shape (months, *dimensions).
    """
    constant = (
        goodput.usable_domain_fraction
        * support.cool_fraction
        * support.connected_fraction
        * support.scheduled_fraction
        * goodput.goodput_fraction
    )
    on = 1.0 - support.outage_fraction
    constant = constant / np.maximum(on, _SMALLEST_DELIVERED)
    powered: Array = support.powered_fraction_month * constant
    powered_mean: Array = np.add.reduce(powered, axis=1) / _THIRDS
    start = deployment.service_start_month
    length = np.maximum(deployment.service_months, 1.0)
    stop = start + length
    spread: Array = np.maximum(deployment.capacity_spread, _SMALLEST_SPREAD)
    shape = np.broadcast_shapes(
        deployment.capacity_fraction.shape[1:], powered.shape[2:], spread.shape, on.shape, start.shape
    )
    delivered_month: Array = np.empty((calendar.months, *shape))
    energy_before: list[Array] = [np.zeros(shape)]
    delivered_sum, reached_sum, worst = np.zeros(shape), np.zeros(shape), np.full(shape, np.inf)
    alike = [bool((month == month[:1]).all()) for month in support.powered_fraction_month]
    first, last = int(start.min()), int(stop.max())
    reached, energy, last_delivered = np.zeros(shape), np.zeros(shape), np.zeros(0)
    all_start, all_stop = int(start.max()), int(stop.min())
    for month, of_year in enumerate(calendar.month_of_year):
        capacity = deployment.capacity_fraction[month]
        delivered_month[month] = capacity * powered_mean[of_year] * on
        if not first <= month < last:
            continue
        inside = np.ones(1) if all_start <= month < all_stop else ((start <= month) & (month < stop)).astype(np.float64)
        thirds = powered[of_year, :1] if alike[of_year] else powered[of_year]
        delivered: Array = np.maximum(capacity * thirds, _SMALLEST_DELIVERED)
        if not np.array_equal(delivered, last_delivered):
            reached = _sum_of_thirds(share_at_least(mean=delivered, spread=spread, threshold=HEADLINE_FRACTION))
            energy = _sum_of_thirds(mean_capped_at_one(mean=delivered, spread=spread))
            last_delivered = delivered
        delivered_sum += delivered_month[month] * inside
        reached_sum += reached * inside
        energy_before.append(energy_before[-1] + energy * (inside * on / _THIRDS))
        if len(energy_before) > MONTHS_PER_YEAR:
            whole_year = (start <= month - MONTHS_PER_YEAR + 1) & (month < stop)
            year = energy_before[-1] - energy_before[-1 - MONTHS_PER_YEAR]
            worst = np.where(whole_year, np.minimum(worst, year), worst)
    energy_availability = energy_before[-1] / length
    delivered_fraction = delivered_sum / length
    reached_share = np.minimum(reached_sum * on / (_THIRDS * length), 1.0)
    decile = _LOGISTIC_DECILE * _LOGISTIC_SCALE * deployment.capacity_spread
    installed = deployment.units_needed * deployment.accelerators_per_unit
    return AvailabilityResult(
        delivered_fraction_month=delivered_month,
        delivered_fraction=delivered_fraction,
        energy_availability=energy_availability,
        availability_at_95_percent=np.where(reached_share < _SMALLEST_DELIVERED, 0.0, reached_share),
        availability_worst_12_months=np.where(np.isfinite(worst), worst / MONTHS_PER_YEAR, energy_availability),
        delivered_fraction_p10=delivered_fraction * np.maximum(1.0 - decile, 0.0),
        delivered_fraction_p90=delivered_fraction * (1.0 + decile),
        overbuild_for_95_percent=overbuild_needed(
            overbuild_fraction=installed / np.maximum(payload.contracted_accelerators, 1e-9) - 1.0,
            delivered_fraction=delivered_fraction,
            target_fraction=HEADLINE_FRACTION,
        ),
    )
