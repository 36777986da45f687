"""The page of `orbitdc orbit`: numbers, figures and tables of one design's orbit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from orbitdc.orbit.elements import PERCENTILES
from orbitdc.report.blocks import Block, figure, paragraph, section, table
from orbitdc.report.csv_tables import csv_text
from orbitdc.report.figures_map import track_figure
from orbitdc.report.figures_orbit import (
    air_figure,
    clock,
    day_name,
    local_time_figure,
    passes_figure,
    shell_figure,
)
from orbitdc.report.light_blocks import calendar_block, picture_block
from orbitdc.report.numbers import MISSING, SPACE, percent, quantity, significant
from orbitdc.report.page import Page
from orbitdc.scenario.declaration import Array
from orbitdc.study.labels import OUTPUTS
from orbitdc.study.light_view import PlaneYear
from orbitdc.study.orbit_view import OrbitView, Relays

CARDS = (
    ("Period", "period_s"),
    ("Inclination", "inclination_deg"),
    ("Longest eclipse", "eclipse_duration_maximum_s"),
    ("Time in sunlight, annual mean", "sunlit_time_fraction"),
    ("Satellites that the shell holds", "slot_count"),
    ("A failed satellite stays", "passive_lifetime_yr"),
)
_ROUND_THE_CLOCK_H = 0.1


def orbit_page(view: OrbitView, provenance: Mapping[str, str]) -> Page:
    """Return the page of a computed orbit.

    Parameters
    ----------
    view : what was computed.
    provenance : run record.
    """
    found = {name: value for group in view.quantities.values() for name, value in group.items()}
    return Page(
        name="orbit",
        title=f"The orbit of {view.scenario.title or view.scenario.name}",
        scenario=view.scenario.name,
        system="orbit",
        case=view.scenario.case,
        lead=summary(view),
        cards=[{"label": label, **_card(found[name], name)} for label, name in CARDS],
        sections=_sections(view),
        tables=_tables(view),
        provenance=provenance,
    )


def _card(value: float, name: str) -> dict[str, str]:
    text, _, unit = shown(value, name).partition(SPACE)
    return {"value": text, "unit": unit}


def shown(value: float, name: str) -> str:
    """Return an output as printed: long times in minutes, shares in percent, days by name, all else in its own unit."""
    if name in ("period_s", "eclipse_duration_maximum_s"):
        return quantity(value / 60, "min")
    if name.endswith("_day_of_year"):
        return day_name(round(value) - 1)
    if "_fraction" in name and OUTPUTS[name].declared.unit == "1":
        return percent(value)
    return quantity(value, OUTPUTS[name].declared.unit, name, digits=4 if name == "inclination_deg" else 3)


def summary(view: OrbitView) -> list[str]:
    """Return the orbit in sentences, the most important first."""
    light, found = view.light, {n: v for group in view.quantities.values() for n, v in group.items()}
    kind = (
        "Sun-synchronous"
        if abs(light.drift_h_per_yr) < _ROUND_THE_CLOCK_H
        else f"whose planes' local time drifts by {significant(light.drift_h_per_yr)} h a year"
    )
    planes = f"{view.plane_count:,} planes" if view.plane_count > 1 else "one plane"
    first = (
        f"{light.altitude_km:,.0f} km and {light.inclination_deg:.2f} degrees, {kind}: {planes} around "
        f"{clock(light.central_local_time_h)} hold {view.satellite_count:,.0f} satellites."
    )
    longest = float(light.eclipse_minutes.max())
    dark_days = int((light.eclipse_minutes.max(axis=0) > 0).sum())
    second = (
        f"Some plane is eclipsed on {dark_days} days of the year, for {longest:.1f} minutes per orbit at most; the "
        f"fleet's array energy is least on {day_name(light.least_energy_day)}, "
        f"{percent(float(light.fleet_energy_fraction[light.least_energy_day]))} of continuous sunlight at 1 AU against "
        f"{percent(float(light.fleet_energy_fraction.mean()))} in the mean."
        if dark_days
        else "No plane is eclipsed on any day of the year."
    )
    third = (
        f"Neighbors of a plane are {quantity(found['satellite_spacing_km'], 'km')} apart; a failed satellite stays "
        f"in orbit for {quantity(found['passive_lifetime_yr'], 'yr')}."
    )
    said = [first, second, third]
    if view.infeasible:
        said.insert(0, f"This design is infeasible: {'; '.join(view.infeasible.values())}.")
    if view.varied:
        said.append(f"The scenario varies {', '.join(view.varied)}; all of this is its first point.")
    return said


def least_day_remark(view: OrbitView) -> str:
    """Return which worst day is which: the fleet's by sunlight and by energy, and the worst plane's."""
    found = view.quantities["Light"]
    darkest, least = round(found["fleet_darkest_day_of_year"]) - 1, view.light.least_energy_day
    days = (
        "its day of least sunlight is also that of least array energy"
        if darkest == least
        else f"its day of least sunlight, {day_name(darkest)}, is not that of least array energy, {day_name(least)}, "
        "as energy also follows the distance from the Sun"
    )
    return (
        f"Of the fleet as a whole, {days}. On its own worst day the worst plane has "
        f"{percent(found['array_energy_fraction_tracking_worst_day'])} of the energy of continuous sunlight; the fleet "
        f"of all planes has {percent(float(view.light.fleet_energy_fraction[least]))} on its own."
    )


def _numbers(view: OrbitView, group: str) -> Block:
    rows = [[OUTPUTS[name].declared.text, shown(value, name)] for name, value in view.quantities[group].items()]
    return table(f"{group}: results of the study.", [("Quantity", "left", 5), ("Value", "right", 2)], rows)


def plane_rows(years: Mapping[str, PlaneYear]) -> list[list[str]]:
    """Return the rows of the table that compares planes."""
    return [
        [
            label, f"{np.abs(year.beta_deg).min():.1f} to {np.abs(year.beta_deg).max():.1f} deg",
            f"{year.eclipse_days}", f"{year.eclipse_minutes.max():.1f} min", percent(year.dark_fraction),
            day_name(year.least_energy_day) if year.eclipse_days else MISSING,
            percent(float(year.energy_fraction.mean())),
            percent(float(year.energy_fraction.min())),
        ]
        for label, year in years.items()
    ]  # fmt: skip


def labeled_years(view: OrbitView) -> dict[str, PlaneYear]:
    """Return the planes that are compared: the scenario's own and those at 06:00 and 18:00."""
    own = clock(view.light.central_local_time_h)
    years = {clock(hour): year for hour, year in view.local_times.items()}
    return years if own in years else {**years, f"{own} (this shell)": view.light.central}


