"""Parameters of money, for orbit and for the ground."""

from __future__ import annotations

from dataclasses import dataclass

from orbitdc.scenario.declaration import Array, param


@dataclass(frozen=True, kw_only=True)
class EconomicsParameters:
    """Cost of the satellite, of developing and running the fleet, and of capital."""

    orbit_wacc: Array = param(0.11, "1/yr", text="Real pre-tax cost of capital of the orbital project", bounds=(-0.5, 1), low=0.08, high=0.16, favors_orbit="low", source="semianalysis_2026", confidence="low")
    array_cost_usd_per_w: Array = param(6.6, "USD/W", text="Solar array with deployment, per begin-of-life power, at series rate", bounds=(0, 1e4), low=1.0, high=50.0, scale="log", favors_orbit="low", currency_year=2026, boundary="cost", source="semianalysis_2026", confidence="low")
    radiator_cost_usd_per_m2: Array = param(3200.0, "USD/m2", text="Radiator with deployment, per planform area, at series rate", bounds=(0, 1e6), low=1000, high=10000, scale="log", favors_orbit="low", currency_year=2026, boundary="cost", source="semianalysis_2026", confidence="low")
    battery_cost_usd_per_kwh: Array = param(1000.0, "USD/(kW h)", text="Flight battery per energy", bounds=(0, 1e6), low=300, high=5000, scale="log", favors_orbit="low", currency_year=2026, boundary="cost")
    bus_cost_usd_per_kg: Array = param(800.0, "USD/kg", text="Everything else of the satellite without accelerators, per dry mass, at series rate", bounds=(0, 1e6), low=300, high=2500, scale="log", favors_orbit="low", currency_year=2024, boundary="internal", source="quilty_starlink_2024", date="2024", confidence="low")
    integration_cost_fraction: Array = param(0.15, "1", text="Integration and test per satellite cost without accelerators", bounds=(0, 2), low=0.07, high=0.2, favors_orbit="low", source="semianalysis_2026", confidence="low")
    platform_learning_rate: Array = param(0.05, "1", text="Fall of the mean satellite price per doubling of satellites bought (Wright: mean of all units; accelerators excluded)", bounds=(0, 0.5), low=0.0, high=0.15, favors_orbit="high")
    platform_reference_units: Array = param(8000.0, "1", text="Series length whose mean satellite price the prices above stand for", bounds=(1, 1e7), low=2000, high=30000, scale="log", favors_orbit="low")
    accelerator_flight_cost_fraction: Array = param(0.10, "1", text="Surcharge on accelerators for repackaging and screening", bounds=(0, 10), low=0.0, high=0.4, favors_orbit="low")
    development_cost_usd: Array = param(2.0e9, "USD", text="Non-recurring engineering and factory", bounds=(0, 1e12), low=5e8, high=6e9, scale="log", favors_orbit="low", currency_year=2026, boundary="cost")
    development_yr: Array = param(2.0, "yr", text="Years from the calendar's start over which development is paid, evenly", bounds=(0.1, 20), low=1.0, high=3.0, favors_orbit="high")
    satellite_operations_usd_per_kw_yr: Array = param(200.0, "USD/(kW yr)", text="Operations per installed IT power and year", bounds=(0, 1e5), low=100, high=400, scale="log", favors_orbit="low", currency_year=2026, boundary="cost", source="research_viewer_2026", confidence="low")
    gateway_cost_usd: Array = param(5.0e6, "USD", text="One gateway site", bounds=(0, 1e10), low=2e6, high=2e7, scale="log", favors_orbit="low", currency_year=2026, boundary="cost")
    gateway_operations_fraction_per_yr: Array = param(0.1, "1/yr", text="Yearly upkeep and operation of gateways per their cost", bounds=(0, 2), low=0.05, high=0.2, scale="log", favors_orbit="low")
    transit_usd_per_gbps_yr: Array = param(6000.0, "USD/(Gbit/s yr)", text="Backhaul and transit per capacity and year", bounds=(0, 1e7), low=1000, high=30000, scale="log", favors_orbit="low", currency_year=2026, boundary="market_rent")


