"""Spending of the orbital side by year, and its levelized cost.

Launches that fail, satellites that never work and early losses are already in the fleet's deployment, which pays for
their replacement. A project that insures itself pays nothing more; one that pays premiums is compensated for the same
losses, so that no loss is paid twice.
"""

from __future__ import annotations

import numpy as np

from orbitdc.compute.parameters import AcceleratorParameters
from orbitdc.compute.result import PayloadResult
from orbitdc.economics.deflator import declared_factor, real_usd
from orbitdc.economics.finance import (
    present_value_usd,
)
from orbitdc.economics.parameters import EconomicsParameters
from orbitdc.economics.result import CostResult, SatellitePriceResult, YearlyResult
from orbitdc.economics.running_cost import insurance_balance, network_cost_usd_per_yr, operations_usd_per_unit_yr
from orbitdc.economics.statement import statement
from orbitdc.economics.years import service_share_by_year
from orbitdc.fleet.parameters import FleetParameters
from orbitdc.fleet.result import FleetResult
from orbitdc.launch.parameters import LaunchParameters
from orbitdc.launch.result import LaunchResult
from orbitdc.link.result import LinkResult
from orbitdc.scenario.calendar import MONTHS_PER_YEAR, Calendar
from orbitdc.scenario.declaration import Array

W_PER_KW = 1000.0


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


def launch_price_sum(*, launches_by_year: Array, middle_flight: Array, manifest: LaunchResult) -> Array:
    """Return yearly launches weighted with their price, in prices of the first launch.

    Parameters
    ----------
    launches_by_year, middle_flight : launches of a year, and flights of the project before their middle one.
    manifest : its `price_fraction` gives the price after so many flights, as a share of the first.

    Returns
    -------
    Array : shape (years, *dimensions); the price of a year is that of its middle flight.
    """
    weighted: Array = launches_by_year * manifest.price_fraction(middle_flight)
    return weighted


