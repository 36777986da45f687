"""The launch stage: what one launch carries, and price, failure and cadence as relations of flights and time."""

from __future__ import annotations

import numpy as np

from orbitdc.launch.parameters import RAISING_MODES, LaunchParameters, VehicleParameters
from orbitdc.launch.payload import payload_capability_kg
from orbitdc.launch.price import launch_price_usd, learning_exponent
from orbitdc.launch.result import LaunchResult
from orbitdc.orbit.parameters import OrbitParameters
from orbitdc.orbit.result import OrbitResult
from orbitdc.scenario.calendar import MONTHS_PER_YEAR
from orbitdc.scenario.declaration import Array
from orbitdc.spacecraft.result import SpacecraftResult

_DIRECT = RAISING_MODES.index("direct")
_SMALLEST_SHARE_OF_A_SATELLITE = 1e-6
_WHOLE_NUMBER_TOLERANCE = 1e-9


def satellites_by_mass(
    *, payload_capability_kg: Array | float, dispenser_mass_fraction: Array | float, satellite_mass_kg: Array | float
) -> Array:
    """Satellites one launch lifts, not rounded: capability less dispenser over wet mass.

    Parameters
    ----------
    payload_capability_kg, dispenser_mass_fraction, satellite_mass_kg : broadcastable.
    """
    useful: Array = np.asarray(payload_capability_kg, dtype=np.float64) * (1.0 - dispenser_mass_fraction)
    count: Array = useful / np.maximum(satellite_mass_kg, 1e-9)
    return count


def satellites_by_volume(
    *, fairing_volume_m3: Array | float, packing_fraction: Array | float, stowed_volume_m3: Array | float
) -> Array:
    """Satellites that fit under the fairing, not rounded: usable volume times packing over stowed volume.

    Parameters
    ----------
    fairing_volume_m3, packing_fraction, stowed_volume_m3 : broadcastable.
    """
    usable: Array = np.asarray(fairing_volume_m3, dtype=np.float64) * packing_fraction
    count: Array = usable / np.maximum(stowed_volume_m3, 1e-9)
    return count


def satellites_per_launch(*, by_mass: Array | float, by_volume: Array | float) -> Array:
    """Satellites one launch carries: the smaller of the two limits, rounded down.

    Below one satellite the point is infeasible (and flagged by the stage); the share of a satellite is then kept,
    not less than one in a million, so that launches and cost stay finite.

    Parameters
    ----------
    by_mass, by_volume : limits, not rounded, broadcastable.
    """
    limit: Array = np.minimum(by_mass, by_volume)
    whole: Array = np.floor(limit + _WHOLE_NUMBER_TOLERANCE)
    carried: Array = np.where(whole >= 1.0, whole, np.maximum(limit, _SMALLEST_SHARE_OF_A_SATELLITE))
    return carried


def manifest(
    *,
    launch: LaunchParameters,
    vehicle: VehicleParameters,
    orbit: OrbitParameters,
    shell: OrbitResult,
    satellite: SpacecraftResult,
) -> LaunchResult:
    """Load one launch, price it, and hand on the vehicle's learning, failure and cadence.

    A launch costs the same wherever it delivers: its price stands on the capability to the insertion orbit, and
    direct delivery to the operating orbit lifts less for it.

    Parameters
    ----------
    launch, vehicle, orbit : parameter groups, arrays that broadcast.
    shell : orbit stage (inclination).
    satellite : closed satellite (wet mass and stowed volume).

    Returns
    -------
    LaunchResult : with `satellites_per_launch` limited by mass and by volume; flags where not even one fits.
    """
    inserted, delivered = (
        payload_capability_kg(
            altitude_km=altitude_km,
            inclination_deg=shell.inclination_deg,
            payload_kg=vehicle.payload_kg,
            reference_altitude_km=vehicle.payload_reference_altitude_km,
            reference_inclination_deg=vehicle.payload_reference_inclination_deg,
            launch_latitude_deg=vehicle.launch_latitude_deg,
            upper_stage_dry_kg=vehicle.upper_stage_dry_kg,
            upper_stage_propellant_kg=vehicle.upper_stage_propellant_kg,
            upper_stage_specific_impulse_s=vehicle.upper_stage_specific_impulse_s,
        )
        for altitude_km in (launch.insertion_altitude_km, orbit.altitude_km)
    )
    capability = np.where(launch.raising_mode == _DIRECT, delivered, inserted)
    by_mass = satellites_by_mass(
        payload_capability_kg=capability,
        dispenser_mass_fraction=launch.dispenser_mass_fraction,
        satellite_mass_kg=satellite.satellite_mass_kg,
    )
    by_volume = satellites_by_volume(
        fairing_volume_m3=vehicle.fairing_volume_m3,
        packing_fraction=launch.packing_fraction,
        stowed_volume_m3=satellite.stowed_volume_m3,
    )
    lifted: Array = np.floor(by_mass + _WHOLE_NUMBER_TOLERANCE)
    fitting: Array = np.floor(by_volume + _WHOLE_NUMBER_TOLERANCE)
    return LaunchResult(
        payload_capability_kg=capability,
        priced_capability_kg=inserted,
        satellites_per_launch=satellites_per_launch(by_mass=by_mass, by_volume=by_volume),
        satellites_per_launch_by_mass=lifted,
        satellites_per_launch_by_volume=fitting,
        launch_price_first_usd=launch_price_usd(
            price_usd_per_kg=launch.launch_price_usd_per_kg, payload_capability_kg=inserted
        ),
        launch_price_exponent=learning_exponent(learning_rate=launch.launch_price_learning_rate),
        launch_price_reference_flights=launch.flights_before_project,
        launch_price_floor_fraction=launch.launch_price_floor_fraction,
        launch_failure_fraction=vehicle.failure_fraction,
        cadence_first_per_month=launch.cadence_first_per_yr / MONTHS_PER_YEAR,
        cadence_growth_per_yr=launch.cadence_growth_per_yr,
        cadence_maximum_per_month=launch.cadence_maximum_per_yr / MONTHS_PER_YEAR,
        satellite_too_heavy=lifted < 1.0,
        satellite_too_large=fitting < 1.0,
    )
