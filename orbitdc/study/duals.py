"""Duals: by how much levelized cost moves per unit, and per percent, of what a design could improve."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from orbitdc.scenario.axes import bind
from orbitdc.scenario.declaration import Array, Table, parameters
from orbitdc.scenario.errors import Problem, ScenarioError
from orbitdc.scenario.scenario import Scenario
from orbitdc.study.evaluation import evaluate_arrays
from orbitdc.study.headlines import SOFT_INFEASIBILITIES
from orbitdc.study.labels import INFEASIBILITIES
from orbitdc.study.models import Relation, all_groups, relations_for

COST = "levelized_cost_usd_per_accelerator_hour"
GROUND_COST = f"ground_{COST}"
RELATIVE_STEP = 0.05
"""Wide enough that months and satellites per launch, which are whole, do not hide the slope."""

MASS_LEVER = "spacecraft.avionics_mass_kg"
"""Parameter whose change moves mass per power and nothing else that costs."""

DUALS = (
    "launch.launch_price_usd_per_kg",
    "economics.array_cost_usd_per_w",
    "economics.bus_cost_usd_per_kg",
    "fleet.planned_life_yr",
    "fleet.satellite_failure_rate_per_yr",
    "fleet.accelerator_failure_rate_per_yr",
    "accelerator.accelerator_price_usd",
    "economics.orbit_wacc",
    "fleet.factory_ramp_yr",
    "ground.time_to_power_months",
    "ground.energy_price_usd_per_mwh",
    "ground.facility_cost_usd_per_kw",
    "ground.ground_wacc",
)
"""Parameters whose duals are always told."""


@dataclass(frozen=True, kw_only=True)
class Dual:
    """What one quantity is worth.

    Attributes
    ----------
    name, text, unit, value : the quantity as it stands.
    orbit_usd_per_h, ground_usd_per_h : change of levelized cost per unit of it.
    elasticity : percent of the difference's own side per percent of it (orbit's cost, or the ground's where orbit's
        does not move).
    """

    name: str
    text: str
    unit: str
    value: float
    orbit_usd_per_h: float
    ground_usd_per_h: float
    elasticity: float

    def document(self) -> dict[str, Any]:
        """Return it as it stands in a JSON document; what is not a number is None."""
        return {k: None if isinstance(v, float) and not np.isfinite(v) else v for k, v in asdict(self).items()}


def duals(
    scenario: Scenario, keys: Sequence[str] = DUALS, *, models: Mapping[str, Relation] | None = None
) -> list[Dual]:
    """Return the duals of parameters, of the satellite's cost per power and mass per power, and of earlier power.

    Parameters
    ----------
    scenario : an orbital scenario; of lists the first value is taken, of draws the first draw.
    keys : parameters, as "section.key".
    models : relations that replace built-in ones.

    Returns
    -------
    list : central differences of 5 % to either side, within the bounds; composite quantities last. Empty where the
        design has no cost.

    Raises
    ------
    ScenarioError : for a terrestrial scenario.
    """
    if scenario.system != "orbit":
        problem = Problem(file=scenario.name, key="scenario", what="a terrestrial scenario has no duals of orbit",
                          fix="name an orbital scenario")  # fmt: skip
        raise ScenarioError([problem])
    groups = all_groups(models)
    bound = bind(scenario)
    first = {k: _first(a) for k, a in bound.arrays.items()}
    moved = [k for k in dict.fromkeys((*keys, MASS_LEVER)) if isinstance(first.get(k), np.ndarray)]
    stepped: dict[str, Array | Table | None] = dict(first)
    spans: dict[str, float] = {}
    for index, key in enumerate(moved):
        base = first[key]
        if not isinstance(base, np.ndarray):
            continue
        value = float(base[0])
        low, high = _declared(groups, key).bounds
        step = min(RELATIVE_STEP * abs(value), value - low, high - value)
        values = np.full(1 + 2 * len(moved), value)
        values[1 + 2 * index : 3 + 2 * index] = value - step, value + step
        stepped[key] = values
        spans[key] = 2.0 * step
    names = (COST, GROUND_COST, "specific_mass_kg_per_kw", "present_platform_cost_usd", "present_accelerator_hours",
             "ground_present_accelerator_hours", "it_power_w", "units_paid", "platform_cost_usd")  # fmt: skip
    found = evaluate_arrays(
        stepped, {"step": np.arange(1 + 2 * len(moved))}, scenario.calendar, groups=groups,
        relations=relations_for(scenario, models), outputs=names, workers=1,
    )  # fmt: skip
    columns = {name: np.broadcast_to(found[name], (*found[name].shape[:-1], 1 + 2 * len(moved))) for name in names}
    reason = INFEASIBILITIES[int(found["infeasibility"].flat[0])]
    if not np.isfinite(columns[COST][0]) or reason not in ("feasible", *SOFT_INFEASIBILITIES):
        return []
    listed = [_dual(groups, k, first[k], columns, 1 + 2 * moved.index(k), spans[k]) for k in keys if k in moved]
    return [*listed, *_composites(columns, moved, first)]


def _dual(groups: Mapping[str, type], key: str, base: Any, columns: Mapping[str, Array], at: int, span: float) -> Dual:
    orbit, ground = (float(columns[n][at + 1] - columns[n][at]) for n in (COST, GROUND_COST))
    value, declared = float(base[0]), _declared(groups, key)
    own = orbit / float(columns[COST][0]) if orbit else ground / float(columns[GROUND_COST][0])
    per = 1.0 / span if span else np.nan
    return Dual(name=key, text=declared.text, unit=declared.unit, value=value, orbit_usd_per_h=orbit * per,
                ground_usd_per_h=ground * per, elasticity=own * per * value)  # fmt: skip


def _composites(columns: Mapping[str, Array], moved: Sequence[str], first: Mapping[str, Any]) -> list[Dual]:
    """Duals of quantities that are results: the satellite's USD/W, its kg/kW, and a month of earlier power."""
    cost, hours = float(columns[COST][0]), float(columns["present_accelerator_hours"][0])
    platform = float(columns["present_platform_cost_usd"][0]) / hours
    bought = float(columns["units_paid"][:, 0].sum()) * float(columns["it_power_w"][0])
    usd_per_w = float(columns["platform_cost_usd"][:, 0].sum()) / max(bought, 1.0)
    at = 1 + 2 * moved.index(MASS_LEVER)
    mass = columns["specific_mass_kg_per_kw"]
    added = float(mass[at + 1] - mass[at])
    per_kg = float(columns[COST][at + 1] - columns[COST][at]) / added if added else np.nan
    return [
        Dual(name="bus_usd_per_w", text="Satellite without accelerators per IT power, mean", unit="USD/W",
             value=usd_per_w, orbit_usd_per_h=platform / usd_per_w if usd_per_w else np.nan, ground_usd_per_h=0.0,
             elasticity=platform / cost),
        Dual(name="specific_mass_kg_per_kw", text="Mass per IT power (by an item that is built and launched)",
             unit="kg/kW", value=float(mass[0]), orbit_usd_per_h=per_kg, ground_usd_per_h=0.0,
             elasticity=per_kg * float(mass[0]) / cost),
        _earlier("orbit", float(first["economics.orbit_wacc"][0]), cost),
        _earlier("ground", float(first["ground.ground_wacc"][0]), float(columns[GROUND_COST][0])),
    ]  # fmt: skip


def _earlier(side: str, rate_per_yr: float, cost: float) -> Dual:
    """Dual of a whole month of delay: hours that come later are worth less, spending stays where it is."""
    later = cost * ((1.0 + rate_per_yr) ** (1.0 / 12.0) - 1.0)
    orbit, ground = (later, 0.0) if side == "orbit" else (0.0, later)
    return Dual(name=f"delay_of_{side}_months", text=f"Delivery of {side} later, spending as planned",
                unit="month", value=0.0, orbit_usd_per_h=orbit, ground_usd_per_h=ground,
                elasticity=float("nan"))  # fmt: skip


def _declared(groups: Mapping[str, type], key: str) -> Any:
    section, _, name = key.partition(".")
    return parameters(groups[section])[name]


def _first(array: Array | Table | None) -> Array | Table | None:
    return array.reshape(-1)[:1] if isinstance(array, np.ndarray) else array
