"""Carbon and water per delivered accelerator-hour, each term apart, of either side.

No sum over terms is made: published counts of the whole disagree in sign, and terms of different kinds (a gas in the
lower air, particles in the upper air, water in one valley or another) do not add up to one winner.
Source: espas_2025.
"""

from __future__ import annotations

import numpy as np

from orbitdc.economics.parameters import FootprintParameters, GroundParameters
from orbitdc.economics.result import CostResult, FootprintResult
from orbitdc.fleet.result import FleetResult
from orbitdc.scenario.calendar import HOURS_PER_YEAR
from orbitdc.scenario.declaration import Array
from orbitdc.spacecraft.result import SpacecraftResult


def launch_carbon_kg(
    *,
    launches: Array | float,
    fuel_kg: Array | float,
    combustion_carbon_kg_per_kg: Array | float,
    fuel_supply_carbon_kg_per_kg: Array | float,
    vehicle_carbon_kg_per_launch: Array | float,
) -> Array:
    """Return the carbon dioxide equivalent of launches.

    Parameters
    ----------
    launches, fuel_kg : launches, and fuel of one.
    combustion_carbon_kg_per_kg, fuel_supply_carbon_kg_per_kg : burned, and made and chilled, per fuel.
    vehicle_carbon_kg_per_launch : the vehicle, per flight.

    Returns
    -------
    Array : launches x (fuel x (burned + supply) + vehicle), kg. Water and soot left in the upper air are not in it.

    Notes
    -----
    Source: nextbigfuture_2019, espas_2025.
    """
    per_fuel = np.asarray(combustion_carbon_kg_per_kg, dtype=np.float64) + fuel_supply_carbon_kg_per_kg
    carbon: Array = launches * (fuel_kg * per_fuel + vehicle_carbon_kg_per_launch)
    return carbon


def embodied_kg(
    *,
    accelerators: Array | float,
    per_accelerator: Array | float,
    host_amount: Array | float,
    per_host_amount: Array | float,
) -> Array:
    """Return what making accelerators and their satellites or buildings takes, of carbon (kg) or of water (l).

    Parameters
    ----------
    accelerators, per_accelerator : number used up, and what one takes.
    host_amount, per_host_amount : satellites' dry mass or the site's kW, and what a kilogram or kilowatt takes.

    Returns
    -------
    Array : accelerators x each + amount x each.

    Notes
    -----
    Source: chien_2023.
    """
    embodied: Array = np.asarray(accelerators, dtype=np.float64) * per_accelerator + host_amount * per_host_amount
    return embodied


def energy_kwh(
    *, installed_kw_yr: Array | float, power_draw_fraction: Array | float, power_usage_effectiveness: Array | float
) -> Array:
    """Return the energy that a site buys or burns.

    Parameters
    ----------
    installed_kw_yr : IT power in service times years.
    power_draw_fraction, power_usage_effectiveness : mean draw over nameplate, facility power over IT power.

    Returns
    -------
    Array : kW yr x draw x PUE x 8,760 h, kWh.
    """
    drawn: Array = np.asarray(installed_kw_yr, dtype=np.float64) * power_draw_fraction
    energy: Array = drawn * power_usage_effectiveness * HOURS_PER_YEAR
    return energy


def _hours(costs: CostResult) -> Array:
    delivered = np.add.reduce(costs.delivered_accelerator_hours, axis=0)
    hours: Array = np.where(delivered > 0.0, delivered, np.nan)
    return hours


