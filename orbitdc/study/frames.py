"""One design as others would count it: their number for it, what they published, and what their frame leaves out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from orbitdc.economics.deflator import real_usd
from orbitdc.economics.finance import monthly_payment_usd
from orbitdc.economics.frames import (
    launch_price_allowance_usd_per_kg,
    launched_power_price_usd_per_kw_yr,
    levelized_compute_cost_usd_per_h,
    mccalip,
    starcloud_orbit_usd,
)
from orbitdc.economics.ground_cost import energy_cost_usd_per_kw_yr
from orbitdc.economics.result import COST_ITEMS
from orbitdc.scenario.calendar import HOURS_PER_YEAR

W_PER_KW = 1.0e3
MONTHS_PER_YEAR = 12.0
SEMIANALYSIS_HOURS_PER_MONTH = 730.0
STARCLOUD_KW = 40.0e3
STARCLOUD_YEARS = 10.0
STARCLOUD_CHILLER_FRACTION = 0.05
STARCLOUD_BACKUP_USD = 20.0e6
BTU_PER_KWH_PRICED_BY_ENERGY = 1000.0
"""Heat rate at which a price per MWh stands for one per million BTU."""

PLATFORM = ("solar array", "battery", "radiator", "radiation shield", "propulsion", "terminals",
            "attitude control and avionics", "bus", "propellant", "integration and test")  # fmt: skip
RUNNING = ("staff", "software", "licenses", "site operations")
COMPUTE = ("accelerators", "screening for flight")


@dataclass(frozen=True, kw_only=True)
class Reading:
    """One number of a frame: ours, and what its author published.

    Attributes
    ----------
    text, unit : what it is.
    orbit, ground : of our design and of the ground beside it; None where the frame has no such side.
    published : the author's, in words.
    """

    text: str
    unit: str
    orbit: float | None
    ground: float | None
    published: str


@dataclass(frozen=True, kw_only=True)
class Frame:
    """One design in somebody else's frame.

    Attributes
    ----------
    name, source : whose, and its key in the bibliography.
    counts : what the frame counts, in words.
    readings : its numbers.
    counted_items_usd_per_h : item of our levelized cost that the frame counts -> USD per delivered accelerator-hour.
    left_out_usd_per_h : item of our levelized cost that it does not count -> USD per delivered accelerator-hour,
        the largest first.
    """

    name: str
    source: str
    counts: str
    readings: tuple[Reading, ...]
    counted_items_usd_per_h: dict[str, float]
    left_out_usd_per_h: dict[str, float]

    @property
    def counted_usd_per_h(self) -> float:
        """Part of our levelized cost that the frame counts at all."""
        return sum(self.counted_items_usd_per_h.values())

    @property
    def left_out_total_usd_per_h(self) -> float:
        """All of our levelized cost that the frame does not count."""
        return sum(self.left_out_usd_per_h.values())

    def document(self) -> dict[str, Any]:
        """Return it as it stands in a JSON document."""
        return {
            **asdict(self), "counted_usd_per_h": self.counted_usd_per_h,
            "left_out_total_usd_per_h": self.left_out_total_usd_per_h,
        }  # fmt: skip


class _Design:
    """Numbers of one design and of the ground beside it, by the names of the pipeline."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self.values = values

    def of(self, result: str, field: str) -> float:
        """Return a scalar field of a group or result."""
        return float(np.asarray(getattr(self.values[result], field)).reshape(-1)[0])

    def money(self, group: str, field: str) -> float:
        """Return a price in USD of the base year."""
        return float(np.asarray(real_usd(self.values[group], field)).reshape(-1)[0])

    def total(self, result: str, field: str) -> float:
        """Return the sum of a series."""
        return float(np.asarray(getattr(self.values[result], field)).sum())

    def items(self) -> dict[str, float]:
        """Return item -> part of orbit's levelized cost."""
        by_item = np.asarray(self.values["costs"].levelized_cost_by_item_usd_per_accelerator_hour).reshape(
            len(COST_ITEMS), -1
        )
        return {item: float(by_item[i, 0]) for i, item in enumerate(COST_ITEMS) if item != "salvage"}

    @property
    def kw(self) -> float:
        """IT power of one satellite."""
        return self.of("payload", "it_power_w") / W_PER_KW

    @property
    def launch_usd(self) -> float:
        """Launch of one satellite at the first price."""
        return self.of("manifest", "launch_price_first_usd") / max(self.of("manifest", "satellites_per_launch"), 1.0)

    @property
    def running_usd_per_kw_yr(self) -> float:
        """Running cost per IT power in service and year."""
        spent = self.total("costs", "operations_cost_usd")
        return spent / max(self.total("deployment", "units_in_service") / MONTHS_PER_YEAR * self.kw, 1e-9)

    @property
    def ground_energy_usd_per_kw_yr(self) -> float:
        """Energy of one kW of IT on the ground per year."""
        return float(
            energy_cost_usd_per_kw_yr(
                energy_price_usd_per_mwh=self.money("ground", "energy_price_usd_per_mwh"),
                power_usage_effectiveness=self.of("ground", "power_usage_effectiveness"),
                power_draw_fraction=self.of("ground", "power_draw_fraction"),
            )
        )

    @property
    def ground_site_usd_per_kw(self) -> float:
        """Building with generation per IT power on the ground."""
        generation = self.money("ground", "generation_cost_usd_per_kw")
        return self.money("ground", "facility_cost_usd_per_kw") + generation * self.of(
            "ground", "power_usage_effectiveness"
        )


