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
DISPOSAL_MODES = ("by_casualty_expectation", "targeted", "untargeted")


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
    disposal_mode: Array = choice("by_casualty_expectation", DISPOSAL_MODES, text="Re-entry over a chosen ocean by a last impulsive burn, or a spiral that ends anywhere; by default the first where the second exceeds the casualty limit")
    targeted_burn_altitude_km: Array | None = given("km", text="Altitude to which electric thrusters lower a satellite before the last burn of a targeted re-entry; not given, the burn starts in the operating orbit", bounds=(150, 2000))
    targeted_perigee_altitude_km: Array = param(50.0, "km", text="Perigee of a targeted re-entry", bounds=(-200, 110), low=0, high=70, kind="policy")
    impulsive_specific_impulse_s: Array = param(225.0, "s", text="Specific impulse of the high-thrust engines of a targeted re-entry (hydrazine monopropellant; two propellants reach 300)", bounds=(50, 500), low=205, high=310, favors_orbit="high", source="geos_thrusters_1983", date="1983", confidence="low")
    impulsive_hardware_fraction: Array = param(0.15, "1", text="Tanks, engines and lines per propellant of a targeted re-entry", bounds=(0, 2), low=0.08, high=0.35, scale="log", favors_orbit="low")
    final_decay_days: Array = param(30.0, "d", text="Time in which drag finishes an untargeted disposal from the disposal altitude", bounds=(0, 3000), low=7, high=180, scale="log", favors_orbit="low")
    surviving_mass_fraction: Array = param(0.10, "1", text="Share of the dry mass that reaches the ground in pieces of more than 15 J (satellites as they were built 0.1 to 0.4; designed for demise less)", bounds=(0, 1), low=0.01, high=0.35, scale="log", favors_orbit="low", source="aerospace_reentry", confidence="low")
    surviving_piece_mass_kg: Array = param(20.0, "kg", text="Mean mass of a surviving piece", bounds=(0.01, 5000), low=6, high=50, scale="log", favors_orbit="high", source="uars_reentry_2011", date="2011", confidence="low")
    surviving_piece_area_m2: Array = param(0.10, "m2", text="Mean cross-section of a surviving piece", bounds=(0, 50), low=0.03, high=0.4, scale="log", favors_orbit="low", source="uars_reentry_2011", date="2011", confidence="low")
    world_population_billion: Array = param(8.8, "1", text="People on Earth when satellites re-enter, billions", bounds=(1, 20), low=8.3, high=9.4, kind="scenario")
    aluminum_mass_fraction: Array = param(0.30, "1", text="Aluminum per dry mass", bounds=(0, 1), low=0.15, high=0.5, scale="log")
    alumina_per_aluminum: Array = param(0.40, "1", text="Aluminum oxide left in the upper air per aluminum carried, kg/kg (1.89 if all of it burns)", bounds=(0, 1.89), low=0.2, high=1.6, scale="log", source="ferreira_2024", date="2024", confidence="low")
    disposal_critical_debris_mm: Array = param(3.0, "mm", text="Smallest debris or meteoroid that, where it hits tanks, engines or avionics, ends the ability to dispose of the satellite", bounds=(1, 10), low=1.5, high=8, scale="log")
    disposal_critical_area_fraction: Array = param(0.3, "1", text="Share of the body's mean cross-section behind which such a hit does so", bounds=(0, 1), low=0.1, high=0.8, scale="log")
    array_diffuse_reflectance: Array = param(0.05, "1", text="Diffuse reflectance of the array's cell face in visible light", bounds=(0, 1), low=0.01, high=0.15, scale="log")
    body_diffuse_reflectance: Array = param(0.3, "1", text="Diffuse reflectance of the body in visible light", bounds=(0, 1), low=0.1, high=0.7, scale="log")
    brightness_factor: Array = param(1.0, "1", text="Measured over modeled brightness of the diffuse satellite", bounds=(0.001, 1000), low=0.2, high=3.0, scale="log")
    twilight_sun_depression_deg: Array = param(12.0, "deg", text="Sun below the observer's horizon when brightness and numbers in the sky are stated (end of nautical twilight)", bounds=(0.1, 40), kind="policy")
    twilight_elevation_mask_deg: Array = param(0.0, "deg", text="Lowest elevation of satellites counted in the twilight sky", bounds=(0, 80), kind="policy")
    twilight_high_elevation_deg: Array = param(30.0, "deg", text="Elevation above which satellites are counted as high in the twilight sky, where telescopes point", bounds=(0, 80), kind="policy")
    collision_probability_limit: Array = param(0.001, "1", text="Rule: chance per satellite of a collision with an object of at least 10 cm, at most", bounds=(1e-9, 1), kind="policy", source="fcc_25_114", date="2024", confidence="high")
    small_object_loss_limit: Array = param(0.01, "1", text="Rule: chance per satellite that debris or a meteoroid prevents disposal, at most", bounds=(1e-9, 1), kind="policy", source="fcc_5_64", date="2020", confidence="high")
    casualty_expectation_limit: Array = param(1e-4, "1", text="Rule: casualties expected of one satellite's re-entry, at most", bounds=(1e-12, 1), kind="policy", source="nasa_std_8719_14", date="2019", confidence="medium")
    disposal_reliability_limit: Array = param(0.9, "1", text="Rule: chance of disposal after the mission, at least", bounds=(0, 1), kind="policy", source="odmsp_2019", date="2019", confidence="low")
    disposal_reliability_goal: Array = param(0.99, "1", text="Goal for each satellite of a large constellation: chance of disposal, at least", bounds=(0, 1), kind="policy", source="odmsp_2019", date="2019", confidence="low")
    magnitude_limit: Array = param(7.0, "1", text="Recommendation: apparent magnitude up to 550 km, at least; fainter above", bounds=(-5, 30), kind="policy", source="iau_cps_2024", date="2025", confidence="medium")
    avoidance_threshold: Array = param(3e-7, "1", text="Collision probability of a close approach from which the satellite moves", bounds=(1e-10, 1), low=1e-7, high=1e-4, kind="policy", source="spacex_status_2025", date="2025", confidence="medium")
    conjunction_uncertainty_m: Array = param(475.0, "m", text="Standard deviation of the predicted miss distance, per axis, both objects combined (fitted to Starlink's published maneuvers)", bounds=(1, 1e5), low=200, high=1000, scale="log", favors_orbit="low")
    avoidance_lead_time_h: Array = param(12.0, "h", text="Time from an avoidance burn to the closest approach", bounds=(0.2, 500), low=4, high=36, scale="log", favors_orbit="high")
    avoidance_outage_h: Array = param(0.1, "h", text="Hours without work per avoidance maneuver", bounds=(0, 100), low=0.01, high=0.5, scale="log", favors_orbit="low")
    avoidance_success_fraction: Array = param(0.99, "1", text="Share of the avoidance maneuvers asked for that are made in time and work", bounds=(0, 1), low=0.9, high=0.999, favors_orbit="high")
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
    calendar_degradation_per_yr: Array = param(0.01, "1/yr", text="Relative loss per year besides radiation (ultraviolet, cycling, small impacts) and lost strings", bounds=(0, 0.3), low=0.003, high=0.025, scale="log", favors_orbit="low", source="lohmeyer_2018", confidence="low")
    damage_coefficient: Array = param(0.22, "1", text="C in P/P0 = 1 - C log10(1 + fluence / reference fluence)", bounds=(0.001, 2), low=0.15, high=0.30, kind="design")
    damage_reference_fluence_per_cm2: Array = param(1.0e14, "1/cm2", text="1-MeV-electron reference fluence of the damage law (silicon n/p cells lose 23 percent at 1e15)", bounds=(1e9, 1e18), low=2e13, high=2.3e14, scale="log", favors_orbit="high", source="sis_cells_1983", confidence="low")
    damage_material: Array = choice("silicon", ("silicon", "gallium_arsenide"), text="Cell whose relative damage by energy is used (gallium arsenide for triple-junction cells too)")
    electrons_per_proton: Array = param(3000.0, "1", text="Electrons of 1 MeV that damage a cell's power as much as one proton of 10 MeV", bounds=(10, 1e5), low=2000, high=4500, scale="log", favors_orbit="low")
    rear_shield_g_per_cm2: Array = param(0.06, "g/cm2", text="Areal density behind the cells: wafer, adhesive, substrate and what stands behind", bounds=(0.001, 3), low=0.02, high=0.20, scale="log", favors_orbit="high")
    string_area_m2: Array = param(0.5, "m2", text="Array area that is lost with one string", bounds=(0.001, 1000), low=0.2, high=2.0, scale="log", favors_orbit="low")
    string_kill_diameter_mm: Array = param(1.0, "mm", text="Smallest particle that opens or shorts a string where it is vulnerable", bounds=(0.05, 20), low=0.4, high=3.0, scale="log", favors_orbit="high")
    string_vulnerable_fraction: Array = param(0.05, "1", text="Share of the array's area where such a hit takes the string: interconnects, bus bars, wiring", bounds=(0, 1), low=0.01, high=0.3, scale="log", favors_orbit="low")
    array_areal_mass_kg_per_m2: Array = param(1.68, "kg/m2", text="Deployed array with structure, without coverglass, per area", bounds=(0.02, 30), low=0.8, high=3.3, scale="log", favors_orbit="low")
