"""Debris and meteoroids against printed evaluations of the published equations."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orbitdc.environment.debris import (
    debris_flux_per_m2_yr,
    earth_shadow_factor,
    flux_per_added_object,
    interplanetary_meteoroid_flux_per_m2_yr,
    meteoroid_flux_per_m2_yr,
)

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
    np.testing.assert_allclose(flux, expected, rtol=3e-3 if year == 2025 else 5e-4)


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
    assert near[0] / near[1] == pytest.approx(1 + (10.65 / 17) ** 2, rel=1e-3)


def test_added_object_is_a_molecule_of_a_gas() -> None:
    flux = float(flux_per_added_object(altitude_km=650.0, shell_thickness_km=40.0, relative_speed_km_per_s=13.0))
    volume_m3 = 4 / 3 * np.pi * (7048.137**3 - 7008.137**3) * 1e9
    assert flux == pytest.approx(13000 * 3.15576e7 / volume_m3, rel=1e-5)
