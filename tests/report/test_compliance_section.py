"""The section on rules: verdicts in words, limits with their source, totals of the fleet and by year."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orbitdc.report.compliance import RULES, compliance_section, margin, verdict_word
from orbitdc.report.values import Point
from orbitdc.scenario.declaration import parameters
from orbitdc.spacecraft.parameters import SpacecraftParameters
from orbitdc.study.labels import OUTPUTS

VALUES = {
    "disposal_time_yr": 0.1,
    "passive_lifetime_yr": 36.0,
    "orbital_lifetime_collision_probability": 3e-3,
    "derelict_collision_probability": 5e-4,
    "small_object_disposal_loss_probability": 0.02,
    "casualty_expectation": 1e-5,
    "disposal_probability": 0.82,
    "apparent_magnitude": 2.0,
    "apparent_magnitude_limit": 7.18,
    "failed_disposals": 360.0,
    "disposal_mode_targeted": 1.0,
    "impulsive_delta_v_m_per_s": 170.0,
    "impulsive_propellant_mass_kg": 400.0,
    "satellite_dry_mass_kg": 5000.0,
    "electric_thrust_n": 0.3,
    "uncontrolled_casualty_expectation": 2.7e-4,
}
VERDICTS = ["pass", "fail", "fail", "pass", "fail", "pass", "pass", "fail", "fail", "fail"]


def made(study: Any, **values: float) -> Any:
    """Give a made-up study the parameters of the satellite and known values."""
    example = study.assumptions[0]
    spacecraft = [
        type(example)(
            section="spacecraft", key=f"spacecraft.{name}", value=str(p.default), unit=p.unit, low=p.low, high=p.high,
            kind=p.kind, source=p.source, date=p.date, confidence=p.confidence, text=p.text, changed=False,
        )
        for name, p in parameters(SpacecraftParameters).items()
    ]  # fmt: skip
    sources = {p.source for p in parameters(SpacecraftParameters).values()} - {"assumption"}
    entries = {key: {"title": f"Title of {key}", "year": "2026"} for key in sources}
    dataset = study.dataset.assign(
        {name: study.dataset[name] * 0.0 + value for name, value in {**VALUES, **values}.items()}
    )
    for name in study.dataset.variables:
        dataset[name].attrs.update(study.dataset[name].attrs)
    return study.but(
        dataset=dataset, assumptions=[*study.assumptions, *spacecraft], bibliography={**study.bibliography, **entries}
    )


def tables(study: Any) -> list[dict[str, Any]]:
    sections = compliance_section(study, Point(study.dataset))
    return [block for block in sections[0]["blocks"] if block["kind"] == "table"]


def test_every_rule_stands_with_a_verdict_and_a_source(orbital: Any) -> None:
    rules = tables(made(orbital))[0]
    assert [row["cells"][4] for row in rules["rows"]] == VERDICTS
    assert all(row["reference"] for row in rules["rows"])
    assert all(row["cells"][6] == f"[{row['reference']}]" for row in rules["rows"])
    first = rules["rows"][0]["cells"]
    assert first[2].startswith("at most 5")
    assert first[5].startswith("360 disposals that fail")


def test_short_times_and_large_excesses_read_as_such(orbital: Any) -> None:
    quick = tables(made(orbital, disposal_time_yr=0.0, small_object_disposal_loss_probability=0.21))[0]["rows"]
    assert quick[0]["cells"][1] == "within days"
    assert quick[4]["cells"][3] == "21\u00a0×\u00a0the limit"
    usual = tables(made(orbital, disposal_time_yr=0.1, small_object_disposal_loss_probability=0.015))[0]["rows"]
    assert usual[0]["cells"][1] == "37\u00a0d"
    assert usual[4]["cells"][3] == "−50.0\u00a0%"


def test_rules_name_outputs_and_parameters_that_exist() -> None:
    known = set(OUTPUTS) | set(parameters(SpacecraftParameters))
    for rule in RULES:
        assert {rule.value, rule.limit} <= known
        assert not rule.fleet or rule.fleet in OUTPUTS
        assert (rule.source or rule.limit) in parameters(SpacecraftParameters)


def test_words_say_what_the_thruster_cannot_do(orbital: Any) -> None:
    study = made(orbital)
    texts = " ".join(b["text"] for b in compliance_section(study, Point(study.dataset))[0]["blocks"] if "text" in b)
    assert "cannot choose where" in texts
    assert "35.4" in texts
    random = made(orbital, disposal_mode_targeted=0.0)
    texts = " ".join(b["text"] for b in compliance_section(random, Point(random.dataset))[0]["blocks"] if "text" in b)
    assert "wherever drag ends the orbit" in texts


def test_years_are_listed(orbital: Any) -> None:
    by_year = tables(made(orbital))[1]
    assert len(by_year["rows"]) == 10
    assert by_year["rows"][0]["cells"][0] == "2029"


def test_the_ground_has_no_such_section(ground: Any) -> None:
    assert compliance_section(ground, Point(ground.dataset)) == []


@given(st.floats(1e-6, 10.0), st.floats(1e-6, 10.0), st.booleans())
def test_verdict_follows_the_margin(value: float, limit: float, at_least: bool) -> None:
    kept = value >= limit if at_least else value <= limit
    assert (verdict_word(value=value, limit=limit, at_least=at_least) == "pass") == kept
    assert np.sign(margin(value=value, limit=limit, at_least=at_least)) == pytest.approx(
        0.0 if value == limit else (1.0 if kept else -1.0)
    )
