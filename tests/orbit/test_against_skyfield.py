"""The Sun's series and the eclipse against Skyfield with JPL's DE421."""

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from skyfield.api import load, load_file
from skyfield.positionlib import ICRF

from orbitdc.orbit.illumination import ASTRONOMICAL_UNIT_KM, beta_angle_deg, eclipse_fraction
from orbitdc.orbit.j2 import semi_major_axis_km, sun_synchronous_inclination_deg
from orbitdc.orbit.sun import mean_longitude_deg, sun_direction, sun_distance_au

EARTH = 399
JULIAN_DATE_2026 = 2461041.5


@pytest.fixture(scope="module")
def ephemeris() -> Iterator[Any]:
    spec = importlib.util.find_spec("skyfield_data")
    assert spec is not None
    assert spec.origin is not None
    loaded = load_file(str(Path(spec.origin).parent / "data" / "de421.bsp"))
    yield loaded
    loaded.close()


@pytest.fixture(scope="module")
def timescale() -> Any:
    return load.timescale(builtin=True)


def test_sun_stays_within_36_arc_seconds_for_ten_years(ephemeris: Any, timescale: Any) -> None:
    dates = JULIAN_DATE_2026 + np.arange(0, 3652.5, 1.7)
    apparent = ephemeris["earth"].at(timescale.tt_jd(dates)).observe(ephemeris["sun"]).apparent()
    ascension, declination, distance = apparent.radec(epoch="date")
    ours, our_declination = (np.radians(x) for x in sun_direction(julian_date=dates))
    cosine = np.sin(our_declination) * np.sin(declination.radians) + np.cos(our_declination) * np.cos(
        declination.radians
    ) * np.cos(ours - ascension.radians)
    error = np.degrees(np.arccos(np.minimum(cosine, 1.0))) * 3600
    assert error.max() <= 36.0
    np.testing.assert_allclose(sun_distance_au(julian_date=dates), distance.au, atol=1e-4)


@pytest.mark.parametrize(
    ("altitude", "local_time", "day"),
    [
        (650.0, 18.0, 172),
        (650.0, 6.0, 355),
        (550.0, 18.0, 150),
        (550.0, 10.5, 80),
        (800.0, 12.0, 265),
        (1200.0, 22.5, 20),
    ],
)
def test_eclipse_fraction_of_a_revolution(
    ephemeris: Any, timescale: Any, altitude: float, local_time: float, day: int
) -> None:
    date = 2462502.5 + day
    steps = 4000
    inclination = float(sun_synchronous_inclination_deg(altitude_km=altitude))
    node = np.radians(float(mean_longitude_deg(julian_date=date)) + 15 * (local_time - 12))
    along = 2 * np.pi * (np.arange(steps) + 0.5) / steps
    tilt = np.radians(inclination)
    of_date = float(semi_major_axis_km(altitude_km=altitude)) * np.array(
        [
            np.cos(node) * np.cos(along) - np.sin(node) * np.cos(tilt) * np.sin(along),
            np.sin(node) * np.cos(along) + np.cos(node) * np.cos(tilt) * np.sin(along),
            np.sin(tilt) * np.sin(along),
        ]
    )
    inertial = np.einsum("ji,jk->ik", timescale.tt_jd(date).M, of_date)
    times = timescale.tt_jd(np.full(steps, date))
    lit = ICRF(inertial / ASTRONOMICAL_UNIT_KM, t=times, center=EARTH).is_sunlit(ephemeris)
    beta = beta_angle_deg(inclination_deg=inclination, local_time_of_ascending_node_h=local_time, julian_date=date)
    ours = float(eclipse_fraction(altitude_km=altitude, beta_angle_deg=beta))
    assert ours > 0.01
    assert ours == pytest.approx(1 - lit.mean(), abs=0.003)
