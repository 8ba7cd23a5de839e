"""Ids that lead nowhere: every field that names another thing, and whether there is such a thing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from scheduler.domain.conference import Day
from scheduler.domain.instance import Instance
from scheduler.domain.kind import Kind
from scheduler.domain.person import Person
from scheduler.domain.problem import Problem, did_you_mean
from scheduler.domain.room import Room
from scheduler.domain.session import Session
from scheduler.domain.tag_demands import TagDemands
from scheduler.domain.track import Track

Path = tuple[str | int, ...]

OTHERS = "default"
"""The key of mappings by room or kind that stands for all others."""

MOST_HINTS = 50
"""How many different slips of one sort are compared with all the words there are, which takes time."""


@dataclass
class _Names:
    """Names of one sort, ``what`` for messages, that fields may refer to."""

    what: str
    known: Collection[str]
    hints: dict[str, str] = field(default_factory=dict)

    def misspelt(self, path: Path, given: str | None, of_key: bool = False) -> Iterator[Problem]:
        """A problem where there is no ``given``."""
        if given is not None and given not in self.known:
            yield Problem(path, f"there is no {self.what} {given!r}", self._hint(given), of_key)

    def misspelt_in(self, path: Path, given: Iterable[str]) -> Iterator[Problem]:
        for index, name in enumerate(given):
            yield from self.misspelt((*path, index), name)

    def misspelt_keys(self, path: Path, given: Iterable[str], but: str = "") -> Iterator[Problem]:
        for name in given:
            if name != but:
                yield from self.misspelt((*path, name), name, of_key=True)

    def _hint(self, given: str) -> str:
        if given not in self.hints:
            enough = len(self.hints) >= MOST_HINTS
            self.hints[given] = "" if enough else did_you_mean(given, self.known)
        return self.hints[given]


class _References:
    """All names of an instance by sort, and where it refers to them."""

    def __init__(self, instance: Instance) -> None:
        self.kinds = _Names("kind", instance.kinds)
        self.tracks = _Names("track", instance.tracks)
        self.resources = _Names("resource", instance.resources)
        self.people = _Names("person", instance.person)
        self.rooms = _Names("room", instance.room)
        self.sessions = _Names("session", instance.session)
        self.organisations = _Names("organisation", instance.organisation)
        self.blocks = _Names("block", instance.block_index)
        self.slots = _Names("slot", {slot for block in instance.blocks for slot in block.slot_ids})
        self.time_tags = _Names("time with the tag", _time_tags(instance))
        self.room_tags = _Names("room with the tag", {tag for room in instance.rooms for tag in room.tags})
        self.tags_by_family: dict[str, set[str]] = {}
        for session in instance.sessions:
            for family, tags in session.tags.items():
                self.tags_by_family.setdefault(family, set()).update(tags)
        self.families = _Names("family of tags", self.tags_by_family)
        self.features = _Names("room with the feature", {f for room in instance.rooms for f in room.features})
        self.setups = _Names("room with the set-up", {s for room in instance.rooms for s in room.setups})

    def of_day(self, path: Path, day: Day) -> Iterator[Problem]:
        for number, item in enumerate(day.service):
            yield from self.rooms.misspelt_in((*path, "service", number, "rooms"), item.rooms)
        for number, block in enumerate(day.blocks):
            yield from self.rooms.misspelt_keys(
                (*path, "blocks", number, "room_penalties"), block.room_penalties
            )
            for index, slot in enumerate(block.slots):
                place = (*path, "blocks", number, "slots", index, "kinds")
                yield from self.kinds.misspelt_in(place, slot.kinds)

    def of_room(self, path: Path, room: Room) -> Iterator[Problem]:
        yield from self.rooms.misspelt_in((*path, "parts"), room.parts)
        yield from self.rooms.misspelt_keys((*path, "walk"), room.walk, but=OTHERS)
        if not isinstance(room.changeover, int):
            yield from self.kinds.misspelt_keys((*path, "changeover"), room.changeover, but=OTHERS)
        yield from self.slots.misspelt_in((*path, "unavailable_slots"), room.unavailable_slots)
        for index, reserved in enumerate(room.reserved):
            place = (*path, "reserved", index)
            yield from self.kinds.misspelt_in((*place, "kinds"), reserved.kinds)
            yield from self.tracks.misspelt_in((*place, "tracks"), reserved.tracks)
            for family, tags in reserved.tags.items():
                yield from self.families.misspelt((*place, "tags", family), family, of_key=True)
                if family in self.families.known:
                    known = _Names(f"session with the {family}", self.tags_by_family[family])
                    yield from known.misspelt_in((*place, "tags", family), tags)

    def of_kind(self, path: Path, kind: Kind) -> Iterator[Problem]:
        yield from self.rooms.misspelt_in((*path, "rooms"), kind.rooms)
        yield from self.blocks.misspelt_in((*path, "blocks"), kind.blocks)
        yield from self.setups.misspelt((*path, "setup"), kind.setup)

    def of_track(self, path: Path, track: Track) -> Iterator[Problem]:
        yield from self.people.misspelt_in((*path, "chairs"), track.chairs)
        yield from self.blocks.misspelt_keys((*path, "block_penalties"), track.block_penalties)
        yield from self.rooms.misspelt_keys((*path, "room_penalties"), track.room_penalties)
        yield from self.tracks.misspelt_keys((*path, "similar"), track.similar)

    def of_person(self, path: Path, person: Person) -> Iterator[Problem]:
        yield from self.slots.misspelt_in((*path, "slots"), person.slots)
        yield from self.slots.misspelt_in((*path, "unavailable_slots"), person.unavailable_slots)
        yield from self._of_demands(path, person)

    def _of_demands(self, path: Path, owner: Person | Session) -> Iterator[Problem]:
        asked = ("time_tags", owner.time_tags, self.time_tags), ("room_tags", owner.room_tags, self.room_tags)
        for place, demands, names in asked:
            for wish in TagDemands.model_fields:
                yield from names.misspelt_in((*path, place, wish), getattr(demands, wish))

    def of_session(self, path: Path, session: Session) -> Iterator[Problem]:
        yield from self.kinds.misspelt((*path, "kind"), session.kind)
        yield from self.tracks.misspelt_in((*path, "tracks"), session.tracks)
        for role in ("speakers", "moderators", "chairs", "attendees"):
            yield from self.people.misspelt_in((*path, role), getattr(session, role))
        yield from self.organisations.misspelt_in((*path, "sponsors"), session.sponsors)
        yield from self.features.misspelt_in((*path, "needs"), session.needs)
        yield from self.resources.misspelt_keys((*path, "resources"), session.resources)
        yield from self.setups.misspelt((*path, "setup"), session.setup)
        yield from self.rooms.misspelt_in((*path, "rooms"), session.rooms)
        if session.pinned is not None:
            yield from self.rooms.misspelt_in((*path, "pinned", "rooms"), session.pinned.rooms)
        if session.published is not None:
            yield from self.rooms.misspelt_in((*path, "published", "rooms"), session.published.rooms)
        yield from self._of_demands(path, session)
        yield from self.blocks.misspelt_keys((*path, "block_penalties"), session.block_penalties)
        yield from self.rooms.misspelt_keys((*path, "room_penalties"), session.room_penalties)
        yield from self.sessions.misspelt((*path, "repeats"), session.repeats)
        yield from self.sessions.misspelt((*path, "continues"), session.continues)
        for index, follows in enumerate(session.follows):
            yield from self.sessions.misspelt((*path, "follows", index, "session"), follows.session)
        yield from self.sessions.misspelt_in((*path, "conflicts"), session.conflicts)


def _time_tags(instance: Instance) -> set[str]:
    of_slots = (slot.tags for block in instance.blocks for slot in block.slots)
    return {tag for tags in (*(block.tags for block in instance.blocks), *of_slots) for tag in tags}


def reference_problems(instance: Instance) -> Iterator[Problem]:
    """A problem for every name that is no thing's, with the one that may have been meant."""
    names = _References(instance)
    for index, day in enumerate(instance.days):
        yield from names.of_day(("days", index), day)
    for index, room in enumerate(instance.rooms):
        yield from names.of_room(("rooms", index), room)
    for key, kind in instance.kinds.items():
        yield from names.of_kind(("kinds", key), kind)
    for name, track in instance.tracks.items():
        yield from names.of_track(("tracks", name), track)
    for index, person in enumerate(instance.people):
        yield from names.of_person(("people", index), person)
    for index, session in enumerate(instance.sessions):
        yield from names.of_session(("sessions", index), session)
    for index, interest in enumerate(instance.interests):
        yield from names.sessions.misspelt_in(("interests", index, "sessions"), interest.sessions)
