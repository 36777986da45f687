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
    satellites_in_view : number above the mask, shape (site, *dims).
    beams_per_satellite : antennas that one satellite serves at once, shape (*dims).

    Returns
    -------
    Array : antennas, shape (site, *dims). Equation: min(antennas, satellites x beams).
    """
    working: Array = np.minimum(antennas, satellites_in_view * beams_per_satellite)
    return working


def _antenna_rate_gbps(*, link: LinkParameters, distance_km: Array, elevation_deg: Array) -> Array:
    """Rate of one gateway antenna at each site when the fade is as deep as its margin.

    Parameters
    ----------
    link : parameters of the link, arrays of shape (*dims).
    distance_km, elevation_deg : of the satellites that are tracked, shape (*dims).

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
    path_loss_db = radio.free_space_loss_db(frequency_ghz=frequency_ghz, distance_km=distance_km)
    fade_db = attenuation_db(
        table_db=table.attenuation_db,
        elevation_nodes_deg=table.elevation_deg,
        log10_percent_nodes=table.log10_percent,
        band=link.band,
        elevation_deg=elevation_deg,
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
    *, radio_gbps: Array, radio_profile: Array, optical_gbps: Array, optical_profile: Array, demand_gbps: Array,
    reachable_fraction: Array,
) -> Array:  # fmt: skip
    """Share of the demand that is carried while the link is up, mean over the day.

    Parameters
    ----------
    radio_gbps, optical_gbps : capacity down, mean over the day, shape (*dims).
    radio_profile, optical_profile : capacity at each time of day over that mean, shape (time, *dims).
    demand_gbps : traffic down, or that up where it is the heavier against its capacity, shape (*dims).
    reachable_fraction : share of satellites that reach a gateway: 1 with a laser mesh, shape (*dims).

    Returns
    -------
    Array : 0..1, shape (*dims). Equation: mean over the day of the lesser of reach and capacity / demand.
    """
    inverse: Array = 1.0 / np.maximum(demand_gbps, _SMALL)
    radio_share: Array = radio_gbps * inverse
    optical_share: Array = optical_gbps * inverse
    carried: Array = np.zeros(1)
    for radio_now, optical_now in zip(radio_profile, optical_profile, strict=True):
        carried = carried + np.minimum(radio_share * radio_now + optical_share * optical_now, reachable_fraction)
    share: Array = carried / radio_profile.shape[0]
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


def _site_set(capacity: Array, availability: Array, exponent: Array, service: _Service) -> _SiteSet:
    """Reduce sites, of which a share sees a satellite at a time, in the mean over the day."""
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
    at_a_time: Array = np.maximum(sites * service.seeing, 1.0)
    return _SiteSet(
        total_gbps=total * service.mean,
        mean_share=mean_share,
        sites=effective_sites(sites=at_a_time, exponent=exponent),
    )


@dataclass(frozen=True, kw_only=True)
class _Service:
    """Antennas (or optical terminals) at work through the day.

    `mean` is the share of all of them, `profile` the share at each time over that mean, `working` their mean number
    at each site, `tracked` the satellites that they follow at a time, `seeing` the share of sites that see one.
    """

    mean: Array
    profile: Array
    working: Array
    tracked: Array
    seeing: Array


def _service(satellite_share: Array, satellite_count: Array, antennas: Array, beams: Array) -> _Service:
    count: Array = np.maximum(np.add.reduce(antennas, axis=0), _SMALL)
    equipped: Array = np.where(antennas > 0.0, 1.0, 0.0)
    working, seeing = np.zeros(1), np.zeros(1)
    active = []
    for share in satellite_share:
        in_view = satellite_count * share
        at_work = working_antennas(antennas=antennas, satellites_in_view=in_view, beams_per_satellite=beams)
        active.append(np.add.reduce(at_work, axis=0) / count)
        working = working + at_work
        seeing = seeing + np.add.reduce(-np.expm1(-in_view) * equipped, axis=0)
    mean: Array = sum(active) / np.full(1, float(len(active)))
    return _Service(
        mean=mean,
        profile=np.stack(active) / np.maximum(mean, _SMALL),
        working=working / len(active),
        tracked=mean * count / np.maximum(beams, _SMALL),
        seeing=seeing / (len(active) * np.maximum(np.add.reduce(equipped, axis=0), 1.0)),
    )


