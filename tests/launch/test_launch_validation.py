import pytest

from orbitdc.validation import fleet_cases, launch_cases


@pytest.mark.parametrize("case", launch_cases.CASES + fleet_cases.CASES, ids=lambda case: case.id)
def test_published_numbers_are_reproduced(case):
    assert abs(case.compute() - case.published) <= case.tolerance
