"""Make the bundled table of air density against altitude, F10.7, Ap and orbit with NRLMSISE-00.

Run with an environment that has pymsis (``pip install orbitdc[tables]``): ``python tools/make_atmosphere.py``. Every
space-weather index is given explicitly, so nothing is looked up. With ``--compare`` nothing is written; the ratio of
NRLMSIS 2.1 to the table's model is printed instead (the parameter file of NRLMSIS 2.1 is licensed for academic use,
so that no number made with it is bundled).
"""

from __future__ import annotations

import argparse
import json
from importlib.metadata import version
from pathlib import Path

import numpy as np
import pymsis

OUTPUT = Path(__file__).resolve().parents[1] / "orbitdc" / "data" / "environment" / "atmosphere.npz"

ALTITUDES_KM = np.concatenate([np.arange(100.0, 200.0, 5.0), np.arange(200.0, 1000.0, 10.0), np.arange(1000, 2001, 25)])
F107 = np.arange(60.0, 341.0, 20.0)
AP = np.array([2.0, 11.0, 30.0])
INCLINATIONS_DEG = np.arange(0.0, 91.0, 15.0)
SUN_SYNCHRONOUS_DEG = 98.0
TYPICAL_AP = 12.0
FIRST_DAY = np.datetime64("2030-01-01")
DAYS_PER_YEAR = 365
GOLDEN_RATIO = 0.6180339887498949
ORBIT_POINTS = 12
NRLMSISE_00, NRLMSIS_21 = 0, 2.1


