"""Parameters of launch vehicles and of launching."""

from __future__ import annotations

from dataclasses import dataclass

from orbitdc.scenario.declaration import Array, choice, param

RAISING_MODES = ("electric", "direct")


@dataclass(frozen=True, kw_only=True)
class LaunchParameters:
    """How the project launches."""

    launch_price_usd_per_kg: Array = param(500.0, "USD/kg", text="Price of the first launch per kilogram of capability to the insertion orbit", bounds=(0, 1e6), low=150, high=1800, scale="log", favors_orbit="low", currency_year=2026, boundary="contract", source="semianalysis_2026", confidence="low")
    launch_price_learning_rate: Array = param(0.05, "1", text="Fall of price per doubling of the vehicle's cumulative flights", bounds=(0, 0.5), low=0.0, high=0.2, favors_orbit="high")
    launch_price_floor_fraction: Array = param(0.3, "1", text="Lowest price as a share of the first", bounds=(0, 1), low=0.15, high=0.6, scale="log", favors_orbit="low")
    flights_before_project: Array = param(200.0, "1", text="Flights of the vehicle when the project starts", bounds=(1, 1e5), low=50, high=600, scale="log", favors_orbit="low")
    insertion_altitude_km: Array = param(400.0, "km", text="Altitude at which satellites leave the launcher", bounds=(200, 2000), low=250, high=650, kind="design")
    raising_mode: Array = choice("electric", RAISING_MODES, text="Satellites raise themselves, or the launcher delivers to the operating orbit", kind="design")
    packing_fraction: Array = param(0.6, "1", text="Share of the fairing's volume that stowed satellites can fill", bounds=(0.05, 1), low=0.4, high=0.75, favors_orbit="high")
    dispenser_mass_fraction: Array = param(0.05, "1", text="Dispenser per mass lifted", bounds=(0, 0.5), low=0.02, high=0.1, scale="log", favors_orbit="low")
    cadence_first_per_yr: Array = param(100.0, "1/yr", text="Launches per year open to the project in its first year", bounds=(0, 1e5), low=40, high=250, scale="log", favors_orbit="high")
    cadence_growth_per_yr: Array = param(0.5, "1/yr", text="Yearly growth of that cadence, as a fraction", bounds=(-0.5, 5), low=0.2, high=1.0, scale="log", favors_orbit="high")
    cadence_maximum_per_yr: Array = param(600.0, "1/yr", text="Most launches per year open to the project", bounds=(0, 1e6), low=250, high=1500, scale="log", favors_orbit="high")


@dataclass(frozen=True, kw_only=True)
class VehicleParameters:
    """One launch vehicle; a catalog entry fills it."""

    payload_kg: Array = param(50000.0, "kg", text="Payload to the reference orbit; default from the claim of 100 t to a low orbit, carried to the reference orbit by the upper stage below", bounds=(10, 1e6), low=35000, high=100000, favors_orbit="high", source="spacex_starship_2026", confidence="low")
    payload_reference_altitude_km: Array = param(650.0, "km", text="Altitude of the circular orbit that the payload refers to", bounds=(150, 2000), low=200, high=700, kind="design")
    payload_reference_inclination_deg: Array = param(98.0, "deg", text="Inclination of the orbit that the payload refers to", bounds=(0, 180), low=28, high=98, kind="design")
    launch_latitude_deg: Array = param(26.0, "deg", text="Latitude of the launch site", bounds=(-90, 90), low=5, high=46, kind="design")
    upper_stage_dry_kg: Array = param(150000.0, "kg", text="Upper-stage dry mass with reserves (from memory, no source)", bounds=(100, 1e6), low=120000, high=180000, kind="design")
    upper_stage_propellant_kg: Array = param(1.6e6, "kg", text="Upper-stage propellant (from memory, no source)", bounds=(100, 1e7), low=1.5e6, high=1.6e6, kind="design")
    upper_stage_specific_impulse_s: Array = param(365.0, "s", text="Upper-stage specific impulse (from memory, no source)", bounds=(200, 500), low=355, high=375, kind="design")
    fairing_volume_m3: Array = param(1000.0, "m3", text="Usable fairing volume (a claim, from memory)", bounds=(1, 1e5), low=500, high=1100, favors_orbit="high")
    failure_fraction: Array = param(0.02, "1", text="Chance that a launch loses its satellites", bounds=(0, 0.99), low=0.005, high=0.08, scale="log", favors_orbit="low")
