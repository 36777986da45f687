"""Made-up studies: every declared output filled with a plausible number, so that no model has to run."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import pytest
import xarray as xr

from orbitdc.compute.parameters import AcceleratorParameters
from orbitdc.economics.parameters import EconomicsParameters, GroundParameters
from orbitdc.economics.result import COST_ITEMS
from orbitdc.launch.parameters import LaunchParameters
from orbitdc.scenario.calendar import Calendar
from orbitdc.scenario.declaration import parameters
from orbitdc.study.headlines import HEADLINES, Headline
from orbitdc.study.labels import OUTPUTS, label
from orbitdc.study.light_view import LightYear
from orbitdc.study.radiation_view import RadiationView

CALENDAR = Calendar(start_year=2029, start_month=1, months=120)


@dataclass(frozen=True)
class FakeAssumption:
    section: str
    key: str
    value: str
    unit: str
    low: float | None
    high: float | None
    kind: str
    source: str
    date: str
    confidence: str
    changed: bool
    text: str
    currency_year: int | None = None
    boundary: str | None = None
    user_source: str | None = None


@dataclass(frozen=True)
class FakeStudy:
    name: str
    title: str
    notes: str
    system: str
    case: str
    dataset: xr.Dataset
    headlines: dict[str, Headline]
    assumptions: list[FakeAssumption]
    bibliography: dict[str, dict[str, str]]
    provenance: dict[str, str]
    trace_day: dict[str, np.ndarray[Any, np.dtype[Any]]]
    scenario_yaml: str
    warnings: list[str] = field(default_factory=list)
    light: LightYear | None = None
    radiation: RadiationView | None = None
    frames: tuple[Any, ...] = ()
    duals: tuple[Any, ...] = ()
    frontier: Any = None

    def but(self, **changes: Any) -> FakeStudy:
        return replace(self, **changes)


SCALARS = {
    "installed_fraction": 1.16, "alive_fraction": 0.94, "usable_domain_fraction": 0.985, "powered_fraction": 0.991,
    "cool_fraction": 1.0, "connected_fraction": 0.97, "scheduled_fraction": 0.985, "goodput_fraction": 0.93,
    "delivered_fraction": 0.941, "energy_availability": 0.937, "availability_at_95_percent": 0.412,
    "ground_installed_fraction": 1.05, "ground_alive_fraction": 0.9988, "ground_usable_domain_fraction": 0.999,
    "ground_powered_fraction": 1.0, "ground_cool_fraction": 1.0, "ground_connected_fraction": 0.9991,
    "ground_scheduled_fraction": 0.9977, "ground_goodput_fraction": 0.957, "ground_delivered_fraction": 0.999,
    "ground_energy_availability": 0.996, "ground_availability_at_95_percent": 0.9991,
    "levelized_cost_usd_per_accelerator_hour": 6.1234, "ground_levelized_cost_usd_per_accelerator_hour": 2.6789,
    "levelized_cost_usd_per_kw_yr": 33210.0, "ground_levelized_cost_usd_per_kw_yr": 14520.0,
    "levelized_cost_usd_per_pflop_day": 58.1, "ground_levelized_cost_usd_per_pflop_day": 25.4,
    "satellite_count": 9123.0, "satellite_mass_kg": 2345.6, "specific_mass_kg_per_kw": 19.55, "launch_count": 1243.0,
    "radiator_planform_area_m2": 187.4, "array_area_m2": 462.7, "capital_cost_usd": 6.37e10,
    "ground_capital_cost_usd": 5.2e10, "break_even_launch_price_usd_per_kg": 81.7,
    "break_even_platform_cost_fraction": 0.31, "ground_capacity_gbps": 8120.0, "service_start_month": 30.0,
    "service_months": 84.0, "ground_service_start_month": 30.0, "ground_service_months": 84.0, "it_power_w": 120e3,
    "launch_price_first_usd": 5.0e7, "priced_capability_kg": 1.0e5,
    "payload_capability_kg": 1.0e5, "cadence_slack": -0.12, "gateways_slack": 0.4,
    "junction_temperature_k": 358.2, "battery_capacity_kwh": 44.0, "dose_rad_per_yr": 143.0,
    "lifetime_dose_krad": 0.72, "overbuild_for_95_percent": 0.21, "collision_probability": 3.1e-5,
}  # fmt: skip
COSTS = {
    "accelerator": 3.2e9, "platform": 2.1e9, "launch": 1.5e9, "network": 1.2e8, "development": 2e8,
    "operations": 2.4e8, "energy": 0.0, "insurance": 0.0, "disposal": 1e7, "rent": 0.0,
}  # fmt: skip
GROUND_COSTS = {
    "accelerator": 2.9e9, "platform": 7e8, "launch": 0.0, "network": 0.0, "development": 0.0, "operations": 3e8,
    "energy": 5.8e8, "insurance": 0.0, "disposal": 0.0, "rent": 0.0,
}  # fmt: skip


def _filled(name: str, axes: tuple[str, ...]) -> np.ndarray[Any, np.dtype[np.float64]]:
    sizes = {"month": CALENDAR.months, "year": CALENDAR.years, "month_of_year": 12, "state": 3, "cycle_phase": 12}
    sizes["cost_item"] = len(COST_ITEMS)
    shape = tuple(sizes[a] for a in axes)
    ground = name.startswith("ground_")
    bare = name.removeprefix("ground_")
    months = np.arange(CALENDAR.months)
    if bare == "capacity_fraction":
        wobble = 0.01 * np.sin(months / 5)
        return np.clip(months / (34 if ground else 30), 0, 1.04 if ground else 1.09) + wobble
    if bare == "delivered_fraction_month":
        return np.clip(months / 30, 0, 1.0) * (0.99 if ground else 0.94) + 0.02 * np.sin(months / 6)
    if bare == "launches":
        return np.where(months < 30, 20.0, 9.0) + months % 3
    if bare == "derelicts":
        return 0.004 * months**1.5
    if bare.endswith("_cost_usd") and axes == ("year",):
        spent = GROUND_COSTS if ground else COSTS
        return np.full(shape, spent.get(bare.removesuffix("_cost_usd"), sum(spent.values())))
    if bare == "salvage_usd":
        values = np.zeros(shape)
        values[-1] = 9e8 if ground else 0.0
        return values
    return np.full(shape, 1.0)


def _scalar(name: str) -> float:
    if name in SCALARS:
        return SCALARS[name]
    declared = OUTPUTS[name].declared
    if declared.infeasible:
        return 0.0
    if declared.slack:
        return 0.25
    if name.endswith("_mass_with_growth_kg"):
        return 100.0 + 17.0 * (len(name) % 9)
    return 0.5


def dataset(orbital: bool) -> xr.Dataset:
    names = [n for n, o in OUTPUTS.items() if orbital or o.result.startswith("ground_") or o.result == "payload"]
    arrays = {n: _filled(n, tuple(OUTPUTS[n].declared.axes))[..., None] for n in names if OUTPUTS[n].declared.axes}
    arrays |= {n: np.array([_scalar(n)]) for n in names if not OUTPUTS[n].declared.axes}
    return label(arrays, {}, CALENDAR).squeeze()


def _assumptions() -> list[FakeAssumption]:
    made = []
    groups = {"accelerator": AcceleratorParameters, "launch": LaunchParameters, "economics": EconomicsParameters,
              "ground": GroundParameters}  # fmt: skip
    for section, group in groups.items():
        for name, p in parameters(group).items():
            made.append(
                FakeAssumption(
                    section=section, key=f"{section}.{name}", value=str(p.default), unit=p.unit, low=p.low, high=p.high,
                    kind=p.kind, source=p.source, date=p.date, confidence=p.confidence, text=p.text,
                    changed=name == "launch_price_usd_per_kg", currency_year=p.currency_year, boundary=p.boundary,
                    user_source="quoted by the operator" if name == "launch_price_usd_per_kg" else None,
                )
            )  # fmt: skip
    return made


def _headlines(data: xr.Dataset, orbital: bool) -> dict[str, Headline]:
    made = {}
    for name, unit in HEADLINES.items():
        if name == "binding_constraint":
            made[name] = (
                Headline(name, "launch_cadence", unit) if orbital else Headline(name, None, unit, "no satellites")
            )
            continue
        source = name if orbital or name.startswith("ground_") else f"ground_{name}"
        if source not in data:
            made[name] = Headline(name, None, unit, reason="a terrestrial scenario has no satellites")
            continue
        value = float(data[source])
        made[name] = Headline(name, value, unit, low=0.8 * value, high=1.3 * value)
    return made


def make(orbital: bool) -> FakeStudy:
    data = dataset(orbital)
    days = np.arange(365)
    beta = 66 + 20 * np.cos(2 * np.pi * (days - 20) / 365)
    eclipse = np.clip(62 - beta, 0, None) * 95.0
    trace = {
        "beta_angle_deg": beta,
        "eclipse_duration_s": eclipse,
        "sunlit_time_fraction": 1 - eclipse / 5850,
        "array_energy_fraction_tracking": (1 - eclipse / 5850) * (1 + 0.033 * np.cos(2 * np.pi * days / 365)),
    }
    return FakeStudy(
        name="gigawatt-dawn-dusk" if orbital else "gigawatt-ground",
        title="A gigawatt in a dawn-dusk orbit" if orbital else "A gigawatt on the grid",
        notes="First paragraph of notes.\n\nSecond paragraph.",
        system="orbit" if orbital else "ground",
        case="base",
        dataset=data,
        headlines=_headlines(data, orbital),
        assumptions=_assumptions(),
        bibliography={
            "semianalysis_2026": {
                "title": "{GPUs} in space \\& cost", "author": "Ag{\\\"u}era y Arcas, Blaise and others",
                "year": "2026",
                "url": "https://example.org/a_b", "note": "Secondary text",
            },
            "epoch_2026": {"title": "Power -- a survey", "year": "2026", "howpublished": "javascript:alert(1)"},
        },
        provenance={
            "version": "0.1.0", "scenario_hash": "abc123", "command": "orbitdc study gigawatt-dawn-dusk",
            "date": "2026-11-22 10:00 UTC", "python": "3.11", "numpy": "2.0", "platform": "Linux", "seed": "0",
            "samples": "1024", "models": "built in",
        },
        trace_day=trace if orbital else {},
        scenario_yaml="name: fake\ntext: 'é </template><script>alert(1)</script>'\n",
        warnings=["launch.launch_price_usd_per_kg: 100 is below the plausible range"],
    )  # fmt: skip


@pytest.fixture(scope="session")
def orbital() -> FakeStudy:
    return make(True)


@pytest.fixture(scope="session")
def ground() -> FakeStudy:
    return make(False)
