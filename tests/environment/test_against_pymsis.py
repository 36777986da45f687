"""The bundled table against the model that it was made with, and that model's library against its own vectors."""

from importlib import resources

import numpy as np
import pytest

from orbitdc.environment.atmosphere import (
    air_density_kg_per_m3,
    evaluate_polynomial,
    local_time_coefficients,
    mean_density_coefficients,
)
from orbitdc.environment.decay import decay_times_yr_m2_per_kg

pymsis = pytest.importorskip("pymsis")

DATES = np.datetime64("2031-01-10") + (np.arange(12) * 365 // 12).astype("timedelta64[D]")
KG_PER_M3_OF_G_PER_CM3 = 1000.0


def run(instants: np.ndarray, longitude: np.ndarray, latitude: np.ndarray, altitude: np.ndarray, f107: np.ndarray,
        f107a: np.ndarray, ap: np.ndarray, version: float) -> np.ndarray:  # fmt: skip
    indices = np.repeat(ap[:, np.newaxis], 7, axis=1)
    return pymsis.calculate(instants, longitude, latitude, altitude, f107, f107a, indices, version=version)


def orbit_mean(altitudes: np.ndarray, flux: float, ap: float, inclination: float, nodes: np.ndarray,
               version: float = 0) -> np.ndarray:  # fmt: skip
    """Mean over 18 points of the orbit, local times of node and twelve dates, at each altitude."""
    u = np.radians(np.arange(18) * 20.0 + 7.0)
    tilt = np.radians(inclination)
    date, node, point = (a.ravel() for a in np.meshgrid(DATES, nodes, np.arange(18), indexing="ij"))
    latitude = np.degrees(np.arcsin(np.sin(tilt) * np.sin(u)))[point]
    from_node = np.degrees(np.arctan2(np.cos(tilt) * np.sin(u), np.cos(u)))[point]
    longitude = np.arange(date.size) * 137.50776 % 360.0
    hour = (node + (from_node - longitude) / 15.0) % 24.0
    instants = date + (hour * 3600).astype("timedelta64[s]")
    means = []
    for altitude in altitudes:
        size = date.size
        output = run(instants, longitude, latitude, np.full(size, altitude), np.full(size, flux),
                     np.full(size, flux), np.full(size, ap), version)  # fmt: skip
        means.append(output[:, pymsis.Variable.MASS_DENSITY].astype(float).mean())
    return np.array(means)


def test_library_reproduces_the_vectors_of_nrlmsis_21() -> None:
    text = (resources.files("pymsis") / "tests" / "msis2.1_test_ref_dp.txt").read_text()
    table = np.array([line.split() for line in text.splitlines()[1:]], dtype=float)
    assert table.shape[0] == 200
    year, day = np.divmod(table[:, 0], 1000)
    year = np.where(year > 60, 1900 + year, 2000 + year)
    start = np.array([np.datetime64(f"{int(y):04d}-01-01") for y in year])
    seconds = ((day - 1) * 86400 + table[:, 1]).astype("timedelta64[s]")
    output = run(start + seconds, table[:, 4], table[:, 3], table[:, 2], table[:, 7], table[:, 6], table[:, 8], 2.1)
    density = output[:, pymsis.Variable.MASS_DENSITY].astype(float)
    np.testing.assert_allclose(density, KG_PER_M3_OF_G_PER_CM3 * table[:, 14], rtol=6e-4)
    np.testing.assert_allclose(output[:, pymsis.Variable.TEMPERATURE], table[:, -1], atol=0.02)


@pytest.mark.parametrize("seed", range(4))
def test_table_against_the_model_at_random_points(seed: int) -> None:
    draws = np.random.default_rng(seed)
    altitudes = np.exp(draws.uniform(np.log(120.0), np.log(1990.0), 6))
    flux, ap, inclination = draws.uniform(62, 335), draws.uniform(3, 29), draws.uniform(0, 110)
    direct = orbit_mean(altitudes, flux, ap, inclination, np.arange(0.0, 12.0, 2.0))
    table = air_density_kg_per_m3(
        altitude_km=altitudes, solar_f107=flux, inclination_deg=inclination, geomagnetic_ap=ap
    )
    np.testing.assert_allclose(table, direct, rtol=0.03)


@pytest.mark.parametrize("hour", [6.0, 9.0, 13.5, 18.0])
def test_local_time_of_a_sun_synchronous_orbit(hour: float) -> None:
    altitudes = np.array([450.0, 650.0, 900.0])
    direct = orbit_mean(altitudes, 160.0, 12.0, 98.0, np.array([hour]))
    coefficients = local_time_coefficients(altitude_km=altitudes, local_time_of_node_h=hour)
    coefficients = coefficients + mean_density_coefficients(
        altitude_km=altitudes, inclination_deg=98.0, geomagnetic_ap=12.0
    )
    np.testing.assert_allclose(
        np.exp(evaluate_polynomial(coefficients=coefficients, solar_f107=160.0)), direct, rtol=0.02
    )


def test_decay_through_the_successor_model_is_a_little_longer() -> None:
    """NRLMSIS 2.1 has a tenth less air: decay takes 5 to 15 % longer than through the table."""
    heights = np.concatenate([np.arange(150.0, 400.0, 25.0), np.arange(400.0, 551.0, 10.0)])
    density = orbit_mean(heights, 150.0, 12.0, 98.0, np.arange(0.0, 12.0, 3.0), version=2.1)
    axis = 1000 * (6378.137 + heights)
    wind = 1 - 7.292115e-5 * axis * np.sqrt(axis / 3.986004418e14) * np.cos(np.radians(98.0))
    slowness = 1000 / (density * np.sqrt(3.986004418e14 * axis) * wind * wind) / (365.25 * 86400)
    successor = np.trapezoid(slowness, heights)
    mean, _ = decay_times_yr_m2_per_kg(
        altitude_km=550.0,
        solar_f107=np.array([150.0]),
        inclination_deg=98.0,
        geomagnetic_ap=12.0,
        air_density_factor=1.0,
    )
    assert 1.05 < successor / mean[0] < 1.16
