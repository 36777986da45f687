"""Propagation and sunlight of whole constellations beside SGP4 of the same satellites, one thread, in one run.

Every method is timed in turn, round after round, and its best round counts: on a machine with other work the ratios
stay while the rates move. The fused methods give sunlight by time, by satellite and by plane and keep no position; the
SGP4 programs give positions and velocities. Programs that are not installed are skipped and named.
Run with OMP_NUM_THREADS=1, as the printed ratios are for one thread.
"""

import importlib.util
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from sgp4.api import WGS72, Satrec, SatrecArray
from sgp4.exporter import export_tle

from orbitdc.orbit.constellation import Constellation, walker_shell
from orbitdc.orbit.fleet_light import averaged_sunlight, counted_sunlight
from orbitdc.orbit.j2 import EARTH_GRAVITY_KM3_PER_S2, semi_major_axis_km
from orbitdc.orbit.propagation import positions_km

EPOCH = 2461041.5
ALTITUDE_KM = 650.0
INCLINATION_DEG = 97.986
SATELLITES = 10_000
SATELLITES_BY_SGP4 = 500
MINUTES = 1440
ROUNDS = 7
HOURS_PER_YEAR = 8766
YEAR_SATELLITES, YEAR_PLANES = 1_000_000, 1_000


def fleet(satellites: int, planes: int) -> Constellation:
    shell = walker_shell(
        altitude_km=ALTITUDE_KM,
        inclination_deg=INCLINATION_DEG,
        satellite_count=satellites,
        plane_count=planes,
        phasing=planes // 3,
    )
    return Constellation(shells=(shell,), epoch_julian_date=EPOCH)


def records() -> list[Satrec]:
    shell = fleet(SATELLITES_BY_SGP4, 20).shells[0]
    motion = float(np.sqrt(EARTH_GRAVITY_KM3_PER_S2 / semi_major_axis_km(altitude_km=ALTITUDE_KM) ** 3)) * 60
    made = []
    for number, (plane, phase) in enumerate(zip(shell.plane, shell.phase_deg, strict=True), start=1):
        record = Satrec()
        node = float(np.radians(shell.node_deg[plane]))
        angle = float(np.radians(phase % 360))
        tilt = float(np.radians(INCLINATION_DEG))
        record.sgp4init(WGS72, "i", number, EPOCH - 2433281.5, 1e-5, 0.0, 0.0, 1e-4, 0.0, tilt, angle, motion, node)
        record.classification, record.intldesg = "U", "26001A"
        record.elnum, record.revnum, record.ephtype = 1, 1, 0
        made.append(record)
    return made


def others(made: list[Satrec]) -> dict[str, tuple[int, Callable[[], object]]]:
    """Return the SGP4 programs that are installed, each with its steps and one call."""
    lines = [export_tle(record) for record in made]
    found: dict[str, tuple[int, Callable[[], object]]] = {}
    if importlib.util.find_spec("satkit"):
        import satkit

        elements: Any = [satkit.TLE.from_lines(list(pair)) for pair in lines[:100]]
        elements = [e[0] if isinstance(e, list) else e for e in elements]
        start = satkit.time(2026, 1, 1)
        times = [start + satkit.duration(minutes=k) for k in range(MINUTES)]
        found["satkit.sgp4"] = (len(elements) * MINUTES, lambda: satkit.sgp4(elements, times))
    if importlib.util.find_spec("heyoka"):
        import heyoka

        heyoka.set_nthreads(1)
        propagator = heyoka.model.sgp4_propagator(made)
        minutes = np.repeat(np.arange(MINUTES, dtype=np.float64)[:, None], len(made), axis=1)
        out = np.zeros((MINUTES, propagator.nouts, len(made)))
        found["heyoka sgp4_propagator"] = (len(made) * MINUTES, lambda: propagator(minutes, out=out))
    if importlib.util.find_spec("brahe"):
        import brahe

        brahe.initialize_eop()
        propagators = [brahe.SGPPropagator.from_tle(*pair, 60.0) for pair in lines[:20]]
        first = brahe.Epoch.from_datetime(2026, 1, 1, 0, 0, 0.0, 0.0, brahe.TimeSystem.UTC)
        epochs = [first + 60.0 * k for k in range(MINUTES)]
        found["brahe SGPPropagator.states"] = (
            len(propagators) * MINUTES,
            lambda: [p.states(epochs) for p in propagators],
        )
    return found


