import json
import subprocess
import sys
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from toy import GROUPS, MORE_GROUPS

from orbitdc.scenario.distributions import Distribution
from orbitdc.scenario.errors import ScenarioError
from orbitdc.scenario.scenario import load, load_text
from orbitdc.scenario.values import Sweep


def read(text, groups=GROUPS, **options):
    return load_text(text, groups=groups, file="f.yaml", **options)


def failure(text, groups=GROUPS, **options):
    with pytest.raises(ScenarioError) as caught:
        read(text, groups, **options)
    return str(caught.value)


def content(text, key):
    return read(text).values[key].content


def test_defaults_without_settings():
    scenario = read("{}")
    assert scenario.values["orbit.altitude_km"].content == 650.0
    assert scenario.values["cost.area_m2"].content is None
    assert scenario.calendar.months == 180
    assert not any(row.changed for row in scenario.assumptions())


@pytest.mark.parametrize(
    ("written", "key", "value"),
    [
        ("orbit: {altitude_km: 1e3}", "orbit.altitude_km", 1000.0),
        ("orbit: {altitude_km: 550 km}", "orbit.altitude_km", 550.0),
        ("orbit: {altitude_km: 600000 m}", "orbit.altitude_km", 600.0),
        ("cost: {price_usd_per_kg: 0.2 USD/g}", "cost.price_usd_per_kg", 200.0),
        ("cost: {price_usd_per_kg: 1.5 kUSD/kg}", "cost.price_usd_per_kg", 1500.0),
        ("cost: {efficiency: 45 %}", "cost.efficiency", 0.45),
        ("cost: {limit_c: 358.15 K}", "cost.limit_c", 85.0),
        ("cost: {area_m2: 12}", "cost.area_m2", 12.0),
        ("cost: {area_m2: null}", "cost.area_m2", None),
        ("orbit: {mode: off}", "orbit.mode", "off"),
        ("orbit: {mode: [fixed, off]}", "orbit.mode", Sweep(("fixed", "off"))),
        ("orbit: {altitude_km: [500, 600 km]}", "orbit.altitude_km", Sweep((500.0, 600.0))),
        ("orbit: {altitude_km: {linspace: [500, 600, 3]}}", "orbit.altitude_km", Sweep((500.0, 550.0, 600.0))),
        ("cost: {price_usd_per_kg: {value: 300, source: quote}}", "cost.price_usd_per_kg", 300.0),
        (
            "cost: {efficiency: {distribution: triangular, low: 0.3, mode: 0.4, high: 0.5}}",
            "cost.efficiency",
            Distribution(shape="triangular", low=0.3, center=0.4, high=0.5, bounds=(0, 1)),
        ),
        (
            "cost: {price_usd_per_kg: {distribution: declared}}",
            "cost.price_usd_per_kg",
            Distribution(shape="lognormal", low=150, center=500, high=1800, bounds=(0, 1e6)),
        ),
    ],
)
def test_every_form_of_a_value(written, key, value):
    found = content(written, key)
    assert found == pytest.approx(value) if isinstance(value, float) else found == value


