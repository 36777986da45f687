"""The link stage: what the gateways carry, what weather leaves of it, what the work needs and how long it takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from orbitdc.compute.parameters import WORKLOADS, ComputeParameters
from orbitdc.compute.result import PayloadResult
from orbitdc.fleet.parameters import FleetParameters
from orbitdc.link import radio
from orbitdc.link.catalog import attenuation_table, ground_stations
from orbitdc.link.laser import laser_capacity_gbps
from orbitdc.link.latency import mesh_distance_km, round_trip_latency_ms
from orbitdc.link.parameters import GROUND_SEGMENTS, LinkParameters
from orbitdc.link.result import LinkResult
from orbitdc.link.visibility import satellites_in_view, visible_fraction
from orbitdc.link.weather import (
    assured_share,
    attenuation_db,
    effective_sites,
    extrapolated,
    independent_sites,
    joint_availability,
)
from orbitdc.link.workload import demand_gbps
from orbitdc.orbit.parameters import OrbitParameters
from orbitdc.orbit.result import OrbitResult
from orbitdc.scenario.declaration import Array, pick

_SMALL = 1e-12
_AVAILABILITY_LIMITS = (0.001, 0.999)


def working_antennas(*, antennas: Array, satellites_in_view: Array, beams_per_satellite: Array) -> Array:
    """Antennas of a site that find a satellite.

    Parameters
    ----------
    antennas : of each site, shape (site, *dims) or broadcasting with it.
    satellites_in_view : mean number above the mask, shape (site, *dims).
    beams_per_satellite : antennas that one satellite serves at once, shape (*dims).

    Returns
    -------
    Array : antennas, shape (site, *dims). Equation: min(antennas, satellites x beams).
    """
    working: Array = np.minimum(antennas, satellites_in_view * beams_per_satellite)
    return working


def _antenna_rate_gbps(*, link: LinkParameters, altitude_km: Array) -> Array:
    """Rate of one gateway antenna at each site when the fade is as deep as its margin.

    Parameters
    ----------
    link : parameters of the link, arrays of shape (*dims).
    altitude_km : of the satellites, shape (*dims).

    Returns
    -------
    Array : Gbit/s, shape (site, *dims). Equation: C/(N+I) of the downlink with rain in loss and noise, then
        `gapped_efficiency`, bandwidth and protocol efficiency. Source: mit_constellations_2019 for the chain.
    """
    table = attenuation_table()
    frequency_ghz = pick(link.band, table.frequency_ghz)
    bandwidth_ghz: Array = np.choose(
        link.band.astype(np.intp), [link.ku_bandwidth_ghz, link.ka_bandwidth_ghz, link.e_bandwidth_ghz]
    )
    transmit_gain_db = radio.antenna_gain_db(
        diameter_m=link.satellite_antenna_diameter_m,
        frequency_ghz=frequency_ghz,
        aperture_efficiency=link.aperture_efficiency,
    )
    receive_gain_db = radio.antenna_gain_db(
        diameter_m=link.gateway_antenna_diameter_m,
        frequency_ghz=frequency_ghz,
        aperture_efficiency=link.aperture_efficiency,
    )
    power_dbw = radio.radiated_power_dbw(
        power_w=link.satellite_beam_power_w / link.polarizations, gain_db=transmit_gain_db, loss_db=link.feed_loss_db
    )
    distance_km = radio.slant_range_km(altitude_km=altitude_km, elevation_deg=link.typical_elevation_deg)
    path_loss_db = radio.free_space_loss_db(frequency_ghz=frequency_ghz, distance_km=distance_km)
    fade_db = attenuation_db(
        table_db=table.attenuation_db,
        elevation_nodes_deg=table.elevation_deg,
        log10_percent_nodes=table.log10_percent,
        band=link.band,
        elevation_deg=link.typical_elevation_deg,
        percent=100.0 * (1.0 - link.gateway_availability),
    )
    noise_k = radio.system_noise_temperature_k(
        receiver_temperature_k=link.receiver_temperature_k, attenuation_db=fade_db
    )
    # Plain ratios from here: what varies by point must not pay for a logarithm at each site.
    symbol_rate_hz: Array = bandwidth_ghz * 1e9 / (1.0 + link.rolloff_fraction)
    unfaded_db: Array = power_dbw - path_loss_db + receive_gain_db - radio.BOLTZMANN_DBW_PER_K_HZ
    unfaded: Array = np.exp(unfaded_db * (np.log(10.0) / 10.0)) / symbol_rate_hz
    interference: Array = np.exp(-link.carrier_to_interference_db * (np.log(10.0) / 10.0))
    noise: Array = noise_k * np.exp(fade_db * (np.log(10.0) / 10.0))
    signal_ratio: Array = 1.0 / (noise / unfaded + interference)
    bits = radio.gapped_efficiency(
        signal_ratio=signal_ratio, gap_db=link.shannon_gap_db, maximum_bits_per_symbol=link.maximum_bits_per_symbol
    )
    goodput_ghz: Array = bandwidth_ghz * link.protocol_efficiency
    rate: Array = radio.data_rate_gbps(
        bandwidth_ghz=goodput_ghz,
        rolloff_fraction=link.rolloff_fraction,
        bits_per_symbol=bits,
        polarizations=link.polarizations,
    )
    return rate


def ground_capacity_gbps(*, total_gbps: Array, mean_share: Array, sites: Array, target_availability: Array) -> Array:
    """Capacity of a set of sites that is there at least a target share of the time.

    Parameters
    ----------
    total_gbps : capacity with all sites up, any shape.
    mean_share : mean share of it that is up, broadcasts.
    sites : effective number of equal independent sites, see `effective_sites`, broadcasts.
    target_availability : share of time, broadcasts.

    Returns
    -------
    Array : Gbit/s. Equation: total x `assured_share`.
    """
    share = assured_share(site_availability=mean_share, sites=sites, target_availability=target_availability)
    capacity: Array = total_gbps * share
    return capacity


def connected_fraction(
    *, capacity_down_gbps: Array, demand_down_gbps: Array, capacity_up_gbps: Array, demand_up_gbps: Array,
    reachable_fraction: Array,
) -> Array:  # fmt: skip
    """Share of the demand that is carried while the link is up.

    Parameters
    ----------
    capacity_down_gbps, demand_down_gbps, capacity_up_gbps, demand_up_gbps : broadcast together.
    reachable_fraction : share of satellites that reach a gateway: 1 with a laser mesh.

    Returns
    -------
    Array : 0..1. Equation: the lesser of reach, capacity / demand down and capacity / demand up.
    """
    down: Array = capacity_down_gbps / np.maximum(demand_down_gbps, _SMALL)
    up: Array = capacity_up_gbps / np.maximum(demand_up_gbps, _SMALL)
    share: Array = np.minimum(np.minimum(down, up), reachable_fraction)
    return share


@dataclass(frozen=True, kw_only=True)
class _SiteSet:
    """Sites of one kind, reduced to as many equal and independent ones as have the same mean and variance."""

    total_gbps: Array
    mean_share: Array
    sites: Array

    def capacity_gbps(self, target_availability: Array) -> Array:
        return ground_capacity_gbps(
            total_gbps=self.total_gbps,
            mean_share=self.mean_share,
            sites=self.sites,
            target_availability=target_availability,
        )

    def availability(self, traffic_gbps: Array) -> Array:
        """Share of time in which the set carries a traffic; 1 where there is none."""
        share: Array = traffic_gbps / np.maximum(self.total_gbps, _SMALL)
        joint = joint_availability(needed_share=share, site_availability=self.mean_share, sites=self.sites)
        available: Array = np.where(traffic_gbps > 0.0, joint, 1.0)
        return available


def _site_set(capacity: Array, availability: Array, exponent: Array) -> _SiteSet:
    total: Array = np.add.reduce(capacity, axis=0)
    safe: Array = np.maximum(total, _SMALL)
    chance: Array = availability * (1.0 - availability)
    if availability.ndim < capacity.ndim:
        mean_share: Array = availability * 1.0
        variance: Array = np.add.reduce(capacity * capacity, axis=0) * chance
    else:
        mean_share = np.add.reduce(capacity * availability, axis=0) / safe
        variance = np.add.reduce(capacity * capacity * chance, axis=0)
    sites = independent_sites(mean_share=mean_share, share_variance=variance / (safe * safe))
    return _SiteSet(total_gbps=total, mean_share=mean_share, sites=effective_sites(sites=sites, exponent=exponent))


def ground_link(
    *,
    link: LinkParameters,
    orbit: OrbitParameters,
    compute: ComputeParameters,
    fleet: FleetParameters,
    shell: OrbitResult,
    payload: PayloadResult,
) -> LinkResult:
    """Size up the ground segment of the whole constellation against its work.

    Parameters
    ----------
    link, orbit, compute, fleet : parameter groups, arrays of shape (*dims).
    shell, payload : results of the orbit and the payload.

    Returns
    -------
    LinkResult : with the laser mesh every gateway is reachable from every satellite, so capacities of sites add up.
    """
    stations = ground_stations()
    dimensions = link.band.ndim

    def by_site(values: NDArray[Any]) -> Array:
        shaped: Array = values.reshape((-1,) + (1,) * dimensions)
        return shaped

    satellite_count: Array = fleet.contracted_it_power_gw * 1e9 / payload.it_power_w
    visible = visible_fraction(
        latitude_deg=by_site(stations.latitude_deg),
        altitude_km=orbit.altitude_km,
        inclination_deg=shell.inclination_deg,
        elevation_mask_deg=link.elevation_mask_deg,
    )
    in_view = satellites_in_view(satellite_count=satellite_count, visible_fraction=visible)
    in_use: Array = np.where(by_site(np.arange(stations.latitude_deg.size) + 0.5) < link.gateway_count, 1.0, 0.0)
    per_site: Array = in_use * link.antenna_count_factor
    radio_in_use: Array = np.where(link.ground_segment == GROUND_SEGMENTS.index("optical"), 0.0, per_site)
    optical_in_use: Array = np.where(link.ground_segment == GROUND_SEGMENTS.index("radio"), 0.0, per_site)

    antennas = working_antennas(
        antennas=by_site(stations.radio_antennas) * radio_in_use,
        satellites_in_view=in_view,
        beams_per_satellite=link.feeder_beams_per_satellite,
    )
    terminals = working_antennas(
        antennas=by_site(stations.optical_terminals) * optical_in_use,
        satellites_in_view=in_view,
        beams_per_satellite=link.terminals_per_satellite,
    )
    radio_site_gbps: Array = antennas * _antenna_rate_gbps(link=link, altitude_km=orbit.altitude_km)
    optical_site_gbps: Array = terminals * np.minimum(link.optical_ground_rate_gbps, link.terminal_rate_gbps)
    clear: Array = np.clip(by_site(stations.cloud_free_fraction) + link.cloud_free_offset, *_AVAILABILITY_LIMITS)

    radio_sites = _site_set(radio_site_gbps, link.gateway_availability, link.effective_site_exponent)
    optical_sites = _site_set(optical_site_gbps, clear, link.effective_site_exponent)
    radio_gbps = radio_sites.capacity_gbps(link.link_availability_target)
    optical_gbps = optical_sites.capacity_gbps(link.link_availability_target)
    capacity_gbps: Array = radio_gbps + optical_gbps

    tokens_per_s: Array = payload.tokens_per_accelerator_s * payload.contracted_accelerators
    training: Array = link.training_traffic_gbps_per_mw * fleet.contracted_it_power_gw * 1e3
    trains = compute.workload == WORKLOADS.index("training")
    down_gbps: Array = np.where(
        trains, training, demand_gbps(tokens_per_s=tokens_per_s, bytes_per_token=link.wire_bytes_per_token)
    )
    up_gbps: Array = np.where(
        trains, training, demand_gbps(tokens_per_s=tokens_per_s, bytes_per_token=link.prompt_bytes_per_output_token)
    )

    laser_gbps = laser_capacity_gbps(terminals=link.terminals_per_satellite, rate_gbps=link.terminal_rate_gbps)
    in_sight: Array = np.minimum(np.add.reduce(visible * in_use, axis=0), 1.0)
    connected = connected_fraction(
        capacity_down_gbps=capacity_gbps,
        demand_down_gbps=down_gbps,
        capacity_up_gbps=capacity_gbps * link.uplink_capacity_ratio,
        demand_up_gbps=up_gbps,
        reachable_fraction=np.where(laser_gbps > 0.0, 1.0, in_sight),
    )

    # Radio carries first; optical stations carry the rest, and both must be up where there is one.
    heavier_gbps: Array = np.maximum(down_gbps, up_gbps / link.uplink_capacity_ratio)
    by_radio_gbps: Array = np.minimum(heavier_gbps, radio_gbps)
    by_optical_gbps: Array = np.minimum(heavier_gbps - by_radio_gbps, optical_gbps)
    both_up: Array = radio_sites.availability(by_radio_gbps) * optical_sites.availability(by_optical_gbps)
    carried: Array = np.where(capacity_gbps > 0.0, both_up, 0.0)
    stated: Array = radio_sites.availability(radio_gbps) * optical_sites.availability(optical_gbps)

    latency_ms = round_trip_latency_ms(
        slant_range_km=radio.slant_range_km(altitude_km=orbit.altitude_km, elevation_deg=link.typical_elevation_deg),
        mesh_distance_km=mesh_distance_km(
            gateway_count=link.gateway_count, altitude_km=orbit.altitude_km, detour_factor=link.mesh_detour_factor
        ),
        hop_length_km=link.laser_hop_length_km,
        hop_delay_ms=link.laser_hop_delay_ms,
        scheduling_ms=link.scheduling_latency_ms,
        terrestrial_ms=link.terrestrial_latency_ms,
    )
    return LinkResult(
        ground_capacity_gbps=capacity_gbps,
        radio_capacity_gbps=radio_gbps,
        optical_capacity_gbps=optical_gbps,
        demand_down_gbps=down_gbps,
        demand_up_gbps=up_gbps,
        link_availability=stated,
        link_connected_fraction=connected,
        link_outage_fraction=1.0 - carried,
        laser_capacity_per_satellite_gbps=laser_gbps,
        round_trip_latency_ms=latency_ms,
        gateway_count=link.gateway_count,
        gateway_equivalent_count=link.gateway_count * link.antenna_count_factor,
        attenuation_extrapolated=extrapolated(
            frequency_ghz=pick(link.band, attenuation_table().frequency_ghz),
            percent=100.0 * (1.0 - link.gateway_availability),
        ),
        gateways_slack=(capacity_gbps - heavier_gbps) / np.maximum(capacity_gbps, _SMALL),
    )
