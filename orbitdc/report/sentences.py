"""The verdict, and what would have to be true, in words made from the numbers."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from orbitdc.report.blocks import Block, paragraph, table
from orbitdc.report.headlines import number, reason, word
from orbitdc.report.numbers import MISSING, percent, quantity, significant, value_range
from orbitdc.report.values import CostShares, Point, has_orbit
from orbitdc.study.labels import OUTPUTS

if TYPE_CHECKING:
    from orbitdc.study.study import Study

COST = "levelized_cost_usd_per_accelerator_hour"
GROUND_COST = f"ground_{COST}"
BREAK_EVEN = "break_even_launch_price_usd_per_kg"
_EVEN = 0.02

ORBIT_LIMITS = (
    "One shell of circular orbits with equal satellites; no mix of orbits or satellite types.",
    "The fleet is followed by expected values month by month; the spread between fleets is approximated, not drawn.",
    "The radiator is sized for a steady hot case; transients within an orbit enter only through that case.",
    "Masses and costs follow rates per watt, kilogram and square meter, not a parts list.",
    "Radiation comes from tabulated belt, cosmic-ray and solar-particle models behind a simple shield geometry.",
    "Error rates of the newest accelerators in orbit are extrapolated from few tests; their range is wide.",
    "Debris raises collision risk with each derelict; fragments of collisions are not followed onward.",
    "The link is a capacity and weather budget; traffic inside the mesh is not simulated.",
)
COMMON_LIMITS = (
    "Cost before tax in real money: no revenue, demand, insurance market or financing structure.",
    "The ground is one site with one power price; it is not the cheapest or dearest that exists.",
    "Prices of both sides are of today or stated as assumptions; neither side's technology improves unless the "
    "scenario says so.",
)


def ratio_words(ratio: float) -> str:
    """Say how one cost stands to another."""
    if abs(ratio - 1) < _EVEN:
        return "about as much as the ground"
    if ratio > 1:
        return f"{significant(ratio, 3 if ratio < 10 else 2)} times as much as the ground"
    return f"{percent(1 - ratio)} less than the ground"


def infeasibilities(point: Point) -> list[str]:
    """Return the meaning of every flag that marks the design as infeasible."""
    flags = [n for n, o in OUTPUTS.items() if o.declared.infeasible and not o.result.startswith("ground_")]
    return [point.meaning(name) for name in flags if point.scalar(name)]


def verdict(study: Study, point: Point) -> list[str]:
    """Return the verdict's sentences, the most important first."""
    orbit, ground = number(study, COST), number(study, GROUND_COST)
    said: list[str] = []
    failed = infeasibilities(point) if has_orbit(study) else []
    if failed:
        said.append(f"This design does not work as specified: {_lower(failed[0])}" + _others(failed))
    if not has_orbit(study):
        own = orbit if orbit is not None else ground
        if own is not None:
            said.append(
                f"The ground delivers an accelerator-hour for {quantity(own, 'USD/h')}, accelerators included, "
                f"before tax, in real money{_band(study, COST)}."
            )
        return said + _service(study)
    if orbit is not None and ground is not None and ground > 0:
        said.append(
            f"Orbit costs {ratio_words(orbit / ground)} per delivered accelerator-hour: {quantity(orbit, 'USD/h')}"
            f"{_band(study, COST)} against {quantity(ground, 'USD/h')}{_band(study, GROUND_COST)}, accelerators "
            "included on both sides, before tax, in real money."
        )
    else:
        said.append(f"Orbit has no levelized cost here: {reason(study, COST)}.")
    said += _binding(study, point, bool(failed))
    price = number(study, BREAK_EVEN)
    if price is not None and price >= 0:
        said.append(f"Orbit breaks even with the ground at a launch price of {quantity(price, 'USD/kg')}.")
    elif price is not None:
        said.append(
            "No launch price makes orbit break even: the price would have to be negative "
            f"({quantity(price, 'USD/kg')})."
        )
    elif orbit is not None:
        said.append(f"No launch price makes orbit break even: {reason(study, BREAK_EVEN)}.")
    return said + _service(study)


def _binding(study: Study, point: Point, infeasible: bool) -> list[str]:
    binds = word(study, "binding_constraint")
    if not binds or infeasible:
        return []
    slack = {name.replace("_", " "): value for name, value, _ in slacks(point)}.get(binds)
    if slack is None:
        return [f"What binds is {binds}."]
    if slack < 0:
        return [f"What binds is {binds}: the need exceeds the limit by {percent(-slack)}."]
    left = "nothing to spare (it is sized to fit)" if slack == 0 else f"{percent(slack)} of its limit to spare"
    return [f"What binds is {binds}, with {left}."]


