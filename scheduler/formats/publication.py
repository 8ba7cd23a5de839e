"""A programme as it is handed out to people and programs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from scheduler.domain import Instance, Programme
from scheduler.domain.text import Language

By = Literal["person", "room", "track"]

EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Publication:
    """What is handed out, and how.

    ``language`` None: all languages of the conference where the format holds several, else the first.
    ``by``: one file for each person, room or track, in a folder. ``previous`` are earlier releases, the
    oldest first, so that readers learn what changed. ``released`` is the moment of this release, with a
    zone: the same moment gives the same bytes. ``website`` is where the sessions have their pages.
    """

    instance: Instance
    programme: Programme
    language: Language | None = None
    by: By | None = None
    previous: tuple[Programme, ...] = ()
    released: datetime = EPOCH
    website: str | None = None

    @property
    def spoken(self) -> Language:
        """The language of a format that holds only one."""
        return self.language or self.instance.conference.languages[0]

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages of a format that holds several."""
        return self.instance.conference.languages if self.language is None else (self.language,)
