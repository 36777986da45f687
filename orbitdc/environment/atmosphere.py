"""Air density and ram pressure from a bundled table of NRLMSISE-00 (made by tools/make_atmosphere.py)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np

from orbitdc.scenario.declaration import Array, Flags

EARTH_ROTATION_RAD_PER_S = 7.292115e-5
EARTH_RADIUS_KM = 6378.137
GRAVITATIONAL_PARAMETER_M3_PER_S2 = 3.986004418e14
POLYNOMIAL_DEGREE = 5
SCALE_HEIGHT_STEP_KM = 10.0
LOCAL_TIME_PERIOD_H = 12.0
"""An orbit's two sides are half a day apart, so that its mean repeats after twelve hours of its node."""
QUARTER_TURN_DEG = 90.0


@dataclass(frozen=True, kw_only=True)
class _Table:
    """Nodes, and polynomials in F10.7 (lowest power first, last axis) of what the table holds."""

    altitude_km: Array
    solar_f107: Array
    geomagnetic_ap: Array
    inclination_deg: Array
    mean: Array
    harmonics: Array
    season_maximum: Array
    season_deviation: Array


def _fit(flux: Array, values: Array) -> Array:
    """Least-squares polynomial of the last axis in F10.7, lowest power first."""
    middle, half = (flux[-1] + flux[0]) / 2, (flux[-1] - flux[0]) / 2
    rows = values.reshape(-1, flux.size).T
    scaled = np.linalg.pinv(np.vander((flux - middle) / half, POLYNOMIAL_DEGREE + 1, increasing=True)) @ rows
    powers = [np.polynomial.Polynomial([-middle / half, 1 / half]) ** n for n in range(POLYNOMIAL_DEGREE + 1)]
    basis = np.array([np.pad(p.coef, (0, POLYNOMIAL_DEGREE + 1 - p.coef.size)) for p in powers])
    plain: Array = (scaled.T[:, :, np.newaxis] * basis).sum(axis=1)
    return plain.reshape(*values.shape[:-1], POLYNOMIAL_DEGREE + 1)


@cache
def _table() -> _Table:
    path = resources.files("orbitdc") / "data" / "environment" / "atmosphere.npz"
    with path.open("rb") as stream, np.load(stream) as stored:
        data = {name: np.asarray(stored[name], dtype=np.float64) for name in stored.files if name != "provenance"}
    flux = data["solar_f107"]
    return _Table(
        altitude_km=data["altitude_km"],
        solar_f107=flux,
        geomagnetic_ap=data["geomagnetic_ap"],
        inclination_deg=data["inclination_deg"],
        mean=_fit(flux, data["log_density_kg_per_m3"]),
        harmonics=_fit(flux, data["local_time_harmonics"]),
        season_maximum=_fit(flux, data["spread_maximum"]),
        season_deviation=_fit(flux, data["spread_standard_deviation"]),
    )


def density_table_limits() -> dict[str, tuple[float, float]]:
    """Return the ranges over which densities are known, by argument name.

    Returns
    -------
    dict : altitude_km [km], solar_f107 [solar flux units] and geomagnetic_ap [1] -> (least, largest).
        Source: picone_2002.
    """
    table = _table()
    axes = {
        "altitude_km": table.altitude_km,
        "solar_f107": table.solar_f107,
        "geomagnetic_ap": table.geomagnetic_ap,
    }
    return {name: (float(nodes[0]), float(nodes[-1])) for name, nodes in axes.items()}


def outside_density_table(*, altitude_km: Array | float = 650.0, solar_f107: Array | float = 150.0) -> Flags:
    """Tell where a density is asked for outside the table, where it is that of the table's end.

    Parameters
    ----------
    altitude_km : altitude [km].
    solar_f107 : F10.7 [solar flux units]; both broadcast.

    Returns
    -------
    True outside 100 to 2,000 km or F10.7 of 60 to 340, broadcast shape. Source: picone_2002.
    """
    limits = density_table_limits()
    outside = np.zeros(1, dtype=bool)
    for name, value in (("altitude_km", altitude_km), ("solar_f107", solar_f107)):
        least, largest = limits[name]
        outside = outside | (np.asarray(value) < least) | (np.asarray(value) > largest)
    return outside


