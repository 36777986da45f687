"""Collects problems and warnings with their places while a scenario is read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from orbitdc.scenario.errors import Problem, ScenarioError, Severity, did_you_mean, echo, shorten
from orbitdc.scenario.yaml_loader import Location

NOTHING_FOUND = object()
LONGEST_TEXT = 300


class Findings:
    """Problems and warnings found so far, placed by dotted path."""

    def __init__(self, locations: Mapping[str, Location], file: str) -> None:
        self._locations = locations
        self._file = file
        self.problems: list[Problem] = []
        self.warnings: list[Problem] = []

    def locate(self, path: str) -> Location:
        """Return the place of a path, or of the nearest path around it that has one."""
        while path and path not in self._locations:
            cut = max(path.rfind("."), path.rfind("["))
            path = path[:cut] if cut > 0 else ""
        return self._locations.get(path, Location(self._file))

    def _add(self, severity: Severity, path: str, what: str, got: object, fix: str) -> None:
        place = self.locate(path)
        shown = "" if got is NOTHING_FOUND else shorten(got, LONGEST_TEXT) if isinstance(got, str) else echo(got)
        found = Problem(
            file=place.file, line=place.line, column=place.column, key=path, what=what, got=shown, fix=fix,
            severity=severity,
        )  # fmt: skip
        target = self.problems if severity == "error" else self.warnings
        if found not in target:
            target.append(found)

    def error(self, path: str, what: str, *, got: object = NOTHING_FOUND, fix: str = "") -> None:
        """Note what cannot be accepted."""
        self._add("error", path, what, got, fix)

    def warn(self, path: str, what: str, *, got: object = NOTHING_FOUND, fix: str = "") -> None:
        """Note what is legal but implausible."""
        self._add("warning", path, what, got, fix)

    def unknown_keys(self, path: str, found: Iterable[str], known: Iterable[str]) -> None:
        """Note every key that is not known, with the nearest that is."""
        names = list(known)
        for name in found:
            if name not in names:
                self.error(f"{path}.{name}" if path else name, "unknown key", fix=did_you_mean(name, names))

    def stop(self) -> None:
        """Raise when there are problems."""
        if self.problems:
            raise ScenarioError(sorted(self.problems, key=lambda p: (p.file, p.line, p.column)))
