"""Two-sided radiator: net flux, area when sized, temperature and capacity when rated."""

from __future__ import annotations

import numpy as np

from orbitdc.compute.result import PayloadResult
from orbitdc.environment.result import EnvironmentResult
from orbitdc.fleet.parameters import FleetParameters
from orbitdc.scenario.declaration import Array
from orbitdc.spacecraft.result import AttitudeResult, PowerResult
from orbitdc.thermal.fin import STEFAN_BOLTZMANN, conduction_parameter, fin_efficiency
from orbitdc.thermal.parameters import RadiatorParameters, ThermalParameters
from orbitdc.thermal.punctures import (
    SMALLEST_WORKING_FRACTION,
    loops_to_carry,
    lost_loop_fraction,
    working_area_fraction,
)
from orbitdc.thermal.result import LoopResult, RadiatorResult

SMALLEST_FLUX_W_PER_M2 = 1.0
"""Net flux that sizes a radiator which cannot reject its load; such a point is flagged, and stays finite."""

_ITERATIONS = 24


def black_body_flux_w_per_m2(*, temperature_k: Array | float) -> Array:
    """Return sigma T^4, W/m2, of a temperature in K. Source: codata_2018."""
    squared = np.asarray(temperature_k, dtype=np.float64) * temperature_k
    flux: Array = STEFAN_BOLTZMANN * (squared * squared)
    return flux


def absorbed_w_per_m2(
    *,
    emissivity: Array | float,
    absorptivity: Array | float,
    earth_infrared_w_per_m2: Array | float,
    albedo_w_per_m2: Array | float,
    sun_cosine: Array | float,
    solar_irradiance_w_per_m2: Array | float,
) -> Array:
    """Return the radiation that both faces of a panel absorb, per planform area.

    Parameters
    ----------
    emissivity, absorptivity : infrared and solar, the same on both faces.
    earth_infrared_w_per_m2, albedo_w_per_m2 : arriving on both faces, added.
    sun_cosine : cosine of the Sun on the lit face, 0 when edge-on.
    solar_irradiance_w_per_m2 : sunlight.

    Returns
    -------
    Array : eps E_IR + alpha (E_albedo + cos S), W/m2.

    Notes
    -----
    Infrared absorptivity equals infrared emissivity (Kirchhoff). Source: gilmore_2002.
    """
    sunlight = albedo_w_per_m2 + sun_cosine * solar_irradiance_w_per_m2
    absorbed: Array = np.asarray(emissivity * earth_infrared_w_per_m2 + absorptivity * sunlight, dtype=np.float64)
    return absorbed


def sink_temperature_k(*, absorbed_w_per_m2: Array | float, emissivity_sum: Array | float) -> Array:
    """Return the temperature at which a panel emits just what it absorbs.

    Parameters
    ----------
    absorbed_w_per_m2 : absorbed by both faces per planform area, W/m2.
    emissivity_sum : emissivities of both faces, added.

    Returns
    -------
    Array : (absorbed / (sigma sum eps))^(1/4), K.

    Notes
    -----
    Source: gilmore_2002.
    """
    sink: Array = np.sqrt(
        np.sqrt(np.asarray(absorbed_w_per_m2, dtype=np.float64) / (STEFAN_BOLTZMANN * emissivity_sum))
    )
    return sink


def net_flux_w_per_m2(
    *,
    root_temperature_k: Array | float,
    emissivity_sum: Array | float,
    absorbed_w_per_m2: Array | float,
    fin_efficiency: Array | float,
) -> Array:
    """Return the heat that a panel rejects per planform area.

    Parameters
    ----------
    root_temperature_k : mean fin-root temperature, K.
    emissivity_sum : emissivities of both faces, added.
    absorbed_w_per_m2 : absorbed by both faces per planform area, W/m2.
    fin_efficiency : heat rejected over that of a panel at root temperature everywhere.

    Returns
    -------
    Array : eta (sum eps sigma T^4 - absorbed), W/m2; negative below the sink temperature.

    Notes
    -----
    A face emits into its whole hemisphere whatever its tilt: what it sees (Earth) adds to the absorbed
    flux and no view factor multiplies the emission. Source: gilmore_2002.
    """
    emitted = emissivity_sum * black_body_flux_w_per_m2(temperature_k=root_temperature_k)
    net: Array = fin_efficiency * (emitted - absorbed_w_per_m2)
    return net


