"""A deal: what a budget that comes by date flies, what it returns, and what would have to be true for a target."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from orbitdc.economics.deal import Financing, financing, tranches_by_month_usd
from orbitdc.economics.returns import HIGHEST_RATE, LOWEST_RATE, internal_rates, sign_changes
from orbitdc.scenario.axes import bind
from orbitdc.scenario.declaration import Array, Table
from orbitdc.scenario.errors import Problem, ScenarioError
from orbitdc.scenario.scenario import Scenario
from orbitdc.scenario.values import Sweep
from orbitdc.study.deal_solver import Fleets, Inputs, Plan, best_of, hours, yearly
from orbitdc.study.deal_thresholds import Thresholds, thresholds
from orbitdc.study.evaluation import NO_REVENUE, revenue_is_declared
from orbitdc.study.labels import INFEASIBILITIES

BUDGET = "deal.budget_usd"
PACES = (0.0, 12.0, 24.0, 36.0, 48.0, 72.0)
"""Months in which the fleet may be built; 0 is as fast as factory and launches go."""

DRAWS = 128
MULTIPLES = (0.25, 0.5, 1.0, 2.0, 4.0)
"""Budgets, in multiples of the deal's, for which the capacity is found too."""

MW_PER_GW = 1000.0
LOSES_ALL = -1.0
"""Rate of return of a deal that has none above -95 %: less than a twentieth of the money is left after a year."""


@dataclass(frozen=True, kw_only=True)
class Stop:
    """What remains if a tranche and all later ones do not come."""

    month: int
    missing_usd: float
    spent_usd: float
    cash_usd: float
    in_service_mw: float
    cash_out_month: int | None
    planned_capacity_mw: float


@dataclass(frozen=True, kw_only=True)
class Draws:
    """The deal for draws of the uncertain parameters; arrays of shape (draws,), by month (months, draws)."""

    capacity_mw: Array
    delivered_mw: Array
    project_rate: Array
    equity_rate: Array
    least_cover: Array
    flies_share: float

    def band(self, name: str) -> tuple[float, float, float]:
        """Return P10, P50 and P90 of a number; not a number where no draw has one."""
        values: Array = getattr(self, name)
        finite = values[np.isfinite(values)]
        if not finite.size:
            return (np.nan, np.nan, np.nan)
        low, middle, high = np.percentile(finite, [10, 50, 90])
        return float(low), float(middle), float(high)


