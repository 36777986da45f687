"""The environment stage: what reaches one satellite of the shell."""

from __future__ import annotations

import numpy as np

from orbitdc.environment.atmosphere import density_scale_height_km, largest_solar_f107, ram_pressure_pa
from orbitdc.environment.debris import debris_flux_per_m2_yr, flux_per_added_object, meteoroid_flux_per_m2_yr
from orbitdc.environment.parameters import EnvironmentParameters
from orbitdc.environment.result import EnvironmentResult
from orbitdc.environment.solar_cycle import solar_cycle_shape, solar_f107, solar_f107_amplitude
from orbitdc.environment.sunlight import APHELION_AU, PERIHELION_AU, solar_irradiance_w_per_m2
from orbitdc.environment.view import (
    albedo_view_factor_series,
    albedo_w_per_m2,
    plate_to_earth_view_factor,
    sun_azimuth_cosine,
)
from orbitdc.orbit.parameters import OrbitParameters
from orbitdc.orbit.result import OrbitResult
from orbitdc.scenario.calendar import Calendar
from orbitdc.scenario.declaration import Array
from orbitdc.spacecraft.result import AttitudeResult

HALF_TURN_DEG = 180.0
MILLIMETER_CM = 0.1
TRACKED_SIZE_CM = 10.0


def _both_faces_view(altitude_km: Array, nadir_angle_deg: Array) -> Array:
    front = plate_to_earth_view_factor(altitude_km=altitude_km, nadir_angle_deg=nadir_angle_deg)
    back = plate_to_earth_view_factor(altitude_km=altitude_km, nadir_angle_deg=HALF_TURN_DEG - nadir_angle_deg)
    return front + back


def _both_faces_albedo_view(
    altitude_km: Array, nadir_angle_deg: Array, zenith_deg: Array, azimuth_cosine: Array
) -> Array:
    """Add both faces; the back face stands half a turn of azimuth from the front."""
    total: Array = np.zeros(1)
    for angle, cosine in ((nadir_angle_deg, azimuth_cosine), (HALF_TURN_DEG - nadir_angle_deg, -azimuth_cosine)):
        series = albedo_view_factor_series(altitude_km=altitude_km, nadir_angle_deg=angle, solar_zenith_deg=zenith_deg)
        face = series[-1] * cosine
        for coefficient in series[-2:0:-1]:
            face = (face + coefficient) * cosine
        total = total + np.maximum(face + series[0], 0.0)
    return total


