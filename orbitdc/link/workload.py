"""What the work sends over the link."""

from __future__ import annotations

from orbitdc.scenario.declaration import Array

GIGABITS_PER_BYTE = 8e-9


def demand_gbps(*, tokens_per_s: Array, bytes_per_token: Array) -> Array:
    """Traffic of token generation.

    Parameters
    ----------
    tokens_per_s : output tokens per second of the whole fleet, any shape.
    bytes_per_token : bytes on the wire per output token, framing included, broadcasts.

    Returns
    -------
    Array : Gbit/s. Equation: 8 x tokens/s x bytes. Source: token_wire_2026 for the bytes.
    """
    demand: Array = tokens_per_s * bytes_per_token * GIGABITS_PER_BYTE
    return demand
