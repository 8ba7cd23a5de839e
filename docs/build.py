"""Writes the generated pages of the documentation: the rules reference and the command reference.

``python docs/build.py`` rewrites them; a test fails when they are stale.
"""

from __future__ import annotations

from pathlib import Path

from scheduler.cli.reference import command_reference
from scheduler.render.reference import rule_reference

FOLDER = Path(__file__).parent
PAGES = {"rules.md": rule_reference, "cli.md": command_reference}


def main() -> None:
    """Write every generated page."""
    for name, page in PAGES.items():
        (FOLDER / name).write_text(page(), encoding="utf-8")
        print(f"wrote docs/{name}")


if __name__ == "__main__":
    main()
