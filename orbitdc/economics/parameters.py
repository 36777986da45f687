"""Parameters of money, for orbit and for the ground."""

from __future__ import annotations

from dataclasses import dataclass

from orbitdc.compute.parameters import REDUNDANCIES
from orbitdc.scenario.declaration import Array, Table, choice, given, param, tabulated

LEARNING_CONVENTIONS = ("wright", "crawford")
INSURANCE = ("self_insured", "premium")
DEPRECIATION = ("macrs_3", "macrs_5", "macrs_7", "macrs_10", "macrs_15", "macrs_20")


@dataclass(frozen=True, kw_only=True)
class EconomicsParameters:
    """Cost of the satellite, of developing and running the fleet, and of capital."""

    orbit_wacc: Array = param(0.11, "1/yr", text="Real pre-tax cost of capital of the orbital project", bounds=(-0.5, 1), low=0.08, high=0.16, favors_orbit="low", source="semianalysis_2026", confidence="low")
    array_cost_usd_per_w: Array = param(6.6, "USD/W", text="Solar array with deployment, per begin-of-life power, at series rate", bounds=(0, 1e4), low=1.0, high=50.0, scale="log", favors_orbit="low", currency_year=2026, boundary="cost", source="semianalysis_2026", confidence="low")
    radiator_cost_usd_per_m2: Array = param(3200.0, "USD/m2", text="Radiator with deployment, per planform area, at series rate", bounds=(0, 1e6), low=1000, high=10000, scale="log", favors_orbit="low", currency_year=2026, boundary="cost", source="semianalysis_2026", confidence="low")
    battery_cost_usd_per_kwh: Array = param(1000.0, "USD/(kW h)", text="Flight battery per energy", bounds=(0, 1e6), low=300, high=5000, scale="log", favors_orbit="low", currency_year=2026, boundary="cost")
    bus_cost_usd_per_kg: Array = param(800.0, "USD/kg", text="Power distribution, coolant loop, structure and margin, per mass, at series rate; the mean of whole satellites, as no price of parts is published", bounds=(0, 1e6), low=300, high=2500, scale="log", favors_orbit="low", currency_year=2024, boundary="internal", source="quilty_starlink_2024", date="2024", confidence="low")
    propulsion_cost_usd_per_kg: Array = param(800.0, "USD/kg", text="Propulsion hardware, per mass, at series rate; the mean of whole satellites, as no price of parts is published", bounds=(0, 1e6), low=300, high=5000, scale="log", favors_orbit="low", currency_year=2024, boundary="internal", source="quilty_starlink_2024", date="2024", confidence="low")
    terminal_cost_usd_per_kg: Array = param(800.0, "USD/kg", text="Laser and radio terminals, per mass, at series rate; the mean of whole satellites, as no price of parts is published", bounds=(0, 1e6), low=300, high=8000, scale="log", favors_orbit="low", currency_year=2024, boundary="internal", source="quilty_starlink_2024", date="2024", confidence="low")
    avionics_cost_usd_per_kg: Array = param(800.0, "USD/kg", text="Avionics and attitude control, per mass, at series rate; the mean of whole satellites, as no price of parts is published", bounds=(0, 1e6), low=300, high=8000, scale="log", favors_orbit="low", currency_year=2024, boundary="internal", source="quilty_starlink_2024", date="2024", confidence="low")
    shield_cost_usd_per_kg: Array = param(100.0, "USD/kg", text="Radiation shield around the electronics (metal, formed and fastened), per mass", bounds=(0, 1e6), low=20, high=500, scale="log", favors_orbit="low", currency_year=2026, boundary="cost")
    propellant_cost_usd_per_kg: Array = param(20.0, "USD/kg", text="Propellant on board: argon is cheap, krypton dear, xenon dearer still", bounds=(0, 1e5), low=2, high=1000, scale="log", favors_orbit="low", currency_year=2026, boundary="list")
    integration_cost_fraction: Array = param(0.15, "1", text="Integration and test per satellite cost without accelerators", bounds=(0, 2), low=0.07, high=0.2, favors_orbit="low", source="semianalysis_2026", confidence="low")
    platform_learning_rate: Array = param(0.05, "1", text="Fall of the mean satellite price per doubling of satellites bought (accelerators excluded)", bounds=(0, 0.5), low=0.0, high=0.15, favors_orbit="high")
    learning_convention: Array = choice("wright", LEARNING_CONVENTIONS, text="What falls per doubling: the mean price of all units so far (Wright) or the price of the last unit (Crawford); either way the fleet's mean is charged", kind="policy", source="nasa_otps_2024", confidence="medium")
    platform_reference_units: Array = param(8000.0, "1", text="Series length whose mean satellite price the prices above stand for", bounds=(1, 1e7), low=2000, high=30000, scale="log", favors_orbit="low")
    accelerator_flight_cost_fraction: Array = param(0.10, "1", text="Surcharge on accelerators for repackaging and screening", bounds=(0, 10), low=0.0, high=0.4, favors_orbit="low")
    development_cost_usd: Array = param(2.0e9, "USD", text="Non-recurring engineering and factory", bounds=(0, 1e12), low=5e8, high=6e9, scale="log", favors_orbit="low", currency_year=2026, boundary="cost")
    development_yr: Array = param(2.0, "yr", text="Years from the calendar's start over which development is paid, evenly", bounds=(0.1, 20), low=1.0, high=3.0, favors_orbit="high")
    satellites_per_operator: Array = param(40.0, "1", text="Satellites in service per member of staff, all shifts, control and engineering counted", bounds=(0.01, 1e6), low=10, high=200, scale="log", favors_orbit="high")
    operator_cost_usd_per_yr: Array = param(280000.0, "USD/yr", text="One member of staff with overhead, per year", bounds=(0, 1e7), low=180000, high=400000, favors_orbit="low", currency_year=2026, boundary="cost")
    software_usd_per_kw_yr: Array = param(120.0, "USD/(kW yr)", text="Software and running of the computers per IT power in service and year; with staff and licenses near the middle of the 100 to 400 USD/(kW yr) published for all operations", bounds=(0, 1e5), low=50, high=280, scale="log", favors_orbit="low", currency_year=2026, boundary="cost", source="research_viewer_2026", confidence="low")
    license_usd_per_kw_yr: Array = param(20.0, "USD/(kW yr)", text="Licenses, regulatory fees and bonds per IT power in service and year", bounds=(0, 1e5), low=5, high=60, scale="log", favors_orbit="low", currency_year=2026, boundary="cost")
    insurance: Array = choice("self_insured", INSURANCE, text="Self-insured: losses are replaced by the fleet at its own cost; premium: an insurer is paid and compensates the same losses", kind="policy", source="taylor_wessing_2024", confidence="medium")
    launch_premium_fraction: Array = param(0.10, "1", text="Premium for launch and first year per value of accelerators and satellite, the launch itself not insured", bounds=(0, 1), low=0.05, high=0.15, favors_orbit="low", source="spacenews_insurance_2010", date="2010", confidence="low")
    orbit_premium_fraction_per_yr: Array = param(0.01, "1/yr", text="Premium per year in orbit per mean value of accelerators and satellites", bounds=(0, 1), low=0.005, high=0.02, scale="log", favors_orbit="low")
    disposal_cost_usd_per_satellite: Array = param(10000.0, "USD", text="Running one satellite's disposal and covering third parties, set aside when it is bought; its propellant is in its mass", bounds=(0, 1e8), low=1000, high=100000, scale="log", favors_orbit="low", currency_year=2026, boundary="cost")
    gateway_cost_usd: Array = param(5.0e6, "USD", text="One gateway site", bounds=(0, 1e10), low=2e6, high=2e7, scale="log", favors_orbit="low", currency_year=2026, boundary="cost")
    gateway_operations_fraction_per_yr: Array = param(0.1, "1/yr", text="Yearly upkeep and operation of gateways per their cost", bounds=(0, 2), low=0.05, high=0.2, scale="log", favors_orbit="low")
    transit_usd_per_gbps_yr: Array = param(6000.0, "USD/(Gbit/s yr)", text="Backhaul and transit per capacity and year", bounds=(0, 1e7), low=1000, high=30000, scale="log", favors_orbit="low", currency_year=2026, boundary="market_rent")
    relay_traffic_fraction: Array = param(0.0, "1", text="Share of the workload's traffic that another operator's satellites relay, besides the own gateways", bounds=(0, 1), low=0, high=1, kind="scenario", favors_orbit="low")
    relay_usd_per_gbps_yr: Array = param(100000.0, "USD/(Gbit/s yr)", text="Lease of relay capacity on another operator's satellites", bounds=(0, 1e9), low=10000, high=1e6, kind="scenario", scale="log", favors_orbit="low", currency_year=2026, boundary="market_rent")
    spectrum_usd_per_yr: Array = param(2.0e7, "USD/yr", text="Spectrum, landing rights and coordination for the whole system, per year", bounds=(0, 1e11), low=2e6, high=2e8, scale="log", favors_orbit="low", currency_year=2026, boundary="cost")
    accelerator_hour_value_usd: Array = param(4.0, "USD/h", text="Declared value of one delivered accelerator-hour, for the value of earlier power alone; no cost reads it", bounds=(0, 1e4), low=2.35, high=6.0, kind="scenario", currency_year=2026, boundary="market_rent", source="gpu_rental_2026", confidence="low")


