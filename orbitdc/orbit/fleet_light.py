"""Sunlight of whole constellations: satellites in shadow counted without keeping a position, and its phase average."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from orbitdc.orbit.constellation import Constellation, Shell
from orbitdc.orbit.illumination import (
    ASTRONOMICAL_UNIT_KM,
    SUN_RADIUS_KM,
    eclipse_fraction_at_cosine,
    sunlit_disc_fraction,
)
from orbitdc.orbit.j2 import EARTH_RADIUS_KM, SECONDS_PER_DAY, nodal_rate_deg_per_day, semi_major_axis_km
from orbitdc.orbit.propagation import (
    SATELLITES_PER_BLOCK,
    TIMES_PER_BLOCK,
    julian_dates,
    satellite_factors,
    time_factors,
)
from orbitdc.orbit.sun import sun_direction, sun_distance_au
from orbitdc.scenario.declaration import Array

PLANES_PER_BLOCK = 64
_LARGEST_BYTE = 255


@dataclass(frozen=True, kw_only=True, eq=False)
class FleetLight:
    """Sunlight of N satellites in P planes at T times.

    Attributes
    ----------
    by_time : share of the satellites in sunlight [1], shape (T,).
    by_plane : share of the times in sunlight, mean of each plane's satellites [1], shape (P,).
    by_satellite : share of the times in sunlight [1], shape (N,); None where satellites were averaged over phase.
    """

    by_time: Array
    by_plane: Array
    by_satellite: Array | None = None


def _toward_sun(shell: Shell, elapsed_s: Array, dates: Array) -> Array:
    """Factors of times that turn a satellite's factors into the cosine of its angle from the Sun, shape (6, T)."""
    right_ascension, declination = (np.radians(angle) for angle in sun_direction(julian_date=dates))
    x, _, z = time_factors(shell=shell, elapsed_s=elapsed_s, turned_rad=right_ascension)
    factors: Array = np.concatenate([np.cos(declination) * x, np.sin(declination) * z])
    return factors


def _borders(shell: Shell, distance_au: Array, shadow: str) -> tuple[Array, Array]:
    """Cosines of the angle from the Sun below which light is lost in part, and below which all of it is lost."""
    earth = np.arcsin(EARTH_RADIUS_KM / semi_major_axis_km(altitude_km=shell.altitude_km))
    if shadow == "cylinder":
        return -np.cos(earth), -np.cos(earth)
    sun = np.arcsin(SUN_RADIUS_KM / (ASTRONOMICAL_UNIT_KM * distance_au))
    return -np.cos(earth + sun), -np.cos(earth - sun)


def counted_sunlight(
    *, constellation: Constellation, elapsed_s: Array, shadow: Literal["cylinder", "cone"] = "cylinder",
    satellites_per_block: int = SATELLITES_PER_BLOCK, times_per_block: int = TIMES_PER_BLOCK,
) -> FleetLight:  # fmt: skip
    """Propagate every satellite and count those in sunlight, block by block; no position is kept.

    On a circular orbit the shadow depends on one number, the cosine k of the satellite's angle from the Sun seen from
    Earth's center, and k of all satellites at all times is one matrix product. Cylinder: dark below
    k = -sqrt(1 - (R_E / a)2). Cone: the visible share of the Sun's disc between the borders of penumbra and umbra.

    Parameters
    ----------
    constellation : N satellites.
    elapsed_s : time since the epoch [s], shape (T,).
    shadow : "cylinder" for a point Sun at infinity, "cone" for umbra and penumbra of its disc.
    satellites_per_block, times_per_block : largest block.

    Returns
    -------
    Sunlight by time, by satellite and by plane. Source: vallado_2013.
    """
    elapsed = np.atleast_1d(np.asarray(elapsed_s, dtype=np.float64))
    dates = julian_dates(constellation=constellation, elapsed_s=elapsed)
    distance = sun_distance_au(julian_date=dates)
    lost_by_time = np.zeros(elapsed.size)
    lost_by_satellite = np.zeros(constellation.satellite_count)
    by_plane = []
    first = 0
    for shell in constellation.shells:
        counter = _Counter(
            shell, _toward_sun(shell, elapsed, dates), *_borders(shell, distance, shadow), distance, shadow == "cone",
            satellites_per_block, times_per_block,
        )  # fmt: skip
        lost = lost_by_satellite[first : first + shell.satellite_count]
        counter.count(lost_by_time, lost)
        by_plane.append(
            np.bincount(shell.plane, lost, minlength=shell.plane_count) / np.maximum(shell.plane_population, 1)
        )
        first += shell.satellite_count
    return FleetLight(
        by_time=1 - lost_by_time / constellation.satellite_count,
        by_plane=1 - np.concatenate(by_plane) / elapsed.size,
        by_satellite=1 - lost_by_satellite / elapsed.size,
    )