def test_geomspace_has_equal_ratios():
    values = content("cost: {price_usd_per_kg: {geomspace: [200, 800, 3]}}", "cost.price_usd_per_kg").values
    assert values == pytest.approx((200, 400, 800))


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("orbit: {altitud_km: 5}", 'orbit.altitud_km: unknown key; did you mean "altitude_km"?'),
        ("orbti: {altitude_km: 5}", 'orbti: unknown key; did you mean "orbit"?'),
        ("orbit: {altitude_km: 100}", "must be from 300 to 2000 (got 100); give a value from 300 to 2000 km"),
        ("orbit: {altitude_km: 5 kg}", "the unit kg does not convert to km; expected a number in km"),
        ("orbit: {altitude_km: 5 smoot}", "unknown unit smoot; expected a number in km"),
        ("cost: {efficiency: 5 km}", "does not convert to 1; expected a plain number"),
        ("cost: {rise_k: 10 deg_C}", "does not convert to K"),
        ("orbit: {altitude_km: no}", "must be a number (got no)"),
        ("orbit: {altitude_km: 1_000}", "must be a number (got 1_000)"),
        ("orbit: {altitude_km: true}", "must be a number (got true)"),
        ("orbit: {altitude_km: .inf}", "must be finite (got inf)"),
        ("orbit: {altitude_km: .nan}", "must be finite (got nan)"),
        ("orbit: {altitude_km: 1e999}", "must be finite"),
        ("orbit: {altitude_km: null}", "orbit.altitude_km: has no value"),
        ("orbit: {altitude_km: []}", "the list is empty"),
        ("orbit: {altitude_km: [500, 500]}", "a value stands twice"),
        ("orbit: {altitude_km: [500, 5]}", "orbit.altitude_km[1]: must be from 300 to 2000"),
        ("orbit: {plane_count: 2.5}", "must be a whole number (got 2.5)"),
        ("orbit: {plane_count: {linspace: [1, 4, 3]}}", "falls on numbers that are not whole"),
        ("orbit: {mode: trakcing}", 'not one of its names (got trakcing); did you mean "tracking"?'),
        ("orbit: {mode: 1}", "not one of its names (got 1)"),
        ("orbit: {altitude_km: {linspace: [600, 500, 3]}}", "the range is swapped or empty (got [600, 500])"),
        ("orbit: {altitude_km: {linspace: [500, 600, 1e12]}}", "must be a whole number from 2 to"),
        ("cost: {price_usd_per_kg: {geomspace: [0, 600, 3]}}", "must be above 0 for geomspace"),
        ("cost: {efficiency: {distribution: uniform, low: 0.6, high: 0.4}}",
         "must hold low <= high (got [0.6, 0.4]); swap them"),
        ("cost: {efficiency: {distribution: pert, low: 0.3, mode: 0.9, high: 0.5}}", "must hold low <= mode <= high"),
        ("cost: {efficiency: {distribution: pert, low: 0.3, high: 0.5}}", "the distribution lacks mode"),
        ("cost: {efficiency: {distribution: prt, low: 0.3, mode: 0.4, high: 0.5}}", 'did you mean "pert"?'),
        ("cost: {efficiency: {low: 0.3}}", "cost.efficiency.low: unknown key"),
        ("cost: {limit_c: {distribution: declared}}", "the declaration states no range"),
        ("orbit: {mode: {distribution: declared}}", "names have no distribution"),
        ("orbit: 5", "orbit: must be a map of parameters (got 5)"),
        ("system: moon", "one of orbit, ground"),
        ("title: 2026", "title: must be text (got 2026); put it in quotes"),
        ("calendar: {months: 181}", "calendar.months: must be whole years (got 181); write 180"),
        ("calendar: {months: 612}", "calendar.months: must be a whole number from 12 to 600"),
        ("calendar: {start: 2029-13}", "calendar.start: must be a year and month"),
        ("calendar: {start: 2100-01}", "keep it inside 1990 to 2060"),
        ("calendar: {start: 1989-12}", "calendar.start: the calendar leaves the years"),
        ("calendar: {start: 2046-02}", "calendar.months: the calendar leaves the years"),
        ("calendar: {start: 2029-01, months: 588}", "(got 2029-01 and 588 months, to 2077)"),
        ("samples: 0", "samples: must be a whole number from 1"),
        ("seed: -1", "seed: must be a whole number from 0"),
        ("models: {orbit.shell: 5}", "must be the name of a registered model"),
        ("case: worst", "case: not one of its names"),
        ("[1, 2]", "must be a map of settings"),
    ],
)  # fmt: skip
def test_each_mistake_is_named_with_its_fix(written, message):
    assert message in failure(written)


def test_all_problems_at_once_each_in_its_line():
    text = "titel: x\norbit:\n  altitude_km: 5\n  plane_count: 1.5\ncost:\n  efficiency: [0.5,\n    2]\nseed: x\n"
    lines = failure(text).splitlines()
    assert [line.split(": ")[0] for line in lines] == [
        "f.yaml:1:1", "f.yaml:3:3", "f.yaml:4:3", "f.yaml:7:5", "f.yaml:8:1",
    ]  # fmt: skip


def test_a_stated_source_answers_for_an_implausible_value():
    assert read("orbit: {altitude_km: {value: 1500, source: my own study}}").warnings == ()
    assert len(read("orbit: {altitude_km: {value: 1500}}").warnings) == 1


def test_implausible_is_a_warning_with_place_and_source():
    scenario = read("orbit:\n  altitude_km: 1500\n")
    assert [str(w) for w in scenario.warnings] == [
        "f.yaml:2:3: warning: orbit.altitude_km: outside the plausible range 500 to 1400 km (source: assumption)"
        " (got 1500); check it, or state its source with {value: ..., source: ...}"
    ]


def test_unknown_relation_is_refused_when_relations_are_known():
    assert 'did you mean "orbit.shell"?' in failure("models: {orbit.shel: mine}", relations=["orbit.shell"])
    assert read("models: {orbit.shell: mine}", relations=["orbit.shell"]).models == {"orbit.shell": "mine"}


