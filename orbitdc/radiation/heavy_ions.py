"""Upsets by heavy ions: spectra of linear energy transfer, sensitive boxes, and rates by the integral over both."""

from __future__ import annotations

from functools import cache

import numpy as np

from orbitdc.radiation.galactic_dose import band_weights, read_table
from orbitdc.radiation.ions import LET_NODES_MEV_CM2_PER_MG, SECONDS_PER_YEAR, shielded_galactic_kernels
from orbitdc.scenario.declaration import Array

CM2_PER_UM2 = 1.0e-8

_LEAST_FLUX_PER_CM2_S = 1.0e-16
_LET_STEP = float(LET_NODES_MEV_CM2_PER_MG[1] / LET_NODES_MEV_CM2_PER_MG[0])
_POLAR_NODES, _AZIMUTH_NODES = 64, 8
_RATIO_NODES = np.geomspace(0.02, 120.0, 160)
"""Chord over depth of the box."""


def weibull_fraction(
    *, value: Array | float, onset: Array | float, width: Array | float, shape: Array | float
) -> Array:
    """Return the share of the saturated cross-section that a particle reaches.

    1 - exp(-((x - onset) / width)^shape) above the onset, 0 below.

    Source: csda_rpp_2022.

    Parameters
    ----------
    value : linear energy transfer or energy, any shape.
    onset, width : in the unit of `value`.
    shape : exponent.

    Returns
    -------
    Array : share, 0..1.
    """
    over = np.maximum((np.asarray(value, dtype=np.float64) - onset) / np.asarray(width), 0.0)
    power = np.exp(np.asarray(shape) * np.log(np.maximum(over, np.finfo(np.float64).tiny)))
    share: Array = np.where(over > 0, -np.expm1(-power), 0.0)
    return share


def mean_projected_area_um2(*, length_um: Array | float, width_um: Array | float, depth_um: Array | float) -> Array:
    """Return the area that a box turns to the sky, mean over directions: a quarter of its surface.

    Source: csda_rpp_2022.

    Parameters
    ----------
    length_um, width_um, depth_um : edges of the box, um, any shape.

    Returns
    -------
    Array : area, um2.
    """
    length, width, depth = (np.asarray(edge, dtype=np.float64) for edge in (length_um, width_um, depth_um))
    area: Array = 0.5 * (length * width + width * depth + depth * length)
    return area


def longer_chord_fraction(
    *, chord_um: Array | float, length_um: Array | float, width_um: Array | float, depth_um: Array | float
) -> Array:
    """Return the share of straight tracks through a box that are longer than a chord, tracks from all directions.

    The volume common to a box and to the same box moved by s along a direction n is V(s) = (a - s n_x)(b - s n_y)(c -
    s n_z); -dV/ds is the area of entry of the tracks longer than s. Its mean over directions (64 polar angles, finer
    near the horizon of a flat box, times 8 azimuths) over the mean projected area is exact but for the quadrature.

    Source: luke_buehler_1988 (the same distribution in closed form), csda_rpp_2022.

    Parameters
    ----------
    chord_um : length of the track inside, um, any shape.
    length_um, width_um, depth_um : edges of the box, um.

    Returns
    -------
    Array : share, 0..1.
    """
    chord = np.asarray(chord_um, dtype=np.float64)
    edges = [np.asarray(edge, dtype=np.float64) for edge in (length_um, width_um, depth_um)]
    nodes, weights = np.polynomial.legendre.leggauss(_POLAR_NODES)
    root = 0.5 * (nodes + 1)
    cosines, polar_weights = root * root, weights * root
    azimuths = (np.arange(_AZIMUTH_NODES) + 0.5) / _AZIMUTH_NODES * np.pi / 2
    total: Array = np.zeros(())
    for cosine, weight in zip(cosines, polar_weights, strict=True):
        sine = float(np.sqrt(1 - cosine * cosine))
        for azimuth in azimuths:
            direction = (sine * float(np.cos(azimuth)), sine * float(np.sin(azimuth)), float(cosine))
            left = [edge - chord * part for edge, part in zip(edges, direction, strict=True)]
            entry = (
                direction[0] * left[1] * left[2] + direction[1] * left[2] * left[0] + direction[2] * left[0] * left[1]
            )
            inside = (left[0] > 0) & (left[1] > 0) & (left[2] > 0)
            total = total + weight / _AZIMUTH_NODES * np.where(inside, entry, 0.0)
    area = mean_projected_area_um2(length_um=edges[0], width_um=edges[1], depth_um=edges[2])
    share: Array = total / area
    return share


def device_response_cm2(
    *,
    let_mev_cm2_per_mg: Array | float,
    onset_mev_cm2_per_mg: Array | float,
    width_mev_cm2_per_mg: Array | float,
    shape: Array | float,
    cross_section_um2: Array | float,
    depth_um: Array | float,
    cells: Array | float,
) -> Array:
    """Return the cross-section of a device to ions of one LET from all directions, its cells being flat square boxes.

    cells x mean projected area x integral of F(L s / depth) over the distribution of chords s: the Weibull curve F
    spreads the LET that upsets a cell at normal incidence, and a longer chord collects more charge.

    Source: csda_rpp_2022, luke_buehler_1988.

    Parameters
    ----------
    let_mev_cm2_per_mg : linear energy transfer in silicon, any shape.
    onset_mev_cm2_per_mg, width_mev_cm2_per_mg, shape : of the Weibull curve.
    cross_section_um2 : saturated cross-section of one cell; its root is the edge of the box.
    depth_um : of the box.
    cells : number of cells.

    Returns
    -------
    Array : cross-section, cm2.
    """
    let = np.asarray(let_mev_cm2_per_mg, dtype=np.float64)
    depth = np.asarray(depth_um, dtype=np.float64)
    edge = np.sqrt(np.asarray(cross_section_um2, dtype=np.float64))
    ratios = _RATIO_NODES.reshape(-1, *np.ones(max(depth.ndim, edge.ndim), dtype=np.intp))
    longer = longer_chord_fraction(chord_um=depth * ratios, length_um=edge, width_um=edge, depth_um=depth)
    reached: Array = np.zeros(())
    for number, ratio in enumerate(_RATIO_NODES[:-1]):
        share = (longer[number] if number else np.ones(())) - longer[number + 1]
        middle = float(np.sqrt(ratio * _RATIO_NODES[number + 1]))
        reached = reached + np.maximum(share, 0.0) * weibull_fraction(
            value=let * middle, onset=onset_mev_cm2_per_mg, width=width_mev_cm2_per_mg, shape=shape
        )
    area = mean_projected_area_um2(length_um=edge, width_um=edge, depth_um=depth)
    section: Array = np.asarray(cells) * area * CM2_PER_UM2 * reached
    return section


