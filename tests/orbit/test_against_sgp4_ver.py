"""SGP4 through element files against the published verification set: 33 element sets, 666 printed states."""

import importlib.util
from pathlib import Path

import numpy as np
import pytest

from orbitdc.orbit.elements import propagate_elements, read_elements
from orbitdc.scenario.declaration import Array
from orbitdc.scenario.errors import ScenarioError

PRINTED_KM = 2e-7
PRINTED_KM_PER_S = 2e-9
MINUTES_PER_DAY = 1440.0
REFUSED = "33334"


def folder() -> Path:
    spec = importlib.util.find_spec("sgp4")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent


def with_checksum(line: str) -> str:
    """Return the first 69 characters; three made-up sets of the collection do not add up."""
    body = line[:68]
    return body + str(sum(int(c) if c.isdigit() else c == "-" for c in body) % 10)


def element_sets() -> list[tuple[str, str]]:
    lines = [line for line in (folder() / "SGP4-VER.TLE").read_text().splitlines() if line[:2] in ("1 ", "2 ")]
    return [(with_checksum(a), with_checksum(b)) for a, b in zip(lines[::2], lines[1::2], strict=True)]


def printed() -> list[tuple[str, Array]]:
    tables: list[tuple[str, list[list[float]]]] = []
    for line in (folder() / "tcppver.out").read_text().splitlines():
        if "xx" in line:
            tables.append((line.split()[0], []))
        else:
            tables[-1][1].append([float(word) for word in line.split()[:7]])
    return [(name, np.array(rows)) for name, rows in tables]


def written(path: Path, *sets: tuple[str, str]) -> Path:
    path.write_text("".join(f"{a}\n{b}\n" for a, b in sets))
    return path


def test_every_printed_state(tmp_path: Path) -> None:
    compared = 0
    for lines, (number, rows) in zip(element_sets(), printed(), strict=True):
        assert int(lines[0][2:7]) == int(number)
        if number == REFUSED:
            continue
        elements = read_elements(written(tmp_path / "one.tle", lines))
        epoch = elements.satellites[0]
        whole, fraction = np.divmod(rows[:, 0] / MINUTES_PER_DAY, 1.0)
        position, velocity = propagate_elements(
            elements=elements, julian_dates=epoch.jdsatepoch + whole, day_fractions=epoch.jdsatepochF + fraction
        )
        assert np.abs(position[0] - rows[:, 1:4]).max() < PRINTED_KM
        assert np.abs(velocity[0] - rows[:, 4:7]).max() < PRINTED_KM_PER_S
        compared += len(rows)
    assert compared == 666


def test_the_set_that_fails_by_design_is_refused_by_name(tmp_path: Path) -> None:
    bad = next(lines for lines in element_sets() if lines[0][2:7] == REFUSED)
    with pytest.raises(ScenarioError, match="perturbed eccentricity") as caught:
        read_elements(written(tmp_path / "bad.tle", bad))
    assert [p.line for p in caught.value.problems] == [1]
    assert REFUSED in str(caught.value)


def test_all_decayed_satellites_are_named_at_once(tmp_path: Path) -> None:
    """In the collection 28350 falls within days of its epoch, and 28872 within an hour."""
    falling = [lines for lines in element_sets() if lines[0][2:7] in ("28350", "28872", "00005")]
    elements = read_elements(written(tmp_path / "falling.tle", *falling))
    later = elements.epoch_julian_date.max() + np.array([0.0, 30.0, 300.0])
    with pytest.raises(ScenarioError, match="decayed") as caught:
        propagate_elements(elements=elements, julian_dates=later)
    named = " ".join(p.what for p in caught.value.problems)
    assert "28350" in named
    assert "28872" in named
    assert "00005" not in named
    assert all(p.fix and p.line for p in caught.value.problems)


def test_a_satellite_listed_twice_is_named(tmp_path: Path) -> None:
    sets = [lines for lines in element_sets() if lines[0][2:7] != REFUSED]
    with pytest.raises(ScenarioError, match="listed twice") as caught:
        read_elements(written(tmp_path / "all.tle", *sets))
    assert len(caught.value.problems) == 1