def test_set_comes_last_and_shows_its_place():
    scenario = read(
        "orbit: {altitude_km: 700}", overrides=["orbit.altitude_km=[500, 600 km]", "samples=7", "orbit.mode=off"]
    )
    assert scenario.values["orbit.altitude_km"].content == Sweep((500.0, 600.0))
    assert scenario.samples == 7
    message = failure("{}", overrides=["orbit.altitud_km=3", "orbit.plane_count=1.5"])
    assert '--set: orbit.altitud_km: unknown key; did you mean "altitude_km"?' in message
    assert "--set: orbit.plane_count: must be a whole number" in message
    assert "not an assignment (got 'orbit')" in failure("{}", overrides=["orbit"])
    assert "not YAML" in failure("{}", overrides=["orbit.mode=[1,"])


def test_extends_merges_maps_and_replaces_values(tmp_path):
    (tmp_path / "parent.yaml").write_text(
        "orbit:\n  altitude_km: {linspace: [500, 600, 2]}\n  plane_count: 3\nseed: 4\n"
    )
    child = tmp_path / "child.yaml"
    child.write_text("extends: parent.yaml\norbit:\n  altitude_km: {value: 700, source: mine}\n")
    scenario = load(child, groups=GROUPS)
    assert scenario.name == "child"
    assert scenario.seed == 4
    assert scenario.values["orbit.plane_count"].content == 3
    assert (scenario.values["orbit.altitude_km"].content, scenario.values["orbit.altitude_km"].source) == (
        700.0,
        "mine",
    )


def test_problems_of_a_parent_stand_in_the_parent(tmp_path):
    (tmp_path / "parent.yaml").write_text("orbit:\n  altitude_km: 1\n  plane_count: 0\n")
    (tmp_path / "child.yaml").write_text("extends: parent.yaml\norbit: {altitude_km: 700}\n")
    with pytest.raises(ScenarioError) as caught:
        load(tmp_path / "child.yaml", groups=GROUPS)
    assert [(p.key, p.line) for p in caught.value.problems] == [("orbit.plane_count", 3)]
    assert caught.value.problems[0].file.endswith("parent.yaml")


def test_circle_of_extends_is_shown(tmp_path):
    for one, other in (("a", "b"), ("b", "c"), ("c", "a")):
        (tmp_path / f"{one}.yaml").write_text(f"extends: {other}.yaml\n")
    with pytest.raises(ScenarioError, match=r"circle \(got .*a.yaml -> .*b.yaml -> .*c.yaml -> .*a.yaml\)"):
        load(tmp_path / "a.yaml", groups=GROUPS)


def test_missing_files_name_what_there_is(tmp_path):
    with pytest.raises(ScenarioError, match=r'no bundled scenario.*did you mean "gigawatt"'):
        load("gigawat", groups=GROUPS)
    with pytest.raises(ScenarioError, match=r"cannot be read: No such file.*gigawatt"):
        load(tmp_path / "none.yaml", groups=GROUPS)
    with pytest.raises(ScenarioError, match="cannot be read"):
        load(tmp_path, groups=GROUPS)
    (tmp_path / "a.yaml").write_text("seed: 1\nextends: nothing.yaml\n")
    with pytest.raises(ScenarioError, match=r"a.yaml:2:1: extends: cannot be read"):
        load(tmp_path / "a.yaml", groups=GROUPS)
    (tmp_path / "empty.yaml").write_text("# nothing\n")
    with pytest.raises(ScenarioError, match="holds no settings"):
        load(tmp_path / "empty.yaml", groups=GROUPS)


def test_case_sets_uncertain_parameters_to_an_end():
    text = "cost: {price_usd_per_kg: 200}"
    for case, price, efficiency in (("skeptic", 1800, 0.3), ("optimist", 150, 0.8), ("base", 200, 0.5)):
        scenario = read(text, case=case)
        assert scenario.case == case
        assert scenario.values["cost.price_usd_per_kg"].content == price
        assert scenario.values["cost.efficiency"].content == efficiency
        assert scenario.values["orbit.altitude_km"].content == 650
    kept = read(text, case="skeptic", overrides=["cost.price_usd_per_kg=333"])
    assert kept.values["cost.price_usd_per_kg"].content == 333
    drawn = read("cost: {efficiency: {distribution: pert, low: 0.4, mode: 0.5, high: 0.6}}", case="optimist")
    assert drawn.values["cost.efficiency"].content == pytest.approx(0.6)
    assert 'did you mean "skeptic"' in failure(text, case="sceptic")


@pytest.mark.parametrize("case", ["base", "skeptic", "optimist"])
def test_resolved_scenario_loads_to_the_same(case):
    text = """
        title: "1e3"
        notes: "no: 'quoted' \\u00e9"
        calendar: {start: 2031-07, months: 240}
        orbit: {altitude_km: [500, 600.1], mode: [off, fixed]}
        cost:
          efficiency: {value: {distribution: pert, low: 0.4, mode: 0.5, high: 0.6}, source: "a # note"}
          limit_c: 60 deg_C
    """
    scenario = read(text, case=case, overrides=["cost.price_usd_per_kg=333"])
    again = read(scenario.to_yaml())
    assert again == scenario
    assert again.hash == scenario.hash
    assert again.resolved() == scenario.resolved()


