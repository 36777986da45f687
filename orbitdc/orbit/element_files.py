"""Files of mean elements: two-line sets, and Orbit Mean-Elements Messages as XML, JSON, CSV or KVN."""

from __future__ import annotations

import csv
import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.parsers import expat

from orbitdc.scenario.errors import Problem, echo

LINE_LENGTH = 69
_NUMBER, _ANGLE, _POWER = r"[A-Z\d ][\d ]{4}", r"[\d ]{3}\.\d{4}", r"[-+ ][\d ]{5}[-+ ]\d"
_LAYOUTS = {
    "1": re.compile(rf"1 {_NUMBER}[A-Z ] .{{8}} [\d ]{{5}}\.\d{{8}} [-+ ]\.\d{{8}} {_POWER} {_POWER} . [\d ]{{4}}\d"),
    "2": re.compile(rf"2 {_NUMBER} {_ANGLE} {_ANGLE} [\d ]{{7}} {_ANGLE} {_ANGLE} [\d ]{{2}}\.\d{{8}}[\d ]{{5}}\d"),
}
LARGEST_CATALOG_NUMBER = 339_999
"""Largest number that SGP4's records hold; a larger one is kept beside them."""
_RANGES = {
    "MEAN_MOTION": (0.0, 20.0),
    "ECCENTRICITY": (0.0, 1.0),
    "INCLINATION": (0.0, 180.0),
    "RA_OF_ASC_NODE": (-360.0, 360.0),
    "ARG_OF_PERICENTER": (-360.0, 360.0),
    "MEAN_ANOMALY": (-360.0, 360.0),
    "BSTAR": (-math.inf, math.inf),
}
_ASSUMED = {
    "CLASSIFICATION_TYPE": "U",
    "OBJECT_ID": "",
    "EPHEMERIS_TYPE": "0",
    "ELEMENT_SET_NO": "999",
    "REV_AT_EPOCH": "0",
    "MEAN_MOTION_DOT": "0",
    "MEAN_MOTION_DDOT": "0",
}
_FIXED = {
    "CENTER_NAME": ("EARTH",),
    "REF_FRAME": ("TEME",),
    "TIME_SYSTEM": ("UTC",),
    "MEAN_ELEMENT_THEORY": ("SGP4", "SGP/SGP4"),
}
_NEW_MESSAGE = "CCSDS_OMM_VERS"


@dataclass(frozen=True, kw_only=True)
class Record:
    """One satellite's element set: either two lines or the fields of a message."""

    line: int
    name: str
    catalog_number: int
    two_lines: tuple[str, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)


