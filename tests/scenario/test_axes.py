import numpy as np
import pytest
from toy import GROUPS, MORE_GROUPS

from orbitdc.scenario.axes import bind, group_arrays, stream
from orbitdc.scenario.distributions import declared_distribution, quantile
from orbitdc.scenario.errors import ScenarioError
from orbitdc.scenario.scenario import load_text

BOTH = """
samples: 8
orbit: {altitude_km: [500, 600, 700], mode: [off, fixed]}
cost: {efficiency: {distribution: declared}}
"""


def read(text, groups=GROUPS):
    return load_text(text, groups=groups)


def test_without_dimensions_everything_has_one_point():
    bound = bind(read("{}"))
    assert bound.point_count == 1
    assert bound.dimensions == {}
    assert bound.arrays["cost.area_m2"] is None
    assert all(array is None or array.shape == (1,) for array in bound.arrays.values())


def test_dimensions_are_named_ordered_and_broadcast():
    bound = bind(read(BOTH))
    assert list(bound.dimensions) == ["orbit.altitude_km", "orbit.mode", "sample"]
    assert bound.point_count == 48
    assert bound.arrays["orbit.altitude_km"].shape == (3, 1, 1)
    assert bound.arrays["orbit.mode"].ravel().tolist() == [2.0, 0.0]
    assert bound.dimensions["orbit.mode"].tolist() == ["off", "fixed"]
    assert bound.arrays["cost.efficiency"].shape == (1, 1, 8)
    assert bound.arrays["cost.limit_c"].shape == (1, 1, 1)
    assert {array.dtype for array in bound.arrays.values() if array is not None} == {np.dtype(np.float64)}


def test_groups_are_built_from_the_arrays():
    groups = group_arrays(bind(read(BOTH)), GROUPS)
    assert groups["orbit"].altitude_km.ravel().tolist() == [500, 600, 700]
    assert groups["cost"].area_m2 is None


def test_stream_is_stratified_and_depends_on_its_name():
    u = stream(1, "cost.efficiency", 100)
    assert np.array_equal(np.sort(np.floor(u * 100)), np.arange(100))
    assert not np.array_equal(u, stream(1, "cost.price", 100))
    assert not np.array_equal(u, stream(2, "cost.efficiency", 100))
    assert abs(np.corrcoef(stream(1, "a", 2000), stream(1, "b", 2000))[0, 1]) < 0.07


def test_no_draw_moves_when_parameters_or_distributions_are_added():
    alone = bind(read("cost: {efficiency: {distribution: declared}}"), 64)
    joined = bind(
        read("cost: {efficiency: {distribution: declared}}\norbit: {altitude_km: [500, 600]}", MORE_GROUPS), 64, True
    )
    assert np.array_equal(alone.arrays["cost.efficiency"].ravel(), joined.arrays["cost.efficiency"].ravel())
    assert joined.arrays["extra.drag"].shape == (1, 64)


def test_draws_follow_the_declared_distribution():
    scenario = read("{}")
    draws = bind(scenario, 4000, sample_all=True).arrays["cost.price_usd_per_kg"].ravel()
    believed = declared_distribution(scenario.values["cost.price_usd_per_kg"].declared)
    shares = np.array([0.05, 0.5, 0.95])
    assert np.quantile(draws, shares) == pytest.approx(quantile(believed, shares), rel=0.01)


def test_sample_all_keeps_what_is_set_and_what_is_no_belief():
    arrays = bind(read("cost: {efficiency: 0.7}"), 16, sample_all=True).arrays
    assert arrays["cost.efficiency"].tolist() == [0.7]
    assert arrays["orbit.altitude_km"].tolist() == [650.0]
    assert arrays["cost.price_usd_per_kg"].shape == (16,)


def test_too_many_points_are_refused_with_size_and_axes():
    scenario = read("orbit: {altitude_km: {linspace: [500, 600, 10000]}}")
    with pytest.raises(ScenarioError, match=r"1e\+10 points.*orbit.altitude_km 10000 x sample 1000000"):
        bind(scenario, 1_000_000, sample_all=True)
