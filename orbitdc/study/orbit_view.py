"""What `orbitdc orbit` shows of one design: its orbit, light, ground track, passes, shell, air and relays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from orbitdc.orbit.constellation import Constellation, Shell
from orbitdc.orbit.elements import RelayView, ShellFound, read_elements, relay_view, shells_found
from orbitdc.orbit.j2 import SECONDS_PER_DAY, nodal_rate_deg_per_day
from orbitdc.orbit.propagation import ground_track, latitude_argument_rate_rad_per_s
from orbitdc.scenario.axes import bind
from orbitdc.scenario.declaration import Array
from orbitdc.scenario.errors import Problem, ScenarioError
from orbitdc.scenario.scenario import Scenario
from orbitdc.study.air_view import AirView, air_view
from orbitdc.study.labels import OUTPUTS
from orbitdc.study.light_view import LightYear, PlaneYear, light_year, one_satellite, plane_year, shell_constellation
from orbitdc.study.passes_view import (
    PassShape,
    SitePasses,
    catalog_site,
    count_passes,
    find_sites,
    pass_shape,
    site_passes,
)
from orbitdc.study.trace import one_design

QUANTITIES: dict[str, tuple[str, ...]] = {
    "Orbit": (
        "semi_major_axis_km", "period_s", "inclination_deg", "nodal_rate_deg_per_day", "local_time_drift_h_per_day",
        "orbital_speed_m_per_s",
    ),
    "Light": (
        "beta_angle_minimum_deg", "beta_angle_maximum_deg", "eclipse_days_per_year", "eclipses_per_year",
        "eclipse_duration_maximum_s", "sunlit_time_fraction", "fleet_darkest_day_of_year",
        "fleet_sunlit_fraction_darkest_day", "array_energy_fraction_tracking",
        "array_energy_fraction_tracking_worst_day", "array_energy_fraction_fixed",
        "array_energy_fraction_fixed_worst_day", "band_energy_loss_fraction_tracking",
        "band_energy_loss_fraction_fixed", "opposite_node_energy_loss_fraction",
        "opposite_node_worst_day_energy_loss_fraction",
    ),
    "Shell": (
        "slot_count", "slots_per_plane", "slots_slack", "satellite_spacing_km", "crossing_distance_km",
        "altitude_bin_lowest_km", "altitude_bin_highest_km", "cluster_radius_m",
    ),
    "Air": (
        "solar_f107_mean", "ram_pressure_mean_pa", "ram_pressure_maximum_pa", "density_scale_height_km",
        "drag_area_m2", "drag_force_n", "station_keeping_delta_v_m_per_s_yr", "decay_time_yr_m2_per_kg",
        "passive_lifetime_yr",
    ),
    "Debris and avoidance": (
        "debris_flux_1mm_per_m2_yr", "debris_flux_1cm_per_m2_yr", "debris_flux_10cm_per_m2_yr",
        "tube_puncture_rate_per_m2_yr", "string_loss_rate_per_m2_yr", "avoidance_maneuvers_per_yr",
        "avoidance_delta_v_m_per_s_yr", "avoidance_outage_h_per_yr", "residual_risk_fraction",
        "collision_probability", "catastrophic_collision_rate_per_yr",
    ),
    "Disposal": (
        "disposal_mode_targeted", "disposal_delta_v_m_per_s", "disposal_time_yr", "casualty_expectation",
        "disposal_probability", "disposal_slack",
    ),
}  # fmt: skip
"""Outputs of the study that the command prints, by heading."""

LOCAL_TIMES_COMPARED_H = (6.0, 18.0)
TRACK_STEP_S = 20.0
RELAY_STEPS = 96
RELAY_RANGE_KM = 5000.0
RELAY_GRAZING_ALTITUDE_KM = 100.0
"""A link stays above the dense air."""
RELAY_SATELLITES = 64
JULIAN_DATE_OF_1970 = 2440587.5
SIDEREAL_RATE_DEG_PER_DAY = 360.98564736629


@dataclass(frozen=True, kw_only=True)
class Track:
    """Ground track of one satellite over a day."""

    longitude_deg: Array
    latitude_deg: Array
    revolutions: float
    shift_deg: float


@dataclass(frozen=True, kw_only=True)
class Relays:
    """A real constellation taken as relay network."""

    file: str
    range_km: float
    shells: tuple[ShellFound, ...]
    view: RelayView


@dataclass(frozen=True, kw_only=True)
class OrbitView:
    """Everything that the command prints and draws."""

    scenario: Scenario
    varied: tuple[str, ...]
    infeasible: dict[str, str]
    quantities: dict[str, dict[str, float]]
    light: LightYear
    local_times: dict[float, PlaneYear]
    track: Track
    passes: tuple[SitePasses, ...]
    pass_shape: PassShape
    satellite_count: float
    plane_count: int
    minimum_separation_km: float
    air: AirView
    relays: Relays | None

    def document(self) -> dict[str, Any]:
        """Return the one JSON document that the command prints."""
        return {
            "scenario": self.scenario.name,
            "title": self.scenario.title,
            "case": self.scenario.case,
            "first_point_of": list(self.varied),
            "infeasible": self.infeasible,
            "results": {
                name: {
                    "value": _finite(value),
                    "unit": OUTPUTS[name].declared.unit,
                    "meaning": OUTPUTS[name].declared.text,
                }
                for group in self.quantities.values()
                for name, value in group.items()
            },
            "light": {
                "local_time_h": self.light.local_time_h.tolist(),
                "drift_h_per_yr": self.light.drift_h_per_yr,
                "fleet_energy_fraction_by_day": self.light.fleet_energy_fraction.tolist(),
                "least_energy_day": self.light.least_energy_day + 1,
                "by_local_time": {f"{hour:05.2f}": _plane_document(year) for hour, year in self.local_times.items()},
                "central_plane": _plane_document(self.light.central),
            },
            "ground_track": {
                "revolutions_per_day": self.track.revolutions,
                "shift_deg": self.track.shift_deg,
                "highest_latitude_deg": float(self.track.latitude_deg.max()),
            },
            "passes": [
                {**asdict(p.site), **{k: _finite(v) for k, v in asdict(p).items() if k != "site"}} for p in self.passes
            ],
            "longest_pass_s": self.pass_shape.longest_s,
            "elevation_mask_deg": self.pass_shape.elevation_mask_deg,
            "shell": {
                "planes": self.plane_count,
                "satellites": _finite(self.satellite_count),
                "minimum_separation_km": self.minimum_separation_km,
            },
            "relays": None
            if self.relays is None
            else {
                "file": self.relays.file,
                "range_km": self.relays.range_km,
                "shells": [asdict(shell) for shell in self.relays.shells],
                **{k: _finite(v) for k, v in asdict(self.relays.view).items()},
            },
            "warnings": [str(w) for w in self.scenario.warnings],
        }


def _finite(value: Any) -> Any:
    """Return a number or None where there is none, inside tuples too."""
    if isinstance(value, tuple):
        return [_finite(part) for part in value]
    return value if not isinstance(value, float) or np.isfinite(value) else None


def _plane_document(year: PlaneYear) -> dict[str, Any]:
    return {
        "eclipse_days": year.eclipse_days,
        "longest_eclipse_minutes": float(year.eclipse_minutes.max()),
        "dark_fraction": year.dark_fraction,
        "energy_fraction": float(year.energy_fraction.mean()),
        "energy_fraction_least": float(year.energy_fraction.min()),
        "least_energy_day": year.least_energy_day + 1,
        "beta_deg_lowest": float(np.abs(year.beta_deg).min()),
        "beta_deg_highest": float(np.abs(year.beta_deg).max()),
    }


def _error(file: str, key: str, what: str, got: str, fix: str) -> ScenarioError:
    return ScenarioError([Problem(file=file, key=key, what=what, got=got, fix=fix)])


def orbit_view(
    scenario: Scenario,
    *,
    sites: Sequence[str] = (),
    relay_file: str | Path | None = None,
    relay_range_km: float = RELAY_RANGE_KM,
) -> OrbitView:
    """Compute the orbit of a scenario's (first) design.

    Parameters
    ----------
    scenario : a scenario in orbit; of one with dimensions the first point is taken.
    sites : places whose passes are told, as in `find_sites`; none takes the scenario's gateways.
    relay_file : a file of orbital elements (TLE or OMM) to take as relay network.
    relay_range_km : longest link to a relay.

    Raises
    ------
    ScenarioError : if the scenario has no satellites, a site is unknown or the file of elements is not legal.
    """
    if scenario.system != "orbit":
        fix = "choose a scenario of system orbit"
        raise _error(scenario.name, "system", "a terrestrial scenario has no orbit", scenario.system, fix)
    chosen = find_sites(sites)
    elements = None if relay_file is None else read_elements(relay_file)
    values = one_design(scenario, first_point=True)
    orbit, link = values["orbit"], values["link"]
    light = light_year(values)
    epoch = calendar_julian_date(scenario)
    if not chosen:
        chosen = tuple(catalog_site(index) for index in range(int(link.gateway_count[0])))
    satellites = float(np.asarray(values["deployment"].satellite_count).reshape(-1)[0])
    counted = count_passes(light, epoch, chosen, float(link.elevation_mask_deg[0]))
    relays = None
    if elements is not None:
        date = float(np.median(elements.epoch_julian_date))
        relays = Relays(
            file=str(relay_file),
            range_km=relay_range_km,
            shells=shells_found(elements=elements),
            view=relay_view(
                elements=elements,
                constellation=shell_constellation(light, date, -(-RELAY_SATELLITES // light.local_time_h.size)),
                julian_dates=date + np.arange(RELAY_STEPS) / RELAY_STEPS,
                maximum_range_km=relay_range_km,
                grazing_altitude_km=RELAY_GRAZING_ALTITUDE_KM,
            ),
        )
    return OrbitView(
        scenario=scenario,
        varied=tuple(bind(scenario).dimensions),
        infeasible=_infeasible(values),
        quantities=_quantities(values),
        light=light,
        local_times={hour: plane_year(orbit=orbit, local_time_h=hour) for hour in LOCAL_TIMES_COMPARED_H},
        track=ground_track_of(one_satellite(light, epoch).shells[0], epoch),
        passes=tuple(site_passes(values, site, satellites, one) for site, one in zip(chosen, counted, strict=True)),
        pass_shape=pass_shape(light, float(link.elevation_mask_deg[0]), counted),
        satellite_count=satellites,
        plane_count=int(orbit.plane_count[0]),
        minimum_separation_km=float(orbit.minimum_separation_km[0]),
        air=air_view(values, scenario.calendar.decimal_year),
        relays=relays,
    )


def _infeasible(values: Mapping[str, Any]) -> dict[str, str]:
    """Return the text of each reason for which the design is infeasible, by its name."""
    flags = [o for o in OUTPUTS.values() if o.declared.infeasible and not o.result.startswith("ground_")]
    raised = [o.declared for o in flags if np.asarray(getattr(values[o.result], o.field)).reshape(-1)[0]]
    return {declared.infeasible: declared.text for declared in raised}


def _quantities(values: Mapping[str, Any]) -> dict[str, dict[str, float]]:
    return {
        group: {
            name: float(np.asarray(getattr(values[OUTPUTS[name].result], OUTPUTS[name].field)).reshape(-1)[0])
            for name in names
        }
        for group, names in QUANTITIES.items()
    }


def calendar_julian_date(scenario: Scenario) -> float:
    """Return the Julian date at which a scenario's calendar starts."""
    start = f"{scenario.calendar.start_year:04d}-{scenario.calendar.start_month:02d}-01"
    return JULIAN_DATE_OF_1970 + float(np.datetime64(start, "D").astype(int))


