"""Reading one point of a study's Dataset: scalars, series over a time axis, and what each category costs."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import xarray as xr

from orbitdc.scenario.calendar import MONTHS_PER_YEAR
from orbitdc.scenario.declaration import Array

if TYPE_CHECKING:
    from orbitdc.scenario.scenario import Assumption
    from orbitdc.study.study import Study

TIME_AXES = ("month", "year", "month_of_year", "state", "age", "cycle_phase", "site", "item", "cost_item")

WATERFALL = (
    ("installed", "installed_fraction"),
    ("alive", "alive_fraction"),
    ("usable domain", "usable_domain_fraction"),
    ("powered", "powered_fraction"),
    ("cool", "cool_fraction"),
    ("connected", "connected_fraction"),
    ("scheduled", "scheduled_fraction"),
    ("goodput", "goodput_fraction"),
)
"""Steps from contracted to delivered compute, in order, with the field that holds each factor."""

COST_CATEGORIES = (
    ("accelerators", "accelerator_cost_usd"),
    ("platform", "platform_cost_usd"),
    ("launch", "launch_cost_usd"),
    ("network", "network_cost_usd"),
    ("development", "development_cost_usd"),
    ("operations", "operations_cost_usd"),
    ("insurance", "insurance_cost_usd"),
    ("disposal", "disposal_cost_usd"),
    ("energy", "energy_cost_usd"),
    ("rent", "rent_cost_usd"),
    ("salvage", "salvage_usd"),
)
"""Categories of spending with their fields; salvage counts negative."""

MASSES = (
    ("compute payload", "payload_mass_with_growth_kg"),
    ("radiation shield", "shield_mass_with_growth_kg"),
    ("solar array", "array_mass_with_growth_kg"),
    ("battery", "battery_mass_with_growth_kg"),
    ("power distribution", "distribution_mass_with_growth_kg"),
    ("radiator", "radiator_mass_with_growth_kg"),
    ("coolant loop", "loop_mass_with_growth_kg"),
    ("terminals", "terminal_mass_with_growth_kg"),
    ("avionics", "avionics_mass_with_growth_kg"),
    ("propulsion", "propulsion_mass_with_growth_kg"),
    ("structure", "structure_mass_with_growth_kg"),
    ("system margin", "margin_mass_kg"),
    ("propellant", "propellant_mass_kg"),
)
"""Parts of the satellite with the field that holds their mass."""


@dataclass(frozen=True)
class CostShares:
    """What each category adds to the levelized cost of one side."""

    levelized_usd_per_h: float
    share: dict[str, float]
    discounted: bool

    def usd_per_h(self, category: str) -> float:
        """Return one category in USD per delivered accelerator-hour."""
        return self.share[category] * self.levelized_usd_per_h


class Point:
    """The first point of a Dataset."""

    def __init__(self, dataset: xr.Dataset) -> None:
        self.swept: tuple[str, ...] = tuple(str(d) for d in dataset.dims if d not in TIME_AXES)
        self._variables = {
            str(name): variable.isel({d: 0 for d in variable.dims if d in self.swept})
            for name, variable in dataset.variables.items()
        }

    def scalar(self, name: str) -> float | None:
        """Return a finite scalar, or None if the study does not have it."""
        variable = self._variables.get(name)
        if variable is None or variable.ndim:
            return None
        value = float(variable.values)
        return value if math.isfinite(value) else None

    def series(self, name: str) -> Array | None:
        """Return a one-dimensional series as float64, or None if the study does not have it."""
        variable = self._variables.get(name)
        if variable is None or variable.ndim != 1:
            return None
        values: Array = np.asarray(variable.values, dtype=np.float64)
        return values

    def meaning(self, name: str) -> str:
        """Return the long name of a variable."""
        return str(self._attributes(name).get("long_name", name))

    def unit(self, name: str) -> str:
        """Return the unit of a variable."""
        return str(self._attributes(name).get("units", "1"))

    def _attributes(self, name: str) -> dict[Any, Any]:
        return self._variables[name].attrs if name in self._variables else {}

    def _first_month(self) -> int | None:
        """Months from January 1970 to the first month, if the months have dates."""
        months = self._variables.get("month")
        if months is None or not np.issubdtype(months.dtype, np.datetime64):
            return None
        return int(months.values[0].astype("datetime64[M]").astype(int))

    def decimal_years(self, months: int) -> Array:
        """Return the end of each month in decimal years; counted from zero if the months have no dates."""
        steps: Array = np.arange(1.0, months + 1.0) / MONTHS_PER_YEAR
        first = self._first_month()
        return steps if first is None else steps + 1970.0 + first / MONTHS_PER_YEAR

    def dates(self, months: int) -> list[str]:
        """Return each month as YYYY-MM, or its number if the months have no dates."""
        first = self._first_month()
        return [str(m if first is None else np.datetime64(first + m, "M")) for m in range(months)]

    def years(self, years: int) -> list[str]:
        """Return each year's name."""
        named = self._variables.get("year")
        return [str(y) for y in range(years)] if named is None else [str(int(y)) for y in named.values]


def has_orbit(study: Study) -> bool:
    """Tell whether the study has an orbital side."""
    return study.system == "orbit"


def sides(study: Study) -> list[tuple[str, str]]:
    """Return the sides of a study as (label, prefix of the variable names)."""
    return [("orbit", ""), ("ground", "ground_")] if has_orbit(study) else [("ground", "ground_")]


def waterfall(point: Point, prefix: str) -> list[tuple[str, float, float]]:
    """Return (step, factor, product so far) from contracted to goodput; empty if a factor is missing."""
    steps: list[tuple[str, float, float]] = []
    product = 1.0
    for label, field in WATERFALL:
        factor = point.scalar(prefix + field)
        if factor is None:
            return []
        product *= factor
        steps.append((label, factor, product))
    return steps


def cost_of_capital(assumptions: list[Assumption], prefix: str) -> float | None:
    """Return the real cost of capital of one side, if it is a single number."""
    wanted = "ground_wacc" if prefix else "orbit_wacc"
    for assumption in assumptions:
        if assumption.key.rsplit(".", 1)[-1] == wanted:
            try:
                return float(assumption.value)
            except ValueError:
                return None
    return None


def cost_shares(point: Point, prefix: str, wacc: float | None) -> CostShares | None:
    """Split one side's levelized cost by category, each category discounted mid-year at the cost of capital.

    Without a single cost of capital the split is that of the undiscounted spending. The parts are scaled so that
    they add up to the levelized cost; salvage is negative.
    """
    levelized = point.scalar(f"{prefix}levelized_cost_usd_per_accelerator_hour")
    spending = {label: point.series(prefix + field) for label, field in COST_CATEGORIES}
    if levelized is None or any(v is None for v in spending.values()):
        return None
    present: dict[str, float] = {}
    for label, values in spending.items():
        if values is None:
            return None
        discount = np.ones(values.size) if wacc is None else (1 + wacc) ** -(np.arange(values.size) + 0.5)
        present[label] = float((values * discount).sum()) * (-1.0 if label == "salvage" else 1.0)
    total = sum(present.values())
    if not math.isfinite(total) or total <= 0:
        return None
    return CostShares(levelized, {label: value / total for label, value in present.items()}, wacc is not None)
