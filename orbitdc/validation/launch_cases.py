"""Published numbers of launch payload, price and learning."""

from __future__ import annotations

from orbitdc.launch.payload import payload_capability_kg, upper_stage_payload_kg
from orbitdc.launch.price import (
    cumulative_for_price,
    learned_price,
    price_per_kg_usd,
    reusable_launch_price_usd_per_kg,
)
from orbitdc.validation.case import Case

CASES: tuple[Case, ...] = (
    Case(
        id="suncatcher_mass_to_200_usd_per_kg",
        area="launch",
        text="Further mass launched until 20 % learning from 1,800 USD/kg at 400 t reaches 200 USD/kg",
        compute=lambda: (
            float(cumulative_for_price(price=200.0, first_price=1800.0, first_cumulative=400.0, learning_rate=0.2))
            - 400.0
        ),
        published=370_000.0,
        tolerance=5_000.0,
        unit="t",
        source="suncatcher_2026",
        status="primary",
    ),
    Case(
        id="suncatcher_mass_to_300_usd_per_kg",
        area="launch",
        text="Further mass launched until the same curve reaches 300 USD/kg",
        compute=lambda: (
            float(cumulative_for_price(price=300.0, first_price=1800.0, first_cumulative=400.0, learning_rate=0.2))
            - 400.0
        ),
        published=104_000.0,
        tolerance=500.0,
        unit="t",
        source="suncatcher_2026",
        status="primary",
    ),
    Case(
        id="suncatcher_mass_saved_at_300_usd_per_kg",
        area="launch",
        text="Share of the mass to 200 USD/kg that stopping at 300 USD/kg saves",
        compute=lambda: (
            1.0
            - (
                float(cumulative_for_price(price=300.0, first_price=1800.0, first_cumulative=400.0, learning_rate=0.2))
                - 400.0
            )
            / (
                float(cumulative_for_price(price=200.0, first_price=1800.0, first_cumulative=400.0, learning_rate=0.2))
                - 400.0
            )
        ),
        published=0.72,
        tolerance=0.005,
        unit="1",
        source="suncatcher_2026",
        status="primary",
    ),
    Case(
        id="suncatcher_price_after_370000_t",
        area="launch",
        text="Price after 370,000 t more on the same curve",
        compute=lambda: float(
            learned_price(first_price=1800.0, first_cumulative=400.0, cumulative=370_400.0, learning_rate=0.2)
        ),
        published=200.0,
        tolerance=1.0,
        unit="USD/kg",
        source="suncatcher_2026",
        status="primary",
    ),
    Case(
        id="forethought_starship_expended",
        area="launch",
        text="Starship expended, booster 60 and ship 30 million USD, operations 5 million USD, 200 t",
        compute=lambda: float(
            reusable_launch_price_usd_per_kg(
                booster_usd=60e6,
                booster_flights=1.0,
                ship_usd=30e6,
                ship_flights=1.0,
                operations_usd=5e6,
                payload_kg=200e3,
            )
        ),
        published=475.0,
        tolerance=0.5,
        unit="USD/kg",
        source="forethought_2026",
        status="primary",
    ),
    Case(
        id="turyshev_falcon_9_price",
        area="launch",
        text="Falcon 9 price per kilogram from 74 million USD and 22 t",
        compute=lambda: float(price_per_kg_usd(launch_price_usd=74e6, payload_kg=22_000.0)),
        published=3360.0,
        tolerance=5.0,
        unit="USD/kg",
        source="turyshev_2026",
        status="secondary",
    ),
    Case(
        id="ariane_64_sun_synchronous_payload",
        area="launch",
        text="Ariane 64 to a Sun-synchronous orbit (500 km, 97.4 deg) from its payload to a low orbit (200 km, 5.2 deg assumed); the closure is trusted to 2 %",
        compute=lambda: float(
            payload_capability_kg(
                altitude_km=500.0,
                inclination_deg=97.4,
                payload_kg=21_650.0,
                reference_altitude_km=200.0,
                reference_inclination_deg=5.2,
                launch_latitude_deg=5.2,
                upper_stage_dry_kg=6_500.0,
                upper_stage_propellant_kg=31_000.0,
                upper_stage_specific_impulse_s=457.0,
            )
        ),
        published=14_900.0,
        tolerance=300.0,
        unit="kg",
        source="arianespace_ariane6",
        status="secondary",
    ),
    Case(
        id="falcon_9_transfer_orbit_payload",
        area="launch",
        text="Falcon 9 with recovered booster to transfer orbit from its payload to a low orbit, 2,450 m/s more; inputs and figure widely quoted, no primary text read",
        compute=lambda: float(
            upper_stage_payload_kg(
                reference_payload_kg=17_500.0,
                penalty_m_per_s=2_450.0,
                upper_stage_dry_kg=4_000.0,
                upper_stage_propellant_kg=110_000.0,
                upper_stage_specific_impulse_s=348.0,
            )
        ),
        published=5_500.0,
        tolerance=50.0,
        unit="kg",
        source="falcon9_gto",
        status="secondary",
    ),
)
