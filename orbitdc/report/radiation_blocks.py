"""Radiation in pictures and tables: what the page of the command and the section of a study's report share."""

from __future__ import annotations

from orbitdc.report.blocks import Block, Column, bullets, figure, table
from orbitdc.report.figures_radiation import anomaly_figure, day_figure, dose_depth_figure, spectra_figure
from orbitdc.report.figures_upsets import ageing_figure, budget_figure, goodput_figure, trade_figure
from orbitdc.report.numbers import MISSING, percent, significant, value_range
from orbitdc.scenario.declaration import Array
from orbitdc.study.labels import OUTPUTS
from orbitdc.study.radiation_view import EFFECTS, JOB_SIZES, UPSET_FIELDS, RadiationView

KINDS = dict(
    zip(
        UPSET_FIELDS,
        ("silent data corruption", "uncorrectable memory error", "functional interrupt", "without radiation"),
        strict=True,
    )
)
"""Kinds of events as printed, by the output that holds their rate."""

SCALINGS = {"per_chip": "per chip, the optimistic case,", "per_resource": "per gigabyte of memory and area of logic"}
ALUMINUM_MM_PER_G_PER_CM2 = 10 / 2.7
SAME_ORBIT_ALTITUDE = 1.25
SAME_ORBIT_INCLINATION_DEG = 15.0
SMALLEST_SHIELD_TRADED = 0.3
"""Thinnest shield that a scenario may have."""

DOSE_COLUMNS: list[Column] = [
    ("Aluminum", "right", 1), ("Protons, solar minimum", "right", 1.5), ("Protons, maximum", "right", 1.5),
    ("Electrons, minimum", "right", 1.5), ("Electrons, maximum", "right", 1.5),
]  # fmt: skip
PUBLISHED_COLUMNS: list[Column] = [
    ("Source", "left", 3.6), ("Orbit", "left", 2.2), ("Aluminum", "left", 1.8), ("Published", "right", 1.6),
    ("Belts of this program", "right", 1.6), ("Ratio", "right", 1),
]  # fmt: skip
BUDGET_COLUMNS: list[Column] = [
    ("Event", "left", 3), ("Per accelerator and year", "right", 2), ("P10 to P90", "right", 2.4),
    ("Hours between events of one satellite", "right", 2.2), ("Beam data", "left", 2.6),
]  # fmt: skip
EFFECT_COLUMNS: list[Column] = [
    ("Uncertain number", "left", 4.5), ("Range", "right", 2), ("Dose", "right", 1.5), ("Silent", "right", 1.5),
    ("Memory", "right", 1.5), ("Interrupts", "right", 1.5),
]  # fmt: skip
HOURS_PER_YEAR = 8766.0


def is_extrapolated(view: RadiationView) -> bool:
    """Tell whether the upset rates are carried over from another device."""
    return view.found().get("extrapolated", 0.0) > 0


