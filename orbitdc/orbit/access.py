"""What a ground station sees of a shell: how many satellites, when, how high and for how long."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from orbitdc.orbit.j2 import EARTH_RADIUS_KM, mean_motion_rad_per_s, period_s
from orbitdc.scenario.declaration import Array

EARTH_ROTATION_RAD_PER_S = 7.292115e-5
DEGREES_PER_HOUR = 15.0
STEPS_PER_DAY = 48
_NODES, _WEIGHTS = np.polynomial.legendre.leggauss(12)
_ANGLES = 0.5 * np.pi * _NODES
_BAND_STEPS = 17
_RMS = 1.0 / np.sqrt(3.0)
_ELEVATION_STEPS = 32


def cap_angle_rad(*, altitude_km: Array | float, elevation_deg: Array | float) -> Array:
    """Earth-central angle from a station to the farthest satellite above an elevation.

    Parameters
    ----------
    altitude_km, elevation_deg : broadcast together.

    Returns
    -------
    Array : rad. Equation: acos(R cos(el) / (R + h)) - el.
    """
    elevation: Array = np.radians(elevation_deg)
    angle: Array = np.arccos(EARTH_RADIUS_KM * np.cos(elevation) / (EARTH_RADIUS_KM + altitude_km)) - elevation
    return angle


def elevation_at_angle_deg(*, altitude_km: Array | float, angle_rad: Array | float) -> Array:
    """Elevation at which a station sees a satellite at an Earth-central angle; the inverse of `cap_angle_rad`.

    Parameters
    ----------
    altitude_km, angle_rad : broadcast together.

    Returns
    -------
    Array : deg. Equation: atan2(cos a - R / (R + h), sin a).
    """
    up: Array = np.cos(angle_rad) - EARTH_RADIUS_KM / (EARTH_RADIUS_KM + np.asarray(altitude_km, dtype=np.float64))
    elevation: Array = np.degrees(np.arctan2(up, np.sin(angle_rad)))
    return elevation


def visible_fraction(
    *, latitude_deg: Array | float, altitude_km: Array | float, inclination_deg: Array | float,
    elevation_mask_deg: Array | float,
) -> Array:  # fmt: skip
    """Share of a shell's satellites that a station sees above its mask, mean over time.

    Parameters
    ----------
    latitude_deg : latitude of the station, any shape.
    altitude_km, inclination_deg : of the circular orbits, broadcast.
    elevation_mask_deg : lowest usable elevation, broadcasts.

    Returns
    -------
    Array : share of all satellites. Equation: satellites spend equal times in equal steps of the argument of
        latitude u, and sin(latitude) = sin(i) sin(u); of a parallel, acos((cos a - sin p sin q) / (cos p cos q)) / pi
        lies within the angle a of the station at latitude p; the product is integrated over u by Gauss's rule after
        a sine substitution that smooths both ends. Earth turns under the orbits, so that over time every longitude
        is as likely as any other.
    """
    latitude: Array = np.radians(np.atleast_1d(latitude_deg))
    angle: Array = cap_angle_rad(altitude_km=altitude_km, elevation_deg=elevation_mask_deg)
    tilt: Array = np.maximum(np.sin(np.radians(inclination_deg)), 1e-9)
    lowest: Array = np.sin(np.maximum(latitude - angle, -0.5 * np.pi))
    highest: Array = np.sin(np.minimum(latitude + angle, 0.5 * np.pi))
    start: Array = np.arcsin(np.clip(lowest / tilt, -1.0, 1.0))
    end: Array = np.arcsin(np.clip(highest / tilt, -1.0, 1.0))
    middle: Array = 0.5 * (start + end)
    half: Array = 0.5 * (end - start)
    cos_angle: Array = np.cos(angle)
    sin_station: Array = np.sin(latitude)
    cos_station: Array = np.cos(latitude)
    total: Array = np.zeros(1)
    for node, weight in zip(_ANGLES, _WEIGHTS, strict=True):
        sin_satellite: Array = tilt * np.sin(middle + half * np.sin(node))
        across: Array = cos_station * np.sqrt(1.0 - sin_satellite * sin_satellite)
        cosine: Array = (cos_angle - sin_station * sin_satellite) / np.maximum(across, 1e-12)
        total = total + weight * np.cos(node) * np.arccos(np.clip(cosine, -1.0, 1.0))
    share: Array = 0.5 / np.pi * half * total
    return share


def satellites_in_view(*, satellite_count: Array | float, visible_fraction: Array | float) -> Array:
    """Count the satellites above the mask.

    Parameters
    ----------
    satellite_count, visible_fraction : broadcast together.

    Returns
    -------
    Array : satellites. Equation: N p.
    """
    count: Array = np.asarray(satellite_count * visible_fraction, dtype=np.float64)
    return count


def elevation_distribution(
    *, latitude_deg: Array | float, altitude_km: Array | float, inclination_deg: Array | float,
    elevation_mask_deg: Array | float, shares: Array,
) -> Array:  # fmt: skip
    """Elevations that visible satellites exceed for given shares of the time that they are visible.

    Parameters
    ----------
    latitude_deg, altitude_km, inclination_deg, elevation_mask_deg : as in `visible_fraction`, broadcast.
    shares : shares of visible time, 0 to 1, shape (quantile,): 0 gives the highest elevation, 1 the mask.

    Returns
    -------
    Array : deg, shape (quantile, *broadcast). Equation: p(el) / p(mask) of `visible_fraction`, inverted between 32
        equal steps of the Earth-central angle, linear in the square of the angle (the area of the cap). Where an
        inclined shell never comes within sight the mask is returned.
    """
    angle = cap_angle_rad(altitude_km=altitude_km, elevation_deg=elevation_mask_deg)
    reached = []
    for step in range(_ELEVATION_STEPS + 1):
        elevation = elevation_at_angle_deg(altitude_km=altitude_km, angle_rad=angle * (step / _ELEVATION_STEPS))
        reached.append(
            visible_fraction(latitude_deg=latitude_deg, altitude_km=altitude_km, inclination_deg=inclination_deg,
                             elevation_mask_deg=elevation)
        )  # fmt: skip
    shape = np.broadcast_shapes(*(value.shape for value in reached), angle.shape)
    whole = np.broadcast_to(reached[-1], shape)
    quantiles = np.empty((shares.size, *shape))
    for row, share in enumerate(shares):
        square: Array = np.zeros(shape)
        for step in range(_ELEVATION_STEPS):
            low, high = reached[step], reached[step + 1]
            inside: Array = np.clip((share * whole - low) / np.maximum(high - low, 1e-300), 0.0, 1.0)
            square = square + inside * ((2 * step + 1) / (_ELEVATION_STEPS * _ELEVATION_STEPS))
        found = elevation_at_angle_deg(altitude_km=altitude_km, angle_rad=angle * np.sqrt(square))
        quantiles[row] = np.where(whole > 0, found, elevation_mask_deg)
    return quantiles


def visible_arc_rad(*, cap_angle_rad: Array | float, plane_offset_rad: Array | float) -> Array:
    """Half of the arc of an orbit that lies within a cap around a station.

    Parameters
    ----------
    cap_angle_rad : Earth-central radius of the cap.
    plane_offset_rad : Earth-central angle from the station to the orbit plane; both broadcast.

    Returns
    -------
    Array : rad, 0 where the plane passes outside. Equation: acos(cos lambda_max / cos lambda_min).
        Source: smad_1999.
    """
    ratio: Array = np.cos(cap_angle_rad) / np.maximum(np.cos(plane_offset_rad), 1e-12)
    arc: Array = np.arccos(np.clip(ratio, -1.0, 1.0))
    return arc


def plane_offset_rad(
    *, latitude_deg: Array | float, inclination_deg: Array | float, hours_after_node_h: Array | float
) -> Array:
    """Earth-central angle from a station to an orbit plane.

    Parameters
    ----------
    latitude_deg : of the station.
    inclination_deg : of the plane.
    hours_after_node_h : local time of the station less local time of the plane's ascending node; all broadcast.

    Returns
    -------
    Array : rad, 0 to pi/2. Equation: sin = |sin p cos i - cos p sin i sin(15 deg/h t)|, the station's direction on
        the plane's normal.
    """
    latitude, tilt = np.radians(latitude_deg), np.radians(inclination_deg)
    along = np.sin(np.radians(DEGREES_PER_HOUR * np.asarray(hours_after_node_h, dtype=np.float64)))
    sine: Array = np.abs(np.sin(latitude) * np.cos(tilt) - np.cos(latitude) * np.sin(tilt) * along)
    offset: Array = np.arcsin(np.minimum(sine, 1.0))
    return offset


def pass_duration_s(
    *, altitude_km: Array | float, inclination_deg: Array | float, elevation_mask_deg: Array | float,
    maximum_elevation_deg: Array | float = 90.0,
) -> Array:  # fmt: skip
    """Duration of a pass that rises to a maximum elevation.

    Parameters
    ----------
    altitude_km, inclination_deg : of the orbit.
    elevation_mask_deg : at which the pass begins and ends.
    maximum_elevation_deg : in its middle; 90 gives the longest pass; all broadcast.

    Returns
    -------
    Array : s, 0 below the mask. Equation: T / pi acos(cos lambda_max / cos lambda_min) / (1 - w_E / n cos i); the
        last factor is Earth's rotation, exact for a pass over the equator. Source: smad_1999.
    """
    arc = visible_arc_rad(
        cap_angle_rad=cap_angle_rad(altitude_km=altitude_km, elevation_deg=elevation_mask_deg),
        plane_offset_rad=cap_angle_rad(altitude_km=altitude_km, elevation_deg=maximum_elevation_deg),
    )
    turning = EARTH_ROTATION_RAD_PER_S / mean_motion_rad_per_s(altitude_km=altitude_km)
    still: Array = period_s(altitude_km=altitude_km) / np.pi * arc
    duration: Array = still / (1.0 - turning * np.cos(np.radians(inclination_deg)))
    return duration


def mean_pass_duration_s(
    *, altitude_km: Array | float, inclination_deg: Array | float, elevation_mask_deg: Array | float
) -> Array:
    """Mean duration of a pass when the orbit crosses the cap at every offset alike.

    Parameters
    ----------
    altitude_km, inclination_deg, elevation_mask_deg : broadcast.

    Returns
    -------
    Array : s. Equation: T / 2 tan(lambda_max / 2) / (1 - w_E / n cos i): the cap's area over twice its width is
        the mean of the arc of `visible_arc_rad`.
    """
    cap = cap_angle_rad(altitude_km=altitude_km, elevation_deg=elevation_mask_deg)
    turning = EARTH_ROTATION_RAD_PER_S / mean_motion_rad_per_s(altitude_km=altitude_km)
    still: Array = 0.5 * period_s(altitude_km=altitude_km) * np.tan(0.5 * cap)
    duration: Array = still / (1.0 - turning * np.cos(np.radians(inclination_deg)))
    return duration


@dataclass(frozen=True, kw_only=True)
class DayInView:
    """What stations see of a shell through a day of 48 half hours of universal time.

    Attributes
    ----------
    satellite_share : share of all satellites above the mask, shape (48, site, *dims).
    log_range : mean logarithm of the slant range in km when a station tracks the highest 0, 1/2 and all of the
        satellites in view, shape (3, site, *dims); 0 for a station that never sees one.
    """

    satellite_share: Array
    log_range: Array


def day_in_view(
    *, latitude_deg: Array, longitude_deg: Array, altitude_km: Array, inclination_deg: Array,
    elevation_mask_deg: Array, local_time_of_ascending_node_h: Array, local_time_band_h: Array, plane_count: Array,
) -> DayInView:  # fmt: skip
    """Follow stations through a day under planes that stand at fixed local times.

    Earth carries a station under the planes twice a day, when it sees many satellites; in between it sees none.

    Parameters
    ----------
    latitude_deg, longitude_deg : of the stations, shape (site, 1, ...).
    altitude_km, inclination_deg, elevation_mask_deg : shape (*dims).
    local_time_of_ascending_node_h, local_time_band_h, plane_count : center, full width and number of planes.

    Returns
    -------
    DayInView. Equation: the share is the mean over planes of `visible_arc_rad` / pi, satellites spread evenly in a
        plane and P planes over the band, B sqrt(1 - 1/P2) wide by its variance; its mean over the day is
        `visible_fraction`. The highest part s of an arc has its mean logarithm of range at s / sqrt(3) of the arc:
        cos a = cos(offset) cos(s arc / sqrt 3), d2 = R2 + r2 - 2 R r cos a. Where a part is tracked, half hours count
        by the arc to the power s: alike when few satellites are tracked, by their number when all are.
    """
    cap = cap_angle_rad(altitude_km=altitude_km, elevation_deg=elevation_mask_deg)
    several = np.maximum(plane_count, 1.0)
    width: Array = local_time_band_h * np.sqrt(1.0 - 1.0 / (several * several))
    lead: Array = longitude_deg / DEGREES_PER_HOUR - local_time_of_ascending_node_h
    radius: Array = EARTH_RADIUS_KM + altitude_km
    shape = np.broadcast_shapes(latitude_deg.shape, lead.shape, cap.shape, width.shape, inclination_deg.shape)
    seen = np.zeros((STEPS_PER_DAY, *shape))
    logs, weights = np.zeros((3, *shape)), np.zeros((3, *shape))
    places = ((np.arange(_BAND_STEPS) + 0.5) / _BAND_STEPS - 0.5).reshape(-1, *(1,) * len(shape))
    for step in range(STEPS_PER_DAY):
        offset = plane_offset_rad(
            latitude_deg=latitude_deg,
            inclination_deg=inclination_deg,
            hours_after_node_h=lead + 24.0 * (step + 0.5) / STEPS_PER_DAY - places * width,
        )
        arc = visible_arc_rad(cap_angle_rad=cap, plane_offset_rad=offset)
        if not arc.any():
            continue
        seen[step] = np.add.reduce(arc, axis=0) / (_BAND_STEPS * np.pi)
        closest = 2.0 * EARTH_RADIUS_KM * radius * np.cos(offset)
        alike = np.where(arc > 0.0, 1.0, 0.0)
        for row, (tracked, counted) in enumerate(((0.0, alike), (0.5, np.sqrt(arc)), (1.0, arc))):
            square = EARTH_RADIUS_KM * EARTH_RADIUS_KM + radius * radius - closest * np.cos(tracked * _RMS * arc)
            logs[row] += np.add.reduce(counted * (0.5 * np.log(square)), axis=0)
            weights[row] += np.add.reduce(counted, axis=0)
    return DayInView(satellite_share=seen, log_range=logs / np.maximum(weights, 1e-300))
