"""Published numbers of devices in particle beams."""

from __future__ import annotations

import math
from functools import partial

from orbitdc.radiation.devices import (
    RAD_G_PER_MEV,
    cross_section_cm2,
    dose_per_event_rad,
    poisson_interval,
    upset_rate_per_yr,
)
from orbitdc.radiation.parameters import DeviceParameters
from orbitdc.radiation.transport import proton_stopping_power_mev_cm2_per_g
from orbitdc.radiation.trapped import shielded_proton_flux_per_cm2_s, trapped_dose_rad_per_yr
from orbitdc.scenario.catalogs import load_entry
from orbitdc.scenario.declaration import default_arrays
from orbitdc.validation.case import Case

_SECONDS_PER_YEAR = 365.25 * 86400
_TRILLIUM = default_arrays(DeviceParameters)
_TENSIL_FLUENCE_PER_CM2 = 4.29e10
_LOWEST_UPSETTING_MEV = 20.0
_GOOGLE_ALTITUDE_KM = 650.0
_SUN_SYNCHRONOUS_DEG = 98.0
_GOOGLE_SHIELD_MM = 10.0
_ALUMINUM_G_PER_CM3 = 2.7


def _dose(entry: str, kind: str) -> float:
    """Return the dose per event in the device catalog."""
    return float(load_entry("device", entry, DeviceParameters).declared[f"{kind}_dose_rad"].default or 0.0)


def _catalog_cross_section_cm2(entry: str, kind: str) -> float:
    """Return the cross-section that the device catalog holds."""
    return float(cross_section_cm2(dose_per_event_rad=_dose(entry, kind)))


def _interval_end(count: float, end: int) -> float:
    """Return one end of the 95-percent interval of a count."""
    return float(poisson_interval(count=count)[end])


def _silent_errors_by_flux() -> float:
    """Return silent errors per year at 650 km from the flux above 20 MeV behind the shield, over those from dose."""
    flux = shielded_proton_flux_per_cm2_s(
        altitude_km=_GOOGLE_ALTITUDE_KM,
        inclination_deg=_SUN_SYNCHRONOUS_DEG,
        energy_mev=_LOWEST_UPSETTING_MEV,
        areal_density_g_per_cm2=_GOOGLE_SHIELD_MM / 10 * _ALUMINUM_G_PER_CM3,
        solar_phase=1.0,
    )
    dose = trapped_dose_rad_per_yr(
        altitude_km=_GOOGLE_ALTITUDE_KM,
        inclination_deg=_SUN_SYNCHRONOUS_DEG,
        depth_mm=_GOOGLE_SHIELD_MM,
        solar_phase=1.0,
        particle="proton",
    )
    section = cross_section_cm2(dose_per_event_rad=_TRILLIUM.silent_error_dose_rad[0])
    by_dose = upset_rate_per_yr(
        dose_rad_per_yr=dose, dose_per_event_rad=_TRILLIUM.silent_error_dose_rad[0], sensitivity=1.0
    )
    return float(flux * _SECONDS_PER_YEAR * section / by_dose)


