from dataclasses import fields
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orbitdc.thermal.fin import conduction_parameter, fin_efficiency
from orbitdc.thermal.loop import coolant_return_limit_k, fin_root_limit_k, pump_power_fraction
from orbitdc.thermal.radiator import (
    absorbed_w_per_m2,
    black_body_flux_w_per_m2,
    net_flux_w_per_m2,
    planform_area_m2,
    radiator,
    root_temperature_k,
    sink_temperature_k,
)
from orbitdc.thermal.trace import trace_orbit_phase


@pytest.mark.parametrize(("kelvin", "flux"), [(293.15, 418.8), (300.0, 459.3), (333.15, 698.5), (353.15, 882.0)])
def test_black_body_flux(kelvin: float, flux: float) -> None:
    assert float(black_body_flux_w_per_m2(temperature_k=kelvin)) == pytest.approx(flux, abs=0.05)


def test_golden_chain_from_chip_to_area() -> None:
    returned = coolant_return_limit_k(junction_limit_k=358.15, junction_margin_k=0.0, junction_to_coolant_rise_k=30.0)
    root = fin_root_limit_k(coolant_return_k=returned, loop_temperature_rise_k=10.0, film_and_bond_drop_k=5.0)
    assert float(root) == pytest.approx(318.1, abs=0.06)
    zeta = conduction_parameter(
        emissivity_sum=1.76, root_temperature_k=root, half_pitch_m=0.06, conductivity_w_per_m_k=200.0, thickness_m=5e-4
    )
    assert float(zeta) == pytest.approx(0.116, abs=5e-4)
    sink = 181.8
    efficiency = fin_efficiency(zeta=zeta, sink_ratio=sink / root)
    assert float(efficiency) == pytest.approx(0.875, abs=5e-4)
    absorbed = 1.76 * black_body_flux_w_per_m2(temperature_k=sink)
    net = net_flux_w_per_m2(
        root_temperature_k=root, emissivity_sum=1.76, absorbed_w_per_m2=absorbed, fin_efficiency=efficiency
    )
    assert float(net) == pytest.approx(800.0, abs=1.0)
    area = planform_area_m2(heat_w=1163.0, net_flux_w_per_m2=net, working_area_fraction=1.0)
    assert float(area) == pytest.approx(1.454, abs=0.002)


@pytest.mark.parametrize(("heat_kw", "low_c", "high_c"), [(120.0, 54.0, 68.0), (150.0, 72.0, 86.0)])
def test_fin_root_of_the_announced_110_m2_radiator(heat_kw: float, low_c: float, high_c: float) -> None:
    view_sum, infrared = 0.498, 237.0
    for emissivity, efficiency, expected in ((0.92, 1.0, low_c), (0.88, 0.88, high_c)):
        absorbed = emissivity * infrared * view_sum
        ideal = heat_kw * 1e3 / 110.0 / efficiency + absorbed
        root = sink_temperature_k(absorbed_w_per_m2=ideal, emissivity_sum=2.0 * emissivity)
        assert float(root) - 273.15 == pytest.approx(expected, abs=1.0)


def test_ammonia_and_water_pumps() -> None:
    for rise, heat, share in ((5.0, 2.86, 0.028), (10.0, 2.86, 0.014), (20.0, 2.86, 0.007), (10.0, 4.1, 0.0097)):
        fraction = pump_power_fraction(
            pressure_drop_bar=2.0, volumetric_heat_mj_per_m3_k=heat, loop_temperature_rise_k=rise, pump_efficiency=0.5
        )
        assert float(fraction) == pytest.approx(share, rel=0.02)


@given(st.floats(250.0, 450.0), st.floats(0.3, 1.0), st.floats(0.0, 300.0))
def test_two_like_faces_are_twice_one(root: float, emissivity: float, absorbed: float) -> None:
    one, two = (
        net_flux_w_per_m2(
            root_temperature_k=root, emissivity_sum=n * emissivity, absorbed_w_per_m2=n * absorbed, fin_efficiency=1.0
        )
        for n in (1.0, 2.0)
    )
    assert float(two) == pytest.approx(2.0 * float(one), rel=1e-12, abs=1e-9)


@given(st.floats(1.0, 3000.0), st.floats(0.0, 1500.0), st.floats(0.1, 1.0), st.floats(0.002, 0.5))
def test_energy_balance_closes(flux: float, absorbed: float, emissivity: float, half_pitch: float) -> None:
    fin = {"fin_half_pitch_m": half_pitch, "fin_conductivity_w_per_m_k": 200.0, "fin_thickness_m": 5e-4}
    root = root_temperature_k(flux_w_per_m2=flux, absorbed_w_per_m2=absorbed, emissivity_sum=2.0 * emissivity, **fin)
    zeta = conduction_parameter(
        emissivity_sum=2.0 * emissivity,
        root_temperature_k=root,
        half_pitch_m=half_pitch,
        conductivity_w_per_m_k=200.0,
        thickness_m=5e-4,
    )
    sink = sink_temperature_k(absorbed_w_per_m2=absorbed, emissivity_sum=2.0 * emissivity)
    out = net_flux_w_per_m2(
        root_temperature_k=root,
        emissivity_sum=2.0 * emissivity,
        absorbed_w_per_m2=absorbed,
        fin_efficiency=fin_efficiency(zeta=zeta, sink_ratio=sink / root),
    )
    assert float(out) == pytest.approx(flux, rel=1e-9)


