"""Published and independently computed numbers of view factors, air, debris and meteoroids."""

from __future__ import annotations

from orbitdc.environment.atmosphere import air_density_kg_per_m3
from orbitdc.environment.debris import (
    debris_flux_per_m2_yr,
    debris_size_calibration,
    earth_shadow_factor,
    interplanetary_meteoroid_flux_per_m2_yr,
)
from orbitdc.environment.sunlight import APHELION_AU, PERIHELION_AU, solar_irradiance_w_per_m2
from orbitdc.environment.view import albedo_view_factor, plate_to_earth_view_factor
from orbitdc.validation import environment_air_cases, environment_debris_cases
from orbitdc.validation.case import Case


def _view(altitude_km: float, nadir_angle_deg: float) -> float:
    return float(plate_to_earth_view_factor(altitude_km=altitude_km, nadir_angle_deg=nadir_angle_deg))


def _albedo_view(zenith_deg: float) -> float:
    factor = albedo_view_factor(
        altitude_km=550.0, nadir_angle_deg=0.0, solar_zenith_deg=zenith_deg, sun_azimuth_cosine=1.0
    )
    return float(factor)


def _debris(diameter_cm: float, altitude_km: float, inclination_factor: float) -> float:
    """Return the formula of 1990 alone."""
    flux = debris_flux_per_m2_yr(
        diameter_cm=diameter_cm,
        altitude_km=altitude_km,
        inclination_factor=inclination_factor,
        decimal_year=1995.0,
        solar_f107=140.0,
    )
    return float(flux) / float(debris_size_calibration(diameter_cm=diameter_cm))


def _meteoroids(mass_g: float) -> float:
    return float(interplanetary_meteoroid_flux_per_m2_yr(mass_g=mass_g))


def _density(altitude_km: float, solar_f107: float) -> float:
    density = air_density_kg_per_m3(
        altitude_km=altitude_km,
        solar_f107=solar_f107,
        inclination_deg=98.0,
        geomagnetic_ap=4.0 if solar_f107 < 120 else 15.0,
    )
    return float(density)


def _irradiance(sun_distance_au: float) -> float:
    return float(solar_irradiance_w_per_m2(solar_constant_w_per_m2=1361.0, sun_distance_au=sun_distance_au))


