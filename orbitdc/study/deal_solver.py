"""The contracted capacity that a budget pays for, found with the full model for all draws at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

import numpy as np

from orbitdc.economics.deal import cash_by_month_usd, spread_over_months
from orbitdc.scenario.calendar import MONTHS_PER_YEAR
from orbitdc.scenario.declaration import Array, Flags, Table
from orbitdc.scenario.scenario import Scenario
from orbitdc.study.evaluation import evaluate_arrays
from orbitdc.study.headlines import SOFT_INFEASIBILITIES
from orbitdc.study.labels import INFEASIBILITIES
from orbitdc.study.models import all_groups, relations_for

CAPACITY = "fleet.contracted_it_power_gw"
FACTORY = "fleet.factory_rate_per_month"
SMALLEST_GW, LARGEST_GW = 1e-6, 100.0
NODES = 9
ROUNDS = 5
"""Rounds of the search: each cuts the bracket to an eighth of its logarithmic width; the last leaves 0.06 %."""

LUMPED = ("accelerator_cost_usd", "platform_cost_usd", "launch_cost_usd", "disposal_cost_usd")
"""Spending that is paid when units are bought; all other is spread evenly over its year."""

READ = (
    *LUMPED, "total_cost_usd", "units_paid", "capacity_fraction", "delivered_fraction_month", "revenue_usd",
    "service_start_month", "delivered_accelerator_hours",
    "levelized_cost_usd_per_accelerator_hour", "mean_revenue_usd_per_accelerator_hour", "net_present_value_usd",
    "simple_payback_yr", "units_needed",
)  # fmt: skip

Inputs = Mapping[str, Array | Table | None]


@dataclass(frozen=True, kw_only=True)
class Plan:
    """Fleets of given capacity, one per case (and node): what is paid, earned and delivered."""

    capacity_gw: Array
    spending_usd: Array
    revenue_usd: Array
    cash_usd: Array
    stands: Flags
    infeasibility: Array
    read: Mapping[str, Array]

    @property
    def low_point_usd(self) -> Array:
        """Least cash in hand at the end of any month."""
        low: Array = self.cash_usd.min(axis=0)
        return low


class Fleets:
    """The scenario's model as a function of contracted capacity, for several cases at once.

    `paid_in_usd` has the shape (months,) or (months, cases); `build_months`, a number or one per case, is the time that
    building the fleet takes if the factory can make it so fast; 0 leaves the factory as it is declared.
    """

    def __init__(self, scenario: Scenario, paid_in_usd: Array, build_months: Array | float = 0.0) -> None:
        self._scenario = scenario
        self._groups, self._relations = all_groups(), relations_for(scenario)
        self.paid_in_usd = paid_in_usd
        self.build_months: Array = np.asarray(build_months, dtype=np.float64).reshape(-1, 1)

    def plan(self, inputs: Inputs, capacity_gw: Array) -> Plan:
        """Evaluate fleets.

        Parameters
        ----------
        inputs : "section.key" -> array of shape (cases,) or (1,), a table, or None.
        capacity_gw : shape (cases, nodes).
        """
        cases, nodes = capacity_gw.shape
        arrays = {key: a.reshape(-1, 1) if isinstance(a, np.ndarray) else a for key, a in inputs.items()}
        arrays[CAPACITY] = capacity_gw
        arrays[FACTORY] = self._slower(arrays, capacity_gw)
        found = evaluate_arrays(
            arrays, {"case": range(cases), "node": range(nodes)}, self._scenario.calendar, groups=self._groups,
            relations=self._relations, outputs=READ,
        )  # fmt: skip
        read = {name: np.broadcast_to(a, (*a.shape[:-2], cases, nodes)) for name, a in found.items() if name in READ}
        lumped: Array = read[LUMPED[0]] + read[LUMPED[1]] + read[LUMPED[2]] + read[LUMPED[3]]
        spending = spread_over_months(by_year=lumped, weight_by_month=read["units_paid"])
        spending = spending + spread_over_months(by_year=read["total_cost_usd"] - lumped)
        revenue = spread_over_months(
            by_year=np.nan_to_num(read["revenue_usd"]), weight_by_month=read["delivered_fraction_month"]
        )
        paid_in = self.paid_in_usd.reshape(len(self.paid_in_usd), -1, 1)
        codes = np.broadcast_to(found["infeasibility"], (cases, nodes))
        soft = [0, *(INFEASIBILITIES.index(reason) for reason in SOFT_INFEASIBILITIES)]
        return Plan(
            capacity_gw=capacity_gw, spending_usd=spending, revenue_usd=revenue,
            cash_usd=cash_by_month_usd(paid_in_usd=paid_in, revenue_usd=revenue, spending_usd=spending),
            stands=np.isin(codes, soft), infeasibility=codes.astype(np.float64), read=read,
        )  # fmt: skip

    def _slower(self, arrays: Mapping[str, Array | Table | None], capacity_gw: Array) -> Array:
        """Satellites per month that build the fleet in the chosen time, if the factory can make as many."""
        power, spare, most = (
            arrays[key] for key in ("compute.it_power_per_satellite_kw", "fleet.overbuild_fraction", FACTORY)
        )
        if not (isinstance(power, np.ndarray) and isinstance(spare, np.ndarray) and isinstance(most, np.ndarray)):
            raise TypeError("the factory's rate needs power, over-build and rate as arrays")
        units = capacity_gw * 1e6 * (1.0 + spare) / power
        waits = self.build_months > 0.0
        rate: Array = np.where(waits, np.minimum(units / np.where(waits, self.build_months, 1.0), most), most)
        return rate

    def solve(self, inputs: Inputs, cases: int) -> Plan:
        """Find the largest capacity of each case with which cash never runs out.

        Parameters
        ----------
        inputs : as in `plan`.
        cases : how many.

        Returns
        -------
        Plan : shape (cases, 1); capacity zero where the budget does not even pay for what does not depend on it.
        """
        low: Array = np.full(cases, np.log(SMALLEST_GW))
        high: Array = np.full(cases, np.log(LARGEST_GW))
        some: Flags = np.zeros(cases, dtype=np.bool_)
        share = np.linspace(0.0, 1.0, NODES)
        for _ in range(ROUNDS):
            tried = low[:, None] + share * (high - low)[:, None]
            enough = self.plan(inputs, np.exp(tried)).low_point_usd >= 0.0
            some = some | enough.any(axis=1)
            last = np.where(enough.any(axis=1), NODES - 1 - np.argmax(enough[:, ::-1], axis=1), 0)
            row = np.arange(cases)
            low, high = tried[row, last], tried[row, np.minimum(last + 1, NODES - 1)]
        plan = self.plan(inputs, np.exp(low)[:, None])
        nothing = ~some[:, None]
        return Plan(
            capacity_gw=np.where(nothing, 0.0, plan.capacity_gw), spending_usd=plan.spending_usd,
            revenue_usd=plan.revenue_usd, cash_usd=plan.cash_usd, stands=plan.stands & ~nothing,
            infeasibility=plan.infeasibility, read=plan.read,
        )  # fmt: skip


def hours(plan: Plan) -> Array:
    """Return delivered accelerator-hours of each case's first fleet; -1 where it does not work."""
    delivered: Array = np.where(plan.stands, plan.read["delivered_accelerator_hours"].sum(axis=0), -1.0)[:, 0]
    return delivered


def best_of(plan: Plan, choices: int) -> Plan:
    """Take, of as many choices of each case, the one that delivers most accelerator-hours; the first of equals.

    Parameters
    ----------
    plan : all cases of the first choice, then all of the second, and so on.
    choices : how many.
    """
    chosen = np.argmax(hours(plan).reshape(choices, -1), axis=0)
    cases = len(chosen)
    row = chosen * cases + np.arange(cases)
    return Plan(
        read={name: array[..., row, :] for name, array in plan.read.items()},
        **{f.name: getattr(plan, f.name)[..., row, :] for f in fields(Plan) if f.name != "read"},
    )


def yearly(by_month: Array) -> Array:
    """Add up the months of each year."""
    total: Array = by_month.reshape(-1, MONTHS_PER_YEAR, *by_month.shape[1:]).sum(axis=1)
    return total
