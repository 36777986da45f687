"""Strict YAML: version 1.2 scalars, no tags, no duplicate keys, bounded size, depth and aliases, every place known.

Values are built from the parser's events without recursion, so that no input can exhaust memory or the stack.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from orbitdc.scenario.errors import Problem, ScenarioError, echo

LARGEST_FILE_BYTES = 1_000_000
DEEPEST_NESTING = 20
MOST_ALIASES = 100
MOST_NODES = 200_000
LONGEST_INTEGER = 300

_INTEGER = re.compile(r"[-+]?[0-9]+")
_BASED_INTEGER = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_SPECIAL = re.compile(r"([-+]?)\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_WORDS: dict[str, bool | None] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_PARSER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Location:
    """Where a key or list item stands; line 0 means that the place has no lines."""

    file: str
    line: int = 0
    column: int = 0


@dataclass(frozen=True)
class Document:
    """A parsed file: plain values, and the place of every dotted path."""

    data: Any
    locations: dict[str, Location]


@dataclass
class _Node:
    """A container under construction."""

    path: str
    value: dict[str, Any] | list[Any]
    anchor: str | None
    key: str | None = None
    size: int = 1
    height: int = 1


@dataclass
class _Builder:
    """Turns events into values and places; `problems` are those that let parsing go on."""

    file: str
    locations: dict[str, Location] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    stack: list[_Node] = field(default_factory=list)
    anchors: dict[str, tuple[Any, int, int]] = field(default_factory=dict)
    root: Any = None
    aliases: int = 0
    nodes: int = 0

    def fail(self, event: Any, what: str, fix: str, got: str = "") -> ScenarioError:
        """Return an error at an event, after the problems found before it."""
        mark = event.start_mark
        found = Problem(file=self.file, line=mark.line + 1, column=mark.column + 1, what=what, got=got, fix=fix)
        return ScenarioError([*self.problems, found])

    def child_path(self) -> str:
        """Return the path of the value that comes next."""
        if not self.stack:
            return ""
        top = self.stack[-1]
        if isinstance(top.value, list):
            return f"{top.path}[{len(top.value)}]"
        return f"{top.path}.{top.key}" if top.path else str(top.key)

    def take_key(self, event: Any) -> None:
        """Store the key of a map's next entry."""
        top = self.stack[-1]
        if not isinstance(event, yaml.ScalarEvent) or event.tag is not None:
            raise self.fail(event, "a key must be a plain name", "write `name: value`")
        top.key = event.value
        path = self.child_path()
        mark: Any = event.start_mark
        if top.key in top.value:
            self.problems.append(
                Problem(
                    file=self.file, line=mark.line + 1, column=mark.column + 1, key=path, what="the key stands twice",
                    fix=f"keep one of them (the first is in line {self.locations[path].line})",
                )
            )  # fmt: skip
        else:
            self.locations[path] = Location(self.file, mark.line + 1, mark.column + 1)

    def place(self, event: Any) -> None:
        """Note where the next value stands, unless its key stands for it."""
        if not self.stack or isinstance(self.stack[-1].value, list):
            mark: Any = event.start_mark
            self.locations[self.child_path()] = Location(self.file, mark.line + 1, mark.column + 1)

    def store(self, value: Any, event: Any, size: int, height: int) -> None:
        """Put a finished value into its parent."""
        self.nodes += size
        if self.nodes > MOST_NODES:
            raise self.fail(event, f"more than {MOST_NODES} values", "write less, or sweep with linspace")
        if not self.stack:
            self.root = value
            return
        top = self.stack[-1]
        top.size += size
        top.height = max(top.height, height + 1)
        if len(self.stack) + height > DEEPEST_NESTING:
            raise self.fail(event, f"nested deeper than {DEEPEST_NESTING} levels", "write it flatter")
        if isinstance(top.value, list):
            top.value.append(value)
            return
        top.value.setdefault(str(top.key), value)
        top.key = None

    def alias(self, event: Any) -> None:
        """Put an anchored value in place of its alias."""
        self.aliases += 1
        if self.aliases > MOST_ALIASES:
            raise self.fail(event, f"more than {MOST_ALIASES} aliases", "write the values out")
        if event.anchor not in self.anchors:
            raise self.fail(event, "the alias has no finished anchor", "anchor a value before it is used", event.anchor)
        value, size, height = self.anchors[event.anchor]
        self.store(value, event, size, height)

    def scalar(self, event: Any) -> None:
        """Put a number, word or text in place."""
        value = resolve(event.value) if event.implicit[0] else event.value
        if event.anchor is not None:
            self.anchors[event.anchor] = (value, 1, 1)
        self.store(value, event, 1, 1)

    def close(self, event: Any) -> None:
        """Finish the innermost container."""
        node = self.stack.pop()
        if node.anchor is not None:
            self.anchors[node.anchor] = (node.value, node.size, node.height)
        self.nodes -= node.size - 1
        self.store(node.value, event, node.size, node.height)

    def feed(self, event: Any) -> None:
        """Take one event."""
        if isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self.close(event)
            return
        if self.stack and isinstance(self.stack[-1].value, dict) and self.stack[-1].key is None:
            self.take_key(event)
            return
        if isinstance(event, yaml.AliasEvent):
            self.place(event)
            self.alias(event)
            return
        if not isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent)):
            return
        if event.tag is not None:
            raise self.fail(event, "tags are not allowed", "write the plain value", echo(event.tag))
        self.place(event)
        if isinstance(event, yaml.ScalarEvent):
            self.scalar(event)
            return
        if len(self.stack) >= DEEPEST_NESTING:
            raise self.fail(event, f"nested deeper than {DEEPEST_NESTING} levels", "write it flatter")
        empty: dict[str, Any] | list[Any] = {} if isinstance(event, yaml.MappingStartEvent) else []
        self.stack.append(_Node(self.child_path(), empty, event.anchor))


