"""Every example runs outside the repository, and its relation keeps the contract."""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import orbitdc

EXAMPLES = sorted((Path(__file__).parent.parent / "examples").glob("*.py"))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda p: p.name)
def test_example_runs_elsewhere(example: Path, tmp_path: Path) -> None:
    copied = Path(shutil.copy(example, tmp_path))
    environment = {**os.environ, "PYTHONWARNINGS": "error"}
    done = subprocess.run(
        [sys.executable, str(copied)], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


def test_own_radiator_passes_the_model_check(monkeypatch: pytest.MonkeyPatch) -> None:
    spec = importlib.util.spec_from_file_location("my_radiator", EXAMPLES[0])
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "my_radiator", module)
    spec.loader.exec_module(module)
    assert orbitdc.check_model(module.carbon_radiator, "thermal.radiator") == []


def test_a_broken_relation_is_told_so() -> None:
    def sensitive(*, thermal, radiator, surroundings, attitude, payload, loop, power):
        raise ValueError("no array")

    sensitive.__annotations__ = {}
    found = orbitdc.check_model(sensitive, "thermal.radiator")
    assert len(found) == 1
    assert "no array" in found[0]
    assert "unknown relation" in orbitdc.check_model(sensitive, "thermal.kettle")[0]
