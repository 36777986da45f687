"""Decay of a satellite that nothing raises any more: an integral down through the density table."""

from __future__ import annotations

import numpy as np

from orbitdc.environment.atmosphere import (
    EARTH_RADIUS_KM,
    GRAVITATIONAL_PARAMETER_M3_PER_S2,
    air_speed_fraction,
    evaluate_polynomial,
    mean_density_coefficients,
)
from orbitdc.scenario.declaration import Array

REENTRY_ALTITUDE_KM = 120.0
"""Below, an orbit lasts less than a revolution."""
SECONDS_PER_YEAR = 365.25 * 86400.0
STRETCH = 2.5
"""The nodes of the integral over altitude crowd at its top, where nearly all time is spent."""
_POINTS, _WEIGHTS = np.polynomial.legendre.leggauss(6)


def _altitude_nodes() -> list[tuple[float, float]]:
    """Share of the way down and weight of each node on a path of length one: (e^(k u) - 1) / (e^k - 1)."""
    unit, span = (_POINTS + 1) / 2, np.expm1(STRETCH)
    depth = np.expm1(STRETCH * unit) / span
    weight = _WEIGHTS / 2 * STRETCH * np.exp(STRETCH * unit) / span
    return list(zip(depth.tolist(), weight.tolist(), strict=True))


def decay_times_yr_m2_per_kg(
    *, altitude_km: Array | float, solar_f107: Array, inclination_deg: Array | float, geomagnetic_ap: Array | float,
    air_density_factor: Array | float,
) -> tuple[Array, Array]:  # fmt: skip
    """Time a circular orbit takes to decay to 120 km, per ballistic coefficient m / (Cd A).

    da/dt = -rho sqrt(mu a) (v_rel / v)2 / BC, so that t / BC = integral of da / (rho sqrt(mu a) (v_rel / v)2), by
    six Gauss-Legendre nodes that crowd at the top. A dead satellite's node drifts: density is the mean over local
    times.

    Parameters
    ----------
    altitude_km : altitude from which the orbit decays [km].
    solar_f107 : F10.7 at evenly spaced phases of a solar cycle [solar flux units], phases first.
    inclination_deg : inclination [deg].
    geomagnetic_ap : geomagnetic index Ap [1].
    air_density_factor : factor on density [1], above 0; all broadcast.

    Returns
    -------
    Time in air averaged over the phases, and times in the air of each phase (phases first) [yr m2/kg].
    Source: vallado_2013.
    """
    top = np.asarray(altitude_km, dtype=np.float64)
    fall = np.maximum(top - REENTRY_ALTITUDE_KM, 0.0)
    mean: Array = np.zeros(1)
    constant: Array = np.zeros(1)
    for depth, weight in _altitude_nodes():
        height = top - depth * fall
        speed_fraction = air_speed_fraction(altitude_km=height, inclination_deg=inclination_deg)
        radius_m = 1000 * (EARTH_RADIUS_KM + height)
        rate = np.sqrt(GRAVITATIONAL_PARAMETER_M3_PER_S2 * radius_m) * speed_fraction * speed_fraction
        share = weight * fall * 1000 / (rate * SECONDS_PER_YEAR)
        coefficients = mean_density_coefficients(
            altitude_km=height, inclination_deg=inclination_deg, geomagnetic_ap=geomagnetic_ap
        )
        density = np.exp(evaluate_polynomial(coefficients=coefficients, solar_f107=solar_f107))
        mean = mean + share / density.mean(axis=0)
        constant = constant + share / density
    return mean / air_density_factor, constant / air_density_factor


def air_cycle_ratio(*, decay_times_yr_m2_per_kg: Array) -> Array:
    """Speed of decay at each phase of a solar cycle relative to its mean over the cycle.

    Parameters
    ----------
    decay_times_yr_m2_per_kg : decay times in the air of evenly spaced phases, phases first [yr m2/kg].

    Returns
    -------
    Ratios [1] with mean 1, same shape. Source: definition.
    """
    speed = 1 / np.maximum(decay_times_yr_m2_per_kg, 1e-12)
    ratio: Array = speed / speed.mean(axis=0)
    return ratio


def passive_lifetime_yr(
    *, ballistic_coefficient_kg_per_m2: Array | float, decay_time_yr_m2_per_kg: Array | float,
    air_cycle_ratio: Array, cycle_yr: Array | float,
) -> Array:  # fmt: skip
    """Time a failed satellite stays in orbit, mean over the phase of the solar cycle in which it fails.

    The decay is walked through a cycle cut into its phases: it takes up BC x decay time of exposure, and a year
    in phase j gives `air_cycle_ratio[j]` of it. Lifetimes of whole cycles do not depend on the start; of short
    ones, those begun in quiet air last longest and lift the mean above that of mean air.

    Parameters
    ----------
    ballistic_coefficient_kg_per_m2 : mass / (Cd A) [kg/m2].
    decay_time_yr_m2_per_kg : decay time in air averaged over a cycle, per ballistic coefficient [yr m2/kg].
    air_cycle_ratio : speed of decay at each phase relative to its mean [1], phases first.
    cycle_yr : length of a cycle [yr]; all broadcast.

    Returns
    -------
    Years, broadcast shape. Within 3 % of an integration in time from 450 to 650 km. Source: vallado_2013.
    """
    phases = air_cycle_ratio.shape[0]
    exposure = np.asarray(ballistic_coefficient_kg_per_m2 * decay_time_yr_m2_per_kg / cycle_yr, dtype=np.float64)
    whole = np.floor(exposure)
    ratio = np.concatenate([air_cycle_ratio, air_cycle_ratio])
    slowness = 1 / ratio
    left: Array = phases * (exposure - whole) + np.zeros_like(air_cycle_ratio)
    spent: Array = np.zeros_like(left)
    for later in range(phases):
        taken = np.minimum(left, ratio[later : later + phases])
        spent += taken * slowness[later : later + phases]
        left -= taken
    years: Array = cycle_yr * (whole + spent.mean(axis=0) / phases)
    return years
