"""Scenarios side by side, orbital and terrestrial in any mix, under one boundary and in units that chips share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
import xarray as xr

from orbitdc.economics.result import COST_ITEMS
from orbitdc.scenario.errors import Problem, ScenarioError
from orbitdc.scenario.scenario import Scenario
from orbitdc.study.evaluation import evaluate
from orbitdc.study.headlines import SOFT_INFEASIBILITIES
from orbitdc.study.labels import INFEASIBILITIES, OUTPUTS
from orbitdc.study.models import Relation

COST = "levelized_cost_usd_per_accelerator_hour"
PFLOP_DAY = "levelized_cost_usd_per_pflop_day"
BY_ITEM = "levelized_cost_by_item_usd_per_accelerator_hour"
COSTS = (COST, PFLOP_DAY, "levelized_cost_usd_per_million_tokens", "levelized_cost_usd_per_kw_month",
         "levelized_cost_usd_per_kw_yr", "capital_cost_usd")  # fmt: skip
SERVICE = ("delivered_fraction", "energy_availability", "availability_at_95_percent", "time_to_power_months")
SHARED = ("bf16_pflops_per_accelerator", "tokens_per_accelerator_s", "contracted_accelerators")
SAME_CHIP = 1e-9
"""Relative difference of peak FLOP/s up to which two accelerators count as the same."""

PARTS: dict[str, tuple[str, ...]] = {
    "accelerators": ("accelerators", "screening for flight"),
    "satellite": ("solar array", "battery", "radiator", "radiation shield", "propulsion", "terminals",
                  "attitude control and avionics", "bus", "propellant", "integration and test"),
    "launch": ("launch",),
    "building": ("building", "generation"),
    "energy": ("energy",),
    "rent": ("rent",),
    "running": ("staff", "software", "licenses", "site operations", "insurance", "disposal"),
    "link": ("ground stations", "transit", "relay lease", "spectrum"),
    "development": ("development",),
    "salvage": ("salvage",),
}  # fmt: skip
"""Parts of the bars, and the items of the cost build-up that each holds."""


@dataclass(frozen=True, kw_only=True)
class Side:
    """One scenario's column.

    Attributes
    ----------
    name, system, case, accelerator : what it is.
    values : output without side prefix -> number; None where the scenario has none.
    parts_usd_per_h : part of the cost -> USD per delivered accelerator-hour.
    cost_of_capital_per_yr, contracted_it_power_gw : what cost depends on most besides prices.
    is_price : some of it is rent, a price with somebody's margin, and no cost.
    reason : why there is no cost, or what keeps the design from working; empty if nothing.
    remarks : what a reader should know.
    """

    name: str
    system: str
    case: str
    accelerator: str
    values: dict[str, float | None]
    parts_usd_per_h: dict[str, float]
    cost_of_capital_per_yr: float
    contracted_it_power_gw: float
    is_price: bool
    reason: str
    remarks: tuple[str, ...]


@dataclass(frozen=True)
class Comparison:
    """Scenarios side by side."""

    sides: tuple[Side, ...]

    @property
    def same_chip(self) -> bool:
        """Whether all sides use accelerators of the same peak and speed."""
        for name in SHARED[:2]:
            values = [s.values[name] for s in self.sides]
            known = [v for v in values if v is not None]
            if len(known) < len(values) or max(known) - min(known) > SAME_CHIP * max(known):
                return False
        return True

    @property
    def common_unit(self) -> str:
        """Output by which all sides can be compared."""
        return COST if self.same_chip else PFLOP_DAY

    def ratio(self, side: Side) -> float | None:
        """Return a side's cost over the first side's that has one, in the common unit."""
        costs = [s.values[self.common_unit] for s in self.sides]
        base = next((c for c in costs if c is not None and c > 0), None)
        own = side.values[self.common_unit]
        return None if base is None or own is None else own / base

    def document(self) -> dict[str, Any]:
        """Return everything as one JSON document."""
        return {
            "compared_by": self.common_unit,
            "same_accelerator": self.same_chip,
            "boundary": "cost to the owner, before tax, real USD, accelerators included",
            "sides": [{**asdict(side), "ratio_to_first": self.ratio(side)} for side in self.sides],
        }


def compare(scenarios: Sequence[Scenario], *, models: Mapping[str, Relation] | None = None) -> Comparison:
    """Evaluate scenarios and put them side by side.

    Parameters
    ----------
    scenarios : two or more; of one that varies, the first point is taken.
    models : relations that replace built-in ones.

    Raises
    ------
    ScenarioError : if there are fewer than two.
    """
    if len(scenarios) < 2:
        problem = Problem(file="compare", key="scenarios", what="nothing to compare with", got=f"{len(scenarios)}",
                          fix="name two scenarios or more")  # fmt: skip
        raise ScenarioError([problem])
    names = _unique([scenario.name for scenario in scenarios])
    return Comparison(tuple(_side(s, name, models) for s, name in zip(scenarios, names, strict=True)))


def _unique(names: Sequence[str]) -> list[str]:
    """Return the names, numbered where one stands several times."""
    seen: dict[str, int] = {}
    made = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        made.append(f"{name} ({seen[name]})" if names.count(name) > 1 else name)
    return made


def _side(scenario: Scenario, name: str, models: Mapping[str, Relation] | None) -> Side:
    orbital = scenario.system == "orbit"
    prefix = "" if orbital else "ground_"
    outputs = [*(prefix + n for n in (*COSTS, *SERVICE, BY_ITEM)), *SHARED]
    dataset = evaluate(scenario, models=models, outputs=[n for n in outputs if n in OUTPUTS])
    varied = [str(d) for d in dataset.dims if d != "cost_item"]
    point = dataset.isel(dict.fromkeys(varied, 0))
    reason, stands = _reason(point) if orbital else ("", True)
    read = {n: _number(point, prefix + n if n not in SHARED else n) for n in (*COSTS, *SERVICE, *SHARED)}
    values = read if stands else {n: v if n in SHARED else None for n, v in read.items()}
    items = dict(zip(COST_ITEMS, np.asarray(point[prefix + BY_ITEM].values, dtype=np.float64), strict=True))
    parts = {part: float(sum(items[i] for i in held)) for part, held in PARTS.items()}
    rate = "economics.orbit_wacc" if orbital else "ground.ground_wacc"
    return Side(
        name=name, system=scenario.system, case=scenario.case, accelerator=_entry(scenario), values=values,
        parts_usd_per_h=parts if values[COST] is not None else {}, cost_of_capital_per_yr=_set(scenario, rate),
        contracted_it_power_gw=_set(scenario, "fleet.contracted_it_power_gw"), is_price=parts["rent"] > 0.0,
        reason=reason, remarks=_remarks(scenario, varied, parts),
    )  # fmt: skip


def _remarks(scenario: Scenario, varied: Sequence[str], parts: Mapping[str, float]) -> tuple[str, ...]:
    said = []
    if varied:
        said.append(f"varies {', '.join(varied)}: its first point is shown")
    if parts["rent"] > 0.0:
        said.append("contains rent: a price, with the owner's margin in it, beside costs")
    if scenario.case != "base":
        said.append(f"is the corner {scenario.case!r}, not a forecast")
    return tuple(said)


def _reason(point: xr.Dataset) -> tuple[str, bool]:
    """Return why a point is infeasible, and whether its numbers mean something nevertheless."""
    code = int(point["infeasibility"])
    if code == 0:
        return "", True
    return INFEASIBILITIES[code].replace("_", " "), INFEASIBILITIES[code] in SOFT_INFEASIBILITIES


def _number(point: xr.Dataset, name: str) -> float | None:
    value = float(point[name]) if name in point else np.nan
    return value if np.isfinite(value) else None


def _set(scenario: Scenario, key: str) -> float:
    content = scenario.values[key].content
    return content if isinstance(content, float) else float("nan")


def _entry(scenario: Scenario) -> str:
    entry = scenario.entries.get("accelerator", {})
    first = entry[0] if isinstance(entry, list) else entry
    return str(first.get("name", "")) if isinstance(first, dict) else str(first)
