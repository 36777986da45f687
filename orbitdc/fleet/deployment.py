"""The deployment stage: launches, satellites in service and living capacity by calendar month."""

from __future__ import annotations

import numpy as np

from orbitdc.compute.result import PayloadResult
from orbitdc.environment.result import EnvironmentResult
from orbitdc.fleet.parameters import FleetParameters
from orbitdc.fleet.population import (
    capacity_spread,
    derelict_survival,
    factory_per_month,
    monthly_survival,
    relative_slack,
    units_needed,
    whole_months,
)
from orbitdc.fleet.result import FleetResult
from orbitdc.fleet.survival import steady_state_replacement_rate_per_yr
from orbitdc.fleet.walk import WalkInputs, walk
from orbitdc.launch.result import LaunchResult
from orbitdc.radiation.result import FaultResult
from orbitdc.scenario.calendar import MONTHS_PER_YEAR, Calendar
from orbitdc.scenario.declaration import Array
from orbitdc.spacecraft.parameters import SpacecraftParameters
from orbitdc.spacecraft.result import SpacecraftResult


def service_start_month(*, latest_service_start_yr: Array | float, months: int) -> Array:
    """Last month in which service starts, whether or not the contract is met; inside the calendar.

    Service starts in the first month at whose end living capacity reaches the contract, at the latest in this one.

    Parameters
    ----------
    latest_service_start_yr : years after the calendar's start, any shape.
    months : length of the calendar.
    """
    month: Array = np.rint(np.asarray(latest_service_start_yr, dtype=np.float64) * MONTHS_PER_YEAR)
    inside: Array = np.clip(month, 0.0, months - 1.0)
    return inside


def _flat(values: Array, shape: tuple[int, ...]) -> Array:
    """Put an array on the flat point axis, or leave it at length 1 when it does not vary."""
    flat: Array = values.reshape(1) if values.size == 1 else np.broadcast_to(values, shape).reshape(-1)
    return flat


