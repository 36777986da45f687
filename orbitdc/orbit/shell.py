"""The orbit stage: one shell of planes around a local time, its slots, and its light through a nominal year."""

from __future__ import annotations

import numpy as np

from orbitdc.compute.parameters import ComputeParameters
from orbitdc.fleet.parameters import FleetParameters
from orbitdc.orbit.formation import cluster_minimum_separation_m, cluster_radius_m
from orbitdc.orbit.j2 import (
    SECONDS_PER_DAY,
    nodal_rate_deg_per_day,
    orbital_speed_m_per_s,
    period_s,
    semi_major_axis_km,
)
from orbitdc.orbit.light import local_time_drift_h_per_day, monthly_thirds, shell_inclination_deg, year_of_light
from orbitdc.orbit.parameters import OrbitParameters
from orbitdc.orbit.result import OrbitResult
from orbitdc.orbit.slots import (
    METERS_PER_KM,
    altitude_bin_half_range_km,
    crossing_distance_km,
    slot_count,
    slot_spacing_km,
    slots_per_plane,
    trimmed_inclination_cosine,
)
from orbitdc.scenario.declaration import Array, parameters

DAYS_PER_YEAR = 365.25
KILOWATTS_PER_GIGAWATT = 1e6
LOWEST_ALTITUDE_KM, HIGHEST_ALTITUDE_KM = parameters(OrbitParameters)["altitude_km"].bounds


def energy_loss_fraction(*, energy_fraction: Array | float, reference_fraction: Array | float) -> Array:
    """Energy that is lost against a reference: 1 - E / E_reference.

    Parameters
    ----------
    energy_fraction : energy fraction of the fleet [1].
    reference_fraction : energy fraction of the reference [1]; both broadcast.

    Returns
    -------
    Loss [1], broadcast shape; negative where energy is gained, 0 where the reference has none. Source: definition.
    """
    reference = np.asarray(reference_fraction, dtype=np.float64)
    loss: Array = np.where(reference > 0, 1 - energy_fraction / np.where(reference > 0, reference, 1.0), 0.0)
    return loss


