"""All that is given: conference, days, rooms, kinds, tracks, people, sessions, rules."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from itertools import accumulate, product
from typing import Any, Literal

from pydantic import ConfigDict, Field, model_validator

from scheduler.domain.conference import Block, Conference, Day, ServiceItem
from scheduler.domain.interest import Interest
from scheduler.domain.kind import Kind
from scheduler.domain.organisation import Organisation
from scheduler.domain.person import Person
from scheduler.domain.room import Room
from scheduler.domain.score import DEFAULT_LEVELS
from scheduler.domain.session import Session
from scheduler.domain.text import Text
from scheduler.domain.time import MINUTES_A_DAY, SLOTS_FROM, Span, When, Window
from scheduler.domain.track import Resource, Track
from scheduler.domain.value import FrozenMap, Id, Value


class RuleEntry(Value):
    """A rule as the instance lists it; its other fields are the rule's own parameters."""

    model_config = ConfigDict(frozen=True, extra="allow")

    rule: str | None = None
    """The rule's name in the catalogue; none given: the id."""
    level: str | None = None
    """A level of the instance, or ``off``; none given: the rule's usual one."""
    note: str | None = None
    """Why the rule is there, in the organiser's words."""

    @property
    def parameters(self) -> dict[str, Any]:
        return dict(self.model_extra or {})


