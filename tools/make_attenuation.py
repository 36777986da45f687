"""Write the attenuation curves of the gateway catalog, and print the cloud-free share of its sites.

Runs ITU-Rpy (which bundles the digital maps of the recommendations) once per catalog; a study reads only the
values derived here. Command: `python tools/make_attenuation.py` in an environment with itur, numpy and scipy.

Limits of the recommendations, kept as flags in the file: the rain model is stated for 0.001 to 5 % of the time
and up to 55 GHz. Nodes above 5 % and the band at 73.5 GHz are extrapolations of the same equations; where these
fall toward rarer percentages, the value of the more frequent one is kept, so that a curve never falls.

The printed share is 1 less the probability of liquid cloud of P.840; the catalog holds it.
"""

from __future__ import annotations

import csv
import datetime
import importlib.metadata
import json
import warnings
from pathlib import Path

import itur
import numpy as np
from itur.models import itu840

FOLDER = Path(__file__).resolve().parent.parent / "orbitdc" / "data" / "link"
BANDS = ("ku", "ka", "e")
FREQUENCY_GHZ = np.array([11.7, 18.8, 73.5])
ELEVATION_DEG = np.array([10.0, 25.0, 40.0, 60.0, 85.0])
LOG10_PERCENT = np.linspace(-3.0, 1.5, 19)
DISH_DIAMETER_M = 1.5
RAIN_MODEL_LIMIT_GHZ = 55.0
RAIN_MODEL_LIMIT_PERCENT = 5.0


def main() -> None:
    """Compute every site x band x elevation x percentage and write attenuation.npz beside the catalog."""
    with (FOLDER / "gateways.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    latitude = np.array([float(row["latitude_deg"]) for row in rows])
    longitude = np.array([float(row["longitude_deg"]) for row in rows])
    altitude_km = np.array([float(row["altitude_m"]) for row in rows]) / 1000.0
    percent = 10.0**LOG10_PERCENT
    attenuation = np.empty((len(rows), FREQUENCY_GHZ.size, ELEVATION_DEG.size, percent.size))
    for b, frequency in enumerate(FREQUENCY_GHZ):
        for e, elevation in enumerate(ELEVATION_DEG):
            for p, share in enumerate(percent):
                with warnings.catch_warnings():
                    warnings.filterwarnings("ignore", message=".*only valid for.*", category=RuntimeWarning)
                    attenuation[:, b, e, p] = itur.atmospheric_attenuation_slant_path(
                        latitude, longitude, frequency, elevation, share, DISH_DIAMETER_M, hs=altitude_km
                    ).value
    attenuation = np.maximum.accumulate(attenuation[..., ::-1], axis=-1)[..., ::-1]
    cloud_percent = np.asarray(itu840.lognormal_approximation_coefficient(latitude, longitude)[2].value)
    provenance = {
        "generator": "tools/make_attenuation.py",
        "date": datetime.datetime.now(tz=datetime.UTC).date().isoformat(),
        "itur": importlib.metadata.version("itur"),
        "recommendations": "P.618-13, P.676-12, P.837-7, P.838-3, P.839-4, P.840-8",
        "quantity": "total attenuation in dB: gas, rain, cloud and scintillation, 1.5 m dish",
        "extrapolated": "73.5 GHz (rain model stated to 55 GHz) and percentages above 5",
        "envelope": "running maximum from frequent to rare percentages",
    }
    np.savez_compressed(
        FOLDER / "attenuation.npz",
        name=np.array([row["name"] for row in rows]),
        band=np.array(BANDS),
        frequency_ghz=FREQUENCY_GHZ,
        band_extrapolated=FREQUENCY_GHZ > RAIN_MODEL_LIMIT_GHZ,
        elevation_deg=ELEVATION_DEG,
        log10_percent=LOG10_PERCENT,
        percent_extrapolated=percent > RAIN_MODEL_LIMIT_PERCENT * (1.0 + 1e-9),
        attenuation_db=np.round(attenuation, 4),
        provenance=json.dumps(provenance),
    )
    for row, share in zip(rows, cloud_percent, strict=True):
        print(f"{row['name']}: {1.0 - share / 100.0:.3f}")


if __name__ == "__main__":
    main()