def resolve(text: str) -> str | int | float | bool | None:
    """Read a plain scalar by the core schema of YAML 1.2: `1e3` is a number, `no` and `12:30` are text."""
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text) and len(text) < LONGEST_INTEGER:
        return int(text)
    if _BASED_INTEGER.fullmatch(text) and len(text) < LONGEST_INTEGER:
        return int(text, 0)
    if _FLOAT.fullmatch(text):
        return float(text)
    special = _SPECIAL.fullmatch(text)
    if special is None:
        return text
    return float("nan") if special.group(1) is None else float(special.group(1) + "inf")


def _decode(content: bytes, file: str) -> str:
    if len(content) > LARGEST_FILE_BYTES:
        raise ScenarioError(
            [Problem(file=file, what=f"larger than {LARGEST_FILE_BYTES} bytes", got=f"{len(content)} bytes",
                     fix="a scenario states only what differs from the one it extends")]
        )  # fmt: skip
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        column = error.start - content.rfind(b"\n", 0, error.start)
        raise ScenarioError(
            [Problem(file=file, line=line, column=column, what="not a text file in UTF-8",
                     got=f"byte 0x{content[error.start]:02x}", fix="save it as UTF-8")]
        ) from None  # fmt: skip


def _events(text: str, file: str) -> Iterator[Any]:
    parser: Any = None
    try:
        parser = _PARSER(text)
        while parser.check_event():
            yield parser.get_event()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        what = f"not YAML: {error.problem or error.context}"
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        fix = "check indentation, colons, brackets and quotes here"
        raise ScenarioError([Problem(file=file, line=line, column=column, what=what, fix=fix)]) from None
    except (yaml.YAMLError, UnicodeError):
        fix = "save it as plain text in UTF-8"
        raise ScenarioError(
            [Problem(file=file, line=1, column=1, what="holds characters that text must not hold", fix=fix)]
        ) from None
    finally:
        if parser is not None:
            parser.dispose()


def parse(content: bytes | str, file: str) -> Document:
    """Read one YAML document.

    Parameters
    ----------
    content : the bytes of a file, or text.
    file : name shown in problems.

    Returns
    -------
    Document : plain values (str, int, float, bool, None, list, dict with text keys) and the place of every path:
        `section.key` for entries of maps, `section.key[0]` for items of lists.

    Raises
    ------
    ScenarioError : bytes that are no text, broken YAML, tags, duplicate keys, or beyond the limits of this module.
    """
    text = _decode(content, file) if isinstance(content, bytes) else content
    builder = _Builder(file)
    documents = 0
    for event in _events(text, file):
        documents += isinstance(event, yaml.DocumentStartEvent)
        if documents > 1:
            raise builder.fail(event, "a second document starts", "keep one scenario per file")
        builder.feed(event)
    if builder.problems:
        raise ScenarioError(builder.problems)
    return Document(builder.root, builder.locations)


class _Dumper(yaml.SafeDumper):
    """Writes text in quotes wherever this module would read something else than text."""

    def ignore_aliases(self, data: Any) -> bool:
        """Write every value out."""
        return True


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = None if isinstance(resolve(text), str) and text.isprintable() else '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _represent_list(dumper: yaml.SafeDumper, items: list[Any]) -> yaml.SequenceNode:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=True)


_Dumper.add_representer(str, _represent_text)
_Dumper.add_representer(list, _represent_list)


def dump(data: Any) -> str:
    """Write plain values as YAML that `parse` reads back to the same values."""
    text: str = yaml.dump(
        data, Dumper=_Dumper, sort_keys=False, default_flow_style=False, allow_unicode=True, width=120
    )
    return text
