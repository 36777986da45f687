"""The radiation stage as a whole."""

from dataclasses import fields, replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orbitdc.compute.parameters import AcceleratorParameters
from orbitdc.compute.result import PayloadResult
from orbitdc.environment.result import EnvironmentResult
from orbitdc.fleet.parameters import FleetParameters
from orbitdc.orbit.result import OrbitResult
from orbitdc.radiation.faults import faults
from orbitdc.radiation.parameters import BEAM_DEVICES, DeviceParameters, RadiationParameters
from orbitdc.radiation.result import FaultResult
from orbitdc.radiation.trapped import trapped_dose_rad_per_yr
from orbitdc.scenario.declaration import Table, default_arrays
from orbitdc.spacecraft.parameters import CellParameters


def filled(result_class, **values):
    """Build a result with ones where a test says nothing."""
    return result_class(**{f.name: values.get(f.name, np.ones(1)) for f in fields(result_class)})


def stage(
    altitude_km=650.0,
    f107=110.0,
    life_yr=5.0,
    inclination_deg=98.0,
    tables=None,
    beam_device="tpu-v6e-trillium",
    cell=None,
    **radiation,
):
    return faults(
        radiation=replace(default_arrays(RadiationParameters, radiation), **(tables or {})),
        device=default_arrays(DeviceParameters),
        accelerator=default_arrays(AcceleratorParameters, {"beam_device": BEAM_DEVICES.index(beam_device)}),
        fleet=default_arrays(FleetParameters, {"planned_life_yr": life_yr}),
        cell=default_arrays(CellParameters, cell),
        shell=filled(
            OrbitResult,
            semi_major_axis_km=6378.137 + np.atleast_1d(altitude_km),
            inclination_deg=np.atleast_1d(inclination_deg),
        ),
        surroundings=filled(EnvironmentResult, solar_f107_mean=np.atleast_1d(f107)),
        payload=filled(
            PayloadResult,
            shielded_surface_area_m2=np.array([7.2]),
            die_area_mm2=np.array([700.0]),
            memory_gb_per_accelerator=np.array([32.0]),
        ),
    )


def test_stage_fills_every_field_with_finite_numbers():
    out = stage(altitude_km=np.array([500.0, 650.0, 1200.0]))
    for name in (f.name for f in fields(FaultResult)):
        assert np.all(np.isfinite(getattr(out, name))), name
    assert np.all(np.diff(out.dose_rad_per_yr) > 0)
    assert np.all(np.diff(out.cell_remaining_fraction) < 0)
    assert np.all((out.cell_remaining_fraction > 0) & (out.cell_remaining_fraction < 1))


def test_stage_has_the_order_of_the_beam_test_at_its_own_orbit():
    out = stage(f107=150.0, solar_proton_confidence=0.5)
    assert out.dose_rad_per_yr[0] == pytest.approx(150, rel=0.3)
    assert out.silent_errors_per_accelerator_yr[0] == pytest.approx(8.8, rel=0.2)
    assert out.memory_errors_per_accelerator_yr[0] == pytest.approx(3.4, rel=0.2)
    assert out.lifetime_dose_krad[0] == pytest.approx(5 * out.dose_rad_per_yr[0] / 1000)
    assert out.dose_slack[0] == pytest.approx(1 - 1.5 * out.lifetime_dose_krad[0] / 2)
    assert out.shield_mass_kg[0] == pytest.approx(7.2 * 27 / 2)


def test_electrons_and_storms_add_dose_but_upset_nothing():
    sure, none = stage(solar_proton_confidence=0.95), stage(solar_proton_confidence=0.5)
    assert sure.solar_dose_rad_per_yr[0] > 5 * none.solar_dose_rad_per_yr[0]
    more = sure.dose_rad_per_yr[0] - none.dose_rad_per_yr[0]
    assert more == pytest.approx(sure.solar_dose_rad_per_yr[0] - none.solar_dose_rad_per_yr[0])
    assert sure.silent_errors_per_accelerator_yr[0] == none.silent_errors_per_accelerator_yr[0]
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


