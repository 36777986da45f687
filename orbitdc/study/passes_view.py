"""Passes over sites: the sites that a person names, passes counted along an orbit, and what a shell shows a site."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from orbitdc.link.catalog import ground_stations
from orbitdc.orbit.access import pass_duration_s, satellites_in_view
from orbitdc.orbit.passes import PassStatistics, pass_statistics, repeat_days
from orbitdc.scenario.declaration import Array
from orbitdc.scenario.errors import Problem, ScenarioError, did_you_mean
from orbitdc.study.light_view import LightYear, one_satellite

LONGEST_PASS_DAYS = 15
_PLACE = re.compile(r"\s*([-+]?\d+(?:\.\d*)?)\s*,\s*([-+]?\d+(?:\.\d*)?)\s*")


@dataclass(frozen=True, kw_only=True)
class Site:
    """A place on the ground."""

    name: str
    latitude_deg: float
    longitude_deg: float


@dataclass(frozen=True, kw_only=True)
class SitePasses:
    """What one site sees above the elevation mask: counted passes of one satellite, and satellites of the shell."""

    site: Site
    passes_per_day: float
    mean_duration_s: float
    longest_duration_s: float
    longest_gap_s: float
    visible_fraction: float
    satellites_in_view: float
    median_elevation_deg: float


@dataclass(frozen=True, kw_only=True)
class PassShape:
    """Passes of one satellite over all sites: highest elevation and duration of each, shape (pass,)."""

    elevation_mask_deg: float
    days: float
    longest_s: float
    maximum_elevation_deg: Array
    duration_s: Array


def find_sites(texts: Sequence[str]) -> tuple[Site, ...]:
    """Return the sites that texts name: "LATITUDE,LONGITUDE" in degrees, or a name in the catalog of stations.

    Raises
    ------
    ScenarioError : if a name is unknown or a place is not on Earth, with every such text.
    """
    stations = ground_stations()
    by_name = {name.lower(): index for index, name in enumerate(stations.name)}
    sites: list[Site] = []
    problems: list[Problem] = []
    for text in texts:
        place = _PLACE.fullmatch(text)
        if place is not None:
            latitude, longitude = float(place.group(1)), float(place.group(2))
            if abs(latitude) > 90 or abs(longitude) > 180:
                fix = "latitude is -90 to 90 and longitude -180 to 180 degrees, in this order"
                problems.append(Problem(file="--site", what="no such place on Earth", got=text, fix=fix))
            sites.append(Site(name=text.replace(" ", ""), latitude_deg=latitude, longitude_deg=longitude))
        elif text.lower() in by_name:
            sites.append(catalog_site(by_name[text.lower()]))
        else:
            fix = f"{did_you_mean(text, stations.name)}, or give LATITUDE,LONGITUDE in degrees"
            problems.append(Problem(file="--site", what="unknown site", got=text, fix=fix))
    if problems:
        raise ScenarioError(problems)
    return tuple(sites)


def catalog_site(index: int) -> Site:
    """Return a station of the catalog by its place in it."""
    stations = ground_stations()
    return Site(
        name=stations.name[index],
        latitude_deg=float(stations.latitude_deg[index]),
        longitude_deg=float(stations.longitude_deg[index]),
    )


def count_passes(
    light: LightYear, epoch_julian_date: float, sites: Sequence[Site], mask_deg: float
) -> list[PassStatistics]:
    """Count the passes of one satellite over each site until its ground track nearly closes."""
    days = repeat_days(
        altitude_km=light.altitude_km, inclination_deg=light.inclination_deg, longest_days=LONGEST_PASS_DAYS
    )
    one = one_satellite(light, epoch_julian_date)
    return [
        pass_statistics(
            constellation=one, latitude_deg=site.latitude_deg, longitude_deg=site.longitude_deg,
            elevation_mask_deg=mask_deg, days=days,
        )
        for site in sites
    ]  # fmt: skip


def site_passes(values: Mapping[str, Any], site: Site, satellites: float, counted: PassStatistics) -> SitePasses:
    """Return what one site sees of one satellite, as counted, and of the shell of one design."""
    shell, mask = values["shell"], float(values["link"].elevation_mask_deg[0])
    fraction = float(shell.visible_fraction(latitude_deg=site.latitude_deg, elevation_mask_deg=mask).reshape(-1)[0])
    elevation = shell.elevation_distribution(
        latitude_deg=site.latitude_deg, elevation_mask_deg=mask, shares=np.array([0.5])
    )
    return SitePasses(
        site=site,
        passes_per_day=counted.passes_per_day,
        mean_duration_s=counted.duration_mean_s,
        longest_duration_s=counted.duration_maximum_s,
        longest_gap_s=counted.gap_maximum_s,
        visible_fraction=fraction,
        satellites_in_view=float(satellites_in_view(satellite_count=satellites, visible_fraction=fraction)),
        median_elevation_deg=float(elevation.reshape(-1)[0]),
    )


def pass_shape(light: LightYear, mask_deg: float, counted: Sequence[PassStatistics]) -> PassShape:
    """Return the passes over all sites together."""
    longest = pass_duration_s(
        altitude_km=light.altitude_km, inclination_deg=light.inclination_deg, elevation_mask_deg=mask_deg
    )
    return PassShape(
        elevation_mask_deg=mask_deg,
        days=counted[0].days,
        longest_s=float(longest),
        maximum_elevation_deg=np.concatenate([one.highest_elevation_deg for one in counted]),
        duration_s=np.concatenate([one.set_s - one.rise_s for one in counted]),
    )