def statements(view: RadiationView) -> list[str]:
    """Return what a radiation engineer asks first: models, geometry, material, solar phase, what is extrapolated."""
    walls = {
        "sphere": f"the center of a sphere of {significant(view.depth_mm)} mm of aluminum",
        "slab": f"behind a semi-infinite slab of {significant(view.depth_mm)} mm of aluminum, hit from one side",
        "sectors": "the sectors of radiation.shield_sectors, each as a sphere of its own depth",
    }[view.geometry]
    said = [
        "Trapped particles: AP8 and AE8 in the field of their epoch (Jensen and Cain 1960; GSFC 12/66 for AP8MAX), "
        "with the low-altitude interpolation of Daly et al. 1996, averaged over a circular orbit and over longitude. "
        f"They count altitude above 6,371.2 km: {view.altitude_km:,.1f} km here.",
        f"Solar phase {significant(view.phase, 2)} between the minimum (0) and maximum (1) maps, from the mean F10.7 "
        f"of the calendar; its months run from {significant(view.phase_lowest, 2)} to "
        f"{significant(view.phase_highest, 2)}. The reading is linear between both maps, which is practice, not "
        "physics.",
        f"Dose: SHIELDOSE-2 in silicon, nuclear attenuation with local secondaries; {walls}. Shield material: "
        f"{view.material}, {significant(view.shield_g_per_cm2)} g/cm2; protons by range, electrons by mass.",
        "Galactic rays: Matthiae et al. 2013 for hydrogen to nickel, behind Earth's shadow and a tilted dipole's "
        "cutoff. Solar protons: ESP-PSYCHIC fluences over the planned life "
        "at the scenario's confidence, behind the same cutoff.",
        "Accuracy: reading the tables is within 3 % of the exact chain on nine of ten orbits and 10 % at most; the "
        "models themselves are known to a factor of 2, which radiation.trapped_flux_factor carries.",
    ]
    if view.outside_tables:
        said.append("The orbit or the shield lies OUTSIDE the tables: the nearest edge was taken for all of this.")
    if view.own_tables:
        said.append(f"The scenario's own tables replace bundled ones: {', '.join(view.own_tables)}.")
    if is_extrapolated(view):
        said.append(
            f"Upset rates are EXTRAPOLATED: no published beam test of this accelerator exists. Rates per rad are "
            f"those of {view.device}, carried over {SCALINGS[view.upset_scaling]} with a log-normal factor "
            "(radiation.device_sensitivity_factor)."
        )
    else:
        said.append(f"Upset rates are those measured on {view.device}, the accelerator itself.")
    return said


def statement_block(view: RadiationView) -> Block:
    """Return models and conventions as a list."""
    return bullets(statements(view))


def close_marks(view: RadiationView) -> dict[str, list[tuple[float, float]]]:
    """Return published doses of orbits near the design's, by label."""
    marks: dict[str, list[tuple[float, float]]] = {}
    for point in view.published:
        ratio = max(point.altitude_km, view.altitude_km) / max(min(point.altitude_km, view.altitude_km), 1.0)
        tilt = abs(
            min(point.inclination_deg, 180 - point.inclination_deg)
            - min(view.inclination_deg, 180 - view.inclination_deg)
        )
        if ratio <= SAME_ORBIT_ALTITUDE and tilt <= SAME_ORBIT_INCLINATION_DEG:
            wall = " (slab)" if point.geometry == "slab" else ""
            label = f"{point.what}, {point.altitude_km:,.0f} km{wall}"
            marks.setdefault(label, []).append((point.depth_mm, point.published_rad_per_yr))
    return marks


def dose_block(view: RadiationView) -> Block:
    """Return the dose-depth figure."""
    marks = close_marks(view)
    drawn = dose_depth_figure(
        depth_mm=view.shields_g_per_cm2 * ALUMINUM_MM_PER_G_PER_CM2, parts=view.dose_parts,
        design_depth_mm=view.depth_mm,
        limit_rad_per_yr=1000 * view.dose_limit_krad / max(view.planned_life_yr, 1e-9), marks=marks,
    )  # fmt: skip
    return figure(
        drawn,
        "The design's orbit and geometry, shield swept; its depth is that of aluminum of the same mass."
        + (
            " Open marks are published for the orbits named, which are near this one but not the same." if marks else ""
        ),
    )


def spectra_block(view: RadiationView) -> Block:
    """Return the spectra figure."""
    drawn = spectra_figure(
        protons={
            **{f"belt, {name}" if "solar" in name else name: line for name, line in view.spectra.protons.items()},
            **view.spectra.beyond,
        },
        electrons={f"belt, {name}": line for name, line in view.spectra.electrons.items()},
    )
    return figure(
        drawn,
        "Orbit means. Behind the shield: trapped protons by continuous slowing down. Solar protons: median fluence of "
        "seven active years over an eleven-year cycle.",
    )


def anomaly_block(view: RadiationView) -> Block:
    """Return the map of the anomaly with the ground track."""
    seen = view.anomaly
    drawn = anomaly_figure(
        longitude_deg=seen.longitude_deg, latitude_deg=seen.latitude_deg, flux_per_cm2_s=seen.flux_per_cm2_s,
        threshold_per_cm2_s=seen.threshold_per_cm2_s, track_longitude_deg=seen.track_longitude_deg,
        track_latitude_deg=seen.track_latitude_deg, inside=seen.inside,
        altitude_km=view.shell_altitude_km, year=seen.year,
    )  # fmt: skip
    return figure(
        drawn,
        "Map of AP8 moved west by 0.3 degrees a year since 1960. Thick: the track inside the area that holds 95 % of "
        "the orbit's protons above 30 MeV.",
    )


