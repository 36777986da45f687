"""The satellite that closes: masses, propellant, stowed volume, drag, decay and collisions."""

from __future__ import annotations

import numpy as np

from orbitdc.compute.result import PayloadResult
from orbitdc.environment.parameters import EnvironmentParameters
from orbitdc.environment.result import EnvironmentResult
from orbitdc.fleet.parameters import FleetParameters
from orbitdc.launch.parameters import LaunchParameters
from orbitdc.link.parameters import LinkParameters
from orbitdc.orbit.parameters import OrbitParameters
from orbitdc.orbit.result import OrbitResult
from orbitdc.radiation.result import FaultResult
from orbitdc.scenario.declaration import Array
from orbitdc.spacecraft.avoidance import (
    catastrophic_diameter_cm,
    catastrophic_flux_per_m2_yr,
    flux_at_diameter_per_m2_yr,
    hard_body_radius_m,
    maneuver_delta_v_m_per_s,
    maneuvers_per_yr,
    pair_cross_section_m2,
    residual_risk_fraction,
)
from orbitdc.spacecraft.brightness import twilight_sky
from orbitdc.spacecraft.disposal import (
    alumina_mass_kg,
    casualty_expectation,
    electric_thrust_n,
    plan_disposal,
    random_reentry,
)
from orbitdc.spacecraft.masses import (
    SMALLEST_SHARE,
    body_area_m2,
    drag_area_m2,
    dry_mass_kg,
    stowed_volume_m3,
    subsystem_masses_kg,
)
from orbitdc.spacecraft.parameters import SpacecraftParameters
from orbitdc.spacecraft.propulsion import (
    drag_force_n,
    propellant_mass_kg,
    raising_time_days,
    spiral_delta_v_m_per_s,
    station_keeping_delta_v_m_per_s_yr,
)
from orbitdc.spacecraft.result import AttitudeResult, PowerResult, SpacecraftResult
from orbitdc.spacecraft.risk import (
    collision_probability,
    collision_rate_per_yr,
    derelict_collision_probability,
    disposal_probability,
    disposal_slack,
    orbital_lifetime_collision_probability,
    small_object_disposal_loss_probability,
    tumbling_area_m2,
)
from orbitdc.thermal.parameters import RadiatorParameters
from orbitdc.thermal.result import LoopResult, RadiatorResult

_ELECTRIC = 0
_W_PER_KW = 1000.0
_DAYS_PER_YEAR = 365.25


