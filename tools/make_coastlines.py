"""Write the coastlines of the map figures: python tools/make_coastlines.py LAND_110M.JSON.

Reads the land polygons of Natural Earth at 1:110,000,000 (public domain) as the TopoJSON file `land-110m.json` of the
package world-atlas 2.0.2 holds them, and writes the rings as whole hundredths of a degree, each ring closed. The file
is read from the path given; nothing is downloaded.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

TARGET = Path(__file__).resolve().parent.parent / "orbitdc" / "data" / "map" / "coastlines.npz"
STEPS_PER_DEGREE = 100


def main() -> None:
    path = Path(sys.argv[1])
    content = path.read_bytes()
    rings = land_rings(json.loads(content))
    quantized = [np.round(ring * STEPS_PER_DEGREE).astype(np.int16) for ring in rings]
    points = np.concatenate(quantized)
    provenance = {
        "generator": "tools/make_coastlines.py",
        "date": datetime.datetime.now(tz=datetime.UTC).date().isoformat(),
        "data": "Natural Earth 4.1, land, 1:110m, public domain",
        "file": f"world-atlas 2.0.2, {path.name}, sha256 {hashlib.sha256(content).hexdigest()}",
    }
    np.savez_compressed(
        TARGET,
        longitude_cdeg=points[:, 0],
        latitude_cdeg=points[:, 1],
        ring_start=np.cumsum([0, *(len(ring) for ring in quantized)]).astype(np.int32),
        provenance=json.dumps(provenance),
    )
    print(f"{TARGET.name}: {len(rings)} rings, {len(points)} points, {TARGET.stat().st_size} bytes")


def land_rings(topology: dict[str, Any]) -> list[np.ndarray]:
    """Return the rings of all land polygons in degrees, arcs decoded and joined end to end."""
    scale, shift = (np.array(topology["transform"][key]) for key in ("scale", "translate"))
    arcs = [np.cumsum(np.array(arc), axis=0) * scale + shift for arc in topology["arcs"]]
    rings = []
    for shape in topology["objects"]["land"]["geometries"]:
        for polygon in shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]:
            rings += [joined([arcs[i] if i >= 0 else arcs[~i][::-1] for i in ring]) for ring in polygon]
    return rings


def joined(parts: list[np.ndarray]) -> np.ndarray:
    """Return arcs that meet end to end as one ring."""
    for first, second in pairwise(parts):
        assert np.allclose(first[-1], second[0])
    return np.concatenate([parts[0], *(part[1:] for part in parts[1:])])


if __name__ == "__main__":
    main()
