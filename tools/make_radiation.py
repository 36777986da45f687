"""Make the tables of trapped radiation on circular orbits, and the file of exact values they are checked against.

For each altitude the belts are mapped once over latitude and longitude (`orbitdc.radiation.exact`: the maps' own
field, low-altitude interpolation, fine integral spectra); every inclination is then a weighted sum over latitudes, and
its dose one run of SHIELDOSE-2. Maps are kept in a working folder, so that a broken run goes on where it stopped.
Run with orbitdc and its extra `irbem` installed:

    python tools/make_radiation.py WORKING_FOLDER
    python tools/make_radiation.py WORKING_FOLDER --check      # exact values on random orbits
"""

from __future__ import annotations

import argparse
import json
import sys
from importlib.metadata import version
from pathlib import Path

import numpy as np

from orbitdc.radiation.exact import (
    DEPTHS_MM,
    EARTH_RADIUS_OF_MODEL_KM,
    EDGES_MEV,
    PHASES,
    exact_orbit,
    geomagnetic_coordinates,
    integral_flux_per_cm2_s,
    shielded_dose_rad_per_yr,
)

ROOT = Path(__file__).resolve().parents[1]
ALTITUDES_KM = np.geomspace(300.0, 2060.0, 41)
LATITUDES_DEG = np.linspace(-90.0, 90.0, 121)
LONGITUDES_DEG = np.arange(2.5, 360.0, 5.0)
INCLINATIONS_DEG = np.concatenate([np.arange(0.0, 40.0, 1.25), np.arange(40.0, 90.1, 2.5)])
# The first step from 0.05 MeV is left out: interpolation there meets the electron model's zero below 0.045 MeV.
ENERGIES_MEV = {"proton": np.geomspace(0.1, 290.0, 31), "electron": np.geomspace(0.05, 6.5, 31)[1:]}
GEOMETRIES = ("sphere", "slab")
TIME_STRUCTURE = ("time_fraction", "peak_to_mean", "passes_per_day", "longest_quiet_h")
ANOMALY_ENERGY_MEV, ANOMALY_SHARE = 30.0, 0.95
QUIET_FLUX = 0.01  # /cm2/s: below it a place or an orbit counts as quiet
SIMULATED_DAYS, STEP_S = 15, 10.0
LOG_STEP, DOSE_FLOOR, FLUX_FLOOR, MAP_FLOOR = 0.001, 0.01, 1e-3, 0.01
MAP_STRIDE = 4
CHECKED_ORBITS = 14
OUTPUT = ROOT / "orbitdc" / "data" / "radiation"


def altitude_map(altitude_km: float) -> dict[str, np.ndarray]:
    """Return zonal means of integral flux, and the map of protons above 30 MeV, of one altitude."""
    latitude, longitude = (a.ravel() for a in np.meshgrid(LATITUDES_DEG, LONGITUDES_DEG, indexing="ij"))
    shape = (len(LATITUDES_DEG), len(LONGITUDES_DEG))
    out, fields = {}, {}
    for phase in PHASES:
        for particle, edges in EDGES_MEV.items():
            field_of = (particle, phase) if (particle, phase) == ("proton", "max") else "jensen_cain"
            if field_of not in fields:
                fields[field_of] = geomagnetic_coordinates(
                    latitude_deg=latitude,
                    longitude_deg=longitude,
                    altitude_km=altitude_km,
                    particle=particle,
                    phase=phase,
                )
            shell, field = fields[field_of]
            lowest = np.append(edges[:1], [0.1, 1.0])
            some = integral_flux_per_cm2_s(shell=shell, field=field, energy_mev=lowest, particle=particle, phase=phase)
            there = some.max(axis=1) > 0
            flux = np.zeros((len(shell), len(edges)))
            flux[there] = integral_flux_per_cm2_s(
                shell=shell[there], field=field[there], energy_mev=edges, particle=particle, phase=phase
            )
            out[f"{particle}_{phase}"] = flux.reshape(*shape, -1).mean(axis=1)
            if particle == "proton":
                out[f"map_{phase}"] = integral_flux_per_cm2_s(
                    shell=shell, field=field, energy_mev=np.array([ANOMALY_ENERGY_MEV]), particle=particle, phase=phase
                ).reshape(shape)  # fmt: skip
    return out


def maps(folder: Path) -> list[dict[str, np.ndarray]]:
    """Return the maps of all altitudes, made or taken from the working folder."""
    folder.mkdir(parents=True, exist_ok=True)
    found = []
    for altitude in ALTITUDES_KM:
        file = folder / f"map_{altitude:07.2f}.npz"
        if not file.exists():
            np.savez(file.with_suffix(".part.npz"), **altitude_map(altitude))
            file.with_suffix(".part.npz").rename(file)
            print(f"{altitude:7.1f} km", file=sys.stderr, flush=True)
        with np.load(file) as stored:
            found.append(dict(stored))
    return found


