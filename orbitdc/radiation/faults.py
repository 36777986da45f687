"""The radiation stage: dose, shield, cell damage and fault rates of one accelerator."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np

from orbitdc.compute.parameters import AcceleratorParameters
from orbitdc.compute.result import PayloadResult
from orbitdc.environment.result import EnvironmentResult
from orbitdc.fleet.parameters import FleetParameters
from orbitdc.orbit.result import OrbitResult
from orbitdc.radiation.anomaly import (
    saa_event_fraction,
    saa_longest_quiet_h,
    saa_pass_duration_s,
    saa_passes_per_day,
    saa_peak_to_mean,
    saa_time_fraction,
)
from orbitdc.radiation.cosmic_rays import solar_modulation
from orbitdc.radiation.damage import (
    CELL_MATERIALS,
    KG_PER_M2_PER_G_PER_CM2,
    SHIELDS_G_PER_CM2,
    CellMaterial,
    cell_remaining_fraction,
    coverglass_areal_density_g_per_cm2,
    equivalent_fluence_per_cm2_yr,
    folded_fluence_per_cm2_yr,
    solar_fluence_per_cm2,
    trapped_fluence_per_cm2_yr,
)
from orbitdc.radiation.devices import (
    device_rates_per_yr,
    extrapolated,
    functional_interrupt_rate_per_yr,
    transfer_factor,
)
from orbitdc.radiation.dose import (
    ALUMINUM_DENSITY_G_PER_CM3,
    MM_PER_CM,
    aluminum_depth_mm,
    dose_rad_per_yr,
    lifetime_dose_krad,
    shield_mass_kg,
    solar_phase_fraction,
)
from orbitdc.radiation.failures import destructive_rate_per_yr, dose_slack, wear_out_rate_per_yr
from orbitdc.radiation.galactic_dose import galactic_dose_rad_per_yr
from orbitdc.radiation.parameters import DeviceParameters, RadiationParameters
from orbitdc.radiation.proton_upsets import safe_voltage_v, series_devices
from orbitdc.radiation.result import FaultResult
from orbitdc.radiation.solar_particles import solar_proton_dose_rad, storm_days_per_yr, worst_day_dose_rad
from orbitdc.radiation.transport import aluminum_for_protons_g_per_cm2
from orbitdc.radiation.trapped import (
    EARTH_RADIUS_OF_MODEL_KM,
    GEOMETRIES,
    Particle,
    outside_tables,
    sectored_dose_rad_per_yr,
    slab_paths,
    tabulated_dose_rad_per_yr,
    trapped_dose_rad_per_yr,
)
from orbitdc.scenario.declaration import Array, Flags, Table
from orbitdc.spacecraft.parameters import CellParameters

PARTICLES: tuple[Particle, ...] = ("proton", "electron")

_WHOLE_SPHERE = (np.ones(1), np.ones(1), np.zeros(1))
"""One sector: factor on depth, solid angle, and the choice of geometry."""

_SLAB = GEOMETRIES.index("slab")


def _orbit(shell: OrbitResult) -> dict[str, Array]:
    return {
        "altitude_km": shell.semi_major_axis_km - EARTH_RADIUS_OF_MODEL_KM,
        "inclination_deg": shell.inclination_deg,
    }


def _sectors(radiation: RadiationParameters) -> tuple[Array, Array, Array]:
    if radiation.shield_sectors is None:
        return _WHOLE_SPHERE[0], _WHOLE_SPHERE[1], radiation.shield_geometry
    columns = radiation.shield_sectors.columns
    return columns["thickness_factor"], columns["solid_angle"], _WHOLE_SPHERE[2]


def _tabulated(table_depth_mm: Array, table_dose_rad_per_yr: Array, depth_mm: Array) -> Array:
    return tabulated_dose_rad_per_yr(
        depth_mm=depth_mm, table_depth_mm=table_depth_mm, table_dose_rad_per_yr=table_dose_rad_per_yr
    )


def _by_geometry(geometry: Array, depth_mm: Array, in_sphere: Callable[[Array], Array]) -> Array:
    """Return the dose in a sphere or behind a slab of a depth, from doses in spheres."""
    sphere = in_sphere(depth_mm)
    if not np.any(geometry == _SLAB):
        return sphere
    slab: Array = np.zeros(1)
    for factor, share in zip(*slab_paths(), strict=True):
        slab = slab + share * in_sphere(depth_mm * factor)
    dose: Array = np.where(geometry == _SLAB, slab, sphere)
    return dose


def _belt(
    radiation: RadiationParameters,
    shell: OrbitResult,
    phase: Array,
    particle: Particle,
    depth_mm: Array,
    sectors: tuple[Array, Array, Array],
) -> tuple[Array, Flags]:
    """Return the dose of one belt behind a shield and where orbit or shield lie outside the table."""
    factors, solid_angles, geometry = sectors
    user = radiation.trapped_dose_table
    doses: list[Array] = []
    outside: Flags = np.zeros(1, dtype=np.bool_)
    for factor in factors:
        depth = depth_mm * factor
        if user is not None:
            columns = user.columns
            table = columns["depth_mm"], columns[f"{particle}_rad_per_yr"]
            doses.append(_by_geometry(geometry, depth, partial(_tabulated, *table)))
            outside = outside | (depth < columns["depth_mm"][0]) | (depth > columns["depth_mm"][-1])
            continue
        by_geometry = [
            trapped_dose_rad_per_yr(
                **_orbit(shell), depth_mm=depth, solar_phase=phase, particle=particle, geometry=name
            )
            if np.any(geometry == index)
            else np.zeros(1)
            for index, name in enumerate(GEOMETRIES)
        ]
        doses.append(np.where(geometry == 0, *by_geometry))
        outside = outside | outside_tables(**_orbit(shell), depth_mm=depth)
    return sectored_dose_rad_per_yr(sector_dose_rad_per_yr=doses, sector_solid_angle=solid_angles), outside


def _spectrum_fluence(table: Table, particle: Particle, material: CellMaterial, shield: Array) -> Array:
    """Return the yearly fluence of unit particles behind a shield from a user's own spectrum."""
    columns = table.columns
    fluence = folded_fluence_per_cm2_yr(
        energy_mev=columns["energy_mev"],
        flux_above_per_cm2_s=columns[f"{particle}_per_cm2_s"],
        shield_g_per_cm2=SHIELDS_G_PER_CM2,
        particle=particle,
        material=material,
    )
    read: Array = np.interp(np.log(shield), np.log(SHIELDS_G_PER_CM2), fluence)
    return read


