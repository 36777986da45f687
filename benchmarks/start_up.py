"""Start-up of the command line and a cold study, beside a bare Python and beside importing the libraries it needs."""

import subprocess
import sys
import tempfile
import time

RUNS = 5


def seconds(*command: str) -> float:
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return sorted(times)[RUNS // 2]


def main() -> None:
    python = sys.executable
    bare = seconds(python, "-c", "pass")
    libraries = seconds(
        python, "-c", "import numpy, scipy.optimize, xarray, matplotlib.figure, jinja2, typst, pydantic"
    )
    shown = seconds(python, "-m", "orbitdc", "--help")
    with tempfile.TemporaryDirectory() as folder:
        study = seconds(python, "-m", "orbitdc", "study", "gigawatt", "-o", folder)
    print(f"bare python {bare:.3f} s; importing the libraries of a study {libraries:.2f} s (medians of {RUNS})")
    print(f"orbitdc --help {shown:.3f} s, {shown / bare:.1f} times a bare python")
    print(f"orbitdc study gigawatt, both reports, {study:.2f} s, {study / libraries:.1f} times the imports")


if __name__ == "__main__":
    main()
