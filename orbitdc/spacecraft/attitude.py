"""One attitude fixes what every surface sees of the Sun, of Earth and of the flow."""

from __future__ import annotations

import numpy as np
from scipy.special import ellipe, ellipk

from orbitdc.orbit.result import OrbitResult
from orbitdc.scenario.declaration import Array, pick
from orbitdc.spacecraft.parameters import SpacecraftParameters
from orbitdc.spacecraft.result import AttitudeResult

OBLIQUITY_DEG = 23.44
"""Tilt of Earth's axis against the ecliptic."""

EQUATION_OF_TIME_DEG = 4.1
"""Largest lead or lag of the true Sun on the mean Sun (16.4 minutes of time)."""

MEAN_DECLINATION_COSINE = float(ellipe(np.sin(np.radians(OBLIQUITY_DEG)) ** 2) * 2.0 / np.pi)
WORST_DECLINATION_COSINE = float(np.cos(np.radians(OBLIQUITY_DEG)))

_NORMAL_ALONG_VELOCITY, _NORMAL_TO_NADIR, _INERTIAL, _ORBIT_NORMAL_FIXED = 0, 1, 2, 3
_NADIR_ANGLE_DEG = (90.0, 0.0, 45.0, 0.0)
_ARRAY_NADIR_ANGLE_DEG = 90.0


def radiator_nadir_angle_deg(*, attitude: Array) -> Array:
    """Return the angle between a radiator face and nadir.

    Parameters
    ----------
    attitude : index into `ATTITUDES`.

    Returns
    -------
    Array : degrees. 90 with the normal along the velocity, 0 with the normal to nadir (bounding the Earth
        view when the Sun is off the orbit normal) and in the orbit-fixed attitude; 45 stands for the
        inertial one, whose angle runs through all values: its two-face view sum is the orbit mean to 3 %.

    Notes
    -----
    Source: gilmore_2002 (geometry).
    """
    return pick(attitude, _NADIR_ANGLE_DEG)


def radiator_sun_cosine(
    *, attitude: Array, sun_pointing_error_deg: Array | float, beta_angle_minimum_deg: Array | float
) -> Array:
    """Return the largest cosine of the Sun on a radiator face.

    Parameters
    ----------
    attitude : index into `ATTITUDES`.
    sun_pointing_error_deg : pointing error, degrees.
    beta_angle_minimum_deg : smallest Sun angle to the orbit plane in the year, degrees.

    Returns
    -------
    Array : sin(error) edge-on to the Sun; sin(error + equation of time) for the inertial attitude, which
        follows the mean Sun; cos(beta_min - error) in the orbit-fixed one, where the Sun rises over the
        face once per orbit.

    Notes
    -----
    Source: gilmore_2002 (geometry).
    """
    error = np.radians(sun_pointing_error_deg)
    tracking = np.sin(error)
    inertial = np.sin(error + np.radians(EQUATION_OF_TIME_DEG))
    fixed = np.cos(np.maximum(np.radians(beta_angle_minimum_deg) - error, 0.0))
    cosine: Array = np.where(
        attitude == _INERTIAL, inertial, np.where(attitude == _ORBIT_NORMAL_FIXED, fixed, tracking)
    )
    return cosine


def radiator_ram_fraction(
    *, attitude: Array, beta_sine_mean: Array | float, sun_pointing_error_deg: Array | float
) -> Array:
    """Return the share of the radiator's planform area that the flow sees, mean over orbit and year.

    With the array on the Sun the radiator may turn about the Sun line only. Its normal is then along s x r
    (edge-on to nadir) or along the part of nadir across s; the mean of |n . v| over an orbit is

    - normal along velocity: (2 / pi) K(-cot^2 beta), 1 at beta = 90 deg;
    - normal to nadir: (2 / pi) (1 - sin beta), 0 at beta = 90 deg, so that its year mean takes the mean sine;
    - inertial: 2 / pi, the normal lying in the orbit plane;
    - orbit normal fixed: 0.

    What the pointing error turns into the flow, sin(error), adds to the share that is not yet seen.

    Parameters
    ----------
    attitude : index into `ATTITUDES`.
    beta_sine_mean : sine of the absolute Sun angle to the orbit plane, mean over the year (0..1).
    sun_pointing_error_deg : pointing error, degrees.

    Returns
    -------
    Array : 0..1. K is the complete elliptic integral of the first kind with parameter m.

    Notes
    -----
    Derived here from the vectors named above, and tested against numerical averages. Along the velocity the
    relation is evaluated at the mean sine: exact for one angle, and within 0.5 % of the year's mean for nodes at
    least one and a half hours from noon (4 % at noon).
    """
    sine = np.maximum(beta_sine_mean, 1e-9)
    velocity = 2.0 / np.pi * ellipk(1.0 - 1.0 / (sine * sine))
    nadir = 2.0 / np.pi * (1.0 - sine)
    mean = np.where(
        attitude == _NORMAL_ALONG_VELOCITY,
        velocity,
        np.where(attitude == _NORMAL_TO_NADIR, nadir, np.where(attitude == _INERTIAL, 2.0 / np.pi, 0.0)),
    )
    fraction: Array = np.minimum(mean + (1.0 - mean) * np.sin(np.radians(sun_pointing_error_deg)), 1.0)
    return fraction


