"""Published thermal numbers and the calls that reproduce them."""

from __future__ import annotations

from orbitdc.thermal.fin import fin_efficiency
from orbitdc.thermal.loop import pump_power_fraction
from orbitdc.thermal.radiator import (
    absorbed_w_per_m2,
    black_body_flux_w_per_m2,
    net_flux_w_per_m2,
    planform_area_m2,
    radiator_mass_kg,
    sink_temperature_k,
)
from orbitdc.thermal.trace import free_cooldown_temperature_k
from orbitdc.validation.case import Case

_STARCLOUD_EARTH = {
    "emissivity": 0.09,
    "absorptivity": 0.09,
    "earth_infrared_w_per_m2": 0.25 * float(black_body_flux_w_per_m2(temperature_k=253.15)),
    "albedo_w_per_m2": 0.25 * 0.3 * 1366.0,
    "solar_irradiance_w_per_m2": 1366.0,
}


def _starcloud_net() -> float:
    absorbed = absorbed_w_per_m2(sun_cosine=1.0, **_STARCLOUD_EARTH)
    return float(
        net_flux_w_per_m2(
            root_temperature_k=293.15, emissivity_sum=1.84, absorbed_w_per_m2=absorbed, fin_efficiency=1.0
        )
    )


CASES: tuple[Case, ...] = (
    Case(id="starcloud_radiator_one_side", area="thermal", text="Emission of one side at 20 deg C, emissivity 0.92", compute=lambda: 0.92 * float(black_body_flux_w_per_m2(temperature_k=293.15)), published=385.24, tolerance=0.03, unit="W/m2", source="starcloud_2024", status="primary"),
    Case(id="starcloud_radiator_two_sides", area="thermal", text="Emission of both sides at 20 deg C, emissivity 0.92 (the source rounds the constant to 5.67e-8)", compute=lambda: float(net_flux_w_per_m2(root_temperature_k=293.15, emissivity_sum=1.84, absorbed_w_per_m2=0.0, fin_efficiency=1.0)), published=770.48, tolerance=0.06, unit="W/m2", source="starcloud_2024", status="primary"),
    Case(id="starcloud_radiator_sun", area="thermal", text="Sunlight absorbed with absorptivity 0.09", compute=lambda: float(absorbed_w_per_m2(emissivity=0.0, absorptivity=0.09, earth_infrared_w_per_m2=0.0, albedo_w_per_m2=0.0, sun_cosine=1.0, solar_irradiance_w_per_m2=1366.0)), published=122.94, tolerance=0.005, unit="W/m2", source="starcloud_2024", status="primary"),
    Case(id="starcloud_radiator_earth", area="thermal", text="Earth's infrared and albedo absorbed, the source's one absorptivity for both", compute=lambda: float(absorbed_w_per_m2(sun_cosine=0.0, **_STARCLOUD_EARTH)), published=14.46, tolerance=0.005, unit="W/m2", source="starcloud_2024", status="primary"),
    Case(id="starcloud_radiator_net", area="thermal", text="Net heat per planform area (the source rounds the constant to 5.67e-8)", compute=_starcloud_net, published=633.08, tolerance=0.06, unit="W/m2", source="starcloud_2024", status="primary"),
    Case(id="iss_eatcs_flux", area="thermal", text="Heat per planform area of the station's six ammonia radiators of 23.3 m x 3.4 m that carry 70 kW", compute=lambda: 70e3 / float(planform_area_m2(heat_w=6 * 23.3 * 3.4 * 147.0, net_flux_w_per_m2=147.0, working_area_fraction=1.0)), published=147.0, tolerance=0.5, unit="W/m2", source="iss_eatcs_sae_951651", status="secondary"),
    Case(id="iss_eatcs_unit_mass", area="thermal", text="Mass of one of the station's radiator units from 14.2 kg/m2", compute=lambda: float(radiator_mass_kg(planform_area_m2=23.3 * 3.4, areal_mass_kg_per_m2=14.2)), published=1122.6, tolerance=4.0, unit="kg", source="iss_eatcs_sae_951651", status="secondary"),
    Case(id="ai1_radiator_area", area="thermal", text="Planform area of 150 kW at about 1,400 W/m2", compute=lambda: float(planform_area_m2(heat_w=150e3, net_flux_w_per_m2=1400.0, working_area_fraction=1.0)), published=110.0, tolerance=4.5, unit="m2", source="spacex_ai1_2026", status="secondary"),
    Case(id="thin_plate_both_faces", area="thermal", text="Black plate normal to the Sun that emits from both faces", compute=lambda: float(sink_temperature_k(absorbed_w_per_m2=1361.0, emissivity_sum=2.0)), published=331.0, tolerance=0.05, unit="K", source="gilmore_2002", status="computed"),
    Case(id="thin_plate_one_face", area="thermal", text="The same with an insulated rear", compute=lambda: float(sink_temperature_k(absorbed_w_per_m2=1361.0, emissivity_sum=1.0)), published=393.6, tolerance=0.05, unit="K", source="gilmore_2002", status="computed"),
    Case(id="sphere_in_sunlight", area="thermal", text="Grey sphere in sunlight at 1 AU", compute=lambda: float(sink_temperature_k(absorbed_w_per_m2=1361.0 / 4.0, emissivity_sum=1.0)), published=278.3, tolerance=0.05, unit="K", source="gilmore_2002", status="computed"),
    Case(id="black_body_300_k", area="thermal", text="Black-body flux at 300 K", compute=lambda: float(black_body_flux_w_per_m2(temperature_k=300.0)), published=459.3, tolerance=0.05, unit="W/m2", source="codata_2018", status="computed"),
    Case(id="fin_efficiency_zero_sink", area="thermal", text="Fin efficiency at zeta = 1 with no sink, by boundary-value solution", compute=lambda: float(fin_efficiency(zeta=1.0, sink_ratio=0.0)), published=0.5340, tolerance=1e-4, unit="1", source="gilmore_2002", status="computed"),
    Case(id="fin_efficiency_warm_sink", area="thermal", text="Fin efficiency at zeta = 0.1 and sink ratio 0.5, by boundary-value solution", compute=lambda: float(fin_efficiency(zeta=0.1, sink_ratio=0.5)), published=0.8897, tolerance=1e-4, unit="1", source="gilmore_2002", status="computed"),
    Case(id="free_cooldown", area="thermal", text="Unloaded panel of 5400 J/(m2 K) after 35.6 min without sink, from 333 K, by integration", compute=lambda: float(free_cooldown_temperature_k(initial_temperature_k=333.0, time_s=35.6 * 60.0, areal_heat_capacity_j_per_m2_k=5400.0, emissivity_sum=1.76)), published=190.1, tolerance=0.1, unit="K", source="gilmore_2002", status="computed"),
    Case(id="ammonia_pump_power", area="thermal", text="Pump power per heat: ammonia at 40 deg C, 2 bar, 10 K, efficiency 0.5", compute=lambda: float(pump_power_fraction(pressure_drop_bar=2.0, volumetric_heat_mj_per_m3_k=2.86, loop_temperature_rise_k=10.0, pump_efficiency=0.5)), published=0.014, tolerance=0.0005, unit="1", source="coolprop_2014", status="computed"),
)  # fmt: skip
