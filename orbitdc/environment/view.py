"""How much of Earth a flat plate sees: infrared by an exact view factor, reflected sunlight by quadrature."""

from __future__ import annotations

from functools import cache

import numpy as np

from orbitdc.scenario.declaration import Array

EARTH_RADIUS_KM = 6378.137
CAP_NODES = 24
AZIMUTH_NODES = 48
SERIES_TERMS = 6


def plate_to_earth_view_factor(*, altitude_km: Array | float, nadir_angle_deg: Array | float) -> Array:
    """View factor of one face of a small plate to Earth, any tilt, in closed form.

    With H = (R + h) / R, l the angle between normal and nadir, s = sqrt(H2 - 1), w = sqrt(1 - s2 cot2 l):
    cos l / H2 where the face sees the whole disc (l <= arccos(1/H)); 0 where it sees none (l >= 180 deg less that);
    else [cos l arccos(-s cot l) - s w sin l] / (pi H2) + arctan(w sin l / s) / pi.

    Parameters
    ----------
    altitude_km : altitude above the equatorial radius [km], above 0.
    nadir_angle_deg : angle between the face's normal and nadir [deg, 0..180], broadcasts with the altitude.

    Returns
    -------
    View factor [1], broadcast shape. Source: howell_catalog.
    """
    ratio = 1 + np.asarray(altitude_km, dtype=np.float64) / EARTH_RADIUS_KM
    angle = np.radians(nadir_angle_deg)
    cosine, sine = np.cos(angle), np.sin(angle)
    squared = ratio * ratio
    s = np.sqrt(squared - 1)
    cut = np.clip(s * cosine / np.maximum(sine, 1e-300), -1.0, 1.0)
    width = np.sqrt(1 - cut * cut)
    partial = (cosine * np.arccos(-cut) - s * sine * width) / (np.pi * squared) + np.arctan2(sine * width, s) / np.pi
    seen = np.where(cut >= 1.0, cosine / squared, partial)
    factor: Array = np.where(cut <= -1.0, 0.0, np.maximum(seen, 0.0))
    return factor


def albedo_view_factor(
    *, altitude_km: Array | float, nadir_angle_deg: Array | float, solar_zenith_deg: Array | float,
    sun_azimuth_cosine: Array | float,
) -> Array:  # fmt: skip
    """Reflected sunlight on one face over sunlight x albedo, for an Earth that scatters diffusely.

    G = integral over the visible cap of max(cos t_sun, 0) cos t_earth max(cos t_plate, 0) / (pi d2) dA: 24
    Gauss-Legendre nodes in the cosine of the cap's angle times 48 equal steps in azimuth, good to 0.3 %.

    Parameters
    ----------
    altitude_km : altitude above the equatorial radius [km], above 0.
    nadir_angle_deg : angle between the face's normal and nadir [deg].
    solar_zenith_deg : zenith angle of the Sun at the point below the satellite [deg, 0..180].
    sun_azimuth_cosine : cosine of the azimuth between Sun and face normal, seen from above [1]; all broadcast.

    Returns
    -------
    Albedo view factor [1], broadcast shape; `plate_to_earth_view_factor` x cos(zenith) while the Sun stands high.
    Source: definition.
    """
    ratio = 1 + np.asarray(altitude_km, dtype=np.float64) / EARTH_RADIUS_KM
    tilt, zenith = np.radians(nadir_angle_deg), np.radians(solar_zenith_deg)
    azimuth_cosine = np.asarray(sun_azimuth_cosine, dtype=np.float64)
    dimensions = np.broadcast(ratio, tilt, zenith, azimuth_cosine).ndim
    turn = (2 * np.pi * (np.arange(AZIMUTH_NODES) + 0.5) / AZIMUTH_NODES).reshape((-1,) + (1,) * dimensions)
    down, toward = np.cos(tilt), np.sin(tilt) * azimuth_cosine
    across = np.sin(tilt) * np.sqrt(np.maximum(1 - azimuth_cosine * azimuth_cosine, 0.0))
    nodes, weights = np.polynomial.legendre.leggauss(CAP_NODES)
    horizon = 1 / ratio
    half = (1 - horizon) / 2
    normal_part = toward * np.cos(turn) + across * np.sin(turn)
    sun_part = np.sin(zenith) * np.cos(turn)
    total: Array = np.zeros(np.broadcast_shapes(ratio.shape, tilt.shape, zenith.shape, azimuth_cosine.shape))
    for node, weight in zip(nodes, weights, strict=True):
        mu = horizon + half * (node + 1)
        radius = np.sqrt(np.maximum(1 - mu * mu, 0.0))
        distance_squared = 1 + ratio * ratio - 2 * ratio * mu
        sun = np.maximum(mu * np.cos(zenith) + radius * sun_part, 0.0)
        plate = np.maximum(radius * normal_part + (ratio - mu) * down, 0.0)
        kernel = weight * half * (ratio * mu - 1) / (distance_squared * distance_squared)
        total = total + kernel * (sun * plate).sum(axis=0)
    factor: Array = total * (2 / AZIMUTH_NODES)
    return factor


