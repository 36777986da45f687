"""Element files in every form, what is wrong with them, and a real constellation as relays."""

import csv
import json
from dataclasses import asdict
from pathlib import Path

import numpy as np
import pytest
from sgp4.api import WGS72, Satrec
from sgp4.exporter import export_omm, export_tle

from orbitdc.orbit.constellation import Constellation, walker_shell
from orbitdc.orbit.elements import (
    Elements,
    line_of_sight,
    propagate_elements,
    read_elements,
    relay_view,
    shells_found,
)
from orbitdc.orbit.j2 import EARTH_RADIUS_KM, nodal_rate_deg_per_day
from orbitdc.orbit.propagation import latitude_argument_rate_rad_per_s, positions_km
from orbitdc.scenario.errors import Problem, ScenarioError

EPOCH = 2462502.5
ISS = """0 ISS (ZARYA)
1 25544U 98067A   20194.88612269 -.00002218  00000-0 -31515-4 0  9992
2 25544  51.6461 221.2784 0001413  89.1723 280.4612 15.49507896236008
"""


def made(number: int, altitude_km: float, inclination_deg: float, node_deg: float, phase_deg: float) -> Satrec:
    satellite = Satrec()
    motion = np.sqrt(398600.8 / (6378.135 + altitude_km) ** 3) * 60
    satellite.sgp4init(
        WGS72, "i", number, EPOCH - 2433281.5, 1e-5, 0.0, 0.0, 1e-4, 0.0,
        np.radians(inclination_deg), np.radians(phase_deg % 360), motion, np.radians(node_deg),
    )  # fmt: skip
    satellite.classification, satellite.intldesg = "U", "30001A"
    satellite.elnum, satellite.revnum, satellite.ephtype = 1, 1, 0
    return satellite


def constellation_file(path: Path) -> Path:
    """Write 6 x 11 satellites at 780 km and 8 at 550 km in two lines each."""
    lines = []
    for plane in range(6):
        for member in range(11):
            satellite = made(100 + plane * 11 + member, 780, 86.4, plane * 30, member * 360 / 11 + plane * 16)
            lines += export_tle(satellite)
    for member in range(8):
        lines += export_tle(made(900 + member, 550, 53, 10, member * 45))
    path.write_text("\n".join(lines) + "\n")
    return path


def messages() -> list[dict[str, object]]:
    return [export_omm(made(100 + k, 700, 60, 20 * k, 30 * k), f"RELAY {k}") for k in range(3)]


def as_xml(fields: dict[str, object]) -> str:
    mean = ("EPOCH", "MEAN_MOTION", "ECCENTRICITY", "INCLINATION", "RA_OF_ASC_NODE", "ARG_OF_PERICENTER")
    groups = {
        "metadata": ("OBJECT_NAME", "OBJECT_ID", "CENTER_NAME", "REF_FRAME", "TIME_SYSTEM", "MEAN_ELEMENT_THEORY"),
        "meanElements": (*mean, "MEAN_ANOMALY"),
        "tleParameters": ("EPHEMERIS_TYPE", "CLASSIFICATION_TYPE", "NORAD_CAT_ID", "ELEMENT_SET_NO", "BSTAR"),
    }
    parts = {
        name: f"<{name}>" + "".join(f"<{key}>{fields[key]}</{key}>\n" for key in keys) + f"</{name}>"
        for name, keys in groups.items()
    }
    data = f"<data>{parts['meanElements']}{parts['tleParameters']}</data>"
    return f"<omm><body><segment>{parts['metadata']}{data}</segment></body></omm>\n"


def write_form(form: str, path: Path) -> Path:
    records = messages()
    if form == "xml":
        path.write_text('<?xml version="1.0" encoding="UTF-8"?>\n<ndm>\n' + "".join(map(as_xml, records)) + "</ndm>\n")
    elif form == "json":
        path.write_text(json.dumps(records, indent=1))
    elif form == "kvn":
        bodies = ["".join(f"{k} = {v}\n" for k, v in fields.items() if "VERS" not in k) for fields in records]
        path.write_text("".join("CCSDS_OMM_VERS = 2.0\nCOMMENT made\n" + body for body in bodies))
    else:
        with path.open("w", newline="") as file:
            writer = csv.DictWriter(file, list(records[0]))
            writer.writeheader()
            writer.writerows(records)
    return path


def problems_of(path: Path) -> list[Problem]:
    with pytest.raises(ScenarioError) as caught:
        read_elements(path)
    assert all(p.file == str(path) and p.fix for p in caught.value.problems)
    return caught.value.problems


