"""The same design in other frames: what is counted and what is left out add up to the levelized cost."""

from typing import Any

import numpy as np
import pytest

from orbitdc.economics.frames import mccalip
from orbitdc.economics.result import COST_ITEMS
from orbitdc.scenario.scenario import Scenario
from orbitdc.study.compare import PARTS
from orbitdc.study.frames import COMPUTE, PLATFORM, RUNNING, Frame, frames
from orbitdc.study.trace import one_design


@pytest.fixture(scope="module")
def design(gigawatt: Scenario) -> dict[str, Any]:
    return one_design(gigawatt)


@pytest.fixture(scope="module")
def listed(design: dict[str, Any]) -> dict[str, Frame]:
    return {frame.name: frame for frame in frames(design)}


def test_counted_and_left_out_add_up(listed: dict[str, Frame], design: dict[str, Any]) -> None:
    cost = float(design["costs"].levelized_cost_usd_per_accelerator_hour[0])
    assert set(listed) == {"Google Suncatcher", "McCalip", "SemiAnalysis", "Starcloud", "Turyshev"}
    for frame in listed.values():
        assert frame.counted_usd_per_h + frame.left_out_total_usd_per_h == pytest.approx(cost, rel=1e-9)
        assert frame.counted_usd_per_h > 0
        assert frame.left_out_usd_per_h
        assert list(frame.left_out_usd_per_h.values()) == sorted(frame.left_out_usd_per_h.values(), reverse=True)


def test_names_of_items_are_those_of_the_build_up() -> None:
    assert {*PLATFORM, *RUNNING, *COMPUTE} <= set(COST_ITEMS)
    held = [item for items in PARTS.values() for item in items]
    assert sorted(held) == sorted(COST_ITEMS)


def test_what_each_leaves_out(listed: dict[str, Frame]) -> None:
    assert "accelerators" in listed["McCalip"].left_out_usd_per_h
    assert "launch" not in listed["McCalip"].left_out_usd_per_h
    assert "accelerators" not in listed["SemiAnalysis"].left_out_usd_per_h
    assert "development" in listed["SemiAnalysis"].left_out_usd_per_h
    assert "radiator" in listed["Starcloud"].left_out_usd_per_h
    google, starcloud = listed["Google Suncatcher"], listed["Starcloud"]
    assert google.left_out_total_usd_per_h > starcloud.left_out_total_usd_per_h


def test_launched_power_price_by_hand(listed: dict[str, Frame], design: dict[str, Any]) -> None:
    mass = float(design["satellite"].satellite_mass_kg[0])
    kw = float(design["power"].array_power_begin_of_life_w[0]) / 1e3
    (reading,) = listed["Google Suncatcher"].readings
    assert reading.orbit == pytest.approx(mass * 500.0 / kw / 5.0, rel=1e-12)
    assert reading.ground == pytest.approx(0.065 * 8760 * 1.15, rel=1e-12)


def test_mccalip_s_own_inputs_through_the_frame_are_his_own_output() -> None:
    for price, total, per_w, per_mwh in (
        (500.0, 51_095_348_397.26028, 51.095348397260274, 1166.5604656908738),
        (1000.0, 65_790_375_794.52055, 65.79037579452056, 1502.0633743041221),
    ):
        told = mccalip(
            target_gw=1.0, years=5, launch_price_usd_per_kg=price, satellite_cost_usd_per_w=22.0,
            specific_power_w_per_kg=36.5, satellite_power_kw=27.0, sun_fraction=0.98, cell_loss_per_yr=0.025,
            accelerator_failure_rate_per_yr=0.09, development_cost_usd=1e9, operations_fraction_per_yr=0.01,
            turbine_cost_usd_per_kw=1800.0, building_cost_usd_per_w=12.5, power_usage_effectiveness=1.2,
            gas_price_usd_per_mmbtu=4.30, heat_rate_btu_per_kwh=6200.0, capacity_fraction=0.85,
        )  # fmt: skip
        assert float(told.orbit_total_usd) == pytest.approx(total, rel=1e-9)
        assert float(told.orbit_usd_per_w) == pytest.approx(per_w, rel=1e-9)
        assert float(told.orbit_usd_per_mwh) == pytest.approx(per_mwh, rel=1e-9)
        assert float(told.mass_kg) == pytest.approx(29_390_054.79452055, rel=1e-9)
        assert float(told.break_even_launch_price_usd_per_kg) == pytest.approx(-263.65720555455283, rel=1e-9)
        assert float(told.ground_usd_per_mwh) == pytest.approx(425.76046629062586, rel=1e-9)


def test_semianalysis_chain_of_this_design(listed: dict[str, Frame], design: dict[str, Any]) -> None:
    owned, levelized = listed["SemiAnalysis"].readings
    assert owned.orbit is not None
    assert levelized.orbit is not None
    assert levelized.orbit > owned.orbit
    cost = float(design["costs"].levelized_cost_usd_per_accelerator_hour[0])
    assert levelized.orbit == pytest.approx(cost, rel=0.25)
    assert levelized.ground == pytest.approx(
        float(design["ground_costs"].levelized_cost_usd_per_accelerator_hour[0]), rel=0.25
    )


def test_documents_are_plain(listed: dict[str, Frame]) -> None:
    for frame in listed.values():
        document = frame.document()
        assert np.isfinite(document["left_out_total_usd_per_h"])
        for reading in document["readings"]:
            assert reading["orbit"] is None or np.isfinite(reading["orbit"])
