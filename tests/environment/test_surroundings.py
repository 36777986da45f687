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
from orbitdc.orbit.result import OrbitResult
from orbitdc.orbit.shell import shell
from orbitdc.scenario.calendar import Calendar
from orbitdc.scenario.declaration import Array, Table, default_arrays
from orbitdc.scenario.errors import ScenarioError
from orbitdc.spacecraft.parameters import CellParameters, SpacecraftParameters
from orbitdc.spacecraft.result import AttitudeResult
from orbitdc.thermal.parameters import RadiatorParameters

CALENDAR = Calendar(start_year=2029, months=132)


def face(nadir_angle: float, sun_cosine: float) -> AttitudeResult:
    values = {f.name: np.ones(1) for f in dataclasses.fields(AttitudeResult)}
    values["radiator_nadir_angle_deg"] = np.array([nadir_angle])
    values["radiator_sun_cosine"] = np.array([sun_cosine])
    values["array_nadir_angle_deg"] = np.array([90.0])
    return AttitudeResult(**values)


def run(
    *, orbit: dict[str, float] | None = None, environment: EnvironmentParameters | None = None,
    attitude: AttitudeResult | None = None, radiator: RadiatorParameters | None = None,
    cell: CellParameters | None = None, geometry: OrbitResult | None = None,
    spacecraft: SpacecraftParameters | None = None,
) -> EnvironmentResult:  # fmt: skip
    where = default_arrays(OrbitParameters, {"plane_count": 1, **(orbit or {})})
    return surroundings(
        environment=environment or default_arrays(EnvironmentParameters),
        orbit=where,
        shell=geometry
        or shell(orbit=where, fleet=default_arrays(FleetParameters), compute=default_arrays(ComputeParameters)),
        attitude=attitude or face(90.0, 0.0),
        radiator=radiator or default_arrays(RadiatorParameters),
        cell=cell or default_arrays(CellParameters),
        spacecraft=spacecraft or default_arrays(SpacecraftParameters),
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
    assert result.solar_f107.max() == pytest.approx(180.0, abs=0.2)
    for field in dataclasses.fields(EnvironmentResult):
        value = getattr(result, field.name)
        assert np.isfinite(value).all()
        assert (value > 0).all() or field.name == "outside_density_table", field.name


def test_debris_of_a_millimeter_includes_meteoroids() -> None:
    result = run()
    assert 0.02 < result.debris_flux_1mm_per_m2_yr[0] < 0.4
    assert 1e-6 < result.debris_flux_10cm_per_m2_yr[0] < 1e-4
    more = run(environment=default_arrays(EnvironmentParameters, {"debris_flux_factor": 3.0}))
    assert more.debris_flux_1mm_per_m2_yr[0] == pytest.approx(3 * result.debris_flux_1mm_per_m2_yr[0])
    assert more.collision_rate_per_object_per_m2_yr[0] == result.collision_rate_per_object_per_m2_yr[0]


def test_what_ends_disposal_is_counted_at_its_own_size() -> None:
    critical = np.array([1.0, 3.0, 10.0])
    sizes = dataclasses.replace(default_arrays(SpacecraftParameters), disposal_critical_debris_mm=critical)
    result = run(spacecraft=sizes)
    flux = result.disposal_critical_flux_per_m2_yr
    assert flux[0] == pytest.approx(result.debris_flux_1mm_per_m2_yr[0], rel=1e-12)
    assert flux[0] > flux[1] > flux[2] > result.debris_flux_1cm_per_m2_yr[0]


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


def test_a_table_replaces_the_debris_model_and_keeps_meteoroids() -> None:
    sizes = (1e-4, 0.1, 1.0, 10.0, 100.0)
    fluxes = (1e6, 0.5, 1e-4, 1e-5, 1e-6)
    table = Table(("diameter_cm", "flux_per_m2_yr"), (sizes, fluxes))
    base = default_arrays(EnvironmentParameters)
    given = run(environment=dataclasses.replace(base, debris_flux_table=table))
    built_in = run(environment=base)
    assert given.debris_flux_1cm_per_m2_yr[0] == pytest.approx(1e-4)
    assert given.debris_flux_10cm_per_m2_yr[0] == pytest.approx(1e-5)
    assert given.debris_flux_1m_per_m2_yr[0] == pytest.approx(1e-6)
    assert 0.5 < given.debris_flux_1mm_per_m2_yr[0] < 0.52
    assert given.tube_puncture_rate_per_m2_yr[0] > built_in.tube_puncture_rate_per_m2_yr[0]
    short = Table(("diameter_cm", "flux_per_m2_yr"), (sizes[:-1], fluxes[:-1]))
    with pytest.raises(ScenarioError, match="needs 100 cm"):
        run(environment=dataclasses.replace(base, debris_flux_table=short))


def test_debris_follows_the_inclination_of_the_shell() -> None:
    where = default_arrays(OrbitParameters, {"plane_count": 1})
    base = shell(orbit=where, fleet=default_arrays(FleetParameters), compute=default_arrays(ComputeParameters))
    inclined = dataclasses.replace(base, inclination_deg=np.array([53.0, 80.0]))
    result = run(geometry=inclined)
    assert result.debris_flux_10cm_per_m2_yr[1] / result.debris_flux_10cm_per_m2_yr[0] == pytest.approx(1.71 / 1.041)


def test_thicker_tubes_and_fewer_vulnerable_strings_lose_less() -> None:
    walls = np.array([0.5, 1.0, 3.0, 6.0])
    radiator = dataclasses.replace(default_arrays(RadiatorParameters), tube_wall_thickness_mm=walls)
    rates = run(radiator=radiator).tube_puncture_rate_per_m2_yr
    assert (np.diff(rates) < 0).all()
    single = [run(radiator=dataclasses.replace(radiator, tube_wall_thickness_mm=np.array([wall]))) for wall in walls]
    np.testing.assert_array_equal(rates, [one.tube_puncture_rate_per_m2_yr[0] for one in single])
    cell = default_arrays(CellParameters, {"string_vulnerable_fraction": 0.1})
    assert run(cell=cell).string_loss_rate_per_m2_yr[0] == pytest.approx(2 * run().string_loss_rate_per_m2_yr[0])


def test_decay_and_the_lifetimes_that_follow() -> None:
    result = run()
    assert result.air_cycle_ratio.shape == (12, 1)
    assert result.air_cycle_ratio.mean() == pytest.approx(1.0)
    assert 30 < 100 * result.decay_time_yr_m2_per_kg[0] < 100
    lifetime = result.passive_lifetime_yr(ballistic_coefficient_kg_per_m2=7.0, cycle_yr=11.0)
    assert 7 * result.decay_time_yr_m2_per_kg[0] < lifetime[0] < 14 * result.decay_time_yr_m2_per_kg[0]
    denser = run(environment=default_arrays(EnvironmentParameters, {"air_density_factor": 2.0}))
    assert denser.decay_time_yr_m2_per_kg[0] == pytest.approx(result.decay_time_yr_m2_per_kg[0] / 2, rel=1e-12)
    np.testing.assert_allclose(denser.air_cycle_ratio, result.air_cycle_ratio, rtol=1e-12)


def test_disturbed_years_mean_more_drag() -> None:
    calm, disturbed = (
        run(environment=default_arrays(EnvironmentParameters, {"geomagnetic_ap": ap})) for ap in (8.0, 16.0)
    )
    assert 1.05 < disturbed.ram_pressure_mean_pa[0] / calm.ram_pressure_mean_pa[0] < 1.25
    assert disturbed.decay_time_yr_m2_per_kg[0] < calm.decay_time_yr_m2_per_kg[0]


def test_a_sun_outside_the_density_table_is_flagged_and_held() -> None:
    mild = run(environment=default_arrays(EnvironmentParameters, {"solar_cycle_strength": 2.4}))
    wild = run(
        environment=default_arrays(EnvironmentParameters, {"solar_cycle_strength": 2.5, "solar_f107_maximum": 300.0})
    )
    assert not mild.outside_density_table[0]
    assert wild.outside_density_table[0]
    assert wild.solar_f107.max() <= 340.0 + 1e-9
    assert np.isfinite(wild.ram_pressure_pa).all()


def test_air_follows_the_local_time_of_a_node_that_keeps_it() -> None:
    afternoon, morning, dusk = (
        run(orbit={"local_time_of_ascending_node_h": hour}).ram_pressure_mean_pa[0] for hour in (15.0, 9.0, 18.0)
    )
    assert afternoon > 1.05 * dusk
    assert morning < 0.95 * dusk
    drifting = [
        run(orbit={"local_time_of_ascending_node_h": hour, "inclination_deg": 90.0}).ram_pressure_mean_pa[0]
        for hour in (15.0, 9.0)
    ]
    assert drifting[0] == drifting[1]


def test_months_of_drag_add_up_to_the_mean() -> None:
    result = run()
    assert result.ram_pressure_pa.sum() == pytest.approx(CALENDAR.months * result.ram_pressure_mean_pa[0], rel=1e-12)
