"""Published numbers of cosmic rays, of the Sun's protons and of single-event rates."""

from __future__ import annotations

from functools import partial

import numpy as np

from orbitdc.radiation._columns import columns
from orbitdc.radiation.cosmic_rays import galactic_flux_per_m2_s_sr_gev
from orbitdc.radiation.geomagnetic import rigidity_gv, transmission_fraction
from orbitdc.radiation.heavy_ions import (
    device_response_cm2,
    galactic_response_lets_mev_cm2_per_mg,
    galactic_upset_rate_per_yr,
    upset_rate_per_s,
)
from orbitdc.radiation.ions import ion_range_g_per_cm2
from orbitdc.radiation.proton_upsets import (
    proton_upset_rate_per_s,
    trapped_upset_rate_per_yr,
    upset_energies_mev,
    weibull_cross_section_cm2,
)
from orbitdc.radiation.solar_particles import (
    orbit_fluence_per_cm2,
    solar_proton_dose_rad,
    solar_proton_fluence_per_cm2,
)
from orbitdc.radiation.trapped import trapped_dose_rad_per_yr
from orbitdc.scenario.declaration import Array
from orbitdc.validation.case import Case

_SECONDS_PER_YEAR = 365.25 * 86400
_MILS_100_G_PER_CM2 = 0.6858
_MODULATION_1977 = 4.7
_FEMTO = 1.0e15


def _galactic(charge: int, energy: float) -> float:
    """Return the intensity per GeV per nucleon at solar minimum."""
    return float(
        galactic_flux_per_m2_s_sr_gev(energy_mev_per_nucleon=energy, charge=charge, modulation=_MODULATION_1977)
    )


def _helium_transmission(energy: float) -> float:
    """Return the transmission of helium at 800 km and 90 deg."""
    rigidity = rigidity_gv(energy_mev_per_nucleon=energy, nucleons=4.0, charge=2.0)
    return float(transmission_fraction(rigidity_gv=rigidity, altitude_km=800.0, inclination_deg=90.0))


def _solar_transmission(energy: float) -> float:
    """Return the share of the fluence above an energy that arrives at 825 km and 98.8 deg."""
    outside = solar_proton_fluence_per_cm2(energy_mev=energy, active_years=3.0, confidence=0.95)
    inside = orbit_fluence_per_cm2(
        energy_mev=energy, active_years=3.0, confidence=0.95, altitude_km=825.0, inclination_deg=98.8
    )
    return float(inside / outside)


def _proton_section(energy: Array) -> Array:
    """Return the cross-section of the sample device LM7912."""
    return weibull_cross_section_cm2(
        energy_mev=energy, onset_mev=30.0, width_mev=10.0, shape=1.0, saturated_cm2=1.0e-11
    )


def _proton_rate() -> float:
    """Return 1e15 times the rate in the published spectrum."""
    spectrum = columns("creme96_protons")
    rate = proton_upset_rate_per_s(
        flux_per_cm2_s=spectrum["flux_per_cm2_s"], cross_section_cm2=_proton_section(spectrum["energy_mev"])
    )
    return _FEMTO * float(rate)


def _own_proton_rate() -> float:
    """Return 1e15 times the rate in our own trapped protons."""
    rate = trapped_upset_rate_per_yr(
        cross_section_cm2=_proton_section(upset_energies_mev()),
        depth_g_per_cm2=_MILS_100_G_PER_CM2,
        altitude_km=800.0,
        inclination_deg=90.0,
        solar_phase=0.0,
    )
    return _FEMTO * float(rate) / _SECONDS_PER_YEAR


def _response(let: Array, onset: float, width: float, shape: float, area: float) -> Array:
    """Return the response of a hundred cells one micrometer deep."""
    return device_response_cm2(
        let_mev_cm2_per_mg=let,
        onset_mev_cm2_per_mg=onset,
        width_mev_cm2_per_mg=width,
        shape=shape,
        cross_section_um2=area,
        depth_um=1.0,
        cells=100.0,
    )


def _ion_rate(onset: float, width: float, shape: float, area: float) -> float:
    """Return 1e15 times the rate in the published spectrum."""
    spectrum = columns("creme96_let")
    let = spectrum["let_mev_cm2_per_mg"]
    response = _response(np.sqrt(let[1:] * let[:-1]), onset, width, shape, area)
    return _FEMTO * float(upset_rate_per_s(let_flux_per_cm2_s=spectrum["flux_per_cm2_s"], response_cm2=response))


def _own_ion_rate(onset: float, width: float, shape: float, area: float) -> float:
    """Return 1e15 times the rate in our own spectrum."""
    rate = galactic_upset_rate_per_yr(
        response_cm2=_response(galactic_response_lets_mev_cm2_per_mg(), onset, width, shape, area),
        depth_g_per_cm2=_MILS_100_G_PER_CM2,
        altitude_km=800.0,
        inclination_deg=90.0,
        modulation=_MODULATION_1977,
    )
    return _FEMTO * float(rate) / _SECONDS_PER_YEAR


