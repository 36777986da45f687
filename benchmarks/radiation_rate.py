"""Doses, fluxes and upset rates per second from the tables, beside the belt packages that average an orbit themselves.

Every package averages the flux of protons above 30 MeV over the same circular orbit, 550 km and 97.6 deg at solar
minimum; its error is against the exact chain, which runs if aep8 and SpacePy are installed.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from importlib.util import find_spec

import numpy as np

from orbitdc.radiation.devices import device_rates_per_yr, transfer_factor
from orbitdc.radiation.galactic_dose import galactic_dose_rad_per_yr
from orbitdc.radiation.heavy_ions import (
    device_response_cm2,
    galactic_response_lets_mev_cm2_per_mg,
    galactic_upset_rate_per_yr,
)
from orbitdc.radiation.parameters import DeviceParameters, RadiationParameters
from orbitdc.radiation.proton_upsets import (
    trapped_upset_rate_per_yr,
    upset_energies_mev,
    weibull_cross_section_cm2,
)
from orbitdc.radiation.trapped import trapped_dose_rad_per_yr, trapped_flux_per_cm2_s
from orbitdc.scenario.declaration import default_arrays

POINTS = 1_000_000
ALTITUDE_KM, INCLINATION_DEG, ENERGY_MEV = 550.0, 97.6, 30.0
LATITUDE_STEPS, LONGITUDE_STEPS = 60, 36
EARTH_RADIUS_KM = 6371.2


def seconds(function: Callable[[], object]) -> tuple[float, object]:
    start = time.perf_counter()
    value = function()
    return time.perf_counter() - start, value


def table_rates() -> None:
    random = np.random.default_rng(1)
    where = {
        "altitude_km": random.uniform(300, 2000, POINTS),
        "inclination_deg": random.uniform(0, 100, POINTS),
        "solar_phase": random.uniform(0, 1, POINTS),
    }
    depth, energy = random.uniform(0.1, 70, POINTS), random.uniform(1, 200, POINTS)
    trapped_dose_rad_per_yr(altitude_km=650, inclination_deg=98, depth_mm=10, solar_phase=0, particle="proton")
    trapped_flux_per_cm2_s(altitude_km=650, inclination_deg=98, energy_mev=10, solar_phase=0, particle="proton")
    taken, _ = seconds(lambda: trapped_dose_rad_per_yr(**where, depth_mm=depth, particle="proton"))
    print(f"dose, {POINTS:,} random (orbit, shield) points: {POINTS / taken:,.0f} points/s")
    taken, _ = seconds(lambda: trapped_flux_per_cm2_s(**where, energy_mev=energy, particle="proton"))
    print(f"flux, {POINTS:,} random (orbit, energy) points: {POINTS / taken:,.0f} points/s")
    size, scaling = random.uniform(0.2, 5, POINTS), default_arrays(RadiationParameters).upset_scaling
    device = replace(
        default_arrays(DeviceParameters),
        silent_error_dose_rad=random.uniform(2, 200, POINTS),
        memory_error_dose_rad=random.uniform(20, 500, POINTS),
        functional_interrupt_dose_rad=random.uniform(100, 1e4, POINTS),
    )

    def rates() -> dict[str, np.ndarray]:
        dose = trapped_dose_rad_per_yr(**where, depth_mm=depth, particle="proton")
        factor = transfer_factor(
            size=size, measured_size=1.0, extrapolated=np.ones(1), scaling=scaling, sensitivity=1.0
        )
        return device_rates_per_yr(device=device, dose_rad_per_yr=dose, logic=factor, memory=factor, host=1.0)

    taken, _ = seconds(rates)
    print(f"four upset rates, {POINTS:,} random (orbit, shield, device) points: {POINTS / taken:,.0f} points/s")


def particle_rates() -> None:
    altitude = np.linspace(400.0, 1200.0, 100).reshape(-1, 1, 1)
    depth = np.geomspace(0.5, 8.0, 20).reshape(-1, 1)
    section = weibull_cross_section_cm2(
        energy_mev=upset_energies_mev().reshape(-1, 1, 1, 1),
        onset_mev=np.linspace(5.0, 40.0, 500),
        width_mev=10.0,
        shape=1.0,
        saturated_cm2=1e-11,
    )
    where = {"altitude_km": altitude, "inclination_deg": 97.6, "depth_g_per_cm2": depth}
    taken, rate = seconds(lambda: trapped_upset_rate_per_yr(cross_section_cm2=section, solar_phase=0.5, **where))
    print(f"proton upsets, grid of {rate.size:,} (orbit, shield, device) points: {rate.size / taken:,.0f} points/s")

    random = np.random.default_rng(2)
    where = {
        "altitude_km": random.uniform(300, 2000, POINTS),
        "inclination_deg": random.uniform(0, 100, POINTS),
        "depth_g_per_cm2": random.uniform(0.3, 10, POINTS),
        "modulation": random.uniform(0, 150, POINTS),
    }
    response = device_response_cm2(
        let_mev_cm2_per_mg=galactic_response_lets_mev_cm2_per_mg(),
        onset_mev_cm2_per_mg=0.5,
        width_mev_cm2_per_mg=30.0,
        shape=1.0,
        cross_section_um2=2000.0,
        depth_um=1.0,
        cells=100.0,
    )
    for name, function in (
        ("cosmic-ray dose", lambda: galactic_dose_rad_per_yr(**where)),
        ("heavy-ion upsets", lambda: galactic_upset_rate_per_yr(response_cm2=response, **where)),
    ):
        function()
        taken, _ = seconds(function)
        print(f"{name}, {POINTS:,} random (orbit, shield) points: {POINTS / taken:,.0f} points/s")


def orbit() -> tuple[np.ndarray, np.ndarray]:
    argument = 2 * np.pi * (np.arange(LATITUDE_STEPS) + 0.5) / LATITUDE_STEPS
    latitude = np.degrees(np.arcsin(np.sin(np.radians(INCLINATION_DEG)) * np.sin(argument)))
    latitude, longitude = np.meshgrid(latitude, 360 * (np.arange(LONGITUDE_STEPS) + 0.5) / LONGITUDE_STEPS)
    return latitude.ravel(), longitude.ravel()


def with_aep8() -> float:
    from aep8 import model
    from astropy import units

    from orbitdc.radiation.exact import geomagnetic_coordinates

    latitude, longitude = orbit()
    shell, field = geomagnetic_coordinates(
        latitude_deg=latitude, longitude_deg=longitude, altitude_km=ALTITUDE_KM, particle="proton", phase="min"
    )
    flux = model("p", "min").integral_flux_for_geomagnetic_coordinates(shell, field, ENERGY_MEV * units.MeV)
    return float(np.nan_to_num(flux.value).mean())


def with_radbelt() -> float:
    from astropy import units
    from astropy.coordinates import EarthLocation
    from astropy.time import Time
    from radbelt import get_flux

    latitude, longitude = (np.radians(a) for a in orbit())
    radius = 1 + ALTITUDE_KM / EARTH_RADIUS_KM
    place = EarthLocation.from_geocentric(
        radius * np.cos(latitude) * np.cos(longitude),
        radius * np.cos(latitude) * np.sin(longitude),
        radius * np.sin(latitude),
        unit=units.earthRad,
    )
    flux = get_flux(place, Time("2021-03-01"), ENERGY_MEV * units.MeV, "p", "min")
    return float(np.nan_to_num(flux.value).mean())


def exactly() -> float:
    from orbitdc.radiation.exact import EDGES_MEV, exact_orbit

    flux = exact_orbit(altitude_km=ALTITUDE_KM, inclination_deg=INCLINATION_DEG).flux_per_cm2_s["proton", "min"]
    return float(np.exp(np.interp(np.log(ENERGY_MEV), np.log(EDGES_MEV["proton"]), np.log(flux))))


def with_tables() -> float:
    return float(
        trapped_flux_per_cm2_s(
            particle="proton",
            energy_mev=ENERGY_MEV,
            altitude_km=ALTITUDE_KM,
            inclination_deg=INCLINATION_DEG,
            solar_phase=0.0,
        )
    )


def main() -> None:
    table_rates()
    particle_rates()
    runs: dict[str, Callable[[], float]] = {"bundled tables": with_tables}
    if find_spec("aep8"):
        runs["aep8, plain interpolation"] = with_aep8
    if find_spec("radbelt"):
        runs["radbelt, field of 2021"] = with_radbelt
    if find_spec("aep8") and find_spec("spacepy"):
        runs["exact chain (both species, doses too)"] = exactly
    with_tables()
    values = {name: seconds(function) for name, function in runs.items()}
    reference = values.get("exact chain (both species, doses too)", (0.0, None))[1]
    ours = values["bundled tables"][0]
    for name, (taken, value) in values.items():
        error = "" if reference is None else f", {100 * (value / reference - 1):+.1f} % of the exact chain"
        print(
            f"{name}: {value:.2f} /cm2/s in {1000 * taken:,.2f} ms, {taken / ours:,.0f} times the tables' time{error}"
        )


if __name__ == "__main__":
    main()
