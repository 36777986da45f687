"""The one JSON document of `orbitdc radiation`."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import numpy as np

from orbitdc.study.labels import OUTPUTS
from orbitdc.study.radiation_view import EFFECTS, JOB_SIZES, RadiationView


def _finite(value: float) -> float | None:
    return value if np.isfinite(value) else None


def radiation_document(view: RadiationView) -> dict[str, Any]:
    """Return everything that the command computed as plain lists and numbers.

    Parameters
    ----------
    view : what was computed.
    """
    return {
        "scenario": view.scenario.name,
        "title": view.scenario.title,
        "case": view.scenario.case,
        "first_point_of": list(view.varied),
        "orbit": {
            "altitude_km": view.shell_altitude_km,
            "altitude_above_6371_2_km": view.altitude_km,
            "inclination_deg": view.inclination_deg,
        },
        "solar_phase": {"mean": view.phase, "lowest": view.phase_lowest, "highest": view.phase_highest},
        "shield": {
            "g_per_cm2": view.shield_g_per_cm2,
            "aluminum_mm": view.depth_mm,
            "geometry": view.geometry,
            "material": view.material,
        },
        "device": view.device,
        "own_tables": list(view.own_tables),
        "results": {
            name: {
                "value": _finite(value),
                "p10_p90": [_finite(v) for v in view.bands[name]] if name in view.bands else None,
                "unit": OUTPUTS[name].declared.unit,
                "meaning": OUTPUTS[name].declared.text,
            }
            for name, value in view.found().items()
        },
        "dose_depth": {
            "shield_g_per_cm2": view.shields_g_per_cm2.tolist(),
            "dose_rad_per_yr": {label: dose.tolist() for label, dose in view.dose_parts.items()},
        },
        "belts_behind_spheres_rad_per_yr": [asdict(row) for row in view.doses],
        "anomaly": {
            "year": view.anomaly.year,
            "threshold_per_cm2_s": _finite(view.anomaly.threshold_per_cm2_s),
            "passes_of_the_day_h": [list(p) for p in view.anomaly.passes],
        },
        "goodput_by_job_size": {
            "accelerators": JOB_SIZES.tolist(),
            "goodput": {label: values.tolist() for label, values in view.goodput.items()},
        },
        "uncertainties": [
            {
                "parameter": effect.key,
                "low": effect.low,
                "high": effect.high,
                "factors_low_high": dict(zip(EFFECTS, effect.factors.T.tolist(), strict=True)),
            }
            for effect in view.effects
        ],
        "published": [{**asdict(p), "factor": p.factor} for p in view.published],
        "exact": [{**asdict(row), "difference": row.difference} for row in view.exact] or None,
        "warnings": [str(w) for w in view.scenario.warnings],
    }
