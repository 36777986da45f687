"""Curves of one orbit for reports: light by day of the year, and the shadow along one revolution."""

from __future__ import annotations

import numpy as np

from orbitdc.orbit.illumination import array_energy_fraction, beta_angle_deg, eclipse_fraction, sunlit_disc_fraction
from orbitdc.orbit.j2 import period_s, sun_synchronous_inclination_deg
from orbitdc.orbit.parameters import OrbitParameters
from orbitdc.orbit.sun import nominal_year_julian_date, sun_distance_au, sunlight_factor
from orbitdc.scenario.declaration import Array

PHASE_POINTS = 360


def trace_day(*, orbit: OrbitParameters) -> dict[str, Array]:
    """Light of the central plane on each day of the nominal year.

    Parameters
    ----------
    orbit : parameters of one design, arrays of shape (1,).

    Returns
    -------
    dict : `beta_angle_deg`, `eclipse_duration_s`, `sunlit_time_fraction`, `array_energy_fraction_tracking` and
    `array_energy_fraction_fixed`, each of shape (365,). Source: vallado_2013.
    """
    altitude = orbit.altitude_km
    date = nominal_year_julian_date()
    beta = beta_angle_deg(
        inclination_deg=sun_synchronous_inclination_deg(altitude_km=altitude),
        local_time_of_ascending_node_h=orbit.local_time_of_ascending_node_h,
        julian_date=date,
    )
    eclipse = eclipse_fraction(altitude_km=altitude, beta_angle_deg=beta)
    factor = sunlight_factor(julian_date=date)
    normal_cosine = np.abs(np.sin(np.radians(beta)))
    return {
        "beta_angle_deg": beta,
        "eclipse_duration_s": eclipse * period_s(altitude_km=altitude),
        "sunlit_time_fraction": 1 - eclipse,
        "array_energy_fraction_tracking": array_energy_fraction(
            sunlit_time_fraction=1 - eclipse, cosine=1.0, sunlight_factor=factor
        ),
        "array_energy_fraction_fixed": array_energy_fraction(
            sunlit_time_fraction=1 - eclipse, cosine=normal_cosine, sunlight_factor=factor
        ),
    }


def darkest_day(*, orbit: OrbitParameters) -> int:
    """Index (0 is 1 January) of the day on which a design's central plane has the least tracking energy.

    Parameters
    ----------
    orbit : parameters of one design, arrays of shape (1,).

    Returns
    -------
    Day of the nominal year, 0..364. Source: definition.
    """
    return int(trace_day(orbit=orbit)["array_energy_fraction_tracking"].argmin())


def trace_orbit_phase(*, orbit: OrbitParameters, day: int) -> dict[str, Array]:
    """Sunlight along one revolution of the central plane, with umbra and penumbra.

    Parameters
    ----------
    orbit : parameters of one design, arrays of shape (1,).
    day : day of the nominal year, 0..364; `darkest_day` gives the one of least energy.

    Returns
    -------
    dict : `phase_deg` from the point nearest the Sun and `time_s` since it, and `sunlit_fraction` of the disc, each
    of shape (360,). Source: montenbruck_gill_2000.
    """
    altitude = orbit.altitude_km
    date = float(nominal_year_julian_date()[day])
    beta = beta_angle_deg(
        inclination_deg=sun_synchronous_inclination_deg(altitude_km=altitude),
        local_time_of_ascending_node_h=orbit.local_time_of_ascending_node_h,
        julian_date=date,
    )
    phase_deg: Array = 360 * (np.arange(PHASE_POINTS) + 0.5) / PHASE_POINTS
    lit = sunlit_disc_fraction(
        altitude_km=altitude,
        beta_angle_deg=beta,
        phase_deg=phase_deg,
        sun_distance_au=sun_distance_au(julian_date=date),
    )
    time_s: Array = phase_deg / 360 * period_s(altitude_km=altitude)
    return {"phase_deg": phase_deg, "time_s": time_s, "sunlit_fraction": lit}