def _service(study: Study) -> list[str]:
    mean, hours = number(study, "delivered_fraction"), number(study, "availability_at_95_percent")
    if mean is None or hours is None:
        return []
    return [
        f"It delivers {percent(mean)} of the contracted compute in the mean of the service period, and at least "
        f"95 % of it in {percent(hours)} of the hours."
    ]


def slacks(point: Point) -> list[tuple[str, float, str]]:
    """Return (constraint, slack, meaning), the tightest first."""
    found = []
    for name, output in OUTPUTS.items():
        value = point.scalar(name)
        if output.declared.slack and not output.result.startswith("ground_") and value is not None:
            found.append((output.declared.slack, value, point.meaning(name)))
    return sorted(found, key=lambda item: item[1])


def conditions(study: Study, point: Point, shares: CostShares | None) -> list[Block]:
    """Return what would have to be true for orbit to cost what the ground costs, one lever at a time."""
    orbit, ground = number(study, COST), number(study, GROUND_COST)
    if orbit is None or ground is None or ground <= 0:
        return [paragraph(f"No lever can be stated: {reason(study, COST)}.")]
    ratio = orbit / ground
    rows = [_launch_row(study, point)]
    platform = point.scalar("break_even_platform_cost_fraction")
    if platform is not None:
        needed = f"× {significant(platform)}" if platform > 0 else "not reachable"
        rows.append(["Cost of the satellite without accelerators", "× 1", needed, "All else equal"])
    rows.append(
        ["Delivered accelerator-hours for the same spending", "× 1", f"× {significant(ratio)}", "All else equal"]
    )
    rows.append(
        [
            "Cost of the ground per accelerator-hour",
            quantity(ground, "USD/h"),
            quantity(orbit, "USD/h"),
            "All else equal",
        ]
    )
    if shares is not None:
        for name, what in (("launch", "launch"), ("platform", "the satellite without accelerators")):
            free = orbit - shares.usd_per_h(name)
            verdict_free = "below the ground" if free < ground else "still above the ground"
            rows.append(
                [f"Orbit's cost if {what} were free", quantity(orbit, "USD/h"), quantity(free, "USD/h"), verdict_free]
            )
    overbuild = point.scalar("overbuild_for_95_percent")
    if overbuild is not None:
        rows.append(["Over-build that delivers 95 % of the contract", MISSING, percent(overbuild), "Mean of service"])
    short = [(name, value, text) for name, value, text in slacks(point) if value < 0]
    for name, value, text in short:
        rows.append([f"Limit of {name.replace('_', ' ')}", "× 1", f"× {significant(1 - value)}", text])
    lead = (
        "Each row changes one thing alone until orbit costs what the ground costs, unless the row says otherwise."
        if ratio > 1
        else "Orbit already costs no more than the ground; each row says how far one thing alone could worsen until "
        "they cost the same, unless the row says otherwise."
    )
    columns = [("Lever", "left", 5.0), ("Today", "right", 2.5), ("Needed", "right", 2.5), ("Note", "left", 5.0)]
    return [paragraph(lead), table("What would have to be true.", columns, rows)]


def _launch_row(study: Study, point: Point) -> list[str]:
    price, capability = point.scalar("launch_price_first_usd"), point.scalar("priced_capability_kg")
    today = quantity(price / capability, "USD/kg") if price is not None and capability else MISSING
    needed = number(study, BREAK_EVEN)
    if needed is None or needed < 0:
        return [
            "Launch price",
            today,
            "none suffices",
            "See the verdict" if needed is None else "Root below zero",
        ]
    return ["Launch price", today, quantity(needed, "USD/kg"), "First launch; all else equal"]


def limits(study: Study) -> list[str]:
    """Return what in the model is first order."""
    return [*(ORBIT_LIMITS if has_orbit(study) else ()), *COMMON_LIMITS]


def _band(study: Study, name: str) -> str:
    headline = study.headlines.get(name)
    if headline is None or headline.low is None or headline.high is None:
        return ""
    if not (math.isfinite(headline.low) and math.isfinite(headline.high)):
        return ""
    return f" (P10 to P90: {value_range(headline.low, headline.high, headline.unit)})"


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _others(failed: list[str]) -> str:
    rest = "; ".join(_lower(text) for text in failed[1:])
    return f"; {rest}." if rest else "."
