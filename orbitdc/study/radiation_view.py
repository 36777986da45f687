"""What `orbitdc radiation` shows of one design: particles, dose, anomaly, damage, upsets and what they cost in work."""

from __future__ import annotations

import inspect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np

from orbitdc.compute.goodput import goodput_by_job_size
from orbitdc.compute.result import GoodputResult
from orbitdc.model import Pipeline, evaluate_block
from orbitdc.radiation.damage import cell_remaining_fraction
from orbitdc.radiation.dose import aluminum_depth_mm, lifetime_dose_krad, solar_phase_fraction
from orbitdc.radiation.parameters import RadiationParameters
from orbitdc.radiation.result import FaultResult
from orbitdc.radiation.transport import aluminum_for_protons_g_per_cm2
from orbitdc.radiation.trapped import EARTH_RADIUS_OF_MODEL_KM
from orbitdc.scenario.assembly import SAMPLE
from orbitdc.scenario.axes import bind, is_sampled
from orbitdc.scenario.declaration import Array, Table, parameters
from orbitdc.scenario.errors import Problem, ScenarioError
from orbitdc.scenario.scenario import Scenario
from orbitdc.scenario.values import Value
from orbitdc.study.anomaly_view import AnomalyView, anomaly_view
from orbitdc.study.exact_view import ExactRow, exact_rows
from orbitdc.study.labels import OUTPUTS
from orbitdc.study.models import Relation, all_groups, relations_for
from orbitdc.study.particles_view import DoseRow, PublishedDose, Spectra, dose_rows, published_doses, spectra
from orbitdc.study.trace import one_design

DRAWS = 256
"""Draws of all uncertain parameters behind every band of the page."""

PERCENTILES = (10.0, 90.0)
SHIELDS_G_PER_CM2: Array = np.geomspace(0.05, 20.0, 53)
JOB_SIZES: Array = np.geomspace(8.0, 1.0e6, 69)
UNCERTAIN_SECTIONS = ("radiation", "device", "cell")
"""Sections whose uncertain numbers are moved one by one."""

_SMALLEST_EFFECT = 1.02
_TINY = 1e-30

TIME_FIELDS = (
    "saa_time_fraction", "saa_event_fraction", "saa_peak_to_mean", "saa_passes_per_day", "saa_pass_duration_s",
    "saa_longest_quiet_h", "storm_days_per_yr",
)  # fmt: skip
UPSET_FIELDS = (
    "silent_errors_per_accelerator_yr", "memory_errors_per_accelerator_yr",
    "functional_interrupts_per_accelerator_yr", "other_interruptions_per_accelerator_yr",
)  # fmt: skip
DOSE_PARTS = (
    ("trapped protons", "trapped_proton_dose_rad_per_yr"),
    ("trapped electrons", "trapped_electron_dose_rad_per_yr"),
    ("solar protons", "solar_dose_rad_per_yr"),
    ("galactic rays", "galactic_dose_rad_per_yr"),
)
EFFECTS = ("dose_rad_per_yr", "silent_errors_per_accelerator_yr", "memory_errors_per_accelerator_yr",
           "functional_interrupts_per_accelerator_yr")  # fmt: skip
"""Results that the table of uncertainties follows."""

