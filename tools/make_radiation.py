"""Make the table of trapped radiation behind aluminum on circular sun-synchronous orbits.

Chain: orbit-average of AP8 and AE8 integral fluxes over argument of latitude and longitude, in each map's own field
(`aep8` gives L and B/B0 in Jensen and Cain 1960, and GSFC 12/66 for AP8MAX), read with the low-altitude
interpolation of Daly et al. 1996 (a negative model number of IRBEM), differenced in fine energy bins, and
SHIELDOSE-2 for dose in silicon. Run with the optional dependencies `tables` installed:

    python tools/make_radiation.py orbitdc/data/radiation/trapped_dose.npz
"""

from __future__ import annotations

import argparse
import ctypes
import glob
import os
import sys
from pathlib import Path

import numpy as np
import spacepy.irbempy as irbempy
from aep8 import model

EARTH_RADIUS_KM = 6371.2
SECONDS_PER_YEAR = 365.25 * 86400
LATITUDE_STEPS, LONGITUDE_STEPS = 96, 54
NTIME_MAX, NENE_MAX, QUADRATURE_POINTS = 100_000, 25, 201
MODELS = {("e", "min"): 1, ("e", "max"): 2, ("p", "min"): 3, ("p", "max"): 4}
NUCLEAR_ATTENUATION_LOCAL = 2
SILICON = 3
NO_FLUX = 1e-20  # the dose code takes logarithms of the spectrum
SAA_ENERGY_MEV, SAA_SHARE = 30.0, 0.95
ALTITUDES_KM = np.geomspace(300.0, 2060.0, 27)
DEPTHS_MM = np.geomspace(0.05, 80.0, 42)


def sun_synchronous_inclination_rad(radius_km: float) -> float:
    """Return the inclination whose J2 nodal rate is one turn per year."""
    rate = 2 * np.pi / (365.2422 * 86400)
    motion = np.sqrt(398600.4418 / radius_km**3)
    return float(np.arccos(-rate / (1.5 * 1.08263e-3 * motion * (6378.137 / radius_km) ** 2)))


