"""A device of one's own: cross-section curves from a beam become the doses per event that a scenario asks for.

Protons upset by a Weibull curve over energy (Bendel's curve is `bendel_cross_section_cm2`), heavy ions by a Weibull
curve over linear energy transfer and the chords of a cell. Both rates on one orbit, over the dose that comes with
them, give the dose per event: the number of the `device` section.
"""

from __future__ import annotations

import orbitdc
from orbitdc.radiation.galactic_dose import galactic_dose_rad_per_yr
from orbitdc.radiation.heavy_ions import (
    device_response_cm2,
    galactic_response_lets_mev_cm2_per_mg,
    galactic_upset_rate_per_yr,
)
from orbitdc.radiation.proton_upsets import (
    trapped_upset_rate_per_yr,
    uncorrectable_rate_per_yr,
    upset_energies_mev,
    weibull_cross_section_cm2,
)
from orbitdc.radiation.trapped import trapped_dose_rad_per_yr

BITS = 32 * 8e9
BITS_PER_WORD = 72.0
MULTIPLE_BIT_FRACTION = 1e-4
ORBIT = {"altitude_km": 657.0, "inclination_deg": 98.0}
SHIELD_G_PER_CM2 = 2.7
SOLAR_PHASE, MODULATION = 0.5, 60.0


def upsets_per_bit_yr() -> float:
    """Return the upsets of one bit by protons and by heavy ions on the orbit behind the shield, per year."""
    protons = trapped_upset_rate_per_yr(
        cross_section_cm2=weibull_cross_section_cm2(
            energy_mev=upset_energies_mev(), onset_mev=20.0, width_mev=40.0, shape=1.2, saturated_cm2=2e-19
        ),
        depth_g_per_cm2=SHIELD_G_PER_CM2,
        solar_phase=SOLAR_PHASE,
        **ORBIT,
    )
    response = device_response_cm2(
        let_mev_cm2_per_mg=galactic_response_lets_mev_cm2_per_mg(),
        onset_mev_cm2_per_mg=0.5, width_mev_cm2_per_mg=20.0, shape=1.0,
        cross_section_um2=1e-4, depth_um=0.1, cells=1.0,
    )  # fmt: skip
    ions = galactic_upset_rate_per_yr(
        response_cm2=response, depth_g_per_cm2=SHIELD_G_PER_CM2, modulation=MODULATION, **ORBIT
    )
    return float(protons) + float(ions)


def memory_error_dose_rad() -> float:
    """Return the dose per uncorrectable memory error behind error correction and scrubbing, rad(Si)."""
    errors = uncorrectable_rate_per_yr(
        upsets_per_bit_yr=upsets_per_bit_yr(),
        words=BITS / BITS_PER_WORD,
        bits_per_word=BITS_PER_WORD,
        scrub_interval_s=600.0,
        multiple_bit_fraction=MULTIPLE_BIT_FRACTION,
    )
    belts = trapped_dose_rad_per_yr(
        depth_mm=10 * SHIELD_G_PER_CM2 / 2.7, solar_phase=SOLAR_PHASE, particle="proton", **ORBIT
    )
    galactic = galactic_dose_rad_per_yr(depth_g_per_cm2=SHIELD_G_PER_CM2, modulation=MODULATION, **ORBIT)
    return float(belts + galactic) / float(errors)


def main() -> None:
    """Evaluate one scenario with the device in place of the bundled one and print its memory errors."""
    dose = memory_error_dose_rad()
    own = orbitdc.load(
        "gigawatt",
        overrides=[
            "device.tested_device=own",
            "accelerator.beam_device=own",
            f"device.memory_error_dose_rad={dose:.6g}",
            "device.dose_limit_krad=10",
        ],
    )
    study = orbitdc.evaluate(own, outputs=["memory_errors_per_accelerator_yr", "dose_slack"])
    print(f"dose per uncorrectable memory error: {dose:.3g} rad(Si)")
    print(f"memory errors per accelerator and year: {float(study['memory_errors_per_accelerator_yr'].squeeze()):.3g}")


if __name__ == "__main__":
    main()
