"""The ground through the same waterfall and finance: deployment with repair, faults, support and cost of one site."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from orbitdc.compute.parameters import AcceleratorParameters
from orbitdc.compute.result import PayloadResult, SupportResult
from orbitdc.economics.deflator import real_usd
from orbitdc.economics.finance import (
    capital_cost_usd,
    delivered_accelerator_hours,
    months_to_years,
    share_before_month,
)
from orbitdc.economics.parameters import GroundParameters
from orbitdc.economics.ramp import ramp_fraction, remaining_fraction, renewed_fraction
from orbitdc.economics.result import CostResult
from orbitdc.economics.statement import statement
from orbitdc.fleet.parameters import FleetParameters
from orbitdc.fleet.result import AvailabilityResult, FleetResult
from orbitdc.radiation.result import FaultResult
from orbitdc.scenario.calendar import HOURS_PER_YEAR, MONTHS_PER_YEAR, Calendar
from orbitdc.scenario.declaration import Array

DAYS_PER_YEAR = 365.25
W_PER_KW = 1000.0
KWH_PER_MWH = 1000.0
DAY_GROUPS = 3
SHORTEST_RAMP_MONTHS = 1.0
"""Nothing is built in less than the calendar's step."""


class _Ramp(NamedTuple):
    first_month: Array
    full_month: Array


def _ramp(ground: GroundParameters) -> _Ramp:
    first = ground.time_to_power_months * ground.first_power_fraction
    return _Ramp(first, np.maximum(ground.time_to_power_months, first + SHORTEST_RAMP_MONTHS))


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


def _alive(ground: GroundParameters) -> Array:
    return repaired_alive_fraction(
        failure_rate_per_yr=ground.ground_accelerator_failure_rate_per_yr, repair_days=ground.repair_days
    )


def _repairs_per_unit_yr(ground: GroundParameters) -> Array:
    failing: Array = ground.ground_accelerator_failure_rate_per_yr * _alive(ground)
    return failing


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
    ramp = _ramp(ground)
    alive = _alive(ground)
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

    edges = calendar.column(np.arange(calendar.months + 1, dtype=np.float64), np.ndim(start))
    built = ramp_fraction(
        elapsed_months=np.minimum(edges, end), first_month=ramp.first_month, full_month=ramp.full_month
    )
    renewed = renewed_fraction(
        elapsed_months=edges,
        first_month=ramp.first_month,
        full_month=ramp.full_month,
        life_months=ground.accelerator_life_yr * MONTHS_PER_YEAR,
        end_month=end,
    )
    commissioned = (built[1:] - built[:-1]) * needed
    in_service = np.where(edges[:-1] < end, built[1:], 0.0) * needed
    repaired = in_service * (_repairs_per_unit_yr(ground) / MONTHS_PER_YEAR)
    paid = commissioned + (renewed[1:] - renewed[:-1]) * needed + repaired
    capacity = in_service * (alive / contracted_units)
    in_period = (edges[:-1] >= start) & (edges[:-1] < end)
    mean_installed = np.add.reduce(np.where(in_period, in_service, 0.0), axis=0) / np.maximum(end - start, 1.0)

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
        lost_random=np.add.reduce(repaired, axis=0),
        retired=renewed[-1] * needed,
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
        lifetime_dose_krad=nothing,
        shield_mass_kg=nothing,
        cell_remaining_fraction=np.ones_like(nothing),
        silent_errors_per_accelerator_yr=ground.ground_silent_error_rate_per_accelerator_yr,
        memory_errors_per_accelerator_yr=nothing,
        functional_interrupts_per_accelerator_yr=nothing,
        other_interruptions_per_accelerator_yr=ground.ground_interruption_rate_per_accelerator_yr,
        saa_time_fraction=nothing,
        saa_event_fraction=nothing,
        storm_days_per_yr=nothing,
        dose_slack=np.ones_like(nothing),
    )


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


def energy_cost_usd_per_kw_yr(
    *,
    energy_price_usd_per_mwh: Array | float,
    power_usage_effectiveness: Array | float,
    power_draw_fraction: Array | float,
) -> Array:
    """Return what the energy of one kW of IT nameplate costs per year.

    Parameters
    ----------
    energy_price_usd_per_mwh, power_usage_effectiveness : price, and facility power per IT power.
    power_draw_fraction : mean draw over nameplate.

    Returns
    -------
    Array : price x PUE x draw x 8,760 h, USD per kW and year.

    Notes
    -----
    Source: suncatcher_2026.
    """
    drawn_kwh = np.asarray(power_usage_effectiveness, dtype=np.float64) * power_draw_fraction * HOURS_PER_YEAR
    cost: Array = energy_price_usd_per_mwh / KWH_PER_MWH * drawn_kwh
    return cost


