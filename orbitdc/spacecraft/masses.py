"""Masses, areas and stowed volume of one satellite from its parts."""

from __future__ import annotations

import numpy as np

from orbitdc.scenario.declaration import Array

SMALLEST_SHARE = 0.05
"""Least share of the dry mass that is left to items which do not depend on it."""


def subsystem_masses_kg(
    *,
    payload_mass_kg: Array | float,
    shield_mass_kg: Array | float,
    array_mass_kg: Array | float,
    battery_mass_kg: Array | float,
    distribution_mass_kg: Array | float,
    radiator_mass_kg: Array | float,
    loop_mass_kg: Array | float,
    terminal_mass_kg: Array | float,
    avionics_mass_kg: Array | float,
    growth_fraction: Array | float,
) -> dict[str, Array]:
    """Return every item's mass with growth.

    Parameters
    ----------
    payload_mass_kg, ..., avionics_mass_kg : current best estimates, kg.
    growth_fraction : growth from estimate to flight, the same for every item.

    Returns
    -------
    dict : item -> mass x (1 + growth), kg.

    Notes
    -----
    Source: smad_1999.
    """
    growth = 1.0 + np.asarray(growth_fraction, dtype=np.float64)
    return {
        "payload": payload_mass_kg * growth,
        "shield": shield_mass_kg * growth,
        "array": array_mass_kg * growth,
        "battery": battery_mass_kg * growth,
        "distribution": distribution_mass_kg * growth,
        "radiator": radiator_mass_kg * growth,
        "loop": loop_mass_kg * growth,
        "terminal": terminal_mass_kg * growth,
        "avionics": avionics_mass_kg * growth,
    }


def dry_mass_kg(*, item_mass_kg: Array | float, dry_mass_fraction: Array | float) -> Array:
    """Return the dry mass, with growth and before margin, that items and fractions of itself add up to.

    Parameters
    ----------
    item_mass_kg : sum of the items that do not depend on the dry mass, kg.
    dry_mass_fraction : structure, attitude control and propulsion per dry mass, added, growth included.

    Returns
    -------
    Array : items / (1 - fraction), kg; the denominator is kept at 0.05 or more.

    Notes
    -----
    Source: smad_1999.
    """
    share = np.maximum(1.0 - np.asarray(dry_mass_fraction, dtype=np.float64), SMALLEST_SHARE)
    mass: Array = item_mass_kg / share
    return mass


def body_area_m2(*, body_volume_m3: Array | float) -> Array:
    """Return the area of one face, m2, of a cube of the body's volume in m3."""
    edge = np.cbrt(np.asarray(body_volume_m3, dtype=np.float64))
    area: Array = edge * edge
    return area


def drag_area_m2(
    *,
    radiator_planform_area_m2: Array | float,
    radiator_ram_fraction: Array | float,
    array_area_m2: Array | float,
    array_ram_fraction: Array | float,
    body_area_m2: Array | float,
) -> Array:
    """Return the area against the flow, orbit mean, shadowing between surfaces left out.

    Parameters
    ----------
    radiator_planform_area_m2, radiator_ram_fraction : radiator, one side, and the share the flow sees.
    array_area_m2, array_ram_fraction : the same of the array.
    body_area_m2 : face of the body, m2.

    Returns
    -------
    Array : area, m2.
    """
    area: Array = np.asarray(
        radiator_planform_area_m2 * radiator_ram_fraction + array_area_m2 * array_ram_fraction + body_area_m2,
        dtype=np.float64,
    )
    return area


def stowed_volume_m3(
    *,
    array_area_m2: Array | float,
    array_stowed_thickness_m: Array | float,
    radiator_planform_area_m2: Array | float,
    radiator_stowed_thickness_m: Array | float,
    body_volume_m3: Array | float,
) -> Array:
    """Return the stowed volume: folded array, folded radiator and body.

    Parameters
    ----------
    array_area_m2, array_stowed_thickness_m : array.
    radiator_planform_area_m2, radiator_stowed_thickness_m : radiator.
    body_volume_m3 : bus, tanks, terminals and payload.

    Returns
    -------
    Array : volume, m3.
    """
    volume: Array = np.asarray(
        array_area_m2 * array_stowed_thickness_m
        + radiator_planform_area_m2 * radiator_stowed_thickness_m
        + body_volume_m3,
        dtype=np.float64,
    )
    return volume
