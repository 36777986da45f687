"""What runs on: the network to the ground, operations, and insurance."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from orbitdc.scenario.declaration import Array

MEAN_VALUE_IN_ORBIT = 0.5
"""Mean straight-line value of things whose ages are spread evenly over their life, per value when new."""


class NetworkCost(NamedTuple):
    """Yearly cost of the ground network by item, USD/yr."""

    stations: Array
    transit: Array
    relay: Array
    spectrum: Array


def network_cost_usd_per_yr(
    *,
    stations_cost_usd: Array,
    station_operations_fraction_per_yr: Array,
    demand_gbps: Array,
    ground_capacity_gbps: Array,
    transit_usd_per_gbps_yr: Array,
    relay_traffic_fraction: Array,
    relay_usd_per_gbps_yr: Array,
    spectrum_usd_per_yr: Array,
) -> NetworkCost:
    """Return what the network costs in a year of service.

    Parameters
    ----------
    stations_cost_usd, station_operations_fraction_per_yr : ground stations, and their upkeep per cost and year.
    demand_gbps, ground_capacity_gbps : traffic of the workload, and what the stations carry.
    transit_usd_per_gbps_yr : backhaul and transit of what they carry.
    relay_traffic_fraction, relay_usd_per_gbps_yr : share of the demand that is relayed, and the relay's lease.
    spectrum_usd_per_yr : spectrum and landing rights of the whole system.

    Returns
    -------
    NetworkCost : stations x upkeep; min(demand, capacity) x transit; demand x share x lease; spectrum.
    """
    carried = np.minimum(demand_gbps, ground_capacity_gbps)
    return NetworkCost(
        stations=stations_cost_usd * station_operations_fraction_per_yr,
        transit=carried * transit_usd_per_gbps_yr,
        relay=demand_gbps * (relay_traffic_fraction * relay_usd_per_gbps_yr),
        spectrum=spectrum_usd_per_yr,
    )


class OperationsCost(NamedTuple):
    """Yearly cost of operating one satellite by item, USD/yr."""

    staff: Array
    software: Array
    licenses: Array


def operations_usd_per_unit_yr(
    *,
    satellites_per_operator: Array,
    operator_cost_usd_per_yr: Array,
    it_power_kw: Array,
    software_usd_per_kw_yr: Array,
    license_usd_per_kw_yr: Array,
) -> OperationsCost:
    """Return what operating one satellite costs per year.

    Parameters
    ----------
    satellites_per_operator, operator_cost_usd_per_yr : satellites per member of staff, and what one costs.
    it_power_kw : IT power of one satellite.
    software_usd_per_kw_yr, license_usd_per_kw_yr : per IT power.

    Returns
    -------
    OperationsCost : staff = cost / satellites; software and licenses = power x rate.

    Notes
    -----
    Source: research_viewer_2026 (100 to 400 USD/(kW yr) for all operations).
    """
    return OperationsCost(
        staff=operator_cost_usd_per_yr / satellites_per_operator,
        software=it_power_kw * software_usd_per_kw_yr,
        licenses=it_power_kw * license_usd_per_kw_yr,
    )


class InsuranceBalance(NamedTuple):
    """Premium less expected compensation, per insured value."""

    per_unit_bought: Array
    per_unit_yr: Array


def insurance_balance(
    *,
    insured: Array,
    launch_premium_fraction: Array,
    orbit_premium_fraction_per_yr: Array,
    launch_failure_fraction: Array,
    dead_on_arrival_fraction: Array,
    loss_rate_per_yr: Array,
) -> InsuranceBalance:
    """Return what insurance costs beyond the losses that it compensates, per value of one unit.

    Parameters
    ----------
    insured : 1 if an insurer is paid, 0 if the project insures itself.
    launch_premium_fraction, orbit_premium_fraction_per_yr : premiums per insured value.
    launch_failure_fraction, dead_on_arrival_fraction : losses at launch and before service.
    loss_rate_per_yr : losses in orbit.

    Returns
    -------
    InsuranceBalance : per unit bought: premium - (p + (1 - p) d); per unit and year: half the value in orbit times
        (premium - loss rate). Both are zero for a project that insures itself, whose losses the fleet replaces: a
        loss is paid once, either way.

    Notes
    -----
    Source: taylor_wessing_2024.
    """
    lost = launch_failure_fraction + (1.0 - launch_failure_fraction) * dead_on_arrival_fraction
    return InsuranceBalance(
        per_unit_bought=insured * (launch_premium_fraction - lost),
        per_unit_yr=insured * (MEAN_VALUE_IN_ORBIT * (orbit_premium_fraction_per_yr - loss_rate_per_yr)),
    )
