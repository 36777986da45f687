"""The headline numbers of a study: fixed names, units, and a reason wherever an answer is missing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import xarray as xr

from orbitdc.scenario.scenario import Scenario
from orbitdc.study.labels import CONSTRAINTS, INFEASIBILITIES

COST_HEADLINES = (
    "levelized_cost_usd_per_accelerator_hour",
    "levelized_cost_usd_per_kw_yr",
    "levelized_cost_usd_per_pflop_day",
)
SERVICE_HEADLINES = ("availability_at_95_percent", "energy_availability", "delivered_fraction")
SATELLITE_HEADLINES = (
    "satellite_count",
    "satellite_mass_kg",
    "specific_mass_kg_per_kw",
    "radiator_planform_area_m2",
    "array_area_m2",
    "launch_count",
)
HEADLINES: dict[str, str] = {
    **dict(zip(COST_HEADLINES, ("USD/h", "USD/(kW yr)", "USD"), strict=True)),
    **dict(zip((f"ground_{n}" for n in COST_HEADLINES), ("USD/h", "USD/(kW yr)", "USD"), strict=True)),
    **dict.fromkeys(SERVICE_HEADLINES, "1"),
    "satellite_count": "1",
    "satellite_mass_kg": "kg",
    "specific_mass_kg_per_kw": "kg/kW",
    "radiator_planform_area_m2": "m2",
    "array_area_m2": "m2",
    "launch_count": "1",
    "capital_cost_usd": "USD",
    "break_even_launch_price_usd_per_kg": "USD/kg",
    "ground_capacity_gbps": "Gbit/s",
    "binding_constraint": "name",
}
"""Headline name -> unit."""

SOFT_INFEASIBILITIES = frozenset({"contracted_capacity_never_reached", "more_slots_than_the_shell_has"})
"""Reasons under which a fleet still flies and its numbers still mean something; the others leave none."""


Bands = dict[str, tuple[float, float]]


@dataclass(frozen=True)
class Headline:
    """One headline: a number, a name, or the reason why there is none.

    In a sweep the value is a list, nested in the order of `dimensions`, and the reason is that of its missing items.
    """

    name: str
    value: Any
    unit: str
    reason: str | None = None
    low: float | None = None
    high: float | None = None
    dimensions: tuple[str, ...] = ()

    def document(self) -> dict[str, Any]:
        """Return the headline as it stands in the JSON document."""
        document: dict[str, Any] = {"value": self.value, "unit": self.unit}
        if self.dimensions:
            document["dimensions"] = list(self.dimensions)
        if self.reason is not None:
            document["reason"] = self.reason
        if self.low is not None and self.high is not None:
            document["p10"], document["p90"] = self.low, self.high
        return document


def infeasible_reasons(dataset: xr.Dataset) -> list[str]:
    """Return the distinct reasons for which points of a study are infeasible."""
    if "infeasibility" not in dataset:
        return []
    return [INFEASIBILITIES[code] for code in np.unique(dataset["infeasibility"].values) if code > 0]


def numbers_stand(dataset: xr.Dataset) -> xr.DataArray:
    """Tell for each point whether its costs mean something: feasible, or infeasible in a way that still flies."""
    soft = [INFEASIBILITIES.index(reason) for reason in INFEASIBILITIES if reason in SOFT_INFEASIBILITIES]
    stands: xr.DataArray = dataset["infeasibility"].isin([0, *soft])
    return stands


def headlines(scenario: Scenario, dataset: xr.Dataset, bands: Bands) -> dict[str, Headline]:
    """Pick the headline numbers out of an evaluated scenario.

    Parameters
    ----------
    scenario : what was evaluated.
    dataset : its outputs.
    bands : output name -> P10 and P90 of the Monte Carlo, where one was run.
    """
    if scenario.system == "ground":
        return {name: _ground_headline(name, unit, dataset, bands) for name, unit in HEADLINES.items()}
    return {name: _orbit_headline(name, unit, dataset, bands) for name, unit in HEADLINES.items()}


def _numbers(values: np.ndarray[Any, np.dtype[Any]]) -> Any:
    """Plain JSON numbers; a missing one is None."""
    if values.ndim == 0:
        return float(values) if np.isfinite(values) else None
    return [_numbers(part) for part in values]


def _banded(name: str, unit: str, variable: str, dataset: xr.Dataset, bands: Bands) -> Headline:
    low, high = bands.get(variable, (None, None))
    values = dataset[variable]
    return Headline(name, _numbers(values.values), unit, low=low, high=high, dimensions=tuple(map(str, values.dims)))


def _ground_headline(name: str, unit: str, dataset: xr.Dataset, bands: Bands) -> Headline:
    if name in COST_HEADLINES or name in SERVICE_HEADLINES or name == "capital_cost_usd":
        return _banded(name, unit, f"ground_{name}", dataset, bands)
    if name.startswith("ground_") and name != "ground_capacity_gbps":
        return _banded(name, unit, name, dataset, bands)
    reasons = {
        "break_even_launch_price_usd_per_kg": "a terrestrial scenario launches nothing",
        "ground_capacity_gbps": "a terrestrial site needs no downlink",
        "binding_constraint": "constraints are named for orbital scenarios",
    }
    return Headline(name, None, unit, reason=reasons.get(name, "a terrestrial scenario has no satellites"))


def _orbit_headline(name: str, unit: str, dataset: xr.Dataset, bands: Bands) -> Headline:
    codes = dataset["infeasibility"].values
    if name == "binding_constraint":
        named = np.array(CONSTRAINTS)[dataset[name].values]
        named = np.where(codes > 0, np.array(INFEASIBILITIES)[codes], named)
        return Headline(name, named.tolist(), unit, dimensions=tuple(map(str, dataset[name].dims)))
    stands = numbers_stand(dataset)
    if not name.startswith("ground_levelized") and not bool(stands.any()):
        reasons = ", ".join(infeasible_reasons(dataset))
        return Headline(name, None, unit, reason=f"infeasible: {reasons.replace('_', ' ')}")
    masked = dataset
    if not name.startswith("ground_levelized") and not bool(stands.all()):
        masked = dataset.assign({name: dataset[name].where(stands)})
    if name != "break_even_launch_price_usd_per_kg" or bool((masked[name] >= 0).all()):
        return _banded(name, unit, name, masked, bands)
    if not masked[name].dims:
        return Headline(name, None, unit, reason=_no_launch_price(dataset, float(masked[name])))
    headline = _banded(name, unit, name, masked.assign({name: masked[name].where(masked[name] >= 0)}), bands)
    return replace(headline, reason="even a free launch does not bring orbit down to the ground")


def _no_launch_price(dataset: xr.Dataset, price: float) -> str:
    orbit = float(dataset["levelized_cost_usd_per_accelerator_hour"])
    ground = float(dataset["ground_levelized_cost_usd_per_accelerator_hour"])
    share = float(dataset["break_even_platform_cost_fraction"])
    needed = (
        f"at the assumed launch price the satellite without accelerators would have to cost {share:.2f} of what it does"
        if share > 0
        else "nor does a satellite that costs nothing besides its accelerators at the assumed launch price"
    )
    return (
        f"even a free launch does not bring orbit ({orbit:.2f} USD/h) down to the ground ({ground:.2f} USD/h); "
        f"the equation's root is {price:,.0f} USD/kg; {needed}"
    )
