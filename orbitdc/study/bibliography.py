"""The bundled bibliography: every source key that a declaration, catalog or case may cite."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib import resources

_ENTRY = re.compile(r"@(\w+)\s*\{\s*([^,\s]+)\s*,(.*?)\n\}", re.DOTALL)
_FIELD = re.compile(r"^\s*(\w+)\s*=\s*\{(.*?)\}\s*,?\s*$", re.MULTILINE | re.DOTALL)


@cache
def all_sources() -> dict[str, dict[str, str]]:
    """Return every entry of sources.bib: key -> its fields."""
    text = (resources.files("orbitdc") / "data" / "sources.bib").read_text(encoding="utf-8")
    found: dict[str, dict[str, str]] = {}
    for kind, key, body in _ENTRY.findall(text):
        if key in found:
            raise ValueError(f"sources.bib has {key!r} twice")
        found[key] = {"type": kind, **{name: _plain(value) for name, value in _FIELD.findall(body)}}
    return found


def _plain(value: str) -> str:
    """Drop BibTeX braces and line breaks."""
    return " ".join(value.replace("{", "").replace("}", "").split())


def read_bibliography(keys: Iterable[str]) -> dict[str, dict[str, str]]:
    """Return the entries of the keys that stand in sources.bib, by key, in alphabetical order."""
    known = all_sources()
    return {key: known[key] for key in sorted(set(keys)) if key in known}