@pytest.mark.parametrize("form", ["xml", "json", "kvn", "csv"])
def test_every_form_of_a_message_gives_the_same_orbits(form: str, tmp_path: Path) -> None:
    elements = read_elements(write_form(form, tmp_path / f"relays.{form}"))
    assert elements.names == ("RELAY 0", "RELAY 1", "RELAY 2")
    assert elements.lines == tuple(sorted(elements.lines))
    lines = [line for k in range(3) for line in export_tle(made(100 + k, 700, 60, 20 * k, 30 * k))]
    (tmp_path / "relays.tle").write_text("\n".join(lines))
    two_lines = read_elements(tmp_path / "relays.tle")
    ours, _ = propagate_elements(elements=elements, julian_dates=EPOCH + np.arange(3) / 10)
    theirs, _ = propagate_elements(elements=two_lines, julian_dates=EPOCH + np.arange(3) / 10)
    np.testing.assert_allclose(ours, theirs, atol=0.01)


def test_three_lines_with_a_name(tmp_path: Path) -> None:
    path = tmp_path / "iss.txt"
    path.write_text(ISS.replace("\n", "\r\n"))
    elements = read_elements(path)
    assert elements.names == ("ISS (ZARYA)",)
    assert elements.inclination_deg[0] == pytest.approx(51.6461)
    assert elements.altitude_km[0] == pytest.approx(420, abs=5)
    assert elements.epoch_julian_date[0] == pytest.approx(2459043.38612269, abs=1e-7)
    assert len(elements) == 1


def test_catalog_numbers_beyond_what_two_lines_hold(tmp_path: Path) -> None:
    fields = messages()[0] | {"NORAD_CAT_ID": 799500001, "OBJECT_NAME": "NEW"}
    path = tmp_path / "new.json"
    path.write_text(json.dumps([fields, fields | {"NORAD_CAT_ID": 799500002}]))
    assert len(read_elements(path)) == 2


def test_every_malformed_line_is_named_at_once(tmp_path: Path) -> None:
    _, first, second = ISS.splitlines()
    path = tmp_path / "bad.tle"
    path.write_text(
        "\n".join(
            [
                *("A", first[:-1] + "3", second),
                *("B", first, second[:-2]),
                *("C", first),
                *("D", second),
                *("E", first, second.replace("25544", "25545")[:-1] + "9"),
                *("0 F", first.replace("-", "–", 1), second),
                *("G", "a second name", first, second),
                "H",
            ]
        )
    )
    found = {p.line: p.what for p in problems_of(path)}
    assert "checksum 3 where the line adds up to 2" in found[2]
    assert "67 characters" in found[6]
    assert "without its line 2" in found[8]
    assert "without its line 1" in found[10]
    assert "another satellite" in found[13]
    assert "characters that no element set has" in found[15]
    assert "neither a name" in found[18]
    assert found[21] == "a name without element set"
    assert len(found) == 8


