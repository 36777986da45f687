"""Published numbers of debris, perforation and avoidance; joined to the cases of the environment."""

from __future__ import annotations

import numpy as np

from orbitdc.environment.debris import (
    EARTH_RADIUS_KM,
    SECONDS_PER_YEAR,
    SURFACE_PER_CROSS_SECTION,
    debris_flux_per_m2_yr,
    debris_inclination_factor,
)
from orbitdc.environment.penetration import perforating_diameter_cm
from orbitdc.spacecraft.avoidance import maneuvers_per_yr
from orbitdc.validation.case import Case

SPEED_KM_PER_S = 10.0
SHELL_KM = 50.0


def _across(diameter_cm: float, altitude_km: float, factor: float, year: float, f107: float) -> float:
    surface = debris_flux_per_m2_yr(
        diameter_cm=diameter_cm,
        altitude_km=altitude_km,
        inclination_factor=factor,
        decimal_year=year,
        solar_f107=f107,
    )
    return SURFACE_PER_CROSS_SECTION * float(surface)


def _inclination(inclination_deg: float) -> float:
    return float(debris_inclination_factor(inclination_deg=inclination_deg))


def _passes_of_envisat() -> float:
    passes = np.pi * 200.0 * 200.0 * _across(10.0, 780.0, _inclination(98.5), 2012.3, 100.0)
    return float(np.log10(passes))


def _objects(diameter_cm: float, year: float, f107: float) -> float:
    """Count the molecules of the gas that has the model's flux, from 200 to 2,000 km."""
    number = 0.0
    for altitude in np.arange(225.0, 2000.0, SHELL_KM):
        radius = EARTH_RADIUS_KM + float(altitude)
        per_km3 = 1e6 * _across(diameter_cm, float(altitude), 1.0, year, f107) / (SPEED_KM_PER_S * SECONDS_PER_YEAR)
        number += per_km3 * 4.0 * np.pi * radius * radius * SHELL_KM
    return float(np.log10(number))


def _starlink(threshold: float, year: float, f107: float) -> float:
    rate = maneuvers_per_yr(
        flux_per_m2_yr=0.95 * _across(10.0, 550.0, _inclination(53.0), year, f107),
        hard_body_radius_m=5.6,
        position_uncertainty_m=475.0,
        threshold=threshold,
    )
    return float(rate)


def _perforating_mm(density_g_per_cm3: float, normal_speed_km_per_s: float) -> float:
    diameter = perforating_diameter_cm(
        wall_thickness_cm=0.3,
        wall_density_g_per_cm3=2.7,
        wall_brinell_hardness=95.0,
        wall_sound_speed_km_per_s=5.1,
        particle_density_g_per_cm3=density_g_per_cm3,
        normal_speed_km_per_s=normal_speed_km_per_s,
    )
    return 10.0 * float(diameter)