@dataclass(frozen=True, kw_only=True)
class GroundParameters:
    """One terrestrial site; a catalog entry fills it."""

    ground_wacc: Array = param(0.08, "1/yr", text="Real pre-tax cost of capital of the ground project", bounds=(-0.5, 1), low=0.05, high=0.105, favors_orbit="high", source="epoch_2026", confidence="medium")
    power_usage_effectiveness: Array = param(1.15, "1", text="Facility power per IT power", bounds=(1, 3), low=1.08, high=1.3, favors_orbit="high", source="epoch_2026", confidence="medium")
    facility_cost_usd_per_kw: Array = param(14000.0, "USD/kW", text="Building with power and cooling per IT power, without accelerators and without generation", bounds=(0, 1e6), low=10000, high=18000, favors_orbit="high", currency_year=2026, boundary="cost", source="turner_townsend_2025", confidence="medium")
    generation_cost_usd_per_kw: Array = param(0.0, "USD/kW", text="On-site generation per facility power (0 on the grid)", bounds=(0, 1e5), low=0, high=2800, kind="scenario", favors_orbit="high", currency_year=2026, boundary="cost", source="generation_cost_2026", confidence="low")
    energy_price_usd_per_mwh: Array = param(65.0, "USD/(MW h)", text="Electricity, or fuel and running cost of on-site generation, per energy", bounds=(0, 1e4), low=45, high=100, favors_orbit="high", currency_year=2026, boundary="contract", source="eia_steo_2026", confidence="medium")
    power_draw_fraction: Array = param(0.9, "1", text="Mean IT power drawn over installed nameplate", bounds=(0, 1), low=0.75, high=1.0, favors_orbit="high")
    facility_life_yr: Array = param(14.0, "yr", text="Life of the building", bounds=(1, 60), low=12, high=20, favors_orbit="low", source="epoch_2026", confidence="medium")
    accelerator_life_yr: Array = param(5.0, "yr", text="Age at which accelerators are replaced on the ground", bounds=(0.5, 20), low=4, high=6, kind="policy", source="epoch_2026", confidence="medium")
    time_to_power_months: Array = param(30.0, "1", text="Months from the calendar's start to full power on the ground", bounds=(0, 240), low=12, high=60, scale="log", favors_orbit="high")
    first_power_fraction: Array = param(0.5, "1", text="First power as a share of the time to full power; the site fills linearly between the two", bounds=(0, 1), low=0.25, high=0.75, favors_orbit="high")
    ground_overbuild_fraction: Array = param(0.05, "1", text="Installed over contracted on the ground, less one", bounds=(0, 5), low=0.0, high=0.1, kind="policy")
    ground_accelerator_failure_rate_per_yr: Array = param(0.04, "1/yr", text="Permanent accelerator failures that repair replaces (the same devices as in orbit)", bounds=(0, 5), low=0.02, high=0.08, scale="log", favors_orbit="high", source="llama3_2024", confidence="medium")
    repair_days: Array = param(7.0, "d", text="Time to replace a failed accelerator", bounds=(0.01, 1000), low=1, high=30, scale="log", favors_orbit="high")
    repair_cost_fraction: Array = param(0.5, "1", text="Cost of a replacement per price of a new accelerator with its share of rack (warranty, single boards)", bounds=(0, 2), low=0.1, high=1.0, scale="log", favors_orbit="high")
    ground_interruption_rate_per_accelerator_yr: Array = param(0.173, "1/yr", text="Job interruptions per accelerator", bounds=(0, 100), low=0.1, high=0.3, source="llama3_2024", confidence="high")
    ground_silent_error_rate_per_accelerator_yr: Array = param(0.0025, "1/yr", text="Silent data corruptions per accelerator on the ground", bounds=(0, 100), low=0.001, high=0.01, scale="log", source="llama3_2024", confidence="low")
    site_outage_h_per_yr: Array = param(8.0, "1/yr", text="Hours per year without site power", bounds=(0, 8760), low=1, high=40, scale="log", favors_orbit="high")
    ground_planned_outage_h_per_yr: Array = param(20.0, "1/yr", text="Hours per year of planned work on the ground", bounds=(0, 8760), low=5, high=80, scale="log", favors_orbit="high")
    ground_operations_usd_per_kw_yr: Array = param(300.0, "USD/(kW yr)", text="Staff, maintenance and network per IT power and year, without energy", bounds=(0, 1e5), low=150, high=500, scale="log", favors_orbit="high", currency_year=2026, boundary="cost", source="epoch_2026", confidence="medium")
