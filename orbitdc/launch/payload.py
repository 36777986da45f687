"""Payload of a launcher against altitude and inclination, by closing its upper stage."""

from __future__ import annotations

import numpy as np

from orbitdc.scenario.declaration import Array

EARTH_GRAVITATIONAL_PARAMETER_M3_PER_S2 = 3.986004418e14
EARTH_EQUATORIAL_RADIUS_M = 6_378_137.0
EARTH_EQUATOR_SPEED_M_PER_S = 465.1
STANDARD_GRAVITY_M_PER_S2 = 9.80665


def circular_speed_m_per_s(*, altitude_km: Array | float) -> Array:
    """Speed on a circular orbit.

    v = sqrt(mu / (R + h)).

    Parameters
    ----------
    altitude_km : altitude above the equatorial radius, any shape.

    Returns
    -------
    Array : speed, m/s, shape of `altitude_km`.
    """
    radius_m: Array = EARTH_EQUATORIAL_RADIUS_M + 1000.0 * np.asarray(altitude_km, dtype=np.float64)
    speed: Array = np.sqrt(EARTH_GRAVITATIONAL_PARAMETER_M3_PER_S2 / radius_m)
    return speed


def hohmann_delta_v_m_per_s(*, lower_altitude_km: Array | float, upper_altitude_km: Array | float) -> Array:
    """Delta-v of the two-burn transfer between circular orbits; negative when the "upper" one is the lower.

    dv = v1 (sqrt(2 r2 / (r1 + r2)) - 1) + v2 (1 - sqrt(2 r1 / (r1 + r2))), r in increasing order, with the sign
    of the change of altitude.

    Parameters
    ----------
    lower_altitude_km, upper_altitude_km : altitudes of departure and arrival, broadcastable.

    Returns
    -------
    Array : delta-v, m/s.
    """
    start: Array = np.asarray(lower_altitude_km, dtype=np.float64)
    end: Array = np.asarray(upper_altitude_km, dtype=np.float64)
    inner: Array = np.minimum(start, end)
    outer: Array = np.maximum(start, end)
    inner_m = EARTH_EQUATORIAL_RADIUS_M + 1000.0 * inner
    outer_m = EARTH_EQUATORIAL_RADIUS_M + 1000.0 * outer
    first = circular_speed_m_per_s(altitude_km=inner) * (np.sqrt(2.0 * outer_m / (inner_m + outer_m)) - 1.0)
    second = circular_speed_m_per_s(altitude_km=outer) * (1.0 - np.sqrt(2.0 * inner_m / (inner_m + outer_m)))
    delta_v: Array = np.where(end < start, -1.0, 1.0) * (first + second)
    return delta_v


def launch_speed_m_per_s(
    *, altitude_km: Array | float, inclination_deg: Array | float, launch_latitude_deg: Array | float
) -> Array:
    """Speed the launcher must add to the turning Earth to reach a circular orbit of an inclination.

    v = hypot(v_c sin B - w R cos(latitude), v_c cos B), sin B = cos i / cos(latitude). An inclination below the
    latitude cannot be reached directly; the launch is then due east or west and the plane change is not counted.

    Parameters
    ----------
    altitude_km, inclination_deg, launch_latitude_deg : orbit and launch site, broadcastable.

    Returns
    -------
    Array : speed relative to the launch site, m/s.
    """
    speed = circular_speed_m_per_s(altitude_km=altitude_km)
    cosine_latitude: Array = np.maximum(np.cos(np.radians(launch_latitude_deg)), 1e-9)
    sine_azimuth: Array = np.clip(np.cos(np.radians(inclination_deg)) / cosine_latitude, -1.0, 1.0)
    cosine_azimuth: Array = np.sqrt(1.0 - sine_azimuth * sine_azimuth)
    east: Array = speed * sine_azimuth - EARTH_EQUATOR_SPEED_M_PER_S * cosine_latitude
    relative: Array = np.hypot(east, speed * cosine_azimuth)
    return relative


