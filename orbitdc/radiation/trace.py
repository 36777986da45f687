"""Curves of one design for reports: dose, cells and accelerators by age."""

from __future__ import annotations

import numpy as np

from orbitdc.fleet.parameters import FleetParameters
from orbitdc.radiation.failures import RAD_PER_KRAD, worn_out_fraction
from orbitdc.radiation.parameters import RadiationParameters
from orbitdc.radiation.result import FaultResult
from orbitdc.scenario.calendar import MONTHS_PER_YEAR
from orbitdc.scenario.declaration import Array
from orbitdc.spacecraft.parameters import CellParameters


def trace_age(
    *, radiation: RadiationParameters, cell: CellParameters, fleet: FleetParameters, faults: FaultResult
) -> dict[str, Array]:
    """Return what radiation has done to one design by month of its life.

    Parameters
    ----------
    radiation, cell, fleet : parameter groups of one point.
    faults : result of the radiation stage, of one point.

    Returns
    -------
    dict : age_months, dose_krad, cell_remaining_fraction and worn_out_fraction (accelerators), shape (months + 1,).
    """
    months: Array = np.arange(float(np.rint(fleet.planned_life_yr[0] * MONTHS_PER_YEAR)) + 1.0)
    age = months / MONTHS_PER_YEAR
    dose = age * faults.dose_rad_per_yr / RAD_PER_KRAD
    return {
        "age_months": months,
        "dose_krad": dose,
        "cell_remaining_fraction": faults.cell_remaining_at(
            age_yr=age,
            damage_coefficient=cell.damage_coefficient,
            reference_fluence_per_cm2=cell.damage_reference_fluence_per_cm2,
        ),
        "worn_out_fraction": worn_out_fraction(
            dose_krad=dose, failure_dose_krad=radiation.failure_dose_krad, spread=radiation.failure_dose_spread
        ),
    }
