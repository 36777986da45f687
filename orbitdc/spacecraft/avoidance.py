"""Maneuvers that avoid tracked objects: how many a threshold asks for, what they cost, and the risk they leave.

Encounters cross the plane normal to the relative motion evenly, and the miss distance at closest approach is known
with the same normal error along both of its axes. A pass at the distance b then has the collision probability
P = P0 exp(-b2 / (2 s2)) with P0 = R2 / (2 s2), and the satellite moves if P exceeds the threshold.
"""

from __future__ import annotations

import numpy as np

from orbitdc.scenario.declaration import Array

METER_PER_KM = 1000.0
SECONDS_PER_HOUR = 3600.0
DRIFT_PER_DELTA_V = 3.0
"""Along-track drift per time and delta-v of a burn along the motion (relative motion, circular orbit)."""

_MOVE_OUT_AND_BACK = 2.0
_JOULE_PER_G_TO_KM2_PER_S2 = 1e-3


def hard_body_radius_m(*, cross_section_m2: Array | float) -> Array:
    """Return the radius, m, of the disc that has a satellite's mean cross-section, m2."""
    radius: Array = np.sqrt(np.asarray(cross_section_m2, dtype=np.float64) / np.pi)
    return radius


def largest_collision_probability(*, hard_body_radius_m: Array | float, position_uncertainty_m: Array | float) -> Array:
    """Return the collision probability of a pass whose predicted miss distance is nothing.

    Parameters
    ----------
    hard_body_radius_m : R, sum of both objects' radii; the other's is small here.
    position_uncertainty_m : s, one standard deviation per axis, both objects' errors combined.

    Returns
    -------
    Array : P0 = R2 / (2 s2), and 1 at most.

    Notes
    -----
    Source: conjunction_2d.
    """
    ratio = np.asarray(hard_body_radius_m, dtype=np.float64) / position_uncertainty_m
    probability: Array = np.minimum(ratio * ratio / 2.0, 1.0)
    return probability


def maneuvers_per_yr(
    *,
    flux_per_m2_yr: Array | float,
    hard_body_radius_m: Array | float,
    position_uncertainty_m: Array | float,
    threshold: Array | float,
) -> Array:
    """Return the passes per year whose collision probability exceeds a threshold.

    Parameters
    ----------
    flux_per_m2_yr : F, tracked objects per cross-section and year.
    hard_body_radius_m, position_uncertainty_m : R and s.
    threshold : collision probability from which the satellite moves.

    Returns
    -------
    Array : F pi b2 = F 2 pi s2 ln(P0 / threshold), nothing for a threshold of P0 or more.

    Notes
    -----
    With F of the built-in debris model at 550 km and 53 deg, 4.4e-6 and 4.1e-6 tracked objects per m2 and year,
    R = 5.6 m and s = 475 m reproduce both published counts of Starlink, 12 per satellite and year at 1e-5 and 32 at
    3e-7. Both lengths go with the inverse root of the flux, so that its factor of five leaves them a factor of 2.2.
    Source: spacex_status_2025.
    """
    squared = np.asarray(position_uncertainty_m, dtype=np.float64) * position_uncertainty_m
    decades = _logarithm_over_threshold(hard_body_radius_m, position_uncertainty_m, threshold)
    rate: Array = 2.0 * np.pi * squared * flux_per_m2_yr * decades
    return rate


def _logarithm_over_threshold(
    hard_body_radius_m: Array | float, position_uncertainty_m: Array | float, threshold: Array | float
) -> Array:
    largest = largest_collision_probability(
        hard_body_radius_m=hard_body_radius_m, position_uncertainty_m=position_uncertainty_m
    )
    logarithm: Array = np.maximum(np.log(largest / threshold), 0.0)
    return logarithm


def residual_risk_fraction(
    *,
    hard_body_radius_m: Array | float,
    position_uncertainty_m: Array | float,
    threshold: Array | float,
    tracked_fraction: Array | float,
    avoidance_success_fraction: Array | float,
) -> Array:
    """Return the share of collisions that maneuvers leave: untracked objects, failed moves, and passes below threshold.

    Parameters
    ----------
    hard_body_radius_m, position_uncertainty_m : R and s.
    threshold : collision probability from which the satellite moves.
    tracked_fraction : t, share of the objects whose orbits are known.
    avoidance_success_fraction : a, share of the maneuvers asked for that are made in time and work.

    Returns
    -------
    Array : 1 - t a (1 - min(threshold / P0, 1)): passes with P below the threshold, dN = F 2 pi s2 dP / P, carry
        F 2 pi s2 x threshold of the F pi R2 collisions.

    Notes
    -----
    Source: conjunction_2d.
    """
    largest = largest_collision_probability(
        hard_body_radius_m=hard_body_radius_m, position_uncertainty_m=position_uncertainty_m
    )
    avoided = tracked_fraction * avoidance_success_fraction * (1.0 - np.minimum(threshold / largest, 1.0))
    residual: Array = 1.0 - np.asarray(avoided, dtype=np.float64)
    return residual


