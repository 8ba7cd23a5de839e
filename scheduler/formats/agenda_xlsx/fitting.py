"""What no workbook can hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scheduler.domain import Instance
from scheduler.errors import Fault, InputError
from scheduler.formats.agenda_xlsx.lists import List

MOST_LETTERS = 32_767
"""Of a cell, counted as spreadsheets count: signs beyond the basic plane are two."""
MOST_ROWS = 1_048_576
INSTANCE = "instance"
"""What faults call it; its file is not known here."""


def insist_on_fitting(instance: Instance, lists: Iterable[List]) -> None:
    """See that every text fits into a cell, and every list into a sheet.

    Raises
    ------
    InputError
        Something does not; it carries all faults.
    """
    faults = [*_text_faults(instance), *(fault for each in lists for fault in _list_faults(each))]
    if faults:
        raise InputError("no workbook can hold this programme", faults)


def _text_faults(instance: Instance) -> Iterator[Fault]:
    """A fault for each text of the instance that is too long, at its field."""
    named = [
        *((f"sessions[{session.id}].title", session.title) for session in instance.sessions),
        *((f"people[{person.id}].name", person.name) for person in instance.people),
        *((f"rooms[{room.id}].name", room.name) for room in instance.rooms if room.name),
        *((f"tracks.{key}.title", track.title) for key, track in instance.tracks.items()),
        *((f"kinds.{key}.title", kind.title) for key, kind in instance.kinds.items() if kind.title),
        *(
            (f"days[{day.date}].service[{number}].title", item.title)
            for day in instance.days
            for number, item in enumerate(day.service, start=1)
        ),
    ]
    for field, text in named:
        longest = max(map(letters, filter(None, (text.any, text.ar, text.en, text.fr))), default=0)
        if longest > MOST_LETTERS:
            message = f"has {longest:,} letters, and a cell holds {MOST_LETTERS:,}"
            yield Fault(INSTANCE, 0, 0, field, message, "shorten it")


def _list_faults(each: List) -> Iterator[Fault]:
    if len(each.rows) >= MOST_ROWS:
        yield Fault(
            INSTANCE, 0, 0, each.title, f"has {len(each.rows):,} rows, more than a sheet", "export CSV"
        )
    for row in each.rows:
        for heading, value in zip(each.headings, row, strict=True):
            if isinstance(value, str) and letters(value) > MOST_LETTERS:
                message = f"holds {letters(value):,} letters, and a cell holds {MOST_LETTERS:,}"
                yield Fault(INSTANCE, 0, 0, f"{each.title}: {heading}", message, "shorten names or titles")


def letters(text: str) -> int:
    """How many letters spreadsheets count in ``text``."""
    return len(text.encode("utf-16-le")) // 2
