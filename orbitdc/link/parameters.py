"""Parameters of ground and laser links."""

from __future__ import annotations

from dataclasses import dataclass

from orbitdc.scenario.declaration import Array, param


@dataclass(frozen=True, kw_only=True)
class LinkParameters:
    """Terminals on the satellite, gateways on the ground and what the work sends."""

    terminals_per_satellite: Array = param(4.0, "1", text="Laser terminals of one satellite", bounds=(0, 1000), low=2, high=8, kind="design")
    terminal_mass_kg: Array = param(15.0, "kg", text="Mass of one laser terminal", bounds=(0.1, 1000), low=8, high=30, scale="log", favors_orbit="low")
    terminal_power_w: Array = param(120.0, "W", text="Power of one laser terminal", bounds=(1, 1e5), low=60, high=250, scale="log", favors_orbit="low")
    terminal_rate_gbps: Array = param(400.0, "Gbit/s", text="Rate of one laser terminal at network distances", bounds=(0.01, 1e6), low=100, high=1000, kind="design")
    radio_mass_kg: Array = param(25.0, "kg", text="Radio terminal and antennas of one satellite", bounds=(0, 1e5), low=10, high=80, scale="log", favors_orbit="low")
    radio_power_w: Array = param(300.0, "W", text="Power of the radio terminal", bounds=(0, 1e6), low=100, high=1000, scale="log", favors_orbit="low")
    wire_bytes_per_token: Array = param(20.0, "1", text="Bytes on the wire per output token", bounds=(0.1, 1e6), low=4, high=200, scale="log", favors_orbit="low", source="token_wire_2026", confidence="low")
    prompt_bytes_per_output_token: Array = param(32.0, "1", text="Prompt bytes sent up per output token", bounds=(0, 1e6), low=4, high=200, scale="log", favors_orbit="low", source="token_wire_2026", confidence="low")
