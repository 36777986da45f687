"""Dose-depth curves of SPENVIS 4.6.11 at 550 km and 100 deg, five years, AP8MIN and AE8MAX, 4 pi sphere, silicon."""

import pytest

from orbitdc.radiation.dose import trapped_dose_rad_per_yr


@pytest.mark.parametrize(
    ("particle", "phase", "depth", "printed"),
    [
        ("proton", 0, 1, 1354), ("proton", 0, 3, 828), ("proton", 0, 10, 550), ("proton", 0, 20, 402),
        ("electron", 1, 1, 31820), ("electron", 1, 2, 10560), ("electron", 1, 5, 745),
    ],
)  # fmt: skip
def test_five_years_at_550_km_against_spenvis(particle, phase, depth, printed):
    dose = 5 * trapped_dose_rad_per_yr(altitude_km=550, depth_mm=depth, solar_phase=phase, particle=particle)
    assert dose == pytest.approx(printed, rel=0.15)
