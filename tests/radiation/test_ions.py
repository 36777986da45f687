"""Ions in matter, against NIST and SRIM."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orbitdc.radiation.ions import (
    effective_charge,
    ion_range_g_per_cm2,
    ion_stopping_power_mev_cm2_per_g,
    shielded_galactic_kernels,
)
from orbitdc.radiation.transport import proton_range_g_per_cm2


@pytest.mark.parametrize(("energy", "distance"), [(1500.0, 708.7), (10000.0, 5757.0)])
def test_bethe_continues_the_range_of_protons(energy: float, distance: float) -> None:
    assert ion_range_g_per_cm2(energy_mev_per_nucleon=energy, charge=1) == pytest.approx(distance, rel=0.01)


def test_protons_have_the_range_of_the_table() -> None:
    energy = np.array([1.0, 10.0, 100.0, 800.0])
    ours = ion_range_g_per_cm2(energy_mev_per_nucleon=energy, charge=1)
    assert ours == pytest.approx(proton_range_g_per_cm2(energy_mev=energy), rel=0.02)


@pytest.mark.parametrize(
    ("charge", "energy", "let"),
    [
        (8, 1.0, 6.477), (8, 3.0, 4.755), (8, 10.0, 2.217), (8, 100.0, 0.373),
        (14, 1.0, 13.999), (14, 3.0, 11.414), (14, 10.0, 6.119), (14, 100.0, 1.149),
        (26, 1.0, 27.635), (26, 3.0, 28.028), (26, 10.0, 17.875), (26, 100.0, 3.851),
    ],
)  # fmt: skip
def test_transfer_in_silicon_against_srim(charge: int, energy: float, let: float) -> None:
    ours = ion_stopping_power_mev_cm2_per_g(energy_mev_per_nucleon=energy, charge=charge) / 1000
    assert ours == pytest.approx(let, rel=0.07)


@given(st.integers(2, 28), st.floats(0.1, 1e4))
def test_effective_charge_grows_to_the_bare_nucleus(charge: int, energy: float) -> None:
    slow = float(effective_charge(energy_mev_per_nucleon=energy, charge=charge))
    fast = float(effective_charge(energy_mev_per_nucleon=2 * energy, charge=charge))
    assert 0 < slow <= fast <= charge


def test_alpha_goes_as_far_as_a_proton_of_its_speed() -> None:
    helium = ion_range_g_per_cm2(energy_mev_per_nucleon=100.0, charge=2)
    assert helium == pytest.approx(proton_range_g_per_cm2(energy_mev=100.0), rel=0.01)


def test_flux_above_a_let_falls_with_let_and_with_depth_overall() -> None:
    flux = shielded_galactic_kernels().let_flux_per_cm2_s.sum(axis=2)
    assert np.all(np.diff(flux, axis=1) <= 0)
    assert np.all(np.diff(flux[1:, 0]) < 0)
