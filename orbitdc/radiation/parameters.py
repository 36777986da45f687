"""Parameters of shielding, damage and upsets."""

from __future__ import annotations

from dataclasses import dataclass

from orbitdc.radiation.user_tables import omere_dose, spenvis_dose, spenvis_spectrum
from orbitdc.scenario.declaration import Array, Table, choice, param, tabulated

UPSET_SCALINGS = ("per_chip", "per_resource")
BEAM_DEVICES = (
    "none", "own", "tpu-v6e-trillium", "jetson-tx1", "jetson-tx2", "xavier-nx", "orin-nx", "snapdragon-820", "k20x", "zynq-tensil",
)  # fmt: skip
"""Devices that were in a beam, as an accelerator's entry names the one that it is; `own` is a user's own test."""


@dataclass(frozen=True, kw_only=True)
class RadiationParameters:
    """Shields, devices' sensitivity and the uncertainty of the models."""

    electronics_shield_g_per_cm2: Array = param(2.7, "g/cm2", text="Areal density around the electronics (2.7 = 10 mm of aluminum)", bounds=(0.3, 20), low=0.5, high=6, kind="design", source="suncatcher_2026", confidence="medium")
    shield_material: Array = choice("aluminum", ("aluminum", "polyethylene", "water", "titanium", "copper", "tungsten"), text="Material of the electronics shield: protons are stopped by its ranges, electrons by its mass")
    shield_geometry: Array = choice("sphere", ("sphere", "slab"), text="Electronics in the center of a sphere, hit from all sides, or behind a slab, hit from one")
    shield_sectors: Table | None = tabulated(columns={"thickness_factor": ("1", (0.01, 100)), "solid_angle": ("1", (1e-6, 1e3))}, text="Walls by direction: depth as a multiple of electronics_shield_g_per_cm2, and solid angle in any unit; replaces shield_geometry")
    trapped_dose_table: Table | None = tabulated(columns={"depth_mm": ("mm", (1e-3, 500)), "proton_rad_per_yr": ("1/yr", (0, 1e9)), "electron_rad_per_yr": ("1/yr", (0, 1e9))}, text="Own dose-depth table of the orbit, aluminum sphere, rad(Si) per year, electrons with bremsstrahlung: CSV, a SHIELDOSE-2 text of SPENVIS or a .dos file of OMERE; replaces the bundled belts", readers=(spenvis_dose, omere_dose))
    trapped_spectrum_table: Table | None = tabulated(columns={"energy_mev": ("MeV", (1e-3, 1e4)), "proton_per_cm2_s": ("1/(cm2 s)", (0, 1e12)), "electron_per_cm2_s": ("1/(cm2 s)", (0, 1e12))}, text="Own orbit means of omnidirectional flux above each energy, for the damage of cells: CSV, or the trapped-particle text of SPENVIS; replaces the bundled belts there (dose is replaced by trapped_dose_table)", readers=(spenvis_spectrum,))
    shield_share_given_fraction: Array = param(0.5, "1", text="Share of the shield that structure, cold plates and radiator give anyway", bounds=(0, 1), low=0.2, high=0.8, scale="log", favors_orbit="high")
    coverglass_um: Array = param(100.0, "um", text="Coverglass (or equivalent) over the cells", bounds=(25, 2000), low=50, high=200, kind="design")
    trapped_flux_factor: Array = param(1.0, "1", text="Factor on modeled trapped flux and dose: flight protons in low orbit are close to AP8 by Jason-2, AP9 gives 1.1 to 1.5 times its dose behind 10 mm at 700 km, a dosimeter at 500 km read 2 to 5 times its AP8 model", bounds=(0.05, 20), low=0.45, high=2.3, scale="log", favors_orbit="low", source="pich_2017", confidence="low")
    upset_scaling: Array = choice("per_resource", UPSET_SCALINGS, text="Carry measured rates over to an untested accelerator per gigabyte of memory and area of logic, or per chip (the optimistic case)", kind="scenario")
    device_sensitivity_factor: Array = param(1.0, "1", text="Factor on the measured upset rates where they are carried over to an accelerator that was not in the beam; between generations of one family they differ by up to 60", bounds=(0.01, 100), low=0.33, high=3.0, scale="log", favors_orbit="low")
    accelerators_per_host: Array = param(4.0, "1", text="Accelerators that share one host", bounds=(1, 64), low=2, high=8, kind="design")
    dose_margin: Array = param(1.5, "1", text="Factor by which the dose that a device stands must exceed the dose of its life (2 is usual, commercial constellations accept 1.2 to 1.5)", bounds=(1, 20), low=1.2, high=2.0, kind="policy", source="rha_forum_margin", confidence="low")
    failure_dose_krad: Array = param(30.0, "1", text="Dose at which half of the accelerators are worn out, krad(Si): one in the beam worked at 15, where its test ended", bounds=(0.1, 1e5), low=15.0, high=100.0, scale="log", favors_orbit="high")
    failure_dose_spread: Array = param(0.4, "1", text="Spread of the dose that wears an accelerator out, standard deviation of its logarithm", bounds=(0.01, 3), low=0.2, high=0.7, scale="log", favors_orbit="low")
    destructive_event_dose_krad: Array = param(66.0, "1", text="Dose of protons per destructive event of one accelerator, krad(Si): no event in 15 krad, with the prior that a count of events is usually given", bounds=(0.01, 1e6), low=7.8, high=7600.0, scale="log", favors_orbit="high", source="suncatcher_2026", confidence="low")
    heavy_ion_failure_rate_per_accelerator_yr: Array = param(0.001, "1/yr", text="Destructive events of heavy ions per accelerator (latch-up, burnout): no data-center accelerator has been in such a beam", bounds=(0, 10), low=1e-5, high=0.05, scale="log", favors_orbit="low")
    bus_voltage_v: Array = param(400.0, "V", text="Voltage of the satellite's power bus that its switches hold off (racks to come take 800)", bounds=(5, 5000), low=100, high=800, kind="design")
    switch_rating_v: Array = param(1200.0, "V", text="Rated voltage of the power switches on that bus (silicon carbide)", bounds=(20, 2e4), low=650, high=1700, kind="design")
    burnout_survival_fraction: Array = param(0.5, "1", text="Highest voltage that a power switch stands among heavy ions without burnout, over its rating: often half or less", bounds=(0.01, 1), low=0.3, high=0.6, favors_orbit="high", source="galloway_2018", confidence="low")
    burnout_derating_fraction: Array = param(0.75, "1", text="Share of that voltage which the design uses", bounds=(0.05, 1), low=0.6, high=0.9, kind="policy")
    galactic_dose_factor: Array = param(1.0, "1", text="Factor on the modeled dose of cosmic rays and their secondaries", bounds=(0.1, 10), low=0.7, high=1.5, favors_orbit="low")
    active_sun_fraction: Array = param(0.636, "1", text="Share of the life in years of high solar activity, seven of eleven on average; only these bring protons of the Sun, and they count as one year at least", bounds=(0, 1), low=0.4, high=0.9, kind="scenario", favors_orbit="low", source="ecss_e_st_10_04c", confidence="medium")
    solar_proton_confidence: Array = param(0.8, "1", text="Confidence with which the Sun's protons over the life are not exceeded", bounds=(0.01, 0.999), low=0.5, high=0.95, kind="policy")
    solar_proton_factor: Array = param(1.0, "1", text="Factor on the modeled fluence and dose of the Sun's protons", bounds=(0.05, 20), low=0.5, high=2.0, scale="log", favors_orbit="low")
    storm_stop_flux_pfu: Array = param(100.0, "1", text="Orbit mean of the Sun's protons above 10 MeV at which work stops, 1/(cm2 s sr)", bounds=(1, 1e5), low=10, high=1000, kind="policy")
    days_per_storm: Array = param(1.3, "d", text="Days in safe mode for one storm of the Sun's protons, return to work included", bounds=(0.05, 60), low=0.5, high=3.0, scale="log", favors_orbit="low")
    solar_minimum_f107: Array = param(70.0, "1", text="F10.7 at which the solar-minimum maps of the belts hold", bounds=(60, 100), low=66, high=75, kind="constant")
    solar_maximum_f107: Array = param(150.0, "1", text="F10.7 at which the solar-maximum maps of the belts hold", bounds=(101, 300), low=130, high=180)
    saa_event_fraction: Array = param(0.95, "1", text="Share of the upsets by trapped protons that fall in the South Atlantic Anomaly (80 to 97 % of all upsets did in flight)", bounds=(0, 1), low=0.80, high=0.97, favors_orbit="neither", source="saa_upsets_flight", confidence="low")
    other_interruptions_per_accelerator_yr: Array = param(0.173, "1/yr", text="Interruptions without radiation, as on the ground, per accelerator", bounds=(0, 100), low=0.08, high=0.30, scale="log", favors_orbit="low", source="llama3_2024", confidence="medium")
    coverglass_density_g_per_cm3: Array = param(2.5, "g/cm3", text="Density of the coverglass", bounds=(0.5, 5), low=2.2, high=2.6, kind="constant")