TRADED = (
    "dose_rad_per_yr", "shield_mass_kg", "satellite_mass_kg", "silent_errors_per_accelerator_yr", "goodput_fraction",
    "levelized_cost_usd_per_accelerator_hour",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Effect:
    """What one uncertain parameter does alone: factors on `EFFECTS` at its low and high end, shape (2, effects)."""

    key: str
    text: str
    low: float
    high: float
    factors: Array


@dataclass(frozen=True, kw_only=True)
class Ageing:
    """One accelerator's dose and one cell's power by age.

    Attributes
    ----------
    age_yr : shape (age,).
    dose_krad, cell_remaining_fraction : of the design, shape (age,).
    dose_band_krad : P10 and P90 of the draws, shape (2, age); None for a corner.
    """

    age_yr: Array
    dose_krad: Array
    cell_remaining_fraction: Array
    dose_band_krad: Array | None


@dataclass(frozen=True, kw_only=True)
class RadiationView:
    """Everything that the command prints and draws.

    Attributes
    ----------
    quantities : value by name of an output, by heading.
    bands : P10 and P90 over the draws by name of an output; empty for a corner.
    shell_altitude_km, altitude_km : the scenario's, and that of the belt models above 6,371.2 km.
    phase, phase_lowest, phase_highest : where the Sun stands between the minimum and maximum maps, over the calendar.
    shield_g_per_cm2, shields_g_per_cm2 : of the design, and those that are compared, shape (shield,).
    trade : what follows from these shields, by name of an output, shape (shield,).
    dose_parts : dose by source behind the same shields, rad(Si) per year.
    goodput : of training jobs of `JOB_SIZES` on the scenario's policy, in orbit and on the ground.
    """

    scenario: Scenario
    varied: tuple[str, ...]
    shell_altitude_km: float
    altitude_km: float
    inclination_deg: float
    phase: float
    phase_lowest: float
    phase_highest: float
    geometry: str
    material: str
    device: str
    upset_scaling: str
    own_tables: tuple[str, ...]
    outside_tables: bool
    shield_g_per_cm2: float
    depth_mm: float
    shields_g_per_cm2: Array
    dose_limit_krad: float
    dose_margin: float
    planned_life_yr: float
    quantities: dict[str, dict[str, float]]
    bands: dict[str, tuple[float, float]]
    trade: dict[str, Array]
    dose_parts: dict[str, Array]
    doses: tuple[DoseRow, ...]
    published: tuple[PublishedDose, ...]
    spectra: Spectra
    anomaly: AnomalyView
    effects: tuple[Effect, ...]
    ageing: Ageing
    goodput: dict[str, Array]
    job_accelerators: float
    exact: tuple[ExactRow, ...]

    def found(self) -> dict[str, float]:
        """Return every printed output by name."""
        return {name: value for group in self.quantities.values() for name, value in group.items()}


def radiation_view(
    scenario: Scenario,
    *,
    exact: bool = False,
    nearest: bool = False,
    models: Mapping[str, Relation] | None = None,
) -> RadiationView:
    """Compute the radiation environment of a scenario's (first) design and what follows from it.

    Parameters
    ----------
    scenario : a scenario in orbit; of one with dimensions the first point is taken.
    exact : recompute the orbit's belts through the optional extra.
    nearest : take the nearest edge of the tables for an orbit or shield outside them, instead of refusing it.
    models : relations that replace built-in ones.

    Raises
    ------
    ScenarioError : a terrestrial scenario, an orbit or shield outside the tables, or an extra that is not installed.
    """
    if scenario.system != "orbit":
        fix = "choose a scenario of system orbit"
        raise _error(scenario.name, "system", "a terrestrial scenario has no space radiation", scenario.system, fix)
    values = one_design(scenario, first_point=True, models=models)
    radiation: RadiationParameters = values["radiation"]
    altitude = float(values["shell"].semi_major_axis_km[0]) - EARTH_RADIUS_OF_MODEL_KM
    inclination = float(values["shell"].inclination_deg[0])
    outside = bool(values["faults"].outside_radiation_tables.reshape(-1)[0])
    if outside and not nearest:
        raise _outside(scenario, values, altitude)
    compared = exact_rows(scenario.name, altitude, inclination) if exact else ()
    phases = solar_phase_fraction(
        solar_f107=values["surroundings"].solar_f107,
        minimum_f107=radiation.solar_minimum_f107,
        maximum_f107=radiation.solar_maximum_f107,
    )
    phase = float(
        solar_phase_fraction(
            solar_f107=values["surroundings"].solar_f107_mean,
            minimum_f107=radiation.solar_minimum_f107,
            maximum_f107=radiation.solar_maximum_f107,
        )[0]
    )
    quantities = _quantities(values)
    drawn = _drawn(scenario, models, [n for g in quantities.values() for n in g]) if scenario.case == "base" else {}
    shield = float(radiation.electronics_shield_g_per_cm2[0])
    shields = np.unique(np.append(SHIELDS_G_PER_CM2, shield))
    traded = _again(scenario, models, values, "radiation", electronics_shield_g_per_cm2=shields)
    stopping = float(
        aluminum_for_protons_g_per_cm2(
            areal_density_g_per_cm2=radiation.electronics_shield_g_per_cm2, material_index=radiation.shield_material
        )[0]
    )
    return RadiationView(
        scenario=scenario,
        varied=tuple(bind(scenario).dimensions),
        shell_altitude_km=float(values["orbit"].altitude_km[0]),
        altitude_km=altitude,
        inclination_deg=inclination,
        phase=phase,
        phase_lowest=float(phases.min()),
        phase_highest=float(phases.max()),
        geometry="sectors" if radiation.shield_sectors is not None else _choice(radiation, "shield_geometry"),
        material=_choice(radiation, "shield_material"),
        device=_choice(values["device"], "tested_device"),
        upset_scaling=_choice(radiation, "upset_scaling"),
        own_tables=tuple(
            f"radiation.{f.name}" for f in fields(radiation) if isinstance(getattr(radiation, f.name), Table)
        ),
        outside_tables=outside,
        shield_g_per_cm2=shield,
        depth_mm=float(aluminum_depth_mm(areal_density_g_per_cm2=shield)),
        shields_g_per_cm2=shields,
        dose_limit_krad=float(values["device"].dose_limit_krad[0]),
        dose_margin=float(radiation.dose_margin[0]),
        planned_life_yr=float(values["fleet"].planned_life_yr[0]),
        quantities=quantities,
        bands={
            name: (float(band[0]), float(band[1]))
            for name, band in ((n, np.percentile(d, PERCENTILES)) for n, d in drawn.items())
        },
        trade={name: _output(traded, name, shields.shape) for name in TRADED},
        dose_parts=_dose_parts(traded["faults"], shields.shape),
        doses=dose_rows(altitude, inclination),
        published=published_doses(),
        spectra=spectra(altitude, inclination, stopping, phase, values),
        anomaly=anomaly_view(values, scenario.calendar, altitude, inclination, phase),
        effects=_effects(scenario, relations_for(scenario, models)["radiation.faults"], values),
        ageing=_ageing(values, drawn),
        goodput=_jobs(values),
        job_accelerators=float(values["payload"].accelerators_per_satellite[0]),
        exact=compared,
    )


def _error(file: str, key: str, what: str, got: str, fix: str) -> ScenarioError:
    return ScenarioError([Problem(file=file, key=key, what=what, got=got, fix=fix)])


def _outside(scenario: Scenario, values: Mapping[str, Any], altitude_km: float) -> ScenarioError:
    shield = float(values["radiation"].electronics_shield_g_per_cm2[0])
    got = f"circular orbit {altitude_km:,.0f} km above {EARTH_RADIUS_OF_MODEL_KM:,.1f} km, shield {shield:g} g/cm2"
    fix = (
        "choose an altitude of 300 to 2,060 km and walls of 0.02 to 80 mm of aluminum, or give "
        "radiation.trapped_dose_table that spans them"
    )
    what = "orbit or shield outside the tables of trapped radiation"
    return _error(scenario.name, "orbit.altitude_km, radiation.electronics_shield_g_per_cm2", what, got, fix)


def _choice(group: Any, name: str) -> str:
    return str(parameters(type(group))[name].choices[int(getattr(group, name)[0])])


def _output(values: Mapping[str, Any], name: str, shape: tuple[int, ...]) -> Array:
    output = OUTPUTS[name]
    array: Array = np.broadcast_to(np.asarray(getattr(values[output.result], output.field)), shape)
    return array


def _quantities(values: Mapping[str, Any]) -> dict[str, dict[str, float]]:
    scalars = [f.name for f in fields(FaultResult) if not OUTPUTS[f.name].declared.axes]
    named = {*TIME_FIELDS, *UPSET_FIELDS}
    groups = {
        "Dose, shield and damage": [n for n in scalars if n not in named and not OUTPUTS[n].declared.infeasible],
        "Time structure": list(TIME_FIELDS),
        "Upsets": list(UPSET_FIELDS),
        "Work": [f.name for f in fields(GoodputResult) if not OUTPUTS[f.name].declared.axes],
    }
    return {group: {name: float(_output(values, name, (1,))[0]) for name in names} for group, names in groups.items()}


def _again(
    scenario: Scenario, models: Mapping[str, Relation] | None, values: Mapping[str, Any], section: str, **arrays: Array
) -> dict[str, Any]:
    """Return all groups and results with some parameters of one design replaced by arrays."""
    groups = {name: values[name] for name in all_groups(models)}
    groups[section] = replace(groups[section], **arrays)
    return evaluate_block(Pipeline(relations_for(scenario, models)), groups, scenario.calendar, orbital=True)


def _dose_parts(faults: FaultResult, shape: tuple[int, ...]) -> dict[str, Array]:
    parts = {label: np.broadcast_to(getattr(faults, name), shape) for label, name in DOSE_PARTS}
    return {"total": np.broadcast_to(faults.dose_rad_per_yr, shape), **parts}


def _drawn(scenario: Scenario, models: Mapping[str, Relation] | None, names: Sequence[str]) -> dict[str, Array]:
    """Draw every uncertain parameter of the first design and return outputs, shape (draw,)."""
    bound = bind(scenario, samples=DRAWS, sample_all=True)
    axes = list(bound.axes.sizes)

    def first(array: Array | Table | None) -> Array | Table | None:
        if not isinstance(array, np.ndarray):
            return array
        kept = tuple(slice(None) if name == SAMPLE else slice(0, 1) for name in axes)
        return array[kept].reshape(-1)

    groups = {
        section: group(
            **{k.split(".", 1)[1]: first(a) for k, a in bound.arrays.items() if k.split(".", 1)[0] == section}
        )
        for section, group in all_groups(models).items()
    }
    values = evaluate_block(Pipeline(relations_for(scenario, models)), groups, scenario.calendar, orbital=True)
    return {name: np.array(_output(values, name, (DRAWS,))) for name in names}


def _effects(scenario: Scenario, stage: Relation, values: Mapping[str, Any]) -> tuple[Effect, ...]:
    """Move every uncertain parameter of shields and devices alone to both ends; the strongest first."""
    moved = {
        key: ends
        for key, value in scenario.values.items()
        if key.partition(".")[0] in UNCERTAIN_SECTIONS and is_sampled(value) and (ends := _ends(value)) is not None
    }
    given = {name: values[name] for name in inspect.signature(stage).parameters}
    for section in UNCERTAIN_SECTIONS:
        arrays: dict[str, Array] = {}
        for place, (key, (_, low, high)) in enumerate(moved.items()):
            name = key.partition(".")[2]
            if key.partition(".")[0] == section:
                arrays[name] = np.full(2 * len(moved), float(getattr(given[section], name)[0]))
                arrays[name][2 * place : 2 * place + 2] = low, high
        given[section] = replace(given[section], **arrays)
    result, base = stage(**given), values["faults"]
    factors = np.stack(
        [
            np.broadcast_to(getattr(result, e), (2 * len(moved),)) / max(float(getattr(base, e)[0]), _TINY)
            for e in EFFECTS
        ],
        axis=-1,
    )
    strength = np.abs(np.log(np.maximum(factors, _TINY))).max(axis=-1)
    found = [
        (
            float(strength[2 * i : 2 * i + 2].max()),
            Effect(key=key, text=text, low=low, high=high, factors=factors[2 * i : 2 * i + 2]),
        )
        for i, (key, (text, low, high)) in enumerate(moved.items())
    ]
    return tuple(e for s, e in sorted(found, key=lambda pair: -pair[0]) if s >= np.log(_SMALLEST_EFFECT))


def _ends(value: Value) -> tuple[str, float, float] | None:
    """Return meaning, low and high of what is believed about a parameter's first entry."""
    declared = (value.entries or (value.declared,))[0]
    if declared.low is None or declared.high is None:
        return None
    return declared.text, float(declared.low), float(declared.high)


def _ageing(values: Mapping[str, Any], drawn: Mapping[str, Array]) -> Ageing:
    """Follow the mean yearly dose and fluence of the planned life."""
    life, faults, cell = float(values["fleet"].planned_life_yr[0]), values["faults"], values["cell"]
    ages = np.linspace(0.0, max(2 * life, 10.0), 61)
    band = None
    if drawn:
        low, high = np.percentile(drawn["dose_rad_per_yr"], PERCENTILES)
        band = np.stack([lifetime_dose_krad(dose_rad_per_yr=end, life_yr=ages) for end in (low, high)])
    return Ageing(
        age_yr=ages,
        dose_krad=lifetime_dose_krad(dose_rad_per_yr=faults.dose_rad_per_yr.reshape(-1)[0], life_yr=ages),
        cell_remaining_fraction=cell_remaining_fraction(
            fluence_per_cm2=faults.cell_fluence_per_cm2_yr.reshape(-1)[0] * ages,
            damage_coefficient=cell.damage_coefficient,
            reference_fluence_per_cm2=cell.damage_reference_fluence_per_cm2,
        ),
        dose_band_krad=band,
    )


def _jobs(values: Mapping[str, Any]) -> dict[str, Array]:
    """Return goodput of training jobs by size: under each policy in the anomaly, and on the ground."""
    compute = values["compute"]
    policies = parameters(type(compute))["anomaly_policy"].choices
    curves = {}
    for index, policy in enumerate(policies):
        chosen = replace(compute, anomaly_policy=np.array([float(index)]))
        curves[policy.replace("_", " ")] = goodput_by_job_size(
            accelerators_per_job=JOB_SIZES, compute=chosen, payload=values["payload"], faults=values["faults"]
        )
    curves["ground"] = goodput_by_job_size(
        accelerators_per_job=JOB_SIZES, compute=compute, payload=values["payload"], faults=values["ground_faults"]
    )
    return curves
