"""Where the Sun is: a low-precision series, good to 36 arc seconds over decades around 2030."""

from __future__ import annotations

import numpy as np

from orbitdc.scenario.declaration import Array

J2000_JULIAN_DATE = 2451545.0
DAYS_PER_CENTURY = 36525.0
NOMINAL_YEAR_JULIAN_DATE = 2462502.5
"""0 h on 1 January 2030, the nominal year of all annual figures."""
DAYS_PER_NOMINAL_YEAR = 365
MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def nominal_year_julian_date() -> Array:
    """Julian dates of the noons of the nominal year 2030.

    A Sun-synchronous orbit keeps its local time, so its light repeats from year to year but for the
    calendar's quarter days: one fixed year stands for all.

    Returns
    -------
    Julian dates, shape (365,). Source: meeus_1998.
    """
    dates: Array = NOMINAL_YEAR_JULIAN_DATE + 0.5 + np.arange(DAYS_PER_NOMINAL_YEAR, dtype=np.float64)
    return dates


def month_and_day(*, day_of_year: Array | float) -> tuple[Array, Array]:
    """Calendar month and day of month of a day of the nominal year.

    Parameters
    ----------
    day_of_year : 1 for 1 January to 365 for 31 December, any shape.

    Returns
    -------
    Month 1..12 and day 1..31, same shape. Source: definition.
    """
    day = np.asarray(day_of_year, dtype=np.float64)
    past = np.concatenate([[0], np.cumsum(MONTH_LENGTHS[:-1])])
    index = np.searchsorted(past, day - 1, side="right") - 1
    month: Array = np.asarray(index, dtype=np.float64) + 1
    day_of_month: Array = day - past[index]
    return month, day_of_month


def mean_longitude_deg(*, julian_date: Array | float) -> Array:
    """Mean longitude of the Sun, which is also the right ascension of the mean Sun.

    L0 = 280.46646 + 36000.76983 T + 0.0003032 T2, T in Julian centuries from J2000.

    Parameters
    ----------
    julian_date : Julian date (terrestrial time), any shape.

    Returns
    -------
    Mean longitude [deg], not reduced to one turn, same shape. Source: meeus_1998.
    """
    century = (np.asarray(julian_date, dtype=np.float64) - J2000_JULIAN_DATE) / DAYS_PER_CENTURY
    longitude: Array = 280.46646 + century * (36000.76983 + 0.0003032 * century)
    return longitude


def _mean_anomaly_and_center(century: Array) -> tuple[Array, Array]:
    """Mean anomaly and equation of the center, both in degrees."""
    anomaly = 357.52911 + century * (35999.05029 - 0.0001537 * century)
    angle = np.radians(anomaly)
    center = (
        (1.914602 - 0.004817 * century) * np.sin(angle)
        + (0.019993 - 0.000101 * century) * np.sin(2 * angle)
        + 0.000289 * np.sin(3 * angle)
    )
    return anomaly, center


def sun_direction(*, julian_date: Array | float) -> tuple[Array, Array]:
    """Apparent right ascension and declination of the Sun, equinox of date.

    Mean longitude plus the equation of the center, less aberration and nutation in one term each, turned by
    the obliquity of date.

    Parameters
    ----------
    julian_date : Julian date (terrestrial time), any shape.

    Returns
    -------
    Right ascension [deg, -180..180] and declination [deg], same shape. Source: meeus_1998.
    """
    century = (np.asarray(julian_date, dtype=np.float64) - J2000_JULIAN_DATE) / DAYS_PER_CENTURY
    node = np.radians(125.04 - 1934.136 * century)
    _, center = _mean_anomaly_and_center(century)
    longitude = np.radians(mean_longitude_deg(julian_date=julian_date) + center - 0.00569 - 0.00478 * np.sin(node))
    obliquity = np.radians(23.439291 - 0.0130042 * century + 0.00256 * np.cos(node))
    right_ascension: Array = np.degrees(np.arctan2(np.cos(obliquity) * np.sin(longitude), np.cos(longitude)))
    declination: Array = np.degrees(np.arcsin(np.sin(obliquity) * np.sin(longitude)))
    return right_ascension, declination


def sun_distance_au(*, julian_date: Array | float) -> Array:
    """Distance of the Sun from the center of Earth: d = 1.000001018 (1 - e2) / (1 + e cos nu).

    Parameters
    ----------
    julian_date : Julian date (terrestrial time), any shape.

    Returns
    -------
    Distance [au], same shape. Source: meeus_1998.
    """
    century = (np.asarray(julian_date, dtype=np.float64) - J2000_JULIAN_DATE) / DAYS_PER_CENTURY
    eccentricity = 0.016708634 - century * (0.000042037 + 0.0000001267 * century)
    anomaly, center = _mean_anomaly_and_center(century)
    distance: Array = (
        1.000001018 * (1 - eccentricity * eccentricity) / (1 + eccentricity * np.cos(np.radians(anomaly + center)))
    )
    return distance


def sunlight_factor(*, julian_date: Array | float) -> Array:
    """Sunlight against its value at 1 au: 1 / d2.

    Parameters
    ----------
    julian_date : Julian date (terrestrial time), any shape.

    Returns
    -------
    1/d2 [1], same shape. Source: meeus_1998.
    """
    distance = sun_distance_au(julian_date=julian_date)
    factor: Array = 1 / (distance * distance)
    return factor
