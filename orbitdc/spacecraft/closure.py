"""The satellite that closes: masses, propellant, stowed volume, drag, decay and collisions."""

from __future__ import annotations

import numpy as np

from orbitdc.compute.result import PayloadResult
from orbitdc.environment.result import EnvironmentResult
from orbitdc.fleet.parameters import FleetParameters
from orbitdc.launch.parameters import LaunchParameters
from orbitdc.link.parameters import LinkParameters
from orbitdc.orbit.parameters import OrbitParameters
from orbitdc.orbit.result import OrbitResult
from orbitdc.radiation.result import FaultResult
from orbitdc.scenario.declaration import Array
from orbitdc.spacecraft.parameters import SpacecraftParameters
from orbitdc.spacecraft.propulsion import (
    drag_force_n,
    passive_lifetime_yr,
    propellant_mass_kg,
    raising_time_days,
    spiral_delta_v_m_per_s,
)
from orbitdc.spacecraft.result import AttitudeResult, PowerResult, SpacecraftResult
from orbitdc.spacecraft.risk import collision_probability, collision_rate_per_yr, disposal_slack, tumbling_area_m2
from orbitdc.thermal.parameters import RadiatorParameters
from orbitdc.thermal.result import LoopResult, RadiatorResult

_ELECTRIC = 0
_W_PER_KW = 1000.0
_SMALLEST_SHARE = 0.05


def subsystem_masses_kg(
    *,
    payload_mass_kg: Array | float,
    shield_mass_kg: Array | float,
    array_mass_kg: Array | float,
    battery_mass_kg: Array | float,
    distribution_mass_kg: Array | float,
    radiator_mass_kg: Array | float,
    loop_mass_kg: Array | float,
    terminal_mass_kg: Array | float,
    avionics_mass_kg: Array | float,
    growth_fraction: Array | float,
) -> dict[str, Array]:
    """Return every item's mass with growth.

    Parameters
    ----------
    payload_mass_kg, ..., avionics_mass_kg : current best estimates, kg.
    growth_fraction : growth from estimate to flight, the same for every item.

    Returns
    -------
    dict : item -> mass x (1 + growth), kg.

    Notes
    -----
    Source: smad_1999.
    """
    growth = 1.0 + np.asarray(growth_fraction, dtype=np.float64)
    return {
        "payload": payload_mass_kg * growth,
        "shield": shield_mass_kg * growth,
        "array": array_mass_kg * growth,
        "battery": battery_mass_kg * growth,
        "distribution": distribution_mass_kg * growth,
        "radiator": radiator_mass_kg * growth,
        "loop": loop_mass_kg * growth,
        "terminal": terminal_mass_kg * growth,
        "avionics": avionics_mass_kg * growth,
    }


def dry_mass_kg(*, item_mass_kg: Array | float, dry_mass_fraction: Array | float) -> Array:
    """Return the dry mass, with growth and before margin, that items and fractions of itself add up to.

    Parameters
    ----------
    item_mass_kg : sum of the items that do not depend on the dry mass, kg.
    dry_mass_fraction : structure, attitude control and propulsion per dry mass, added, growth included.

    Returns
    -------
    Array : items / (1 - fraction), kg; the denominator is kept at 0.05 or more.

    Notes
    -----
    Source: smad_1999.
    """
    share = np.maximum(1.0 - np.asarray(dry_mass_fraction, dtype=np.float64), _SMALLEST_SHARE)
    mass: Array = item_mass_kg / share
    return mass


def body_area_m2(*, body_volume_m3: Array | float) -> Array:
    """Return the area of one face, m2, of a cube of the body's volume in m3."""
    edge = np.cbrt(np.asarray(body_volume_m3, dtype=np.float64))
    area: Array = edge * edge
    return area


def drag_area_m2(
    *,
    radiator_planform_area_m2: Array | float,
    radiator_ram_fraction: Array | float,
    array_area_m2: Array | float,
    array_ram_fraction: Array | float,
    body_area_m2: Array | float,
) -> Array:
    """Return the area against the flow, orbit mean, shadowing between surfaces left out.

    Parameters
    ----------
    radiator_planform_area_m2, radiator_ram_fraction : radiator, one side, and the share the flow sees.
    array_area_m2, array_ram_fraction : the same of the array.
    body_area_m2 : face of the body, m2.

    Returns
    -------
    Array : area, m2.
    """
    area: Array = np.asarray(
        radiator_planform_area_m2 * radiator_ram_fraction + array_area_m2 * array_ram_fraction + body_area_m2,
        dtype=np.float64,
    )
    return area


