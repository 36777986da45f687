"""Debris and meteoroids against printed evaluations of the published equations."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orbitdc.environment.debris import (
    debris_density_g_per_cm3,
    debris_flux_per_m2_yr,
    debris_inclination_factor,
    debris_size_calibration,
    earth_shadow_factor,
    flux_per_added_object,
    interplanetary_meteoroid_flux_per_m2_yr,
    meteoroid_flux_per_m2_yr,
    meteoroid_motion_factor,
    tabulated_flux_per_m2_yr,
)
from orbitdc.scenario.declaration import Table
from orbitdc.scenario.errors import ScenarioError

SIZES_CM = np.array([0.1, 1.0, 10.0])


@pytest.mark.parametrize(
    ("altitude", "factor", "year", "expected"),
    [
        (650, 1.75, 1995, [6.589e-3, 2.870e-5, 3.707e-6]),
        (650, 1.75, 2025, [1.57e-2, 6.77e-5, 7.87e-6]),
        (400, 1.02, 1995, [1.087e-3, 4.733e-6, 6.114e-7]),
    ],
)
def test_debris(altitude: float, factor: float, year: float, expected: list[float]) -> None:
    flux = debris_flux_per_m2_yr(
        diameter_cm=SIZES_CM, altitude_km=altitude, inclination_factor=factor, decimal_year=year, solar_f107=140.0
    )
    formula = flux / debris_size_calibration(diameter_cm=SIZES_CM)
    np.testing.assert_allclose(formula, expected, rtol=3e-3 if year == 2025 else 5e-4)


@given(st.floats(300, 1900), st.floats(0.05, 50), st.floats(1990, 2045), st.floats(70, 220))
def test_debris_grows_with_time_and_falls_with_size_and_sun(h: float, d: float, year: float, flux: float) -> None:
    def count(size: float, date: float, sun: float) -> float:
        return float(
            debris_flux_per_m2_yr(
                diameter_cm=size, altitude_km=h, inclination_factor=1.0, decimal_year=date, solar_f107=sun
            )
        )

    here = count(d, year, flux)
    assert count(d * 1.1, year, flux) < here < count(d, year + 1, flux)
    assert count(d, year, flux + 10) < here


def test_growth_changes_its_pace_without_a_step() -> None:
    before, after = debris_flux_per_m2_yr(
        diameter_cm=1.0, altitude_km=650.0, inclination_factor=1.0,
        decimal_year=np.array([2011 - 1e-9, 2011 + 1e-9]), solar_f107=140.0,
    )  # fmt: skip
    assert after == pytest.approx(before, rel=1e-7)


def test_meteoroids_far_from_earth() -> None:
    flux = interplanetary_meteoroid_flux_per_m2_yr(mass_g=np.array([1e-12, 1e-9, 1e-6, 1e-3, 1.0]))
    np.testing.assert_allclose(flux, [1.0879e3, 95.06, 1.488, 5.968e-4, 7.02e-8], rtol=3e-4)


def test_shadow_of_earth() -> None:
    share = earth_shadow_factor(altitude_km=np.array([100.0, 400.0, 650.0, 800.0, 1e9]))
    np.testing.assert_allclose(share, [0.5, 0.647, 0.694, 0.715, 1.0], atol=5e-4)


def test_meteoroids_near_earth_are_focused_and_shadowed() -> None:
    near = meteoroid_flux_per_m2_yr(
        diameter_cm=0.1, altitude_km=650.0, density_g_per_cm3=1.0, speed_km_per_s=np.array([17.0, 1e6])
    )
    far = float(interplanetary_meteoroid_flux_per_m2_yr(mass_g=np.pi / 6 * 1e-3))
    assert near[1] / far == pytest.approx(0.694, abs=5e-4)
    motion = float(meteoroid_motion_factor(altitude_km=650.0, speed_km_per_s=17.0))
    assert near[0] / near[1] == pytest.approx((1 + (10.65 / 17) ** 2) * motion, rel=1e-3)


def test_own_motion_is_the_mean_of_relative_speed_over_all_directions() -> None:
    local, own = 20.06, 7.531
    cosine = (np.arange(20000) + 0.5) / 10000 - 1
    relative = np.sqrt(local * local + own * own - 2 * local * own * cosine).mean()
    factor = float(meteoroid_motion_factor(altitude_km=650.0, speed_km_per_s=17.0))
    assert factor == pytest.approx(relative / local, rel=2e-4)


def test_inclination_of_two_public_programs() -> None:
    factor = debris_inclination_factor(inclination_deg=np.array([45.0, 46.0, 52.0]))
    np.testing.assert_allclose(factor, [0.99, 0.99, 1.03], atol=0.0061)
    ends = debris_inclination_factor(inclination_deg=np.array([0.0, 28.5, 100.0, 120.0, 180.0]))
    np.testing.assert_array_equal(ends, [0.91, 0.91, 1.78, 1.18, 1.18])


SIZES = (0.01, 0.1, 1.0, 10.0)
FLUXES = (50.0, 0.3, 2e-4, 1e-5)


def table(sizes: tuple[float, ...] = SIZES, fluxes: tuple[float, ...] = FLUXES) -> Table:
    return Table(("diameter_cm", "flux_per_m2_yr"), (sizes, fluxes))


def test_a_table_is_itself_at_its_nodes_and_a_power_law_between() -> None:
    at_nodes = tabulated_flux_per_m2_yr(diameter_cm=np.array(SIZES), table=table())
    np.testing.assert_allclose(at_nodes, FLUXES, rtol=1e-12)
    between = float(tabulated_flux_per_m2_yr(diameter_cm=np.sqrt(0.1), table=table()))
    assert between == pytest.approx(np.sqrt(0.3 * 2e-4))
    sizes = np.geomspace(0.01, 10.0, 50)
    assert (np.diff(tabulated_flux_per_m2_yr(diameter_cm=sizes, table=table())) < 0).all()


@pytest.mark.parametrize(
    ("bad", "size", "words"),
    [
        (table(fluxes=(50.0, 0.3, 0.3, 1e-5)), 1.0, "must fall from row to row (row 3)"),
        (table(sizes=(1.0,), fluxes=(1.0,)), 1.0, "at least two rows"),
        (table(), 20.0, "needs 20 cm"),
        (table(), 0.005, "needs 0.005 cm"),
    ],
)
def test_bad_tables_are_named(bad: Table, size: float, words: str) -> None:
    with pytest.raises(ScenarioError, match=r"environment\.debris_flux_table") as caught:
        tabulated_flux_per_m2_yr(diameter_cm=np.array([size]), table=bad)
    assert words in str(caught.value)


def test_density_of_debris_is_constant_below_its_break() -> None:
    density = debris_density_g_per_cm3(
        diameter_cm=np.array([0.01, 0.62, 1.0, 10.0]), density_at_1_cm_g_per_cm3=2.8, size_exponent=0.74
    )
    np.testing.assert_allclose(density, [3.99, 3.99, 2.8, 0.5095], rtol=2e-3)


def test_added_object_is_a_molecule_of_a_gas() -> None:
    flux = float(flux_per_added_object(altitude_km=650.0, shell_thickness_km=40.0, relative_speed_km_per_s=13.0))
    volume_m3 = 4 / 3 * np.pi * (7048.137**3 - 7008.137**3) * 1e9
    assert flux == pytest.approx(13000 * 3.15576e7 / volume_m3, rel=1e-5)
