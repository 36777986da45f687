"""Spending of the ground by year, and its levelized cost: owned, or rented by the hour."""

from __future__ import annotations

import numpy as np

from orbitdc.compute.parameters import AcceleratorParameters
from orbitdc.compute.result import PayloadResult
from orbitdc.economics.deflator import real_usd
from orbitdc.economics.finance import (
    present_value_usd,
)
from orbitdc.economics.parameters import EconomicsParameters, GroundParameters
from orbitdc.economics.ramp import SiteRamp, bought_fraction, remaining_fraction, site_ramp
from orbitdc.economics.result import CostResult, YearlyResult
from orbitdc.economics.statement import statement
from orbitdc.fleet.parameters import FleetParameters
from orbitdc.fleet.result import FleetResult
from orbitdc.scenario.calendar import HOURS_PER_YEAR, MONTHS_PER_YEAR, Calendar
from orbitdc.scenario.declaration import Array

W_PER_KW = 1000.0
KWH_PER_MWH = 1000.0


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


def rent_usd_per_unit_yr(
    *,
    rented_fraction: Array | float,
    accelerator_rent_usd_per_h: Array | float,
    living_accelerators: Array | float,
    facility_rent_usd_per_kw_month: Array | float,
    it_power_kw: Array | float,
) -> Array:
    """Return what is rented per unit in service and year.

    Parameters
    ----------
    rented_fraction : share of the accelerators that is rented by the hour; the rest is owned.
    accelerator_rent_usd_per_h, living_accelerators : rent, and accelerators of a unit that live: a landlord mends what
        fails and is not paid for it meanwhile.
    facility_rent_usd_per_kw_month, it_power_kw : rent of the building for the owned share, and IT power of a unit.

    Returns
    -------
    Array : rented x rent x living x 8,760 h + owned x building's rent x 12 x power, USD/yr.

    Notes
    -----
    Source: gpu_rental_2026, cbre_data_centers_2025.
    """
    rented = np.asarray(rented_fraction, dtype=np.float64)
    by_hour = rented * accelerator_rent_usd_per_h * living_accelerators * HOURS_PER_YEAR
    building: Array = (1.0 - rented) * facility_rent_usd_per_kw_month * (MONTHS_PER_YEAR * np.asarray(it_power_kw))
    total: Array = by_hour + building
    return total


def bought_by_year(*, ramp: SiteRamp, life_months: Array, end_month: Array, years: int) -> Array:
    """Return how often the full size of something is bought in each year: the ramp, and its renewals at a fixed life.

    Parameters
    ----------
    ramp, life_months : when it is built first, and how long it lives.
    end_month : nothing is bought after it.
    years : years of the calendar.

    Returns
    -------
    Array : shape (years, *dimensions), in units of the full size.
    """
    edges = np.arange(years + 1, dtype=np.float64).reshape((-1,) + (1,) * np.ndim(end_month)) * MONTHS_PER_YEAR
    bought = bought_fraction(
        elapsed_months=np.minimum(edges, end_month),
        first_month=ramp.first_month,
        full_month=ramp.full_month,
        life_months=life_months,
    )
    by_year: Array = bought[1:] - bought[:-1]
    return by_year


