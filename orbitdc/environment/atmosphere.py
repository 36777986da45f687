"""Air density and ram pressure from a bundled table of NRLMSISE-00 (made by tools/make_atmosphere.py)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np

from orbitdc.scenario.declaration import Array

EARTH_ROTATION_RAD_PER_S = 7.292115e-5
EARTH_RADIUS_KM = 6378.137
POLYNOMIAL_DEGREE = 5
SCALE_HEIGHT_STEP_KM = 10.0


@dataclass(frozen=True, kw_only=True)
class _Table:
    """ln(density) on a uniform grid of altitude, and its polynomial in F10.7 at each altitude (lowest power first)."""

    altitude_km: Array
    solar_f107: Array
    log_density: Array
    coefficients: Array


@cache
def _table() -> _Table:
    path = resources.files("orbitdc") / "data" / "environment" / "atmosphere.npz"
    with path.open("rb") as stream, np.load(stream) as stored:
        altitude, flux, log_density = (
            stored["altitude_km"], stored["solar_f107"], stored["log_density_kg_per_m3"]
        )  # fmt: skip
    fit = [np.polynomial.Polynomial.fit(flux, row, POLYNOMIAL_DEGREE).convert().coef for row in log_density]
    return _Table(altitude_km=altitude, solar_f107=flux, log_density=log_density, coefficients=np.array(fit))


def largest_solar_f107() -> float:
    """Return the largest F10.7 of the bundled density table [solar flux units]. Source: picone_2002."""
    return float(_table().solar_f107[-1])


def log_density_coefficients(*, altitude_km: Array | float) -> Array:
    """Polynomial of ln(density in kg/m3) in F10.7 at an altitude, linear between the table's altitudes.

    Parameters
    ----------
    altitude_km : altitude [km], any shape; held at the table's ends (200 and 2,000 km) outside it.

    Returns
    -------
    Coefficients, lowest power first, shape (6, *shape). Source: picone_2002.
    """
    table = _table()
    step = table.altitude_km[1] - table.altitude_km[0]
    last = table.altitude_km.size - 1
    position = np.clip((np.asarray(altitude_km, dtype=np.float64) - table.altitude_km[0]) / step, 0.0, last)
    index = np.minimum(position.astype(np.intp), last - 1)
    share = (position - index)[..., np.newaxis]
    mixed = table.coefficients[index] * (1 - share) + table.coefficients[index + 1] * share
    coefficients: Array = np.moveaxis(mixed, -1, 0)
    return coefficients


def _polynomial(coefficients: Array, x: Array) -> Array:
    """Horner's scheme, in place on the month axis."""
    total: Array = coefficients[-1] * x
    total += coefficients[-2]
    for coefficient in coefficients[-3::-1]:
        total *= x
        total += coefficient
    return total


def air_density_kg_per_m3(*, altitude_km: Array | float, solar_f107: Array | float) -> Array:
    """Air density, mean over a year, over local time and over the latitudes of a Sun-synchronous orbit.

    NRLMSISE-00 with daily and 81-day F10.7 equal and Ap rising with F10.7; ln(density) as a fifth-degree
    polynomial of F10.7.

    Parameters
    ----------
    altitude_km : altitude [km].
    solar_f107 : F10.7 [solar flux units], 60 to 340, broadcasts with the altitude.

    Returns
    -------
    Density [kg/m3], broadcast shape. Source: picone_2002.
    """
    coefficients = log_density_coefficients(altitude_km=altitude_km)
    density: Array = np.exp(_polynomial(coefficients, np.asarray(solar_f107, dtype=np.float64)))
    return density


def density_scale_height_km(*, altitude_km: Array | float, solar_f107: Array | float) -> Array:
    """Altitude over which density falls by e: H = -dh / d ln(density), central difference of 10 km each way.

    Parameters
    ----------
    altitude_km : altitude [km].
    solar_f107 : F10.7 [solar flux units], broadcasts with the altitude.

    Returns
    -------
    Scale height [km], broadcast shape. Source: picone_2002.
    """
    flux = np.asarray(solar_f107, dtype=np.float64)
    altitude = np.asarray(altitude_km, dtype=np.float64)
    table = _table().altitude_km
    above = np.minimum(altitude + SCALE_HEIGHT_STEP_KM, table[-1])
    below = np.maximum(altitude - SCALE_HEIGHT_STEP_KM, table[0])
    fall = _polynomial(log_density_coefficients(altitude_km=below), flux) - _polynomial(
        log_density_coefficients(altitude_km=above), flux
    )
    height: Array = (above - below) / fall
    return height


def ram_pressure_pa(
    *, altitude_km: Array | float, solar_f107: Array | float, orbital_speed_m_per_s: Array | float,
    inclination_deg: Array | float, air_density_factor: Array | float,
) -> Array:  # fmt: skip
    """Ram pressure rho v2 / 2 against air that turns with Earth: v2 = v_orbit2 (1 - (omega a / v_orbit) cos i)2.

    Parameters
    ----------
    altitude_km : altitude [km].
    solar_f107 : F10.7 [solar flux units], months first.
    orbital_speed_m_per_s : circular speed [m/s].
    inclination_deg : inclination [deg].
    air_density_factor : factor on density [1], above 0; all broadcast.

    Returns
    -------
    Ram pressure [Pa], broadcast shape. Source: vallado_2013.
    """
    speed = np.asarray(orbital_speed_m_per_s, dtype=np.float64)
    rotation = 1000 * EARTH_ROTATION_RAD_PER_S * (EARTH_RADIUS_KM + np.asarray(altitude_km, dtype=np.float64))
    relative = speed - rotation * np.cos(np.radians(inclination_deg))
    log_scale = np.log(0.5 * relative * relative * np.asarray(air_density_factor, dtype=np.float64))
    logarithm = _polynomial(log_density_coefficients(altitude_km=altitude_km), np.asarray(solar_f107))
    pressure: Array = np.exp(logarithm + log_scale)
    return pressure
