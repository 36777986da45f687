"""Figures on Earth: the shell's planes around the globe, and ground tracks and sites on a world map."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import TypeAlias

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PolyCollection

from orbitdc.report.drawing import FAINT, GROUND, INK, ORBIT, STYLE, Drawing, blank_figure, drawing
from orbitdc.scenario.declaration import Array, Flags

EARTH_RADIUS_KM = 6378.137
MOST_PLANES_DRAWN = 12
ALL_AROUND_DEG = 300.0
"""Planes spread so wide come round to the first one: the last is not drawn beside it."""

_LAND = "#dfe5ea"
_COAST = "#9aa5b0"
_NIGHT = "#c3cbd4"
_DAY = "#f6f8fa"
_WANTED_TILTS = (0.5, 0.5, 0.35)
_LABEL_PT = 6.8
_DEGREES_PER_LETTER = 2.35
_LINE_DEGREES = 6.2
_LABEL_PLACES = ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, -1), (1, -1), (-1, 1))


_Box: TypeAlias = tuple[float, float, float, float]


@cache
def land_rings() -> tuple[Array, ...]:
    """Return the outlines of the land as rings of (longitude, latitude) in degrees."""
    path = resources.files("orbitdc") / "data" / "map" / "coastlines.npz"
    with path.open("rb") as stream, np.load(stream) as stored:
        points = np.stack([stored["longitude_cdeg"], stored["latitude_cdeg"]], axis=1) / 100.0
        starts = [int(s) for s in stored["ring_start"]]
    return tuple(points[a:b] for a, b in itertools.pairwise(starts))


@cache
def _land_on_map() -> tuple[Array, ...]:
    """Outlines without jumps for a map from -180 to 180 degrees: what crosses an edge is drawn at both edges."""
    outlines = []
    for ring in land_rings():
        longitude = np.unwrap(ring[:, 0], period=360.0)
        outline = np.stack([longitude, ring[:, 1]], axis=1)
        if abs(longitude[-1] - longitude[0]) > 1:
            around_the_pole = [[longitude[-1], -90.0], [longitude[0], -90.0]]
            outline = np.concatenate([outline, around_the_pole])
        outlines += [
            outline + np.array([shift, 0.0])
            for shift in (-360.0, 0.0, 360.0)
            if longitude.min() + shift < 180 and longitude.max() + shift > -180
        ]
    return tuple(outlines)


def _direction(longitude_deg: Array | float, latitude_deg: Array | float) -> Array:
    longitude, latitude = np.radians(longitude_deg), np.radians(latitude_deg)
    vector: Array = np.stack(
        [np.cos(latitude) * np.cos(longitude), np.cos(latitude) * np.sin(longitude), np.sin(latitude)], axis=-1
    )
    return vector


def _unit(vector: Array) -> Array:
    unit: Array = vector / np.sqrt((vector * vector).sum(axis=-1, keepdims=True))
    return unit


class _Camera:
    """An orthographic view with the north pole up; lengths in Earth radii."""

    def __init__(self, toward_viewer: Array) -> None:
        self.toward = toward_viewer
        self.right = _unit(np.cross([0.0, 0.0, 1.0], toward_viewer))
        self.up = np.cross(toward_viewer, self.right)

    def flat(self, points: Array) -> Array:
        """Return points (..., 3) as (..., 2) on the page."""
        return np.stack([points @ self.right, points @ self.up], axis=-1)

    def depth(self, points: Array) -> Array:
        """Return how far points stand in front of Earth's center."""
        depth: Array = points @ self.toward
        return depth


