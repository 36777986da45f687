"""What the environment stage hands on: sunlight, solar cycle, Earth's heat on each surface, air and debris."""

from __future__ import annotations

from dataclasses import dataclass

from orbitdc.environment.decay import passive_lifetime_yr
from orbitdc.scenario.declaration import Array, Flags, flag, result


@dataclass(frozen=True, kw_only=True)
class EnvironmentResult:
    """Surroundings of one satellite of the shell."""

    solar_f107: Array = result("1", "Solar radio flux F10.7 in solar flux units", axes=("month",), relation="orbitdc.environment.solar_cycle.solar_f107")
    solar_f107_mean: Array = result("1", "Mean F10.7 over the calendar", relation="orbitdc.environment.solar_cycle.solar_f107")
    solar_irradiance_maximum_w_per_m2: Array = result("W/m2", "Sunlight at perihelion", relation="orbitdc.environment.sunlight.solar_irradiance_w_per_m2")
    solar_irradiance_hot_case_w_per_m2: Array = result("W/m2", "Sunlight on the day of the smallest Sun angle to the orbit plane, the hot case", relation="orbitdc.environment.sunlight.solar_irradiance_w_per_m2")
    solar_irradiance_minimum_w_per_m2: Array = result("W/m2", "Sunlight at aphelion", relation="orbitdc.environment.sunlight.solar_irradiance_w_per_m2")
    radiator_earth_view_sum: Array = result("1", "View factors of both radiator faces to Earth, added", relation="orbitdc.environment.view.plate_to_earth_view_factor")
    radiator_earth_infrared_w_per_m2: Array = result("W/m2", "Earth infrared arriving on both radiator faces, per planform area, before absorption", relation="orbitdc.environment.view.plate_to_earth_view_factor")
    radiator_albedo_w_per_m2: Array = result("W/m2", "Reflected sunlight arriving on both radiator faces in the hot case, per planform area, before absorption", relation="orbitdc.environment.view.albedo_w_per_m2")
    array_earth_infrared_w_per_m2: Array = result("W/m2", "Earth infrared arriving on both faces of the solar array, per array area, before absorption", relation="orbitdc.environment.view.plate_to_earth_view_factor")
    array_albedo_w_per_m2: Array = result("W/m2", "Reflected sunlight arriving on both faces of the solar array in the hot case, per array area, before absorption", relation="orbitdc.environment.view.albedo_w_per_m2")
    ram_pressure_pa: Array = result("Pa", "rho v2 / 2 of the air against the satellite, orbit mean", axes=("month",), relation="orbitdc.environment.atmosphere.ram_pressure_pa")
    ram_pressure_mean_pa: Array = result("Pa", "Mean ram pressure over the calendar", relation="orbitdc.environment.atmosphere.ram_pressure_pa")
    ram_pressure_maximum_pa: Array = result("Pa", "Largest monthly ram pressure of the calendar", relation="orbitdc.environment.atmosphere.ram_pressure_pa")
    density_scale_height_km: Array = result("km", "Altitude over which air density falls by e, at the calendar's mean F10.7", relation="orbitdc.environment.atmosphere.density_scale_height_km")
    air_season_maximum_ratio: Array = result("1", "Largest orbit-mean air density over season and local time of node, over the mean of both, at the calendar's mean F10.7", relation="orbitdc.environment.atmosphere.season_maximum_ratio")
    air_season_deviation_fraction: Array = result("1", "Standard deviation of orbit-mean air density over season and local time of node, over the mean of both", relation="orbitdc.environment.atmosphere.season_deviation_fraction")
    decay_time_yr_m2_per_kg: Array = result("yr m2/kg", "Decay from the operating altitude to re-entry in air averaged over a solar cycle, per ballistic coefficient", relation="orbitdc.environment.decay.decay_times_yr_m2_per_kg")
    air_cycle_ratio: Array = result("1", "Speed of decay at each twelfth of a solar cycle, from minimum to minimum, over its mean", axes=("cycle_phase",), relation="orbitdc.environment.decay.air_cycle_ratio")
    debris_flux_1mm_per_m2_yr: Array = result("1/(m2 yr)", "Impacts of objects of at least 1 mm (debris and meteoroids) per mean cross-section", relation="orbitdc.environment.debris.debris_flux_per_m2_yr")
    debris_flux_1cm_per_m2_yr: Array = result("1/(m2 yr)", "Impacts of debris of at least 1 cm per mean cross-section", relation="orbitdc.environment.debris.debris_flux_per_m2_yr")
    debris_flux_10cm_per_m2_yr: Array = result("1/(m2 yr)", "Impacts of objects of at least 10 cm per mean cross-section", relation="orbitdc.environment.debris.debris_flux_per_m2_yr")
    debris_flux_1m_per_m2_yr: Array = result("1/(m2 yr)", "Impacts of objects of at least 1 m per mean cross-section", relation="orbitdc.environment.debris.debris_flux_per_m2_yr")
    disposal_critical_flux_per_m2_yr: Array = result("1/(m2 yr)", "Impacts of debris and meteoroids that end the ability to dispose of a satellite, per mean cross-section of what they must hit", relation="orbitdc.environment.debris.debris_flux_per_m2_yr")
    perforating_debris_diameter_mm: Array = result("mm", "Smallest debris that perforates a radiator tube", relation="orbitdc.environment.penetration.perforating_diameter_cm")
    tube_puncture_rate_per_m2_yr: Array = result("1/(m2 yr)", "Punctures of radiator tubes by debris and meteoroids per area of exposed tube", relation="orbitdc.environment.penetration.perforating_diameter_cm")
    string_loss_rate_per_m2_yr: Array = result("1/(m2 yr)", "Strings of the solar array that hits on both faces open or short, per array area", relation="orbitdc.environment.surroundings.surroundings")
    collision_rate_per_object_per_m2_yr: Array = result("1/(m2 yr)", "Extra flux through a cross-section from one more uncontrolled object in the shell", relation="orbitdc.environment.debris.flux_per_added_object")
    outside_density_table: Flags = flag("outside_density_table", "Altitude (100 to 2,000 km) or F10.7 (60 to 340) lies outside the density table; air is that of its end", relation="orbitdc.environment.atmosphere.outside_density_table")

    def passive_lifetime_yr(self, *, ballistic_coefficient_kg_per_m2: Array | float, cycle_yr: Array | float) -> Array:
        """Years a satellite of m / (Cd A) stays in orbit once it fails, mean over the phase of a cycle of `cycle_yr`."""
        return passive_lifetime_yr(
            ballistic_coefficient_kg_per_m2=ballistic_coefficient_kg_per_m2,
            decay_time_yr_m2_per_kg=self.decay_time_yr_m2_per_kg,
            air_cycle_ratio=self.air_cycle_ratio,
            cycle_yr=cycle_yr,
        )