def maneuver_delta_v_m_per_s(
    *,
    hard_body_radius_m: Array | float,
    position_uncertainty_m: Array | float,
    threshold: Array | float,
    lead_time_h: Array | float,
) -> Array:
    """Return the delta-v of one maneuver: out by the distance of the threshold's edge, and back again.

    Parameters
    ----------
    hard_body_radius_m, position_uncertainty_m : R and s.
    threshold : collision probability from which the satellite moves.
    lead_time_h : time from the burn to the closest approach, h.

    Returns
    -------
    Array : 2 b / (3 t), b = s sqrt(2 ln(P0 / threshold)), m/s: a burn along the motion drifts 3 m along it per m/s
        and second.

    Notes
    -----
    Source: clohessy_wiltshire_1960.
    """
    logarithm = _logarithm_over_threshold(hard_body_radius_m, position_uncertainty_m, threshold)
    distance = position_uncertainty_m * np.sqrt(2.0 * logarithm)
    delta_v: Array = _MOVE_OUT_AND_BACK * distance / (DRIFT_PER_DELTA_V * SECONDS_PER_HOUR * np.asarray(lead_time_h))
    return delta_v


def pair_cross_section_m2(*, cross_section_m2: Array | float) -> Array:
    """Return the cross-section for a collision of two like satellites: (2 r)2 pi = 4 times that of one, m2."""
    pair: Array = 4.0 * np.asarray(cross_section_m2, dtype=np.float64)
    return pair


def catastrophic_diameter_cm(
    *,
    satellite_mass_kg: Array | float,
    impact_speed_km_per_s: Array | float,
    energy_per_mass_j_per_g: Array | float,
    density_at_1_cm_g_per_cm3: Array | float,
    size_exponent: Array | float,
) -> Array:
    """Smallest fragment whose energy per mass of the satellite breaks all of it apart.

    The fragment weighs m = 2 q M / v2 with q the limit; with the density rho1 d^-b (above 0.62 cm) its diameter is
    (6 m / (pi rho1))^(1 / (3 - b)).

    Parameters
    ----------
    satellite_mass_kg : M [kg].
    impact_speed_km_per_s : v [km/s].
    energy_per_mass_j_per_g : q, kinetic energy per mass of the satellite [J/g].
    density_at_1_cm_g_per_cm3, size_exponent : rho1 [g/cm3] and b [1] of the fragment's density; all broadcast.

    Returns
    -------
    Diameter [cm], broadcast shape. Source: esa_debris_2013.
    """
    speed = np.asarray(impact_speed_km_per_s, dtype=np.float64)
    limit = 2.0 * energy_per_mass_j_per_g * _JOULE_PER_G_TO_KM2_PER_S2 / (speed * speed)
    mass_g = 1000.0 * np.asarray(satellite_mass_kg, dtype=np.float64) * limit
    volume = 6.0 * mass_g / (np.pi * density_at_1_cm_g_per_cm3)
    diameter: Array = np.exp(np.log(volume) / (3.0 - np.asarray(size_exponent, dtype=np.float64)))
    return diameter


def catastrophic_flux_per_m2_yr(
    *,
    flux_at_limit_per_m2_yr: Array | float,
    flux_10cm_per_m2_yr: Array | float,
    residual_risk_fraction: Array | float,
) -> Array:
    """Return the flux of objects that break a satellite apart and that it does not avoid.

    Parameters
    ----------
    flux_at_limit_per_m2_yr : F, flux of objects of at least the size that breaks the satellite apart.
    flux_10cm_per_m2_yr : F10, flux of objects that may be tracked.
    residual_risk_fraction : r, share of the collisions with these that maneuvers leave.

    Returns
    -------
    Array : r min(F, F10) + max(F - F10, 0): nothing below 10 cm is avoided.

    Notes
    -----
    Source: definition.
    """
    limit = np.asarray(flux_at_limit_per_m2_yr, dtype=np.float64)
    smaller = np.maximum(limit - flux_10cm_per_m2_yr, 0.0)
    flux: Array = residual_risk_fraction * np.minimum(limit, flux_10cm_per_m2_yr) + smaller
    return flux


def flux_at_diameter_per_m2_yr(
    *,
    diameter_cm: Array | float,
    flux_1cm_per_m2_yr: Array | float,
    flux_10cm_per_m2_yr: Array | float,
    flux_1m_per_m2_yr: Array | float,
) -> Array:
    """Return cumulative flux at a diameter, straight between 1 cm, 10 cm and 1 m in both logarithms, and beyond.

    Parameters
    ----------
    diameter_cm : smallest diameter counted, cm.
    flux_1cm_per_m2_yr, flux_10cm_per_m2_yr, flux_1m_per_m2_yr : flux of objects of at least these sizes.

    Returns
    -------
    Array : flux in the unit of the three.

    Notes
    -----
    Source: definition.
    """
    decade = np.log10(np.asarray(diameter_cm, dtype=np.float64)) - 1.0
    middle = np.log(flux_10cm_per_m2_yr)
    slope = np.where(decade < 0.0, middle - np.log(flux_1cm_per_m2_yr), np.log(flux_1m_per_m2_yr) - middle)
    flux: Array = np.exp(middle + slope * decade)
    return flux
