"""Writes the PDF of a publication: one document, or one for each room or person in a folder."""

from __future__ import annotations

from pathlib import Path

from scheduler.formats.atomic import write_bytes_atomically
from scheduler.formats.day_sheet.lists import listings
from scheduler.formats.endings import insist_on_ending
from scheduler.formats.folder import write_folder
from scheduler.formats.pdf.programme import programme_shown
from scheduler.formats.pdf.sheets import door_shown, personal_shown
from scheduler.formats.pdf.typesetting import typeset
from scheduler.formats.publication import Publication
from scheduler.formats.writable import insist_on_writable

ENDING = ".pdf"


def write_pdf(publication: Publication, path: Path) -> tuple[Path, ...]:
    """Write the programme, or by room the sheets for doors, or by person the personal programmes.

    The first is one file ``path``, the others are in a folder ``path``, which is made where it is missing.

    Raises
    ------
    UsageError
        typst is not installed, or the ending is another.
    InputError
        A text holds what is no character, or no font has some sign; it carries all faults.
    FileWriteError
        A file cannot be written.
    """
    insist_on_writable(publication.instance)
    if publication.by is None:
        return (_write_programme(publication, path),)
    template, shown_of = ("door", door_shown) if publication.by == "room" else ("personal", personal_shown)
    documents = {
        f"{listing.stem}{ENDING}": typeset(
            template, shown_of(publication, listing), publication.released, publication.instance
        )
        for listing in listings(publication, publication.by, publication.spoken)
    }
    return write_folder(path, documents)


def _write_programme(publication: Publication, path: Path) -> Path:
    insist_on_ending(path, ENDING)
    document = typeset("programme", programme_shown(publication), publication.released, publication.instance)
    write_bytes_atomically(path, document)
    return path
