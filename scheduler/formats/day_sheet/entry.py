"""One session as it is shown: its texts in one language, and its wall-clock time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from scheduler.domain import Instance, Placement
from scheduler.domain.text import Language
from scheduler.domain.time import MINUTES_A_DAY, clock
from scheduler.formats.one_line import one_line
from scheduler.formats.phrases import NO_TRACK

DASH = "–"


@dataclass(frozen=True)
class Entry:
    """A session that stands somewhere. ``start`` and ``end`` are minutes since midnight of its day.

    All texts but ``abstract`` are single lines, and as they were given: nothing is escaped. ``rooms`` are
    ids in the order of the placement, and ``attendees`` are no part of ``people``.
    """

    session: str
    title: str
    kind: str
    kind_name: str
    start: int
    end: int
    rooms: tuple[str, ...]
    room_names: tuple[str, ...]
    speakers: tuple[str, ...]
    moderators: tuple[str, ...]
    chairs: tuple[str, ...]
    tracks: tuple[str, ...]
    abstract: str
    tentative: bool

    @property
    def people(self) -> tuple[str, ...]:
        """Names of those on the stage, each once."""
        return tuple(dict.fromkeys(self.speakers + self.moderators + self.chairs))


def span_text(start: int, end: int) -> str:
    """``09:00–10:15``; ``end`` may be after midnight."""
    return f"{clock_text(start)}{DASH}{clock_text(end)}"


def clock_text(minute: int) -> str:
    """``minute`` since some midnight on the clock; midnight at the end of the day itself is ``24:00``."""
    return clock(minute if minute <= MINUTES_A_DAY else minute % MINUTES_A_DAY)


def entry_of(instance: Instance, placement: Placement, midnight: int, language: Language) -> Entry:
    """A placement as it is shown on the day that begins at ``midnight``."""
    session, time = instance.session[placement.session], instance.clock_span(placement.time)

    def names(people: Iterable[str]) -> tuple[str, ...]:
        return tuple(one_line(instance.name(person).say(language)) for person in people)

    return Entry(
        session=session.id,
        title=one_line(session.title.say(language)),
        kind=session.kind,
        kind_name=one_line(instance.kind_name(session).say(language)),
        start=time.start - midnight,
        end=time.end - midnight,
        rooms=placement.rooms,
        room_names=names(placement.rooms),
        speakers=names(session.speakers),
        moderators=names(session.moderators),
        chairs=names(session.chairs),
        tracks=tuple(one_line(instance.tag_name("track", t).say(language)) for t in session.tracks),
        abstract=session.abstract.say(language).strip() if session.abstract else "",
        tentative=session.status == "tentative",
    )


def track_name(instance: Instance, track: str, language: Language) -> str:
    """What people call a track; an empty id stands for sessions without any."""
    name = NO_TRACK.say(language) if not track else instance.tag_name("track", track).say(language)
    return one_line(name)
