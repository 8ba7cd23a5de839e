"""One thing to place in the programme."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from scheduler.domain.known_zone import known_zone
from scheduler.domain.tag_demands import TagDemands
from scheduler.domain.text import GivenText, Language, Line, Tag
from scheduler.domain.time import Moment, Window
from scheduler.domain.value import Flag, Founded, FrozenMap, Id, NonNegativeInt, PositiveInt, Value

MOST_ROOMS = 4
"""No session takes more at once, with those for overflow: the choices of rooms grow with each."""


class Pin(Value):
    """Where a session must stand: its start, its rooms, or both."""

    start: Moment | None = None
    rooms: tuple[Id, ...] = ()

    @model_validator(mode="after")
    def _says_something(self) -> Pin:
        if self.start is None and not self.rooms:
            raise ValueError("pins nothing; give it a start, rooms, or both")
        return self


class Follows(Value):
    """How a session stands to an earlier one.

    Gaps are minutes from the end of the earlier one to the start of this one.
    """

    session: Id
    right_after: Flag = False
    """Starts the minute the earlier one ends."""
    same_day: Flag = False
    same_room: Flag = False
    min_gap: NonNegativeInt = 0
    max_gap: NonNegativeInt | None = None

    @model_validator(mode="after")
    def _gaps(self) -> Follows:
        if self.max_gap is not None and self.max_gap < self.min_gap:
            raise ValueError(
                f"has a max_gap {self.max_gap} below its min_gap {self.min_gap}; correct one of the two"
            )
        if self.right_after and self.min_gap:
            raise ValueError("has a min_gap, for which right_after leaves no room; leave one of the two out")
        return self


class Published(Value):
    """Where a session stood when the programme was made public: its start, its rooms, or both."""

    start: Moment | None = None
    end: Moment | None = None
    rooms: tuple[Id, ...] = ()

    @model_validator(mode="after")
    def _says_something(self) -> Published:
        if self.start is None and not self.rooms:
            raise ValueError("says nothing; give it a start, rooms, or both")
        if self.end is not None and (self.start is None or self.end <= self.start):
            raise ValueError("has an end that is not after a start; correct it, or leave it out")
        return self


class Session(Founded):
    """A keynote, round table, workshop, ceremony, talk or poster slot."""

    id: Id
    reference: Annotated[int, Field(strict=True)] | Line | None = None
    """What others call it, where that is no id: a paper's number, a talk's code."""
    kind: Id
    title: GivenText
    abstract: GivenText | None = None
    tracks: tuple[Id, ...] = ()
    tags: FrozenMap[Id, tuple[Tag, ...]] = {}
    """Tags by family, such as ``{theme: [ai], content: [rust]}``."""
    time_tags: TagDemands = TagDemands()
    """What it asks of the tags of times."""
    room_tags: TagDemands = TagDemands()
    """What it asks of the tags of rooms."""
    audience_level: PositiveInt | None = None
    """How much the audience is to know already: 1 for beginners, more for more."""
    speakers: tuple[Id, ...] = ()
    moderators: tuple[Id, ...] = ()
    chairs: tuple[Id, ...] = ()
    attendees: tuple[Id, ...] = ()
    """Others who must be free for it; exports for the public do not tell of them."""
    sponsors: tuple[Id, ...] = ()
    audience: NonNegativeInt | None = None
    """How many people are expected; none given: not known, and no rule of seats applies."""
    favourites: NonNegativeInt | None = None
    """How many people have marked it as one that they wish to attend."""
    crowd_risk: NonNegativeInt = 0
    """Above 0: it may draw a crowd that its neighbours must take up."""
    recorded: Flag = True
    """May be recorded where the room allows it."""
    timezone: Annotated[str, AfterValidator(known_zone)] | None = None
    """Where its speakers are while they present from afar; none given: here."""
    languages: tuple[Language, ...] = ()
    needs: tuple[Id, ...] = ()
    """Features that each of its rooms must have."""
    resources: FrozenMap[Id, PositiveInt] = {}
    """What it takes of the limited resources while it runs."""
    setup: Id | None = None
    duration: PositiveInt | None = None
    """Minutes; none given: the kind's, else as long as its slot."""
    n_slots: PositiveInt = 1
    """Consecutive slots that it takes, in blocks with slots."""
    n_rooms: Annotated[int, Field(strict=True, gt=0, le=MOST_ROOMS)] = 1
    """Rooms that it takes at once; their seats add up."""
    overflow: Annotated[int, Field(strict=True, ge=0, le=MOST_ROOMS - 1)] = 0
    """How many more rooms it may take, to which it is relayed."""
    rooms: tuple[Id, ...] = ()
    """The only rooms for it; none given: those of its kind."""
    pinned: Pin | None = None
    published: Published | None = None
    block_penalties: FrozenMap[Id, NonNegativeInt] = {}
    """What each of its slots costs in a block."""
    room_penalties: FrozenMap[Id, NonNegativeInt] = {}
    """What each of its slots costs in a room."""
    allowed: tuple[Window, ...] = ()
    forbidden: tuple[Window, ...] = ()
    preferred: tuple[Window, ...] = ()
    undesired: tuple[Window, ...] = ()
    continues: Id | None = None
    """The session that it follows at once in the same room."""
    follows: tuple[Follows, ...] = ()
    order: PositiveInt | None = None
    """Its place among the sessions of its track, from 1."""
    repeats: Id | None = None
    """The session of which it is another performance."""
    conflicts: tuple[Id, ...] = ()
    """Sessions that must not run at the same time."""
    optional: Flag = False
    """May be left out, at ``price``."""
    price: PositiveInt = 1
    status: Literal["confirmed", "tentative"] = "confirmed"

    @property
    def on_stage(self) -> tuple[str, ...]:
        """Ids of those whom the public is told of, each once: everybody but ``attendees``."""
        return tuple(dict.fromkeys(self.speakers + self.moderators + self.chairs))

    @property
    def people(self) -> tuple[str, ...]:
        """Ids of everybody who must be present, each once, in the order given."""
        return tuple(dict.fromkeys(self.on_stage + self.attendees))

    @property
    def predecessors(self) -> tuple[Follows, ...]:
        """All that it follows, ``continues`` included."""
        if self.continues is None:
            return self.follows
        return (Follows(session=self.continues, right_after=True, same_room=True), *self.follows)
