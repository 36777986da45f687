"""The calendar on which the fleet lives: a start month and a number of months, the same for every point of a study."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from orbitdc.scenario.declaration import Array

MONTHS_PER_YEAR = 12
HOURS_PER_YEAR = 8760.0
DAYS_PER_MONTH = 365.25 / 12


@dataclass(frozen=True, kw_only=True)
class Calendar:
    """First month of spending and length of the study.

    Attributes
    ----------
    start_year, start_month : first calendar month (1..12).
    months : number of months, a multiple of 12.
    """

    start_year: int = 2029
    start_month: int = 1
    months: int = 180

    @property
    def years(self) -> int:
        """Number of whole years."""
        return self.months // MONTHS_PER_YEAR

    @property
    def decimal_year(self) -> Array:
        """Decimal year at the middle of each month, shape (months,)."""
        middle: Array = self.start_year + (self.start_month - 1 + np.arange(self.months) + 0.5) / MONTHS_PER_YEAR
        return middle

    @property
    def month_of_year(self) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
        """Index 0..11 of the calendar month of each month of the study, shape (months,)."""
        index: np.ndarray[tuple[int], np.dtype[np.intp]] = (self.start_month - 1 + np.arange(self.months)) % 12
        return index

    def column(self, values: Array, dimensions: int) -> Array:
        """Shape a (months,) array so that it broadcasts against arrays of `dimensions` dimensions."""
        return values.reshape((-1,) + (1,) * dimensions)
