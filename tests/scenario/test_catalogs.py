import re
from importlib.resources import files

import numpy as np
import pytest

from orbitdc.model import GROUPS
from orbitdc.scenario.axes import bind, group_arrays
from orbitdc.scenario.catalogs import CATALOGS, entry_names, load_entry
from orbitdc.scenario.declaration import ASSUMPTION, parameters
from orbitdc.scenario.documents import bundled_names, configs_folder
from orbitdc.scenario.errors import ScenarioError
from orbitdc.scenario.scenario import load, load_text
from orbitdc.scenario.yaml_loader import parse

ENTRIES = [(section, name) for section in CATALOGS for name in entry_names(section)]
TWO = "accelerator: {entry: [h100, gb200-nvl72], junction_limit_c: 90}"


def read(text, **options):
    return load_text(text, groups=GROUPS, file="f.yaml", **options)


@pytest.mark.parametrize(("section", "name"), ENTRIES)
def test_every_entry_fits_its_declarations(section, name):
    bib = files("orbitdc").joinpath("data", "sources.bib").read_text(encoding="utf-8")
    keys = set(re.findall(r"^@\w+\{([^,]+),", bib, re.MULTILINE))
    for field, declared in load_entry(section, name, GROUPS[section]).declared.items():
        assert declared.source == ASSUMPTION or declared.source in keys, field
        assert (declared.source == ASSUMPTION) == (declared.confidence == "assumption"), field
        if declared.kind == "uncertain":
            assert declared.low is not None, field
            assert declared.high is not None, field
            assert declared.scale == "log" or declared.low <= 0 or declared.high <= 3 * declared.low, field
    unknown = {
        field: parameters(GROUPS[section])[field].default
        for field in load_entry(section, name, GROUPS[section]).unknown
    }
    stated = "".join(f", {field}: {value}" for field, value in unknown.items())
    assert read(f"{section}: {{entry: {name}{stated}}}").warnings == ()


@pytest.mark.parametrize("name", bundled_names())
def test_bundled_scenarios_are_short_and_load_without_warnings(name):
    text = (configs_folder() / f"{name}.yaml").read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert text.count("\n") < 40
    scenario = load(name, groups=GROUPS)
    assert scenario.name == name
    assert scenario.warnings == ()
    assert load_text(scenario.to_yaml(), groups=GROUPS) == scenario
    assert bind(scenario).point_count == 1


def test_colossus_is_what_was_reported():
    values = {key: value.content for key, value in load("colossus-1", groups=GROUPS).values.items()}
    it_w = values["fleet.contracted_it_power_gw"] * 1e9
    assert it_w / values["accelerator.it_power_per_accelerator_w"] == pytest.approx(220_000)
    assert it_w * values["ground.power_usage_effectiveness"] == pytest.approx(300e6)


def test_an_entry_fills_its_section_and_settings_override_it():
    scenario = read("vehicle: {entry: falcon-9, fairing_volume_m3: 120}")
    assert scenario.values["vehicle.payload_kg"].content == 17500
    assert scenario.values["vehicle.payload_kg"].declared.high == 18500
    assert scenario.values["vehicle.fairing_volume_m3"].content == 120
    changed = {row.key for row in scenario.assumptions() if row.changed}
    assert changed == {"fairing_volume_m3"}


def test_a_list_of_entries_is_one_dimension():
    scenario = read(TWO)
    bound = bind(scenario)
    assert bound.dimensions["accelerator.entry"].tolist() == ["h100", "gb200-nvl72"]
    arrays = group_arrays(bound, GROUPS)["accelerator"]
    assert arrays.chip_power_w.tolist() == [700, 1200]
    assert arrays.junction_limit_c.tolist() == [90]
    default = parameters(GROUPS["accelerator"])["die_area_mm2"].default
    assert arrays.die_area_mm2.tolist() == [814, default]


def test_each_entry_is_sampled_by_its_own_range():
    bound = bind(read(TWO), 200, sample_all=True)
    prices = bound.arrays["accelerator.accelerator_price_usd"]
    assert prices.shape == (2, 200)
    assert np.quantile(prices, 0.5, axis=1) == pytest.approx([32000, 34700], rel=0.03)
    alone = bind(read("accelerator: {entry: h100}"), 200, sample_all=True).arrays["accelerator.accelerator_price_usd"]
    assert np.array_equal(alone.ravel(), prices[0])


@pytest.mark.parametrize("case", ["base", "skeptic"])
def test_entries_survive_the_round_trip_without_the_catalog(case):
    scenario = read(TWO + "\ncell: {entry: thin-film}", case=case)
    again = read(scenario.to_yaml())
    assert again == scenario
    assert again.hash == scenario.hash
    assert parse(scenario.to_yaml(), "f").data["cell"]["entry"]["values"]["cell_efficiency"]["value"] == 0.16


def test_an_entry_can_be_written_into_the_scenario():
    scenario = read("cell: {entry: {name: mine, values: {cell_efficiency: {value: 0.3, low: 0.25, high: 0.35}}}}")
    assert scenario.values["cell.cell_efficiency"].content == 0.3
    assert scenario.values["cell.cell_efficiency"].declared.low == 0.25


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("vehicle: {entry: falcon9}", 'vehicle.entry: no such catalog entry (got falcon9); did you mean "falcon-9"?'),
        ("vehicle: {entry: [falcon-9, falcon-9]}", "an entry stands twice"),
        ("vehicle: {entry: []}", "the list is empty"),
        ("vehicle: {entry: 5}", "must be the name of a catalog entry"),
        ("orbit: {entry: leo}", "orbit.entry: unknown key"),
        ("cell: {entry: {name: m, values: {cell_eficiency: 0.3}}}", 'did you mean "cell_efficiency"?'),
        ("cell: {entry: {name: m, values: {cell_efficiency: {value: 0.3, low: 0.5, high: 0.2}}}}",
         "must hold low <= value <= high"),
        ("cell: {entry: {name: m, values: {cell_efficiency: 3}}}",
         "cell.entry.values.cell_efficiency: must be from 0.01 to 0.6"),
        ("compute: {domain_accelerators: 8, domain_minimum_accelerators: 9}",
         "compute.domain_minimum_accelerators: lies above compute.domain_accelerators (got 9 > 8)"),
        ("calendar: {months: 60}\nfleet: {service_yr: 10}",
         "fleet.service_yr: is longer than the calendar (calendar.months) (got 10 yr in 60 months)"),
    ],
)  # fmt: skip
def test_mistakes_are_named_with_their_fix(text, message):
    with pytest.raises(ScenarioError) as caught:
        read(text)
    assert message in str(caught.value)
