"""The programme as a page for the web: one file that needs no network, no server and no framework.

All languages of the conference stand in the page; its style shows one of them. Without JavaScript the page is
a plain list; with it there are a grid, search, filters, favourites and what runs now.
"""

from __future__ import annotations

from pathlib import Path

from scheduler.formats.atomic import write_text_atomically
from scheduler.formats.endings import insist_on_ending
from scheduler.formats.page.document import page_text
from scheduler.formats.publication import Publication

__all__ = ["page_text", "write_page"]

ENDINGS = (".html", ".htm")


def write_page(publication: Publication, path: Path) -> tuple[Path, ...]:
    """Write a programme as one page; gives the path.

    Raises
    ------
    UsageError
        The path does not end as pages do.
    FileWriteError
        The file cannot be written.
    """
    insist_on_ending(path, *ENDINGS)
    write_text_atomically(path, page_text(publication))
    return (path,)
