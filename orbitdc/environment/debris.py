"""Impacts of debris and meteoroids, and the collision rate that one more dead satellite adds."""

from __future__ import annotations

import numpy as np

from orbitdc.scenario.declaration import Array, Table
from orbitdc.scenario.errors import Problem, ScenarioError

SECONDS_PER_YEAR = 3.15576e7
EARTH_RADIUS_KM = 6378.137
METEOROID_SHIELD_HEIGHT_KM = 100.0
EARTH_GRAVITY_KM3_PER_S2 = 398600.4418
LATER_GROWTH_YEAR = 2011
INCLINATIONS_DEG = (28.5, 30.0, 40.0, 50.0, 60.0, 70.0, 80.0, 90.0, 100.0, 120.0)
INCLINATION_FACTORS = (0.91, 0.92, 0.96, 1.02, 1.09, 1.26, 1.71, 1.37, 1.78, 1.18)
DENSITY_BREAK_CM = 0.62
SURFACE_PER_CROSS_SECTION = 4.0
"""Surface of a tumbling convex body per mean cross-section: fluxes here count hits per area of surface."""
CALIBRATION_SIZES_CM = (0.05, 0.1, 0.2, 0.316, 1.0, 10.0, 100.0)
CALIBRATION_FACTORS = (2.13, 2.13, 0.427, 0.271, 0.398, 0.320, 0.263)
"""Authorities' flux over that of the formula of 1990, against size; see `debris_size_calibration`."""