@dataclass(frozen=True, kw_only=True)
class GroundParameters:
    """One terrestrial site; a catalog entry fills it."""

    ground_wacc: Array = param(0.08, "1/yr", text="Real pre-tax cost of capital of the ground project", bounds=(-0.5, 1), low=0.05, high=0.105, favors_orbit="high", source="epoch_2026", confidence="medium")
    power_usage_effectiveness: Array = param(1.15, "1", text="Facility power per IT power", bounds=(1, 3), low=1.08, high=1.3, favors_orbit="high", source="epoch_2026", confidence="medium")
    facility_cost_usd_per_kw: Array = param(14000.0, "USD/kW", text="Building with power and cooling per IT power, without accelerators and without generation", bounds=(0, 1e6), low=10000, high=18000, favors_orbit="high", currency_year=2026, boundary="cost", source="turner_townsend_2025", confidence="medium")
    generation_cost_usd_per_kw: Array = param(0.0, "USD/kW", text="On-site generation per facility power (0 on the grid)", bounds=(0, 1e5), low=0, high=2800, kind="scenario", favors_orbit="high", currency_year=2026, boundary="cost", source="generation_cost_2026", confidence="low")
    generation_life_yr: Array = param(20.0, "yr", text="Life of the on-site generation", bounds=(1, 60), low=15, high=30, favors_orbit="low")
    energy_price_usd_per_mwh: Array = param(65.0, "USD/(MW h)", text="Electricity, or fuel and running cost of on-site generation, per energy", bounds=(0, 1e4), low=45, high=100, favors_orbit="high", currency_year=2026, boundary="contract", source="eia_steo_2026", confidence="medium")
    power_draw_fraction: Array = param(0.9, "1", text="Mean IT power drawn over installed nameplate", bounds=(0, 1), low=0.75, high=1.0, favors_orbit="high")
    facility_life_yr: Array = param(14.0, "yr", text="Life of the building", bounds=(1, 60), low=12, high=20, favors_orbit="low", source="epoch_2026", confidence="medium")
    accelerator_life_yr: Array = param(5.0, "yr", text="Age at which accelerators are replaced on the ground", bounds=(0.5, 20), low=4, high=6, kind="policy", source="epoch_2026", confidence="medium")
    time_to_power_months: Array = param(30.0, "1", text="Months from the calendar's start to full power on the ground", bounds=(0, 240), low=12, high=60, scale="log", favors_orbit="high")
    first_power_fraction: Array = param(0.5, "1", text="First power as a share of the time to full power; the site fills linearly between the two", bounds=(0, 1), low=0.25, high=0.75, favors_orbit="high")
    ground_overbuild_fraction: Array = param(0.05, "1", text="Installed over contracted on the ground, less one", bounds=(0, 5), low=0.0, high=0.1, kind="policy")
    ground_accelerator_failure_rate_per_yr: Array = param(0.04, "1/yr", text="Permanent accelerator failures that repair replaces (the same devices as in orbit)", bounds=(0, 5), low=0.02, high=0.08, scale="log", favors_orbit="high", source="llama3_2024", confidence="medium")
    repair_days: Array = param(7.0, "d", text="Time to replace a failed accelerator", bounds=(0.01, 1000), low=1, high=30, scale="log", favors_orbit="high")
    repair_cost_fraction: Array = param(0.5, "1", text="Cost of a replacement per price of a new accelerator with its share of rack (warranty, single boards)", bounds=(0, 2), low=0.1, high=1.0, scale="log", favors_orbit="high")
    ground_interruption_rate_per_accelerator_yr: Array = param(0.173, "1/yr", text="Job interruptions per accelerator", bounds=(0, 100), low=0.1, high=0.3, source="llama3_2024", confidence="high")
    ground_silent_error_rate_per_accelerator_yr: Array = param(0.0025, "1/yr", text="Silent data corruptions per accelerator on the ground", bounds=(0, 100), low=0.001, high=0.01, scale="log", source="llama3_2024", confidence="low")
    ground_redundancy: Array = choice("checks", REDUNDANCIES, text="Against silent corruption on the ground, as compute.redundancy in orbit", kind="policy")
    site_outage_h_per_yr: Array = param(8.0, "1/yr", text="Hours per year without site power", bounds=(0, 8760), low=1, high=40, scale="log", favors_orbit="high")
    ground_planned_outage_h_per_yr: Array = param(20.0, "1/yr", text="Hours per year of planned work on the ground", bounds=(0, 8760), low=5, high=80, scale="log", favors_orbit="high")
    ground_operations_usd_per_kw_yr: Array = param(300.0, "USD/(kW yr)", text="Staff, maintenance and network per IT power and year, without energy", bounds=(0, 1e5), low=150, high=500, scale="log", favors_orbit="high", currency_year=2026, boundary="cost", source="epoch_2026", confidence="medium")
    facility_rent_usd_per_kw_month: Array = param(0.0, "USD/kW", text="Rent of building, power and cooling per IT power in service and month, where they are not bought", bounds=(0, 1e5), low=0, high=300, kind="scenario", favors_orbit="high", currency_year=2026, boundary="market_rent")
    rented_fraction: Array = param(0.0, "1", text="Share of the accelerators that is rented by the hour with site, energy and repair (0: all owned, 1: all rented)", bounds=(0, 1), low=0, high=1, kind="scenario")
    accelerator_rent_usd_per_h: Array = param(4.0, "USD/h", text="Rent of one living accelerator per hour; building, energy, staff and failures are the landlord's", bounds=(0, 1e4), low=2.35, high=7.8, kind="scenario", favors_orbit="high", currency_year=2026, boundary="market_rent", source="gpu_rental_2026", confidence="low")
    ground_disposal_fraction: Array = param(0.01, "1", text="Clearing of building and generation per their price, set aside when they are bought; old accelerators are sold or scrapped at no cost", bounds=(0, 1), low=0.002, high=0.03, scale="log", favors_orbit="high")
    energy_carbon_kg_per_kwh: Array = param(0.367, "kg/(kW h)", text="Carbon dioxide per energy bought or burned; default is the mean of United States generation in 2023", bounds=(0, 3), low=0.15, high=0.45, favors_orbit="high", source="eia_carbon_2024", date="2023", confidence="high")
    cooling_water_l_per_kwh: Array = param(0.38, "l/(kW h)", text="Water that cooling evaporates on site per IT energy", bounds=(0, 20), low=0.1, high=1.8, scale="log", favors_orbit="high", source="lbnl_water_2024", date="2023", confidence="low")
    generation_water_l_per_kwh: Array = param(2.0, "l/(kW h)", text="Water that power plants consume per energy bought or burned", bounds=(0, 20), low=0.5, high=5.0, scale="log", favors_orbit="high")