def _degrees(angle: float) -> str:
    return f"{angle:.2f}".replace("-", "−")


def pass_rows(view: OrbitView) -> list[list[str]]:
    """Return the rows of the table of passes."""
    return [
        [
            p.site.name, _degrees(p.site.latitude_deg), _degrees(p.site.longitude_deg), significant(p.passes_per_day),
            *(
                quantity(seconds / unit_s, unit) if p.passes_per_day else MISSING
                for seconds, unit_s, unit in ((p.mean_duration_s, 60, "min"), (p.longest_duration_s, 60, "min"),
                                              (p.longest_gap_s, 3600, "h"))
            ),
            percent(p.visible_fraction),
            significant(p.satellites_in_view), f"{p.median_elevation_deg:.0f} deg" if p.passes_per_day else MISSING,
        ]
        for p in view.passes
    ]  # fmt: skip


def relay_rows(relays: Relays) -> list[list[str]]:
    """Return the rows of the table of a relay network."""
    seen = relays.view
    low, middle, high = (f"{p:.0f}" for p in PERCENTILES)
    spread = ", ".join(f"{v:.0f}" for v in seen.in_view_percentiles)
    far = ", ".join(quantity(v, "km") if np.isfinite(v) else "none" for v in seen.nearest_range_percentiles_km)
    return [
        ["Satellites in the file", f"{seen.relay_count:,}"],
        [f"Relays in view within {quantity(relays.range_km, 'km')}, mean", significant(seen.in_view_mean)],
        [f"Relays in view, percentiles {low}, {middle} and {high}", spread],
        ["Share of time with a relay in view", percent(seen.any_in_view_fraction)],
        [f"Distance of the nearest, percentiles {low}, {middle} and {high}", far],
        ["Oldest element set at the times looked at", quantity(seen.oldest_element_days, "d")],
    ]


