"""Published numbers of dose, upsets and their consequences."""

from __future__ import annotations

import math
from functools import partial
from typing import Literal

from orbitdc.radiation.anomaly import saa_time_fraction
from orbitdc.radiation.dose import lifetime_dose_krad
from orbitdc.radiation.transport import proton_range_g_per_cm2
from orbitdc.radiation.trapped import trapped_dose_rad_per_yr, trapped_flux_per_cm2_s
from orbitdc.validation.case import Case
from orbitdc.validation.radiation_damage_cases import CASES as DAMAGE_CASES
from orbitdc.validation.radiation_device_cases import CASES as DEVICE_CASES
from orbitdc.validation.radiation_particle_cases import CASES as PARTICLE_CASES

_SECONDS_PER_YEAR = 365.25 * 86400
_SPENVIS_YEARS = 5.0


def _dose(
    particle: Literal["proton", "electron"], altitude_km: float, inclination_deg: float, depth_mm: float, phase: float
) -> float:
    """Return the dose per year in the center of a sphere."""
    return float(
        trapped_dose_rad_per_yr(
            altitude_km=altitude_km,
            inclination_deg=inclination_deg,
            depth_mm=depth_mm,
            solar_phase=phase,
            particle=particle,
        )
    )


def _spenvis(particle: Literal["proton", "electron"], inclination_deg: float, depth_mm: float) -> float:
    """Return the five-year dose at 550 km, protons at solar minimum and electrons at maximum."""
    phase = 0.0 if particle == "proton" else 1.0
    return _SPENVIS_YEARS * _dose(particle, 550.0, inclination_deg, depth_mm, phase)


def _creme(energy_mev: float) -> float:
    """Return the directional flux of protons at 800 km and 90 deg, 1/(m2 s sr)."""
    flux = trapped_flux_per_cm2_s(
        particle="proton", energy_mev=energy_mev, altitude_km=800.0, inclination_deg=90.0, solar_phase=0.0
    )
    return float(flux) * 1e4 / (4 * math.pi)


def _range(energy_mev: float) -> float:
    """Return the range in aluminum, g/cm2."""
    return float(proton_range_g_per_cm2(energy_mev=energy_mev))


def _slab(depth_mm: float) -> float:
    """Return the dose per year behind a slab at 500 km and 85 deg, solar minimum."""
    where = {"altitude_km": 500.0, "inclination_deg": 85.0, "depth_mm": depth_mm, "solar_phase": 0.0}
    protons = trapped_dose_rad_per_yr(**where, particle="proton", geometry="slab")
    return float(protons + trapped_dose_rad_per_yr(**where, particle="electron", geometry="slab"))


def _sinclair_dyer(depth_mm: float) -> float:
    """Return the five-year dose of the belts at 800 km."""
    return _SPENVIS_YEARS * (
        _dose("proton", 800.0, 98.6, depth_mm, 0.0) + _dose("electron", 800.0, 98.6, depth_mm, 1.0)
    )


_SPENVIS: tuple[tuple[Literal["proton", "electron"], float, float, float], ...] = (
    *(
        ("proton", 100.0, d, r)
        for d, r in ((1.0, 1354.0), (2.0, 975.0), (3.0, 828.0), (5.0, 694.0), (10.0, 550.0), (20.0, 402.0))
    ),
    *(("electron", 100.0, d, r) for d, r in ((1.0, 31820.0), (2.0, 10560.0), (3.0, 4278.0), (5.0, 745.0))),
    *(("proton", 55.0, d, r) for d, r in ((1.0, 1993.3), (3.0, 1149.5), (10.0, 747.05), (20.0, 543.65))),
)