class _Counter:
    """Counts lost light of one shell through buffers that are made once."""

    def __init__(
        self, shell: Shell, factors: Array, partly: Array, wholly: Array, distance_au: Array, cone: bool,
        satellites_per_block: int, times_per_block: int,
    ) -> None:  # fmt: skip
        self.shell, self.factors, self.distance_au, self.cone = shell, factors, distance_au, cone
        self.partly, self.wholly = partly, wholly
        self.rows, self.columns = satellites_per_block, min(times_per_block, distance_au.size)
        size = self.rows * self.columns
        self.cosine, self.dark, self.penumbra = np.empty(size), np.empty(size, bool), np.empty(size, bool)
        self.sum_type = np.uint8 if self.rows <= _LARGEST_BYTE else np.uint32

    def count(self, lost_by_time: Array, lost_by_satellite: Array) -> None:
        """Add the shell's lost light to both sums."""
        for start in range(0, self.shell.satellite_count, self.rows):
            satellites = slice(start, min(start + self.rows, self.shell.satellite_count))
            factors = satellite_factors(shell=self.shell, satellites=satellites)
            for begin in range(0, self.distance_au.size, self.columns):
                times = slice(begin, min(begin + self.columns, self.distance_au.size))
                self._block(factors, times, lost_by_time[times], lost_by_satellite[satellites])

    def _block(self, factors: Array, times: slice, lost_by_time: Array, lost_by_satellite: Array) -> None:
        shape = (lost_by_satellite.size, lost_by_time.size)
        size = shape[0] * shape[1]
        cosine = np.matmul(factors, self.factors[:, times], out=self.cosine[:size].reshape(shape))
        dark = np.less(cosine, self.partly[times] if self.cone else self.partly, out=self.dark[:size].reshape(shape))
        ones = dark.view(np.uint8)
        lost_by_time += np.add.reduce(ones, axis=0, dtype=self.sum_type)
        lost_by_satellite += np.add.reduce(ones, axis=1, dtype=np.uint32)
        if self.cone:
            penumbra = np.greater(cosine, self.wholly[times], out=self.penumbra[:size].reshape(shape))
            inside = np.flatnonzero(np.logical_and(penumbra, dark, out=penumbra))
            row, column = np.divmod(inside, shape[1])
            lit = sunlit_disc_fraction(
                altitude_km=self.shell.altitude_km,
                beta_angle_deg=0.0,
                phase_deg=np.degrees(np.arccos(cosine.ravel()[inside])),
                sun_distance_au=self.distance_au[times][column],
            )
            lost_by_time -= np.bincount(column, lit, minlength=shape[1])
            lost_by_satellite -= np.bincount(row, lit, minlength=shape[0])


def _plane_factors(shell: Shell, node_deg: Array) -> Array:
    """Return the normals of planes before the shell's node turns them, shape (P, 3)."""
    tilt, node = np.radians(shell.inclination_deg), np.radians(node_deg)
    factors: Array = np.stack(
        [np.sin(tilt) * np.sin(node), np.sin(tilt) * np.cos(node), np.full(node.size, np.cos(tilt))], axis=1
    )
    return factors


