"""Spectra and doses of one orbit behind its shield, and published doses of other orbits beside our own for them."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any, cast

import numpy as np

from orbitdc.radiation.cosmic_rays import galactic_flux_per_m2_s_sr_gev, solar_modulation
from orbitdc.radiation.geomagnetic import rigidity_gv, transmission_fraction
from orbitdc.radiation.solar_particles import orbit_fluence_per_cm2
from orbitdc.radiation.trapped import (
    Geometry,
    Particle,
    shielded_proton_flux_per_cm2_s,
    trapped_dose_rad_per_yr,
    trapped_flux_per_cm2_s,
)
from orbitdc.scenario.declaration import Array

PARTICLES: tuple[Particle, Particle] = ("proton", "electron")
DEPTHS_MM = (1.0, 2.0, 3.0, 5.0, 10.0, 20.0, 40.0)
PROTON_MEV: Array = np.geomspace(0.1, 289.0, 90)
ELECTRON_MEV: Array = np.geomspace(0.06, 6.4, 60)
GALACTIC_MEV: Array = np.geomspace(10.0, 1.0e5, 160)
SOLAR_MEV: Array = np.geomspace(1.0, 500.0, 24)
ACTIVE_YEARS_PER_CYCLE, CYCLE_YEARS = 7.0, 11.0
"""Years of a solar cycle that add solar protons, as the model counts them, and all of its years."""

SECONDS_PER_YEAR = 365.25 * 86400
_PER_CM2_S = 4 * np.pi * 1e-4 * 1e-3
"""From 1/(m2 s sr GeV) over all directions to 1/(cm2 s MeV)."""


@dataclass(frozen=True, kw_only=True)
class Spectra:
    """Orbit means of flux above an energy, 1/(cm2 s), each as (energies in MeV, flux) by name.

    Attributes
    ----------
    protons, electrons : of the belts, at solar minimum and maximum, and protons behind the shield.
    beyond : protons of the galaxy and of the Sun that reach the orbit.
    """

    protons: dict[str, tuple[Array, Array]]
    electrons: dict[str, tuple[Array, Array]]
    beyond: dict[str, tuple[Array, Array]]


@dataclass(frozen=True, kw_only=True)
class DoseRow:
    """Dose of the belts in a sphere of aluminum, rad(Si) per year, at both ends of the solar cycle."""

    depth_mm: float
    proton_minimum: float
    proton_maximum: float
    electron_minimum: float
    electron_maximum: float


@dataclass(frozen=True, kw_only=True)
class PublishedDose:
    """A dose that someone else states, and the belts' dose of the bundled tables for the same orbit and wall."""

    what: str
    kind: str
    source: str
    altitude_km: float
    inclination_deg: float
    depth_mm: float
    geometry: str
    published_rad_per_yr: float
    own_rad_per_yr: float

    @property
    def factor(self) -> float:
        """Published over own."""
        return self.published_rad_per_yr / self.own_rad_per_yr


