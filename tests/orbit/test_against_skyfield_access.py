"""Rise and set over a real site against Skyfield's event finder on the same mean elements through SGP4."""

import numpy as np
import pytest
from sgp4.api import WGS72, Satrec
from skyfield.api import EarthSatellite, load, wgs84

from orbitdc.orbit.constellation import Constellation, Shell
from orbitdc.orbit.j2 import EARTH_J2, EARTH_RADIUS_KM, mean_motion_rad_per_s, semi_major_axis_km
from orbitdc.orbit.passes import pass_statistics

EPOCH = 2461041.5
LONDON = (51.51, -0.13)


@pytest.mark.parametrize(
    ("altitude", "inclination", "node", "phase", "mask"),
    [(650.0, 97.986, 20.0, 0.0, 25.0), (550.0, 53.0, 200.0, 90.0, 10.0), (1200.0, 87.9, 110.0, 250.0, 30.0)],
)
def test_rise_and_set(altitude: float, inclination: float, node: float, phase: float, mask: float) -> None:
    motion = float(mean_motion_rad_per_s(altitude_km=altitude))
    ratio = EARTH_RADIUS_KM / float(semi_major_axis_km(altitude_km=altitude))
    cosine = np.cos(np.radians(inclination))
    kozai = motion * (1 + 0.75 * EARTH_J2 * ratio * ratio * (3 * cosine * cosine - 1))
    record = Satrec()
    record.sgp4init(
        WGS72, "i", 1, EPOCH - 2433281.5, 0.0, 0.0, 0.0, 1e-6, 0.0, np.radians(inclination), np.radians(phase),
        60 * kozai, np.radians(node),
    )  # fmt: skip
    timescale = load.timescale(builtin=True)
    satellite = EarthSatellite.from_satrec(record, timescale)
    start = timescale.ut1_jd(EPOCH)
    times, events = satellite.find_events(
        wgs84.latlon(*LONDON), start, timescale.ut1_jd(EPOCH + 2.0), altitude_degrees=mask
    )
    seconds = (times.ut1 - EPOCH) * 86400.0
    shell = Shell(
        altitude_km=altitude, inclination_deg=inclination, node_deg=np.array([node]),
        plane=np.zeros(1, dtype=np.int32), phase_deg=np.array([phase]),
    )  # fmt: skip
    ours = pass_statistics(
        constellation=Constellation(shells=(shell,), epoch_julian_date=EPOCH),
        latitude_deg=LONDON[0], longitude_deg=LONDON[1], elevation_mask_deg=mask, days=2.0, step_s=10.0,
    )  # fmt: skip
    rise, fall = seconds[events == 0], seconds[events == 2]
    fall = fall[fall > rise[0]]
    rise = rise[: fall.size]
    assert ours.rise_s.size == rise.size > 3
    # SGP4 swings by up to about 10 km about the mean orbit, which is 1.5 s along the track; flat passes feel it most.
    steep = fall - rise > 0.7 * (fall - rise).max()
    assert np.abs(ours.rise_s - rise)[steep].max() < 6.0
    assert np.abs(ours.set_s - fall)[steep].max() < 6.0
    assert (ours.set_s - ours.rise_s)[steep] == pytest.approx((fall - rise)[steep], rel=0.02)
