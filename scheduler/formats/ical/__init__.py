"""Programmes as iCalendar: all sessions in one file, or a file for each person, room or track.

What earlier releases said is taken from programmes or, better, from the calendars themselves, so that each
event knows how often it was changed, and sessions that are gone are shown as cancelled.

Source: RFC 5545, RFC 7986, RFC 5546.
"""

from __future__ import annotations

from pathlib import Path

from scheduler.formats.atomic import write_bytes_atomically
from scheduler.formats.endings import insist_on_ending
from scheduler.formats.folder import write_folder
from scheduler.formats.ical.calendar import calendar_bytes
from scheduler.formats.ical.lists import listed
from scheduler.formats.ical.releases import ENDING
from scheduler.formats.ical.story import told
from scheduler.formats.publication import Publication

__all__ = ["write_ical"]


def write_ical(publication: Publication, path: Path) -> tuple[Path, ...]:
    """Write the calendar of a programme to ``path``, or with ``by`` one each into the folder ``path``.

    Raises
    ------
    UsageError
        ``path`` is to be a file and does not end in ``.ics``.
    InputError
        A calendar released before cannot be read; it carries all faults.
    FileWriteError
        A file cannot be written.
    """
    if publication.by is None:
        insist_on_ending(path, ENDING)
    story = told(publication)
    if publication.by is None:
        write_bytes_atomically(path, calendar_bytes(publication, None, story.events.values()))
        return (path,)
    lists = listed(publication, publication.by, story)
    contents = {f"{each.stem}{ENDING}": calendar_bytes(publication, each.name, each.events) for each in lists}
    return write_folder(path, contents)
