"""What the economics stage hands on: spending by year, levelized cost and break-even, for either side."""

from __future__ import annotations

from dataclasses import dataclass

from orbitdc.scenario.declaration import Array, Flags, flag, result

COST_ITEMS = (
    "accelerators",
    "screening for flight",
    "solar array",
    "battery",
    "radiator",
    "radiation shield",
    "propulsion",
    "terminals",
    "attitude control and avionics",
    "bus",
    "propellant",
    "integration and test",
    "launch",
    "development",
    "ground stations",
    "transit",
    "relay lease",
    "spectrum",
    "staff",
    "software",
    "licenses",
    "site operations",
    "insurance",
    "disposal",
    "building",
    "generation",
    "energy",
    "rent",
    "salvage",
)
"""Items of the cost build-up, of either side; the axis `cost_item`."""


@dataclass(frozen=True, kw_only=True)
class YearlyResult:
    """The calendar's months added up to years, of either side: what money is counted by, before any price."""

    units_bought_by_year: Array = result("1", "Units paid for in the year; failed and replaced ones are in them", axes=("year",), relation="orbitdc.economics.years.months_to_years")
    bought_before_service_fraction: Array = result("1", "Share of the year's units bought before service starts", axes=("year",), relation="orbitdc.economics.years.share_before_month")
    unit_years_by_year: Array = result("yr", "Units in service times their time", axes=("year",), relation="orbitdc.economics.years.months_to_years")
    launches_by_year: Array = result("1", "Launches in the year", axes=("year",), relation="orbitdc.economics.years.months_to_years")
    middle_flight_by_year: Array = result("1", "Flights of the project before the middle launch of the year", axes=("year",), relation="orbitdc.economics.yearly.yearly")
    service_fraction_by_year: Array = result("1", "Share of the year that lies in the service period", axes=("year",), relation="orbitdc.economics.years.service_share_by_year")
    accelerator_hours_by_year: Array = result("h", "Delivered accelerator-hours of the year, ramp included, up to the end of service", axes=("year",), relation="orbitdc.economics.years.delivered_accelerator_hours")


@dataclass(frozen=True, kw_only=True)
class SatellitePriceResult:
    """Price of one satellite without accelerators, by part, mean of the fleet, real USD of the base year."""

    learned_price_fraction: Array = result("1", "Mean price of the fleet's satellites over that of the reference series", relation="orbitdc.economics.learning.fleet_mean_price_fraction")
    array_price_usd: Array = result("USD", "Solar array of one satellite", relation="orbitdc.economics.satellite_price.part_price_usd")
    battery_price_usd: Array = result("USD", "Battery of one satellite", relation="orbitdc.economics.satellite_price.part_price_usd")
    radiator_price_usd: Array = result("USD", "Radiator of one satellite", relation="orbitdc.economics.satellite_price.part_price_usd")
    shield_price_usd: Array = result("USD", "Radiation shield of one satellite", relation="orbitdc.economics.satellite_price.part_price_usd")
    propulsion_price_usd: Array = result("USD", "Propulsion hardware of one satellite", relation="orbitdc.economics.satellite_price.part_price_usd")
    terminals_price_usd: Array = result("USD", "Laser and radio terminals of one satellite", relation="orbitdc.economics.satellite_price.part_price_usd")
    avionics_price_usd: Array = result("USD", "Avionics and attitude control of one satellite", relation="orbitdc.economics.satellite_price.part_price_usd")
    bus_price_usd: Array = result("USD", "Power distribution, coolant loop, structure and margin of one satellite", relation="orbitdc.economics.satellite_price.part_price_usd")
    integration_price_usd: Array = result("USD", "Integration and test of one satellite", relation="orbitdc.economics.satellite_price.satellite_price")
    propellant_price_usd: Array = result("USD", "Propellant of one satellite", relation="orbitdc.economics.satellite_price.satellite_price")
    satellite_price_usd: Array = result("USD", "One satellite without accelerators, all parts", relation="orbitdc.economics.satellite_price.satellite_price")


