"""Other people's cost frames, as they defined them: what each counts, so that one design can be read in all of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from orbitdc.scenario.calendar import HOURS_PER_YEAR
from orbitdc.scenario.declaration import Array

W_PER_KW = 1.0e3
W_PER_GW = 1.0e9
MW_PER_GW = 1.0e3
BTU_PER_MMBTU = 1.0e6
KWH_PER_MWH = 1.0e3


@dataclass(frozen=True, kw_only=True)
class McCalipFrame:
    """Totals of the frame without accelerators and without discounting, USD, USD/W, USD/MWh and USD/kg."""

    satellites: Array
    mass_kg: Array
    orbit_total_usd: Array
    orbit_usd_per_w: Array
    orbit_usd_per_mwh: Array
    ground_total_usd: Array
    ground_usd_per_w: Array
    ground_usd_per_mwh: Array
    break_even_launch_price_usd_per_kg: Array


def mccalip(
    *,
    target_gw: Array | float,
    years: int,
    launch_price_usd_per_kg: Array | float,
    satellite_cost_usd_per_w: Array | float,
    specific_power_w_per_kg: Array | float,
    satellite_power_kw: Array | float,
    sun_fraction: Array | float,
    cell_loss_per_yr: Array | float,
    accelerator_failure_rate_per_yr: Array | float,
    development_cost_usd: Array | float,
    operations_fraction_per_yr: Array | float,
    turbine_cost_usd_per_kw: Array | float,
    building_cost_usd_per_w: Array | float,
    power_usage_effectiveness: Array | float,
    gas_price_usd_per_mmbtu: Array | float,
    heat_rate_btu_per_kwh: Array | float,
    capacity_fraction: Array | float,
) -> McCalipFrame:
    """Return orbital and terrestrial cost as McCalip's calculator counts them.

    Parameters
    ----------
    target_gw, years : mean power over the period, and its length; accelerators are excluded on both sides.
    launch_price_usd_per_kg, satellite_cost_usd_per_w, specific_power_w_per_kg, satellite_power_kw : the satellites.
    sun_fraction, cell_loss_per_yr : sunlit share, and yearly loss of the cells.
    accelerator_failure_rate_per_yr : charged as that share of hardware cost per year.
    development_cost_usd, operations_fraction_per_yr : once, and per hardware cost and year.
    turbine_cost_usd_per_kw, building_cost_usd_per_w : generation per facility kW, everything else per IT W.
    power_usage_effectiveness, gas_price_usd_per_mmbtu, heat_rate_btu_per_kwh, capacity_fraction : running the ground.

    Returns
    -------
    McCalipFrame : undiscounted totals; its break-even leaves out operations, replacement and development, as the
        calculator does.

    Notes
    -----
    Source: mccalip_2025.
    """
    kept = 1.0 - np.asarray(cell_loss_per_yr, dtype=np.float64)
    power = np.ones_like(kept)
    power_sum = np.zeros_like(kept)
    for _ in range(years):
        power_sum = power_sum + power
        power = power * kept
    target_w = np.asarray(target_gw, dtype=np.float64) * W_PER_GW
    required_w = target_w / (power_sum / years * sun_fraction)
    satellites = np.ceil(required_w / (np.asarray(satellite_power_kw) * W_PER_KW))
    installed_w = satellites * satellite_power_kw * W_PER_KW
    mass = installed_w / specific_power_w_per_kg
    hardware = installed_w * satellite_cost_usd_per_w
    yearly = np.asarray(operations_fraction_per_yr) + accelerator_failure_rate_per_yr
    orbit = hardware * (1.0 + yearly * years) + mass * launch_price_usd_per_kg + development_cost_usd

    target_mw = np.asarray(target_gw, dtype=np.float64) * MW_PER_GW
    hours = years * HOURS_PER_YEAR
    orbit_mwh = target_mw * hours
    ground_mwh = orbit_mwh * capacity_fraction
    capital_per_w = np.asarray(turbine_cost_usd_per_kw) * power_usage_effectiveness / W_PER_KW + building_cost_usd_per_w
    fuel_per_mwh = np.asarray(heat_rate_btu_per_kwh) * KWH_PER_MWH / BTU_PER_MMBTU * gas_price_usd_per_mmbtu
    ground = capital_per_w * target_w + fuel_per_mwh * ground_mwh * power_usage_effectiveness
    allowed = ground - np.asarray(satellite_cost_usd_per_w) * required_w
    return McCalipFrame(
        satellites=satellites,
        mass_kg=mass,
        orbit_total_usd=orbit,
        orbit_usd_per_w=orbit / target_w,
        orbit_usd_per_mwh=orbit / orbit_mwh,
        ground_total_usd=ground,
        ground_usd_per_w=ground / target_w,
        ground_usd_per_mwh=ground / ground_mwh,
        break_even_launch_price_usd_per_kg=allowed / (required_w / specific_power_w_per_kg),
    )


def launched_power_price_usd_per_kw_yr(
    *,
    satellite_mass_kg: Array | float,
    satellite_power_kw: Array | float,
    life_yr: Array | float,
    launch_price_usd_per_kg: Array | float,
) -> Array:
    """Return the launch price of one kW in orbit per year of life, nothing else counted, undiscounted.

    Parameters
    ----------
    satellite_mass_kg, satellite_power_kw, life_yr, launch_price_usd_per_kg : one satellite and the price of its launch.

    Returns
    -------
    Array : mass x price / (power x life), USD/(kW yr).

    Notes
    -----
    Source: suncatcher_2026.
    """
    kg_per_kw_yr = np.asarray(satellite_mass_kg, dtype=np.float64) / satellite_power_kw / life_yr
    price: Array = kg_per_kw_yr * launch_price_usd_per_kg
    return price


def lease_price_usd_per_accelerator_hour(
    *, fee_usd_per_month: Array | float, accelerators: Array | float, hours_per_month: Array | float
) -> Array:
    """Return a lease's price per accelerator and hour, all hours counted.

    Parameters
    ----------
    fee_usd_per_month, accelerators, hours_per_month : the lease and how its hours are counted.

    Returns
    -------
    Array : fee / (accelerators x hours), USD/h.

    Notes
    -----
    Source: spacex_s1_2026.
    """
    price: Array = np.asarray(fee_usd_per_month, dtype=np.float64) / accelerators / hours_per_month
    return price


def levelized_compute_cost_usd_per_h(
    *, ownership_cost_usd_per_h: Array | float, spares_fraction: Array | float, usable_fraction: Array | float
) -> Array:
    """Return cost per usable accelerator-hour from cost of ownership per installed accelerator-hour.

    Parameters
    ----------
    ownership_cost_usd_per_h : cost of ownership.
    spares_fraction : accelerators bought beyond those that work.
    usable_fraction : share of time left by interruptions.

    Returns
    -------
    Array : cost x (1 + spares) / usable, USD/h.

    Notes
    -----
    Source: semianalysis_2026.
    """
    cost: Array = ownership_cost_usd_per_h * (1.0 + np.asarray(spares_fraction, dtype=np.float64)) / usable_fraction
    return cost


def launch_price_allowance_usd_per_kg(
    *, ground_cost_usd_per_kw: Array | float, specific_mass_kg_per_kw: Array | float
) -> Array:
    """Return what launch and build may cost per kilogram if orbit is to match the ground per kW.

    Parameters
    ----------
    ground_cost_usd_per_kw, specific_mass_kg_per_kw : cost on the ground, and mass in orbit, per kW.

    Returns
    -------
    Array : cost / mass, USD/kg.

    Notes
    -----
    Source: turyshev_2026.
    """
    allowance: Array = np.asarray(ground_cost_usd_per_kw, dtype=np.float64) / specific_mass_kg_per_kw
    return allowance


def life_penalty(*, loss_rate_per_yr: Array | float, life_yr: Array | float) -> Array:
    """Return by how much unrepaired losses raise cost per unit-year of service.

    Parameters
    ----------
    loss_rate_per_yr : constant loss rate, above zero.
    life_yr : planned life.

    Returns
    -------
    Array : rate x life / (1 - exp(-rate x life)), 1 and up.

    Notes
    -----
    Source: turyshev_2026.
    """
    exposure = np.asarray(loss_rate_per_yr, dtype=np.float64) * life_yr
    penalty: Array = exposure / -np.expm1(-exposure)
    return penalty


def yearly_loss_remaining_fraction(*, loss_per_yr: Array | float, life_yr: Array | float) -> Array:
    """Return what is left after a constant yearly loss; its inverse is the oversize that makes up for it.

    Parameters
    ----------
    loss_per_yr : share lost each year, below 1.
    life_yr : years.

    Returns
    -------
    Array : (1 - loss)^years.

    Notes
    -----
    Source: forethought_2026.
    """
    left: Array = np.exp(np.log1p(-np.asarray(loss_per_yr, dtype=np.float64)) * life_yr)
    return left


def starcloud_orbit_usd(
    *,
    array_cost_usd: Array | float,
    launches: Array | float,
    launch_price_usd: Array | float,
    it_power_kw: Array | float,
    shield_kg_per_kw: Array | float,
    launch_price_usd_per_kg: Array | float,
) -> Array:
    """Return the cost of an orbital data center as Starcloud's table counts it: array, launch and shield only.

    Parameters
    ----------
    array_cost_usd, launches, launch_price_usd : solar array, and launches at their price.
    it_power_kw, shield_kg_per_kw, launch_price_usd_per_kg : shield, charged at its launch price per kilogram.

    Returns
    -------
    Array : USD. Satellite, radiator, accelerators and replacement are not counted.

    Notes
    -----
    Source: starcloud_2024.
    """
    shield = np.asarray(it_power_kw, dtype=np.float64) * shield_kg_per_kw * launch_price_usd_per_kg
    total: Array = array_cost_usd + np.asarray(launches) * launch_price_usd + shield
    return total
