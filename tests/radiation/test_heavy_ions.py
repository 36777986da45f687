"""Boxes and heavy ions, against CREME96."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orbitdc.radiation._columns import columns
from orbitdc.radiation.heavy_ions import (
    device_response_cm2,
    galactic_let_flux_per_cm2_s,
    galactic_response_lets_mev_cm2_per_mg,
    galactic_upset_rate_per_yr,
    longer_chord_fraction,
    mean_projected_area_um2,
    upset_rate_per_s,
    weibull_fraction,
)

LM7912 = {
    "onset_mev_cm2_per_mg": 0.5, "width_mev_cm2_per_mg": 30.0, "shape": 1.0, "cross_section_um2": 2000.0,
    "depth_um": 1.0, "cells": 100.0,
}  # fmt: skip
ATMEGA1280 = {
    "onset_mev_cm2_per_mg": 10.0, "width_mev_cm2_per_mg": 120.0, "shape": 1.5, "cross_section_um2": 5000.0,
    "depth_um": 1.0, "cells": 100.0,
}  # fmt: skip
POLAR = {"depth_g_per_cm2": 0.6858, "altitude_km": 800.0, "inclination_deg": 90.0, "modulation": 4.7}


@pytest.mark.parametrize(
    ("device", "rate", "share"),
    [(LM7912, 1.00594e-7, 0.10), (ATMEGA1280, 2.54608e-9, 0.20)],
    ids=["LM7912", "ATMEGA1280"],
)
def test_upset_rate_against_creme96(device: dict[str, float], rate: float, share: float) -> None:
    spectrum = columns("creme96_let")
    let = spectrum["let_mev_cm2_per_mg"]
    response = device_response_cm2(let_mev_cm2_per_mg=np.sqrt(let[1:] * let[:-1]), **device)
    ours = upset_rate_per_s(let_flux_per_cm2_s=spectrum["flux_per_cm2_s"], response_cm2=response)
    assert ours == pytest.approx(rate, rel=share)
    own = galactic_upset_rate_per_yr(
        response_cm2=device_response_cm2(let_mev_cm2_per_mg=galactic_response_lets_mev_cm2_per_mg(), **device), **POLAR
    )
    assert own / (365.25 * 86400) == pytest.approx(rate, rel=0.20)


def test_spectrum_of_transfer_against_creme96() -> None:
    spectrum = columns("creme96_let")
    let = np.array([0.1, 0.3, 1.0, 3.0, 10.0, 20.0, 26.0])
    published = np.exp(
        np.interp(np.log(let), np.log(spectrum["let_mev_cm2_per_mg"]), np.log(spectrum["flux_per_cm2_s"]))
    )
    ours = galactic_let_flux_per_cm2_s(let_mev_cm2_per_mg=let, **POLAR)
    ratio = ours.ravel() / published
    assert np.all((ratio > 1.0) & (ratio < 1.4))


@given(st.floats(0.5, 60.0), st.floats(0.5, 60.0), st.floats(0.5, 5.0))
@settings(max_examples=15, deadline=None)
def test_mean_chord_is_four_volumes_over_surface(length: float, width: float, depth: float) -> None:
    box = {"length_um": length, "width_um": width, "depth_um": depth}
    longest = float(np.sqrt(length**2 + width**2 + depth**2))
    chords = np.concatenate([[0.0], np.geomspace(1e-3 * depth, longest, 400)])
    longer = longer_chord_fraction(chord_um=chords, **box)
    assert longer[0] == pytest.approx(1.0, rel=2e-3)
    mean = np.sum(0.5 * (longer[1:] + longer[:-1]) * np.diff(chords))
    assert mean == pytest.approx(length * width * depth / float(mean_projected_area_um2(**box)), rel=0.03)
    assert np.all(np.diff(longer) <= 1e-12)
    assert longer[-1] == 0


def test_flat_box_against_the_approximation() -> None:
    ratio = np.array([1.5, 2.0, 3.0, 5.0])
    exact = longer_chord_fraction(chord_um=ratio, length_um=300.0, width_um=300.0, depth_um=1.0)
    assert exact == pytest.approx(1 / ratio**2, rel=0.1)


@given(st.floats(0.0, 100.0), st.floats(0.1, 20.0), st.floats(1.0, 100.0), st.floats(0.5, 4.0))
def test_weibull_starts_at_its_onset_and_rises(over: float, onset: float, width: float, shape: float) -> None:
    curve = {"onset": onset, "width": width, "shape": shape}
    here = float(weibull_fraction(value=onset + over, **curve))
    assert 0 <= here <= 1
    assert weibull_fraction(value=onset - 0.01, **curve) == 0
    assert weibull_fraction(value=onset + over + 1.0, **curve) >= here
    assert weibull_fraction(value=onset + width, **curve) == pytest.approx(1 - np.exp(-1), rel=1e-6)


def test_a_strong_ion_sees_the_whole_box() -> None:
    response = device_response_cm2(let_mev_cm2_per_mg=1.0e5, **LM7912)
    area = mean_projected_area_um2(length_um=2000.0**0.5, width_um=2000.0**0.5, depth_um=1.0)
    assert response == pytest.approx(100.0 * float(area) * 1e-8, rel=0.01)


def test_devices_side_by_side_are_those_alone() -> None:
    let = galactic_response_lets_mev_cm2_per_mg()
    both = device_response_cm2(
        let_mev_cm2_per_mg=let[:, None], onset_mev_cm2_per_mg=np.array([0.5, 10.0]),
        width_mev_cm2_per_mg=np.array([30.0, 120.0]), shape=np.array([1.0, 1.5]),
        cross_section_um2=np.array([2000.0, 5000.0]), depth_um=np.array([1.0, 1.0]), cells=100.0,
    )  # fmt: skip
    for column, device in enumerate((LM7912, ATMEGA1280)):
        alone = device_response_cm2(let_mev_cm2_per_mg=let, **device)
        assert both[:, column] == pytest.approx(alone, rel=1e-12)


def test_rate_rises_to_the_poles_and_falls_with_shield_and_sun() -> None:
    response = device_response_cm2(let_mev_cm2_per_mg=galactic_response_lets_mev_cm2_per_mg(), **LM7912)

    def rate(**changed: float) -> float:
        return float(galactic_upset_rate_per_yr(response_cm2=response, **(POLAR | changed)))

    assert rate(inclination_deg=30.0) < rate(inclination_deg=60.0) < rate()
    assert rate(depth_g_per_cm2=5.0) < rate()
    assert rate(modulation=100.0) < rate()