@pytest.mark.parametrize(
    ("written", "word"),
    [("5l.6461", "no number where the layout has one"), ("251.646", "layout"), ("251.6461", "no such")],
)
def test_fields_that_are_wrong_behind_a_right_checksum(written: str, word: str, tmp_path: Path) -> None:
    _, first, second = ISS.splitlines()
    broken = second.replace(f"{'51.6461':>{len(written)}}", written)[:68]
    digit = sum(int(c) if c.isdigit() else c == "-" for c in broken) % 10
    path = tmp_path / "letters.tle"
    path.write_text(f"{first}\n{broken}{digit}\n")
    assert word in problems_of(path)[0].what


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("", "holds no element set"),
        ("  \n\n", "holds no element set"),
        ("# only a comment\n", "holds no element set"),
        ("[]", "holds no element set"),
        ("<ndm></ndm>", "holds no element set"),
        ("OBJECT_NAME,MEAN_MOTION\n", "holds no element set"),
        ("<ndm><omm>", "malformed XML"),
        ('<!DOCTYPE a [<!ENTITY b "c">]><ndm>&b;</ndm>', "document type"),
        ('[{"OBJECT_NAME": "A",}]', "malformed JSON"),
        ("CCSDS_OMM_VERS = 2.0\nnothing\n", "without KEY = VALUE"),
        ("No GP data found", "without element set"),
    ],
)
def test_files_that_hold_nothing_or_are_broken(text: str, word: str, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text(text)
    assert word in " ".join(p.what for p in problems_of(path))


def test_missing_and_binary_files(tmp_path: Path) -> None:
    assert "cannot be read" in problems_of(tmp_path / "nowhere.tle")[0].what
    (tmp_path / "binary").write_bytes(b"\xff\xfe\x00\x80")
    assert "not a text file" in problems_of(tmp_path / "binary")[0].what


def test_every_bad_field_of_a_message_is_named(tmp_path: Path) -> None:
    fields = messages()[0] | {
        "EPOCH": "yesterday", "ECCENTRICITY": 1.5, "MEAN_MOTION": 0, "NORAD_CAT_ID": "x", "REF_FRAME": "GCRF",
        "MEAN_MOTION_DOT": "fast",
    }  # fmt: skip
    del fields["INCLINATION"]
    path = tmp_path / "bad.json"
    path.write_text("[\n" + json.dumps(messages()[1]) + ",\n" + json.dumps(fields) + "\n]")
    problems = problems_of(path)
    assert {p.key for p in problems} == {
        "EPOCH", "ECCENTRICITY", "MEAN_MOTION", "NORAD_CAT_ID", "REF_FRAME", "MEAN_MOTION_DOT", "INCLINATION",
    }  # fmt: skip
    assert {p.line for p in problems} == {3}
    assert all("RELAY 0" in p.what for p in problems)


@pytest.mark.parametrize("epoch", ["2030-13-01T00:00:00", "2030-01-01 00:00", "2030-01-01T00:00:00.x"])
def test_epochs_that_are_none(epoch: str, tmp_path: Path) -> None:
    path = tmp_path / "epoch.json"
    path.write_text(json.dumps([messages()[0] | {"EPOCH": epoch}]))
    assert problems_of(path)[0].line == 1


def test_dates_outside_the_ephemeris(tmp_path: Path) -> None:
    elements = read_elements(constellation_file(tmp_path / "relays.tle"))
    with pytest.raises(ScenarioError, match=r"relays\.tle: julian_date: date outside the ephemeris"):
        propagate_elements(elements=elements, julian_dates=np.array([2471185.0]))
    with pytest.raises(ScenarioError, match="outside the ephemeris"):
        relay_view(
            elements=elements,
            constellation=ours(2),
            julian_dates=np.array([EPOCH, np.nan]),
            maximum_range_km=1e4,
            grazing_altitude_km=80,
        )


def test_sgp4_turns_node_and_phase_as_j2_says(relays: Elements) -> None:
    """Over two days: the node to the half percent of higher terms, the phase to half a minute of arc per revolution."""
    elements = relays.pick([0, 66])
    days = np.arange(0, 2, 1 / 1440)
    position, velocity = propagate_elements(elements=elements, julian_dates=EPOCH + days)
    normal = np.cross(position, velocity)
    normal /= np.linalg.norm(normal, axis=-1, keepdims=True)
    node = np.unwrap(np.arctan2(normal[..., 0], -normal[..., 1]), axis=1)
    ascending = np.stack([np.cos(node), np.sin(node), np.zeros_like(node)], axis=-1)
    along = (position * ascending).sum(axis=-1)
    phase = np.unwrap(np.arctan2((position * np.cross(normal, ascending)).sum(axis=-1), along), axis=1)
    orbit = {"altitude_km": elements.altitude_km, "inclination_deg": elements.inclination_deg}
    node_rate = np.degrees([np.polyfit(days, row, 1)[0] for row in node])
    np.testing.assert_allclose(node_rate, nodal_rate_deg_per_day(**orbit), rtol=0.005)
    phase_rate = np.array([np.polyfit(days, row, 1)[0] for row in phase]) / 86400
    np.testing.assert_allclose(phase_rate, latitude_argument_rate_rad_per_s(**orbit), rtol=2e-5)


def test_shells_are_found(tmp_path: Path) -> None:
    shells = shells_found(elements=read_elements(constellation_file(tmp_path / "relays.tle")))
    assert [s.satellite_count for s in shells] == [66, 8]
    assert shells[0].altitude_km == pytest.approx(780, abs=5)
    assert shells[0].inclination_deg == pytest.approx(86.4, abs=1e-3)
    assert shells[1].altitude_lowest_km <= shells[1].altitude_km <= shells[1].altitude_highest_km


def test_line_of_sight_against_points_on_the_line() -> None:
    random = np.random.default_rng(5)
    a, b = random.normal(size=(2, 3, 400))
    a *= random.uniform(6400, 9000, 400) / np.linalg.norm(a, axis=0)
    b *= random.uniform(6400, 9000, 400) / np.linalg.norm(b, axis=0)
    distance, free = line_of_sight(
        squared_a_km2=(a * a).sum(axis=0),
        squared_b_km2=(b * b).sum(axis=0),
        product_km2=(a * b).sum(axis=0),
        grazing_altitude_km=80.0,
    )
    share = np.linspace(0, 1, 4001)[:, None, None]
    lowest = np.linalg.norm(a + share * (b - a), axis=1).min(axis=0)
    sure = np.abs(lowest - EARTH_RADIUS_KM - 80) > 1
    np.testing.assert_array_equal(free[sure], (lowest > EARTH_RADIUS_KM + 80)[sure])
    assert 20 < free.sum() < 380
    np.testing.assert_allclose(distance, np.linalg.norm(a - b, axis=0), rtol=1e-12)


def ours(count: int) -> Constellation:
    shell = walker_shell(altitude_km=650, inclination_deg=97.986, satellite_count=count, plane_count=1, phasing=0)
    return Constellation(shells=(shell,), epoch_julian_date=EPOCH)


@pytest.fixture(scope="module")
def relays(tmp_path_factory: pytest.TempPathFactory) -> Elements:
    return read_elements(constellation_file(tmp_path_factory.mktemp("relays") / "relays.tle"))


def test_relays_in_view_shrink_with_range(relays: Elements) -> None:
    dates = EPOCH + np.arange(0, 0.2, 0.005)
    views = [
        relay_view(
            elements=relays, constellation=ours(5), julian_dates=dates, maximum_range_km=reach, grazing_altitude_km=80
        )
        for reach in (1e5, 3000, 1000, 1)
    ]
    means = [v.in_view_mean for v in views]
    assert means[0] > means[1] > means[2] > means[3] == 0
    assert views[0].any_in_view_fraction == 1
    assert views[3].any_in_view_fraction == 0
    assert views[0].nearest_range_mean_km == views[3].nearest_range_mean_km < 3000
    low, middle, high = views[0].in_view_percentiles
    assert views[0].in_view_minimum <= low <= middle <= high <= views[0].in_view_maximum <= views[0].relay_count == 74
    assert (views[0].seen_from_count, views[0].time_count) == (5, 40)
    assert views[0].oldest_element_days == pytest.approx(0.195, abs=1e-3)


def test_relays_in_view_against_horizon_angles(relays: Elements) -> None:
    """Two satellites see each other up to the sum of their angles from the horizon, one pair at a time."""
    dates = EPOCH + np.arange(0, 0.3, 0.01)
    fleet = ours(7)
    view = relay_view(
        elements=relays, constellation=fleet, julian_dates=dates, maximum_range_km=4000, grazing_altitude_km=100
    )
    from_km = positions_km(constellation=fleet, elapsed_s=(dates - EPOCH) * 86400)
    to_km, _ = propagate_elements(elements=relays, julian_dates=dates)
    radius = EARTH_RADIUS_KM + 100
    counts, nearest = [], []
    for when in range(dates.size):
        for one in from_km[:, :, when].T:
            ranges = []
            for other in to_km[:, when]:
                a, b = np.linalg.norm(one), np.linalg.norm(other)
                apart = np.arccos(np.dot(one, other) / (a * b))
                if apart < np.arccos(radius / a) + np.arccos(radius / b):
                    ranges.append(np.linalg.norm(one - other))
            counts.append(sum(distance <= 4000 for distance in ranges))
            nearest.append(min(ranges))
    assert view.in_view_mean == np.mean(counts)
    assert (view.in_view_minimum, view.in_view_maximum) == (min(counts), max(counts))
    assert view.any_in_view_fraction == np.mean([count > 0 for count in counts])
    assert view.nearest_range_mean_km == pytest.approx(np.mean(nearest), rel=1e-9)


def test_many_satellites_are_looked_from_at_some_and_blocks_do_not_matter(
    relays: Elements, monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = {
        "elements": relays,
        "constellation": ours(1000),
        "julian_dates": EPOCH + np.arange(7) / 100,
        "maximum_range_km": 3000.0,
        "grazing_altitude_km": 80.0,
    }
    whole = relay_view(**arguments)
    assert whole.seen_from_count == 64
    monkeypatch.setattr("orbitdc.orbit.elements.RELAY_PAIRS_PER_BLOCK", 1)
    parts = asdict(relay_view(**arguments))
    for name, value in asdict(whole).items():
        assert parts[name] == pytest.approx(value, rel=1e-9), name