def surroundings(
    *, environment: EnvironmentParameters, orbit: OrbitParameters, shell: OrbitResult, attitude: AttitudeResult,
    calendar: Calendar,
) -> EnvironmentResult:  # fmt: skip
    """Compute sunlight, Earth's heat on the surfaces, air and debris of the shell.

    The hot case of reflected sunlight is the point of the orbit nearest the Sun on the day of the smallest Sun
    angle to the orbit plane, with that day's sunlight: the Sun's zenith there equals that angle. Debris flux is
    taken at the middle of the calendar and its mean F10.7.

    Parameters
    ----------
    environment : levels and factors.
    orbit, shell : altitude, and the geometry that follows from it.
    attitude : where radiator and array point.
    calendar : months of the study.

    Returns
    -------
    EnvironmentResult; monthly fields have the month axis first.
    """
    altitude = orbit.altitude_km
    year = calendar.column(calendar.decimal_year, altitude.ndim)
    shape = solar_cycle_shape(
        decimal_year=year,
        minimum_year=environment.solar_minimum_year,
        period_yr=environment.solar_cycle_period_yr,
        width_yr=environment.solar_cycle_width_yr,
    )
    amplitude = solar_f107_amplitude(
        minimum_f107=environment.solar_f107_minimum,
        maximum_f107=environment.solar_f107_maximum,
        strength=environment.solar_cycle_strength,
        limit_f107=largest_solar_f107(),
    )
    flux = solar_f107(minimum_f107=environment.solar_f107_minimum, amplitude_f107=amplitude, cycle_shape=shape)
    mean_flux = flux.mean(axis=0)
    pressure = ram_pressure_pa(
        altitude_km=altitude,
        solar_f107=flux,
        orbital_speed_m_per_s=shell.orbital_speed_m_per_s,
        inclination_deg=shell.inclination_deg,
        air_density_factor=environment.air_density_factor,
    )

    zenith = shell.beta_angle_minimum_deg
    radiator_view = _both_faces_view(altitude, attitude.radiator_nadir_angle_deg)
    array_view = _both_faces_view(altitude, attitude.array_nadir_angle_deg)
    radiator_azimuth = sun_azimuth_cosine(
        nadir_angle_deg=attitude.radiator_nadir_angle_deg,
        solar_zenith_deg=zenith,
        sun_cosine=attitude.radiator_sun_cosine,
    )
    radiator_albedo_view = _both_faces_albedo_view(
        altitude, attitude.radiator_nadir_angle_deg, zenith, radiator_azimuth
    )
    toward_sun = np.ones_like(zenith)
    array_albedo_view = _both_faces_albedo_view(altitude, attitude.array_nadir_angle_deg, zenith, toward_sun)
    hot_irradiance = environment.solar_constant_w_per_m2 * shell.sunlight_factor_minimum_beta

    middle = float(calendar.decimal_year.mean())
    small_debris, large_debris = (
        debris_flux_per_m2_yr(
            diameter_cm=diameter,
            altitude_km=altitude,
            inclination_factor=environment.debris_inclination_factor,
            decimal_year=middle,
            solar_f107=mean_flux,
        )
        for diameter in (MILLIMETER_CM, TRACKED_SIZE_CM)
    )
    meteoroids = meteoroid_flux_per_m2_yr(
        diameter_cm=MILLIMETER_CM,
        altitude_km=altitude,
        density_g_per_cm3=environment.meteoroid_density_g_per_cm3,
        speed_km_per_s=environment.meteoroid_speed_km_per_s,
    )
    return EnvironmentResult(
        solar_f107=flux,
        solar_f107_mean=mean_flux,
        solar_irradiance_maximum_w_per_m2=solar_irradiance_w_per_m2(
            solar_constant_w_per_m2=environment.solar_constant_w_per_m2, sun_distance_au=PERIHELION_AU
        ),
        solar_irradiance_hot_case_w_per_m2=hot_irradiance,
        solar_irradiance_minimum_w_per_m2=solar_irradiance_w_per_m2(
            solar_constant_w_per_m2=environment.solar_constant_w_per_m2, sun_distance_au=APHELION_AU
        ),
        radiator_earth_view_sum=radiator_view,
        radiator_earth_infrared_w_per_m2=environment.earth_infrared_w_per_m2 * radiator_view,
        radiator_albedo_w_per_m2=albedo_w_per_m2(
            solar_irradiance_w_per_m2=hot_irradiance,
            earth_albedo_fraction=environment.earth_albedo_fraction,
            view_factor=radiator_albedo_view,
        ),
        array_earth_infrared_w_per_m2=environment.earth_infrared_w_per_m2 * array_view,
        array_albedo_w_per_m2=albedo_w_per_m2(
            solar_irradiance_w_per_m2=hot_irradiance,
            earth_albedo_fraction=environment.earth_albedo_fraction,
            view_factor=array_albedo_view,
        ),
        ram_pressure_pa=pressure,
        ram_pressure_mean_pa=pressure.mean(axis=0),
        ram_pressure_maximum_pa=pressure.max(axis=0),
        density_scale_height_km=density_scale_height_km(altitude_km=altitude, solar_f107=mean_flux),
        debris_flux_1mm_per_m2_yr=environment.debris_flux_factor * (small_debris + meteoroids),
        debris_flux_10cm_per_m2_yr=environment.debris_flux_factor * large_debris,
        collision_rate_per_object_per_m2_yr=flux_per_added_object(
            altitude_km=altitude,
            shell_thickness_km=environment.derelict_shell_thickness_km,
            relative_speed_km_per_s=environment.encounter_speed_km_per_s,
        ),
    )