def test_hash_follows_what_matters_only():
    first = read("title: a")
    assert first.hash == read("title: b\norbit: {altitude_km: {value: 650, source: x}}").hash
    assert len({first.hash, read("seed: 1").hash, read("orbit: {altitude_km: 651}").hash, read("samples: 5").hash}) == 4


def test_with_values_validates():
    scenario = read("{}").with_values({"orbit.altitude_km": "600 km", "orbit.mode": ["off", "fixed"]})
    assert scenario.values["orbit.altitude_km"].content == 600
    assert scenario.sweeps == ["orbit.mode"]
    with pytest.raises(ScenarioError, match=r"unknown key.*orbit.altitude_km"):
        scenario.with_values({"orbit.altitud_km": 600})
    with pytest.raises(ScenarioError, match="must be from 300"):
        scenario.with_values({"orbit.altitude_km": 6})


def test_assumptions_tell_what_changed_and_why():
    rows = {row.key: row for row in read("cost: {price_usd_per_kg: {value: 300, source: quote}}").assumptions()}
    price = rows["price_usd_per_kg"]
    assert (price.changed, price.user_source, price.source, price.value) == (True, "quote", "report_2026", "300")
    assert (price.currency_year, price.boundary, price.low, price.high) == (2026, "contract", 150, 1800)
    assert rows["area_m2"].value == "sized"


def test_a_sweep_of_a_million_million_points_is_refused_with_its_axes():
    text = "orbit: {altitude_km: {linspace: [500, 600, 100000]}}\ncost: {efficiency: {linspace: [0.3, 0.5, 10000]}}\n"
    message = failure(text + "calendar: {months: 12}", overrides=["cost.price_usd_per_kg={distribution: declared}"])
    assert "the study has 1e+12 points" in message
    assert "orbit.altitude_km 100000 x cost.efficiency 10000 x sample 1000" in message


SEED = b"""extends: ''
title: x
calendar: {start: 2029-01, months: 24}
orbit: {altitude_km: [500, 600], mode: off}
cost:
  price_usd_per_kg: {distribution: pert, low: 200, mode: 300, high: 400}
  efficiency: {linspace: [0.3, 0.5, 3]}
  limit_c: 350 K
"""


@settings(deadline=None, max_examples=200)
@given(
    st.lists(st.tuples(st.integers(15, len(SEED) - 1), st.sampled_from(b"0159.e-+:[]{},'\"ab %*&!\n\xff")), max_size=6)
)
def test_mutated_files_never_raise_anything_else(tmp_path_factory, changes):
    text = bytearray(SEED[SEED.index(b"title") :])
    for place, byte in changes:
        text[place % len(text)] = byte
    path = tmp_path_factory.getbasetemp() / "mutated.yaml"
    path.write_bytes(bytes(text))
    with suppress(ScenarioError):
        load(path, groups=GROUPS)


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=20))
def test_any_text_as_a_value_never_raises_anything_else(text):
    with suppress(ScenarioError):
        read("{}", overrides=[f"orbit.altitude_km={text}"])


def test_loading_is_light():
    code = (
        "import sys, toy\nfrom orbitdc.scenario.scenario import load_text\nload_text('{}', groups=toy.GROUPS)\n"
        "print([m for m in ('astropy', 'scipy', 'pydantic', 'xarray') if m in sys.modules])"
    )
    path = {"PYTHONPATH": ":".join(p for p in sys.path if p)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=path)
    assert done.stdout.strip() == "[]"


def test_more_sections_do_not_change_the_others():
    assert read("{}", MORE_GROUPS).values["cost.efficiency"] == read("{}").values["cost.efficiency"]


@pytest.mark.parametrize("name", ["../up", "/abs", "..", ".", "a\\b", "c:d", "a*b", "x" * 101, "two\nlines", " edge"])
def test_a_name_that_cannot_be_a_folder_is_refused(name):
    assert "name: cannot name the folder" in failure(f"name: {json.dumps(name)}")


@pytest.mark.parametrize("name", ["gigawatt", "v1.2 (high)", "\u65e5\u672c", "a..b"])
def test_a_name_that_can_be_a_folder_is_kept(name):
    assert read(f"name: {json.dumps(name)}").name == name


def test_every_problem_is_one_line_of_bounded_length():
    said = failure('orbit: {altitude_km: "a\\nb\\e[31m' + "x" * 5000 + '"}')
    assert said.isprintable()
    assert len(said) < 600


def test_a_wrong_number_of_months_does_not_blame_other_keys():
    assert failure("calendar: {months: 5}").count("\n") == 0
