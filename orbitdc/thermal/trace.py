"""The radiator around one orbit, for one design."""

from __future__ import annotations

import numpy as np

from orbitdc.compute.result import PayloadResult
from orbitdc.environment.result import EnvironmentResult
from orbitdc.scenario.declaration import Array
from orbitdc.spacecraft.result import AttitudeResult, PowerResult
from orbitdc.thermal.fin import STEFAN_BOLTZMANN
from orbitdc.thermal.parameters import RadiatorParameters, ThermalParameters
from orbitdc.thermal.radiator import absorbed_w_per_m2, root_temperature_k
from orbitdc.thermal.result import LoopResult, RadiatorResult


def free_cooldown_temperature_k(
    *,
    initial_temperature_k: Array | float,
    time_s: Array | float,
    areal_heat_capacity_j_per_m2_k: Array | float,
    emissivity_sum: Array | float,
) -> Array:
    """Return the temperature of an unloaded panel that radiates to empty space.

    Parameters
    ----------
    initial_temperature_k : temperature when the load stops, K.
    time_s : time since then, s.
    areal_heat_capacity_j_per_m2_k : heat capacity per planform area, J/(m2 K).
    emissivity_sum : emissivities of both faces, added.

    Returns
    -------
    Array : T0 / (1 + 3 k T0^3 t)^(1/3) with k = sigma sum eps / C, K: the coldest a panel can get.

    Notes
    -----
    Source: gilmore_2002 (the energy balance C dT/dt = - sigma sum eps T^4, integrated).
    """
    t0 = np.asarray(initial_temperature_k, dtype=np.float64)
    rate = STEFAN_BOLTZMANN * emissivity_sum / areal_heat_capacity_j_per_m2_k
    cooled: Array = t0 / np.cbrt(1.0 + 3.0 * rate * (t0 * t0 * t0) * time_s)
    return cooled


def trace_orbit_phase(
    *,
    thermal: ThermalParameters,
    radiator: RadiatorParameters,
    surroundings: EnvironmentResult,
    attitude: AttitudeResult,
    payload: PayloadResult,
    loop: LoopResult,
    power: PowerResult,
    panel: RadiatorResult,
    sunlit: Array,
) -> dict[str, Array]:
    """Follow one design's radiator along the orbit, quasi-steady.

    A modern panel settles in a few minutes, against half an hour of shadow, so that each phase is a balance of
    its own: the full load in sunlight, the load of the eclipse mode in shadow. Earth's infrared is the orbit
    mean; reflected and direct sunlight are those of the hot case and vanish in shadow.

    Parameters
    ----------
    thermal, radiator, surroundings, attitude, payload, loop, power, panel : groups and results of the design.
    sunlit : 1 in sunlight and 0 in shadow, shape (phases, *dims).

    Returns
    -------
    dict : `absorbed_w_per_m2`, `rejected_w_per_m2`, `fin_root_temperature_k`, `junction_temperature_k` and
        `fin_root_limit_k`, each of shape (phases, *dims); temperatures in K, fluxes per planform area.
    """
    light = np.asarray(sunlit, dtype=np.float64)
    absorbed = absorbed_w_per_m2(
        emissivity=radiator.emissivity_end_of_life,
        absorptivity=radiator.absorptivity_end_of_life,
        earth_infrared_w_per_m2=surroundings.radiator_earth_infrared_w_per_m2,
        albedo_w_per_m2=surroundings.radiator_albedo_w_per_m2 * light,
        sun_cosine=attitude.radiator_sun_cosine * light,
        solar_irradiance_w_per_m2=surroundings.solar_irradiance_hot_case_w_per_m2,
    )
    full = power.heat_load_w * panel.sustained_heat_fraction
    heat = light * full + (1.0 - light) * np.minimum(power.eclipse_heat_load_w, full)
    rejected = heat / (panel.radiator_planform_area_m2 * panel.working_area_fraction)
    root = root_temperature_k(
        flux_w_per_m2=rejected,
        absorbed_w_per_m2=absorbed,
        emissivity_sum=2.0 * radiator.emissivity_end_of_life,
        fin_half_pitch_m=radiator.fin_half_pitch_m,
        fin_conductivity_w_per_m_k=radiator.fin_conductivity_w_per_m_k,
        fin_thickness_m=radiator.fin_thickness_mm / 1000.0,
    )
    drops = thermal.film_and_bond_drop_k + thermal.loop_temperature_rise_k / 2.0 + payload.junction_to_coolant_rise_k
    shape = root.shape
    return {
        "absorbed_w_per_m2": np.broadcast_to(absorbed, shape),
        "rejected_w_per_m2": np.broadcast_to(rejected, shape),
        "fin_root_temperature_k": root,
        "junction_temperature_k": root + drops * heat / power.heat_load_w,
        "fin_root_limit_k": np.broadcast_to(loop.fin_root_limit_k, shape),
    }
