"""The environment stage: what reaches one satellite of the shell."""

from __future__ import annotations

import numpy as np

from orbitdc.environment.atmosphere import (
    density_scale_height_km,
    density_table_limits,
    outside_density_table,
    ram_pressure_pa,
    season_deviation_fraction,
    season_maximum_ratio,
)
from orbitdc.environment.debris import (
    SURFACE_PER_CROSS_SECTION,
    debris_density_g_per_cm3,
    debris_flux_per_m2_yr,
    debris_inclination_factor,
    flux_per_added_object,
    meteoroid_flux_per_m2_yr,
    meteoroid_motion_factor,
    meteoroid_speed_near_earth_km_per_s,
    tabulated_flux_per_m2_yr,
)
from orbitdc.environment.decay import air_cycle_ratio, decay_times_yr_m2_per_kg
from orbitdc.environment.parameters import EnvironmentParameters
from orbitdc.environment.penetration import OBLIQUITY_COSINE, perforating_diameter_cm
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
from orbitdc.spacecraft.parameters import CellParameters, SpacecraftParameters
from orbitdc.spacecraft.result import AttitudeResult
from orbitdc.thermal.parameters import RadiatorParameters

HALF_TURN_DEG = 180.0
MILLIMETER_CM = 0.1
CYCLE_PHASES = 12
FIXED_NODE_TOLERANCE_H_PER_DAY = 1e-4
"""A node that drifts less keeps its local time to two minutes a year."""
TRACKED_SIZE_CM = 10.0
METER_CM = 100.0
FACES = 2.0
# 6061-T6, whose hardness and speed of sound the perforation law asks for.
ALUMINUM_DENSITY_G_PER_CM3 = 2.7
ALUMINUM_BRINELL_HARDNESS = 95.0
ALUMINUM_SOUND_SPEED_KM_PER_S = 5.1


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


def _cycle_f107(environment: EnvironmentParameters, amplitude_f107: Array) -> Array:
    """F10.7 in the middle of each twelfth of a solar cycle, phases first."""
    phase = ((np.arange(CYCLE_PHASES) + 0.5) / CYCLE_PHASES).reshape((-1,) + (1,) * amplitude_f107.ndim)
    shape = solar_cycle_shape(
        decimal_year=phase * environment.solar_cycle_period_yr,
        minimum_year=0.0,
        period_yr=environment.solar_cycle_period_yr,
        width_yr=environment.solar_cycle_width_yr,
    )
    return solar_f107(minimum_f107=environment.solar_f107_minimum, amplitude_f107=amplitude_f107, cycle_shape=shape)


