"""The compliance stage: what a fleet leaves in orbit, brings down on people and air, and puts into the sky by year."""

from __future__ import annotations

import numpy as np

from orbitdc.environment.result import EnvironmentResult
from orbitdc.fleet.parameters import FleetParameters
from orbitdc.fleet.population import derelict_survival
from orbitdc.fleet.result import ComplianceResult, FleetResult
from orbitdc.scenario.calendar import MONTHS_PER_YEAR, Calendar
from orbitdc.scenario.declaration import Array
from orbitdc.spacecraft.parameters import SpacecraftParameters
from orbitdc.spacecraft.result import SpacecraftResult

_FEWEST = 1e-9


def _years(by_month: Array) -> Array:
    """Split the month axis into (years, months of the year)."""
    return by_month.reshape((-1, MONTHS_PER_YEAR, *by_month.shape[1:]))


def _change(at_year_end: Array) -> Array:
    """Return the change over each year of a number that starts at nothing."""
    before = np.concatenate([np.zeros_like(at_year_end[:1]), at_year_end[:-1]])
    change: Array = at_year_end - before
    return change


def decayed_derelicts(
    *, derelict_years: Array, derelicts_at_year_end: Array, passive_lifetime_yr: Array | float
) -> Array:
    """Return the derelicts that drag brings down in each year.

    Parameters
    ----------
    derelict_years : mean of the derelicts at the ends of the year's months, shape (years, *dimensions).
    derelicts_at_year_end : same shape.
    passive_lifetime_yr : mean time a failed satellite stays.

    Returns
    -------
    Array : shape (years, *dimensions): the sum over the months of D(t - 1) (1 - exp(-1 / (12 lifetime))).

    Notes
    -----
    Source: definition.
    """
    at_month_starts = derelict_years * MONTHS_PER_YEAR - _change(derelicts_at_year_end)
    decayed: Array = at_month_starts * (1.0 - derelict_survival(passive_lifetime_yr=passive_lifetime_yr))
    return decayed


def reentered_satellites(
    *, commissioned: Array, in_service: Array, derelicts_at_year_end: Array, arrival_success: Array | float
) -> Array:
    """Return the satellites that come down in each year, by the books of what arrived and what is still up.

    Parameters
    ----------
    commissioned : units that enter service in each year, shape (years, *dimensions).
    in_service, derelicts_at_year_end : at the end of each year, same shape.
    arrival_success : share of the satellites that survive their launch which enter service.

    Returns
    -------
    Array : shape (years, *dimensions): arrived alive or dead, less the growth of service, less that of derelicts.

    Notes
    -----
    Satellites lost at launch are the launcher's debris and are left out; a retired satellite counts in the month of
    its retirement. Source: definition.
    """
    arrived = commissioned / np.maximum(arrival_success, _FEWEST)
    still_up = _change(in_service) + _change(derelicts_at_year_end)
    down: Array = np.maximum(arrived - still_up, 0.0)
    return down


def failed_disposals(*, reached_retirement: Array | float, disposal_success_fraction: Array | float) -> Array:
    """Return the satellites that reach their retirement and cannot be disposed of.

    Parameters
    ----------
    reached_retirement : satellites alive at their retirement.
    disposal_success_fraction : chance of disposal as planned.

    Returns
    -------
    Array : N (1 - p).

    Notes
    -----
    Source: definition.
    """
    failed: Array = np.asarray(reached_retirement * (1.0 - np.asarray(disposal_success_fraction)), dtype=np.float64)
    return failed


def fleet_casualty_expectation(
    *,
    disposed: Array | float,
    decayed: Array | float,
    uncontrolled_expectation: Array | float,
    targeted: Array | float,
) -> Array:
    """Return the casualties expected of all re-entries.

    Parameters
    ----------
    disposed : satellites whose disposal worked.
    decayed : derelicts that drag brought down.
    uncontrolled_expectation : casualties of one random re-entry.
    targeted : 1 where planned disposals are targeted, else 0.

    Returns
    -------
    Array : E_c (decayed + disposed (1 - targeted)).

    Notes
    -----
    Source: nasa_std_8719_14 (one satellite); their sum over a fleet is this function's.
    """
    expectation: Array = uncontrolled_expectation * (decayed + disposed * (1.0 - np.asarray(targeted)))
    return expectation


