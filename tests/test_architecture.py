"""The house's walls: which folder may import which, and that contracts are complete."""

import ast
import inspect
import subprocess
import sys
from pathlib import Path
from typing import get_type_hints

import pytest

import orbitdc
from orbitdc.model import GROUPS, RELATIONS
from orbitdc.scenario.declaration import parameters, results
from orbitdc.study.labels import OUTPUTS, STAGES, resolve_relation

PACKAGE = Path(orbitdc.__file__).parent
DOMAINS = (
    "orbit",
    "environment",
    "radiation",
    "compute",
    "thermal",
    "spacecraft",
    "launch",
    "fleet",
    "link",
    "economics",
)
LAYERS = ("scenario", "domain", "model", "study", "report", "validation", "cli")
HEAVY = {"xarray", "click", "pandas", "matplotlib", "pydantic", "yaml"}


def imports_of(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def layer_of(module: str) -> str:
    part = module.split(".")[1] if "." in module else "root"
    return "domain" if part in DOMAINS else part


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_arrows_go_one_way(path: Path) -> None:
    relative = path.relative_to(PACKAGE)
    own = relative.parts[0].removesuffix(".py")
    layer = "domain" if own in DOMAINS else own
    for module in imports_of(path):
        if not module.startswith("orbitdc."):
            if layer == "domain":
                assert module.split(".")[0] not in HEAVY, f"{relative} imports {module}"
            continue
        other = layer_of(module)
        if layer == "domain" and other == "domain" and module.split(".")[1] != own:
            assert module.split(".")[2] in ("parameters", "result"), f"{relative} reaches sideways into {module}"
        elif layer in LAYERS and other in LAYERS:
            assert LAYERS.index(other) <= LAYERS.index(layer), f"{relative} imports {module}: against the arrow"


def test_every_input_of_a_stage_is_an_earlier_result_or_a_parameter_group() -> None:
    produced = {"calendar", *GROUPS}
    order = ["payload", *(n for n in STAGES if n.startswith("ground_"))]
    order += [n for n in STAGES if n not in order]
    for name in order:
        relation, _ = STAGES[name]
        for argument in inspect.signature(RELATIONS[relation]).parameters:
            side = f"ground_{argument}" if name.startswith("ground_") else argument
            assert side in produced or argument in produced, (
                f"{relation} needs {argument}, which nothing made before it"
            )
        produced.add(name)


@pytest.mark.parametrize("relation", sorted(RELATIONS))
def test_every_field_that_a_stage_reads_exists(relation: str) -> None:
    function = RELATIONS[relation]
    hints = get_type_hints(function)
    known = {
        name: set(getattr(hint, "__dataclass_fields__", {})) | set(dir(hint))
        for name, hint in hints.items()
        if name != "return"
    }
    tree = ast.parse(inspect.getsource(function))
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in known:
            assert node.attr in known[node.value.id], f"{relation} reads {node.value.id}.{node.attr}"


@pytest.mark.parametrize("result", sorted(STAGES))
def test_stages_return_their_result_class(result: str) -> None:
    relation, result_class = STAGES[result]
    assert get_type_hints(RELATIONS[relation])["return"] is result_class


@pytest.mark.parametrize("name", sorted(OUTPUTS))
def test_every_output_names_a_documented_function(name: str) -> None:
    function = resolve_relation(OUTPUTS[name].declared.relation)
    documentation = inspect.getdoc(function)
    assert documentation, f"{OUTPUTS[name].declared.relation} has no docstring"


def test_every_result_field_has_unit_and_meaning() -> None:
    for _, result_class in STAGES.values():
        declared = results(result_class)
        assert set(declared) == set(result_class.__dataclass_fields__)
        assert all(d.unit and d.text for d in declared.values())


def test_no_public_name_equals_a_subpackage() -> None:
    packages = {p.name for p in PACKAGE.iterdir() if p.is_dir()}
    assert not packages & set(orbitdc.__all__)


def test_every_public_name_resolves() -> None:
    for name in orbitdc.__all__:
        assert getattr(orbitdc, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        getattr(orbitdc, "nothing" + "")


@pytest.mark.parametrize("argument", ["--help", "--version"])
def test_help_and_version_import_nothing_heavy(argument: str) -> None:
    heavy = [
        "numpy",
        "scipy",
        "xarray",
        "pandas",
        "matplotlib",
        "astropy",
        "skyfield",
        "pydantic",
        "yaml",
        "jinja2",
        "typst",
        "netCDF4",
    ]
    code = (
        "import sys\n"
        "from orbitdc.cli.main import cli\n"
        f"try:\n    cli([{argument!r}], prog_name='orbitdc')\nexcept SystemExit as e:\n    assert e.code == 0\n"
        f"found = [m for m in {heavy!r} if m in sys.modules]\n"
        "assert not found, found\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


@pytest.mark.parametrize("section", sorted(GROUPS))
def test_group_fields_are_all_declared(section: str) -> None:
    group = GROUPS[section]
    assert set(parameters(group)) == set(group.__dataclass_fields__)
