"""The environment stage on its defaults, and its invariances."""

import dataclasses

import numpy as np
import pytest

from orbitdc.compute.parameters import ComputeParameters
from orbitdc.environment.parameters import EnvironmentParameters
from orbitdc.environment.result import EnvironmentResult
from orbitdc.environment.surroundings import surroundings
from orbitdc.fleet.parameters import FleetParameters
from orbitdc.orbit.parameters import OrbitParameters
from orbitdc.orbit.shell import shell
from orbitdc.scenario.calendar import Calendar
from orbitdc.scenario.declaration import Array, default_arrays
from orbitdc.spacecraft.result import AttitudeResult

CALENDAR = Calendar(start_year=2029, months=132)


def face(nadir_angle: float, sun_cosine: float) -> AttitudeResult:
    values = {f.name: np.ones(1) for f in dataclasses.fields(AttitudeResult)}
    values["radiator_nadir_angle_deg"] = np.array([nadir_angle])
    values["radiator_sun_cosine"] = np.array([sun_cosine])
    values["array_nadir_angle_deg"] = np.array([90.0])
    return AttitudeResult(**values)


def run(
    *, orbit: dict[str, float] | None = None, environment: EnvironmentParameters | None = None,
    attitude: AttitudeResult | None = None,
) -> EnvironmentResult:  # fmt: skip
    where = default_arrays(OrbitParameters, {"plane_count": 1, **(orbit or {})})
    return surroundings(
        environment=environment or default_arrays(EnvironmentParameters),
        orbit=where,
        shell=shell(orbit=where, fleet=default_arrays(FleetParameters), compute=default_arrays(ComputeParameters)),
        attitude=attitude or face(90.0, 0.0),
        calendar=CALENDAR,
    )


def test_defaults_at_650_km() -> None:
    result = run()
    assert result.solar_f107.shape == (132, 1)
    assert result.ram_pressure_pa.shape == (132, 1)
    assert result.radiator_earth_view_sum[0] == pytest.approx(0.481, abs=5e-4)
    assert result.radiator_earth_infrared_w_per_m2[0] == pytest.approx(239 * 0.48138, rel=1e-4)
    assert result.solar_irradiance_maximum_w_per_m2[0] == pytest.approx(1407.6, abs=0.1)
    assert result.solar_irradiance_hot_case_w_per_m2[0] == pytest.approx(1361.0 * 0.968, rel=2e-3)
    assert result.solar_irradiance_minimum_w_per_m2[0] == pytest.approx(1316.6, abs=0.1)
    assert result.ram_pressure_maximum_pa[0] == result.ram_pressure_pa.max()
    assert result.ram_pressure_mean_pa[0] == pytest.approx(result.ram_pressure_pa.mean())
    assert result.solar_f107.max() == pytest.approx(165.0, abs=0.2)
    for field in dataclasses.fields(EnvironmentResult):
        value = getattr(result, field.name)
        assert np.isfinite(value).all()
        assert (value > 0).all(), field.name


def test_debris_of_a_millimeter_includes_meteoroids() -> None:
    result = run()
    assert 0.005 < result.debris_flux_1mm_per_m2_yr[0] < 0.1
    assert 1e-6 < result.debris_flux_10cm_per_m2_yr[0] < 1e-4
    more = run(environment=default_arrays(EnvironmentParameters, {"debris_flux_factor": 3.0}))
    assert more.debris_flux_1mm_per_m2_yr[0] == pytest.approx(3 * result.debris_flux_1mm_per_m2_yr[0])
    assert more.collision_rate_per_object_per_m2_yr[0] == result.collision_rate_per_object_per_m2_yr[0]


def test_broadside_sees_more_of_earth_than_edge_on() -> None:
    edge, broad = run(), run(attitude=face(0.0, 0.0))
    assert broad.radiator_earth_view_sum[0] == pytest.approx(0.82358, abs=1e-5)
    assert broad.radiator_earth_infrared_w_per_m2[0] > edge.radiator_earth_infrared_w_per_m2[0]
    assert broad.radiator_albedo_w_per_m2[0] > edge.radiator_albedo_w_per_m2[0]


def test_noon_orbit_has_most_reflected_sunlight() -> None:
    noon = run(orbit={"local_time_of_ascending_node_h": 12.0, "altitude_km": 550.0}, attitude=face(0.0, 0.0))
    dusk = run(orbit={"altitude_km": 550.0}, attitude=face(0.0, 0.0))
    assert noon.radiator_albedo_w_per_m2[0] == pytest.approx(344, rel=0.05)
    assert dusk.radiator_albedo_w_per_m2[0] < 0.6 * noon.radiator_albedo_w_per_m2[0]


def test_stronger_cycle_means_more_drag() -> None:
    strong = run(environment=default_arrays(EnvironmentParameters, {"solar_cycle_strength": 1.3}))
    assert strong.ram_pressure_mean_pa[0] > 1.2 * run().ram_pressure_mean_pa[0]


def test_values_do_not_depend_on_the_block() -> None:
    base = default_arrays(EnvironmentParameters)
    draws = np.random.default_rng(7)
    count = 10
    strength, factor, albedo = (draws.uniform(*r, count) for r in ((0.6, 1.4), (0.5, 2.0), (0.2, 0.4)))
    cosine = draws.uniform(0.0, 0.1, count)

    def block(s: Array, f: Array, a: Array, c: Array) -> EnvironmentResult:
        environment = dataclasses.replace(base, solar_cycle_strength=s, air_density_factor=f, earth_albedo_fraction=a)
        return run(environment=environment, attitude=dataclasses.replace(face(90.0, 0.0), radiator_sun_cosine=c))

    whole = block(strength, factor, albedo, cosine)
    parts = [block(*(x[i : i + 2] for x in (strength, factor, albedo, cosine))) for i in range(0, count, 2)]
    assert whole.ram_pressure_pa.shape == (132, count)
    assert whole.radiator_earth_view_sum.shape == (1,)
    for name in ("solar_f107", "ram_pressure_pa", "ram_pressure_mean_pa", "radiator_albedo_w_per_m2",
                 "debris_flux_1mm_per_m2_yr", "density_scale_height_km"):  # fmt: skip
        joined = np.concatenate([getattr(p, name) for p in parts], axis=-1)
        np.testing.assert_array_equal(getattr(whole, name), joined, err_msg=name)
