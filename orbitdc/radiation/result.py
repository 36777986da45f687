"""What the radiation stage hands on: dose, shield, cell damage and fault rates (the ground makes the same class)."""

from __future__ import annotations

from dataclasses import dataclass

from orbitdc.radiation.damage import cell_remaining_fraction
from orbitdc.scenario.declaration import Array, Flags, flag, result, slack


@dataclass(frozen=True, kw_only=True)
class FaultResult:
    """Dose, damage and fault rates of one accelerator with its share of host and memory."""

    dose_rad_per_yr: Array = result(
        "1/yr",
        "Dose in silicon behind the electronics shield, mean over the calendar, rad(Si) per year",
        relation="orbitdc.radiation.dose.dose_rad_per_yr",
    )
    trapped_proton_dose_rad_per_yr: Array = result(
        "1/yr",
        "Dose of trapped protons behind the electronics shield, mean over the calendar, rad(Si) per year",
        relation="orbitdc.radiation.trapped.trapped_dose_rad_per_yr",
    )
    trapped_electron_dose_rad_per_yr: Array = result(
        "1/yr",
        "Dose of trapped electrons and their bremsstrahlung behind the electronics shield, mean over the calendar, rad(Si) per year",
        relation="orbitdc.radiation.trapped.trapped_dose_rad_per_yr",
    )
    galactic_dose_rad_per_yr: Array = result(
        "1/yr",
        "Dose of cosmic rays and their secondaries behind the electronics shield, rad(Si) per year",
        relation="orbitdc.radiation.galactic_dose.galactic_dose_rad_per_yr",
    )
    solar_worst_day_dose_rad: Array = result(
        "1",
        "Dose of the worst day of the Sun's protons behind the shield, rad(Si)",
        relation="orbitdc.radiation.solar_particles.worst_day_dose_rad",
    )
    solar_dose_rad_per_yr: Array = result(
        "1/yr",
        "Dose of the Sun's protons behind the electronics shield over the life, with the stated confidence, rad(Si) per year",
        relation="orbitdc.radiation.solar_particles.solar_proton_dose_rad",
    )
    lifetime_dose_krad: Array = result(
        "1", "Dose over the planned life, krad(Si)", relation="orbitdc.radiation.dose.lifetime_dose_krad"
    )
    shield_mass_kg: Array = result(
        "kg",
        "Shield of one satellite, beyond what structure and radiator give",
        relation="orbitdc.radiation.dose.shield_mass_kg",
    )
    cell_remaining_fraction: Array = result(
        "1",
        "Array power left by radiation at the end of the planned life",
        relation="orbitdc.radiation.damage.cell_remaining_fraction",
    )
    cell_fluence_per_cm2_yr: Array = result(
        "1/cm2",
        "Fluence per year of 1-MeV electrons that damages the cells as much as all particles through both faces",
        relation="orbitdc.radiation.damage.equivalent_fluence_per_cm2_yr",
    )
    coverglass_areal_mass_kg_per_m2: Array = result(
        "kg/m2", "Coverglass per area of cells", relation="orbitdc.radiation.damage.coverglass_areal_density_g_per_cm2"
    )
    radiation_failure_rate_per_accelerator_yr: Array = result(
        "1/yr",
        "Permanent failures of accelerators by radiation: destructive events, and wear-out by dose as a mean over the life",
        relation="orbitdc.radiation.failures.destructive_rate_per_yr",
    )
    silent_errors_per_accelerator_yr: Array = result(
        "1/yr", "Silent data corruptions per accelerator", relation="orbitdc.radiation.devices.upset_rate_per_yr"
    )
    memory_errors_per_accelerator_yr: Array = result(
        "1/yr",
        "Uncorrectable memory errors per accelerator (each interrupts its job)",
        relation="orbitdc.radiation.devices.upset_rate_per_yr",
    )
    functional_interrupts_per_accelerator_yr: Array = result(
        "1/yr",
        "Functional interrupts of accelerator and host share (each interrupts its job)",
        relation="orbitdc.radiation.devices.functional_interrupt_rate_per_yr",
    )
    extrapolated: Array = result(
        "1",
        "1 where the accelerator was never in a beam and another device's upset rates are carried over to it, else 0",
        relation="orbitdc.radiation.devices.extrapolated",
    )
    other_interruptions_per_accelerator_yr: Array = result(
        "1/yr",
        "Interruptions that radiation does not cause (software, network, power), per accelerator",
        relation="orbitdc.radiation.faults.faults",
    )
    saa_time_fraction: Array = result(
        "1",
        "Share of time in the South Atlantic Anomaly that holds 95 % of the proton fluence",
        relation="orbitdc.radiation.anomaly.saa_time_fraction",
    )
    saa_event_fraction: Array = result(
        "1", "Share of radiation events that fall in the anomaly", relation="orbitdc.radiation.anomaly.saa_event_fraction"
    )
    saa_peak_to_mean: Array = result(
        "1",
        "Highest over mean flux of protons above 30 MeV along the orbit",
        relation="orbitdc.radiation.anomaly.saa_peak_to_mean",
    )
    saa_passes_per_day: Array = result(
        "1/d", "Passes through the anomaly per day", relation="orbitdc.radiation.anomaly.saa_passes_per_day"
    )
    saa_pass_duration_s: Array = result(
        "s", "Mean length of a pass through the anomaly", relation="orbitdc.radiation.anomaly.saa_pass_duration_s"
    )
    saa_longest_quiet_h: Array = result(
        "h",
        "Longest time between two passes through the anomaly",
        relation="orbitdc.radiation.anomaly.saa_longest_quiet_h",
    )
    storm_days_per_yr: Array = result(
        "d/yr",
        "Days per year in safe mode for storms of the Sun's protons",
        relation="orbitdc.radiation.solar_particles.storm_days_per_yr",
    )
    safe_switch_voltage_v: Array = result(
        "V",
        "Voltage that one power switch may hold off so that no heavy ion burns it out (0 where none arrive)",
        relation="orbitdc.radiation.proton_upsets.safe_voltage_v",
    )
    switches_in_series: Array = result(
        "1",
        "Power switches that must share the bus voltage so that none can burn out",
        relation="orbitdc.radiation.proton_upsets.series_devices",
    )
    dose_slack: Array = slack(
        "dose",
        "Slack of the device dose limit against the dose over the planned life with its margin",
        relation="orbitdc.radiation.failures.dose_slack",
    )
    dose_beyond_limit: Flags = flag(
        "dose_beyond_the_device_limit",
        "Over the planned life devices take more dose than they stand, even without a margin",
        relation="orbitdc.radiation.dose.lifetime_dose_krad",
    )
    outside_radiation_tables: Flags = flag(
        "orbit_or_shield_outside_radiation_tables",
        "The orbit or the shield lies outside the tables of trapped radiation: the nearest edge was taken",
        relation="orbitdc.radiation.trapped.outside_tables",
    )

    def cell_remaining_at(
        self, *, age_yr: Array | float, damage_coefficient: Array | float, reference_fluence_per_cm2: Array | float
    ) -> Array:
        """Return the share of array power that radiation leaves at an age: the law of the cells by fluence so far.

        Parameters
        ----------
        age_yr : years since commissioning, broadcastable.
        damage_coefficient, reference_fluence_per_cm2 : law of the cells.

        Returns
        -------
        Array : share left, 0..1.
        """
        return cell_remaining_fraction(
            fluence_per_cm2=self.cell_fluence_per_cm2_yr * age_yr,
            damage_coefficient=damage_coefficient,
            reference_fluence_per_cm2=reference_fluence_per_cm2,
        )
