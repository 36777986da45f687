"""Tables that a user gives in place of a bundled relation: a CSV file beside the scenario, or columns written in it."""

from __future__ import annotations

import csv
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from orbitdc.scenario.declaration import Column, Parameter, Table, TextTable, TextTableError
from orbitdc.scenario.errors import Problem, did_you_mean, echo
from orbitdc.scenario.findings import Findings

FEWEST_ROWS, MOST_ROWS = 2, 10_000
LARGEST_FILE_BYTES = 10_000_000


def expected_table(declared: Parameter) -> str:
    """Say what a table parameter accepts."""
    names = ", ".join(f"{name} ({column.unit})" for name, column in declared.columns.items())
    return f"a CSV file with the columns {names}, or {{table: {{column: [numbers]}}}}"


def read_table(raw: Any, path: str, declared: Parameter, found: Findings) -> Table | None:
    """Read a table from a file name or from columns; None after a problem.

    Parameters
    ----------
    raw : value from YAML: a path, relative to the file that names it, or a map with the key `table`.
    path : dotted key, for problems.
    declared : the parameter's declaration, with its columns.
    found : collects problems and warnings.
    """
    if isinstance(raw, str):
        return _from_file(raw, path, declared, found)
    if not isinstance(raw, Mapping) or not isinstance(raw.get("table"), Mapping):
        found.error(path, "must be a table", got=raw, fix=f"give {expected_table(declared)}")
        return None
    before = len(found.problems)
    found.unknown_keys(path, raw, ["table"])
    columns = raw["table"]
    found.unknown_keys(f"{path}.table", columns, declared.columns)
    numbers: dict[str, list[float]] = {}
    for name, column in declared.columns.items():
        at = f"{path}.table.{name}"
        values = columns.get(name)
        if not isinstance(values, list):
            found.error(at, "must be a list of numbers", got=values, fix=f"give {expected_table(declared)}")
            continue
        for i, value in enumerate(values):
            wrong = _wrong(value, column)
            if wrong:
                found.error(f"{at}[{i}]", wrong, got=value, fix=f"give numbers in {column.unit}")
        numbers[name] = [float(v) if isinstance(v, (int, float)) else math.nan for v in values]
    if len(found.problems) > before:
        return None
    lengths = {len(values) for values in numbers.values()}
    if len(lengths) > 1:
        found.error(f"{path}.table", "the columns have different lengths", got=echo(sorted(lengths)), fix="align them")
        return None
    first = next(iter(numbers))
    wrong, row = _wrong_rows(numbers[first])
    if wrong:
        found.error(f"{path}.table.{first}", wrong, got=f"row {row + 1}", fix="sort the rows and give each value once")
        return None
    return Table(tuple(numbers), tuple(tuple(values) for values in numbers.values()))


def _wrong(value: Any, column: Column) -> str:
    """Say what is wrong with one number of a column; nothing if it is good."""
    low, high = column.bounds
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        return "must be a finite number"
    return "" if low <= value <= high else f"must be from {low:g} to {high:g} {column.unit}".rstrip(" 1")


def _wrong_rows(first: list[float]) -> tuple[str, int]:
    """Say what is wrong with the rows as a whole, and at which one."""
    if not FEWEST_ROWS <= len(first) <= MOST_ROWS:
        return f"must have {FEWEST_ROWS} to {MOST_ROWS} rows", len(first) - 1
    for row in range(1, len(first)):
        if first[row] <= first[row - 1]:
            return "must rise from row to row", row
    return "", 0


