"""A base case outside its own band is said, not hidden."""

import numpy as np
import pytest
import xarray as xr

from orbitdc.study.headlines import COST_HEADLINES
from orbitdc.study.study import _base_outside_band


@pytest.mark.parametrize(("low", "high", "said"), [(6.0, 18.0, []), (8.3, 28.0, ["less"]), (2.0, 5.0, ["more"])])
def test_a_base_outside_its_band_is_named(low, high, said):
    cost = COST_HEADLINES[0]
    remarks = _base_outside_band(xr.Dataset({cost: 7.9}), {cost: (low, high)})
    assert len(remarks) == len(said)
    assert all(word in remark for word, remark in zip(said, remarks, strict=True))


def test_a_base_without_a_number_says_nothing():
    cost = COST_HEADLINES[0]
    assert _base_outside_band(xr.Dataset({cost: np.nan}), {cost: (1.0, 2.0)}) == []