CASES: tuple[Case, ...] = (
    Case(
        id="view-550km-0deg",
        area="environment",
        text="Plate facing nadir at 550 km against integration over the visible cone",
        compute=lambda: _view(550, 0),
        published=0.84753,
        tolerance=1e-5,
        unit="1",
        source="howell_catalog",
        status="computed",
    ),
    Case(
        id="view-550km-60deg",
        area="environment",
        text="Plate 60 deg from nadir at 550 km against integration over the visible cone",
        compute=lambda: _view(550, 60),
        published=0.50029,
        tolerance=1e-5,
        unit="1",
        source="howell_catalog",
        status="computed",
    ),
    Case(
        id="view-550km-90deg",
        area="environment",
        text="Plate edge-on to nadir at 550 km against integration over the visible cone",
        compute=lambda: _view(550, 90),
        published=0.25789,
        tolerance=1e-5,
        unit="1",
        source="howell_catalog",
        status="computed",
    ),
    Case(
        id="view-550km-120deg",
        area="environment",
        text="Plate 120 deg from nadir at 550 km against integration over the visible cone",
        compute=lambda: _view(550, 120),
        published=0.07652,
        tolerance=1e-5,
        unit="1",
        source="howell_catalog",
        status="computed",
    ),
    Case(
        id="view-two-faces-650km",
        area="environment",
        text="Smallest view sum of a two-faced plate at 650 km",
        compute=lambda: 2 * _view(650, 90),
        published=0.481,
        tolerance=5e-4,
        unit="1",
        source="howell_catalog",
        status="computed",
    ),
    Case(
        id="albedo-view-550km-60deg",
        area="environment",
        text="Albedo view factor of a nadir plate at 550 km, Sun 60 deg from the zenith, by a finer quadrature",
        compute=lambda: _albedo_view(60),
        published=0.42097,
        tolerance=1e-3,
        unit="1",
        source="howell_catalog",
        status="computed",
    ),
    Case(
        id="irradiance-perihelion",
        area="environment",
        text="Sunlight at perihelion from the least distance of 2030 in DE421",
        compute=lambda: _irradiance(PERIHELION_AU),
        published=1407.6,
        tolerance=0.2,
        unit="W/m2",
        source="skyfield_2019",
        status="computed",
    ),
    Case(
        id="irradiance-aphelion",
        area="environment",
        text="Sunlight at aphelion from the largest distance of 2030 in DE421",
        compute=lambda: _irradiance(APHELION_AU),
        published=1316.6,
        tolerance=0.2,
        unit="W/m2",
        source="skyfield_2019",
        status="computed",
    ),
    Case(
        id="meteoroids-1e-6g",
        area="environment",
        text="Meteoroids of at least 1 microgram far from Earth, equation evaluated independently",
        compute=lambda: _meteoroids(1e-6),
        published=1.488,
        tolerance=5e-4,
        unit="1/(m2 yr)",
        source="gruen_1985",
        status="computed",
    ),
    Case(
        id="meteoroids-1e-3g",
        area="environment",
        text="Meteoroids of at least 1 mg far from Earth, equation evaluated independently",
        compute=lambda: _meteoroids(1e-3),
        published=5.968e-4,
        tolerance=5e-8,
        unit="1/(m2 yr)",
        source="gruen_1985",
        status="computed",
    ),
    Case(
        id="meteoroid-shadow-650km",
        area="environment",
        text="Share of the sky open to meteoroids at 650 km, equation evaluated independently",
        compute=lambda: float(earth_shadow_factor(altitude_km=650.0)),
        published=0.694,
        tolerance=5e-4,
        unit="1",
        source="ecss_e_st_10_04c",
        status="computed",
    ),
    Case(
        id="debris-650km-1mm",
        area="environment",
        text="Debris of at least 1 mm, 650 km, 1995, F10.7 140, formula of 1990 without calibration, evaluated apart",
        compute=lambda: _debris(0.1, 650, 1.75),
        published=6.589e-3,
        tolerance=5e-7,
        unit="1/(m2 yr)",
        source="nasa_tm_100471",
        status="computed",
    ),
    Case(
        id="debris-650km-10cm",
        area="environment",
        text="Debris of at least 10 cm, 650 km, 1995, F10.7 140, formula of 1990 without calibration, evaluated apart",
        compute=lambda: _debris(10, 650, 1.75),
        published=3.707e-6,
        tolerance=5e-10,
        unit="1/(m2 yr)",
        source="nasa_tm_100471",
        status="computed",
    ),
    Case(
        id="debris-400km-1cm",
        area="environment",
        text="Debris of at least 1 cm, 400 km, 1995, F10.7 140, formula of 1990 without calibration, evaluated apart",
        compute=lambda: _debris(1, 400, 1.02),
        published=4.733e-6,
        tolerance=5e-10,
        unit="1/(m2 yr)",
        source="nasa_tm_100471",
        status="computed",
    ),
    Case(
        id="air-650km-f70",
        area="environment",
        text="Air at 650 km at solar minimum against the successor model; 15 % between models allowed",
        compute=lambda: _density(650, 70),
        published=9.83e-15,
        tolerance=1.47e-15,
        unit="kg/m3",
        source="msis21_2022",
        status="computed",
    ),
    Case(
        id="air-650km-f150",
        area="environment",
        text="Air at 650 km, active Sun, against the successor model; 15 % between models allowed",
        compute=lambda: _density(650, 150),
        published=1.21e-13,
        tolerance=1.8e-14,
        unit="kg/m3",
        source="msis21_2022",
        status="computed",
    ),
    *environment_air_cases.CASES,
    *environment_debris_cases.CASES,
)