def array_ram_fraction(
    *,
    attitude: Array,
    beta_cosine_mean: Array | float,
    sun_pointing_error_deg: Array | float,
) -> Array:
    """Return the share of the array's area that the flow sees, mean over orbit and year.

    Parameters
    ----------
    attitude : index into `ATTITUDES`.
    beta_cosine_mean : cosine of the Sun angle to the orbit plane, mean over the year.
    sun_pointing_error_deg : pointing error, degrees.

    Returns
    -------
    Array : (2 / pi) cos(beta), year mean, where the array's normal is on the Sun; the
        pointing error's sine adds, and stands alone where the normal is the orbit normal.

    Notes
    -----
    Derived here, and tested against numerical averages.
    """
    mean = np.where(attitude == _ORBIT_NORMAL_FIXED, 0.0, 2.0 / np.pi * np.asarray(beta_cosine_mean))
    fraction: Array = np.minimum(mean + (1.0 - mean) * np.sin(np.radians(sun_pointing_error_deg)), 1.0)
    return fraction


def array_energy_fraction(
    *, attitude: Array, tracking: Array | float, fixed: Array | float, inertial_cosine: float
) -> Array:
    """Return sunlit time x cosine x 1/d2 of the array in an attitude.

    Parameters
    ----------
    attitude : index into `ATTITUDES`.
    tracking, fixed : the fraction with the normal on the Sun, and on the orbit normal.
    inertial_cosine : cosine of the Sun in the inertial attitude, whose normal follows the mean Sun along the
        equator: of the declination, year mean or at solstice.

    Returns
    -------
    Array : energy fraction.

    Notes
    -----
    The inertial attitude is held against the stars over an orbit and turned daily with the node, so that
    only the declination is lost: a first-order stand-in.
    """
    fraction: Array = np.where(
        attitude == _INERTIAL, tracking * inertial_cosine, np.where(attitude == _ORBIT_NORMAL_FIXED, fixed, tracking)
    )
    return fraction


def attitude(*, spacecraft: SpacecraftParameters, shell: OrbitResult) -> AttitudeResult:
    """Fix every surface's normal against Sun, nadir and velocity from the one attitude of the scenario.

    Parameters
    ----------
    spacecraft : attitude and pointing error.
    shell : Sun angles and energy fractions.

    Returns
    -------
    AttitudeResult : angles, cosines and ram fractions that drag, heat and power read.
    """
    code = spacecraft.attitude
    error = spacecraft.sun_pointing_error_deg
    nadir_angle = radiator_nadir_angle_deg(attitude=code)
    return AttitudeResult(
        radiator_nadir_angle_deg=nadir_angle,
        radiator_sun_cosine=radiator_sun_cosine(
            attitude=code,
            sun_pointing_error_deg=error,
            beta_angle_minimum_deg=shell.beta_angle_minimum_deg,
        ),
        radiator_ram_fraction=radiator_ram_fraction(
            attitude=code, beta_sine_mean=shell.beta_sine_mean, sun_pointing_error_deg=error
        ),
        array_ram_fraction=array_ram_fraction(
            attitude=code,
            beta_cosine_mean=shell.beta_cosine_mean,
            sun_pointing_error_deg=error,
        ),
        array_nadir_angle_deg=np.full_like(nadir_angle, _ARRAY_NADIR_ANGLE_DEG),
        array_energy_fraction=array_energy_fraction(
            attitude=code,
            tracking=shell.array_energy_fraction_tracking,
            fixed=shell.array_energy_fraction_fixed,
            inertial_cosine=MEAN_DECLINATION_COSINE,
        ),
        array_energy_fraction_worst_day=array_energy_fraction(
            attitude=code,
            tracking=shell.array_energy_fraction_tracking_worst_day,
            fixed=shell.array_energy_fraction_fixed_worst_day,
            inertial_cosine=WORST_DECLINATION_COSINE,
        ),
        array_light_fraction_minimum=array_energy_fraction(
            attitude=code,
            tracking=shell.array_light_fraction_tracking_minimum,
            fixed=shell.array_light_fraction_fixed_minimum,
            inertial_cosine=WORST_DECLINATION_COSINE,
        ),
        array_sunlit_fraction_faintest_day=np.where(
            code == _ORBIT_NORMAL_FIXED, shell.sunlit_time_fraction_worst_day, shell.sunlit_time_fraction_faintest_day
        ),
    )
