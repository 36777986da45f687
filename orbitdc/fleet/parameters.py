"""Parameters of the fleet over time."""

from __future__ import annotations

from dataclasses import dataclass

from orbitdc.scenario.declaration import Array, param


@dataclass(frozen=True, kw_only=True)
class FleetParameters:
    """Size, life, failures and replacement without repair."""

    contracted_it_power_gw: Array = param(1.0, "GW", text="Contracted IT power of full throughput before any loss", bounds=(1e-6, 1000), low=0.01, high=10, kind="scenario")
    overbuild_fraction: Array = param(0.20, "1", text="Installed over contracted IT power, less one, that replacement holds", bounds=(0, 5), low=0.0, high=0.5, kind="policy")
    planned_life_yr: Array = param(5.0, "yr", text="Age at which a satellite is retired and replaced", bounds=(0.5, 30), low=4, high=8, kind="policy", source="spacex_s1_2026", confidence="medium")
    service_yr: Array = param(9.0, "yr", text="Length of the service period", bounds=(1, 40), low=3, high=15, kind="scenario")
    latest_service_start_yr: Array = param(6.0, "yr", text="Service starts at the latest so long after the calendar's start, reached or not", bounds=(0.1, 40), low=2, high=8, kind="policy")
    last_replacement_before_end_yr: Array = param(1.0, "yr", text="No replacement is flown that would serve less than so long before the end of service", bounds=(0, 40), low=0, high=2.5, kind="policy")
    satellite_failure_rate_per_yr: Array = param(0.03, "1/yr", text="Random loss of whole satellites, per satellite", bounds=(0, 5), low=0.01, high=0.06, scale="log", favors_orbit="low", source="starlink_totals_2026", confidence="low")
    dead_on_arrival_fraction: Array = param(0.02, "1", text="Satellites that never enter service", bounds=(0, 0.99), low=0.005, high=0.05, scale="log", favors_orbit="low", source="starlink_totals_2026", confidence="low")
    accelerator_failure_rate_per_yr: Array = param(0.04, "1/yr", text="Permanent loss of accelerators inside living satellites, radiation apart, per accelerator", bounds=(0, 5), low=0.02, high=0.08, scale="log", favors_orbit="low", source="llama3_2024", confidence="medium")
    common_cause_loss_per_yr: Array = param(0.004, "1/yr", text="Share of the fleet lost per year to common causes (batch defect, storm, software), mean", bounds=(0, 1), low=0.0005, high=0.02, scale="log", favors_orbit="low")
    common_cause_batch_fraction: Array = param(0.05, "1", text="Share of the fleet that one common-cause event takes", bounds=(0, 1), low=0.01, high=0.25, scale="log", favors_orbit="low")
    checkout_days: Array = param(30.0, "d", text="Time from operating orbit to service", bounds=(0, 1000), low=10, high=90, scale="log", favors_orbit="low")
    factory_rate_per_month: Array = param(500.0, "1", text="Satellites that the factory makes per month at full rate", bounds=(0, 1e6), low=150, high=1500, scale="log", favors_orbit="high")
    factory_ramp_yr: Array = param(2.0, "yr", text="Time in which the factory's rate rises from nothing to full, linearly", bounds=(0, 20), low=1, high=4, scale="log", favors_orbit="low")
    planned_outage_h_per_yr: Array = param(40.0, "1/yr", text="Hours per satellite and year for updates and calibration, besides avoidance maneuvers", bounds=(0, 8760), low=10, high=150, scale="log", favors_orbit="low")
