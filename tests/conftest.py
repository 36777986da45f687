"""Fixtures shared by all tests."""

import pytest

import orbitdc
from orbitdc.scenario.scenario import Scenario


@pytest.fixture(scope="session")
def gigawatt() -> Scenario:
    return orbitdc.load("gigawatt")


@pytest.fixture(scope="session")
def colossus() -> Scenario:
    return orbitdc.load("colossus-1")
