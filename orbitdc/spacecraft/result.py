"""What the spacecraft stages hand on: attitude, power system and the satellite that closes."""

from __future__ import annotations

from dataclasses import dataclass

from orbitdc.scenario.declaration import Array, Flags, flag, result, slack


@dataclass(frozen=True, kw_only=True)
class AttitudeResult:
    """Where each surface points, from the one attitude the scenario chose."""

    radiator_nadir_angle_deg: Array = result("deg", "Angle between radiator face A and nadir; face B is 180 deg minus it", relation="orbitdc.spacecraft.attitude.radiator_nadir_angle_deg")
    radiator_sun_cosine: Array = result("1", "Largest cosine of the Sun on a radiator face in the hot case", relation="orbitdc.spacecraft.attitude.radiator_sun_cosine")
    radiator_ram_fraction: Array = result("1", "Share of the radiator's planform area seen by the flow, orbit mean", relation="orbitdc.spacecraft.attitude.radiator_ram_fraction")
    array_ram_fraction: Array = result("1", "Share of the array's area seen by the flow, orbit and year mean", relation="orbitdc.spacecraft.attitude.array_ram_fraction")
    array_nadir_angle_deg: Array = result("deg", "Angle between the array's cell face and nadir, orbit mean", relation="orbitdc.spacecraft.attitude.attitude")
    array_energy_fraction: Array = result("1", "Annual mean of sunlit x cosine x 1/d2 in this attitude", relation="orbitdc.spacecraft.attitude.array_energy_fraction")
    array_energy_fraction_worst_day: Array = result("1", "Array energy over continuous sunlight at 1 AU on the worst day of the worst plane", relation="orbitdc.spacecraft.attitude.array_energy_fraction")
    array_light_fraction_minimum: Array = result("1", "Least cosine x 1/d2 in this attitude in the year, while sunlit", relation="orbitdc.spacecraft.attitude.array_energy_fraction")
    array_sunlit_fraction_faintest_day: Array = result("1", "Share of time in sunlight that goes with the least light, worst plane", relation="orbitdc.spacecraft.attitude.attitude")


@dataclass(frozen=True, kw_only=True)
class PowerResult:
    """Loads, solar array and battery of one satellite, sized (or rated) for the worst day at end of life."""

    bus_power_w: Array = result("W", "IT plus other loads plus distribution loss, in sunlight at full throughput", relation="orbitdc.spacecraft.power.bus_power_w")
    heat_load_w: Array = result("W", "Heat that leaves by the radiator: all bus power and the battery's losses, the warmer of sunlight and shadow", relation="orbitdc.spacecraft.power.bus_power_w")
    eclipse_heat_load_w: Array = result("W", "Heat in shadow in the eclipse mode: bus power and the battery's loss in discharge", relation="orbitdc.spacecraft.power.bus_power_w")
    array_power_end_of_life_w: Array = result("W", "Power at the array's terminals in sunlight, fainter of darkest and aphelion day, end of life", relation="orbitdc.spacecraft.array.array_power_w")
    array_power_begin_of_life_w: Array = result("W", "Power at the array's terminals in sunlight at 1 AU, begin of life", relation="orbitdc.spacecraft.array.array_specific_power_w_per_m2")
    array_area_m2: Array = result("m2", "Solar array area of one satellite", relation="orbitdc.spacecraft.array.array_area_m2")
    array_temperature_k: Array = result("K", "Cell temperature in the hot case while the load draws power", relation="orbitdc.spacecraft.array.array_temperature_k")
    array_specific_power_w_per_m2: Array = result("W/m2", "Array power per area at 1 AU, begin of life, at temperature", relation="orbitdc.spacecraft.array.array_specific_power_w_per_m2")
    lost_string_fraction: Array = result("1", "Share of the array's strings lost to impacts by the end of the planned life, mean", relation="orbitdc.spacecraft.array.lost_string_fraction")
    array_mass_kg: Array = result("kg", "Solar array, current best estimate", relation="orbitdc.spacecraft.power.power")
    battery_capacity_kwh: Array = result("kWh", "Nameplate battery energy at begin of life", relation="orbitdc.spacecraft.power.battery_capacity_kwh")
    battery_mass_kg: Array = result("kg", "Battery, current best estimate", relation="orbitdc.spacecraft.power.power")
    distribution_mass_kg: Array = result("kg", "Power electronics and harness, current best estimate", relation="orbitdc.spacecraft.power.power")
    terminals_power_w: Array = result("W", "Laser and radio terminals of one satellite", relation="orbitdc.spacecraft.power.terminals_power_w")
    eclipse_power_fraction: Array = result("1", "Share of full IT power that the battery carries in eclipse", relation="orbitdc.spacecraft.power.eclipse_power_fraction")
    sustained_power_fraction: Array = result("1", "Share of full IT power that the array feeds on the worst day at end of life (1 when sized)", relation="orbitdc.spacecraft.power.power")
    array_power_slack: Array = slack("power", "Slack of array energy on the worst day against what full throughput needs (1 when sized: the design takes it up)", relation="orbitdc.spacecraft.power.power")
    array_lost_to_impacts: Flags = flag("impacts_take_the_strings_of_the_array", "Impacts take nearly all strings of the array within the planned life", relation="orbitdc.spacecraft.array.lost_string_fraction")
    battery_never_charges: Flags = flag("array_never_charges_the_battery", "No array charges the battery in the sunlit part of the worst orbit", relation="orbitdc.spacecraft.array.array_power_w")


