"""What an accelerator keeps of its throughput when power or heat is short."""

from __future__ import annotations

import numpy as np

from orbitdc.scenario.declaration import Array

SMALLEST_SHARE = 1.0e-12


def accelerator_power_fraction(*, power_fraction: Array | float, chip_power_fraction: Array | float) -> Array:
    """Return the share of its own power that an accelerator gets at a share of IT power.

    share = 1 - (1 - power fraction) / chip power fraction, 0..1: hosts, their memory and the network draw what they
    draw, and the accelerators take the whole cut. Eight accelerators limited to 350, 450 and 500 W each drew 4.8, 5.5
    and 6.2 kW with their server: the server's own 2 kW did not follow.

    Source: mlperf_inference_4_1.

    Parameters
    ----------
    power_fraction : share of full IT power, any shape.
    chip_power_fraction : share of full IT power that the accelerators draw.

    Returns
    -------
    Array : share of the accelerator's power, 0..1.
    """
    cut = (1 - np.asarray(power_fraction, dtype=np.float64)) / chip_power_fraction
    share: Array = np.clip(1 - cut, 0.0, 1.0)
    return share


def relative_throughput(
    *,
    power_fraction: Array | float,
    chip_power_fraction: Array | float,
    idle_power_fraction: Array | float,
    throughput_exponent: Array | float,
) -> Array:
    """Return the share of full throughput that an accelerator keeps at a share of IT power.

    throughput = ((power - idle) / (1 - idle))^exponent with the accelerator's own power, 0 at and below idle power and
    1 at full power and above. It is concave: clocks and voltage fall together. Served language models on an H200 kept
    0.61 to 0.65 of their throughput at 350 W of 700 and 0.79 to 0.83 at 500 W. Decoding a few sequences hardly feels a
    limit above half the power; large batches do.

    Source: mlperf_inference_4_1, power_limit_sweep_2026.

    Parameters
    ----------
    power_fraction : share of full IT power, any shape.
    chip_power_fraction : share of full IT power that the accelerators draw, 1 for the accelerator alone.
    idle_power_fraction : share of the accelerator's power at which throughput vanishes, below 1.
    throughput_exponent : shape, above 0.

    Returns
    -------
    Array : share of throughput, 0..1.
    """
    power = accelerator_power_fraction(power_fraction=power_fraction, chip_power_fraction=chip_power_fraction)
    idle = np.asarray(idle_power_fraction, dtype=np.float64)
    active = np.clip((power - idle) / (1 - idle), 0.0, 1.0)
    logarithm = np.log(np.maximum(active, SMALLEST_SHARE))
    throughput: Array = np.where(active > SMALLEST_SHARE, np.exp(logarithm * np.asarray(throughput_exponent)), 0.0)
    return throughput
