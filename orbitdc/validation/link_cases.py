"""Published cases of ground and laser links."""

from __future__ import annotations

import numpy as np

from orbitdc.link import laser, radio, weather
from orbitdc.link.catalog import attenuation_table
from orbitdc.scenario.declaration import Array
from orbitdc.validation.case import Case

_MIT = "mit_constellations_2019"
_SUNCATCHER = "suncatcher_2026"


def _at(value: float) -> Array:
    return np.array([value])


def _free_space_loss_db(frequency_ghz: float, distance_km: float) -> float:
    return radio.free_space_loss_db(frequency_ghz=_at(frequency_ghz), distance_km=_at(distance_km)).item()


def _figure_of_merit(gain_db: float, temperature_k: float) -> float:
    return radio.figure_of_merit_db_per_k(gain_db=_at(gain_db), temperature_k=_at(temperature_k)).item()


def _rate_mbps(bandwidth_mhz: float, modulation: str) -> float:
    bits, _ = radio.modulation(modulation)
    rate = radio.data_rate_gbps(
        bandwidth_ghz=_at(bandwidth_mhz * 1e-3),
        rolloff_fraction=_at(0.1),
        bits_per_symbol=_at(bits),
        polarizations=_at(1.0),
    )
    return rate.item() * 1e3


def _gateway_margin_db() -> float:
    ratios = [_at(value) for value in (32.4, 27.0, 27.0, 25.0, 30.0)]
    _, required_db = radio.modulation("256APSK 3/4")
    return radio.combined_ratio_db(ratios_db=ratios).item() - required_db


def _received_power_w(distance_km: float) -> Array:
    return laser.received_power_w(
        transmitted_power_w=_at(5.0),
        transmitter_gain_db=_at(105.1),
        receiver_gain_db=_at(105.1),
        distance_km=_at(distance_km),
        wavelength_um=_at(1.55),
        loss_db=_at(3.0),
    )


def _confocal_km(radius_m: float) -> float:
    return laser.confocal_range_km(aperture_radius_m=_at(radius_m), wavelength_um=_at(1.55)).item()


def _cloud_availability(exponent: float) -> float:
    sites = weather.effective_sites(sites=_at(8.0), exponent=_at(exponent))
    return 100.0 * weather.joint_availability(needed_share=_at(0.1), site_availability=_at(0.69), sites=sites).item()


def _site_availability(site: str, band: str, margin_db: float) -> float:
    table = attenuation_table()
    curve = table.attenuation_db[table.name.index(site), table.band.index(band), 2]
    return (
        100.0
        * weather.site_availability(
            curve_db=curve, log10_percent_nodes=table.log10_percent, margin_db=_at(margin_db)
        ).item()
    )


