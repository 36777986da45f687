"""Loads, solar array and battery of one satellite."""

from __future__ import annotations

import numpy as np

from orbitdc.compute.result import PayloadResult
from orbitdc.environment.parameters import EnvironmentParameters
from orbitdc.environment.result import EnvironmentResult
from orbitdc.fleet.parameters import FleetParameters
from orbitdc.link.parameters import LinkParameters
from orbitdc.orbit.result import OrbitResult
from orbitdc.radiation.result import FaultResult
from orbitdc.scenario.declaration import Array
from orbitdc.spacecraft.array import (
    SMALLEST_POWER_W_PER_M2,
    array_area_m2,
    array_power_w,
    array_specific_power_w_per_m2,
    array_temperature_k,
    charge_loss_w,
    efficiency_at_temperature,
    lost_string_fraction,
    remaining_fraction,
)
from orbitdc.spacecraft.parameters import CellParameters, SpacecraftParameters
from orbitdc.spacecraft.result import AttitudeResult, PowerResult
from orbitdc.thermal.result import LoopResult

_FULL, _REDUCED = 0, 1
MOST_LOST_STRINGS = 0.95
"""Share of lost strings beyond which no array makes up for them."""

_W_PER_KW = 1000.0
_SECONDS_PER_HOUR = 3600.0


def bus_power_w(
    *, load_w: Array | float, distribution_efficiency: Array | float, pump_power_fraction: Array | float
) -> Array:
    """Return the bus power of loads together with the pump that carries the bus's own heat.

    Parameters
    ----------
    load_w : compute, housekeeping and terminals, W.
    distribution_efficiency : array terminals to loads.
    pump_power_fraction : pump electricity per heat carried.

    Returns
    -------
    Array : bus power B, W. All of it becomes heat, the pump draws p B behind the distribution, so that
        B = (load + p B) / eta, or B = load / (eta - p).

    Notes
    -----
    An energy balance: every watt is counted once.
    """
    margin = np.maximum(np.asarray(distribution_efficiency - pump_power_fraction, dtype=np.float64), 0.01)
    power: Array = load_w / margin
    return power


def battery_capacity_kwh(
    *,
    eclipse_bus_power_w: Array | float,
    eclipse_duration_s: Array | float,
    depth_of_discharge: Array | float,
    discharge_efficiency: Array | float,
    fade_fraction: Array | float,
) -> Array:
    """Return the nameplate energy of the battery at begin of life.

    Parameters
    ----------
    eclipse_bus_power_w : bus power in shadow, W.
    eclipse_duration_s : longest shadow, s.
    depth_of_discharge : allowed, of what is left at end of life.
    discharge_efficiency : battery to bus.
    fade_fraction : capacity lost by the end of life.

    Returns
    -------
    Array : P T / (DoD eta (1 - fade)), kWh.

    Notes
    -----
    Source: smad_1999.
    """
    energy = np.asarray(eclipse_bus_power_w * eclipse_duration_s, dtype=np.float64) / (_SECONDS_PER_HOUR * _W_PER_KW)
    capacity: Array = energy / (depth_of_discharge * discharge_efficiency * (1.0 - fade_fraction))
    return capacity


def terminals_power_w(
    *, terminals_per_satellite: Array | float, terminal_power_w: Array | float, radio_power_w: Array | float
) -> Array:
    """Return the power of the laser terminals and the radio, W."""
    power: Array = np.asarray(terminals_per_satellite * terminal_power_w + radio_power_w, dtype=np.float64)
    return power


def eclipse_power_fraction(*, eclipse_mode: Array, reduced_fraction: Array | float) -> Array:
    """Return the share of full IT power that compute draws in shadow: 1, the reduced share, or 0.

    Parameters
    ----------
    eclipse_mode : index into `ECLIPSE_MODES`.
    reduced_fraction : share of the reduced mode.

    Returns
    -------
    Array : 0..1.
    """
    fraction: Array = np.where(eclipse_mode == _FULL, 1.0, np.where(eclipse_mode == _REDUCED, reduced_fraction, 0.0))
    return fraction


