"""Parameters of the coolant loop and the radiator."""

from __future__ import annotations

from dataclasses import dataclass

from orbitdc.scenario.declaration import Array, given, param


@dataclass(frozen=True, kw_only=True)
class ThermalParameters:
    """Chip-to-fin temperature chain and the coolant loop."""

    junction_margin_k: Array = param(5.0, "K", text="Distance kept between junction and its limit", bounds=(0, 60), low=2, high=10, kind="policy")
    loop_temperature_rise_k: Array = param(10.0, "K", text="Coolant temperature rise over the payload", bounds=(0.1, 60), low=5, high=20, kind="design")
    film_and_bond_drop_k: Array = param(5.0, "K", text="Temperature drop from coolant to fin root", bounds=(0, 40), low=2, high=10, scale="log", favors_orbit="low")
    pump_pressure_drop_bar: Array = param(2.0, "bar", text="Pressure drop around the loop", bounds=(0.01, 50), low=1, high=4, scale="log", favors_orbit="low")
    pump_efficiency: Array = param(0.5, "1", text="Pump efficiency, electricity to fluid power", bounds=(0.05, 0.95), low=0.35, high=0.65, favors_orbit="high")
    coolant_volumetric_heat_mj_per_m3_k: Array = param(2.86, "MJ/(m3 K)", text="Density times specific heat of the coolant (liquid ammonia at 40 deg C; warm water 4.1)", bounds=(0.5, 6), low=2.0, high=4.15, kind="design", favors_orbit="high", source="coolprop_2014", confidence="medium")
    loop_mass_kg_per_kw: Array = param(2.0, "kg/kW", text="Cold plates, pumps, lines and coolant per heat carried", bounds=(0, 50), low=0.8, high=3.5, scale="log", favors_orbit="low", source="research_viewer_2026", confidence="low")
    radiator_planform_area_m2: Array | None = given("m2", text="Radiator planform area of one satellite; given, the radiator is rated instead of sized", bounds=(0.01, 1e8))


@dataclass(frozen=True, kw_only=True)
class RadiatorParameters:
    """One radiator technology; a catalog entry fills it."""

    emissivity_end_of_life: Array = param(0.88, "1", text="Infrared emissivity of both faces at end of life", bounds=(0.01, 1), low=0.82, high=0.91, favors_orbit="high", source="fortescue_2011", confidence="medium")
    absorptivity_end_of_life: Array = param(0.20, "1", text="Solar absorptivity of both faces at end of life", bounds=(0, 1), low=0.15, high=0.30, favors_orbit="low")
    fin_conductivity_w_per_m_k: Array = param(200.0, "W/(m K)", text="Thermal conductivity of the fin", bounds=(1, 3000), low=150, high=400, kind="design")
    fin_thickness_mm: Array = param(0.5, "mm", text="Fin thickness", bounds=(0.01, 20), low=0.3, high=1.0, kind="design")
    fin_half_pitch_m: Array = param(0.06, "m", text="Half the distance between tubes", bounds=(0.001, 2), low=0.03, high=0.12, kind="design")
    areal_mass_kg_per_m2: Array = param(6.0, "kg/m2", text="Panels with tubes, fluid and deployment, per planform area", bounds=(0.1, 60), low=3.0, high=12.0, scale="log", favors_orbit="low")
    tube_wall_thickness_mm: Array = param(3.0, "mm", text="Aluminum that a particle must pierce to reach the coolant: tube wall and what covers it", bounds=(0.05, 50), low=1.5, high=6.0, kind="design", favors_orbit="high")
    tube_surface_per_planform: Array = param(0.13, "1", text="Surface of tubes open to impacts per planform area (5 mm tubes 120 mm apart)", bounds=(0, 7), low=0.05, high=0.3, scale="log", favors_orbit="low")
    loop_planform_area_m2: Array = param(1.0, "m2", text="Planform area that one puncture takes out of service: a heat pipe or an isolable loop", bounds=(0.001, 1e5), low=0.3, high=5.0, kind="design")
    loop_reserve_deviations: Array = param(2.0, "1", text="Standard deviations above the mean number of lost loops that the spare area covers", bounds=(0, 6), low=0, high=3, kind="policy")
    stowed_thickness_m: Array = param(0.03, "m", text="Stowed thickness of a folded panel", bounds=(0.0005, 1), low=0.005, high=0.06, scale="log", favors_orbit="low")
