"""Parameters of the satellite around the payload."""

from __future__ import annotations

from dataclasses import dataclass

from orbitdc.scenario.declaration import Array, choice, given, param

ATTITUDES = (
    "sun_tracking_radiator_normal_along_velocity",
    "sun_tracking_radiator_normal_to_nadir",
    "inertial",
    "orbit_normal_fixed",
)
ECLIPSE_MODES = ("full", "reduced", "hibernate")


@dataclass(frozen=True, kw_only=True)
class SpacecraftParameters:
    """Attitude, power system, propulsion, structure and margins."""

    attitude: Array = choice("sun_tracking_radiator_normal_along_velocity", ATTITUDES, text="Where the surfaces point")
    sun_pointing_error_deg: Array = param(2.0, "deg", text="Pointing error of surfaces meant to be edge-on or normal to the Sun", bounds=(0, 45), low=0.5, high=5, scale="log", favors_orbit="low")
    eclipse_mode: Array = choice("hibernate", ECLIPSE_MODES, text="What compute does in eclipse: runs on battery, runs reduced, or waits")
    eclipse_reduced_fraction: Array = param(0.3, "1", text="Share of IT power kept in eclipse in the reduced mode", bounds=(0, 1), low=0.1, high=0.6, kind="design")
    housekeeping_power_fraction: Array = param(0.04, "1", text="Avionics, attitude control and heaters per IT power", bounds=(0, 0.5), low=0.02, high=0.08, scale="log", favors_orbit="low")
    standby_power_fraction: Array = param(0.05, "1", text="Memory retention and pumps kept on battery while compute waits, per IT power", bounds=(0, 0.5), low=0.02, high=0.12, scale="log", favors_orbit="low")
    distribution_efficiency: Array = param(0.92, "1", text="Array terminals to compute trays", bounds=(0.3, 1), low=0.88, high=0.96, favors_orbit="high")
    distribution_mass_kg_per_kw: Array = param(3.0, "kg/kW", text="Power electronics and harness per bus power", bounds=(0.05, 50), low=1.5, high=5.0, scale="log", favors_orbit="low")
    battery_depth_of_discharge: Array = param(0.35, "1", text="Depth of discharge that the cycles of a life allow", bounds=(0.01, 1), low=0.25, high=0.6, favors_orbit="high", source="iss_battery_nasa", confidence="low")
    battery_specific_energy_wh_per_kg: Array = param(150.0, "1", text="Battery energy per mass at pack level, Wh/kg", bounds=(10, 1000), low=110, high=220, favors_orbit="high")
    battery_discharge_efficiency: Array = param(0.93, "1", text="Battery to bus", bounds=(0.3, 1), low=0.90, high=0.96, favors_orbit="high")
    battery_charge_efficiency: Array = param(0.95, "1", text="Array to battery", bounds=(0.3, 1), low=0.92, high=0.98, favors_orbit="high")
    battery_fade_fraction: Array = param(0.15, "1", text="Capacity lost by the end of life", bounds=(0, 0.9), low=0.08, high=0.25, scale="log", favors_orbit="low")
    array_area_m2: Array | None = given("m2", text="Solar array area of one satellite; given, the array is rated instead of sized", bounds=(0.01, 1e9))
    avionics_mass_kg: Array = param(80.0, "kg", text="Avionics, attitude control and other fixed items", bounds=(0, 1e5), low=40, high=200, scale="log", favors_orbit="low")
    attitude_control_mass_fraction: Array = param(0.02, "1", text="Wheels or gyros per dry mass", bounds=(0, 0.3), low=0.01, high=0.05, scale="log", favors_orbit="low")
    structure_mass_fraction: Array = param(0.15, "1", text="Structure and mechanisms per dry mass", bounds=(0.01, 0.6), low=0.10, high=0.25, favors_orbit="low", source="semianalysis_2026", confidence="medium")
    growth_fraction: Array = param(0.15, "1", text="Mass growth of every item from estimate to flight", bounds=(0, 1), low=0.05, high=0.25, scale="log", favors_orbit="low")
    system_margin_fraction: Array = param(0.10, "1", text="System margin on dry mass", bounds=(0, 1), low=0.05, high=0.20, kind="policy")
    specific_impulse_s: Array = param(1700.0, "s", text="Specific impulse of electric propulsion", bounds=(200, 10000), low=1400, high=2500, favors_orbit="high")
    thruster_power_fraction: Array = param(0.3, "1", text="Share of array power that the thrusters use while raising", bounds=(0.001, 1), low=0.05, high=0.6, kind="design")
    thruster_efficiency: Array = param(0.5, "1", text="Electricity to jet power", bounds=(0.05, 0.9), low=0.4, high=0.6, favors_orbit="high")
    propulsion_mass_fraction: Array = param(0.03, "1", text="Thrusters, tanks and power processing per dry mass", bounds=(0, 0.4), low=0.01, high=0.06, scale="log", favors_orbit="low")
    drag_coefficient: Array = param(2.2, "1", text="Drag coefficient", bounds=(1, 4), low=2.0, high=2.8, favors_orbit="low")
    disposal_altitude_km: Array = param(300.0, "km", text="Altitude down to which a retired satellite is driven", bounds=(100, 1000), low=200, high=400, kind="policy")
    disposal_success_fraction: Array = param(0.97, "1", text="Chance that a retired satellite is disposed of as planned", bounds=(0, 1), low=0.90, high=0.99, favors_orbit="high")
    disposal_limit_yr: Array = param(5.0, "yr", text="Longest time in orbit after the mission that the rule allows", bounds=(0.1, 100), low=5, high=25, kind="policy", source="fcc_five_year_2022", confidence="high")
    avoidance_success_fraction: Array = param(0.99, "1", text="Share of close approaches with tracked objects that maneuvers avoid", bounds=(0, 1), low=0.9, high=0.999, favors_orbit="high")
    array_stowed_thickness_m: Array = param(0.004, "m", text="Stowed thickness of the folded array with its substrate", bounds=(1e-5, 0.5), low=0.0015, high=0.015, scale="log", favors_orbit="low")
    bus_volume_m3: Array = param(3.0, "m3", text="Stowed volume of bus, tanks and terminals", bounds=(0, 1e5), low=1, high=8, scale="log", favors_orbit="low")