CASES: tuple[Case, ...] = (
    Case(id="link-loss-28-1684", area="link", text="Free-space loss at 28.5 GHz over 1,684 km", compute=lambda: _free_space_loss_db(28.5, 1684.0), published=186.1, tolerance=0.05, unit="dB", source=_MIT, status="secondary"),
    Case(id="link-loss-28-2439", area="link", text="Free-space loss at 28.5 GHz over 2,439 km", compute=lambda: _free_space_loss_db(28.5, 2439.0), published=189.3, tolerance=0.05, unit="dB", source=_MIT, status="secondary"),
    Case(id="link-loss-13-1504", area="link", text="Free-space loss at 13.5 GHz over 1,504 km", compute=lambda: _free_space_loss_db(13.5, 1504.0), published=178.6, tolerance=0.05, unit="dB", source=_MIT, status="secondary"),
    Case(id="link-loss-18-2439", area="link", text="Free-space loss at 18.5 GHz over 2,439 km", compute=lambda: _free_space_loss_db(18.5, 2439.0), published=185.5, tolerance=0.05, unit="dB", source=_MIT, status="secondary"),
    Case(id="link-merit-40.9", area="link", text="G/T of 40.9 dBi at 535.9 K", compute=lambda: _figure_of_merit(40.9, 535.9), published=13.6, tolerance=0.05, unit="dB/K", source=_MIT, status="secondary"),
    Case(id="link-merit-37.8", area="link", text="G/T of 37.8 dBi at 447.2 K", compute=lambda: _figure_of_merit(37.8, 447.2), published=11.3, tolerance=0.05, unit="dB/K", source=_MIT, status="secondary"),
    Case(id="link-merit-31.8", area="link", text="G/T of 31.8 dBi at 868.4 K", compute=lambda: _figure_of_merit(31.8, 868.4), published=2.4, tolerance=0.05, unit="dB/K", source=_MIT, status="secondary"),
    Case(id="link-gateway-margin", area="link", text="Margin of a gateway uplink at 256APSK 3/4 with four kinds of interference", compute=_gateway_margin_db, published=1.02, tolerance=0.01, unit="dB", source=_MIT, status="secondary"),
    Case(id="link-gateway-rate", area="link", text="Rate of 500 MHz at 256APSK 3/4", compute=lambda: _rate_mbps(500.0, "256APSK 3/4"), published=2682.1, tolerance=0.2, unit="Mbit/s", source=_MIT, status="secondary"),
    Case(id="link-user-rate-2/3", area="link", text="Rate of 250 MHz at 16APSK 2/3", compute=lambda: _rate_mbps(250.0, "16APSK 2/3"), published=599.4, tolerance=0.1, unit="Mbit/s", source=_MIT, status="secondary"),
    Case(id="link-user-rate-28/45", area="link", text="Rate of 250 MHz at 16APSK 28/45", compute=lambda: _rate_mbps(250.0, "16APSK 28/45"), published=558.7, tolerance=0.1, unit="Mbit/s", source=_MIT, status="secondary"),
    Case(id="link-laser-power", area="link", text="Received power over 5,000 km from 5 W with two 10 cm telescopes", compute=lambda: _received_power_w(5000.0).item() * 1e6, published=1.6, tolerance=0.05, unit="uW", source=_SUNCATCHER, status="primary"),
    Case(id="link-telescope-gain", area="link", text="Gain of a 10 cm telescope at 1.55 um and 80 %", compute=lambda: laser.telescope_gain_db(diameter_m=_at(0.1), wavelength_um=_at(1.55), aperture_efficiency=_at(0.8)).item(), published=105.1, tolerance=0.1, unit="dB", source=_SUNCATCHER, status="primary"),
    Case(id="link-confocal-5cm", area="link", text="Confocal reach of telescopes of 5 cm radius", compute=lambda: _confocal_km(0.05), published=5.0, tolerance=0.5, unit="km", source=_SUNCATCHER, status="primary"),
    Case(id="link-confocal-2.5cm", area="link", text="Confocal reach of telescopes of 2.5 cm radius", compute=lambda: _confocal_km(0.025), published=1.25, tolerance=0.02, unit="km", source=_SUNCATCHER, status="primary"),
    Case(id="link-confocal-1.25cm", area="link", text="Confocal reach of telescopes of 1.25 cm radius", compute=lambda: _confocal_km(0.0125), published=0.32, tolerance=0.005, unit="km", source=_SUNCATCHER, status="primary"),
    Case(id="link-photons-per-bit", area="link", text="Photons per bit of a 400 Gbit/s receiver at -20 dBm", compute=lambda: laser.photons_per_bit(power_w=_at(1e-5), rate_gbps=_at(400.0), wavelength_um=_at(1.55)).item(), published=195.6, tolerance=1.0, unit="1", source=_SUNCATCHER, status="primary"),
    Case(id="link-clouds-correlated", area="link", text="Eight optical sites of 69 % with correlated clouds (the exponent is calibrated on it)", compute=lambda: _cloud_availability(0.93), published=99.97, tolerance=0.005, unit="%", source="birch_2022", status="secondary"),
    Case(id="link-rain-hawthorne-ka", area="link", text="Availability of Hawthorne at 18.8 GHz, 40 degrees, 6 dB", compute=lambda: _site_availability("Hawthorne", "ka", 6.0), published=99.958, tolerance=0.002, unit="%", source="itur_2023", status="computed"),
    Case(id="link-rain-singapore-ka", area="link", text="Availability of Singapore at 18.8 GHz, 40 degrees, 10 dB", compute=lambda: _site_availability("Singapore", "ka", 10.0), published=99.43, tolerance=0.02, unit="%", source="itur_2023", status="computed"),
    Case(id="link-rain-hawthorne-e", area="link", text="Availability of Hawthorne at 73.5 GHz, 40 degrees, 20 dB", compute=lambda: _site_availability("Hawthorne", "e", 20.0), published=99.73, tolerance=0.02, unit="%", source="itur_2023", status="computed"),
)  # fmt: skip
