"""What is wrong with a scenario: every problem with its place, what was found and the fix, all at once."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]
LONGEST_ECHO = 60


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One finding about a scenario.

    Attributes
    ----------
    file, line, column : where it stands; line 0 means that the place has no lines (a command-line option).
    key : dotted key that it concerns, empty for the whole file.
    what : what is wrong.
    got : what was found there, empty when that says nothing.
    fix : what to write instead.
    severity : an error stops; a warning is shown.
    """

    file: str
    line: int = 0
    column: int = 0
    key: str = ""
    what: str
    got: str = ""
    fix: str = ""
    severity: Severity = "error"

    def __str__(self) -> str:
        """Return one line: place, key, what, what was found, fix."""
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        key = f"{self.key}: " if self.key else ""
        severity = "warning: " if self.severity == "warning" else ""
        got = f" (got {self.got})" if self.got else ""
        fix = f"; {self.fix}" if self.fix else ""
        return printable(f"{place}: {severity}{key}{self.what}{got}{fix}")


class ScenarioError(Exception):
    """A scenario cannot be used; holds every problem found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = list(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def echo(value: object) -> str:
    """Show a value as found, shortened."""
    text = (
        {True: "true", False: "false"}[value] if isinstance(value, bool) else "null" if value is None else repr(value)
    )
    return shorten(text, LONGEST_ECHO)


def shorten(text: str, longest: int) -> str:
    """Return a text of at most so many characters."""
    return text if len(text) <= longest else text[: longest - 3] + "..."


def printable(text: str) -> str:
    """Return a text on one line: line breaks, terminal codes and the like are written as escapes."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape", "backslashreplace").decode() for c in text)


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return the fix for an unknown name: the nearest known one, or the list of them."""
    names = list(known)
    near = difflib.get_close_matches(name, names, n=1, cutoff=0.6)
    if near:
        return f'did you mean "{near[0]}"?'
    return f"known: {', '.join(names)}" if names else "nothing is known by that name"
