"""The bundled attenuation curves: shape of the table, and availabilities that ITU-Rpy 0.4.0 gave on a fine grid."""

import numpy as np
import pytest

from orbitdc.link.catalog import attenuation_table, ground_stations
from orbitdc.link.weather import site_availability

TABLE = attenuation_table()
PUBLISHED = {
    "Hawthorne": (99.958, 99.988, 99.999),
    "Phoenix": (99.933, 99.981, 99.998),
    "Redmond": (99.954, 99.987, 99.999),
    "Boca Chica": (99.55, 99.87, 99.98),
    "Miami": (99.35, 99.79, 99.96),
    "London": (99.952, 99.987, 99.999),
    "Singapore": (98.6, 99.43, 99.87),
}
PUBLISHED_E = {"Hawthorne": (98.5, 99.73), "Phoenix": (97.8, 99.57), "Redmond": (97.6, 99.67), "London": (96.8, 99.57)}


def availability(site: str, band: str, margins: tuple[float, ...]) -> np.ndarray:
    curve = TABLE.attenuation_db[TABLE.name.index(site), TABLE.band.index(band), 2]
    return 100.0 * site_availability(
        curve_db=curve, log10_percent_nodes=TABLE.log10_percent, margin_db=np.array(margins)
    )


def test_table_is_complete_positive_and_monotone_in_percentage():
    assert TABLE.name == ground_stations().name
    assert TABLE.attenuation_db.shape == (len(TABLE.name), 3, 5, 19)
    assert np.isfinite(TABLE.attenuation_db).all()
    assert TABLE.attenuation_db.min() > 0.0
    assert np.all(np.diff(TABLE.attenuation_db, axis=-1) <= 0.0)
    assert np.diff(TABLE.log10_percent) == pytest.approx(0.25)


def test_low_elevations_fade_more_than_high_ones():
    assert np.all(TABLE.attenuation_db[:, :, 0] > TABLE.attenuation_db[:, :, 4])


def test_only_the_band_beyond_the_rain_model_is_flagged():
    assert dict(zip(TABLE.band, TABLE.band_extrapolated, strict=True)) == {"ku": False, "ka": False, "e": True}


@pytest.mark.parametrize("site", sorted(PUBLISHED))
def test_ka_availability_at_three_margins(site: str):
    unavailable = 100.0 - np.array(PUBLISHED[site])
    ours = 100.0 - availability(site, "ka", (6.0, 10.0, 20.0))
    last_digit = 0.01 if site in ("Boca Chica", "Miami", "Singapore") else 0.001
    assert np.all(np.abs(ours - unavailable) <= np.maximum(0.05 * unavailable, 0.7 * last_digit))


@pytest.mark.parametrize("site", sorted(PUBLISHED_E))
def test_e_band_availability_at_two_margins(site: str):
    unavailable = 100.0 - np.array(PUBLISHED_E[site])
    assert 100.0 - availability(site, "e", (10.0, 20.0)) == pytest.approx(unavailable, rel=0.06)
