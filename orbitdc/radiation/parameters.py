"""Parameters of shielding, damage and upsets."""

from __future__ import annotations

from dataclasses import dataclass

from orbitdc.scenario.declaration import Array, param


@dataclass(frozen=True, kw_only=True)
class RadiationParameters:
    """Shields, devices' sensitivity and the uncertainty of the models."""

    electronics_shield_g_per_cm2: Array = param(2.7, "g/cm2", text="Areal density around the electronics (2.7 = 10 mm of aluminum)", bounds=(0.3, 20), low=0.5, high=6, kind="design", source="suncatcher_2026", confidence="medium")
    shield_share_given_fraction: Array = param(0.5, "1", text="Share of the shield that structure, cold plates and radiator give anyway", bounds=(0, 1), low=0.2, high=0.8, scale="log", favors_orbit="high")
    coverglass_um: Array = param(100.0, "um", text="Coverglass (or equivalent) over the cells", bounds=(1, 2000), low=25, high=150, kind="design")
    trapped_flux_factor: Array = param(1.0, "1", text="Factor on modeled trapped flux and dose", bounds=(0.05, 20), low=0.5, high=2.0, scale="log", favors_orbit="low")
    device_sensitivity_factor: Array = param(1.0, "1", text="Factor on the measured upset rates when carried over to an untested accelerator", bounds=(0.01, 100), low=0.33, high=3.0, scale="log", favors_orbit="low")
    silent_error_dose_rad: Array = param(17.0, "1", text="Dose per silent data corruption of one accelerator, rad(Si)", bounds=(0.01, 1e6), low=14.4, high=20.0, favors_orbit="high", source="suncatcher_2026", confidence="high")
    memory_error_dose_rad: Array = param(44.0, "1", text="Dose per uncorrectable memory error of one accelerator, rad(Si)", bounds=(0.01, 1e6), low=38, high=50, favors_orbit="high", source="suncatcher_2026", confidence="high")
    functional_interrupt_dose_rad: Array = param(5000.0, "1", text="Dose per functional interrupt of one accelerator, rad(Si)", bounds=(0.01, 1e7), low=4000, high=6400, favors_orbit="high", source="suncatcher_2026", confidence="medium")
    host_interrupt_dose_rad: Array = param(212.0, "1", text="Dose per functional interrupt of one host (processor 450 and memory 400 rad in parallel), rad(Si)", bounds=(0.01, 1e7), low=150, high=300, favors_orbit="high", source="suncatcher_2026", confidence="medium")
    accelerators_per_host: Array = param(4.0, "1", text="Accelerators that share one host", bounds=(1, 64), low=2, high=8, kind="design")
    dose_limit_krad: Array = param(2.0, "1", text="Dose at which the most sensitive device becomes irregular, krad(Si)", bounds=(0.01, 1e4), low=1.0, high=15.0, scale="log", favors_orbit="high", source="suncatcher_2026", confidence="medium")
    storm_days_per_yr: Array = param(1.5, "d/yr", text="Days per year in safe mode for solar particle events, cycle mean", bounds=(0, 60), low=0.3, high=4.0, scale="log", favors_orbit="low")
    galactic_dose_rad_per_yr: Array = param(5.0, "1/yr", text="Dose of galactic cosmic rays behind any practical shield, rad(Si) per year", bounds=(0, 100), low=3, high=9, favors_orbit="low", source="berger_2017", confidence="low")
    storm_dose_rad_per_yr: Array = param(15.0, "1/yr", text="Dose of solar particle events behind 10 mm of aluminum, cycle mean, rad(Si) per year; it ages devices but upsets nothing that delivers", bounds=(0, 1000), low=2.0, high=64.0, scale="log", favors_orbit="low", source="sinclair_dyer_2013", confidence="low")
    storm_dose_depth_exponent: Array = param(1.0, "1", text="Dose of solar particle events falls with shield depth to this power", bounds=(0, 4), low=0.3, high=1.6, scale="log", source="sinclair_dyer_2013", confidence="low")
    solar_minimum_f107: Array = param(70.0, "1", text="F10.7 at which the solar-minimum maps of the belts hold", bounds=(60, 100), low=66, high=75, kind="constant")
    solar_maximum_f107: Array = param(150.0, "1", text="F10.7 at which the solar-maximum maps of the belts hold", bounds=(101, 300), low=130, high=180)
    measured_memory_gb: Array = param(32.0, "1", text="Memory of the accelerator in the beam test, GB", bounds=(1, 1e4), kind="constant", source="suncatcher_2026", confidence="low")
    measured_die_area_mm2: Array = param(700.0, "mm2", text="Logic die area of the accelerator in the beam test", bounds=(10, 1e4), low=500, high=850, kind="constant")
    memory_scaling_exponent: Array = param(0.5, "1", text="Memory errors grow with memory size to this power: 0 per package, 1 per gigabyte", bounds=(0, 1), low=0.0, high=1.0, favors_orbit="low")
    logic_scaling_exponent: Array = param(0.5, "1", text="Silent errors grow with die area to this power: 0 per package, 1 per area", bounds=(0, 1), low=0.0, high=1.0, favors_orbit="low")
    saa_event_fraction: Array = param(0.95, "1", text="Share of radiation upsets that fall in the South Atlantic Anomaly", bounds=(0, 1), low=0.80, high=0.97, favors_orbit="neither", source="saa_upsets_flight", confidence="low")
    other_interruptions_per_accelerator_yr: Array = param(0.173, "1/yr", text="Interruptions without radiation, as on the ground, per accelerator", bounds=(0, 100), low=0.08, high=0.30, scale="log", favors_orbit="low", source="llama3_2024", confidence="medium")
    cell_proton_equivalence_per_cm2_rad: Array = param(3.0e9, "1/cm2", text="1-MeV-electron fluence that damages a cell as much as one rad(Si) of protons behind the coverglass", bounds=(1e7, 1e12), low=1e9, high=1e10, scale="log", favors_orbit="low")
    cell_electron_equivalence_per_cm2_rad: Array = param(3.3e7, "1/cm2", text="1-MeV-electron fluence that gives one rad(Si)", bounds=(1e6, 1e9), low=2.4e7, high=5.0e7, favors_orbit="low", source="nasa_hdbk_4002", confidence="medium")
    coverglass_density_g_per_cm3: Array = param(2.5, "g/cm3", text="Density of the coverglass", bounds=(0.5, 5), low=2.2, high=2.6, kind="constant")
