"""Dose-depth tables and spectra as SPENVIS and OMERE write them, read into the columns of table parameters."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from orbitdc.radiation.dose import ALUMINUM_DENSITY_G_PER_CM3, MM_PER_CM
from orbitdc.scenario.declaration import TextTable, TextTableError

DAYS_PER_YEAR = 365.25
MONTHS_PER_YEAR = 12.0
MM_PER_MIL = 0.0254

_DEPTH_UNITS = {
    "mm": 1.0,
    "mm_al": 1.0,
    "mils": MM_PER_MIL,
    "mil": MM_PER_MIL,
    "g cm!u-2!n": MM_PER_CM / ALUMINUM_DENSITY_G_PER_CM3,
    "g/cm2": MM_PER_CM / ALUMINUM_DENSITY_G_PER_CM3,
}
_DOSE_UNITS = {"rad": 1.0, "krad": 1e3, "gy": 100.0}
_FLUX_UNITS = {"cm!u-2!n s!u-1!n": 1.0, "m!u-2!n s!u-1!n": 1e-4}


@dataclass
class _Block:
    """One table of a SPENVIS text file: keyed records, columns as (name, unit, title), and rows with their lines."""

    records: dict[str, list[str]] = field(default_factory=dict)
    columns: list[tuple[str, str, str]] = field(default_factory=list)
    rows: list[tuple[int, list[float]]] = field(default_factory=list)


def _factor(units: dict[str, float], unit: str, line: int, quantity: str) -> float:
    known = units.get(unit.strip().lower())
    if known is None:
        raise TextTableError(line, f"{quantity} is in an unknown unit", unit, f"one of {', '.join(units)}")
    return known


def _spenvis_blocks(text: str) -> Iterator[_Block]:
    """Yield the tables of a SPENVIS text file; records before the first hold for all."""
    shared: dict[str, list[str]] = {}
    block = _Block()
    for number, line in enumerate(text.splitlines(), 1):
        cells = [cell.strip() for cell in next(csv.reader([line], quotechar="'", skipinitialspace=True), [])]
        if not cells:
            continue
        if cells[0] in ("End of Block", "End of File"):
            if block.rows:
                yield block
            shared |= {key: value for key, value in block.records.items() if key.startswith("MIS_")}
            block = _Block(records=dict(shared))
        elif len(cells) >= 4 and block.records.get("PLT_TYP") and cells[2].isdigit() and not _number(cells[0]):
            block.columns += [(cells[0], cells[1], cells[3])] * int(cells[2])
        elif _number(cells[0]) and block.columns:
            if len(cells) != len(block.columns) or not all(_number(cell) for cell in cells):
                raise TextTableError(
                    number, f"must have {len(block.columns)} numbers", line.strip(), "export the file again"
                )
            block.rows.append((number, [float(cell) for cell in cells]))
        elif line.lstrip().startswith("'"):
            block.records[cells[0]] = cells[1:]


def _number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


def _is_spenvis(text: str) -> bool:
    return text.lstrip().startswith("'*'") and "'SPENVIS" in text[:2000]


def spenvis_dose(text: str) -> TextTable | None:
    """Read the dose behind aluminum spheres that SHIELDOSE-2 in SPENVIS writes; None for another text.

    Doses of the mission become doses per year; bremsstrahlung goes to the electrons; solar protons are left out, for
    which the program has its own relation.

    Parameters
    ----------
    text : content of `spenvis_sd2.txt` or the like.

    Returns
    -------
    TextTable or None : depth_mm, proton_rad_per_yr and electron_rad_per_yr with the lines of the rows.

    Raises
    ------
    TextTableError : a SPENVIS file that does not hold this table.
    """
    if not _is_spenvis(text):
        return None
    blocks = [b for b in _spenvis_blocks(text) if "sphere" in " ".join(b.records.get("PLT_HDR", [])).lower()]
    if not blocks:
        raise TextTableError(
            1, "holds no dose at the center of spheres", "", "run SHIELDOSE-2 with the center of Al spheres"
        )
    block = blocks[0]
    first = block.rows[0][0]
    legend = [name.lower() for name in block.records.get("PLT_LEG", [])[1:]]
    missing = [name for name in ("electrons", "trapped protons") if name not in legend]
    if missing or len(legend) != len(block.columns) - 1:
        raise TextTableError(first, "holds no dose of its own for each particle", ", ".join(legend), "export them all")
    if not block.columns[1][2].endswith("in Si"):
        raise TextTableError(first - 1, "must be dose in silicon", block.columns[1][2], "choose Si as target")
    days = block.records.get("MIS_DUR", [])
    if len(days) < 3 or not _number(days[1]) or days[2] != "days" or float(days[1]) <= 0:
        raise TextTableError(1, "does not state the mission's length in days", ", ".join(days), "export the file again")
    depth = _factor(_DEPTH_UNITS, block.columns[0][1], first - 2, "depth")
    dose = _factor(_DOSE_UNITS, block.columns[1][1], first - 1, "dose") * DAYS_PER_YEAR / float(days[1])

    def of(name: str, row: list[float]) -> float:
        return row[legend.index(name) + 1] * dose if name in legend else 0.0

    rows = [row for _, row in block.rows]
    return TextTable(
        numbers={
            "depth_mm": [row[0] * depth for row in rows],
            "proton_rad_per_yr": [of("trapped protons", row) for row in rows],
            "electron_rad_per_yr": [of("electrons", row) + of("bremsstrahlung", row) for row in rows],
        },
        lines=[number for number, _ in block.rows],
    )


def omere_dose(text: str) -> TextTable | None:
    """Read the dose-depth curve that OMERE writes as `.dos`; None for another text.

    Doses of the lifetime become doses per year; photons go to the electrons that make them; solar protons are left
    out, for which the program has its own relation.

    Parameters
    ----------
    text : content of the file.

    Returns
    -------
    TextTable or None : depth_mm, proton_rad_per_yr and electron_rad_per_yr with the lines of the rows.

    Raises
    ------
    TextTableError : an OMERE file that does not hold this table.
    """
    if not re.search(r"^#\s*OMERE .*DOSE", text[:2000], re.MULTILINE):
        return None
    lifetime = re.search(r"Lifetime\s*:\s*([\d.]+)\s*month", text)
    if lifetime is None or float(lifetime.group(1)) <= 0:
        raise TextTableError(1, "does not state its lifetime in months", "", "export the file again")
    if not re.search(r"Target material\s*:\s*Silicon", text):
        raise TextTableError(1, "must be dose in silicon", "", "choose silicon as target")
    if not re.search(r"Solid sphere", text):
        raise TextTableError(1, "must be dose at the center of solid spheres", "", "choose solid sphere")
    lines = list(enumerate(text.splitlines(), 1))
    table = [(number, line.split()) for number, line in lines if line.strip() and not line.lstrip().startswith("#")]
    if not table:
        raise TextTableError(len(lines), "holds no rows of numbers", "", "export the file again")
    width = len(table[0][1])
    head = [line.lstrip("# ").split() for number, line in lines[: table[0][0] - 1]][-3:]
    if len(head) < 3 or any(len(names) != width for names in head):
        raise TextTableError(table[0][0] - 1, "has no three rows of column names", "", "export the file again")
    names = [f"{one} {two}".lower() for one, two in zip(head[0], head[1], strict=True)]
    missing = [name for name in ("trapped electrons", "trapped protons") if name not in names]
    if missing:
        raise TextTableError(table[0][0] - 3, f"lacks the column {' and '.join(missing)}", "", "export them all")
    for number, cells in table:
        if len(cells) != width or not all(_number(cell) for cell in cells):
            raise TextTableError(number, f"must have {width} numbers", " ".join(cells), "export the file again")
    depth = _factor(_DEPTH_UNITS, head[2][0], table[0][0] - 1, "depth")
    per_year = MONTHS_PER_YEAR / float(lifetime.group(1))

    def column(*wanted: str) -> list[float]:
        places = [i for i, name in enumerate(names) if name in wanted]
        factors = [_factor(_DOSE_UNITS, head[2][i], table[0][0] - 1, "dose") * per_year for i in places]
        return [sum(float(cells[i]) * f for i, f in zip(places, factors, strict=True)) for _, cells in table]

    return TextTable(
        numbers={
            "depth_mm": [float(cells[0]) * depth for _, cells in table],
            "proton_rad_per_yr": column("trapped protons"),
            "electron_rad_per_yr": column("trapped electrons", "gamma photons"),
        },
        lines=[number for number, _ in table],
    )


def spenvis_spectrum(text: str) -> TextTable | None:
    """Read the orbit means of trapped protons and electrons that SPENVIS writes; None for another text.

    Takes the integral flux above each energy of both particles, on the energies of both together: read linearly in
    logarithms, constant below a particle's first energy, zero above its last.

    Parameters
    ----------
    text : content of `spenvis_tri.txt`.

    Returns
    -------
    TextTable or None : energy_mev, proton_per_cm2_s and electron_per_cm2_s with the lines of the rows.

    Raises
    ------
    TextTableError : a SPENVIS file that does not hold both spectra.
    """
    if not _is_spenvis(text):
        return None
    spectra: dict[str, np.ndarray[tuple[int, int], np.dtype[np.float64]]] = {}
    for block in _spenvis_blocks(text):
        species = block.records.get("SPECIES", ["", ""])[-1].lower()
        integral = [i for i, column in enumerate(block.columns) if column[2].lower().startswith("integral")]
        if species not in ("proton", "electron") or species in spectra or not integral:
            continue
        first = block.rows[0][0]
        if block.columns[0][1].lower() != "mev":
            raise TextTableError(first - 1, "energy must be in MeV", block.columns[0][1], "export the file again")
        unit = _factor(_FLUX_UNITS, block.columns[integral[0]][1], first - 1, "flux")
        spectra[species] = np.array([(row[0], row[integral[0]] * unit) for _, row in block.rows])
    missing = [name for name in ("proton", "electron") if name not in spectra]
    if missing:
        raise TextTableError(
            1, f"holds no integral flux of trapped {' and '.join(f'{name}s' for name in missing)}", "", "export both"
        )
    energies = np.unique(np.concatenate([spectrum[:, 0] for spectrum in spectra.values()]))
    numbers = {"energy_mev": [float(energy) for energy in energies]}
    for species, spectrum in spectra.items():
        some = spectrum[spectrum[:, 1] > 0]
        logarithm = np.interp(np.log(energies), np.log(some[:, 0]), np.log(some[:, 1])) if len(some) else energies * 0
        flux = np.where(energies <= (some[-1, 0] if len(some) else 0.0), np.exp(logarithm), 0.0)
        numbers[f"{species}_per_cm2_s"] = [float(value) for value in flux]
    return TextTable(numbers=numbers, lines=[])
