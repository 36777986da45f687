"""A lease beside the cost of owning: one rent by several denominators, converted to one cut, and the owner's margin."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np

from orbitdc.scenario.calendar import MONTHS_PER_YEAR
from orbitdc.scenario.declaration import Array

DAYS_PER_MONTH = 365.25 / MONTHS_PER_YEAR


class Lease(NamedTuple):
    """A lease as one source states it; what it does not state is None."""

    name: str
    fee_usd_per_month: float
    accelerators: float | None
    site_power_mw: float | None
    sites: float | None
    headline_months: float | None
    committed_days: float | None
    source: str


@cache
def bundled_leases() -> tuple[Lease, ...]:
    """Return the bundled leases; spacex_s1_2026."""
    text = files("orbitdc").joinpath("data/economics/leases.csv").read_text(encoding="utf-8")
    rows = [line.split(",") for line in text.splitlines() if line and not line.startswith(("#", "name"))]
    leases = []
    for name, fee, *cells, source in rows:
        accelerators, power, sites, headline, committed = (float(cell) if cell else None for cell in cells)
        leases.append(Lease(name, float(fee), accelerators, power, sites, headline, committed, source))
    return tuple(leases)


def rent_usd_per_site_kw_yr(*, fee_usd_per_month: Array | float, site_power_kw: Array | float) -> Array:
    """Return a lease's rent per site power and year.

    Parameters
    ----------
    fee_usd_per_month, site_power_kw : the lease; power at the site's meter.

    Returns
    -------
    Array : 12 x fee / power, USD/(kW yr).

    Notes
    -----
    Source: spacex_s1_2026.
    """
    rent: Array = MONTHS_PER_YEAR * np.asarray(fee_usd_per_month, dtype=np.float64) / site_power_kw
    return rent


def rent_usd_per_it_kw_yr(*, rent_usd_per_site_kw_yr: Array | float, power_usage_effectiveness: Array | float) -> Array:
    """Return a rent per IT power, the cut at which the cost of owning is stated.

    Parameters
    ----------
    rent_usd_per_site_kw_yr, power_usage_effectiveness : rent per site power, and site power over IT power.

    Returns
    -------
    Array : rent x PUE, USD per kW of IT power and year.
    """
    rent: Array = np.asarray(rent_usd_per_site_kw_yr, dtype=np.float64) * power_usage_effectiveness
    return rent


def owner_margin_fraction(*, rent_usd: Array | float, cost_usd: Array | float) -> Array:
    """Return what a landlord keeps of a rent above the cost of owning the same, both at one cut.

    Parameters
    ----------
    rent_usd, cost_usd : rent and cost of the same quantity.

    Returns
    -------
    Array : 1 - cost / rent; negative where the rent does not pay the cost.
    """
    margin: Array = 1.0 - np.asarray(cost_usd, dtype=np.float64) / rent_usd
    return margin


def committed_rent_usd(*, fee_usd_per_month: Array | float, committed_days: Array | float) -> Array:
    """Return the rent that is owed whatever happens.

    Parameters
    ----------
    fee_usd_per_month, committed_days : the lease, and the term that no notice shortens.

    Returns
    -------
    Array : fee x days / 30.4375, USD.

    Notes
    -----
    Source: spacex_s1_2026.
    """
    rent: Array = np.asarray(fee_usd_per_month, dtype=np.float64) * committed_days / DAYS_PER_MONTH
    return rent
