"""Dose-depth tables and spectra as SPENVIS and OMERE write them."""

import pytest

import orbitdc
from orbitdc.radiation.user_tables import omere_dose, spenvis_dose, spenvis_spectrum
from orbitdc.scenario.declaration import TextTableError
from orbitdc.scenario.errors import ScenarioError

SPENVIS_HEAD = """'*',    25,     1,    11,    10,     2,     5,    25,     0
'SPENVIS 4.6.11.3477          - 17-Jan-2023 15:09:11'
'PRJ_DEF', -1,'TEST'
'MOD_ABB', -1,'{module}'
'MIS_DUR',  1, 3.652500E+02,'days'
'PLT_TYP', -1,'SUMMARY'
"""
DOSE = (
    SPENVIS_HEAD.format(module="SH2")
    + """'PLT_HDR', -1,'4pi Dose at Centre of Al Spheres'
'PLT_LEG', -5,'Total','Electrons','Bremsstrahlung','Trapped Protons','Solar Protons'
'PS Annotation',  8,  1
'Duration:  365.25 days'
 0.95, 0.00, 1.00
'PS Annotation',  0,  0
'Thick','mm',  1,'Aluminium Absorber Thickness'
'Dose','rad',  5,'Dose in Si'
 1.0000E-01, 2.5001E+05, 2.0000E+05, 1.0000E+01, 5.0000E+04, 1.0E+03
 1.0000E+00, 2.0700E+03, 1.8000E+03, 2.0000E+01, 2.5000E+02, 1.0E+02
 1.0000E+01, 1.3200E+02, 0.0000E+00, 2.0000E+00, 1.3000E+02, 1.0E+01
 1.0000E+02, 2.1000E+01, 0.0000E+00, 1.0000E+00, 2.0000E+01, 1.0E+00
'End of File'
"""
)
SPECTRUM = (
    SPENVIS_HEAD.format(module="TRP")
    + """'SPECIES', -1,'proton'
'PLT_HDR', -1,'Trapped proton spectra'
'Energy','MeV',  1,'Energy'
'IFlux','cm!u-2!n s!u-1!n',  1,'Integral Flux'
'DFlux','cm!u-2!n s!u-1!n MeV!u-1!n',  1,'Differential Flux'
 1.0000E-01, 1.0000E+03, 1.0000E+03
 1.0000E+01, 1.0000E+02, 1.0000E+00
 1.0000E+02, 1.0000E+01, 1.0000E-01
'End of Block'
'SPECIES', -1,'electron'
'PLT_TYP', -1,'SUMMARY'
'Energy','MeV',  1,'Energy'
'IFlux','cm!u-2!n s!u-1!n',  1,'Integral Flux'
'DFlux','cm!u-2!n s!u-1!n MeV!u-1!n',  1,'Differential Flux'
 1.0000E-01, 1.0000E+06, 1.0000E+06
 1.0000E+00, 1.0000E+04, 1.0000E+04
 5.0000E+00, 0.0000E+00, 0.0000E+00
'End of File'
"""
)
OMERE = """#=======================
# OMERE 5.9.3.41295 - TOTAL DOSE from SHIELDOSE
# Lifetime : 24 month(s).
# Target material            : Silicon

# Solid sphere DOSE CURVE
# Thickness    Trapped     Trapped     Solar       Gamma       Total
#   Al        electrons    protons     proton     photons      Dose
#  mm_Al          rad         rad         rad         rad       rad
  1.000e-01   3.000e+05   6.000e+03   1.000e+04   4.000e+02   3.164e+05
  1.000e+00   6.000e+03   1.000e+03   3.000e+03   4.000e+01   1.004e+04
  1.000e+01   0.000e+00   3.000e+02   2.000e+02   4.000e+00   5.040e+02
"""


def test_spenvis_dose_becomes_yearly_and_electrons_carry_their_bremsstrahlung():
    read = spenvis_dose(DOSE)
    assert read.numbers["depth_mm"] == [0.1, 1.0, 10.0, 100.0]
    assert read.numbers["proton_rad_per_yr"] == pytest.approx([5e4, 250, 130, 20])
    assert read.numbers["electron_rad_per_yr"] == pytest.approx([200010, 1820, 2, 1])
    assert DOSE.splitlines()[read.lines[0] - 1].startswith(" 1.0000E-01")