def latitude_weights(inclination_deg: float) -> np.ndarray:
    """Return the share of time that a circular orbit spends at each latitude of the maps, linear between them."""
    argument = np.pi / 2 * (np.arange(7200) + 0.5) / 7200
    north = np.degrees(np.arcsin(np.sin(np.radians(inclination_deg)) * np.sin(argument)))
    place = (np.concatenate([north, -north]) + 90) / (LATITUDES_DEG[1] - LATITUDES_DEG[0])
    lower = np.minimum(place.astype(int), len(LATITUDES_DEG) - 2)
    share = place - lower
    weights = np.zeros(len(LATITUDES_DEG))
    np.add.at(weights, lower, 1 - share)
    np.add.at(weights, lower + 1, share)
    return weights / len(place)


def anomaly(flux: np.ndarray, weights: np.ndarray, altitude_km: float, inclination_deg: float) -> tuple[float, ...]:
    """Return time share holding 95 % of the fluence, peak over mean, passes per day and longest quiet hours."""
    mean = float((weights @ flux).mean())
    if mean < QUIET_FLUX:
        return 0.0, 1.0, 0.0, 24.0 * SIMULATED_DAYS
    time_share = (np.repeat(weights[:, None], flux.shape[1], axis=1) / flux.shape[1]).ravel()
    order = np.argsort(flux.ravel())[::-1]
    time_share, level = time_share[order], flux.ravel()[order]
    fluence = np.cumsum(time_share * level)
    last = int(np.searchsorted(fluence, ANOMALY_SHARE * fluence[-1]))
    second = np.arange(0.0, SIMULATED_DAYS * 86400.0, STEP_S)
    axis = EARTH_RADIUS_OF_MODEL_KM + altitude_km
    argument = second * np.sqrt(398600.4418 / axis**3)
    sine = np.sin(np.radians(inclination_deg)) * np.sin(argument)
    latitude = np.degrees(np.arcsin(sine))
    turned = np.arctan2(np.cos(np.radians(inclination_deg)) * np.sin(argument), np.cos(argument))
    longitude = np.degrees(turned) - 360 * second / 86164.1
    row = np.clip((latitude + 90) / 1.5, 0, len(LATITUDES_DEG) - 1.001)
    column = ((longitude - LONGITUDES_DEG[0]) / 5.0) % len(LONGITUDES_DEG)
    below, left = row.astype(int), column.astype(int) % len(LONGITUDES_DEG)
    up, east = row - below, column - np.floor(column)
    right = (left + 1) % len(LONGITUDES_DEG)
    seen = (flux[below, left] * (1 - east) + flux[below, right] * east) * (1 - up) + (
        flux[below + 1, left] * (1 - east) + flux[below + 1, right] * east
    ) * up
    inside = seen >= max(level[last], QUIET_FLUX)
    share = float(time_share[: last + 1].sum())
    peak = float(level[np.flatnonzero(time_share > 0)[0]] / mean)
    entries = np.flatnonzero(~inside[:-1] & inside[1:]) + 1
    exits = np.flatnonzero(inside[:-1] & ~inside[1:]) + 1
    if len(entries) < 2:
        return share, peak, 0.0, 24.0 * SIMULATED_DAYS
    gaps = entries[1:] - exits[exits < entries[-1]][-(len(entries) - 1) :]
    return share, peak, len(entries) / SIMULATED_DAYS, float(gaps.max() * STEP_S / 3600)


def packed(values: np.ndarray, floor: float) -> np.ndarray:
    """Return logarithms as whole steps of LOG_STEP, which keeps a tenth of a percent in two bytes."""
    return np.rint(np.log(np.maximum(values, floor)) / LOG_STEP).astype(np.int16)