@dataclass(frozen=True, kw_only=True)
class CostResult:
    """Spending and levelized cost of one side (orbit or ground), real USD of the base year."""

    accelerator_cost_usd: Array = result("USD", "Accelerators with hosts, networking and memory", axes=("year",), relation="orbitdc.economics.orbit_cost.orbit_cost")
    platform_cost_usd: Array = result("USD", "Satellite without accelerators; on the ground the building with power and cooling", axes=("year",), relation="orbitdc.economics.satellite_price.satellite_price")
    launch_cost_usd: Array = result("USD", "Launches", axes=("year",), relation="orbitdc.economics.orbit_cost.launch_price_sum")
    network_cost_usd: Array = result("USD", "Ground stations, backhaul and transit, relay lease, spectrum", axes=("year",), relation="orbitdc.economics.running_cost.network_cost_usd_per_yr")
    development_cost_usd: Array = result("USD", "Non-recurring engineering and factory", axes=("year",), relation="orbitdc.economics.orbit_cost.development_spending_usd")
    operations_cost_usd: Array = result("USD", "Staff, software, licenses and maintenance, without energy", axes=("year",), relation="orbitdc.economics.running_cost.operations_usd_per_unit_yr")
    insurance_cost_usd: Array = result("USD", "Premiums less what the insurer pays for losses (zero if self-insured)", axes=("year",), relation="orbitdc.economics.running_cost.insurance_balance")
    disposal_cost_usd: Array = result("USD", "Set aside at purchase for disposal of satellites, on the ground for clearing", axes=("year",), relation="orbitdc.economics.orbit_cost.orbit_cost")
    energy_cost_usd: Array = result("USD", "Electricity or fuel bought (zero in orbit)", axes=("year",), relation="orbitdc.economics.ground_cost.energy_cost_usd_per_kw_yr")
    rent_cost_usd: Array = result("USD", "Rent of accelerators or of the building (zero in orbit)", axes=("year",), relation="orbitdc.economics.ground_cost.rent_usd_per_unit_yr")
    salvage_usd: Array = result("USD", "Value left at the end of service (zero in orbit)", axes=("year",), relation="orbitdc.economics.ramp.remaining_fraction")
    total_cost_usd: Array = result("USD", "All spending less salvage", axes=("year",), relation="orbitdc.economics.statement.statement")
    delivered_accelerator_hours: Array = result("h", "Delivered accelerator-hours", axes=("year",), relation="orbitdc.economics.years.delivered_accelerator_hours")
    present_cost_usd: Array = result("USD", "Spending discounted to the start of the calendar, mid-year", relation="orbitdc.economics.finance.present_value_usd")
    present_launch_cost_per_price_kg: Array = result("kg", "Discounted launch spending per USD/kg of the first launch's price", relation="orbitdc.economics.finance.present_value_usd")
    present_platform_cost_usd: Array = result("USD", "Discounted spending on satellites without accelerators (on the ground: building)", relation="orbitdc.economics.finance.present_value_usd")
    present_accelerator_hours: Array = result("h", "Delivered accelerator-hours discounted likewise", relation="orbitdc.economics.finance.present_value_usd")
    levelized_cost_usd_per_accelerator_hour: Array = result("USD/h", "Levelized cost per delivered accelerator-hour", relation="orbitdc.economics.finance.levelized_cost")
    levelized_cost_by_item_usd_per_accelerator_hour: Array = result("USD/h", "Build-up of the levelized cost: each item's discounted cost per discounted delivered accelerator-hour", axes=("cost_item",), relation="orbitdc.economics.finance.levelized_cost")
    levelized_cost_usd_per_kw_month: Array = result("USD/kW", "Levelized cost per kW of contracted IT power delivered for one month of 730 h", relation="orbitdc.economics.statement.cost_usd_per_kw_yr")
    levelized_cost_usd_per_kw_yr: Array = result("USD/(kW yr)", "Levelized cost per kW of contracted IT power delivered for 8,760 h", relation="orbitdc.economics.statement.cost_usd_per_kw_yr")
    levelized_cost_usd_per_pflop_day: Array = result("USD", "Levelized cost per PFLOP-day of dense BF16 peak delivered", relation="orbitdc.economics.statement.cost_usd_per_pflop_day")
    levelized_cost_usd_per_million_tokens: Array = result("USD", "Levelized cost per million output tokens of the named workload", relation="orbitdc.economics.statement.cost_usd_per_million_tokens")
    capital_cost_usd: Array = result("USD", "Undiscounted real spending to the start of service", relation="orbitdc.economics.years.capital_cost_usd")
    time_to_power_months: Array = result("1", "Months from the calendar's start until the contracted capacity is in service", relation="orbitdc.economics.statement.statement")
    value_of_earlier_power_usd_per_kw_yr: Array = result("USD/kW", "Net present value per contracted kW that one year's delay of this side would cost, at the declared value of an accelerator-hour (negative: it earns less than it costs, and waiting is better)", relation="orbitdc.economics.time_to_power.value_of_earlier_power_usd")
    net_value_usd_per_kw: Array = result("USD/kW", "Net present value per contracted kW at the declared value of an accelerator-hour", relation="orbitdc.economics.time_to_power.net_value_usd")
    units_consumed: Array = result("1", "Units bought, less what their straight-line value at the end of service is worth in new ones", relation="orbitdc.economics.statement.statement")
    site_consumed_kw: Array = result("kW", "Site built for IT power, less what its straight-line value at the end of service is worth in new site (zero in orbit)", relation="orbitdc.economics.statement.statement")
    installed_kw_yr: Array = result("kW yr", "IT power in service times years, to the end of service", relation="orbitdc.economics.statement.statement")


