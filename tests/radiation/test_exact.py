"""The exact chain and its traps; runs where the extra `irbem` is installed."""

import numpy as np
import pytest

from orbitdc.radiation import exact

pytest.importorskip("aep8")
pytest.importorskip("spacepy")
pytestmark = pytest.mark.filterwarnings("ignore")

FLUX = {
    "proton": 1e3 * exact.EDGES_MEV["proton"] ** -1.2,
    "electron": 1e5 * np.exp(-2 * exact.EDGES_MEV["electron"]),
}


def dose(depths=exact.DEPTHS_MM):
    return exact.shielded_dose_rad_per_yr(
        proton_flux_per_cm2_s=FLUX["proton"], electron_flux_per_cm2_s=FLUX["electron"], depth_mm=depths
    )


def test_maps_are_read_in_the_field_of_their_epoch():
    shell, field = exact.geomagnetic_coordinates(
        latitude_deg=np.array([-30.0]),
        longitude_deg=np.array([-45.0]),
        altitude_km=500.0,
        particle="proton",
        phase="min",
    )
    flux = exact.integral_flux_per_cm2_s(
        shell=shell, field=field, energy_mev=np.array([10.0]), particle="proton", phase="min"
    )
    in_the_field_of_2021 = 4548
    assert flux[0, 0] < in_the_field_of_2021 / 2


@pytest.mark.parametrize("date", ["1964-01-01", "2021-01-01"])
def test_date_does_not_change_the_field_of_the_map(date):
    from aep8 import model
    from astropy import units
    from astropy.coordinates import EarthLocation
    from astropy.time import Time

    place = EarthLocation.from_geodetic(-45 * units.deg, -30 * units.deg, 500 * units.km)
    flux = model("p", "min").integral_flux(place, Time(date), 10 * units.MeV)
    assert float(flux.value) == pytest.approx(932, rel=0.01)


def test_documented_flux_of_the_proton_map():
    from aep8 import model
    from astropy import units
    from astropy.coordinates import EarthLocation
    from astropy.time import Time

    place = EarthLocation.from_geodetic(15 * units.deg, -45 * units.deg, 300 * units.km)
    time = Time("2025-01-01T18:37:22")
    flux = model("p", "max").integral_flux(place, time, 10 * units.MeV)
    assert float(flux.value) == pytest.approx(3.04495, rel=1e-5)


def test_documented_differential_flux_of_the_electron_map():
    from spacepy import irbempy
    from spacepy.coordinates import Coords
    from spacepy.time import Ticktock

    place = Coords([3, 0, 0], "GEO", "car", use_irbem=True)
    place.ticks = Ticktock(["2017-02-02T12:00:00"], "ISO")
    assert float(irbempy.get_AEP8(1.0, place, model="max")) == pytest.approx(1932209.4427, rel=1e-6)


def test_low_altitude_interpolation_raises_proton_flux():
    where = {"altitude_km": 550.0, "particle": "proton", "phase": "min"}
    latitude, longitude = (a.ravel() for a in np.meshgrid(np.arange(-60.0, 21, 4), np.arange(-90.0, 31, 5)))
    shell, field = exact.geomagnetic_coordinates(latitude_deg=latitude, longitude_deg=longitude, **where)
    from aep8 import model
    from astropy import units

    plain = model("p", "min").integral_flux_for_geomagnetic_coordinates(shell, field, 30 * units.MeV).value
    ours = exact.integral_flux_per_cm2_s(
        shell=shell, field=field, energy_mev=np.array([30.0]), particle="proton", phase="min"
    )
    assert 1.1 < ours.mean() / np.nan_to_num(plain).mean() < 1.3


def test_the_third_geometry_is_half_a_sphere():
    by_geometry = dose()["proton"]
    depth = np.log(exact.DEPTHS_MM)
    slope = np.gradient(np.log(by_geometry["slab"]), depth)
    sphere = 2 * by_geometry["slab"] * (1 - slope)
    assert by_geometry["sphere"][10:-5] == pytest.approx(sphere[10:-5], rel=0.05)


def test_depths_must_be_close():
    few = dose(np.array([0.05, 0.1, 1.0, 2.0, 3.0, 5.0, 10.0, 20.0, 50.0]))["electron"]["sphere"]
    many = dose()["electron"]["sphere"]
    assert np.all(np.diff(many) < 0)
    assert not np.allclose(few[5], np.interp(5.0, exact.DEPTHS_MM, many), rtol=0.2)


def test_fine_bins_do_not_matter_but_coarse_ones_do():
    center, flux = exact.spectrum_per_cm2_s_mev(flux_per_cm2_s=FLUX["proton"], edges_mev=exact.EDGES_MEV["proton"])
    width = np.diff(exact.EDGES_MEV["proton"])
    assert (flux * width).sum() == pytest.approx(FLUX["proton"][0] - FLUX["proton"][-1])
    assert center[-1] < 300


def test_spenvis_orbit_recomputed():
    orbit = exact.exact_orbit(altitude_km=550.0, inclination_deg=100.0, latitude_steps=60, longitude_steps=36)
    protons = orbit.dose_rad_per_yr["proton", "min"]["sphere"]
    at_10_mm = 5 * np.exp(np.interp(np.log(10.0), np.log(exact.DEPTHS_MM), np.log(protons)))
    assert at_10_mm == pytest.approx(550.0, rel=0.15)
