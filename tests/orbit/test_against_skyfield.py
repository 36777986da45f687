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
from orbitdc.orbit.j2 import nodal_rate_deg_per_day, period_s, semi_major_axis_km, sun_synchronous_inclination_deg
from orbitdc.orbit.light import local_time_drift_h_per_day
from orbitdc.orbit.sun import NOMINAL_YEAR_JULIAN_DATE, mean_longitude_deg, sun_direction, sun_distance_au

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
    ("altitude", "local_time", "day", "inclination"),
    [
        (650.0, 18.0, 172, None),
        (650.0, 6.0, 355, None),
        (650.0, 18.25, 150, None),
        (550.0, 18.0, 150, None),
        (550.0, 10.5, 80, None),
        (800.0, 12.0, 265, None),
        (800.0, 6.0, 340, None),
        (1000.0, 17.5, 190, None),
        (1200.0, 22.5, 20, None),
        (500.0, 0.0, 101, None),
        (1900.0, 9.0, 300, None),
        (550.0, 18.0, 45, 53.0),
        (420.0, 3.0, 230, 51.6),
        (1100.0, 12.0, 10, 0.0),
    ],
)
def test_eclipse_of_fifteen_revolutions(
    ephemeris: Any, timescale: Any, altitude: float, local_time: float, day: int, inclination: float | None
) -> None:
    """The node moves by J2 and the Sun along its way; the closed form is read once, in the middle."""
    if inclination is None:
        inclination = float(sun_synchronous_inclination_deg(altitude_km=altitude))
    period_days = float(period_s(altitude_km=altitude)) / 86400
    steps = 9000
    elapsed = 15 * period_days * (np.arange(steps) + 0.5) / steps
    start = NOMINAL_YEAR_JULIAN_DATE + day
    rate = float(nodal_rate_deg_per_day(altitude_km=altitude, inclination_deg=inclination))
    node = np.radians(float(mean_longitude_deg(julian_date=start)) + 15 * (local_time - 12) + rate * elapsed)
    along = 2 * np.pi * elapsed / period_days
    tilt = np.radians(inclination)
    of_date = float(semi_major_axis_km(altitude_km=altitude)) * np.array(
        [
            np.cos(node) * np.cos(along) - np.sin(node) * np.cos(tilt) * np.sin(along),
            np.sin(node) * np.cos(along) + np.cos(node) * np.cos(tilt) * np.sin(along),
            np.sin(tilt) * np.sin(along),
        ]
    )
    times = timescale.tt_jd(start + elapsed)
    inertial = np.einsum("ji,jk->ik", timescale.tt_jd(start + elapsed.mean()).M, of_date)
    lit = ICRF(inertial / ASTRONOMICAL_UNIT_KM, t=times, center=EARTH).is_sunlit(ephemeris)
    middle = 15 * period_days / 2
    drift = float(local_time_drift_h_per_day(altitude_km=altitude, inclination_deg=inclination))
    beta = beta_angle_deg(
        inclination_deg=inclination,
        local_time_of_ascending_node_h=local_time + drift * middle,
        julian_date=start + middle,
    )
    ours = float(eclipse_fraction(altitude_km=altitude, beta_angle_deg=beta))
    assert ours > 0.01
    assert ours == pytest.approx(1 - lit.mean(), abs=0.003)
