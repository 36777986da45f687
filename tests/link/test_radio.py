"""Radio relations against printed rows of the link tables of three constellations."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orbitdc.link import radio
from orbitdc.link.catalog import modulations


def at(value: float) -> np.ndarray:
    return np.array([value])


@pytest.mark.parametrize(
    ("frequency", "distance", "printed"),
    [(28.5, 1684, 186.1), (28.5, 2439, 189.3), (28.5, 1504, 185.1), (13.5, 1684, 179.6), (13.5, 1504, 178.6),
     (18.5, 2439, 185.5)],
)  # fmt: skip
def test_free_space_loss_of_the_printed_rows(frequency: float, distance: float, printed: float):
    loss = radio.free_space_loss_db(frequency_ghz=at(frequency), distance_km=at(distance))
    assert loss == pytest.approx(printed, abs=0.05)


@pytest.mark.parametrize(("gain", "kelvin", "printed"), [(40.9, 535.9, 13.6), (37.8, 447.2, 11.3), (31.8, 868.4, 2.4)])
def test_figure_of_merit_of_the_printed_rows(gain: float, kelvin: float, printed: float):
    figure = radio.figure_of_merit_db_per_k(gain_db=at(gain), temperature_k=at(kelvin))
    assert figure == pytest.approx(printed, abs=0.05)


def test_slant_range_of_a_shell():
    for altitude, elevation, distance in ((550, 25, 1123), (650, 25, 1302), (340, 25, 728)):
        value = radio.slant_range_km(altitude_km=at(altitude), elevation_deg=at(elevation))
        assert value == pytest.approx(distance, abs=1.0)
    assert radio.slant_range_km(altitude_km=at(650.0), elevation_deg=at(90.0)) == pytest.approx(650.0)


def test_table_of_modulations_picks_the_best_that_holds():
    table = modulations()
    assert np.all(np.diff(table.required_ratio_db) >= 0.0)
    pick = radio.tabulated_efficiency(signal_ratio_db=np.array([-10.0, 19.57, 8.10, 100.0]))
    assert pick == pytest.approx([0.0, 5.900855, 2.458441, 5.900855])


def test_modulations_stay_below_shannon_and_near_the_default_gap():
    table = modulations()
    shannon = np.log2(1.0 + 10.0 ** (table.required_ratio_db / 10.0))
    assert np.all(table.bits_per_symbol < shannon)
    bits, required = radio.modulation("256APSK 3/4")
    assert required - 10.0 * np.log10(2.0**bits - 1.0) == pytest.approx(1.88, abs=0.01)


def test_gapped_efficiency_is_shannon_without_gap_and_capped():
    value = radio.gapped_efficiency(
        signal_ratio=np.array([1.0, 3.0, 1e6]), gap_db=at(0.0), maximum_bits_per_symbol=at(5.9)
    )
    assert value == pytest.approx([1.0, 2.0, 5.9])


def test_rain_raises_noise_toward_the_medium_temperature():
    clear, wet = (
        radio.system_noise_temperature_k(receiver_temperature_k=at(200.0), attenuation_db=at(a)) for a in (0, 60)
    )
    assert clear == pytest.approx(202.7)
    assert wet == pytest.approx(475.0, abs=0.01)


def test_chain_adds_up():
    ratio = radio.carrier_to_noise_density_dbhz(
        radiated_power_dbw=at(40.0), path_loss_db=at(180.0), attenuation_db=at(3.0), figure_of_merit_db_per_k=at(24.0)
    )
    assert ratio == pytest.approx(109.6, abs=0.01)
    power = radio.radiated_power_dbw(power_w=at(10.0), gain_db=at(33.0), loss_db=at(3.0))
    assert power == pytest.approx(40.0)
    gain = radio.antenna_gain_db(diameter_m=at(1.0), frequency_ghz=at(0.299792458 / np.pi), aperture_efficiency=at(1.0))
    assert gain == pytest.approx(0.0, abs=1e-12)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.floats(-10, 50), min_size=1, max_size=6))
def test_combined_ratio_is_below_the_worst_and_within_ten_log_n(ratios):
    value = radio.combined_ratio_db(ratios_db=[at(r) for r in ratios]).item()
    assert value <= min(ratios) + 1e-9
    assert value >= min(ratios) - 10.0 * np.log10(len(ratios)) - 1e-9
