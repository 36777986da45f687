"""Independently computed and published numbers of air, solar cycle and decay."""

from __future__ import annotations

import numpy as np

from orbitdc.environment.atmosphere import air_density_kg_per_m3
from orbitdc.environment.decay import decay_times_yr_m2_per_kg
from orbitdc.environment.solar_cycle import solar_cycle_shape
from orbitdc.validation.case import Case

MONTHS = (np.arange(132) + 0.5) / 12


def _density(altitude_km: float, solar_f107: float, geomagnetic_ap: float) -> float:
    density = air_density_kg_per_m3(
        altitude_km=altitude_km, solar_f107=solar_f107, inclination_deg=98.0, geomagnetic_ap=geomagnetic_ap
    )
    return float(density)


def _decay_yr(
    altitude_km: float, solar_f107: float, geomagnetic_ap: float, ballistic_coefficient: float, inclination_deg: float
) -> float:
    mean, _ = decay_times_yr_m2_per_kg(
        altitude_km=altitude_km,
        solar_f107=np.array([solar_f107]),
        inclination_deg=inclination_deg,
        geomagnetic_ap=geomagnetic_ap,
        air_density_factor=1.0,
    )
    return ballistic_coefficient * float(mean[0])


def _quiet_decay_cut() -> float:
    """Share of the decay time saved by 480 km against 550 km in the air of the minima of 2008 and 2019."""
    low, high = (_decay_yr(altitude, 68.75, 5.45, 1.0, 53.0) for altitude in (480.0, 550.0))
    return 1.0 - low / high


def _cycle_mean_f107() -> float:
    shape = solar_cycle_shape(decimal_year=MONTHS, minimum_year=0.0, period_yr=11.0, width_yr=4.0)
    return float((70.0 + 110.0 * shape).mean())


CASES: tuple[Case, ...] = (
    Case(
        id="air-table-650km-f70",
        area="environment",
        text="Air of a Sun-synchronous year at 650 km, F10.7 70, Ap 6 against the model itself at 10,368 places and dates; 3 % from the table's grid",
        compute=lambda: _density(650.0, 70.0, 6.0),
        published=1.0469e-14,
        tolerance=3e-16,
        unit="kg/m3",
        source="picone_2002",
        status="computed",
    ),
    Case(
        id="air-table-550km-f150",
        area="environment",
        text="Air of a Sun-synchronous year at 550 km, F10.7 150, Ap 12 against the model itself at 10,368 places and dates; 3 % from the table's grid",
        compute=lambda: _density(550.0, 150.0, 12.0),
        published=4.1355e-13,
        tolerance=1.2e-14,
        unit="kg/m3",
        source="picone_2002",
        status="computed",
    ),
    Case(
        id="decay-480km-f70-bc100",
        area="environment",
        text="Decay from 480 km at solar minimum, 100 kg/m2, against an integral through the successor model in the air of one season; 17 % between models and seasons allowed",
        compute=lambda: _decay_yr(480.0, 70.0, 4.0, 100.0, 97.4),
        published=21.0,
        tolerance=3.6,
        unit="yr",
        source="msis21_2022",
        status="computed",
    ),
    Case(
        id="decay-550km-f150-bc100",
        area="environment",
        text="The same from 550 km at F10.7 150",
        compute=lambda: _decay_yr(550.0, 150.0, 15.0, 100.0, 97.6),
        published=8.4,
        tolerance=1.4,
        unit="yr",
        source="msis21_2022",
        status="computed",
    ),
    Case(
        id="decay-650km-f150-bc100",
        area="environment",
        text="The same from 650 km at F10.7 150",
        compute=lambda: _decay_yr(650.0, 150.0, 15.0, 100.0, 98.0),
        published=36.0,
        tolerance=6.1,
        unit="yr",
        source="msis21_2022",
        status="computed",
    ),
    Case(
        id="starlink-480km-against-550km",
        area="environment",
        text="Share of ballistic decay time that 480 km saves against 550 km at solar minimum, stated as more than 80 % (in tens); air of the last two minima",
        compute=_quiet_decay_cut,
        published=0.80,
        tolerance=0.05,
        unit="1",
        source="nicolls_starlink_2026",
        status="secondary",
    ),
    Case(
        id="cycle-mean-f107",
        area="environment",
        text="Mean F10.7 over a mean cycle against the observed mean of cycles 20 to 24, which differ from one another by 98 to 134",
        compute=_cycle_mean_f107,
        published=120.0,
        tolerance=5.0,
        unit="1",
        source="celestrak_space_weather",
        status="secondary",
    ),
)
