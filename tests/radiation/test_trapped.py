"""Tables of the trapped belts against exact recomputation, printed spectra and what physics demands."""

import csv
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orbitdc.radiation import exact
from orbitdc.radiation._table import table
from orbitdc.radiation.trapped import (
    outside_tables,
    shielded_proton_flux_per_cm2_s,
    slab_paths,
    trapped_dose_rad_per_yr,
    trapped_flux_per_cm2_s,
)

CM2_SR_TO_M2_SR = 1e4 / (4 * np.pi)
altitudes, inclinations = st.floats(300, 2000), st.floats(0, 180)
depths, phases = st.floats(0.02, 80), st.floats(0, 1)


def exact_rows():
    with (Path(__file__).parent / "exact_orbits.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def looked_up(row):
    where = {
        "altitude_km": float(row["altitude_km"]),
        "inclination_deg": float(row["inclination_deg"]),
        "solar_phase": float(row["phase"] == "max"),
        "particle": row["particle"],
    }
    if row["quantity"] == "flux":
        return float(trapped_flux_per_cm2_s(energy_mev=float(row["at"]), **where))
    return float(trapped_dose_rad_per_yr(depth_mm=float(row["at"]), geometry=row["quantity"], **where))


@pytest.mark.parametrize("quantity", ["sphere", "slab", "flux"])
@pytest.mark.parametrize("particle", ["proton", "electron"])
def test_interpolation_error_on_random_orbits(particle, quantity):
    rows = [r for r in exact_rows() if r["particle"] == particle and r["quantity"] == quantity]
    errors = np.array([looked_up(r) / float(r["exact"]) - 1 for r in rows if float(r["exact"]) > 1.0])
    assert len(errors) > 60
    assert np.median(np.abs(errors)) < 0.01
    assert np.quantile(np.abs(errors), 0.9) < 0.03
    assert np.abs(errors).max() < 0.10


def test_where_nothing_comes_the_tables_say_so():
    small = [(looked_up(r), r) for r in exact_rows() if float(r["exact"]) < 0.01]
    assert small
    assert all(value < 0.2 for value, _ in small)


@pytest.mark.parametrize(
    ("energy", "printed"),
    [(1, 4.6088e5), (6, 1.6208e5), (15, 1.2229e5), (30, 1.0193e5), (50, 8.4274e4), (100, 5.1402e4)],
)
def test_spectrum_of_creme96_at_800_km_and_90_deg(energy, printed):
    flux = trapped_flux_per_cm2_s(
        particle="proton", energy_mev=energy, altitude_km=800, inclination_deg=90, solar_phase=0
    )
    assert flux * CM2_SR_TO_M2_SR == pytest.approx(printed, rel=0.08)


@pytest.mark.parametrize(("altitude", "ratio"), [(550, 1.46), (600, 1.41), (650, 1.35), (700, 1.32)])
def test_dose_grows_by_the_known_factor_every_50_km(altitude, ratio):
    above, below = (
        trapped_dose_rad_per_yr(altitude_km=a, inclination_deg=97.8, depth_mm=10, solar_phase=0, particle="proton")
        for a in (altitude, altitude - 50)
    )
    assert above / below == pytest.approx(ratio, rel=0.03)


@given(altitudes, inclinations, depths, depths, phases)
@settings(deadline=None)
def test_thicker_shield_less_dose(altitude, inclination, one, two, phase):
    for geometry in ("sphere", "slab"):
        for particle in ("proton", "electron"):
            thick, thin = (
                trapped_dose_rad_per_yr(
                    altitude_km=altitude, inclination_deg=inclination, depth_mm=d, solar_phase=phase,
                    particle=particle, geometry=geometry,
                )
                for d in sorted((one, two), reverse=True)
            )  # fmt: skip
            assert thick <= thin * (1 + 1e-12)


@given(altitudes, inclinations, st.floats(0.1, 290), st.floats(0.1, 290), phases)
@settings(deadline=None)
def test_flux_falls_with_energy(altitude, inclination, one, two, phase):
    low, high = (
        trapped_flux_per_cm2_s(
            particle="proton", energy_mev=e, altitude_km=altitude, inclination_deg=inclination, solar_phase=phase
        )
        for e in sorted((one, two))
    )
    assert high <= low * (1 + 1e-12)


@given(altitudes, inclinations, depths)
@settings(deadline=None)
def test_retrograde_orbits_meet_the_same_latitudes(altitude, inclination, depth):
    one, other = (
        trapped_dose_rad_per_yr(
            altitude_km=altitude, inclination_deg=i, depth_mm=depth, solar_phase=0.4, particle="proton"
        )
        for i in (inclination, 180 - inclination)
    )
    assert one == pytest.approx(other, rel=1e-9)


@given(altitudes, st.floats(40, 90), st.floats(0.5, 70), st.floats(0, 1))
@settings(deadline=None)
def test_active_sun_means_fewer_protons(altitude, inclination, depth, phase):
    def dose(p):
        return trapped_dose_rad_per_yr(
            altitude_km=altitude, inclination_deg=inclination, depth_mm=depth, solar_phase=p, particle="proton"
        )

    assert dose(phase) <= dose(0) * (1 + 1e-12)


def test_a_full_sphere_lets_in_more_than_two_slabs():
    stored = table("trapped_dose")
    for name in ("proton_min", "proton_max"):
        ratio = np.exp(stored[f"{name}_sphere"] - stored[f"{name}_slab"])[15:, 25:, 5:-8]
        assert np.all(ratio > 2.0)
        assert np.all(ratio < 12.0)


def test_outside_the_tables_the_edge_holds_and_is_named():
    def dose(altitude, depth):
        return trapped_dose_rad_per_yr(
            altitude_km=altitude, inclination_deg=60, depth_mm=depth, solar_phase=0.5, particle="proton"
        )

    assert dose(100.0, 10.0) == dose(300.0, 10.0)
    assert dose(650.0, 500.0) == dose(650.0, 80.0)
    outside = outside_tables(
        altitude_km=np.array([299, 300, 2060, 2061, 650, 650]),
        inclination_deg=np.array([0, 0, 180, 90, 90, 181]),
        depth_mm=np.array([1, 0.02, 80, 1, 81, 1]),
    )
    assert outside.tolist() == [True, False, False, True, True, True]


def test_protons_behind_10_mm_are_those_above_52_mev():
    where = {"altitude_km": 650, "inclination_deg": 98, "solar_phase": 0.0}
    behind = shielded_proton_flux_per_cm2_s(energy_mev=20, areal_density_g_per_cm2=2.7, **where)
    ahead = trapped_flux_per_cm2_s(particle="proton", energy_mev=52.5, **where)
    assert behind == pytest.approx(ahead, rel=0.01)


def test_no_protons_above_the_end_of_the_map():
    flux = trapped_flux_per_cm2_s(
        particle="proton", energy_mev=np.array([280.0, 301.0]), altitude_km=800, inclination_deg=98, solar_phase=0
    )
    assert flux[0] > 0
    assert flux[1] == 0


def test_scalar_broadcast_and_block_agree():
    altitude, inclination = np.linspace(320, 1900, 7)[:, None], np.linspace(3, 99, 7)[:, None]
    depth = np.geomspace(0.1, 60, 5)[None, :]

    def dose(a, i, d):
        return trapped_dose_rad_per_yr(altitude_km=a, inclination_deg=i, depth_mm=d, solar_phase=0.3, particle="proton")

    whole = dose(altitude, inclination, depth)
    assert whole.shape == (7, 5)
    assert np.array_equal(whole[2:4], dose(altitude[2:4], inclination[2:4], depth))
    assert float(dose(float(altitude[3, 0]), float(inclination[3, 0]), float(depth[0, 2]))) == pytest.approx(
        whole[3, 2], rel=1e-13
    )


def test_without_the_extra_the_exact_chain_says_what_to_install(monkeypatch):
    exact._library.cache_clear()
    monkeypatch.setitem(sys.modules, "aep8", None)
    with pytest.raises(ModuleNotFoundError, match=r"orbitdc\[irbem\]"):
        exact.exact_orbit(altitude_km=550.0, inclination_deg=97.6)


@pytest.mark.parametrize(("depth_mm", "tolerance"), [(1.0, 0.003), (5.0, 0.012), (10.0, 0.03)])
def test_slab_is_half_the_mean_of_spheres_along_its_paths(depth_mm, tolerance):
    """SHIELDOSE-2's semi-infinite slab against its own sphere: straight paths from the open half of space."""
    orbit = {"altitude_km": 656.9, "inclination_deg": 98.0, "solar_phase": 0.5, "particle": "proton"}
    slab = trapped_dose_rad_per_yr(**orbit, depth_mm=depth_mm, geometry="slab")
    factors, shares = slab_paths()
    assert shares.sum() == pytest.approx(0.5)
    spheres = trapped_dose_rad_per_yr(**orbit, depth_mm=depth_mm * factors)
    assert float((shares * spheres).sum()) == pytest.approx(float(slab), rel=tolerance)
