"""Published and independently computed numbers of propagation, constellations and real elements."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

import numpy as np

from orbitdc.orbit.constellation import Constellation, sun_synchronous_shell, walker_shell
from orbitdc.orbit.earth_fixed import greenwich_sidereal_angle_deg
from orbitdc.orbit.elements import propagate_elements, read_elements
from orbitdc.orbit.fleet_light import averaged_sunlight, counted_sunlight
from orbitdc.orbit.j2 import nodal_rate_deg_per_day
from orbitdc.orbit.propagation import ground_track
from orbitdc.scenario.declaration import Array
from orbitdc.validation.case import Case

_EPOCH = 2462502.5
_VERIFICATION_SET = (
    "1 00005U 58002B   00179.78495062  .00000023  00000-0  28098-4 0  4753\n"
    "2 00005  34.2682 348.7242 1859667 331.7664  19.3264 10.82419157413667\n"
)


@cache
def _verified_state() -> tuple[Array, Array]:
    """Satellite 00005 of the verification set 360 minutes after its epoch."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "verification.tle"
        path.write_text(_VERIFICATION_SET)
        elements = read_elements(path)
    record = elements.satellites[0]
    position, velocity = propagate_elements(
        elements=elements, julian_dates=np.array([record.jdsatepoch]), day_fractions=record.jdsatepochF + 0.25
    )
    return position[0, 0], velocity[0, 0]


def _iridium_seam_deg() -> float:
    """Angle between the first and the last plane, which move against each other, of six planes 31.58 deg apart."""
    shell = walker_shell(
        altitude_km=780, inclination_deg=86.4, satellite_count=66, plane_count=6, phasing=2, node_span_deg=6 * 31.58
    )
    return float(180 - (shell.node_deg[-1] - shell.node_deg[0]))


def _starlink_slot_deg() -> float:
    shell = walker_shell(altitude_km=550, inclination_deg=53, satellite_count=1584, plane_count=72, phasing=39)
    return float(shell.phase_deg[5 * 22 + 10] % 360)


@cache
def _mid_morning() -> tuple[float, float, float]:
    """Eight satellites at 650 km with the node at 10:30 through the first day of 2030: sunlight three ways."""
    shell = sun_synchronous_shell(
        altitude_km=650, local_times_h=[10.5], satellites_per_plane=8, epoch_julian_date=_EPOCH
    )
    fleet = Constellation(shells=(shell,), epoch_julian_date=_EPOCH)
    minutes = np.arange(0, 86400.0, 60.0)
    return (
        float(counted_sunlight(constellation=fleet, elapsed_s=minutes).by_plane[0]),
        float(counted_sunlight(constellation=fleet, elapsed_s=minutes, shadow="cone").by_plane[0]),
        float(averaged_sunlight(constellation=fleet, elapsed_s=minutes).by_plane[0]),
    )


def _latitude_after_3000_s() -> float:
    shell = sun_synchronous_shell(
        altitude_km=650, local_times_h=[10.5], satellites_per_plane=1, epoch_julian_date=_EPOCH
    )
    fleet = Constellation(shells=(shell,), epoch_julian_date=_EPOCH)
    return float(ground_track(constellation=fleet, elapsed_s=np.array([3000.0]))[0][0, 0])


CASES: tuple[Case, ...] = (
    Case(
        id="sgp4-00005-position",
        area="orbit",
        text="SGP4 verification set, satellite 00005 at 360 min: x",
        compute=lambda: float(_verified_state()[0][0]),
        published=-7154.03120202,
        tolerance=1e-7,
        unit="km",
        source="vallado_2006",
        status="primary",
    ),
    Case(
        id="sgp4-00005-speed",
        area="orbit",
        text="SGP4 verification set, satellite 00005 at 360 min: velocity along z",
        compute=lambda: float(_verified_state()[1][2]),
        published=-2.093935425,
        tolerance=1e-9,
        unit="km/s",
        source="vallado_2006",
        status="primary",
    ),
    Case(
        id="node-rate-700km-98deg",
        area="orbit",
        text="Rate of the node at 700 km and 98 deg",
        compute=lambda: float(nodal_rate_deg_per_day(altitude_km=700.0, inclination_deg=98.0)),
        published=0.96317,
        tolerance=5e-6,
        unit="deg/d",
        source="aerovia_raan",
        status="secondary",
    ),
    Case(
        id="iridium-seam",
        area="orbit",
        text="Iridium's seam: planes 31.58 deg apart leave this angle between the counter-moving ones",
        compute=_iridium_seam_deg,
        published=22.10,
        tolerance=0.005,
        unit="deg",
        source="iridium_planes_1999",
        status="secondary",
    ),
    Case(
        id="walker-slot",
        area="orbit",
        text="Walker 53:1584/72/39: argument of latitude of slot 10 in plane 5",
        compute=_starlink_slot_deg,
        published=207.954545,
        tolerance=1e-6,
        unit="deg",
        source="brahe_2026",
        status="computed",
    ),
    Case(
        id="sidereal-time-2030",
        area="orbit",
        text="Mean sidereal angle of Greenwich at 0 h UT1 on 1 January 2030 (IAU 2006 there, 1982 here)",
        compute=lambda: float(greenwich_sidereal_angle_deg(julian_date=_EPOCH)),
        published=100.69165,
        tolerance=5e-5,
        unit="deg",
        source="skyfield_2019",
        status="computed",
    ),
    Case(
        id="ground-track-latitude",
        area="orbit",
        text="Geodetic latitude 3,000 s after the ascending node, Sun-synchronous at 650 km, by Skyfield's wgs84",
        compute=_latitude_after_3000_s,
        published=-3.942355,
        tolerance=1e-6,
        unit="deg",
        source="skyfield_2019",
        status="computed",
    ),
    Case(
        id="counted-sunlight-cylinder",
        area="orbit",
        text="Sunlit share of a day, eight satellites at 650 km with the node at 10:30, by Skyfield's is_sunlit",
        compute=lambda: _mid_morning()[0],
        published=0.64540,
        tolerance=3e-4,
        unit="1",
        source="skyfield_2019",
        status="computed",
    ),
    Case(
        id="counted-sunlight-cone",
        area="orbit",
        text="The same with umbra and penumbra of the Sun's disc",
        compute=lambda: _mid_morning()[1],
        published=0.64540,
        tolerance=3e-4,
        unit="1",
        source="skyfield_2019",
        status="computed",
    ),
    Case(
        id="averaged-sunlight",
        area="orbit",
        text="The same in closed form, averaged over phase",
        compute=lambda: _mid_morning()[2],
        published=0.64540,
        tolerance=3e-4,
        unit="1",
        source="skyfield_2019",
        status="computed",
    ),
)