def ground_cost(
    *,
    ground: GroundParameters,
    accelerator: AcceleratorParameters,
    fleet: FleetParameters,
    calendar: Calendar,
    payload: PayloadResult,
    deployment: FleetResult,
    service: AvailabilityResult,
) -> CostResult:
    """Return yearly spending, delivered hours and levelized cost of the ground.

    Parameters
    ----------
    ground, accelerator, fleet : the site, the price of accelerators, the size of the contract.
    calendar : months of the study.
    payload, deployment, service : one unit, units over time, and delivered compute by month.

    Returns
    -------
    CostResult : real USD of the base year, pre-tax; what is left of building and accelerators at the end of service
        is credited, straight line, in the last year of service.

    Notes
    -----
    Source: epoch_2026 (components and lives).
    """
    years = calendar.years
    ramp = _ramp(ground)
    start = deployment.service_start_month
    end = np.minimum(start + deployment.service_months, float(calendar.months))
    unit_kw = payload.it_power_w / W_PER_KW
    accelerator_life_months = ground.accelerator_life_yr * MONTHS_PER_YEAR
    facility_life_months = ground.facility_life_yr * MONTHS_PER_YEAR

    unit_price = deployment.accelerators_per_unit * real_usd(accelerator, "accelerator_price_usd")
    unit_yr = months_to_years(by_month=deployment.units_in_service) * (1.0 / MONTHS_PER_YEAR)
    saved_units = unit_yr * (_repairs_per_unit_yr(ground) * (1.0 - ground.repair_cost_fraction))
    accelerators = (months_to_years(by_month=deployment.units_paid) - saved_units) * unit_price

    generation = real_usd(ground, "generation_cost_usd_per_kw") * ground.power_usage_effectiveness
    site_cost = deployment.units_needed * unit_kw * (real_usd(ground, "facility_cost_usd_per_kw") + generation)
    year_edges = calendar.column(np.arange(years + 1, dtype=np.float64) * MONTHS_PER_YEAR, np.ndim(start))
    bought = ramp_fraction(
        elapsed_months=np.minimum(year_edges, end), first_month=ramp.first_month, full_month=ramp.full_month
    ) + renewed_fraction(
        elapsed_months=year_edges,
        first_month=ramp.first_month,
        full_month=ramp.full_month,
        life_months=facility_life_months,
        end_month=end,
    )
    building = (bought[1:] - bought[:-1]) * site_cost

    installed_kw_yr = unit_yr * unit_kw
    energy = installed_kw_yr * energy_cost_usd_per_kw_yr(
        energy_price_usd_per_mwh=real_usd(ground, "energy_price_usd_per_mwh"),
        power_usage_effectiveness=ground.power_usage_effectiveness,
        power_draw_fraction=ground.power_draw_fraction,
    )
    operations = installed_kw_yr * real_usd(ground, "ground_operations_usd_per_kw_yr")

    left = site_cost * remaining_fraction(
        first_month=ramp.first_month,
        full_month=ramp.full_month,
        life_months=facility_life_months,
        end_month=end,
    ) + deployment.units_needed * unit_price * remaining_fraction(
        first_month=ramp.first_month,
        full_month=ramp.full_month,
        life_months=accelerator_life_months,
        end_month=end,
    )
    last_year = (year_edges[:-1] < end) & (end <= year_edges[1:])
    nothing = np.zeros((years,) + (1,) * np.ndim(start))
    return statement(
        accelerator_cost_usd=accelerators,
        platform_cost_usd=building,
        launch_cost_usd=nothing,
        network_cost_usd=nothing,
        development_cost_usd=nothing,
        operations_cost_usd=operations,
        energy_cost_usd=energy,
        salvage_usd=np.where(last_year, left, 0.0),
        delivered_accelerator_hours=delivered_accelerator_hours(
            delivered_fraction_month=service.delivered_fraction_month,
            contracted_accelerators=payload.contracted_accelerators,
            end_month=end,
        ),
        launch_cost_per_price_kg=nothing,
        capital_cost_usd=capital_cost_usd(
            lumped_by_year_usd=accelerators + building,
            share_before=share_before_month(by_month=deployment.units_paid, month=start),
            even_by_year_usd=operations + energy,
            month=start,
        ),
        rate_per_yr=ground.ground_wacc,
        contracted_it_power_gw=fleet.contracted_it_power_gw,
        payload=payload,
    )
