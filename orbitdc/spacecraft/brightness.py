"""How bright a satellite stands in the twilight sky, and how many of a shell are up there at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from orbitdc.orbit.result import OrbitResult
from orbitdc.scenario.declaration import Array
from orbitdc.spacecraft.parameters import SpacecraftParameters
from orbitdc.spacecraft.propulsion import EARTH_RADIUS_KM
from orbitdc.spacecraft.result import AttitudeResult
from orbitdc.thermal.parameters import RadiatorParameters

SUN_MAGNITUDE = -26.74
"""Apparent visual magnitude of the Sun at 1 AU."""

LIMIT_ALTITUDE_KM = 550.0
"""Altitude below which the recommended limit of brightness does not change."""

_M_PER_KM = 1000.0
_SMALLEST_AREA_M2 = 1e-12


def diffuse_sphere_phase(*, phase_angle_deg: Array | float) -> Array:
    """Return the brightness of a diffuse sphere relative to full phase.

    Parameters
    ----------
    phase_angle_deg : angle Sun - satellite - observer, 0..180 degrees.

    Returns
    -------
    Array : (sin f + (pi - f) cos f) / pi.

    Notes
    -----
    Source: vallerie_1963.
    """
    phase = np.radians(np.asarray(phase_angle_deg, dtype=np.float64))
    share: Array = (np.sin(phase) + (np.pi - phase) * np.cos(phase)) / np.pi
    return share


def bright_area_m2(
    *,
    array_area_m2: Array | float,
    array_reflectance: Array | float,
    radiator_area_m2: Array | float,
    radiator_reflectance: Array | float,
    radiator_sun_cosine: Array | float,
    radiator_nadir_angle_deg: Array | float,
    body_area_m2: Array | float,
    body_reflectance: Array | float,
    sun_depression_deg: Array | float,
) -> Array:
    """Return reflectance x area x both cosines of a satellite in the zenith of twilight, all parts added.

    The array faces the Sun, which stands `sun_depression_deg` below the observer's horizon: the observer sees its lit
    face under the cosine sin(depression). The radiator is nearly edge-on to the Sun, and is seen from below by its
    angle to nadir. The body is a diffuse sphere of its face's area at a phase angle of 90 degrees less the depression.

    Parameters
    ----------
    array_area_m2, array_reflectance : array, and the diffuse reflectance of its cell face.
    radiator_area_m2, radiator_reflectance : radiator, one side, and its diffuse reflectance.
    radiator_sun_cosine, radiator_nadir_angle_deg : Sun on the radiator, and its normal against nadir.
    body_area_m2, body_reflectance : face of the body and its diffuse reflectance.
    sun_depression_deg : of the Sun below the observer's horizon.

    Returns
    -------
    Array : m2; a white plate facing both Sun and observer counts with its area.

    Notes
    -----
    Diffuse reflection only, no glints, no light from Earth, no shadow of one part on another; measured satellites
    depart from it by a magnitude. Source: vallerie_1963, bassa_2022.
    """
    depression = np.radians(np.asarray(sun_depression_deg, dtype=np.float64))
    array = array_reflectance * array_area_m2 * np.sin(depression)
    seen = np.abs(np.cos(np.radians(np.asarray(radiator_nadir_angle_deg, dtype=np.float64))))
    radiator = radiator_reflectance * radiator_area_m2 * radiator_sun_cosine * seen
    phase = diffuse_sphere_phase(phase_angle_deg=90.0 - np.asarray(sun_depression_deg, dtype=np.float64))
    body = 2.0 / 3.0 * body_reflectance * body_area_m2 * phase
    area: Array = array + radiator + body
    return area


def apparent_magnitude(
    *, bright_area_m2: Array | float, range_km: Array | float, brightness_factor: Array | float
) -> Array:
    """Return the apparent visual magnitude of a diffusely reflecting satellite.

    Parameters
    ----------
    bright_area_m2 : reflectance x area x both cosines.
    range_km : distance of the observer.
    brightness_factor : measured over modeled brightness.

    Returns
    -------
    Array : -26.74 - 2.5 log10(factor area / (pi d^2)).

    Notes
    -----
    Source: bassa_2022.
    """
    distance_m = _M_PER_KM * np.asarray(range_km, dtype=np.float64)
    share = np.maximum(bright_area_m2, _SMALLEST_AREA_M2) * brightness_factor / (np.pi * distance_m * distance_m)
    magnitude: Array = SUN_MAGNITUDE - 2.5 * np.log10(share)
    return magnitude


def faintness_limit_magnitude(*, altitude_km: Array | float, limit_at_550_km: Array | float) -> Array:
    """Return the magnitude that a satellite should not outshine.

    Parameters
    ----------
    altitude_km : of the orbit.
    limit_at_550_km : limit up to 550 km.

    Returns
    -------
    Array : limit + 2.5 log10(h / 550 km) above 550 km, where a satellite moves more slowly through the picture.

    Notes
    -----
    Source: iau_cps_2024.
    """
    height = np.maximum(np.asarray(altitude_km, dtype=np.float64), LIMIT_ALTITUDE_KM)
    limit: Array = limit_at_550_km + 2.5 * np.log10(height / LIMIT_ALTITUDE_KM)
    return limit


def twilight_visible_fraction(
    *,
    altitude_km: Array | float,
    beta_angle_deg: Array | float,
    elevation_mask_deg: Array | float,
    sun_depression_deg: Array | float,
) -> Array:
    """Return the largest share of a ring of satellites that one observer has above the mask at twilight, sunlit.

    The planes of a dawn-dusk shell lie side by side along the edge of night. An observer beyond that edge stands
    c = max(depression - (90 deg - beta), 0) or less from the nearest point of the ring, and sees what of the ring
    is within the Earth angle l of the mask: acos(cos l / cos c) / pi. Satellites over the place where the Sun is
    that low are lit if they stand above Earth's shadow there, R (1 / cos(depression) - 1).

    Parameters
    ----------
    altitude_km : of the orbit.
    beta_angle_deg : Sun angle to the orbit plane.
    elevation_mask_deg : lowest elevation counted.
    sun_depression_deg : of the Sun below the observer's horizon.

    Returns
    -------
    Array : 0..1, an upper bound for one place and moment: for the best-placed observer, satellites evenly spread.

    Notes
    -----
    Geometry derived here. Source: bassa_2022 (the question).
    """
    radius = EARTH_RADIUS_KM + np.asarray(altitude_km, dtype=np.float64)
    mask = np.radians(np.asarray(elevation_mask_deg, dtype=np.float64))
    depression = np.radians(np.asarray(sun_depression_deg, dtype=np.float64))
    reach = np.arccos(EARTH_RADIUS_KM * np.cos(mask) / radius) - mask
    off_ring = np.maximum(depression - np.radians(90.0 - np.asarray(beta_angle_deg, dtype=np.float64)), 0.0)
    half_arc = np.arccos(np.minimum(np.cos(reach) / np.cos(off_ring), 1.0))
    lit = radius * np.cos(depression) > EARTH_RADIUS_KM
    share: Array = np.where(lit, half_arc / np.pi, 0.0)
    return share


@dataclass(frozen=True, kw_only=True)
class TwilightSky:
    """Brightness of one satellite against the recommendation, and the share of a shell in sight."""

    apparent_magnitude: Array
    apparent_magnitude_limit: Array
    visible_fraction: Array
    high_fraction: Array


def twilight_sky(
    *,
    spacecraft: SpacecraftParameters,
    radiator: RadiatorParameters,
    altitude_km: Array,
    shell: OrbitResult,
    attitude: AttitudeResult,
    array_area_m2: Array,
    radiator_area_m2: Array,
    body_area_m2: Array,
) -> TwilightSky:
    """Return what an observer at twilight sees of the satellites.

    Parameters
    ----------
    spacecraft, radiator : reflectances, the moment of twilight, the recommended limit.
    altitude_km, shell, attitude : orbit, Sun angles and where the radiator points.
    array_area_m2, radiator_area_m2, body_area_m2 : sizes.

    Returns
    -------
    TwilightSky : magnitude in the zenith, its limit, and the shares of the shell in sight and high in the sky.
    """
    bright_area = bright_area_m2(
        array_area_m2=array_area_m2,
        array_reflectance=spacecraft.array_diffuse_reflectance,
        radiator_area_m2=radiator_area_m2,
        radiator_reflectance=1.0 - radiator.absorptivity_end_of_life,
        radiator_sun_cosine=attitude.radiator_sun_cosine,
        radiator_nadir_angle_deg=attitude.radiator_nadir_angle_deg,
        body_area_m2=body_area_m2,
        body_reflectance=spacecraft.body_diffuse_reflectance,
        sun_depression_deg=spacecraft.twilight_sun_depression_deg,
    )

    def visible_fraction(elevation_mask_deg: Array) -> Array:
        return twilight_visible_fraction(
            altitude_km=altitude_km,
            beta_angle_deg=(shell.beta_angle_minimum_deg + shell.beta_angle_maximum_deg) / 2.0,
            elevation_mask_deg=elevation_mask_deg,
            sun_depression_deg=spacecraft.twilight_sun_depression_deg,
        )

    return TwilightSky(
        apparent_magnitude=apparent_magnitude(
            bright_area_m2=bright_area, range_km=altitude_km, brightness_factor=spacecraft.brightness_factor
        ),
        apparent_magnitude_limit=faintness_limit_magnitude(
            altitude_km=altitude_km, limit_at_550_km=spacecraft.magnitude_limit
        ),
        visible_fraction=visible_fraction(spacecraft.twilight_elevation_mask_deg),
        high_fraction=visible_fraction(spacecraft.twilight_high_elevation_deg),
    )
