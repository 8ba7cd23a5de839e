"""Imports point down, and each outside library has its place."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import scheduler

ROOT = Path(scheduler.__file__).parent

LAYERS = (
    "errors",
    "domain",
    "network",
    "rules",
    "evaluator",
    "engines",
    "solver",
    "demands",
    "explanation",
    "difference",
    "disturbance",
    "relocation",
    "repairs",
    "alternative",
    "mishap",
    "comparison",
    "formats",
    "render",
    "cli",
)
"""Each may import itself and those before it."""

FORBIDDEN = {("engines", "rules"), ("engines", "evaluator")}
"""Though they point down: engines know terms only, and the evaluator has the last word on what they say."""

HOMES = {
    "ortools": {"engines"},
    "networkx": {"engines", "domain"},
    "numpy": {"network", "engines"},
    "rich": {"render", "cli"},
    "typer": {"cli"},
    "click": {"cli"},
    "ruamel": {"formats", "cli"},
    "openpyxl": {"formats"},
    "icalendar": {"formats"},
    "jinja2": {"formats"},
    "python_calamine": {"formats"},
    "typst": {"formats"},
    "xlsxwriter": {"formats"},
}
"""The layers that may import an outside library."""

FILES = sorted(ROOT.rglob("*.py"))


def layer(file: Path) -> str:
    """The layer of a file; the package's own ``__init__`` names others as text only, and is in none."""
    return file.relative_to(ROOT).parts[0].removesuffix(".py")


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def imported(file: Path) -> Iterator[str]:
    """Full names of all modules that a file imports, at its head or inside functions."""
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file} imports by a relative name"
            assert node.module is not None
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def own_imports(file: Path) -> set[str]:
    """The layers that a file imports."""
    parts = (name.split(".") for name in imported(file))
    return {part[1] for part in parts if part[0] == "scheduler" and len(part) > 1}


def test_every_module_belongs_to_a_layer() -> None:
    assert {layer(file) for file in FILES} - {"__init__"} == set(LAYERS)


@pytest.mark.parametrize("name", LAYERS)
def test_imports_point_down(name: str) -> None:
    below = {*LAYERS[: LAYERS.index(name) + 1]} - {upper for lower, upper in FORBIDDEN if lower == name}
    wrong = {
        str(file.relative_to(ROOT)): sorted(found)
        for file in FILES
        if layer(file) == name and (found := own_imports(file) & set(LAYERS) - below)
    }
    assert wrong == {}


@pytest.mark.parametrize("library", HOMES)
def test_a_library_is_imported_only_where_it_belongs(library: str) -> None:
    users = {layer(file) for file in FILES if library in {name.split(".")[0] for name in imported(file)}}
    assert users <= HOMES[library]


def test_a_rule_knows_no_other_rule() -> None:
    rules = {file.stem for file in FILES if layer(file) == "rules" and not file.stem.startswith("_")}
    for file in FILES:
        if layer(file) == "rules":
            names = {name.split(".")[2] for name in imported(file) if name.startswith("scheduler.rules.")}
            assert not names & rules, file.name


def test_the_network_knows_no_rule_by_name() -> None:
    rules = {file.stem for file in FILES if layer(file) == "rules" and not file.stem.startswith("_")}
    for file in FILES:
        if layer(file) in ("network", "engines"):
            texts = {node.value for node in ast.walk(tree(file)) if isinstance(node, ast.Constant)}
            assert not rules & {text for text in texts if isinstance(text, str)}, file.name


def test_only_the_command_line_prints() -> None:
    for file in FILES:
        if layer(file) != "cli":
            called = {node.func.id for node in ast.walk(tree(file)) if _calls_a_name(node)}
            assert "print" not in called, file.name


def _calls_a_name(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name)


EVALUATION = """
import sys

class Nowhere:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("ortools", "networkx"):
            raise ImportError(f"{name} is not to be imported")

sys.meta_path.insert(0, Nowhere())

from scheduler.domain import Instance, Placement, Programme
from scheduler.evaluator import evaluate

instance = Instance.model_validate({
    "format": 1,
    "conference": {"name": "Small", "timezone": "Africa/Casablanca"},
    "days": [{"date": "2024-10-24", "blocks": [{"id": "am", "start": "09:00", "end": "10:00", "step": 60}]}],
    "rooms": [{"id": "big", "capacity": 100}],
    "kinds": {"talk": {}},
    "sessions": [
        {"id": "a", "kind": "talk", "title": "A"},
        {"id": "b", "kind": "talk", "title": "B"},
        {"id": "c", "kind": "talk", "title": "C", "optional": True},
    ],
})
placements = tuple(Placement(session, "am", 0, 540, 600, ("big",)) for session in "ab")
print(evaluate(instance, Programme(placements)).score)
"""


def test_evaluating_needs_no_engine() -> None:
    done = subprocess.run(
        [sys.executable, "-c", EVALUATION],
        cwd=ROOT.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    assert done.stdout == "60hard/0medium/1soft\n"


def test_no_public_name_is_that_of_a_module() -> None:
    """Importing the module would put it in the place of what has the name."""
    assert not {layer(file) for file in FILES} & set(scheduler.__all__)
    assert all(getattr(scheduler, name) for name in scheduler.__all__)


def test_importing_the_package_imports_nothing_else_of_it() -> None:
    script = "import scheduler, sys; print([n for n in sys.modules if n.startswith('scheduler.')])"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT.parent, capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"
