from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orbitdc.report.numbers import clean, exact, percent, quantity, significant, value_range

NB = "\u00a0"


@pytest.mark.parametrize(
    "value, shown",
    [
        (0.0, "0"), (6.1234, "6.12"), (9123.0, "9,120"), (1234567.0, "1,230,000"), (0.0377, "0.0377"),
        (-12.345, "−12.3"), (9.996, "10.0"), (3.1e-5, f"3.10{NB}×{NB}10⁻⁵"), (2.5e10, f"2.50{NB}×{NB}10¹⁰"),
        (math.nan, "—"), (math.inf, "—"),
    ],
)  # fmt: skip
def test_three_significant_digits(value: float, shown: str) -> None:
    assert significant(value) == shown


@given(st.floats(min_value=1e-3, max_value=9.9e8), st.integers(2, 3))
def test_rounding_keeps_the_value_to_its_digits(value: float, digits: int) -> None:
    assert float(significant(value, digits).replace(",", "")) == pytest.approx(value, rel=0.51 * 10 ** (1 - digits))


def test_digits_must_be_positive() -> None:
    with pytest.raises(ValueError, match="digits"):
        significant(1.0, 0)


@pytest.mark.parametrize(
    "share, shown",
    [(0.9412, "94.1"), (0.9991, "99.910"), (0.999, "99.90"), (0.99999, "99.999"), (1.0, "100"), (0.0, "0"),
     (-0.12, "−12.0"), (1e-9, f"<{NB}0.001")],
)  # fmt: skip
def test_percent_keeps_what_is_missing(share: float, shown: str) -> None:
    assert percent(share) == f"{shown}{NB}%"


def test_quantities_carry_unit_and_scale() -> None:
    assert quantity(6.37e10, "USD") == f"63.7{NB}billion{NB}USD"
    assert quantity(0.941, "1", "delivered_fraction") == f"94.1{NB}%"
    assert quantity(187.4, "m2") == f"187{NB}m²"
    assert quantity(84.0, "1", "service_months") == "84"
    assert quantity(math.nan, "kg") == "—"


def test_range_uses_one_scale() -> None:
    assert value_range(8e8, 1.2e9, "USD") == f"0.800 to 1.20{NB}billion{NB}USD"


def test_exact_values_are_not_rounded() -> None:
    assert exact("48625.5") == "48,625.5"
    assert exact("2000000000") == "2,000,000,000"
    assert exact("electric") == "electric"
    assert exact("nan") == "nan"


def test_control_characters_are_replaced_and_line_breaks_kept() -> None:
    assert clean("a\x00b\r\nc\td\ud800") == "a\ufffdb\nc\td\ufffd"


def test_doses_and_radio_flux_have_their_own_units():
    assert quantity(227.2, "1/yr", "dose_rad_per_yr") == "227\N{NO-BREAK SPACE}rad(Si)/yr"
    assert quantity(1.14, "1", "lifetime_dose_krad") == "1.14\N{NO-BREAK SPACE}krad(Si)"
    assert quantity(3.0, "1/yr", "eclipses_per_year").endswith("1/yr")
