"""Beam data of devices: counts and their intervals, cross-sections, and the transfer to untested accelerators."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orbitdc.compute.parameters import AcceleratorParameters
from orbitdc.model import GROUPS
from orbitdc.radiation.devices import (
    cross_section_cm2,
    device_rates_per_yr,
    dose_per_event_interval_rad,
    dose_per_event_rad,
    extrapolated,
    functional_interrupt_rate_per_yr,
    poisson_interval,
    transfer_factor,
    upset_rate_per_yr,
)
from orbitdc.radiation.parameters import BEAM_DEVICES, UPSET_SCALINGS, DeviceParameters
from orbitdc.scenario.axes import bind, group_arrays
from orbitdc.scenario.catalogs import UNKNOWN, catalog, entry_names, load_entry
from orbitdc.scenario.declaration import default_arrays, parameters
from orbitdc.scenario.errors import ScenarioError
from orbitdc.scenario.scenario import load_text

KINDS = ("silent_error", "memory_error", "functional_interrupt")
PRINTED_CM2 = {
    ("jetson-tx1", "silent_error"): 6.22e-8,
    ("jetson-tx2", "silent_error"): 1.02e-9,
    ("xavier-nx", "functional_interrupt"): math.sqrt(3.97e-9 * 6.71e-9),
    ("orin-nx", "silent_error"): math.sqrt(2.5e-9 * 4.4e-9),
    ("orin-nx", "functional_interrupt"): math.sqrt(0.7e-9 * 1.6e-9),
    ("snapdragon-820", "functional_interrupt"): math.sqrt(0.6e-9 * 1.1e-9),
    ("k20x", "silent_error"): 4.8e-7,
    ("k20x", "functional_interrupt"): 2.7e-7,
    ("zynq-tensil", "silent_error"): 2 / 4.29e10,
    ("zynq-tensil", "functional_interrupt"): 7 / 4.29e10,
}
PER_CHIP, PER_RESOURCE = (np.array([float(UPSET_SCALINGS.index(name))]) for name in ("per_chip", "per_resource"))


def device(entry):
    stated = load_entry("device", entry, DeviceParameters).declared
    return {name: stated.get(name, declared) for name, declared in parameters(DeviceParameters).items()}


@pytest.mark.parametrize(
    ("count", "lower", "upper"), [(0, 0.0, 3.6889), (1, 0.0253, 5.5716), (2, 0.2422, 7.2247), (10, 4.7954, 18.3904)]
)
def test_interval_of_a_few_counts(count, lower, upper):
    assert poisson_interval(count=count) == pytest.approx((lower, upper), abs=1e-4)


@given(st.integers(1, 300), st.floats(0.5, 0.99))
@settings(deadline=None, max_examples=40)
def test_ends_leave_their_tails_to_the_poisson_sum(count, confidence):
    lower, upper = (float(end) for end in poisson_interval(count=count, confidence=confidence))

    def at_most(n, mean):
        return math.fsum(math.exp(k * math.log(mean) - mean - math.lgamma(k + 1)) for k in range(n + 1))

    tail = (1 - confidence) / 2
    assert 1 - at_most(count - 1, lower) == pytest.approx(tail, rel=1e-6)
    assert at_most(count, upper) == pytest.approx(tail, rel=1e-6)


def test_203_memory_errors_are_known_to_7_percent():
    lower, upper = poisson_interval(count=203.0, confidence=0.683)
    assert (upper - lower) / 2 / 203 == pytest.approx(0.07, abs=0.003)


@pytest.mark.parametrize("entry", entry_names("device"))
def test_ranges_of_counted_events_follow_from_the_counts(entry):
    stated = device(entry)
    for kind in KINDS:
        count, dose = stated[f"{kind}_count"].default, stated[f"{kind}_dose_rad"]
        if count and f"{kind}_dose_rad" not in load_entry("device", entry, DeviceParameters).unknown:
            ends = dose_per_event_interval_rad(dose_per_event_rad=dose.default, count=count)
            assert (dose.low, dose.high) == pytest.approx(ends, rel=0.003), kind


@pytest.mark.parametrize(("entry", "kind"), PRINTED_CM2)
def test_doses_follow_from_the_printed_cross_sections(entry, kind):
    ours = device(entry)[f"{kind}_dose_rad"].default
    assert ours == pytest.approx(dose_per_event_rad(cross_section_cm2=PRINTED_CM2[entry, kind]), rel=0.01)


@pytest.mark.parametrize("entry", entry_names("device"))
def test_every_entry_names_its_device_and_leaves_no_rate_to_the_default(entry):
    assert device(entry)["tested_device"].default == entry
    assert entry in BEAM_DEVICES
    if entry != "tpu-v6e-trillium":
        values = catalog("device").data[entry]["values"]
        needed = {f"{kind}_dose_rad" for kind in (*KINDS, "host_interrupt")} | {
            "device_memory_gb",
            "device_die_area_mm2",
        }
        assert needed <= set(values)


@pytest.mark.parametrize(
    ("dose", "printed", "tolerance"),
    [(44, 3e-9, 0.5e-9), (14.4, 9e-9, 0.5e-9), (20, 6e-9, 0.5e-9), (5000, 2e-11, 6e-12)],
)
def test_cross_sections_of_the_accelerator_test(dose, printed, tolerance):
    assert cross_section_cm2(dose_per_event_rad=dose) == pytest.approx(printed, abs=tolerance)
    assert dose_per_event_rad(cross_section_cm2=cross_section_cm2(dose_per_event_rad=dose)) == pytest.approx(dose)


def test_one_silent_error_in_about_three_million_inferences():
    rate = upset_rate_per_yr(dose_rad_per_yr=150, dose_per_event_rad=17, sensitivity=1)
    assert rate == pytest.approx(8.8, abs=0.05)
    assert 365.25 * 86400 / rate == pytest.approx(3.57e6, rel=0.005)


def test_processor_and_memory_of_the_host_in_parallel():
    host = default_arrays(DeviceParameters).host_interrupt_dose_rad[0]
    assert host == pytest.approx(1 / (1 / 450 + 1 / 400), abs=0.5)


@pytest.mark.parametrize(
    ("untested", "scaling", "factor"),
    [(0.0, PER_RESOURCE, 1), (0.0, PER_CHIP, 1), (1.0, PER_CHIP, 3), (1.0, PER_RESOURCE, 27)],
)
def test_nine_times_the_memory_and_a_factor_3_for_the_unknown(untested, scaling, factor):
    ours = transfer_factor(size=288, measured_size=32, extrapolated=untested, scaling=scaling, sensitivity=3.0)
    assert ours == pytest.approx(factor)


def test_an_accelerator_is_its_own_device_and_an_unnamed_one_is_none():
    code = {name: np.array([float(BEAM_DEVICES.index(name))]) for name in BEAM_DEVICES}
    trillium = code["tpu-v6e-trillium"]
    assert extrapolated(accelerator_device=trillium, tested_device=trillium) == 0
    assert extrapolated(accelerator_device=code["own"], tested_device=code["own"]) == 0
    assert extrapolated(accelerator_device=code["none"], tested_device=trillium) == 1
    assert extrapolated(accelerator_device=code["none"], tested_device=code["none"]) == 1


def test_only_the_trillium_of_the_catalog_was_in_a_beam():
    tested = {
        name: load_entry("accelerator", name, AcceleratorParameters).declared.get("beam_device")
        for name in entry_names("accelerator")
    }
    assert {name for name, stated in tested.items() if stated is not None} == {"tpu-v6e-trillium"}


def test_rates_of_one_chip_per_gigabyte_and_area():
    rates = device_rates_per_yr(
        device=default_arrays(DeviceParameters), dose_rad_per_yr=150.0, logic=2.0, memory=9.0, host=1.0
    )
    assert rates["memory"] == pytest.approx(150 / 44 * 9)
    assert rates["silent"] == pytest.approx(150 / 17 * 2)
    assert rates["interrupt"] == pytest.approx(0.06)
    assert rates["host"] == pytest.approx(150 / 212)


def test_host_is_shared():
    rate = functional_interrupt_rate_per_yr(accelerator_rate_per_yr=0.03, host_rate_per_yr=0.8, accelerators_per_host=4)
    assert rate == pytest.approx(0.23)


def test_a_sweep_over_accelerators_knows_which_one_was_tested():
    scenario = load_text("accelerator: {entry: [h100, tpu-v6e-trillium, gb300-nvl72]}", groups=GROUPS)
    arrays = group_arrays(bind(scenario), GROUPS)
    codes, tested = arrays["accelerator"].beam_device, arrays["device"].tested_device
    assert extrapolated(accelerator_device=codes, tested_device=tested).ravel().tolist() == [1, 0, 1]


def test_a_rate_nobody_measured_is_a_named_error_until_the_scenario_states_it():
    with pytest.raises(ScenarioError) as caught:
        load_text("device: {entry: orin-nx}", groups=GROUPS)
    told = str(caught.value)
    assert "device.memory_error_dose_rad" in told
    assert "state device.memory_error_dose_rad" in told
    assert "silent" not in told
    own = "device: {entry: orin-nx, memory_error_dose_rad: 30, host_interrupt_dose_rad: 200}"
    scenario = load_text(own, groups=GROUPS)
    assert scenario.values["device.silent_error_dose_rad"].content == 38.1
    assert load_text(scenario.to_yaml(), groups=GROUPS) == scenario
    assert UNKNOWN in scenario.to_yaml()
