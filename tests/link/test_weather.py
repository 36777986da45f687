"""Fades of one site and the joint availability of many, against sums over the binomial distribution."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom

from orbitdc.link import weather


@pytest.mark.parametrize(("sites", "needed"), [(8, 1), (8, 5), (20, 18), (23, 23)])
@pytest.mark.parametrize("up", [0.31, 0.69, 0.995])
def test_joint_availability_is_the_binomial_tail_at_whole_numbers(sites: int, needed: int, up: float):
    value = weather.joint_availability(
        needed_share=np.array([needed / sites]), site_availability=np.array([up]), sites=np.array([float(sites)])
    )
    assert value == pytest.approx(binom.sf(needed - 1, sites, up), rel=1e-9)


def test_eight_independent_sites_and_the_published_correlation():
    def availability(exponent: float) -> float:
        sites = weather.effective_sites(sites=np.array([8.0]), exponent=np.array([exponent]))
        return weather.joint_availability(
            needed_share=np.array([0.0]), site_availability=np.array([0.69]), sites=sites
        ).item()

    assert availability(1.0) == pytest.approx(0.99991, abs=5e-6)
    assert availability(0.93) == pytest.approx(0.9997, abs=5e-5)
    assert availability(0.0) == pytest.approx(0.69)


def test_more_than_everything_is_never_there():
    value = weather.joint_availability(
        needed_share=np.array([1.01]), site_availability=np.array([0.999]), sites=np.array([5.0])
    )
    assert value == 0.0


def test_equal_sites_count_as_themselves():
    n, up = 12, 0.7
    sites = weather.independent_sites(mean_share=np.array([up]), share_variance=np.array([up * (1 - up) / n]))
    assert sites == pytest.approx(n)


@pytest.mark.parametrize("sites", [6, 10, 23, 40])
@pytest.mark.parametrize("up", [0.5, 0.7, 0.95, 0.995])
@pytest.mark.parametrize("target", [0.99, 0.999])
def test_assured_share_is_near_the_binomial_quantile(sites: int, up: float, target: float):
    left = sites * weather.assured_share(
        site_availability=np.array([up]), sites=np.array([float(sites)]), target_availability=np.array([target])
    )
    exact = sites - binom.ppf(target, sites, 1.0 - up)
    assert exact - 1.0 <= left.item() + 1e-9
    assert left.item() <= exact + 1.0


@settings(max_examples=60, deadline=None)
@given(
    up=st.floats(0.05, 0.995),
    better=st.floats(0.0, 0.004),
    sites=st.floats(1.0, 60.0),
    more=st.floats(0.0, 20.0),
    need=st.floats(0.0, 1.0),
    larger=st.floats(0.0, 0.5),
)
def test_joint_availability_goes_the_right_way(up, better, sites, more, need, larger):
    def joint(need: float, up: float, sites: float) -> float:
        return weather.joint_availability(
            needed_share=np.array([need]), site_availability=np.array([up]), sites=np.array([sites])
        ).item()

    base = joint(need, up, sites)
    assert 0.0 <= base <= 1.0
    assert joint(need, up + better, sites) >= base - 1e-12
    assert joint(min(need + larger, 1.0), up, sites) <= base + 1e-12
    # The same traffic over more sites of the same size needs a smaller share of them.
    assert joint(need * sites / (sites + more), up, sites + more) >= base - 1e-12


CURVE = np.array([20.0, 12.0, 6.0, 2.0, 0.5])
NODES = np.array([-3.0, -2.0, -1.0, 0.0, 1.0])


def test_site_availability_hits_nodes_and_rises_with_the_margin():
    value = weather.site_availability(curve_db=CURVE, log10_percent_nodes=NODES, margin_db=CURVE)
    assert value == pytest.approx(1.0 - 10.0**NODES / 100.0)
    margins = np.linspace(0.0, 30.0, 200)
    risen = weather.site_availability(curve_db=CURVE, log10_percent_nodes=NODES, margin_db=margins)
    assert np.all(np.diff(risen) >= 0.0)


def test_attenuation_between_nodes_inverts_site_availability():
    table = np.broadcast_to(CURVE, (2, 1, 3, 5))
    percent = np.array([0.002, 0.05, 0.7, 4.0])
    value = weather.attenuation_db(
        table_db=table,
        elevation_nodes_deg=np.array([10.0, 40.0, 85.0]),
        log10_percent_nodes=NODES,
        band=np.zeros(1),
        elevation_deg=np.full(1, 33.0),
        percent=percent,
    )
    assert value.shape == (2, 4)
    back = weather.site_availability(curve_db=CURVE, log10_percent_nodes=NODES, margin_db=value[1])
    assert back == pytest.approx(1.0 - percent / 100.0, rel=1e-9)


def test_attenuation_is_linear_in_elevation_and_held_beyond_the_nodes():
    table = np.array([30.0, 10.0])[None, None, :, None] * np.ones((1, 1, 2, 5))

    def at(elevation: float) -> float:
        return weather.attenuation_db(
            table_db=table,
            elevation_nodes_deg=np.array([20.0, 40.0]),
            log10_percent_nodes=NODES,
            band=np.zeros(1),
            elevation_deg=np.full(1, elevation),
            percent=np.full(1, 0.1),
        ).item()

    assert at(30.0) == pytest.approx(20.0)
    assert at(5.0) == pytest.approx(30.0)
    assert at(80.0) == pytest.approx(10.0)