def _bracket(nodes: Array, value: Array) -> tuple[np.ndarray[tuple[int, ...], np.dtype[np.intp]], Array]:
    """Index of the node below a value held within the nodes, and the share of the next one."""
    held = np.clip(value, nodes[0], nodes[-1])
    index = np.minimum(np.searchsorted(nodes, held, side="right") - 1, nodes.size - 2)
    share: Array = (held - nodes[index]) / (nodes[index + 1] - nodes[index])
    return index, share[..., np.newaxis]


def _same_dimensions(*values: Array | float) -> list[Array]:
    """Arrays of one number of dimensions, so that a leading axis of powers does not meet an axis of points."""
    dimensions = max(np.ndim(value) for value in values)
    arrays = [np.asarray(value, dtype=np.float64) for value in values]
    return [array.reshape((1,) * (dimensions - array.ndim) + array.shape) for array in arrays]


def _along_altitude(values: Array, altitude_km: Array | float) -> Array:
    index, share = _bracket(_table().altitude_km, np.asarray(altitude_km, dtype=np.float64))
    mixed: Array = values[index] * (1 - share) + values[index + 1] * share
    return np.moveaxis(mixed, -1, 0)


def _ap_weights(geomagnetic_ap: Array | float) -> list[Array]:
    """Lagrange weights of the table's three levels of Ap."""
    low, middle, high = _table().geomagnetic_ap
    ap = np.clip(np.asarray(geomagnetic_ap, dtype=np.float64), low, high)
    return [
        (ap - middle) * (ap - high) / ((low - middle) * (low - high)),
        (ap - low) * (ap - high) / ((middle - low) * (middle - high)),
        (ap - low) * (ap - middle) / ((high - low) * (high - middle)),
    ]


def mean_density_coefficients(
    *, altitude_km: Array | float, inclination_deg: Array | float, geomagnetic_ap: Array | float
) -> Array:
    """Polynomial of ln(density in kg/m3) in F10.7, mean over orbit, local time of node and year.

    Linear between the table's altitudes (5 to 25 km apart) and inclinations (15 deg), quadratic in Ap.

    Parameters
    ----------
    altitude_km : altitude [km], held at the table's ends outside it.
    inclination_deg : inclination [deg]; a retrograde orbit crosses the latitudes of its mirror image.
    geomagnetic_ap : geomagnetic index Ap [1], 2 to 30; all broadcast.

    Returns
    -------
    Coefficients, lowest power first, shape (6, *shape). Source: picone_2002.
    """
    table = _table()
    altitude, inclination, ap = _same_dimensions(altitude_km, inclination_deg, geomagnetic_ap)
    folded = QUARTER_TURN_DEG - np.abs(inclination - QUARTER_TURN_DEG)
    index, share = _bracket(table.altitude_km, altitude)
    tilt, tilt_share = _bracket(table.inclination_deg, folded)
    total: Array = np.zeros(1)
    for level, weight in enumerate(_ap_weights(ap)):
        nodes = table.mean[:, :, level]
        lower = nodes[tilt, index] * (1 - share) + nodes[tilt, index + 1] * share
        upper = nodes[tilt + 1, index] * (1 - share) + nodes[tilt + 1, index + 1] * share
        total = total + np.moveaxis(lower * (1 - tilt_share) + upper * tilt_share, -1, 0) * weight
    return total