def test_units_and_length_of_the_mission_are_read():
    gray = spenvis_dose(DOSE.replace("'Dose','rad'", "'Dose','Gy'").replace("3.652500E+02", "7.305000E+02"))
    assert gray.numbers["proton_rad_per_yr"][1] == pytest.approx(250 * 100 / 2)
    mils = spenvis_dose(DOSE.replace("'Thick','mm'", "'Thick','mils'"))
    assert mils.numbers["depth_mm"][1] == pytest.approx(0.0254)


def test_omere_dose_becomes_yearly():
    read = omere_dose(OMERE)
    assert read.numbers["depth_mm"] == [0.1, 1.0, 10.0]
    assert read.numbers["proton_rad_per_yr"] == pytest.approx([3000, 500, 150])
    assert read.numbers["electron_rad_per_yr"] == pytest.approx([150200, 3020, 2])
    assert read.lines == [10, 11, 12]


def test_spenvis_spectra_come_on_common_energies():
    read = spenvis_spectrum(SPECTRUM)
    assert read.numbers["energy_mev"] == [0.1, 1.0, 5.0, 10.0, 100.0]
    assert read.numbers["proton_per_cm2_s"] == pytest.approx([1000, 316.2, 141.4, 100, 10], rel=1e-3)
    assert read.numbers["electron_per_cm2_s"] == pytest.approx([1e6, 1e4, 0, 0, 0])


@pytest.mark.parametrize("reader", [spenvis_dose, omere_dose, spenvis_spectrum])
def test_another_text_is_left_to_other_readers(reader):
    assert reader("depth_mm, proton_rad_per_yr, electron_rad_per_yr\n1, 2, 3\n") is None


@pytest.mark.parametrize(
    ("reader", "text", "line", "words"),
    [
        (spenvis_dose, DOSE.replace("4pi Dose at Centre of Al Spheres", "Finite slabs"), 1, "center of spheres"),
        (spenvis_dose, DOSE.replace("'Trapped Protons'", "'Protons'"), 15, "each particle"),
        (spenvis_dose, DOSE.replace("Dose in Si", "Dose in H2O"), 14, "silicon"),
        (spenvis_dose, DOSE.replace("'Dose','rad'", "'Dose','Sv'"), 14, "unknown unit"),
        (spenvis_dose, DOSE.replace("'MIS_DUR'", "'MIS_DUX'"), 1, "length"),
        (spenvis_dose, DOSE.replace(" 1.0000E+00, 2.0700E+03,", " 1.0000E+00,"), 16, "6 numbers"),
        (spenvis_spectrum, SPECTRUM.replace("'electron'", "'positron'"), 1, "electrons"),
        (spenvis_spectrum, SPECTRUM.replace("'Energy','MeV'", "'Energy','keV'"), 11, "MeV"),
        (omere_dose, OMERE.replace("Lifetime", "Life"), 1, "lifetime"),
        (omere_dose, OMERE.replace(": Silicon", ": Water"), 1, "silicon"),
        (omere_dose, OMERE.replace("Solid sphere", "Slab"), 1, "sphere"),
        (omere_dose, OMERE.replace("6.000e+03   1.000e+03", "6.000e+03   much"), 11, "6 numbers"),
    ],
)
def test_what_is_missing_is_named_with_its_line(reader, text, line, words):
    with pytest.raises(TextTableError, match=words) as caught:
        reader(text)
    assert caught.value.line == line


def scenario(folder, text, name="mine.txt", key="trapped_dose_table"):
    (folder / name).write_text(text, encoding="utf-8")
    path = folder / "s.yaml"
    path.write_text(f"extends: gigawatt\nradiation: {{{key}: {name}}}\n", encoding="utf-8")
    return orbitdc.load(path)


@pytest.mark.parametrize(("text", "dose"), [(DOSE, 130), (OMERE, 150)])
def test_a_file_replaces_the_belts_by_key(tmp_path, text, dose):
    out = orbitdc.evaluate(scenario(tmp_path, text), outputs=["trapped_proton_dose_rad_per_yr"])
    assert out.trapped_proton_dose_rad_per_yr.item() == pytest.approx(dose)


def test_a_spectrum_replaces_the_belts_of_the_cells(tmp_path):
    names = ["cell_fluence_per_cm2_yr"]
    ten = SPECTRUM
    for old, new in (("1.0000E+03, 1.0", "1.0000E+04, 1.0"), ("1.0000E+02, 1.0", "1.0000E+03, 1.0"),
                     ("1.0000E+01, 1.0", "1.0000E+02, 1.0")):  # fmt: skip
        ten = ten.replace(old, new)
    mine, more = (
        orbitdc.evaluate(scenario(tmp_path, text, key="trapped_spectrum_table"), outputs=names).cell_fluence_per_cm2_yr
        for text in (SPECTRUM, ten)
    )
    assert 5 < more.item() / mine.item() < 10


