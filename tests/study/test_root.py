"""The vectorized root-find: exact on lines, safe in its bracket, one point's path independent of the others."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orbitdc.scenario.declaration import Array
from orbitdc.study.root import Root, cross_zero

CURVES: dict[str, tuple[Callable[[Array], Array], float, float, float]] = {
    "cubic": (lambda x: x * x * x - 2.0, 0.0, 3.0, 2.0 ** (1 / 3)),
    "exponential": (lambda x: np.exp(-x) - 0.01, 0.0, 20.0, -np.log(0.01)),
    "hyperbola over a wide range": (lambda x: 5.0 - 1000.0 / x, 1.0, 1e6, 200.0),
    "flat then steep": (lambda x: x**9 - 1e-3, 0.0, 2.0, 1e-3 ** (1 / 9)),
    "falling": (lambda x: np.cos(x), 0.0, 3.0, np.pi / 2),
    "negative side": (lambda x: x + 0.3, -1000.0, -0.001, -0.3),
}


def solve(function: Callable[[Array], Array], low: Array, high: Array, evaluations: int = 60) -> Root:
    return cross_zero(
        function, low=low, at_low=function(low), high=high, at_high=function(high),
        tolerance=np.full_like(low, 1e-13), evaluations=evaluations,
    )  # fmt: skip


@pytest.mark.parametrize("name", CURVES)
def test_known_roots(name: str) -> None:
    function, low, high, root = CURVES[name]
    found = solve(function, np.array([low]), np.array([high]))
    assert found.value[0] == pytest.approx(root, rel=1e-9)
    assert found.evaluations < 50


@given(st.floats(-50, 50), st.floats(0.01, 100), st.floats(0.1, 60), st.floats(0.1, 60))
def test_a_line_takes_one_evaluation(root: float, slope: float, below: float, above: float) -> None:
    def line(x: Array) -> Array:
        return slope * (x - root)

    low, high = np.array([root - below]), np.array([root + above])
    found = cross_zero(
        line, low=low, at_low=line(low), high=high, at_high=line(high), tolerance=np.full(1, 1e-9 * slope),
        evaluations=7,
    )  # fmt: skip
    assert found.evaluations <= 1
    assert found.value[0] == pytest.approx(root, abs=1e-9)


def test_paths_do_not_depend_on_other_points() -> None:
    shift = np.linspace(0.2, 8.0, 50)
    together = solve(lambda x: x * x * x - shift, np.zeros(50), np.full(50, 5.0), 7)
    for index in (0, 17, 49):
        own = shift[index : index + 1]
        alone = solve(lambda x, own=own: x * x * x - own, np.zeros(1), np.full(1, 5.0), 7)
        assert alone.value[0] == together.value[index]


def test_a_jump_narrows_and_keeps_its_difference() -> None:
    found = solve(lambda x: np.where(x < 0.7, -1.0, 2.0), np.zeros(1), np.ones(1), 80)
    assert found.value[0] == pytest.approx(0.7, abs=1e-9)
    assert found.width[0] < 1e-9
    assert abs(found.difference[0]) == 1.0


def test_points_without_a_bracket_stay_out() -> None:
    nothing = np.array([np.nan, 0.0])
    found = cross_zero(
        lambda x: np.where(np.isfinite(x), x - 0.25, 0.0), low=nothing, at_low=np.array([np.nan, -0.25]),
        high=np.array([np.nan, 1.0]), at_high=np.array([np.nan, 0.75]), tolerance=np.full(2, 1e-12), evaluations=9,
    )  # fmt: skip
    assert np.isnan(found.value[0])
    assert found.value[1] == pytest.approx(0.25)


def test_an_argument_without_a_value_is_not_taken() -> None:
    def holed(x: Array) -> Array:
        return np.where((x > 0.45) & (x < 0.55), np.nan, x - 0.7)

    found = solve(holed, np.zeros(1), np.ones(1))
    assert np.isfinite(found.difference[0])