def _cell_fluence(
    radiation: RadiationParameters,
    cell: CellParameters,
    shell: OrbitResult,
    phase: Array,
    active_years: Array,
    life_yr: Array,
    shield: Array,
) -> Array:
    """Return the yearly fluence of 1-MeV electrons that does belts' and Sun's damage through one face of the cells."""
    by_material: list[Array] = []
    for index, material in enumerate(CELL_MATERIALS):
        if not np.any(cell.damage_material == index):
            by_material.append(np.zeros(1))
            continue
        protons, electrons = (
            trapped_fluence_per_cm2_yr(
                **_orbit(shell), solar_phase=phase, shield_g_per_cm2=shield, particle=particle, material=material
            )
            if radiation.trapped_spectrum_table is None
            else _spectrum_fluence(radiation.trapped_spectrum_table, particle, material, shield)
            for particle in PARTICLES
        )
        solar = solar_fluence_per_cm2(
            **_orbit(shell),
            active_years=active_years,
            confidence=radiation.solar_proton_confidence,
            shield_g_per_cm2=shield,
            material=material,
        )
        by_material.append(
            equivalent_fluence_per_cm2_yr(
                proton_fluence_per_cm2_yr=protons * radiation.trapped_flux_factor
                + solar * radiation.solar_proton_factor / life_yr,
                electron_fluence_per_cm2_yr=electrons * radiation.trapped_flux_factor,
                electrons_per_proton=cell.electrons_per_proton,
            )
        )
    fluence: Array = np.where(cell.damage_material == 0, *by_material)
    return fluence


