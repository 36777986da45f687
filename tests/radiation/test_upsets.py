"""Upset rates against the beam test, and the radiation stage as a whole."""

from dataclasses import fields

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orbitdc.compute.result import PayloadResult
from orbitdc.environment.result import EnvironmentResult
from orbitdc.fleet.parameters import FleetParameters
from orbitdc.orbit.result import OrbitResult
from orbitdc.radiation.faults import faults
from orbitdc.radiation.parameters import RadiationParameters
from orbitdc.radiation.result import FaultResult
from orbitdc.radiation.upsets import (
    cross_section_cm2,
    functional_interrupt_rate_per_yr,
    saa_time_fraction,
    size_factor,
    upset_rate_per_yr,
)
from orbitdc.scenario.declaration import default_arrays
from orbitdc.spacecraft.parameters import CellParameters


def filled(result_class, **values):
    """Build a result with ones where a test says nothing."""
    return result_class(**{f.name: values.get(f.name, np.ones(1)) for f in fields(result_class)})


def stage(altitude_km=650.0, f107=110.0, life_yr=5.0, **radiation):
    return faults(
        radiation=default_arrays(RadiationParameters, radiation),
        fleet=default_arrays(FleetParameters, {"planned_life_yr": life_yr}),
        cell=default_arrays(CellParameters),
        shell=filled(OrbitResult, semi_major_axis_km=6378.137 + np.atleast_1d(altitude_km)),
        surroundings=filled(EnvironmentResult, solar_f107_mean=np.atleast_1d(f107)),
        payload=filled(
            PayloadResult,
            shielded_surface_area_m2=np.array([7.2]),
            die_area_mm2=np.array([700.0]),
            memory_gb_per_accelerator=np.array([32.0]),
        ),
    )


@pytest.mark.parametrize(
    ("dose", "printed", "tolerance"), [(44, 3e-9, 0.5e-9), (14.4, 9e-9, 0.5e-9), (20, 6e-9, 0.5e-9)]
)
def test_cross_sections_of_the_beam_test(dose, printed, tolerance):
    assert cross_section_cm2(dose_per_event_rad=dose) == pytest.approx(printed, abs=tolerance)


def test_one_silent_error_in_about_three_million_inferences():
    rate = upset_rate_per_yr(dose_rad_per_yr=150, dose_per_event_rad=17, sensitivity=1)
    assert rate == pytest.approx(8.8, abs=0.05)
    assert 365.25 * 86400 / rate == pytest.approx(3.57e6, rel=0.005)


def test_processor_and_memory_of_the_host_in_parallel():
    assert pytest.approx(default_arrays(RadiationParameters).host_interrupt_dose_rad[0], abs=0.5) == 1 / (
        1 / 450 + 1 / 400
    )


@pytest.mark.parametrize(("exponent", "factor"), [(0, 1), (0.5, 3), (1, 9)])
def test_nine_times_the_memory(exponent, factor):
    assert size_factor(size=288, measured_size=32, exponent=exponent) == pytest.approx(factor)


def test_host_is_shared():
    rate = functional_interrupt_rate_per_yr(accelerator_rate_per_yr=0.03, host_rate_per_yr=0.8, accelerators_per_host=4)
    assert rate == pytest.approx(0.23)


@pytest.mark.parametrize(("altitude", "share"), [(550, 0.032), (650, 0.041), (800, 0.058)])
def test_share_of_time_in_the_anomaly(altitude, share):
    assert saa_time_fraction(altitude_km=altitude) == pytest.approx(share, abs=0.002)


def test_stage_fills_every_field_with_finite_numbers():
    out = stage(altitude_km=np.array([500.0, 650.0, 1200.0]))
    for name in (f.name for f in fields(FaultResult)):
        assert np.all(np.isfinite(getattr(out, name))), name
    assert np.all(np.diff(out.dose_rad_per_yr) > 0)
    assert np.all(np.diff(out.cell_remaining_fraction) < 0)
    assert np.all((out.cell_remaining_fraction > 0) & (out.cell_remaining_fraction < 1))


def test_stage_has_the_order_of_the_beam_test_at_its_own_orbit():
    out = stage(f107=150.0)
    assert out.dose_rad_per_yr[0] == pytest.approx(150, rel=0.3)
    assert out.silent_errors_per_accelerator_yr[0] == pytest.approx(8.8, rel=0.2)
    assert out.memory_errors_per_accelerator_yr[0] == pytest.approx(3.4, rel=0.2)
    assert out.lifetime_dose_krad[0] == pytest.approx(5 * out.dose_rad_per_yr[0] / 1000)
    assert out.dose_slack[0] == pytest.approx(1 - out.lifetime_dose_krad[0] / 2)
    assert out.shield_mass_kg[0] == pytest.approx(7.2 * 27 / 2)


def test_electrons_and_storms_add_dose_but_upset_nothing():
    thin, none = stage(storm_dose_rad_per_yr=100.0), stage(storm_dose_rad_per_yr=0.0)
    assert thin.dose_rad_per_yr[0] > none.dose_rad_per_yr[0] + 99
    assert thin.silent_errors_per_accelerator_yr[0] == none.silent_errors_per_accelerator_yr[0]
    bare = stage(electronics_shield_g_per_cm2=0.3)
    dose_ratio = bare.dose_rad_per_yr[0] / none.dose_rad_per_yr[0]
    assert bare.silent_errors_per_accelerator_yr[0] / none.silent_errors_per_accelerator_yr[0] < dose_ratio / 5


@given(st.floats(0.3, 20), st.floats(0.3, 20))
@settings(deadline=None, max_examples=30)
def test_thicker_shield_fewer_faults_more_mass(one, two):
    thin, thick = (stage(electronics_shield_g_per_cm2=x) for x in sorted((one, two)))
    for name in ("dose_rad_per_yr", "silent_errors_per_accelerator_yr", "functional_interrupts_per_accelerator_yr"):
        assert getattr(thick, name)[0] <= getattr(thin, name)[0]
    assert thick.shield_mass_kg[0] >= thin.shield_mass_kg[0]


def test_blocks_give_identical_values():
    altitude, f107 = np.linspace(400, 1900, 40), np.linspace(60, 230, 40)
    whole, part = stage(altitude, f107), stage(altitude[7:9], f107[7:9])
    for name in ("dose_rad_per_yr", "cell_remaining_fraction", "saa_time_fraction", "memory_errors_per_accelerator_yr"):
        assert np.array_equal(getattr(whole, name)[7:9], getattr(part, name)), name