def frames(values: Mapping[str, Any]) -> tuple[Frame, ...]:
    """Return a design in the frames of others, all from one evaluation.

    Parameters
    ----------
    values : parameter groups and stage results of one orbital design by name, as
        `orbitdc.study.trace.one_design` returns them.
    """
    design = _Design(values)
    return tuple(make(design) for make in (_google, _mccalip, _semianalysis, _starcloud, _turyshev))


def _frame(
    design: _Design, name: str, source: str, counts: str, counted: tuple[str, ...], readings: tuple[Reading, ...]
) -> Frame:
    items = design.items()
    left = {item: cost for item, cost in items.items() if item not in counted and cost != 0.0}
    return Frame(
        name=name, source=source, counts=counts, readings=readings,
        counted_items_usd_per_h={item: cost for item, cost in items.items() if item in counted},
        left_out_usd_per_h=dict(sorted(left.items(), key=lambda pair: -abs(pair[1]))),
    )  # fmt: skip


def _google(design: _Design) -> Frame:
    price = launched_power_price_usd_per_kw_yr(
        satellite_mass_kg=design.of("satellite", "satellite_mass_kg"),
        satellite_power_kw=design.of("power", "array_power_begin_of_life_w") / W_PER_KW,
        life_yr=design.of("fleet", "planned_life_yr"),
        launch_price_usd_per_kg=design.money("launch", "launch_price_usd_per_kg"),
    )
    ground = energy_cost_usd_per_kw_yr(
        energy_price_usd_per_mwh=design.money("ground", "energy_price_usd_per_mwh"),
        power_usage_effectiveness=design.of("ground", "power_usage_effectiveness"),
        power_draw_fraction=1.0,
    )
    reading = Reading(
        text="Launched power price", unit="USD/(kW yr)", orbit=float(price), ground=float(ground),
        published="orbit 14,700 at 3,600 USD/kg, 810 at 200 USD/kg; ground 570 to 3,000",
    )  # fmt: skip
    counts = "Launch of the satellite per kW of array and year of life; on the ground the energy of a kW."
    return _frame(design, "Google Suncatcher", "suncatcher_2026", counts, ("launch",), (reading,))


