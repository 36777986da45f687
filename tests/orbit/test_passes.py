"""Passes counted along locked orbits against the closed forms of access."""

import numpy as np
import pytest

from orbitdc.orbit import access
from orbitdc.orbit.constellation import Constellation, sun_synchronous_shell, walker_shell
from orbitdc.orbit.j2 import SECONDS_PER_DAY
from orbitdc.orbit.passes import PassStatistics, pass_statistics, repeat_days, site_position_km

EPOCH = 2462502.5
INCLINATION = 97.986


def walker(count: int = 24, planes: int = 4, altitude: float = 650.0, inclination: float = 53.0) -> Constellation:
    shell = walker_shell(
        altitude_km=altitude, inclination_deg=inclination, satellite_count=count, plane_count=planes, phasing=1
    )
    return Constellation(shells=(shell,), epoch_julian_date=EPOCH)


def statistics(constellation: Constellation, latitude: float, **changed: float) -> PassStatistics:
    values = {"longitude_deg": 10.0, "elevation_mask_deg": 25.0, "days": 2.0, "step_s": 20.0, **changed}
    return pass_statistics(constellation=constellation, latitude_deg=latitude, **values)


@pytest.mark.parametrize("latitude", [0.0, 35.0, 50.0])
def test_walker_counts_agree_with_the_latitude_integral(latitude: float) -> None:
    found = statistics(walker(count=60, planes=12), latitude, days=3.0)
    expected = 60 * access.visible_fraction(
        latitude_deg=latitude, altitude_km=650.0, inclination_deg=53.0, elevation_mask_deg=25.0
    )
    # The integral's Earth is a sphere; the counted site stands on the ellipsoid.
    assert found.satellites_in_view_mean == pytest.approx(expected.item(), rel=0.05)


def test_durations_agree_with_the_closed_forms() -> None:
    found = statistics(walker(), 0.0, days=4.0, step_s=10.0)
    orbit = {"altitude_km": 650.0, "inclination_deg": 53.0, "elevation_mask_deg": 25.0}
    assert found.duration_maximum_s == pytest.approx(float(access.pass_duration_s(**orbit)), rel=0.01)
    assert found.duration_maximum_s <= float(access.pass_duration_s(**orbit)) * 1.002
    assert found.duration_mean_s == pytest.approx(float(access.mean_pass_duration_s(**orbit)), rel=0.02)
    each = access.pass_duration_s(maximum_elevation_deg=found.highest_elevation_deg, **orbit)
    steep = found.highest_elevation_deg > 35
    np.testing.assert_allclose((found.set_s - found.rise_s)[steep], each[steep], rtol=0.02)
    seen = found.passes_per_day * found.duration_mean_s / SECONDS_PER_DAY
    assert seen == pytest.approx(found.satellites_in_view_mean, rel=0.02)


def test_a_dusk_plane_is_seen_twice_a_day_with_long_gaps() -> None:
    shell = sun_synchronous_shell(
        altitude_km=650.0, local_times_h=[18.0], satellites_per_plane=40, epoch_julian_date=EPOCH
    )
    found = statistics(Constellation(shells=(shell,), epoch_julian_date=EPOCH), 40.0, longitude_deg=0.0, days=1.0)
    day = access.day_in_view(
        latitude_deg=np.array([[40.0]]), longitude_deg=np.array([[0.0]]), altitude_km=np.array([650.0]),
        inclination_deg=np.array([INCLINATION]), elevation_mask_deg=np.array([25.0]),
        local_time_of_ascending_node_h=np.array([18.0]), local_time_band_h=np.array([0.0]),
        plane_count=np.array([1.0]),
    )  # fmt: skip
    share = float((day.satellite_share > 0).mean())
    assert found.covered_fraction == pytest.approx(share, abs=0.04)
    assert found.satellites_in_view_mean == pytest.approx(40 * day.satellite_share.mean(), rel=0.12)
    assert found.gap_maximum_s > 8 * 3600
    rising = np.histogram(found.rise_s / 3600, np.linspace(0, 24, 49))[0]
    quiet = day.satellite_share[:, 0, 0] == 0
    assert rising[quiet].sum() <= 0.1 * rising.sum()


def test_elevations_agree_with_the_distribution() -> None:
    found = statistics(walker(count=60, planes=12), 35.0, days=3.0, elevation_bin_count=65)
    shares = np.array([0.1, 0.5, 0.9])
    quantiles = access.elevation_distribution(
        latitude_deg=35.0, altitude_km=650.0, inclination_deg=53.0, elevation_mask_deg=25.0, shares=shares
    )[:, 0]
    above = 1.0 - np.concatenate([[0.0], np.cumsum(found.elevation_share)])
    np.testing.assert_allclose(np.interp(quantiles, found.elevation_edges_deg, above), shares, atol=0.03)
    assert found.elevation_share.sum() == pytest.approx(1.0)
    assert 650.0 < found.slant_range_mean_km < 1300.0


def test_without_passes_the_whole_time_is_one_gap() -> None:
    found = statistics(walker(inclination=10.0), 80.0, days=0.5)
    assert found.rise_s.size == 0
    assert found.passes_per_day == found.duration_maximum_s == found.covered_fraction == 0.0
    assert found.gap_maximum_s == pytest.approx(0.5 * SECONDS_PER_DAY)


def test_a_dense_shell_leaves_no_gap_and_blocks_do_not_matter() -> None:
    found = statistics(walker(count=1200, planes=30), 40.0, days=0.2)
    assert found.gap_maximum_s == 0.0
    assert found.covered_fraction == 1.0
    assert found.satellites_in_view_maximum >= found.satellites_in_view_mean > 5.0


def test_site_on_the_ellipsoid() -> None:
    (x, _, z), up = site_position_km(latitude_deg=45.0, longitude_deg=0.0)
    assert (x, z) == pytest.approx((4517.590879, 4487.348409), abs=1e-5)
    assert up == pytest.approx((np.sqrt(0.5), 0.0, np.sqrt(0.5)))
    assert site_position_km(latitude_deg=90.0, longitude_deg=0.0)[0][2] == pytest.approx(6356.752314, abs=1e-6)


@pytest.mark.parametrize(("altitude", "inclination", "days"), [(699.6, 98.2, 16), (786.0, 98.5, 10)])
def test_known_repeat_cycles(altitude: float, inclination: float, days: int) -> None:
    """Landsat flies 233 revolutions in 16 days, Sentinel-2 143 in 10."""
    found = repeat_days(altitude_km=altitude, inclination_deg=inclination, tolerance_deg=0.3)
    assert found == days
