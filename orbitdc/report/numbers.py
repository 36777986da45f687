"""Numbers as a reader sees them: two or three significant digits, thousands separators, units that stay attached."""

from __future__ import annotations

import math
import unicodedata

SPACE = "\u00a0"
DASH = "–"
MISSING = "—"

_SUPERSCRIPT = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_OWN_UNITS = (("_rad_per_yr", "rad(Si)/yr"), ("_krad", "krad(Si)"), ("_dose_rad", "rad(Si)"), ("solar_f107", "sfu"))
"""Units that the unit system lacks, by part of an output's name."""

_MONEY_SCALES = ((1e12, "trillion "), (1e9, "billion "), (1e6, "million "))
_SCIENTIFIC_BELOW = 1e-3
_SCIENTIFIC_ABOVE = 1e9
_WHOLE_BELOW = 1000
_SMALLEST_PERCENT = 0.001
_SHARE_SUFFIXES = (
    "_fraction",
    "_availability",
    "_efficiency",
    "_95_percent",
    "_slack",
    "_fraction_p10",
    "_fraction_p90",
    "_worst_12_months",
    "_worst_day",
)


def clean(text: object) -> str:
    """Return text without control characters (line breaks and tabs stay), which neither HTML nor PDF can show."""
    return "".join(
        c if c in "\n\t" or unicodedata.category(c) not in {"Cc", "Cs"} else "\ufffd"
        for c in str(text).replace("\r\n", "\n")
    )


def is_share(name: str, unit: str) -> bool:
    """Tell whether a dimensionless quantity reads better in percent."""
    return unit == "1" and name.endswith(_SHARE_SUFFIXES)


def pretty_unit(unit: str) -> str:
    """Return a unit as printed: no "1", raised exponents, degree sign."""
    if unit in {"1", ""}:
        return ""
    for digit, raised in (("m2", "m²"), ("m3", "m³"), ("deg_C", "°C")):
        unit = unit.replace(digit, raised)
    return unit


def significant(value: float, digits: int = 3) -> str:
    """Return a number rounded to significant digits, with thousands separators or a power of ten.

    Raises
    ------
    ValueError
        If `digits` is less than one.
    """
    if digits < 1:
        raise ValueError("digits must be at least 1")
    if not math.isfinite(value):
        return MISSING
    if value == 0:
        return "0"
    rounded = float(f"{value:.{digits - 1}e}")
    size = abs(rounded)
    if size < _SCIENTIFIC_BELOW or size >= _SCIENTIFIC_ABOVE:
        mantissa, exponent = f"{rounded:.{digits - 1}e}".split("e")
        return f"{_minus(mantissa)}{SPACE}×{SPACE}10{str(int(exponent)).translate(_SUPERSCRIPT)}"
    decimals = max(0, digits - 1 - math.floor(math.log10(size)))
    return _minus(f"{rounded:,.{decimals}f}")


def percent(share: float) -> str:
    """Return a share in percent; close to 100 % two digits of what is missing are kept."""
    if not math.isfinite(share):
        return MISSING
    value = 100 * share
    missing = 100 - value
    if abs(missing) < _SMALLEST_PERCENT / 2:
        text = "100"
    elif 0 < missing < 1:
        decimals = min(3, 1 - math.floor(math.log10(float(f"{missing:.1e}"))))
        text = f"{value:.{decimals}f}"
    elif 0 < value < _SMALLEST_PERCENT:
        text = f"<{SPACE}{_SMALLEST_PERCENT}"
    else:
        text = significant(value)
    return f"{_minus(text)}{SPACE}%"


def number_and_unit(value: float, unit: str, name: str = "", *, digits: int = 3) -> tuple[str, str]:
    """Return a value and its unit as printed; large sums of money get a scale word, shares become percent."""
    return _scaled(value, unit, name, value, digits)


def quantity(value: float, unit: str, name: str = "", *, digits: int = 3) -> str:
    """Return a value with its unit attached."""
    number, printed = number_and_unit(value, unit, name, digits=digits)
    if printed == "%" or number == MISSING:
        return number if printed != "%" else f"{number}{SPACE}%"
    return f"{number}{SPACE}{printed}" if printed else number


def exact(text: str) -> str:
    """Return a number as it was set, with thousands separators; other text as it is."""
    try:
        value = float(text)
    except ValueError:
        return text
    return _minus(f"{value:,.10g}") if math.isfinite(value) else text


def value_range(low: float, high: float, unit: str, name: str = "", *, digits: int = 3) -> str:
    """Return "low to high" in the scale of the larger end."""
    if not (math.isfinite(low) and math.isfinite(high)):
        return MISSING
    largest = max(abs(low), abs(high))
    first, _ = _scaled(low, unit, name, largest, digits)
    second, printed = _scaled(high, unit, name, largest, digits)
    tail = f"{SPACE}{printed}" if printed else ""
    return f"{first} to {second}{tail}"


def _scaled(value: float, unit: str, name: str, scale_by: float, digits: int) -> tuple[str, str]:
    if not math.isfinite(value):
        return MISSING, ""
    own = next((printed for part, printed in _OWN_UNITS if part in name), "")
    if own and unit in ("1", "1/yr"):
        return significant(value, digits), own
    if is_share(name, unit):
        return percent(value).removesuffix(f"{SPACE}%"), "%"
    if unit == "1" and value == round(value) and abs(value) < _WHOLE_BELOW:
        return _minus(f"{value:.0f}"), ""
    if unit == "USD":
        for scale, word in _MONEY_SCALES:
            if abs(scale_by) >= scale:
                return significant(value / scale, digits), f"{word}USD".replace(" ", SPACE)
    return significant(value, digits), pretty_unit(unit)


def _minus(text: str) -> str:
    return text.replace("-", "−")