def _mccalip(design: _Design) -> Frame:
    years = max(round(design.of("fleet", "planned_life_yr")), 1)
    array_w = design.of("power", "array_power_begin_of_life_w")
    platform = design.of("price", "satellite_price_usd")
    kept = design.of("power", "array_power_end_of_life_w") / array_w
    told = mccalip(
        target_gw=design.of("fleet", "contracted_it_power_gw"),
        years=years,
        launch_price_usd_per_kg=design.money("launch", "launch_price_usd_per_kg"),
        satellite_cost_usd_per_w=platform / array_w,
        specific_power_w_per_kg=array_w / design.of("satellite", "satellite_mass_kg"),
        satellite_power_kw=array_w / W_PER_KW,
        sun_fraction=design.of("shell", "sunlit_time_fraction"),
        cell_loss_per_yr=max(1.0 - kept ** (1.0 / years), 0.0),
        accelerator_failure_rate_per_yr=design.of("fleet", "accelerator_failure_rate_per_yr"),
        development_cost_usd=design.money("economics", "development_cost_usd"),
        operations_fraction_per_yr=design.running_usd_per_kw_yr * design.kw / max(platform, 1.0),
        turbine_cost_usd_per_kw=design.money("ground", "generation_cost_usd_per_kw"),
        building_cost_usd_per_w=design.money("ground", "facility_cost_usd_per_kw") / W_PER_KW,
        power_usage_effectiveness=design.of("ground", "power_usage_effectiveness"),
        gas_price_usd_per_mmbtu=design.money("ground", "energy_price_usd_per_mwh"),
        heat_rate_btu_per_kwh=BTU_PER_KWH_PRICED_BY_ENERGY,
        capacity_fraction=design.of("ground", "power_draw_fraction"),
    )
    readings = (
        Reading(text=f"Cost of {years} years per contracted watt", unit="USD/W", orbit=float(told.orbit_usd_per_w),
                ground=float(told.ground_usd_per_w), published="orbit 51.1, ground 15.9"),
        Reading(text="Cost per energy, undiscounted", unit="USD/(MW h)", orbit=float(told.orbit_usd_per_mwh),
                ground=float(told.ground_usd_per_mwh), published="orbit 1,167, ground 426"),
        Reading(text="His break-even launch price", unit="USD/kg",
                orbit=float(told.break_even_launch_price_usd_per_kg), ground=None, published="−264"),
    )  # fmt: skip
    counts = (
        "Satellites by watt of array, launch, development, operations and failures as a share of hardware; no "
        "accelerators on either side, no discounting, no launch of replacements."
    )
    counted = (*PLATFORM, *RUNNING, "launch", "development")
    return _frame(design, "McCalip", "mccalip_2025", counts, counted, readings)


def _semianalysis(design: _Design) -> Frame:
    accelerators = max(design.of("payload", "accelerators_per_satellite"), 1e-9)
    price = design.money("accelerator", "accelerator_price_usd")
    flown = price * (1.0 + design.of("economics", "accelerator_flight_cost_fraction"))
    rate, life = design.of("economics", "orbit_wacc"), design.of("fleet", "planned_life_yr")
    satellite = (design.of("price", "satellite_price_usd") + design.launch_usd) / accelerators
    kw = design.kw / accelerators
    owned = _per_hour(flown, rate, life) + _per_hour(satellite, rate, life)
    owned += design.running_usd_per_kw_yr * kw / HOURS_PER_YEAR
    orbit = levelized_compute_cost_usd_per_h(
        ownership_cost_usd_per_h=owned, spares_fraction=design.of("fleet", "overbuild_fraction"),
        usable_fraction=_usable(design, "deployment", "service"),
    )  # fmt: skip
    rate = design.of("ground", "ground_wacc")
    running = design.money("ground", "ground_operations_usd_per_kw_yr") + design.ground_energy_usd_per_kw_yr
    ground_owned = _per_hour(price, rate, design.of("ground", "accelerator_life_yr"))
    ground_owned += _per_hour(design.ground_site_usd_per_kw * kw, rate, design.of("ground", "facility_life_yr"))
    ground_owned += running * kw / HOURS_PER_YEAR
    ground = levelized_compute_cost_usd_per_h(
        ownership_cost_usd_per_h=ground_owned, spares_fraction=design.of("ground", "ground_overbuild_fraction"),
        usable_fraction=_usable(design, "ground_deployment", "ground_service"),
    )  # fmt: skip
    readings = (
        Reading(text="Cost of ownership per installed accelerator-hour", unit="USD/h", orbit=owned,
                ground=ground_owned, published="orbit 8.64, ground 2.37"),
        Reading(text="Levelized cost of compute", unit="USD/h", orbit=float(orbit), ground=float(ground),
                published="orbit 10.91, ground 2.49"),
    )  # fmt: skip
    counts = (
        "Level monthly payments on accelerators, satellite and launch, running cost, spares, and the share of time "
        "that is usable; no development, link to the ground, insurance or ramp."
    )
    counted = (*COMPUTE, *PLATFORM, *RUNNING, "launch")
    return _frame(design, "SemiAnalysis", "semianalysis_2026", counts, counted, readings)


