"""Laser links between satellites: gain, received power, photon-limited rate and near-field reach."""

from __future__ import annotations

import numpy as np

from orbitdc.scenario.declaration import Array

PLANCK_J_S = 6.62607015e-34
SPEED_OF_LIGHT_M_PER_S = 299792458.0


def telescope_gain_db(*, diameter_m: Array, wavelength_um: Array, aperture_efficiency: Array) -> Array:
    """Gain of a telescope.

    Parameters
    ----------
    diameter_m, wavelength_um, aperture_efficiency : broadcast together.

    Returns
    -------
    Array : dB. Equation: G = eta (pi D / lambda)^2. Source: suncatcher_2026.
    """
    ratio: Array = np.pi * diameter_m / (wavelength_um * 1e-6)
    gain: Array = 10.0 * np.log10(aperture_efficiency * ratio * ratio)
    return gain


def received_power_w(
    *,
    transmitted_power_w: Array,
    transmitter_gain_db: Array,
    receiver_gain_db: Array,
    distance_km: Array,
    wavelength_um: Array,
    loss_db: Array,
) -> Array:
    """Received power by Friis's equation, never more than what is sent less the losses.

    Parameters
    ----------
    transmitted_power_w, transmitter_gain_db, receiver_gain_db, distance_km, wavelength_um, loss_db : broadcast.

    Returns
    -------
    Array : W. Equation: P = P_t min(G_t G_r (lambda / 4 pi d)^2, 1) L; the far-field form exceeds 1 inside the
        Fresnel range, where a beam is caught whole. Source: suncatcher_2026 (equation 1).
    """
    spread: Array = wavelength_um * 1e-6 / (4e3 * np.pi * distance_km)
    gain: Array = np.exp((transmitter_gain_db + receiver_gain_db) * (np.log(10.0) / 10.0)) * spread * spread
    power: Array = transmitted_power_w * np.minimum(gain, 1.0) * np.exp(-loss_db * (np.log(10.0) / 10.0))
    return power


def photon_energy_j(*, wavelength_um: Array) -> Array:
    """Energy of one photon.

    Parameters
    ----------
    wavelength_um : wavelength, any shape.

    Returns
    -------
    Array : J. Equation: h c / lambda.
    """
    energy: Array = PLANCK_J_S * SPEED_OF_LIGHT_M_PER_S / (wavelength_um * 1e-6)
    return energy


def photons_per_bit(*, power_w: Array, rate_gbps: Array, wavelength_um: Array) -> Array:
    """Photons that a receiver needs per bit at a stated sensitivity.

    Parameters
    ----------
    power_w, rate_gbps, wavelength_um : broadcast together.

    Returns
    -------
    Array : photons per bit. Equation: P / (h nu R). Source: suncatcher_2026.
    """
    photons: Array = power_w / (photon_energy_j(wavelength_um=wavelength_um) * rate_gbps * 1e9)
    return photons


def photon_limited_rate_gbps(*, received_power_w: Array, photons_per_bit: Array, wavelength_um: Array) -> Array:
    """Rate that the received photons carry.

    Parameters
    ----------
    received_power_w, photons_per_bit, wavelength_um : broadcast together.

    Returns
    -------
    Array : Gbit/s. Equation: P / (h nu n). Source: suncatcher_2026.
    """
    rate: Array = received_power_w / (photon_energy_j(wavelength_um=wavelength_um) * photons_per_bit) * 1e-9
    return rate


def confocal_range_km(*, aperture_radius_m: Array, wavelength_um: Array) -> Array:
    """Distance over which two equal telescopes hand a beam over whole.

    Parameters
    ----------
    aperture_radius_m, wavelength_um : broadcast together.

    Returns
    -------
    Array : km. Equation: L = pi a^2 / lambda. Source: suncatcher_2026.
    """
    distance: Array = np.pi * aperture_radius_m * aperture_radius_m / (wavelength_um * 1e-6) * 1e-3
    return distance


def laser_capacity_gbps(*, terminals: Array, rate_gbps: Array) -> Array:
    """Laser capacity of one satellite, all terminals at their rate.

    Parameters
    ----------
    terminals, rate_gbps : broadcast together.

    Returns
    -------
    Array : Gbit/s.
    """
    capacity: Array = terminals * rate_gbps
    return capacity
