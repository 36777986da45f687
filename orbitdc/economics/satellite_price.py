"""What one satellite costs without its accelerators, part by part, as the mean of the fleet."""

from __future__ import annotations

import numpy as np

from orbitdc.economics.deflator import real_usd
from orbitdc.economics.learning import fleet_mean_price_fraction
from orbitdc.economics.parameters import EconomicsParameters
from orbitdc.economics.result import SatellitePriceResult
from orbitdc.fleet.result import FleetResult
from orbitdc.scenario.declaration import Array
from orbitdc.spacecraft.result import PowerResult, SpacecraftResult
from orbitdc.thermal.result import RadiatorResult


def bus_mass_kg(*, satellite: SpacecraftResult) -> Array:
    """Return the dry mass priced as bus: power distribution, coolant loop, structure and margin.

    It is all of the dry mass that no other part is priced by, so that no kilogram is left out or counted twice.
    """
    priced_apart = (
        satellite.payload_mass_with_growth_kg
        + satellite.array_mass_with_growth_kg
        + satellite.battery_mass_with_growth_kg
        + satellite.radiator_mass_with_growth_kg
        + satellite.shield_mass_with_growth_kg
        + satellite.propulsion_mass_with_growth_kg
        + satellite.terminal_mass_with_growth_kg
        + satellite.avionics_mass_with_growth_kg
    )
    mass: Array = np.maximum(satellite.satellite_dry_mass_kg - priced_apart, 0.0)
    return mass


def part_price_usd(*, amount: Array, price_usd: Array, learned_fraction: Array) -> Array:
    """Return the price of one part of a satellite, as the mean of the fleet.

    Parameters
    ----------
    amount : what the part is priced by: begin-of-life watts, square meters, kilowatt-hours or kilograms.
    price_usd : price of one of them at the reference series.
    learned_fraction : mean price of the fleet over that of the reference series.

    Returns
    -------
    Array : amount x price x learned, USD.

    Notes
    -----
    Source: semianalysis_2026 (build-up by array, radiator, structure, and integration as a share of the parts).
    """
    price: Array = amount * (price_usd * learned_fraction)
    return price


def satellite_price(
    *,
    economics: EconomicsParameters,
    power: PowerResult,
    panel: RadiatorResult,
    satellite: SpacecraftResult,
    deployment: FleetResult,
) -> SatellitePriceResult:
    """Return the price of one satellite by part: what it is made of, times the prices of parts, learned.

    Parameters
    ----------
    economics : prices of parts.
    power, panel, satellite : sizes and masses of one satellite.
    deployment : how many satellites are bought.

    Returns
    -------
    SatellitePriceResult : real USD of the base year per satellite, mean of the fleet; parts add up to the price.

    Notes
    -----
    Source: semianalysis_2026.
    """
    learned = fleet_mean_price_fraction(
        units=np.add.reduce(deployment.units_paid, axis=0),
        reference_units=economics.platform_reference_units,
        learning_rate=economics.platform_learning_rate,
        crawford=economics.learning_convention,
    )

    def part(amount: Array, price: str) -> Array:
        return part_price_usd(amount=amount, price_usd=real_usd(economics, price), learned_fraction=learned)

    array = part(power.array_power_begin_of_life_w, "array_cost_usd_per_w")
    battery = part(power.battery_capacity_kwh, "battery_cost_usd_per_kwh")
    radiator = part(panel.radiator_planform_area_m2, "radiator_cost_usd_per_m2")
    shield = part(satellite.shield_mass_with_growth_kg, "shield_cost_usd_per_kg")
    propulsion = part(satellite.propulsion_mass_with_growth_kg, "propulsion_cost_usd_per_kg")
    terminals = part(satellite.terminal_mass_with_growth_kg, "terminal_cost_usd_per_kg")
    avionics = part(satellite.avionics_mass_with_growth_kg, "avionics_cost_usd_per_kg")
    bus = part(bus_mass_kg(satellite=satellite), "bus_cost_usd_per_kg")
    parts = array + battery + radiator + shield + propulsion + terminals + avionics + bus
    integration = parts * economics.integration_cost_fraction
    propellant = satellite.propellant_mass_kg * real_usd(economics, "propellant_cost_usd_per_kg")
    return SatellitePriceResult(
        learned_price_fraction=learned,
        array_price_usd=array,
        battery_price_usd=battery,
        radiator_price_usd=radiator,
        shield_price_usd=shield,
        propulsion_price_usd=propulsion,
        terminals_price_usd=terminals,
        avionics_price_usd=avionics,
        bus_price_usd=bus,
        integration_price_usd=integration,
        propellant_price_usd=propellant,
        satellite_price_usd=parts + integration + propellant,
    )
