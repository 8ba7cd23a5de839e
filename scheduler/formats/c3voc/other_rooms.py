"""Further rooms of a session, which stand in its description, one to a line."""

from __future__ import annotations

from collections.abc import Mapping

from scheduler.domain.text import LANGUAGES
from scheduler.formats.one_line import one_line
from scheduler.formats.phrases import ALSO_IN


def other_rooms(description: str | None, ids: Mapping[str, str]) -> tuple[str, ...] | None:
    """Ids of the rooms that a description lists, by their names; None where it says anything else."""
    id_by_line = {
        ALSO_IN.with_values(room=one_line(name)).say(language): each
        for name, each in ids.items()
        for language in LANGUAGES
    }
    lines = (description or "").splitlines()
    found = tuple(id_by_line[line] for line in lines if line in id_by_line)
    return found if found and len(found) == len(lines) else None
