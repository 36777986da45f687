"""The page of `orbitdc radiation`, and the section 'Radiation' of a study's report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from orbitdc.report.blocks import Block, Column, paragraph, section, table
from orbitdc.report.csv_tables import csv_text
from orbitdc.report.numbers import MISSING, percent, significant, value_range
from orbitdc.report.page import Page
from orbitdc.report.radiation_blocks import (
    ALUMINUM_MM_PER_G_PER_CM2,
    ageing_block,
    anomaly_block,
    budget_block,
    budget_table,
    day_block,
    dose_block,
    dose_table,
    effect_table,
    flight_sentence,
    goodput_block,
    is_extrapolated,
    published_table,
    shown,
    spectra_block,
    statement_block,
    trade_block,
)
from orbitdc.scenario.declaration import Array
from orbitdc.study.labels import OUTPUTS
from orbitdc.study.radiation_view import EFFECTS, JOB_SIZES, RadiationView

CARDS = (
    ("Dose behind the shield", "dose_rad_per_yr", "rad(Si)/yr"),
    ("Dose over the planned life", "lifetime_dose_krad", "krad(Si)"),
    ("Cell power left at its end", "cell_remaining_fraction", ""),
    ("Silent errors per accelerator", "silent_errors_per_accelerator_yr", "1/yr"),
    ("Memory errors per accelerator", "memory_errors_per_accelerator_yr", "1/yr"),
    ("Time in the anomaly", "saa_time_fraction", ""),
)
EXACT_COLUMNS: list[Column] = [
    ("Quantity", "left", 3), ("Particle", "left", 1.5), ("Solar", "left", 1), ("Table", "right", 1.5),
    ("Exact", "right", 1.5), ("Difference", "right", 1.3), ("Unit", "left", 1.5),
]  # fmt: skip
_QUANTITY_COLUMNS: list[Column] = [("Quantity", "left", 5), ("Value", "right", 2), ("P10 to P90", "right", 2.2)]


def radiation_page(view: RadiationView, provenance: Mapping[str, str]) -> Page:
    """Return the page of a computed radiation environment.

    Parameters
    ----------
    view : what was computed.
    provenance : run record.
    """
    return Page(
        name="radiation",
        title=f"Radiation in {view.scenario.title or view.scenario.name}",
        scenario=view.scenario.name,
        system="orbit",
        case=view.scenario.case,
        lead=summary(view),
        cards=[_card(view, *card) for card in CARDS],
        sections=_sections(view),
        tables=tables(view),
        provenance=provenance,
    )


def _card(view: RadiationView, label: str, name: str, unit: str) -> dict[str, str]:
    value, band = view.found()[name], view.bands.get(name)
    share = "_fraction" in name
    known = band is not None and band[1] > band[0]
    return {
        "label": label,
        "value": percent(value).removesuffix("\u00a0%") if share else significant(value),
        "unit": "%" if share else unit,
        "band": value_range(*band, "1", name) if band is not None and known else "",
    }


def summary(view: RadiationView) -> list[str]:
    """Return the environment in sentences, the most important first."""
    found = view.found()
    parts = sorted(
        ((float(a[_nearest(view)]), label) for label, a in view.dose_parts.items() if label != "total"), reverse=True
    )
    most = f"{parts[0][1]} {percent(parts[0][0] / max(sum(v for v, _ in parts), 1e-30))}"
    slack = found["dose_slack"]
    stands = (
        f"{percent(slack)} of the limit to spare with its margin"
        if slack >= 0
        else f"{percent(-slack)} over the limit with its margin"
    )
    interrupts = found["memory_errors_per_accelerator_yr"] + found["functional_interrupts_per_accelerator_yr"]
    said = [
        f"At {view.shell_altitude_km:,.0f} km and {view.inclination_deg:.1f} degrees, behind "
        f"{significant(view.shield_g_per_cm2)} g/cm2 ({significant(view.depth_mm)} mm of aluminum), electronics take "
        f"{significant(found['dose_rad_per_yr'])} rad(Si) per year ({most}).",
        f"Over {significant(view.planned_life_yr)} years that is {significant(found['lifetime_dose_krad'])} krad "
        f"against {significant(view.dose_limit_krad)} at which the most sensitive device becomes irregular: {stands} "
        f"of {significant(view.dose_margin)}.",
        f"Radiation interrupts an accelerator {significant(interrupts)} times a year and corrupts "
        f"{significant(found['silent_errors_per_accelerator_yr'])} results silently, against "
        f"{significant(found['other_interruptions_per_accelerator_yr'])} interruptions for other reasons"
        + (f"; the rates are extrapolated from {view.device}." if is_extrapolated(view) else "."),
        f"{percent(found['saa_event_fraction'])} of these events fall in {percent(found['saa_time_fraction'])} of the "
        f"time: {significant(found['saa_passes_per_day'], 2)} passes of the South Atlantic Anomaly a day, of "
        f"{significant(found['saa_pass_duration_s'] / 60, 2)} minutes each.",
    ]
    if view.varied:
        said.append(f"The scenario varies {', '.join(view.varied)}; all of this is its first point.")
    return said


def _nearest(view: RadiationView) -> int:
    return int(abs(view.shields_g_per_cm2 - view.shield_g_per_cm2).argmin())


def _numbers(view: RadiationView, group: str) -> Block:
    rows = []
    for name, value in view.quantities[group].items():
        band = view.bands.get(name)
        spread = f"{shown(name, band[0])} to {shown(name, band[1])}" if band and band[1] > band[0] else MISSING
        rows.append([OUTPUTS[name].declared.text, shown(name, value), spread if name != "extrapolated" else MISSING])
    return table(f"{group}: results of the study.", _QUANTITY_COLUMNS, rows)


def exact_rows_text(view: RadiationView) -> list[list[str]]:
    """Return the rows of the comparison with the exact chain."""
    return [
        [row.what, row.particle, row.phase, significant(row.table), significant(row.exact),
         f"{100 * row.difference:+.1f} %".replace("-", "−"), row.unit]
        for row in view.exact
    ]  # fmt: skip


def _sections(view: RadiationView) -> list[dict[str, Any]]:
    sections = [
        section("models", "Models and conventions", [statement_block(view)]),
        section("dose", "Dose and shield", [
            dose_block(view), dose_table(view), _numbers(view, "Dose, shield and damage"),
        ]),
        section("trade", "What a thicker shield buys", [trade_block(view)]),
        section("particles", "Particles", [spectra_block(view)]),
        section("time", "The South Atlantic Anomaly", [
            anomaly_block(view), day_block(view), _numbers(view, "Time structure"),
        ]),
        section("upsets", "Upsets", [budget_block(view), budget_table(view)]),
        section("work", "Lost work", [goodput_block(view), _numbers(view, "Work")]),
        section("ageing", "Ageing", [ageing_block(view)]),
        section("uncertainty", "Uncertainty", [
            paragraph(
                "All of these act at once in every band above, with everything else that the scenario declares "
                "uncertain."
            ),
            effect_table(view),
        ]),
        section("published", "Against published doses, flight and AP9", [
            paragraph(flight_sentence(view)), published_table(view),
        ]),
    ]  # fmt: skip
    if view.exact:
        caption = "The bundled tables beside the models recomputed for this orbit; doses in an aluminum sphere."
        block = table(caption, EXACT_COLUMNS, exact_rows_text(view))
        sections.insert(2, section("exact", "Recomputed exactly", [block]))
    return sections


def radiation_section(view: RadiationView | None) -> list[dict[str, Any]]:
    """Return the section of a study's report; none for the ground.

    Parameters
    ----------
    view : what was computed of the study's design.
    """
    if view is None:
        return []
    blocks = [
        *(paragraph(sentence) for sentence in summary(view)),
        statement_block(view), dose_block(view), anomaly_block(view), budget_block(view), budget_table(view),
        goodput_block(view), ageing_block(view), trade_block(view), effect_table(view),
        paragraph(flight_sentence(view)), published_table(view),
    ]  # fmt: skip
    return [section("radiation", "Radiation", blocks)]


def tables(view: RadiationView) -> dict[str, str]:
    """Return what is drawn as CSV text by name."""
    quantities = [
        (group, name, value, *(view.bands.get(name) or (None, None)), OUTPUTS[name].declared.unit,
         OUTPUTS[name].declared.text)
        for group, found in view.quantities.items()
        for name, value in found.items()
    ]  # fmt: skip
    seen, shields = view.anomaly, view.shields_g_per_cm2
    spectra = [
        (kind, name, float(e), float(f))
        for kind, lines in (("proton", {**view.spectra.protons, **view.spectra.beyond}), ("electron",
                            view.spectra.electrons))
        for name, (energy, flux) in lines.items()
        for e, f in zip(energy, flux, strict=True)
    ]  # fmt: skip
    found = {
        "quantities": csv_text(("group", "name", "value", "p10", "p90", "unit", "meaning"), quantities),
        "dose_depth": csv_text(
            ("shield_g_per_cm2", "aluminum_mm", *(f"{label} rad_per_yr" for label in view.dose_parts)),
            _rows(shields, shields * ALUMINUM_MM_PER_G_PER_CM2, *view.dose_parts.values()),
        ),
        "shield_trade": csv_text(("shield_g_per_cm2", *view.trade), _rows(shields, *view.trade.values())),
        "spectra": csv_text(("particle", "what", "energy_mev", "flux_above_per_cm2_s"), spectra),
        "anomaly_map": csv_text(
            ("latitude_deg", "longitude_deg", "proton_flux_above_30_mev_per_cm2_s"),
            [
                (float(lat), float(lon), float(seen.flux_per_cm2_s[i, j]))
                for i, lat in enumerate(seen.latitude_deg)
                for j, lon in enumerate(seen.longitude_deg)
            ],
        ),
        "day": csv_text(
            ("hours", "longitude_deg", "latitude_deg", "proton_flux_above_30_mev_per_cm2_s"),
            _rows(seen.track_h, seen.track_longitude_deg, seen.track_latitude_deg, seen.track_flux_per_cm2_s),
        ),
        "ageing": csv_text(
            ("age_yr", "dose_krad", "cell_remaining_fraction"),
            _rows(view.ageing.age_yr, view.ageing.dose_krad, view.ageing.cell_remaining_fraction),
        ),
        "goodput_by_job_size": csv_text(
            ("accelerators_per_job", *view.goodput), _rows(JOB_SIZES, *view.goodput.values())
        ),
        "published": csv_text(
            ("what", "kind", "source", "altitude_km", "inclination_deg", "aluminum_mm", "geometry",
             "published_rad_per_yr", "own_rad_per_yr", "factor"),
            [(p.what, p.kind, p.source, p.altitude_km, p.inclination_deg, p.depth_mm, p.geometry,
              p.published_rad_per_yr, p.own_rad_per_yr, p.factor) for p in view.published],
        ),
        "uncertainties": csv_text(
            ("parameter", "low", "high", *(f"{e} at {end}" for end in ("low", "high") for e in EFFECTS)),
            [(e.key, e.low, e.high, *map(float, e.factors.reshape(-1))) for e in view.effects],
        ),
    }  # fmt: skip
    if view.exact:
        found["exact"] = csv_text(
            ("what", "particle", "solar_phase", "table", "exact", "difference", "unit"),
            [(r.what, r.particle, r.phase, r.table, r.exact, r.difference, r.unit) for r in view.exact],
        )
    return found


def _rows(*columns: Array) -> Sequence[Sequence[float]]:
    return [[float(v) for v in row] for row in zip(*columns, strict=True)]
