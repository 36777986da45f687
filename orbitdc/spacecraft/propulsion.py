"""Delta-v, propellant, raising time and drag of one satellite."""

from __future__ import annotations

import numpy as np

from orbitdc.scenario.declaration import Array

EARTH_RADIUS_KM = 6378.137
"""Equatorial radius (WGS 84)."""

GRAVITATIONAL_PARAMETER_M3_PER_S2 = 3.986004418e14
"""Earth's gravitational parameter (WGS 84)."""

STANDARD_GRAVITY_M_PER_S2 = 9.80665
SECONDS_PER_YEAR = 365.25 * 86400.0
SECONDS_PER_DAY = 86400.0


def circular_speed_m_per_s(*, altitude_km: Array | float) -> Array:
    """Return sqrt(mu / a), m/s, of a circular orbit at an altitude in km. Source: vallado_2013."""
    radius_m = (EARTH_RADIUS_KM + np.asarray(altitude_km, dtype=np.float64)) * 1000.0
    speed: Array = np.sqrt(GRAVITATIONAL_PARAMETER_M3_PER_S2 / radius_m)
    return speed


def spiral_delta_v_m_per_s(*, from_altitude_km: Array | float, to_altitude_km: Array | float) -> Array:
    """Return the delta-v of a slow spiral between circular orbits of one plane.

    Parameters
    ----------
    from_altitude_km, to_altitude_km : altitudes, km.

    Returns
    -------
    Array : |v1 - v2|, m/s (Edelbaum without plane change).

    Notes
    -----
    Source: edelbaum_1961.
    """
    start = circular_speed_m_per_s(altitude_km=from_altitude_km)
    end = circular_speed_m_per_s(altitude_km=to_altitude_km)
    delta_v: Array = np.abs(start - end)
    return delta_v


def drag_force_n(
    *, ram_pressure_pa: Array | float, drag_coefficient: Array | float, drag_area_m2: Array | float
) -> Array:
    """Return the drag of a satellite.

    Parameters
    ----------
    ram_pressure_pa : rho v^2 / 2, Pa.
    drag_coefficient : drag coefficient.
    drag_area_m2 : area against the flow, m2.

    Returns
    -------
    Array : Cd A rho v^2 / 2, N.

    Notes
    -----
    Source: vallado_2013.
    """
    force: Array = np.asarray(ram_pressure_pa * drag_coefficient * drag_area_m2, dtype=np.float64)
    return force


def propellant_mass_kg(
    *,
    dry_mass_kg: Array | float,
    raising_delta_v_m_per_s: Array | float,
    disposal_delta_v_m_per_s: Array | float,
    drag_force_n: Array | float,
    life_yr: Array | float,
    specific_impulse_s: Array | float,
) -> Array:
    """Return the propellant of a satellite's life, in the order in which it is burnt.

    Parameters
    ----------
    dry_mass_kg : dry mass, kg.
    raising_delta_v_m_per_s, disposal_delta_v_m_per_s : proportional to mass by the rocket equation.
    drag_force_n : mean drag that thrust balances over the life; its propellant does not depend on mass.
    life_yr : life in the operating orbit.
    specific_impulse_s : of the thrusters.

    Returns
    -------
    Array : (dry e^(dv_d / c) + F t / c) e^(dv_r / c) - dry, kg, with c = Isp g0.

    Notes
    -----
    Source: smad_1999.
    """
    exhaust = np.asarray(specific_impulse_s * STANDARD_GRAVITY_M_PER_S2, dtype=np.float64)
    at_retirement = dry_mass_kg * np.exp(disposal_delta_v_m_per_s / exhaust)
    drag = drag_force_n * life_yr * SECONDS_PER_YEAR / exhaust
    propellant: Array = (at_retirement + drag) * np.exp(raising_delta_v_m_per_s / exhaust) - dry_mass_kg
    return propellant


def raising_time_days(
    *,
    wet_mass_kg: Array | float,
    raising_delta_v_m_per_s: Array | float,
    array_power_w: Array | float,
    thruster_power_fraction: Array | float,
    thruster_efficiency: Array | float,
    specific_impulse_s: Array | float,
    sunlit_time_fraction: Array | float,
) -> Array:
    """Return the time from separation to the operating orbit, thrusting in sunlight.

    Parameters
    ----------
    wet_mass_kg : mass at separation, kg.
    raising_delta_v_m_per_s : delta-v of the spiral.
    array_power_w : begin of life, W.
    thruster_power_fraction, thruster_efficiency : share of array power, and electricity to jet power.
    specific_impulse_s : of the thrusters.
    sunlit_time_fraction : share of time in sunlight.

    Returns
    -------
    Array : days: propellant c / (thrust x sunlit), thrust = 2 eta P / c, c = Isp g0. Drag is left out.

    Notes
    -----
    Source: smad_1999.
    """
    exhaust = np.asarray(specific_impulse_s * STANDARD_GRAVITY_M_PER_S2, dtype=np.float64)
    propellant = wet_mass_kg * -np.expm1(-raising_delta_v_m_per_s / exhaust)
    jet_power = np.maximum(array_power_w * thruster_power_fraction * thruster_efficiency, 1e-6)
    lit = np.maximum(sunlit_time_fraction, 1e-3)
    days: Array = propellant * exhaust * exhaust / (2.0 * jet_power * lit) / SECONDS_PER_DAY
    return days


def station_keeping_delta_v_m_per_s_yr(*, drag_force_n: Array | float, mass_kg: Array | float) -> Array:
    """Return the delta-v per year that holds an orbit against drag.

    Parameters
    ----------
    drag_force_n : mean drag, N.
    mass_kg : mass of the satellite, kg.

    Returns
    -------
    Array : F / m x year, m/s per year.

    Notes
    -----
    Source: smad_1999.
    """
    delta_v: Array = np.asarray(drag_force_n / mass_kg * SECONDS_PER_YEAR, dtype=np.float64)
    return delta_v
