"""Disposal: printed numbers, conservation, and the choice between a targeted and a random re-entry."""

from collections.abc import Callable
from dataclasses import fields
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orbitdc.spacecraft.disposal import (
    alumina_mass_kg,
    casualty_area_m2,
    casualty_expectation,
    electric_thrust_n,
    impulsive_propellant_ratio,
    population_density_under_orbit_per_km2,
    targeted_mode,
    targeted_reentry_delta_v_m_per_s,
    uncontrolled_casualty_expectation,
)
from orbitdc.spacecraft.propulsion import spiral_delta_v_m_per_s
from orbitdc.spacecraft.risk import (
    disposal_probability,
    disposal_slack,
    small_object_disposal_loss_probability,
)

HALF_DEGREE_CELLS_2020 = {28.5: 21.01, 51.6: 17.34, 57.0: 15.55, 70.0: 12.41, 90.0: 11.26, 98.0: 11.43}
"""People per km2 under an orbit from the half-degree counts of 2020 (7.758 billion), by inclination."""


def test_burn_and_spiral_from_650_km() -> None:
    burn = targeted_reentry_delta_v_m_per_s(altitude_km=650.0, perigee_altitude_km=50.0)
    assert float(burn) == pytest.approx(170.0, abs=1.0)
    spiral = spiral_delta_v_m_per_s(from_altitude_km=650.0, to_altitude_km=250.0)
    assert float(spiral) == pytest.approx(225.0, abs=3.0)


def test_burn_lowers_the_perigee_to_where_it_was_aimed() -> None:
    gravity, radius = 398600.4418, 6378.137
    start = radius + 650.0
    speed = (
        np.sqrt(gravity / start)
        - float(targeted_reentry_delta_v_m_per_s(altitude_km=650.0, perigee_altitude_km=50.0)) / 1000.0
    )
    axis = 1.0 / (2.0 / start - speed * speed / gravity)
    assert 2.0 * axis - start - radius == pytest.approx(50.0, abs=1e-6)


def test_no_burn_for_a_perigee_above_the_orbit() -> None:
    assert float(targeted_reentry_delta_v_m_per_s(altitude_km=100.0, perigee_altitude_km=110.0)) == 0.0


def test_uars_casualty_expectation() -> None:
    """NASA's figures of 2011: 26 pieces of 532 kg, about 22 m2, inclination 57 degrees, 1 in 3,200."""
    area = casualty_area_m2(surviving_mass_kg=532.0, piece_mass_kg=532.0 / 26.0, piece_area_m2=0.1024)
    assert float(area) == pytest.approx(22.0, abs=0.1)
    people = population_density_under_orbit_per_km2(inclination_deg=57.0, world_population_billion=7.0)
    expected = uncontrolled_casualty_expectation(casualty_area_m2=22.0, population_density_per_km2=people)
    assert 1.0 / float(expected) == pytest.approx(3200.0, rel=0.05)


@pytest.mark.parametrize("inclination", HALF_DEGREE_CELLS_2020)
def test_population_under_an_orbit_against_half_degree_cells(inclination: float) -> None:
    people = population_density_under_orbit_per_km2(inclination_deg=inclination, world_population_billion=7.758)
    tolerance = 0.01 if inclination >= 80.0 else 0.05
    assert float(people) == pytest.approx(HALF_DEGREE_CELLS_2020[inclination], rel=tolerance)


@given(st.floats(1.0, 89.0))
def test_population_does_not_ask_for_the_direction_of_the_orbit(inclination: float) -> None:
    there, back = (
        float(population_density_under_orbit_per_km2(inclination_deg=i, world_population_billion=8.0))
        for i in (inclination, 180.0 - inclination)
    )
    assert there == pytest.approx(back, rel=1e-6)
    assert 5.0 < there < 30.0


def test_casualty_area_of_one_piece() -> None:
    assert float(casualty_area_m2(surviving_mass_kg=5.0, piece_mass_kg=5.0, piece_area_m2=0.16)) == pytest.approx(1.0)


def test_mode_follows_the_limit_or_what_is_told() -> None:
    modes = targeted_mode(
        disposal_mode=np.array([0.0, 0.0, 1.0, 2.0]),
        uncontrolled_expectation=np.array([0.9e-4, 1.1e-4, 0.0, 1.0]),
        expectation_limit=1e-4,
    )
    np.testing.assert_array_equal(modes, [0.0, 1.0, 1.0, 0.0])


def test_a_targeted_re_entry_that_fails_falls_at_random() -> None:
    planned = [
        float(casualty_expectation(uncontrolled_expectation=2e-4, targeted=t, disposal_success_fraction=0.97))
        for t in (0.0, 1.0)
    ]
    assert planned == pytest.approx([2e-4, 6e-6])


def test_alumina_of_the_typical_satellite() -> None:
    """Ferreira et al.: around 30 kg of oxide from 250 kg, with 30 % aluminum."""
    left = alumina_mass_kg(reentering_mass_kg=250.0, aluminum_mass_fraction=0.30, alumina_per_aluminum=0.40)
    assert float(left) == pytest.approx(30.0, abs=0.5)