def test_stage_sizes_the_default_radiator(design: dict[str, Any]) -> None:
    panel = radiator(**design)
    assert 130.0 < panel.radiator_planform_area_m2[0] < 260.0
    assert panel.radiating_area_m2[0] == 2.0 * panel.radiator_planform_area_m2[0]
    assert panel.junction_temperature_k[0] == pytest.approx(353.15)
    assert panel.sustained_heat_fraction[0] == 1.0
    assert panel.heat_slack[0] == 1.0
    rejected = panel.net_flux_w_per_m2 * panel.radiator_planform_area_m2 * panel.working_area_fraction
    np.testing.assert_allclose(rejected, design["power"].heat_load_w, rtol=1e-12)


def test_rating_the_sized_area_gives_the_sized_design(design: dict[str, Any], change: Any) -> None:
    sized = radiator(**design)
    rated = radiator(**change(design, "thermal", radiator_planform_area_m2=sized.radiator_planform_area_m2))
    assert rated.sustained_heat_fraction[0] == pytest.approx(1.0, rel=1e-12)
    assert rated.heat_slack[0] == pytest.approx(0.0, abs=1e-12)
    for name in ("fin_root_temperature_k", "junction_temperature_k", "fin_efficiency", "net_flux_w_per_m2"):
        np.testing.assert_allclose(getattr(rated, name), getattr(sized, name), rtol=1e-9)


def test_half_the_area_throttles_and_twice_the_area_cools(design: dict[str, Any], change: Any) -> None:
    area = radiator(**design).radiator_planform_area_m2
    half = radiator(**change(design, "thermal", radiator_planform_area_m2=area / 2.0))
    twice = radiator(**change(design, "thermal", radiator_planform_area_m2=area * 2.0))
    assert half.sustained_heat_fraction[0] == pytest.approx(0.5, rel=0.02)
    assert half.sustained_heat_fraction[0] < 0.5
    assert half.heat_slack[0] == pytest.approx(-1.0, abs=0.05)
    assert half.fin_root_temperature_k[0] == pytest.approx(design["loop"].fin_root_limit_k[0])
    assert twice.heat_slack[0] == pytest.approx(0.5, rel=0.02)
    assert twice.junction_temperature_k[0] < 353.15 - 20.0


def test_root_below_sink_is_flagged_and_finite(design: dict[str, Any], change: Any) -> None:
    hot = change(design, "attitude", radiator_sun_cosine=1.0)
    hot = change(hot, "radiator", absorptivity_end_of_life=1.0, emissivity_end_of_life=0.1)
    for given_area in (None, 100.0):
        case = hot if given_area is None else change(hot, "thermal", radiator_planform_area_m2=given_area)
        panel = radiator(**case)
        assert panel.radiator_below_sink[0]
        assert all(np.isfinite(getattr(panel, f.name)).all() for f in fields(panel))
    assert not radiator(**design).radiator_below_sink[0]


@pytest.mark.parametrize(
    ("group", "field", "values", "rises"),
    [
        ("radiator", "emissivity_end_of_life", np.linspace(0.5, 0.95, 9), False),
        ("loop", "fin_root_limit_k", np.linspace(280.0, 380.0, 9), False),
        ("surroundings", "radiator_earth_infrared_w_per_m2", np.linspace(0.0, 250.0, 9), True),
        ("radiator", "fin_half_pitch_m", np.linspace(0.01, 0.3, 9), True),
        ("attitude", "radiator_sun_cosine", np.linspace(0.0, 0.9, 9), True),
        ("surroundings", "tube_puncture_rate_per_m2_yr", np.geomspace(1e-4, 10.0, 9), True),
        ("radiator", "loop_planform_area_m2", np.geomspace(0.1, 20.0, 9), True),
        ("fleet", "planned_life_yr", np.linspace(1.0, 15.0, 9), True),
    ],
)
def test_area_is_monotone(
    design: dict[str, Any], change: Any, group: str, field: str, values: np.ndarray, rises: bool
) -> None:
    area = radiator(**change(design, group, **{field: values})).radiator_planform_area_m2
    assert ((np.diff(area) > 0) == rises).all()
    single = [radiator(**change(design, group, **{field: v})).radiator_planform_area_m2[0] for v in values]
    np.testing.assert_array_equal(area, single)


def test_absorbed_adds_infrared_and_sunlight() -> None:
    absorbed = absorbed_w_per_m2(
        emissivity=0.9,
        absorptivity=0.2,
        earth_infrared_w_per_m2=100.0,
        albedo_w_per_m2=50.0,
        sun_cosine=0.1,
        solar_irradiance_w_per_m2=1400.0,
    )
    assert float(absorbed) == pytest.approx(90.0 + 0.2 * (50.0 + 140.0))


def test_trace_follows_sun_and_shadow(design: dict[str, Any]) -> None:
    panel = radiator(**design)
    sunlit = np.ones((360, 1))
    sunlit[100:170] = 0.0
    traced = {name: value for name, value in design.items() if name != "fleet"}
    trace = trace_orbit_phase(**traced, panel=panel, sunlit=sunlit)
    assert all(values.shape == (360, 1) for values in trace.values())
    root = trace["fin_root_temperature_k"]
    assert root[0, 0] == pytest.approx(panel.fin_root_temperature_k[0], rel=1e-9)
    assert panel.sink_temperature_k[0] - 10.0 < root[120, 0] < 230.0
    rejected = trace["rejected_w_per_m2"] * panel.radiator_planform_area_m2 * panel.working_area_fraction
    assert rejected[0, 0] == pytest.approx(138e3)
    assert rejected[120, 0] == pytest.approx(13e3)
