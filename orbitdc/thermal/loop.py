"""From the junction to the fin root: the coolant loop."""

from __future__ import annotations

import numpy as np

from orbitdc.compute.result import PayloadResult
from orbitdc.scenario.declaration import Array
from orbitdc.thermal.parameters import ThermalParameters
from orbitdc.thermal.result import LoopResult

PASCAL_PER_BAR = 1e5
JOULE_PER_MEGAJOULE = 1e6


def coolant_return_limit_k(
    *, junction_limit_k: Array | float, junction_margin_k: Array | float, junction_to_coolant_rise_k: Array | float
) -> Array:
    """Return the hottest coolant temperature that keeps the worst chip within its limit.

    Parameters
    ----------
    junction_limit_k : highest junction temperature, K.
    junction_margin_k : distance kept to it, K.
    junction_to_coolant_rise_k : rise from coolant to junction at full power, K.

    Returns
    -------
    Array : temperature of the coolant that leaves the payload, K: limit - margin - rise.

    Notes
    -----
    The chip at the hottest end of the loop counts, so the rise is taken from the returning coolant.
    Source: gilmore_2002.
    """
    limit: Array = np.asarray(junction_limit_k - junction_margin_k - junction_to_coolant_rise_k, dtype=np.float64)
    return limit


def fin_root_limit_k(
    *,
    coolant_return_k: Array | float,
    loop_temperature_rise_k: Array | float,
    film_and_bond_drop_k: Array | float,
) -> Array:
    """Return the mean fin-root temperature along the radiator.

    Parameters
    ----------
    coolant_return_k : coolant temperature at the radiator's inlet, K.
    loop_temperature_rise_k : fall of the coolant along the radiator, K.
    film_and_bond_drop_k : drop from coolant to fin root, K.

    Returns
    -------
    Array : return - rise / 2 - drop, K.

    Notes
    -----
    The area is the integral of dT / (T^4 - Ts^4) along the loop; the mean temperature errs by 0.1 % in area
    for a rise of 10 K and by 1.5 % for 40 K. Source: gilmore_2002.
    """
    root: Array = np.asarray(coolant_return_k - loop_temperature_rise_k / 2.0 - film_and_bond_drop_k, dtype=np.float64)
    return root


def pump_power_fraction(
    *,
    pressure_drop_bar: Array | float,
    volumetric_heat_mj_per_m3_k: Array | float,
    loop_temperature_rise_k: Array | float,
    pump_efficiency: Array | float,
) -> Array:
    """Return the pump's electricity per heat carried by a single-phase loop.

    Parameters
    ----------
    pressure_drop_bar : pressure drop around the loop, bar.
    volumetric_heat_mj_per_m3_k : coolant density times specific heat, MJ/(m3 K).
    loop_temperature_rise_k : coolant temperature rise over the payload, K.
    pump_efficiency : electricity to fluid power.

    Returns
    -------
    Array : dp / (rho cp dT eta).

    Notes
    -----
    Source: coolprop_2014 (properties); the power is volume flow times pressure drop over efficiency.
    """
    carried = volumetric_heat_mj_per_m3_k * JOULE_PER_MEGAJOULE * loop_temperature_rise_k
    fraction: Array = np.asarray(pressure_drop_bar * PASCAL_PER_BAR / (carried * pump_efficiency), dtype=np.float64)
    return fraction


def coolant_loop(*, thermal: ThermalParameters, payload: PayloadResult) -> LoopResult:
    """Work back from the junction limit to the fin root, and rate the pump.

    Parameters
    ----------
    thermal : temperature drops, pump and coolant.
    payload : junction limit and its rise over the coolant.

    Returns
    -------
    LoopResult : temperatures at the limit, pump power and mass per heat.
    """
    coolant_return_k = coolant_return_limit_k(
        junction_limit_k=payload.junction_limit_k,
        junction_margin_k=thermal.junction_margin_k,
        junction_to_coolant_rise_k=payload.junction_to_coolant_rise_k,
    )
    return LoopResult(
        coolant_return_k=coolant_return_k,
        fin_root_limit_k=fin_root_limit_k(
            coolant_return_k=coolant_return_k,
            loop_temperature_rise_k=thermal.loop_temperature_rise_k,
            film_and_bond_drop_k=thermal.film_and_bond_drop_k,
        ),
        pump_power_fraction=pump_power_fraction(
            pressure_drop_bar=thermal.pump_pressure_drop_bar,
            volumetric_heat_mj_per_m3_k=thermal.coolant_volumetric_heat_mj_per_m3_k,
            loop_temperature_rise_k=thermal.loop_temperature_rise_k,
            pump_efficiency=thermal.pump_efficiency,
        ),
        loop_mass_kg_per_kw=thermal.loop_mass_kg_per_kw,
    )
