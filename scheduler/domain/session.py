"""One thing to place in the programme."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from scheduler.domain.text import GivenText, Language
from scheduler.domain.time import Moment, Window
from scheduler.domain.value import Flag, Founded, FrozenMap, Id, NonNegativeInt, PositiveInt, Value


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


class Session(Founded):
    """A keynote, round table, workshop, ceremony, talk or poster slot."""

    id: Id
    kind: Id
    title: GivenText
    abstract: GivenText | None = None
    tracks: tuple[Id, ...] = ()
    tags: FrozenMap[Id, tuple[Id, ...]] = {}
    """Tags by family, such as ``{theme: [ai], content: [rust]}``."""
    speakers: tuple[Id, ...] = ()
    moderators: tuple[Id, ...] = ()
    chairs: tuple[Id, ...] = ()
    attendees: tuple[Id, ...] = ()
    """Others who must be free for it."""
    sponsors: tuple[Id, ...] = ()
    audience: NonNegativeInt | None = None
    """How many people are expected; none given: not known, and no rule of seats applies."""
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
    n_rooms: PositiveInt = Field(1, le=4)
    """Rooms that it takes at once; their seats add up."""
    rooms: tuple[Id, ...] = ()
    """The only rooms for it; none given: those of its kind."""
    pinned: Pin | None = None
    allowed: tuple[Window, ...] = ()
    forbidden: tuple[Window, ...] = ()
    preferred: tuple[Window, ...] = ()
    undesired: tuple[Window, ...] = ()
    continues: Id | None = None
    """The session that it follows at once in the same room."""
    follows: tuple[Follows, ...] = ()
    conflicts: tuple[Id, ...] = ()
    """Sessions that must not run at the same time."""
    optional: Flag = False
    """May be left out, at ``price``."""
    price: PositiveInt = 1
    status: Literal["confirmed", "tentative"] = "confirmed"

    @property
    def people(self) -> tuple[str, ...]:
        """Ids of everybody who must be present, each once, in the order given."""
        return tuple(dict.fromkeys(self.speakers + self.moderators + self.chairs + self.attendees))

    @property
    def predecessors(self) -> tuple[Follows, ...]:
        """All that it follows, ``continues`` included."""
        if self.continues is None:
            return self.follows
        return (Follows(session=self.continues, right_after=True, same_room=True), *self.follows)
