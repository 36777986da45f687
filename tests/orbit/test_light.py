"""The year of light: sampling of planes, drifting nodes, wide bands and the survey's table of dawn-dusk orbits."""

import dataclasses

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orbitdc.compute.parameters import ComputeParameters
from orbitdc.fleet.parameters import FleetParameters
from orbitdc.orbit.illumination import beta_angle_deg, eclipse_fraction
from orbitdc.orbit.j2 import EARTH_RADIUS_KM, nodal_rate_deg_per_day, sun_synchronous_inclination_deg
from orbitdc.orbit.light import (
    local_time_drift_h_per_day,
    monthly_thirds,
    plane_local_time_offset_h,
    plane_node_count,
    plane_nodes,
    plane_quadrature,
    shell_inclination_deg,
    year_of_light,
)
from orbitdc.orbit.parameters import OrbitParameters
from orbitdc.orbit.result import OrbitResult
from orbitdc.orbit.shell import shell
from orbitdc.orbit.sun import mean_longitude_deg, nominal_year_julian_date, sun_direction, sunlight_factor
from orbitdc.scenario.declaration import Array, default_arrays


def parameters_of(**orbit: Array | float) -> OrbitParameters:
    base = default_arrays(OrbitParameters)
    return dataclasses.replace(base, **{k: np.atleast_1d(np.asarray(v, dtype=float)) for k, v in orbit.items()})


def run(**orbit: Array | float) -> OrbitResult:
    return shell(
        orbit=parameters_of(**orbit), fleet=default_arrays(FleetParameters), compute=default_arrays(ComputeParameters)
    )


@pytest.mark.parametrize(
    ("altitude", "minutes", "days", "share"),
    [
        (550, 21.67, (97, 101), (0.048, 0.050)),
        (650, 19.73, (87, 90), (0.0385, 0.0401)),
        (800, 16.90, (73, 76), (0.027, 0.028)),
        (1000, 13.05, (55, 57), (0.0145, 0.0155)),
    ],
)
def test_dawn_dusk_table(
    altitude: float, minutes: float, days: tuple[float, float], share: tuple[float, float]
) -> None:
    evening, morning = (
        run(plane_count=1, altitude_km=altitude, local_time_of_ascending_node_h=hour) for hour in (18.0, 6.0)
    )
    for result in (evening, morning):
        assert days[0] - 1 <= result.eclipse_days_per_year[0] <= days[1] + 1
        assert share[0] - 5e-4 <= 1 - result.sunlit_time_fraction[0] <= share[1] + 5e-4
    assert evening.eclipse_duration_maximum_s[0] / 60 == pytest.approx(minutes, abs=0.02)


def test_eclipse_days_are_counted_for_any_plane() -> None:
    band = run(plane_count=12, local_time_band_h=2.0)
    offsets = plane_local_time_offset_h(plane_count=12, local_time_band_h=2.0)
    date = nominal_year_julian_date()[:, np.newaxis]
    beta = beta_angle_deg(
        inclination_deg=band.inclination_deg, local_time_of_ascending_node_h=18 + offsets, julian_date=date
    )
    dark = eclipse_fraction(altitude_km=650.0, beta_angle_deg=beta) > 0
    assert band.eclipse_days_per_year[0] == dark.any(axis=1).sum()
    assert band.eclipse_days_per_year[0] > run(plane_count=1).eclipse_days_per_year[0] + 10