def shell(*, orbit: OrbitParameters, fleet: FleetParameters, compute: ComputeParameters) -> OrbitResult:
    """Compute the shell's orbit, slots and light through the nominal year 2030.

    Parameters
    ----------
    orbit : altitude, inclination if given, local time and how satellites are spread.
    fleet : contracted power and over-build, which set the number of satellites to place.
    compute : IT power of one satellite.

    Returns
    -------
    OrbitResult; what depends on the orbit alone keeps length 1 along every other dimension.
    """
    altitude = orbit.altitude_km
    axis = semi_major_axis_km(altitude_km=altitude)
    period = period_s(altitude_km=altitude)
    inclination = shell_inclination_deg(orbit=orbit)
    light = year_of_light(orbit=orbit, inclination_deg=inclination)
    days = light.sunlit_day.shape[0]

    satellites = (
        fleet.contracted_it_power_gw * KILOWATTS_PER_GIGAWATT / compute.it_power_per_satellite_kw
        * (1 + fleet.overbuild_fraction)
    )  # fmt: skip
    half_range = altitude_bin_half_range_km(
        altitude_bin_count=orbit.altitude_bin_count, altitude_bin_spacing_km=orbit.altitude_bin_spacing_km
    )
    lowest, highest = altitude - half_range, altitude + half_range
    trims = [
        trimmed_inclination_cosine(altitude_km=altitude, bin_altitude_km=bin_altitude, inclination_deg=inclination)
        for bin_altitude in (lowest, highest)
    ]
    low_trim, high_trim = (np.degrees(np.arccos(np.clip(trim, -1.0, 1.0))) for trim in trims)
    radius = cluster_radius_m(
        member_count=orbit.satellites_per_cluster, neighbor_spacing_m=orbit.cluster_neighbor_spacing_m
    )
    per_plane = slots_per_plane(
        semi_major_axis_km=semi_major_axis_km(altitude_km=lowest),
        inclination_deg=inclination,
        plane_count=orbit.plane_count,
        local_time_band_h=orbit.local_time_band_h,
        separation_km=orbit.minimum_separation_km + 2 * radius / METERS_PER_KM,
    )
    slots = slot_count(
        slots_per_plane=per_plane,
        plane_count=orbit.plane_count,
        altitude_bin_count=orbit.altitude_bin_count,
        satellites_per_cluster=orbit.satellites_per_cluster,
    )
    spacing = slot_spacing_km(
        semi_major_axis_km=axis,
        plane_count=orbit.plane_count,
        altitude_bin_count=orbit.altitude_bin_count,
        cluster_count=satellites / orbit.satellites_per_cluster,
    )
    return OrbitResult(
        semi_major_axis_km=axis,
        period_s=period,
        inclination_deg=inclination,
        nodal_rate_deg_per_day=nodal_rate_deg_per_day(altitude_km=altitude, inclination_deg=inclination),
        local_time_drift_h_per_day=local_time_drift_h_per_day(altitude_km=altitude, inclination_deg=inclination),
        orbital_speed_m_per_s=orbital_speed_m_per_s(altitude_km=altitude),
        beta_angle_minimum_deg=np.degrees(np.arcsin(light.sine_minimum)),
        beta_angle_maximum_deg=np.degrees(np.arcsin(light.sine_maximum)),
        beta_sine_mean=light.sine_mean,
        beta_cosine_mean=light.cosine_mean,
        sunlight_factor_minimum_beta=light.beta_minimum_factor,
        eclipse_duration_maximum_s=light.eclipse_maximum * period,
        eclipses_per_year=light.eclipsed_days / days * DAYS_PER_YEAR * SECONDS_PER_DAY / period,
        eclipse_days_per_year=light.eclipsed_days_any_plane,
        sunlit_time_fraction=light.sunlit_day.mean(axis=0),
        sunlit_time_fraction_worst_day=1 - light.eclipse_maximum,
        sunlit_time_fraction_month=monthly_thirds(daily=light.sunlit_day),
        fleet_sunlit_fraction_darkest_day=light.sunlit_day.min(axis=0),
        fleet_darkest_day_of_year=light.sunlit_day.argmin(axis=0) + 1.0,
        array_energy_fraction_tracking=light.tracking,
        array_energy_fraction_fixed=light.fixed,
        array_energy_fraction_tracking_worst_day=light.tracking_worst,
        array_energy_fraction_fixed_worst_day=light.fixed_worst,
        sunlight_factor_worst_day=light.tracking_worst_factor,
        array_light_fraction_tracking_minimum=light.faintest,
        array_light_fraction_fixed_minimum=light.fixed_faintest,
        sunlit_time_fraction_faintest_day=light.sunlit_faintest,
        band_energy_loss_fraction_tracking=energy_loss_fraction(
            energy_fraction=light.tracking, reference_fraction=light.tracking_central
        ),
        band_energy_loss_fraction_fixed=energy_loss_fraction(
            energy_fraction=light.fixed, reference_fraction=light.fixed_central
        ),
        opposite_node_energy_loss_fraction=energy_loss_fraction(
            energy_fraction=light.tracking_opposite, reference_fraction=light.tracking_central
        ),
        opposite_node_worst_day_energy_loss_fraction=energy_loss_fraction(
            energy_fraction=light.tracking_worst_opposite, reference_fraction=light.tracking_worst_central
        ),
        altitude_bin_lowest_km=lowest,
        altitude_bin_highest_km=highest,
        altitude_bin_inclination_spread_deg=np.abs(high_trim - low_trim),
        cluster_radius_m=radius,
        cluster_minimum_separation_m=cluster_minimum_separation_m(neighbor_spacing_m=orbit.cluster_neighbor_spacing_m),
        slots_per_plane=per_plane,
        slot_count=slots,
        satellite_spacing_km=spacing,
        crossing_distance_km=crossing_distance_km(
            semi_major_axis_km=axis,
            inclination_deg=inclination,
            plane_count=orbit.plane_count,
            local_time_band_h=orbit.local_time_band_h,
            spacing_km=spacing,
            cluster_radius_m=radius,
        ),
        slots_slack=(slots - satellites) / np.maximum(slots, 1.0),
        slots_exceeded=satellites > slots,
        altitude_bins_too_close=(orbit.altitude_bin_count > 1)
        & (orbit.altitude_bin_spacing_km < orbit.minimum_separation_km),
        altitude_bins_out_of_range=(lowest < LOWEST_ALTITUDE_KM)
        | (highest > HIGHEST_ALTITUDE_KM)
        | (np.abs(trims[1]) > 1.0),
    )
