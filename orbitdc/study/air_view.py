"""The solar cycle with its band, the air of each month, and a failed satellite's way down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from orbitdc.environment.atmosphere import air_density_kg_per_m3
from orbitdc.environment.decay import decay_times_yr_m2_per_kg
from orbitdc.environment.parameters import EnvironmentParameters
from orbitdc.environment.solar_cycle import solar_cycle_shape, solar_f107, solar_f107_amplitude
from orbitdc.scenario.declaration import Array, parameters

CYCLE_PHASES = 12


@dataclass(frozen=True, kw_only=True)
class AirView:
    """The solar cycle with its band, air by month, and a failed satellite's way down.

    Attributes
    ----------
    decimal_year : middle of each month, shape (month,).
    solar_f107, air_density_kg_per_m3 : weak, mean and strong cycle, shape (3, month).
    decay_years, decay_altitude_km : time since failure in mean air, and altitude then.
    """

    decimal_year: Array
    solar_f107: Array
    air_density_kg_per_m3: Array
    decay_years: Array
    decay_altitude_km: Array


def air_view(values: Mapping[str, Any], decimal_year: Array) -> AirView:
    """Return the air that one design meets.

    Parameters
    ----------
    values : parameter groups and stage results of one design, from `study.trace.one_design`.
    decimal_year : middle of each month, shape (month,).
    """
    environment: EnvironmentParameters = values["environment"]
    altitude = float(values["orbit"].altitude_km[0])
    inclination = float(values["shell"].inclination_deg[0])
    declared = parameters(EnvironmentParameters)["solar_cycle_strength"]
    strength = float(environment.solar_cycle_strength[0])
    strengths = np.array([min(declared.low or strength, strength), strength, max(declared.high or strength, strength)])
    shape = solar_cycle_shape(
        decimal_year=decimal_year,
        minimum_year=environment.solar_minimum_year,
        period_yr=environment.solar_cycle_period_yr,
        width_yr=environment.solar_cycle_width_yr,
    )
    amplitude = solar_f107_amplitude(
        minimum_f107=environment.solar_f107_minimum,
        maximum_f107=environment.solar_f107_maximum,
        strength=strengths[:, None],
    )
    flux = solar_f107(minimum_f107=environment.solar_f107_minimum, amplitude_f107=amplitude, cycle_shape=shape)
    density = float(environment.air_density_factor[0]) * air_density_kg_per_m3(
        altitude_km=altitude, solar_f107=flux, inclination_deg=inclination,
        geomagnetic_ap=float(environment.geomagnetic_ap[0]),
    )  # fmt: skip
    cycle = solar_f107(
        minimum_f107=environment.solar_f107_minimum,
        amplitude_f107=amplitude[1],
        cycle_shape=solar_cycle_shape(
            decimal_year=environment.solar_minimum_year
            + environment.solar_cycle_period_yr * (np.arange(CYCLE_PHASES) + 0.5) / CYCLE_PHASES,
            minimum_year=environment.solar_minimum_year,
            period_yr=environment.solar_cycle_period_yr,
            width_yr=environment.solar_cycle_width_yr,
        ),
    )
    heights = np.linspace(130.0, altitude, 200)
    mean, _ = decay_times_yr_m2_per_kg(
        altitude_km=heights, solar_f107=cycle.reshape(-1, 1), inclination_deg=inclination,
        geomagnetic_ap=float(environment.geomagnetic_ap[0]),
        air_density_factor=float(environment.air_density_factor[0]),
    )  # fmt: skip
    ballistic = float(values["satellite"].tumbling_ballistic_coefficient_kg_per_m2[0])
    left = mean * ballistic
    return AirView(
        decimal_year=decimal_year,
        solar_f107=flux,
        air_density_kg_per_m3=density,
        decay_years=(left[-1] - left)[::-1],
        decay_altitude_km=heights[::-1],
    )
