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
    array_energy_fraction_worst_day: Array = result("1", "The same on the worst day and worst plane", relation="orbitdc.spacecraft.attitude.array_energy_fraction")
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
    array_mass_kg: Array = result("kg", "Solar array, current best estimate", relation="orbitdc.spacecraft.power.power")
    battery_capacity_kwh: Array = result("kWh", "Nameplate battery energy at begin of life", relation="orbitdc.spacecraft.power.battery_capacity_kwh")
    battery_mass_kg: Array = result("kg", "Battery, current best estimate", relation="orbitdc.spacecraft.power.power")
    distribution_mass_kg: Array = result("kg", "Power electronics and harness, current best estimate", relation="orbitdc.spacecraft.power.power")
    terminals_power_w: Array = result("W", "Laser and radio terminals of one satellite", relation="orbitdc.spacecraft.power.terminals_power_w")
    eclipse_power_fraction: Array = result("1", "Share of full IT power that the battery carries in eclipse", relation="orbitdc.spacecraft.power.eclipse_power_fraction")
    sustained_power_fraction: Array = result("1", "Share of full IT power that the array feeds on the worst day at end of life (1 when sized)", relation="orbitdc.spacecraft.power.power")
    array_power_slack: Array = slack("power", "Slack of array energy on the worst day against what full throughput needs (1 when sized: the design takes it up)", relation="orbitdc.spacecraft.power.power")
    battery_never_charges: Flags = flag("array_never_charges_the_battery", "No array charges the battery in the sunlit part of the worst orbit", relation="orbitdc.spacecraft.array.array_power_w")


@dataclass(frozen=True, kw_only=True)
class SpacecraftResult:
    """One satellite that closes in mass, power, propellant and stowed volume."""

    payload_mass_with_growth_kg: Array = result("kg", "Compute payload with growth", relation="orbitdc.spacecraft.closure.subsystem_masses_kg")
    shield_mass_with_growth_kg: Array = result("kg", "Radiation shield with growth", relation="orbitdc.spacecraft.closure.subsystem_masses_kg")
    array_mass_with_growth_kg: Array = result("kg", "Solar array with growth", relation="orbitdc.spacecraft.closure.subsystem_masses_kg")
    battery_mass_with_growth_kg: Array = result("kg", "Battery with growth", relation="orbitdc.spacecraft.closure.subsystem_masses_kg")
    distribution_mass_with_growth_kg: Array = result("kg", "Power distribution and harness with growth", relation="orbitdc.spacecraft.closure.subsystem_masses_kg")
    radiator_mass_with_growth_kg: Array = result("kg", "Radiator with growth", relation="orbitdc.spacecraft.closure.subsystem_masses_kg")
    loop_mass_with_growth_kg: Array = result("kg", "Coolant loop with growth", relation="orbitdc.spacecraft.closure.subsystem_masses_kg")
    terminal_mass_with_growth_kg: Array = result("kg", "Laser and radio terminals with growth", relation="orbitdc.spacecraft.closure.subsystem_masses_kg")
    avionics_mass_with_growth_kg: Array = result("kg", "Avionics and attitude control with growth", relation="orbitdc.spacecraft.closure.subsystem_masses_kg")
    propulsion_mass_with_growth_kg: Array = result("kg", "Propulsion hardware with growth", relation="orbitdc.spacecraft.closure.dry_mass_kg")
    structure_mass_with_growth_kg: Array = result("kg", "Structure and mechanisms with growth", relation="orbitdc.spacecraft.closure.dry_mass_kg")
    margin_mass_kg: Array = result("kg", "System margin", relation="orbitdc.spacecraft.closure.dry_mass_kg")
    propellant_mass_kg: Array = result("kg", "Propellant for raising, drag and disposal", relation="orbitdc.spacecraft.propulsion.propellant_mass_kg")
    satellite_dry_mass_kg: Array = result("kg", "Dry mass with growth and margin", relation="orbitdc.spacecraft.closure.dry_mass_kg")
    satellite_mass_kg: Array = result("kg", "Wet mass with growth and margin, at launch", relation="orbitdc.spacecraft.propulsion.propellant_mass_kg")
    specific_mass_kg_per_kw: Array = result("kg/kW", "Satellite mass per IT power", relation="orbitdc.spacecraft.closure.closure")
    stowed_volume_m3: Array = result("m3", "Stowed volume of one satellite", relation="orbitdc.spacecraft.closure.stowed_volume_m3")
    drag_area_m2: Array = result("m2", "Area against the flow, orbit mean", relation="orbitdc.spacecraft.closure.drag_area_m2")
    tumbling_area_m2: Array = result("m2", "Mean area of the tumbling satellite as seen from all sides", relation="orbitdc.spacecraft.risk.tumbling_area_m2")
    drag_force_n: Array = result("N", "Mean drag over the calendar", relation="orbitdc.spacecraft.propulsion.drag_force_n")
    raising_delta_v_m_per_s: Array = result("m/s", "Delta-v from insertion to operating orbit", relation="orbitdc.spacecraft.propulsion.spiral_delta_v_m_per_s")
    raising_time_days: Array = result("d", "Time from separation to the operating orbit", relation="orbitdc.spacecraft.propulsion.raising_time_days")
    disposal_delta_v_m_per_s: Array = result("m/s", "Delta-v of the end-of-life disposal", relation="orbitdc.spacecraft.propulsion.spiral_delta_v_m_per_s")
    passive_lifetime_yr: Array = result("yr", "Time a failed satellite stays in orbit", relation="orbitdc.spacecraft.propulsion.passive_lifetime_yr")
    collision_probability: Array = result("1", "Chance per satellite and planned life of a hit by an object of at least 10 cm", relation="orbitdc.spacecraft.risk.collision_probability")
    collision_rate_per_yr: Array = result("1/yr", "Hits by background objects of at least 10 cm per satellite that its maneuvers do not avoid", relation="orbitdc.spacecraft.risk.collision_rate_per_yr")
    disposal_slack: Array = slack("disposal_rule", "Slack of the 5-year rule against the passive lifetime times the chance of failed disposal, fleet view", relation="orbitdc.spacecraft.risk.disposal_slack")
    mass_does_not_close: Flags = flag("mass_does_not_close", "Structure, attitude control and propulsion take the whole dry mass", relation="orbitdc.spacecraft.closure.dry_mass_kg")
