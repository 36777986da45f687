"""The light of a shell in pictures: the eclipse calendar, and Earth with the planes on the day of least energy."""

from __future__ import annotations

from orbitdc.report.blocks import Block, figure
from orbitdc.report.figures_map import orbit_picture
from orbitdc.report.figures_orbit import calendar_figure, day_name
from orbitdc.study.light_view import LightYear


def calendar_block(light: LightYear) -> Block:
    """Return the eclipse calendar as a figure."""
    drawn = calendar_figure(
        local_time_h=light.local_time_h, eclipse_minutes=light.eclipse_minutes,
        fleet_energy_fraction=light.fleet_energy_fraction, least_energy_day=light.least_energy_day,
    )  # fmt: skip
    caption = "Eclipse of each plane through the year, planes by local time on 1 January, and the fleet's array energy."
    return figure(drawn, f"{caption} Dashed: the day of least array energy.")


def picture_block(light: LightYear) -> Block:
    """Return the picture of Earth and the shell's planes on the day of least energy."""
    drawn = orbit_picture(
        altitude_km=light.altitude_km, inclination_deg=light.inclination_deg, node_deg=light.node_deg,
        sun_right_ascension_deg=light.sun_right_ascension_deg, sun_declination_deg=light.sun_declination_deg,
        greenwich_deg=light.greenwich_deg, date=day_name(light.least_energy_day),
    )  # fmt: skip
    return figure(
        drawn, "Earth and the planes of the shell at noon UTC of the day of least array energy; gray is night."
    )
