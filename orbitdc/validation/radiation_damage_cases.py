"""Published numbers of damage to solar cells, and of the Sun's dose by another program."""

from __future__ import annotations

from functools import partial

from orbitdc.radiation.damage import CellMaterial, cell_remaining_fraction, shielded_damage_coefficient
from orbitdc.radiation.solar_particles import solar_proton_dose_rad
from orbitdc.radiation.trapped import Particle
from orbitdc.validation.case import Case

_UM_PER_MIL = 25.4
_FUSED_SILICA_G_PER_CM3 = 2.2

_BEHIND_GLASS: tuple[tuple[CellMaterial, Particle, float, float, float], ...] = (
    ("gallium_arsenide", "proton", 3.0, 10.0, 0.5587),
    ("gallium_arsenide", "proton", 6.0, 10.0, 0.5979),
    ("gallium_arsenide", "proton", 12.0, 20.0, 0.3598),
    ("silicon", "proton", 3.0, 10.0, 0.6303),
    ("silicon", "proton", 6.0, 10.0, 0.6965),
    ("silicon", "proton", 12.0, 20.0, 0.4343),
    ("gallium_arsenide", "electron", 6.0, 1.0, 0.3704),
    ("gallium_arsenide", "electron", 12.0, 3.0, 1.39),
    ("silicon", "electron", 6.0, 1.0, 0.3607),
    ("silicon", "electron", 12.0, 3.0, 2.057),
)


def _behind_glass(material: CellMaterial, particle: Particle, mils: float, energy_mev: float) -> float:
    """Return the omnidirectional damage coefficient behind fused silica on the front, nothing through the rear."""
    return float(
        shielded_damage_coefficient(
            energy_mev=energy_mev,
            shield_g_per_cm2=mils * _UM_PER_MIL * 1e-4 * _FUSED_SILICA_G_PER_CM3,
            particle=particle,
            material=material,
        )
    )


def _solar_dose(depth_mm: float) -> float:
    """Return the dose of one active year at 95 % confidence, 700 km and 98 deg."""
    return float(
        solar_proton_dose_rad(
            depth_g_per_cm2=0.27 * depth_mm,
            active_years=1.0,
            confidence=0.95,
            altitude_km=700.0,
            inclination_deg=98.0,
        )
    )


def _remaining_percent(fluence_per_cm2: float, coefficient: float, reference_fluence_per_cm2: float) -> float:
    """Return the power left by the law of a cell, percent."""
    left = cell_remaining_fraction(
        fluence_per_cm2=fluence_per_cm2,
        damage_coefficient=coefficient,
        reference_fluence_per_cm2=reference_fluence_per_cm2,
    )
    return 100 * float(left)


CASES: tuple[Case, ...] = (
    *(
        Case(
            id=f"jpl_{material}_{particle}_{mils:g}_mil_{energy:g}_mev",
            area="radiation",
            text=f"Damage of one {particle} of {energy:g} MeV from all sides, {material.replace('_', ' ')} behind {mils:g} mil of fused silica, in units of {'10-MeV protons' if particle == 'proton' else '1-MeV electrons'}",
            compute=partial(_behind_glass, material, particle, mils, energy),
            published=damage,
            tolerance=0.12 * damage,
            unit="1",
            source="jpl_gaas_1996",
            status="computed",
        )
        for material, particle, mils, energy, damage in _BEHIND_GLASS
    ),
    *(
        Case(
            id=f"{cell}_remaining_power_{fluence:g}",
            area="radiation",
            text=f"Percent of power left of a {cell.replace('_', ' ')} cell after {fluence:g} electrons of 1 MeV per cm2 (the law was drawn through the published points)",
            compute=partial(_remaining_percent, fluence, *law),
            published=left,
            tolerance=0.5,
            unit="1",
            source=source,
            status="secondary",
        )
        for cell, law, source, fluence, left in (
            ("triple_junction", (0.2217, 2.34e14), "spectrolab_xtj", 5e14, 89.0),
            ("triple_junction", (0.2217, 2.34e14), "spectrolab_xtj", 1e15, 84.0),
            ("silicon", (0.22, 1.0e14), "sis_cells_1983", 1e15, 77.0),
        )
    ),
    *(
        Case(
            id=f"omere_solar_dose_700_km_{depth:g}_mm",
            area="radiation",
            text=f"Dose of solar protons behind a sphere of {depth:g} mm at 700 km and 98 deg, one active year at 95 percent confidence (ESP, vertical cutoff, SHIELDOSE)",
            compute=partial(_solar_dose, depth),
            published=dose,
            tolerance=0.15 * dose,
            unit="rad",
            source="omere_raysim",
            status="computed",
        )
        for depth, dose in ((1.0, 3086.0), (2.0, 1423.0), (5.0, 477.0), (10.0, 187.0), (20.0, 68.19), (50.0, 15.45))
    ),
)  # fmt: skip
