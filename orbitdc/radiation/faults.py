"""The radiation stage: dose, shield, cell damage and fault rates of one accelerator."""

from __future__ import annotations

from orbitdc.compute.result import PayloadResult
from orbitdc.environment.result import EnvironmentResult
from orbitdc.fleet.parameters import FleetParameters
from orbitdc.orbit.result import OrbitResult
from orbitdc.radiation.damage import (
    cell_remaining_fraction,
    coverglass_areal_density_g_per_cm2,
    equivalent_fluence_per_cm2_yr,
)
from orbitdc.radiation.dose import (
    EARTH_RADIUS_OF_MODEL_KM,
    aluminum_depth_mm,
    dose_rad_per_yr,
    lifetime_dose_krad,
    shield_mass_kg,
    solar_phase_fraction,
    storm_dose_rad_per_yr,
    trapped_dose_rad_per_yr,
)
from orbitdc.radiation.parameters import RadiationParameters
from orbitdc.radiation.result import FaultResult
from orbitdc.radiation.upsets import (
    functional_interrupt_rate_per_yr,
    saa_time_fraction,
    size_factor,
    upset_rate_per_yr,
)
from orbitdc.scenario.declaration import Array
from orbitdc.spacecraft.parameters import CellParameters


def faults(
    *,
    radiation: RadiationParameters,
    fleet: FleetParameters,
    cell: CellParameters,
    shell: OrbitResult,
    surroundings: EnvironmentResult,
    payload: PayloadResult,
) -> FaultResult:
    """Return dose, shield, cell damage and fault rates of the fleet's accelerators.

    Belt models count altitude from 6,371.2 km, the scenario from the equatorial radius: the table is read at the
    orbit's true distance from Earth's center. Protons and cosmic rays upset devices; electrons only add dose. Solar
    particle events add dose and are spent in safe mode, so that they upset nothing that delivers.

    Parameters
    ----------
    radiation, fleet, cell : parameter groups.
    shell, surroundings, payload : results of the orbit, environment and payload stages.

    Returns
    -------
    FaultResult : one value per point.
    """
    altitude: Array = shell.semi_major_axis_km - EARTH_RADIUS_OF_MODEL_KM
    phase = solar_phase_fraction(
        solar_f107=surroundings.solar_f107_mean,
        minimum_f107=radiation.solar_minimum_f107,
        maximum_f107=radiation.solar_maximum_f107,
    )

    depth = aluminum_depth_mm(areal_density_g_per_cm2=radiation.electronics_shield_g_per_cm2)
    protons = trapped_dose_rad_per_yr(altitude_km=altitude, depth_mm=depth, solar_phase=phase, particle="proton")
    electrons = trapped_dose_rad_per_yr(altitude_km=altitude, depth_mm=depth, solar_phase=phase, particle="electron")
    storms = storm_dose_rad_per_yr(
        reference_dose_rad_per_yr=radiation.storm_dose_rad_per_yr,
        depth_mm=depth,
        exponent=radiation.storm_dose_depth_exponent,
    )
    dose = dose_rad_per_yr(
        trapped_proton_rad_per_yr=protons,
        trapped_electron_rad_per_yr=electrons,
        galactic_rad_per_yr=radiation.galactic_dose_rad_per_yr,
        storm_rad_per_yr=storms,
        trapped_flux_factor=radiation.trapped_flux_factor,
    )
    life_dose = lifetime_dose_krad(dose_rad_per_yr=dose, life_yr=fleet.planned_life_yr)

    upsetting: Array = protons * radiation.trapped_flux_factor + radiation.galactic_dose_rad_per_yr
    sensitivity = radiation.device_sensitivity_factor
    logic: Array = sensitivity * size_factor(
        size=payload.die_area_mm2,
        measured_size=radiation.measured_die_area_mm2,
        exponent=radiation.logic_scaling_exponent,
    )
    memory: Array = sensitivity * size_factor(
        size=payload.memory_gb_per_accelerator,
        measured_size=radiation.measured_memory_gb,
        exponent=radiation.memory_scaling_exponent,
    )
    accelerator_interrupts = upset_rate_per_yr(
        dose_rad_per_yr=upsetting, dose_per_event_rad=radiation.functional_interrupt_dose_rad, sensitivity=logic
    )
    host_interrupts = upset_rate_per_yr(
        dose_rad_per_yr=upsetting, dose_per_event_rad=radiation.host_interrupt_dose_rad, sensitivity=sensitivity
    )

    glass = aluminum_depth_mm(
        areal_density_g_per_cm2=coverglass_areal_density_g_per_cm2(
            coverglass_um=radiation.coverglass_um, density_g_per_cm3=radiation.coverglass_density_g_per_cm3
        )
    )
    fluence: Array = radiation.trapped_flux_factor * equivalent_fluence_per_cm2_yr(
        proton_dose_rad_per_yr=trapped_dose_rad_per_yr(
            altitude_km=altitude, depth_mm=glass, solar_phase=phase, particle="proton"
        ),
        electron_dose_rad_per_yr=trapped_dose_rad_per_yr(
            altitude_km=altitude, depth_mm=glass, solar_phase=phase, particle="electron"
        ),
        proton_equivalence_per_cm2_rad=radiation.cell_proton_equivalence_per_cm2_rad,
        electron_equivalence_per_cm2_rad=radiation.cell_electron_equivalence_per_cm2_rad,
    )

    return FaultResult(
        dose_rad_per_yr=dose,
        lifetime_dose_krad=life_dose,
        shield_mass_kg=shield_mass_kg(
            surface_m2=payload.shielded_surface_area_m2,
            areal_density_g_per_cm2=radiation.electronics_shield_g_per_cm2,
            given_fraction=radiation.shield_share_given_fraction,
        ),
        cell_remaining_fraction=cell_remaining_fraction(
            fluence_per_cm2=fluence * fleet.planned_life_yr,
            damage_coefficient=cell.damage_coefficient,
            reference_fluence_per_cm2=cell.damage_reference_fluence_per_cm2,
        ),
        silent_errors_per_accelerator_yr=upset_rate_per_yr(
            dose_rad_per_yr=upsetting, dose_per_event_rad=radiation.silent_error_dose_rad, sensitivity=logic
        ),
        memory_errors_per_accelerator_yr=upset_rate_per_yr(
            dose_rad_per_yr=upsetting, dose_per_event_rad=radiation.memory_error_dose_rad, sensitivity=memory
        ),
        functional_interrupts_per_accelerator_yr=functional_interrupt_rate_per_yr(
            accelerator_rate_per_yr=accelerator_interrupts,
            host_rate_per_yr=host_interrupts,
            accelerators_per_host=radiation.accelerators_per_host,
        ),
        other_interruptions_per_accelerator_yr=radiation.other_interruptions_per_accelerator_yr,
        saa_time_fraction=saa_time_fraction(altitude_km=altitude),
        saa_event_fraction=radiation.saa_event_fraction,
        storm_days_per_yr=radiation.storm_days_per_yr,
        dose_slack=1 - life_dose / radiation.dose_limit_krad,
    )
