"""What the radiation stage hands on: dose, shield, cell damage and fault rates (the ground makes the same class)."""

from __future__ import annotations

from dataclasses import dataclass

from orbitdc.scenario.declaration import Array, result, slack


@dataclass(frozen=True, kw_only=True)
class FaultResult:
    """Dose, damage and fault rates of one accelerator with its share of host and memory."""

    dose_rad_per_yr: Array = result("1/yr", "Dose in silicon behind the electronics shield, mean over the calendar, rad(Si) per year", relation="orbitdc.radiation.dose.dose_rad_per_yr")
    lifetime_dose_krad: Array = result("1", "Dose over the planned life, krad(Si)", relation="orbitdc.radiation.dose.lifetime_dose_krad")
    shield_mass_kg: Array = result("kg", "Shield of one satellite, beyond what structure and radiator give", relation="orbitdc.radiation.dose.shield_mass_kg")
    cell_remaining_fraction: Array = result("1", "Array power left by radiation at the end of the planned life", relation="orbitdc.radiation.damage.cell_remaining_fraction")
    silent_errors_per_accelerator_yr: Array = result("1/yr", "Silent data corruptions per accelerator", relation="orbitdc.radiation.upsets.upset_rate_per_yr")
    memory_errors_per_accelerator_yr: Array = result("1/yr", "Uncorrectable memory errors per accelerator (each interrupts its job)", relation="orbitdc.radiation.upsets.upset_rate_per_yr")
    functional_interrupts_per_accelerator_yr: Array = result("1/yr", "Functional interrupts of accelerator and host share (each interrupts its job)", relation="orbitdc.radiation.upsets.functional_interrupt_rate_per_yr")
    other_interruptions_per_accelerator_yr: Array = result("1/yr", "Interruptions that radiation does not cause (software, network, power), per accelerator", relation="orbitdc.radiation.faults.faults")
    saa_time_fraction: Array = result("1", "Share of time in the South Atlantic Anomaly that holds 95 % of the proton fluence", relation="orbitdc.radiation.upsets.saa_time_fraction")
    saa_event_fraction: Array = result("1", "Share of radiation events that fall in the anomaly", relation="orbitdc.radiation.faults.faults")
    storm_days_per_yr: Array = result("d/yr", "Days per year in safe mode for solar particle events", relation="orbitdc.radiation.faults.faults")
    dose_slack: Array = slack("dose", "Slack of the device dose limit against the dose over the planned life", relation="orbitdc.radiation.dose.dose_rad_per_yr")