def helpful_direction(sun: Array, normal: Array) -> Array:
    """Return a unit vector toward a viewer who sees the terminator, the plane open and the north pole.

    Parameters
    ----------
    sun, normal : unit vectors to the Sun and along the angular momentum of the shell's central plane, shape (3,).
    """
    longitude, latitude = np.meshgrid(np.arange(0.0, 360.0, 5.0), np.arange(5.0, 60.0, 5.0))
    views = _direction(longitude.reshape(-1), latitude.reshape(-1))
    north, open_, lit = views[:, 2], np.abs(views @ normal), views @ sun
    wanted_open, wanted_lit, wanted_north = _WANTED_TILTS
    misses = (open_ - wanted_open) ** 2 + (lit - wanted_lit) ** 2 + 0.5 * (north - wanted_north) ** 2
    best: Array = views[int(np.argmin(misses))]
    return best


def _runs(points: Array, keep: Flags) -> list[Array]:
    """Split a polyline into the stretches whose points are kept."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], keep.astype(np.int8), [0]])))
    return [points[a:b] for a, b in edges.reshape(-1, 2) if b - a > 1]


def plane_drawn(plane_count: int, most: int = MOST_PLANES_DRAWN) -> list[int]:
    """Return the planes that a figure shows: all, or so many spread evenly with both outermost."""
    if plane_count <= most:
        return list(range(plane_count))
    return sorted({round(i) for i in np.linspace(0, plane_count - 1, most)})


def _rings(altitude_km: float, inclination_deg: float, node_deg: Array, most: int) -> list[Array]:
    """Return points along planes of a shell in Earth radii."""
    radius, tilt = 1 + altitude_km / EARTH_RADIUS_KM, np.radians(inclination_deg)
    argument = np.radians(np.arange(0.0, 360.5, 0.5))
    rings = []
    chosen = plane_drawn(node_deg.size, most)
    if node_deg.size > most and np.ptp(node_deg) > ALL_AROUND_DEG:
        chosen = [index * node_deg.size // most for index in range(most)]
    for node in np.radians(node_deg[chosen]):
        ascending = np.array([np.cos(node), np.sin(node), 0.0])
        highest = np.array([-np.sin(node) * np.cos(tilt), np.cos(node) * np.cos(tilt), np.sin(tilt)])
        rings.append(radius * (np.cos(argument)[:, None] * ascending + np.sin(argument)[:, None] * highest))
    return rings


def orbit_picture(
    *, altitude_km: float, inclination_deg: float, node_deg: Array, sun_right_ascension_deg: float,
    sun_declination_deg: float, greenwich_deg: float, date: str, further: Sequence[tuple[float, float, Array]] = (),
) -> Drawing:  # fmt: skip
    """Draw Earth with the shell's planes to scale: day and night, the Sun's direction, and who is in shadow.

    Parameters
    ----------
    altitude_km, inclination_deg : of the shell.
    node_deg : right ascension of each plane's ascending node [deg], shape (plane,).
    sun_right_ascension_deg, sun_declination_deg : of the Sun [deg].
    greenwich_deg : sidereal angle of Greenwich [deg], which turns the coastlines.
    date : the day that is drawn, in words.
    further : altitude, inclination and nodes of other shells.
    """
    shells = [(altitude_km, inclination_deg, node_deg), *further]
    each = max(MOST_PLANES_DRAWN // len(shells), 2)
    rings = [ring for shell in shells for ring in _rings(*shell, each)]
    radius = 1 + max(altitude for altitude, _, _ in shells) / EARTH_RADIUS_KM
    sun = _direction(sun_right_ascension_deg, sun_declination_deg)
    tilt = np.radians(inclination_deg)
    central = np.radians(node_deg[node_deg.size // 2])
    normal = np.array([np.sin(tilt) * np.sin(central), -np.sin(tilt) * np.cos(central), np.cos(tilt)])
    camera = _Camera(helpful_direction(sun, normal))
    with mpl.rc_context(STYLE):
        figure = blank_figure(4.6)
        axes = figure.subplots()
        axes.set_aspect("equal")
        axes.set_axis_off()
        _draw_globe(axes, camera, sun, greenwich_deg)
        thin = len(rings) > MOST_PLANES_DRAWN // 2
        dark_share = [_draw_ring(axes, camera, sun, ring, 0.7 if thin else 1.4) for ring in rings]
        _draw_sun_and_pole(axes, camera, sun, radius)
        axes.set_xlim(-2.1, 2.1)
        axes.set_ylim(-1.32, 1.36)
        handles = [
            axes.plot([], [], color=ORBIT, linewidth=1.4)[0],
            axes.plot([], [], color=ORBIT, linewidth=0.9, linestyle=(0, (1.5, 1.8)))[0],
            axes.plot([], [], color=GROUND, linewidth=3.2)[0],
        ]
        labels = ["orbit, in front", "orbit, behind Earth's edge", "in Earth's shadow"]
        axes.legend(
            handles,
            labels,
            loc="lower right" if camera.flat(sun)[0] < 0 else "lower left",
            frameon=False,
            fontsize=8,
            borderaxespad=0.0,
        )
        lowest, highest_share = 100 * min(dark_share), 100 * max(dark_share)
        count = sum(nodes.size for _, _, nodes in shells)
        planes = f"{count} planes" if len(rings) == count else f"{len(rings)} of {count:,} planes"
        if count == 1:
            planes = "one plane"
        place = f"at {altitude_km:,.0f} km, {inclination_deg:.1f} degrees"
        if further:
            place = f"in {len(shells)} shells"
        axes.set_title(f"{date}: {planes} {place}, to scale")
        return drawing(
            figure, "orbit", "The orbit around Earth",
            f"Earth with {planes} {place}, on {date}. "
            f"From {lowest:.0f} to {highest_share:.0f} % of each orbit lies in Earth's shadow.",
        )  # fmt: skip


def _draw_globe(axes: Axes, camera: _Camera, sun: Array, greenwich_deg: float) -> None:
    around = np.radians(np.arange(0.0, 361.0))
    circle = np.stack([np.cos(around), np.sin(around)], axis=-1)
    edge = _unit(np.cross(camera.toward, sun))
    lit_up, out = np.cross(sun, edge), np.cross(camera.toward, edge)
    half = np.radians(np.arange(0.0, 181.0))[:, None]
    terminator = np.cos(half) * edge + np.sin(half) * lit_up * np.sign(lit_up @ camera.toward)
    limb = -np.cos(half) * edge - np.sin(half) * out * np.sign(out @ sun)
    night = camera.flat(np.concatenate([terminator, limb]))
    axes.add_collection(PolyCollection([circle], facecolors=_DAY, edgecolors="none", zorder=1))
    axes.add_collection(PolyCollection([night], facecolors=_NIGHT, edgecolors="none", zorder=1.1))
    lines = []
    for ring in land_rings():
        points = _direction(ring[:, 0] + greenwich_deg, ring[:, 1])
        lines += [camera.flat(run) for run in _runs(points, camera.depth(points) > 0)]
    axes.add_collection(LineCollection(lines, colors="#7b8794", linewidths=0.6, zorder=1.2))
    parallels = []
    for latitude in (-60.0, -30.0, 0.0, 30.0, 60.0):
        points = _direction(np.degrees(around), np.full(around.size, latitude))
        parallels += [camera.flat(run) for run in _runs(points, camera.depth(points) > 0)]
    axes.add_collection(LineCollection(parallels, colors="#ffffff", linewidths=0.5, zorder=1.15))
    axes.plot(circle[:, 0], circle[:, 1], color=INK, linewidth=0.9, zorder=1.3)


def _draw_ring(axes: Axes, camera: _Camera, sun: Array, ring: Array, width: float) -> float:
    """Draw one plane and return the share of it that is in the shadow."""
    flat, depth, toward_sun = camera.flat(ring), camera.depth(ring), ring @ sun
    across = (ring * ring).sum(axis=-1) - toward_sun * toward_sun
    dark: Flags = (toward_sun < 0) & (across < 1)
    hidden: Flags = (depth < 0) & ((flat * flat).sum(axis=-1) < 1)
    for run in _runs(flat, (depth >= 0)):
        axes.plot(run[:, 0], run[:, 1], color=ORBIT, linewidth=width, zorder=3)
    for run in _runs(flat, (depth < 0) & ~hidden):
        axes.plot(run[:, 0], run[:, 1], color=ORBIT, linewidth=0.65 * width, linestyle=(0, (1.5, 1.8)), zorder=0.5)
    for run in _runs(flat, dark & ~hidden):
        axes.plot(run[:, 0], run[:, 1], color=GROUND, linewidth=2.3 * width, zorder=3.5, solid_capstyle="butt")
    return float(dark[:-1].mean())


def _draw_sun_and_pole(axes: Axes, camera: _Camera, sun: Array, radius: float) -> None:
    toward = camera.flat(sun)
    length = float(np.sqrt((toward * toward).sum()))
    unit = toward / max(length, 1e-9)
    start, end = (radius + 0.62) * unit, (radius + 0.2) * unit
    style = {"arrowstyle": "-|>", "color": INK, "linewidth": 1.2}
    for shift in (-0.1, 0.0, 0.1):
        aside = shift * np.array([-unit[1], unit[0]])
        axes.annotate("", xy=tuple(end + aside), xytext=tuple(start + aside), arrowprops=style, zorder=4)
    sideways, upright = abs(unit[0]) > 0.4, abs(unit[1]) > 0.4
    axes.annotate(
        "sunlight", tuple(start), xytext=(float(6 * unit[0]), float(8 * unit[1])), textcoords="offset points",
        ha=("left" if unit[0] > 0 else "right") if sideways else "center",
        va=("bottom" if unit[1] > 0 else "top") if upright else "center", fontsize=8.5,
    )  # fmt: skip
    pole = camera.flat(np.array([[0.0, 0.0, 1.0], [0.0, 0.0, 1.22]]))
    axes.plot(pole[:, 0], pole[:, 1], color=INK, linewidth=1.0, zorder=2)
    axes.annotate(
        "N", (float(pole[1, 0]), float(pole[1, 1])), xytext=(0, 5), textcoords="offset points", ha="center",
        fontsize=8.5, fontweight="bold", zorder=4,
    )  # fmt: skip


def world_map(axes: Axes, *, filled: bool) -> None:
    """Draw coastlines and graticule of the world from -180 to 180 degrees, land filled or as outlines alone."""
    axes.add_collection(
        PolyCollection(
            list(_land_on_map()),
            facecolors=_LAND if filled else "none",
            edgecolors=_COAST if filled else "#6b7680",
            linewidths=0.35,
            zorder=1 if filled else 2,
        )
    )
    axes.set_xlim(-180, 180)
    axes.set_ylim(-90, 90)
    axes.set_aspect("equal")
    axes.set_xticks(range(-180, 181, 60), ["180°", "120° W", "60° W", "0°", "60° E", "120° E", "180°"])
    axes.set_yticks(range(-90, 91, 30), ["90° S", "60° S", "30° S", "0°", "30° N", "60° N", "90° N"])
    axes.tick_params(labelsize=7.5, color=FAINT)
    axes.grid(True, color="#e8ecf0", linewidth=0.5)
    axes.set_axisbelow(True)


def track_pieces(longitude_deg: Array, latitude_deg: Array) -> list[Array]:
    """Split a ground track where it leaves the map: arrays of (longitude between -180 and 180, latitude)."""
    wrapped: Array = np.mod(longitude_deg + 180.0, 360.0) - 180.0
    breaks = np.flatnonzero(np.abs(np.diff(wrapped)) > 180.0) + 1
    return np.split(np.stack([wrapped, latitude_deg], axis=-1), breaks)


def track_figure(
    *, longitude_deg: Array, latitude_deg: Array, site_names: Sequence[str], site_longitude_deg: Array,
    site_latitude_deg: Array, shift_deg: float, revolutions: float,
) -> Drawing:  # fmt: skip
    """Draw one satellite's ground track over a day on a world map, with the sites.

    Parameters
    ----------
    longitude_deg, latitude_deg : of the point below the satellite, in order of time [deg].
    site_names, site_longitude_deg, site_latitude_deg : the sites.
    shift_deg : how far west a revolution crosses the equator from the one before [deg].
    revolutions : revolutions in the time drawn.
    """
    with mpl.rc_context(STYLE):
        figure = blank_figure(3.75)
        axes = figure.subplots()
        world_map(axes, filled=True)
        for index, piece in enumerate(track_pieces(longitude_deg, latitude_deg)):
            axes.plot(piece[:, 0], piece[:, 1], color=ORBIT, linewidth=0.55 if index else 1.8, zorder=2)
        start = track_pieces(longitude_deg, latitude_deg)[0][0]
        axes.plot(start[0], start[1], marker="o", markersize=4.5, color=ORBIT, zorder=3)
        axes.plot(
            site_longitude_deg, site_latitude_deg, linestyle="none", marker="^", markersize=5, color=GROUND,
            markeredgecolor="#ffffff", markeredgewidth=0.5, zorder=4,
        )  # fmt: skip
        places = _label_places(site_names, site_longitude_deg, site_latitude_deg)
        for name, x, y, place in zip(site_names, site_longitude_deg, site_latitude_deg, places, strict=True):
            axes.plot([x, place[0]], [y, place[1]], color=FAINT, linewidth=0.5, zorder=3.5)
            axes.text(
                *place, name, fontsize=_LABEL_PT, ha="center", va="center", zorder=5,
                bbox={"boxstyle": "round,pad=0.1", "facecolor": "white", "edgecolor": "none", "alpha": 0.75},
            )  # fmt: skip
        axes.set_title("Ground track of one satellite over a day, and the sites (▲)")
        return drawing(
            figure, "track", "Ground track over one day",
            f"{revolutions:.2f} revolutions between {latitude_deg.min():.1f} and {latitude_deg.max():.1f} degrees of "
            f"latitude; each crosses the equator {shift_deg:.1f} degrees west of the one before. "
            f"Sites: {', '.join(site_names)}.",
        )  # fmt: skip


def _label_places(names: Sequence[str], longitude: Array, latitude: Array) -> list[tuple[float, float]]:
    """Find a place near each site where its label covers no other label or site, if there is one."""
    boxes: list[_Box] = [(x - 2.5, y - 2.5, x + 2.5, y + 2.5) for x, y in zip(longitude, latitude, strict=True)]
    chosen = []
    for name, x, y in zip(names, longitude, latitude, strict=True):
        width = _DEGREES_PER_LETTER * len(name)
        places = [
            (float(x + across * (width / 2 + 4)), float(y + (along + (step - 1) * np.sign(along)) * _LINE_DEGREES))
            for step in (1, 2, 3)
            for across, along in _LABEL_PLACES
            if step == 1 or along
        ]
        costs = []
        for place in places:
            box = _label_box(place, width)
            outside = max(0.0, abs(place[0]) + width / 2 - 180) + max(0.0, abs(place[1]) + 4 - 90)
            distance = float(np.hypot(place[0] - x, place[1] - y))
            costs.append(sum(_overlap(box, other) for other in boxes) + 100 * outside + 0.02 * distance)
        chosen.append(places[int(np.argmin(costs))])
        boxes.append(_label_box(chosen[-1], width))
    return chosen


def _label_box(place: tuple[float, float], width: float) -> _Box:
    return (place[0] - width / 2, place[1] - _LINE_DEGREES / 2, place[0] + width / 2, place[1] + _LINE_DEGREES / 2)


def _overlap(a: _Box, b: _Box) -> float:
    return max(0.0, min(a[2], b[2]) - max(a[0], b[0])) * max(0.0, min(a[3], b[3]) - max(a[1], b[1]))
