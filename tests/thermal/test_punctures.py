"""Loops lost to punctures, against binomial and Poisson arithmetic."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom

from orbitdc.thermal.punctures import loops_to_carry, lost_loop_fraction, working_area_fraction
from orbitdc.thermal.radiator import radiator


@pytest.mark.parametrize(("mean", "none_lost"), [(1.0, 0.368), (2.0, 0.135)])
def test_a_loop_survives_without_a_single_puncture(mean: float, none_lost: float) -> None:
    lost = lost_loop_fraction(
        puncture_rate_per_m2_yr=mean / 10, tube_surface_per_planform=0.5, loop_planform_area_m2=4.0, life_yr=5.0
    )
    assert float(1 - lost) == pytest.approx(none_lost, abs=5e-4)


@given(st.floats(1.0, 2000.0), st.floats(0.0, 0.9), st.floats(0.0, 4.0))
def test_the_loops_that_carry_are_the_inverse_of_the_working_share(k: float, lost: float, z: float) -> None:
    count = float(loops_to_carry(working_loops=k, lost_loop_fraction=lost, reserve_deviations=z))
    share = float(working_area_fraction(lost_loop_fraction=lost, loop_count=count, reserve_deviations=z))
    assert count >= k * (1 - 1e-12)
    assert count * share == pytest.approx(k, rel=1e-9)


@pytest.mark.parametrize(("count", "lost"), [(200, 0.06), (100, 0.2), (400, 0.02)])
def test_two_deviations_cover_nearly_every_satellite(count: int, lost: float) -> None:
    working = count * float(working_area_fraction(lost_loop_fraction=lost, loop_count=count, reserve_deviations=2.0))
    covered = binom.cdf(int(count - working), count, lost)
    assert 0.96 < covered < 0.995


def test_a_radiator_of_few_large_loops_is_lost_and_flagged(design: dict[str, Any], change: Any) -> None:
    hopeless = change(design, "radiator", loop_planform_area_m2=500.0)
    for case in (hopeless, change(hopeless, "thermal", radiator_planform_area_m2=200.0)):
        panel = radiator(**case)
        assert panel.radiator_lost_to_punctures[0]
        assert np.isfinite(panel.radiator_planform_area_m2[0])
    sound = radiator(**design)
    assert not sound.radiator_lost_to_punctures[0]
    assert 0.9 < sound.working_area_fraction[0] < 1.0 - sound.lost_loop_fraction[0]
    expected = 0.08 * 0.13 * sound.radiator_planform_area_m2[0] * 5.0
    assert sound.punctures_per_life[0] == pytest.approx(expected)