def stowed_volume_m3(
    *,
    array_area_m2: Array | float,
    array_stowed_thickness_m: Array | float,
    radiator_planform_area_m2: Array | float,
    radiator_stowed_thickness_m: Array | float,
    body_volume_m3: Array | float,
) -> Array:
    """Return the stowed volume: folded array, folded radiator and body.

    Parameters
    ----------
    array_area_m2, array_stowed_thickness_m : array.
    radiator_planform_area_m2, radiator_stowed_thickness_m : radiator.
    body_volume_m3 : bus, tanks, terminals and payload.

    Returns
    -------
    Array : volume, m3.
    """
    volume: Array = np.asarray(
        array_area_m2 * array_stowed_thickness_m
        + radiator_planform_area_m2 * radiator_stowed_thickness_m
        + body_volume_m3,
        dtype=np.float64,
    )
    return volume


def closure(
    *,
    spacecraft: SpacecraftParameters,
    radiator: RadiatorParameters,
    link: LinkParameters,
    launch: LaunchParameters,
    fleet: FleetParameters,
    orbit: OrbitParameters,
    shell: OrbitResult,
    attitude: AttitudeResult,
    surroundings: EnvironmentResult,
    payload: PayloadResult,
    faults: FaultResult,
    loop: LoopResult,
    power: PowerResult,
    panel: RadiatorResult,
) -> SpacecraftResult:
    """Close one satellite in mass, propellant and stowed volume.

    Structure, attitude control and propulsion are fractions of the dry mass with growth and before margin
    (their growth is inside the fraction); the margin comes on top. A failed satellite tumbles, with its dry mass.

    Parameters
    ----------
    spacecraft, radiator, link, launch, fleet, orbit : parameter groups.
    shell, attitude, surroundings, payload, faults, loop, power, panel : results of earlier stages.

    Returns
    -------
    SpacecraftResult : masses, volume, drag, delta-v, times and risks.
    """
    masses = subsystem_masses_kg(
        payload_mass_kg=payload.payload_mass_kg,
        shield_mass_kg=faults.shield_mass_kg,
        array_mass_kg=power.array_mass_kg,
        battery_mass_kg=power.battery_mass_kg,
        distribution_mass_kg=power.distribution_mass_kg,
        radiator_mass_kg=panel.radiator_mass_kg,
        loop_mass_kg=loop.loop_mass_kg_per_kw * power.heat_load_w / _W_PER_KW,
        terminal_mass_kg=link.terminals_per_satellite * link.terminal_mass_kg + link.radio_mass_kg,
        avionics_mass_kg=spacecraft.avionics_mass_kg,
        growth_fraction=spacecraft.growth_fraction,
    )
    items = sum(masses.values())
    fractions = (
        spacecraft.structure_mass_fraction
        + spacecraft.attitude_control_mass_fraction
        + spacecraft.propulsion_mass_fraction
    )
    grown = dry_mass_kg(item_mass_kg=items, dry_mass_fraction=fractions)
    margin = spacecraft.system_margin_fraction * grown
    dry = grown + margin

    body_volume = spacecraft.bus_volume_m3 + payload.payload_volume_m3
    body_area = body_area_m2(body_volume_m3=body_volume)
    drag_area = drag_area_m2(
        radiator_planform_area_m2=panel.radiator_planform_area_m2,
        radiator_ram_fraction=attitude.radiator_ram_fraction,
        array_area_m2=power.array_area_m2,
        array_ram_fraction=attitude.array_ram_fraction,
        body_area_m2=body_area,
    )
    drag = drag_force_n(
        ram_pressure_pa=surroundings.ram_pressure_mean_pa,
        drag_coefficient=spacecraft.drag_coefficient,
        drag_area_m2=drag_area,
    )
    raising = np.where(
        launch.raising_mode == _ELECTRIC,
        spiral_delta_v_m_per_s(from_altitude_km=launch.insertion_altitude_km, to_altitude_km=orbit.altitude_km),
        0.0,
    )
    disposal = spiral_delta_v_m_per_s(
        from_altitude_km=orbit.altitude_km,
        to_altitude_km=np.minimum(spacecraft.disposal_altitude_km, orbit.altitude_km),
    )
    propellant = propellant_mass_kg(
        dry_mass_kg=dry,
        raising_delta_v_m_per_s=raising,
        disposal_delta_v_m_per_s=disposal,
        drag_force_n=drag,
        life_yr=fleet.planned_life_yr,
        specific_impulse_s=spacecraft.specific_impulse_s,
    )
    wet = dry + propellant
    tumbling = tumbling_area_m2(
        plate_area_m2=panel.radiator_planform_area_m2 + power.array_area_m2, body_area_m2=body_area
    )
    lifetime = passive_lifetime_yr(
        altitude_km=orbit.altitude_km,
        air_density_kg_per_m3=2.0
        * surroundings.ram_pressure_mean_pa
        / (shell.orbital_speed_m_per_s * shell.orbital_speed_m_per_s),
        ballistic_coefficient_kg_per_m2=dry / (spacecraft.drag_coefficient * tumbling),
        scale_height_km=surroundings.density_scale_height_km,
    )
    hits = collision_rate_per_yr(
        flux_per_m2_yr=surroundings.debris_flux_10cm_per_m2_yr,
        area_m2=tumbling,
        avoidance_success_fraction=spacecraft.avoidance_success_fraction,
    )
    return SpacecraftResult(
        payload_mass_with_growth_kg=masses["payload"],
        shield_mass_with_growth_kg=masses["shield"],
        array_mass_with_growth_kg=masses["array"],
        battery_mass_with_growth_kg=masses["battery"],
        distribution_mass_with_growth_kg=masses["distribution"],
        radiator_mass_with_growth_kg=masses["radiator"],
        loop_mass_with_growth_kg=masses["loop"],
        terminal_mass_with_growth_kg=masses["terminal"],
        avionics_mass_with_growth_kg=masses["avionics"] + spacecraft.attitude_control_mass_fraction * grown,
        propulsion_mass_with_growth_kg=spacecraft.propulsion_mass_fraction * grown,
        structure_mass_with_growth_kg=spacecraft.structure_mass_fraction * grown,
        margin_mass_kg=margin,
        propellant_mass_kg=propellant,
        satellite_dry_mass_kg=dry,
        satellite_mass_kg=wet,
        specific_mass_kg_per_kw=wet / (payload.it_power_w / _W_PER_KW),
        stowed_volume_m3=stowed_volume_m3(
            array_area_m2=power.array_area_m2,
            array_stowed_thickness_m=spacecraft.array_stowed_thickness_m,
            radiator_planform_area_m2=panel.radiator_planform_area_m2,
            radiator_stowed_thickness_m=radiator.stowed_thickness_m,
            body_volume_m3=body_volume,
        ),
        drag_area_m2=drag_area,
        tumbling_area_m2=tumbling,
        drag_force_n=drag,
        raising_delta_v_m_per_s=raising,
        raising_time_days=raising_time_days(
            wet_mass_kg=wet,
            raising_delta_v_m_per_s=raising,
            array_power_w=power.array_power_begin_of_life_w,
            thruster_power_fraction=spacecraft.thruster_power_fraction,
            thruster_efficiency=spacecraft.thruster_efficiency,
            specific_impulse_s=spacecraft.specific_impulse_s,
            sunlit_time_fraction=shell.sunlit_time_fraction,
        ),
        disposal_delta_v_m_per_s=disposal,
        passive_lifetime_yr=lifetime,
        collision_probability=collision_probability(rate_per_yr=hits, life_yr=fleet.planned_life_yr),
        collision_rate_per_yr=hits,
        disposal_slack=disposal_slack(
            passive_lifetime_yr=lifetime,
            disposal_success_fraction=spacecraft.disposal_success_fraction,
            disposal_limit_yr=spacecraft.disposal_limit_yr,
        ),
        mass_does_not_close=fractions > 1.0 - _SMALLEST_SHARE,
    )
