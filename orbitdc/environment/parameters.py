"""Parameters of the space environment."""

from __future__ import annotations

from dataclasses import dataclass

from orbitdc.scenario.declaration import Array, param


@dataclass(frozen=True, kw_only=True)
class EnvironmentParameters:
    """Sun, Earth's radiation, air and debris."""

    solar_constant_w_per_m2: Array = param(1361.0, "W/m2", text="Total solar irradiance at 1 AU", bounds=(1300, 1420), low=1360, high=1362, kind="constant", source="kopp_lean_2011", date="2011", confidence="high")
    earth_infrared_w_per_m2: Array = param(239.0, "W/m2", text="Infrared leaving Earth, orbit mean", bounds=(150, 330), low=228, high=252, favors_orbit="low", source="loeb_2018", date="2018", confidence="medium")
    earth_albedo_fraction: Array = param(0.30, "1", text="Share of sunlight that Earth reflects, orbit mean", bounds=(0, 0.9), low=0.25, high=0.38, favors_orbit="low", source="loeb_2018", date="2018", confidence="medium")
    solar_cycle_strength: Array = param(1.0, "1", text="Factor on the amplitude of the mean solar cycle in F10.7", bounds=(0.2, 2.5), low=0.7, high=1.35, favors_orbit="low")
    solar_f107_minimum: Array = param(70.0, "1", text="Smoothed F10.7 at solar minimum, solar flux units", bounds=(60, 85), low=66, high=75, kind="constant")
    solar_f107_maximum: Array = param(165.0, "1", text="Smoothed F10.7 at the maximum of a mean cycle, solar flux units", bounds=(90, 300), low=135, high=205, kind="scenario")
    solar_minimum_year: Array = param(2019.96, "yr", text="Date of the last solar minimum (December 2019)", bounds=(2018, 2033), low=2019.5, high=2020.4, kind="constant", source="solar_cycle_25_panel_2020", date="2020", confidence="high")
    solar_cycle_period_yr: Array = param(11.0, "yr", text="Time between solar minima", bounds=(8, 15), low=10, high=12.5, kind="scenario", source="hathaway_2010", date="2010", confidence="medium")
    solar_cycle_width_yr: Array = param(4.0, "yr", text="Time scale of rise and decay of a mean cycle; maximum falls 1.08 of it after minimum", bounds=(2, 6), low=3.5, high=4.6, kind="scenario", source="hathaway_1994", date="1994", confidence="low")
    air_density_factor: Array = param(1.0, "1", text="Factor on modeled air density", bounds=(0.1, 10), low=0.6, high=1.6, favors_orbit="low")
    debris_flux_factor: Array = param(1.0, "1", text="Factor on modeled debris and meteoroid flux", bounds=(0.01, 100), low=0.33, high=3.0, scale="log", favors_orbit="low")
    debris_inclination_factor: Array = param(1.75, "1", text="Factor on debris flux for the inclination of Sun-synchronous orbits", bounds=(0.8, 3), low=1.3, high=2.1, kind="constant")
    meteoroid_density_g_per_cm3: Array = param(1.0, "1", text="Density of meteoroids around 1 mm, g/cm3", bounds=(0.1, 8), low=0.5, high=2.5, kind="constant")
    meteoroid_speed_km_per_s: Array = param(17.0, "km/s", text="Mean meteoroid speed far from Earth", bounds=(11, 40), low=15, high=20, kind="constant")
    encounter_speed_km_per_s: Array = param(13.0, "km/s", text="Mean encounter speed with uncontrolled objects at high inclination", bounds=(1, 16), low=9, high=15, favors_orbit="low", source="ecss_e_st_10_04c", date="2008", confidence="medium")
    derelict_shell_thickness_km: Array = param(40.0, "km", text="Thickness of the shell through which dead satellites spread", bounds=(1, 1000), low=10, high=150, scale="log", favors_orbit="high")
