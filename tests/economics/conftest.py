from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pytest

from orbitdc.compute.parameters import AcceleratorParameters
from orbitdc.compute.result import PayloadResult
from orbitdc.economics.orbit_cost import orbit_cost
from orbitdc.economics.parameters import EconomicsParameters, GroundParameters
from orbitdc.economics.result import COST_ITEMS, CostResult, SatellitePriceResult, YearlyResult
from orbitdc.economics.satellite_price import satellite_price
from orbitdc.economics.yearly import yearly
from orbitdc.fleet.parameters import FleetParameters
from orbitdc.fleet.result import AvailabilityResult, FleetResult
from orbitdc.launch.parameters import LaunchParameters
from orbitdc.launch.result import LaunchResult
from orbitdc.link.result import LinkResult
from orbitdc.scenario.calendar import Calendar
from orbitdc.scenario.declaration import default_arrays, results
from orbitdc.spacecraft.result import PowerResult, SpacecraftResult
from orbitdc.thermal.result import RadiatorResult


def filled(cls: type, calendar: Calendar, **known: Any) -> Any:
    """Fill a result: known fields as given, all others ones of the declared leading axes."""
    lengths = {
        "month": calendar.months,
        "year": calendar.years,
        "month_of_year": 12,
        "state": 3,
        "cost_item": len(COST_ITEMS),
    }
    values = {}
    for name, declared in results(cls).items():
        shape = (*(lengths[axis] for axis in declared.axes), 1)
        values[name] = np.ones(shape) if name not in known else np.asarray(known[name], dtype=np.float64)
    return cls(**values)


def price_of(inputs: dict[str, Any]) -> SatellitePriceResult:
    """Price one satellite of these inputs."""
    priced = ("economics", "power", "panel", "satellite", "deployment")
    return satellite_price(**{name: inputs[name] for name in priced})


def years_of(inputs: dict[str, Any]) -> YearlyResult:
    """Add up the months of these inputs."""
    return yearly(**{name: inputs[name] for name in ("calendar", "payload", "deployment", "service")})


def cost_of(inputs: dict[str, Any]) -> CostResult:
    """Run both stages of the orbital side's cost."""
    spent = {name: value for name, value in inputs.items() if name not in ("power", "panel", "satellite", "service")}
    return orbit_cost(**spent, price=price_of(inputs), by_year=years_of(inputs))


@dataclass(frozen=True)
class Orbit:
    """Inputs of `satellite_price` and `orbit_cost` for one gigawatt of 100 kW satellites, built in the third year."""

    inputs: dict[str, Any]

    @property
    def cost(self) -> CostResult:
        """Costs of these inputs."""
        return cost_of(self.inputs)

    def changed(self, group: str, **fields: Any) -> Orbit:
        changed = {name: np.asarray(value, dtype=np.float64) for name, value in fields.items()}
        return Orbit({**self.inputs, group: replace(self.inputs[group], **changed)})


@pytest.fixture
def calendar() -> Calendar:
    return Calendar()


@pytest.fixture
def payload(calendar: Calendar) -> PayloadResult:
    made: PayloadResult = filled(
        PayloadResult,
        calendar,
        it_power_w=[1e5],
        accelerators_per_satellite=[50.0],
        it_power_per_accelerator_w=[2000.0],
        contracted_accelerators=[500_000.0],
        bf16_pflops_per_accelerator=[2.5],
        tokens_per_accelerator_s=[3000.0],
    )
    return made


@pytest.fixture
def orbit(calendar: Calendar, payload: PayloadResult) -> Orbit:
    month = np.arange(calendar.months)[:, None]
    building = (month >= 24) & (month < 30)
    holding = (month >= 30) & (month < 150)
    units = np.where(building, 2000.0, np.where(holding, 200.0, 0.0))
    launches = units / 40.0
    price = 500.0
    return Orbit(
        {
            "economics": default_arrays(EconomicsParameters),
            "accelerator": default_arrays(AcceleratorParameters),
            "launch": default_arrays(LaunchParameters, {"launch_price_usd_per_kg": price}),
            "fleet": default_arrays(FleetParameters),
            "calendar": calendar,
            "payload": payload,
            "power": filled(
                PowerResult, calendar, array_power_begin_of_life_w=[1.5e5], battery_capacity_kwh=[20.0]
            ),
            "panel": filled(RadiatorResult, calendar, radiator_planform_area_m2=[90.0]),
            "satellite": filled(
                SpacecraftResult,
                calendar,
                satellite_dry_mass_kg=[2500.0],
                payload_mass_with_growth_kg=[700.0],
                array_mass_with_growth_kg=[700.0],
                battery_mass_with_growth_kg=[100.0],
                radiator_mass_with_growth_kg=[300.0],
                shield_mass_with_growth_kg=[50.0],
                propulsion_mass_with_growth_kg=[60.0],
                terminal_mass_with_growth_kg=[80.0],
                avionics_mass_with_growth_kg=[90.0],
                propellant_mass_kg=[400.0],
            ),
            "manifest": filled(
                LaunchResult,
                calendar,
                payload_capability_kg=[1.0e5],
                priced_capability_kg=[1.0e5],
                launch_price_first_usd=[price * 1.0e5],
                launch_price_exponent=[np.log2(0.95)],
                launch_price_reference_flights=[200.0],
                launch_price_floor_fraction=[0.3],
                launch_failure_fraction=[0.02],
            ),
            "deployment": filled(
                FleetResult,
                calendar,
                launches=launches,
                units_paid=units,
                units_in_service=np.where(month < 24, 0.0, np.minimum((month - 23) * 2000.0, 11_000.0)) * (month < 150),
                flights_before=np.cumsum(launches, axis=0) - launches,
                accelerators_per_unit=[50.0],
                service_start_month=[30.0],
                service_months=[120.0],
            ),
            "network": filled(
                LinkResult, calendar, gateway_equivalent_count=[30.0], demand_down_gbps=[500.0], demand_up_gbps=[100.0],
                ground_capacity_gbps=[1000.0],
            ),
            "service": filled(
                AvailabilityResult,
                calendar,
                delivered_fraction_month=np.where(building, (month - 23) / 6.0 * 0.9, 0.95) * (month >= 24),
            ),
        }
    )  # fmt: skip


@pytest.fixture
def ground_inputs(calendar: Calendar, payload: PayloadResult) -> dict[str, Any]:
    return {
        "ground": default_arrays(GroundParameters),
        "economics": default_arrays(EconomicsParameters),
        "accelerator": default_arrays(AcceleratorParameters),
        "fleet": default_arrays(FleetParameters),
        "calendar": calendar,
        "payload": payload,
    }