def test_rocket_equation_and_thrust() -> None:
    ratio = float(impulsive_propellant_ratio(delta_v_m_per_s=170.0, specific_impulse_s=225.0))
    assert ratio == pytest.approx(np.exp(170.0 / (225.0 * 9.80665)) - 1.0, rel=1e-12)
    thrust = electric_thrust_n(
        array_power_w=5e3, thruster_power_fraction=1.0, thruster_efficiency=0.5, specific_impulse_s=1700.0
    )
    assert float(thrust) == pytest.approx(0.3, abs=0.001)
    assert 5000.0 * 170.0 / float(thrust) / 86400.0 == pytest.approx(33.0, abs=1.0)


def test_disposal_slack_counts_both_ends() -> None:
    slack = disposal_slack(
        passive_lifetime_yr=36.0, planned_disposal_yr=0.5, disposal_success_fraction=0.97, disposal_limit_yr=5.0
    )
    assert float(slack) == pytest.approx(1.0 - (0.97 * 0.5 + 0.03 * 36.0) / 5.0)


def test_small_objects() -> None:
    loss = small_object_disposal_loss_probability(flux_per_m2_yr=1e-3, critical_area_m2=2.0, life_yr=5.0)
    assert float(loss) == pytest.approx(0.00995, abs=1e-5)


def test_disposal_probability() -> None:
    chance = disposal_probability(loss_rate_per_yr=0.034, life_yr=5.0, disposal_success_fraction=0.97)
    assert float(chance) == pytest.approx(0.97 * np.exp(-0.17))


def test_propellant_is_burnt_from_the_end(close: Callable[..., Any]) -> None:
    satellite = close(disposal_mode=1)[2]
    exhaust = 225.0 * 9.80665
    burn = satellite.impulsive_delta_v_m_per_s[0]
    assert burn == pytest.approx(170.0, abs=1.0)
    dry = satellite.satellite_dry_mass_kg[0]
    assert satellite.impulsive_propellant_mass_kg[0] == pytest.approx(dry * (np.exp(burn / exhaust) - 1.0), rel=1e-12)
    assert satellite.disposal_delta_v_m_per_s[0] == pytest.approx(burn)
    assert satellite.propellant_mass_kg[0] > satellite.impulsive_propellant_mass_kg[0]


def test_a_targeted_re_entry_weighs_more_and_risks_less(close: Callable[..., Any]) -> None:
    told = close(disposal_mode=[1, 2])[2]
    assert told.satellite_mass_kg[0] > 1.06 * told.satellite_mass_kg[1]
    engines = 0.15 * told.impulsive_propellant_mass_kg[0]
    grown = [mass - margin for mass, margin in zip(told.satellite_dry_mass_kg, told.margin_mass_kg, strict=True)]
    assert grown[0] - grown[1] == pytest.approx(engines / (1.0 - 0.15 - 0.02 - 0.03), rel=1e-9)
    assert told.casualty_expectation[0] < 0.05 * told.casualty_expectation[1]
    assert told.disposal_time_yr[0] == 0.0 < told.disposal_time_yr[1]


def test_lowering_first_saves_propellant(close: Callable[..., Any]) -> None:
    heights = [300.0, 400.0, 500.0, 650.0, 2000.0]
    satellite = close(disposal_mode=1, targeted_burn_altitude_km=heights)[2]
    assert (np.diff(satellite.satellite_mass_kg[:4]) > 0).all()
    assert satellite.satellite_mass_kg[3] == satellite.satellite_mass_kg[4]
    from_orbit = close(disposal_mode=1)[2]
    assert satellite.satellite_mass_kg[3] == pytest.approx(from_orbit.satellite_mass_kg[0], rel=1e-12)


def test_design_for_demise_spares_the_burn(close: Callable[..., Any]) -> None:
    shares = np.array([0.0, 0.01, 0.1, 0.4])
    satellite = close(surviving_mass_fraction=shares)[2]
    np.testing.assert_array_equal(satellite.disposal_mode_targeted, [0.0, 0.0, 1.0, 1.0])
    assert (np.diff(satellite.uncontrolled_casualty_expectation) > 0).all()
    assert (satellite.impulsive_propellant_mass_kg[:2] == 0.0).all()


def test_one_point_equals_many_and_all_is_finite(close: Callable[..., Any]) -> None:
    changes = {
        "disposal_mode": [0, 1, 2],
        "surviving_mass_fraction": [0.3, 0.1, 0.0],
        "altitude_km": [550.0, 650.0, 1200.0],
    }
    together = close(**changes)[2]
    for point in range(3):
        alone = close(**{name: values[point] for name, values in changes.items()})[2]
        for f in fields(together):
            values = np.broadcast_to(getattr(together, f.name), 3)
            assert np.isfinite(values).all(), f.name
            np.testing.assert_allclose(getattr(alone, f.name)[0], values[point], rtol=1e-12, err_msg=f.name)