def day_block(view: RadiationView) -> Block:
    """Return a day's flux along the track."""
    seen = view.anomaly
    drawn = day_figure(
        hours=seen.track_h, flux_per_cm2_s=seen.track_flux_per_cm2_s, inside=seen.inside,
        threshold_per_cm2_s=seen.threshold_per_cm2_s,
    )  # fmt: skip
    return figure(drawn, "The same day as on the map. Days differ: the results below are counted over 15 of them.")


def budget_block(view: RadiationView) -> Block:
    """Return the upset budget as bars."""
    found = view.found()
    drawn = budget_figure(
        rates=[(label, found[name], view.bands.get(name)) for name, label in KINDS.items()],
        extrapolated_from=view.device if is_extrapolated(view) else "",
    )
    return figure(drawn, "Events of one accelerator behind its shield, its share of the host included.")


def budget_rows(view: RadiationView) -> list[list[str]]:
    """Return the rows of the upset budget."""
    found = view.found()
    rows = []
    for name, label in KINDS.items():
        band = view.bands.get(name)
        hours = HOURS_PER_YEAR / max(found[name] * view.job_accelerators, 1e-12)
        told = "not radiation" if label == "without radiation" else view.device
        rows.append(
            [
                label,
                significant(found[name]),
                value_range(*band, "1") if band else MISSING,
                significant(hours),
                f"{told}, extrapolated" if is_extrapolated(view) and told == view.device else told,
            ]
        )
    return rows


def budget_table(view: RadiationView) -> Block:
    """Return the upset budget as a table."""
    return table("Upset budget of one accelerator.", BUDGET_COLUMNS, budget_rows(view))


def goodput_block(view: RadiationView) -> Block:
    """Return goodput against job size."""
    drawn = goodput_figure(job_sizes=JOB_SIZES, curves=view.goodput, satellite_accelerators=view.job_accelerators)
    return figure(
        drawn,
        "One synchronous job at its best checkpoint interval, redundancy as in the scenario. Ground: the same job "
        "without radiation.",
    )


def ageing_block(view: RadiationView) -> Block:
    """Return dose and cell power by age."""
    aged = view.ageing
    drawn = ageing_figure(
        age_yr=aged.age_yr, dose_krad=aged.dose_krad, band_krad=aged.dose_band_krad, limit_krad=view.dose_limit_krad,
        margin=view.dose_margin,
        remaining=aged.cell_remaining_fraction, planned_life_yr=view.planned_life_yr,
    )  # fmt: skip
    band = " The band is P10 to P90 of all uncertain numbers." if aged.dose_band_krad is not None else ""
    return figure(drawn, f"Dose against the limit of the most sensitive device, and displacement damage.{band}")


def trade_block(view: RadiationView) -> Block:
    """Return the shield's trade."""
    thick = view.shields_g_per_cm2 >= SMALLEST_SHIELD_TRADED
    drawn = trade_figure(
        shield_g_per_cm2=view.shields_g_per_cm2[thick],
        dose_rad_per_yr=view.trade["dose_rad_per_yr"][thick],
        shield_mass_kg=view.trade["shield_mass_kg"][thick],
        goodput_fraction=view.trade["goodput_fraction"][thick],
        cost_usd_per_h=view.trade["levelized_cost_usd_per_accelerator_hour"][thick],
        design_g_per_cm2=view.shield_g_per_cm2,
    )
    return figure(drawn, "Every point is the whole model evaluated again with another shield, all else as it is.")