def closure(
    *,
    spacecraft: SpacecraftParameters,
    radiator: RadiatorParameters,
    link: LinkParameters,
    launch: LaunchParameters,
    fleet: FleetParameters,
    orbit: OrbitParameters,
    environment: EnvironmentParameters,
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

    The satellite is disposed of by a targeted re-entry where a random one, of the satellite without engines for the
    last burn, would exceed the casualty limit (or as told). Propellant is burnt in this order: electric for raising,
    drag and lowering, then impulsive for the last burn; engines and tanks for it are a share of its propellant.

    Parameters
    ----------
    spacecraft, radiator, link, launch, fleet, orbit, environment : parameter groups.
    shell, attitude, surroundings, payload, faults, loop, power, panel : results of earlier stages.

    Returns
    -------
    SpacecraftResult : masses, volume, drag, delta-v, times, risks and what the rules ask for.
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
    margin_factor = 1.0 + spacecraft.system_margin_fraction

    def thrusting_days(mass_kg: Array, delta_v_m_per_s: Array) -> Array:
        return raising_time_days(
            wet_mass_kg=mass_kg,
            raising_delta_v_m_per_s=delta_v_m_per_s,
            array_power_w=power.array_power_begin_of_life_w,
            thruster_power_fraction=spacecraft.thruster_power_fraction,
            thruster_efficiency=spacecraft.thruster_efficiency,
            specific_impulse_s=spacecraft.specific_impulse_s,
            sunlit_time_fraction=shell.sunlit_time_fraction,
        )

    plan = plan_disposal(
        spacecraft=spacecraft,
        altitude_km=orbit.altitude_km,
        inclination_deg=shell.inclination_deg,
        spiraling_dry_mass_kg=dry_mass_kg(item_mass_kg=items, dry_mass_fraction=fractions) * margin_factor,
    )
    engines_fraction = spacecraft.impulsive_hardware_fraction * plan.impulsive_ratio * margin_factor
    fractions = fractions + engines_fraction
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
    tumbling = tumbling_area_m2(
        plate_area_m2=panel.radiator_planform_area_m2 + power.array_area_m2, body_area_m2=body_area
    )
    body_cross_section = tumbling_area_m2(plate_area_m2=0.0, body_area_m2=body_area)
    encounter = {
        "hard_body_radius_m": hard_body_radius_m(cross_section_m2=tumbling),
        "position_uncertainty_m": spacecraft.conjunction_uncertainty_m,
        "threshold": spacecraft.avoidance_threshold,
    }
    maneuvers = maneuvers_per_yr(
        flux_per_m2_yr=environment.tracked_fraction * surroundings.debris_flux_10cm_per_m2_yr, **encounter
    )
    avoidance = maneuvers * maneuver_delta_v_m_per_s(lead_time_h=spacecraft.avoidance_lead_time_h, **encounter)
    residual = residual_risk_fraction(
        tracked_fraction=environment.tracked_fraction,
        avoidance_success_fraction=spacecraft.avoidance_success_fraction,
        **encounter,
    )
    derelict_section = pair_cross_section_m2(cross_section_m2=tumbling)
    derelict_residual = residual_risk_fraction(
        tracked_fraction=1.0,
        avoidance_success_fraction=spacecraft.avoidance_success_fraction,
        **{**encounter, "hard_body_radius_m": hard_body_radius_m(cross_section_m2=derelict_section)},
    )
    formation = shell.formation_keeping_m_per_s_yr(orbit=orbit, drag_acceleration_m_per_s2=drag / dry)
    span = np.sqrt(2.0 * (panel.radiator_planform_area_m2 + power.array_area_m2))
    shadow_slack = shell.cluster_shadow_slack(orbit=orbit, satellite_span_m=span)
    impulsive_propellant = dry * plan.impulsive_ratio
    before_last_burn = dry + impulsive_propellant
    propellant = impulsive_propellant + propellant_mass_kg(
        dry_mass_kg=before_last_burn,
        raising_delta_v_m_per_s=raising,
        disposal_delta_v_m_per_s=plan.lowering_delta_v_m_per_s + (avoidance + formation) * fleet.planned_life_yr,
        drag_force_n=drag,
        life_yr=fleet.planned_life_yr,
        specific_impulse_s=spacecraft.specific_impulse_s,
    )
    wet = dry + propellant
    ballistic_coefficient = dry / (spacecraft.drag_coefficient * tumbling)
    lifetime = surroundings.passive_lifetime_yr(
        ballistic_coefficient_kg_per_m2=ballistic_coefficient, cycle_yr=environment.solar_cycle_period_yr
    )
    hits = collision_rate_per_yr(
        flux_per_m2_yr=surroundings.debris_flux_10cm_per_m2_yr,
        area_m2=tumbling,
        avoidance_success_fraction=1.0 - residual,
    )
    disabling = body_cross_section * (surroundings.debris_flux_1cm_per_m2_yr - surroundings.debris_flux_10cm_per_m2_yr)
    breaking_diameter = catastrophic_diameter_cm(
        satellite_mass_kg=dry,
        impact_speed_km_per_s=environment.encounter_speed_km_per_s,
        energy_per_mass_j_per_g=environment.catastrophic_energy_j_per_g,
        density_at_1_cm_g_per_cm3=environment.debris_density_at_1_cm_g_per_cm3,
        size_exponent=environment.debris_density_exponent,
    )
    breaking_flux = catastrophic_flux_per_m2_yr(
        flux_at_limit_per_m2_yr=flux_at_diameter_per_m2_yr(
            diameter_cm=breaking_diameter,
            flux_1cm_per_m2_yr=surroundings.debris_flux_1cm_per_m2_yr,
            flux_10cm_per_m2_yr=surroundings.debris_flux_10cm_per_m2_yr,
            flux_1m_per_m2_yr=surroundings.debris_flux_1m_per_m2_yr,
        ),
        flux_10cm_per_m2_yr=surroundings.debris_flux_10cm_per_m2_yr,
        residual_risk_fraction=residual,
    )
    drag_days = np.where(plan.targeted > 0.0, 0.0, spacecraft.final_decay_days)
    disposal_time = (thrusting_days(before_last_burn, plan.lowering_delta_v_m_per_s) + drag_days) / _DAYS_PER_YEAR
    casualty_area, random_expectation = random_reentry(
        spacecraft=spacecraft, dry_mass_kg=dry, population_density_per_km2=plan.population_density_per_km2
    )
    loss_rate = fleet.satellite_failure_rate_per_yr + fleet.common_cause_loss_per_yr + hits + disabling
    disposed = disposal_probability(
        loss_rate_per_yr=loss_rate,
        life_yr=fleet.planned_life_yr,
        disposal_success_fraction=spacecraft.disposal_success_fraction,
    )
    hit_in_service = collision_probability(rate_per_yr=hits, life_yr=fleet.planned_life_yr)
    derelict_hits = collision_rate_per_yr(
        flux_per_m2_yr=surroundings.debris_flux_10cm_per_m2_yr, area_m2=tumbling, avoidance_success_fraction=0.0
    )
    hit_as_derelict = derelict_collision_probability(
        rate_per_yr=derelict_hits, passive_lifetime_yr=lifetime, disposal_probability=disposed
    )
    sky = twilight_sky(
        spacecraft=spacecraft,
        radiator=radiator,
        altitude_km=orbit.altitude_km,
        shell=shell,
        attitude=attitude,
        array_area_m2=power.array_area_m2,
        radiator_area_m2=panel.radiator_planform_area_m2,
        body_area_m2=body_area,
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
        propulsion_mass_with_growth_kg=(spacecraft.propulsion_mass_fraction + engines_fraction) * grown,
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
        formation_keeping_delta_v_m_per_s_yr=formation,
        cluster_separation_slack=shell.cluster_separation_slack(orbit=orbit, satellite_span_m=span),
        cluster_shadow_slack=shadow_slack,
        cluster_members_shadow=shadow_slack < 0.0,
        drag_force_n=drag,
        station_keeping_delta_v_m_per_s_yr=station_keeping_delta_v_m_per_s_yr(drag_force_n=drag, mass_kg=dry),
        tumbling_ballistic_coefficient_kg_per_m2=ballistic_coefficient,
        raising_delta_v_m_per_s=raising,
        raising_time_days=thrusting_days(wet, raising),
        disposal_delta_v_m_per_s=plan.lowering_delta_v_m_per_s + plan.last_burn_m_per_s,
        disposal_mode_targeted=plan.targeted,
        impulsive_delta_v_m_per_s=plan.last_burn_m_per_s,
        impulsive_propellant_mass_kg=impulsive_propellant,
        electric_thrust_n=electric_thrust_n(
            array_power_w=power.array_power_begin_of_life_w,
            thruster_power_fraction=spacecraft.thruster_power_fraction,
            thruster_efficiency=spacecraft.thruster_efficiency,
            specific_impulse_s=spacecraft.specific_impulse_s,
        ),
        disposal_time_yr=disposal_time,
        casualty_area_m2=casualty_area,
        population_density_under_orbit_per_km2=plan.population_density_per_km2,
        uncontrolled_casualty_expectation=random_expectation,
        casualty_expectation=casualty_expectation(
            uncontrolled_expectation=random_expectation,
            targeted=plan.targeted,
            disposal_success_fraction=spacecraft.disposal_success_fraction,
        ),
        alumina_per_satellite_kg=alumina_mass_kg(
            reentering_mass_kg=dry,
            aluminum_mass_fraction=spacecraft.aluminum_mass_fraction,
            alumina_per_aluminum=spacecraft.alumina_per_aluminum,
        ),
        small_object_disposal_loss_probability=small_object_disposal_loss_probability(
            flux_per_m2_yr=surroundings.disposal_critical_flux_per_m2_yr,
            critical_area_m2=spacecraft.disposal_critical_area_fraction * body_cross_section,
            life_yr=fleet.planned_life_yr,
        ),
        disposal_probability=disposed,
        apparent_magnitude=sky.apparent_magnitude,
        apparent_magnitude_limit=sky.apparent_magnitude_limit,
        twilight_visible_fraction=sky.visible_fraction,
        twilight_high_fraction=sky.high_fraction,
        passive_lifetime_yr=lifetime,
        collision_probability=hit_in_service,
        derelict_collision_probability=hit_as_derelict,
        orbital_lifetime_collision_probability=orbital_lifetime_collision_probability(
            collision_probability=hit_in_service, derelict_collision_probability=hit_as_derelict
        ),
        avoidance_maneuvers_per_yr=maneuvers,
        avoidance_delta_v_m_per_s_yr=avoidance,
        avoidance_outage_h_per_yr=maneuvers * spacecraft.avoidance_outage_h,
        residual_risk_fraction=residual,
        unavoided_derelict_cross_section_m2=derelict_section * derelict_residual,
        catastrophic_debris_diameter_cm=breaking_diameter,
        catastrophic_collision_rate_per_yr=breaking_flux * tumbling,
        disabling_hit_rate_per_yr=disabling,
        collision_rate_per_yr=hits,
        derelict_collision_rate_per_yr=derelict_hits,
        disposal_slack=disposal_slack(
            passive_lifetime_yr=lifetime,
            planned_disposal_yr=disposal_time,
            disposal_success_fraction=spacecraft.disposal_success_fraction,
            disposal_limit_yr=spacecraft.disposal_limit_yr,
        ),
        mass_does_not_close=fractions > 1.0 - SMALLEST_SHARE,
    )