def records_of(path: Path) -> tuple[list[Record], list[Problem]]:
    """Split a file into element sets and check each.

    Parameters
    ----------
    path : the file; its form is recognized by its first characters.

    Returns
    -------
    Element sets that are well formed, and every problem found. Source: ccsds_502.
    """
    file = str(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        return [], [Problem(file=file, what=f"cannot be read: {error.strerror}", fix="give an existing file")]
    except UnicodeDecodeError:
        return [], [Problem(file=file, what="is not a text file", fix="give two-line elements or OMM")]
    if not text.strip():
        return [], [Problem(file=file, what="holds no element set", got="an empty file", fix="fetch the file again")]
    problems: list[Problem] = []
    start = text.lstrip()
    if start.startswith("<"):
        messages = _xml(text, file, problems)
    elif start.startswith(("[", "{")):
        messages = _json(text, file, problems)
    elif start.startswith(_NEW_MESSAGE):
        messages = _key_values(text, file, problems)
    elif "," in start.splitlines()[0] and "MEAN_MOTION" in start.splitlines()[0]:
        messages = _comma_separated(text)
    else:
        return _two_line_records(text, file, problems), problems
    records = [record for line, fields in messages if (record := _checked(line, fields, file, problems))]
    if not records and not problems:
        problems.append(Problem(file=file, what="holds no element set", fix="give a file with at least one"))
    return records, problems


def _two_line_records(text: str, file: str, problems: list[Problem]) -> list[Record]:
    records: list[Record] = []
    name, first, first_number = "", "", 0
    for number, raw in enumerate(text.splitlines(), start=1):
        line = raw.rstrip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("1 "):
            if first:
                problems.append(_line_problem(file, first_number, first, "line 1 without its line 2"))
            first, first_number = line, number
        elif line.startswith("2 "):
            if first:
                record = _two_lines(file, name, first, first_number, line, number, problems)
                records.extend([record] if record else [])
            else:
                problems.append(_line_problem(file, number, line, "line 2 without its line 1"))
            name, first = "", ""
        else:
            if first:
                problems.append(_line_problem(file, first_number, first, "line 1 without its line 2"))
                name, first = "", ""
            if name:
                problems.append(_line_problem(file, number, line, "neither a name nor a line 1 or 2"))
            name = line.removeprefix("0 ").strip()
    if first:
        problems.append(_line_problem(file, first_number, first, "line 1 without its line 2"))
    elif name:
        problems.append(_line_problem(file, number, name, "a name without element set"))
    if not records and not problems:
        problems.append(Problem(file=file, what="holds no element set", fix="give two-line elements or OMM"))
    return records


def _line_problem(file: str, number: int, line: str, what: str) -> Problem:
    fix = "fetch the file again: element sets are never mended by hand"
    return Problem(file=file, line=number, what=what, got=echo(line), fix=fix)


def _checksum(line: str) -> int:
    return sum(int(c) if c.isdigit() else c == "-" for c in line[: LINE_LENGTH - 1]) % 10


def _two_lines(
    file: str, name: str, first: str, first_number: int, second: str, second_number: int, problems: list[Problem]
) -> Record | None:
    found = len(problems)
    label = name or first[2:7].strip()
    for line, number in ((first, first_number), (second, second_number)):
        if not line.isascii():
            problems.append(_line_problem(file, number, line, f"{label}: characters that no element set has"))
        elif len(line) != LINE_LENGTH:
            what = f"{label}: a line of {len(line)} characters where there are {LINE_LENGTH}"
            problems.append(_line_problem(file, number, line, what))
        elif line[-1] != str(_checksum(line)):
            what = f"{label}: checksum {line[-1]} where the line adds up to {_checksum(line)}"
            problems.append(_line_problem(file, number, line, what))
        elif not _LAYOUTS[line[0]].fullmatch(line):
            problems.append(_line_problem(file, number, line, f"{label}: no number where the layout has one"))
    if len(problems) == found and first[2:7] != second[2:7]:
        problems.append(_line_problem(file, second_number, second, f"{label}: line 2 of another satellite"))
    elif len(problems) == found and float(second[8:16]) > _RANGES["INCLINATION"][1]:
        problems.append(_line_problem(file, second_number, second, f"{label}: no such inclination"))
    if len(problems) > found:
        return None
    return Record(line=first_number, name=label, catalog_number=_catalog_number(first[2:7]), two_lines=(first, second))


def _catalog_number(text: str) -> int:
    """Read five characters, of which the first may be a letter that stands for 10 to 33 (I and O left out)."""
    letters = "ABCDEFGHJKLMNPQRSTUVWXYZ"
    head = text[0]
    value = letters.index(head) + 10 if head in letters else 0
    digits = (text[1:] if head in letters else text).strip()
    return value * 10_000 + int(digits or 0) if digits.isdigit() or not digits else -1


def _xml(text: str, file: str, problems: list[Problem]) -> list[tuple[int, dict[str, str]]]:
    """Read messages; the parser of the standard library that knows lines, without document types or entities."""
    messages: list[tuple[int, dict[str, str]]] = []
    value: list[str] = []
    parser = expat.ParserCreate()

    def start(tag: str, _: Any) -> None:
        value.clear()
        if tag == "segment":
            messages.append((parser.CurrentLineNumber, {}))

    def end(tag: str) -> None:
        content = "".join(value).strip()
        if messages and content:
            messages[-1][1][tag] = content
        value.clear()

    def refuse(*_: Any) -> None:
        raise ValueError("a document type, which no element file needs")

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, value.append
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(text, True)
    except (expat.ExpatError, ValueError) as error:
        what = f"malformed XML: {error}"
        problems.append(Problem(file=file, line=parser.CurrentLineNumber, what=what, fix="fetch the file again"))
    return messages


def _json(text: str, file: str, problems: list[Problem]) -> list[tuple[int, dict[str, str]]]:
    decoder = json.JSONDecoder()
    messages: list[tuple[int, dict[str, str]]] = []
    position, line, counted = 0, 1, 0
    try:
        json.loads(text)
        while (position := text.find("{", position)) >= 0:
            line += text.count("\n", counted, position)
            counted = position
            fields, position = decoder.raw_decode(text, position)
            messages.append((line, {key: str(value) for key, value in fields.items() if value is not None}))
    except json.JSONDecodeError as error:
        what = f"malformed JSON: {error.msg}"
        problems.append(
            Problem(file=file, line=error.lineno, column=error.colno, what=what, fix="fetch the file again")
        )
    return messages


def _comma_separated(text: str) -> list[tuple[int, dict[str, str]]]:
    skipped = text[: len(text) - len(text.lstrip())].count("\n")
    reader = csv.DictReader(text.strip().splitlines())
    return [
        (
            skipped + reader.line_num,
            {key: value for key, value in row.items() if key and value and isinstance(value, str)},
        )
        for row in reader
    ]


def _key_values(text: str, file: str, problems: list[Problem]) -> list[tuple[int, dict[str, str]]]:
    messages: list[tuple[int, dict[str, str]]] = []
    for number, raw in enumerate(text.splitlines(), start=1):
        line = raw.strip()
        if not line or line.startswith("COMMENT"):
            continue
        key, sign, value = (part.strip() for part in line.partition("="))
        if not sign:
            problems.append(_line_problem(file, number, line, "a line without KEY = VALUE"))
            continue
        if key == _NEW_MESSAGE:
            messages.append((number, {}))
        messages[-1][1][key] = value.split("[")[0].strip()
    return messages


def _checked(line: int, fields: dict[str, str], file: str, problems: list[Problem]) -> Record | None:
    """Return a message whose fields SGP4 can take, or None and every problem of it."""
    found = len(problems)
    name = fields.get("OBJECT_NAME", "") or fields.get("NORAD_CAT_ID", "a message without name")

    def problem(key: str, what: str, fix: str) -> None:
        got = echo(fields[key]) if key in fields else ""
        problems.append(Problem(file=file, line=line, key=key, what=f"{name}: {what}", got=got, fix=fix))

    for key, allowed in _FIXED.items():
        if fields.get(key, allowed[0]).upper() not in allowed:
            problem(key, "not an element set for SGP4", f"{key} has to be {allowed[0]}")
    for key, (low, high) in _RANGES.items():
        value = _number(fields.get(key, ""))
        if key not in fields:
            problem(key, "missing", "fetch the file again")
        elif value is None or not low <= value <= high or (key == "MEAN_MOTION" and value == 0):
            problem(key, "not a number in its range", f"expected {low:g} to {high:g}")
    for key in ("MEAN_MOTION_DOT", "MEAN_MOTION_DDOT"):
        if key in fields and _number(fields[key]) is None:
            problem(key, "not a number", "fetch the file again")
    number = fields.get("NORAD_CAT_ID", "")
    if not number.isdigit():
        problem("NORAD_CAT_ID", "no catalog number", "give a whole number")
    epoch = _epoch(fields.get("EPOCH", ""))
    if epoch is None:
        problem("EPOCH", "no epoch", "expected YYYY-MM-DDThh:mm:ss.ffffff")
    if len(problems) > found or epoch is None:
        return None
    catalog_number = int(number)
    held = str(catalog_number) if catalog_number <= LARGEST_CATALOG_NUMBER else "0"
    return Record(
        line=line,
        name=name,
        catalog_number=catalog_number,
        fields={**_ASSUMED, **fields, "EPOCH": epoch, "NORAD_CAT_ID": held},
    )


def _number(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def _epoch(text: str) -> str | None:
    """Return an epoch with the six decimals that the reader of fields expects, or None."""
    whole, _, fraction = text.removesuffix("Z").partition(".")
    parts = whole.replace("T", "-").replace(":", "-").split("-")
    if len(parts) != 6 or not all(p.isdigit() for p in parts) or not (fraction.isdigit() or not fraction):
        return None
    return f"{whole}.{fraction[:6] or '0'}"
