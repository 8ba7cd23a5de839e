"""What the parts of an instance have in common while it is made of Sessionize's answer."""

from __future__ import annotations

import datetime as dt
from typing import Any

from scheduler.domain.zone import zone
from scheduler.formats.foreign_ids import ForeignIds
from scheduler.formats.foreign_text import one_line
from scheduler.formats.sessionize.categories import Choice, choices_of, minutes_named
from scheduler.formats.sessionize.records import All

PLENARY = {"en": "Plenary", "fr": "Plénière", "ar": "جلسة عامة"}
SESSION = {"en": "Session", "fr": "Session", "ar": "جلسة"}

Given = dict[str, Any]


class Making:
    """Ids, notes, and the kinds, tracks and people that sessions turn out to need."""

    def __init__(self, told: All, timezone: str) -> None:
        self.told = told
        self.timezone = timezone
        self.ids = ForeignIds()  # of sessions, rooms and people, which have them in common
        self.notes: list[str] = []
        self.choices = choices_of(told.categories)
        self.kinds: dict[str, Given] = {}
        self.tracks: dict[str, Given] = {}
        self.families = ForeignIds()
        self._kind_ids, self._track_ids = ForeignIds(), ForeignIds()
        self._rooms = {room.id for room in told.rooms}
        self._speakers = {speaker.id: speaker for speaker in told.speakers}
        self.people: dict[str, Given] = {}

    def note(self, text: str) -> None:
        """Add a note, once."""
        if text not in self.notes:
            self.notes.append(text)

    def moment(self, moment: dt.datetime) -> dt.datetime:
        """``moment`` on the clock of the conference, to the minute: without an offset it is of this clock."""
        if moment.tzinfo is not None:
            self.note(f"Times with an offset, or in UTC (Z), were put on the clock of {self.timezone}.")
            moment = moment.astimezone(zone(self.timezone))
        return moment.replace(tzinfo=None, second=0, microsecond=0)

    def room(self, reference: str) -> str:
        """The id of a room."""
        if reference not in self._rooms:
            self.note(f"Rooms: {reference} is used and not listed; give it a name.")
        return self.ids.of("room", reference, f"room-{reference}")

    def person(self, reference: str) -> str:
        """The id of a speaker, who is needed from now on."""
        told = self._speakers.get(reference)
        full = one_line((told.full_name or f"{told.first_name or ''} {told.last_name or ''}") if told else "")
        if not full:
            self.note(f"People: the name of speaker {reference} is not in the file.")
        found = self.ids.of("person", reference, full.lower(), reference)
        person: Given = {"id": found, "name": full or reference}
        role = one_line(told.tag_line or "") if told else ""
        self.people.setdefault(found, person | ({"role": role} if role else {}))
        return found

    def kind(self, format_: Choice | None, plenary: bool) -> str:
        """The id of a kind: of a format, and perhaps for everybody."""
        name = format_.name if format_ else ""
        key = f"{format_.item if format_ else ''} {plenary}"
        usual = "plenary" if plenary else "session"
        wished = f"{name.lower()}-plenary" if name and plenary else name.lower()
        found = self._kind_ids.of("kind", key, wished, usual)
        kind: Given = {"title": name or (PLENARY if plenary else SESSION)}
        minutes = minutes_named(name)
        kind |= {"duration": minutes} if minutes else {}
        self.kinds.setdefault(found, kind | ({"plenary": True} if plenary else {}))
        return found

    def track(self, choice: Choice) -> str:
        """The id of a track."""
        found = self._track_ids.of("track", choice.item, choice.name.lower(), f"track-{choice.item}")
        self.tracks.setdefault(found, {"title": choice.name})
        return found