def local_time_coefficients(*, altitude_km: Array | float, local_time_of_node_h: Array | float) -> Array:
    """Polynomial in F10.7 of ln(density at a fixed local time of node / mean over local times).

    Two harmonics of twelve hours, of Sun-synchronous orbits at Ap 12: a dawn-dusk orbit meets air within 3 % of
    the mean over local times, orbits of 09:00 or 15:00 up to a fifth less or more.

    Parameters
    ----------
    altitude_km : altitude [km].
    local_time_of_node_h : local time of the ascending node [h]; both broadcast.

    Returns
    -------
    Coefficients, lowest power first, shape (6, *shape). Source: picone_2002.
    """
    altitude, hour = _same_dimensions(altitude_km, local_time_of_node_h)
    phase = 2 * np.pi / LOCAL_TIME_PERIOD_H * hour
    terms = (np.ones_like(phase), np.cos(phase), np.sin(phase), np.cos(2 * phase), np.sin(2 * phase))
    harmonics = _table().harmonics
    total: Array = np.zeros(1)
    for order, term in enumerate(terms):
        total = total + _along_altitude(harmonics[:, order], altitude) * term
    return total


def evaluate_polynomial(*, coefficients: Array, solar_f107: Array | float) -> Array:
    """Polynomial in F10.7 by Horner's scheme.

    Parameters
    ----------
    coefficients : lowest power first, shape (6, *shape).
    solar_f107 : F10.7 [solar flux units], broadcasts with `shape`, time axes first.

    Returns
    -------
    Values, broadcast shape.
    """
    flux = np.asarray(solar_f107, dtype=np.float64)
    total: Array = np.asarray(coefficients[-1] * flux)
    total += coefficients[-2]
    for coefficient in coefficients[-3::-1]:
        total *= flux
        total += coefficient
    return total


def air_density_kg_per_m3(
    *, altitude_km: Array | float, solar_f107: Array | float, inclination_deg: Array | float,
    geomagnetic_ap: Array | float,
) -> Array:  # fmt: skip
    """Air density, mean over an orbit, over local time of node and over the year.

    NRLMSISE-00 with daily and 81-day F10.7 equal and a steady Ap; ln(density) as a fifth-degree polynomial of
    F10.7. Within 3 % of the model between 120 and 2,000 km, 0.7 % on average; within 1 % at Ap 8 to 16.

    Parameters
    ----------
    altitude_km : altitude [km], 100 to 2,000.
    solar_f107 : F10.7 [solar flux units], 60 to 340.
    inclination_deg : inclination [deg].
    geomagnetic_ap : geomagnetic index Ap [1], 2 to 30; all broadcast.

    Returns
    -------
    Density [kg/m3], broadcast shape; not a number outside the table. Source: picone_2002.
    """
    coefficients = mean_density_coefficients(
        altitude_km=altitude_km, inclination_deg=inclination_deg, geomagnetic_ap=geomagnetic_ap
    )
    logarithm = evaluate_polynomial(coefficients=coefficients, solar_f107=solar_f107)
    outside = outside_density_table(altitude_km=altitude_km, solar_f107=solar_f107)
    density: Array = np.where(outside, np.nan, np.exp(logarithm)).reshape(logarithm.shape)
    return density


def density_scale_height_km(
    *, altitude_km: Array | float, solar_f107: Array | float, inclination_deg: Array | float,
    geomagnetic_ap: Array | float,
) -> Array:  # fmt: skip
    """Altitude over which density falls by e: H = -dh / d ln(density), central difference of 10 km each way.

    Parameters
    ----------
    altitude_km : altitude [km].
    solar_f107 : F10.7 [solar flux units].
    inclination_deg, geomagnetic_ap : inclination [deg] and Ap [1]; all broadcast.

    Returns
    -------
    Scale height [km], broadcast shape. Source: picone_2002.
    """
    altitude = np.asarray(altitude_km, dtype=np.float64)
    least, largest = density_table_limits()["altitude_km"]
    above = np.minimum(altitude + SCALE_HEIGHT_STEP_KM, largest)
    below = np.maximum(altitude - SCALE_HEIGHT_STEP_KM, least)
    high, low = (
        mean_density_coefficients(altitude_km=h, inclination_deg=inclination_deg, geomagnetic_ap=geomagnetic_ap)
        for h in (above, below)
    )
    height: Array = (above - below) / evaluate_polynomial(coefficients=low - high, solar_f107=solar_f107)
    return height