def fleet_collisions(
    *,
    satellite_years: Array | float,
    derelict_years: Array | float,
    collision_rate_per_yr: Array | float,
    derelict_collision_rate_per_yr: Array | float,
    loss_per_derelict_per_yr: Array | float,
) -> Array:
    """Return the collisions expected in each year, of satellites in service and of derelicts.

    Parameters
    ----------
    satellite_years, derelict_years : mean number of either in the year.
    collision_rate_per_yr : hits by background objects per satellite that steers clear of most.
    derelict_collision_rate_per_yr : the same of one that nobody steers.
    loss_per_derelict_per_yr : hits of one satellite in service by one derelict.

    Returns
    -------
    Array : r N + r_d D + l N D.

    Notes
    -----
    Derelicts that hit derelicts are left out. Source: definition.
    """
    steered = satellite_years * (collision_rate_per_yr + loss_per_derelict_per_yr * np.asarray(derelict_years))
    collisions: Array = steered + derelict_collision_rate_per_yr * derelict_years
    return collisions


def compliance(
    *,
    calendar: Calendar,
    spacecraft: SpacecraftParameters,
    surroundings: EnvironmentResult,
    satellite: SpacecraftResult,
    deployment: FleetResult,
    fleet: FleetParameters,
) -> ComplianceResult:
    """Add up over the fleet and by year what the rules ask of each satellite.

    Parameters
    ----------
    calendar : the study's months.
    spacecraft, fleet : disposal and arrival.
    surroundings, satellite, deployment : results of earlier stages.

    Returns
    -------
    ComplianceResult : with year arrays of shape (years, *dimensions), all of one generation of satellites.
    """
    derelicts, in_service = _years(deployment.derelicts), _years(deployment.units_in_service)
    derelict_years = np.add.reduce(derelicts, axis=1) / MONTHS_PER_YEAR
    commissioned = np.add.reduce(_years(deployment.units_commissioned), axis=1)
    down = reentered_satellites(
        commissioned=commissioned,
        in_service=in_service[:, -1],
        derelicts_at_year_end=derelicts[:, -1],
        arrival_success=1.0 - fleet.dead_on_arrival_fraction,
    )
    decayed = decayed_derelicts(
        derelict_years=derelict_years,
        derelicts_at_year_end=derelicts[:, -1],
        passive_lifetime_yr=satellite.passive_lifetime_yr,
    )
    mass = down * satellite.satellite_dry_mass_kg
    casualties = fleet_casualty_expectation(
        disposed=np.maximum(down - decayed, 0.0),
        decayed=decayed,
        uncontrolled_expectation=satellite.uncontrolled_casualty_expectation,
        targeted=satellite.disposal_mode_targeted,
    )
    collisions = fleet_collisions(
        satellite_years=np.add.reduce(in_service, axis=1) / MONTHS_PER_YEAR,
        derelict_years=derelict_years,
        collision_rate_per_yr=satellite.collision_rate_per_yr,
        derelict_collision_rate_per_yr=satellite.derelict_collision_rate_per_yr,
        loss_per_derelict_per_yr=surroundings.collision_rate_per_object_per_m2_yr
        * satellite.unavoided_derelict_cross_section_m2,
    )
    return ComplianceResult(
        reentering_satellites=down,
        reentering_mass_kg=mass,
        alumina_kg=down * satellite.alumina_per_satellite_kg,
        derelicts_at_year_end=derelicts[:, -1],
        casualty_expectation_by_year=casualties,
        collision_expectation_by_year=collisions,
        failed_disposals=failed_disposals(
            reached_retirement=np.maximum(np.add.reduce(commissioned, axis=0) - deployment.lost_random, 0.0),
            disposal_success_fraction=spacecraft.disposal_success_fraction,
        ),
        derelicts_left=derelicts[-1, -1],
        fleet_casualty_expectation=np.add.reduce(casualties, axis=0),
        fleet_collision_expectation=np.add.reduce(collisions, axis=0),
        satellites_lit_at_twilight=deployment.satellite_count * satellite.twilight_visible_fraction,
        satellites_lit_high_at_twilight=deployment.satellite_count * satellite.twilight_high_fraction,
    )
