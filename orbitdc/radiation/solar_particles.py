"""Protons of the Sun: fluence of a mission by confidence, the worst day, dose behind a shield, and days of storm."""

from __future__ import annotations

from functools import cache

import numpy as np
from scipy.special import ndtri

from orbitdc.radiation._columns import columns
from orbitdc.radiation._table import log_grid_position
from orbitdc.radiation.geomagnetic import OPEN_RIGIDITY_GV, rigidity_gv, transmission_fraction
from orbitdc.radiation.ions import RAD_G_PER_MEV
from orbitdc.radiation.transport import (
    proton_energy_mev,
    proton_range_g_per_cm2,
    proton_stopping_power_mev_cm2_per_g,
)
from orbitdc.scenario.declaration import Array

TABLE_CONFIDENCE = 0.95
TABLE_YEARS = (3.0, 2.0)
SHORTEST_ACTIVE_YEARS = 1.0
HIGHEST_VARIANCE_ENERGY_MEV = 100.0
"""Above it the variance between years is that of 100 MeV."""

CYCLE_YEARS = 11.0
STORM_THRESHOLDS_PFU = np.array([1.0e1, 1.0e2, 1.0e3, 1.0e4, 1.0e5])
STORMS_PER_CYCLE = np.array([50.0, 25.0, 10.0, 3.0, 0.5])
"""Events of a solar cycle by peak flux above 10 MeV, 1/(cm2 s sr); the last is given as fewer than one."""

SECONDS_PER_DAY = 86400.0
CM2_PER_M2 = 1.0e4

_DEPTHS_G_PER_CM2 = np.geomspace(0.02, 30.0, 45)
_SAMPLES = 16
_LOWEST_EXIT_MEV = 0.05
_VARIANCE_RANGE = (1.3, 1.0e4)
_BISECTIONS = 60
_LEAST_TRANSMISSION = 0.01


def _columns() -> dict[str, Array]:
    return columns("solar_protons")


def fluence_quantile_factor(
    *, relative_variance: Array | float, active_years: Array | float, confidence: Array | float
) -> Array:
    """Return the fluence that is not exceeded with a confidence over the mean fluence of one active year.

    The fluence of T active years is log-normal with mean T x annual mean and sigma^2 = ln(1 + variance / T):
    factor = T exp(z sigma - sigma^2 / 2). Less than one year counts as one.

    Source: ecss_e_st_10_04c, xapsos_1999.

    Parameters
    ----------
    relative_variance : variance of the annual fluence over its squared mean, any shape.
    active_years : years of high solar activity.
    confidence : 0..1.

    Returns
    -------
    Array : factor.
    """
    years = np.maximum(np.asarray(active_years, dtype=np.float64), SHORTEST_ACTIVE_YEARS)
    square = np.log1p(np.asarray(relative_variance) / years)
    factor: Array = years * np.exp(np.asarray(ndtri(confidence)) * np.sqrt(square) - square / 2)
    return factor


@cache
def annual_fluence() -> tuple[Array, Array, Array]:
    """Return energies, mean fluence above them in one active year, and its relative variance, at Earth's distance.

    The bundled fluences not exceeded with 95 % confidence in three and in two active years determine both, energy by
    energy; above 100 MeV the variance is one number, as the model has it. A percent of error in their ratio changes
    the variance by half, but a fluence at other confidences by a fifth only.

    Source: spenvis_me_radfx, ecss_e_st_10_04c.

    Returns
    -------
    tuple of Array : MeV, 1/(cm2 yr) and 1, shape (energies,).
    """
    table = _columns()
    energy, three, two = table["energy_mev"], table["fluence_3_yr_per_cm2"], table["fluence_2_yr_per_cm2"]
    low, high = (np.full(len(energy), limit) for limit in _VARIANCE_RANGE)
    for _ in range(_BISECTIONS):
        middle = np.sqrt(low * high)
        factors = [
            fluence_quantile_factor(relative_variance=middle, active_years=years, confidence=TABLE_CONFIDENCE)
            for years in TABLE_YEARS
        ]
        short = factors[0] / factors[1] < three / two
        low, high = np.where(short, middle, low), np.where(short, high, middle)
    variance = np.sqrt(low * high)
    beyond = energy >= HIGHEST_VARIANCE_ENERGY_MEV
    variance = np.where(beyond, float(np.median(variance[beyond])), variance)
    mean = three / fluence_quantile_factor(
        relative_variance=variance, active_years=TABLE_YEARS[0], confidence=TABLE_CONFIDENCE
    )
    return energy, mean, variance


