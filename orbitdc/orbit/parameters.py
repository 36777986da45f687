"""Parameters of the orbit and its shell."""

from __future__ import annotations

from dataclasses import dataclass

from orbitdc.scenario.declaration import Array, param


@dataclass(frozen=True, kw_only=True)
class OrbitParameters:
    """Sun-synchronous shell: altitude, local time and how satellites are spread over it."""

    altitude_km: Array = param(650.0, "km", text="Mean altitude above the equatorial radius", bounds=(300, 2000), low=500, high=1400, kind="design", source="suncatcher_2026", confidence="high")
    local_time_of_ascending_node_h: Array = param(18.0, "h", text="Mean local solar time of the ascending node of the central plane", bounds=(0, 24), low=6, high=18, kind="design", source="suncatcher_2026", confidence="medium")
    plane_count: Array = param(12.0, "1", text="Orbit planes spread evenly over the local-time band", bounds=(1, 2000), low=1, high=200, kind="design", integer=True)
    local_time_band_h: Array = param(0.5, "h", text="Full width of the band of local times that the planes fill", bounds=(0, 12), low=0, high=2, kind="design")
    altitude_bin_count: Array = param(1.0, "1", text="Altitude bins that each plane is split into", bounds=(1, 100), low=1, high=20, kind="design", integer=True)
    minimum_separation_km: Array = param(2.0, "km", text="Smallest along-track distance between neighbors of one plane and bin", bounds=(0.05, 1000), low=0.5, high=20, kind="policy")
