"""Programs from outside with which tests read back what is exported, and how to install them.

A test says ``@needs("chromium", "axe")``. Where one of them is missing the test is skipped, and a line at the
end of the run says how to install it; with ``SCHEDULE_ALL_READERS=1`` it fails instead, so that nothing is
left unread unnoticed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
NODE_MODULES = ROOT / os.environ.get("SCHEDULE_NODE_MODULES", "node_modules")
"""Where npm has put its packages: ``npm install --prefix FOLDER`` makes ``FOLDER/node_modules``."""

LIBICAL_HEADER = "#include <libical/ical.h>\n"
MISSING = "not installed: "
ALLOWED = ("no data of ", "there are no named pipes here", "there is no full disk to write to")
"""Beginnings of reasons for which a test may be skipped though all readers are asked for.

Data of third parties is no part of the project; the others are about the system.
"""


@dataclass(frozen=True)
class Outside:
    """One program: whether it is here, and the packages of Debian or npm that bring it."""

    is_here: Callable[[], bool]
    debian: tuple[str, ...] = ()
    npm: tuple[str, ...] = ()


def program(*names: str) -> str:
    """The path of the first of these programs that is installed; empty where none is."""
    return next((found for found in map(shutil.which, names) if found), "")


def chromium() -> str:
    """The path of the system's browser, which no package of Python brings."""
    return program("chromium", "chromium-browser", "google-chrome")


def libreoffice() -> str:
    """The path of LibreOffice."""
    return program("soffice", "libreoffice")


def axe() -> Path:
    """The script of axe-core, which looks for what keeps people from using a page."""
    given = os.environ.get("SCHEDULE_AXE")
    path = ROOT / given if given else NODE_MODULES / "axe-core" / "axe.min.js"
    return path / "axe.min.js" if path.is_dir() else path


def ical_js() -> Path:
    """The folder of ical.js, Mozilla's reader of calendars."""
    return NODE_MODULES / "ical.js"


def _has_libical() -> bool:
    """Whether a C program that includes libical's header is compiled."""
    compiler = program("cc", "gcc", "clang")
    if not compiler:
        return False
    asked = subprocess.run(
        [compiler, "-fsyntax-only", "-x", "c", "-"], input=LIBICAL_HEADER, capture_output=True, text=True
    )
    return asked.returncode == 0


OUTSIDE: Mapping[str, Outside] = {
    "axe": Outside(lambda: axe().is_file(), npm=("axe-core",)),
    "chromium": Outside(lambda: bool(chromium()), ("chromium",)),
    "ical.js": Outside(lambda: bool(program("node")) and ical_js().is_dir(), ("nodejs", "npm"), ("ical.js",)),
    "libical": Outside(_has_libical, ("gcc", "libc6-dev", "libical-dev")),
    "libreoffice": Outside(lambda: bool(libreoffice()), ("libreoffice-calc",)),
    "node": Outside(lambda: bool(program("node")), ("nodejs", "npm")),
    "pdftoppm": Outside(lambda: bool(program("pdftoppm")), ("poppler-utils",)),
    "pdftotext": Outside(lambda: bool(program("pdftotext")), ("poppler-utils",)),
    "rsvg": Outside(lambda: bool(program("rsvg-convert")), ("librsvg2-bin",)),
    "xmllint": Outside(lambda: bool(program("xmllint")), ("libxml2-utils",)),
}
"""By the name that tests use."""


def needs(*names: str) -> pytest.MarkDecorator:
    """Skip a test, or all of a module as its ``pytestmark``, where one of these programs is missing."""
    unknown = set(names) - OUTSIDE.keys()
    assert not unknown, f"tests/outside.py knows no {', '.join(sorted(unknown))}"
    return pytest.mark.outside(*names)


def all_asked_for() -> bool:
    """Whether a missing program is a failure."""
    return os.environ.get("SCHEDULE_ALL_READERS", "") not in ("", "0")


@cache
def _is_here(name: str) -> bool:
    return OUTSIDE[name].is_here()


def insist(names: Iterable[str]) -> None:
    """Skip the test that needs these programs if one is missing, or fail it where all are asked for."""
    missing = sorted(name for name in set(names) if not _is_here(name))
    if not missing:
        return
    reason = MISSING + ", ".join(missing)
    if all_asked_for():
        pytest.fail(f"{reason}; {how_to_install(missing)}", pytrace=False)
    pytest.skip(reason)


def may_be_skipped(reason: str) -> bool:
    """Whether a test may be skipped for this reason where all readers are asked for."""
    return reason.removeprefix("Skipped: ").startswith(ALLOWED)


def how_to_install(names: Iterable[str]) -> str:
    """The commands that bring these programs, on one line."""
    wanted = [OUTSIDE[name] for name in names]
    debian = sorted({package for one in wanted for package in one.debian})
    npm = sorted({package for one in wanted for package in one.npm})
    commands = [f"apt-get install {' '.join(debian)}"] if debian else []
    commands += [f"npm install --no-save {' '.join(npm)}"] if npm else []
    return "; ".join(commands)


def summary(reasons: Iterable[str]) -> str:
    """One line on the programs whose lack these reasons of skipped tests tell; empty where none does."""
    told = [reason.partition(MISSING)[2] for reason in reasons if MISSING in reason]
    missing = sorted({name for names in told for name in names.split(", ")})
    if not missing:
        return ""
    n_tests = f"{len(told)} test{'s' if len(told) > 1 else ''} skipped"
    return f"{n_tests}, {MISSING}{', '.join(missing)}: {how_to_install(missing)}"
