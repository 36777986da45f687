"""What the economics stage hands on: spending by year, levelized cost and break-even, for either side."""

from __future__ import annotations

from dataclasses import dataclass

from orbitdc.scenario.declaration import Array, Flags, flag, result


@dataclass(frozen=True, kw_only=True)
class CostResult:
    """Spending and levelized cost of one side (orbit or ground), real USD of the base year."""

    accelerator_cost_usd: Array = result("USD", "Accelerators with hosts, networking and memory", axes=("year",), relation="orbitdc.economics.orbit_cost.orbit_cost")
    platform_cost_usd: Array = result("USD", "Satellite without accelerators; on the ground the building with power and cooling", axes=("year",), relation="orbitdc.economics.orbit_cost.platform_cost_usd")
    launch_cost_usd: Array = result("USD", "Launches", axes=("year",), relation="orbitdc.economics.orbit_cost.launch_price_sum")
    network_cost_usd: Array = result("USD", "Ground stations, backhaul and transit", axes=("year",), relation="orbitdc.economics.orbit_cost.orbit_cost")
    development_cost_usd: Array = result("USD", "Non-recurring engineering and factory", axes=("year",), relation="orbitdc.economics.orbit_cost.development_spending_usd")
    operations_cost_usd: Array = result("USD", "Staff, software, licenses and maintenance, without energy", axes=("year",), relation="orbitdc.economics.orbit_cost.orbit_cost")
    energy_cost_usd: Array = result("USD", "Electricity or fuel bought (zero in orbit)", axes=("year",), relation="orbitdc.economics.ground.energy_cost_usd_per_kw_yr")
    salvage_usd: Array = result("USD", "Value left at the end of service (zero in orbit)", axes=("year",), relation="orbitdc.economics.ramp.remaining_fraction")
    total_cost_usd: Array = result("USD", "All spending less salvage", axes=("year",), relation="orbitdc.economics.statement.statement")
    delivered_accelerator_hours: Array = result("h", "Delivered accelerator-hours", axes=("year",), relation="orbitdc.economics.finance.delivered_accelerator_hours")
    present_cost_usd: Array = result("USD", "Spending discounted to the start of the calendar, mid-year", relation="orbitdc.economics.finance.present_value_usd")
    present_launch_cost_per_price_kg: Array = result("kg", "Discounted launch spending per USD/kg of the first launch's price", relation="orbitdc.economics.finance.present_value_usd")
    present_platform_cost_usd: Array = result("USD", "Discounted spending on satellites without accelerators (on the ground: building)", relation="orbitdc.economics.finance.present_value_usd")
    present_accelerator_hours: Array = result("h", "Delivered accelerator-hours discounted likewise", relation="orbitdc.economics.finance.present_value_usd")
    levelized_cost_usd_per_accelerator_hour: Array = result("USD/h", "Levelized cost per delivered accelerator-hour", relation="orbitdc.economics.finance.levelized_cost")
    levelized_cost_usd_per_kw_yr: Array = result("USD/(kW yr)", "Levelized cost per kW of contracted IT power delivered for 8,760 h", relation="orbitdc.economics.finance.levelized_cost")
    levelized_cost_usd_per_pflop_day: Array = result("USD", "Levelized cost per PFLOP-day of dense BF16 peak delivered", relation="orbitdc.economics.finance.levelized_cost")
    levelized_cost_usd_per_million_tokens: Array = result("USD", "Levelized cost per million output tokens of the named workload", relation="orbitdc.economics.finance.levelized_cost")
    capital_cost_usd: Array = result("USD", "Undiscounted real spending to the start of service", relation="orbitdc.economics.finance.capital_cost_usd")


@dataclass(frozen=True, kw_only=True)
class ComparisonResult:
    """Orbit against ground."""

    break_even_launch_price_usd_per_kg: Array = result("USD/kg", "Launch price at which orbit's levelized cost equals the ground's (negative: no launch price closes it)", relation="orbitdc.economics.comparison.break_even_launch_price_usd_per_kg")
    break_even_platform_cost_fraction: Array = result("1", "Factor on the satellite's cost without accelerators at which orbit equals the ground", relation="orbitdc.economics.comparison.break_even_platform_cost_fraction")
    cost_ratio: Array = result("1", "Orbit's levelized cost over the ground's", relation="orbitdc.economics.comparison.cost_ratio")
    delivers_nothing: Flags = flag("orbit_delivers_nothing", "Orbit delivers less than one accelerator-hour, so that no cost per hour exists", relation="orbitdc.economics.comparison.comparison")
