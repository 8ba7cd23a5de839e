"""Ctrl-C ends the program quietly with 130, wherever it is; with --json it says so in one object."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from scheduler.cli.interruption import comes_of_interruption
from scheduler.domain import Programme
from scheduler.formats.instance_file import read_instance
from scheduler.formats.programme_file import write_programme
from tests.cli.run import PROGRAM
from tests.small import SMALL

PRESSED_DURING_IMPORT = """
import signal, sys

class Presser:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            signal.raise_signal(signal.SIGINT)

sys.meta_path.insert(0, Presser())
"""
SLOW_TO_REPEAT = """
import time
from scheduler.cli import interruption

interruption._interrupt_later = lambda: time.sleep(60)
"""
PRESSED_IN_THE_SEARCH = """
import signal
import scheduler.solver

def pressed(*given):
    {pressed}

scheduler.solver.solve_together = pressed
"""


def pressed(preparation: str, *arguments: object, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", preparation + PROGRAM, *map(str, arguments)]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.parametrize(
    "module",
    [
        "scheduler.cli.app",
        "typer",
        "rich.console",
        "pydantic",
        "pydantic_core",
        "numpy",
        "numpy._core.multiarray",
        "ortools.sat.python.cp_model",
        "ortools.sat.python.cp_model_helper",
        "scheduler.solver",
    ],
)
@pytest.mark.parametrize("options", [[], ["--json"]])
def test_ctrl_c_during_an_import(module: str, options: list[str], tmp_path: Path) -> None:
    preparation = PRESSED_DURING_IMPORT.format(module=module)
    run = pressed(preparation, "solve", SMALL, "-o", "out.json", *options, folder=tmp_path)
    assert run.returncode == 130, run.stderr
    assert run.stderr == ""
    if options:
        assert json.loads(run.stdout)
    else:
        assert "{" not in run.stdout


def test_ctrl_c_during_an_import_is_heard_as_soon_as_it_is_over(tmp_path: Path) -> None:
    preparation = SLOW_TO_REPEAT + PRESSED_DURING_IMPORT.format(module="scheduler.solver")
    run = pressed(preparation, "solve", SMALL, "-o", "out.json", folder=tmp_path)
    assert (run.returncode, run.stdout, run.stderr) == (130, "", "")
    assert not (tmp_path / "out.json").exists()


@pytest.mark.parametrize(
    "what",
    [
        "signal.raise_signal(signal.SIGINT)",
        "raise KeyboardInterrupt",
        "raise ImportError from KeyboardInterrupt()",
    ],
)
def test_ctrl_c_that_ends_a_search_at_once_is_told_in_json(what: str, tmp_path: Path) -> None:
    preparation = PRESSED_IN_THE_SEARCH.format(pressed=what)
    run = pressed(preparation, "solve", SMALL, "--json", "-o", "out.json", folder=tmp_path)
    assert run.returncode == 130
    assert json.loads(run.stdout) == {"error": "interrupted", "faults": []}
    assert run.stderr == ""
    assert not (tmp_path / "out.json").exists()


PRESSED_WHILE_EXPLAINING = """
import signal
import scheduler.explanation.conflicts as conflicts

found = conflicts.separate_conflicts

def pressed(*given):
    signal.raise_signal(signal.SIGINT)
    return found(*given)

conflicts.separate_conflicts = pressed
"""
UNSOLVABLE = Path(__file__).parent.parent / "data" / "infeasible" / "away_at_pin.yaml"


def test_ctrl_c_while_solve_looks_for_a_conflict(tmp_path: Path) -> None:
    run = pressed(PRESSED_WHILE_EXPLAINING, "solve", UNSOLVABLE, "-o", "out.json", folder=tmp_path)
    assert run.returncode == 130, run.stderr
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize("options", [(), ("--json",)])
@pytest.mark.parametrize("arguments", [("repair",), ("why", "opening", "--at", "2027-03-18T09:00")])
def test_ctrl_c_while_others_look_for_a_conflict(
    arguments: tuple[str, ...], options: tuple[str, ...], tmp_path: Path
) -> None:
    published = tmp_path / "published.json"
    instance = read_instance(UNSOLVABLE)
    write_programme(published, instance, Programme(()), name="away_at_pin", status="feasible", engine="test")
    name, *more = arguments
    preparation = PRESSED_WHILE_EXPLAINING
    run = pressed(preparation, name, UNSOLVABLE, published, *more, *options, folder=tmp_path)
    assert run.returncode == 130, run.stderr
    assert run.stderr == ""
    assert not options or json.loads(run.stdout)


def test_what_a_library_makes_of_ctrl_c_is_an_interruption() -> None:
    error = ImportError("numpy failed")
    error.__context__ = RuntimeError("in between")
    error.__context__.__context__ = KeyboardInterrupt()
    error.__context__.__cause__ = error
    assert comes_of_interruption(error)
    assert not comes_of_interruption(ImportError("no such module"))