def solar_proton_fluence_per_cm2(
    *, energy_mev: Array | float, active_years: Array | float, confidence: Array | float
) -> Array:
    """Return the fluence of solar protons above an energy that a mission does not exceed, outside the magnetosphere.

    Years of low solar activity add nothing. Read linearly in the logarithms of energy and of both parameters, 1 to 500
    MeV.

    Source: spenvis_me_radfx, ecss_e_st_10_04c, xapsos_1999.

    Parameters
    ----------
    energy_mev : energy, MeV, any shape.
    active_years : years of high solar activity in the mission, one at least.
    confidence : that it is not exceeded, 0..1.

    Returns
    -------
    Array : fluence over all directions, 1/cm2.
    """
    energies, means, variances = annual_fluence()
    place = np.log(np.asarray(energy_mev, dtype=np.float64))
    mean = np.exp(np.interp(place, np.log(energies), np.log(means)))
    variance = np.exp(np.interp(place, np.log(energies), np.log(variances)))
    fluence: Array = mean * fluence_quantile_factor(
        relative_variance=variance, active_years=active_years, confidence=confidence
    )
    return fluence


def worst_day_flux_per_cm2_s(*, energy_mev: Array | float) -> Array:
    """Return the flux of solar protons above an energy in the worst day of October 1989, outside the magnetosphere.

    Source: spenvis_me_radfx (CREME96 worst day).

    Parameters
    ----------
    energy_mev : energy, MeV, 1 to 500, any shape.

    Returns
    -------
    Array : flux over all directions, 1/(cm2 s).
    """
    table = _columns()
    place = np.log(np.asarray(energy_mev, dtype=np.float64))
    logarithm = np.interp(place, np.log(table["energy_mev"]), np.log(table["worst_day_per_m2_s_sr"]))
    flux: Array = np.exp(logarithm) * (4 * np.pi / CM2_PER_M2)
    return flux


def _bands(
    altitude_km: Array | float, inclination_deg: Array | float, cutoff_factor: Array | float
) -> list[tuple[float, float, Array]]:
    """Return lower and upper energy and transmission of each band of the table, the highest energies first.

    Rigidities that find the same cutoff share one transmission.
    """
    energies = _columns()["energy_mev"]
    out: list[tuple[float, float, Array]] = []
    above = np.inf
    passed: Array = np.zeros(())
    for low, high in zip(energies[-2::-1], energies[:0:-1], strict=True):
        rigidity = float(rigidity_gv(energy_mev_per_nucleon=np.sqrt(low * high), nucleons=1.0, charge=1.0))
        if above > OPEN_RIGIDITY_GV:
            passed = transmission_fraction(
                rigidity_gv=rigidity,
                altitude_km=altitude_km,
                inclination_deg=inclination_deg,
                cutoff_factor=cutoff_factor,
            )
        out.append((float(low), float(high), passed))
        above = rigidity
    return out


