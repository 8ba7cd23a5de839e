"""Golden files: what the screen shows, compared byte by byte.

``SCHEDULE_GOLDEN=write pytest`` writes them anew; read the difference before it is committed.
"""

from __future__ import annotations

import io
import os
from pathlib import Path

from rich.console import Console, RenderableType

FOLDER = Path(__file__).parent


def shown(view: RenderableType, width: int) -> str:
    """What a plain terminal of this width shows, without colour."""
    console = Console(file=io.StringIO(), width=width, color_system=None, legacy_windows=False)
    console.print(view)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def compare(name: str, text: str) -> None:
    """Raise where ``text`` is not what the golden file holds."""
    path = FOLDER / name
    if os.environ.get("SCHEDULE_GOLDEN") == "write":
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")