def all_planes(orbit: OrbitParameters) -> dict[str, float]:
    """Follow every plane of one design with its node where J2 carries it, day by day."""
    planes = int(orbit.plane_count[0])
    altitude = orbit.altitude_km[0]
    inclination = shell_inclination_deg(orbit=orbit)[0]
    date = nominal_year_julian_date()
    ascension, declination = (np.radians(x) for x in sun_direction(julian_date=date))
    sun = np.array(
        [np.cos(declination) * np.cos(ascension), np.cos(declination) * np.sin(ascension), np.sin(declination)]
    )
    start = nominal_year_julian_date()[0] - 0.5
    rate = nodal_rate_deg_per_day(altitude_km=altitude, inclination_deg=inclination)
    sunlit, sines = [], []
    for plane in range(planes):
        hour = orbit.local_time_of_ascending_node_h[0]
        hour = hour + ((plane + 0.5) / planes - 0.5) * orbit.local_time_band_h[0]
        node = np.radians(mean_longitude_deg(julian_date=start) + 15 * (hour - 12) + rate * (date - start))
        tilt = np.radians(inclination)
        normal = np.array([np.sin(tilt) * np.sin(node), -np.sin(tilt) * np.cos(node), np.full(365, np.cos(tilt))])
        sine = np.abs((normal * sun).sum(axis=0))
        beta = np.degrees(np.arcsin(sine))
        sunlit.append(1 - eclipse_fraction(altitude_km=altitude, beta_angle_deg=beta))
        sines.append(sine)
    light = np.array(sunlit)
    return {
        "sunlit": light.mean(),
        "worst": light.min(),
        "darkest": light.mean(axis=0).min(),
        "eclipsed": (light < 1).mean() * 365,
        "fixed": (light * np.array(sines) * sunlight_factor(julian_date=date)).mean(),
        "beta": np.degrees(np.arcsin(np.min(sines))),
    }


@pytest.mark.parametrize("band", [0.5, 2.0, 2.2, 4.0, 7.0, 12.0, 24.0])
@pytest.mark.parametrize("planes", [4.0, 9.0, 200.0])
@pytest.mark.parametrize("inclination", [None, 53.0, 97.5])
def test_sampled_bands_against_every_plane(band: float, planes: float, inclination: float | None) -> None:
    given_inclination = {} if inclination is None else {"inclination_deg": inclination}
    orbit = parameters_of(local_time_band_h=band, plane_count=planes, **given_inclination)
    light = year_of_light(orbit=orbit, inclination_deg=shell_inclination_deg(orbit=orbit))
    truth = all_planes(orbit)
    assert light.sunlit_day.mean() == pytest.approx(truth["sunlit"], abs=4e-4)
    assert light.sunlit_day.min() == pytest.approx(truth["darkest"], abs=4e-3)
    assert 1 - light.eclipse_maximum[0] == pytest.approx(truth["worst"], abs=5e-4)
    assert light.eclipsed_days[0] == pytest.approx(truth["eclipsed"], abs=3.0)
    assert np.degrees(np.arcsin(light.sine_minimum[0])) == pytest.approx(truth["beta"], abs=0.6)
    assert light.fixed[0] == pytest.approx(truth["fixed"], abs=2e-3)


def test_band_over_all_nodes_has_no_preferred_local_time() -> None:
    band = run(local_time_band_h=24.0, plane_count=1000, local_time_of_ascending_node_h=np.array([6.0, 9.7, 18.0]))
    np.testing.assert_allclose(band.sunlit_time_fraction, band.sunlit_time_fraction[0], rtol=2e-4)
    assert band.band_energy_loss_fraction_tracking[2] > 0.2


def test_wide_bands_do_not_depend_on_the_block() -> None:
    generator = np.random.default_rng(3)
    size = 24
    values = {
        "altitude_km": generator.uniform(400, 1500, size),
        "local_time_of_ascending_node_h": generator.uniform(0, 24, size),
        "local_time_band_h": generator.choice([0.0, 0.5, 2.0, 3.0, 8.0, 24.0], size),
        "plane_count": generator.choice([1.0, 2.0, 6.0, 40.0, 500.0], size),
        "inclination_deg": generator.uniform(30, 100, size),
    }
    whole = run(**values)
    for start in range(0, size, 6):
        part = run(**{k: v[start : start + 6] for k, v in values.items()})
        for field in dataclasses.fields(OrbitResult):
            got, expected = getattr(part, field.name), getattr(whole, field.name)
            expected = expected[..., start : start + 6] if expected.shape[-1] == size else expected
            np.testing.assert_array_equal(got, expected, err_msg=field.name)
            assert np.isfinite(got).all()