@dataclass(frozen=True, kw_only=True)
class DeviceParameters:
    """What one device showed in a beam, per chip; a catalog entry fills it."""

    tested_device: Array = choice("tpu-v6e-trillium", BEAM_DEVICES, text="Device in the beam", source="suncatcher_2026", confidence="high")
    beam_energy_mev: Array = param(67.0, "MeV", text="Energy of the beam's protons (or neutrons)", bounds=(1, 1e5), kind="constant", source="suncatcher_2026", confidence="high")
    silent_error_dose_rad: Array = param(17.0, "1", text="Dose per silent data corruption of one chip, rad(Si)", bounds=(1e-4, 1e6), low=14.4, high=20.0, scale="log", favors_orbit="high", source="suncatcher_2026", confidence="high")
    silent_error_count: Array = param(0.0, "1", text="Silent data corruptions counted in the beam, 0 where not published", bounds=(0, 1e9), kind="constant", source="suncatcher_2026", confidence="high", integer=True)
    memory_error_dose_rad: Array = param(44.0, "1", text="Dose per uncorrectable memory error of one chip, rad(Si)", bounds=(1e-4, 1e6), low=39.2, high=49.6, scale="log", favors_orbit="high", source="suncatcher_2026", confidence="high")
    memory_error_count: Array = param(203.0, "1", text="Uncorrectable memory errors counted in the beam, 0 where not published", bounds=(0, 1e9), kind="constant", source="suncatcher_2026", confidence="high", integer=True)
    functional_interrupt_dose_rad: Array = param(5000.0, "1", text="Dose per functional interrupt of one chip, rad(Si); the number of events is not published, the range is that of three", bounds=(1e-4, 1e7), low=1930, high=18300, scale="log", favors_orbit="high", source="suncatcher_2026", confidence="medium")
    functional_interrupt_count: Array = param(0.0, "1", text="Functional interrupts counted in the beam, 0 where not published", bounds=(0, 1e9), kind="constant", source="suncatcher_2026", confidence="high", integer=True)
    host_interrupt_dose_rad: Array = param(212.0, "1", text="Dose per functional interrupt of one host (processor 450 and memory 400 rad in parallel), rad(Si)", bounds=(1e-4, 1e7), low=150, high=300, scale="log", favors_orbit="high", source="suncatcher_2026", confidence="medium")
    device_memory_gb: Array = param(32.0, "1", text="Memory of the device in the beam, GB", bounds=(0.01, 1e4), kind="constant", source="google_tpu_docs", confidence="high")
    device_die_area_mm2: Array = param(700.0, "mm2", text="Logic die area of the device in the beam", bounds=(1, 1e4), low=500, high=850, kind="constant")
    dose_limit_krad: Array = param(2.0, "1", text="Dose at which the most sensitive part of the device becomes irregular, krad(Si)", bounds=(0.01, 1e4), low=1.0, high=15.0, scale="log", favors_orbit="high", source="suncatcher_2026", confidence="medium")