class Instance(Value):
    """One conference to be solved."""

    format: Literal[1]
    base: Literal["all", "none"] = "all"
    """Whether the base rules are in force without being listed."""
    levels: tuple[Id, ...] = Field(DEFAULT_LEVELS, min_length=1)
    conference: Conference
    days: tuple[Day, ...] = Field(min_length=1)
    rooms: tuple[Room, ...] = Field(min_length=1)
    kinds: FrozenMap[Id, Kind] = Field(min_length=1)
    tracks: FrozenMap[Id, Track] = {}
    resources: FrozenMap[Id, Resource] = {}
    organisations: tuple[Organisation, ...] = ()
    people: tuple[Person, ...] = ()
    sessions: tuple[Session, ...] = Field(min_length=1)
    interests: tuple[Interest, ...] = ()
    rules: FrozenMap[Id, RuleEntry] = {}

    @model_validator(mode="before")
    @classmethod
    def _base_among_rules(cls, given: Any) -> Any:
        """``base: none`` may also stand first among the rules; where said above them, too, no rule."""
        rules = given.get("rules") if isinstance(given, dict) and "base" not in given else None
        if isinstance(rules, dict) and isinstance(rules.get("base"), str):
            return given | {
                "base": rules["base"],
                "rules": {name: entry for name, entry in rules.items() if name != "base"},
            }
        return given

    # -- time ---------------------------------------------------------------------------------

    @property
    def first_date(self) -> dt.date:
        return self.days[0].date

    def minute(self, moment: dt.datetime) -> int:
        """Minutes from midnight of the first day to ``moment``."""
        midnight = dt.datetime.combine(self.first_date, dt.time())
        return int((moment - midnight).total_seconds()) // 60

    def moment(self, minute: int) -> dt.datetime:
        """The wall-clock date and time of ``minute``."""
        if minute >= SLOTS_FROM:
            minute = self.clock_span(Span(minute, minute)).start
        return dt.datetime.combine(self.first_date, dt.time()) + dt.timedelta(minutes=minute)

    def span(self, window: Window) -> Span:
        return Span(self.minute(window.start), self.minute(window.end))

    def spans(self, windows: Iterable[Window]) -> tuple[Span, ...]:
        return tuple(self.span(window) for window in windows)

    def day_start(self, day: int) -> int:
        """Minute of midnight of the day at index ``day``."""
        return (self.days[day].date - self.first_date).days * MINUTES_A_DAY

    def when(self, span: Span) -> When:
        """``span`` in words."""
        span = self.clock_span(span)
        date = self.moment(span.start).date()
        midnight = (date - self.first_date).days * MINUTES_A_DAY
        return When(date, span.start - midnight, span.end - midnight)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """All blocks, in the order of days and within a day as listed."""
        return tuple(block for day in self.days for block in day.blocks)

    @cached_property
    def block_index(self) -> dict[str, int]:
        return {block.id: index for index, block in enumerate(self.blocks)}

    @cached_property
    def day_of_block(self) -> tuple[int, ...]:
        """Index of the day of each block."""
        return tuple(index for index, day in enumerate(self.days) for _ in day.blocks)

    def block_span(self, block: int) -> Span:
        start = self.day_start(self.day_of_block[block])
        return Span(start + self.blocks[block].start, start + self.blocks[block].end)

    def n_starts(self, block: int) -> int:
        """Slots of a block, or steps that begin in it, the last one cut short by its end."""
        shape = self.blocks[block]
        if shape.step is None:
            return shape.n_slots or len(shape.slots)
        return -(-(shape.end - shape.start) // shape.step)

    @property
    def own_timelines(self) -> bool:
        """Whether blocks have timelines of their own; all have, or none."""
        return any(block.timeline == "own" for block in self.blocks)

    @cached_property
    def _first_slots(self) -> tuple[int, ...]:
        """Where the slots of each block with its own timeline begin: block after block, a gap between."""
        lengths = ((block.n_slots or 0) + 1 for block in self.blocks)
        return tuple(accumulate(lengths, initial=SLOTS_FROM))

    def clock_span(self, span: Span) -> Span:
        """Wall-clock minutes of ``span``, which are others only where a block has its own timeline."""
        if span.start < SLOTS_FROM:
            return span
        block = bisect_right(self._first_slots, span.start) - 1
        whole, n_slots, first = (
            self.block_span(block),
            self.blocks[block].n_slots or 1,
            self._first_slots[block],
        )
        start = (span.start - first) * whole.minutes // n_slots
        end = -(-(span.end - first) * whole.minutes // n_slots)
        return Span(whole.start + start, whole.start + end)

    def slot_span(self, block: int, slot: int) -> Span:
        """Span of one slot, explicit or of a block's own timeline."""
        if self.blocks[block].n_slots is not None:
            begin = self._first_slots[block] + slot
            return Span(begin, begin + 1)
        start = self.day_start(self.day_of_block[block])
        given = self.blocks[block].slots[slot]
        return Span(start + given.start, start + given.end)

    def day_at(self, minute: int) -> int:
        """Index of the day on whose date ``minute`` falls; -1 when the conference has no such day."""
        return self._day_by_date.get(self.moment(minute).date(), -1)

    @cached_property
    def _day_by_date(self) -> dict[dt.date, int]:
        return {day.date: index for index, day in enumerate(self.days)}

    @cached_property
    def closed(self) -> tuple[tuple[Span, ServiceItem], ...]:
        """Service items during which no session may stand."""
        found = []
        for index, day in enumerate(self.days):
            start = self.day_start(index)
            found += [(Span(start + i.start, start + i.end), i) for i in day.service if i.closed]
        return tuple(found)

    # -- things by id -------------------------------------------------------------------------

    @cached_property
    def session(self) -> dict[str, Session]:
        return {session.id: session for session in self.sessions}

    @cached_property
    def person(self) -> dict[str, Person]:
        return {person.id: person for person in self.people}

    @cached_property
    def room(self) -> dict[str, Room]:
        return {room.id: room for room in self.rooms}

    @cached_property
    def organisation(self) -> dict[str, Organisation]:
        return {organisation.id: organisation for organisation in self.organisations}

    def kind(self, session: Session) -> Kind:
        return self.kinds[session.kind]

    def name(self, subject: str) -> Text:
        """What people call the session, person or room with this id."""
        session = self.session.get(subject)
        if session is not None:
            return session.title
        named = self.person.get(subject) or self.room.get(subject)
        return (named.name if named else None) or Text(any=subject)

    def tag_name(self, family: str, tag: str) -> Text:
        """What people call a tag of a family (see `tags`)."""
        titled: Track | Kind | None = None
        match family:
            case "track":
                titled = self.tracks.get(tag)
            case "kind":
                titled = self.kinds.get(tag)
            case "person":
                return self.name(tag)
            case "sponsor" if tag in self.organisation:
                return self.organisation[tag].name
        return (titled.title if titled else None) or Text(any=tag)

    def kind_name(self, session: Session) -> Text:
        """What people call a session's kind."""
        return self.tag_name("kind", session.kind)

    # -- sessions -----------------------------------------------------------------------------

    def minutes_of(self, session: Session) -> int | None:
        """How long a session lasts; None: as long as its slot."""
        return session.duration or self.kind(session).duration

    @cached_property
    def expected(self) -> tuple[tuple[Session, int], ...]:
        """Sessions whose audience is known, with how many people are expected."""
        return tuple((s, s.audience) for s in self.sessions if s.audience is not None)

    def setup_of(self, session: Session) -> str | None:
        return session.setup or self.kind(session).setup

    def placing(self, session: Session, block: int, slot: int) -> Span | None:
        """When a session would run from a slot or step of a block; None where that leaves the block.

        A session longer than its slot gets its full length: that such a place is no good is a rule.
        """
        shape = self.blocks[block]
        if slot < 0:
            return None
        if shape.n_slots is not None:
            last = slot + session.n_slots - 1
            fits = last < shape.n_slots
            return Span(self.slot_span(block, slot).start, self.slot_span(block, last).end) if fits else None
        if shape.step is None:
            last = slot + session.n_slots - 1
            if last >= len(shape.slots):
                return None
            start = self.slot_span(block, slot).start
            minutes = session.duration if session.n_slots > 1 else self.minutes_of(session)
            end = start + minutes if minutes else self.slot_span(block, last).end
            return Span(start, end) if end > start else None
        whole = self.block_span(block)
        start = whole.start + slot * shape.step
        span = Span(start, start + (self.minutes_of(session) or shape.step))
        return span if span.end <= whole.end else None

    @cached_property
    def sessions_by_person(self) -> dict[str, tuple[Session, ...]]:
        """Sessions that need each person, people in the order of the instance."""
        found: dict[str, list[Session]] = {person.id: [] for person in self.people}
        for session in self.sessions:
            for person in session.people:
                found[person].append(session)
        return {person: tuple(sessions) for person, sessions in found.items()}

    @cached_property
    def continued(self) -> frozenset[str]:
        """Ids of the sessions that another one continues for certain."""
        return frozenset(s.continues for s in self.sessions if s.continues and not s.optional)

    def tags(self, session: Session, family: str) -> tuple[str, ...]:
        """Tags of a session in a family: a family of its ``tags``, or one of these.

        ``track``, ``kind``, ``language``, ``audience_level``, ``person``, ``sponsor``, and ``domain`` (of the
        sponsors).
        """
        match family:
            case "track":
                return tuple(dict.fromkeys(session.tracks))
            case "kind":
                return (session.kind,)
            case "language":
                return tuple(dict.fromkeys(session.languages))
            case "audience_level":
                return () if session.audience_level is None else (str(session.audience_level),)
            case "person":
                return session.people
            case "sponsor":
                return tuple(dict.fromkeys(session.sponsors))
            case "domain":
                domains = (self.organisation[sponsor].domain for sponsor in session.sponsors)
                return tuple(dict.fromkeys(domain for domain in domains if domain))
            case _:
                return tuple(dict.fromkeys(session.tags.get(family, ())))

    def time_tags(self, block: int, first: int, n_slots: int = 1) -> frozenset[str]:
        """Tags of a time: of the block, and of some slots in a row where it has explicit ones."""
        shape = self.blocks[block]
        taken = shape.slots[max(0, first) : max(0, first + n_slots)]
        return frozenset(shape.tags).union(*(slot.tags for slot in taken))

    def sessions_by_tag(self, family: str) -> dict[str, tuple[Session, ...]]:
        """Sessions of each tag of a family, tags sorted."""
        found: defaultdict[str, list[Session]] = defaultdict(list)
        for session in self.sessions:
            for tag in self.tags(session, family):
                found[tag].append(session)
        return {tag: tuple(found[tag]) for tag in sorted(found)}

    # -- rooms --------------------------------------------------------------------------------

    @cached_property
    def _atoms(self) -> dict[str, frozenset[str]]:
        def leaves(room: str) -> frozenset[str]:
            parts = self.room[room].parts
            return frozenset().union(*map(leaves, parts)) if parts else frozenset({room})

        return {room.id: leaves(room.id) for room in self.rooms}

    def atoms(self, rooms: Iterable[str]) -> frozenset[str]:
        """The indivisible rooms that ``rooms`` take up."""
        return frozenset().union(*(self._atoms.get(room, frozenset({room})) for room in rooms))

    def with_parts(self, rooms: Iterable[str]) -> frozenset[str]:
        """``rooms`` and all that they are made of, at any depth."""
        parts = (self.with_parts(self.room[room].parts) | {room} for room in rooms)
        return frozenset().union(*parts)

    def rooms_of(self, session: Session) -> tuple[str, ...]:
        """The only rooms for a session, its own list or its kind's; none listed: all will do."""
        return session.rooms or self.kind(session).rooms

    def seats(self, session: Session, rooms: Iterable[str]) -> int:
        """How many people ``rooms`` seat together in the session's set-up."""
        return self.seats_in(rooms, self.setup_of(session))

    def seats_in(self, rooms: Iterable[str], setup: str | None) -> int:
        """How many people ``rooms`` seat together in a set-up."""
        return sum(self.room[room].seats(setup) for room in rooms)

    def changeover(self, session: Session, rooms: Iterable[str], atom: str) -> int:
        """Minutes that an indivisible room stays taken after a session in ``rooms``, the longest over it.

        None where another session continues it.
        """
        if session.id in self.continued:
            return 0
        over = (self.room[room] for room in self.with_parts(rooms) if atom in self._atoms[room])
        return max((room.minutes_after(session.kind) for room in over), default=0)

    def walk(self, rooms: Iterable[str], others: Iterable[str]) -> int:
        """Minutes on foot from one set of rooms to another, the longest way."""
        return max((self._walk(a, b) for a, b in product(rooms, others)), default=0)

    def _walk(self, room: str, other: str) -> int:
        if room == other or self._atoms[room] & self._atoms[other]:
            return 0
        listed = self._listed_walks(room, other)
        if not listed:
            between = product(self.with_parts((room,)), self.with_parts((other,)))
            listed = [minutes for a, b in between for minutes in self._listed_walks(a, b)]
        ends = (self.room[end].walk.get("default", 0) for end in (room, other))
        return max(listed) if listed else max(ends)

    def _listed_walks(self, room: str, other: str) -> list[int]:
        """What either of two rooms says of the way to the other."""
        ways = ((room, other), (other, room))
        return [self.room[a].walk[b] for a, b in ways if b in self.room[a].walk]

    # -- identity -----------------------------------------------------------------------------

    @cached_property
    def hash(self) -> str:
        """A fingerprint of all that is said, whatever the file's layout and comments."""
        said = self.model_dump(mode="json", by_alias=True, exclude_defaults=True)
        text = json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()[:16]