@dataclass(frozen=True, kw_only=True)
class FinanceParameters:
    """Nominal debt, equity and tax of both sides: what turns the pre-tax real headline into an after-tax figure."""

    inflation_per_yr: Array = param(0.025, "1/yr", text="Expected inflation", bounds=(-0.1, 1), low=0.02, high=0.035, kind="scenario", source="sam_lcoefcr", confidence="low")
    tax_rate: Array = param(0.257, "1", text="Effective income tax, federal 21 % and state about 6 %", bounds=(0, 0.9), low=0.21, high=0.3, kind="scenario")
    orbit_debt_fraction: Array = param(0.4, "1", text="Share of debt in the capital of the orbital project", bounds=(0, 1), low=0.0, high=0.6, kind="scenario")
    orbit_debt_interest_nominal_per_yr: Array = param(0.095, "1/yr", text="Nominal interest on the orbital project's debt", bounds=(-0.5, 2), low=0.08, high=0.14, kind="scenario", favors_orbit="low")
    orbit_equity_return_nominal_per_yr: Array = param(0.125, "1/yr", text="Nominal return on the orbital project's equity, after tax", bounds=(-0.5, 2), low=0.1, high=0.22, kind="scenario", favors_orbit="low")
    ground_debt_fraction: Array = param(0.6, "1", text="Share of debt in the capital of the ground project", bounds=(0, 1), low=0.3, high=0.8, kind="scenario")
    ground_debt_interest_nominal_per_yr: Array = param(0.07, "1/yr", text="Nominal interest on the ground project's debt", bounds=(-0.5, 2), low=0.055, high=0.09, kind="scenario", favors_orbit="high")
    ground_equity_return_nominal_per_yr: Array = param(0.12, "1/yr", text="Nominal return on the ground project's equity, after tax", bounds=(-0.5, 2), low=0.09, high=0.15, kind="scenario", favors_orbit="high")
    equipment_depreciation: Array = choice("macrs_5", DEPRECIATION, text="Depreciation of accelerators and satellites with their launch", kind="scenario", source="irs_pub_946", confidence="medium")
    building_depreciation: Array = choice("macrs_15", DEPRECIATION, text="Depreciation of building, cooling and generation on the ground, and of ground stations", kind="scenario", source="irs_pub_946", confidence="low")
    bonus_depreciation_fraction: Array = param(0.0, "1", text="Share of equipment written off in its first year, before the table", bounds=(0, 1), low=0, high=1, kind="scenario")
    construction_interest_nominal_per_yr: Array = param(0.08, "1/yr", text="Nominal interest during construction, in the fixed charge rate alone", bounds=(-0.5, 2), low=0.05, high=0.12, kind="scenario", source="sam_lcoefcr", confidence="low")
    construction_last_year_fraction: Array = param(0.8, "1", text="Share of the overnight cost spent in the last year of construction", bounds=(0, 1), low=0.4, high=1, kind="scenario", source="sam_lcoefcr", confidence="low")
    construction_year_before_fraction: Array = param(0.1, "1", text="Share spent in the year before the last; what is left is spent two years before", bounds=(0, 1), low=0, high=0.4, kind="scenario", source="sam_lcoefcr", confidence="low")


