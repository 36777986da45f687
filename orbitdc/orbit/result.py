"""What the orbit stage hands on: period, shell geometry and light through the year."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from orbitdc.orbit.access import DayInView, day_in_view, elevation_distribution, visible_fraction
from orbitdc.orbit.formation import cluster_slack, formation_keeping_m_per_s_yr
from orbitdc.orbit.j2 import EARTH_RADIUS_KM
from orbitdc.orbit.parameters import OrbitParameters
from orbitdc.scenario.declaration import Array, Flags, flag, result, slack


@dataclass(frozen=True, kw_only=True)
class OrbitResult:
    """Orbit, shell and illumination. Points may have length 1 along dimensions the orbit does not depend on."""

    semi_major_axis_km: Array = result("km", "Semi-major axis", relation="orbitdc.orbit.j2.semi_major_axis_km")
    period_s: Array = result("s", "Keplerian orbital period", relation="orbitdc.orbit.j2.period_s")
    inclination_deg: Array = result("deg", "Inclination: given, or Sun-synchronous", relation="orbitdc.orbit.light.shell_inclination_deg")
    nodal_rate_deg_per_day: Array = result("deg/d", "Rate of the ascending node by J2", relation="orbitdc.orbit.j2.nodal_rate_deg_per_day")
    local_time_drift_h_per_day: Array = result("h/d", "Drift of the node's mean local time, 0 where Sun-synchronous", relation="orbitdc.orbit.light.local_time_drift_h_per_day")
    orbital_speed_m_per_s: Array = result("m/s", "Circular orbital speed", relation="orbitdc.orbit.j2.orbital_speed_m_per_s")
    beta_angle_minimum_deg: Array = result("deg", "Smallest absolute Sun angle to the orbit plane in the year (worst plane)", relation="orbitdc.orbit.illumination.beta_angle_deg")
    beta_angle_maximum_deg: Array = result("deg", "Largest absolute Sun angle to the orbit plane in the year (worst plane)", relation="orbitdc.orbit.illumination.beta_angle_deg")
    beta_sine_mean: Array = result("1", "Sine of the absolute Sun angle to the orbit plane, mean over year and planes", relation="orbitdc.orbit.light.year_of_light")
    beta_cosine_mean: Array = result("1", "Cosine of the Sun angle to the orbit plane, mean over year and planes", relation="orbitdc.orbit.light.year_of_light")
    sunlight_factor_minimum_beta: Array = result("1", "1/d2 of the day of the smallest Sun angle to the orbit plane", relation="orbitdc.orbit.sun.sunlight_factor")
    eclipse_duration_maximum_s: Array = result("s", "Longest eclipse per orbit in the year, any plane", relation="orbitdc.orbit.illumination.eclipse_fraction")
    eclipses_per_year: Array = result("1/yr", "Orbits per year that cross the shadow, fleet mean", relation="orbitdc.orbit.illumination.eclipse_fraction")
    eclipse_days_per_year: Array = result("d/yr", "Days of the nominal year on which any plane is eclipsed", relation="orbitdc.orbit.light.year_of_light")
    sunlit_time_fraction: Array = result("1", "Annual mean share of time in sunlight, fleet mean", relation="orbitdc.orbit.illumination.eclipse_fraction")
    sunlit_time_fraction_worst_day: Array = result("1", "Share of time in sunlight on the worst day, worst plane", relation="orbitdc.orbit.illumination.eclipse_fraction")
    sunlit_time_fraction_month: Array = result("1", "Share of time in sunlight by calendar month and third of its days (dark, middle, light), fleet mean", axes=("month_of_year", "state"), relation="orbitdc.orbit.light.monthly_thirds")
    fleet_sunlit_fraction_darkest_day: Array = result("1", "Share of time in sunlight on the fleet's darkest day, mean of all planes", relation="orbitdc.orbit.light.year_of_light")
    fleet_darkest_day_of_year: Array = result("d", "Day of the nominal year (1 is 1 January) on which the fleet as a whole is darkest, the first of equals", relation="orbitdc.orbit.light.year_of_light")
    array_energy_fraction_tracking: Array = result("1", "Annual mean of sunlit x 1/d2, array normal on the Sun, fleet mean", relation="orbitdc.orbit.illumination.array_energy_fraction")
    array_energy_fraction_fixed: Array = result("1", "Annual mean of sunlit x cosine x 1/d2, array normal on the orbit normal, fleet mean", relation="orbitdc.orbit.illumination.array_energy_fraction")
    array_energy_fraction_tracking_worst_day: Array = result("1", "Sunlit x 1/d2 on the worst day of the worst plane, array normal on the Sun", relation="orbitdc.orbit.illumination.array_energy_fraction")
    array_energy_fraction_fixed_worst_day: Array = result("1", "Sunlit x cosine x 1/d2 on the worst day of the worst plane, array normal on the orbit normal", relation="orbitdc.orbit.illumination.array_energy_fraction")
    sunlight_factor_worst_day: Array = result("1", "1/d2 of the day of least tracking energy", relation="orbitdc.orbit.sun.sunlight_factor")
    array_light_fraction_tracking_minimum: Array = result("1", "Least 1/d2 in the year: light on an array that faces the Sun, while sunlit", relation="orbitdc.orbit.sun.sunlight_factor")
    array_light_fraction_fixed_minimum: Array = result("1", "Least cosine x 1/d2 in the year, array normal on the orbit normal, while sunlit, worst plane", relation="orbitdc.orbit.illumination.array_energy_fraction")
    sunlit_time_fraction_faintest_day: Array = result("1", "Share of time in sunlight on the day of least 1/d2, worst plane", relation="orbitdc.orbit.illumination.eclipse_fraction")
    band_energy_loss_fraction_tracking: Array = result("1", "Annual array energy lost by the local-time band against all satellites in the central plane, tracking", relation="orbitdc.orbit.shell.energy_loss_fraction")
    band_energy_loss_fraction_fixed: Array = result("1", "The same, array normal on the orbit normal", relation="orbitdc.orbit.shell.energy_loss_fraction")
    opposite_node_energy_loss_fraction: Array = result("1", "Annual array energy that the central plane would lose with its node at the opposite local time (negative: gain), tracking", relation="orbitdc.orbit.shell.energy_loss_fraction")
    opposite_node_worst_day_energy_loss_fraction: Array = result("1", "The same on each node's worst day", relation="orbitdc.orbit.shell.energy_loss_fraction")
    altitude_bin_lowest_km: Array = result("km", "Altitude of the lowest bin", relation="orbitdc.orbit.slots.altitude_bin_half_range_km")
    altitude_bin_highest_km: Array = result("km", "Altitude of the highest bin", relation="orbitdc.orbit.slots.altitude_bin_half_range_km")
    altitude_bin_inclination_spread_deg: Array = result("deg", "Difference of inclination between the highest and lowest bin, trimmed so that all nodes move alike", relation="orbitdc.orbit.slots.trimmed_inclination_cosine")
    cluster_radius_m: Array = result("m", "Radius of the cluster that fills a slot, 0 for a single satellite", relation="orbitdc.orbit.formation.cluster_radius_m")
    cluster_minimum_separation_m: Array = result("m", "Smallest distance of two members of a cluster in a revolution", relation="orbitdc.orbit.formation.cluster_minimum_separation_m")
    slots_per_plane: Array = result("1", "Slots of each plane in each altitude bin", relation="orbitdc.orbit.slots.slots_per_plane")
    slot_count: Array = result("1", "Satellites the shell holds at the minimum separation", relation="orbitdc.orbit.slots.slot_count")
    satellite_spacing_km: Array = result("km", "Along-track spacing of the contracted fleet's slots spread over all planes", relation="orbitdc.orbit.slots.slot_spacing_km")
    crossing_distance_km: Array = result("km", "Least distance that the contracted fleet keeps between satellites of different slots, where planes cross", relation="orbitdc.orbit.slots.crossing_distance_km")
    slots_slack: Array = slack("slots", "Slack of the shell's slots against the contracted fleet", relation="orbitdc.orbit.slots.slot_count")
    slots_exceeded: Flags = flag("more_slots_than_the_shell_has", "The contracted fleet needs more slots than the shell has", relation="orbitdc.orbit.slots.slot_count")
    altitude_bins_too_close: Flags = flag("altitude_bins_closer_than_the_separation", "Satellites of two altitude bins pass each other nearer than the minimum separation", relation="orbitdc.orbit.slots.altitude_bin_half_range_km")
    altitude_bins_out_of_range: Flags = flag("altitude_bins_outside_the_range_of_altitudes", "The lowest or highest bin lies outside the altitudes for which the relations hold, or no inclination keeps its nodes with the shell's", relation="orbitdc.orbit.slots.trimmed_inclination_cosine")

    def visible_fraction(self, *, latitude_deg: Array | float, elevation_mask_deg: Array | float) -> Array:
        """Mean share of the shell's satellites that a station sees; see `orbit.access`."""
        return visible_fraction(
            latitude_deg=latitude_deg,
            altitude_km=self.semi_major_axis_km - EARTH_RADIUS_KM,
            inclination_deg=self.inclination_deg,
            elevation_mask_deg=elevation_mask_deg,
        )

    def elevation_distribution(
        self, *, latitude_deg: Array | float, elevation_mask_deg: Array | float, shares: Array
    ) -> Array:
        """Elevations that visible satellites exceed for shares of their time; see `orbit.access`."""
        return elevation_distribution(
            latitude_deg=latitude_deg,
            altitude_km=self.semi_major_axis_km - EARTH_RADIUS_KM,
            inclination_deg=self.inclination_deg,
            elevation_mask_deg=elevation_mask_deg,
            shares=shares,
        )

    def day_in_view(
        self, *, orbit: OrbitParameters, latitude_deg: Array, longitude_deg: Array, elevation_mask_deg: Array
    ) -> DayInView:
        """Return what stations see of the shell's planes through a day; see `orbit.access`."""
        return day_in_view(
            latitude_deg=latitude_deg,
            longitude_deg=longitude_deg,
            altitude_km=self.semi_major_axis_km - EARTH_RADIUS_KM,
            inclination_deg=self.inclination_deg,
            elevation_mask_deg=elevation_mask_deg,
            local_time_of_ascending_node_h=orbit.local_time_of_ascending_node_h,
            local_time_band_h=orbit.local_time_band_h,
            plane_count=orbit.plane_count,
        )

    def formation_keeping_m_per_s_yr(self, *, orbit: OrbitParameters, drag_acceleration_m_per_s2: Array) -> Array:
        """Yearly delta-v that a member of a cluster spends on its place; see `orbit.formation`."""
        return formation_keeping_m_per_s_yr(
            altitude_km=self.semi_major_axis_km - EARTH_RADIUS_KM,
            semi_major_axis_error_m=orbit.semi_major_axis_control_m,
            box_half_width_m=orbit.cluster_box_half_width_m,
            drag_acceleration_m_per_s2=drag_acceleration_m_per_s2,
            ballistic_spread_fraction=orbit.ballistic_spread_fraction,
            cluster_radius_m=self.cluster_radius_m,
            oblateness_keeping_m_per_s_yr_per_km=orbit.oblateness_keeping_m_per_s_yr_per_km,
        )

    def cluster_separation_slack(self, *, orbit: OrbitParameters, satellite_span_m: Array) -> Array:
        """Slack of members' least distance against their span and both their boxes; see `orbit.formation`."""
        return cluster_slack(
            minimum_separation_m=self.cluster_minimum_separation_m,
            needed_m=satellite_span_m + 2.0 * orbit.cluster_box_half_width_m,
            member_count=orbit.satellites_per_cluster,
        )

    def cluster_shadow_slack(self, *, orbit: OrbitParameters, satellite_span_m: Array) -> Array:
        """Slack of the least distance from the Sun's line through a neighbor against the span; see `orbit.formation`."""
        return cluster_slack(
            minimum_separation_m=self.cluster_minimum_separation_m * np.sin(np.radians(self.beta_angle_minimum_deg)),
            needed_m=satellite_span_m,
            member_count=orbit.satellites_per_cluster,
        )