def dose_table(view: RadiationView) -> Block:
    """Return the belts' doses behind spheres."""
    rows = [
        [f"{d.depth_mm:g} mm", *(significant(v) for v in
         (d.proton_minimum, d.proton_maximum, d.electron_minimum, d.electron_maximum))]
        for d in view.doses
    ]  # fmt: skip
    caption = "Belts alone in the center of an aluminum sphere, rad(Si) per year, trapped_flux_factor 1."
    return table(caption, DOSE_COLUMNS, rows)


def published_rows(view: RadiationView) -> list[list[str]]:
    """Return the rows of the comparison with published doses."""
    return [
        [
            f"{p.what} ({p.source})", f"{p.altitude_km:,.0f} km, {p.inclination_deg:g} deg",
            f"{p.depth_mm:g} mm {p.geometry}",
            significant(p.published_rad_per_yr), significant(p.own_rad_per_yr), significant(p.factor, 2),
        ]
        for p in view.published
    ]  # fmt: skip


def published_table(view: RadiationView) -> Block:
    """Return published doses beside the belts of this program for the same orbits."""
    return table(
        "Published doses, rad(Si) per year, beside the belts of this program for the same orbit, wall and solar phase.",
        PUBLISHED_COLUMNS, published_rows(view),
    )  # fmt: skip


def flight_sentence(view: RadiationView) -> str:
    """Say what flight data and AP9 imply for the belts' factor."""
    flight, ap9 = (
        sorted((p for p in view.published if p.kind == kind), key=lambda p: p.factor) for kind in ("flight", "AP9")
    )
    factor = next((e for e in view.effects if e.key == "radiation.trapped_flux_factor"), None)
    carried = f"{significant(factor.low, 2)} to {significant(factor.high, 2)}" if factor is not None else "its range"
    return (
        "Against flight: Jason-2 protons in low orbit are reproduced better by AP8 than by AP9, the anomaly's peak "
        "too, while AP9 has the anomaly's shape better; AE9 (5th to 95th percentile) envelops POES electrons (de "
        "Soria-Santacruz Pich et al. 2017, abstract). The dosimeter of Shields-1 read "
        f"{significant(flight[0].factor, 2)} to {significant(flight[-1].factor, 2)} times the belts behind its slabs, "
        f"galactic rays and open sides included. AP9 and AE9 (mean) at 700 km give {significant(ap9[0].factor, 2)} "
        f"(behind {ap9[0].depth_mm:g} mm) to {significant(ap9[-1].factor, 2)} (behind {ap9[-1].depth_mm:g} mm) times "
        f"these belts at mid-cycle. radiation.trapped_flux_factor carries a range of {carried} (5th to 95th "
        "percentile) for all of it."
    )


def effect_rows(view: RadiationView) -> list[list[str]]:
    """Return the rows of the table of uncertainties."""
    return [
        [
            f"{e.key}: {e.text.split(':')[0].split(',')[0]}", f"{significant(e.low)} to {significant(e.high)}",
            *(_factors(e.factors[:, i]) for i in range(len(EFFECTS))),
        ]
        for e in view.effects
    ]  # fmt: skip


def _factors(pair: Array) -> str:
    low, high = float(pair.min()), float(pair.max())
    if abs(low - 1) < 5e-3 and abs(high - 1) < 5e-3:
        return MISSING
    return f"× {significant(low, 2)} to {significant(high, 2)}"


def effect_table(view: RadiationView) -> Block:
    """Return what each uncertain number does alone."""
    return table(
        "Each uncertain number alone at both ends of its range (5th and 95th percentile): factor on the result.",
        EFFECT_COLUMNS, effect_rows(view),
    )  # fmt: skip


def shown(name: str, value: float) -> str:
    """Return an output as printed, shares in percent."""
    unit = OUTPUTS[name].declared.unit
    if unit == "1" and ("_fraction" in name or name.endswith(("_slack", "_efficiency"))):
        return percent(value)
    if name == "extrapolated":
        return "yes" if value > 0 else "no"
    number = significant(value)
    if name.endswith("_rad_per_yr"):
        return f"{number} rad/yr"
    if name.endswith("_krad"):
        return f"{number} krad"
    if name.endswith("_dose_rad"):
        return f"{number} rad"
    return number if unit == "1" else f"{number} {unit}".replace(" 1/", " per ")