CASES: tuple[Case, ...] = (
    Case(
        id="debris-inclination-45deg",
        area="environment",
        text="Inclination's factor on debris at 45 deg, as two public programs have it",
        compute=lambda: _inclination(45.0),
        published=0.99,
        tolerance=0.005,
        unit="1",
        source="nasa_tm_100471",
        status="secondary",
    ),
    Case(
        id="debris-inclination-52deg",
        area="environment",
        text="Inclination's factor on debris at 52 deg, as two public programs have it",
        compute=lambda: _inclination(52.0),
        published=1.03,
        tolerance=0.005,
        unit="1",
        source="nasa_tm_100471",
        status="secondary",
    ),
    Case(
        id="debris-envisat-200m",
        area="environment",
        text="log10 of the passes of cataloged objects within about 200 m of Envisat a year, 2012; a factor of two "
        "allowed",
        compute=_passes_of_envisat,
        published=0.301,
        tolerance=0.301,
        unit="1",
        source="kessler_envisat_2012",
        status="secondary",
    ),
    Case(
        id="debris-count-1mm",
        area="environment",
        text="log10 of the objects above 1 mm in 2019, from the modeled flux below 2,000 km at 10 km/s, against ESA's "
        "count in all orbits; a factor of five allowed, as between ESA's counts and ORDEM",
        compute=lambda: _objects(0.1, 2019.0, 75.0),
        published=8.114,
        tolerance=0.7,
        unit="1",
        source="esa_counts_2019",
        status="secondary",
    ),
    Case(
        id="debris-count-1cm",
        area="environment",
        text="log10 of the objects above 1 cm in 2025, from the modeled flux below 2,000 km at 10 km/s, against ESA's "
        "count in all orbits; a factor of five allowed, as between ESA's counts and ORDEM",
        compute=lambda: _objects(1.0, 2025.0, 150.0),
        published=6.079,
        tolerance=0.7,
        unit="1",
        source="esa_environment_2025",
        status="secondary",
    ),
    Case(
        id="debris-count-10cm",
        area="environment",
        text="log10 of the objects above 10 cm in 2025, from the modeled flux below 2,000 km at 10 km/s, against ESA's "
        "count in all orbits; a factor of five allowed, as between ESA's counts and ORDEM",
        compute=lambda: _objects(10.0, 2025.0, 150.0),
        published=4.699,
        tolerance=0.7,
        unit="1",
        source="esa_environment_2025",
        status="secondary",
    ),
    Case(
        id="debris-count-1m",
        area="environment",
        text="log10 of the objects above 1 m in 2019, from the modeled flux below 2,000 km at 10 km/s, against ESA's "
        "count in all orbits; a factor of five allowed, as between ESA's counts and ORDEM",
        compute=lambda: _objects(100.0, 2019.0, 75.0),
        published=3.732,
        tolerance=0.7,
        unit="1",
        source="esa_counts_2019",
        status="secondary",
    ),
    Case(
        id="debris-ordem-1mm",
        area="environment",
        text="log10 of debris of at least 1 mm at 1,100 km, 51.6 deg, 2042, per cross-section, ORDEM 3.1.2; a factor of "
        "five allowed, as between ORDEM and ESA's counts",
        compute=lambda: float(np.log10(_across(0.1, 1100.0, _inclination(51.6), 2042.5, 120.0))),
        published=-0.102,
        tolerance=0.7,
        unit="1",
        source="ordem_31_2021",
        status="computed",
    ),
    Case(
        id="debris-ordem-10cm",
        area="environment",
        text="log10 of debris of at least 10 cm at 1,100 km, 51.6 deg, 2042, per cross-section, ORDEM 3.1.2; a factor of "
        "five allowed, as between ORDEM and ESA's counts",
        compute=lambda: float(np.log10(_across(10.0, 1100.0, _inclination(51.6), 2042.5, 120.0))),
        published=-5.587,
        tolerance=0.7,
        unit="1",
        source="ordem_31_2021",
        status="computed",
    ),
    Case(
        id="avoidance-starlink-2023",
        area="environment",
        text="Avoidance maneuvers per Starlink satellite and year at a threshold of 1e-5 (six in six months): the fit",
        compute=lambda: _starlink(1e-5, 2023.16, 130.0),
        published=12.0,
        tolerance=1.2,
        unit="1/yr",
        source="spacex_status_2025",
        status="secondary",
    ),
    Case(
        id="avoidance-starlink-2025",
        area="environment",
        text="Avoidance maneuvers per Starlink satellite and year at 3e-7 (148,696 in six months, 9,400 satellites): "
        "the fit",
        compute=lambda: _starlink(3e-7, 2025.67, 150.0),
        published=31.6,
        tolerance=2.0,
        unit="1/yr",
        source="spacex_status_2025",
        status="secondary",
    ),
    Case(
        id="perforation-3mm-debris",
        area="environment",
        text="Smallest debris of 2.8 g/cm3 through 3 mm of aluminum at 10 km/s, a public program evaluated",
        compute=lambda: _perforating_mm(2.8, 10.0),
        published=0.7204,
        tolerance=5e-5,
        unit="mm",
        source="christiansen_1991",
        status="computed",
    ),
    Case(
        id="perforation-3mm-steel",
        area="environment",
        text="Smallest steel particle of 7.8 g/cm3 through 3 mm of aluminum at 7 km/s, a public program evaluated",
        compute=lambda: _perforating_mm(7.8, 7.0),
        published=0.2033,
        tolerance=5e-5,
        unit="mm",
        source="christiansen_1991",
        status="computed",
    ),
)