def test_orbits_and_shields_outside_the_tables_are_named():
    assert not stage().dose_beyond_limit[0]
    assert stage(altitude_km=1200.0).dose_beyond_limit[0]
    assert not stage().outside_radiation_tables[0]
    assert stage(altitude_km=2200.0).outside_radiation_tables[0]
    assert stage(electronics_shield_g_per_cm2=30.0).outside_radiation_tables[0]


def test_polyethylene_of_the_same_mass_stops_more_protons_and_tungsten_fewer():
    doses = [stage(shield_material=code).trapped_proton_dose_rad_per_yr[0] for code in (1, 0, 5)]
    assert doses == sorted(doses)
    assert stage(shield_material=1).shield_mass_kg == stage(shield_material=0).shield_mass_kg


def test_slab_hit_from_one_side_lets_in_less_than_a_sphere():
    slab, sphere = (stage(shield_geometry=code) for code in (1, 0))
    assert 0.2 < slab.trapped_proton_dose_rad_per_yr[0] / sphere.trapped_proton_dose_rad_per_yr[0] < 0.5
    assert 0.1 < slab.solar_dose_rad_per_yr[0] / sphere.solar_dose_rad_per_yr[0] < 0.3
    assert slab.galactic_dose_rad_per_yr[0] == sphere.galactic_dose_rad_per_yr[0]


def test_own_dose_table_behind_a_slab_is_the_belts_own_slab():
    depth = np.geomspace(0.02, 80.0, 60)
    orbit = {"altitude_km": 6378.137 + 650.0 - 6371.2, "inclination_deg": 98.0, "solar_phase": 0.5}
    belts = (trapped_dose_rad_per_yr(**orbit, depth_mm=depth, particle=name) for name in ("proton", "electron"))
    names = ("depth_mm", "proton_rad_per_yr", "electron_rad_per_yr")
    user = Table(names=names, values=(tuple(depth), *(tuple(belt) for belt in belts)))
    own, bundled = (stage(tables=tables, shield_geometry=1) for tables in ({"trapped_dose_table": user}, None))
    assert own.trapped_proton_dose_rad_per_yr[0] == pytest.approx(bundled.trapped_proton_dose_rad_per_yr[0], rel=0.03)
    scattered = own.trapped_electron_dose_rad_per_yr[0] / bundled.trapped_electron_dose_rad_per_yr[0]
    assert 1.0 < scattered < 1.6


def test_bus_voltage_above_what_one_switch_stands_takes_more_in_series():
    low, high = (stage(bus_voltage_v=voltage) for voltage in (400.0, 800.0))
    assert low.safe_switch_voltage_v[0] == pytest.approx(450.0)
    assert (low.switches_in_series[0], high.switches_in_series[0]) == (1, 2)


def test_sectors_average_over_directions():
    columns = ("thickness_factor", "solid_angle")
    even = stage(tables={"shield_sectors": Table(names=columns, values=((0.5, 2.0), (3.0, 3.0)))})
    thin, thick = (stage(electronics_shield_g_per_cm2=2.7 * factor) for factor in (0.5, 2.0))
    expected = (thin.trapped_proton_dose_rad_per_yr + thick.trapped_proton_dose_rad_per_yr) / 2
    assert even.trapped_proton_dose_rad_per_yr == pytest.approx(expected, rel=1e-12)


def test_own_dose_depth_table_replaces_the_belts_and_is_not_extrapolated():
    names = ("depth_mm", "proton_rad_per_yr", "electron_rad_per_yr")
    user = Table(names=names, values=((0.05, 10.0, 20.0), (1000.0, 110.0, 80.0), (1e5, 0.0, 0.0)))
    out = stage(tables={"trapped_dose_table": user})
    assert out.trapped_proton_dose_rad_per_yr[0] == pytest.approx(110.0)
    assert not out.outside_radiation_tables[0]
    assert stage(tables={"trapped_dose_table": user}, electronics_shield_g_per_cm2=6.0).outside_radiation_tables[0]


def test_inclination_given_by_the_user_sets_the_dose():
    doses = stage(altitude_km=np.full(3, 550.0), inclination_deg=np.array([5.0, 40.0, 97.6])).dose_rad_per_yr
    assert doses[1] > doses[2] > doses[0]