PLANE_COLUMNS = [("Local time", "left", 2.4), ("Beta", "right", 2.4), ("Days with eclipse", "right", 1.6),
                 ("Longest", "right", 1.5), ("Dark share", "right", 1.5), ("Least energy on", "right", 1.6),
                 ("Array energy, mean", "right", 1.9), ("That day", "right", 1.6)]  # fmt: skip
PASS_COLUMNS = [("Site", "left", 3.0), ("Latitude", "right", 1.6), ("Longitude", "right", 1.7),
                ("Passes a day of one satellite", "right", 2.2), ("Mean duration", "right", 1.7),
                ("Longest", "right", 1.7), ("Longest gap", "right", 1.6),
                ("Share of satellites in view", "right", 2.0), ("Satellites in view", "right", 1.8),
                ("Median elevation", "right", 1.7)]  # fmt: skip


def _sections(view: OrbitView) -> list[dict[str, Any]]:
    light, found = view.light, {n: v for group in view.quantities.values() for n, v in group.items()}
    years = labeled_years(view)
    compared = "Array energy is that of an array that faces the Sun, over continuous sunlight at 1 AU."
    sun = [
        calendar_block(light),
        figure(local_time_figure({k: (y.beta_deg, y.eclipse_minutes) for k, y in years.items()}),
               "Planes whose ascending node is at 06:00 and at 18:00 on 1 January: it sets the season of eclipses."),
        table(f"Planes at different local times. {compared}", PLANE_COLUMNS, plane_rows(years)),
        paragraph(least_day_remark(view)),
        _numbers(view, "Light"),
    ]  # fmt: skip
    names = [p.site.name for p in view.passes]
    track = track_figure(
        longitude_deg=view.track.longitude_deg, latitude_deg=view.track.latitude_deg, site_names=names,
        site_longitude_deg=np.array([p.site.longitude_deg for p in view.passes]),
        site_latitude_deg=np.array([p.site.latitude_deg for p in view.passes]),
        shift_deg=view.track.shift_deg, revolutions=view.track.revolutions,
    )  # fmt: skip
    mask = f"{view.pass_shape.elevation_mask_deg:.0f} degrees"
    ground = [
        paragraph(
            f"A satellite makes {view.track.revolutions:.2f} revolutions a day; each crosses the equator "
            f"{view.track.shift_deg:.2f} degrees west of the one before."
        ),
        figure(track, "Below one satellite for a day; the thick line is its first stretch, from the dot."),
        table(
            f"Above {mask}: passes of one satellite, counted for {view.pass_shape.days:.0f} days, and satellites of "
            "the shell in view, mean over time.",
            PASS_COLUMNS,
            pass_rows(view),
        ),
    ]
    if view.pass_shape.duration_s.size:
        passes = passes_figure(
            maximum_elevation_deg=view.pass_shape.maximum_elevation_deg, duration_s=view.pass_shape.duration_s,
            elevation_mask_deg=view.pass_shape.elevation_mask_deg,
        )  # fmt: skip
        caption = f"Passes of one satellite above {mask} over all sites, counted for {view.pass_shape.days:.0f} days."
        ground.append(figure(passes, caption))
    spacing = shell_figure(
        local_time_h=light.local_time_h, spacing_km=found["satellite_spacing_km"],
        minimum_separation_km=view.minimum_separation_km,
        circumference_km=2 * np.pi * found["semi_major_axis_km"], satellite_count=view.satellite_count,
    )  # fmt: skip
    air = air_figure(
        decimal_year=view.air.decimal_year, solar_f107=view.air.solar_f107,
        density_kg_per_m3=view.air.air_density_kg_per_m3, decay_years=view.air.decay_years,
        decay_altitude_km=view.air.decay_altitude_km,
    )  # fmt: skip
    sections = [
        section("orbit", "Orbit", [picture_block(light), _numbers(view, "Orbit")]),
        section("sunlight", "Sunlight and eclipse", sun),
        section("ground", "Ground track and passes", ground),
        section("shell", "Shell", [figure(spacing, "A stretch of the shell, unrolled."), _numbers(view, "Shell")]),
        section(
            "air", "Air and decay",
            [figure(air, "The band is that of the declared range of the cycle's strength."), _numbers(view, "Air")],
        ),
        section("debris", "Debris and avoidance", [_numbers(view, "Debris and avoidance")]),
        section("disposal", "Disposal", [_numbers(view, "Disposal")]),
    ]  # fmt: skip
    return [*sections, _relay_section(view.relays)] if view.relays is not None else sections


