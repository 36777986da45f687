"""Damage of solar cells: the law, the fold of spectra with damage, and its table by orbit."""

from importlib import resources

import numpy as np
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from orbitdc.radiation._table import table
from orbitdc.radiation.damage import (
    cell_remaining_fraction,
    coverglass_areal_density_g_per_cm2,
    equivalent_fluence_per_cm2_yr,
    folded_fluence_per_cm2_yr,
    shielded_damage_coefficient,
    solar_fluence_per_cm2,
    trapped_fluence_per_cm2_yr,
)
from orbitdc.radiation.geomagnetic import rigidity_gv, transmission_fraction
from orbitdc.radiation.solar_particles import solar_proton_fluence_per_cm2
from orbitdc.scenario.declaration import parameters
from orbitdc.spacecraft.parameters import CellParameters

PARTICLES = ("proton", "electron")
MATERIALS = ("silicon", "gallium_arsenide")
SECONDS_PER_YEAR = 365.25 * 86400
orbits = {"altitude_km": 650.0, "inclination_deg": 98.0, "solar_phase": 0.3}
shields = st.floats(0.001, 3.0)


def cell(entry):
    """Return the damage law of a catalog entry."""
    text = resources.files("orbitdc").joinpath("data/catalogs/cells.yaml").read_text(encoding="utf-8")
    stated = yaml.safe_load(text)[entry]["values"]
    declared = parameters(CellParameters)
    law = {}
    for name in ("damage_coefficient", "damage_reference_fluence_per_cm2"):
        value = stated.get(name, declared[name].default)
        law[name.replace("damage_reference", "reference")] = float(value["value"] if isinstance(value, dict) else value)
    return law


@pytest.mark.parametrize(("fluence", "printed"), [(5e14, 0.89), (1e15, 0.84)])
def test_triple_junction_keeps_what_its_maker_measured(fluence, printed):
    assert cell_remaining_fraction(fluence_per_cm2=fluence, **cell("triple-junction")) == pytest.approx(
        printed, abs=0.005
    )


def test_silicon_loses_23_percent_at_1e15():
    assert cell_remaining_fraction(fluence_per_cm2=1e15, **cell("silicon")) == pytest.approx(0.77, abs=0.005)


def test_silicon_loses_more_than_triple_junction():
    for fluence in (1e13, 1e14, 1e15):
        left = [
            cell_remaining_fraction(fluence_per_cm2=fluence, **cell(name)) for name in ("silicon", "triple-junction")
        ]
        assert left[0] < left[1]


def test_cell_loses_what_the_law_says():
    left = cell_remaining_fraction(fluence_per_cm2=5.4e14, damage_coefficient=0.22, reference_fluence_per_cm2=6e13)
    assert left == pytest.approx(0.78)
    assert cell_remaining_fraction(fluence_per_cm2=1e30, damage_coefficient=0.5, reference_fluence_per_cm2=1e10) == 0


@given(st.floats(0, 1e17), st.floats(0, 1e17))
@settings(deadline=None)
def test_more_fluence_never_heals(one, two):
    less, more = sorted((one, two))
    law = {"damage_coefficient": 0.22, "reference_fluence_per_cm2": 6e13}
    assert cell_remaining_fraction(fluence_per_cm2=more, **law) <= cell_remaining_fraction(fluence_per_cm2=less, **law)


def test_a_tenth_of_a_millimeter_of_glass():
    assert coverglass_areal_density_g_per_cm2(coverglass_um=100, density_g_per_cm3=2.5) == pytest.approx(0.025)


@pytest.mark.parametrize("material", MATERIALS)
def test_fold_of_a_narrow_spectrum_is_coefficient_times_flux(material):
    shield = np.array([0.01, 0.05])
    for particle, energy in (("proton", 20.0), ("electron", 2.0)):
        fluence = folded_fluence_per_cm2_yr(
            energy_mev=energy * np.linspace(0.99, 1.01, 9),
            flux_above_per_cm2_s=np.linspace(3.0, 0.0, 9),
            shield_g_per_cm2=shield,
            particle=particle,
            material=material,
        )
        known = shielded_damage_coefficient(
            energy_mev=energy, shield_g_per_cm2=shield, particle=particle, material=material
        )
        assert fluence == pytest.approx(3.0 * SECONDS_PER_YEAR * known, rel=0.02)


