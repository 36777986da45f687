from typing import Any

import numpy as np
import pytest

from orbitdc.launch.manifest import manifest, satellites_per_launch
from orbitdc.launch.parameters import LaunchParameters, VehicleParameters
from orbitdc.launch.payload import payload_capability_kg
from orbitdc.launch.result import LaunchResult
from orbitdc.orbit.parameters import OrbitParameters
from orbitdc.orbit.result import OrbitResult
from orbitdc.scenario.declaration import default_arrays, results
from orbitdc.spacecraft.result import SpacecraftResult


def launched(mass_kg: Any = 2000.0, volume_m3: Any = 20.0, **launch: float) -> LaunchResult:
    shell: dict[str, Any] = {name: np.zeros(1) for name in results(OrbitResult)}
    satellite: dict[str, Any] = {name: np.zeros(1) for name in results(SpacecraftResult)}
    shell["inclination_deg"] = np.full(1, 97.986)
    satellite["satellite_mass_kg"] = np.atleast_1d(np.asarray(mass_kg, dtype=float))
    satellite["stowed_volume_m3"] = np.atleast_1d(np.asarray(volume_m3, dtype=float))
    return manifest(
        launch=default_arrays(LaunchParameters, launch),
        vehicle=default_arrays(VehicleParameters),
        orbit=default_arrays(OrbitParameters),
        shell=OrbitResult(**shell),
        satellite=SpacecraftResult(**satellite),
    )


def test_every_field_is_a_finite_array():
    loaded = launched()
    for name in results(LaunchResult):
        values = getattr(loaded, name)
        assert values.shape == (1,), name
        assert np.isfinite(values).all(), name


def test_low_insertion_lifts_more_than_the_reference_orbit():
    assert launched().payload_capability_kg[0] > 50_000.0
    assert launched(raising_mode=1.0).payload_capability_kg[0] == pytest.approx(50_000.0, rel=2e-3)


def test_direct_delivery_ignores_the_insertion_altitude():
    low, high = (launched(raising_mode=1.0, insertion_altitude_km=h).payload_capability_kg[0] for h in (250.0, 900.0))
    assert low == high
    assert launched(insertion_altitude_km=250.0).payload_capability_kg > launched().payload_capability_kg


def test_mass_and_volume_both_limit():
    loaded = launched(mass_kg=[2000.0, 2000.0], volume_m3=[20.0, 60.0])
    capability = loaded.payload_capability_kg[0]
    assert loaded.satellites_per_launch_by_mass[0] == np.floor(0.95 * capability / 2000.0)
    np.testing.assert_array_equal(loaded.satellites_per_launch_by_volume, [30.0, 10.0])
    np.testing.assert_array_equal(
        loaded.satellites_per_launch, np.minimum(loaded.satellites_per_launch_by_mass, [30.0, 10.0])
    )


def test_a_satellite_that_does_not_fit_is_flagged_and_stays_finite():
    loaded = launched(mass_kg=[1e6, 2000.0], volume_m3=[20.0, 1e4])
    np.testing.assert_array_equal(loaded.satellite_too_heavy, [True, False])
    np.testing.assert_array_equal(loaded.satellite_too_large, [False, True])
    assert (loaded.satellites_per_launch > 0).all()
    assert (loaded.satellites_per_launch < 1).all()


def test_a_whole_number_of_satellites_is_not_lost_to_rounding():
    assert satellites_per_launch(by_mass=1 / 0.1 * 0.3, by_volume=5.0) == 3.0


def test_price_of_the_first_launch_is_that_of_its_capability():
    loaded = launched()
    np.testing.assert_allclose(loaded.launch_price_first_usd, 500.0 * loaded.payload_capability_kg)
    assert loaded.price_fraction(np.zeros(1))[0] == 1.0
    assert loaded.price_fraction(np.full(1, 200.0))[0] == pytest.approx(0.95)
    assert loaded.cadence_per_month(0.0)[0] == pytest.approx(100 / 12)
    assert loaded.cadence_per_month(1.0)[0] == pytest.approx(150 / 12)


def test_direct_delivery_lifts_less_for_the_same_price():
    inserted, direct = launched(), launched(raising_mode=1.0)
    assert direct.payload_capability_kg[0] < inserted.payload_capability_kg[0]
    assert direct.launch_price_first_usd[0] == inserted.launch_price_first_usd[0]
    np.testing.assert_allclose(direct.launch_price_first_usd, 500.0 * direct.priced_capability_kg)


def test_default_vehicle_is_the_closure_of_100_t_to_low_orbit():
    vehicle = default_arrays(VehicleParameters)
    payload = payload_capability_kg(
        altitude_km=650.0,
        inclination_deg=98.0,
        payload_kg=1e5,
        reference_altitude_km=200.0,
        reference_inclination_deg=28.5,
        launch_latitude_deg=vehicle.launch_latitude_deg,
        upper_stage_dry_kg=vehicle.upper_stage_dry_kg,
        upper_stage_propellant_kg=vehicle.upper_stage_propellant_kg,
        upper_stage_specific_impulse_s=vehicle.upper_stage_specific_impulse_s,
    )
    assert payload[0] == pytest.approx(vehicle.payload_kg[0], rel=0.05)
