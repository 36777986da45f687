"""From files to one merged map: bundled scenarios, `extends`, and values given on the command line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from orbitdc.scenario.errors import Problem, ScenarioError, did_you_mean, echo
from orbitdc.scenario.yaml_loader import Location, parse

LONGEST_CHAIN = 20
COMMAND_LINE = "--set"
_BARE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")
_SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True)
class Merged:
    """A scenario's settings after inheritance, where each of them stands, and the file asked for."""

    data: dict[str, Any]
    locations: dict[str, Location]
    file: str


def configs_folder() -> Path:
    """Return the folder of the bundled scenarios: inside the package when installed, beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "configs"
    return inside if inside.is_dir() else package.parent / "configs"


def bundled_names() -> list[str]:
    """Return the names of the bundled scenarios."""
    return sorted(path.stem for path in configs_folder().glob("*.yaml"))


def is_bundled_name(name: str) -> bool:
    """Whether a text names a bundled scenario and no file: no path separator and no YAML suffix."""
    return _BARE_NAME.fullmatch(name) is not None and not name.endswith(_SUFFIXES)


def find(name_or_path: str, beside: Path | None = None) -> tuple[Path, str]:
    """Return the file of a scenario and how it is shown.

    Parameters
    ----------
    name_or_path : name of a bundled scenario, or a path.
    beside : folder that a relative path starts from; the working folder without it.
    """
    if is_bundled_name(name_or_path):
        return configs_folder() / f"{name_or_path}.yaml", f"configs/{name_or_path}.yaml"
    path = Path(name_or_path)
    if beside is not None and not path.is_absolute():
        path = beside / path
    return path, str(path)


def _read(name_or_path: str, beside: Path | None, at: Location | None) -> tuple[Path, Merged]:
    path, shown = find(name_or_path, beside)
    try:
        content = path.read_bytes()
    except (OSError, ValueError) as error:
        names = bundled_names()
        if is_bundled_name(name_or_path):
            near = did_you_mean(name_or_path, names)
            hint = f"bundled: {', '.join(names)}"
            fix = f"{near} ({hint})" if near.startswith("did") else f"{hint}; a file needs its suffix .yaml"
            what = "no bundled scenario has this name"
        else:
            reason = error.strerror if isinstance(error, OSError) and error.strerror else "not a file name"
            fix, what = f"check the path, or name a bundled scenario: {', '.join(names)}", f"cannot be read: {reason}"
        place = at or Location(shown if not is_bundled_name(name_or_path) else name_or_path)
        key = "extends" if at else ""
        got = echo(name_or_path) if at else ""
        raise ScenarioError(
            [Problem(file=place.file, line=place.line, column=place.column, key=key, what=what, got=got, fix=fix)]
        ) from None
    document = parse(content, shown)
    if not isinstance(document.data, dict):
        fix = "write settings as `key: value` lines, for example `extends: gigawatt`"
        what = "holds no settings" if document.data is None else "must be a map of settings"
        raise ScenarioError([Problem(file=shown, line=1, column=1, what=what, fix=fix)])
    return path, Merged(document.data, document.locations, shown)


def _owned_by(path: str, key: str) -> bool:
    return path == key or path.startswith((f"{key}.", f"{key}["))


def merge(parent: Merged, child: Merged) -> Merged:
    """Lay a child's settings over its parent's: maps are merged down to single keys, whose values are replaced."""
    data = dict(parent.data)
    locations = dict(parent.locations)
    replaced: list[str] = []
    for key, value in child.data.items():
        if isinstance(value, dict) and isinstance(data.get(key), dict):
            data[key] = {**data[key], **value}
            replaced += [f"{key}.{name}" for name in value]
        else:
            data[key] = value
            replaced.append(key)
    locations = {path: at for path, at in locations.items() if not any(_owned_by(path, key) for key in replaced)}
    return Merged(data, {**locations, **child.locations}, child.file)


def read_chain(name_or_path: str) -> tuple[Path, Merged]:
    """Read a scenario and all that it extends, merged.

    Returns
    -------
    path : the file asked for.
    merged : its settings, without `extends`.

    Raises
    ------
    ScenarioError : a missing or broken file, or a circle of `extends`.
    """
    path, first = _read(name_or_path, None, None)
    return path, _extend(path, first)


def _extend(path: Path, first: Merged) -> Merged:
    chain = [(path.resolve(), first)]
    while "extends" in chain[-1][1].data:
        folder, current = chain[-1][0].parent, chain[-1][1]
        target = current.data.pop("extends")
        at = current.locations.get("extends", Location(current.file))
        if not isinstance(target, str) or not target:
            raise ScenarioError(
                [Problem(file=at.file, line=at.line, column=at.column, key="extends", what="must be one name or path",
                         got=echo(target), fix=f"bundled: {', '.join(bundled_names())}")]
            )  # fmt: skip
        parent_path, parent = _read(target, folder, at)
        seen = [one for one, _ in chain]
        if parent_path.resolve() in seen or len(chain) >= LONGEST_CHAIN:
            circle = parent_path.resolve() in seen
            names = [one.file for _, one in chain] + [parent.file]
            what = "extends itself in a circle" if circle else f"more than {LONGEST_CHAIN} scenarios extend each other"
            raise ScenarioError(
                [Problem(file=at.file, line=at.line, column=at.column, key="extends", what=what,
                         got=" -> ".join(names), fix="remove one of these `extends`")]
            )  # fmt: skip
        chain.append((parent_path.resolve(), parent))
    merged = chain[-1][1]
    for _, child in reversed(chain[:-1]):
        merged = merge(merged, child)
    return merged


def read_text(text: str, file: str) -> Merged:
    """Read a scenario from text, with what it extends; relative paths start from the working folder."""
    document = parse(text, file)
    if not isinstance(document.data, dict):
        raise ScenarioError([Problem(file=file, line=1, column=1, what="must be a map of settings")])
    return _extend(Path.cwd() / "text.yaml", Merged(document.data, document.locations, file))


def read_overrides(overrides: Iterable[str]) -> Merged:
    """Read `section.key=value` texts into settings; values follow the rules of the files."""
    data: dict[str, Any] = {}
    locations: dict[str, Location] = {"": Location(COMMAND_LINE)}
    problems: list[Problem] = []
    for text in overrides:
        key, equals, written = text.partition("=")
        parts = key.strip().split(".")
        if not equals or not 1 <= len(parts) <= 2 or not all(parts) or parts == ["extends"]:
            fix = "write section.key=value, for example orbit.altitude_km=600"
            problems.append(Problem(file=COMMAND_LINE, what="not an assignment", got=echo(text), fix=fix))
            continue
        try:
            value = parse(written, COMMAND_LINE).data
        except ScenarioError as error:
            name = ".".join(parts)
            problems += [
                Problem(file=COMMAND_LINE, key=name, what=p.what, got=echo(written), fix=p.fix) for p in error.problems
            ]
            continue
        if len(parts) == 1:
            data[parts[0]] = value
        elif isinstance(data.setdefault(parts[0], {}), dict):
            data[parts[0]][parts[1]] = value
        else:
            problems.append(Problem(file=COMMAND_LINE, key=key, what="contradicts another --set", fix="keep one"))
        locations[".".join(parts)] = Location(COMMAND_LINE)
    if problems:
        raise ScenarioError(problems)
    return Merged(data, locations, COMMAND_LINE)