@pytest.mark.parametrize("material", MATERIALS)
@pytest.mark.parametrize("particle", PARTICLES)
def test_table_by_orbit_equals_the_fold_on_its_nodes(particle, material):
    stored = table("trapped_spectra")
    row, column = 20, 40
    shield = np.array([0.02, 0.1, 0.7])
    read = trapped_fluence_per_cm2_yr(
        altitude_km=stored["altitude_km"][row],
        inclination_deg=stored["inclination_deg"][column],
        solar_phase=0.0,
        shield_g_per_cm2=shield,
        particle=particle,
        material=material,
    )
    folded = folded_fluence_per_cm2_yr(
        energy_mev=stored[f"{particle}_energy_mev"],
        flux_above_per_cm2_s=np.exp(stored[f"{particle}_min"][row, column]),
        shield_g_per_cm2=shield,
        particle=particle,
        material=material,
    )
    assert read == pytest.approx(folded, rel=0.05)


@given(shields, shields, st.sampled_from(PARTICLES), st.sampled_from(MATERIALS))
@settings(deadline=None, max_examples=40)
def test_thicker_glass_less_damage(one, two, particle, material):
    thin, thick = (
        trapped_fluence_per_cm2_yr(**orbits, shield_g_per_cm2=x, particle=particle, material=material)
        for x in sorted((one, two))
    )
    assert thick <= thin


def test_scalar_broadcast_and_block_agree():
    altitude, shield = np.linspace(320, 1900, 7)[:, None], np.geomspace(0.005, 1, 5)[None, :]
    where = {"inclination_deg": 70.0, "solar_phase": 0.5, "particle": "proton"}
    whole = trapped_fluence_per_cm2_yr(altitude_km=altitude, shield_g_per_cm2=shield, **where)
    assert whole.shape == (7, 5)
    part = trapped_fluence_per_cm2_yr(altitude_km=altitude[2:4], shield_g_per_cm2=shield, **where)
    assert np.array_equal(whole[2:4], part)
    one = trapped_fluence_per_cm2_yr(altitude_km=float(altitude[3, 0]), shield_g_per_cm2=float(shield[0, 2]), **where)
    assert float(one) == pytest.approx(whole[3, 2], rel=1e-14)


def test_protons_count_as_many_electrons():
    fluence = equivalent_fluence_per_cm2_yr(
        proton_fluence_per_cm2_yr=2e9, electron_fluence_per_cm2_yr=1e12, electrons_per_proton=3000
    )
    assert fluence == pytest.approx(7e12)


mission = {"active_years": 3.2, "altitude_km": 650.0, "inclination_deg": 98.0}


@given(shields, shields, st.sampled_from(MATERIALS))
@settings(deadline=None, max_examples=30)
def test_thicker_glass_less_damage_by_the_sun(one, two, material):
    thin, thick = (
        solar_fluence_per_cm2(**mission, confidence=0.8, shield_g_per_cm2=x, material=material)[0]
        for x in sorted((one, two))
    )
    assert thick <= thin


def test_damage_by_the_sun_follows_confidence_and_orbit():
    glass = {"shield_g_per_cm2": 0.025}
    sure = [solar_fluence_per_cm2(**mission, confidence=c, **glass)[0] for c in (0.5, 0.8, 0.95)]
    assert sure[0] < sure[1] < sure[2]
    assert solar_fluence_per_cm2(**mission | {"inclination_deg": 5.0}, confidence=0.8, **glass)[0] == 0


def test_solar_damage_behind_thick_glass_is_penetrating_protons_times_their_coefficient():
    """Behind 3 g/cm2 only protons above 50 MeV arrive, whose coefficients lie within a narrow band."""
    shield = 3.0
    open_sky = solar_proton_fluence_per_cm2(energy_mev=60.0, active_years=3.2, confidence=0.8)
    passed = transmission_fraction(
        rigidity_gv=float(rigidity_gv(energy_mev_per_nucleon=10.0, nucleons=1.0, charge=1.0)),
        altitude_km=650.0,
        inclination_deg=98.0,
    )
    damage = solar_fluence_per_cm2(**mission, confidence=0.8, shield_g_per_cm2=shield, material="gallium_arsenide")
    assert 0.15 < damage[0] / (open_sky * passed) < 1.0