def _sinclair_dyer(depth_mm: float) -> float:
    """Return the five-year dose at 800 km of the belts and of the Sun's protons at 80 percent confidence."""
    trapped = partial(trapped_dose_rad_per_yr, altitude_km=800.0, inclination_deg=98.6, depth_mm=depth_mm)
    protons = trapped(solar_phase=0.0, particle="proton")
    electrons = trapped(solar_phase=1.0, particle="electron")
    sun = solar_proton_dose_rad(
        depth_g_per_cm2=0.27 * depth_mm, active_years=5.0, confidence=0.8, altitude_km=800.0, inclination_deg=98.6
    )
    return float(5 * (protons + electrons) + sun)


def _case(
    name: str, text: str, compute: partial[float], published: float, share: float, unit: str, source: str
) -> Case:
    """Return a case of an authority's computed number with a tolerance as a share of it."""
    return Case(
        id=name,
        area="radiation",
        text=text,
        compute=compute,
        published=published,
        tolerance=share * published,
        unit=unit,
        source=source,
        status="computed",
    )


_DEVICES = (
    ("lm7912", (0.5, 30.0, 1.0, 2000.0), 1.00594e-7, 0.10),
    ("atmega1280", (10.0, 120.0, 1.5, 5000.0), 2.54608e-9, 0.20),
)

CASES: tuple[Case, ...] = (
    *(
        _case(
            f"galactic_flux_charge_{charge}_{energy:g}_mev",
            f"Intensity of charge {charge} at {energy:g} MeV per nucleon, W = 4.7",
            partial(_galactic, charge, energy),
            flux,
            0.01,
            "1/(m2 s)",
            "matthiae_2013",
        )
        for charge, energy, flux in ((1, 300.0, 2444.0), (1, 1e3, 1311.0), (1, 1e4, 22.48), (26, 1e3, 0.3202))
    ),
    *(
        _case(
            f"creme96_helium_transmission_{energy:g}_mev",
            f"Share of helium of {energy:g} MeV per nucleon that arrives at 800 km and 90 deg, CREME96 over the spectrum outside",
            partial(_helium_transmission, energy),
            share,
            0.20,
            "1",
            "csda_rpp_2022",
        )
        for energy, share in ((300.0, 0.263), (1e3, 0.341), (3e3, 0.470), (1e4, 0.726))
    ),
    *(
        _case(
            f"spenvis_solar_transmission_{energy:g}_mev",
            f"Share of the Sun's protons above {energy:g} MeV that arrives at 825 km and 98.8 deg",
            partial(_solar_transmission, energy),
            share,
            0.15,
            "1",
            "spenvis_me_radfx",
        )
        for energy, share in ((10.0, 0.218), (50.0, 0.222), (100.0, 0.229))
    ),
    _case(
        "creme96_proton_upsets",
        "Upsets of LM7912 in the CREME96 spectrum of protons at 800 km and 90 deg behind 100 mil, 1e-15 per second",
        partial(_proton_rate),
        1.10564e6,
        0.01,
        "1",
        "csda_rpp_2022",
    ),
    _case(
        "trapped_proton_upsets",
        "The same in our own trapped protons, with the tolerance of their spectrum",
        partial(_own_proton_rate),
        1.10564e6,
        0.08,
        "1",
        "csda_rpp_2022",
    ),
    *(
        _case(
            f"creme96_ion_upsets_{name}",
            f"Upsets of {name} in the CREME96 spectrum of LET at 800 km and 90 deg behind 100 mil, 1e-15 per second",
            partial(_ion_rate, *device),
            _FEMTO * rate,
            share,
            "1",
            "csda_rpp_2022",
        )
        for name, device, rate, share in _DEVICES
    ),
    *(
        _case(
            f"galactic_ion_upsets_{name}",
            f"Upsets of {name} in our own spectrum of LET, with the tolerance of the transmission",
            partial(_own_ion_rate, *device),
            _FEMTO * rate,
            0.20,
            "1",
            "csda_rpp_2022",
        )
        for name, device, rate, _ in _DEVICES
    ),
    *(
        _case(
            f"nist_range_aluminum_{energy:g}_mev",
            f"Range of protons of {energy:g} MeV in aluminum, beyond the bundled table",
            partial(lambda e: float(ion_range_g_per_cm2(energy_mev_per_nucleon=e, charge=1)), energy),
            distance,
            0.01,
            "g/cm2",
            "nist_pstar",
        )
        for energy, distance in ((1500.0, 708.7), (10000.0, 5757.0))
    ),
    *(
        _case(
            f"sinclair_dyer_total_{depth:g}_mm",
            f"Five-year dose at 800 km behind {depth:g} mm, belts and solar protons at 80 percent confidence (five active years)",
            partial(_sinclair_dyer, depth),
            total,
            0.15,
            "rad",
            "sinclair_dyer_2013",
        )
        for depth, total in ((2.5, 17620.0), (10.0, 2560.0), (20.0, 1770.0))
    ),
)