def debris_flux_per_m2_yr(
    *, diameter_cm: Array | float, altitude_km: Array | float, inclination_factor: Array | float,
    decimal_year: Array | float, solar_f107: Array | float,
) -> Array:  # fmt: skip
    """Orbital debris of at least a diameter per area of a tumbling surface: NASA's of 1990, recalibrated by size.

    F = c(d) H(d) phi(h, S) psi [F1(d) g1(t) + F2(d) g2(t)] with H = 10^(exp(-((log10 d - 0.78) / 0.637)2) / 2),
    phi = p / (p + 1), p = 10^(h/200 - S/140 - 1.5), F1 = 1.22e-5 d^-2.5, F2 = 8.1e10 (d + 700)^-6, fragments
    growing by 2 % a year to 2011 and 4 % after, intact objects by 5 % of their 1988 number a year, and c of
    `debris_size_calibration`. The area is that of the whole surface (the formula gives a surface that faces the
    motion 3.5 times as much and one that trails nothing), so that a cross-section meets four times this flux.
    Shape in altitude and growth are the formula's: it does not know the crowd at 750 to 900 km nor the thinning
    above, nor the large break-ups and constellations.

    Parameters
    ----------
    diameter_cm : smallest diameter counted [cm].
    altitude_km : altitude [km], up to 2000.
    inclination_factor : psi, how inclination concentrates encounters [1].
    decimal_year : date, 1988 or later [yr].
    solar_f107 : smoothed F10.7 of the year before [solar flux units]; all broadcast.

    Returns
    -------
    Impacts per area and year [1/(m2 yr)], broadcast shape. Source: nasa_tm_100471, ordem_31_2021,
    esa_environment_2025.
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
    calibration = debris_size_calibration(diameter_cm=diameter)
    flux: Array = calibration * size_factor * altitude_factor * np.asarray(inclination_factor) * number
    return flux


def debris_size_calibration(*, diameter_cm: Array | float) -> Array:
    """Factor from NASA's formula of 1990 to the level of present models, straight between its sizes in both logarithms.

    Derived here, as the geometric mean of two authorities that disagree. The first is NASA's: ORDEM 3.1.2 for 2042,
    51.6 deg, 400 and 1,100 km, geometric mean over both, at 10 cm with the passes of cataloged objects by Envisat
    at 780 km as a third place. It asks for 4.2 times the formula at 0.5 and 1 mm and for 0.143, 0.051, 0.083,
    0.15 and 0.15 of it at 2 mm, 3 mm, 1 cm, 10 cm and 1 m; single places lie within 2.5 of that mean up to 1 mm,
    within 1.9 at 2 mm to 1 cm, within 4 at 10 cm and within 1.2 at 1 m. The second is ESA's: counts in all orbits
    (130 million above 1 mm and 5,400 above 1 m in 2019, 1.2 million above 1 cm and 50,000 above 10 cm in 2025) over
    those of a gas below 2,000 km at 10 km/s that has the formula's flux: 1.07, 1.91, 0.68 and 0.46. So ESA's
    counts lie at a quarter of ORDEM at 1 mm, and at 23, 5 and 3 times its level at 1 cm, 10 cm and 1 m; the
    mean is within a factor of 5.3 of either, and single altitudes of ORDEM stay from 5 times above it (0.5 mm at
    1,100 km) to 10 times below (3 mm at 400 km). `debris_flux_factor` has the range of the first.

    Parameters
    ----------
    diameter_cm : smallest diameter counted [cm], any shape; held at its ends outside 0.5 mm to 1 m.

    Returns
    -------
    c [1], same shape. Source: ordem_31_2021, kessler_envisat_2012, esa_counts_2019, esa_environment_2025.
    """
    logarithm = np.log(np.asarray(diameter_cm, dtype=np.float64))
    factor: Array = np.exp(np.interp(logarithm, np.log(CALIBRATION_SIZES_CM), np.log(CALIBRATION_FACTORS)))
    return factor


def debris_inclination_factor(*, inclination_deg: Array | float) -> Array:
    """How an orbit's inclination concentrates encounters with debris: psi of NASA's model of 1990.

    Linear between the nodes (28.5, 0.91), (30, 0.92), (40, 0.96), (50, 1.02), (60, 1.09), (70, 1.26), (80, 1.71),
    (90, 1.37), (100, 1.78), (120, 1.18), constant outside. Two public programs give 0.99 at 45 to 46 deg and 1.03
    at 52 deg, which the nodes reproduce; the original table has not been read.

    Parameters
    ----------
    inclination_deg : inclination [deg], any shape.

    Returns
    -------
    psi [1], same shape. Source: nasa_tm_100471.
    """
    inclination = np.asarray(inclination_deg, dtype=np.float64)
    factor: Array = np.asarray(np.interp(inclination, INCLINATIONS_DEG, INCLINATION_FACTORS))
    return factor


def tabulated_flux_per_m2_yr(*, diameter_cm: Array | float, table: Table) -> Array:
    """Debris of at least a diameter from a user's table, straight between its nodes in both logarithms.

    Parameters
    ----------
    diameter_cm : smallest diameter counted [cm], any shape.
    table : columns `diameter_cm`, rising, and `flux_per_m2_yr`, falling [1/(m2 yr)].

    Returns
    -------
    Impacts in the table's unit and sense [1/(m2 yr)], same shape. Source: definition.

    Raises
    ------
    ScenarioError
        A flux that does not fall, fewer than two rows, or a diameter outside the table, named.
    """
    sizes, fluxes = table.columns["diameter_cm"], table.columns["flux_per_m2_yr"]
    key, wrong = "environment.debris_flux_table", ""
    diameter = np.asarray(diameter_cm, dtype=np.float64)
    if sizes.size < 2:
        wrong, fix = "needs at least two rows", "give flux against diameter over all sizes that matter"
    elif not bool((np.diff(fluxes) < 0).all() and (fluxes > 0).all()):
        row = int(np.argmax(np.diff(fluxes) >= 0)) + 2
        wrong = f"flux of objects of at least a diameter must fall from row to row (row {row})"
        fix = "give cumulative flux, not flux by size bin"
    elif bool((diameter < sizes[0]).any() or (diameter > sizes[-1]).any()):
        asked = diameter.min() if (diameter < sizes[0]).any() else diameter.max()
        wrong = f"holds {sizes[0]:g} to {sizes[-1]:g} cm, and the model needs {asked:.4g} cm"
        fix = "extend the table to that size"
    if wrong:
        raise ScenarioError([Problem(file="scenario", key=key, what=wrong, fix=fix)])
    logarithm = np.interp(np.log(diameter), np.log(sizes), np.log(fluxes))
    flux: Array = np.exp(logarithm)
    return flux


def debris_density_g_per_cm3(
    *, diameter_cm: Array | float, density_at_1_cm_g_per_cm3: Array | float, size_exponent: Array | float
) -> Array:
    """Mean density of debris: rho1 d^-b, and constant below 0.62 cm.

    With rho1 = 2.8 g/cm3 and b = 0.74 the constant is the 4 g/cm3 of NASA's model of 1990.

    Parameters
    ----------
    diameter_cm : diameter [cm].
    density_at_1_cm_g_per_cm3, size_exponent : rho1 [g/cm3] and b [1]; all broadcast.

    Returns
    -------
    Density [g/cm3], broadcast shape. Source: nasa_tm_100471.
    """
    logarithm = np.log(np.maximum(np.asarray(diameter_cm, dtype=np.float64), DENSITY_BREAK_CM))
    density: Array = density_at_1_cm_g_per_cm3 * np.exp(-np.asarray(size_exponent) * logarithm)
    return density


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
    """Meteoroids of at least a diameter near Earth: interplanetary flux x focus x Earth's shadow x own motion.

    Focus 1 + v_escape2 / v2; shadow (1 + cos e) / 2 with sin e = (R + 100 km) / (R + h); motion as in
    `meteoroid_motion_factor`.

    Parameters
    ----------
    diameter_cm : smallest diameter counted [cm].
    altitude_km : altitude [km], above 100.
    density_g_per_cm3 : meteoroid density [g/cm3].
    speed_km_per_s : meteoroid speed far from Earth [km/s]; all broadcast.

    Returns
    -------
    Impacts per area of surface and year [1/(m2 yr)], broadcast shape. Source: ecss_e_st_10_04c.
    """
    diameter = np.asarray(diameter_cm, dtype=np.float64)
    mass = np.pi / 6 * diameter * diameter * diameter * density_g_per_cm3
    local = meteoroid_speed_near_earth_km_per_s(altitude_km=altitude_km, speed_km_per_s=speed_km_per_s)
    ratio = local / np.asarray(speed_km_per_s, dtype=np.float64)
    flux: Array = (
        interplanetary_meteoroid_flux_per_m2_yr(mass_g=mass)
        * (ratio * ratio)
        * earth_shadow_factor(altitude_km=altitude_km)
        * meteoroid_motion_factor(altitude_km=altitude_km, speed_km_per_s=speed_km_per_s)
    )
    return flux


def meteoroid_speed_near_earth_km_per_s(*, altitude_km: Array | float, speed_km_per_s: Array | float) -> Array:
    """Speed of a meteoroid that has fallen to an altitude: sqrt(v2 + 2 mu / r).

    Parameters
    ----------
    altitude_km : altitude [km].
    speed_km_per_s : speed far from Earth [km/s]; both broadcast.

    Returns
    -------
    Speed against Earth's center [km/s], broadcast shape. Source: ecss_e_st_10_04c.
    """
    radius = EARTH_RADIUS_KM + np.asarray(altitude_km, dtype=np.float64)
    speed = np.asarray(speed_km_per_s, dtype=np.float64)
    local: Array = np.sqrt(speed * speed + 2 * EARTH_GRAVITY_KM3_PER_S2 / radius)
    return local


def meteoroid_motion_factor(*, altitude_km: Array | float, speed_km_per_s: Array | float) -> Array:
    """How much the satellite's own motion adds to the flux of meteoroids: mean of relative speed over speed.

    For directions evenly over the sphere the mean of |v - u| is v + u2 / (3 v), so K = 1 + u2 / (3 v2) with the
    circular speed u = sqrt(mu / r) and the meteoroid's speed v at the satellite, v > u.

    Parameters
    ----------
    altitude_km : altitude [km].
    speed_km_per_s : meteoroid speed far from Earth [km/s]; both broadcast.

    Returns
    -------
    K [1], broadcast shape. Source: ecss_e_st_10_04c.
    """
    local = meteoroid_speed_near_earth_km_per_s(altitude_km=altitude_km, speed_km_per_s=speed_km_per_s)
    squared = EARTH_GRAVITY_KM3_PER_S2 / (EARTH_RADIUS_KM + np.asarray(altitude_km, dtype=np.float64))
    factor: Array = 1 + squared / (3 * local * local)
    return factor


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
