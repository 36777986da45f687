"""The report's section on rules: each against its limit per satellite, the fleet's total, and what comes down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from orbitdc.report.blocks import Block, paragraph, section, table
from orbitdc.report.numbers import MISSING, SPACE, clean, percent, quantity, significant
from orbitdc.report.references import reference_list, source_keys
from orbitdc.report.values import Point, has_orbit

if TYPE_CHECKING:
    from orbitdc.study.study import Study

_SECONDS_PER_DAY = 86400.0
_DAYS_PER_YEAR = 365.25
_FEW_DAYS = 7.0
_TWO_MONTHS_DAYS = 60.0
_MANIFOLD = 2.0
"""From so many times the limit on, the excess is told as a multiple."""


@dataclass(frozen=True)
class Rule:
    """One line of the table.

    Attributes
    ----------
    text : what is limited, per satellite.
    value : output that holds the satellite's value.
    limit : limit as a parameter of section spacecraft, or as an output.
    at_least : True where the value may not be below the limit.
    fleet, fleet_text : output that holds the fleet's total, and what it counts.
    source : parameter whose source the line cites.
    """

    text: str
    value: str
    limit: str
    at_least: bool = False
    fleet: str = ""
    fleet_text: str = ""
    source: str = ""


RULES = (
    Rule(
        "Time in orbit after retirement, disposal that works",
        "disposal_time_yr",
        "disposal_limit_yr",
        fleet="failed_disposals",
        fleet_text="disposals that fail",
    ),
    Rule(
        "Time in orbit of a failed satellite",
        "passive_lifetime_yr",
        "disposal_limit_yr",
        fleet="derelicts_left",
        fleet_text="derelicts at the calendar's end",
    ),
    Rule(
        "Chance of a collision with an object of at least 10 cm, whole time in orbit",
        "orbital_lifetime_collision_probability",
        "collision_probability_limit",
        fleet="fleet_collision_expectation",
        fleet_text="collisions, derelicts included",
    ),
    Rule(
        "The same if none is counted while a satellite can maneuver: as a derelict alone",
        "derelict_collision_probability",
        "collision_probability_limit",
    ),
    Rule(
        "Chance that a small object prevents disposal",
        "small_object_disposal_loss_probability",
        "small_object_loss_limit",
    ),
    Rule(
        "Casualties expected of the planned disposal",
        "casualty_expectation",
        "casualty_expectation_limit",
        fleet="fleet_casualty_expectation",
        fleet_text="casualties expected",
    ),
    Rule(
        "Chance of disposal, satellite alive at retirement",
        "disposal_success_fraction",
        "disposal_reliability_limit",
        at_least=True,
    ),
    Rule(
        "Chance of disposal, failures in service included",
        "disposal_probability",
        "disposal_reliability_limit",
        at_least=True,
    ),
    Rule(
        "The same against the goal for large constellations",
        "disposal_probability",
        "disposal_reliability_goal",
        at_least=True,
    ),
    Rule(
        "Apparent magnitude at twilight (recommendation)",
        "apparent_magnitude",
        "apparent_magnitude_limit",
        at_least=True,
        fleet="satellites_lit_at_twilight",
        fleet_text="lit above one horizon",
        source="magnitude_limit",
    ),
)


def margin(*, value: float, limit: float, at_least: bool) -> float:
    """Return the distance to a limit, positive where the rule is kept: a share of the limit, or magnitudes."""
    return (value - limit) if at_least else (limit - value) / limit


def verdict_word(*, value: float, limit: float, at_least: bool) -> str:
    """Return "pass" or "fail"."""
    return "pass" if margin(value=value, limit=limit, at_least=at_least) >= 0.0 else "fail"


def _numbers(study: Study) -> dict[str, float]:
    """Return the parameters of section spacecraft that are plain numbers."""
    found: dict[str, float] = {}
    for assumption in study.assumptions:
        if assumption.section == "spacecraft":
            try:
                found[assumption.key.rsplit(".", 1)[-1]] = float(assumption.value)
            except ValueError:
                continue
    return found


def _cell(value: float, name: str, unit: str) -> str:
    if name.endswith("_yr"):
        return _time(value)
    if name in {"disposal_success_fraction", "disposal_probability"}:
        return percent(value)
    return quantity(value, unit, name)


def _time(years: float) -> str:
    """Return a time in orbit as printed: years, days, or that it is a matter of days."""
    days = years * _DAYS_PER_YEAR
    if days < _FEW_DAYS:
        return "within days"
    return f"{days:.0f}{SPACE}d" if days < _TWO_MONTHS_DAYS else quantity(years, "yr")


def _margin_cell(rule: Rule, value: float, limit: float) -> str:
    distance = margin(value=value, limit=limit, at_least=rule.at_least)
    if rule.value == "apparent_magnitude":
        return f"{significant(distance, 2)} mag"
    if rule.at_least:
        return f"{significant(100.0 * distance, 2)} points"
    if value >= _MANIFOLD * limit:
        return f"{significant(value / limit, 2)}{SPACE}×{SPACE}the limit"
    return percent(distance)


def rule_rows(study: Study, point: Point) -> tuple[list[list[str]], list[str]]:
    """Return the rows of the table of rules and the number of the reference that each cites."""
    declared = _numbers(study)
    sources = {a.key.rsplit(".", 1)[-1]: a.source for a in study.assumptions if a.section == "spacecraft"}
    numbers = {r["key"]: r["number"] for r in reference_list(study.assumptions, study.bibliography)}
    rows: list[list[str]] = []
    references: list[str] = []
    for rule in RULES:
        value = declared.get(rule.value, point.scalar(rule.value))
        limit = declared.get(rule.limit, point.scalar(rule.limit))
        if value is None or limit is None:
            continue
        total = point.scalar(rule.fleet) if rule.fleet else None
        fleet = f"{significant(total)} {rule.fleet_text}" if total is not None else MISSING
        keys = source_keys(sources.get(rule.source or rule.limit, ""))
        number = next((numbers[key] for key in keys if key in numbers), "")
        unit = point.unit(rule.value)
        side = "at least" if rule.at_least else "at most"
        rows.append([
            rule.text, _cell(value, rule.value, unit), f"{side} {_cell(limit, rule.value, unit)}",
            _margin_cell(rule, value, limit), verdict_word(value=value, limit=limit, at_least=rule.at_least),
            fleet, f"[{number}]" if number else MISSING,
        ])  # fmt: skip
        references.append(number)
    return rows, references


def _year_rows(point: Point) -> list[list[str]]:
    series = {
        name: point.series(name)
        for name in ("reentering_satellites", "reentering_mass_kg", "alumina_kg", "derelicts_at_year_end")
    }
    known = {name: values for name, values in series.items() if values is not None}
    if len(known) < len(series):
        return []
    years = point.years(known["alumina_kg"].size)
    return [
        [
            year,
            significant(known["reentering_satellites"][index]),
            significant(known["reentering_mass_kg"][index] / 1000.0),
            significant(known["alumina_kg"][index] / 1000.0),
            significant(known["derelicts_at_year_end"][index]),
        ]
        for index, year in enumerate(years)
    ]


def disposal_sentences(point: Point) -> list[str]:
    """Return how the satellites are disposed of and why, and what stands in the sky at twilight."""
    targeted, random = point.scalar("disposal_mode_targeted"), point.scalar("uncontrolled_casualty_expectation")
    mass, thrust = point.scalar("satellite_dry_mass_kg"), point.scalar("electric_thrust_n")
    said: list[str] = []
    if targeted is None or random is None or mass is None or thrust is None:
        return said
    if targeted > 0:
        burn = point.scalar("impulsive_delta_v_m_per_s") or 0.0
        propellant = point.scalar("impulsive_propellant_mass_kg") or 0.0
        days = (mass + propellant) * burn / max(thrust, 1e-9) / _SECONDS_PER_DAY
        said.append(
            f"Retired satellites re-enter over a chosen ocean by a last burn of {quantity(burn, 'm/s')} with "
            f"{quantity(propellant, 'kg')} of propellant for high-thrust engines; coming down at random, each would "
            f"cost {significant(random)} expected casualties. The electric thrusters with {quantity(thrust, 'N')} need "
            f"{quantity(days, 'd')} for the same burn, and cannot choose where the satellite falls."
        )
    else:
        said.append(
            "Retired satellites spiral down on electric thrust and re-enter wherever drag ends the orbit, with "
            f"{significant(random)} expected casualties each."
        )
    said.append(
        "A rule that fails stands here as a warning and does not make the point infeasible; only the time in orbit "
        "after retirement, the fleet's mean with failed disposals included, is among the constraints that can bind. "
        "All satellites are of one generation. Brightness is that of diffuse reflection in the zenith, to a factor of "
        "a few; glints come on top."
    )
    return said


def compliance_section(study: Study, point: Point) -> list[dict[str, Any]]:
    """Return the section on rules: a table of rule, value, limit, margin, verdict, fleet total and source, and years.

    Parameters
    ----------
    study : an evaluated scenario.
    point : the point that is reported.
    """
    if not has_orbit(study):
        return []
    rows, references = rule_rows(study, point)
    if not rows:
        return []
    blocks: list[Block] = [paragraph(clean(text)) for text in disposal_sentences(point)]
    columns: Sequence[tuple[str, str, float]] = (
        ("Rule, per satellite", "left", 4.2),
        ("Value", "right", 1.6),
        ("Limit", "right", 1.9),
        ("Margin", "right", 1.7),
        ("Verdict", "left", 1.1),
        ("Fleet, whole calendar", "left", 2.9),
        ("Source", "left", 1.0),
    )
    caption = "Rules and recommendations against one satellite and the fleet."
    blocks.append(table(caption, columns, rows, reference_column=6, references=references))
    by_year = _year_rows(point)
    if by_year:
        year_columns = (
            ("Year", "left", 1.0),
            ("Satellites re-entering", "right", 2.0),
            ("Mass re-entering (t)", "right", 2.0),
            ("Aluminum oxide (t)", "right", 2.0),
            ("Derelicts at the year's end", "right", 2.2),
        )
        blocks.append(table("What comes down and what stays up, by year.", year_columns, by_year))
    return [section("compliance", "Rules: disposal, debris and the night sky", blocks)]