def planform_area_m2(
    *, heat_w: Array | float, net_flux_w_per_m2: Array | float, working_area_fraction: Array | float
) -> Array:
    """Return the area of one side of the radiator.

    Parameters
    ----------
    heat_w : heat to reject, W.
    net_flux_w_per_m2 : net heat per planform area, W/m2; below 1 W/m2 it is taken as 1 W/m2.
    working_area_fraction : share of the area that still works at the end of life; at least 0.05 is taken.

    Returns
    -------
    Array : heat / flux / working share, m2.

    Notes
    -----
    Source: gilmore_2002.
    """
    flux = np.maximum(net_flux_w_per_m2, SMALLEST_FLUX_W_PER_M2)
    area: Array = heat_w / flux / np.maximum(working_area_fraction, SMALLEST_WORKING_FRACTION)
    return area


def radiator_mass_kg(*, planform_area_m2: Array | float, areal_mass_kg_per_m2: Array | float) -> Array:
    """Return the mass of panels with deployment, kg, from the planform area. Source: iss_eatcs_sae_951651."""
    mass: Array = np.asarray(planform_area_m2 * areal_mass_kg_per_m2, dtype=np.float64)
    return mass


def root_temperature_k(
    *,
    flux_w_per_m2: Array | float,
    absorbed_w_per_m2: Array | float,
    emissivity_sum: Array | float,
    fin_half_pitch_m: Array | float,
    fin_conductivity_w_per_m_k: Array | float,
    fin_thickness_m: Array | float,
) -> Array:
    """Return the fin-root temperature at which a panel rejects a given flux.

    Parameters
    ----------
    flux_w_per_m2 : heat to reject per planform area, W/m2.
    absorbed_w_per_m2 : absorbed by both faces per planform area, W/m2.
    emissivity_sum : emissivities of both faces, added.
    fin_half_pitch_m, fin_conductivity_w_per_m_k, fin_thickness_m : fin.

    Returns
    -------
    Array : root temperature, K, the inverse of `net_flux_w_per_m2`.

    Notes
    -----
    Fixed point of T = ((q / eta(T) + absorbed) / (sigma sum eps))^(1/4), whose error falls by at least a
    factor 2.6 per step (more than 10 for efficient fins); a fixed number of steps. Source: gilmore_2002.
    """
    sink = sink_temperature_k(absorbed_w_per_m2=absorbed_w_per_m2, emissivity_sum=emissivity_sum)
    root = sink_temperature_k(absorbed_w_per_m2=flux_w_per_m2 + absorbed_w_per_m2, emissivity_sum=emissivity_sum)
    for _ in range(_ITERATIONS):
        zeta = conduction_parameter(
            emissivity_sum=emissivity_sum,
            root_temperature_k=root,
            half_pitch_m=fin_half_pitch_m,
            conductivity_w_per_m_k=fin_conductivity_w_per_m_k,
            thickness_m=fin_thickness_m,
        )
        ideal = flux_w_per_m2 / fin_efficiency(zeta=zeta, sink_ratio=sink / np.maximum(root, 1.0))
        root = sink_temperature_k(absorbed_w_per_m2=ideal + absorbed_w_per_m2, emissivity_sum=emissivity_sum)
    return root