def _sun_factors(shell: Shell, elapsed_s: Array, dates: Array) -> Array:
    """Return factors of times that turn the normals into the sine of the Sun's angle to the planes, shape (3, T)."""
    right_ascension, declination = (np.radians(angle) for angle in sun_direction(julian_date=dates))
    rate = nodal_rate_deg_per_day(altitude_km=shell.altitude_km, inclination_deg=shell.inclination_deg)
    turn = np.radians(rate) / SECONDS_PER_DAY * elapsed_s - right_ascension
    factors: Array = np.stack(
        [np.cos(declination) * np.cos(turn), np.cos(declination) * np.sin(turn), np.sin(declination)]
    )
    return factors


def _lost_share(shell: Shell, planes: Array, times: Array) -> Array:
    """Return the share of the orbit in the cylindrical shadow, shape (P, T)."""
    sine = planes @ times
    cosine = np.sqrt(np.maximum(1 - sine * sine, 0.0))
    return eclipse_fraction_at_cosine(altitude_km=shell.altitude_km, beta_cosine=cosine)


def eclipse_by_plane(
    *, constellation: Constellation, shell_index: int, planes: NDArray[np.int64], elapsed_s: Array
) -> Array:
    """Eclipse of single planes at single times: the calendar of which `averaged_sunlight` keeps the sums.

    Parameters
    ----------
    constellation : the constellation, for its epoch and shells.
    shell_index : which shell.
    planes : which of its planes, shape (P,).
    elapsed_s : time since the epoch [s], shape (T,).

    Returns
    -------
    Share of the orbit in Earth's cylindrical shadow [1], shape (P, T). Source: vallado_2013.
    """
    shell = constellation.shells[shell_index]
    elapsed = np.atleast_1d(np.asarray(elapsed_s, dtype=np.float64))
    dates = julian_dates(constellation=constellation, elapsed_s=elapsed)
    return _lost_share(shell, _plane_factors(shell, shell.node_deg[planes]), _sun_factors(shell, elapsed, dates))


def averaged_sunlight(*, constellation: Constellation, elapsed_s: Array) -> FleetLight:
    """Sunlight of each plane averaged over the phase of its satellites, in closed form.

    The share of a plane's satellites in the cylindrical shadow is the share of its orbit there. It differs from the
    count of S evenly spread satellites by less than 1/S at any time. The sine of the Sun's angle to all planes at all
    times is one matrix product, sin b = cos d_s sin i sin(W - a_s) + sin d_s cos i.

    Parameters
    ----------
    constellation : satellites in P planes; only the planes' nodes and how many stand in each are used.
    elapsed_s : time since the epoch [s], shape (T,).

    Returns
    -------
    Sunlight by time and by plane. Source: vallado_2013.
    """
    elapsed = np.atleast_1d(np.asarray(elapsed_s, dtype=np.float64))
    dates = julian_dates(constellation=constellation, elapsed_s=elapsed)
    lost_by_time = np.zeros(elapsed.size)
    by_plane = []
    for shell in constellation.shells:
        planes = _plane_factors(shell, shell.node_deg)
        times = _sun_factors(shell, elapsed, dates)
        lost_by_plane = np.zeros(shell.plane_count)
        for start in range(0, shell.plane_count, PLANES_PER_BLOCK):
            block = slice(start, start + PLANES_PER_BLOCK)
            for begin in range(0, elapsed.size, TIMES_PER_BLOCK):
                columns = slice(begin, begin + TIMES_PER_BLOCK)
                lost = _lost_share(shell, planes[block], times[:, columns])
                lost_by_plane[block] += lost.sum(axis=1)
                lost_by_time[columns] += (shell.plane_population[block, None] * lost).sum(axis=0)
        by_plane.append(lost_by_plane)
    return FleetLight(
        by_time=1 - lost_by_time / constellation.satellite_count,
        by_plane=1 - np.concatenate(by_plane) / elapsed.size,
    )
