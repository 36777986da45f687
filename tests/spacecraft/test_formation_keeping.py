"""What flying in a cluster costs a satellite, and when its members are in each other's way."""

from typing import Any

import numpy as np
import pytest

import orbitdc


@pytest.fixture(scope="module")
def clusters() -> Any:
    overrides = ["orbit.satellites_per_cluster=[1, 9, 81]", "orbit.cluster_neighbor_spacing_m=[40, 150]"]
    scenario = orbitdc.load("configs/gigawatt.yaml", overrides=overrides)
    return orbitdc.evaluate(scenario)


def values(clusters: Any, name: str) -> np.ndarray:
    return clusters[name].transpose("orbit.satellites_per_cluster", ...).values.squeeze()


def test_a_lone_satellite_pays_nothing_and_a_wider_cluster_more(clusters: Any) -> None:
    keeping = values(clusters, "formation_keeping_delta_v_m_per_s_yr")
    assert np.all(keeping[0] == 0.0)
    assert np.all(np.diff(keeping, axis=0) > 0.0)
    assert keeping[2, 1] == pytest.approx(2.72 + 3 * 1.0155, rel=0.05)
    assert np.all(np.diff(values(clusters, "propellant_mass_kg"), axis=0) > 0.0)


def test_only_a_crowded_cluster_shadows_itself(clusters: Any) -> None:
    shadow, slack = values(clusters, "cluster_members_shadow"), values(clusters, "cluster_separation_slack")
    assert not shadow[0].any()
    assert shadow[1:, 0].all()
    assert not shadow[1:, 1].any()
    assert np.all(slack[0] == 1.0)
    assert np.all(slack[1:, 0] < slack[1:, 1])
