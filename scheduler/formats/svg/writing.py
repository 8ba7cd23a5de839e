"""Writes pictures: one of all days, or in a folder one of each."""

from __future__ import annotations

from pathlib import Path

from scheduler.errors import UsageError
from scheduler.formats.atomic import write_text_atomically
from scheduler.formats.day_sheet.day import day_sheets
from scheduler.formats.folder import write_folder
from scheduler.formats.publication import Publication
from scheduler.formats.svg.picture import picture_of
from scheduler.formats.writable import insist_on_writable

ENDING = ".svg"


def write_svg(publication: Publication, path: Path) -> tuple[Path, ...]:
    """Write a picture of all days where the path ends in .svg; without an ending a folder with one of each.

    The files in the folder are named after the dates.

    Raises
    ------
    UsageError
        The ending is another.
    InputError
        A text holds what is no character, such as a control character.
    FileWriteError
        A file or the folder cannot be written.
    """
    insist_on_writable(publication.instance)
    days = day_sheets(publication.instance, publication.programme, publication.spoken)
    if path.suffix.lower() == ENDING:
        write_text_atomically(path, picture_of(publication, days))
        return (path,)
    if path.suffix and not path.is_dir():
        hint = f"name the file {path.stem}{ENDING}, or give a folder for a picture of each day"
        raise UsageError(f"{str(path)!r} does not end in {ENDING}", hint)
    pictures = {f"{day.date}{ENDING}": picture_of(publication, [day]).encode("utf-8") for day in days}
    return write_folder(path, pictures)
