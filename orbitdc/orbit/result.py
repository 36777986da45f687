"""What the orbit stage hands on: period, shell geometry and light through the year."""

from __future__ import annotations

from dataclasses import dataclass

from orbitdc.scenario.declaration import Array, Flags, flag, result, slack


@dataclass(frozen=True, kw_only=True)
class OrbitResult:
    """Orbit, shell and illumination. Points may have length 1 along dimensions the orbit does not depend on."""

    semi_major_axis_km: Array = result("km", "Semi-major axis", relation="orbitdc.orbit.j2.semi_major_axis_km")
    period_s: Array = result("s", "Keplerian orbital period", relation="orbitdc.orbit.j2.period_s")
    inclination_deg: Array = result("deg", "Sun-synchronous inclination", relation="orbitdc.orbit.j2.sun_synchronous_inclination_deg")
    nodal_rate_deg_per_day: Array = result("deg/d", "Rate of the ascending node by J2", relation="orbitdc.orbit.j2.nodal_rate_deg_per_day")
    orbital_speed_m_per_s: Array = result("m/s", "Circular orbital speed", relation="orbitdc.orbit.j2.orbital_speed_m_per_s")
    beta_angle_minimum_deg: Array = result("deg", "Smallest absolute Sun angle to the orbit plane in the year (worst plane)", relation="orbitdc.orbit.illumination.beta_angle_deg")
    beta_angle_maximum_deg: Array = result("deg", "Largest absolute Sun angle to the orbit plane in the year (worst plane)", relation="orbitdc.orbit.illumination.beta_angle_deg")
    sunlight_factor_minimum_beta: Array = result("1", "1/d2 of the day of the smallest Sun angle to the orbit plane", relation="orbitdc.orbit.sun.sunlight_factor")
    eclipse_duration_maximum_s: Array = result("s", "Longest eclipse per orbit in the year, any plane", relation="orbitdc.orbit.illumination.eclipse_fraction")
    eclipses_per_year: Array = result("1/yr", "Orbits per year that cross the shadow, fleet mean", relation="orbitdc.orbit.illumination.eclipse_fraction")
    sunlit_time_fraction: Array = result("1", "Annual mean share of time in sunlight, fleet mean", relation="orbitdc.orbit.illumination.eclipse_fraction")
    sunlit_time_fraction_worst_day: Array = result("1", "Share of time in sunlight on the worst day, worst plane", relation="orbitdc.orbit.illumination.eclipse_fraction")
    sunlit_time_fraction_month: Array = result("1", "Share of time in sunlight by calendar month and third of its days (dark, middle, light), fleet mean", axes=("month_of_year", "state"), relation="orbitdc.orbit.shell.monthly_thirds")
    array_energy_fraction_tracking: Array = result("1", "Annual mean of sunlit x 1/d2, array normal on the Sun, fleet mean", relation="orbitdc.orbit.illumination.array_energy_fraction")
    array_energy_fraction_fixed: Array = result("1", "Annual mean of sunlit x cosine x 1/d2, array normal on the orbit normal, fleet mean", relation="orbitdc.orbit.illumination.array_energy_fraction")
    array_energy_fraction_tracking_worst_day: Array = result("1", "The same on its worst day and worst plane, tracking", relation="orbitdc.orbit.illumination.array_energy_fraction")
    array_energy_fraction_fixed_worst_day: Array = result("1", "The same on its worst day and worst plane, fixed", relation="orbitdc.orbit.illumination.array_energy_fraction")
    sunlight_factor_worst_day: Array = result("1", "1/d2 of the day of least tracking energy", relation="orbitdc.orbit.sun.sunlight_factor")
    array_light_fraction_tracking_minimum: Array = result("1", "Least 1/d2 in the year: light on an array that faces the Sun, while sunlit", relation="orbitdc.orbit.sun.sunlight_factor")
    array_light_fraction_fixed_minimum: Array = result("1", "Least cosine x 1/d2 in the year, array normal on the orbit normal, while sunlit, worst plane", relation="orbitdc.orbit.illumination.array_energy_fraction")
    sunlit_time_fraction_faintest_day: Array = result("1", "Share of time in sunlight on the day of least 1/d2, worst plane", relation="orbitdc.orbit.illumination.eclipse_fraction")
    slot_count: Array = result("1", "Satellites the shell holds at the minimum separation", relation="orbitdc.orbit.shell.slot_count")
    satellite_spacing_km: Array = result("km", "Along-track spacing of the contracted fleet spread over all planes", relation="orbitdc.orbit.shell.satellite_spacing_km")
    slots_slack: Array = slack("slots", "Slack of the shell's slots against the contracted fleet", relation="orbitdc.orbit.shell.slot_count")
    slots_exceeded: Flags = flag("more_slots_than_the_shell_has", "The contracted fleet needs more slots than the shell has", relation="orbitdc.orbit.shell.slot_count")