def upset_rate_per_s(*, let_flux_per_cm2_s: Array, response_cm2: Array) -> Array:
    """Return the upsets of a device in a spectrum of LET: the sum of flux between nodes x response there.

    Source: csda_rpp_2022.

    Parameters
    ----------
    let_flux_per_cm2_s : flux over all directions above each node of LET, shape (nodes, ...).
    response_cm2 : cross-section to ions of all directions between nodes, shape (nodes - 1, ...).

    Returns
    -------
    Array : upsets per second.
    """
    between = let_flux_per_cm2_s[:-1] - let_flux_per_cm2_s[1:]
    rate: Array = np.add.reduce(between * response_cm2, axis=0)
    return rate


@cache
def _galactic_let_table() -> Array:
    """Return flux above each LET, shape (LETs, altitudes, inclinations, modulations, depths)."""
    flux: Array = np.einsum("aimb,dlb->laimd", band_weights(), shielded_galactic_kernels().let_flux_per_cm2_s)
    return flux


def galactic_let_flux_per_cm2_s(
    *,
    let_mev_cm2_per_mg: Array | float,
    depth_g_per_cm2: Array | float,
    altitude_km: Array | float,
    inclination_deg: Array | float,
    modulation: Array | float,
) -> Array:
    """Return the flux of helium to nickel above a LET in silicon, on a circular orbit behind aluminum.

    Primaries without collision, read linearly in logarithms. At 800 km and 90 deg behind 2.5 mm it is 6 to 28 % above
    CREME96 between 0.1 and 26 MeV cm2/mg: the cutoff passes 11 to 15 % more.

    Source: matthiae_2013, nist_pstar, csda_rpp_2022 (comparison).

    Parameters
    ----------
    let_mev_cm2_per_mg : linear energy transfer, 0.05 to 120, shape (nodes,) or a number.
    depth_g_per_cm2 : areal density of aluminum, any shape.
    altitude_km : altitude above 6,371.2 km.
    inclination_deg : inclination, 0 to 180.
    modulation : W of `cosmic_rays.solar_modulation`.

    Returns
    -------
    Array : flux over all directions, 1/(cm2 s), shape (nodes, ...) or that of the other arguments.
    """
    table = _galactic_let_table()
    asked = np.atleast_1d(np.asarray(let_mev_cm2_per_mg, dtype=np.float64))
    place = np.clip(np.log(asked / LET_NODES_MEV_CM2_PER_MG[0]) / np.log(_LET_STEP), 0, len(table) - 1.000001)
    rows = []
    for here in place:
        lower, beyond = int(here), float(here - int(here))
        low, high = (np.log(np.maximum(table[lower + more], _LEAST_FLUX_PER_CM2_S)) for more in (0, 1))
        rows.append(
            read_table(
                values=np.exp(low * (1 - beyond) + high * beyond),
                altitude_km=altitude_km,
                inclination_deg=inclination_deg,
                modulation=modulation,
                depth_g_per_cm2=depth_g_per_cm2,
            )
        )
    flux: Array = np.stack(rows) if np.ndim(let_mev_cm2_per_mg) else rows[0]
    return flux


def galactic_response_lets_mev_cm2_per_mg() -> Array:
    """Return the LETs at which `galactic_upset_rate_per_yr` expects a device's response, shape (nodes,)."""
    lets: Array = LET_NODES_MEV_CM2_PER_MG[:-1] * np.sqrt(_LET_STEP)
    return lets


def galactic_upset_rate_per_yr(
    *,
    response_cm2: Array,
    depth_g_per_cm2: Array | float,
    altitude_km: Array | float,
    inclination_deg: Array | float,
    modulation: Array | float,
) -> Array:
    """Return the upsets that heavy galactic ions cause in one device on a circular orbit.

    The device's response is summed with the spectra of all orbits and shields first, and that table is then read.

    Source: csda_rpp_2022, matthiae_2013.

    Parameters
    ----------
    response_cm2 : of `device_response_cm2` at `galactic_response_lets_mev_cm2_per_mg`, shape (nodes,).
    depth_g_per_cm2 : areal density of aluminum, any shape.
    altitude_km : altitude above 6,371.2 km.
    inclination_deg : inclination, 0 to 180.
    modulation : W of `cosmic_rays.solar_modulation`.

    Returns
    -------
    Array : upsets per year.
    """
    table = _galactic_let_table()
    between = table[:-1] - table[1:]
    folded = np.add.reduce(between * response_cm2.reshape(-1, 1, 1, 1, 1), axis=0) * SECONDS_PER_YEAR
    return read_table(
        values=folded,
        altitude_km=altitude_km,
        inclination_deg=inclination_deg,
        modulation=modulation,
        depth_g_per_cm2=depth_g_per_cm2,
    )