@dataclass(frozen=True, kw_only=True)
class Deal:
    """A deal computed: one design by month and year, its draws, its stops and its thresholds."""

    scenario: Scenario
    budget_month: Array
    budget_usd: Array
    build_months: float
    paces: tuple[tuple[float, float, float], ...]
    plan: Plan
    paid_in_usd: Array
    project_rate: float
    project_rates: tuple[float, ...]
    project_sign_changes: int
    equity_rate: float
    financing: Financing
    draws: Draws
    stops: tuple[Stop, ...]
    scaled_mw: tuple[float, ...]
    target_per_yr: float
    thresholds: Thresholds | None

    @property
    def earns(self) -> bool:
        """Whether a price is declared."""
        return revenue_is_declared(self.scenario)

    @property
    def capacity_mw(self) -> float:
        """Contracted IT power that the budget pays for."""
        return float(self.plan.capacity_gw[0, 0]) * MW_PER_GW

    @property
    def low_point(self) -> tuple[float, int]:
        """Least cash in hand, and the month at whose end it is."""
        cash = self.plan.cash_usd[:, 0, 0]
        return float(cash.min()), int(np.argmin(cash))

    def by_month(self) -> dict[str, Array]:
        """Return money and power by month."""
        capacity = self.plan.capacity_gw[0, 0] * MW_PER_GW
        low, high = np.percentile(self.draws.delivered_mw, [10, 90], axis=1)
        return {
            "paid_in_usd": self.paid_in_usd,
            "spending_usd": self.plan.spending_usd[:, 0, 0],
            "revenue_usd": self.plan.revenue_usd[:, 0, 0],
            "cash_usd": self.plan.cash_usd[:, 0, 0],
            "in_service_mw": self.plan.read["capacity_fraction"][:, 0, 0] * capacity,
            "delivered_mw": self.plan.read["delivered_fraction_month"][:, 0, 0] * capacity,
            "delivered_mw_p10": low,
            "delivered_mw_p90": high,
        }

    def by_year(self) -> dict[str, Array]:
        """Return cash flow by year: real, and nominal where debt and equity are."""
        spending, revenue = yearly(self.plan.spending_usd)[:, 0, 0], yearly(self.plan.revenue_usd)[:, 0, 0]
        return {
            "revenue_usd": revenue,
            "spending_usd": spending,
            "net_cash_flow_usd": revenue - spending,
            "debt_drawn_nominal_usd": self.financing.debt_drawn_usd[:, 0],
            "debt_service_nominal_usd": self.financing.debt_service_usd[:, 0],
            "equity_cash_flow_nominal_usd": self.financing.equity_cash_flow_usd[:, 0],
            "debt_service_cover": self.financing.debt_service_cover[:, 0],
        }

    def document(self) -> dict[str, Any]:
        """Return everything as one JSON document."""
        low, month = self.low_point
        document: dict[str, Any] = {
            "scenario": self.scenario.name,
            "case": self.scenario.case,
            "budget_usd": float(self.budget_usd.sum()),
            "tranches": [
                {"month": float(m), "usd": float(u)}
                for m, u in zip(self.budget_month, self.budget_usd, strict=True)
            ],
            "contracted_it_power_mw": self.capacity_mw,
            "build_months": self.build_months,
            "satellites": _number(self.plan.read["units_needed"][0, 0]),
            "cash_low_point_usd": low,
            "cash_low_point_month": month,
            "levelized_cost_usd_per_accelerator_hour": _number(
                self.plan.read["levelized_cost_usd_per_accelerator_hour"][0, 0]
            ),
            "draws": {
                "count": len(self.draws.capacity_mw), "flies_share": self.draws.flies_share,
                "contracted_it_power_mw": [_number(v) for v in self.draws.band("capacity_mw")],
            },
            "without_the_next_tranche": [vars(stop) for stop in self.stops],
            "budget_multiples": dict(zip(map(str, MULTIPLES), self.scaled_mw, strict=True)),
            "by_month": {name: [_number(v) for v in values] for name, values in self.by_month().items()},
            "by_year": {name: [_number(v) for v in values] for name, values in self.by_year().items()},
        }  # fmt: skip
        if not self.earns:
            document["returns"] = {"value": None, "reason": NO_REVENUE}
            return document
        cover = self.financing.debt_service_cover[:, 0]
        document["returns"] = {
            "project_rate_real_per_yr": self.project_rate,
            "project_rates_real_per_yr": list(self.project_rates),
            "cash_flow_sign_changes": self.project_sign_changes,
            "equity_rate_nominal_per_yr": _number(self.equity_rate),
            "least_debt_service_cover": _number(float(np.nanmin(cover))) if np.isfinite(cover).any() else None,
            "project_rate_p10_p50_p90": [_number(v) for v in self.draws.band("project_rate")],
            "equity_rate_p10_p50_p90": [_number(v) for v in self.draws.band("equity_rate")],
            "target_per_yr": self.target_per_yr,
        }
        document["thresholds"] = None if self.thresholds is None else self.thresholds.document()
        return document


def _number(value: Any) -> float | None:
    return float(value) if np.isfinite(value) else None


def rate_of_return(by_year_usd: Array) -> Array:
    """Return the one rate of return; -1 where all is lost, not a number where there are several or nothing is spent."""
    rates = internal_rates(by_year_usd=by_year_usd)
    count = np.add.reduce(np.isfinite(rates), axis=0)
    lost = (count == 0) & (np.add.reduce(by_year_usd, axis=0) < 0.0)
    rate: Array = np.where(count == 1, rates[0], np.where(lost, LOSES_ALL, np.nan))
    return rate


