"""Radio links: gain, loss, noise, signal-to-noise ratio and the rate that it carries."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from orbitdc.link.catalog import modulations
from orbitdc.scenario.declaration import Array

EARTH_RADIUS_KM = 6378.137
SPEED_OF_LIGHT_KM_PER_S = 299792.458
BOLTZMANN_DBW_PER_K_HZ = -228.5991
MEDIUM_TEMPERATURE_K = 275.0
COSMIC_TEMPERATURE_K = 2.7
METERS_TIMES_GHZ = 0.299792458


def slant_range_km(*, altitude_km: Array, elevation_deg: Array) -> Array:
    """Distance from a station to a satellite seen at an elevation, spherical Earth.

    Parameters
    ----------
    altitude_km : altitude of the satellite, any shape.
    elevation_deg : elevation above the horizon, broadcasts.

    Returns
    -------
    Array : km. Equation: d = -R sin(el) + sqrt((R sin(el))^2 + 2 R h + h^2).
    """
    rise: Array = EARTH_RADIUS_KM * np.sin(np.radians(elevation_deg))
    distance: Array = np.sqrt(rise * rise + 2.0 * EARTH_RADIUS_KM * altitude_km + altitude_km * altitude_km) - rise
    return distance


def elevation_at_range_deg(*, altitude_km: Array, slant_range_km: Array) -> Array:
    """Elevation at which a station sees a satellite at a distance; the inverse of `slant_range_km`.

    Parameters
    ----------
    altitude_km : altitude of the satellite, any shape.
    slant_range_km : distance, not below the altitude, broadcasts.

    Returns
    -------
    Array : deg. Equation: sin(el) = (2 R h + h^2 - d^2) / (2 R d).
    """
    rise: Array = altitude_km * (2.0 * EARTH_RADIUS_KM + altitude_km) - slant_range_km * slant_range_km
    sine: Array = np.clip(rise / (2.0 * EARTH_RADIUS_KM * slant_range_km), -1.0, 1.0)
    elevation: Array = np.degrees(np.arcsin(sine))
    return elevation


def free_space_loss_db(*, frequency_ghz: Array, distance_km: Array) -> Array:
    """Loss between isotropic antennas in free space.

    Parameters
    ----------
    frequency_ghz : carrier frequency, any shape.
    distance_km : distance, broadcasts.

    Returns
    -------
    Array : dB. Equation: 20 log10(4 pi d f / c). Source: mit_constellations_2019.
    """
    loss: Array = 20.0 * np.log10(4e3 * np.pi * distance_km * frequency_ghz / METERS_TIMES_GHZ)
    return loss


def antenna_gain_db(*, diameter_m: Array, frequency_ghz: Array, aperture_efficiency: Array) -> Array:
    """Gain of a circular aperture.

    Parameters
    ----------
    diameter_m, frequency_ghz, aperture_efficiency : broadcast together.

    Returns
    -------
    Array : dBi. Equation: G = eta (pi D f / c)^2. Source: suncatcher_2026 (equation 1), the same for radio.
    """
    ratio: Array = np.pi * diameter_m * frequency_ghz / METERS_TIMES_GHZ
    gain: Array = 10.0 * np.log10(aperture_efficiency * ratio * ratio)
    return gain


def system_noise_temperature_k(*, receiver_temperature_k: Array, attenuation_db: Array) -> Array:
    """Noise temperature of a receiving station whose antenna looks through an absorbing medium.

    Parameters
    ----------
    receiver_temperature_k : receiver and ground pick-up, without the sky, any shape.
    attenuation_db : attenuation on the path, broadcasts.

    Returns
    -------
    Array : K. Equation: T = T_rx + T_m (1 - L) + 2.7 L with L = 10^(-A/10) and T_m = 275 K.
        Source: itur_2023 (P.618, sky noise).
    """
    passed: Array = np.exp(-attenuation_db * (np.log(10.0) / 10.0))
    temperature: Array = receiver_temperature_k + MEDIUM_TEMPERATURE_K * (1.0 - passed) + COSMIC_TEMPERATURE_K * passed
    return temperature


def figure_of_merit_db_per_k(*, gain_db: Array, temperature_k: Array) -> Array:
    """Ratio G/T of a receiving station.

    Parameters
    ----------
    gain_db : antenna gain, any shape.
    temperature_k : system noise temperature, broadcasts.

    Returns
    -------
    Array : dB/K. Equation: G - 10 log10 T. Source: mit_constellations_2019.
    """
    figure: Array = gain_db - 10.0 * np.log10(temperature_k)
    return figure


def radiated_power_dbw(*, power_w: Array, gain_db: Array, loss_db: Array) -> Array:
    """Equivalent isotropic radiated power of one beam.

    Parameters
    ----------
    power_w : amplifier output, any shape.
    gain_db, loss_db : antenna gain and feed loss with back-off, broadcast.

    Returns
    -------
    Array : dBW. Equation: EIRP = 10 log10 P + G - L. Source: mit_constellations_2019.
    """
    power: Array = 10.0 * np.log10(power_w) + gain_db - loss_db
    return power


def carrier_to_noise_density_dbhz(
    *, radiated_power_dbw: Array, path_loss_db: Array, attenuation_db: Array, figure_of_merit_db_per_k: Array
) -> Array:
    """Carrier power over noise density at a receiver.

    Parameters
    ----------
    radiated_power_dbw, path_loss_db, attenuation_db, figure_of_merit_db_per_k : broadcast together.

    Returns
    -------
    Array : dBHz. Equation: C/N0 = EIRP - FSPL - A + G/T - 10 log10 k. Source: mit_constellations_2019.
    """
    ratio: Array = (
        radiated_power_dbw - path_loss_db - attenuation_db + figure_of_merit_db_per_k - BOLTZMANN_DBW_PER_K_HZ
    )
    return ratio


def combined_ratio_db(*, ratios_db: Sequence[Array]) -> Array:
    """Carrier over the sum of noise and all interference.

    Parameters
    ----------
    ratios_db : carrier over each kind of noise or interference, arrays that broadcast together.

    Returns
    -------
    Array : dB. Equation: 1/x = sum of 1/x_i. Source: mit_constellations_2019.
    """
    total: Array = np.zeros(1)
    for ratio in ratios_db:
        total = total + np.exp(-np.asarray(ratio) * (np.log(10.0) / 10.0))
    combined: Array = -10.0 * np.log10(total)
    return combined


def gapped_efficiency(*, signal_ratio: Array, gap_db: Array, maximum_bits_per_symbol: Array) -> Array:
    """Bits per symbol of an adaptive link that stays a fixed gap from Shannon's limit.

    Parameters
    ----------
    signal_ratio : carrier over noise and interference as a plain ratio, any shape.
    gap_db : distance from Shannon's limit, coding and implementation together, broadcasts.
    maximum_bits_per_symbol : what the densest modulation carries, broadcasts.

    Returns
    -------
    Array : bits per symbol. Equation: min(log2(1 + x / gap), maximum). Source: dvbs2x_2014 for the size of the gap.
    """
    inverse_gap: Array = np.exp(-gap_db * (np.log(10.0) / 10.0))
    bits: Array = np.minimum(np.log2(1.0 + signal_ratio * inverse_gap), maximum_bits_per_symbol)
    return bits


def tabulated_efficiency(*, signal_ratio_db: Array) -> Array:
    """Bits per symbol of the best DVB-S2 or DVB-S2X modulation whose threshold is met; 0 below the lowest.

    Parameters
    ----------
    signal_ratio_db : carrier over noise and interference per symbol, any shape.

    Returns
    -------
    Array : bits per symbol, normal frames, linear channel, quasi-error-free. Source: dvbs2x_2014, dvbs2_2014.
    """
    table = modulations()
    best: Array = np.concatenate([np.zeros(1), np.maximum.accumulate(table.bits_per_symbol)])
    bits: Array = best[np.searchsorted(table.required_ratio_db, signal_ratio_db, side="right")]
    return bits


def modulation(name: str) -> tuple[float, float]:
    """Return bits per symbol and required ratio in dB of a modulation by name, such as "256APSK 3/4"."""
    table = modulations()
    index = table.name.index(name)
    return float(table.bits_per_symbol[index]), float(table.required_ratio_db[index])


def data_rate_gbps(
    *, bandwidth_ghz: Array, rolloff_fraction: Array, bits_per_symbol: Array, polarizations: Array
) -> Array:
    """Rate of a channel.

    Parameters
    ----------
    bandwidth_ghz, rolloff_fraction, bits_per_symbol, polarizations : broadcast together.

    Returns
    -------
    Array : Gbit/s. Equation: R = n B / (1 + alpha) eta. Source: mit_constellations_2019.
    """
    rate: Array = polarizations * bandwidth_ghz / (1.0 + rolloff_fraction) * bits_per_symbol
    return rate