def orbit_grid(radius_km: float, inclination_rad: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return positions in Earth radii, evenly spread in argument of latitude and in longitude."""
    argument = 2 * np.pi * (np.arange(LATITUDE_STEPS) + 0.5) / LATITUDE_STEPS
    longitude = 2 * np.pi * (np.arange(LONGITUDE_STEPS) + 0.5) / LONGITUDE_STEPS
    sine = np.repeat(np.sin(inclination_rad) * np.sin(argument), LONGITUDE_STEPS)
    cosine = np.sqrt(1 - sine**2)
    turn = np.tile(longitude, LATITUDE_STEPS)
    radius = radius_km / EARTH_RADIUS_KM
    return radius * cosine * np.cos(turn), radius * cosine * np.sin(turn), radius * sine


def integral_flux(library: ctypes.CDLL, number: int, shell: np.ndarray, field: np.ndarray, energies: np.ndarray):
    """Return flux above each energy, /cm2/s, shape (points, energies)."""
    points = len(shell)
    position, strength = np.zeros(NTIME_MAX), np.zeros(NTIME_MAX)
    position[:points], strength[:points] = shell, field
    flux = np.zeros((NENE_MAX, NTIME_MAX))
    out = np.empty((points, len(energies)))
    pointer = ctypes.c_double
    for first in range(0, len(energies), NENE_MAX):
        part = energies[first : first + NENE_MAX]
        limits = np.zeros((NENE_MAX, 2))
        limits[: len(part), 0] = part
        library.get_ae8_ap8_flux_(
            ctypes.byref(ctypes.c_int(points)), ctypes.byref(ctypes.c_int(-number)), ctypes.byref(ctypes.c_int(3)),
            ctypes.byref(ctypes.c_int(len(part))), limits.ctypes.data_as(ctypes.POINTER(pointer)),
            strength.ctypes.data_as(ctypes.POINTER(pointer)), position.ctypes.data_as(ctypes.POINTER(pointer)),
            flux.ctypes.data_as(ctypes.POINTER(pointer)),
        )  # fmt: skip
        out[:, first : first + len(part)] = flux[: len(part), :points].T
    return np.where(out > 0, out, 0.0)


def dose_rad_per_yr(protons, electrons) -> tuple[np.ndarray, np.ndarray]:
    """Return the dose of protons, and of electrons with their bremsstrahlung, in the center of a sphere."""
    calculation = irbempy.Shieldose2()
    calculation.set_shielding(depths=DEPTHS_MM, units="mm")
    for species, (energy, flux) in {
        "p_tr": protons,
        "p_un": (protons[0], np.full_like(protons[1], NO_FLUX)),
        "e": electrons,
    }.items():
        calculation.set_flux(flux, energy, species, tau=SECONDS_PER_YEAR)
    calculation.get_dose(detector=SILICON, nucmeth=NUCLEAR_ATTENUATION_LOCAL)
    out = calculation.results
    half_sphere = 2
    proton = 2 * np.asarray(out["dose_proton_trapped"])[:, half_sphere]
    electron = 2 * np.asarray(out["dose_electron"] + out["dose_bremsstrahlung"])[:, half_sphere]
    return proton, electron


def spectrum(mean_flux: np.ndarray, edges: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return differential flux, /cm2/s/MeV, at the quadrature's energies from integral flux at the bin edges."""
    center = np.sqrt(edges[1:] * edges[:-1])
    return center, np.maximum(-np.diff(mean_flux) / np.diff(edges), NO_FLUX)


def one_altitude(library: ctypes.CDLL, altitude_km: float, inclination_rad: float | None = None) -> dict:
    """Return doses of both solar phases and the share of time in the anomaly."""
    radius = EARTH_RADIUS_KM + altitude_km
    inclination = sun_synchronous_inclination_rad(radius) if inclination_rad is None else inclination_rad
    place = orbit_grid(radius, inclination)
    edges = {
        "p": np.geomspace(0.1, 399.0, QUADRATURE_POINTS + 1),
        "e": np.geomspace(0.045, 6.95, QUADRATURE_POINTS + 1),
    }
    row: dict = {}
    coordinates: dict = {}
    for phase in ("min", "max"):
        spectra = {}
        for particle in ("p", "e"):
            geomag = model(particle, phase)._geomag
            if geomag not in coordinates:
                field, shell = geomag(0, *place)
                coordinates[geomag] = (np.nan_to_num(shell, nan=99.0), np.nan_to_num(field, nan=1e6))
            shell, field = coordinates[geomag]
            flux = integral_flux(library, MODELS[particle, phase], shell, field, edges[particle])
            spectra[particle] = spectrum(flux.mean(axis=0), edges[particle])
            if particle == "p":
                index = np.searchsorted(edges["p"], SAA_ENERGY_MEV)
                fluence = np.cumsum(np.sort(flux[:, index])[::-1])
                row[f"saa_{phase}"] = (np.searchsorted(fluence, SAA_SHARE * fluence[-1]) + 1) / len(fluence)
        row[f"proton_{phase}"], row[f"electron_{phase}"] = dose_rad_per_yr(spectra["p"], spectra["e"])
    return row


def main() -> None:
    """Write the table, or print one orbit for comparison with other computations."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("output", type=Path)
    parser.add_argument("--check", type=float, nargs=2, metavar=("KM", "DEG"), help="print one orbit and stop")
    arguments = parser.parse_args()
    pattern = os.path.join(os.path.dirname(irbempy.__file__), "libirbem*")
    library = ctypes.CDLL(next(name for name in glob.glob(pattern) if os.path.isfile(name)))
    if arguments.check:
        row = one_altitude(library, arguments.check[0], np.radians(arguments.check[1]))
        for depth in (0.1, 1, 2, 3, 5, 10, 20):
            line = [f"{np.exp(np.interp(np.log(depth), np.log(DEPTHS_MM), np.log(np.maximum(row[key], 1e-30)))):.4g}"
                    for key in ("proton_min", "proton_max", "electron_min", "electron_max")]  # fmt: skip
            print(depth, *line)
        print(row["saa_min"], row["saa_max"])
        return
    rows = []
    for altitude in ALTITUDES_KM:
        rows.append(one_altitude(library, altitude))
        print(f"{altitude:7.1f} km  saa {rows[-1]['saa_min']:.4f}", file=sys.stderr)
    table = {key: np.array([row[key] for row in rows]) for key in rows[0]}
    for key, values in table.items():
        if not key.startswith("saa"):
            table[key] = np.log(np.maximum(values, 1e-6)).astype(np.float32)
    np.savez_compressed(arguments.output, altitude_km=ALTITUDES_KM, depth_mm=DEPTHS_MM, **table)


if __name__ == "__main__":
    main()
