"""Published numbers of dose, upsets and their consequences."""

from __future__ import annotations

from functools import partial
from typing import Literal

from orbitdc.radiation.dose import lifetime_dose_krad, trapped_dose_rad_per_yr
from orbitdc.radiation.upsets import PROTONS_PER_CM2_PER_RAD, cross_section_cm2, upset_rate_per_yr
from orbitdc.validation.case import Case

_SECONDS_PER_YEAR = 365.25 * 86400
_SPENVIS_YEARS = 5.0


def _spenvis(particle: Literal["proton", "electron"], depth_mm: float, phase: float) -> float:
    """Return the five-year dose at 550 km."""
    return _SPENVIS_YEARS * float(
        trapped_dose_rad_per_yr(altitude_km=550.0, depth_mm=depth_mm, solar_phase=phase, particle=particle)
    )


CASES: tuple[Case, ...] = (
    Case(
        id="suncatcher_lifetime_dose",
        area="radiation",
        text="Dose over five years at 150 rad per year",
        compute=lambda: 1000 * float(lifetime_dose_krad(dose_rad_per_yr=150.0, life_yr=5.0)),
        published=750.0,
        tolerance=5.0,
        unit="rad",
        source="suncatcher_2026",
        status="primary",
    ),
    Case(
        id="suncatcher_dose_650_km",
        area="radiation",
        text="Dose at 650 km behind 10 mm of aluminum; belt models are known to a factor of 2, and solar maximum is compared",
        compute=lambda: float(
            trapped_dose_rad_per_yr(altitude_km=650.0, depth_mm=10.0, solar_phase=1.0, particle="proton")
            + trapped_dose_rad_per_yr(altitude_km=650.0, depth_mm=10.0, solar_phase=1.0, particle="electron")
        ),
        published=150.0,
        tolerance=40.0,
        unit="rad/yr",
        source="suncatcher_2026",
        status="primary",
    ),
    Case(
        id="suncatcher_inferences_per_silent_error",
        area="radiation",
        text="Million inferences at one per second per silent error, 150 rad per year and 17 rad per error; printed as about 3 million",
        compute=lambda: (
            _SECONDS_PER_YEAR
            / float(upset_rate_per_yr(dose_rad_per_yr=150.0, dose_per_event_rad=17.0, sensitivity=1.0))
            / 1e6
        ),
        published=3.0,
        tolerance=0.6,
        unit="1",
        source="suncatcher_2026",
        status="primary",
    ),
    Case(
        id="suncatcher_memory_cross_section",
        area="radiation",
        text="Cross-section of uncorrectable memory errors at 44 rad per event, 1e-9 cm2",
        compute=lambda: 1e9 * float(cross_section_cm2(dose_per_event_rad=44.0)),
        published=3.0,
        tolerance=0.5,
        unit="1",
        source="suncatcher_2026",
        status="primary",
    ),
    Case(
        id="suncatcher_protons_per_rad",
        area="radiation",
        text="Protons of 67 MeV per cm2 and rad(Si), millions, from stopping power against the printed 7.9",
        compute=lambda: PROTONS_PER_CM2_PER_RAD / 1e6,
        published=7.9,
        tolerance=0.05,
        unit="1",
        source="suncatcher_2026",
        status="primary",
    ),
    *(
        Case(
            id=f"spenvis_550_km_proton_{depth:g}_mm",
            area="radiation",
            text=f"Five-year proton dose at 550 km and 100 deg behind {depth:g} mm of aluminum (ours: sun-synchronous, 97.6 deg)",
            compute=partial(_spenvis, "proton", depth, 0.0),
            published=dose,
            tolerance=0.15 * dose,
            unit="rad",
            source="spenvis_leo_edge",
            status="computed",
        )
        for depth, dose in ((1.0, 1354.0), (2.0, 975.0), (5.0, 694.0), (10.0, 550.0), (20.0, 402.0))
    ),
    *(
        Case(
            id=f"spenvis_550_km_electron_{depth:g}_mm",
            area="radiation",
            text=f"Five-year electron dose at 550 km and 100 deg behind {depth:g} mm of aluminum (ours: sun-synchronous, 97.6 deg)",
            compute=partial(_spenvis, "electron", depth, 1.0),
            published=dose,
            tolerance=0.15 * dose,
            unit="rad",
            source="spenvis_leo_edge",
            status="computed",
        )
        for depth, dose in ((1.0, 31820.0), (3.0, 4278.0), (5.0, 745.0))
    ),
    Case(
        id="sinclair_dyer_800_km_trapped_share",
        area="radiation",
        text="Five-year dose at 800 km behind 10 mm, belts only, of the published total 2,560 rad that includes solar events (80 to 95 percent of it)",
        compute=lambda: (
            5
            * float(
                trapped_dose_rad_per_yr(altitude_km=800.0, depth_mm=10.0, solar_phase=0.0, particle="proton")
                + trapped_dose_rad_per_yr(altitude_km=800.0, depth_mm=10.0, solar_phase=1.0, particle="electron")
            )
        ),
        published=2560.0,
        tolerance=0.20 * 2560.0,
        unit="rad",
        source="sinclair_dyer_2013",
        status="secondary",
    ),
)