def ground_track_of(shell: Shell, epoch_julian_date: float) -> Track:
    """Return the ground track of a shell's only satellite over the day that begins at the epoch."""
    revolutions, shift_deg = track_steps(shell.altitude_km, shell.inclination_deg)
    latitude, longitude = ground_track(
        constellation=Constellation(shells=(shell,), epoch_julian_date=epoch_julian_date),
        elapsed_s=np.arange(0.0, SECONDS_PER_DAY + TRACK_STEP_S, TRACK_STEP_S),
    )
    return Track(longitude_deg=longitude[0], latitude_deg=latitude[0], revolutions=revolutions, shift_deg=shift_deg)


def track_steps(altitude_km: float, inclination_deg: float) -> tuple[float, float]:
    """Return revolutions from node to node in a day, and how far west each crosses the equator from the last [deg]."""
    rate = latitude_argument_rate_rad_per_s(altitude_km=altitude_km, inclination_deg=inclination_deg)
    nodal_period_s = float(2 * np.pi / rate)
    node_rate = float(nodal_rate_deg_per_day(altitude_km=altitude_km, inclination_deg=inclination_deg))
    shift_deg = (SIDEREAL_RATE_DEG_PER_DAY - node_rate) * nodal_period_s / SECONDS_PER_DAY
    return SECONDS_PER_DAY / nodal_period_s, shift_deg
