"""Solar array: temperature, power per area and area."""

from __future__ import annotations

import numpy as np

from orbitdc.scenario.declaration import Array

STEFAN_BOLTZMANN = 5.670374419e-8
"""Stefan-Boltzmann constant, W/(m2 K4)."""

REFERENCE_TEMPERATURE_K = 301.15
"""28 deg C, at which cell efficiencies are quoted."""

SMALLEST_POWER_W_PER_M2 = 0.1
"""Power per area that sizes an array which hardly sees the Sun; such a point is flagged, and stays finite."""

_ITERATIONS = 6


def efficiency_at_temperature(
    *, cell_efficiency: Array | float, temperature_coefficient_per_k: Array | float, temperature_k: Array | float
) -> Array:
    """Return the cell efficiency at a temperature.

    Parameters
    ----------
    cell_efficiency : at 28 deg C.
    temperature_coefficient_per_k : relative change per kelvin (negative).
    temperature_k : cell temperature, K.

    Returns
    -------
    Array : eta28 (1 + k (T - 301.15 K)), not below zero.

    Notes
    -----
    Source: fortescue_2011.
    """
    efficiency: Array = cell_efficiency * np.maximum(
        1.0 + temperature_coefficient_per_k * (np.asarray(temperature_k) - REFERENCE_TEMPERATURE_K), 0.0
    )
    return efficiency


def array_temperature_k(
    *,
    solar_irradiance_w_per_m2: Array | float,
    earth_infrared_w_per_m2: Array | float,
    albedo_w_per_m2: Array | float,
    cell_efficiency: Array | float,
    temperature_coefficient_per_k: Array | float,
    packing_fraction: Array | float,
    solar_absorptivity: Array | float,
    front_emissivity: Array | float,
    rear_emissivity: Array | float,
) -> Array:
    """Return the cell temperature at which the array emits what it absorbs and does not turn into electricity.

    Parameters
    ----------
    solar_irradiance_w_per_m2 : sunlight on the cell face (normal component).
    earth_infrared_w_per_m2, albedo_w_per_m2 : arriving on both faces, added, per array area.
    cell_efficiency, temperature_coefficient_per_k : of the cells.
    packing_fraction : cell area per array area.
    solar_absorptivity : of the array; taken for both faces.
    front_emissivity, rear_emissivity : infrared.

    Returns
    -------
    Array : temperature, K, of (eps_f + eps_r) sigma T^4 = S (alpha - pack eta(T)) + mean eps E_IR + alpha E_albedo.

    Notes
    -----
    A fixed number of Newton steps from the temperature without conversion, which lies above the solution
    of this convex balance. Source: fortescue_2011.
    """
    emissivity_sum = front_emissivity + rear_emissivity
    albedo = solar_absorptivity * albedo_w_per_m2
    absorbed = solar_absorptivity * solar_irradiance_w_per_m2 + emissivity_sum / 2.0 * earth_infrared_w_per_m2 + albedo
    drawn = packing_fraction * cell_efficiency * solar_irradiance_w_per_m2
    emission = STEFAN_BOLTZMANN * emissivity_sum
    slope = drawn * temperature_coefficient_per_k
    temperature: Array = np.sqrt(np.sqrt(np.asarray(absorbed / emission, dtype=np.float64)))
    for _ in range(_ITERATIONS):
        cubed = temperature * temperature * temperature
        surplus = emission * cubed * temperature - absorbed + drawn + slope * (temperature - REFERENCE_TEMPERATURE_K)
        temperature = temperature - surplus / (4.0 * emission * cubed + slope)
    return temperature


def array_specific_power_w_per_m2(
    *,
    solar_irradiance_w_per_m2: Array | float,
    efficiency: Array | float,
    packing_fraction: Array | float,
    wiring_efficiency: Array | float,
) -> Array:
    """Return the array's power at its terminals per area, begin of life, normal to the Sun.

    Parameters
    ----------
    solar_irradiance_w_per_m2 : sunlight.
    efficiency : cell efficiency at the cell's temperature.
    packing_fraction, wiring_efficiency : cell area per array area, and cells to terminals.

    Returns
    -------
    Array : S eta pack wiring, W/m2.

    Notes
    -----
    Source: fortescue_2011.
    """
    power: Array = np.asarray(
        solar_irradiance_w_per_m2 * efficiency * packing_fraction * wiring_efficiency, dtype=np.float64
    )
    return power


