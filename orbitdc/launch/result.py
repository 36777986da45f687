"""What the launch stage hands on: satellites per launch, and price, failure and cadence as relations of flights."""

from __future__ import annotations

from dataclasses import dataclass

from orbitdc.launch.cadence import cadence_per_month
from orbitdc.launch.price import price_fraction
from orbitdc.scenario.declaration import Array, Flags, flag, result


@dataclass(frozen=True, kw_only=True)
class LaunchResult:
    """Manifest of one launch and the vehicle's price, failure and cadence."""

    payload_capability_kg: Array = result("kg", "Mass one launch puts into the orbit it delivers to: the insertion orbit, or the operating one", relation="orbitdc.launch.payload.payload_capability_kg")
    priced_capability_kg: Array = result("kg", "Mass one launch puts into the insertion orbit of the scenario, on which the price per kilogram stands", relation="orbitdc.launch.payload.payload_capability_kg")
    satellites_per_launch: Array = result("1", "Satellites one launch carries, by mass and by volume", relation="orbitdc.launch.manifest.satellites_per_launch")
    satellites_per_launch_by_mass: Array = result("1", "Satellites one launch lifts", relation="orbitdc.launch.manifest.satellites_by_mass")
    satellites_per_launch_by_volume: Array = result("1", "Satellites that fit under the fairing", relation="orbitdc.launch.manifest.satellites_by_volume")
    launch_price_first_usd: Array = result("USD", "Price of the first launch of the project", relation="orbitdc.launch.price.launch_price_usd")
    launch_price_exponent: Array = result("1", "Exponent of price against cumulative flights (0: flat)", relation="orbitdc.launch.price.learning_exponent")
    launch_price_reference_flights: Array = result("1", "Flights behind the vehicle when the project starts", relation="orbitdc.launch.price.launch_price_usd")
    launch_price_floor_fraction: Array = result("1", "Lowest price as a share of the first", relation="orbitdc.launch.price.launch_price_usd")
    launch_failure_fraction: Array = result("1", "Chance that a launch loses its satellites", relation="orbitdc.launch.manifest.manifest")
    cadence_first_per_month: Array = result("1", "Launches per month open to the project in its first year", relation="orbitdc.launch.cadence.cadence_per_month")
    cadence_growth_per_yr: Array = result("1/yr", "Yearly growth of that cadence, as a fraction", relation="orbitdc.launch.cadence.cadence_per_month")
    cadence_maximum_per_month: Array = result("1", "Largest launches per month open to the project", relation="orbitdc.launch.cadence.cadence_per_month")
    satellite_too_heavy: Flags = flag("satellite_heavier_than_the_launcher_lifts", "One satellite is heavier than a launch lifts", relation="orbitdc.launch.manifest.satellites_by_mass")
    satellite_too_large: Flags = flag("satellite_larger_than_the_fairing", "One stowed satellite is larger than the fairing", relation="orbitdc.launch.manifest.satellites_by_volume")

    def price_fraction(self, cumulative_flights: Array) -> Array:
        """Price of a launch as a share of the first, after so many flights of the project; see `launch.price`."""
        return price_fraction(
            cumulative_flights=cumulative_flights,
            reference_flights=self.launch_price_reference_flights,
            exponent=self.launch_price_exponent,
            floor_fraction=self.launch_price_floor_fraction,
        )

    def cadence_per_month(self, years_since_start: Array | float) -> Array:
        """Return the launches per month open to the project so many years after its start; see `launch.cadence`."""
        return cadence_per_month(
            years_since_start=years_since_start,
            first_per_month=self.cadence_first_per_month,
            growth_per_yr=self.cadence_growth_per_yr,
            maximum_per_month=self.cadence_maximum_per_month,
        )
