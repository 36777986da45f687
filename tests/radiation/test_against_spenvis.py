"""Dose-depth curves of SPENVIS 4.6.11 at 550 km, five years, AP8MIN and AE8MAX, 4 pi sphere, silicon."""

import pytest

from orbitdc.radiation.trapped import trapped_dose_rad_per_yr

YEARS = 5
PROTONS = {1: 1354, 2: 975, 3: 828, 5: 694, 10: 550, 20: 402}
ELECTRONS = {1: 31820, 2: 10560, 3: 4278, 5: 745}


def five_years(particle, depth, inclination):
    return YEARS * trapped_dose_rad_per_yr(
        altitude_km=550,
        inclination_deg=inclination,
        depth_mm=depth,
        solar_phase=0 if particle == "proton" else 1,
        particle=particle,
    )


@pytest.mark.parametrize(
    ("particle", "depth", "printed"),
    [("proton", d, r) for d, r in PROTONS.items()] + [("electron", d, r) for d, r in ELECTRONS.items()],
)
def test_five_years_at_100_deg(particle, depth, printed):
    assert five_years(particle, depth, 100) == pytest.approx(printed, rel=0.15)


@pytest.mark.parametrize(("depth", "printed"), [(1, 1993.3), (3, 1149.5), (10, 747.05), (20, 543.65)])
def test_five_years_of_protons_at_55_deg(depth, printed):
    assert five_years("proton", depth, 55) == pytest.approx(printed, rel=0.15)


def test_bremsstrahlung_is_what_electrons_leave_behind_20_mm():
    assert five_years("electron", 20, 100) == pytest.approx(9.27, rel=0.15)
