"""Damage behind coverglass against the omnidirectional coefficients that JPL 96-9 tabulates for its own thicknesses."""

import pytest

from orbitdc.radiation.damage import relative_damage_coefficient, shielded_damage_coefficient

FUSED_SILICA_G_PER_CM2_PER_MIL = 25.4e-4 * 2.2

PROTONS = {
    "gallium_arsenide": [
        (3, 4, 1.37), (3, 10, 0.5587), (3, 30, 0.3347), (6, 9, 0.6423), (6, 10, 0.5979), (6, 100, 0.2757),
        (12, 11, 0.558), (12, 20, 0.3598), (20, 15, 0.4214), (60, 50, 0.2804),
    ],
    "silicon": [
        (3, 8, 0.8867), (3, 10, 0.6303), (6, 9, 0.8256), (6, 10, 0.6965), (6, 30, 0.3998), (12, 10, 0.7998),
        (12, 100, 0.2025), (20, 15, 0.4961), (60, 50, 0.3245),
    ],
}  # fmt: skip
ELECTRONS = {
    "gallium_arsenide": [
        (3, 1, 0.4227),
        (6, 1, 0.3704),
        (6, 2, 0.9643),
        (12, 1, 0.2908),
        (12, 3, 1.39),
        (30, 5, 2.122),
    ],
    "silicon": [(3, 1, 0.4169), (6, 1, 0.3607), (6, 2, 1.242), (12, 1, 0.2759), (12, 3, 2.057), (30, 5, 3.39)],
}


def behind(material, particle, mils, energy):
    return shielded_damage_coefficient(
        energy_mev=energy,
        shield_g_per_cm2=mils * FUSED_SILICA_G_PER_CM2_PER_MIL,
        particle=particle,
        material=material,
    )


@pytest.mark.parametrize(
    ("material", "mils", "energy", "printed"), [(m, *row) for m, rows in PROTONS.items() for row in rows]
)
def test_protons_behind_glass(material, mils, energy, printed):
    assert behind(material, "proton", mils, energy) == pytest.approx(printed, rel=0.12)


@pytest.mark.parametrize(
    ("material", "mils", "energy", "printed"), [(m, *row) for m, rows in ELECTRONS.items() for row in rows]
)
def test_electrons_behind_glass(material, mils, energy, printed):
    assert behind(material, "electron", mils, energy) == pytest.approx(printed, rel=0.12)


@pytest.mark.parametrize("material", ["silicon", "gallium_arsenide"])
def test_units_are_electrons_of_1_and_protons_of_10_mev(material):
    assert relative_damage_coefficient(energy_mev=1.0, particle="electron", material=material) == pytest.approx(1.0)
    proton = relative_damage_coefficient(energy_mev=10.0, particle="proton", material=material)
    assert proton == pytest.approx(1.0, rel=0.12)


@pytest.mark.parametrize(("mils", "energy", "printed"), [(3, 3.4, 1.507), (6, 7.2, 0.8161), (12, 8, 0.711)])
def test_protons_that_just_reach_gallium_arsenide(mils, energy, printed):
    assert behind("gallium_arsenide", "proton", mils, energy) == pytest.approx(printed, rel=0.25)


@pytest.mark.parametrize(
    ("mils", "energy", "printed"), [(3, 5.2, 1.833), (3, 3.4, 1.226), (6, 7.2, 1.218), (6, 5.2, 1.431)]
)
def test_protons_that_end_in_a_silicon_cell(mils, energy, printed):
    assert behind("silicon", "proton", mils, energy) == pytest.approx(printed, rel=0.2)


def test_protons_that_stop_in_the_glass_do_no_damage():
    assert behind("silicon", "proton", 6, 3.6) == 0
    assert behind("silicon", "proton", 6, 4.4) > 0
