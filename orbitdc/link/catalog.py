"""The bundled catalog of ground stations, their attenuation curves and the table of coded modulations."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable

import numpy as np

from orbitdc.scenario.declaration import Array


@dataclass(frozen=True, kw_only=True)
class GroundStations:
    """Sites in the order in which a scenario takes them into use.

    Attributes
    ----------
    name : one per site.
    latitude_deg, longitude_deg, altitude_m : shape (site,).
    radio_antennas, optical_terminals : how many a site has, shape (site,).
    cloud_free_fraction : share of time without liquid cloud, an upper bound of optical availability, shape (site,).
    """

    name: tuple[str, ...]
    latitude_deg: Array
    longitude_deg: Array
    altitude_m: Array
    radio_antennas: Array
    optical_terminals: Array
    cloud_free_fraction: Array


@dataclass(frozen=True, kw_only=True)
class AttenuationTable:
    """Total attenuation that is exceeded a share of the time, by site, band, elevation and percentage.

    Attributes
    ----------
    name : one per site, in the catalog's order.
    band, frequency_ghz, band_extrapolated : names, frequencies and whether the rain model is used beyond its range.
    elevation_deg, log10_percent : nodes; the second are equally spaced.
    attenuation_db : shape (site, band, elevation, percentage).
    """

    name: tuple[str, ...]
    band: tuple[str, ...]
    frequency_ghz: tuple[float, ...]
    band_extrapolated: tuple[bool, ...]
    elevation_deg: Array
    log10_percent: Array
    attenuation_db: Array


@dataclass(frozen=True, kw_only=True)
class Modulations:
    """Coded modulations by rising threshold: name, required signal-to-noise ratio and bits per symbol."""

    name: tuple[str, ...]
    required_ratio_db: Array
    bits_per_symbol: Array


def _data(name: str) -> Traversable:
    return files("orbitdc") / "data" / "link" / name


def _rows(name: str) -> list[Mapping[str, str]]:
    with _data(name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def _column(rows: list[Mapping[str, str]], name: str) -> Array:
    return np.array([float(row[name]) for row in rows])


@cache
def ground_stations() -> GroundStations:
    """Return the catalog of ground stations, in its order of use. Source: itur_2023 for clouds, else assumption."""
    rows = _rows("gateways.csv")
    return GroundStations(
        name=tuple(row["name"] for row in rows),
        latitude_deg=_column(rows, "latitude_deg"),
        longitude_deg=_column(rows, "longitude_deg"),
        altitude_m=_column(rows, "altitude_m"),
        radio_antennas=_column(rows, "radio_antennas"),
        optical_terminals=_column(rows, "optical_terminals"),
        cloud_free_fraction=_column(rows, "cloud_free_fraction"),
    )


@cache
def attenuation_table() -> AttenuationTable:
    """Return the attenuation curves of the catalog's sites. Source: itur_2023 (P.618-13)."""
    with as_file(_data("attenuation.npz")) as path, np.load(path) as table:
        return AttenuationTable(
            name=tuple(str(name) for name in table["name"]),
            band=tuple(str(name) for name in table["band"]),
            frequency_ghz=tuple(float(value) for value in table["frequency_ghz"]),
            band_extrapolated=tuple(bool(value) for value in table["band_extrapolated"]),
            elevation_deg=table["elevation_deg"],
            log10_percent=table["log10_percent"],
            attenuation_db=table["attenuation_db"],
        )


@cache
def modulations() -> Modulations:
    """Return the coded modulations of DVB-S2 and DVB-S2X, linear channel. Source: dvbs2x_2014."""
    rows = _rows("modcods.csv")
    return Modulations(
        name=tuple(row["name"] for row in rows),
        required_ratio_db=_column(rows, "required_ratio_db"),
        bits_per_symbol=_column(rows, "bits_per_symbol"),
    )
