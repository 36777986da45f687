"""Spending of the orbital side by year, and its levelized cost.

The project insures itself: launches that fail, satellites that never work and early losses are already in the
fleet's deployment, which pays for their replacement. No premium is charged on top.
"""

from __future__ import annotations

import numpy as np

from orbitdc.compute.parameters import AcceleratorParameters
from orbitdc.compute.result import PayloadResult
from orbitdc.economics.deflator import declared_factor, real_usd
from orbitdc.economics.finance import (
    capital_cost_usd,
    delivered_accelerator_hours,
    fleet_mean_price_fraction,
    months_to_years,
    service_share_by_year,
    share_before_month,
)
from orbitdc.economics.parameters import EconomicsParameters
from orbitdc.economics.result import CostResult
from orbitdc.economics.statement import statement
from orbitdc.fleet.parameters import FleetParameters
from orbitdc.fleet.result import AvailabilityResult, FleetResult
from orbitdc.launch.parameters import LaunchParameters
from orbitdc.launch.result import LaunchResult
from orbitdc.link.result import LinkResult
from orbitdc.scenario.calendar import MONTHS_PER_YEAR, Calendar
from orbitdc.scenario.declaration import Array
from orbitdc.spacecraft.result import PowerResult, SpacecraftResult
from orbitdc.thermal.result import RadiatorResult

W_PER_KW = 1000.0


def platform_cost_usd(
    *,
    array_power_w: Array,
    array_cost_usd_per_w: Array,
    radiator_area_m2: Array,
    radiator_cost_usd_per_m2: Array,
    battery_capacity_kwh: Array,
    battery_cost_usd_per_kwh: Array,
    bus_mass_kg: Array,
    bus_cost_usd_per_kg: Array,
    integration_cost_fraction: Array,
) -> Array:
    """Return the cost of one satellite without accelerators.

    Parameters
    ----------
    array_power_w, array_cost_usd_per_w : begin-of-life power at the array's terminals and its price.
    radiator_area_m2, radiator_cost_usd_per_m2 : planform area and its price.
    battery_capacity_kwh, battery_cost_usd_per_kwh : nameplate energy and its price.
    bus_mass_kg, bus_cost_usd_per_kg : dry mass that is not payload, array, battery or radiator, and its price.
    integration_cost_fraction : integration and test per cost of the parts.

    Returns
    -------
    Array : USD; (array + radiator + battery + bus) x (1 + integration).

    Notes
    -----
    Source: semianalysis_2026 (build-up by array, radiator, structure, and integration as a share of the parts).
    """
    parts = array_power_w * array_cost_usd_per_w + radiator_area_m2 * radiator_cost_usd_per_m2
    parts = parts + battery_capacity_kwh * battery_cost_usd_per_kwh + bus_mass_kg * bus_cost_usd_per_kg
    cost: Array = parts * (1.0 + integration_cost_fraction)
    return cost


def bus_mass_kg(*, satellite: SpacecraftResult) -> Array:
    """Return the dry mass that is priced per kilogram: all but payload, array, battery and radiator."""
    priced_apart = (
        satellite.payload_mass_with_growth_kg
        + satellite.array_mass_with_growth_kg
        + satellite.battery_mass_with_growth_kg
        + satellite.radiator_mass_with_growth_kg
    )
    mass: Array = np.maximum(satellite.satellite_dry_mass_kg - priced_apart, 0.0)
    return mass


def development_spending_usd(*, cost_usd: Array, duration_yr: Array, years: int) -> Array:
    """Spread a cost evenly over the first years of the calendar.

    Parameters
    ----------
    cost_usd : cost in all.
    duration_yr : years of spending, above zero.
    years : years of the calendar.

    Returns
    -------
    Array : shape (years, *dimensions), USD.
    """
    end_month = duration_yr * MONTHS_PER_YEAR
    share = service_share_by_year(start_month=np.zeros_like(end_month), end_month=end_month, years=years)
    spending: Array = share * (cost_usd / duration_yr)
    return spending


def launch_price_sum(*, launches_by_month: Array, flights_before: Array, manifest: LaunchResult) -> Array:
    """Return yearly launches weighted with their price, in prices of the first launch.

    Parameters
    ----------
    launches_by_month, flights_before : shape (months, *dimensions).
    manifest : its `price_fraction` gives the price after so many flights, as a share of the first.

    Returns
    -------
    Array : shape (years, *dimensions); the price of a year is that of its middle flight.
    """
    launches = months_to_years(by_month=launches_by_month)
    middle = flights_before[::MONTHS_PER_YEAR] + 0.5 * launches
    weighted: Array = launches * manifest.price_fraction(middle)
    return weighted


