"""The single-wall perforation law against its own inverse, and its directions."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orbitdc.environment.penetration import OBLIQUITY_COSINE, perforating_diameter_cm

ALUMINUM = {"wall_density_g_per_cm3": 2.7, "wall_brinell_hardness": 95.0, "wall_sound_speed_km_per_s": 5.1}


def smallest(thickness_cm: float, density: float, speed: float) -> float:
    diameter = perforating_diameter_cm(
        wall_thickness_cm=thickness_cm, particle_density_g_per_cm3=density, normal_speed_km_per_s=speed, **ALUMINUM
    )
    return float(diameter)


@given(st.floats(0.005, 2.0), st.floats(0.5, 4.0), st.floats(3.0, 25.0))
def test_the_wall_is_1_8_times_the_crater(thickness: float, density: float, speed: float) -> None:
    diameter = smallest(thickness, density, speed)
    crater = 5.24 * diameter ** (19 / 18) * 95**-0.25 * (density / 2.7) ** 0.5 * (speed / 5.1) ** (2 / 3)
    assert 1.8 * crater == pytest.approx(thickness, rel=1e-9)


def test_steel_goes_deeper_than_a_light_particle_of_its_size() -> None:
    assert smallest(0.3, 7.9, 9.0) < smallest(0.3, 4.0, 9.0) < smallest(0.3, 1.0, 9.0)
    crater = 5.24 * smallest(0.3, 7.9, 9.0) ** (19 / 18) * 95**-0.25 * (7.9 / 2.7) ** 1.5 * (9.0 / 5.1) ** (2 / 3)
    assert 1.8 * crater == pytest.approx(0.3, rel=1e-9)


@given(st.floats(0.01, 1.0), st.floats(3.0, 20.0))
def test_a_thicker_wall_stops_more_and_a_faster_particle_pierces_more(thickness: float, speed: float) -> None:
    assert (
        smallest(1.1 * thickness, 2.8, speed) > smallest(thickness, 2.8, speed) > smallest(thickness, 2.8, 1.1 * speed)
    )


@pytest.mark.parametrize("power", [2.0, 2.5, 3.0])
def test_45_deg_stands_for_the_mean_over_all_angles(power: float) -> None:
    cosine = (np.arange(10000) + 0.5) / 10000
    share = (2 * cosine * cosine ** (power * 12 / 19)).mean()
    assert OBLIQUITY_COSINE ** (power * 12 / 19) == pytest.approx(share, rel=0.06)


def test_scalars_equal_their_array() -> None:
    walls = np.geomspace(0.02, 1.0, 7)
    together = perforating_diameter_cm(
        wall_thickness_cm=walls, particle_density_g_per_cm3=2.8, normal_speed_km_per_s=9.2, **ALUMINUM
    )
    np.testing.assert_allclose(together, [smallest(w, 2.8, 9.2) for w in walls], rtol=1e-14)
