"""The headline numbers of a study: fixed names, units, and a reason wherever an answer is missing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import xarray as xr

from orbitdc.scenario.scenario import Scenario
from orbitdc.study.evaluation import NO_REVENUE, revenue_is_declared
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
    "failed_disposals",
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
    "failed_disposals": "1",
    "capital_cost_usd": "USD",
    "net_present_value_usd": "USD",
    "internal_rate_of_return_per_yr": "1/yr",
    "simple_payback_yr": "yr",
    "break_even_launch_price_usd_per_kg": "USD/kg",
    "ground_capacity_gbps": "Gbit/s",
    "binding_constraint": "name",
}
"""Headline name -> unit."""

RETURN_HEADLINES: dict[str, str] = {
    "net_present_value_usd": "no value: delivered hours have no cost",
    "internal_rate_of_return_per_yr": "no single rate: the cash flow has none between -95 % and 1,000 %, or several",
    "simple_payback_yr": "never: revenue does not pay the spending back",
}
"""Headlines that need a declared price -> why there may be none although it is declared."""

SOFT_INFEASIBILITIES = frozenset(
    {"contracted_capacity_never_reached", "more_slots_than_the_shell_has", "dose_beyond_the_device_limit"}
)
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
    made = _ground_headline if scenario.system == "ground" else _orbit_headline
    earns = revenue_is_declared(scenario)
    return {
        name: made(name, unit, dataset, bands)
        if earns or name not in RETURN_HEADLINES
        else Headline(name, None, unit, reason=NO_REVENUE)
        for name, unit in HEADLINES.items()
    }


def _numbers(values: np.ndarray[Any, np.dtype[Any]]) -> Any:
    """Plain JSON numbers; a missing one is None."""
    if values.ndim == 0:
        return float(values) if np.isfinite(values) else None
    return [_numbers(part) for part in values]


def _banded(name: str, unit: str, variable: str, dataset: xr.Dataset, bands: Bands) -> Headline:
    low, high = bands.get(variable, (None, None))
    values = dataset[variable]
    return Headline(name, _numbers(values.values), unit, low=low, high=high, dimensions=tuple(map(str, values.dims)))


def _return_headline(name: str, unit: str, variable: str, dataset: xr.Dataset, bands: Bands) -> Headline:
    headline = _banded(name, unit, variable, dataset, bands)
    if bool(np.isfinite(dataset[variable].values).all()):
        return headline
    return replace(headline, reason=RETURN_HEADLINES[name])


def _ground_headline(name: str, unit: str, dataset: xr.Dataset, bands: Bands) -> Headline:
    if name in RETURN_HEADLINES:
        return _return_headline(name, unit, f"ground_{name}", dataset, bands)
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
    if name in RETURN_HEADLINES:
        return _return_headline(name, unit, name, masked, bands)
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
