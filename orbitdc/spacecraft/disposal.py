"""How a satellite leaves its orbit at the end of its life, and what that puts at risk on the ground and in the air."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from orbitdc.scenario.declaration import Array
from orbitdc.spacecraft.parameters import SpacecraftParameters
from orbitdc.spacecraft.propulsion import (
    EARTH_RADIUS_KM,
    STANDARD_GRAVITY_M_PER_S2,
    circular_speed_m_per_s,
    spiral_delta_v_m_per_s,
)

PERSON_RADIUS_TERM_M = 0.6
"""Root of the area that a person standing offers to a falling piece, 0.36 m2."""

BY_CASUALTY_EXPECTATION, TARGETED, UNTARGETED = 0.0, 1.0, 2.0
"""Indices of `DISPOSAL_MODES`."""

_PEOPLE_PER_BILLION = 1e9
_KM2_PER_M2 = 1e-6


def targeted_reentry_delta_v_m_per_s(*, altitude_km: Array | float, perigee_altitude_km: Array | float) -> Array:
    """Return the impulse that lowers the perigee of a circular orbit into the air.

    The burn has to be over within a small part of one orbit. A thruster of 0.3 N would need a month for it on a
    satellite of 5 t: it spirals, passes through drag at an unknown place, and cannot choose where the pieces fall.

    Parameters
    ----------
    altitude_km : circular orbit from which the burn is made, km.
    perigee_altitude_km : altitude of the new perigee, km.

    Returns
    -------
    Array : v_c (1 - sqrt(2 r_p / (r_a + r_p))), m/s; zero for a perigee above the orbit.

    Notes
    -----
    Source: vallado_2013.
    """
    apogee = EARTH_RADIUS_KM + np.asarray(altitude_km, dtype=np.float64)
    perigee = np.minimum(EARTH_RADIUS_KM + np.asarray(perigee_altitude_km, dtype=np.float64), apogee)
    ratio = np.sqrt(2.0 * perigee / (apogee + perigee))
    delta_v: Array = circular_speed_m_per_s(altitude_km=altitude_km) * (1.0 - ratio)
    return delta_v


def impulsive_propellant_ratio(*, delta_v_m_per_s: Array | float, specific_impulse_s: Array | float) -> Array:
    """Return the propellant of the last burn per dry mass.

    Parameters
    ----------
    delta_v_m_per_s : of the burn.
    specific_impulse_s : of the high-thrust engine.

    Returns
    -------
    Array : e^(dv / (Isp g0)) - 1.

    Notes
    -----
    Source: smad_1999.
    """
    exhaust = np.asarray(specific_impulse_s * STANDARD_GRAVITY_M_PER_S2, dtype=np.float64)
    ratio: Array = np.expm1(delta_v_m_per_s / exhaust)
    return ratio


@cache
def _population_bands() -> tuple[Array, Array]:
    """Return the sines of the bands' edges, and each band's share of mankind over its share of the globe."""
    text = files("orbitdc").joinpath("data/spacecraft/population_by_latitude.csv").read_text(encoding="utf-8")
    rows = [line.split(",") for line in text.splitlines() if line and line[0].isdigit()]
    table: Array = np.array(rows, dtype=np.float64)
    sines: Array = np.sin(np.radians(np.append(table[:, 0], table[-1, 1])))
    share = table[:, 2] / table[:, 2].sum()
    relative: Array = share / (sines[1:] - sines[:-1])
    return sines, relative


def population_density_under_orbit_per_km2(
    *, inclination_deg: Array | float, world_population_billion: Array | float
) -> Array:
    """Return the mean density of people under a circular orbit, oceans included.

    An orbit of inclination i spends 2 / pi (asin(sin b / sin i) - asin(sin a / sin i)) of its time between the
    distances a and b from the equator. Each band of 10 degrees counts with that time and its mean density.

    Parameters
    ----------
    inclination_deg : of the orbit, 1..179 degrees.
    world_population_billion : people at the time of re-entry, 1e9.

    Returns
    -------
    Array : people per km2 where a random re-entry falls.

    Notes
    -----
    Shares by latitude of 2020; within 0.5 % of half-degree cells at 80 to 100 degrees, within 5 % above 28.
    Source: gpw_v4_2018.
    """
    sines, relative = _population_bands()
    reach = np.maximum(np.sin(np.radians(np.asarray(inclination_deg, dtype=np.float64))), 1e-2)
    mean: Array = np.zeros_like(reach)
    before: Array = np.zeros_like(reach)
    for sine, weight in zip(sines[1:], relative, strict=True):
        here = np.arcsin(np.minimum(sine / reach, 1.0))
        mean = mean + weight * (here - before)
        before = here
    globe_km2 = 4.0 * np.pi * EARTH_RADIUS_KM * EARTH_RADIUS_KM
    density: Array = mean * (2.0 / np.pi) * world_population_billion * (_PEOPLE_PER_BILLION / globe_km2)
    return density


def casualty_area_m2(
    *, surviving_mass_kg: Array | float, piece_mass_kg: Array | float, piece_area_m2: Array | float
) -> Array:
    """Return the area in which falling pieces of more than 15 J hit somebody, all pieces added.

    Parameters
    ----------
    surviving_mass_kg : mass that reaches the ground.
    piece_mass_kg, piece_area_m2 : mean mass and mean cross-section of a piece.

    Returns
    -------
    Array : D_A = n (0.6 + sqrt(A))^2 with n = mass / piece mass, m2.

    Notes
    -----
    Source: nasa_std_8719_14.
    """
    reach = PERSON_RADIUS_TERM_M + np.sqrt(np.asarray(piece_area_m2, dtype=np.float64))
    area: Array = surviving_mass_kg / np.asarray(piece_mass_kg) * reach * reach
    return area


def uncontrolled_casualty_expectation(
    *, casualty_area_m2: Array | float, population_density_per_km2: Array | float
) -> Array:
    """Return the expected casualties of one random re-entry.

    Parameters
    ----------
    casualty_area_m2 : D_A.
    population_density_per_km2 : under the orbit, P_D(i, year).

    Returns
    -------
    Array : E_c = D_A P_D.

    Notes
    -----
    Source: nasa_std_8719_14.
    """
    expectation: Array = np.asarray(casualty_area_m2 * population_density_per_km2 * _KM2_PER_M2, dtype=np.float64)
    return expectation


def targeted_mode(
    *, disposal_mode: Array, uncontrolled_expectation: Array | float, expectation_limit: Array | float
) -> Array:
    """Return 1 where the satellite re-enters over a chosen ocean, 0 where it spirals down at random.

    Parameters
    ----------
    disposal_mode : index into `DISPOSAL_MODES`.
    uncontrolled_expectation : casualties of a random re-entry.
    expectation_limit : that the rule allows.

    Returns
    -------
    Array : as told, or by whether a random re-entry exceeds the limit.

    Notes
    -----
    Source: nasa_std_8719_14 (its ground for a controlled re-entry).
    """
    needed = np.asarray(uncontrolled_expectation) > expectation_limit
    targeted: Array = np.where(
        disposal_mode == BY_CASUALTY_EXPECTATION, needed.astype(np.float64), (disposal_mode == TARGETED).astype(float)
    )
    return targeted


def casualty_expectation(
    *,
    uncontrolled_expectation: Array | float,
    targeted: Array | float,
    disposal_success_fraction: Array | float,
) -> Array:
    """Return the casualties of one satellite's planned disposal.

    Parameters
    ----------
    uncontrolled_expectation : casualties of a random re-entry.
    targeted : 1 for a targeted re-entry, 0 for a random one.
    disposal_success_fraction : chance that the disposal works.

    Returns
    -------
    Array : E_c of the random re-entry; if targeted, times the chance that the burn fails, pieces in an empty ocean
        harming nobody.

    Notes
    -----
    Source: nasa_std_8719_14.
    """
    harm = 1.0 - np.asarray(targeted, dtype=np.float64) * disposal_success_fraction
    expectation: Array = uncontrolled_expectation * harm
    return expectation


def alumina_mass_kg(
    *,
    reentering_mass_kg: Array | float,
    aluminum_mass_fraction: Array | float,
    alumina_per_aluminum: Array | float,
) -> Array:
    """Return the aluminum oxide that a re-entering mass leaves in the upper air.

    Parameters
    ----------
    reentering_mass_kg : dry mass.
    aluminum_mass_fraction : aluminum per dry mass.
    alumina_per_aluminum : oxide per aluminum carried, kg/kg (1.89 if all of it burns to Al2O3).

    Returns
    -------
    Array : kg.

    Notes
    -----
    Source: ferreira_2024.
    """
    mass: Array = np.asarray(reentering_mass_kg * aluminum_mass_fraction * alumina_per_aluminum, dtype=np.float64)
    return mass


def electric_thrust_n(
    *,
    array_power_w: Array | float,
    thruster_power_fraction: Array | float,
    thruster_efficiency: Array | float,
    specific_impulse_s: Array | float,
) -> Array:
    """Return the thrust of the electric thrusters in sunlight.

    Parameters
    ----------
    array_power_w : power at the array's terminals.
    thruster_power_fraction, thruster_efficiency : share of array power, and electricity to jet power.
    specific_impulse_s : of the thrusters.

    Returns
    -------
    Array : 2 eta P / (Isp g0), N.

    Notes
    -----
    Source: smad_1999.
    """
    exhaust = np.asarray(specific_impulse_s * STANDARD_GRAVITY_M_PER_S2, dtype=np.float64)
    thrust: Array = 2.0 * array_power_w * thruster_power_fraction * thruster_efficiency / exhaust
    return thrust


def random_reentry(
    *, spacecraft: SpacecraftParameters, dry_mass_kg: Array, population_density_per_km2: Array
) -> tuple[Array, Array]:
    """Return the casualty area, m2, of a satellite of a dry mass, and the casualties of its random re-entry."""
    area = casualty_area_m2(
        surviving_mass_kg=dry_mass_kg * spacecraft.surviving_mass_fraction,
        piece_mass_kg=spacecraft.surviving_piece_mass_kg,
        piece_area_m2=spacecraft.surviving_piece_area_m2,
    )
    return area, uncontrolled_casualty_expectation(
        casualty_area_m2=area, population_density_per_km2=population_density_per_km2
    )


@dataclass(frozen=True, kw_only=True)
class DisposalPlan:
    """How a satellite is disposed of, before its mass is known.

    Attributes
    ----------
    targeted : 1 for a last burn over a chosen ocean, 0 for a spiral that ends anywhere.
    last_burn_m_per_s, impulsive_ratio : delta-v of that burn, and its propellant per dry mass (0 without).
    lowering_delta_v_m_per_s : electric delta-v before it, or of the whole spiral.
    population_density_per_km2 : people where a random re-entry falls.
    """

    targeted: Array
    last_burn_m_per_s: Array
    impulsive_ratio: Array
    lowering_delta_v_m_per_s: Array
    population_density_per_km2: Array


def plan_disposal(
    *,
    spacecraft: SpacecraftParameters,
    altitude_km: Array,
    inclination_deg: Array,
    spiraling_dry_mass_kg: Array,
) -> DisposalPlan:
    """Choose between a targeted re-entry and a spiral, and size the delta-v of either.

    Parameters
    ----------
    spacecraft : mode, limit, altitudes and engines.
    altitude_km, inclination_deg : operating orbit.
    spiraling_dry_mass_kg : dry mass without engines for a last burn, whose random re-entry decides.

    Returns
    -------
    DisposalPlan : the choice and its delta-v.
    """
    people = population_density_under_orbit_per_km2(
        inclination_deg=inclination_deg, world_population_billion=spacecraft.world_population_billion
    )
    targeted = targeted_mode(
        disposal_mode=spacecraft.disposal_mode,
        uncontrolled_expectation=random_reentry(
            spacecraft=spacecraft, dry_mass_kg=spiraling_dry_mass_kg, population_density_per_km2=people
        )[1],
        expectation_limit=spacecraft.casualty_expectation_limit,
    )
    burn_altitude = altitude_km
    if spacecraft.targeted_burn_altitude_km is not None:
        burn_altitude = np.minimum(spacecraft.targeted_burn_altitude_km, altitude_km)
    last_burn = targeted * targeted_reentry_delta_v_m_per_s(
        altitude_km=burn_altitude, perigee_altitude_km=spacecraft.targeted_perigee_altitude_km
    )
    thrust_ends = np.where(targeted > 0.0, burn_altitude, np.minimum(spacecraft.disposal_altitude_km, altitude_km))
    return DisposalPlan(
        targeted=targeted,
        last_burn_m_per_s=last_burn,
        impulsive_ratio=impulsive_propellant_ratio(
            delta_v_m_per_s=last_burn, specific_impulse_s=spacecraft.impulsive_specific_impulse_s
        ),
        lowering_delta_v_m_per_s=spiral_delta_v_m_per_s(from_altitude_km=altitude_km, to_altitude_km=thrust_ends),
        population_density_per_km2=people,
    )
