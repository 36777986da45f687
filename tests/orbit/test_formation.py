"""Relative motion against numerical orbits, and the published planar cluster."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import solve_ivp

from orbitdc.orbit import formation
from orbitdc.orbit.j2 import EARTH_GRAVITY_KM3_PER_S2, mean_motion_rad_per_s, period_s, semi_major_axis_km

N650 = float(mean_motion_rad_per_s(altitude_km=650.0))
PERIOD = float(period_s(altitude_km=650.0))
RADIUS_M = 1000 * float(semi_major_axis_km(altitude_km=650.0))
MU = 1e9 * EARTH_GRAVITY_KM3_PER_S2
PHASES = np.linspace(0.0, 2 * np.pi, 181)


def two_body(offset: np.ndarray, time_s: float) -> np.ndarray:
    """Relative position of two satellites flown apart from each other around a point mass, in rotating axes."""

    def pull(_: float, state: np.ndarray) -> np.ndarray:
        distance = np.sqrt(np.sum(state[:3] * state[:3]))
        return np.concatenate([state[3:], -MU / distance**3 * state[:3]])

    speed = np.sqrt(MU / RADIUS_M)
    chief = np.array([RADIUS_M, 0, 0, 0, speed, 0])
    x, y, z, u, v, w = offset
    deputy = chief + np.array([x, y, z, u - N650 * y, v + N650 * x, w])
    ends = [
        solve_ivp(pull, (0, time_s), start, method="DOP853", rtol=1e-13, atol=1e-7).y[:, -1]
        for start in (chief, deputy)
    ]
    apart = (ends[1] - ends[0])[:3]
    up = ends[0][:3] / RADIUS_M
    along = np.array([-up[1], up[0], 0.0])
    return np.array([apart @ up, apart @ along, apart[2]])


@pytest.mark.parametrize(
    "offset",
    [
        (100.0, 0.0, 0.0, 0.0, -2 * N650 * 100.0, 0.0),
        (0.0, 500.0, 0.0, 0.25, 0.0, 0.3),
        (50.0, -200.0, 80.0, 0.02, -0.1, 0.05),
        (10.0, 0.0, 0.0, 0.0, 0.0, 0.0),
    ],
)
@pytest.mark.parametrize("share", [0.17, 0.5, 1.0])
def test_transition_against_numerical_two_body_motion(offset: tuple[float, ...], share: float) -> None:
    state = formation.hill_state(initial_state=np.array(offset), mean_motion_rad_per_s=N650, time_s=share * PERIOD)
    truth = two_body(np.array(offset), share * PERIOD)
    size = max(np.abs(truth).max(), 100.0)
    # What first order leaves out is of the order of distance squared over the orbit's radius.
    assert np.abs(state[:3] - truth).max() < 60.0 * size * size / RADIUS_M


@settings(max_examples=40, deadline=None)
@given(
    x=st.floats(-500, 500), y=st.floats(-1000, 1000), u=st.floats(-0.5, 0.5), z=st.floats(-500, 500),
    turns=st.integers(1, 5),
)  # fmt: skip
def test_bounded_orbits_return_after_whole_revolutions(x: float, y: float, u: float, z: float, turns: int) -> None:
    rate = float(formation.bounded_rate_m_per_s(radial_offset_m=x, mean_motion_rad_per_s=N650))
    start = np.array([x, y, z, u, rate, 0.0])
    end = formation.hill_state(initial_state=start, mean_motion_rad_per_s=N650, time_s=turns * PERIOD)
    assert end[:3] == pytest.approx(start[:3], abs=1e-6)
    assert end[3:] == pytest.approx(start[3:], abs=1e-9)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.floats(-100, 100), min_size=6, max_size=6), st.floats(10, 20000))
def test_transition_keeps_the_energy_integral_and_composes(start: list[float], time: float) -> None:
    state = np.array(start) * np.array([1, 1, 1, 1e-3, 1e-3, 1e-3])

    def energy(s: np.ndarray) -> float:
        return float(s[3] ** 2 + s[4] ** 2 + s[5] ** 2 - 3 * N650**2 * s[0] ** 2 + N650**2 * s[2] ** 2)

    once = formation.hill_state(initial_state=state, mean_motion_rad_per_s=N650, time_s=time)
    half = formation.hill_state(initial_state=state, mean_motion_rad_per_s=N650, time_s=time / 2)
    twice = formation.hill_state(initial_state=half, mean_motion_rad_per_s=N650, time_s=time / 2)
    assert energy(once) == pytest.approx(energy(state), abs=1e-9)
    assert twice == pytest.approx(once, abs=1e-7)


def test_one_meter_too_high_drifts_139_m_a_day() -> None:
    assert formation.along_track_drift_m_per_orbit(semi_major_axis_error_m=1.0) == pytest.approx(9.42, abs=0.005)
    drift = formation.along_track_drift_m_per_day(altitude_km=650.0, semi_major_axis_error_m=1.0)
    assert drift == pytest.approx(139, abs=0.5)
    fix = formation.correction_delta_v_m_per_s(altitude_km=650.0, semi_major_axis_error_m=1.0)
    assert 1000 * fix == pytest.approx(0.54, abs=0.005)
    # The same from the transition: a circular orbit 1 m higher moves at y' = -3/2 n x.
    start = np.array([1.0, 0, 0, 0, -1.5 * N650, 0])
    end = formation.hill_state(initial_state=start, mean_motion_rad_per_s=N650, time_s=86400.0)
    assert -end[1] == pytest.approx(float(drift), rel=1e-9)
    slowed = start + np.array([0, 0, 0, 0, -float(fix), 0])
    later = formation.hill_state(initial_state=slowed, mean_motion_rad_per_s=N650, time_s=np.array([0, PERIOD]))
    assert later[1, 1] == pytest.approx(later[1, 0], abs=1e-9)


def test_differential_drag_opens_the_published_distances() -> None:
    speed = np.sqrt(MU / RADIUS_M)
    for density, published in ((5e-14, 7.9), (1.2e-13, 19.0), (3.1e-13, 49.0)):
        difference = 0.05 * 0.5 * density * speed * speed / 100.0
        growth = formation.differential_drag_growth_m(acceleration_m_per_s2=difference, time_s=86400.0)
        assert growth == pytest.approx(published, rel=0.02)


def test_cluster_of_81_members_reaches_one_kilometer() -> None:
    lattice = formation.planar_lattice_m(member_count=81, neighbor_spacing_m=150.0)
    assert lattice.shape == (81, 2)
    positions = formation.cluster_positions_m(lattice_m=lattice, orbit_phase_rad=PHASES)
    assert np.sqrt((lattice * lattice).sum(axis=1)).max() == pytest.approx(1000.0)
    assert np.abs(positions[..., 0]).max() == pytest.approx(500.0)
    assert np.abs(positions[..., 1]).max() == pytest.approx(1000.0)
    nearest = np.sqrt((positions[:, 1:5] ** 2).sum(axis=-1))
    assert (nearest.min(), nearest.max()) == pytest.approx((100.0, 200.0))
    diagonal = np.sqrt((positions[:, 5:9] ** 2).sum(axis=-1))
    assert (diagonal.min(), diagonal.max()) == pytest.approx((141.4, 282.8), abs=0.1)
    assert formation.minimum_separation_m(lattice_m=lattice, orbit_phase_rad=PHASES) == pytest.approx(100.0)
    assert formation.cluster_minimum_separation_m(neighbor_spacing_m=150.0) == pytest.approx(100.0)
    assert formation.cluster_radius_m(member_count=81.0, neighbor_spacing_m=150.0) == pytest.approx(1000, rel=0.02)
    assert formation.cluster_radius_m(member_count=1.0, neighbor_spacing_m=150.0) == 0.0


def test_cluster_positions_follow_the_transition() -> None:
    lattice = formation.planar_lattice_m(member_count=21, neighbor_spacing_m=150.0)
    x, y = 0.5 * lattice[:, 0], lattice[:, 1]
    zero = np.zeros_like(x)
    rate = formation.bounded_rate_m_per_s(radial_offset_m=x, mean_motion_rad_per_s=N650)
    start = np.stack([x, y, zero, 0.5 * N650 * y, rate, zero])
    for phase in (0.3, 1.7, 4.0):
        moved = formation.hill_state(initial_state=start, mean_motion_rad_per_s=N650, time_s=phase / N650)
        ours = formation.cluster_positions_m(lattice_m=lattice, orbit_phase_rad=phase)[0]
        np.testing.assert_allclose(ours, np.stack([moved[0], moved[1]], axis=-1), atol=1e-9)


@pytest.mark.parametrize("beta", [20.0, 45.0, 60.0, 80.0])
def test_shadow_bound_holds_and_is_reached_for_the_worst_sun(beta: float) -> None:
    lattice = formation.planar_lattice_m(member_count=21, neighbor_spacing_m=150.0)
    bound = 100.0 * np.sin(np.radians(beta))
    suns = np.linspace(0, 2 * np.pi, 24, endpoint=False)
    found = [
        formation.sun_line_distance_m(lattice_m=lattice, beta_angle_deg=beta, sun_phase_rad=sun, orbit_phase_rad=PHASES)
        for sun in suns
    ]
    assert min(found) >= bound * (1 - 1e-9)
    assert min(found) == pytest.approx(bound, rel=1e-3)
    free = formation.shadow_free_beta_deg(satellite_span_m=bound, minimum_separation_m=100.0)
    assert free == pytest.approx(beta)
    assert formation.shadow_free_beta_deg(satellite_span_m=200.0, minimum_separation_m=100.0) == pytest.approx(90.0)


def test_keeping_adds_its_parts_and_a_lone_satellite_pays_nothing() -> None:
    def keeping(**changed: float) -> float:
        values = {
            "altitude_km": 650.0, "semi_major_axis_error_m": 1.0, "box_half_width_m": 10.0,
            "drag_acceleration_m_per_s2": 1e-8, "ballistic_spread_fraction": 0.05, "cluster_radius_m": 1000.0,
            "oblateness_keeping_m_per_s_yr_per_km": 3.0,
        }  # fmt: skip
        return float(formation.formation_keeping_m_per_s_yr(**{**values, **changed}))

    assert keeping() == pytest.approx(2.718 + 0.0158 + 3.0, abs=0.001)
    assert keeping(cluster_radius_m=0.0) == 0.0
    assert keeping(semi_major_axis_error_m=2.0) == pytest.approx(keeping() + 3 * 2.718, abs=0.01)
    assert keeping(box_half_width_m=20.0) < keeping()