def surroundings(
    *, environment: EnvironmentParameters, orbit: OrbitParameters, shell: OrbitResult, attitude: AttitudeResult,
    radiator: RadiatorParameters, cell: CellParameters, spacecraft: SpacecraftParameters, calendar: Calendar,
) -> EnvironmentResult:  # fmt: skip
    """Compute sunlight, Earth's heat on the surfaces, air and debris of the shell.

    The hot case of reflected sunlight is the point of the orbit nearest the Sun on the day of the smallest Sun
    angle to the orbit plane, with that day's sunlight: the Sun's zenith there equals that angle. Debris flux is
    taken at the middle of the calendar and its mean F10.7, or from the user's table. Tubes are punctured by what
    perforates an aluminum wall of their thickness at the mean speed and 45 deg; a string is lost to a hit of the given
    size on its vulnerable share, from either face.

    Parameters
    ----------
    environment : levels and factors.
    orbit, shell : altitude, and the geometry that follows from it.
    attitude : where radiator and array point.
    radiator, cell, spacecraft : walls of tubes, strings, and what disposal needs, against impacts.
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
    )
    highest = density_table_limits()["solar_f107"][1] - environment.solar_f107_minimum
    beyond_table = outside_density_table(
        altitude_km=altitude, solar_f107=environment.solar_f107_minimum + amplitude * shape.max(axis=0)
    )
    amplitude = np.minimum(amplitude, highest)
    flux = solar_f107(minimum_f107=environment.solar_f107_minimum, amplitude_f107=amplitude, cycle_shape=shape)
    mean_flux = flux.mean(axis=0)
    keeps_local_time = np.abs(shell.local_time_drift_h_per_day) < FIXED_NODE_TOLERANCE_H_PER_DAY
    pressure = ram_pressure_pa(
        altitude_km=altitude,
        solar_f107=flux,
        orbital_speed_m_per_s=shell.orbital_speed_m_per_s,
        inclination_deg=shell.inclination_deg,
        geomagnetic_ap=environment.geomagnetic_ap,
        local_time_of_node_h=orbit.local_time_of_ascending_node_h,
        fixed_local_time_fraction=np.where(keeps_local_time, 1.0, 0.0),
        air_density_factor=environment.air_density_factor,
    )
    decay_time, decay_time_by_phase = decay_times_yr_m2_per_kg(
        altitude_km=altitude,
        solar_f107=_cycle_f107(environment, amplitude),
        inclination_deg=shell.inclination_deg,
        geomagnetic_ap=environment.geomagnetic_ap,
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
    inclination_factor = environment.debris_inclination_factor * debris_inclination_factor(
        inclination_deg=shell.inclination_deg
    )

    def debris(diameter_cm: Array | float) -> Array:
        if environment.debris_flux_table is not None:
            tabulated = tabulated_flux_per_m2_yr(diameter_cm=diameter_cm, table=environment.debris_flux_table)
            return tabulated / SURFACE_PER_CROSS_SECTION
        return debris_flux_per_m2_yr(
            diameter_cm=diameter_cm,
            altitude_km=altitude,
            inclination_factor=inclination_factor,
            decimal_year=middle,
            solar_f107=mean_flux,
        )

    meteoroid = {"altitude_km": altitude, "speed_km_per_s": environment.meteoroid_speed_km_per_s}

    def meteoroids(diameter_cm: Array | float) -> Array:
        density = environment.meteoroid_density_g_per_cm3
        return meteoroid_flux_per_m2_yr(diameter_cm=diameter_cm, density_g_per_cm3=density, **meteoroid)

    def perforating(density_g_per_cm3: Array, speed_km_per_s: Array) -> Array:
        return perforating_diameter_cm(
            wall_thickness_cm=radiator.tube_wall_thickness_mm * MILLIMETER_CM,
            wall_density_g_per_cm3=ALUMINUM_DENSITY_G_PER_CM3,
            wall_brinell_hardness=ALUMINUM_BRINELL_HARDNESS,
            wall_sound_speed_km_per_s=ALUMINUM_SOUND_SPEED_KM_PER_S,
            particle_density_g_per_cm3=density_g_per_cm3,
            normal_speed_km_per_s=speed_km_per_s * OBLIQUITY_COSINE,
        )

    small_density = debris_density_g_per_cm3(
        diameter_cm=MILLIMETER_CM,
        density_at_1_cm_g_per_cm3=environment.debris_density_at_1_cm_g_per_cm3,
        size_exponent=environment.debris_density_exponent,
    )
    piercing_debris = perforating(small_density, environment.encounter_speed_km_per_s)
    piercing_meteoroid = perforating(
        environment.meteoroid_density_g_per_cm3,
        meteoroid_speed_near_earth_km_per_s(**meteoroid) * meteoroid_motion_factor(**meteoroid),
    )
    critical_size = spacecraft.disposal_critical_debris_mm * MILLIMETER_CM
    string_size = cell.string_kill_diameter_mm * MILLIMETER_CM
    factor = environment.debris_flux_factor
    across = SURFACE_PER_CROSS_SECTION * factor
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
        density_scale_height_km=density_scale_height_km(
            altitude_km=altitude,
            solar_f107=mean_flux,
            inclination_deg=shell.inclination_deg,
            geomagnetic_ap=environment.geomagnetic_ap,
        ),
        air_season_maximum_ratio=season_maximum_ratio(altitude_km=altitude, solar_f107=mean_flux),
        air_season_deviation_fraction=season_deviation_fraction(altitude_km=altitude, solar_f107=mean_flux),
        decay_time_yr_m2_per_kg=decay_time,
        air_cycle_ratio=air_cycle_ratio(decay_times_yr_m2_per_kg=decay_time_by_phase),
        outside_density_table=beyond_table,
        debris_flux_1mm_per_m2_yr=across * (debris(MILLIMETER_CM) + meteoroids(MILLIMETER_CM)),
        debris_flux_1cm_per_m2_yr=across * debris(1.0),
        debris_flux_10cm_per_m2_yr=across * debris(TRACKED_SIZE_CM),
        debris_flux_1m_per_m2_yr=across * debris(METER_CM),
        disposal_critical_flux_per_m2_yr=across * (debris(critical_size) + meteoroids(critical_size)),
        perforating_debris_diameter_mm=piercing_debris / MILLIMETER_CM,
        tube_puncture_rate_per_m2_yr=factor * (debris(piercing_debris) + meteoroids(piercing_meteoroid)),
        string_loss_rate_per_m2_yr=(FACES * factor)
        * (cell.string_vulnerable_fraction * (debris(string_size) + meteoroids(string_size))),
        collision_rate_per_object_per_m2_yr=flux_per_added_object(
            altitude_km=altitude,
            shell_thickness_km=environment.derelict_shell_thickness_km,
            relative_speed_km_per_s=environment.encounter_speed_km_per_s,
        ),
    )
