"""Positions of whole constellations: circular orbits turned by J2, as matrix products over satellites and times.

All satellites of a shell share their rates, so sine and cosine of node and phase split into a factor per satellite and
a factor per time: n + m sets of sines instead of n x m, and one matrix product for each coordinate.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from orbitdc.orbit.constellation import Constellation, ConstellationError, Shell, date_problems
from orbitdc.orbit.earth_fixed import geodetic_position, greenwich_sidereal_angle_deg
from orbitdc.orbit.j2 import (
    EARTH_J2,
    EARTH_RADIUS_KM,
    SECONDS_PER_DAY,
    mean_motion_rad_per_s,
    nodal_rate_deg_per_day,
    semi_major_axis_km,
)
from orbitdc.scenario.declaration import Array
from orbitdc.scenario.errors import Problem

SATELLITES_PER_BLOCK = 240
TIMES_PER_BLOCK = 480
"""One block of float64 is 0.9 MB: it stays in the cache of one core."""
KEPT_SATELLITES_PER_BLOCK = 512
"""Rows of one product that goes to memory: measured best for write bandwidth."""
COORDINATES = 3


def latitude_argument_rate_rad_per_s(*, altitude_km: Array | float, inclination_deg: Array | float) -> Array:
    """Secular rate of the argument of latitude of a circular orbit: n [1 + 3/2 J2 (R_E / a)2 (4 cos2 i - 1)].

    The rates of perigee and of mean anomaly added: on a circular orbit only their sum is seen.

    Parameters
    ----------
    altitude_km : altitude above the equatorial radius [km].
    inclination_deg : inclination [deg], broadcasts with the altitude.

    Returns
    -------
    Rate [rad/s], broadcast shape. Source: vallado_2013.
    """
    cosine = np.cos(np.radians(inclination_deg))
    ratio = EARTH_RADIUS_KM / semi_major_axis_km(altitude_km=altitude_km)
    rate: Array = mean_motion_rad_per_s(altitude_km=altitude_km) * (
        1 + 1.5 * EARTH_J2 * ratio * ratio * (4 * cosine * cosine - 1)
    )
    return rate


def julian_dates(*, constellation: Constellation, elapsed_s: Array) -> Array:
    """Julian dates of times since the epoch, checked against the ephemeris.

    Parameters
    ----------
    constellation : the constellation, for its epoch.
    elapsed_s : time since the epoch [s], shape (T,).

    Returns
    -------
    Julian dates (universal time), shape (T,).

    Raises
    ------
    ConstellationError
        A date lies outside the ephemeris. Source: definition.
    """
    dates: Array = constellation.epoch_julian_date + np.asarray(elapsed_s, dtype=np.float64) / SECONDS_PER_DAY
    problems = date_problems(dates)
    if problems:
        raise ConstellationError(problems)
    return dates


def satellite_factors(*, shell: Shell, satellites: slice) -> Array:
    """Factors of satellites in the matrix products.

    Parameters
    ----------
    shell : the shell.
    satellites : which of its satellites, n of them.

    Returns
    -------
    cos W cos u, sin W cos u, cos W sin u, sin W sin u, cos u, sin u at the epoch, shape (n, 6). Source: definition.
    """
    node = np.radians(shell.node_deg[shell.plane[satellites]])
    phase = np.radians(shell.phase_deg[satellites])
    cosine, sine = np.cos(phase), np.sin(phase)
    node_cosine, node_sine = np.cos(node), np.sin(node)
    factors: Array = np.stack(
        [node_cosine * cosine, node_sine * cosine, node_cosine * sine, node_sine * sine, cosine, sine], axis=1
    )
    return factors


def time_factors(*, shell: Shell, elapsed_s: Array, turned_rad: Array | float) -> tuple[Array, Array, Array]:
    """Factors of times in the matrix products, in axes that are turned about the pole.

    With d = node rate x t - turn, w = phase rate x t and c = cos i: x = cos W cos u - c sin W sin u,
    y = sin W cos u + c cos W sin u and z = sin i sin u with W + d for W and u + w for u, sorted by the satellite's
    factors.

    Parameters
    ----------
    shell : the shell.
    elapsed_s : time since the epoch [s], shape (T,).
    turned_rad : angle from the equinox to the x axis [rad], scalar or shape (T,).

    Returns
    -------
    Factors of x (4, T) and y (4, T) for the first four columns of the satellites' factors, and of z (2, T) for the
    last two; multiplied they give the position in semi-major axes. Source: definition.
    """
    elapsed = np.asarray(elapsed_s, dtype=np.float64)
    node_rate = nodal_rate_deg_per_day(altitude_km=shell.altitude_km, inclination_deg=shell.inclination_deg)
    phase_rate = latitude_argument_rate_rad_per_s(altitude_km=shell.altitude_km, inclination_deg=shell.inclination_deg)
    turn = np.radians(node_rate) / SECONDS_PER_DAY * elapsed - turned_rad
    way = phase_rate * elapsed
    tilt = np.cos(np.radians(shell.inclination_deg))
    turn_cosine, turn_sine, cosine, sine = np.cos(turn), np.sin(turn), np.cos(way), np.sin(way)
    along = turn_cosine * cosine - tilt * turn_sine * sine
    across = turn_sine * cosine + tilt * turn_cosine * sine
    back = turn_cosine * sine + tilt * turn_sine * cosine
    aside = turn_sine * sine - tilt * turn_cosine * cosine
    x: Array = np.stack([along, -across, -back, aside])
    y: Array = np.stack([across, along, -aside, -back])
    z: Array = np.sin(np.radians(shell.inclination_deg)) * np.stack([sine, cosine])
    return x, y, z


def _turned(constellation: Constellation, elapsed_s: Array, earth_fixed: bool) -> Array:
    dates = julian_dates(constellation=constellation, elapsed_s=elapsed_s)
    turned: Array = np.radians(greenwich_sidereal_angle_deg(julian_date=dates)) if earth_fixed else np.zeros(1)
    return turned


def _multiply(axis_km: Array, satellites: Array, times: tuple[Array, Array, Array], columns: slice, out: Array) -> None:
    """Write positions of one block into `out`, shape (3, n, m)."""
    scaled = satellites * axis_km
    np.matmul(scaled[:, :4], times[0][:, columns], out=out[0])
    np.matmul(scaled[:, :4], times[1][:, columns], out=out[1])
    np.matmul(scaled[:, 4:], times[2][:, columns], out=out[2])


def position_blocks(
    *, constellation: Constellation, elapsed_s: Array, earth_fixed: bool = False,
    satellites_per_block: int = SATELLITES_PER_BLOCK, times_per_block: int = TIMES_PER_BLOCK,
) -> Iterator[tuple[slice, slice, Array]]:  # fmt: skip
    """Stream positions block by block through one buffer; nothing of size satellites x times exists.

    Parameters
    ----------
    constellation : N satellites.
    elapsed_s : time since the epoch [s], shape (T,).
    earth_fixed : axes that turn with Earth; else those of the mean equator and equinox of date.
    satellites_per_block, times_per_block : largest block.

    Yields
    ------
    Satellites and times of the block, and positions [km], shape (3, satellites, times). The array is overwritten by
    the next block. A shell's last block is smaller. Source: vallado_2013.
    """
    elapsed = np.atleast_1d(np.asarray(elapsed_s, dtype=np.float64))
    turned = _turned(constellation, elapsed, earth_fixed)
    buffer = np.empty(COORDINATES * satellites_per_block * min(times_per_block, elapsed.size))
    first = 0
    for shell in constellation.shells:
        axis = semi_major_axis_km(altitude_km=shell.altitude_km)
        times = time_factors(shell=shell, elapsed_s=elapsed, turned_rad=turned)
        for start in range(0, shell.satellite_count, satellites_per_block):
            stop = min(start + satellites_per_block, shell.satellite_count)
            factors = satellite_factors(shell=shell, satellites=slice(start, stop))
            for begin in range(0, elapsed.size, times_per_block):
                columns = slice(begin, min(begin + times_per_block, elapsed.size))
                shape = (COORDINATES, stop - start, columns.stop - begin)
                block = buffer[: shape[0] * shape[1] * shape[2]].reshape(shape)
                _multiply(axis, factors, times, columns, block)
                yield slice(first + start, first + stop), columns, block
        first += shell.satellite_count


def positions_km(
    *, constellation: Constellation, elapsed_s: Array, earth_fixed: bool = False, out: Array | None = None
) -> Array:
    """Positions of all satellites at all times, kept.

    Parameters
    ----------
    constellation : N satellites.
    elapsed_s : time since the epoch [s], shape (T,).
    earth_fixed : axes that turn with Earth; else those of the mean equator and equinox of date.
    out : array of shape (3, N, T) to fill; memory that was touched before is filled several times faster.

    Returns
    -------
    Positions [km], shape (3, N, T). Source: vallado_2013.
    """
    elapsed = np.atleast_1d(np.asarray(elapsed_s, dtype=np.float64))
    shape = (COORDINATES, constellation.satellite_count, elapsed.size)
    if out is not None and (out.shape != shape or out.dtype != np.float64):
        fix = f"float64 of shape {shape}"
        raise ConstellationError(
            [Problem(file="constellation", key="out", what="array of another shape", got=str(out.shape), fix=fix)]
        )
    positions = np.empty(shape) if out is None else out
    turned = _turned(constellation, elapsed, earth_fixed)
    first = 0
    for shell in constellation.shells:
        axis = semi_major_axis_km(altitude_km=shell.altitude_km)
        times = time_factors(shell=shell, elapsed_s=elapsed, turned_rad=turned)
        for start in range(0, shell.satellite_count, KEPT_SATELLITES_PER_BLOCK):
            stop = min(start + KEPT_SATELLITES_PER_BLOCK, shell.satellite_count)
            factors = satellite_factors(shell=shell, satellites=slice(start, stop))
            _multiply(axis, factors, times, slice(None), positions[:, first + start : first + stop])
        first += shell.satellite_count
    return positions


def ground_track(*, constellation: Constellation, elapsed_s: Array) -> tuple[Array, Array]:
    """Geodetic latitude and longitude below each satellite.

    Parameters
    ----------
    constellation : N satellites.
    elapsed_s : time since the epoch [s], shape (T,).

    Returns
    -------
    Latitude [deg] and longitude [deg, -180..180], each of shape (N, T). Source: vallado_2013.
    """
    shape = (constellation.satellite_count, np.size(elapsed_s))
    latitude, longitude = np.empty(shape), np.empty(shape)
    for satellites, times, (x, y, z) in position_blocks(
        constellation=constellation, elapsed_s=elapsed_s, earth_fixed=True
    ):
        place = geodetic_position(x_km=x, y_km=y, z_km=z)
        latitude[satellites, times], longitude[satellites, times] = place[:2]
    return latitude, longitude