def ground_cost(
    *,
    ground: GroundParameters,
    economics: EconomicsParameters,
    accelerator: AcceleratorParameters,
    fleet: FleetParameters,
    calendar: Calendar,
    payload: PayloadResult,
    deployment: FleetResult,
    by_year: YearlyResult,
) -> CostResult:
    """Return yearly spending, delivered hours and levelized cost of the ground.

    Parameters
    ----------
    ground, economics, accelerator, fleet : the site, the declared value of an hour, accelerators, the contract's size.
    calendar : months of the study.
    payload, deployment, by_year : one unit, units and delivered hours over time.

    Returns
    -------
    CostResult : real USD of the base year, pre-tax; what is left of building, generation and accelerators at the end
        of service is credited, straight line, in the last year of service. A rented share costs its rent alone.

    Notes
    -----
    Source: epoch_2026 (components and lives).
    """
    years, rate = calendar.years, ground.ground_wacc
    ramp = site_ramp(ground)
    start = deployment.service_start_month
    end = np.minimum(start + deployment.service_months, float(calendar.months))
    unit_kw = payload.it_power_w / W_PER_KW
    site_kw = deployment.units_needed * unit_kw
    owned = 1.0 - ground.rented_fraction
    lives = {
        "accelerators": ground.accelerator_life_yr * MONTHS_PER_YEAR,
        "building": ground.facility_life_yr * MONTHS_PER_YEAR,
        "generation": ground.generation_life_yr * MONTHS_PER_YEAR,
    }
    left = {
        name: remaining_fraction(
            first_month=ramp.first_month, full_month=ramp.full_month, life_months=life, end_month=end
        )
        for name, life in lives.items()
    }

    unit_yr = by_year.unit_years_by_year
    repaired = ground.ground_accelerator_failure_rate_per_yr * deployment.alive_fraction
    saved_units = unit_yr * (repaired * (1.0 - ground.repair_cost_fraction))
    new_units = by_year.units_bought_by_year - saved_units
    unit_price = owned * deployment.accelerators_per_unit * real_usd(accelerator, "accelerator_price_usd")

    building_cost = owned * site_kw * real_usd(ground, "facility_cost_usd_per_kw")
    generation_cost = (
        owned * site_kw * real_usd(ground, "generation_cost_usd_per_kw") * ground.power_usage_effectiveness
    )
    building_bought = bought_by_year(ramp=ramp, life_months=lives["building"], end_month=end, years=years)
    nothing = np.zeros((years,) + (1,) * np.ndim(start))
    generation_bought = nothing
    if np.any(generation_cost > 0.0):
        generation_bought = bought_by_year(ramp=ramp, life_months=lives["generation"], end_month=end, years=years)

    energy_per_unit = (
        owned
        * unit_kw
        * energy_cost_usd_per_kw_yr(
            energy_price_usd_per_mwh=real_usd(ground, "energy_price_usd_per_mwh"),
            power_usage_effectiveness=ground.power_usage_effectiveness,
            power_draw_fraction=ground.power_draw_fraction,
        )
    )
    operations_per_unit = owned * unit_kw * real_usd(ground, "ground_operations_usd_per_kw_yr")
    rent_per_unit = rent_usd_per_unit_yr(
        rented_fraction=ground.rented_fraction,
        accelerator_rent_usd_per_h=real_usd(ground, "accelerator_rent_usd_per_h"),
        living_accelerators=deployment.accelerators_per_unit * deployment.alive_fraction,
        facility_rent_usd_per_kw_month=real_usd(ground, "facility_rent_usd_per_kw_month"),
        it_power_kw=unit_kw,
    )
    salvage = (
        building_cost * left["building"]
        + generation_cost * left["generation"]
        + deployment.units_needed * unit_price * left["accelerators"]
    )
    year = np.arange(years, dtype=np.float64).reshape((-1,) + (1,) * np.ndim(start)) * MONTHS_PER_YEAR
    last_year = (year < end) & (end <= year + MONTHS_PER_YEAR)

    accelerators = new_units * unit_price
    site = building_bought * building_cost + generation_bought * generation_cost
    disposal = site * ground.ground_disposal_fraction
    energy, operations, rent = unit_yr * energy_per_unit, unit_yr * operations_per_unit, unit_yr * rent_per_unit
    spending = {
        "accelerator_cost_usd": accelerators,
        "platform_cost_usd": site,
        "launch_cost_usd": nothing,
        "network_cost_usd": nothing,
        "development_cost_usd": nothing,
        "operations_cost_usd": operations,
        "insurance_cost_usd": nothing,
        "disposal_cost_usd": disposal,
        "energy_cost_usd": energy,
        "rent_cost_usd": rent,
        "salvage_usd": np.where(last_year, salvage, 0.0),
    }
    present_unit_yr = present_value_usd(by_year_usd=unit_yr, rate_per_yr=rate)
    present_accelerators = present_value_usd(by_year_usd=new_units, rate_per_yr=rate) * unit_price
    present_building = present_value_usd(by_year_usd=building_bought, rate_per_yr=rate) * building_cost
    present_generation = present_value_usd(by_year_usd=generation_bought, rate_per_yr=rate) * generation_cost
    present_site = present_building + present_generation
    by_item = {
        "accelerators": present_accelerators,
        "building": present_building,
        "generation": present_generation,
        "disposal": present_site * ground.ground_disposal_fraction,
        "site operations": present_unit_yr * operations_per_unit,
        "energy": present_unit_yr * energy_per_unit,
        "rent": present_unit_yr * rent_per_unit,
        "salvage": -present_value_usd(by_year_usd=spending["salvage_usd"], rate_per_yr=rate),
    }
    return statement(
        by_year_usd=spending,
        lumped_by_year_usd=accelerators + site + disposal,
        even_by_year_usd=unit_yr * (operations_per_unit + energy_per_unit + rent_per_unit),
        share_before_service=by_year.bought_before_service_fraction,
        present_by_item_usd=by_item,
        present_platform_cost_usd=present_site,
        present_launch_cost_per_price_kg=np.zeros_like(start),
        delivered_accelerator_hours=by_year.accelerator_hours_by_year,
        units_consumed=np.add.reduce(new_units, axis=0) - deployment.units_needed * left["accelerators"],
        site_consumed_kw=site_kw * (np.add.reduce(building_bought, axis=0) - left["building"]),
        installed_kw_yr=np.add.reduce(unit_yr, axis=0) * unit_kw,
        rate_per_yr=rate,
        accelerator_hour_value_usd=real_usd(economics, "accelerator_hour_value_usd"),
        contracted_it_power_gw=fleet.contracted_it_power_gw,
        payload=payload,
        deployment=deployment,
    )
