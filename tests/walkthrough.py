"""Walks through a page of the documentation as a reader would: saves its files, makes its changes, runs its
commands, and holds what they print against what the page shows.

What a page can say, in order:

* ``<!-- file: NAME -->`` before a ``yaml``, ``python``, ``json`` or ``csv`` block: the block is that file;
* ``<!-- section: NAME -->`` before a ``yaml`` block: its top-level sections replace those of the file;
* in running text, In `NAME`, change `OLD` to `NEW`: the one place where OLD stands;
* in running text, In `NAME`, add `NEW` under `OLD` (or above it): a line of its own, indented alike;
* a ``console`` block: lines after ``$ `` are commands, the others what they print, ``...`` any lines at all.
  ``<!-- by hand -->`` before it says that it needs a hand on the keyboard, and it is passed over.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

STEP = re.compile(
    r"<!-- (?P<what>file|section): (?P<name>\S+) -->\n```(?:yaml|python|json|csv)\n(?P<text>.*?)```"
    r"|In\s+`(?P<changed>[^`]+)`,\s+change\s+`(?P<old>[^`]+)`\s+to\s+`(?P<new>[^`]+)`"
    r"|In\s+`(?P<grown>[^`]+)`,\s+add\s+`(?P<line>[^`]+)`\s+(?P<side>under|above)\s+`(?P<there>[^`]+)`"
    r"|(?P<by_hand><!-- by hand -->\n)?```console\n(?P<console>.*?)```",
    re.DOTALL,
)
PASSING = re.compile(
    r"\d+\.\d+(?= s\b)|(?<=\"seconds\": )\d+\.\d+|(?<=rules in force )\d+|(?<=cost nothing: )\d+"
)
"""Numbers that pages need not follow: seconds, and how many rules there are."""

COLUMNS = 100
"""Width of the terminal of all pages."""


@dataclass(frozen=True)
class Command:
    """One command of a page, what the page says that it prints, and what it printed."""

    line: str
    shown: str
    said: str

    @property
    def agrees(self) -> bool:
        """Whether the command printed what is shown, but for passing numbers."""
        lines = (
            "(?:.*\n)*?" if line == "..." else re.escape(line) + "\n"
            for line in PASSING.sub("N", self.shown).splitlines()
        )
        return re.fullmatch("".join(lines), PASSING.sub("N", self.said)) is not None


def walk(page: str, folder: Path) -> Iterator[Command]:
    """Do all that a page says in ``folder``, command by command."""
    for step in STEP.finditer(page):
        if step["what"] == "file":
            (folder / step["name"]).write_text(step["text"], encoding="utf-8")
        elif step["what"] == "section":
            _replace_sections(folder / step["name"], step["text"])
        elif step["changed"]:
            _change(folder / step["changed"], step["old"], step["new"])
        elif step["grown"]:
            line = " ".join(step["line"].split())
            _add(folder / step["grown"], line, step["there"], below=step["side"] == "under")
        elif not step["by_hand"]:
            yield from _commands(step["console"], folder)


def _replace_sections(path: Path, given: str) -> None:
    text = path.read_text(encoding="utf-8")
    for section in re.findall(r"(?m)^\w+:.*\n(?:[ \n].*\n?)*", given):
        name = section.partition(":")[0]
        whole = re.compile(rf"(?m)^{name}:.*\n(?:(?: .*)?\n)*")
        assert whole.search(text), f"{path.name} has no section {name}"
        text = whole.sub(lambda _, new=section: f"{new.rstrip()}\n\n", text)
    path.write_text(text, encoding="utf-8")


def _change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    old, new = (" ".join(part.split()) for part in (old, new))
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path.name}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def _add(path: Path, line: str, there: str, below: bool) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    [found] = [number for number, held in enumerate(lines) if there in held]
    lines.insert(found + below, " " * lines[found].index(there) + line)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _commands(console: str, folder: Path) -> Iterator[Command]:
    for part in re.split(r"(?m)^\$ ", console)[1:]:
        line, _, shown = part.partition("\n")
        yield Command(line, shown, _run(line, folder))


def _run(line: str, folder: Path) -> str:
    """What a shell prints for a line, on both of its streams, without blanks at the ends of lines."""
    environment = {name: value for name, value in os.environ.items() if "COLOR" not in name}
    environment |= {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "COLUMNS": str(COLUMNS),
        "PYTHONUTF8": "1",
    }
    done = subprocess.run(
        ["bash", "-c", line],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    return "".join(f"{said.rstrip()}\n" for said in done.stdout.splitlines())
