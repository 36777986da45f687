"""Files that are whole or absent: written beside their place, then moved there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from orbitdc.scenario.errors import Problem, ScenarioError


@contextmanager
def placed(path: Path) -> Iterator[Path]:
    """Give a temporary path beside `path`; what is written there takes its place at the end, if nothing fails."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        yield temporary
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def write_whole(path: Path, content: bytes) -> Path:
    """Write a file so that it is never half-written; return its path."""
    with placed(path) as temporary:
        temporary.write_bytes(content)
    return path


@contextmanager
def writable(folder: Path) -> Iterator[None]:
    """Make a folder and try it before the work; at the end an empty folder goes again.

    Raises
    ------
    ScenarioError
        If the folder, or a file in it, cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".orbitdc-write-test"
        probe.write_bytes(b"")
        probe.unlink()
        yield
    except OSError as error:
        problem = Problem(
            file=str(folder), key="--output", what="cannot be written", got=error.strerror or str(error),
            fix="name a folder that you may write to with -o",
        )  # fmt: skip
        raise ScenarioError([problem]) from None
    finally:
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