def deal(scenario: Scenario, *, target_per_yr: float | None = None, draws: int = DRAWS) -> Deal:
    """Find what a scenario's budget flies and returns.

    Parameters
    ----------
    scenario : a loaded scenario with `deal.budget_usd`; it says one design, its own capacity is not read.
    target_per_yr : real project return to be reached; None takes the scenario's.
    draws : draws of the uncertain parameters; the capacity is found anew in each.

    Raises
    ------
    ScenarioError : no budget, a budget of nothing or after the calendar's end, a sweep, a ground scenario, or a target
        without revenue.

    Notes
    -----
    Capacity is the largest with which cash in hand, tranches and revenue counted, is never below zero at the end of a
    month of the calendar. Of several times to build the fleet, the one that delivers most hours is taken, in each
    draw anew; stops, multiples and thresholds keep the design's.
    """
    table = _budget(scenario, target_per_yr)
    months = scenario.calendar.months
    paid_in = tranches_by_month_usd(month=table["month"], usd=table["usd"], months=months)
    base: Inputs = {k: a.reshape(-1)[:1] if isinstance(a, np.ndarray) else a for k, a in bind(scenario).arrays.items()}
    tried = Fleets(scenario, paid_in, np.array(PACES)).solve(base, len(PACES))
    pace, plan = PACES[int(np.argmax(hours(tried)))], best_of(tried, len(PACES))
    if not plan.stands.all():
        raise _nothing_flies(scenario, plan)
    target = float(_array(base, "deal.target_return_per_yr")[0]) if target_per_yr is None else target_per_yr
    money = _financing(base, plan)
    net = yearly(plan.revenue_usd - plan.spending_usd)[:, :, 0]
    rates = internal_rates(by_year_usd=net)[:, 0]
    bound = bind(scenario, samples=draws, sample_all=True)
    drawn: Inputs = {k: a.reshape(-1) if isinstance(a, np.ndarray) else a for k, a in bound.arrays.items()}
    fleets = Fleets(scenario, paid_in, pace)
    each = {k: np.tile(a, len(PACES)) if isinstance(a, np.ndarray) and a.size > 1 else a for k, a in drawn.items()}
    paces = np.repeat(np.array(PACES), draws)
    many = best_of(Fleets(scenario, paid_in, paces).solve(each, len(paces)), len(PACES))
    made = _draws(drawn, many)
    earns = revenue_is_declared(scenario)
    return Deal(
        scenario=scenario, budget_month=table["month"], budget_usd=table["usd"], build_months=pace,
        paces=tuple(
            (p, float(c) * MW_PER_GW, float(h))
            for p, c, h in zip(PACES, tried.capacity_gw[:, 0], hours(tried), strict=True)
        ),
        plan=plan, paid_in_usd=paid_in, financing=money,
        project_rate=float(rate_of_return(net)[0]), project_rates=tuple(float(r) for r in rates if np.isfinite(r)),
        project_sign_changes=int(sign_changes(by_year_usd=net)[0]),
        equity_rate=float(rate_of_return(money.equity_cash_flow_usd)[0]),
        draws=made, stops=_stops(scenario, base, plan, table, pace), target_per_yr=target,
        scaled_mw=_scaled(scenario, base, paid_in, pace),
        thresholds=thresholds(scenario, fleets, base, float(plan.capacity_gw[0, 0]), made.project_rate, target)
        if earns else None,
    )  # fmt: skip


def _array(inputs: Inputs, key: str) -> Array:
    value = inputs[key]
    if not isinstance(value, np.ndarray):
        raise TypeError(f"{key} is not an array")
    return value


def _budget(scenario: Scenario, target_per_yr: float | None) -> dict[str, Array]:
    """Return the tranches, or refuse the scenario with everything that is wrong with it as a deal."""
    table = scenario.values[BUDGET].content
    problems = []

    def refuse(key: str, what: str, got: str, fix: str) -> None:
        problems.append(Problem(file=scenario.name, key=key, what=what, got=got, fix=fix))

    if scenario.system != "orbit":
        refuse("system", "a deal buys a fleet in orbit", scenario.system, "name an orbital scenario")
    swept = [key for key, value in scenario.values.items() if isinstance(value.content, Sweep)]
    for key in swept:
        refuse(key, "is a list; a deal is about one design", "", "give one value")
    if not isinstance(table, Table):
        refuse(BUDGET, "no budget is given", "", "give a table of month and usd, one row per tranche")
    else:
        month, usd = table.columns["month"], table.columns["usd"]
        if usd.sum() <= 0.0:
            refuse(BUDGET, "the budget is zero", "", "give at least one tranche above 0 USD")
        if month[-1] >= scenario.calendar.months:
            refuse(BUDGET, "a tranche comes after the calendar's end", f"month {month[-1]:g}",
                   f"give months below {scenario.calendar.months}")  # fmt: skip
    if target_per_yr is not None and not revenue_is_declared(scenario):
        refuse("target", "a return needs a revenue", f"{target_per_yr:g}", NO_REVENUE)
    if target_per_yr is not None and not LOWEST_RATE < target_per_yr < HIGHEST_RATE:
        refuse("target", "must be a rate from -0.95 to 10", f"{target_per_yr:g}", "give 0.12 for 12 % a year")
    if problems or not isinstance(table, Table):
        raise ScenarioError(problems)
    return table.columns