def test_a_number_outside_its_range_is_named_with_file_and_line(tmp_path):
    with pytest.raises(ScenarioError) as caught:
        scenario(tmp_path, DOSE.replace("5.0000E+04", "-5.0000E+04"))
    (problem,) = caught.value.problems
    assert problem.file.endswith("mine.txt")
    assert problem.line == 15
    assert "proton_rad_per_yr" in str(problem)


def test_a_spenvis_file_without_the_table_is_named(tmp_path):
    with pytest.raises(ScenarioError, match="center of spheres"):
        scenario(tmp_path, DOSE.replace("Spheres", "Slabs"))


def test_a_degree_sign_of_another_code_page_is_no_hindrance(tmp_path):
    path = tmp_path / "s.yaml"
    (tmp_path / "mine.dos").write_bytes(
        OMERE.replace("# Lifetime", "# Inclination : 98\u00b0\n# Lifetime").encode("cp1252")
    )
    path.write_text("extends: gigawatt\nradiation: {trapped_dose_table: mine.dos}\n", encoding="utf-8")
    out = orbitdc.evaluate(orbitdc.load(path), outputs=["trapped_proton_dose_rad_per_yr"])
    assert out.trapped_proton_dose_rad_per_yr.item() == pytest.approx(150)
    (tmp_path / "mine.dos").write_bytes(b"\x00\x01\x02")
    with pytest.raises(ScenarioError, match="not a text file"):
        orbitdc.load(path)


DEVICE = """name: my-chip
source: own-test
confidence: high
values:
  tested_device: own
  silent_error_dose_rad: {value: 34, low: 20, high: 60}
  memory_error_dose_rad: 88
"""


def with_device(folder, text):
    (folder / "chip.yaml").write_text(text, encoding="utf-8")
    path = folder / "s.yaml"
    path.write_text(
        "extends: gigawatt\ndevice: {entry: chip.yaml}\naccelerator: {beam_device: own}\n", encoding="utf-8"
    )
    return orbitdc.load(path)


def test_a_device_file_replaces_the_bundled_one(tmp_path):
    scenario = with_device(tmp_path, DEVICE)
    assert scenario.values["device.silent_error_dose_rad"].content == 34
    names = ["silent_errors_per_accelerator_yr", "extrapolated"]
    mine = orbitdc.evaluate(scenario, outputs=names)
    (tmp_path / "chip.yaml").write_text(DEVICE.replace("value: 34", "value: 51"), encoding="utf-8")
    other = orbitdc.evaluate(orbitdc.load(tmp_path / "s.yaml"), outputs=names)
    ratio = mine.silent_errors_per_accelerator_yr / other.silent_errors_per_accelerator_yr
    assert ratio.item() == pytest.approx(51 / 34)
    assert mine.extrapolated.item() == 0


def test_a_resolved_scenario_holds_the_device_itself(tmp_path):
    scenario = with_device(tmp_path, DEVICE)
    (tmp_path / "chip.yaml").unlink()
    again = tmp_path / "again.yaml"
    again.write_text(scenario.to_yaml(), encoding="utf-8")
    assert orbitdc.load(again).hash == scenario.hash


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (DEVICE.replace("value: 34", "value: -34"), 6, "silent_error_dose_rad"),
        (DEVICE.replace("memory_error_dose_rad", "memory_eror_dose_rad"), 7, "memory_error_dose_rad"),
        (DEVICE.replace("values:", "numbers:"), None, "values"),
    ],
)
def test_what_is_wrong_in_a_device_file_is_named_with_its_line(tmp_path, text, line, words):
    with pytest.raises(ScenarioError, match=words) as caught:
        with_device(tmp_path, text)
    problem = caught.value.problems[0]
    assert problem.file.endswith("chip.yaml")
    assert line is None or problem.line == line


def test_a_device_file_that_is_not_there_is_named(tmp_path):
    path = tmp_path / "s.yaml"
    path.write_text("extends: gigawatt\ndevice: {entry: nowhere.yaml}\n", encoding="utf-8")
    with pytest.raises(ScenarioError, match="cannot be read"):
        orbitdc.load(path)
