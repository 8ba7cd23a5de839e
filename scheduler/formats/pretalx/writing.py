"""The plan of requests that put a programme into pretalx, as a file; nothing is sent."""

from __future__ import annotations

import json
from pathlib import Path

from scheduler.formats.atomic import write_text_atomically
from scheduler.formats.endings import insist_on_ending
from scheduler.formats.pretalx.planning import plan_of
from scheduler.formats.publication import Publication
from scheduler.formats.writable import insist_on_writable


def write_pretalx(publication: Publication, path: Path) -> tuple[Path, ...]:
    """Write the plan as JSON.

    Raises
    ------
    UsageError
        The path does not end in .json.
    InputError
        The programme holds times or texts that cannot be sent.
    FileWriteError
        The file cannot be written.
    """
    insist_on_ending(path, ".json")
    insist_on_writable(publication.instance)
    text = json.dumps(plan_of(publication).as_dict(), ensure_ascii=False, indent=2)
    write_text_atomically(path, f"{text}\n")
    return (path,)