CASES: tuple[Case, ...] = (
    Case(
        id="suncatcher_inferences_per_silent_error",
        area="radiation",
        text="Million inferences at one per second per silent error, 150 rad per year and the 14.4 rad of the most sensitive workload; printed as about 3 million (17 rad, a transformer, would give 3.6)",
        compute=lambda: (
            _SECONDS_PER_YEAR
            / float(upset_rate_per_yr(dose_rad_per_yr=150.0, dose_per_event_rad=14.4, sensitivity=1.0))
            / 1e6
        ),
        published=3.0,
        tolerance=0.5,
        unit="1",
        source="suncatcher_2026",
        status="primary",
    ),
    *(
        Case(
            id=f"suncatcher_{kind}_cross_section_{dose:g}_rad",
            area="radiation",
            text=f"Cross-section of the accelerator at {dose:g} rad per event ({what}), 1e-9 cm2",
            compute=partial(lambda d: 1e9 * float(cross_section_cm2(dose_per_event_rad=d)), dose),
            published=printed,
            tolerance=tolerance,
            unit="1",
            source="suncatcher_2026",
            status="primary",
        )
        for kind, what, dose, printed, tolerance in (
            ("memory", "uncorrectable memory errors", 44.0, 3.0, 0.5),
            ("silent", "silent errors, most sensitive workload", 14.4, 9.0, 0.5),
            ("silent", "silent errors, least sensitive workload", 20.0, 6.0, 0.5),
            ("interrupt", "functional interrupts, printed to one digit", 5000.0, 0.02, 0.0055),
        )
    ),
    Case(
        id="suncatcher_protons_per_rad",
        area="radiation",
        text="Protons of 67 MeV per cm2 and rad(Si), millions, from stopping power against the printed 7.9",
        compute=lambda: 1e-6 / (RAD_G_PER_MEV * float(proton_stopping_power_mev_cm2_per_g(energy_mev=67.0))),
        published=7.9,
        tolerance=0.05,
        unit="1",
        source="suncatcher_2026",
        status="primary",
    ),
    Case(
        id="silent_errors_by_flux_and_by_dose",
        area="radiation",
        text="Silent errors from protons above 20 MeV behind 10 mm at 650 km and the cross-section, over those from dose: two ways to one number",
        compute=_silent_errors_by_flux,
        published=1.0,
        tolerance=0.2,
        unit="1",
        source="suncatcher_2026",
        status="computed",
    ),
    Case(
        id="poisson_lower_end_of_2",
        area="radiation",
        text="Lower end of the 95-percent interval of two counted events",
        compute=lambda: _interval_end(2.0, 0),
        published=0.24,
        tolerance=0.005,
        unit="1",
        source="scipy_binomial",
        status="computed",
    ),
    Case(
        id="poisson_upper_end_of_2",
        area="radiation",
        text="Upper end of the 95-percent interval of two counted events",
        compute=lambda: _interval_end(2.0, 1),
        published=7.2,
        tolerance=0.05,
        unit="1",
        source="scipy_binomial",
        status="computed",
    ),
    Case(
        id="memory_errors_counted_203",
        area="radiation",
        text="Half width of the one-sigma interval of the 203 memory errors over their number, percent, against the root of the count (exact and normal differ by a half event)",
        compute=lambda: 100 * float(poisson_interval(count=203.0, confidence=math.erf(math.sqrt(0.5)))[1] / 203.0 - 1),
        published=100 / math.sqrt(203.0),
        tolerance=0.6,
        unit="1",
        source="suncatcher_2026",
        status="computed",
    ),
    *(
        Case(
            id=f"{entry}_{kind}",
            area="radiation",
            text=f"Cross-section of {entry} as the catalog holds it ({kind.replace('_', ' ')}), 1e-9 cm2 per device",
            compute=partial(lambda e, k: 1e9 * _catalog_cross_section_cm2(e, k), entry, kind),
            published=1e9 * printed,
            tolerance=1e9 * tolerance,
            unit="1",
            source=source,
            status="secondary",
        )
        for entry, kind, printed, tolerance, source in (
            ("jetson-tx1", "silent_error", 6.22e-8, 0.05e-8, "jetson_tx2_2019"),
            ("jetson-tx2", "silent_error", 1.02e-9, 0.005e-9, "jetson_tx2_2019"),
            ("k20x", "silent_error", 4.8e-7, 0.4e-7, "k20x_tiwari_2015"),
            ("k20x", "functional_interrupt", 2.7e-7, 0.2e-7, "k20x_tiwari_2015"),
            ("zynq-tensil", "silent_error", 2 / _TENSIL_FLUENCE_PER_CM2, 0.05e-11, "zynq_tensil"),
            ("zynq-tensil", "functional_interrupt", 7 / _TENSIL_FLUENCE_PER_CM2, 0.05e-10, "zynq_tensil"),
        )
    ),
    Case(
        id="xavier_nx_interrupts",
        area="radiation",
        text="Dose per interrupt of Xavier NX in the catalog, between the ends of the printed cross-sections, rad(Si)",
        compute=lambda: _dose("xavier-nx", "functional_interrupt"),
        published=float(dose_per_event_rad(cross_section_cm2=5.34e-9)),
        tolerance=float(dose_per_event_rad(cross_section_cm2=3.97e-9) - dose_per_event_rad(cross_section_cm2=6.71e-9))
        / 2,
        unit="1",
        source="xavier_nx_2023",
        status="secondary",
    ),
)