@cache
def _series_nodes() -> tuple[Array, Array]:
    """Chebyshev nodes in the azimuth's cosine, and the matrix from values there to power coefficients."""
    nodes: Array = np.cos(np.pi * np.arange(SERIES_TERMS, dtype=np.float64) / (SERIES_TERMS - 1))
    matrix: Array = np.asarray(np.linalg.inv(np.vander(nodes, increasing=True)), dtype=np.float64)
    return nodes, matrix


def albedo_view_factor_series(
    *, altitude_km: Array | float, nadir_angle_deg: Array | float, solar_zenith_deg: Array | float
) -> Array:
    """Albedo view factor as a polynomial in the cosine of the Sun's azimuth, so that many azimuths cost little.

    Parameters
    ----------
    altitude_km : altitude above the equatorial radius [km], above 0.
    nadir_angle_deg : angle between the face's normal and nadir [deg].
    solar_zenith_deg : zenith angle of the Sun at the point below the satellite [deg]; all broadcast.

    Returns
    -------
    Six coefficients, lowest power first, shape (6, *broadcast shape). Source: definition.
    """
    nodes, matrix = _series_nodes()
    values = [
        albedo_view_factor(
            altitude_km=altitude_km,
            nadir_angle_deg=nadir_angle_deg,
            solar_zenith_deg=solar_zenith_deg,
            sun_azimuth_cosine=float(node),
        )
        for node in nodes
    ]
    coefficients: Array = np.stack(
        [sum((row[k] * values[k] for k in range(1, SERIES_TERMS)), row[0] * values[0]) for row in matrix]
    )
    return coefficients


def sun_azimuth_cosine(
    *, nadir_angle_deg: Array | float, solar_zenith_deg: Array | float, sun_cosine: Array | float
) -> Array:
    """Cosine of the azimuth between Sun and normal that follows from the Sun's cosine on the face.

    n.s = sin l sin z cos psi - cos l cos z, solved for cos psi and held within -1..1 (any azimuth serves where the
    face looks to nadir or the Sun stands in the zenith).

    Parameters
    ----------
    nadir_angle_deg : angle l between the face's normal and nadir [deg].
    solar_zenith_deg : zenith angle z of the Sun at the point below the satellite [deg].
    sun_cosine : cosine n.s of the Sun on the face [1]; all broadcast.

    Returns
    -------
    Cosine of the azimuth [1], broadcast shape. Source: definition.
    """
    tilt, zenith = np.radians(nadir_angle_deg), np.radians(solar_zenith_deg)
    lever = np.maximum(np.sin(tilt) * np.sin(zenith), 1e-12)
    cosine: Array = np.clip((np.asarray(sun_cosine) + np.cos(tilt) * np.cos(zenith)) / lever, -1.0, 1.0)
    return cosine


def albedo_w_per_m2(
    *, solar_irradiance_w_per_m2: Array | float, earth_albedo_fraction: Array | float, view_factor: Array | float
) -> Array:
    """Reflected sunlight that arrives on a face: irradiance x albedo x albedo view factor.

    Parameters
    ----------
    solar_irradiance_w_per_m2 : sunlight at Earth [W/m2].
    earth_albedo_fraction : share that Earth reflects [1].
    view_factor : albedo view factor [1], of one face or summed over faces; all broadcast.

    Returns
    -------
    Irradiance on the face [W/m2], broadcast shape. Source: definition.
    """
    reflected: Array = np.asarray(solar_irradiance_w_per_m2) * earth_albedo_fraction * view_factor
    return reflected