@dataclass(frozen=True, kw_only=True)
class SpacecraftResult:
    """One satellite that closes in mass, power, propellant and stowed volume."""

    payload_mass_with_growth_kg: Array = result("kg", "Compute payload with growth", relation="orbitdc.spacecraft.masses.subsystem_masses_kg")
    shield_mass_with_growth_kg: Array = result("kg", "Radiation shield with growth", relation="orbitdc.spacecraft.masses.subsystem_masses_kg")
    array_mass_with_growth_kg: Array = result("kg", "Solar array with growth", relation="orbitdc.spacecraft.masses.subsystem_masses_kg")
    battery_mass_with_growth_kg: Array = result("kg", "Battery with growth", relation="orbitdc.spacecraft.masses.subsystem_masses_kg")
    distribution_mass_with_growth_kg: Array = result("kg", "Power distribution and harness with growth", relation="orbitdc.spacecraft.masses.subsystem_masses_kg")
    radiator_mass_with_growth_kg: Array = result("kg", "Radiator with growth", relation="orbitdc.spacecraft.masses.subsystem_masses_kg")
    loop_mass_with_growth_kg: Array = result("kg", "Coolant loop with growth", relation="orbitdc.spacecraft.masses.subsystem_masses_kg")
    terminal_mass_with_growth_kg: Array = result("kg", "Laser and radio terminals with growth", relation="orbitdc.spacecraft.masses.subsystem_masses_kg")
    avionics_mass_with_growth_kg: Array = result("kg", "Avionics and attitude control with growth", relation="orbitdc.spacecraft.masses.subsystem_masses_kg")
    propulsion_mass_with_growth_kg: Array = result("kg", "Propulsion hardware with growth", relation="orbitdc.spacecraft.masses.dry_mass_kg")
    structure_mass_with_growth_kg: Array = result("kg", "Structure and mechanisms with growth", relation="orbitdc.spacecraft.masses.dry_mass_kg")
    margin_mass_kg: Array = result("kg", "System margin", relation="orbitdc.spacecraft.masses.dry_mass_kg")
    propellant_mass_kg: Array = result("kg", "Propellant for raising, drag and disposal", relation="orbitdc.spacecraft.propulsion.propellant_mass_kg")
    satellite_dry_mass_kg: Array = result("kg", "Dry mass with growth and margin", relation="orbitdc.spacecraft.masses.dry_mass_kg")
    satellite_mass_kg: Array = result("kg", "Wet mass with growth and margin, at launch", relation="orbitdc.spacecraft.propulsion.propellant_mass_kg")
    specific_mass_kg_per_kw: Array = result("kg/kW", "Satellite mass per IT power", relation="orbitdc.spacecraft.closure.closure")
    stowed_volume_m3: Array = result("m3", "Stowed volume of one satellite", relation="orbitdc.spacecraft.masses.stowed_volume_m3")
    drag_area_m2: Array = result("m2", "Area against the flow, orbit mean", relation="orbitdc.spacecraft.masses.drag_area_m2")
    tumbling_area_m2: Array = result("m2", "Mean area of the tumbling satellite as seen from all sides", relation="orbitdc.spacecraft.risk.tumbling_area_m2")
    drag_force_n: Array = result("N", "Mean drag over the calendar", relation="orbitdc.spacecraft.propulsion.drag_force_n")
    station_keeping_delta_v_m_per_s_yr: Array = result("m/(s yr)", "Delta-v per year that holds the orbit against drag, mean over the calendar, at the dry mass", relation="orbitdc.spacecraft.propulsion.station_keeping_delta_v_m_per_s_yr")
    tumbling_ballistic_coefficient_kg_per_m2: Array = result("kg/m2", "Dry mass per drag coefficient and area of the tumbling satellite", relation="orbitdc.spacecraft.closure.closure")
    formation_keeping_delta_v_m_per_s_yr: Array = result("m/s", "Delta-v per year that a member of a cluster spends on its place, 0 for a single satellite", relation="orbitdc.orbit.formation.formation_keeping_m_per_s_yr")
    cluster_separation_slack: Array = slack("cluster_separation", "Slack of the least distance in a cluster against the satellites' span and both their boxes", relation="orbitdc.orbit.formation.cluster_slack")
    cluster_shadow_slack: Array = slack("cluster_shadow", "Slack of the least distance from the Sun's line through a neighbor against the satellites' span, smallest Sun angle of the year", relation="orbitdc.orbit.formation.cluster_slack")
    cluster_members_shadow: Flags = flag("cluster_members_shadow_each_other", "Members of a cluster shadow each other when the Sun is nearest to the orbit plane", relation="orbitdc.orbit.formation.shadow_free_beta_deg")
    raising_delta_v_m_per_s: Array = result("m/s", "Delta-v from insertion to operating orbit", relation="orbitdc.spacecraft.propulsion.spiral_delta_v_m_per_s")
    raising_time_days: Array = result("d", "Time from separation to the operating orbit", relation="orbitdc.spacecraft.propulsion.raising_time_days")
    disposal_delta_v_m_per_s: Array = result("m/s", "Delta-v of the end-of-life disposal, electric and impulsive", relation="orbitdc.spacecraft.disposal.plan_disposal")
    disposal_mode_targeted: Array = result("1", "Disposal by targeted re-entry (1) or by a spiral that ends anywhere (0)", relation="orbitdc.spacecraft.disposal.targeted_mode")
    impulsive_delta_v_m_per_s: Array = result("m/s", "Delta-v of the last burn of a targeted re-entry (0 if untargeted)", relation="orbitdc.spacecraft.disposal.targeted_reentry_delta_v_m_per_s")
    impulsive_propellant_mass_kg: Array = result("kg", "Propellant of the last burn, part of all propellant", relation="orbitdc.spacecraft.disposal.impulsive_propellant_ratio")
    electric_thrust_n: Array = result("N", "Thrust of the electric thrusters in sunlight", relation="orbitdc.spacecraft.disposal.electric_thrust_n")
    disposal_time_yr: Array = result("yr", "Time from retirement to re-entry of a disposal that works", relation="orbitdc.spacecraft.closure.closure")
    casualty_area_m2: Array = result("m2", "Area in which pieces that reach the ground hit somebody, all pieces added", relation="orbitdc.spacecraft.disposal.casualty_area_m2")
    population_density_under_orbit_per_km2: Array = result("1/km2", "Mean density of people where a random re-entry falls", relation="orbitdc.spacecraft.disposal.population_density_under_orbit_per_km2")
    uncontrolled_casualty_expectation: Array = result("1", "Expected casualties of one random re-entry", relation="orbitdc.spacecraft.disposal.uncontrolled_casualty_expectation")
    casualty_expectation: Array = result("1", "Expected casualties of one satellite's planned disposal, the chance that it fails included", relation="orbitdc.spacecraft.disposal.casualty_expectation")
    alumina_per_satellite_kg: Array = result("kg", "Aluminum oxide that one re-entry leaves in the upper air", relation="orbitdc.spacecraft.disposal.alumina_mass_kg")
    small_object_disposal_loss_probability: Array = result("1", "Chance per satellite and planned life that debris or a meteoroid prevents disposal", relation="orbitdc.spacecraft.risk.small_object_disposal_loss_probability")
    disposal_probability: Array = result("1", "Chance that a satellite in service is disposed of as planned, failures before retirement included", relation="orbitdc.spacecraft.risk.disposal_probability")
    apparent_magnitude: Array = result("1", "Apparent visual magnitude in the zenith of twilight, diffuse light alone", relation="orbitdc.spacecraft.brightness.apparent_magnitude")
    apparent_magnitude_limit: Array = result("1", "Magnitude that a satellite at this altitude should not outshine", relation="orbitdc.spacecraft.brightness.faintness_limit_magnitude")
    twilight_visible_fraction: Array = result("1", "Largest share of the satellites sunlit above one observer's horizon at twilight", relation="orbitdc.spacecraft.brightness.twilight_visible_fraction")
    twilight_high_fraction: Array = result("1", "Largest share of the satellites sunlit high in one observer's twilight sky (above 30 deg unless set)", relation="orbitdc.spacecraft.brightness.twilight_visible_fraction")
    passive_lifetime_yr: Array = result("yr", "Time a failed satellite stays in orbit, mean over the phase of the solar cycle in which it fails", relation="orbitdc.environment.decay.passive_lifetime_yr")
    collision_probability: Array = result("1", "Chance per satellite and planned life of a hit by an object of at least 10 cm", relation="orbitdc.spacecraft.risk.collision_probability")
    derelict_collision_probability: Array = result("1", "Chance per satellite that it is left in orbit and hit there by an object of at least 10 cm", relation="orbitdc.spacecraft.risk.derelict_collision_probability")
    orbital_lifetime_collision_probability: Array = result("1", "Chance per satellite of a hit by an object of at least 10 cm, in service and as a derelict", relation="orbitdc.spacecraft.risk.orbital_lifetime_collision_probability")
    avoidance_maneuvers_per_yr: Array = result("1/yr", "Avoidance maneuvers of one satellite that the threshold asks for", relation="orbitdc.spacecraft.avoidance.maneuvers_per_yr")
    avoidance_delta_v_m_per_s_yr: Array = result("m/(s yr)", "Delta-v of avoidance maneuvers per year", relation="orbitdc.spacecraft.avoidance.maneuver_delta_v_m_per_s")
    avoidance_outage_h_per_yr: Array = result("1/yr", "Hours per satellite and year without work for avoidance maneuvers", relation="orbitdc.spacecraft.avoidance.maneuvers_per_yr")
    residual_risk_fraction: Array = result("1", "Share of collisions with background objects of at least 10 cm that maneuvers do not avoid", relation="orbitdc.spacecraft.avoidance.residual_risk_fraction")
    unavoided_derelict_cross_section_m2: Array = result("m2", "Cross-section for collisions with a like derelict, times the share that maneuvers do not avoid", relation="orbitdc.spacecraft.avoidance.pair_cross_section_m2")
    catastrophic_debris_diameter_cm: Array = result("cm", "Smallest debris whose energy breaks the satellite apart", relation="orbitdc.spacecraft.avoidance.catastrophic_diameter_cm")
    catastrophic_collision_rate_per_yr: Array = result("1/yr", "Collisions with background objects that break the satellite apart and that its maneuvers do not avoid", relation="orbitdc.spacecraft.avoidance.catastrophic_flux_per_m2_yr")
    disabling_hit_rate_per_yr: Array = result("1/yr", "Hits of 1 to 10 cm on the satellite's body, each taken to end its mission", relation="orbitdc.spacecraft.closure.closure")
    collision_rate_per_yr: Array = result("1/yr", "Hits by background objects of at least 10 cm per satellite that its maneuvers do not avoid", relation="orbitdc.spacecraft.risk.collision_rate_per_yr")
    derelict_collision_rate_per_yr: Array = result("1/yr", "Hits by background objects of at least 10 cm per satellite that nobody steers", relation="orbitdc.spacecraft.risk.collision_rate_per_yr")
    disposal_slack: Array = slack("disposal_rule", "Slack of the 5-year rule against the mean time in orbit after retirement, failed disposals included, fleet view", relation="orbitdc.spacecraft.risk.disposal_slack")
    mass_does_not_close: Flags = flag("mass_does_not_close", "Structure, attitude control and propulsion take the whole dry mass", relation="orbitdc.spacecraft.masses.dry_mass_kg")