def _nothing_flies(scenario: Scenario, plan: Plan) -> ScenarioError:
    reason = INFEASIBILITIES[int(plan.infeasibility[0, 0])].replace("_", " ")
    short = -float(plan.low_point_usd[0, 0])
    what = (
        f"the budget does not pay for what a fleet of any size needs: {short / 1e6:,.0f} million USD are lacking"
        if plan.capacity_gw[0, 0] == 0.0
        else f"what the budget pays for does not work: {reason}"
    )
    return ScenarioError([Problem(file=scenario.name, key=BUDGET, what=what, fix="raise the budget, bring tranches "
                                  "forward, or lower what does not depend on size, such as "
                                  "economics.development_cost_usd")])  # fmt: skip


def _financing(inputs: Inputs, plan: Plan) -> Financing:
    return financing(
        revenue_usd=yearly(plan.revenue_usd)[:, :, 0],
        spending_usd=yearly(plan.spending_usd)[:, :, 0],
        service_start_month=plan.read["service_start_month"][:, 0],
        debt_fraction=_array(inputs, "finance.orbit_debt_fraction"),
        debt_interest_nominal_per_yr=_array(inputs, "finance.orbit_debt_interest_nominal_per_yr"),
        debt_term_yr=_array(inputs, "deal.debt_term_yr"),
        inflation_per_yr=_array(inputs, "finance.inflation_per_yr"),
    )


def _draws(inputs: Inputs, plan: Plan) -> Draws:
    flies = plan.stands[:, 0]
    money = _financing(inputs, plan)
    capacity: Array = np.where(flies, plan.capacity_gw[:, 0], 0.0) * MW_PER_GW
    cover = np.where(np.isfinite(money.debt_service_cover), money.debt_service_cover, np.inf).min(axis=0)
    return Draws(
        capacity_mw=capacity,
        delivered_mw=plan.read["delivered_fraction_month"][:, :, 0] * capacity,
        project_rate=np.where(flies, rate_of_return(yearly(plan.revenue_usd - plan.spending_usd)[:, :, 0]), LOSES_ALL),
        equity_rate=np.where(flies, rate_of_return(money.equity_cash_flow_usd), LOSES_ALL),
        least_cover=np.where(flies & np.isfinite(cover), cover, np.nan),
        flies_share=float(flies.mean()),
    )


def _stops(scenario: Scenario, base: Inputs, plan: Plan, table: dict[str, Array], pace: float) -> tuple[Stop, ...]:
    """Stop the money before each tranche but the first: what is there then, and what would have been planned."""
    months = scenario.calendar.months
    count = len(table["month"])
    paid = np.stack(
        [tranches_by_month_usd(month=table["month"][:k], usd=table["usd"][:k], months=months) for k in range(1, count)],
        axis=1,
    )
    planned = Fleets(scenario, paid, pace).solve(base, count - 1)
    whole = float(plan.capacity_gw[0, 0]) * MW_PER_GW
    stops = []
    for k in range(1, count):
        at = int(table["month"][k])
        spent = np.cumsum(plan.spending_usd[:, 0, 0])
        cash = np.cumsum(paid[:, k - 1] + plan.revenue_usd[:, 0, 0]) - spent
        out = np.flatnonzero(cash < 0.0)
        stops.append(
            Stop(
                month=at, missing_usd=float(table["usd"][k:].sum()), spent_usd=float(spent[at - 1]) if at else 0.0,
                cash_usd=float(cash[at - 1]) if at else float(paid[0, k - 1]),
                in_service_mw=float(plan.read["capacity_fraction"][at - 1, 0, 0]) * whole if at else 0.0,
                cash_out_month=int(out[0]) if out.size else None,
                planned_capacity_mw=float(np.where(planned.stands, planned.capacity_gw, 0.0)[k - 1, 0]) * MW_PER_GW,
            )
        )  # fmt: skip
    return tuple(stops)


def _scaled(scenario: Scenario, base: Inputs, paid_in_usd: Array, pace: float) -> tuple[float, ...]:
    """Capacity that multiples of the budget pay for, MW."""
    paid = paid_in_usd[:, None] * np.array(MULTIPLES)
    plan = Fleets(scenario, paid, pace).solve(base, len(MULTIPLES))
    return tuple(float(c) * MW_PER_GW for c in np.where(plan.stands, plan.capacity_gw, 0.0)[:, 0])