def orbit_fluence_per_cm2(
    *,
    energy_mev: float,
    active_years: Array | float,
    confidence: Array | float,
    altitude_km: Array | float,
    inclination_deg: Array | float,
    cutoff_factor: Array | float = 1.0,
) -> Array:
    """Return the fluence of solar protons above an energy that reaches a circular orbit.

    The fluence of each band of energy times its transmission.

    Source: spenvis_me_radfx, ecss_e_st_10_04c, stassinopoulos_king_1974.

    Parameters
    ----------
    energy_mev : one energy, MeV, 1 to 500.
    active_years : years of high solar activity in the mission.
    confidence : that it is not exceeded, 0..1.
    altitude_km : altitude above 6,371.2 km.
    inclination_deg : inclination, 0 to 180.
    cutoff_factor : on the magnetic cutoff.

    Returns
    -------
    Array : fluence over all directions, 1/cm2.
    """

    def above(energy: float) -> Array:
        return solar_proton_fluence_per_cm2(energy_mev=energy, active_years=active_years, confidence=confidence)

    bands = _bands(altitude_km, inclination_deg, cutoff_factor)
    total: Array = above(bands[0][1]) * bands[0][2]
    for low, high, passed in bands:
        if high > energy_mev:
            total = total + (above(max(low, energy_mev)) - above(high)) * passed
    return total


@cache
def _dose_table() -> Array:
    """Return the dose per fluence of each band of energy, rad cm2, shape (bands, depths), the highest energies first.

    Protons that leave a band of the shield between E and E + dE were dE_in = dE S(E) / S(E_in) apart in front.
    """
    energies = _columns()["energy_mev"]
    table = np.zeros((len(energies) - 1, len(_DEPTHS_G_PER_CM2)))
    for number, (low, high) in enumerate(zip(energies[-2::-1], energies[:0:-1], strict=True)):
        edges = np.geomspace(low, high, _SAMPLES + 1)
        middle = np.sqrt(edges[1:] * edges[:-1])
        share = np.diff(edges) / (middle * middle)
        for column, depth in enumerate(_DEPTHS_G_PER_CM2):
            left = np.maximum(proton_range_g_per_cm2(energy_mev=edges) - depth, 0.0)
            least = float(proton_range_g_per_cm2(energy_mev=_LOWEST_EXIT_MEV))
            behind = np.where(left > least, proton_energy_mev(range_g_per_cm2=np.maximum(left, least)), 0.0)
            center = np.maximum(0.5 * (behind[1:] + behind[:-1]), _LOWEST_EXIT_MEV)
            ratio = proton_stopping_power_mev_cm2_per_g(
                energy_mev=center, material="silicon"
            ) / proton_stopping_power_mev_cm2_per_g(energy_mev=center, material="aluminum")
            lost = proton_stopping_power_mev_cm2_per_g(energy_mev=middle, material="aluminum")
            deposited = ratio * lost * np.diff(behind) / np.diff(edges)
            table[number, column] = RAD_G_PER_MEV * float((deposited * share).sum() / share.sum())
    return table


def _dose(differences: list[Array], depth_g_per_cm2: Array | float) -> Array:
    """Return the dose of fluences in bands, the highest energies first, behind a depth."""
    node, beyond = log_grid_position(depth_g_per_cm2, _DEPTHS_G_PER_CM2)
    total: Array = np.zeros(())
    for fluence, row in zip(differences, _dose_table(), strict=True):
        total = total + fluence * (row[node] * (1 - beyond) + row[node + 1] * beyond)
    return total


def solar_proton_dose_rad(
    *,
    depth_g_per_cm2: Array | float,
    active_years: Array | float,
    confidence: Array | float,
    altitude_km: Array | float,
    inclination_deg: Array | float,
    cutoff_factor: Array | float = 1.0,
) -> Array:
    """Return the dose of solar protons in the center of an aluminum sphere over a mission, with a confidence.

    Continuous slowing down through the shield, then the stopping power of silicon. Nuclear losses are left out (5 % at
    10 mm), and energies above 500 MeV.

    Source: spenvis_me_radfx, ecss_e_st_10_04c, nist_pstar.

    Parameters
    ----------
    depth_g_per_cm2 : areal density of aluminum, 0.02 to 30 g/cm2, any shape.
    active_years : years of high solar activity in the mission.
    confidence : that it is not exceeded, 0..1.
    altitude_km : altitude above 6,371.2 km.
    inclination_deg : inclination, 0 to 180.
    cutoff_factor : on the magnetic cutoff.

    Returns
    -------
    Array : dose, rad(Si).
    """
    differences = []
    above: Array = np.zeros(())
    for low, _, passed in _bands(altitude_km, inclination_deg, cutoff_factor):
        fluence = solar_proton_fluence_per_cm2(energy_mev=low, active_years=active_years, confidence=confidence)
        differences.append(np.maximum(fluence - above, 0.0) * passed)
        above = fluence
    return _dose(differences, depth_g_per_cm2)