def deployment(
    *,
    fleet: FleetParameters,
    calendar: Calendar,
    payload: PayloadResult,
    satellite: SpacecraftResult,
    manifest: LaunchResult,
    spacecraft: SpacecraftParameters,
    surroundings: EnvironmentResult,
    faults: FaultResult,
) -> FleetResult:
    """Deploy and hold a fleet without repair: capacity, launches and losses month by month.

    Each month the project flies what holds the IT power of satellites in service at the contract times one plus the
    over-build when it arrives, within launch cadence and factory rate (see `fleet.walk`). A failed satellite is
    written off and replaced; a dead accelerator is not. Satellites are paid for in the month they fly. Before
    service they are lost at launch or dead on arrival (which covers raising and checkout); in service to random
    failures, common causes, collisions with background objects, and collisions with the fleet's own derelicts of the
    month before; they are retired at the planned life and at the end of service. Dead satellites all count as
    derelicts in the shell, also those that fail low. Nothing is flown that would serve for less than
    `last_replacement_before_end_yr` before the end of service.

    The slack of cadence and of the factory is the smaller of two: of the ramp (what they can fly until the latest
    service start against the contracted fleet with its losses on the way), and of holding the fleet (their largest
    rate in the calendar against steady-state replacement).

    Parameters
    ----------
    fleet, spacecraft : parameter groups, arrays that broadcast.
    calendar : the study's months.
    payload, satellite, manifest, surroundings, faults : results of earlier stages.

    Returns
    -------
    FleetResult : with month arrays of shape (months, *dimensions).
    """
    months = calendar.months
    unit_loss_per_yr = (
        fleet.satellite_failure_rate_per_yr
        + fleet.common_cause_loss_per_yr
        + satellite.collision_rate_per_yr
        + satellite.disabling_hit_rate_per_yr
    )
    held_units = units_needed(
        contracted_accelerators=payload.contracted_accelerators,
        accelerators_per_unit=payload.accelerators_per_satellite,
        overbuild_fraction=fleet.overbuild_fraction,
    )
    contracted_units = units_needed(
        contracted_accelerators=payload.contracted_accelerators,
        accelerators_per_unit=payload.accelerators_per_satellite,
        overbuild_fraction=0.0,
    )
    latest_start = service_start_month(latest_service_start_yr=fleet.latest_service_start_yr, months=months)
    lag_months = whole_months(days=satellite.raising_time_days + fleet.checkout_days, longest=months)
    given: dict[str, Array] = {
        "target_units": held_units,
        "contracted_units": contracted_units,
        "unit_survival": monthly_survival(rate_per_yr=unit_loss_per_yr),
        "accelerator_survival": monthly_survival(
            rate_per_yr=fleet.accelerator_failure_rate_per_yr + faults.radiation_failure_rate_per_accelerator_yr
        ),
        "launch_success": 1.0 - manifest.launch_failure_fraction,
        "arrival_success": 1.0 - fleet.dead_on_arrival_fraction,
        "life_months": np.clip(np.rint(fleet.planned_life_yr * MONTHS_PER_YEAR), 1.0, months),
        "lag_months": lag_months,
        "latest_start_month": latest_start,
        "service_months": np.maximum(np.rint(fleet.service_yr * MONTHS_PER_YEAR), 1.0),
        "taper_months": np.rint(fleet.last_replacement_before_end_yr * MONTHS_PER_YEAR),
        "derelict_loss_per_month": surroundings.collision_rate_per_object_per_m2_yr
        * satellite.unavoided_derelict_cross_section_m2
        / MONTHS_PER_YEAR,
        "derelict_survival": derelict_survival(passive_lifetime_yr=satellite.passive_lifetime_yr),
        "disposal_failure_fraction": 1.0 - spacecraft.disposal_success_fraction,
    }
    satellites = manifest.satellites_per_launch
    by_launch = [manifest.cadence_per_month(float(year)) * satellites for year in range(-(-months // MONTHS_PER_YEAR))]
    rising = min(int(np.ceil(fleet.factory_ramp_yr.max() * MONTHS_PER_YEAR)), months - 1)
    by_factory = [
        factory_per_month(month=month, rate_per_month=fleet.factory_rate_per_month, ramp_yr=fleet.factory_ramp_yr)
        for month in range(rising + 1)
    ]
    by_factory += [by_factory[-1]] * (months - 1 - rising)
    shape = np.broadcast_shapes(*(v.shape for v in given.values()), by_launch[0].shape, by_factory[0].shape)
    points = int(np.prod(shape))
    launch_limit = [_flat(limit, shape) for limit in by_launch]
    factory_limit = [_flat(limit, shape) for limit in by_factory[: rising + 1]]

    flat = {name: _flat(np.asarray(values), shape) for name, values in given.items()}
    fleet_walk = walk(
        months=months,
        points=points,
        given=WalkInputs(**flat),
        most_units=lambda month: np.minimum(launch_limit[month // MONTHS_PER_YEAR], factory_limit[min(month, rising)]),
    )

    def months_of(values: Array) -> Array:
        return values.reshape((months, *shape))

    def points_of(values: Array) -> Array:
        return values.reshape(shape)

    launches: Array = months_of(fleet_walk.flown * (1.0 / _flat(satellites, shape)))
    flights_before: Array = np.empty_like(launches)
    flights: Array = np.zeros(shape)
    for month in range(months):
        flights_before[month] = flights
        flights += launches[month]
    flown = points_of(fleet_walk.flown_total)
    start = points_of(fleet_walk.start_month)
    mean_units = points_of(fleet_walk.mean_units)
    mean_capacity = points_of(fleet_walk.mean_capacity_units)
    capacity_fraction = fleet_walk.capacity_units
    capacity_fraction *= 1.0 / np.maximum(flat["contracted_units"], 1e-12)

    yields = given["launch_success"] * given["arrival_success"]
    steady = held_units / np.maximum(yields, 1e-9) / MONTHS_PER_YEAR * steady_state_replacement_rate_per_yr(
        loss_rate_per_yr=unit_loss_per_yr, planned_life_yr=fleet.planned_life_yr
    )  # fmt: skip
    ramp_months = np.maximum(latest_start - lag_months + 1.0, 0.0)
    ramp_loss = 0.5 * ramp_months / MONTHS_PER_YEAR * unit_loss_per_yr
    ramp = contracted_units * (1.0 + ramp_loss) / np.maximum(yields, 1e-9)
    launchable, makeable = np.zeros(1), np.zeros(1)
    for month in range(int(ramp_months.max())):
        inside = (month < ramp_months).astype(np.float64)
        launchable = launchable + by_launch[month // MONTHS_PER_YEAR] * inside
        makeable = makeable + by_factory[month] * inside
    most_launchable = np.maximum(by_launch[0], by_launch[-1])
    refill = held_units / np.maximum(np.minimum(most_launchable, by_factory[-1]), 1e-9)
    return FleetResult(
        launches=launches,
        units_paid=months_of(fleet_walk.flown),
        units_commissioned=months_of(fleet_walk.commissioned),
        units_in_service=months_of(fleet_walk.in_service),
        capacity_fraction=months_of(capacity_fraction),
        derelicts=months_of(fleet_walk.derelicts),
        flights_before=flights_before,
        accelerators_per_unit=payload.accelerators_per_satellite,
        units_needed=held_units,
        service_start_month=start,
        service_months=np.minimum(given["service_months"], months - start),
        satellite_count=points_of(fleet_walk.units_at_start),
        launch_count=flights,
        lost_at_launch=flown * (1.0 - given["launch_success"]),
        lost_dead_on_arrival=flown * given["launch_success"] * fleet.dead_on_arrival_fraction,
        lost_random=points_of(fleet_walk.lost_total),
        retired=points_of(fleet_walk.retired_total),
        catastrophic_collisions=satellite.catastrophic_collision_rate_per_yr
        * mean_units
        * (np.minimum(given["service_months"], months - start) / MONTHS_PER_YEAR),
        alive_fraction=mean_capacity / np.maximum(mean_units, 1e-9),
        installed_fraction=mean_units / np.maximum(contracted_units, 1e-12),
        capacity_spread=capacity_spread(
            units=held_units,
            loss_rate_per_yr=unit_loss_per_yr - fleet.common_cause_loss_per_yr,
            common_cause_loss_per_yr=fleet.common_cause_loss_per_yr,
            common_cause_batch_fraction=fleet.common_cause_batch_fraction,
            replacement_months=lag_months,
            refill_months=np.minimum(refill, float(months)),
        ),
        cadence_slack=np.minimum(
            relative_slack(limit=launchable, demand=ramp), relative_slack(limit=most_launchable, demand=steady)
        ),
        supply_slack=np.minimum(
            relative_slack(limit=makeable, demand=ramp), relative_slack(limit=by_factory[-1], demand=steady)
        ),
        capacity_never_reached=np.logical_not(fleet_walk.reached).reshape(shape),
    )