def season_maximum_ratio(*, altitude_km: Array | float, solar_f107: Array | float) -> Array:
    """Largest orbit-mean density over season and local time of node, relative to the mean of both.

    Parameters
    ----------
    altitude_km : altitude [km] of a Sun-synchronous orbit.
    solar_f107 : F10.7 [solar flux units]; both broadcast.

    Returns
    -------
    Ratio [1], broadcast shape; at Ap 12. Source: picone_2002.
    """
    return evaluate_polynomial(
        coefficients=_along_altitude(_table().season_maximum, altitude_km), solar_f107=solar_f107
    )


def season_deviation_fraction(*, altitude_km: Array | float, solar_f107: Array | float) -> Array:
    """Spread of orbit-mean density over season and local time of node: standard deviation over mean.

    Parameters
    ----------
    altitude_km : altitude [km] of a Sun-synchronous orbit.
    solar_f107 : F10.7 [solar flux units]; both broadcast.

    Returns
    -------
    Fraction [1], broadcast shape; at Ap 12. Source: picone_2002.
    """
    return evaluate_polynomial(
        coefficients=_along_altitude(_table().season_deviation, altitude_km), solar_f107=solar_f107
    )


def air_speed_fraction(*, altitude_km: Array | float, inclination_deg: Array | float) -> Array:
    """Speed against air that turns with Earth per orbital speed: 1 - (omega a / v) cos i, v = sqrt(mu / a).

    Parameters
    ----------
    altitude_km : altitude [km].
    inclination_deg : inclination [deg]; both broadcast.

    Returns
    -------
    Fraction [1], broadcast shape. Source: vallado_2013.
    """
    radius_m = 1000 * (EARTH_RADIUS_KM + np.asarray(altitude_km, dtype=np.float64))
    turning = EARTH_ROTATION_RAD_PER_S * radius_m * np.sqrt(radius_m / GRAVITATIONAL_PARAMETER_M3_PER_S2)
    fraction: Array = 1 - turning * np.cos(np.radians(inclination_deg))
    return fraction


def ram_pressure_pa(
    *, altitude_km: Array | float, solar_f107: Array | float, orbital_speed_m_per_s: Array | float,
    inclination_deg: Array | float, geomagnetic_ap: Array | float, local_time_of_node_h: Array | float,
    fixed_local_time_fraction: Array | float, air_density_factor: Array | float,
) -> Array:  # fmt: skip
    """Ram pressure rho v2 / 2 against air that turns with Earth: v2 = v_orbit2 (1 - (omega a / v_orbit) cos i)2.

    Parameters
    ----------
    altitude_km : altitude [km].
    solar_f107 : F10.7 [solar flux units], months first.
    orbital_speed_m_per_s : circular speed [m/s].
    inclination_deg : inclination [deg].
    geomagnetic_ap : geomagnetic index Ap [1].
    local_time_of_node_h : local time of the ascending node [h].
    fixed_local_time_fraction : 1 where the node keeps its local time, 0 where it runs through all [1].
    air_density_factor : factor on density [1], above 0; all broadcast.

    Returns
    -------
    Ram pressure [Pa], broadcast shape. Source: vallado_2013.
    """
    altitude, tilt, ap, hour, fixed = _same_dimensions(
        altitude_km, inclination_deg, geomagnetic_ap, local_time_of_node_h, fixed_local_time_fraction
    )
    relative = np.asarray(orbital_speed_m_per_s) * air_speed_fraction(altitude_km=altitude, inclination_deg=tilt)
    local = local_time_coefficients(altitude_km=altitude, local_time_of_node_h=hour)
    coefficients = fixed * local + mean_density_coefficients(
        altitude_km=altitude, inclination_deg=tilt, geomagnetic_ap=ap
    )
    log_scale = np.log(0.5 * relative * relative * np.asarray(air_density_factor, dtype=np.float64))
    logarithm = evaluate_polynomial(coefficients=coefficients, solar_f107=solar_f107)
    pressure: Array = np.exp(logarithm + log_scale)
    return pressure