def _from_file(name: str, path: str, declared: Parameter, found: Findings) -> Table | None:
    beside = found.locate(path).file
    file = (Path(beside).parent if Path(beside).is_file() else Path()) / name
    try:
        if file.stat().st_size > LARGEST_FILE_BYTES:
            found.error(path, f"is larger than {LARGEST_FILE_BYTES / 1e6:.0f} MB", got=name, fix="thin it out")
            return None
        text = _decoded(file.read_bytes(), other_programs=bool(declared.readers))
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "not a text file"
        found.error(path, f"cannot be read: {reason}", got=str(file), fix=f"give {expected_table(declared)}")
        return None
    for reader in declared.readers:
        try:
            read = reader(text)
        except TextTableError as wrong:
            found.problems.append(
                Problem(
                    file=str(file),
                    line=wrong.line,
                    column=1,
                    key=path,
                    what=wrong.what,
                    got=echo(wrong.got),
                    fix=wrong.fix,
                )
            )
            return None
        if read is not None:
            return _checked(read, str(file), path, declared, found)
    return _parse(text, str(file), path, declared, found)


def _decoded(content: bytes, *, other_programs: bool) -> str:
    """Return text; files of other programs may hold letters outside UTF-8 in their comments."""
    if b"\0" in content:
        raise ValueError("not a text file")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        if other_programs:
            return content.decode("latin-1")
        raise


def _checked(read: TextTable, file: str, key: str, declared: Parameter, found: Findings) -> Table | None:
    """Check units' ranges and order of a table that a reader found in another program's text."""
    before = len(found.problems)

    def problem(row: int, what: str, got: object, fix: str) -> None:
        line = read.lines[row] if read.lines else 1
        found.problems.append(Problem(file=file, line=line, column=1, key=key, what=what, got=echo(got), fix=fix))

    columns = [list(read.numbers[name]) for name in declared.columns]
    for (name, column), values in zip(declared.columns.items(), columns, strict=True):
        for row, value in enumerate(values):
            wrong = _wrong(value, column)
            if wrong:
                problem(row, f"{name} {wrong}", value, f"give numbers in {column.unit}")
    if len(found.problems) > before:
        return None
    wrong, row = _wrong_rows(columns[0])
    if wrong:
        problem(row, f"{next(iter(declared.columns))} {wrong}", "", "sort the rows and give each value once")
        return None
    return Table(tuple(declared.columns), tuple(tuple(values) for values in columns))


def _parse(text: str, file: str, key: str, declared: Parameter, found: Findings) -> Table | None:
    """Read CSV text: comments begin with #, the first other line names the columns in any order."""
    before = len(found.problems)

    def problem(line: int, what: str, got: object, fix: str) -> None:
        found.problems.append(Problem(file=file, line=line, column=1, key=key, what=what, got=echo(got), fix=fix))

    lines = [(n, line) for n, line in enumerate(text.splitlines(), 1) if line.strip() and not line.startswith("#")]
    rows = [(n, next(csv.reader([line], skipinitialspace=True))) for n, line in lines]
    if not rows:
        problem(1, "holds no table", "", f"give {expected_table(declared)}")
        return None
    top, header = rows[0][0], [cell.strip() for cell in rows[0][1]]
    for name in header:
        if name not in declared.columns:
            problem(top, "unknown column", name, did_you_mean(name, declared.columns))
    missing = [name for name in declared.columns if name not in header]
    if missing:
        problem(top, f"lacks the column {' and '.join(missing)}", ", ".join(header), f"give {expected_table(declared)}")
    if len(found.problems) > before:
        return None
    numbers: dict[str, list[float]] = {name: [] for name in declared.columns}
    for line, cells in rows[1:]:
        if len(cells) != len(header):
            problem(line, f"must have {len(header)} cells", f"{len(cells)} cells", "separate columns by commas")
            continue
        for name, cell in zip(header, cells, strict=True):
            column = declared.columns[name]
            try:
                value: float = float(cell)
            except ValueError:
                value = math.nan
            wrong = _wrong(value, column)
            if wrong:
                problem(line, f"{name} {wrong}", cell, f"give numbers in {column.unit}")
            numbers[name].append(value)
    if len(found.problems) > before:
        return None
    first = next(iter(numbers))
    wrong, row = _wrong_rows(numbers[first])
    if wrong:
        problem(rows[min(row + 1, len(rows) - 1)][0], f"{first} {wrong}", "", "sort the rows and give each value once")
        return None
    return Table(tuple(numbers), tuple(tuple(values) for values in numbers.values()))
