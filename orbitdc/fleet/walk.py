"""The walk through the calendar: launches, living satellites, living accelerators and derelicts month by month.

The walk runs in the month of commissioning less the lag between launch and service, which is the month of launch:
row t holds the fleet in service at calendar month t + lag. A launch of month t first serves in that row, so an
order is placed against the capacity that will exist when it arrives, and no queue of satellites under way is needed.
Points are one flat axis; every array is either of that length or of length 1.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from orbitdc.scenario.declaration import Array, Flags

_TOLERANCE = 1e-9
_SMALLEST_SURVIVAL = 1e-250
Index = NDArray[np.intp]


@dataclass(frozen=True, kw_only=True)
class WalkInputs:
    """Numbers per point, flat (length n or 1), that drive the walk.

    Attributes
    ----------
    target_units, contracted_units : units in service to hold, and to start service with.
    unit_survival, accelerator_survival : shares that survive a month, without derelicts.
    launch_success, arrival_success : shares that survive the launch, and that enter service after it.
    life_months, lag_months : planned life in service, and months from launch to service; whole numbers.
    latest_start_month, service_months : last month in which service starts, and its length; whole numbers.
    taper_months : months before the end of service from which nothing new enters service; a whole number.
    derelict_loss_per_month : hits per unit and month by one derelict.
    derelict_survival : share of derelicts that stay another month.
    disposal_failure_fraction : share of retired units that become derelicts.
    """

    target_units: Array
    contracted_units: Array
    unit_survival: Array
    accelerator_survival: Array
    launch_success: Array
    arrival_success: Array
    life_months: Array
    lag_months: Array
    latest_start_month: Array
    service_months: Array
    taper_months: Array
    derelict_loss_per_month: Array
    derelict_survival: Array
    disposal_failure_fraction: Array


@dataclass(frozen=True, kw_only=True)
class Walk:
    """The fleet by calendar month, shape (months, n), and its totals to the end of service, shape (n,).

    `capacity_units` is in capacities of a new unit. `lost_month` and `retired_month`, kept on request only, include
    what is retired after the end of service; the totals do not.
    """

    flown: Array
    commissioned: Array
    in_service: Array
    capacity_units: Array
    derelicts: Array
    lost_month: Array | None
    retired_month: Array | None
    start_month: Array
    reached: Flags
    flown_total: Array
    lost_total: Array
    retired_total: Array
    units_at_start: Array
    mean_units: Array
    mean_capacity_units: Array


class _History:
    """Rows of a (months, n) array behind rows of zeros, read each point's own number of months back."""

    def __init__(self, months: int, points: int, age: Array) -> None:
        back = age.astype(np.intp)
        self._same = bool((back == back[0]).all())
        self._padding = int(back.max())
        self._points = points
        self._column: Index = np.arange(points) - back * points
        self._rows: Array = np.zeros((self._padding + months, points))
        self.months: Array = self._rows[self._padding :]

    def before(self, month: int) -> Array:
        """Return each point's value of that many months before the month (zero before the first)."""
        if self._same:
            row: Array = self._rows[month]
            return row
        first = (month + self._padding) * self._points
        gathered: Array = self._rows.reshape(-1).take(self._column + first)
        return gathered


class _Delay:
    """A ring of the last rows, from which each point reads its own number of months back."""

    def __init__(self, points: int, lag: Array) -> None:
        back = lag.astype(np.intp)
        self._length = int(back.max()) + 1
        slots = (np.arange(self._length)[:, None] - back) % self._length
        self._index: Index = slots * points + np.arange(points)
        self._same = bool((back == back[0]).all())
        self._points = points

    def ring(self) -> Array:
        """Return an empty ring."""
        return np.zeros((self._length, self._points))

    def read(self, ring: Array, month: int, values: Array, out: Array) -> None:
        """Put a month's values into the ring and write to `out` what each point put there its lag ago."""
        phase = month % self._length
        ring[phase] = values
        if self._same:
            out[:] = ring[(month + 1) % self._length]
        else:
            ring.reshape(-1).take(self._index[phase], out=out, mode="clip")