def test_given_sun_synchronous_inclination_equals_none() -> None:
    still = run()
    named = run(inclination_deg=sun_synchronous_inclination_deg(altitude_km=650.0))
    assert still.local_time_drift_h_per_day[0] == 0.0
    assert named.local_time_drift_h_per_day[0] == 0.0
    assert named.sunlit_time_fraction[0] == pytest.approx(still.sunlit_time_fraction[0], rel=1e-12)


def test_drift_of_prograde_orbits() -> None:
    assert float(local_time_drift_h_per_day(altitude_km=420.0, inclination_deg=51.6)) * 15 == pytest.approx(
        -6.0, abs=0.1
    )
    assert float(local_time_drift_h_per_day(altitude_km=650.0, inclination_deg=90.0)) * 365.2421897 == pytest.approx(
        -24.0
    )


def test_drifting_node_sees_every_local_time() -> None:
    inclined = run(inclination_deg=53.0, plane_count=1)
    assert inclined.beta_angle_minimum_deg[0] < 0.6
    assert 66 < inclined.beta_angle_maximum_deg[0] < 53 + 23.5
    assert inclined.sunlit_time_fraction[0] == pytest.approx(0.68, abs=0.03)
    assert abs(inclined.opposite_node_energy_loss_fraction[0]) < 0.01


def test_equatorial_orbit_has_the_declination_as_its_sun_angle() -> None:
    equatorial = run(inclination_deg=0.0, plane_count=1)
    assert equatorial.beta_angle_maximum_deg[0] == pytest.approx(23.44, abs=0.01)
    assert equatorial.eclipse_days_per_year[0] == 365


def test_opposite_node_is_the_orbit_twelve_hours_on() -> None:
    evening, morning = (run(plane_count=1, local_time_of_ascending_node_h=h) for h in (18.0, 6.0))
    gain = morning.array_energy_fraction_tracking_worst_day / evening.array_energy_fraction_tracking_worst_day
    assert 1 - evening.opposite_node_worst_day_energy_loss_fraction[0] == pytest.approx(gain[0], rel=1e-12)
    assert gain[0] == pytest.approx(1.07, abs=0.01)
    annual = morning.array_energy_fraction_tracking / evening.array_energy_fraction_tracking
    assert 1 - evening.opposite_node_energy_loss_fraction[0] == pytest.approx(annual[0], rel=1e-12)


def test_a_wider_band_costs_more_energy() -> None:
    widths = np.array([0.0, 0.5, 1.0, 2.0, 4.0, 8.0, 24.0])
    result = run(local_time_band_h=widths)
    for name in ("band_energy_loss_fraction_tracking", "band_energy_loss_fraction_fixed"):
        loss = getattr(result, name)
        assert loss[0] == pytest.approx(0.0, abs=1e-12)
        assert np.all(np.diff(loss) > 0)
    assert result.band_energy_loss_fraction_tracking[1] == pytest.approx(4.6e-4, abs=2e-5)
    assert np.all(np.diff(result.fleet_sunlit_fraction_darkest_day[:4]) < 0)


def test_the_fleet_is_never_darker_than_its_worst_plane() -> None:
    result = run(local_time_band_h=np.array([0.5, 2.0, 6.0, 24.0]), plane_count=30)
    assert np.all(result.fleet_sunlit_fraction_darkest_day > result.sunlit_time_fraction_worst_day)
    assert 160 < result.fleet_darkest_day_of_year[0] < 185


