"""The list of references: only the keys in use, numbered in the order in which the assumptions meet them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from orbitdc.report.numbers import clean

if TYPE_CHECKING:
    from orbitdc.scenario.scenario import Assumption

_ACCENTS = {"`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", '"': "\u0308", "c": "\u0327", "v": "\u030c"}
_LETTERS = {r"\o": "ø", r"\O": "Ø", r"\ss": "ß", r"\l": "ł", r"\aa": "å", r"\ae": "æ"}


def plain(text: str) -> str:
    r"""Return a BibTeX field as plain text: braces and escapes resolved, accents composed."""

    def accent(match: re.Match[str]) -> str:
        return unicodedata.normalize("NFC", match.group(2) + _ACCENTS[match.group(1)])

    text = re.sub(r"\\([`'^~\"])\s*\{?\\?([A-Za-z])\}?", accent, clean(text))
    text = re.sub(r"\\([cv])\s*\{([A-Za-z])\}", accent, text)
    for command, letter in _LETTERS.items():
        text = re.sub(re.escape(command) + r"(?![A-Za-z])\s*", letter, text)
    text = re.sub(r"\\([&%$#_{}])", r"\1", text)
    return " ".join(text.replace("{", "").replace("}", "").replace("--", "–").split())


def people(text: str) -> str:
    """Return a BibTeX author list as "A. Last, B. Last et al."."""
    names = [plain(name) for name in re.split(r"\s+and\s+", text)]
    others = names[-1:] == ["others"]
    if others:
        names = names[:-1]
    turned = [" ".join(reversed(name.split(", ", 1))) if ", " in name else name for name in names]
    return ", ".join(turned) + (" et al." if others else "")


def address(fields: Mapping[str, str]) -> str:
    """Return the web address of an entry, or nothing if it has none that a reader could follow safely."""
    for key in ("url", "howpublished"):
        match = re.search(r"https?://[^\s{}<>\"']+", fields.get(key, ""))
        if match:
            return match.group(0).replace("\\", "")
    return ""


def source_keys(source: str) -> list[str]:
    """Return the keys of an assumption's source; a value made of several entries names several."""
    return [key.strip() for key in source.split(",") if key.strip()]


def used_keys(assumptions: Sequence[Assumption], bibliography: Mapping[str, Mapping[str, str]]) -> list[str]:
    """Return the keys in use: first in the order of the assumptions, then what else the study cites."""
    order = [key for a in assumptions for key in source_keys(a.source) if key in bibliography]
    return list(dict.fromkeys([*order, *bibliography]))


def reference_list(
    assumptions: Sequence[Assumption], bibliography: Mapping[str, Mapping[str, str]]
) -> list[dict[str, str]]:
    """Return one entry per used key: number, key, text and address."""
    entries = []
    for number, key in enumerate(used_keys(assumptions, bibliography), start=1):
        fields = bibliography[key]
        link = address(fields)
        where = fields.get("journal", "") or fields.get("howpublished", "")
        parts = [people(fields.get("author", "")), plain(fields.get("title", "")), plain(fields.get("year", ""))]
        if where and link not in where:
            parts.append(plain(where))
        parts.append(plain(fields.get("note", "")))
        text = ". ".join(part.rstrip(".") for part in parts if part) + "."
        entries.append({"number": str(number), "key": clean(key), "text": text, "url": link})
    return entries
