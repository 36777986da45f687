"""Published spacecraft numbers and the calls that reproduce them."""

from __future__ import annotations

import math

from orbitdc.radiation.damage import cell_remaining_fraction
from orbitdc.spacecraft.array import array_specific_power_w_per_m2
from orbitdc.spacecraft.brightness import apparent_magnitude, diffuse_sphere_phase
from orbitdc.spacecraft.disposal import (
    population_density_under_orbit_per_km2,
    uncontrolled_casualty_expectation,
)
from orbitdc.validation.case import Case


def _uars_one_in() -> float:
    """Return N of the risk 1 : N of the satellite's re-entry, from pieces, inclination and people of 2011."""
    people = population_density_under_orbit_per_km2(inclination_deg=57.0, world_population_billion=7.0)
    return 1.0 / float(uncontrolled_casualty_expectation(casualty_area_m2=22.0, population_density_per_km2=people))


def _magnitude_at_half_phase(magnitude: float, phase_angle_deg: float) -> float:
    """Return the magnitude at 90 degrees of a diffuse sphere seen with a magnitude at another phase angle."""
    phases = [float(diffuse_sphere_phase(phase_angle_deg=angle)) for angle in (phase_angle_deg, 90.0)]
    return magnitude + 2.5 * math.log10(phases[0] / phases[1])


def _fainter_by_range(near_km: float, far_km: float) -> float:
    """Return the magnitudes by which a satellite is fainter at the larger distance."""
    near, far = (
        float(apparent_magnitude(bright_area_m2=1.0, range_km=d, brightness_factor=1.0)) for d in (near_km, far_km)
    )
    return far - near


CASES: tuple[Case, ...] = (
    Case(id="starlink_v2_mini_power", area="spacecraft", text="Power of the 105 m2 array at 22 % and 90 % fill, kW", compute=lambda: 105.0 * float(array_specific_power_w_per_m2(solar_irradiance_w_per_m2=1361.0, efficiency=0.22, packing_fraction=0.90, wiring_efficiency=1.0)) / 1000.0, published=28.0, tolerance=0.5, unit="kW", source="suncatcher_2026", status="primary"),
    Case(id="starcloud_array_side", area="spacecraft", text="Side of a square array of 5 GW at 22 % and 90 % fill (the source: approximately 4 km)", compute=lambda: (5e9 / float(array_specific_power_w_per_m2(solar_irradiance_w_per_m2=1366.0, efficiency=0.22, packing_fraction=0.90, wiring_efficiency=1.0))) ** 0.5 / 1000.0, published=4.0, tolerance=0.5, unit="km", source="starcloud_2024", status="primary"),
    Case(id="xtj_remaining_5e14", area="spacecraft", text="Power left of a triple-junction cell after 5e14 electrons/cm2, by the damage law with C 0.2217 and reference 2.34e14", compute=lambda: float(cell_remaining_fraction(fluence_per_cm2=5e14, damage_coefficient=0.2217, reference_fluence_per_cm2=2.34e14)), published=0.89, tolerance=0.005, unit="1", source="spectrolab_xtj", status="secondary"),
    Case(id="xtj_remaining_1e15", area="spacecraft", text="The same after 1e15 electrons/cm2; with the last case it fixes both coefficients", compute=lambda: float(cell_remaining_fraction(fluence_per_cm2=1e15, damage_coefficient=0.2217, reference_fluence_per_cm2=2.34e14)), published=0.84, tolerance=0.005, unit="1", source="spectrolab_xtj", status="secondary"),
    Case(id="uars_casualty_risk", area="spacecraft", text="One casualty in so many re-entries of a satellite at 57 degrees with 22 m2 of casualty area, 7.0 billion people of 2011", compute=_uars_one_in, published=3200.0, tolerance=150.0, unit="1", source="uars_reentry_2011", status="secondary"),
    Case(id="diffuse_sphere_at_half_phase", area="spacecraft", text="Magnitude at 90 degrees of a diffuse sphere of magnitude 5.00 at 45 degrees", compute=lambda: _magnitude_at_half_phase(5.0, 45.0), published=5.94, tolerance=0.005, unit="1", source="satobs_magnitudes_2000", status="primary"),
    Case(id="magnitude_against_range", area="spacecraft", text="Magnitudes by which a satellite is fainter at 1,600 than at 1,000 km", compute=lambda: _fainter_by_range(1000.0, 1600.0), published=1.02, tolerance=0.005, unit="1", source="satobs_magnitudes_2000", status="primary"),
)  # fmt: skip
