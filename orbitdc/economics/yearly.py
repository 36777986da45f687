"""Months to years, of either side: this part of the economics reads no price, so that prices vary at no cost."""

from __future__ import annotations

import numpy as np

from orbitdc.compute.result import PayloadResult
from orbitdc.economics.result import YearlyResult
from orbitdc.economics.years import (
    delivered_accelerator_hours,
    months_to_years,
    service_share_by_year,
    share_before_month,
)
from orbitdc.fleet.result import AvailabilityResult, FleetResult
from orbitdc.scenario.calendar import MONTHS_PER_YEAR, Calendar


def yearly(
    *, calendar: Calendar, payload: PayloadResult, deployment: FleetResult, service: AvailabilityResult
) -> YearlyResult:
    """Add the months of units, launches and delivered compute up to years.

    Parameters
    ----------
    calendar : months of the study.
    payload, deployment, service : accelerators under contract, units and launches, delivered compute by month.

    Returns
    -------
    YearlyResult : the middle launch of a year is the flights before its first month plus half of its launches.
    """
    start = deployment.service_start_month
    end = np.minimum(start + deployment.service_months, float(calendar.months))
    units = months_to_years(by_month=deployment.units_paid)
    launches = months_to_years(by_month=deployment.launches)
    return YearlyResult(
        units_bought_by_year=units,
        bought_before_service_fraction=share_before_month(by_month=deployment.units_paid, by_year=units, month=start),
        unit_years_by_year=months_to_years(by_month=deployment.units_in_service) * (1.0 / MONTHS_PER_YEAR),
        launches_by_year=launches,
        middle_flight_by_year=deployment.flights_before[::MONTHS_PER_YEAR] + 0.5 * launches,
        service_fraction_by_year=service_share_by_year(start_month=start, end_month=end, years=calendar.years),
        accelerator_hours_by_year=delivered_accelerator_hours(
            delivered_fraction_month=service.delivered_fraction_month,
            contracted_accelerators=payload.contracted_accelerators,
            end_month=end,
        ),
    )
