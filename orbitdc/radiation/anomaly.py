"""The South Atlantic Anomaly: when trapped protons come, and where."""

from __future__ import annotations

import numpy as np

from orbitdc.radiation._table import at_orbit, grid_position, log_grid_position, orbit_position, table
from orbitdc.scenario.declaration import Array

SECONDS_PER_DAY = 86400.0
MAP_EPOCH_YEAR = 1960.0
WESTWARD_DRIFT_DEG_PER_YR = 0.3
"""Drift of the anomaly since the epoch of the maps."""

_NO_FLUX = 0.01


def saa_time_fraction(*, altitude_km: Array | float, inclination_deg: Array | float) -> Array:
    """Return the share of time in which an orbit gathers 95 % of its protons above 30 MeV.

    From the map of AP8MIN, read linearly in the logarithm of altitude and in inclination. An orbit that meets less than
    0.01 protons per cm2 and second has no anomaly.

    Source: aep8_package, irbem_2022.

    Parameters
    ----------
    altitude_km : altitude above 6,371.2 km, any shape.
    inclination_deg : inclination, 0 to 180.

    Returns
    -------
    Array : share of time, 0..1.
    """
    stored = table("anomaly")
    return at_orbit(stored["time_fraction"], orbit_position(stored, altitude_km, inclination_deg))


def saa_event_fraction(
    *,
    proton_event_fraction: Array | float,
    time_fraction: Array | float,
    proton_dose_rad_per_yr: Array | float,
    galactic_dose_rad_per_yr: Array | float,
) -> Array:
    """Return the share of upsets that fall in the anomaly: most of those by protons, few of those by cosmic rays.

    share = (protons x their share in the anomaly + cosmic rays x share of time) / (protons + cosmic rays). Cosmic rays
    are taken as even over the orbit. In flight 80 to 97 % of all upsets fell there; low or equatorial orbits, which
    meet few protons, have less.

    Source: saa_upsets_flight (comparison).

    Parameters
    ----------
    proton_event_fraction : share of the upsets by trapped protons in the anomaly, any shape.
    time_fraction : share of time in it.
    proton_dose_rad_per_yr, galactic_dose_rad_per_yr : doses behind the shield; upsets go with dose.

    Returns
    -------
    Array : share, 0..1.
    """
    protons = np.asarray(proton_dose_rad_per_yr, dtype=np.float64)
    inside = protons * proton_event_fraction + np.asarray(galactic_dose_rad_per_yr) * time_fraction
    share: Array = inside / (protons + galactic_dose_rad_per_yr)
    return share


def saa_peak_to_mean(*, altitude_km: Array | float, inclination_deg: Array | float) -> Array:
    """Return the highest flux of protons above 30 MeV that an orbit meets, over its mean flux.

    Source: aep8_package, irbem_2022.

    Parameters
    ----------
    altitude_km : altitude above 6,371.2 km, any shape.
    inclination_deg : inclination, 0 to 180.

    Returns
    -------
    Array : ratio, 1 where there is no anomaly.
    """
    stored = table("anomaly")
    return at_orbit(stored["peak_to_mean"], orbit_position(stored, altitude_km, inclination_deg))


def saa_passes_per_day(*, altitude_km: Array | float, inclination_deg: Array | float) -> Array:
    """Return how often a day an orbit enters the area that holds 95 % of its protons above 30 MeV.

    Counted along 15 days of ground track over the map of AP8MIN.

    Source: aep8_package, irbem_2022.

    Parameters
    ----------
    altitude_km : altitude above 6,371.2 km, any shape.
    inclination_deg : inclination, 0 to 180.

    Returns
    -------
    Array : passes per day.
    """
    stored = table("anomaly")
    return at_orbit(stored["passes_per_day"], orbit_position(stored, altitude_km, inclination_deg))


def saa_longest_quiet_h(*, altitude_km: Array | float, inclination_deg: Array | float) -> Array:
    """Return the longest time between two passes of the anomaly.

    Counted along 15 days of ground track over the map of AP8MIN; 360 hours where there is no anomaly.

    Source: aep8_package, irbem_2022.

    Parameters
    ----------
    altitude_km : altitude above 6,371.2 km, any shape.
    inclination_deg : inclination, 0 to 180.

    Returns
    -------
    Array : hours.
    """
    stored = table("anomaly")
    return at_orbit(stored["longest_quiet_h"], orbit_position(stored, altitude_km, inclination_deg))


def saa_pass_duration_s(*, time_fraction: Array | float, passes_per_day: Array | float) -> Array:
    """Return the mean length of a pass: time share x day / passes per day, and none without passes.

    Parameters
    ----------
    time_fraction : share of time in the anomaly.
    passes_per_day : passes per day.

    Returns
    -------
    Array : seconds.
    """
    passes = np.asarray(passes_per_day, dtype=np.float64)
    duration = np.asarray(time_fraction) * SECONDS_PER_DAY / np.where(passes > 0, passes, 1.0)
    length: Array = np.where(passes > 0, duration, 0.0)
    return length


def local_proton_flux_per_cm2_s(
    *,
    latitude_deg: Array | float,
    longitude_deg: Array | float,
    altitude_km: Array | float,
    solar_phase: Array | float,
    year: float,
) -> Array:
    """Return the flux of protons above 30 MeV at a place, for maps and time lines.

    AP8 in the field of its own epoch, moved with the anomaly: the map is read at a longitude 0.3 deg further east for
    every year since 1960. The orbit mean does not depend on it. Read linearly in latitude, longitude and solar phase,
    and in the logarithms of altitude and flux.

    Source: aep8_package, irbem_2022, ecss_e_st_10_04c (drift).

    Parameters
    ----------
    latitude_deg, longitude_deg : geocentric place, any shape.
    altitude_km : altitude above 6,371.2 km, 300 to 2,060.
    solar_phase : 0 at solar minimum, 1 at maximum.
    year : decimal year of the place of the anomaly.

    Returns
    -------
    Array : omnidirectional flux, 1/(cm2 s), zero below 0.01.
    """
    stored = table("anomaly")
    height, up = log_grid_position(altitude_km, stored["map_altitude_km"])
    row, north = grid_position(latitude_deg, stored["map_latitude_deg"])
    longitudes = stored["map_longitude_deg"]
    moved = np.asarray(longitude_deg, dtype=np.float64) + WESTWARD_DRIFT_DEG_PER_YR * (year - MAP_EPOCH_YEAR)
    place = ((moved - longitudes[0]) / (longitudes[1] - longitudes[0])) % len(longitudes)
    left = np.minimum(place.astype(np.intp), len(longitudes) - 1)
    east, right = place - left, (left + 1) % len(longitudes)
    flux: list[Array] = []
    for phase in ("min", "max"):
        chart = np.exp(stored[f"map_{phase}"])
        level = np.zeros(1)
        for above, weight in ((0, 1 - up), (1, up)):
            south = chart[height + above, row, left] * (1 - east) + chart[height + above, row, right] * east
            other = chart[height + above, row + 1, left] * (1 - east) + chart[height + above, row + 1, right] * east
            level = level + weight * np.log(south * (1 - north) + other * north)
        flux.append(np.exp(level))
    quiet, active = flux
    here = quiet + (active - quiet) * np.asarray(solar_phase, dtype=np.float64)
    some: Array = np.where(here > _NO_FLUX * 1.01, here, 0.0)
    return some