def best_seconds(calls: dict[str, Callable[[], object]]) -> dict[str, float]:
    best = dict.fromkeys(calls, float("inf"))
    for _ in range(ROUNDS):
        for name, call in calls.items():
            start = time.perf_counter()
            call()
            best[name] = min(best[name], time.perf_counter() - start)
    return best


def year() -> None:
    """Time a year of light of the large fleet alone in this process, and print seconds and peak memory in MB.

    The peak is the kernel's mark for this program: the one of getrusage would hold the parent's as well.
    """
    start = time.perf_counter()
    large = fleet(YEAR_SATELLITES, YEAR_PLANES)
    light = averaged_sunlight(constellation=large, elapsed_s=3600.0 * np.arange(HOURS_PER_YEAR))
    seconds = time.perf_counter() - start
    status = Path("/proc/self/status").read_text()
    peak = int(status.split("VmHWM:")[1].split()[0]) * 1024 / 1e6
    print(f"{seconds} {peak} {light.by_time.mean()}")


def main() -> None:
    made = records()
    array = SatrecArray(made)
    days, fractions = np.full(MINUTES, EPOCH), np.arange(MINUTES) / MINUTES
    ours = fleet(SATELLITES, 100)
    elapsed = 60.0 * np.arange(MINUTES)
    kept = np.zeros((3, SATELLITES, MINUTES))
    steps = SATELLITES * MINUTES
    methods: dict[str, tuple[int, Callable[[], object]]] = {
        "sgp4.SatrecArray": (SATELLITES_BY_SGP4 * MINUTES, lambda: array.sgp4(days, fractions)),
        **others(made),
        "positions kept": (steps, lambda: positions_km(constellation=ours, elapsed_s=elapsed, out=kept)),
        "cylinder, nothing kept": (steps, lambda: counted_sunlight(constellation=ours, elapsed_s=elapsed)),
        "cone, nothing kept": (steps, lambda: counted_sunlight(constellation=ours, elapsed_s=elapsed, shadow="cone")),
    }
    calls = {name: call for name, (_, call) in methods.items()}
    best = best_seconds({**calls, "fill": lambda: kept.fill(1.0)})
    rates = {name: count / best[name] for name, (count, _) in methods.items()}
    print(f"{'method':28s} {'10^6 satellite-steps/s':>24s} {'times SatrecArray':>18s}")
    for name, rate in rates.items():
        print(f"{name:28s} {rate / 1e6:24.2f} {rate / rates['sgp4.SatrecArray']:18.1f}")
    written, fill = kept.nbytes / best["positions kept"] / 1e9, kept.nbytes / best["fill"] / 1e9
    print(
        f"positions kept: {written:.1f} GB/s, {written / fill:.0%} of numpy's fill of the same array ({fill:.1f} GB/s)"
    )
    for module in ("satkit", "heyoka", "brahe"):
        if not importlib.util.find_spec(module):
            print(f"{module}: not installed, not timed")
    alone = subprocess.run([sys.executable, __file__, "--year"], check=True, capture_output=True, text=True)
    seconds, peak, share = (float(word) for word in alone.stdout.split())
    print(
        f"a year of light, {YEAR_SATELLITES:,} satellites in {YEAR_PLANES:,} planes, {HOURS_PER_YEAR:,} hours: "
        f"{seconds:.2f} s, {peak:.0f} MB at most, sunlit {share:.4f}"
    )


if __name__ == "__main__":
    if "--year" in sys.argv:
        year()
    else:
        main()