def power(
    *,
    spacecraft: SpacecraftParameters,
    cell: CellParameters,
    link: LinkParameters,
    fleet: FleetParameters,
    environment: EnvironmentParameters,
    shell: OrbitResult,
    attitude: AttitudeResult,
    surroundings: EnvironmentResult,
    payload: PayloadResult,
    faults: FaultResult,
    loop: LoopResult,
) -> PowerResult:
    """Size array and battery for the worst day at end of life, or rate a given array.

    In sunlight the satellite runs at full throughput and refills the battery; in shadow the battery carries
    what the eclipse mode keeps, never less than the standby load, with housekeeping and terminals. Two days can bind,
    each with its own sunlight, distance and array cosine, in the worst plane: that of least energy, and that of the
    faintest light, which binds where little is carried through shadow and the dark season is near perihelion.
    The battery's losses are heat too; the warmer of sunlight and shadow is the heat load.

    Parameters
    ----------
    spacecraft, cell, link, fleet, environment : parameter groups.
    shell, attitude, surroundings, payload, faults, loop : results of earlier stages.

    Returns
    -------
    PowerResult : loads, array, battery and what a given array sustains.
    """
    terminals = terminals_power_w(
        terminals_per_satellite=link.terminals_per_satellite,
        terminal_power_w=link.terminal_power_w,
        radio_power_w=link.radio_power_w,
    )
    carried = eclipse_power_fraction(
        eclipse_mode=spacecraft.eclipse_mode, reduced_fraction=spacecraft.eclipse_reduced_fraction
    )
    it_power = payload.it_power_w
    other = spacecraft.housekeeping_power_fraction * it_power + terminals
    kept = np.maximum(carried, spacecraft.standby_power_fraction)

    def bus(load: Array) -> Array:
        return bus_power_w(
            load_w=load,
            distribution_efficiency=spacecraft.distribution_efficiency,
            pump_power_fraction=loop.pump_power_fraction,
        )

    def terminals_need(sunlit_load: Array, eclipse_load: Array, sunlit: Array) -> Array:
        return array_power_w(
            bus_power_w=bus(sunlit_load),
            eclipse_bus_power_w=bus(eclipse_load),
            sunlit_time_fraction=sunlit,
            charge_efficiency=spacecraft.battery_charge_efficiency,
            discharge_efficiency=spacecraft.battery_discharge_efficiency,
        )

    full = bus(it_power + other)
    eclipse = bus(kept * it_power + other)
    eclipse_heat = eclipse / spacecraft.battery_discharge_efficiency
    sunlit_heat = full + charge_loss_w(
        eclipse_bus_power_w=eclipse,
        sunlit_time_fraction=shell.sunlit_time_fraction_worst_day,
        charge_efficiency=spacecraft.battery_charge_efficiency,
        discharge_efficiency=spacecraft.battery_discharge_efficiency,
    )
    has_eclipse = shell.sunlit_time_fraction_worst_day < 1.0

    def temperature(irradiance: Array) -> Array:
        return array_temperature_k(
            solar_irradiance_w_per_m2=irradiance,
            earth_infrared_w_per_m2=surroundings.array_earth_infrared_w_per_m2,
            albedo_w_per_m2=surroundings.array_albedo_w_per_m2,
            cell_efficiency=cell.cell_efficiency,
            temperature_coefficient_per_k=cell.temperature_coefficient_per_k,
            packing_fraction=cell.packing_fraction,
            solar_absorptivity=cell.solar_absorptivity,
            front_emissivity=cell.front_emissivity,
            rear_emissivity=cell.rear_emissivity,
        )

    def per_area(irradiance: Array) -> Array:
        efficiency = efficiency_at_temperature(
            cell_efficiency=cell.cell_efficiency,
            temperature_coefficient_per_k=cell.temperature_coefficient_per_k,
            temperature_k=temperature(irradiance),
        )
        return array_specific_power_w_per_m2(
            solar_irradiance_w_per_m2=irradiance,
            efficiency=efficiency,
            packing_fraction=cell.packing_fraction,
            wiring_efficiency=cell.wiring_efficiency,
        )

    darkest = np.maximum(shell.sunlit_time_fraction_worst_day, 1e-3)
    pointing = np.cos(np.radians(spacecraft.sun_pointing_error_deg))
    lost_strings = lost_string_fraction(
        string_loss_rate_per_m2_yr=surroundings.string_loss_rate_per_m2_yr,
        string_area_m2=cell.string_area_m2,
        life_yr=fleet.planned_life_yr,
    )
    remaining = (1.0 - lost_strings) * remaining_fraction(
        cell_remaining_fraction=faults.cell_remaining_fraction,
        calendar_degradation_per_yr=cell.calendar_degradation_per_yr,
        life_yr=fleet.planned_life_yr,
    )
    days = tuple(
        (sunlit, remaining * per_area(environment.solar_constant_w_per_m2 * light * pointing))
        for sunlit, light in (
            (darkest, attitude.array_energy_fraction_worst_day / darkest),
            (attitude.array_sunlit_fraction_faintest_day, attitude.array_light_fraction_minimum),
        )
    )
    begin_of_life = per_area(environment.solar_constant_w_per_m2)
    end_of_life = np.minimum(days[0][1], days[1][1])
    needs = tuple(terminals_need(it_power + other, kept * it_power + other, sunlit) for sunlit, _ in days)
    if spacecraft.array_area_m2 is None:
        area = np.maximum(
            *(
                array_area_m2(array_power_w=need, power_per_area_w_per_m2=made)
                for need, (_, made) in zip(needs, days, strict=True)
            )
        )
        sustained, slack = np.ones_like(area), np.ones_like(area)
    else:
        area = spacecraft.array_area_m2 + np.zeros_like(needs[0] + end_of_life)
        follows = carried > spacecraft.standby_power_fraction
        idle_load = np.where(follows, 0.0, kept) * it_power + other
        sustained, slack = np.ones_like(area), np.ones_like(area)
        for need, (sunlit, made) in zip(needs, days, strict=True):
            available = area * np.maximum(made, SMALLEST_POWER_W_PER_M2)
            idle = terminals_need(other, idle_load, sunlit)
            sustained = np.minimum(sustained, np.maximum((available - idle) / np.maximum(need - idle, 1e-9), 0.0))
            slack = np.minimum(slack, 1.0 - need / available)
    capacity = battery_capacity_kwh(
        eclipse_bus_power_w=eclipse,
        eclipse_duration_s=shell.eclipse_duration_maximum_s,
        depth_of_discharge=spacecraft.battery_depth_of_discharge,
        discharge_efficiency=spacecraft.battery_discharge_efficiency,
        fade_fraction=spacecraft.battery_fade_fraction,
    )
    return PowerResult(
        bus_power_w=full,
        heat_load_w=np.maximum(sunlit_heat, np.where(has_eclipse, eclipse_heat, 0.0)),
        eclipse_heat_load_w=eclipse_heat,
        array_power_end_of_life_w=area * end_of_life,
        array_power_begin_of_life_w=area * begin_of_life,
        array_area_m2=area,
        array_temperature_k=temperature(surroundings.solar_irradiance_hot_case_w_per_m2),
        array_specific_power_w_per_m2=begin_of_life,
        lost_string_fraction=lost_strings,
        array_mass_kg=area
        * (cell.array_areal_mass_kg_per_m2 + cell.packing_fraction * faults.coverglass_areal_mass_kg_per_m2),
        battery_capacity_kwh=capacity,
        battery_mass_kg=capacity * 1000.0 / spacecraft.battery_specific_energy_wh_per_kg,
        distribution_mass_kg=full / _W_PER_KW * spacecraft.distribution_mass_kg_per_kw,
        terminals_power_w=terminals,
        eclipse_power_fraction=carried,
        sustained_power_fraction=sustained,
        array_power_slack=slack,
        array_lost_to_impacts=lost_strings > MOST_LOST_STRINGS,
        battery_never_charges=(shell.sunlit_time_fraction_worst_day <= 1e-3) | (end_of_life <= SMALLEST_POWER_W_PER_M2),
    )