def tables(found: list[dict[str, np.ndarray]]) -> None:
    """Write spectra, doses and the anomaly for every orbit of the grid."""
    weights = np.array([latitude_weights(i) for i in INCLINATIONS_DEG])
    orbits = (len(ALTITUDES_KM), len(INCLINATIONS_DEG))
    doses = {f"{p}_{s}_{g}": np.zeros((*orbits, len(DEPTHS_MM))) for p in EDGES_MEV for s in PHASES for g in GEOMETRIES}
    spectra = {f"{p}_{s}": np.zeros((*orbits, len(ENERGIES_MEV[p]))) for p in EDGES_MEV for s in PHASES}
    times = np.zeros((*orbits, 4))
    for a, zonal in enumerate(found):
        for phase in PHASES:
            flux = {p: weights @ zonal[f"{p}_{phase}"][:, : len(edges)] for p, edges in EDGES_MEV.items()}
            for particle, edges in EDGES_MEV.items():
                logarithm = np.log(np.maximum(flux[particle], FLUX_FLOOR))
                for i in range(orbits[1]):
                    spectra[f"{particle}_{phase}"][a, i] = np.exp(
                        np.interp(np.log(ENERGIES_MEV[particle]), np.log(edges), logarithm[i])
                    )
            for i in range(orbits[1]):
                both = shielded_dose_rad_per_yr(
                    proton_flux_per_cm2_s=flux["proton"][i], electron_flux_per_cm2_s=flux["electron"][i]
                )
                for particle in EDGES_MEV:
                    for geometry in GEOMETRIES:
                        doses[f"{particle}_{phase}_{geometry}"][a, i] = np.minimum.accumulate(both[particle][geometry])
        times[a] = [
            anomaly(zonal["map_min"], weights[i], ALTITUDES_KM[a], inclination)
            for i, inclination in enumerate(INCLINATIONS_DEG)
        ]
        print(f"{ALTITUDES_KM[a]:7.1f} km", file=sys.stderr, flush=True)
    grid = {"altitude_km": ALTITUDES_KM, "inclination_deg": INCLINATIONS_DEG, "log_step": LOG_STEP}
    provenance = json.dumps(
        {
            "models": "AP8MIN, AP8MAX, AE8MIN, AE8MAX in their own magnetic fields; SHIELDOSE-2, silicon, aluminum",
            "generator": "tools/make_radiation.py",
            "aep8": version("aep8"),
            "spacepy": version("spacepy"),
            "stored": f"steps of {LOG_STEP} of natural logarithms; floors {FLUX_FLOOR} /cm2/s, {DOSE_FLOOR} rad/yr",
        }
    )
    np.savez_compressed(
        OUTPUT / "trapped_dose.npz", depth_mm=DEPTHS_MM, **grid, provenance=provenance,
        **{name: packed(values, DOSE_FLOOR) for name, values in doses.items()},
    )  # fmt: skip
    np.savez_compressed(
        OUTPUT / "trapped_spectra.npz", **grid, provenance=provenance,
        **{f"{particle}_energy_mev": ENERGIES_MEV[particle] for particle in EDGES_MEV},
        **{name: packed(values, FLUX_FLOOR) for name, values in spectra.items()},
    )  # fmt: skip
    chosen = list(range(0, len(ALTITUDES_KM), MAP_STRIDE))
    np.savez_compressed(
        OUTPUT / "anomaly.npz", **grid, provenance=provenance,
        **{name: times[..., k].astype(np.float32) for k, name in enumerate(TIME_STRUCTURE)},
        map_altitude_km=ALTITUDES_KM[chosen], map_latitude_deg=LATITUDES_DEG[::2], map_longitude_deg=LONGITUDES_DEG,
        **{
            f"map_{phase}": packed(np.array([found[a][f"map_{phase}"][::2] for a in chosen]), MAP_FLOOR)
            for phase in PHASES
        },
    )  # fmt: skip


def check() -> None:
    """Write exact doses and fluxes of random orbits, against which the tables are tested without the extra."""
    random = np.random.default_rng(4)
    rows = ["altitude_km,inclination_deg,particle,phase,quantity,at,exact"]
    for _ in range(CHECKED_ORBITS):
        altitude, inclination = float(np.exp(random.uniform(*np.log([310.0, 2000.0])))), float(random.uniform(0, 100))
        between = np.sqrt(DEPTHS_MM[:-1] * DEPTHS_MM[1:])
        orbit = exact_orbit(altitude_km=altitude, inclination_deg=inclination, depth_mm=between)
        depths, energies = random.integers(0, len(between) - 3, 4), random.integers(20, 190, 3)
        for (particle, phase), flux in orbit.flux_per_cm2_s.items():
            head = f"{altitude:.4f},{inclination:.4f},{particle},{phase}"
            for geometry, dose in orbit.dose_rad_per_yr[particle, phase].items():
                rows += [f"{head},{geometry},{between[k]:.6g},{dose[k]:.6g}" for k in depths]
            rows += [f"{head},flux,{EDGES_MEV[particle][k]:.6g},{flux[k]:.6g}" for k in energies]
        print(f"{altitude:7.1f} km {inclination:5.1f} deg", file=sys.stderr, flush=True)
    (ROOT / "tests" / "radiation" / "exact_orbits.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")


def main() -> None:
    """Write the tables, or the exact values of random orbits."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="working folder of maps")
    parser.add_argument("--check", action="store_true", help="write exact values of random orbits instead")
    arguments = parser.parse_args()
    if arguments.check:
        check()
    else:
        tables(maps(arguments.folder))


if __name__ == "__main__":
    main()
