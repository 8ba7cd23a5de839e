"""Writes the workbook of a programme.

It holds one language; of titles the lists have all languages of the conference where none was asked for.
"""

from __future__ import annotations

from pathlib import Path

from scheduler.formats.agenda_xlsx.book import Book
from scheduler.formats.agenda_xlsx.day_sheet import write_day
from scheduler.formats.agenda_xlsx.fitting import insist_on_fitting
from scheduler.formats.agenda_xlsx.list_sheet import write_list
from scheduler.formats.agenda_xlsx.lists import agenda_lists
from scheduler.formats.agenda_xlsx.score_sheet import write_scores
from scheduler.formats.atomic import write_bytes_atomically
from scheduler.formats.endings import insist_on_ending
from scheduler.formats.publication import Publication

ENDING = ".xlsx"


def write_xlsx(publication: Publication, path: Path) -> tuple[Path, ...]:
    """Write one workbook, whole or not at all: its sheets are days, lists and scores.

    Raises
    ------
    UsageError
        The name does not end in .xlsx.
    InputError
        A text is longer than a cell can hold, or a list than a sheet; it says which.
    FileWriteError
        The file cannot be written; what stood there before stands there still.
    """
    insist_on_ending(path, ENDING)
    lists = agenda_lists(publication)
    insist_on_fitting(publication.instance, lists)
    book = Book(publication)
    for day in range(len(publication.instance.days)):
        write_day(book, day)
    for each in lists:
        write_list(book, each)
    write_scores(book)
    write_bytes_atomically(path, book.content())
    return (path,)
