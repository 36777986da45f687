"""Make the bundled table of air density against altitude and F10.7 with NRLMSISE-00.

Run with an environment that has pymsis: ``python tools/make_atmosphere.py``. Every space-weather index is given
explicitly, so nothing is looked up. Densities are averaged over what a sun-synchronous orbit meets in a year, with
local time averaged over the whole day, so that one table serves every local time of node.
"""

from __future__ import annotations

import json
from importlib.metadata import version
from pathlib import Path

import numpy as np
import pymsis

OUTPUT = Path(__file__).resolve().parents[1] / "orbitdc" / "data" / "environment" / "atmosphere.npz"

ALTITUDES_KM = np.arange(200.0, 2001.0, 10.0)
F107 = np.arange(60.0, 341.0, 10.0)
DATES = ("2030-03-20T12:00", "2030-06-21T12:00", "2030-09-22T12:00", "2030-12-21T12:00")
INCLINATION_DEG = 98.0
ARGUMENTS_OF_LATITUDE_DEG = np.arange(-85.0, 86.0, 10.0)
LONGITUDES_DEG = np.arange(0.0, 360.0, 45.0)
QUIET_AP, QUIET_F107 = 4.0, 60.0
ACTIVE_AP, ACTIVE_F107 = 15.0, 200.0


def geomagnetic_ap(f107: float) -> float:
    """Daily Ap that goes with a level of the solar cycle: linear from quiet to active, then constant."""
    return float(np.interp(f107, [QUIET_F107, ACTIVE_F107], [QUIET_AP, ACTIVE_AP]))


def orbit_mean_density(f107: float) -> np.ndarray:
    """Mean density in kg/m3 at each altitude over dates, local times and the latitudes of a polar orbit."""
    latitudes = np.degrees(
        np.arcsin(np.sin(np.radians(INCLINATION_DEG)) * np.sin(np.radians(ARGUMENTS_OF_LATITUDE_DEG)))
    )
    dates = np.array(DATES, dtype="datetime64[m]")
    count = dates.size
    fluxes = np.full(count, f107)
    aps = np.full((count, 7), geomagnetic_ap(f107))
    output = pymsis.calculate(dates, LONGITUDES_DEG, latitudes, ALTITUDES_KM, fluxes, fluxes, aps, version=0)
    density = output[..., pymsis.Variable.MASS_DENSITY].astype(np.float64)
    return density.mean(axis=(0, 1, 2))


def main() -> None:
    log_density = np.stack([np.log(orbit_mean_density(f107)) for f107 in F107], axis=1)
    provenance = {
        "model": "NRLMSISE-00",
        "generator": "tools/make_atmosphere.py",
        "pymsis": version("pymsis"),
        "dates": DATES,
        "latitudes": f"time-weighted along a circular orbit of {INCLINATION_DEG} deg inclination",
        "local_times": "mean over the day",
        "f107": "daily and 81-day mean equal",
        "ap": f"{QUIET_AP} up to F10.7 {QUIET_F107}, {ACTIVE_AP} from {ACTIVE_F107}, linear between",
    }
    OUTPUT.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        OUTPUT,
        altitude_km=ALTITUDES_KM,
        solar_f107=F107,
        log_density_kg_per_m3=log_density,
        provenance=np.array(json.dumps(provenance)),
    )


if __name__ == "__main__":
    main()
