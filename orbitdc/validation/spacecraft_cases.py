"""Published spacecraft numbers and the calls that reproduce them."""

from __future__ import annotations

from orbitdc.radiation.damage import cell_remaining_fraction
from orbitdc.spacecraft.array import array_specific_power_w_per_m2
from orbitdc.validation.case import Case

CASES: tuple[Case, ...] = (
    Case(id="starlink_v2_mini_power", area="spacecraft", text="Power of the 105 m2 array at 22 % and 90 % fill, kW", compute=lambda: 105.0 * float(array_specific_power_w_per_m2(solar_irradiance_w_per_m2=1361.0, efficiency=0.22, packing_fraction=0.90, wiring_efficiency=1.0)) / 1000.0, published=28.0, tolerance=0.5, unit="kW", source="suncatcher_2026", status="primary"),
    Case(id="starcloud_array_side", area="spacecraft", text="Side of a square array of 5 GW at 22 % and 90 % fill (the source: approximately 4 km)", compute=lambda: (5e9 / float(array_specific_power_w_per_m2(solar_irradiance_w_per_m2=1366.0, efficiency=0.22, packing_fraction=0.90, wiring_efficiency=1.0))) ** 0.5 / 1000.0, published=4.0, tolerance=0.5, unit="km", source="starcloud_2024", status="primary"),
    Case(id="xtj_remaining_5e14", area="spacecraft", text="Power left of a triple-junction cell after 5e14 electrons/cm2, by the damage law with C 0.2217 and reference 2.34e14", compute=lambda: float(cell_remaining_fraction(fluence_per_cm2=5e14, damage_coefficient=0.2217, reference_fluence_per_cm2=2.34e14)), published=0.89, tolerance=0.005, unit="1", source="spectrolab_xtj", status="secondary"),
    Case(id="xtj_remaining_1e15", area="spacecraft", text="The same after 1e15 electrons/cm2; with the last case it fixes both coefficients", compute=lambda: float(cell_remaining_fraction(fluence_per_cm2=1e15, damage_coefficient=0.2217, reference_fluence_per_cm2=2.34e14)), published=0.84, tolerance=0.005, unit="1", source="spectrolab_xtj", status="secondary"),
)  # fmt: skip
