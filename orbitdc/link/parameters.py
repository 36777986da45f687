"""Parameters of ground and laser links."""

from __future__ import annotations

from dataclasses import dataclass

from orbitdc.scenario.declaration import Array, choice, param

BANDS = ("ku", "ka", "e")
GROUND_SEGMENTS = ("radio", "optical", "hybrid")


@dataclass(frozen=True, kw_only=True)
class LinkParameters:
    """Terminals on the satellite, gateways on the ground and what the work sends."""

    terminals_per_satellite: Array = param(4.0, "1", text="Laser terminals of one satellite", bounds=(0, 1000), low=2, high=8, kind="design")
    terminal_mass_kg: Array = param(15.0, "kg", text="Mass of one laser terminal", bounds=(0.1, 1000), low=8, high=30, scale="log", favors_orbit="low")
    terminal_power_w: Array = param(120.0, "W", text="Power of one laser terminal", bounds=(1, 1e5), low=60, high=250, scale="log", favors_orbit="low")
    terminal_rate_gbps: Array = param(400.0, "Gbit/s", text="Rate of one laser terminal at network distances", bounds=(0.01, 1e6), low=100, high=1000, kind="design", source="starlink_network_2025", confidence="low")
    radio_mass_kg: Array = param(25.0, "kg", text="Radio terminal and antennas of one satellite", bounds=(0, 1e5), low=10, high=80, scale="log", favors_orbit="low")
    radio_power_w: Array = param(300.0, "W", text="Power of the radio terminal", bounds=(0, 1e6), low=100, high=1000, scale="log", favors_orbit="low")
    wire_bytes_per_token: Array = param(20.0, "1", text="Bytes on the wire per output token", bounds=(0.1, 1e6), low=4, high=200, kind="scenario", scale="log", favors_orbit="low", source="token_wire_2026", confidence="low")
    prompt_bytes_per_output_token: Array = param(32.0, "1", text="Prompt bytes sent up per output token", bounds=(0, 1e6), low=4, high=200, kind="scenario", scale="log", favors_orbit="low", source="token_wire_2026", confidence="low")
    training_traffic_gbps_per_mw: Array = param(0.1, "Gbit/s", text="Traffic each way per megawatt of IT power when the fleet trains: data sets and checkpoints", bounds=(0, 1e6), low=0.01, high=3, scale="log", favors_orbit="low")

    ground_segment: Array = choice("hybrid", GROUND_SEGMENTS, text="Ground stations in use: radio gateways, optical stations or both")
    gateway_count: Array = param(30.0, "1", text="Sites in use, the first so many of the catalog", bounds=(1, 30), low=5, high=30, kind="design", integer=True)
    antenna_count_factor: Array = param(3.0, "1", text="Antennas and optical terminals per site over the catalog's number (15 antennas a site); a shell in a band of local times is in sight of a site for part of the day only", bounds=(0, 100), low=1, high=6, kind="design", source="starlink_network_2025", confidence="low")
    elevation_mask_deg: Array = param(10.0, "deg", text="Lowest elevation at which a station works", bounds=(5, 80), low=5, high=40, kind="design")
    feeder_beams_per_satellite: Array = param(2.0, "1", text="Gateway antennas that one satellite serves at once", bounds=(1, 1000), low=1, high=4, kind="design")

    band: Array = choice("ka", BANDS, text="Feeder band: Ku 11.7, Ka 18.8 or E 73.5 GHz down (E is beyond the rain model's 55 GHz)", source="mit_constellations_2019", confidence="medium")
    ku_bandwidth_ghz: Array = param(2.0, "GHz", text="Bandwidth down in Ku, per polarization", bounds=(0.001, 100), low=0.5, high=2.0, kind="design", source="mit_constellations_2019", confidence="medium")
    ka_bandwidth_ghz: Array = param(1.5, "GHz", text="Bandwidth down in Ka, per polarization", bounds=(0.001, 100), low=0.5, high=2.1, kind="design", source="mit_constellations_2019", confidence="medium")
    e_bandwidth_ghz: Array = param(5.0, "GHz", text="Bandwidth down in E, per polarization", bounds=(0.001, 100), low=2.0, high=5.0, kind="design", source="starlink_e_band_2024", confidence="medium")
    polarizations: Array = param(2.0, "1", text="Polarizations in use", bounds=(1, 2), low=1, high=2, kind="design", integer=True)
    rolloff_fraction: Array = param(0.1, "1", text="Roll-off of the pulse shape", bounds=(0, 1), low=0.05, high=0.2, kind="design", source="mit_constellations_2019", confidence="medium")
    satellite_beam_power_w: Array = param(10.0, "W", text="Radio power of one feeder beam", bounds=(0.001, 1e4), low=3, high=30, kind="design")
    satellite_antenna_diameter_m: Array = param(0.3, "m", text="Feeder antenna of the satellite", bounds=(0.01, 10), low=0.2, high=0.6, kind="design")
    gateway_antenna_diameter_m: Array = param(1.5, "m", text="Antenna of a gateway", bounds=(0.1, 30), low=1.0, high=2.4, kind="design", source="starlink_gateway_2022", confidence="medium")
    aperture_efficiency: Array = param(0.6, "1", text="Aperture efficiency of radio antennas", bounds=(0.05, 1), low=0.5, high=0.7, favors_orbit="high")
    feed_loss_db: Array = param(3.0, "dB", text="Output back-off, feed and pointing loss of the feeder beam", bounds=(0, 30), low=1.5, high=6, scale="log", favors_orbit="low")
    receiver_temperature_k: Array = param(200.0, "K", text="Noise temperature of a gateway without the sky", bounds=(10, 5000), low=100, high=400, kind="design")
    carrier_to_interference_db: Array = param(20.6, "dB", text="Carrier over all interference and intermodulation", bounds=(0, 60), low=16, high=25, favors_orbit="high", source="mit_constellations_2019", confidence="medium")
    shannon_gap_db: Array = param(3.0, "dB", text="Distance from Shannon's limit: 2 dB of coding and modulation, 1 dB of implementation", bounds=(0, 20), low=2.0, high=5.0, favors_orbit="low", source="dvbs2x_2014", confidence="medium")
    maximum_bits_per_symbol: Array = param(5.9, "1", text="Bits per symbol of the densest modulation", bounds=(0.1, 12), low=4.5, high=5.9, kind="design", source="dvbs2x_2014", confidence="high")
    protocol_efficiency: Array = param(0.85, "1", text="Share of the radio rate that carries payload after framing, scheduling and handover", bounds=(0.05, 1), low=0.65, high=0.95, favors_orbit="high")
    uplink_capacity_ratio: Array = param(1.0, "1", text="Capacity from gateways up over capacity down: bandwidth up is 2.1 against 1.5 GHz in Ka, 5 against 5 GHz in E", bounds=(0.001, 10), low=0.5, high=1.4, favors_orbit="high", source="mit_constellations_2019", confidence="low")

    optical_ground_rate_gbps: Array = param(200.0, "Gbit/s", text="Rate of one optical ground terminal under a clear sky", bounds=(0.01, 1e6), low=10, high=400, kind="design", source="tbird_2023", confidence="medium")
    cloud_free_offset: Array = param(-0.1, "1", text="Added to the catalog's cloud-free share, which does not see ice cloud", bounds=(-0.9, 0.5), low=-0.25, high=0.0, favors_orbit="high")

    gateway_availability: Array = param(0.995, "1", text="Share of time in which one gateway's attenuation stays within its fade margin; its rate is that at the margin", bounds=(0.7, 0.99999), low=0.99, high=0.999, kind="policy")
    link_availability_target: Array = param(0.999, "1", text="Share of time for which the ground capacity of the constellation is stated", bounds=(0.5, 0.999999), low=0.99, high=0.9999, kind="policy")
    effective_site_exponent: Array = param(0.93, "1", text="Power of the number of sites that gives the number of independent ones", bounds=(0, 1), low=0.7, high=1.0, favors_orbit="high", source="birch_2022", confidence="low")

    mesh_detour_factor: Array = param(1.5, "1", text="Laser path over great circle, clustering of gateways included", bounds=(1, 10), low=1.2, high=2.5, favors_orbit="low")
    laser_hop_length_km: Array = param(1500.0, "km", text="Mean length of a hop in the laser mesh", bounds=(1, 10000), low=500, high=4000, scale="log", favors_orbit="high")
    laser_hop_delay_ms: Array = param(0.1, "ms", text="Delay in each node of the laser mesh", bounds=(0, 100), low=0.02, high=0.5, scale="log", favors_orbit="low")
    scheduling_latency_ms: Array = param(12.0, "ms", text="Round-trip share of framing and scheduling on the radio link", bounds=(0, 1000), low=8, high=20, favors_orbit="low", source="starlink_network_2025", confidence="low")
    terrestrial_latency_ms: Array = param(20.0, "ms", text="Round trip from user to gateway", bounds=(0, 1000), low=5, high=60, scale="log", favors_orbit="low")
