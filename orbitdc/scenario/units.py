"""Quantities with units at the border of the program: "550 km" becomes the declared unit's number."""

from __future__ import annotations

import functools
import re
import warnings
from typing import Any

from orbitdc.scenario.yaml_loader import resolve

_QUANTITY = re.compile(
    r"\s*([-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?)\s*([A-Za-z%][A-Za-z0-9_%/*^(). -]{0,60})"
)
_PREFIXES = {"k": 1e3, "M": 1e6, "G": 1e9, "T": 1e12, "P": 1e15, "E": 1e18}
CELSIUS = "deg_C"


def split(text: str) -> tuple[float, str] | None:
    """Split a quantity into number and unit; None when the text is no quantity."""
    found = _QUANTITY.fullmatch(text)
    if found is None:
        return None
    number = resolve(found.group(1))
    return (float(number), found.group(2).strip()) if isinstance(number, (int, float)) else None


@functools.cache
def _private_units() -> tuple[Any, ...]:
    from astropy import units

    money = units.def_unit("USD")
    work = units.def_unit("FLOP")
    multiples = [
        units.def_unit(f"{prefix}USD", scale * money) for prefix, scale in _PREFIXES.items() if prefix in "kMG"
    ]
    multiples += [units.def_unit(f"{prefix}FLOP", scale * work) for prefix, scale in _PREFIXES.items()]
    return (money, work, *multiples)


@functools.lru_cache(maxsize=512)
def _unit(text: str) -> Any:
    from astropy import units

    with units.add_enabled_units(list(_private_units())), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return units.Unit("" if text == "1" else text)


def convert(number: float, unit: str, declared: str) -> float:
    """Convert a number of one unit to the declared unit.

    Parameters
    ----------
    number : value in `unit`.
    unit : unit as written, for example "km", "USD/W" or "%".
    declared : unit of the parameter; "1" for fractions and counts.

    Returns
    -------
    float : value in `declared`.

    Raises
    ------
    ValueError : with the reason, when the unit is unknown or does not convert.
    """
    expected = "a plain number" if declared == "1" else f"a number in {declared}"
    try:
        given = _unit(unit)
    except (ValueError, TypeError, ArithmeticError, RecursionError):
        raise ValueError(f"unknown unit {unit}; expected {expected}") from None
    target = _unit(declared)
    if target == _unit(CELSIUS):
        from astropy import units

        if given.is_equivalent(target, units.temperature()):
            return float(given.to(target, number, equivalencies=units.temperature()))
    if not given.is_equivalent(target):
        raise ValueError(f"the unit {unit} does not convert to {declared}; expected {expected}")
    return float(given.to(target, number))
