"""A programme as it is handed out to people and programs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from scheduler.domain import Instance, Programme
from scheduler.domain.text import Language

By = Literal["person", "room", "track"]
Paper = Literal["a3", "a4"]

EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Publication:
    """What is handed out, and how.

    ``language`` None: all languages of the conference where the format holds several, else the first.
    ``by``: one file for each person, room or track, in a folder. ``previous`` are earlier releases, the
    oldest first, so that readers learn what changed; ``calendars`` are such as files or folders that were
    exported as iCalendar, which hold more of what was said. ``released`` is the moment of this release,
    with a zone: the same moment gives the same bytes. ``website`` is where the sessions have their pages,
    for this release; none given: as the conference says (see `site`). ``paper`` is what is printed on (none
    given: as the rooms need), and with ``abstracts`` what sessions are about follows after the days.
    """

    instance: Instance
    programme: Programme
    language: Language | None = None
    by: By | None = None
    previous: tuple[Programme, ...] = ()
    calendars: tuple[Path, ...] = ()
    released: datetime = EPOCH
    website: str | None = None
    paper: Paper | None = None
    abstracts: bool = False

    @property
    def spoken(self) -> Language:
        """The language of a format that holds only one."""
        return self.language or self.instance.conference.languages[0]

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages of a format that holds several."""
        return self.instance.conference.languages if self.language is None else (self.language,)

    @property
    def site(self) -> str | None:
        """Where the sessions have their pages; None where nobody said."""
        return self.website or self.instance.conference.website

    def address(self, session: str) -> str | None:
        """The address of the page of a session, or of its place on the page of all; None without a site.

        A site that ends with a slash is a folder with a page for each id; any other is one page.
        """
        if self.site is None:
            return None
        if self.site.endswith("/"):
            return f"{self.site}{session}"
        return f"{self.site.partition('#')[0]}#{session}"
