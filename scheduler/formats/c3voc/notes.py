"""What is still to be filled in after a published programme was read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from scheduler.formats.c3voc.found import Found

MOST_SHOWN = 5


def notes_on(found: Found, zone: str, n_without_seats: int, others: Sequence[str]) -> tuple[str, ...]:
    """Comments in English, what matters most first; ``others`` were noted while it was read."""
    return tuple(_notes(found, zone, n_without_seats, others))


def _notes(found: Found, zone: str, n_without_seats: int, others: Sequence[str]) -> Iterator[str]:
    if n_without_seats:
        yield f"rooms: the capacity of {n_without_seats} is not known; 1 stands for it."
    yield "sessions: `audience`, how many people are expected, where rooms are to be large enough."
    yield "people: `available`, when they can be there; for now everybody is always free."
    yield "rules: what you wish; for now only the base rules are in force."
    if found.zone is None:
        yield f"conference: the file names no time zone; {zone} is what its times have."
    yield from others
    twice = [name for name, n in Counter(e.guid for e in found.events if e.guid).items() if n > 1]
    if twice:
        yield f"events that share a guid are sessions of their own, with new ones: {_shown(twice)}."
    if found.n_nameless:
        yield f"people without a name are left out: {found.n_nameless}."


def _shown(names: Sequence[str]) -> str:
    more = f" and {len(names) - MOST_SHOWN} more" if len(names) > MOST_SHOWN else ""
    return ", ".join(" ".join(name.split())[:80] for name in names[:MOST_SHOWN]) + more