def spectra(
    altitude_km: float, inclination_deg: float, shield_g_per_cm2: float, phase: float, values: Mapping[str, Any]
) -> Spectra:
    """Return the spectra of a circular orbit.

    Parameters
    ----------
    altitude_km, inclination_deg : circular orbit above 6,371.2 km.
    shield_g_per_cm2 : aluminum that stops protons like the shield behind which they are shown too.
    phase : 0 at solar minimum, 1 at maximum.
    values : parameter groups and stage results of one design.
    """
    orbit = {"altitude_km": altitude_km, "inclination_deg": inclination_deg}
    protons: dict[str, tuple[Array, Array]] = {}
    electrons: dict[str, tuple[Array, Array]] = {}
    for name, at in (("solar minimum", 0.0), ("solar maximum", 1.0)):
        protons[name] = (
            PROTON_MEV,
            trapped_flux_per_cm2_s(particle="proton", energy_mev=PROTON_MEV, solar_phase=at, **orbit),
        )
        electrons[name] = (
            ELECTRON_MEV,
            trapped_flux_per_cm2_s(particle="electron", energy_mev=ELECTRON_MEV, solar_phase=at, **orbit),
        )
    protons["behind the shield"] = (
        PROTON_MEV,
        shielded_proton_flux_per_cm2_s(
            energy_mev=PROTON_MEV,
            areal_density_g_per_cm2=shield_g_per_cm2,
            altitude_km=altitude_km,
            inclination_deg=inclination_deg,
            solar_phase=phase,
        ),
    )
    modulation = float(np.reshape(solar_modulation(solar_f107=values["surroundings"].solar_f107_mean), -1)[0])
    solar = [
        float(
            np.reshape(
                orbit_fluence_per_cm2(
                    energy_mev=float(energy), active_years=ACTIVE_YEARS_PER_CYCLE, confidence=0.5, **orbit
                ),
                -1,
            )[0]
        )
        for energy in SOLAR_MEV
    ]
    return Spectra(
        protons=protons,
        electrons=electrons,
        beyond={
            "galactic protons": (GALACTIC_MEV, _galactic_protons_above(modulation, orbit)),
            "solar protons": (SOLAR_MEV, np.array(solar) / (CYCLE_YEARS * SECONDS_PER_YEAR)),
        },
    )


def _galactic_protons_above(modulation: float, orbit: Mapping[str, float]) -> Array:
    rigidity = rigidity_gv(energy_mev_per_nucleon=GALACTIC_MEV, nucleons=1.0, charge=1.0)
    arriving = galactic_flux_per_m2_s_sr_gev(
        energy_mev_per_nucleon=GALACTIC_MEV, charge=1, modulation=modulation
    ) * transmission_fraction(rigidity_gv=rigidity, **orbit)
    steps = 0.5 * (arriving[1:] + arriving[:-1]) * np.diff(GALACTIC_MEV) * _PER_CM2_S
    above: Array = np.append(np.cumsum(steps[::-1])[::-1], 0.0)
    return above


def dose_rows(altitude_km: float, inclination_deg: float) -> tuple[DoseRow, ...]:
    """Return the belts' doses behind aluminum spheres at solar minimum and maximum."""
    rows = []
    for depth in DEPTHS_MM:
        low, high = (
            [
                float(
                    trapped_dose_rad_per_yr(
                        altitude_km=altitude_km,
                        inclination_deg=inclination_deg,
                        depth_mm=depth,
                        solar_phase=phase,
                        particle=particle,
                    )
                )
                for particle in PARTICLES
            ]
            for phase in (0.0, 1.0)
        )
        rows.append(
            DoseRow(
                depth_mm=depth,
                proton_minimum=low[0],
                proton_maximum=high[0],
                electron_minimum=low[1],
                electron_maximum=high[1],
            )
        )
    return tuple(rows)


def published_doses() -> tuple[PublishedDose, ...]:
    """Return published doses with the belts' dose of the bundled tables for the same orbit, wall and solar phase."""
    path = resources.files("orbitdc").joinpath("data/radiation/published_doses.csv")
    found = []
    for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines()):
        orbit = {"altitude_km": float(row["altitude_km"]), "inclination_deg": float(row["inclination_deg"])}
        depth, geometry = float(row["depth_mm"]), cast("Geometry", row["geometry"])
        own = float(
            trapped_dose_rad_per_yr(
                **orbit, depth_mm=depth, geometry=geometry, particle="proton", solar_phase=float(row["proton_phase"])
            )
            + trapped_dose_rad_per_yr(
                **orbit,
                depth_mm=depth,
                geometry=geometry,
                particle="electron",
                solar_phase=float(row["electron_phase"]),
            )
        )
        found.append(
            PublishedDose(
                what=row["what"],
                kind=row["kind"],
                source=row["source"],
                depth_mm=depth,
                geometry=geometry,
                **orbit,
                published_rad_per_yr=float(row["dose_rad_per_yr"]),
                own_rad_per_yr=own,
            )
        )
    return tuple(found)