def test_the_round_earth_never_shortens_an_eclipse() -> None:
    """Dawn-dusk orbit at 650 km stepped through the shadow of a flattened Earth."""
    polar_radius = 6356.752
    altitude = 650.0
    tilt = np.radians(float(sun_synchronous_inclination_deg(altitude_km=altitude)))
    along = 2 * np.pi * (np.arange(3600) + 0.5) / 3600
    stretch = np.array([1.0, 1.0, EARTH_RADIUS_KM / polar_radius])[:, np.newaxis]
    shares = []
    for date in nominal_year_julian_date()[::3]:
        ascension, declination = (np.radians(float(x)) for x in sun_direction(julian_date=date))
        sun = np.array(
            [
                [np.cos(declination) * np.cos(ascension)],
                [np.cos(declination) * np.sin(ascension)],
                [np.sin(declination)],
            ]
        )
        node = np.radians(float(mean_longitude_deg(julian_date=date)) + 90)
        place = (EARTH_RADIUS_KM + altitude) * np.array(
            [
                np.cos(node) * np.cos(along) - np.sin(node) * np.cos(tilt) * np.sin(along),
                np.sin(node) * np.cos(along) + np.cos(node) * np.cos(tilt) * np.sin(along),
                np.sin(tilt) * np.sin(along),
            ]
        )
        pair = []
        for shape in (np.ones((3, 1)), stretch):
            ray = sun * shape / np.linalg.norm(sun * shape)
            depth = (place * shape * ray).sum(axis=0)
            off_axis = np.sqrt((place * shape * place * shape).sum(axis=0) - depth * depth)
            pair.append(((depth < 0) & (off_axis < EARTH_RADIUS_KM)).mean())
        shares.append(pair)
    round_earth, flattened = np.array(shares).T
    assert np.all(round_earth >= flattened)
    assert round_earth.mean() == pytest.approx(0.0401, abs=4e-4)
    assert flattened.mean() == pytest.approx(0.0382, abs=4e-4)
    assert round_earth.max() - flattened.max() == pytest.approx(0.3 / 97.7, abs=6e-4)


@given(st.integers(1, 400), st.floats(2.01, 24))
def test_plane_nodes_keep_the_mean_and_the_variance(planes: int, band: float) -> None:
    count = int(plane_node_count(plane_count=float(planes), local_time_band_h=band))
    place, weights = plane_nodes(plane_count=float(planes), node_count=count)
    assert count <= planes
    assert weights.sum() == pytest.approx(1.0)
    assert (weights * place).sum() == pytest.approx(0.0, abs=1e-12)
    offsets = plane_local_time_offset_h(plane_count=planes, local_time_band_h=2.0)
    half_width = offsets.max()
    assert half_width**2 * (weights * place * place).sum() == pytest.approx((offsets * offsets).mean(), rel=1e-9)
    if count == planes:
        np.testing.assert_allclose(weights, 1 / planes, rtol=1e-9)


@pytest.mark.parametrize("planes", [2, 3, 5])
def test_plane_quadrature_is_exact_for_few_planes(planes: int) -> None:
    band = 3.0
    whole = run(plane_count=planes, local_time_band_h=band)
    offsets = ((np.arange(planes) + 0.5) / planes - 0.5) * band
    single = [run(plane_count=1, local_time_of_ascending_node_h=18.0 + o) for o in offsets]
    for name in ("sunlit_time_fraction", "array_energy_fraction_fixed", "eclipses_per_year"):
        mean = np.mean([getattr(s, name)[0] for s in single])
        assert getattr(whole, name)[0] == pytest.approx(mean, rel=1e-9)
    assert whole.sunlit_time_fraction_worst_day[0] == pytest.approx(
        min(s.sunlit_time_fraction_worst_day[0] for s in single), rel=1e-9
    )


@given(st.integers(2, 500))
def test_plane_quadrature_keeps_the_moments(planes: int) -> None:
    half_width, outer, inner = (float(x) for x in plane_quadrature(plane_count=float(planes)))
    offsets = (np.arange(planes) + 0.5) / planes - 0.5
    assert half_width == pytest.approx(offsets.max())
    assert min(outer, 1 - 2 * outer - 2 * inner) > -1e-12
    assert inner > -1e-12
    for power in (2, 4):
        ours = half_width**power * (2 * outer + 2 * inner * 0.5**power)
        assert ours == pytest.approx(float((offsets**power).mean()), rel=1e-9)


def test_thirds_of_a_known_month() -> None:
    daily = np.zeros((365, 1))
    daily[:31, 0] = np.arange(31)[::-1]
    thirds = monthly_thirds(daily=daily)[0, :, 0]
    first = (np.arange(10).sum() + 10 / 3) / (31 / 3)
    assert thirds[0] == pytest.approx(first)
    assert thirds.mean() == pytest.approx(15.0)
