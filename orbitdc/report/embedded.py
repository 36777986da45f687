"""The scenario inside a report: a page carries its own scenario, so that it can be run again from the page alone."""

from __future__ import annotations

import base64
import binascii
import json
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from orbitdc.study.study import Study

ELEMENT = "orbitdc-data"


def encode(study: Study) -> dict[str, str]:
    """Return scenario and headline values as base64 text, which no markup can break out of."""
    values = {name: headline.value for name, headline in study.headlines.items()}
    return {
        "element": ELEMENT,
        "scenario": _to_base64(study.scenario_yaml),
        "headlines": _to_base64(json.dumps(values, sort_keys=True)),
        "version": _to_base64(study.provenance.get("version", "")),
    }


def read_embedded(path: str | Path) -> dict[str, Any]:
    """Return what an HTML report carries: `scenario` (YAML text), `headlines` (value by name) and `version`.

    Raises
    ------
    ValueError
        If the file is not a report with a scenario inside.
    """
    headlines = json.loads(_read(path, "data-headlines"))
    if not isinstance(headlines, dict):
        raise ValueError(f"{path}: the numbers inside the page are damaged")
    return {
        "scenario": _read(path, "data-scenario"),
        "headlines": headlines,
        "version": _read(path, "data-version"),
    }


def read_scenario(path: str | Path) -> str:
    """Return the resolved scenario (YAML) that an HTML report carries.

    Raises
    ------
    ValueError
        If the file is not a report with a scenario inside.
    """
    return _read(path, "data-scenario")


class _Finder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str | None] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if tag == "template" and attributes.get("id") == ELEMENT and self.found is None:
            self.found = attributes


def _read(path: str | Path, attribute: str) -> str:
    finder = _Finder()
    try:
        finder.feed(Path(path).read_text(encoding="utf-8"))
        packed = (finder.found or {}).get(attribute)
        if packed is not None:
            return base64.b64decode(packed, validate=True).decode("utf-8")
    except (UnicodeDecodeError, binascii.Error) as error:
        raise ValueError(f"{path}: the scenario inside the page is damaged") from error
    raise ValueError(f"{path}: not a report that carries its scenario")


def _to_base64(text: str) -> str:
    return base64.b64encode(text.encode("utf-8")).decode("ascii")
