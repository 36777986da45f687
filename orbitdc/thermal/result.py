"""What the thermal stages hand on: the coolant loop and the radiator that rejects the heat."""

from __future__ import annotations

from dataclasses import dataclass

from orbitdc.scenario.declaration import Array, Flags, flag, result, slack


@dataclass(frozen=True, kw_only=True)
class LoopResult:
    """Coolant loop between cold plates and radiator."""

    coolant_return_k: Array = result("K", "Hottest coolant temperature that keeps junctions at their limit less margin", relation="orbitdc.thermal.loop.coolant_return_limit_k")
    fin_root_limit_k: Array = result("K", "Mean fin-root temperature at that coolant temperature", relation="orbitdc.thermal.loop.fin_root_limit_k")
    pump_power_fraction: Array = result("1", "Pump electricity per heat carried", relation="orbitdc.thermal.loop.pump_power_fraction")
    loop_mass_kg_per_kw: Array = result("kg/kW", "Cold plates, pumps, lines and coolant per heat carried, current best estimate", relation="orbitdc.thermal.loop.coolant_loop")


@dataclass(frozen=True, kw_only=True)
class RadiatorResult:
    """Two-sided radiator of one satellite, sized (or rated) in the hot case at end of life."""

    radiator_planform_area_m2: Array = result("m2", "Radiator area, one side", relation="orbitdc.thermal.radiator.planform_area_m2")
    radiating_area_m2: Array = result("m2", "Radiator area, both faces", relation="orbitdc.thermal.radiator.planform_area_m2")
    fin_root_temperature_k: Array = result("K", "Mean fin-root temperature at the sustained load", relation="orbitdc.thermal.radiator.radiator")
    sink_temperature_k: Array = result("K", "Equilibrium temperature of the unloaded radiator, hot case, end of life", relation="orbitdc.thermal.radiator.sink_temperature_k")
    fin_efficiency: Array = result("1", "Fin efficiency at the root temperature", relation="orbitdc.thermal.fin.fin_efficiency")
    net_flux_w_per_m2: Array = result("W/m2", "Net heat rejected per planform area", relation="orbitdc.thermal.radiator.net_flux_w_per_m2")
    punctures_per_life: Array = result("1", "Punctures of the radiator's tubes in a planned life, mean", relation="orbitdc.environment.penetration.perforating_diameter_cm")
    lost_loop_fraction: Array = result("1", "Share of the radiator's loops lost to punctures by the end of the planned life, mean", relation="orbitdc.thermal.punctures.lost_loop_fraction")
    working_area_fraction: Array = result("1", "Share of the radiator's area that still works at the end of the planned life, loops lost with their reserve", relation="orbitdc.thermal.punctures.working_area_fraction")
    radiator_mass_kg: Array = result("kg", "Radiator panels with deployment, current best estimate", relation="orbitdc.thermal.radiator.radiator_mass_kg")
    junction_temperature_k: Array = result("K", "Junction temperature at the sustained load", relation="orbitdc.thermal.radiator.radiator")
    sustained_heat_fraction: Array = result("1", "Share of the full heat load that can be rejected within the junction limit (1 when sized)", relation="orbitdc.thermal.radiator.radiator")
    heat_slack: Array = slack("heat", "Slack of the rejected heat against the full load (1 when sized: the design takes it up)", relation="orbitdc.thermal.radiator.radiator")
    radiator_lost_to_punctures: Flags = flag("radiator_lost_to_punctures", "Punctures take nearly every loop of the radiator within the planned life", relation="orbitdc.thermal.punctures.working_area_fraction")
    radiator_below_sink: Flags = flag("radiator_below_sink_temperature", "The fin root must be colder than the sink: no area rejects the load", relation="orbitdc.thermal.radiator.net_flux_w_per_m2")
