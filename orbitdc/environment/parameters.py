"""Parameters of the space environment."""

from __future__ import annotations

from dataclasses import dataclass

from orbitdc.scenario.declaration import Array, Table, param, tabulated


@dataclass(frozen=True, kw_only=True)
class EnvironmentParameters:
    """Sun, Earth's radiation, air and debris."""

    solar_constant_w_per_m2: Array = param(1361.0, "W/m2", text="Total solar irradiance at 1 AU", bounds=(1300, 1420), low=1360, high=1362, kind="constant", source="kopp_lean_2011", date="2011", confidence="high")
    earth_infrared_w_per_m2: Array = param(239.0, "W/m2", text="Infrared leaving Earth, orbit mean", bounds=(150, 330), low=228, high=252, favors_orbit="low", source="loeb_2018", date="2018", confidence="medium")
    earth_albedo_fraction: Array = param(0.30, "1", text="Share of sunlight that Earth reflects, orbit mean", bounds=(0, 0.9), low=0.25, high=0.38, favors_orbit="low", source="loeb_2018", date="2018", confidence="medium")
    solar_cycle_strength: Array = param(1.0, "1", text="Factor on the amplitude of the mean solar cycle in F10.7; cycles 20 to 25 had 0.59 to 1.35", bounds=(0.2, 2.5), low=0.6, high=1.35, favors_orbit="low", source="celestrak_space_weather", date="2026", confidence="medium")
    solar_f107_minimum: Array = param(70.0, "1", text="F10.7 at solar minimum, solar flux units; smoothed minima of 1964 to 2019 were 68 to 73", bounds=(60, 85), low=68, high=73, kind="constant", source="celestrak_space_weather", date="2026", confidence="high")
    solar_f107_maximum: Array = param(180.0, "1", text="F10.7 at the top of a mean cycle, solar flux units; curves through cycles 20 to 25 reach 133 to 217", bounds=(90, 300), low=133, high=217, kind="scenario", source="celestrak_space_weather", date="2026", confidence="high")
    solar_minimum_year: Array = param(2019.96, "yr", text="Date of the last solar minimum (December 2019)", bounds=(2018, 2033), low=2019.5, high=2020.4, kind="constant", source="solar_cycle_25_panel_2020", date="2020", confidence="high")
    solar_cycle_period_yr: Array = param(11.0, "yr", text="Time between solar minima, 9.8 to 12.4 years since 1964; sets the date of the next minimum", bounds=(8, 15), low=9.8, high=12.4, kind="scenario", source="celestrak_space_weather", date="2026", confidence="high")
    solar_cycle_width_yr: Array = param(4.0, "yr", text="Time scale of rise and decay of a mean cycle; maximum falls 1.08 of it after minimum", bounds=(2, 6), low=3.4, high=4.3, kind="scenario", source="celestrak_space_weather", date="2026", confidence="medium")
    geomagnetic_ap: Array = param(12.0, "1", text="Geomagnetic index Ap, mean over a solar cycle: 8 in the calmest and 16 in the most disturbed cycle since 1964", bounds=(2, 30), low=8, high=16, favors_orbit="low", source="celestrak_space_weather", date="2026", confidence="high")
    air_density_factor: Array = param(1.0, "1", text="Factor on modeled air density; NRLMSIS 2.1 is 0.88 to 0.97 of the table's model", bounds=(0.1, 10), low=0.6, high=1.6, favors_orbit="low")
    debris_flux_factor: Array = param(1.0, "1", text="Factor on debris and meteoroid flux, modeled or tabulated; the range is the distance of the built-in flux from ORDEM on one side and ESA's counts on the other", bounds=(0.01, 100), low=0.2, high=5.0, scale="log", favors_orbit="low", source="ordem_31_2021", date="2021", confidence="low")
    debris_flux_table: Table | None = tabulated({"diameter_cm": ("cm", (1e-4, 1e3)), "flux_per_m2_yr": ("1/(m2 yr)", (1e-15, 1e9))}, text="Debris of at least a diameter per cross-section and year at the satellites' orbit, without meteoroids, as ORDEM or MASTER prints it; replaces the built-in flux")
    debris_inclination_factor: Array = param(1.0, "1", text="Factor on the modeled rise of debris flux with inclination", bounds=(0.3, 3), low=0.75, high=1.25, kind="constant")
    debris_density_at_1_cm_g_per_cm3: Array = param(2.8, "1", text="Mean density of debris of 1 cm, g/cm3", bounds=(0.1, 10), low=1.5, high=4.0, kind="constant")
    debris_density_exponent: Array = param(0.74, "1", text="How the density of debris falls with its size above 0.62 cm", bounds=(0, 1.5), low=0.4, high=0.9, kind="constant")
    tracked_fraction: Array = param(0.95, "1", text="Share of objects of at least 10 cm whose orbits are known well enough to avoid them", bounds=(0, 1), low=0.8, high=0.99, favors_orbit="high")
    catastrophic_energy_j_per_g: Array = param(40.0, "1", text="Impact energy per mass of the satellite above which it breaks apart, J/g", bounds=(1, 1000), low=30, high=60, kind="constant", source="esa_debris_2013", date="2013", confidence="medium")
    meteoroid_density_g_per_cm3: Array = param(1.0, "1", text="Density of meteoroids around 1 mm, g/cm3", bounds=(0.1, 8), low=0.5, high=2.5, kind="constant")
    meteoroid_speed_km_per_s: Array = param(17.0, "km/s", text="Mean meteoroid speed far from Earth", bounds=(11, 40), low=15, high=20, kind="constant")
    encounter_speed_km_per_s: Array = param(13.0, "km/s", text="Mean encounter speed with uncontrolled objects at high inclination", bounds=(1, 16), low=9, high=15, favors_orbit="low", source="ecss_e_st_10_04c", date="2008", confidence="medium")
    derelict_shell_thickness_km: Array = param(40.0, "km", text="Thickness of the shell through which dead satellites spread", bounds=(1, 1000), low=10, high=150, scale="log", favors_orbit="high")