def orbit_cost(
    *,
    economics: EconomicsParameters,
    accelerator: AcceleratorParameters,
    launch: LaunchParameters,
    fleet: FleetParameters,
    calendar: Calendar,
    payload: PayloadResult,
    power: PowerResult,
    panel: RadiatorResult,
    satellite: SpacecraftResult,
    manifest: LaunchResult,
    deployment: FleetResult,
    network: LinkResult,
    service: AvailabilityResult,
) -> CostResult:
    """Return yearly spending, delivered hours and levelized cost of the orbital side.

    Parameters
    ----------
    economics, accelerator, launch, fleet : parameter groups; their money is brought to the base year here.
    calendar : months of the study.
    payload, power, panel, satellite : one satellite.
    manifest, deployment : launches and units over time; failed and replaced units are in them.
    network, service : ground network, and delivered compute by month.

    Returns
    -------
    CostResult : real USD of the base year, pre-tax; no salvage in orbit.

    Notes
    -----
    Source: semianalysis_2026.
    """
    years = calendar.years
    start = deployment.service_start_month
    end = np.minimum(start + deployment.service_months, float(calendar.months))
    units = months_to_years(by_month=deployment.units_paid)

    flown_price = real_usd(accelerator, "accelerator_price_usd") * (1.0 + economics.accelerator_flight_cost_fraction)
    accelerators = units * (deployment.accelerators_per_unit * flown_price)

    satellite_price = platform_cost_usd(
        array_power_w=power.array_power_begin_of_life_w,
        array_cost_usd_per_w=real_usd(economics, "array_cost_usd_per_w"),
        radiator_area_m2=panel.radiator_planform_area_m2,
        radiator_cost_usd_per_m2=real_usd(economics, "radiator_cost_usd_per_m2"),
        battery_capacity_kwh=power.battery_capacity_kwh,
        battery_cost_usd_per_kwh=real_usd(economics, "battery_cost_usd_per_kwh"),
        bus_mass_kg=bus_mass_kg(satellite=satellite),
        bus_cost_usd_per_kg=real_usd(economics, "bus_cost_usd_per_kg"),
        integration_cost_fraction=economics.integration_cost_fraction,
    )
    learned = fleet_mean_price_fraction(
        units=np.add.reduce(units, axis=0),
        reference_units=economics.platform_reference_units,
        learning_rate=economics.platform_learning_rate,
    )
    platform = units * (satellite_price * learned)

    launch_prices = launch_price_sum(
        launches_by_month=deployment.launches, flights_before=deployment.flights_before, manifest=manifest
    ) * declared_factor(group=LaunchParameters, name="launch_price_usd_per_kg")
    launch_cost = launch_prices * manifest.launch_price_first_usd

    gateways = network.gateway_equivalent_count * real_usd(economics, "gateway_cost_usd")
    bought_gbps = np.minimum(np.maximum(network.demand_down_gbps, network.demand_up_gbps), network.ground_capacity_gbps)
    transit = bought_gbps * real_usd(economics, "transit_usd_per_gbps_yr")
    upkeep = gateways * economics.gateway_operations_fraction_per_yr
    network_cost = service_share_by_year(start_month=start, end_month=end, years=years) * (transit + upkeep)
    network_cost[0] = network_cost[0] + gateways

    development = development_spending_usd(
        cost_usd=real_usd(economics, "development_cost_usd"), duration_yr=economics.development_yr, years=years
    )
    installed_kw_yr = months_to_years(by_month=deployment.units_in_service) * (
        payload.it_power_w / (W_PER_KW * MONTHS_PER_YEAR)
    )
    operations = installed_kw_yr * real_usd(economics, "satellite_operations_usd_per_kw_yr")
    nothing = np.zeros((years,) + (1,) * np.ndim(start))
    return statement(
        accelerator_cost_usd=accelerators,
        platform_cost_usd=platform,
        launch_cost_usd=launch_cost,
        network_cost_usd=network_cost,
        development_cost_usd=development,
        operations_cost_usd=operations,
        energy_cost_usd=nothing,
        salvage_usd=nothing,
        delivered_accelerator_hours=delivered_accelerator_hours(
            delivered_fraction_month=service.delivered_fraction_month,
            contracted_accelerators=payload.contracted_accelerators,
            end_month=end,
        ),
        launch_cost_per_price_kg=launch_prices * manifest.priced_capability_kg,
        capital_cost_usd=capital_cost_usd(
            lumped_by_year_usd=accelerators + platform + launch_cost,
            share_before=share_before_month(by_month=deployment.units_paid, month=start),
            even_by_year_usd=network_cost + development + operations,
            month=start,
        ),
        rate_per_yr=economics.orbit_wacc,
        contracted_it_power_gw=fleet.contracted_it_power_gw,
        payload=payload,
    )
