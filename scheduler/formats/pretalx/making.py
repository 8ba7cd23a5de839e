"""What the parts of an instance have in common while it is made of pretalx's answers."""

from __future__ import annotations

from typing import Any

from scheduler.formats.foreign_ids import ForeignIds
from scheduler.formats.foreign_text import given_text, one_line
from scheduler.formats.pretalx.origin import origin
from scheduler.formats.pretalx.records import Event, Room, Speaker, SubmissionType, Tag, Track
from scheduler.formats.pretalx.responses import Responses
from scheduler.formats.pretalx.windows import Clock

USUAL_MINUTES = 30
"""Of a session of which no length is told."""
NO_TYPE = {"en": "Session", "fr": "Session", "ar": "جلسة"}

Given = dict[str, Any]


class Making:
    """Ids, notes, and the rooms, kinds, tracks and people that sessions turn out to need."""

    def __init__(self, responses: Responses, clock: Clock) -> None:
        self.responses = responses
        self.clock = clock
        self.ids = ForeignIds()  # of submissions, rooms and people, which have them in common
        self.notes: list[str] = []
        self.event = next(iter(responses.of("event", Event).values()), None)
        self.rooms_told = responses.of("room", Room)
        self.speakers_told = responses.of("speaker", Speaker)
        self.rooms_needed: dict[str, str] = {}
        self.people_needed: dict[str, str] = {}
        self._types = responses.of("type", SubmissionType)
        self._tracks = responses.of("track", Track)
        self._tags = responses.of("tag", Tag)
        self._kind_ids, self._track_ids = ForeignIds(), ForeignIds()
        self._kinds: dict[str, Given] = {}
        self._tracks_needed: dict[str, Given] = {}

    def note(self, text: str) -> None:
        """Add a note, once; an empty one is none."""
        if text and text not in self.notes:
            self.notes.append(text)

    def room(self, reference: str) -> str:
        """The id of a room: ``room-`` and its number, by which it is found again."""
        found = self.ids.of("room", reference, f"room-{reference}")
        self.rooms_needed[reference] = found
        return found

    def person(self, reference: str) -> str:
        """The id of a speaker, who is needed from now on."""
        found = self.ids.of("person", reference, reference)
        self.people_needed[reference] = found
        return found

    def kind(self, reference: str | None) -> str:
        """The id of the kind of a type of submission."""
        told = self._types.get(reference or "")
        title = (given_text(told.name) if told else "") or _plain(reference) or NO_TYPE
        found = self._kind_ids.of("kind", reference or "", *_names(title), f"type-{reference}")
        kind: Given = {"title": title} | ({"source": origin(told.id)} if told else {})
        if told and told.default_duration:
            kind["duration"] = told.default_duration
        self._kinds.setdefault(found, kind)
        return found

    def duration_of_kind(self, kind: str) -> int | None:
        """Minutes of a kind; None: not told."""
        minutes: int | None = self._kinds[kind].get("duration")
        return minutes

    def track(self, reference: str) -> str:
        """The id of a track."""
        told = self._tracks.get(reference)
        title = (given_text(told.name) if told else "") or _plain(reference) or reference
        found = self._track_ids.of("track", reference, *_names(title), f"track-{reference}")
        track: Given = {"title": title} | ({"source": origin(told.id)} if told else {})
        self._tracks_needed.setdefault(found, track)
        return found

    def tag(self, reference: str) -> str:
        """A tag as people write it."""
        told = self._tags.get(reference)
        return (told.tag or "" if told else "") or reference

    def kinds(self) -> dict[str, Given]:
        """Kinds in the order in which they were first needed."""
        return self._kinds

    def tracks(self) -> dict[str, Given]:
        """Those that sessions have, in the order in which they were first needed."""
        return self._tracks_needed

    def titles(self) -> list[Given | str]:
        """Titles of kinds that pretalx told, and of tracks."""
        named = (*self._kinds.values(), *self._tracks_needed.values())
        return [thing["title"] for thing in named if thing["title"] is not NO_TYPE]


def _plain(reference: str | None) -> str:
    """A reference that is a name itself, as older versions of pretalx give it."""
    return "" if reference is None or reference.isdigit() else one_line(reference)


def _names(title: Given | str) -> tuple[str, ...]:
    """What an id can be made of: English first."""
    if isinstance(title, str):
        return (title.lower(),)
    return tuple(title[language].lower() for language in ("en", "fr", "ar") if language in title)