@dataclass(frozen=True, kw_only=True)
class FootprintParameters:
    """Carbon and water that things cost to make, to launch and to bring down."""

    launch_fuel_kg: Array = param(977000.0, "kg", text="Fuel of one launch, both stages; default is the methane of a Starship-class vehicle: set it with the vehicle", bounds=(0, 1e8), low=900000, high=1500000, favors_orbit="low", source="nextbigfuture_2019", date="2019", confidence="low")
    combustion_carbon_kg_per_kg: Array = param(2.74, "1", text="Carbon dioxide per fuel burned; methane 2.74, kerosene 3.1, hydrogen 0", bounds=(0, 4), low=2.5, high=3.1, favors_orbit="low", source="nextbigfuture_2019", date="2019", confidence="medium")
    fuel_supply_carbon_kg_per_kg: Array = param(1.0, "1", text="Carbon dioxide equivalent of producing and chilling fuel and oxidizer, leaks included, per fuel", bounds=(0, 20), low=0.3, high=3, scale="log", favors_orbit="low")
    vehicle_embodied_carbon_kg_per_launch: Array = param(1.0e5, "kg", text="Making of the launch vehicle, spread over its flights, per launch", bounds=(0, 1e8), low=1e4, high=3e6, scale="log", favors_orbit="low")
    launch_water_l: Array = param(1.0e6, "l", text="Water of one launch (deluge)", bounds=(0, 1e9), low=1e5, high=5e6, scale="log", favors_orbit="low")
    accelerator_embodied_carbon_kg: Array = param(500.0, "kg", text="Making of one accelerator with its share of host, memory and rack; 318 kg are published for an accelerator two generations older", bounds=(0, 1e5), low=200, high=1500, scale="log", source="chien_2023", date="2023", confidence="low")
    accelerator_water_l: Array = param(1000.0, "l", text="Water that making one accelerator takes", bounds=(0, 1e6), low=300, high=5000, scale="log")
    satellite_embodied_carbon_kg_per_kg: Array = param(30.0, "1", text="Making of the satellite without accelerators per dry mass", bounds=(0, 1e4), low=10, high=100, scale="log", favors_orbit="low")
    satellite_water_l_per_kg: Array = param(50.0, "l/kg", text="Water that making the satellite takes per dry mass", bounds=(0, 1e5), low=10, high=300, scale="log", favors_orbit="low")
    reentry_carbon_kg_per_kg: Array = param(1.0, "1", text="Carbon dioxide equivalent of what re-entry leaves in the upper air per mass; no accepted value exists", bounds=(0, 1e4), low=0.1, high=30, scale="log", favors_orbit="low")
    building_embodied_carbon_kg_per_kw: Array = param(1000.0, "kg/kW", text="Building, cooling and generation on the ground per IT power", bounds=(0, 1e5), low=300, high=3000, scale="log", favors_orbit="high")
    building_water_l_per_kw: Array = param(2000.0, "l/kW", text="Water that building on the ground takes per IT power", bounds=(0, 1e6), low=300, high=10000, scale="log", favors_orbit="high")


