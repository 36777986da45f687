"""Ranges of protons against printed values, and shields of other materials."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orbitdc.radiation.transport import (
    SHIELD_MATERIALS,
    aluminum_for_protons_g_per_cm2,
    energy_before_shield_mev,
    equivalent_aluminum_g_per_cm2,
    proton_energy_mev,
    proton_range_g_per_cm2,
    proton_stopping_power_mev_cm2_per_g,
)

RAD_G_PER_MEV = 1.602176634e-8


@pytest.mark.parametrize(
    ("material", "energy", "printed"),
    [
        ("aluminum", 10, 0.1705), ("aluminum", 50, 2.928), ("aluminum", 67, 4.931), ("aluminum", 100, 10.01),
        ("silicon", 10, 0.1665), ("silicon", 67, 4.802), ("silicon", 100, 9.737),
    ],
)  # fmt: skip
def test_ranges(material, energy, printed):
    assert proton_range_g_per_cm2(energy_mev=energy, material=material) == pytest.approx(printed, rel=0.01)


def test_protons_per_rad_at_67_mev():
    power = proton_stopping_power_mev_cm2_per_g(energy_mev=67.0)
    assert 1 / (RAD_G_PER_MEV * power) == pytest.approx(7.92e6, rel=0.01)


@given(st.floats(0.02, 900), st.sampled_from(SHIELD_MATERIALS))
@settings(deadline=None)
def test_energy_of_a_range_is_its_inverse(energy, material):
    distance = proton_range_g_per_cm2(energy_mev=energy, material=material)
    assert proton_energy_mev(range_g_per_cm2=distance, material=material) == pytest.approx(energy, rel=1e-9)


@given(st.floats(0.1, 300), st.floats(0, 20), st.floats(0, 20))
@settings(deadline=None)
def test_thicker_shield_needs_faster_protons_and_two_shields_are_one(energy, one, two):
    whole = energy_before_shield_mev(energy_mev=energy, areal_density_g_per_cm2=one + two)
    behind = energy_before_shield_mev(energy_mev=energy, areal_density_g_per_cm2=two)
    assert whole == pytest.approx(energy_before_shield_mev(energy_mev=behind, areal_density_g_per_cm2=one), rel=1e-6)
    assert whole >= behind >= energy * (1 - 1e-9)


def test_light_nuclei_stop_protons_better_per_mass():
    equivalents = [equivalent_aluminum_g_per_cm2(areal_density_g_per_cm2=2.7, material=m) for m in SHIELD_MATERIALS]
    order = np.argsort(equivalents)[::-1]
    names = [SHIELD_MATERIALS[i] for i in order]
    assert names == ["polyethylene", "water", "aluminum", "titanium", "copper", "tungsten"]
    assert equivalents[0] == pytest.approx(2.7)
    assert equivalents[1] == pytest.approx(2.7 * 1.40, rel=0.02)


def test_material_by_index_is_the_material_by_name():
    densities = np.array([1.0, 2.0, 3.0])
    picked = aluminum_for_protons_g_per_cm2(areal_density_g_per_cm2=densities, material_index=np.array([0.0, 1.0, 5.0]))
    assert picked[0] == 1.0
    assert picked[1] == equivalent_aluminum_g_per_cm2(areal_density_g_per_cm2=2.0, material="polyethylene")
    assert picked[2] == equivalent_aluminum_g_per_cm2(areal_density_g_per_cm2=3.0, material="tungsten")
