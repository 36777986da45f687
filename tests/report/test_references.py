from __future__ import annotations

from typing import Any

import pytest

from orbitdc.report.references import address, people, plain, reference_list, used_keys


@pytest.mark.parametrize(
    "written, shown",
    [(r"{{Ag{\"u}era}}", "Agüera"), (r"Ag\"uera", "Agüera"), (r"R\&D -- {GPUs}", "R&D – GPUs"), (r"{\'E}tude", "Étude"),
     (r"\c{c}a", "ça"), (r"S{\o}ren", "Søren")],
)  # fmt: skip
def test_bibtex_becomes_plain_text(written: str, shown: str) -> None:
    assert plain(written) == shown


def test_people() -> None:
    assert people("Last, First and Other, A. B. and others") == "First Last, A. B. Other et al."


def test_only_web_addresses_become_links() -> None:
    assert address({"url": "https://example.org/a\\_b"}) == "https://example.org/a_b"
    assert address({"howpublished": "javascript:alert(1)"}) == ""
    assert address({"url": 'https://example.org/"onclick=x'}) == "https://example.org/"


def test_keys_are_numbered_in_order_of_use(orbital: Any) -> None:
    bibliography = {"b": {"title": "B"}, "a": {"title": "A"}, "unused": {"title": "U"}}
    import dataclasses

    first, second = orbital.assumptions[:2]
    used = [dataclasses.replace(first, source="a, missing"), dataclasses.replace(second, source="b")]
    assert used_keys(used, bibliography) == ["a", "b", "unused"]
    entries = reference_list(used, bibliography)
    assert [(e["number"], e["text"]) for e in entries] == [("1", "A."), ("2", "B."), ("3", "U.")]
