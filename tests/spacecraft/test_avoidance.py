"""Avoidance maneuvers against Starlink's counts, direct integration, and their directions."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orbitdc.spacecraft.avoidance import (
    catastrophic_diameter_cm,
    catastrophic_flux_per_m2_yr,
    flux_at_diameter_per_m2_yr,
    hard_body_radius_m,
    largest_collision_probability,
    maneuver_delta_v_m_per_s,
    maneuvers_per_yr,
    pair_cross_section_m2,
    residual_risk_fraction,
)

STARLINK = {"hard_body_radius_m": 5.6, "position_uncertainty_m": 475.0}
FLUX = 4.24e-6


@pytest.mark.parametrize(("threshold", "published"), [(1e-5, 12.0), (3e-7, 32.0)])
def test_starlink_moves_as_often_as_published(threshold: float, published: float) -> None:
    rate = float(maneuvers_per_yr(flux_per_m2_yr=FLUX, threshold=threshold, **STARLINK))
    assert rate == pytest.approx(published, rel=0.05)


@given(st.floats(1.0, 30.0), st.floats(50.0, 800.0), st.floats(1e-8, 1e-3))
def test_passes_integrated_over_the_miss_distance(radius: float, sigma: float, threshold: float) -> None:
    miss = (np.arange(40000) + 0.5) * (9.0 * sigma / 40000)
    ring = 2 * np.pi * miss * (9.0 * sigma / 40000)
    chance = radius**2 / (2 * sigma**2) * np.exp(-(miss**2) / (2 * sigma**2))
    moves = chance > threshold
    body = {"hard_body_radius_m": radius, "position_uncertainty_m": sigma, "threshold": threshold}
    rate = float(maneuvers_per_yr(flux_per_m2_yr=1.0, **body))
    assert rate == pytest.approx((ring * moves).sum(), rel=1e-3, abs=sigma**2 * 1e-2)
    left = (ring * chance * ~moves).sum() / (np.pi * radius**2)
    residual = float(residual_risk_fraction(tracked_fraction=1.0, avoidance_success_fraction=1.0, **body))
    assert residual == pytest.approx(left, rel=5e-3, abs=1e-6)


def test_what_is_not_tracked_or_not_done_stays_a_risk() -> None:
    body = {**STARLINK, "threshold": 1e-12}
    left = residual_risk_fraction(
        tracked_fraction=np.array([1.0, 0.9, 0.9]), avoidance_success_fraction=np.array([1.0, 1.0, 0.5]), **body
    )
    np.testing.assert_allclose(left, [0.0, 0.1, 0.55], atol=1e-6)
    none_moves = residual_risk_fraction(
        tracked_fraction=1.0, avoidance_success_fraction=1.0, **{**STARLINK, "threshold": 0.5}
    )
    assert float(none_moves) == 1.0
    assert float(maneuvers_per_yr(flux_per_m2_yr=FLUX, **{**STARLINK, "threshold": 0.5})) == 0.0


@given(st.floats(1e-8, 1e-5), st.floats(1.0, 20.0), st.floats(100.0, 500.0))
def test_a_lower_threshold_moves_more_and_risks_less(threshold: float, radius: float, sigma: float) -> None:
    body = {"hard_body_radius_m": radius, "position_uncertainty_m": sigma}
    ways = {"tracked_fraction": 0.95, "avoidance_success_fraction": 0.99}
    rates = maneuvers_per_yr(flux_per_m2_yr=FLUX, threshold=np.array([threshold, threshold / 10]), **body)
    risks = residual_risk_fraction(threshold=np.array([threshold, threshold / 10]), **body, **ways)
    assert rates[1] > rates[0]
    assert risks[1] < risks[0]


def test_a_maneuver_drifts_to_the_edge_of_the_threshold_and_back() -> None:
    delta_v = float(maneuver_delta_v_m_per_s(lead_time_h=12.0, threshold=3e-7, **STARLINK))
    edge = 3 * delta_v / 2 * 12 * 3600
    largest = float(largest_collision_probability(**STARLINK))
    assert largest * np.exp(-(edge**2) / (2 * 475**2)) == pytest.approx(3e-7)
    assert 0.005 < delta_v < 0.03


def test_two_like_spheres_meet_at_twice_the_radius() -> None:
    radius = hard_body_radius_m(cross_section_m2=50.0)
    assert float(pair_cross_section_m2(cross_section_m2=50.0)) == pytest.approx(np.pi * (2 * radius) ** 2)


def test_40_joules_per_gram_of_a_large_satellite() -> None:
    diameter = float(
        catastrophic_diameter_cm(
            satellite_mass_kg=6800.0, impact_speed_km_per_s=13.0, energy_per_mass_j_per_g=40.0,
            density_at_1_cm_g_per_cm3=2.8, size_exponent=0.74,
        )
    )  # fmt: skip
    mass_kg = np.pi / 6 * diameter**3 * 2.8 * diameter**-0.74 / 1000
    assert mass_kg * 13000.0**2 / 2 == pytest.approx(40.0 * 6800.0 * 1000)


def test_flux_between_sizes_is_itself_at_them() -> None:
    known = {"flux_1cm_per_m2_yr": 3e-4, "flux_10cm_per_m2_yr": 3e-5, "flux_1m_per_m2_yr": 6e-6}
    at = flux_at_diameter_per_m2_yr(diameter_cm=np.array([1.0, 10.0, 100.0]), **known)
    np.testing.assert_allclose(at, [3e-4, 3e-5, 6e-6], rtol=1e-12)
    flux = catastrophic_flux_per_m2_yr(flux_at_limit_per_m2_yr=at, flux_10cm_per_m2_yr=3e-5, residual_risk_fraction=0.1)
    np.testing.assert_allclose(flux, [2.7e-4 + 3e-6, 3e-6, 6e-7], rtol=1e-12)


def test_the_stage_charges_maneuvers(close: Callable[..., Any]) -> None:
    _, _, satellite = close()
    _, _, calm = close(avoidance_threshold=1.0)
    assert calm.avoidance_maneuvers_per_yr[0] == 0.0
    assert calm.residual_risk_fraction[0] == 1.0
    assert satellite.residual_risk_fraction[0] == pytest.approx(0.06, abs=0.005)
    assert satellite.avoidance_maneuvers_per_yr[0] > 10.0
    assert satellite.propellant_mass_kg[0] > calm.propellant_mass_kg[0]
    assert satellite.collision_probability[0] < calm.collision_probability[0]
    assert satellite.avoidance_outage_h_per_yr[0] == pytest.approx(0.1 * satellite.avoidance_maneuvers_per_yr[0])
    assert 10.0 < satellite.catastrophic_debris_diameter_cm[0] < 60.0
    assert satellite.catastrophic_collision_rate_per_yr[0] < satellite.collision_rate_per_yr[0]


def test_lost_strings_take_array_area(close: Callable[..., Any]) -> None:
    _, few, _ = close(string_loss_rate_per_m2_yr=0.0)
    _, many, _ = close(string_loss_rate_per_m2_yr=0.1)
    lost = 1 - np.exp(-0.1 * 0.5 * 5.0)
    assert few.lost_string_fraction[0] == 0.0
    assert many.lost_string_fraction[0] == pytest.approx(lost)
    assert few.array_area_m2[0] / many.array_area_m2[0] == pytest.approx(1 - lost)
