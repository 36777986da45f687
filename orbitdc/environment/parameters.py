"""Parameters of the space environment."""

from __future__ import annotations

from dataclasses import dataclass

from orbitdc.scenario.declaration import Array, param


@dataclass(frozen=True, kw_only=True)
class EnvironmentParameters:
    """Sun, Earth's radiation, air and debris."""

    solar_constant_w_per_m2: Array = param(1361.0, "W/m2", text="Total solar irradiance at 1 AU", bounds=(1300, 1420), low=1360, high=1362, kind="constant", source="kopp_lean_2011", confidence="high")
    earth_infrared_w_per_m2: Array = param(239.0, "W/m2", text="Infrared leaving Earth, orbit mean", bounds=(150, 330), low=228, high=252, favors_orbit="low", source="loeb_2018", confidence="medium")
    earth_albedo_fraction: Array = param(0.30, "1", text="Share of sunlight that Earth reflects, orbit mean", bounds=(0, 0.9), low=0.25, high=0.38, favors_orbit="low", source="loeb_2018", confidence="medium")
    solar_cycle_strength: Array = param(1.0, "1", text="Factor on the amplitude of the mean solar cycle in F10.7", bounds=(0.2, 2.5), low=0.7, high=1.35)
    air_density_factor: Array = param(1.0, "1", text="Factor on modeled air density", bounds=(0.1, 10), low=0.6, high=1.6, favors_orbit="low")
    debris_flux_factor: Array = param(1.0, "1", text="Factor on modeled debris and meteoroid flux", bounds=(0.01, 100), low=0.33, high=3.0, scale="log", favors_orbit="low")