def radiator(
    *,
    thermal: ThermalParameters,
    radiator: RadiatorParameters,
    fleet: FleetParameters,
    surroundings: EnvironmentResult,
    attitude: AttitudeResult,
    payload: PayloadResult,
    loop: LoopResult,
    power: PowerResult,
) -> RadiatorResult:
    """Size the radiator of one satellite in the hot case at end of life, or rate a given one.

    The hot case has the sunlight of the day of the smallest Sun angle to the orbit plane, as its reflected share
    does, the full load and coatings at end of life, without the loops that punctures have taken by then. Given an
    area, the load that it rejects at the fin-root limit is the sustained one (first order: the drops between fin root
    and junction are kept at full load while throttling, which is on the safe side).

    Parameters
    ----------
    thermal, radiator, fleet : chain of temperature drops, the panel technology, and the planned life.
    surroundings, attitude : what arrives on the panel and how the Sun strikes it.
    payload, loop, power : junction rise, fin-root limit and heat load.

    Returns
    -------
    RadiatorResult : area, flux, temperatures, mass and what the panel sustains.
    """
    emissivity_sum = 2.0 * radiator.emissivity_end_of_life
    fin = {
        "fin_half_pitch_m": radiator.fin_half_pitch_m,
        "fin_conductivity_w_per_m_k": radiator.fin_conductivity_w_per_m_k,
        "fin_thickness_m": radiator.fin_thickness_mm / 1000.0,
    }
    absorbed = absorbed_w_per_m2(
        emissivity=radiator.emissivity_end_of_life,
        absorptivity=radiator.absorptivity_end_of_life,
        earth_infrared_w_per_m2=surroundings.radiator_earth_infrared_w_per_m2,
        albedo_w_per_m2=surroundings.radiator_albedo_w_per_m2,
        sun_cosine=attitude.radiator_sun_cosine,
        solar_irradiance_w_per_m2=surroundings.solar_irradiance_hot_case_w_per_m2,
    )
    sink = sink_temperature_k(absorbed_w_per_m2=absorbed, emissivity_sum=emissivity_sum)

    def efficiency_at(root: Array) -> Array:
        zeta = conduction_parameter(
            emissivity_sum=emissivity_sum,
            root_temperature_k=root,
            half_pitch_m=fin["fin_half_pitch_m"],
            conductivity_w_per_m_k=fin["fin_conductivity_w_per_m_k"],
            thickness_m=fin["fin_thickness_m"],
        )
        return fin_efficiency(zeta=zeta, sink_ratio=sink / np.maximum(root, 1.0))

    def net_at(root: Array, efficiency: Array) -> Array:
        return net_flux_w_per_m2(
            root_temperature_k=root,
            emissivity_sum=emissivity_sum,
            absorbed_w_per_m2=absorbed,
            fin_efficiency=efficiency,
        )

    limit = loop.fin_root_limit_k
    efficiency_limit = efficiency_at(limit)
    net_limit = net_at(limit, efficiency_limit)
    heat = power.heat_load_w
    below_sink = (net_limit <= 0.0) | (limit <= sink)
    lost = lost_loop_fraction(
        puncture_rate_per_m2_yr=surroundings.tube_puncture_rate_per_m2_yr,
        tube_surface_per_planform=radiator.tube_surface_per_planform,
        loop_planform_area_m2=radiator.loop_planform_area_m2,
        life_yr=fleet.planned_life_yr,
    )
    if thermal.radiator_planform_area_m2 is None:
        working_loops = (
            planform_area_m2(heat_w=heat, net_flux_w_per_m2=net_limit, working_area_fraction=1.0)
            / radiator.loop_planform_area_m2
        )
        share = working_loops / loops_to_carry(
            working_loops=working_loops,
            lost_loop_fraction=lost,
            reserve_deviations=radiator.loop_reserve_deviations,
        )
        area = planform_area_m2(heat_w=heat, net_flux_w_per_m2=net_limit, working_area_fraction=share)
        root, efficiency, net = np.broadcast_arrays(limit, efficiency_limit, net_limit)
        sustained, slack = np.ones_like(area), np.ones_like(area)
    else:
        area = thermal.radiator_planform_area_m2 + np.zeros_like(heat + net_limit)
        share = working_area_fraction(
            lost_loop_fraction=lost,
            loop_count=area / radiator.loop_planform_area_m2,
            reserve_deviations=radiator.loop_reserve_deviations,
        )
        working = area * np.maximum(share, SMALLEST_WORKING_FRACTION)
        capacity = working * np.maximum(net_limit, 0.0)
        sustained = np.minimum(1.0, capacity / heat)
        slack = 1.0 - heat / np.maximum(capacity, working * SMALLEST_FLUX_W_PER_M2)
        root = root_temperature_k(
            flux_w_per_m2=sustained * heat / working, absorbed_w_per_m2=absorbed, emissivity_sum=emissivity_sum, **fin
        )
        efficiency = efficiency_at(root)
        net = net_at(root, efficiency)
    drops = thermal.film_and_bond_drop_k + thermal.loop_temperature_rise_k / 2.0 + payload.junction_to_coolant_rise_k
    return RadiatorResult(
        radiator_planform_area_m2=area,
        radiating_area_m2=2.0 * area,
        fin_root_temperature_k=root,
        sink_temperature_k=sink,
        fin_efficiency=efficiency,
        net_flux_w_per_m2=net,
        punctures_per_life=surroundings.tube_puncture_rate_per_m2_yr
        * (radiator.tube_surface_per_planform * area * fleet.planned_life_yr),
        lost_loop_fraction=lost,
        working_area_fraction=np.maximum(share, SMALLEST_WORKING_FRACTION),
        radiator_mass_kg=radiator_mass_kg(planform_area_m2=area, areal_mass_kg_per_m2=radiator.areal_mass_kg_per_m2),
        junction_temperature_k=root + drops * sustained,
        sustained_heat_fraction=sustained,
        heat_slack=slack,
        radiator_lost_to_punctures=share < SMALLEST_WORKING_FRACTION,
        radiator_below_sink=below_sink,
    )
