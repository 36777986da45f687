"""The page of `orbitdc orbit` with listed shells: a constellation of its own in a scenario's year."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from orbitdc.report.blocks import figure, paragraph, section, table
from orbitdc.report.csv_tables import csv_text
from orbitdc.report.drawing import Drawing
from orbitdc.report.figures_map import MOST_PLANES_DRAWN, orbit_picture, track_figure
from orbitdc.report.figures_shells import MEETING_KM, date_name, shells_calendar_figure, spacing_figure
from orbitdc.report.numbers import MISSING, percent, quantity, significant
from orbitdc.report.page import Page
from orbitdc.study.shells_view import ShellNumbers, ShellsView

LEFT_OUT = (
    "Drag, air, debris, avoidance, disposal, slots and mass belong to the scenario's own satellites and are left out "
    "here: the scenario gives only the calendar's start, the elevation mask and the sites."
)
MOST_ROWS = 100
SHELL_COLUMNS = [("Shell", "left", 2.6), ("Pattern", "left", 2.0), ("Altitude", "right", 1.5),
                 ("Inclination", "right", 1.6), ("Satellites", "right", 1.6), ("Planes", "right", 1.2),
                 ("Period", "right", 1.4), ("Node a day", "right", 1.6), ("Revolutions a day", "right", 1.7),
                 ("West each", "right", 1.4)]  # fmt: skip
LIGHT_COLUMNS = [("Shell", "left", 2.6), ("In sunlight, mean of planes", "right", 2.0),
                 ("Its darkest plane", "right", 1.8), ("Longest eclipse", "right", 1.6)]  # fmt: skip
SPACING_COLUMNS = [("Shell", "left", 2.6), ("Neighbors of one plane", "right", 2.0),
                   ("Satellites of different planes", "right", 2.2)]  # fmt: skip
SITE_COLUMNS = [("Site", "left", 2.6), ("Latitude", "right", 1.4), ("Longitude", "right", 1.5),
                ("Fewest in view", "right", 1.5), ("Mean", "right", 1.3), ("Most", "right", 1.3),
                ("Time with one in view", "right", 1.7), ("Mean in closed form", "right", 1.7)]  # fmt: skip


def shells_summary(view: ShellsView) -> list[str]:
    """Return the constellation in sentences, the most important first."""
    fleet, shells = view.constellation, view.shells
    kinds = "one shell" if len(shells) == 1 else f"{len(shells):,} shells"
    planes = f"{fleet.plane_count:,} planes" if fleet.plane_count > 1 else "one plane"
    mean, least = float(view.sunlit_by_day.mean()), float(view.sunlit_by_day[view.worst_day])
    fewest = min(view.sites, key=lambda one: one.mean)
    nearest = min(shells, key=lambda shell: min(shell.plane_distance_km, shell.neighbor_distance_km))
    apart = min(nearest.plane_distance_km, nearest.neighbor_distance_km)
    said = [
        f"{fleet.satellite_count:,} satellites in {planes} of {kinds}, listed in {view.source}, through the year from "
        f"{date_name(view.first_day)}.",
        f"{percent(mean)} of them are in sunlight in the mean of the year, and {percent(least)} on the worst day, "
        f"{date_name(view.worst_date)}; counted one by one on that day, with penumbra, {percent(view.counted_lowest)} "
        f"to {percent(view.counted_highest)}.",
        f"Above {view.elevation_mask_deg:.0f} degrees {fewest.site.name} sees the fewest: "
        f"{fewest.minimum:,.0f} to {fewest.maximum:,.0f} satellites, {significant(fewest.mean)} in the mean of a day.",
    ]
    if np.isfinite(apart):
        said.append(
            f"Satellites of a shell come no nearer to each other than {_distance(apart)} ({nearest.name})."
            if apart >= MEETING_KM
            else f"Satellites of {nearest.name} meet within a kilometer: this phasing does not keep them apart."
        )
    if view.radial_gap_km < MEETING_KM:
        said.append(
            "Shells at one altitude cross each other; their satellites are not kept apart by the pattern, and no "
            "distance between shells is told."
        )
    said.append(LEFT_OUT)
    return said


def _distance(kilometers: float) -> str:
    return quantity(kilometers, "km") if np.isfinite(kilometers) else MISSING


def _degrees(angle: float, digits: int = 2) -> str:
    return f"{angle:.{digits}f}".replace("-", "−")


def shell_rows(view: ShellsView) -> list[list[str]]:
    """Return the rows of the table of shells."""
    return [
        [s.name, s.kind, quantity(s.altitude_km, "km", digits=4), f"{_degrees(s.inclination_deg)} deg",
         f"{s.satellites:,}", f"{s.planes:,}", quantity(s.period_min, "min"),
         f"{_degrees(s.node_rate_deg_per_day, 3)} deg", f"{s.revolutions_per_day:.3f}", f"{s.shift_deg:.2f} deg"]
        for s in view.shells[:MOST_ROWS]
    ]  # fmt: skip


def shell_light_rows(view: ShellsView) -> list[list[str]]:
    """Return the rows of the table of light."""
    return [
        [s.name, percent(s.sunlit_mean), percent(s.sunlit_worst_plane), quantity(s.longest_eclipse_min, "min")]
        for s in view.shells[:MOST_ROWS]
    ]


def spacing_rows(view: ShellsView) -> list[list[str]]:
    """Return the rows of the table of distances."""
    return [[s.name, _distance(s.neighbor_distance_km), _meeting(s)] for s in view.shells[:MOST_ROWS]]


def _meeting(shell: ShellNumbers) -> str:
    return "they meet" if shell.plane_distance_km < MEETING_KM else _distance(shell.plane_distance_km)


def site_rows(view: ShellsView) -> list[list[str]]:
    """Return the rows of the table of sites."""
    return [
        [one.site.name, _degrees(one.site.latitude_deg), _degrees(one.site.longitude_deg), f"{one.minimum:,.0f}",
         significant(one.mean), f"{one.maximum:,.0f}", percent(one.covered_fraction), significant(one.expected_mean)]
        for one in view.sites
    ]  # fmt: skip


def shells_page(view: ShellsView, provenance: Mapping[str, str]) -> Page:
    """Return the page of a listed constellation.

    Parameters
    ----------
    view : what was computed.
    provenance : run record.
    """
    nearest = min(shell.plane_distance_km for shell in view.shells)
    cards = [
        {"label": "Satellites", "value": f"{view.constellation.satellite_count:,}", "unit": ""},
        {"label": "Planes", "value": f"{view.constellation.plane_count:,}", "unit": ""},
        {"label": "Fleet in sunlight, mean of the year", "value": percent(float(view.sunlit_by_day.mean())),
         "unit": ""},
        {"label": f"Fleet in sunlight on {date_name(view.worst_date)}",
         "value": percent(float(view.sunlit_by_day[view.worst_day])), "unit": ""},
        {"label": "Satellites of different planes, least distance", "value": _distance(nearest), "unit": ""},
    ]  # fmt: skip
    return Page(
        name="shells",
        title=f"A listed constellation in the year of {view.scenario.title or view.scenario.name}",
        scenario=view.scenario.name,
        system="orbit",
        case=view.scenario.case,
        lead=shells_summary(view),
        cards=cards,
        sections=_sections(view),
        tables=_tables(view),
        provenance=provenance,
    )


def _sections(view: ShellsView) -> list[dict[str, Any]]:
    names = [shell.name for shell in view.shells]
    shells = view.constellation.shells
    order = sorted(range(len(shells)), key=lambda i: (i != view.largest, i))[:MOST_PLANES_DRAWN]
    drawn = [(shells[i].altitude_km, shells[i].inclination_deg, view.node_deg[i]) for i in order]
    picture = orbit_picture(
        altitude_km=drawn[0][0], inclination_deg=drawn[0][1], node_deg=drawn[0][2],
        sun_right_ascension_deg=view.sun_right_ascension_deg, sun_declination_deg=view.sun_declination_deg,
        greenwich_deg=view.greenwich_deg, date=date_name(view.worst_date), further=drawn[1:],
    )  # fmt: skip
    calendar = shells_calendar_figure(
        names=names, row_shell=view.eclipses.shell, eclipse_minutes=view.eclipses.minutes,
        sunlit_by_day=view.sunlit_by_day, first_day=view.first_day, worst_day=view.worst_day,
    )  # fmt: skip
    track = track_figure(
        longitude_deg=view.track.longitude_deg, latitude_deg=view.track.latitude_deg,
        site_names=[one.site.name for one in view.sites],
        site_longitude_deg=np.array([one.site.longitude_deg for one in view.sites]),
        site_latitude_deg=np.array([one.site.latitude_deg for one in view.sites]),
        shift_deg=view.track.shift_deg, revolutions=view.track.revolutions,
    )  # fmt: skip
    several = any(np.isfinite(min(shell.plane_distance_km, shell.neighbor_distance_km)) for shell in view.shells)
    caption = "The least distance ever between two satellites of a shell."
    distances = [figure(_spacing(view), caption)] if several else []
    more = f" The first {MOST_ROWS} are shown." if len(names) > MOST_ROWS else ""
    step = f"{view.count_step_s / 60:.3g} min"
    return [
        section("shells", "Shells", [
            figure(picture, "Earth and planes of the shells at noon UTC of the day of least sunlight; gray is night."),
            table(f"Shells as listed.{more}", SHELL_COLUMNS, shell_rows(view)),
        ]),
        section("sunlight", "Sunlight and eclipse", [
            figure(calendar, "Eclipse of the planes through the year, and the fleet's share in sunlight, both mean "
                   "over phase in the cylindrical shadow. Dashed: the day of least sunlight."),
            table("Share of time in sunlight, mean of the year.", LIGHT_COLUMNS, shell_light_rows(view)),
        ]),
        section("ground", "Ground track and satellites in view", [
            figure(track, f"Below one satellite of {names[view.largest]} for a day; the thick line is its first "
                   "stretch, from the dot."),
            table(f"Satellites above {view.elevation_mask_deg:.0f} degrees, each in its place, counted every {step} "
                  "through the first day. The closed form is the mean over time on a sphere of the equator's radius.",
                  SITE_COLUMNS, site_rows(view)),
        ]),
        section("spacing", "Spacing", [
            paragraph("Nodes and phases of a shell turn alike, so that the distance of two satellites repeats with "
                      "every revolution: what is told is the least of all pairs, without errors of station keeping."),
            *distances,
            table("Least distances inside the shells.", SPACING_COLUMNS, spacing_rows(view)),
        ]),
    ]  # fmt: skip


def _spacing(view: ShellsView) -> Drawing:
    return spacing_figure(
        names=[shell.name for shell in view.shells],
        neighbor_distance_km=np.array([shell.neighbor_distance_km for shell in view.shells]),
        plane_distance_km=np.array([shell.plane_distance_km for shell in view.shells]),
    )


def _tables(view: ShellsView) -> dict[str, str]:
    days = [str(view.first_day + np.timedelta64(i, "D")) for i in range(view.sunlit_by_day.size)]
    rows = [f"{view.shells[s].name} plane {p + 1}" for s, p in zip(view.eclipses.shell, view.eclipses.plane,
                                                                  strict=True)]  # fmt: skip
    fields = tuple(ShellNumbers.__dataclass_fields__)
    return {
        "shells": csv_text(fields, [[getattr(shell, field) for field in fields] for shell in view.shells]),
        "sunlight_by_day": csv_text(("date", "fleet_sunlit_fraction"),
                                    [(day, float(view.sunlit_by_day[i])) for i, day in enumerate(days)]),
        "eclipse_minutes": csv_text(("date", *rows),
                                    [(day, *map(float, view.eclipses.minutes[:, i])) for i, day in enumerate(days)]),
        "ground_track": csv_text(("longitude_deg", "latitude_deg"),
                                 [(float(a), float(b)) for a, b in zip(view.track.longitude_deg,
                                                                       view.track.latitude_deg, strict=True)]),
        "in_view": csv_text(
            ("site", "latitude_deg", "longitude_deg", "fewest", "mean", "most", "covered_fraction",
             "mean_in_closed_form"),
            [(one.site.name, one.site.latitude_deg, one.site.longitude_deg, one.minimum, one.mean, one.maximum,
              one.covered_fraction, one.expected_mean) for one in view.sites],
        ),
    }  # fmt: skip