def _solar_dose(
    radiation: RadiationParameters, shell: OrbitResult, depth_mm: Array, in_aluminum: Callable[..., Array]
) -> Array:
    """Return a dose of the Sun's protons behind the shield from that in the center of aluminum spheres."""
    factors, solid_angles, geometry = _sectors(radiation)

    def in_sphere(depth: Array) -> Array:
        areal_density = depth * (ALUMINUM_DENSITY_G_PER_CM3 / MM_PER_CM)
        dose: Array = radiation.solar_proton_factor * in_aluminum(**_orbit(shell), depth_g_per_cm2=areal_density)
        return dose

    doses = [_by_geometry(geometry, depth_mm * factor, in_sphere) for factor in factors]
    return sectored_dose_rad_per_yr(sector_dose_rad_per_yr=doses, sector_solid_angle=solid_angles)


def faults(
    *,
    radiation: RadiationParameters,
    device: DeviceParameters,
    accelerator: AcceleratorParameters,
    fleet: FleetParameters,
    cell: CellParameters,
    shell: OrbitResult,
    surroundings: EnvironmentResult,
    payload: PayloadResult,
) -> FaultResult:
    """Return dose, shield, cell damage and fault rates of the fleet's accelerators.

    Belt models count altitude from 6,371.2 km, the scenario from the equatorial radius: the table is read at the
    orbit's true distance from Earth's center. Protons and cosmic rays upset devices; electrons only add dose. The Sun's
    protons add dose and damage cells with a stated confidence over the life, and are spent in safe mode, so that they
    upset nothing that delivers. Every kind of radiation carries its own factor of uncertainty.

    Parameters
    ----------
    radiation, device, accelerator, fleet, cell : parameter groups.
    shell, surroundings, payload : results of the orbit, environment and payload stages.

    Returns
    -------
    FaultResult : one value per point.
    """
    orbit = _orbit(shell)
    phase = solar_phase_fraction(
        solar_f107=surroundings.solar_f107_mean,
        minimum_f107=radiation.solar_minimum_f107,
        maximum_f107=radiation.solar_maximum_f107,
    )

    depth = aluminum_depth_mm(areal_density_g_per_cm2=radiation.electronics_shield_g_per_cm2)
    proton_depth = aluminum_depth_mm(
        areal_density_g_per_cm2=aluminum_for_protons_g_per_cm2(
            areal_density_g_per_cm2=radiation.electronics_shield_g_per_cm2, material_index=radiation.shield_material
        )
    )
    protons, protons_outside = _belt(radiation, shell, phase, "proton", proton_depth, _sectors(radiation))
    electrons, electrons_outside = _belt(radiation, shell, phase, "electron", depth, _sectors(radiation))
    galactic: Array = radiation.galactic_dose_factor * galactic_dose_rad_per_yr(
        depth_g_per_cm2=radiation.electronics_shield_g_per_cm2,
        modulation=solar_modulation(solar_f107=surroundings.solar_f107_mean),
        **orbit,
    )
    active_years: Array = radiation.active_sun_fraction * fleet.planned_life_yr
    mission_dose = partial(
        solar_proton_dose_rad, active_years=active_years, confidence=radiation.solar_proton_confidence
    )
    solar = _solar_dose(radiation, shell, proton_depth, mission_dose) / fleet.planned_life_yr
    dose = dose_rad_per_yr(
        trapped_proton_rad_per_yr=protons,
        trapped_electron_rad_per_yr=electrons,
        galactic_rad_per_yr=galactic,
        solar_rad_per_yr=solar,
        trapped_flux_factor=radiation.trapped_flux_factor,
    )
    life_dose = lifetime_dose_krad(dose_rad_per_yr=dose, life_yr=fleet.planned_life_yr)

    upsetting: Array = protons * radiation.trapped_flux_factor + galactic
    untested = extrapolated(accelerator_device=accelerator.beam_device, tested_device=device.tested_device)
    transfer = {
        "extrapolated": untested,
        "scaling": radiation.upset_scaling,
        "sensitivity": radiation.device_sensitivity_factor,
    }
    rates = device_rates_per_yr(
        device=device,
        dose_rad_per_yr=upsetting,
        logic=transfer_factor(size=payload.die_area_mm2, measured_size=device.device_die_area_mm2, **transfer),
        memory=transfer_factor(
            size=payload.memory_gb_per_accelerator, measured_size=device.device_memory_gb, **transfer
        ),
        host=transfer_factor(size=1.0, measured_size=1.0, **transfer),
    )

    glass = coverglass_areal_density_g_per_cm2(
        coverglass_um=radiation.coverglass_um, density_g_per_cm3=radiation.coverglass_density_g_per_cm3
    )
    front, rear = (
        _cell_fluence(radiation, cell, shell, phase, active_years, fleet.planned_life_yr, face)
        for face in (glass, cell.rear_shield_g_per_cm2)
    )
    fluence: Array = front + rear

    permanent: Array = destructive_rate_per_yr(
        upsetting_dose_rad_per_yr=upsetting,
        destructive_event_dose_krad=radiation.destructive_event_dose_krad,
        heavy_ion_rate_per_yr=radiation.heavy_ion_failure_rate_per_accelerator_yr,
    ) + wear_out_rate_per_yr(
        lifetime_dose_krad=life_dose,
        life_yr=fleet.planned_life_yr,
        failure_dose_krad=radiation.failure_dose_krad,
        spread=radiation.failure_dose_spread,
    )

    switch_voltage = safe_voltage_v(
        rated_voltage_v=radiation.switch_rating_v,
        survival_fraction=radiation.burnout_survival_fraction,
        derating_fraction=radiation.burnout_derating_fraction,
    )
    in_anomaly = saa_time_fraction(**orbit)
    passes = saa_passes_per_day(**orbit)
    return FaultResult(
        dose_rad_per_yr=dose,
        trapped_proton_dose_rad_per_yr=protons * radiation.trapped_flux_factor,
        trapped_electron_dose_rad_per_yr=electrons * radiation.trapped_flux_factor,
        galactic_dose_rad_per_yr=galactic,
        solar_worst_day_dose_rad=_solar_dose(radiation, shell, proton_depth, worst_day_dose_rad),
        solar_dose_rad_per_yr=solar,
        lifetime_dose_krad=life_dose,
        shield_mass_kg=shield_mass_kg(
            surface_m2=payload.shielded_surface_area_m2,
            areal_density_g_per_cm2=radiation.electronics_shield_g_per_cm2,
            given_fraction=radiation.shield_share_given_fraction,
        ),
        coverglass_areal_mass_kg_per_m2=glass * KG_PER_M2_PER_G_PER_CM2,
        cell_fluence_per_cm2_yr=fluence,
        cell_remaining_fraction=cell_remaining_fraction(
            fluence_per_cm2=fluence * fleet.planned_life_yr,
            damage_coefficient=cell.damage_coefficient,
            reference_fluence_per_cm2=cell.damage_reference_fluence_per_cm2,
        ),
        silent_errors_per_accelerator_yr=rates["silent"],
        memory_errors_per_accelerator_yr=rates["memory"],
        functional_interrupts_per_accelerator_yr=functional_interrupt_rate_per_yr(
            accelerator_rate_per_yr=rates["interrupt"],
            host_rate_per_yr=rates["host"],
            accelerators_per_host=radiation.accelerators_per_host,
        ),
        extrapolated=untested,
        other_interruptions_per_accelerator_yr=radiation.other_interruptions_per_accelerator_yr,
        saa_time_fraction=in_anomaly,
        saa_event_fraction=saa_event_fraction(
            proton_event_fraction=radiation.saa_event_fraction,
            time_fraction=in_anomaly,
            proton_dose_rad_per_yr=protons * radiation.trapped_flux_factor,
            galactic_dose_rad_per_yr=galactic,
        ),
        saa_peak_to_mean=saa_peak_to_mean(**orbit),
        saa_passes_per_day=passes,
        saa_pass_duration_s=saa_pass_duration_s(time_fraction=in_anomaly, passes_per_day=passes),
        saa_longest_quiet_h=saa_longest_quiet_h(**orbit),
        storm_days_per_yr=storm_days_per_yr(
            threshold_pfu=radiation.storm_stop_flux_pfu, days_per_storm=radiation.days_per_storm, **orbit
        ),
        radiation_failure_rate_per_accelerator_yr=permanent,
        safe_switch_voltage_v=switch_voltage,
        switches_in_series=series_devices(bus_voltage_v=radiation.bus_voltage_v, safe_voltage_v=switch_voltage),
        dose_slack=dose_slack(
            lifetime_dose_krad=life_dose, margin=radiation.dose_margin, limit_krad=device.dose_limit_krad
        ),
        dose_beyond_limit=life_dose > device.dose_limit_krad,
        outside_radiation_tables=protons_outside | electrons_outside,
    )