def orbit_footprint(
    *, footprint: FootprintParameters, satellite: SpacecraftResult, deployment: FleetResult, costs: CostResult
) -> FootprintResult:
    """Return carbon and water of the orbital side.

    Parameters
    ----------
    footprint : what making, launching and bringing down takes.
    satellite, deployment, costs : dry mass of a satellite, launches and accelerators, satellites used up and hours.

    Returns
    -------
    FootprintResult : per delivered accelerator-hour, undiscounted; every satellite bought comes down. Ground stations
        and factories' own energy are not counted.

    Notes
    -----
    Source: espas_2025.
    """
    hours = _hours(costs)
    accelerators = costs.units_consumed * deployment.accelerators_per_unit
    bus_mass = satellite.satellite_dry_mass_kg - satellite.payload_mass_with_growth_kg
    nothing = np.zeros_like(hours)
    return FootprintResult(
        launch_carbon_kg_per_accelerator_hour=launch_carbon_kg(
            launches=deployment.launch_count,
            fuel_kg=footprint.launch_fuel_kg,
            combustion_carbon_kg_per_kg=footprint.combustion_carbon_kg_per_kg,
            fuel_supply_carbon_kg_per_kg=footprint.fuel_supply_carbon_kg_per_kg,
            vehicle_carbon_kg_per_launch=footprint.vehicle_embodied_carbon_kg_per_launch,
        )
        / hours,
        embodied_carbon_kg_per_accelerator_hour=embodied_kg(
            accelerators=accelerators,
            per_accelerator=footprint.accelerator_embodied_carbon_kg,
            host_amount=costs.units_consumed * bus_mass,
            per_host_amount=footprint.satellite_embodied_carbon_kg_per_kg,
        )
        / hours,
        reentry_carbon_kg_per_accelerator_hour=costs.units_consumed
        * (satellite.satellite_dry_mass_kg * footprint.reentry_carbon_kg_per_kg)
        / hours,
        energy_carbon_kg_per_accelerator_hour=nothing,
        launch_water_l_per_accelerator_hour=deployment.launch_count * footprint.launch_water_l / hours,
        embodied_water_l_per_accelerator_hour=embodied_kg(
            accelerators=accelerators,
            per_accelerator=footprint.accelerator_water_l,
            host_amount=costs.units_consumed * bus_mass,
            per_host_amount=footprint.satellite_water_l_per_kg,
        )
        / hours,
        cooling_water_l_per_accelerator_hour=nothing,
        energy_water_l_per_accelerator_hour=nothing,
    )


def ground_footprint(
    *, footprint: FootprintParameters, ground: GroundParameters, deployment: FleetResult, costs: CostResult
) -> FootprintResult:
    """Return carbon and water of the ground, owned or rented alike.

    Parameters
    ----------
    footprint, ground : what making takes; energy, its carbon and water, and cooling water of the site.
    deployment, costs : accelerators of a unit, and units, site, power and hours used.

    Returns
    -------
    FootprintResult : per delivered accelerator-hour, undiscounted; of buildings and accelerators the part that service
        uses up.

    Notes
    -----
    Source: eia_carbon_2024, lbnl_water_2024.
    """
    hours = _hours(costs)
    accelerators = costs.units_consumed * deployment.accelerators_per_unit
    it_kwh = energy_kwh(
        installed_kw_yr=costs.installed_kw_yr,
        power_draw_fraction=ground.power_draw_fraction,
        power_usage_effectiveness=1.0,
    )
    site_kwh = it_kwh * ground.power_usage_effectiveness
    nothing = np.zeros_like(hours)
    return FootprintResult(
        launch_carbon_kg_per_accelerator_hour=nothing,
        embodied_carbon_kg_per_accelerator_hour=embodied_kg(
            accelerators=accelerators,
            per_accelerator=footprint.accelerator_embodied_carbon_kg,
            host_amount=costs.site_consumed_kw,
            per_host_amount=footprint.building_embodied_carbon_kg_per_kw,
        )
        / hours,
        reentry_carbon_kg_per_accelerator_hour=nothing,
        energy_carbon_kg_per_accelerator_hour=site_kwh * ground.energy_carbon_kg_per_kwh / hours,
        launch_water_l_per_accelerator_hour=nothing,
        embodied_water_l_per_accelerator_hour=embodied_kg(
            accelerators=accelerators,
            per_accelerator=footprint.accelerator_water_l,
            host_amount=costs.site_consumed_kw,
            per_host_amount=footprint.building_water_l_per_kw,
        )
        / hours,
        cooling_water_l_per_accelerator_hour=it_kwh * ground.cooling_water_l_per_kwh / hours,
        energy_water_l_per_accelerator_hour=site_kwh * ground.generation_water_l_per_kwh / hours,
    )
