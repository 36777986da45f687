"""One orbit's belts from the bundled tables beside the exact chain of the optional extra."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from orbitdc.radiation.exact import DEPTHS_MM, EDGES_MEV, PHASES, exact_orbit
from orbitdc.radiation.trapped import Particle, trapped_dose_rad_per_yr, trapped_flux_per_cm2_s
from orbitdc.scenario.declaration import Array
from orbitdc.scenario.errors import Problem, ScenarioError

COMPARED_DEPTHS_MM = (1.0, 2.0, 3.0, 5.0, 10.0, 20.0)
COMPARED_MEV: dict[Particle, tuple[float, ...]] = {
    "proton": (1.0, 10.0, 30.0, 50.0, 100.0),
    "electron": (0.5, 1.0, 2.0, 4.0),
}
LEAST_DOSE_COMPARED_RAD_PER_YR = 0.1
LEAST_FLUX_COMPARED_PER_CM2_S = 0.01


@dataclass(frozen=True, kw_only=True)
class ExactRow:
    """One number of the orbit, from the table and recomputed."""

    what: str
    particle: Particle
    phase: str
    table: float
    exact: float
    unit: str

    @property
    def difference(self) -> float:
        """Table over exact, less one."""
        return self.table / self.exact - 1


def _at(place: float, nodes: Array, values: Array) -> float:
    return float(np.exp(np.interp(np.log(place), np.log(nodes), np.log(np.maximum(values, 1e-30)))))


def exact_rows(name: str, altitude_km: float, inclination_deg: float) -> tuple[ExactRow, ...]:
    """Return doses and fluxes of a circular orbit by both ways.

    Parameters
    ----------
    name : of the scenario, for the error.
    altitude_km, inclination_deg : circular orbit above 6,371.2 km.

    Raises
    ------
    ScenarioError : the extra is not installed.
    """
    try:
        found = exact_orbit(altitude_km=altitude_km, inclination_deg=inclination_deg)
    except ModuleNotFoundError as missing:
        problem = Problem(
            file=name, key="--exact", what="the exact chain needs SpacePy and aep8", got="not installed",
            fix="pip install 'orbitdc[irbem]'",
        )  # fmt: skip
        raise ScenarioError([problem]) from missing
    rows = []
    for particle, energies in COMPARED_MEV.items():
        for phase_index, phase in enumerate(PHASES):
            for depth in COMPARED_DEPTHS_MM:
                table = float(
                    trapped_dose_rad_per_yr(
                        altitude_km=altitude_km,
                        inclination_deg=inclination_deg,
                        solar_phase=float(phase_index),
                        depth_mm=depth,
                        particle=particle,
                    )
                )
                exact = _at(depth, DEPTHS_MM, found.dose_rad_per_yr[particle, phase]["sphere"])
                if exact >= LEAST_DOSE_COMPARED_RAD_PER_YR:
                    what = f"dose behind {depth:g} mm"
                    rows.append(
                        ExactRow(what=what, particle=particle, phase=phase, table=table, exact=exact, unit="rad(Si)/yr")
                    )
            for energy in energies:
                table = float(
                    trapped_flux_per_cm2_s(
                        altitude_km=altitude_km,
                        inclination_deg=inclination_deg,
                        solar_phase=float(phase_index),
                        energy_mev=energy,
                        particle=particle,
                    )
                )
                exact = _at(energy, EDGES_MEV[particle], found.flux_per_cm2_s[particle, phase])
                if exact >= LEAST_FLUX_COMPARED_PER_CM2_S:
                    what = f"flux above {energy:g} MeV"
                    rows.append(
                        ExactRow(what=what, particle=particle, phase=phase, table=table, exact=exact, unit="1/(cm2 s)")
                    )
    return tuple(rows)
