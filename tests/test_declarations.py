"""Every declared number: range inside bounds, honest source, and a bibliography without loose ends."""

import re
from pathlib import Path

import pytest

import orbitdc
from orbitdc.model import GROUPS
from orbitdc.scenario.declaration import ASSUMPTION, Parameter, parameters
from orbitdc.study.bibliography import all_sources
from orbitdc.validation.runner import cases

PACKAGE = Path(orbitdc.__file__).parent
DECLARED = {f"{s}.{n}": p for s, group in GROUPS.items() for n, p in parameters(group).items()}


@pytest.mark.parametrize("key", sorted(DECLARED))
def test_declaration_is_complete(key: str) -> None:
    p: Parameter = DECLARED[key]
    assert p.text and p.unit
    if p.choices:
        assert p.default in p.choices
        return
    if p.default is None:
        return
    assert isinstance(p.default, (int, float))
    assert p.bounds[0] <= p.default <= p.bounds[1]
    if p.low is not None and p.high is not None:
        assert p.bounds[0] <= p.low <= p.default <= p.high <= p.bounds[1]
        assert p.low < p.high
    if p.kind == "uncertain":
        assert p.low is not None and p.high is not None
        if p.low > 0 and p.high / p.low > 3:
            assert p.scale == "log"
    assert (p.source == ASSUMPTION) == (p.confidence == "assumption")
    if "USD" in p.unit:
        assert p.currency_year is not None and p.boundary is not None


@pytest.mark.parametrize("key", sorted(DECLARED))
def test_source_stands_in_the_bibliography(key: str) -> None:
    source = DECLARED[key].source
    assert source == ASSUMPTION or source in all_sources()


def test_every_entry_of_the_bibliography_is_used() -> None:
    text = "\n".join(
        p.read_text(encoding="utf-8")
        for p in PACKAGE.rglob("*")
        if p.suffix in (".py", ".yaml", ".csv", ".json") and p.is_file()
    )
    unused = [key for key in all_sources() if not re.search(rf"\b{re.escape(key)}\b", text)]
    assert not unused


def test_every_case_cites_a_source_of_the_bibliography() -> None:
    unknown = sorted({case.source for case in cases()} - set(all_sources()))
    assert not unknown