@dataclass(frozen=True, kw_only=True)
class AfterTaxResult:
    """One side in the terms of a fixed charge rate: nominal debt and equity, tax and depreciation."""

    wacc_nominal_after_tax_per_yr: Array = result("1/yr", "Nominal cost of capital after tax", relation="orbitdc.economics.finance.nominal_wacc")
    wacc_real_after_tax_per_yr: Array = result("1/yr", "Real cost of capital after tax", relation="orbitdc.economics.finance.real_wacc")
    wacc_real_pre_tax_per_yr: Array = result("1/yr", "Real cost of capital before tax that the same debt and equity ask for, to be held against the headline's", relation="orbitdc.economics.finance.pre_tax_real_wacc")
    equipment_financing_factor: Array = result("1", "Factor on the cost of equipment that pays income tax net of depreciation", relation="orbitdc.economics.finance.project_financing_factor")
    building_financing_factor: Array = result("1", "Factor on the cost of buildings that pays income tax net of depreciation", relation="orbitdc.economics.finance.project_financing_factor")
    construction_financing_factor: Array = result("1", "Factor on overnight cost that pays interest during construction (in the fixed charge rate alone: spending is discounted from its own date)", relation="orbitdc.economics.finance.construction_financing_factor")
    capital_recovery_factor_per_yr: Array = result("1/yr", "Capital recovery factor at the real cost of capital after tax over the life of accelerators", relation="orbitdc.economics.finance.capital_recovery_factor")
    fixed_charge_rate_per_yr: Array = result("1/yr", "Yearly share of the overnight cost of equipment that revenue must cover, year-end", relation="orbitdc.economics.finance.fixed_charge_rate")
    levelized_cost_after_tax_usd_per_accelerator_hour: Array = result("USD/h", "Levelized cost per delivered accelerator-hour with income tax, real, mid-year, at the real cost of capital after tax", relation="orbitdc.economics.after_tax.levelized_cost_after_tax")


@dataclass(frozen=True, kw_only=True)
class FootprintResult:
    """Carbon and water of one side per delivered accelerator-hour, each term apart; undiscounted."""

    launch_carbon_kg_per_accelerator_hour: Array = result("kg/h", "Carbon dioxide equivalent of launches: fuel burned, its supply and the vehicle", relation="orbitdc.economics.footprint.launch_carbon_kg")
    embodied_carbon_kg_per_accelerator_hour: Array = result("kg/h", "Carbon dioxide equivalent of making accelerators, satellites or buildings", relation="orbitdc.economics.footprint.embodied_kg")
    reentry_carbon_kg_per_accelerator_hour: Array = result("kg/h", "Carbon dioxide equivalent of re-entry (no accepted value exists)", relation="orbitdc.economics.footprint.orbit_footprint")
    energy_carbon_kg_per_accelerator_hour: Array = result("kg/h", "Carbon dioxide of energy bought or burned", relation="orbitdc.economics.footprint.energy_kwh")
    launch_water_l_per_accelerator_hour: Array = result("l/h", "Water of launches", relation="orbitdc.economics.footprint.orbit_footprint")
    embodied_water_l_per_accelerator_hour: Array = result("l/h", "Water of making accelerators, satellites or buildings", relation="orbitdc.economics.footprint.embodied_kg")
    cooling_water_l_per_accelerator_hour: Array = result("l/h", "Water that cooling evaporates on site", relation="orbitdc.economics.footprint.energy_kwh")
    energy_water_l_per_accelerator_hour: Array = result("l/h", "Water that power plants consume", relation="orbitdc.economics.footprint.energy_kwh")


