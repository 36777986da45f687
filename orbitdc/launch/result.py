"""What the launch stage hands on: satellites per launch, and price, failure and cadence as relations of flights."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from orbitdc.scenario.declaration import Array, Flags, flag, result, slack


@dataclass(frozen=True, kw_only=True)
class LaunchResult:
    """Manifest of one launch and the vehicle's price, failure and cadence."""

    payload_capability_kg: Array = result("kg", "Mass one launch puts into the insertion orbit", relation="orbitdc.launch.payload.payload_capability_kg")
    satellites_per_launch: Array = result("1", "Satellites one launch carries, by mass and by volume", relation="orbitdc.launch.manifest.satellites_per_launch")
    satellites_per_launch_by_mass: Array = result("1", "Satellites one launch lifts", relation="orbitdc.launch.manifest.satellites_per_launch")
    satellites_per_launch_by_volume: Array = result("1", "Satellites that fit under the fairing", relation="orbitdc.launch.manifest.satellites_per_launch")
    launch_price_first_usd: Array = result("USD", "Price of the first launch of the project", relation="orbitdc.launch.price.launch_price_usd")
    launch_price_exponent: Array = result("1", "Exponent of price against cumulative flights (0: flat)", relation="orbitdc.launch.price.learning_exponent")
    launch_price_reference_flights: Array = result("1", "Flights behind the vehicle when the project starts", relation="orbitdc.launch.price.launch_price_usd")
    launch_price_floor_fraction: Array = result("1", "Lowest price as a share of the first", relation="orbitdc.launch.price.launch_price_usd")
    launch_failure_fraction: Array = result("1", "Chance that a launch loses its satellites", relation="orbitdc.launch.manifest.manifest")
    cadence_first_per_month: Array = result("1", "Launches per month open to the project in its first year", relation="orbitdc.launch.manifest.cadence_per_month")
    cadence_growth_per_yr: Array = result("1/yr", "Yearly growth of that cadence, as a fraction", relation="orbitdc.launch.manifest.cadence_per_month")
    cadence_maximum_per_month: Array = result("1", "Largest launches per month open to the project", relation="orbitdc.launch.manifest.cadence_per_month")
    satellite_too_heavy: Flags = flag("satellite_heavier_than_the_launcher_lifts", "One satellite is heavier than a launch lifts", relation="orbitdc.launch.manifest.satellites_per_launch")
    satellite_too_large: Flags = flag("satellite_larger_than_the_fairing", "One stowed satellite is larger than the fairing", relation="orbitdc.launch.manifest.satellites_per_launch")

    def price_fraction(self, cumulative_flights: Array) -> Array:
        """Price of a launch as a share of the first, after so many flights of the project.

        Wright's law in cumulative flights, p = max((F0 + n) / F0) ** b, floor), b = log2(1 - learning rate).
        """
        ratio = (self.launch_price_reference_flights + cumulative_flights) / self.launch_price_reference_flights
        learned: Array = np.maximum(np.power(ratio, self.launch_price_exponent), self.launch_price_floor_fraction)
        return learned

    def cadence_per_month(self, years_since_start: Array) -> Array:
        """Launches per month open to the project so many years after its start."""
        grown: Array = self.cadence_first_per_month * np.power(1.0 + self.cadence_growth_per_yr, years_since_start)
        capped: Array = np.minimum(grown, self.cadence_maximum_per_month)
        return capped