def _per_hour(principal_usd: float, rate_per_yr: float, life_yr: float) -> float:
    paid = monthly_payment_usd(principal_usd=principal_usd, rate_per_yr=rate_per_yr, life_yr=life_yr)
    return float(paid) / SEMIANALYSIS_HOURS_PER_MONTH


def _usable(design: _Design, deployment: str, service: str) -> float:
    return max(design.of(service, "delivered_fraction") / max(design.of(deployment, "installed_fraction"), 1e-9), 1e-9)


def _starcloud(design: _Design) -> Frame:
    satellites = STARCLOUD_KW / design.kw
    orbit = starcloud_orbit_usd(
        array_cost_usd=satellites * design.of("price", "array_price_usd"),
        launches=satellites / max(design.of("manifest", "satellites_per_launch"), 1.0),
        launch_price_usd=design.of("manifest", "launch_price_first_usd"),
        it_power_kw=STARCLOUD_KW,
        shield_kg_per_kw=0.0,
        launch_price_usd_per_kg=0.0,
    )
    energy = energy_cost_usd_per_kw_yr(
        energy_price_usd_per_mwh=design.money("ground", "energy_price_usd_per_mwh"),
        power_usage_effectiveness=1.0,
        power_draw_fraction=1.0,
    )
    spent = float(energy) * STARCLOUD_KW * STARCLOUD_YEARS
    ground = spent * (1.0 + STARCLOUD_CHILLER_FRACTION) + STARCLOUD_BACKUP_USD
    reading = Reading(
        text="40 MW for 10 years", unit="USD", orbit=float(orbit), ground=ground,
        published="orbit 8.2 million, ground 167 million",
    )  # fmt: skip
    counts = (
        "Solar array and launch, shield within the launched mass, bought once; on the ground energy, chillers and "
        "backup power. Everything else is taken as equal."
    )
    counted = ("solar array", "launch", "radiation shield")
    return _frame(design, "Starcloud", "starcloud_2024", counts, counted, (reading,))


def _turyshev(design: _Design) -> Frame:
    mass = design.of("satellite", "specific_mass_kg_per_kw")
    allowance = launch_price_allowance_usd_per_kg(
        ground_cost_usd_per_kw=design.ground_site_usd_per_kw, specific_mass_kg_per_kw=mass
    )
    satellite_kg = design.of("satellite", "satellite_mass_kg")
    built = design.of("price", "satellite_price_usd") / satellite_kg
    reading = Reading(
        text="Launch and build per kilogram, against what the ground's site allows", unit="USD/kg",
        orbit=design.money("launch", "launch_price_usd_per_kg") + built, ground=float(allowance),
        published="allowance 250 to 1,000 at 40 kg/kW; launch alone 3,360 today",
    )  # fmt: skip
    counts = "Launch and build of the satellite against the ground's site per kW, at the satellite's kg per kW."
    return _frame(design, "Turyshev", "turyshev_2026", counts, (*PLATFORM, "launch"), (reading,))