CASES: tuple[Case, ...] = (
    Case(
        id="suncatcher_lifetime_dose",
        area="radiation",
        text="Dose over five years at 150 rad per year",
        compute=lambda: 1000 * float(lifetime_dose_krad(dose_rad_per_yr=150.0, life_yr=5.0)),
        published=750.0,
        tolerance=5.0,
        unit="rad",
        source="suncatcher_2026",
        status="primary",
    ),
    Case(
        id="suncatcher_dose_650_km",
        area="radiation",
        text="Dose at 650 km behind 10 mm of aluminum; belt models are known to a factor of 2, and solar maximum is compared",
        compute=lambda: _dose("proton", 650.0, 98.0, 10.0, 1.0) + _dose("electron", 650.0, 98.0, 10.0, 1.0),
        published=150.0,
        tolerance=40.0,
        unit="rad/yr",
        source="suncatcher_2026",
        status="primary",
    ),
    *(
        Case(
            id=f"spenvis_550_km_{inclination:g}_deg_{particle}_{depth:g}_mm",
            area="radiation",
            text=f"Five-year {particle} dose at 550 km and {inclination:g} deg behind {depth:g} mm of aluminum, AP8MIN and AE8MAX",
            compute=partial(_spenvis, particle, inclination, depth),
            published=dose,
            tolerance=0.15 * dose,
            unit="rad",
            source="spenvis_leo_edge",
            status="computed",
        )
        for particle, inclination, depth, dose in _SPENVIS
    ),
    *(
        Case(
            id=f"creme96_800_km_protons_above_{energy:g}_mev",
            area="radiation",
            text=f"Orbit mean of AP8MIN protons above {energy:g} MeV at 800 km and 90 deg",
            compute=partial(_creme, energy),
            published=flux,
            tolerance=0.08 * flux,
            unit="1/(m2 s)",
            source="csda_rpp_2022",
            status="computed",
        )
        for energy, flux in (
            (1.0, 4.6088e5),
            (6.0, 1.6208e5),
            (15.0, 1.2229e5),
            (30.0, 1.0193e5),
            (50.0, 8.4274e4),
            (100.0, 5.1402e4),
        )
    ),
    *(
        Case(
            id=f"nist_range_aluminum_{energy:g}_mev",
            area="radiation",
            text=f"Range of protons of {energy:g} MeV in aluminum",
            compute=partial(_range, energy),
            published=distance,
            tolerance=0.01 * distance,
            unit="g/cm2",
            source="nist_pstar",
            status="secondary",
        )
        for energy, distance in ((10.0, 0.1705), (50.0, 2.928), (67.0, 4.931), (100.0, 10.01))
    ),
    *(
        Case(
            id=f"sinclair_dyer_800_km_{depth:g}_mm",
            area="radiation",
            text=f"Five-year dose at 800 km behind {depth:g} mm, belts only: 80 to 95 percent of the published total, which includes solar events",
            compute=partial(_sinclair_dyer, depth),
            published=0.875 * total,
            tolerance=0.075 * total,
            unit="rad",
            source="sinclair_dyer_2013",
            status="secondary",
        )
        for depth, total in ((2.5, 17620.0), (10.0, 2560.0), (20.0, 1770.0))
    ),
    *(
        Case(
            id=f"shields1_slab_model_{depth:g}_mm",
            area="radiation",
            text=f"Dose per year at 500 km and 85 deg behind a slab of {depth:g} mm, AP8MIN, lower of the two values that the experiment's own model gave (flight read 2 to 5 times as much, open sides and other sources included)",
            compute=partial(_slab, depth),
            published=dose,
            tolerance=0.15 * dose,
            unit="rad/yr",
            source="shields1_2020",
            status="secondary",
        )
        for depth, dose in ((22.2, 13.7), (11.1, 22.1))
    ),
    Case(
        id="anomaly_time_share_550_km",
        area="radiation",
        text="Percent of time that holds 95 percent of the protons above 30 MeV, 550 km Sun-synchronous, AP8MIN on a finer grid",
        compute=lambda: 100 * float(saa_time_fraction(altitude_km=550.0, inclination_deg=97.6)),
        published=3.2,
        tolerance=0.5,
        unit="1",
        source="irbem_2022",
        status="computed",
    ),
    *DAMAGE_CASES,
    *DEVICE_CASES,
    *PARTICLE_CASES,
)
