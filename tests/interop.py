"""Where samples and schemas of other programs lie, which are no part of this project."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
INTEROP = ROOT / os.environ.get("SCHEDULE_INTEROP", "../shared/interop")
"""The folder of all of them; from the root of the repository, where its path is not absolute."""


def needs_interop(origin: str) -> pytest.MarkDecorator:
    """Skip a test where there is nothing of this origin, such as ``pretalx`` or ``c3voc``."""
    missing = not (INTEROP / origin).is_dir()
    return pytest.mark.skipif(
        missing, reason=f"no data of {origin}: set SCHEDULE_INTEROP to the folder that holds it"
    )


def interop_files(origin: str, pattern: str) -> list[Path]:
    """Files of an origin, sorted; none where they are not there."""
    return sorted((INTEROP / origin).glob(pattern))