def orbit_samples(inclination_deg: float, node_hours: np.ndarray, dates: int) -> tuple[np.ndarray, ...]:
    """Instants, longitudes and latitudes of circular orbits, shape (dates, nodes, points of the orbit).

    The local time along an orbit follows from the local time of its node; longitudes are spread evenly.
    """
    argument = np.radians((np.arange(ORBIT_POINTS) + 0.5) * 360.0 / ORBIT_POINTS)
    inclination = np.radians(inclination_deg)
    latitude = np.degrees(np.arcsin(np.sin(inclination) * np.sin(argument)))
    from_node_deg = np.degrees(np.arctan2(np.cos(inclination) * np.sin(argument), np.cos(argument)))
    shape = (dates, node_hours.size, ORBIT_POINTS)
    longitude = 360.0 * (np.arange(np.prod(shape)) * GOLDEN_RATIO % 1.0).reshape(shape)
    hour = (node_hours[:, np.newaxis] + from_node_deg / 15.0 - longitude / 15.0) % 24.0
    day = FIRST_DAY + (np.arange(dates) * DAYS_PER_YEAR // dates).astype("timedelta64[D]")
    instant = day[:, np.newaxis, np.newaxis] + (hour * 3600.0).astype("timedelta64[s]")
    return instant, longitude, np.broadcast_to(latitude, shape)


def orbit_mean_density(
    inclination_deg: float, node_hours: np.ndarray, dates: int, f107: float, ap: float, model: float = NRLMSISE_00
) -> np.ndarray:
    """Orbit-mean density in kg/m3, shape (dates, nodes, altitudes)."""
    samples = orbit_samples(inclination_deg, node_hours, dates)
    instant, longitude, latitude = (np.repeat(x.ravel(), ALTITUDES_KM.size) for x in samples)
    altitude = np.tile(ALTITUDES_KM, samples[0].size)
    flux = np.full(altitude.size, f107)
    output = pymsis.calculate(
        instant, longitude, latitude, altitude, flux, flux, np.full((altitude.size, 7), ap), version=model
    )
    density = output[:, pymsis.Variable.MASS_DENSITY].astype(np.float64)
    return density.reshape(dates, node_hours.size, ORBIT_POINTS, ALTITUDES_KM.size).mean(axis=2)


def mean_table() -> np.ndarray:
    """ln(density), mean over local time of node and season: shape (inclination, altitude, Ap, F10.7)."""
    nodes = np.arange(0.0, 12.0, 2.0)
    table = np.empty((INCLINATIONS_DEG.size, ALTITUDES_KM.size, AP.size, F107.size))
    for i, inclination in enumerate(INCLINATIONS_DEG):
        for j, ap in enumerate(AP):
            for k, f107 in enumerate(F107):
                table[i, :, j, k] = np.log(orbit_mean_density(inclination, nodes, 6, f107, ap).mean(axis=(0, 1)))
    return table


def local_time_tables() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Harmonics in local time of node, and spread with season, of a Sun-synchronous orbit at the typical Ap.

    The harmonics are those of ln(year mean at a local time / mean over local times) in the local time of node, of 12
    and 6 hours (cosine, sine each), with their constant first, shape (altitude, 5, F10.7); the spread is the standard
    deviation and maximum over season and local time relative to the mean, shape (altitude, F10.7).
    """
    nodes = np.arange(0.0, 12.0, 1.5)
    phase = 2.0 * np.pi * nodes / 12.0
    basis = np.stack([np.ones_like(phase), np.cos(phase), np.sin(phase), np.cos(2 * phase), np.sin(2 * phase)])
    harmonics, deviation, maximum = [], [], []
    for f107 in F107:
        density = orbit_mean_density(SUN_SYNCHRONOUS_DEG, nodes, 12, f107, TYPICAL_AP)
        mean = density.mean(axis=(0, 1))
        ratio = np.log(density.mean(axis=0) / mean)
        harmonics.append(np.linalg.lstsq(basis.T, ratio, rcond=None)[0].T)
        deviation.append(density.std(axis=(0, 1)) / mean)
        maximum.append(density.max(axis=(0, 1)) / mean)
    return np.stack(harmonics, axis=-1), np.stack(deviation, axis=-1), np.stack(maximum, axis=-1)


def compare() -> None:
    """Print NRLMSIS 2.1 over NRLMSISE-00 for Sun-synchronous orbits."""
    nodes = np.arange(0.0, 12.0, 2.0)
    shown = np.array([400.0, 500.0, 550.0, 600.0, 650.0, 700.0, 800.0])
    columns = np.searchsorted(ALTITUDES_KM, shown)
    print("F10.7  " + "".join(f"{h:8.0f}" for h in shown) + " km")
    for f107 in (70.0, 100.0, 150.0, 200.0):
        old, new = (
            orbit_mean_density(SUN_SYNCHRONOUS_DEG, nodes, 6, f107, TYPICAL_AP, model).mean(axis=(0, 1))
            for model in (NRLMSISE_00, NRLMSIS_21)
        )
        print(f"{f107:5.0f}  " + "".join(f"{x:8.3f}" for x in (new / old)[columns]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--compare", action="store_true", help="print NRLMSIS 2.1 over NRLMSISE-00 and write nothing")
    if parser.parse_args().compare:
        compare()
        return
    harmonics, deviation, maximum = local_time_tables()
    provenance = {
        "model": "NRLMSISE-00",
        "generator": "tools/make_atmosphere.py",
        "pymsis": version("pymsis"),
        "orbits": "circular; mean over the orbit, over local time of node and over six dates of a year",
        "local_time": f"Sun-synchronous, {SUN_SYNCHRONOUS_DEG} deg, Ap {TYPICAL_AP}, twelve dates of a year",
        "f107": "daily and 81-day mean equal",
        "ap": "daily and three-hourly values equal",
    }
    OUTPUT.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        OUTPUT,
        altitude_km=ALTITUDES_KM,
        solar_f107=F107,
        geomagnetic_ap=AP,
        inclination_deg=INCLINATIONS_DEG,
        log_density_kg_per_m3=mean_table().astype(np.float32),
        local_time_harmonics=harmonics.astype(np.float32),
        spread_standard_deviation=deviation.astype(np.float32),
        spread_maximum=maximum.astype(np.float32),
        provenance=np.array(json.dumps(provenance)),
    )


if __name__ == "__main__":
    main()