@dataclass(frozen=True, kw_only=True)
class ComparisonResult:
    """Orbit against ground."""

    break_even_launch_price_usd_per_kg: Array = result("USD/kg", "Launch price at which orbit's levelized cost equals the ground's (negative: no launch price closes it)", relation="orbitdc.economics.comparison.break_even_launch_price_usd_per_kg")
    break_even_platform_cost_fraction: Array = result("1", "Factor on the satellite's cost without accelerators at which orbit equals the ground", relation="orbitdc.economics.comparison.break_even_platform_cost_fraction")
    cost_ratio: Array = result("1", "Orbit's levelized cost over the ground's", relation="orbitdc.economics.comparison.cost_ratio")
    value_of_ramp_difference_usd_per_kw: Array = result("USD/kW", "Net present value per contracted kW that the ground's project would gain if it had power when orbit has (negative: orbit is later, or the project earns less than it costs)", relation="orbitdc.economics.time_to_power.value_of_ramp_difference_usd")
    delivers_nothing: Flags = flag("orbit_delivers_nothing", "Orbit delivers less than one accelerator-hour, so that no cost per hour exists", relation="orbitdc.economics.comparison.comparison")


@dataclass(frozen=True, kw_only=True)
class ReturnsResult:
    """What one side earns at the declared price; not a number throughout where no price is declared. Real, pre-tax."""

    revenue_usd: Array = result("USD", "Revenue of delivered hours, contracts at their expected renewal path", axes=("year",), relation="orbitdc.economics.revenue.revenue_per_hour")
    net_cash_flow_usd: Array = result("USD", "Revenue less all spending", axes=("year",), relation="orbitdc.economics.revenue.orbit_returns")
    mean_revenue_usd_per_accelerator_hour: Array = result("USD/h", "Discounted revenue per discounted delivered hour, sold or not", relation="orbitdc.economics.finance.levelized_cost")
    net_present_value_usd: Array = result("USD", "Net cash flow discounted to the start of the calendar, mid-year", relation="orbitdc.economics.finance.present_value_usd")
    internal_rate_of_return_per_yr: Array = result("1/yr", "Rate at which the net present value is zero; not a number unless there is exactly one", relation="orbitdc.economics.returns.internal_rates")
    internal_rate_lowest_per_yr: Array = result("1/yr", "Lowest rate at which the net present value is zero", relation="orbitdc.economics.returns.internal_rates")
    internal_rate_highest_per_yr: Array = result("1/yr", "Highest rate at which the net present value is zero", relation="orbitdc.economics.returns.internal_rates")
    internal_rate_count: Array = result("1", "Rates between -95 % and 1,000 % at which the net present value is zero", relation="orbitdc.economics.returns.internal_rates")
    cash_flow_sign_changes: Array = result("1", "Changes of sign of the yearly cash flow: most rates of return that can exist", relation="orbitdc.economics.returns.sign_changes")
    modified_rate_of_return_per_yr: Array = result("1/yr", "Rate of return if what comes in is reinvested, and what is spent is financed, at the cost of capital", relation="orbitdc.economics.returns.modified_internal_rate")
    simple_payback_yr: Array = result("yr", "Years from the calendar's start until cash flow has paid all spending back for good; not a number if never", relation="orbitdc.economics.returns.payback_yr")
    discounted_payback_yr: Array = result("yr", "The same with discounted cash flow", relation="orbitdc.economics.returns.payback_yr")
    profitability_index: Array = result("1", "Discounted cash flow of the years that earn over that of the years that spend", relation="orbitdc.economics.returns.profitability_index")
    headline_contract_value_usd: Array = result("USD", "Discounted revenue of the contracts if they run to their headline term", relation="orbitdc.economics.revenue.contract_value_usd")
    expected_contract_value_usd: Array = result("USD", "Discounted revenue of the contracts along their expected path of exits and renewals, to the end of service", relation="orbitdc.economics.revenue.contract_value_usd")
    committed_contract_value_usd: Array = result("USD", "Discounted revenue of the contracts that no notice can end", relation="orbitdc.economics.revenue.contract_value_usd")
