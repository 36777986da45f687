"""Parameters of shielding, damage and upsets."""

from __future__ import annotations

from dataclasses import dataclass

from orbitdc.scenario.declaration import Array, param


@dataclass(frozen=True, kw_only=True)
class RadiationParameters:
    """Shields, devices' sensitivity and the uncertainty of the models."""

    electronics_shield_g_per_cm2: Array = param(2.7, "g/cm2", text="Areal density around the electronics (2.7 = 10 mm of aluminum)", bounds=(0.3, 20), low=0.5, high=6, kind="design", source="suncatcher_2026", confidence="medium")
    shield_share_given_fraction: Array = param(0.5, "1", text="Share of the shield that structure, cold plates and radiator give anyway", bounds=(0, 1), low=0.2, high=0.8, favors_orbit="high")
    coverglass_um: Array = param(100.0, "um", text="Coverglass (or equivalent) over the cells", bounds=(1, 2000), low=25, high=150, kind="design")
    trapped_flux_factor: Array = param(1.0, "1", text="Factor on modeled trapped flux and dose", bounds=(0.05, 20), low=0.5, high=2.0, scale="log", favors_orbit="low", source="vette_1991", confidence="medium")
    device_sensitivity_factor: Array = param(1.0, "1", text="Factor on the measured upset rates when carried over to an untested accelerator", bounds=(0.01, 100), low=0.33, high=3.0, scale="log", favors_orbit="low")
    silent_error_dose_rad: Array = param(17.0, "1", text="Dose per silent data corruption of one accelerator, rad(Si)", bounds=(0.01, 1e6), low=14.4, high=20.0, favors_orbit="high", source="suncatcher_2026", confidence="high")
    memory_error_dose_rad: Array = param(44.0, "1", text="Dose per uncorrectable memory error of one accelerator, rad(Si)", bounds=(0.01, 1e6), low=38, high=50, favors_orbit="high", source="suncatcher_2026", confidence="high")
    functional_interrupt_dose_rad: Array = param(5000.0, "1", text="Dose per functional interrupt of one accelerator, rad(Si)", bounds=(0.01, 1e7), low=4000, high=6400, favors_orbit="high", source="suncatcher_2026", confidence="medium")
    host_interrupt_dose_rad: Array = param(212.0, "1", text="Dose per functional interrupt of one host (processor 450 and memory 400 rad in parallel), rad(Si)", bounds=(0.01, 1e7), low=150, high=300, favors_orbit="high", source="suncatcher_2026", confidence="medium")
    accelerators_per_host: Array = param(4.0, "1", text="Accelerators that share one host", bounds=(1, 64), low=2, high=8, kind="design")
    dose_limit_krad: Array = param(2.0, "1", text="Dose at which the most sensitive device becomes irregular, krad(Si)", bounds=(0.01, 1e4), low=1.0, high=15.0, scale="log", favors_orbit="high", source="suncatcher_2026", confidence="medium")
    storm_days_per_yr: Array = param(1.5, "d/yr", text="Days per year in safe mode for solar particle events, cycle mean", bounds=(0, 60), low=0.3, high=4.0, scale="log", favors_orbit="low")
