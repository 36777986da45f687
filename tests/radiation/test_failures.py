"""Permanent failures by radiation and the margin of dose."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import gammainc

from orbitdc.radiation.failures import (
    destructive_rate_per_yr,
    dose_slack,
    wear_out_rate_per_yr,
    worn_out_fraction,
)
from orbitdc.radiation.parameters import RadiationParameters
from orbitdc.scenario.declaration import parameters

PUBLISHED_KRAD_WITHOUT_FAILURE = 15.0


def test_no_event_in_15_krad_gives_the_declared_range():
    declared = parameters(RadiationParameters)["destructive_event_dose_krad"]
    for value, chance in ((declared.low, 0.95), (declared.default, 0.5), (declared.high, 0.05)):
        assert gammainc(0.5, PUBLISHED_KRAD_WITHOUT_FAILURE / value) == pytest.approx(chance, abs=0.001)


def test_destructive_rate_adds_ions_to_protons():
    rate = destructive_rate_per_yr(
        upsetting_dose_rad_per_yr=220.0, destructive_event_dose_krad=22.0, heavy_ion_rate_per_yr=0.001
    )
    assert rate == pytest.approx(0.011)


def test_half_are_worn_out_at_the_median_and_68_percent_within_one_spread():
    law = {"failure_dose_krad": 30.0, "spread": 0.4}
    assert worn_out_fraction(dose_krad=30.0, **law) == pytest.approx(0.5)
    low, high = (worn_out_fraction(dose_krad=30.0 * np.exp(x), **law) for x in (-0.4, 0.4))
    assert high - low == pytest.approx(0.6827, abs=1e-4)
    assert worn_out_fraction(dose_krad=0.0, **law) == 0


@given(st.floats(0.01, 500), st.floats(0.5, 20), st.floats(0.05, 2))
@settings(deadline=None)
def test_constant_rate_leaves_what_wear_out_leaves(dose, life, spread):
    law = {"failure_dose_krad": 30.0, "spread": spread}
    rate = wear_out_rate_per_yr(lifetime_dose_krad=dose, life_yr=life, **law)
    assert 1 - np.exp(-rate * life) == pytest.approx(min(worn_out_fraction(dose_krad=dose, **law), 1 - 1e-9), abs=1e-9)


def test_margin_is_kept_or_missed():
    assert dose_slack(lifetime_dose_krad=1.0, margin=2.0, limit_krad=2.0) == pytest.approx(0.0)
    assert dose_slack(lifetime_dose_krad=0.75, margin=2.0, limit_krad=2.0) == pytest.approx(0.25)
    assert dose_slack(lifetime_dose_krad=1.5, margin=2.0, limit_krad=2.0) < 0
