"""Protons, memory behind correction, and power devices."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orbitdc.radiation._columns import columns
from orbitdc.radiation.proton_upsets import (
    bendel_cross_section_cm2,
    proton_upset_rate_per_s,
    safe_voltage_v,
    series_devices,
    trapped_upset_rate_per_yr,
    uncorrectable_rate_per_yr,
    upset_energies_mev,
    weibull_cross_section_cm2,
)

CURVE = {"onset_mev": 30.0, "width_mev": 10.0, "shape": 1.0, "saturated_cm2": 1.0e-11}
POLAR = {"depth_g_per_cm2": 0.6858, "altitude_km": 800.0, "inclination_deg": 90.0, "solar_phase": 0.0}
CREME96_PER_S = 1.10564e-9


def test_rate_in_the_spectrum_of_creme96() -> None:
    spectrum = columns("creme96_protons")
    rate = proton_upset_rate_per_s(
        flux_per_cm2_s=spectrum["flux_per_cm2_s"],
        cross_section_cm2=weibull_cross_section_cm2(energy_mev=spectrum["energy_mev"], **CURVE),
    )
    assert rate == pytest.approx(CREME96_PER_S, rel=0.01)


def test_rate_in_our_own_trapped_protons() -> None:
    section = weibull_cross_section_cm2(energy_mev=upset_energies_mev(), **CURVE)
    rate = trapped_upset_rate_per_yr(cross_section_cm2=section, **POLAR) / (365.25 * 86400)
    assert rate == pytest.approx(CREME96_PER_S, rel=0.08)
    assert trapped_upset_rate_per_yr(cross_section_cm2=section, bits=8.0, **POLAR) == pytest.approx(
        8 * rate * 365.25 * 86400
    )


def test_a_constant_cross_section_counts_every_proton() -> None:
    flux = np.array([5.0, 3.0, 1.0])
    assert proton_upset_rate_per_s(flux_per_cm2_s=flux, cross_section_cm2=np.full(3, 2e-9), bits=10.0) == pytest.approx(
        1e-7
    )


@pytest.mark.parametrize(("energy", "section"), [(50.0, 0.288), (100.0, 0.551), (200.0, 0.793), (1000.0, 0.994)])
def test_bendel(energy: float, section: float) -> None:
    value = bendel_cross_section_cm2(energy_mev=energy, a_mev=10.0, b_mev=10.0)
    assert value * 1e12 == pytest.approx(section, abs=6e-4)


@given(st.floats(2.0, 40.0), st.floats(1.0, 500.0))
def test_bendel_starts_at_its_threshold_and_rises(threshold: float, over: float) -> None:
    curve = {"a_mev": threshold, "b_mev": threshold}
    assert bendel_cross_section_cm2(energy_mev=threshold, **curve) == 0
    here = float(bendel_cross_section_cm2(energy_mev=threshold + over, **curve))
    assert 0 < here < float(bendel_cross_section_cm2(energy_mev=threshold + 1.1 * over, **curve)) < 1.001e-12


def test_grid_of_orbits_shields_and_devices_is_that_of_its_points() -> None:
    altitude = np.array([500.0, 800.0]).reshape(2, 1, 1)
    depth = np.array([0.5, 2.7, 5.0]).reshape(3, 1)
    onset = np.array([15.0, 30.0])
    section = weibull_cross_section_cm2(
        energy_mev=upset_energies_mev().reshape(-1, 1, 1, 1),
        onset_mev=onset,
        width_mev=10.0,
        shape=1.0,
        saturated_cm2=1e-11,
    )
    where = {"inclination_deg": 97.6, "solar_phase": 0.5}
    grid = trapped_upset_rate_per_yr(cross_section_cm2=section, depth_g_per_cm2=depth, altitude_km=altitude, **where)
    assert grid.shape == (2, 3, 2)
    assert np.all(np.diff(grid, axis=1) < 0) and np.all(grid[..., 1] < grid[..., 0])
    alone = trapped_upset_rate_per_yr(
        cross_section_cm2=section[:, 0, 0, 1], depth_g_per_cm2=2.7, altitude_km=800.0, **where
    )
    assert grid[1, 1, 1] == pytest.approx(float(alone), rel=1e-12)


def test_memory_behind_correction() -> None:
    memory = {"upsets_per_bit_yr": 1e-5, "words": 1e9, "bits_per_word": 72.0}
    pairs = uncorrectable_rate_per_yr(**memory, scrub_interval_s=86400.0, multiple_bit_fraction=0.0)
    assert pairs == pytest.approx(1e9 * (72e-5) ** 2 * (1 / 365.25) / 2)
    multiple = uncorrectable_rate_per_yr(**memory, scrub_interval_s=0.0, multiple_bit_fraction=0.01)
    assert multiple == pytest.approx(1e9 * 72e-5 * 0.01)
    both = uncorrectable_rate_per_yr(**memory, scrub_interval_s=86400.0, multiple_bit_fraction=0.01)
    assert both == pytest.approx(float(pairs + multiple))


def test_power_devices_share_the_bus() -> None:
    voltage = safe_voltage_v(rated_voltage_v=1200.0, survival_fraction=0.5, derating_fraction=0.75)
    assert voltage == 450.0
    assert np.array_equal(
        series_devices(bus_voltage_v=np.array([100.0, 450.0, 800.0]), safe_voltage_v=voltage), [1, 1, 2]
    )