@dataclass(frozen=True, kw_only=True)
class CellParameters:
    """One solar cell and array technology; a catalog entry fills it."""

    cell_efficiency: Array = param(0.22, "1", text="Cell efficiency at 28 deg C, begin of life, space sunlight", bounds=(0.01, 0.6), low=0.20, high=0.235, favors_orbit="high", source="starcloud_2024", confidence="medium")
    temperature_coefficient_per_k: Array = param(-0.0035, "1/K", text="Relative change of efficiency per kelvin", bounds=(-0.02, 0.002), low=-0.0045, high=-0.0025, favors_orbit="high")
    packing_fraction: Array = param(0.90, "1", text="Cell area per array area", bounds=(0.1, 1), low=0.85, high=0.95, favors_orbit="high", source="starcloud_2024", confidence="medium")
    wiring_efficiency: Array = param(0.97, "1", text="Cells to array terminals", bounds=(0.5, 1), low=0.95, high=0.985, favors_orbit="high")
    solar_absorptivity: Array = param(0.90, "1", text="Solar absorptivity of the cell face", bounds=(0.1, 1), low=0.85, high=0.93)
    front_emissivity: Array = param(0.85, "1", text="Infrared emissivity of the cell face", bounds=(0.05, 1), low=0.80, high=0.90)
    rear_emissivity: Array = param(0.85, "1", text="Infrared emissivity of the rear face", bounds=(0.05, 1), low=0.70, high=0.90)
    calendar_degradation_per_yr: Array = param(0.01, "1/yr", text="Relative loss per year besides radiation (ultraviolet, cycling, impacts)", bounds=(0, 0.3), low=0.003, high=0.025, scale="log", favors_orbit="low", source="lohmeyer_2018", confidence="low")
    damage_coefficient: Array = param(0.22, "1", text="C in P/P0 = 1 - C log10(1 + fluence / reference fluence)", bounds=(0.001, 2), low=0.15, high=0.30, kind="design")
    damage_reference_fluence_per_cm2: Array = param(6.0e13, "1/cm2", text="1-MeV-electron reference fluence of the damage law", bounds=(1e9, 1e18), low=2e13, high=2.3e14, scale="log", favors_orbit="high")
    array_areal_mass_kg_per_m2: Array = param(1.9, "kg/m2", text="Deployed array with structure, per area", bounds=(0.02, 30), low=1.0, high=3.5, scale="log", favors_orbit="low")
