"""Published and independently computed numbers of access and formation."""

from __future__ import annotations

import numpy as np

from orbitdc.orbit.constellation import Constellation, Shell
from orbitdc.orbit.formation import cluster_positions_m, minimum_separation_m, planar_lattice_m
from orbitdc.orbit.passes import PassStatistics, pass_statistics
from orbitdc.scenario.declaration import Array
from orbitdc.validation.case import Case

_PHASES = np.linspace(0.0, 2 * np.pi, 181)
_SUNCATCHER = "suncatcher_2026"


def _lattice() -> Array:
    """81 satellites whose neighbors swing between 100 and 200 m."""
    return planar_lattice_m(member_count=81, neighbor_spacing_m=150.0)


def _positions() -> Array:
    return cluster_positions_m(lattice_m=_lattice(), orbit_phase_rad=_PHASES)


def _farthest_neighbor_m() -> float:
    nearest = _positions()[:, 1:5]
    return float(np.sqrt((nearest * nearest).sum(axis=-1)).max())


def _london() -> PassStatistics:
    shell = Shell(
        altitude_km=650.0,
        inclination_deg=97.986,
        node_deg=np.array([20.0]),
        plane=np.zeros(1, dtype=np.int32),
        phase_deg=np.zeros(1),
    )
    return pass_statistics(
        constellation=Constellation(shells=(shell,), epoch_julian_date=2461041.5),
        latitude_deg=51.51,
        longitude_deg=-0.13,
        elevation_mask_deg=25.0,
        days=5.0,
    )


CASES: tuple[Case, ...] = (
    Case(id="cluster-neighbors-nearest", area="orbit", text="Nearest approach of neighbors in a planar cluster of 81 satellites", compute=lambda: minimum_separation_m(lattice_m=_lattice(), orbit_phase_rad=_PHASES), published=100.0, tolerance=5.0, unit="m", source=_SUNCATCHER, status="primary"),
    Case(id="cluster-neighbors-farthest", area="orbit", text="Farthest distance of nearest neighbors in the same cluster", compute=_farthest_neighbor_m, published=200.0, tolerance=5.0, unit="m", source=_SUNCATCHER, status="primary"),
    Case(id="cluster-radius", area="orbit", text="Reach along the track of the same cluster", compute=lambda: float(np.abs(_positions()[..., 1]).max()), published=1000.0, tolerance=50.0, unit="m", source=_SUNCATCHER, status="primary"),
    Case(id="cluster-height", area="orbit", text="Swing in altitude of its outermost members, half the reach", compute=lambda: float(np.abs(_positions()[..., 0]).max()), published=500.0, tolerance=25.0, unit="m", source=_SUNCATCHER, status="primary"),
    Case(id="pass-count-london", area="orbit", text="Passes above 25 deg over London in five days at 650 km, by Skyfield's find_events on the same mean elements through SGP4", compute=lambda: float(_london().rise_s.size), published=12.0, tolerance=0.5, unit="1", source="skyfield_2019", status="computed"),
    Case(id="pass-longest-london", area="orbit", text="Longest of these passes", compute=lambda: _london().duration_maximum_s, published=316.3, tolerance=3.0, unit="s", source="skyfield_2019", status="computed"),
    Case(id="pass-mean-london", area="orbit", text="Mean of these passes", compute=lambda: _london().duration_mean_s, published=270.3, tolerance=3.0, unit="s", source="skyfield_2019", status="computed"),
)  # fmt: skip