def remaining_fraction(
    *, cell_remaining_fraction: Array | float, calendar_degradation_per_yr: Array | float, life_yr: Array | float
) -> Array:
    """Return the share of begin-of-life power left after a life.

    Parameters
    ----------
    cell_remaining_fraction : left by radiation.
    calendar_degradation_per_yr : relative loss per year by everything else.
    life_yr : life.

    Returns
    -------
    Array : radiation x (1 - loss)^life.

    Notes
    -----
    Source: lohmeyer_2018 (yearly loss in flight).
    """
    left: Array = cell_remaining_fraction * np.exp(life_yr * np.log1p(-np.asarray(calendar_degradation_per_yr)))
    return left


def array_power_w(
    *,
    bus_power_w: Array | float,
    eclipse_bus_power_w: Array | float,
    sunlit_time_fraction: Array | float,
    charge_efficiency: Array | float,
    discharge_efficiency: Array | float,
) -> Array:
    """Return the power that the array must give in sunlight to feed the bus and refill the battery.

    Parameters
    ----------
    bus_power_w, eclipse_bus_power_w : bus power in sunlight and in shadow, W.
    sunlit_time_fraction : share of the orbit in sunlight.
    charge_efficiency, discharge_efficiency : array to battery, battery to bus.

    Returns
    -------
    Array : P_d + P_e T_e / (eta_c eta_d T_d), W.

    Notes
    -----
    Source: smad_1999.
    """
    lit = np.maximum(sunlit_time_fraction, 1e-3)
    recharge = eclipse_bus_power_w * (1.0 - lit) / (charge_efficiency * discharge_efficiency * lit)
    power: Array = bus_power_w + recharge
    return power


def charge_loss_w(
    *,
    eclipse_bus_power_w: Array | float,
    sunlit_time_fraction: Array | float,
    charge_efficiency: Array | float,
    discharge_efficiency: Array | float,
) -> Array:
    """Return the heat that charging leaves in the battery while sunlit.

    Parameters
    ----------
    eclipse_bus_power_w : bus power in shadow, W.
    sunlit_time_fraction : share of the orbit in sunlight.
    charge_efficiency, discharge_efficiency : array to battery, battery to bus.

    Returns
    -------
    Array : (1 - eta_c) P_e T_e / (eta_c eta_d T_d), W: what the array gives beyond the bus and the battery keeps not.

    Notes
    -----
    Source: smad_1999.
    """
    charging = array_power_w(
        bus_power_w=0.0,
        eclipse_bus_power_w=eclipse_bus_power_w,
        sunlit_time_fraction=sunlit_time_fraction,
        charge_efficiency=charge_efficiency,
        discharge_efficiency=discharge_efficiency,
    )
    loss: Array = (1.0 - np.asarray(charge_efficiency)) * charging
    return loss


def lost_string_fraction(
    *, string_loss_rate_per_m2_yr: Array | float, string_area_m2: Array | float, life_yr: Array | float
) -> Array:
    """Return the mean share of an array's strings lost to impacts by the end of a life.

    Parameters
    ----------
    string_loss_rate_per_m2_yr : hits that take a string, per array area, 1/(m2 yr).
    string_area_m2 : array area of one string, m2.
    life_yr : years.

    Returns
    -------
    Array : 1 - exp(-rate x area x life); none is repaired.

    Notes
    -----
    Source: definition.
    """
    hits = string_loss_rate_per_m2_yr * string_area_m2 * life_yr
    share: Array = -np.expm1(-np.asarray(hits, dtype=np.float64))
    return share


def array_area_m2(*, array_power_w: Array | float, power_per_area_w_per_m2: Array | float) -> Array:
    """Return the array area that gives a power.

    Parameters
    ----------
    array_power_w : power at the terminals, W.
    power_per_area_w_per_m2 : end of life, worst day; below 0.1 W/m2 it is taken as 0.1 W/m2.

    Returns
    -------
    Array : area, m2.

    Notes
    -----
    Source: smad_1999.
    """
    area: Array = array_power_w / np.maximum(power_per_area_w_per_m2, SMALLEST_POWER_W_PER_M2)
    return area
