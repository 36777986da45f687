"""What the link stage hands on: capacity to the ground, weather, latency and what the workload needs."""

from __future__ import annotations

from dataclasses import dataclass

from orbitdc.scenario.declaration import Array, result, slack


@dataclass(frozen=True, kw_only=True)
class LinkResult:
    """Ground and laser network of the whole constellation."""

    ground_capacity_gbps: Array = result("Gbit/s", "Downlink of the constellation at the stated link availability, mean over the day", relation="orbitdc.link.ground.ground_capacity_gbps")
    radio_capacity_gbps: Array = result("Gbit/s", "Share of it by radio gateways", relation="orbitdc.link.ground.ground_capacity_gbps")
    optical_capacity_gbps: Array = result("Gbit/s", "Share of it by optical ground stations", relation="orbitdc.link.ground.ground_capacity_gbps")
    demand_down_gbps: Array = result("Gbit/s", "Downlink that the workload needs at contracted throughput", relation="orbitdc.link.workload.demand_gbps")
    demand_up_gbps: Array = result("Gbit/s", "Uplink that the workload needs at contracted throughput", relation="orbitdc.link.workload.demand_gbps")
    link_availability: Array = result("1", "Share of time in which the gateways carry the stated capacity", relation="orbitdc.link.weather.joint_availability")
    link_connected_fraction: Array = result("1", "Share of demand carried while the link is up", relation="orbitdc.link.ground.connected_fraction")
    link_outage_fraction: Array = result("1", "Share of time in which weather keeps the gateways from carrying the demand", relation="orbitdc.link.weather.joint_availability")
    laser_capacity_per_satellite_gbps: Array = result("Gbit/s", "Laser capacity of one satellite", relation="orbitdc.link.laser.laser_capacity_gbps")
    round_trip_latency_ms: Array = result("ms", "Median round trip user to accelerator and back, network only", relation="orbitdc.link.latency.round_trip_latency_ms")
    gateway_count: Array = result("1", "Gateway sites in use", relation="orbitdc.link.ground.ground_link")
    gateway_equivalent_count: Array = result("1", "Gateway sites of the catalog's size that the stations in use cost as much as", relation="orbitdc.link.ground.ground_link")
    attenuation_extrapolated: Array = result("1", "1 where the rain model is used beyond its stated range (above 55 GHz or more than 5 % of the time), else 0", relation="orbitdc.link.weather.extrapolated")
    gateways_slack: Array = slack("gateways", "Slack of ground capacity against the workload's demand, the tighter of down and up", relation="orbitdc.link.ground.ground_capacity_gbps")
    ground_capacity_least_gbps: Array = result("Gbit/s", "The same in the half hour of the day in which the fewest gateways see the constellation", relation="orbitdc.orbit.access.day_in_view")
    gateways_in_sight_fraction: Array = result("1", "Share of antennas and optical terminals that see a satellite, mean over the day", relation="orbitdc.orbit.access.day_in_view")
    tracked_range_km: Array = result("km", "Slant range of the satellites that gateways track, geometric mean", relation="orbitdc.link.ground.tracked_range_km")
    tracked_elevation_deg: Array = result("deg", "Elevation at that range, at which a gateway's rate and fade are taken", relation="orbitdc.link.radio.elevation_at_range_deg")
