"""Published and independently computed numbers of orbit geometry and illumination."""

from __future__ import annotations

from functools import cache

import numpy as np

from orbitdc.compute.parameters import ComputeParameters
from orbitdc.fleet.parameters import FleetParameters
from orbitdc.orbit.illumination import eclipse_fraction
from orbitdc.orbit.j2 import EARTH_RADIUS_KM, period_s, sun_synchronous_inclination_deg
from orbitdc.orbit.parameters import OrbitParameters
from orbitdc.orbit.result import OrbitResult
from orbitdc.orbit.shell import shell
from orbitdc.scenario.declaration import default_arrays
from orbitdc.validation import orbit_access_cases, orbit_propagation_cases, orbit_shell_cases
from orbitdc.validation.case import Case


@cache
def _dawn_dusk() -> OrbitResult:
    """One plane at 650 km whose ascending node stands at 18:00."""
    return shell(
        orbit=default_arrays(OrbitParameters, {"plane_count": 1, "local_time_band_h": 0}),
        fleet=default_arrays(FleetParameters),
        compute=default_arrays(ComputeParameters),
    )


def _first(values: object) -> float:
    return float(np.ravel(np.asarray(values, dtype=np.float64))[0])


def _inclination(altitude_km: float) -> float:
    return float(sun_synchronous_inclination_deg(altitude_km=altitude_km))


def _eclipse_min(altitude_km: float) -> float:
    fraction = eclipse_fraction(altitude_km=altitude_km, beta_angle_deg=0.0)
    return float(fraction * period_s(altitude_km=altitude_km) / 60)


CASES: tuple[Case, ...] = (
    *orbit_propagation_cases.CASES,
    *orbit_shell_cases.CASES,
    *orbit_access_cases.CASES,
    Case(
        id="sso-inclination-500km",
        area="orbit",
        text="Sun-synchronous inclination of SpaceX's filed 500 km shell",
        compute=lambda: _inclination(500),
        published=97.4,
        tolerance=0.05,
        unit="deg",
        source="spacex_schedule_s_2026",
        status="secondary",
    ),
    Case(
        id="sso-inclination-1000km",
        area="orbit",
        text="Sun-synchronous inclination of SpaceX's filed 1,000 km shell",
        compute=lambda: _inclination(1000),
        published=99.5,
        tolerance=0.05,
        unit="deg",
        source="spacex_schedule_s_2026",
        status="secondary",
    ),
    Case(
        id="sso-inclination-2000km",
        area="orbit",
        text="Sun-synchronous inclination of SpaceX's filed 2,000 km shell",
        compute=lambda: _inclination(2000),
        published=104.9,
        tolerance=0.05,
        unit="deg",
        source="spacex_schedule_s_2026",
        status="secondary",
    ),
    Case(
        id="sso-inclination-650km",
        area="orbit",
        text="Sun-synchronous inclination at 650 km",
        compute=lambda: _inclination(650),
        published=97.9860,
        tolerance=1e-4,
        unit="deg",
        source="brahe_2026",
        status="computed",
    ),
    Case(
        id="sso-inclination-7083km",
        area="orbit",
        text="Sun-synchronous inclination of a = 7,083.1 km",
        compute=lambda: _inclination(7083.1 - EARTH_RADIUS_KM),
        published=98.208,
        tolerance=5e-4,
        unit="deg",
        source="aerovia_sso",
        status="secondary",
    ),
    Case(
        id="period-7083km",
        area="orbit",
        text="Period of a = 7,083.1 km",
        compute=lambda: float(period_s(altitude_km=7083.1 - EARTH_RADIUS_KM)) / 60,
        published=98.88,
        tolerance=5e-3,
        unit="min",
        source="aerovia_sso",
        status="secondary",
    ),
    Case(
        id="eclipse-200km",
        area="orbit",
        text="Eclipse at 200 km, Sun in the orbit plane",
        compute=lambda: _eclipse_min(200),
        published=37.28,
        tolerance=5e-3,
        unit="min",
        source="space_stackexchange_eclipse",
        status="secondary",
    ),
    Case(
        id="eclipse-400km",
        area="orbit",
        text="Eclipse at 400 km, Sun in the orbit plane",
        compute=lambda: _eclipse_min(400),
        published=36.11,
        tolerance=5e-3,
        unit="min",
        source="space_stackexchange_eclipse",
        status="secondary",
    ),
    Case(
        id="eclipse-1370km",
        area="orbit",
        text="Shortest eclipse with the Sun in the orbit plane, at 1,370 km",
        compute=lambda: _eclipse_min(1370),
        published=34.82,
        tolerance=5e-3,
        unit="min",
        source="space_stackexchange_eclipse",
        status="secondary",
    ),
    Case(
        id="dawn-dusk-eclipse",
        area="orbit",
        text="Longest eclipse at 650 km with the node at 18:00, by Skyfield's is_sunlit on every third day of the season",
        compute=lambda: _first(_dawn_dusk().eclipse_duration_maximum_s) / 60,
        published=19.72,
        tolerance=0.02,
        unit="min",
        source="skyfield_2019",
        status="computed",
    ),
    Case(
        id="dawn-dusk-eclipse-peer",
        area="orbit",
        text="Longest eclipse of the year at 650 km, node at 18:00, as another open simulator states it (a coarser Sun; one minute allowed)",
        compute=lambda: _first(_dawn_dusk().eclipse_duration_maximum_s) / 60,
        published=19.1,
        tolerance=1.0,
        unit="min",
        source="lballaty_2026",
        status="secondary",
    ),
    Case(
        id="dawn-dusk-sunlit",
        area="orbit",
        text="Annual sunlit share at 650 km, node at 18:00, by Skyfield and DE421 in steps of 0.5 deg and a day",
        compute=lambda: _first(_dawn_dusk().sunlit_time_fraction),
        published=0.9599,
        tolerance=5e-4,
        unit="1",
        source="skyfield_2019",
        status="computed",
    ),
    Case(
        id="dawn-dusk-energy-tracking",
        area="orbit",
        text="Annual sunlit share x 1/d2 at 650 km, node at 18:00, by Skyfield and DE421",
        compute=lambda: _first(_dawn_dusk().array_energy_fraction_tracking),
        published=0.9612,
        tolerance=5e-4,
        unit="1",
        source="skyfield_2019",
        status="computed",
    ),
    Case(
        id="dawn-dusk-energy-fixed",
        area="orbit",
        text="The same with the array normal along the orbit normal",
        compute=lambda: _first(_dawn_dusk().array_energy_fraction_fixed),
        published=0.9155,
        tolerance=5e-4,
        unit="1",
        source="skyfield_2019",
        status="computed",
    ),
)
