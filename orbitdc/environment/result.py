"""What the environment stage hands on: sunlight, solar cycle, Earth's heat on each surface, air and debris."""

from __future__ import annotations

from dataclasses import dataclass

from orbitdc.scenario.declaration import Array, result


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
    debris_flux_1mm_per_m2_yr: Array = result("1/(m2 yr)", "Impacts of objects of at least 1 mm (debris and meteoroids) per area", relation="orbitdc.environment.debris.debris_flux_per_m2_yr")
    debris_flux_10cm_per_m2_yr: Array = result("1/(m2 yr)", "Impacts of objects of at least 10 cm per area", relation="orbitdc.environment.debris.debris_flux_per_m2_yr")
    collision_rate_per_object_per_m2_yr: Array = result("1/(m2 yr)", "Extra flux from one more uncontrolled object in the shell", relation="orbitdc.environment.debris.flux_per_added_object")
