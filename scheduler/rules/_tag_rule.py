"""What the two rules of tags have in common, those that must be there and those that would be welcome."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

from scheduler.domain import Instance, Person, Placement, Programme, Session, Violation, Words
from scheduler.domain.tag_demands import TagDemands
from scheduler.network import Mend, NetworkBuilder, Reason
from scheduler.network.places import Position, RoomChoice
from scheduler.rules._rule import Group, Rule

Sentences = Mapping[tuple[str, str], Words]
"""By ``times`` or ``rooms``, and the field that lists a tag."""

OF_PERSON = Words(en="{person} (in {session})", fr="{person} (dans {session})", ar="{person} (في {session})")


@dataclass(frozen=True)
class Asked:
    """A tag that is asked to be there, or not to be, and the field that lists it."""

    field: str
    tag: str
    there: bool


@dataclass(frozen=True)
class Owner:
    """Somebody who asks for tags: a session, or one of its people."""

    session: Session
    person: Person | None = None

    @property
    def time_tags(self) -> TagDemands:
        return (self.person or self.session).time_tags

    @property
    def room_tags(self) -> TagDemands:
        return (self.person or self.session).room_tags

    @property
    def subjects(self) -> tuple[str, ...]:
        return (self.session.id, self.person.id) if self.person else (self.session.id,)

    @property
    def path(self) -> str:
        """Where the instance lists it."""
        return f"people.{self.person.id}" if self.person else f"sessions.{self.session.id}"

    @property
    def name(self) -> object:
        """What it is called in a sentence."""
        if self.person is None:
            return self.session.title
        return OF_PERSON.with_values(person=self.person.name, session=self.session.title)


class TagRule(Rule):
    """Times and rooms have the tags asked for by sessions and people, and none of those asked not to be."""

    group: ClassVar[Group] = "times"
    demands: ClassVar[Sentences]
    """What is asked."""
    faults: ClassVar[Sentences]
    """What is not as asked."""
    ease: ClassVar[Literal["priced", "free"]]
    """How what is asked could be lifted."""

    of: Literal["times", "rooms", "both"] = "both"
    """Which tags count: those of ``times``, those of ``rooms``, or ``both``."""
    whose: Literal["sessions", "people", "both"] = "both"
    """Who is heard: ``sessions``, their ``people``, or ``both``."""
    per: Literal["tag", "minute"] = "tag"
    """What counts one: each ``tag``, or each ``minute`` of the session for each tag."""

    @abstractmethod
    def asked(self, tags: TagDemands) -> Iterable[Asked]:
        """Each tag that counts."""

    @abstractmethod
    def missed(self, tags: TagDemands, given: frozenset[str]) -> Iterable[tuple[str, Collection[str]]]:
        """The tags by which what is ``given`` is not as asked, with the field that lists them."""

    # -- in terms -----------------------------------------------------------------------------

    def state(self, network: NetworkBuilder) -> None:
        for session in network.instance.sessions:
            for owner in self._owners(network.instance, session):
                for asked in self.asked(owner.time_tags) if self.of != "rooms" else ():
                    self._state_time(network, owner, asked)
                for asked in self.asked(owner.room_tags) if self.of != "times" else ():
                    self._state_rooms(network, owner, asked)

    def _state_time(self, network: NetworkBuilder, owner: Owner, asked: Asked) -> None:
        instance = network.instance

        def cost(position: Position) -> int:
            tags = instance.time_tags(position.block, position.first, position.n_slots)
            minutes = position.time.minutes if self.per == "minute" else 1
            return minutes * ((asked.tag in tags) != asked.there)

        reason = self._reason(owner, "times", asked)
        network.unary(owner.session.id, level=self.level, reason=reason, weight=self.weight, position=cost)

    def _state_rooms(self, network: NetworkBuilder, owner: Owner, asked: Asked) -> None:
        tagged = {room.id for room in network.instance.rooms if asked.tag in room.tags}

        def wrong_rooms(choice: RoomChoice) -> int:
            return sum((room in tagged) != asked.there for room in choice.rooms)

        def minutes(position: Position) -> int:
            return position.time.minutes

        session, level, reason = owner.session.id, self.level, self._reason(owner, "rooms", asked)
        lengths = {position.time.minutes for position in network.positions(session)}
        if self.per == "tag":
            network.unary(session, level=level, reason=reason, weight=self.weight, rooms=wrong_rooms)
        elif len(lengths) == 1:  # no need to look at the times, which engines like better
            weight = self.weight * lengths.pop()
            network.unary(session, level=level, reason=reason, weight=weight, rooms=wrong_rooms)
        else:
            both = (minutes, wrong_rooms)
            network.unary(session, level=level, reason=reason, weight=self.weight, both=both)

    def _reason(self, owner: Owner, place: Literal["times", "rooms"], asked: Asked) -> Reason:
        words = self.demands[place, asked.field].with_values(owner=owner.name, tag=asked.tag)
        held = "time_tags" if place == "times" else "room_tags"
        mend = Mend(self.ease, f"{owner.path}.{held}.{asked.field}")
        return self.reason(*owner.subjects, words=words, mend=mend)

    # -- over the domain ----------------------------------------------------------------------

    def check(self, instance: Instance, programme: Programme) -> Iterator[Violation]:
        for placement in programme.placements:
            for owner in self._owners(instance, instance.session[placement.session]):
                if self.of in ("times", "both"):
                    yield from self._check_time(instance, placement, owner)
                if self.of in ("rooms", "both"):
                    yield from self._check_rooms(instance, placement, owner)

    def _check_time(self, instance: Instance, placement: Placement, owner: Owner) -> Iterator[Violation]:
        block = instance.block_index.get(placement.block)
        if block is None or owner.time_tags == TagDemands():
            return
        given = instance.time_tags(block, placement.slot, owner.session.n_slots)
        for field, tags in self.missed(owner.time_tags, given):
            if tags:
                words = self.faults["times", field].with_values(
                    owner=owner.name, when=instance.when(placement.time), tags=tuple(sorted(tags))
                )
                yield self.violation(self._units(placement) * len(tags), *owner.subjects, words=words)

    def _check_rooms(self, instance: Instance, placement: Placement, owner: Owner) -> Iterator[Violation]:
        if owner.room_tags == TagDemands():
            return
        for room in placement.rooms:
            for field, tags in self.missed(owner.room_tags, frozenset(instance.room[room].tags)):
                if tags:
                    words = self.faults["rooms", field].with_values(
                        owner=owner.name, room=instance.name(room), tags=tuple(sorted(tags))
                    )
                    amount = self._units(placement) * len(tags)
                    yield self.violation(amount, *owner.subjects, room, words=words)

    def _units(self, placement: Placement) -> int:
        return placement.end - placement.start if self.per == "minute" else 1

    # -- for both -----------------------------------------------------------------------------

    def _owners(self, instance: Instance, session: Session) -> Iterator[Owner]:
        """Who is heard about a session: itself, and each of its people."""
        if self.whose != "people":
            yield Owner(session)
        if self.whose != "sessions":
            yield from (Owner(session, instance.person[person]) for person in session.people)
