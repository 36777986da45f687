"""One published case: what a source states, and what our functions compute from the source's own inputs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Status = Literal["primary", "secondary", "computed"]


@dataclass(frozen=True, kw_only=True)
class Case:
    """A published number and the call that reproduces it.

    Attributes
    ----------
    id, area, text : name, folder of the relation, and one sentence.
    compute : call without arguments that returns our value.
    published : the source's value, in the same unit.
    tolerance : largest allowed |computed - published|, from the precision the source prints, not from our result.
    unit, source : unit of both, and key in sources.bib.
    status : primary text, secondary text, or computed by an independent authority.
    """

    id: str
    area: str
    text: str
    compute: Callable[[], float]
    published: float
    tolerance: float
    unit: str
    source: str
    status: Status