def orbit_penalty_m_per_s(
    *,
    altitude_km: Array | float,
    inclination_deg: Array | float,
    reference_altitude_km: Array | float,
    reference_inclination_deg: Array | float,
    launch_latitude_deg: Array | float,
) -> Array:
    """Extra delta-v of a target orbit over the orbit that a launcher's quoted payload refers to.

    Change of launch speed at the reference altitude, plus the transfer from the reference to the target altitude.

    Parameters
    ----------
    altitude_km, inclination_deg : target orbit.
    reference_altitude_km, reference_inclination_deg : orbit of the quoted payload.
    launch_latitude_deg : latitude of the launch site; all broadcastable.

    Returns
    -------
    Array : delta-v, m/s; negative where the target is easier.
    """
    target = launch_speed_m_per_s(
        altitude_km=reference_altitude_km, inclination_deg=inclination_deg, launch_latitude_deg=launch_latitude_deg
    )
    reference = launch_speed_m_per_s(
        altitude_km=reference_altitude_km,
        inclination_deg=reference_inclination_deg,
        launch_latitude_deg=launch_latitude_deg,
    )
    climb = hohmann_delta_v_m_per_s(lower_altitude_km=reference_altitude_km, upper_altitude_km=altitude_km)
    penalty: Array = target - reference + climb
    return penalty


def upper_stage_payload_kg(
    *,
    reference_payload_kg: Array | float,
    penalty_m_per_s: Array | float,
    upper_stage_dry_kg: Array | float,
    upper_stage_propellant_kg: Array | float,
    upper_stage_specific_impulse_s: Array | float,
) -> Array:
    """Payload after an extra delta-v, with the upper stage calibrated on the quoted payload.

    The stage burns the same propellant m_p: exp(dv_ref / ve) = 1 + m_p / (m_ref + m_dry), and
    m = m_p / (exp((dv_ref + penalty) / ve) - 1) - m_dry, not less than zero.

    Parameters
    ----------
    reference_payload_kg : payload quoted for the reference orbit.
    penalty_m_per_s : extra delta-v of the target orbit.
    upper_stage_dry_kg, upper_stage_propellant_kg, upper_stage_specific_impulse_s : the stage; all broadcastable.

    Returns
    -------
    Array : payload, kg.
    """
    exhaust_m_per_s: Array = np.asarray(upper_stage_specific_impulse_s, dtype=np.float64) * STANDARD_GRAVITY_M_PER_S2
    reference_ratio = 1.0 + upper_stage_propellant_kg / (
        np.asarray(reference_payload_kg, dtype=np.float64) + upper_stage_dry_kg
    )
    ratio: Array = reference_ratio * np.exp(penalty_m_per_s / exhaust_m_per_s)
    payload: Array = upper_stage_propellant_kg / np.maximum(ratio - 1.0, 1e-6) - upper_stage_dry_kg
    lifted: Array = np.maximum(payload, 0.0)
    return lifted


def payload_capability_kg(
    *,
    altitude_km: Array | float,
    inclination_deg: Array | float,
    payload_kg: Array | float,
    reference_altitude_km: Array | float,
    reference_inclination_deg: Array | float,
    launch_latitude_deg: Array | float,
    upper_stage_dry_kg: Array | float,
    upper_stage_propellant_kg: Array | float,
    upper_stage_specific_impulse_s: Array | float,
) -> Array:
    """Mass one launch puts into a circular orbit, from the payload quoted for another one.

    The quoted payload fixes the upper stage's delta-v; the target orbit adds `orbit_penalty_m_per_s` to it and
    `upper_stage_payload_kg` closes the stage again. Checked on Ariane 64, whose published payloads to a low and to
    a Sun-synchronous orbit it joins within 2 %. Source: arianespace_ariane6.

    Parameters
    ----------
    altitude_km, inclination_deg : target orbit.
    payload_kg, reference_altitude_km, reference_inclination_deg : quoted payload and the orbit it refers to.
    launch_latitude_deg : latitude of the launch site.
    upper_stage_dry_kg, upper_stage_propellant_kg, upper_stage_specific_impulse_s : upper stage; all broadcastable.

    Returns
    -------
    Array : payload, kg, not less than zero.
    """
    penalty = orbit_penalty_m_per_s(
        altitude_km=altitude_km,
        inclination_deg=inclination_deg,
        reference_altitude_km=reference_altitude_km,
        reference_inclination_deg=reference_inclination_deg,
        launch_latitude_deg=launch_latitude_deg,
    )
    return upper_stage_payload_kg(
        reference_payload_kg=payload_kg,
        penalty_m_per_s=penalty,
        upper_stage_dry_kg=upper_stage_dry_kg,
        upper_stage_propellant_kg=upper_stage_propellant_kg,
        upper_stage_specific_impulse_s=upper_stage_specific_impulse_s,
    )
