"""Published numbers of reliability and replacement."""

from __future__ import annotations

from orbitdc.fleet.survival import (
    life_penalty,
    weibull_survival,
)
from orbitdc.validation.case import Case

CASES: tuple[Case, ...] = (
    Case(
        id="turyshev_life_penalty_10_percent",
        area="fleet",
        text="Units bought per mean unit of capacity at 10 % loss per year over 5 years without repair",
        compute=lambda: float(life_penalty(loss_rate_per_yr=0.10, planned_life_yr=5.0)),
        published=1.27,
        tolerance=0.005,
        unit="1",
        source="turyshev_2026",
        status="primary",
    ),
    Case(
        id="turyshev_life_penalty_20_percent",
        area="fleet",
        text="The same at 20 % loss per year",
        compute=lambda: float(life_penalty(loss_rate_per_yr=0.20, planned_life_yr=5.0)),
        published=1.58,
        tolerance=0.005,
        unit="1",
        source="turyshev_2026",
        status="primary",
    ),
    Case(
        id="satellite_weibull_5_years",
        area="fleet",
        text="Satellite survival at 5 years, Weibull with shape 0.4521 and scale 2,607 years",
        compute=lambda: float(weibull_survival(age_yr=5.0, scale_yr=2607.0, shape=0.4521)),
        published=0.942615,
        tolerance=5e-7,
        unit="1",
        source="reliability_package",
        status="computed",
    ),
    Case(
        id="satellite_weibull_10_years",
        area="fleet",
        text="The same at 10 years",
        compute=lambda: float(weibull_survival(age_yr=10.0, scale_yr=2607.0, shape=0.4521)),
        published=0.9223,
        tolerance=5e-5,
        unit="1",
        source="reliability_package",
        status="computed",
    ),
)
