"""Tests that need a program from outside are skipped with one line, or fail where all are asked for."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.outside import OUTSIDE, how_to_install, may_be_skipped, needs, summary

ROOT = Path(__file__).parent.parent

CONFTEST = "from tests.conftest import *"
FEIGNED = """
import pytest
from tests import outside

outside.OUTSIDE["rsvg"] = outside.Outside(lambda: False, ("librsvg2-bin",))

@outside.needs("rsvg")
def test_reads():
    raise AssertionError("is not run")

def test_silent():
    pytest.skip("for some other reason")

def test_data():
    pytest.skip("no data of pretalx")
"""


def told(folder: Path, asked: str) -> tuple[int, str]:
    """Exit code and output of tests that need a program that is not there."""
    (folder / "conftest.py").write_text(CONFTEST)
    (folder / "test_feigned.py").write_text(FEIGNED)
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
    environment |= {"SCHEDULE_ALL_READERS": asked, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", str(folder)]
    done = subprocess.run(
        [*command, str(folder)], cwd=folder, env=environment, capture_output=True, text=True, timeout=60
    )
    return done.returncode, done.stdout


def test_a_missing_program_skips_with_one_line_on_how_to_install_it(tmp_path: Path) -> None:
    code, said = told(tmp_path, "")
    assert code == 0
    assert "1 test skipped, not installed: rsvg: apt-get install librsvg2-bin" in said.splitlines()
    assert "3 skipped" in said


def test_where_all_readers_are_asked_for_a_skipped_test_fails(tmp_path: Path) -> None:
    code, said = told(tmp_path, "1")
    assert code == 1
    assert "not installed: rsvg; apt-get install librsvg2-bin" in said
    assert "skipped, though all readers are asked for: Skipped: for some other reason" in said
    assert "1 failed, 1 skipped, 1 error" in said


def test_packages_of_several_programs_are_told_together() -> None:
    line = summary(["Skipped: not installed: axe, chromium", "Skipped: not installed: pdftotext", "no data"])
    assert line == (
        "2 tests skipped, not installed: axe, chromium, pdftotext:"
        " apt-get install chromium poppler-utils; npm install --no-save axe-core"
    )
    assert summary(["no data of pretalx"]) == ""


def test_every_program_can_be_installed() -> None:
    assert all(how_to_install([name]) for name in OUTSIDE)


def test_only_data_of_others_may_be_missing() -> None:
    assert may_be_skipped("Skipped: no data of pretalx: set SCHEDULE_INTEROP to the folder that holds it")
    assert not may_be_skipped("Skipped: no browser")


def test_unknown_programs_are_a_slip_of_the_test() -> None:
    with pytest.raises(AssertionError, match="knows no chrome"):
        needs("chrome")


def test_the_checks_of_a_change_install_all_of_them() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    packages = {package for one in OUTSIDE.values() for package in (*one.debian, *one.npm)}
    assert [package for package in sorted(packages) if package not in script] == []
    assert "SCHEDULE_ALL_READERS=1" in script