def tracked_range_km(*, log_range: Array, working: Array, tracked_fraction: Array, farthest_range_km: Array) -> Array:
    """Slant range of the satellites that stations track, geometric mean over sites and the day.

    Parameters
    ----------
    log_range : mean logarithm of the range when the highest 0, 1/2 and all of the satellites in view are tracked,
        shape (3, site, *dims).
    working : weight of each site, shape (site, *dims).
    tracked_fraction : tracked satellites over those in view, 0..1, shape (*dims).
    farthest_range_km : range at the mask, which is returned where no site works, shape (*dims).

    Returns
    -------
    Array : km, shape (*dims). Equation: the quadratic through the three nodes; free-space loss follows the
        logarithm of the range, so that its mean is the loss at this range.
    """
    weight: Array = np.add.reduce(working, axis=0)
    few, half, whole = (np.add.reduce(working * nodes, axis=0) / np.maximum(weight, _SMALL) for nodes in log_range)
    share: Array = np.clip(tracked_fraction, 0.0, 1.0)
    rest: Array = 1.0 - share
    logarithm: Array = few * rest * (rest - share) + 4.0 * half * share * rest + whole * share * (share - rest)
    distance: Array = np.where(weight > 0.0, np.exp(logarithm), farthest_range_km)
    return distance


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
    LinkResult : with the laser mesh every gateway is reachable from every satellite, so capacities of sites add up;
        a site works while Earth's rotation has it under the shell's planes. Weather is judged for the sites that see
        the shell in the mean over the day.
    """
    stations = ground_stations()
    dimensions = link.band.ndim

    def by_site(values: NDArray[Any]) -> Array:
        shaped: Array = values.reshape((-1,) + (1,) * dimensions)
        return shaped

    satellite_count: Array = fleet.contracted_it_power_gw * 1e9 / payload.it_power_w
    day = shell.day_in_view(
        orbit=orbit,
        latitude_deg=by_site(stations.latitude_deg),
        longitude_deg=by_site(stations.longitude_deg),
        elevation_mask_deg=link.elevation_mask_deg,
    )
    in_use: Array = np.where(by_site(np.arange(stations.latitude_deg.size) + 0.5) < link.gateway_count, 1.0, 0.0)
    per_site: Array = in_use * link.antenna_count_factor
    radio_in_use: Array = np.where(link.ground_segment == GROUND_SEGMENTS.index("optical"), 0.0, per_site)
    optical_in_use: Array = np.where(link.ground_segment == GROUND_SEGMENTS.index("radio"), 0.0, per_site)

    antennas: Array = by_site(stations.radio_antennas) * radio_in_use
    terminals: Array = by_site(stations.optical_terminals) * optical_in_use
    by_radio = _service(day.satellite_share, satellite_count, antennas, link.feeder_beams_per_satellite)
    by_light = _service(day.satellite_share, satellite_count, terminals, link.terminals_per_satellite)
    visible: Array = np.add.reduce(day.satellite_share, axis=0) / day.satellite_share.shape[0]
    in_view: Array = satellite_count * np.add.reduce(visible * np.where(antennas + terminals > 0.0, 1.0, 0.0), axis=0)
    distance_km = tracked_range_km(
        log_range=day.log_range,
        working=by_radio.working + by_light.working,
        tracked_fraction=(by_radio.tracked + by_light.tracked) / np.maximum(in_view, _SMALL),
        farthest_range_km=radio.slant_range_km(altitude_km=orbit.altitude_km, elevation_deg=link.elevation_mask_deg),
    )
    elevation_deg = radio.elevation_at_range_deg(altitude_km=orbit.altitude_km, slant_range_km=distance_km)
    radio_site_gbps: Array = antennas * _antenna_rate_gbps(
        link=link, distance_km=distance_km, elevation_deg=elevation_deg
    )
    optical_site_gbps: Array = terminals * np.minimum(link.optical_ground_rate_gbps, link.terminal_rate_gbps)
    clear: Array = np.clip(by_site(stations.cloud_free_fraction) + link.cloud_free_offset, *_AVAILABILITY_LIMITS)

    radio_sites = _site_set(radio_site_gbps, link.gateway_availability, link.effective_site_exponent, by_radio)
    optical_sites = _site_set(optical_site_gbps, clear, link.effective_site_exponent, by_light)
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
    in_use_count: Array = np.maximum(np.add.reduce(antennas + terminals, axis=0), _SMALL)
    heavier_gbps: Array = np.maximum(down_gbps, up_gbps / link.uplink_capacity_ratio)
    connected = connected_fraction(
        radio_gbps=radio_gbps,
        radio_profile=by_radio.profile,
        optical_gbps=optical_gbps,
        optical_profile=by_light.profile,
        demand_gbps=heavier_gbps,
        reachable_fraction=np.where(laser_gbps > 0.0, 1.0, in_sight),
    )
    least: Array = np.full(1, np.inf)
    for radio_now, optical_now in zip(by_radio.profile, by_light.profile, strict=True):
        least = np.minimum(least, radio_gbps * radio_now + optical_gbps * optical_now)

    # Radio carries first; optical stations carry the rest, and both must be up where there is one.
    by_radio_gbps: Array = np.minimum(heavier_gbps, radio_gbps)
    by_optical_gbps: Array = np.minimum(heavier_gbps - by_radio_gbps, optical_gbps)
    both_up: Array = radio_sites.availability(by_radio_gbps) * optical_sites.availability(by_optical_gbps)
    carried: Array = np.where(capacity_gbps > 0.0, both_up, 0.0)
    stated: Array = radio_sites.availability(radio_gbps) * optical_sites.availability(optical_gbps)

    latency_ms = round_trip_latency_ms(
        slant_range_km=distance_km,
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
        ground_capacity_least_gbps=least,
        gateways_in_sight_fraction=np.add.reduce(by_radio.working + by_light.working, axis=0) / in_use_count,
        tracked_range_km=distance_km,
        tracked_elevation_deg=elevation_deg,
    )