def walk(
    *,
    months: int,
    points: int,
    given: WalkInputs,
    most_units: Callable[[int], Array],
    keep_ledger: bool = False,
) -> Walk:
    """Walk a fleet that holds its units in service by launching, within a monthly limit.

    Each month, in order: units X decay, X' = X s exp(-k D); the cohort that reaches its planned life retires, at its
    exact surviving share, P(t) / P(t - life) of its commissioned units with P the running product of survival;
    at the end of service all that remains retires; then units are flown until those in service meet their target,
    flown = min(max((target - X) / yield, 0), limit), yield = launch success x arrival success. Their living
    capacity C follows X with the accelerators' own survival a, C' = C s a: nobody repairs a dead accelerator, and the
    over-build has to cover it. Lost units, units dead on arrival and failed disposals add to the
    derelicts D, which feed back on the next month. Nothing is flown that would
    serve for less than the taper before the end of service.

    Parameters
    ----------
    months, points : calendar months, and length n of the flat point axis.
    given : numbers per point.
    most_units : satellites that can be flown in a month, by the index of the month; length n or 1.
    keep_ledger : also keep losses and retirements by month.

    Returns
    -------
    Walk : arrays by calendar month and totals.
    """
    lag, life = np.broadcast_to(given.lag_months, points), np.broadcast_to(given.life_months, points)
    yields = given.launch_success * given.arrival_success
    per_yield = 1.0 / np.maximum(yields, 1e-9)
    dead_on_arrival = given.launch_success * (1.0 - given.arrival_success)
    retired_capacity = np.power(given.accelerator_survival, given.life_months)
    promise = given.contracted_units * (1.0 - _TOLERANCE)
    latest = np.broadcast_to(given.latest_start_month, points) - lag
    feedback = bool((given.derelict_loss_per_month > 0.0).any())
    last_start = int(latest.max())

    zeros = np.zeros(points)
    cohorts = _History(months, points, life)
    flown: Array = np.empty((months, points))
    # Commissioned, in service, capacity and derelicts, and on request losses and retirements, by calendar month.
    rows = [np.empty((months, points)) for _ in range(6 if keep_ledger else 4)]
    delay = _Delay(points, lag)
    rings = [delay.ring() for _ in rows]
    units, living, debris, cumulative = zeros, zeros, zeros, np.ones(points)
    flown_total, lost_total, retired_total = zeros.copy(), zeros.copy(), zeros.copy()
    sum_units, sum_living, units_at_start = zeros.copy(), zeros.copy(), zeros.copy()
    waiting: Flags = latest >= 0
    reached: Flags = np.zeros(points, dtype=np.bool_)
    start = latest
    stop = np.minimum(start + given.service_months, months - lag)
    # No point ends before this row, so the rows before it need no mask (a mask of ones changes no value).
    earliest_end = min(given.service_months.min() + min(latest.min(), 0.0), months - lag.max())
    first_stop = int(earliest_end - given.taper_months.max())

    for t in range(months):
        survival = given.unit_survival
        if feedback:
            survival = survival * np.exp(-given.derelict_loss_per_month * debris)
        before = units
        units = before * survival
        lost = before - units
        living = living * (survival * given.accelerator_survival)
        cumulative = np.maximum(cumulative * survival, _SMALLEST_SURVIVAL)
        retired = np.minimum(cohorts.before(t) * cumulative, units)
        units = units - retired
        living = np.maximum(living - retired * retired_capacity, 0.0)
        need = np.minimum(np.maximum((given.target_units - units) * per_yield, 0.0), most_units(t))
        if t >= first_stop:
            serves = (t < stop).astype(np.float64)
            lost_total += lost * serves
            retired_total += retired * serves
            retired = retired + units * (1.0 - serves)
            units, living, need = units * serves, living * serves, need * (t < stop - given.taper_months)
        else:
            lost_total += lost
            retired_total += retired
        new = need * yields
        units = units + new
        living = living + new
        debris = debris * given.derelict_survival + (
            lost + need * dead_on_arrival + retired * given.disposal_failure_fraction
        )
        flown[t] = need
        flown_total += need
        cohorts.months[t] = new / cumulative
        now = (new, units, living, debris, lost, retired)
        for row, ring, values in zip(rows, rings, now, strict=False):
            delay.read(ring, t, values, row[t])
        if t <= last_start:
            arrives = waiting & (units >= promise) & (t <= latest)
            reached |= arrives
            arrives |= waiting & (t == latest)
            waiting &= ~arrives
            start = np.where(arrives, t, start)
            stop = np.minimum(np.where(arrives, t + given.service_months, stop), months - lag)
            units_at_start += units * arrives
            serving = ((t >= start) & ~waiting).astype(np.float64)
            sum_units += units * serving
            sum_living += living * serving
        else:
            sum_units += units
            sum_living += living

    length = np.maximum(np.minimum(given.service_months, months - (start + lag)), 1.0)
    return Walk(
        flown=flown,
        commissioned=rows[0],
        in_service=rows[1],
        capacity_units=rows[2],
        derelicts=rows[3],
        lost_month=rows[4] if keep_ledger else None,
        retired_month=rows[5] if keep_ledger else None,
        start_month=start + lag,
        reached=reached,
        flown_total=flown_total,
        lost_total=lost_total,
        retired_total=retired_total,
        units_at_start=units_at_start,
        mean_units=sum_units / length,
        mean_capacity_units=sum_living / length,
    )
