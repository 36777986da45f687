"""Impacts of debris and meteoroids, and the collision rate that one more dead satellite adds."""

from __future__ import annotations

import numpy as np

from orbitdc.scenario.declaration import Array

SECONDS_PER_YEAR = 3.15576e7
EARTH_RADIUS_KM = 6378.137
METEOROID_SHIELD_HEIGHT_KM = 100.0
EARTH_GRAVITY_KM3_PER_S2 = 398600.4418
LATER_GROWTH_YEAR = 2011


def debris_flux_per_m2_yr(
    *, diameter_cm: Array | float, altitude_km: Array | float, inclination_factor: Array | float,
    decimal_year: Array | float, solar_f107: Array | float,
) -> Array:  # fmt: skip
    """Orbital debris of at least a diameter, NASA's engineering model of 1990, tumbling surface.

    F = H(d) phi(h, S) psi [F1(d) g1(t) + F2(d) g2(t)] with H = 10^(exp(-((log10 d - 0.78) / 0.637)2) / 2),
    phi = p / (p + 1), p = 10^(h/200 - S/140 - 1.5), F1 = 1.22e-5 d^-2.5, F2 = 8.1e10 (d + 700)^-6, fragments
    growing by 2 % a year to 2011 and 4 % after, intact objects by 5 % of their 1988 number a year. The model
    predates the large break-ups and constellations: dates after 2000 extrapolate it.

    Parameters
    ----------
    diameter_cm : smallest diameter counted [cm].
    altitude_km : altitude [km], up to 2000.
    inclination_factor : psi, how inclination concentrates encounters [1].
    decimal_year : date, 1988 or later [yr].
    solar_f107 : smoothed F10.7 of the year before [solar flux units]; all broadcast.

    Returns
    -------
    Impacts per area and year [1/(m2 yr)], broadcast shape. Source: nasa_tm_100471.
    """
    diameter = np.asarray(diameter_cm, dtype=np.float64)
    deviation = (np.log10(diameter) - 0.78) / 0.637
    size_factor = np.exp(0.5 * np.log(10.0) * np.exp(-deviation * deviation))
    exponent = np.asarray(altitude_km, dtype=np.float64) / 200 - np.asarray(solar_f107) / 140 - 1.5
    altitude_factor = 1 / (1 + np.exp(-np.log(10.0) * exponent))
    year = np.asarray(decimal_year, dtype=np.float64)
    early, late = np.minimum(year, LATER_GROWTH_YEAR) - 1988, np.maximum(year - LATER_GROWTH_YEAR, 0.0)
    fragments = np.exp(np.log(1.02) * early + np.log(1.04) * late)
    intact = 1 + 0.05 * (year - 1988)
    larger = diameter + 700
    cubed = larger * larger * larger
    number = 1.22e-5 / (diameter * diameter * np.sqrt(diameter)) * fragments + 8.1e10 / (cubed * cubed) * intact
    flux: Array = size_factor * altitude_factor * np.asarray(inclination_factor) * number
    return flux


def interplanetary_meteoroid_flux_per_m2_yr(*, mass_g: Array | float) -> Array:
    """Meteoroids of at least a mass at 1 au, on one side of a randomly oriented plate far from Earth.

    F = F1 + F2 + F3 with F1 = (2.2e3 m^0.306 + 15)^-4.38, F2 = 1.3e-9 (m + 1e11 m2 + 1e27 m4)^-0.36 and
    F3 = 1.3e-16 (m + 1e6 m2)^-0.85 per m2 and second.

    Parameters
    ----------
    mass_g : smallest mass counted [g], any shape.

    Returns
    -------
    Impacts per area and year [1/(m2 yr)], same shape. Source: gruen_1985.
    """
    mass = np.asarray(mass_g, dtype=np.float64)
    squared = mass * mass
    first = np.exp(-4.38 * np.log(2.2e3 * np.exp(0.306 * np.log(mass)) + 15))
    second = 1.3e-9 * np.exp(-0.36 * np.log(mass + 1e11 * squared + 1e27 * squared * squared))
    third = 1.3e-16 * np.exp(-0.85 * np.log(mass + 1e6 * squared))
    flux: Array = SECONDS_PER_YEAR * (first + second + third)
    return flux


def meteoroid_flux_per_m2_yr(
    *, diameter_cm: Array | float, altitude_km: Array | float, density_g_per_cm3: Array | float,
    speed_km_per_s: Array | float,
) -> Array:  # fmt: skip
    """Meteoroids of at least a diameter near Earth: interplanetary flux x gravity's focus x Earth's shadow.

    Focus 1 + v_escape2 / v2; shadow (1 + cos e) / 2 with sin e = (R + 100 km) / (R + h).

    Parameters
    ----------
    diameter_cm : smallest diameter counted [cm].
    altitude_km : altitude [km], above 100.
    density_g_per_cm3 : meteoroid density [g/cm3].
    speed_km_per_s : meteoroid speed far from Earth [km/s]; all broadcast.

    Returns
    -------
    Impacts per area and year [1/(m2 yr)], broadcast shape. Source: ecss_e_st_10_04c.
    """
    diameter = np.asarray(diameter_cm, dtype=np.float64)
    mass = np.pi / 6 * diameter * diameter * diameter * density_g_per_cm3
    radius = EARTH_RADIUS_KM + np.asarray(altitude_km, dtype=np.float64)
    speed = np.asarray(speed_km_per_s, dtype=np.float64)
    focus = 1 + 2 * EARTH_GRAVITY_KM3_PER_S2 / radius / (speed * speed)
    flux: Array = (
        interplanetary_meteoroid_flux_per_m2_yr(mass_g=mass) * focus * earth_shadow_factor(altitude_km=altitude_km)
    )
    return flux


def earth_shadow_factor(*, altitude_km: Array | float) -> Array:
    """Share of the sky that Earth and 100 km of air leave open to meteoroids.

    (1 + cos e) / 2 with sin e = (R + 100 km) / (R + h).

    Parameters
    ----------
    altitude_km : altitude [km], above 100.

    Returns
    -------
    Open share [1], same shape. Source: ecss_e_st_10_04c.
    """
    sine = (EARTH_RADIUS_KM + METEOROID_SHIELD_HEIGHT_KM) / (
        EARTH_RADIUS_KM + np.asarray(altitude_km, dtype=np.float64)
    )
    share: Array = (1 + np.sqrt(np.maximum(1 - sine * sine, 0.0))) / 2
    return share


def flux_per_added_object(
    *, altitude_km: Array | float, shell_thickness_km: Array | float, relative_speed_km_per_s: Array | float
) -> Array:
    """Flux that one uncontrolled object adds inside its shell, as a molecule of a gas: v / (4 pi r2 dr).

    Parameters
    ----------
    altitude_km : altitude of the shell [km].
    shell_thickness_km : thickness dr through which dead objects spread [km].
    relative_speed_km_per_s : mean speed of encounter [km/s]; all broadcast.

    Returns
    -------
    Impacts per area of the target and year [1/(m2 yr)], broadcast shape. Source: definition.
    """
    radius_m = 1000 * (EARTH_RADIUS_KM + np.asarray(altitude_km, dtype=np.float64))
    volume = 4 * np.pi * radius_m * radius_m * 1000 * np.asarray(shell_thickness_km)
    flux: Array = 1000 * np.asarray(relative_speed_km_per_s) * SECONDS_PER_YEAR / volume
    return flux
