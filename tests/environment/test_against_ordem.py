"""The built-in debris flux against NASA's ORDEM 3.1.2 for 2042, 51.6 deg (per cross-section), and ESA's counts."""

import numpy as np
import pytest

from orbitdc.environment.debris import (
    CALIBRATION_FACTORS,
    CALIBRATION_SIZES_CM,
    EARTH_RADIUS_KM,
    SECONDS_PER_YEAR,
    SURFACE_PER_CROSS_SECTION,
    debris_flux_per_m2_yr,
    debris_inclination_factor,
    debris_size_calibration,
    tabulated_flux_per_m2_yr,
)
from orbitdc.scenario.declaration import Table

SIZES_CM = (0.05013, 0.1, 0.2, 0.316, 1.0, 10.0, 100.0)
ORDEM = {
    400.0: (0.251, 5.21e-2, 3.79e-4, 4.29e-5, 5.85e-6, 5.87e-7, 2.70e-7),
    1100.0: (5.11, 0.790, 3.89e-3, 4.65e-4, 4.81e-5, 2.59e-6, 6.22e-7),
}
ESA = {0.1: (1.3e8, 2019.0, 75.0), 1.0: (1.2e6, 2025.0, 150.0), 10.0: (5e4, 2025.0, 150.0), 100.0: (5400, 2019.0, 75.0)}
"""Objects in all orbits of at least a size [cm], and the date and F10.7 of the flux held against them."""
ENVISAT_PASSES_PER_YR = 2.0


def across(
    diameter_cm: float | np.ndarray, altitude_km: float, inclination_factor: float, year: float, f107: float
) -> np.ndarray:
    return SURFACE_PER_CROSS_SECTION * debris_flux_per_m2_yr(
        diameter_cm=diameter_cm, altitude_km=altitude_km, decimal_year=year, solar_f107=f107,
        inclination_factor=inclination_factor,
    )  # fmt: skip


def psi(inclination_deg: float) -> float:
    return float(debris_inclination_factor(inclination_deg=inclination_deg))


def ordem_ratio(altitude_km: float) -> np.ndarray:
    """ORDEM over the built-in flux."""
    return np.array(ORDEM[altitude_km]) / across(np.array(SIZES_CM), altitude_km, psi(51.6), 2042.5, 120.0)


def esa_ratio(diameter_cm: float) -> float:
    """ESA's count over that of a gas of the built-in flux, 200 to 2,000 km at 10 km/s."""
    objects, year, f107 = ESA[diameter_cm]
    gas = 0.0
    for altitude in np.arange(225.0, 2000.0, 50.0):
        per_km3 = 1e9 * float(across(diameter_cm, altitude, 1.0, year, f107)) / (1e4 * SECONDS_PER_YEAR)
        gas += per_km3 * 4.0 * np.pi * (EARTH_RADIUS_KM + altitude) ** 2 * 50.0
    return objects / gas


def envisat_ratio() -> float:
    """Published passes of cataloged objects within 200 m over those of the built-in flux."""
    return ENVISAT_PASSES_PER_YR / (np.pi * 200.0**2 * float(across(10.0, 780.0, psi(98.5), 2012.3, 100.0)))


def test_the_calibration_is_the_mean_of_both_authorities() -> None:
    own = debris_size_calibration(diameter_cm=np.array(SIZES_CM))
    nasa = np.sqrt(ordem_ratio(400.0) * ordem_ratio(1100.0)) * own
    nasa[5] = (nasa[5] * nasa[5] * envisat_ratio() * own[5]) ** (1 / 3)
    counted = np.array([esa_ratio(size) for size in ESA]) * debris_size_calibration(diameter_cm=np.array(list(ESA)))
    esa = np.exp(np.interp(np.log(SIZES_CM), np.log(list(ESA)), np.log(counted)))
    np.testing.assert_allclose(np.sqrt(nasa * esa), CALIBRATION_FACTORS, rtol=6e-3)
    np.testing.assert_allclose(nasa[[1, 2, 3, 4, 5, 6]], [4.25, 0.143, 0.051, 0.083, 0.15, 0.15], rtol=0.02)
    np.testing.assert_allclose(counted, [1.07, 1.91, 0.68, 0.46], rtol=0.01)
    assert max(nasa / esa) < 5.3**2
    assert max(esa / nasa) < 5.3**2


RESIDUALS = {
    400.0: (0.79, 0.93, 0.19, 0.104, 0.131, 0.204, 0.69),
    1100.0: (4.94, 4.30, 0.59, 0.345, 0.330, 0.276, 0.48),
}
"""ORDEM over the built-in flux that stays at each size."""


@pytest.mark.parametrize("altitude", [400.0, 1100.0])
def test_what_stays_against_ordem_at_each_size(altitude: float) -> None:
    np.testing.assert_allclose(ordem_ratio(altitude), RESIDUALS[altitude], rtol=0.02)


@pytest.mark.parametrize(("size", "residual"), [(0.1, 0.503), (1.0, 4.79), (10.0, 2.14), (100.0, 1.74)])
def test_what_stays_against_the_counts_of_esa(size: float, residual: float) -> None:
    assert esa_ratio(size) == pytest.approx(residual, rel=0.01)


def test_passes_by_envisat_within_a_factor_of_two() -> None:
    assert 1.0 < envisat_ratio() < 2.0


def test_calibrated_flux_still_falls_with_size() -> None:
    sizes = np.geomspace(0.01, 300.0, 400)
    assert (np.diff(across(sizes, 650.0, 1.7, 2034.0, 120.0)) < 0.0).all()


def test_the_calibration_holds_its_ends() -> None:
    factor = debris_size_calibration(diameter_cm=np.array([0.001, *CALIBRATION_SIZES_CM, 1000.0]))
    np.testing.assert_allclose(factor, [2.13, *CALIBRATION_FACTORS, 0.263], rtol=1e-12)


@pytest.mark.parametrize("altitude", [400.0, 1100.0])
def test_a_table_of_ordem_returns_ordem(altitude: float) -> None:
    table = Table(("diameter_cm", "flux_per_m2_yr"), (SIZES_CM, ORDEM[altitude]))
    flux = tabulated_flux_per_m2_yr(diameter_cm=np.array(SIZES_CM), table=table)
    np.testing.assert_allclose(flux, ORDEM[altitude], rtol=1e-12)