@dataclass(frozen=True, kw_only=True)
class RevenueParameters:
    """What a delivered accelerator-hour earns, on either side; without a price there is no return."""

    price_usd_per_accelerator_hour: Array | None = given("USD/h", text="Price of one delivered hour of an accelerator new in that year, in the calendar's first year, real USD of the base year; not declared unless given", bounds=(0, 1e4))
    price_by_year: Table | None = tabulated({"year": ("yr", (1990.0, 2200.0)), "usd_per_h": ("USD/h", (0.0, 1e4))}, text="Price of one delivered hour of an accelerator new in that year, by calendar year, in place of price and trend; real USD of the base year, held beyond the table's ends")
    price_trend_per_yr: Array = param(0.0, "1/yr", text="Real yearly change of the price of an hour of an accelerator new in that year", bounds=(-0.9, 2), low=-0.25, high=0.2, favors_orbit="high")
    age_discount_per_yr: Array = param(0.05, "1/yr", text="Discount on the price per year of an accelerator's age, besides that for its generation", bounds=(0, 0.9), low=0.0, high=0.2, favors_orbit="low")
    generation_discount: Array = param(0.25, "1", text="Discount on the price per accelerator generation that is sold anew since this one", bounds=(0, 0.99), low=0.1, high=0.5, scale="log", favors_orbit="low")
    generation_interval_yr: Array = param(2.0, "yr", text="Years from one accelerator generation to the next", bounds=(0.25, 20), low=1.0, high=3.0, favors_orbit="high")
    sold_fraction: Array = param(0.8, "1", text="Share of the delivered hours outside of contracts that finds a buyer", bounds=(0, 1), low=0.5, high=0.95, favors_orbit="high")
    contracted_fraction: Array = param(0.8, "1", text="Share of the delivered hours that is under contract when service starts; all of it is paid while the contract is held", bounds=(0, 1), low=0.0, high=1.0, kind="policy")
    contract_discount: Array = param(0.0, "1", text="Discount of the contract price on the market price of the day it is signed or renewed", bounds=(-1, 0.99), low=-0.1, high=0.4, kind="policy", favors_orbit="low")
    contract_term_yr: Array = param(3.0, "yr", text="Headline term of the contract; it is renewed for as long again", bounds=(0.25, 50), low=1.0, high=5.0, kind="policy", source="spacex_s1_2026", confidence="low")
    exit_notice_months: Array = param(3.0, "1", text="Months of notice with which the customer may leave at any time: only these are committed; the whole term if it cannot be left", bounds=(0, 600), low=1, high=36, kind="policy", source="spacex_s1_2026", confidence="medium")
    exit_probability_per_yr: Array = param(0.1, "1/yr", text="Probability per year that a customer who may leave does so", bounds=(0, 0.99), low=0.03, high=0.35, scale="log", favors_orbit="low")
    renewal_probability: Array = param(0.6, "1", text="Probability that the contract is renewed at each end of its term", bounds=(0, 1), low=0.3, high=0.9, favors_orbit="high")


@dataclass(frozen=True, kw_only=True)
class DealParameters:
    """A budget that comes by date, and what its lenders and owners ask for."""

    budget_usd: Table | None = tabulated({"month": ("1", (0.0, 1200.0)), "usd": ("USD", (0.0, 1e14))}, text="Tranches of money: months since the calendar's start and USD paid in at the start of each, real USD of the base year; the deal then finds the capacity")
    target_return_per_yr: Array = param(0.12, "1/yr", text="Real project return before tax that the deal is held against", bounds=(-0.9, 10), low=0.08, high=0.25, kind="policy")
    debt_term_yr: Array = param(5.0, "yr", text="Years over which debt is repaid in level payments, from the year after service starts", bounds=(1, 50), low=3, high=10, kind="policy")
