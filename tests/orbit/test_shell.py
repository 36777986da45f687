"""The orbit stage on its default, against printed figures, and its invariances."""

import dataclasses

import numpy as np
import pytest

from orbitdc.compute.parameters import ComputeParameters
from orbitdc.fleet.parameters import FleetParameters
from orbitdc.orbit.parameters import OrbitParameters
from orbitdc.orbit.result import OrbitResult
from orbitdc.orbit.shell import shell
from orbitdc.orbit.sun import MONTH_LENGTHS
from orbitdc.scenario.declaration import Array, default_arrays


def run(**orbit: float) -> OrbitResult:
    return shell(
        orbit=default_arrays(OrbitParameters, orbit),
        fleet=default_arrays(FleetParameters),
        compute=default_arrays(ComputeParameters),
    )


@pytest.fixture(scope="module")
def dawn_dusk() -> OrbitResult:
    return run(plane_count=1)


def test_dawn_dusk_at_650_km(dawn_dusk: OrbitResult) -> None:
    assert dawn_dusk.eclipse_duration_maximum_s[0] / 60 == pytest.approx(19.73, abs=0.02)
    assert dawn_dusk.sunlit_time_fraction[0] == pytest.approx(0.960, abs=5e-4)
    assert dawn_dusk.array_energy_fraction_tracking[0] == pytest.approx(0.961, abs=1e-3)
    assert dawn_dusk.array_energy_fraction_fixed[0] == pytest.approx(0.915, abs=1e-3)
    days = dawn_dusk.eclipses_per_year[0] * dawn_dusk.period_s[0] / 86400
    assert 87 <= days <= 92


@pytest.mark.parametrize(
    ("altitude", "minutes", "share"), [(550, 21.67, 0.049), (800, 16.90, 0.0275), (1000, 13.05, 0.015)]
)
def test_other_dawn_dusk_altitudes(altitude: float, minutes: float, share: float) -> None:
    result = run(plane_count=1, altitude_km=altitude)
    assert result.eclipse_duration_maximum_s[0] / 60 == pytest.approx(minutes, abs=0.05)
    assert 1 - result.sunlit_time_fraction[0] == pytest.approx(share, abs=0.0015)


def test_no_eclipse_above_1400_km() -> None:
    result = run(plane_count=1, altitude_km=1400.0)
    assert result.sunlit_time_fraction_worst_day[0] == 1.0
    assert result.eclipses_per_year[0] == 0.0


def test_dusk_eclipses_at_aphelion_and_dawn_at_perihelion(dawn_dusk: OrbitResult) -> None:
    dawn = run(plane_count=1, local_time_of_ascending_node_h=6.0)
    assert dawn_dusk.sunlight_factor_worst_day[0] < 0.97
    assert dawn.sunlight_factor_worst_day[0] > 1.03
    ratio = dawn.array_energy_fraction_tracking_worst_day[0] / dawn_dusk.array_energy_fraction_tracking_worst_day[0]
    assert ratio == pytest.approx(1.07, abs=0.01)


def test_worst_is_worse_than_mean_and_a_band_is_worse_than_a_plane(dawn_dusk: OrbitResult) -> None:
    band = run(plane_count=12, local_time_band_h=2.0)
    assert band.array_energy_fraction_fixed_worst_day[0] < dawn_dusk.array_energy_fraction_fixed_worst_day[0]
    assert band.sunlit_time_fraction_worst_day[0] < dawn_dusk.sunlit_time_fraction_worst_day[0]
    assert band.beta_angle_minimum_deg[0] < dawn_dusk.beta_angle_minimum_deg[0]
    assert band.array_energy_fraction_fixed[0] <= band.array_energy_fraction_tracking[0]


def test_monthly_thirds_keep_the_mean_and_ascend(dawn_dusk: OrbitResult) -> None:
    thirds = dawn_dusk.sunlit_time_fraction_month
    assert thirds.shape == (12, 3, 1)
    assert np.all(np.diff(thirds, axis=1) >= 0)
    year = (thirds.mean(axis=1)[:, 0] * np.array(MONTH_LENGTHS)).sum() / 365
    assert year == pytest.approx(dawn_dusk.sunlit_time_fraction[0], rel=1e-12)
    assert thirds[5].max() < 0.82
    assert thirds[11].min() == 1.0


def test_faintest_day_is_aphelion_and_carries_its_own_shadow() -> None:
    morning, evening = run(local_time_of_ascending_node_h=6.0), run()
    for result in (morning, evening):
        assert result.array_light_fraction_tracking_minimum[0] == pytest.approx(0.967, abs=5e-4)
        assert result.array_light_fraction_fixed_minimum[0] <= result.array_energy_fraction_fixed_worst_day[0] / (
            result.sunlit_time_fraction_worst_day[0] - 1e-12
        )
    assert morning.sunlit_time_fraction_faintest_day[0] == 1.0
    assert evening.sunlit_time_fraction_faintest_day[0] < 0.83


def test_a_full_shell_is_flagged_and_its_slack_negative() -> None:
    tight = run(plane_count=1, minimum_separation_km=1000.0)
    assert tight.slots_exceeded[0]
    assert tight.slots_slack[0] < 0
    roomy = run()
    assert not roomy.slots_exceeded[0]
    assert 0 < roomy.slots_slack[0] < 1


def test_contracted_fleet_sets_the_spacing() -> None:
    one, two = (
        run(),
        shell(
            orbit=default_arrays(OrbitParameters),
            fleet=default_arrays(FleetParameters, {"contracted_it_power_gw": 2.0}),
            compute=default_arrays(ComputeParameters),
        ),
    )
    assert two.satellite_spacing_km[0] == pytest.approx(one.satellite_spacing_km[0] / 2)


def test_values_do_not_depend_on_the_block() -> None:
    base = default_arrays(OrbitParameters)
    altitude = np.linspace(400, 1500, 9)
    time = np.linspace(6, 18, 9)

    def block(a: Array, t: Array) -> OrbitResult:
        orbit = dataclasses.replace(base, altitude_km=a, local_time_of_ascending_node_h=t)
        return shell(orbit=orbit, fleet=default_arrays(FleetParameters), compute=default_arrays(ComputeParameters))

    whole = block(altitude, time)
    parts = [block(altitude[i : i + 3], time[i : i + 3]) for i in (0, 3, 6)]
    for field in dataclasses.fields(OrbitResult):
        pieces = [getattr(p, field.name) for p in parts]
        joined = pieces[0] if pieces[0].shape[-1] == 1 else np.concatenate(pieces, axis=-1)
        np.testing.assert_array_equal(getattr(whole, field.name), joined, err_msg=field.name)
        assert np.isfinite(joined).all()


def test_grid_of_altitude_and_local_time_broadcasts() -> None:
    values = {f: v if v is None else v.reshape(1, 1) for f, v in vars(default_arrays(OrbitParameters)).items()}
    values["altitude_km"] = np.array([[500.0], [650.0], [800.0]])
    values["local_time_of_ascending_node_h"] = np.array([[12.0, 18.0]])
    two_dimensional = [
        group(**{n: v.reshape(1, 1) for n, v in vars(default_arrays(group)).items()})
        for group in (FleetParameters, ComputeParameters)
    ]
    result = shell(orbit=OrbitParameters(**values), fleet=two_dimensional[0], compute=two_dimensional[1])
    assert result.sunlit_time_fraction.shape == (3, 2)
    assert result.sunlit_time_fraction_month.shape == (12, 3, 3, 2)
    assert result.period_s.shape == (3, 1)
    assert np.all(result.sunlit_time_fraction[:, 0] < 0.7)
