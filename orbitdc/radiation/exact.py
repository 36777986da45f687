"""The exact chain behind the bundled tables, through the optional extra `irbem` (aep8 and SpacePy's IRBEM library).

Five things are easy to get wrong here and are held by tests: the maps are read in the magnetic field of their own
epoch; at low altitude with the interpolation of Daly et al. 1996 (a negative model number of IRBEM); spectra are
differences of integral flux over fine bins that stop short of the map's abrupt end; the third geometry of SHIELDOSE-2
is half a sphere, and needs trapped and untrapped spectra of equal length; and it is a derivative over the depths asked
for, which must be close. `tools/make_radiation.py` writes the bundled tables with it.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, Literal

import numpy as np

from orbitdc.radiation.trapped import EARTH_RADIUS_OF_MODEL_KM, Particle
from orbitdc.scenario.declaration import Array

Phase = Literal["min", "max"]

PHASES: tuple[Phase, ...] = ("min", "max")
SECONDS_PER_YEAR = 365.25 * 86400
EDGES_MEV: dict[Particle, Array] = {
    "proton": np.geomspace(0.1, 399.0, 211)[:203],
    "electron": np.geomspace(0.045, 6.95, 211),
}
"""Energies at which integral flux is taken; bins between them carry the spectrum that makes dose. Protons end at
291 MeV, below the abrupt end of the maps: with bins up to 399 MeV the doses behind 10 to 20 mm at 550 km, over those of
SPENVIS, were 5 to 7 % higher. Faster protons give 2 to 3 % of the dose there, which is left out; where the rest of
the difference comes from was not isolated."""

DEPTHS_MM: Array = np.geomspace(0.02, 80.0, 64)
"""Aluminum depths of dose. The dose code differentiates over its own depths: they must be close, and at most 70."""

SPHERE_OF_HALF_SPHERE = 2.0
NO_FLUX = 1.0e-20
"""Flux in place of none: the dose code takes logarithms of the spectrum."""

_MODEL_NUMBERS = {("electron", "min"): 1, ("electron", "max"): 2, ("proton", "min"): 3, ("proton", "max"): 4}
_LOW_ALTITUDE_INTERPOLATION = -1
_INTEGRAL_FLUX = 3
_POINTS_PER_CALL, _ENERGIES_PER_CALL = 100_000, 25
_NUCLEAR_ATTENUATION_LOCAL = 2
_SILICON = 3
_SLAB, _HALF_SPHERE = 1, 2
_NO_SHELL, _NO_FIELD = 99.0, 1.0e6
_EPOCH = "2000-01-01"


@dataclass(frozen=True, kw_only=True)
class ExactOrbit:
    """Orbit means of one circular orbit, by (particle, phase).

    Attributes
    ----------
    flux_per_cm2_s : flux above each of `EDGES_MEV`, shape (energies,).
    dose_rad_per_yr : dose behind each depth, by geometry "sphere" and "slab", shape (depths,).
    """

    flux_per_cm2_s: dict[tuple[Particle, Phase], Array]
    dose_rad_per_yr: dict[tuple[Particle, Phase], dict[str, Array]]


@cache
def _library() -> Any:
    try:
        spacepy = import_module("spacepy.irbempy")
        import_module("aep8")
    except ImportError as error:
        raise ModuleNotFoundError("exact radiation needs SpacePy and aep8: pip install 'orbitdc[irbem]'") from error
    folder = Path(str(spacepy.__file__)).parent
    return ctypes.CDLL(str(next(p for p in sorted(folder.glob("libirbem*")) if p.is_file())))


def geomagnetic_coordinates(
    *, latitude_deg: Array, longitude_deg: Array, altitude_km: float, particle: Particle, phase: Phase
) -> tuple[Array, Array]:
    """Return McIlwain's L and B/B0 in the field in which the map was made, whatever today's field is.

    Jensen and Cain 1960 for AE8 and AP8MIN, GSFC 12/66 for AP8MAX. Open lines get a shell without flux.

    Source: aep8_package.

    Parameters
    ----------
    latitude_deg, longitude_deg : geocentric place, shape (points,).
    altitude_km : altitude above 6,371.2 km.
    particle, phase : which map.

    Returns
    -------
    tuple of Array : L and B/B0, shape (points,).
    """
    from aep8 import model
    from astropy import units
    from astropy.coordinates import EarthLocation
    from astropy.time import Time

    radius = 1 + altitude_km / EARTH_RADIUS_OF_MODEL_KM
    latitude, longitude = np.radians(latitude_deg), np.radians(longitude_deg)
    level = radius * np.cos(latitude)
    place = EarthLocation.from_geocentric(
        level * np.cos(longitude), level * np.sin(longitude), radius * np.sin(latitude), unit=units.earthRad
    )
    shell, field = model(particle[0], phase).geomagnetic_coordinates(place, Time(_EPOCH, scale="utc"))
    return np.nan_to_num(np.asarray(shell), nan=_NO_SHELL), np.nan_to_num(np.asarray(field), nan=_NO_FIELD)


def integral_flux_per_cm2_s(
    *, shell: Array, field: Array, energy_mev: Array, particle: Particle, phase: Phase
) -> Array:
    """Return flux above each energy at places given in magnetic coordinates, low-altitude interpolation included.

    Source: irbem_2022.

    Parameters
    ----------
    shell, field : L and B/B0 in the map's own field, shape (points,).
    energy_mev : energies, shape (energies,).
    particle, phase : which map.

    Returns
    -------
    Array : omnidirectional flux, 1/(cm2 s), shape (points, energies).
    """
    out = np.zeros((len(shell), len(energy_mev)))
    number = ctypes.c_int(_LOW_ALTITUDE_INTERPOLATION * _MODEL_NUMBERS[particle, phase])
    double = ctypes.POINTER(ctypes.c_double)
    position, strength = np.zeros(_POINTS_PER_CALL), np.zeros(_POINTS_PER_CALL)
    flux = np.zeros((_ENERGIES_PER_CALL, _POINTS_PER_CALL))
    for start in range(0, len(shell), _POINTS_PER_CALL):
        points = min(_POINTS_PER_CALL, len(shell) - start)
        position[:points], strength[:points] = shell[start : start + points], field[start : start + points]
        for first in range(0, len(energy_mev), _ENERGIES_PER_CALL):
            part = energy_mev[first : first + _ENERGIES_PER_CALL]
            limits = np.zeros((_ENERGIES_PER_CALL, 2))
            limits[: len(part), 0] = part
            _library().get_ae8_ap8_flux_(
                ctypes.byref(ctypes.c_int(points)), ctypes.byref(number), ctypes.byref(ctypes.c_int(_INTEGRAL_FLUX)),
                ctypes.byref(ctypes.c_int(len(part))), limits.ctypes.data_as(double), strength.ctypes.data_as(double),
                position.ctypes.data_as(double), flux.ctypes.data_as(double),
            )  # fmt: skip
            out[start : start + points, first : first + len(part)] = flux[: len(part), :points].T
    return np.where(out > 0, out, 0.0)


def spectrum_per_cm2_s_mev(*, flux_per_cm2_s: Array, edges_mev: Array) -> tuple[Array, Array]:
    """Return energies and differential flux between edges, from integral flux at the edges.

    flux = - (J(above next) - J(above this)) / width. Fine bins matter: a logarithmic slope across the end of the
    proton map at 400 MeV would add a third to the dose behind 20 mm.

    Parameters
    ----------
    flux_per_cm2_s : integral flux at the edges, shape (..., edges).
    edges_mev : shape (edges,).

    Returns
    -------
    tuple of Array : geometric centers, MeV, and flux, 1/(cm2 s MeV), shape (..., edges - 1).
    """
    center: Array = np.sqrt(edges_mev[1:] * edges_mev[:-1])
    return center, np.maximum(-np.diff(flux_per_cm2_s) / np.diff(edges_mev), NO_FLUX)


def shielded_dose_rad_per_yr(
    *, proton_flux_per_cm2_s: Array, electron_flux_per_cm2_s: Array, depth_mm: Array = DEPTHS_MM
) -> dict[Particle, dict[str, Array]]:
    """Return the dose in silicon behind aluminum from integral spectra at `EDGES_MEV`, by SHIELDOSE-2.

    Nuclear attenuation with local deposition of secondaries; electrons with their bremsstrahlung. The code's third
    geometry is half a sphere: the full sphere has twice its dose. The slab is semi-infinite, hit from one side.

    Source: irbem_2022.

    Parameters
    ----------
    proton_flux_per_cm2_s, electron_flux_per_cm2_s : integral flux at the edges, shape (edges,).
    depth_mm : close aluminum depths, mm, at most 70 of them.

    Returns
    -------
    dict : dose in rad(Si) per year by particle and by geometry ("sphere", "slab"), shape (depths,).
    """
    import spacepy.irbempy

    calculation = spacepy.irbempy.Shieldose2()
    calculation.set_shielding(depths=depth_mm, units="mm")
    energy, protons = spectrum_per_cm2_s_mev(flux_per_cm2_s=proton_flux_per_cm2_s, edges_mev=EDGES_MEV["proton"])
    calculation.set_flux(protons, energy, "p_tr", tau=SECONDS_PER_YEAR)
    calculation.set_flux(np.full_like(protons, NO_FLUX), energy, "p_un", tau=SECONDS_PER_YEAR)
    energy, electrons = spectrum_per_cm2_s_mev(flux_per_cm2_s=electron_flux_per_cm2_s, edges_mev=EDGES_MEV["electron"])
    calculation.set_flux(electrons, energy, "e", tau=SECONDS_PER_YEAR)
    calculation.get_dose(detector=_SILICON, nucmeth=_NUCLEAR_ATTENUATION_LOCAL)
    columns: dict[Particle, Array] = {
        "proton": np.asarray(calculation.results["dose_proton_trapped"]),
        "electron": np.asarray(calculation.results["dose_electron"] + calculation.results["dose_bremsstrahlung"]),
    }
    return {
        particle: {"slab": dose[:, _SLAB], "sphere": SPHERE_OF_HALF_SPHERE * dose[:, _HALF_SPHERE]}
        for particle, dose in columns.items()
    }


def exact_orbit(
    *,
    altitude_km: float,
    inclination_deg: float,
    depth_mm: Array = DEPTHS_MM,
    latitude_steps: int = 120,
    longitude_steps: int = 72,
) -> ExactOrbit:
    """Return flux and dose of one circular orbit, recomputed from the models.

    The orbit spends equal time in equal steps of its argument of latitude u, with sin(latitude) = sin(i) sin(u), and
    over months in equal steps of longitude.

    Source: aep8_package, irbem_2022.

    Parameters
    ----------
    altitude_km : altitude above 6,371.2 km.
    inclination_deg : inclination.
    depth_mm : close aluminum depths, mm, at most 70 of them.
    latitude_steps, longitude_steps : size of the grid.

    Returns
    -------
    ExactOrbit : by (particle, phase).

    Raises
    ------
    ModuleNotFoundError : the extra is not installed.
    """
    _library()
    argument = 2 * np.pi * (np.arange(latitude_steps) + 0.5) / latitude_steps
    sine: Array = np.degrees(np.arcsin(np.sin(np.radians(inclination_deg)) * np.sin(argument)))
    latitude, longitude = np.meshgrid(sine, 360 * (np.arange(longitude_steps) + 0.5) / longitude_steps)
    flux: dict[tuple[Particle, Phase], Array] = {}
    dose: dict[tuple[Particle, Phase], dict[str, Array]] = {}
    for phase in PHASES:
        for particle, edges in EDGES_MEV.items():
            shell, field = geomagnetic_coordinates(
                latitude_deg=latitude.ravel(), longitude_deg=longitude.ravel(), altitude_km=altitude_km,
                particle=particle, phase=phase,
            )  # fmt: skip
            flux[particle, phase] = integral_flux_per_cm2_s(
                shell=shell, field=field, energy_mev=edges, particle=particle, phase=phase
            ).mean(axis=0)
        both = shielded_dose_rad_per_yr(
            proton_flux_per_cm2_s=flux["proton", phase],
            electron_flux_per_cm2_s=flux["electron", phase],
            depth_mm=depth_mm,
        )
        for particle, by_geometry in both.items():
            dose[particle, phase] = by_geometry
    return ExactOrbit(flux_per_cm2_s=flux, dose_rad_per_yr=dose)