def orbit_cost(
    *,
    economics: EconomicsParameters,
    accelerator: AcceleratorParameters,
    launch: LaunchParameters,
    fleet: FleetParameters,
    calendar: Calendar,
    payload: PayloadResult,
    price: SatellitePriceResult,
    manifest: LaunchResult,
    deployment: FleetResult,
    network: LinkResult,
    by_year: YearlyResult,
) -> CostResult:
    """Return yearly spending, delivered hours and levelized cost of the orbital side.

    Parameters
    ----------
    economics, accelerator, launch, fleet : parameter groups; their money is brought to the base year here.
    calendar : months of the study.
    payload, price : one satellite and what it costs without accelerators, part by part.
    manifest, deployment, by_year : launches, units and delivered hours over time; failed and replaced units are in
        them.
    network : ground network.

    Returns
    -------
    CostResult : real USD of the base year, pre-tax; no salvage in orbit.

    Notes
    -----
    Source: semianalysis_2026.
    """
    years, rate = calendar.years, economics.orbit_wacc
    start = deployment.service_start_month
    units, unit_yr, in_service = (
        by_year.units_bought_by_year,
        by_year.unit_years_by_year,
        by_year.service_fraction_by_year,
    )
    present_units = present_value_usd(by_year_usd=units, rate_per_yr=rate)
    present_unit_yr = present_value_usd(by_year_usd=unit_yr, rate_per_yr=rate)
    present_service_yr = present_value_usd(by_year_usd=in_service, rate_per_yr=rate)

    bare_price = deployment.accelerators_per_unit * real_usd(accelerator, "accelerator_price_usd")
    screening = bare_price * economics.accelerator_flight_cost_fraction
    disposal = real_usd(economics, "disposal_cost_usd_per_satellite")

    insurance = insurance_balance(
        insured=economics.insurance,
        launch_premium_fraction=economics.launch_premium_fraction,
        orbit_premium_fraction_per_yr=economics.orbit_premium_fraction_per_yr,
        launch_failure_fraction=manifest.launch_failure_fraction,
        dead_on_arrival_fraction=fleet.dead_on_arrival_fraction,
        loss_rate_per_yr=fleet.satellite_failure_rate_per_yr + fleet.common_cause_loss_per_yr,
    )
    insured_value = bare_price + screening + price.satellite_price_usd

    launch_prices = launch_price_sum(
        launches_by_year=by_year.launches_by_year, middle_flight=by_year.middle_flight_by_year, manifest=manifest
    ) * declared_factor(group=LaunchParameters, name="launch_price_usd_per_kg")
    present_launch_prices = present_value_usd(by_year_usd=launch_prices, rate_per_yr=rate)

    stations = network.gateway_equivalent_count * real_usd(economics, "gateway_cost_usd")
    network_yr = network_cost_usd_per_yr(
        stations_cost_usd=stations,
        station_operations_fraction_per_yr=economics.gateway_operations_fraction_per_yr,
        demand_gbps=np.maximum(network.demand_down_gbps, network.demand_up_gbps),
        ground_capacity_gbps=network.ground_capacity_gbps,
        transit_usd_per_gbps_yr=real_usd(economics, "transit_usd_per_gbps_yr"),
        relay_traffic_fraction=economics.relay_traffic_fraction,
        relay_usd_per_gbps_yr=real_usd(economics, "relay_usd_per_gbps_yr"),
        spectrum_usd_per_yr=real_usd(economics, "spectrum_usd_per_yr"),
    )
    network_cost = in_service * (network_yr.stations + network_yr.transit + network_yr.relay + network_yr.spectrum)
    network_cost[0] = network_cost[0] + stations

    development = development_spending_usd(
        cost_usd=real_usd(economics, "development_cost_usd"), duration_yr=economics.development_yr, years=years
    )
    unit_kw = payload.it_power_w / W_PER_KW
    operations_yr = operations_usd_per_unit_yr(
        satellites_per_operator=economics.satellites_per_operator,
        operator_cost_usd_per_yr=real_usd(economics, "operator_cost_usd_per_yr"),
        it_power_kw=unit_kw,
        software_usd_per_kw_yr=real_usd(economics, "software_usd_per_kw_yr"),
        license_usd_per_kw_yr=real_usd(economics, "license_usd_per_kw_yr"),
    )
    nothing = np.zeros((years,) + (1,) * np.ndim(start))
    insurance_cost = nothing
    if np.any(economics.insurance > 0.0):
        insurance_cost = units * (insured_value * insurance.per_unit_bought) + unit_yr * (
            insured_value * insurance.per_unit_yr
        )
    spending = {
        "accelerator_cost_usd": units * (bare_price + screening),
        "platform_cost_usd": units * price.satellite_price_usd,
        "launch_cost_usd": launch_prices * manifest.launch_price_first_usd,
        "network_cost_usd": network_cost,
        "development_cost_usd": development,
        "operations_cost_usd": unit_yr * (operations_yr.staff + operations_yr.software + operations_yr.licenses),
        "insurance_cost_usd": insurance_cost,
        "disposal_cost_usd": units * disposal,
        "energy_cost_usd": nothing,
        "rent_cost_usd": nothing,
        "salvage_usd": nothing,
    }
    by_item = {
        "accelerators": present_units * bare_price,
        "screening for flight": present_units * screening,
        "solar array": present_units * price.array_price_usd,
        "battery": present_units * price.battery_price_usd,
        "radiator": present_units * price.radiator_price_usd,
        "radiation shield": present_units * price.shield_price_usd,
        "propulsion": present_units * price.propulsion_price_usd,
        "terminals": present_units * price.terminals_price_usd,
        "attitude control and avionics": present_units * price.avionics_price_usd,
        "bus": present_units * price.bus_price_usd,
        "propellant": present_units * price.propellant_price_usd,
        "integration and test": present_units * price.integration_price_usd,
        "launch": present_launch_prices * manifest.launch_price_first_usd,
        "development": present_value_usd(by_year_usd=development, rate_per_yr=rate),
        "ground stations": stations / np.sqrt(1.0 + rate) + present_service_yr * network_yr.stations,
        "transit": present_service_yr * network_yr.transit,
        "relay lease": present_service_yr * network_yr.relay,
        "spectrum": present_service_yr * network_yr.spectrum,
        "staff": present_unit_yr * operations_yr.staff,
        "software": present_unit_yr * operations_yr.software,
        "licenses": present_unit_yr * operations_yr.licenses,
        "insurance": insured_value
        * (present_units * insurance.per_unit_bought + present_unit_yr * insurance.per_unit_yr),
        "disposal": present_units * disposal,
    }
    unit_price = bare_price + screening + price.satellite_price_usd + disposal
    return statement(
        by_year_usd=spending,
        lumped_by_year_usd=units * unit_price + spending["launch_cost_usd"],
        even_by_year_usd=network_cost + development + spending["operations_cost_usd"] + insurance_cost,
        share_before_service=by_year.bought_before_service_fraction,
        present_by_item_usd=by_item,
        present_platform_cost_usd=present_units * price.satellite_price_usd,
        present_launch_cost_per_price_kg=present_launch_prices * manifest.priced_capability_kg,
        delivered_accelerator_hours=by_year.accelerator_hours_by_year,
        units_consumed=np.add.reduce(units, axis=0),
        site_consumed_kw=np.zeros_like(start),
        installed_kw_yr=np.add.reduce(unit_yr, axis=0) * unit_kw,
        rate_per_yr=rate,
        accelerator_hour_value_usd=real_usd(economics, "accelerator_hour_value_usd"),
        contracted_it_power_gw=fleet.contracted_it_power_gw,
        payload=payload,
        deployment=deployment,
    )
