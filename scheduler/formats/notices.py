"""Who must be told what after a repair, as CSV: one row for each person and session of theirs.

Text in UTF-8, separated by commas, under a row of names of columns. Moments are written as in instances.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from scheduler.domain import Instance, Placement
from scheduler.domain.text import LIST_SEPARATORS, Language
from scheduler.domain.time import moment_text
from scheduler.formats.csv_cells import harmless
from scheduler.formats.one_line import one_line
from scheduler.repairs import Notice

PLACE_COLUMNS = ("start", "end", "rooms")
COLUMNS = (
    "person",
    "name",
    "session",
    "title",
    "change",
    *(f"before_{column}" for column in PLACE_COLUMNS),
    *(f"after_{column}" for column in PLACE_COLUMNS),
)


def notices_csv(instance: Instance, told: Iterable[Notice], language: Language) -> str:
    """The rows in the order given; ``person`` is empty where the people of a session are not known any more.

    ``change`` is ``moved``, ``added`` or ``dropped``. A cell that a spreadsheet would take for a formula has
    an apostrophe before it.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for notice in told:
        writer.writerow(harmless(one_line(cell)) for cell in _row(instance, notice, language))
    return text.getvalue()


def _row(instance: Instance, notice: Notice, language: Language) -> tuple[str, ...]:
    move = notice.move
    return (
        notice.person or "",
        "" if notice.person is None else instance.name(notice.person).say(language),
        move.session,
        instance.name(move.session).say(language),
        move.kind,
        *_place(instance, move.before, language),
        *_place(instance, move.after, language),
    )


def _place(instance: Instance, placement: Placement | None, language: Language) -> tuple[str, ...]:
    if placement is None:
        return ("",) * len(PLACE_COLUMNS)
    time = instance.clock_span(placement.time)
    rooms = LIST_SEPARATORS[language].join(instance.name(room).say(language) for room in placement.rooms)
    return moment_text(instance.moment(time.start)), moment_text(instance.moment(time.end)), rooms
