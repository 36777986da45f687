"""What Earth's magnetic field and Earth's body keep away from an orbit: cutoff rigidity, transmission and shadow."""

from __future__ import annotations

from functools import cache

import numpy as np

from orbitdc.radiation._table import folded_inclination_deg
from orbitdc.scenario.declaration import Array

EARTH_RADIUS_KM = 6371.2
STORMER_CUTOFF_GV = 14.5
"""Vertical cutoff at the magnetic equator on the ground."""

OPEN_SHELL = 5.0
"""Magnetic shell beyond which the quiet magnetosphere lets in every particle of the Sun and of the galaxy."""

OPEN_RIGIDITY_GV = STORMER_CUTOFF_GV / (OPEN_SHELL * OPEN_SHELL)
"""Cutoff at that shell: below it, all rigidities see the same share of an orbit."""

DIPOLE_TILT_DEG = 9.4
"""Tilt of the dipole from Earth's axis, 2020."""

PROTON_REST_MEV = 938.272
NUCLEON_REST_MEV = 931.494
MV_PER_GV = 1000.0

_LATITUDE_STEPS_PER_DEG = 2
_QUARTER_ORBIT_STEPS, _HALF_CIRCLE_STEPS = 180, 72


def rigidity_gv(*, energy_mev_per_nucleon: Array | float, nucleons: Array | float, charge: Array | float) -> Array:
    """Return the magnetic rigidity of a bare nucleus: momentum over charge.

    R = A / Z x sqrt(E (E + 2 m)).

    Parameters
    ----------
    energy_mev_per_nucleon : kinetic energy, MeV per nucleon, any shape.
    nucleons, charge : of the nucleus.

    Returns
    -------
    Array : rigidity, GV.
    """
    energy = np.asarray(energy_mev_per_nucleon, dtype=np.float64)
    rest = np.where(np.asarray(charge) == 1, PROTON_REST_MEV, NUCLEON_REST_MEV)
    momentum: Array = np.sqrt(energy * (energy + 2 * rest))
    gigavolts: Array = np.asarray(nucleons) / np.asarray(charge) * momentum / MV_PER_GV
    return gigavolts


def vertical_cutoff_gv(*, shell: Array | float, cutoff_factor: Array | float = 1.0) -> Array:
    """Return the rigidity below which nothing arrives from the zenith: Stoermer's 14.5 GV / L^2.

    Source: ecss_e_st_10_04c.

    Parameters
    ----------
    shell : magnetic shell L, Earth radii.
    cutoff_factor : 1 in a quiet magnetosphere, below 1 in a magnetic storm.

    Returns
    -------
    Array : cutoff, GV.
    """
    distance = np.asarray(shell, dtype=np.float64)
    cutoff: Array = STORMER_CUTOFF_GV * np.asarray(cutoff_factor) / (distance * distance)
    return cutoff


def sky_fraction(*, altitude_km: Array | float) -> Array:
    """Return the share of all directions that Earth does not fill.

    1 - (1 - sqrt(1 - (R / r)^2)) / 2.

    Parameters
    ----------
    altitude_km : altitude above 6,371.2 km, any shape.

    Returns
    -------
    Array : share, 0.5..1.
    """
    ratio = EARTH_RADIUS_KM / (EARTH_RADIUS_KM + np.asarray(altitude_km, dtype=np.float64))
    share: Array = 0.5 + 0.5 * np.sqrt(1 - ratio * ratio)
    return share


@cache
def _time_above_latitude() -> Array:
    """Return the share of time of circular orbits above a magnetic latitude, shape (inclination, latitude).

    Every degree of inclination from 0 to 90, every half degree of latitude from 0 to 90.
    """
    argument = np.pi / 2 * (np.arange(_QUARTER_ORBIT_STEPS) + 0.5) / _QUARTER_ORBIT_STEPS
    longitude = np.pi * (np.arange(_HALF_CIRCLE_STEPS) + 0.5) / _HALF_CIRCLE_STEPS
    tilt = np.radians(DIPOLE_TILT_DEG)
    bins = 90 * _LATITUDE_STEPS_PER_DEG
    shares = np.zeros((91, bins + 1))
    for inclination in range(91):
        sine = np.sin(np.radians(inclination)) * np.sin(argument)[:, None]
        magnetic = sine * np.cos(tilt) + np.sqrt(1 - sine * sine) * np.sin(tilt) * np.cos(longitude)
        latitude = np.degrees(np.arcsin(np.abs(magnetic)))
        counts, _ = np.histogram(latitude, bins=bins, range=(0.0, 90.0))
        shares[inclination, :-1] = counts[::-1].cumsum()[::-1] / counts.sum()
    return shares


def transmission_fraction(
    *,
    rigidity_gv: Array | float,
    altitude_km: Array | float,
    inclination_deg: Array | float,
    cutoff_factor: Array | float = 1.0,
) -> Array:
    """Return the share of a particle's interplanetary flux that a circular orbit sees, over all directions and times.

    share of sky x share of time in which the vertical cutoff 14.5 cos^4(magnetic latitude) / r^2 lies below the
    rigidity, in a dipole tilted by 9.4 deg, over all longitudes. Beyond shell 5 everything arrives. A storm that
    lowers cutoffs moves that edge with them. Against CREME96 at 800 km and 90 deg it is 0 to 17 % high.

    Source: ecss_e_st_10_04c, stassinopoulos_king_1974, csda_rpp_2022 (comparison), spenvis_me_radfx (comparison).

    Parameters
    ----------
    rigidity_gv : rigidity, GV, any shape.
    altitude_km : altitude above 6,371.2 km.
    inclination_deg : inclination, 0 to 180.
    cutoff_factor : 1 in a quiet magnetosphere, below 1 in a magnetic storm.

    Returns
    -------
    Array : share, 0..1.
    """
    radius = 1 + np.asarray(altitude_km, dtype=np.float64) / EARTH_RADIUS_KM
    entering = np.maximum(np.asarray(rigidity_gv, dtype=np.float64), OPEN_RIGIDITY_GV)
    square = np.minimum(radius * np.sqrt(entering / (STORMER_CUTOFF_GV * np.asarray(cutoff_factor))), 1.0)
    latitude = np.degrees(np.arccos(np.sqrt(square)))

    shares = _time_above_latitude()
    place = latitude * _LATITUDE_STEPS_PER_DEG
    lower = np.minimum(place.astype(np.intp), shares.shape[1] - 2)
    along = place - lower
    tilt = folded_inclination_deg(inclination_deg)
    row = np.clip(tilt.astype(np.intp), 0, shares.shape[0] - 2)
    across = tilt - row
    open_time = (shares[row, lower] * (1 - along) + shares[row, lower + 1] * along) * (1 - across) + (
        shares[row + 1, lower] * (1 - along) + shares[row + 1, lower + 1] * along
    ) * across
    seen: Array = sky_fraction(altitude_km=altitude_km) * open_time
    return seen
