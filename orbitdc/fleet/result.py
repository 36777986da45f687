"""What the fleet stages hand on: deployment by month and availability (the ground makes the same classes)."""

from __future__ import annotations

from dataclasses import dataclass

from orbitdc.scenario.declaration import Array, Flags, flag, result, slack


@dataclass(frozen=True, kw_only=True)
class FleetResult:
    """Expected units by calendar month. A unit is a satellite in orbit, a satellite's worth of racks on the ground."""

    launches: Array = result("1", "Launches in the month", axes=("month",), relation="orbitdc.fleet.deployment.deployment")
    units_paid: Array = result("1", "Units paid for in the month (flown in the same month)", axes=("month",), relation="orbitdc.fleet.deployment.deployment")
    units_commissioned: Array = result("1", "Units that enter service in the month", axes=("month",), relation="orbitdc.fleet.deployment.deployment")
    units_in_service: Array = result("1", "Units in service at the end of the month, spares included", axes=("month",), relation="orbitdc.fleet.deployment.deployment")
    capacity_fraction: Array = result("1", "Living accelerators in service as a share of the contracted ones", axes=("month",), relation="orbitdc.fleet.deployment.deployment")
    derelicts: Array = result("1", "Failed satellites in orbit that nobody can move, at the end of the month", axes=("month",), relation="orbitdc.fleet.population.derelicts")
    flights_before: Array = result("1", "Flights of the project before the month", axes=("month",), relation="orbitdc.fleet.deployment.deployment")
    accelerators_per_unit: Array = result("1", "Accelerators a unit holds when new", relation="orbitdc.fleet.deployment.deployment")
    units_needed: Array = result("1", "Units that hold the contracted IT power and the over-build", relation="orbitdc.fleet.population.units_needed")
    service_start_month: Array = result("1", "Index of the month in which service starts", relation="orbitdc.fleet.deployment.service_start_month")
    service_months: Array = result("1", "Months of the service period", relation="orbitdc.fleet.deployment.deployment")
    satellite_count: Array = result("1", "Satellites in service at the start of service, spares included", relation="orbitdc.fleet.deployment.deployment")
    launch_count: Array = result("1", "All launches to the end of service", relation="orbitdc.fleet.deployment.deployment")
    lost_at_launch: Array = result("1", "Satellites lost at launch, to the end of service", relation="orbitdc.fleet.deployment.deployment")
    lost_dead_on_arrival: Array = result("1", "Satellites that never enter service, to the end of service", relation="orbitdc.fleet.deployment.deployment")
    lost_random: Array = result("1", "Satellites that fail in service, to the end of service", relation="orbitdc.fleet.deployment.deployment")
    retired: Array = result("1", "Satellites retired at the planned life, to the end of service", relation="orbitdc.fleet.deployment.deployment")
    catastrophic_collisions: Array = result("1", "Collisions with background objects that break a satellite of the fleet apart, service period, mean number", relation="orbitdc.spacecraft.avoidance.catastrophic_flux_per_m2_yr")
    alive_fraction: Array = result("1", "Living accelerators over those installed in units in service, mean of the service period", relation="orbitdc.fleet.deployment.deployment")
    installed_fraction: Array = result("1", "IT power of units in service over contracted, mean of the service period (a failed satellite is written off)", relation="orbitdc.fleet.deployment.deployment")
    capacity_spread: Array = result("1", "Standard deviation of the living share between fleets", relation="orbitdc.fleet.population.capacity_spread")
    cadence_slack: Array = slack("launch_cadence", "Slack of launch cadence against what the ramp and holding capacity need", relation="orbitdc.fleet.population.relative_slack")
    supply_slack: Array = slack("factory_supply", "Slack of the satellite factory against what the ramp and holding capacity need", relation="orbitdc.fleet.population.relative_slack")
    capacity_never_reached: Flags = flag("contracted_capacity_never_reached", "Launch cadence or the factory never brings the contracted capacity into service", relation="orbitdc.fleet.deployment.service_start_month")


@dataclass(frozen=True, kw_only=True)
class ComplianceResult:
    """What the fleet leaves in orbit, brings down and puts into the sky; one generation of satellites."""

    reentering_satellites: Array = result("1", "Satellites that re-enter in the year, disposed of or decayed", axes=("year",), relation="orbitdc.fleet.compliance.reentered_satellites")
    reentering_mass_kg: Array = result("kg", "Mass that re-enters in the year", axes=("year",), relation="orbitdc.fleet.compliance.compliance")
    alumina_kg: Array = result("kg", "Aluminum oxide left in the upper air in the year", axes=("year",), relation="orbitdc.spacecraft.disposal.alumina_mass_kg")
    derelicts_at_year_end: Array = result("1", "Derelicts in orbit at the end of the year", axes=("year",), relation="orbitdc.fleet.population.derelicts")
    casualty_expectation_by_year: Array = result("1", "Casualties expected of the year's re-entries", axes=("year",), relation="orbitdc.fleet.compliance.fleet_casualty_expectation")
    collision_expectation_by_year: Array = result("1", "Collisions expected in the year, satellites in service and derelicts", axes=("year",), relation="orbitdc.fleet.compliance.fleet_collisions")
    failed_disposals: Array = result("1", "Satellites that reach retirement and cannot be disposed of, all generations to the end of service", relation="orbitdc.fleet.compliance.failed_disposals")
    derelicts_left: Array = result("1", "Derelicts in orbit at the end of the calendar", relation="orbitdc.fleet.population.derelicts")
    fleet_casualty_expectation: Array = result("1", "Casualties expected of all re-entries of the calendar", relation="orbitdc.fleet.compliance.fleet_casualty_expectation")
    fleet_collision_expectation: Array = result("1", "Collisions expected in the calendar, satellites in service and derelicts", relation="orbitdc.fleet.compliance.fleet_collisions")
    satellites_lit_at_twilight: Array = result("1", "Most satellites sunlit above one observer's horizon at twilight, at the start of service", relation="orbitdc.spacecraft.brightness.twilight_visible_fraction")
    satellites_lit_high_at_twilight: Array = result("1", "Most satellites sunlit high in one observer's twilight sky (above 30 deg unless set), at the start of service", relation="orbitdc.spacecraft.brightness.twilight_visible_fraction")


@dataclass(frozen=True, kw_only=True)
class AvailabilityResult:
    """Delivered compute of the service period against the contract."""

    delivered_fraction_month: Array = result("1", "Delivered over contracted, mean of the month, before the cap", axes=("month",), relation="orbitdc.fleet.availability.availability")
    delivered_fraction: Array = result("1", "Delivered over contracted, mean of the service period, before the cap", relation="orbitdc.fleet.availability.availability")
    energy_availability: Array = result("1", "Mean of delivered over contracted, capped at 1", relation="orbitdc.fleet.availability.availability")
    availability_at_95_percent: Array = result("1", "Share of hours with at least 95 % of the contract delivered", relation="orbitdc.fleet.availability.availability")
    availability_worst_12_months: Array = result("1", "Energy availability of the worst rolling 12 months", relation="orbitdc.fleet.availability.availability")
    delivered_fraction_p10: Array = result("1", "Delivered fraction that nine fleets in ten exceed", relation="orbitdc.fleet.availability.availability")
    delivered_fraction_p90: Array = result("1", "Delivered fraction that one fleet in ten exceeds", relation="orbitdc.fleet.availability.availability")
    overbuild_for_95_percent: Array = result("1", "Over-build at which mean delivered reaches 95 % of the contract", relation="orbitdc.fleet.availability.overbuild_needed")
