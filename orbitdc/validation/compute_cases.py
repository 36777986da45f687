"""Published numbers of serving rates and power limits, and those of goodput."""

from __future__ import annotations

from orbitdc.validation.case import Case
from orbitdc.validation.compute_accelerator_cases import CASES as ACCELERATOR_CASES
from orbitdc.validation.compute_goodput_cases import CASES as GOODPUT_CASES

CASES: tuple[Case, ...] = (
    *GOODPUT_CASES,
    *ACCELERATOR_CASES,
)
