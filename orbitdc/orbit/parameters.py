"""Parameters of the orbit and its shell."""

from __future__ import annotations

from dataclasses import dataclass

from orbitdc.scenario.declaration import Array, given, param


@dataclass(frozen=True, kw_only=True)
class OrbitParameters:
    """One shell, Sun-synchronous unless an inclination is given: altitude, local time and how satellites are spread."""

    altitude_km: Array = param(650.0, "km", text="Mean altitude above the equatorial radius", bounds=(300, 2000), low=500, high=1400, kind="design", source="suncatcher_2026", confidence="high")
    inclination_deg: Array | None = given("deg", text="Inclination of all planes; not given, the Sun-synchronous one of the altitude; given, the node drifts against the mean Sun", bounds=(0, 180))
    local_time_of_ascending_node_h: Array = param(18.0, "h", text="Mean local solar time of the ascending node of the central plane (on 1 January where the inclination is given)", bounds=(0, 24), low=6, high=18, kind="design", source="suncatcher_2026", confidence="medium")
    plane_count: Array = param(12.0, "1", text="Orbit planes spread evenly over the local-time band", bounds=(1, 2000), low=1, high=200, kind="design", integer=True)
    local_time_band_h: Array = param(0.5, "h", text="Full width of the band of local times that the planes fill; 24 h spreads them over all nodes", bounds=(0, 24), low=0, high=2, kind="design")
    altitude_bin_count: Array = param(1.0, "1", text="Altitude bins that each plane is split into", bounds=(1, 100), low=1, high=20, kind="design", integer=True)
    altitude_bin_spacing_km: Array = param(5.0, "km", text="Altitude from bin to bin; satellites of two bins pass each other at this distance", bounds=(0.05, 200), low=2, high=20, kind="design")
    satellites_per_cluster: Array = param(1.0, "1", text="Satellites that fly as one cluster and share a slot", bounds=(1, 1000), low=1, high=81, kind="design", integer=True, source="suncatcher_2026", confidence="medium")
    cluster_neighbor_spacing_m: Array = param(150.0, "m", text="Mean distance between neighbors of a cluster", bounds=(10, 10000), low=100, high=200, kind="design", source="suncatcher_2026", confidence="medium")
    semi_major_axis_control_m: Array = param(1.0, "m", text="Semi-major axis error that a maneuver of a cluster's member leaves", bounds=(0.001, 100), low=0.2, high=3, scale="log", favors_orbit="low")
    cluster_box_half_width_m: Array = param(10.0, "m", text="Half length of the box along the track in which a member of a cluster is kept", bounds=(0.1, 1000), low=3, high=30, kind="design")
    ballistic_spread_fraction: Array = param(0.05, "1", text="Difference of drag per mass between members of a cluster over its mean", bounds=(0, 1), low=0.01, high=0.15, scale="log", favors_orbit="low")
    oblateness_keeping_m_per_s_yr_per_km: Array = param(3.0, "1", text="Yearly delta-v against Earth's oblateness per kilometer from the middle of a cluster, m/s/yr/km", bounds=(0, 100), low=1, high=10, scale="log", favors_orbit="low", source="suncatcher_2026", confidence="medium")
    minimum_separation_km: Array = param(2.0, "km", text="Smallest distance between satellites of different slots, along the track and where planes cross", bounds=(0.05, 1000), low=0.5, high=20, kind="policy")