def _relay_section(relays: Relays) -> dict[str, Any]:
    rows = [
        [f"{s.satellite_count:,}", f"{s.altitude_km:,.0f} km", f"{s.altitude_lowest_km:,.0f} to "
         f"{s.altitude_highest_km:,.0f} km", f"{s.inclination_deg:.2f} deg"]
        for s in relays.shells[:12]
    ]  # fmt: skip
    columns = [("Satellites", "right", 1), ("Altitude", "right", 1), ("Lowest to highest", "right", 2),
               ("Inclination", "right", 1)]  # fmt: skip
    two = [("Quantity", "left", 5), ("Value", "right", 3)]
    blocks = [
        paragraph(f"Orbital elements of {relays.file}, moved by SGP4, as our satellites see them through a day."),
        table("Relays in line of sight.", two, relay_rows(relays)),
        table("Shells found in the file, the most populated first.", columns, rows),
    ]
    return section("relays", "A real constellation as relay network", blocks)


def _tables(view: OrbitView) -> dict[str, str]:
    days = [day_name(day) for day in range(365)]
    years = labeled_years(view)
    columns: list[Array] = [view.light.fleet_energy_fraction]
    header = ["day", "date", "fleet_energy_fraction"]
    for label, year in years.items():
        header += [f"beta_deg {label}", f"eclipse_minutes {label}"]
        columns += [year.beta_deg, year.eclipse_minutes]
    local = [clock(float(h)) for h in view.light.local_time_h]
    quantities = [
        (group, name, value, OUTPUTS[name].declared.unit, OUTPUTS[name].declared.text)
        for group, found in view.quantities.items()
        for name, value in found.items()
    ]
    passes = [
        (p.site.name, p.site.latitude_deg, p.site.longitude_deg, p.passes_per_day, p.mean_duration_s,
         p.longest_duration_s, p.longest_gap_s, p.visible_fraction, p.satellites_in_view, p.median_elevation_deg)
        for p in view.passes
    ]  # fmt: skip
    air = view.air
    return {
        "quantities": csv_text(("group", "name", "value", "unit", "meaning"), quantities),
        "light_by_day": csv_text(header, [(i + 1, days[i], *(float(c[i]) for c in columns)) for i in range(365)]),
        "eclipse_minutes": csv_text(
            ("day", "date", *(f"plane {i + 1} at {h}" for i, h in enumerate(local))),
            [(i + 1, days[i], *map(float, view.light.eclipse_minutes[:, i])) for i in range(365)],
        ),
        "ground_track": csv_text(
            ("longitude_deg", "latitude_deg"), _rows(view.track.longitude_deg, view.track.latitude_deg)
        ),
        "passes": csv_text(
            ("site", "latitude_deg", "longitude_deg", "passes_per_day", "mean_duration_s", "longest_duration_s",
             "longest_gap_s", "visible_fraction",
             "satellites_in_view", "median_elevation_deg"), passes,
        ),
        "air": csv_text(
            ("decimal_year", "f107_weak", "f107_mean", "f107_strong", "density_weak_kg_per_m3",
             "density_mean_kg_per_m3", "density_strong_kg_per_m3"),
            _rows(air.decimal_year, *air.solar_f107, *air.air_density_kg_per_m3),
        ),
        "decay": csv_text(("years", "altitude_km"), _rows(air.decay_years, air.decay_altitude_km)),
    }  # fmt: skip


def _rows(*columns: Array) -> Sequence[Sequence[float]]:
    return [[float(v) for v in row] for row in zip(*columns, strict=True)]
