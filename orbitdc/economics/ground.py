"""The ground through the same waterfall: deployment with repair, faults and support of one site."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from orbitdc.compute.parameters import ComputeParameters
from orbitdc.compute.result import PayloadResult, SupportResult
from orbitdc.economics.parameters import GroundParameters
from orbitdc.economics.ramp import bought_fraction, ramp_fraction, site_ramp
from orbitdc.fleet.parameters import FleetParameters
from orbitdc.fleet.result import FleetResult
from orbitdc.radiation.result import FaultResult
from orbitdc.scenario.calendar import HOURS_PER_YEAR, MONTHS_PER_YEAR, Calendar
from orbitdc.scenario.declaration import Array

DAYS_PER_YEAR = 365.25
DAY_GROUPS = 3


def repaired_alive_fraction(*, failure_rate_per_yr: Array, repair_days: Array) -> Array:
    """Return the share of accelerators that live while failed ones are replaced.

    Parameters
    ----------
    failure_rate_per_yr : failures per living accelerator.
    repair_days : mean time to replace one.

    Returns
    -------
    Array : MTTF / (MTTF + MTTR) = 1 / (1 + rate x repair time), 0..1.

    Notes
    -----
    Two-state availability of a repairable unit, from the balance of failures and repairs in steady state.
    """
    alive: Array = 1.0 / (1.0 + failure_rate_per_yr * repair_days / DAYS_PER_YEAR)
    return alive


def service_start_month(
    *, first_month: Array, full_month: Array, overbuild_fraction: Array, alive_fraction: Array
) -> Array:
    """Return the month that starts with the contracted capacity in service, at the latest with the ramp complete.

    Parameters
    ----------
    first_month, full_month : begin and completion of the ramp.
    overbuild_fraction, alive_fraction : installed over contracted less one, and the living share of installed.

    Returns
    -------
    Array : whole months since the calendar's start.
    """
    needed = np.minimum(1.0 / ((1.0 + overbuild_fraction) * alive_fraction), 1.0)
    start: Array = np.ceil(first_month + needed * (full_month - first_month))
    return start


def ground_deployment(
    *, ground: GroundParameters, fleet: FleetParameters, calendar: Calendar, payload: PayloadResult
) -> FleetResult:
    """Return the site over time: a linear ramp to power, repair of failures, refresh at the accelerators' life.

    Parameters
    ----------
    ground, fleet : the site; the length of service.
    calendar : months of the study.
    payload : one unit of racks is what one satellite carries.

    Returns
    -------
    FleetResult : units paid are new, repaired and refreshed ones; units commissioned are new ones. Nothing flies.
    """
    ramp = site_ramp(ground)
    alive = repaired_alive_fraction(
        failure_rate_per_yr=ground.ground_accelerator_failure_rate_per_yr, repair_days=ground.repair_days
    )
    start = service_start_month(
        first_month=ramp.first_month,
        full_month=ramp.full_month,
        overbuild_fraction=ground.ground_overbuild_fraction,
        alive_fraction=alive,
    )
    service_months = np.ceil(fleet.service_yr * MONTHS_PER_YEAR)
    end = np.minimum(start + service_months, float(calendar.months))
    contracted_units = payload.contracted_accelerators / payload.accelerators_per_satellite
    needed = contracted_units * (1.0 + ground.ground_overbuild_fraction)

    months = calendar.months
    life = ground.accelerator_life_yr * MONTHS_PER_YEAR
    repair_share = ground.ground_accelerator_failure_rate_per_yr * alive / MONTHS_PER_YEAR
    shape = np.broadcast_shapes(ramp.first_month.shape, ramp.full_month.shape, end.shape, needed.shape)
    commissioned, in_service = np.empty((months, *shape)), np.empty((months, *shape))
    paid = np.empty((months, *np.broadcast_shapes(shape, life.shape, repair_share.shape)))
    capacity = np.empty((months, *np.broadcast_shapes(shape, alive.shape)))
    built = bought = np.zeros_like(end)
    present_months = np.zeros_like(end)
    for month in range(months):
        elapsed = np.minimum(month + 1.0, end)
        built_before, bought_before = built, bought
        built = ramp_fraction(elapsed_months=elapsed, first_month=ramp.first_month, full_month=ramp.full_month)
        bought = bought_fraction(
            elapsed_months=elapsed, first_month=ramp.first_month, full_month=ramp.full_month, life_months=life
        )
        commissioned[month] = (built - built_before) * needed
        in_service[month] = np.where(month < end, built, 0.0) * needed
        paid[month] = np.maximum(bought - bought_before, 0.0) * needed + in_service[month] * repair_share
        capacity[month] = in_service[month] * (alive / contracted_units)
        present_months = present_months + np.where((month >= start) & (month < end), in_service[month], 0.0)
    mean_installed = present_months / np.maximum(end - start, 1.0)

    no_month = np.zeros((calendar.months,) + (1,) * np.ndim(start))
    nothing = np.zeros_like(start)
    return FleetResult(
        launches=no_month,
        units_paid=paid,
        units_commissioned=commissioned,
        units_in_service=in_service,
        capacity_fraction=capacity,
        derelicts=no_month,
        flights_before=no_month,
        accelerators_per_unit=payload.accelerators_per_satellite,
        units_needed=needed,
        service_start_month=start,
        service_months=service_months,
        satellite_count=needed
        * ramp_fraction(elapsed_months=start, first_month=ramp.first_month, full_month=ramp.full_month),
        launch_count=nothing,
        lost_at_launch=nothing,
        lost_dead_on_arrival=nothing,
        lost_random=np.add.reduce(in_service, axis=0) * repair_share,
        retired=(bought - built) * needed,
        catastrophic_collisions=nothing,
        alive_fraction=alive,
        installed_fraction=mean_installed / contracted_units,
        capacity_spread=np.sqrt(alive * (1.0 - alive) / np.maximum(payload.contracted_accelerators, 1.0)),
        cadence_slack=np.ones_like(start),
        supply_slack=np.ones_like(start),
        capacity_never_reached=start >= calendar.months,
    )


def ground_faults(*, ground: GroundParameters) -> FaultResult:
    """Return fault rates on the ground: no dose; interruptions as one training run reported them.

    Parameters
    ----------
    ground : the site.

    Returns
    -------
    FaultResult : all interruptions, memory errors among them, are in `other_interruptions_per_accelerator_yr`.

    Notes
    -----
    Source: llama3_2024.
    """
    nothing = np.zeros_like(ground.ground_interruption_rate_per_accelerator_yr)
    return FaultResult(
        dose_rad_per_yr=nothing,
        trapped_proton_dose_rad_per_yr=nothing,
        trapped_electron_dose_rad_per_yr=nothing,
        galactic_dose_rad_per_yr=nothing,
        solar_worst_day_dose_rad=nothing,
        solar_dose_rad_per_yr=nothing,
        lifetime_dose_krad=nothing,
        shield_mass_kg=nothing,
        cell_remaining_fraction=np.ones_like(nothing),
        cell_fluence_per_cm2_yr=nothing,
        coverglass_areal_mass_kg_per_m2=nothing,
        radiation_failure_rate_per_accelerator_yr=nothing,
        silent_errors_per_accelerator_yr=ground.ground_silent_error_rate_per_accelerator_yr,
        memory_errors_per_accelerator_yr=nothing,
        functional_interrupts_per_accelerator_yr=nothing,
        extrapolated=nothing,
        other_interruptions_per_accelerator_yr=ground.ground_interruption_rate_per_accelerator_yr,
        saa_time_fraction=nothing,
        saa_event_fraction=nothing,
        saa_peak_to_mean=np.ones_like(nothing),
        saa_passes_per_day=nothing,
        saa_pass_duration_s=nothing,
        saa_longest_quiet_h=nothing,
        storm_days_per_yr=nothing,
        safe_switch_voltage_v=nothing,
        switches_in_series=np.ones_like(nothing),
        dose_slack=np.ones_like(nothing),
        dose_beyond_limit=np.zeros_like(nothing, dtype=np.bool_),
        outside_radiation_tables=np.zeros_like(nothing, dtype=np.bool_),
    )


def ground_work(*, ground: GroundParameters, compute: ComputeParameters) -> ComputeParameters:
    """Return how work runs on the ground: as in orbit, with the site's own choice against silent corruption.

    Parameters
    ----------
    ground, compute : parameter groups.

    Returns
    -------
    ComputeParameters : the compute group with `ground_redundancy` as its redundancy.
    """
    return replace(compute, redundancy=ground.ground_redundancy)


def ground_support(*, ground: GroundParameters) -> SupportResult:
    """Return what power, cooling and operations leave of throughput on the ground.

    Parameters
    ----------
    ground : the site.

    Returns
    -------
    SupportResult : full power, cooling and network except in site outages and planned work.
    """
    outage = ground.site_outage_h_per_yr / HOURS_PER_YEAR
    full = np.ones_like(outage)
    return SupportResult(
        powered_fraction_month=np.ones((MONTHS_PER_YEAR, DAY_GROUPS) + (1,) * np.ndim(full)) * (1.0 - outage),
        powered_fraction=full - outage,
        cool_fraction=full,
        connected_fraction=full,
        outage_fraction=outage,
        scheduled_fraction=1.0 - ground.ground_planned_outage_h_per_yr / HOURS_PER_YEAR,
    )