def test_both_faces_of_the_cells_count():
    bare, backed = (stage(cell={"rear_shield_g_per_cm2": rear}).cell_fluence_per_cm2_yr[0] for rear in (0.02, 0.5))
    glass = stage(coverglass_um=400.0, cell={"rear_shield_g_per_cm2": 0.5}).cell_fluence_per_cm2_yr[0]
    assert bare > backed > glass > 0


def test_silicon_and_gallium_arsenide_side_by_side_give_what_each_gives_alone():
    both = stage(altitude_km=np.full(2, 650.0), cell={"damage_material": 0.0})
    mixed = np.concatenate([stage(cell={"damage_material": index}).cell_fluence_per_cm2_yr for index in (0.0, 1.0)])
    cells = default_arrays(CellParameters)
    assert both.cell_fluence_per_cm2_yr[0] == mixed[0]
    assert mixed[0] != mixed[1]
    assert cells.damage_material[0] == 0


@pytest.mark.parametrize(
    ("factor", "field"),
    [
        ("trapped_flux_factor", "trapped_proton_dose_rad_per_yr"),
        ("galactic_dose_factor", "galactic_dose_rad_per_yr"),
        ("solar_proton_factor", "solar_dose_rad_per_yr"),
    ],
)
def test_every_model_carries_its_factor(factor, field):
    one, two = stage(), stage(**{factor: 2.0})
    assert getattr(two, field)[0] == pytest.approx(2 * getattr(one, field)[0])
    assert two.dose_rad_per_yr[0] == pytest.approx(one.dose_rad_per_yr[0] + getattr(one, field)[0], rel=0.05)


def test_higher_threshold_fewer_days_of_storm():
    days = [stage(storm_stop_flux_pfu=flux).storm_days_per_yr[0] for flux in (10, 100, 1000)]
    assert days[0] > days[1] > days[2] > 0
    assert stage(inclination_deg=5.0).storm_days_per_yr[0] == 0


def test_cells_age_from_whole_to_the_end_of_life():
    out, cells = stage(life_yr=5.0), default_arrays(CellParameters)
    law = {
        "damage_coefficient": cells.damage_coefficient,
        "reference_fluence_per_cm2": cells.damage_reference_fluence_per_cm2,
    }
    left = [out.cell_remaining_at(age_yr=age, **law)[0] for age in (0.0, 1.0, 5.0)]
    assert left[0] == 1.0
    assert left[2] == pytest.approx(out.cell_remaining_fraction[0])
    assert left[0] > left[1] > left[2]
    assert left[0] - left[1] > (left[1] - left[2]) / 4


def test_the_factor_of_the_unknown_falls_on_untested_accelerators_alone():
    tested, base, untested = (
        stage(beam_device=name, device_sensitivity_factor=factor)
        for name, factor in (("tpu-v6e-trillium", 3.0), ("none", 1.0), ("none", 3.0))
    )
    assert (tested.extrapolated[0], untested.extrapolated[0]) == (0, 1)
    for kind in ("silent_errors", "memory_errors", "functional_interrupts"):
        rates = [getattr(out, f"{kind}_per_accelerator_yr")[0] for out in (tested, base, untested)]
        assert rates == pytest.approx([rates[0], rates[0], 3 * rates[0]]), kind


def test_cosmic_rays_upset_outside_the_anomaly_too():
    low, usual = stage(altitude_km=300.0), stage(altitude_km=800.0)
    assert 0.3 < low.saa_event_fraction[0] < 0.75
    assert 0.8 < usual.saa_event_fraction[0] < 0.95
    assert usual.saa_event_fraction[0] > stage(altitude_km=800.0, galactic_dose_factor=2.0).saa_event_fraction[0]


def test_the_worst_day_of_the_sun_follows_shield_and_cutoff():
    polar = stage()
    assert 0.0 < polar.solar_worst_day_dose_rad.item() < 5.0 * polar.solar_dose_rad_per_yr.item()
    assert stage(electronics_shield_g_per_cm2=6.0).solar_worst_day_dose_rad < polar.solar_worst_day_dose_rad