def worst_day_dose_rad(
    *,
    depth_g_per_cm2: Array | float,
    altitude_km: Array | float,
    inclination_deg: Array | float,
    cutoff_factor: Array | float = 1.0,
) -> Array:
    """Return the dose of the worst day of solar protons in the center of an aluminum sphere.

    Source: spenvis_me_radfx, nist_pstar.

    Parameters
    ----------
    depth_g_per_cm2 : areal density of aluminum, any shape.
    altitude_km : altitude above 6,371.2 km.
    inclination_deg : inclination, 0 to 180.
    cutoff_factor : on the magnetic cutoff.

    Returns
    -------
    Array : dose, rad(Si).
    """
    differences = []
    above: Array = np.zeros(())
    for low, _, passed in _bands(altitude_km, inclination_deg, cutoff_factor):
        fluence = worst_day_flux_per_cm2_s(energy_mev=low) * SECONDS_PER_DAY
        differences.append((fluence - above) * passed)
        above = fluence
    return _dose(differences, depth_g_per_cm2)


def storms_per_yr(*, threshold_pfu: Array | float) -> Array:
    """Return how often a year the flux of solar protons above 10 MeV passes a threshold, mean of a solar cycle.

    Read linearly in logarithms from the scale of solar radiation storms: 50, 25, 10, 3 and fewer than one event (taken
    as a half) in eleven years above 10, 100, 1,000, 10,000 and 100,000 protons per cm2, second and steradian.

    Source: noaa_scales.

    Parameters
    ----------
    threshold_pfu : flux outside the magnetosphere, 1/(cm2 s sr), any shape.

    Returns
    -------
    Array : events per year.
    """
    place = np.log(np.asarray(threshold_pfu, dtype=np.float64))
    events = np.exp(np.interp(place, np.log(STORM_THRESHOLDS_PFU), np.log(STORMS_PER_CYCLE)))
    rate: Array = events / CYCLE_YEARS
    return rate


def storm_days_per_yr(
    *,
    threshold_pfu: Array | float,
    days_per_storm: Array | float,
    altitude_km: Array | float,
    inclination_deg: Array | float,
    cutoff_factor: Array | float = 1.0,
) -> Array:
    """Return the days a year that an orbit spends above a flux of solar protons, in safe mode.

    days = storms per year above (threshold / transmission of protons of 10 MeV) x days per storm: the same storm is
    weaker on an orbit that Earth's field shields. Orbits that let in less than a hundredth see none.

    Source: noaa_scales, stassinopoulos_king_1974.

    Parameters
    ----------
    threshold_pfu : orbit mean of the flux above 10 MeV at which work stops, 1/(cm2 s sr), any shape.
    days_per_storm : time above the threshold and until work goes on, days.
    altitude_km : altitude above 6,371.2 km.
    inclination_deg : inclination, 0 to 180.
    cutoff_factor : on the magnetic cutoff, below 1 in the magnetic storms that come along.

    Returns
    -------
    Array : days per year.
    """
    rigidity = float(rigidity_gv(energy_mev_per_nucleon=10.0, nucleons=1.0, charge=1.0))
    passed = transmission_fraction(
        rigidity_gv=rigidity,
        altitude_km=altitude_km,
        inclination_deg=inclination_deg,
        cutoff_factor=cutoff_factor,
    )
    outside = np.asarray(threshold_pfu) / np.maximum(passed, _LEAST_TRANSMISSION)
    days: Array = np.where(
        passed > _LEAST_TRANSMISSION, storms_per_yr(threshold_pfu=outside) * np.asarray(days_per_storm), 0.0
    )
    return days
