import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import solve_bvp

from orbitdc.thermal.fin import conduction_parameter, fin_efficiency

TABLE = {
    0.01: (0.9870, 0.9869, 0.9869),
    0.05: (0.9398, 0.9397, 0.9395),
    0.1: (0.8900, 0.8897, 0.8888),
    0.2: (0.8114, 0.8106, 0.8081),
    0.3: (0.7512, 0.7498, 0.7459),
    0.5: (0.6634, 0.6611, 0.6545),
    0.75: (0.5881, 0.5849, 0.5759),
    1.0: (0.5340, 0.5301, 0.5195),
    1.5: (0.4596, 0.4548, 0.4423),
    2.0: (0.4095, 0.4043, 0.3908),
    3.0: (0.3447, 0.3389, 0.3250),
    5.0: (0.2738, 0.2677, 0.2545),
}


@pytest.mark.parametrize("zeta", TABLE)
def test_tabulated_efficiencies_to_four_decimals(zeta: float) -> None:
    computed = fin_efficiency(zeta=zeta, sink_ratio=np.array([0.0, 0.5, 0.7]))
    np.testing.assert_allclose(computed, TABLE[zeta], atol=1e-4)


@pytest.mark.parametrize(("zeta", "sink"), [(0.137, 0.61), (0.83, 0.23), (2.71, 0.87), (11.0, 0.4)])
def test_against_boundary_value_solver_between_nodes(zeta: float, sink: float) -> None:
    x = np.linspace(0.0, 1.0, 60)
    solved = solve_bvp(
        lambda _, y: np.vstack([y[1], zeta * (y[0] ** 4 - sink**4)]),
        lambda a, b: np.array([a[0] - 1.0, b[1]]),
        x,
        np.vstack([1.0 - (1.0 - sink) * 0.5 * x, np.full_like(x, -0.3)]),
        tol=1e-8,
        max_nodes=20000,
    )
    assert solved.success
    exact = -solved.y[1, 0] / (zeta * (1.0 - sink**4))
    assert float(fin_efficiency(zeta=zeta, sink_ratio=sink)) == pytest.approx(exact, abs=5e-5)


def test_long_fin_joins_the_table_without_a_step() -> None:
    below, above = fin_efficiency(zeta=np.array([49.999, 50.001]), sink_ratio=0.3)
    assert below == pytest.approx(above, rel=1e-4)
    assert float(fin_efficiency(zeta=500.0, sink_ratio=0.0)) == pytest.approx(np.sqrt(2.0 / 2500.0), abs=5e-5)


def test_perfect_conductor_and_sink_as_warm_as_the_root() -> None:
    assert float(fin_efficiency(zeta=0.0, sink_ratio=0.4)) == 1.0
    assert float(fin_efficiency(zeta=1.0, sink_ratio=1.7)) == pytest.approx(np.tanh(2.0) / 2.0, abs=1e-5)


@given(st.floats(1e-4, 200.0), st.floats(0.0, 1.0), st.floats(1.01, 3.0))
def test_falls_with_zeta_and_stays_between_zero_and_one(zeta: float, sink: float, factor: float) -> None:
    near, far = fin_efficiency(zeta=np.array([zeta, zeta * factor]), sink_ratio=sink)
    assert 0.0 < far < near <= 1.0


def test_scalar_equals_broadcast() -> None:
    zeta, sink = np.geomspace(0.01, 60.0, 7)[:, None], np.linspace(0.0, 1.0, 5)
    grid = fin_efficiency(zeta=zeta, sink_ratio=sink)
    single = [[float(fin_efficiency(zeta=float(z), sink_ratio=float(s))) for s in sink] for z in zeta[:, 0]]
    np.testing.assert_array_equal(grid, single)


def test_conduction_parameter_of_an_aluminum_fin() -> None:
    zeta = conduction_parameter(
        emissivity_sum=1.76, root_temperature_k=333.0, half_pitch_m=0.10, conductivity_w_per_m_k=200.0, thickness_m=5e-4
    )
    assert float(zeta) == pytest.approx(0.369, abs=5e-4)
