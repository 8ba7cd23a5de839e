"""Sessions stand when their people are there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import ClassVar

from scheduler.domain import Instance, Person, Placement, Programme, Session, Violation, Words
from scheduler.network import Mend, NetworkBuilder
from scheduler.network.places import Position
from scheduler.rules._amounts import MinutesInside, MinutesInSlots, MinutesOutside
from scheduler.rules._minutes import minutes_inside
from scheduler.rules._rule import Group, Rule

AVAILABLE = Words(
    en="{session} needs {person}, who is there only {times}.",
    fr="{session} a besoin de {person}, qui n'est là que {times}.",
    ar="تحتاج {session} إلى حضور {person}، ولا يمكن ذلك إلا في: {times}.",
)
UNAVAILABLE = Words(
    en="{session} needs {person}, who is not there {times}.",
    fr="{session} a besoin de {person}, qui n'est pas là {times}.",
    ar="تحتاج {session} إلى حضور {person}، ولا يمكن ذلك في: {times}.",
)
SLOTS = Words(
    en="{session} stands in slots in which {person} is there.",
    fr="{session} se tient dans des créneaux où {person} est là.",
    ar="تنعقد {session} في الخانات الزمنية المحددة لحضور {person}.",
)
OTHER_SLOTS = Words(
    en="{session} does not stand in a slot in which {person} is away.",
    fr="{session} ne se tient pas dans un créneau où {person} n'est pas là.",
    ar="لا تنعقد {session} في خانة زمنية لا يمكن فيها حضور {person}.",
)
WRONG_TIME = Words(
    en="{person} is not available for {minutes} min of {session} ({when}).",
    fr="{person} n'est pas disponible pendant {minutes} min de {session} ({when}).",
    ar="تنعقد {session} ({when}) خارج أوقات حضور {person} (عدد الدقائق خارجها: {minutes}).",
)
AWAY_IN_SLOT = Words(
    en="{session} ({when}, {minutes} min) takes a slot in which {person} is away.",
    fr="{session} ({when}, {minutes} min) occupe un créneau où {person} n'est pas là.",
    ar="تشغل {session} ({when}، المدة بالدقائق: {minutes}) خانة زمنية لا يمكن فيها حضور {person}.",
)
WRONG_SLOT = Words(
    en="{session} ({when}, {minutes} min) is not in slots in which {person} is there.",
    fr="{session} ({when}, {minutes} min) ne se tient pas dans des créneaux où {person} est là.",
    ar="تنعقد {session} ({when}، المدة بالدقائق: {minutes}) خارج الخانات الزمنية المحددة لحضور {person}.",
)


class PersonAvailability(Rule):
    """A session stands only while all its people are there.

    A person is there inside their ``available`` windows (none given: always) and outside their
    ``unavailable`` ones. Somebody with ``slots`` is there in exactly these: a session that takes any other
    slot, even at the same time, or stands on a grid, is charged with all its minutes; and so is one that
    takes a slot of somebody's ``unavailable_slots``. The four are counted separately.
    """

    title: ClassVar[Words] = Words(en="People available", fr="Disponibilité des personnes", ar="توفر الأشخاص")
    group: ClassVar[Group] = "people"
    formula: ClassVar[str] = (
        "minutes outside the available times + minutes within the unavailable ones + minutes of sessions in "
        "other slots + minutes of sessions in unavailable ones, for each person"
    )
    example: ClassVar[str] = "person_availability: {level: hard}"
    base: ClassVar[bool] = True
    peers: ClassVar[tuple[str, ...]] = ("OptaPlanner: Speaker unavailable timeslot",)

    level: str = "hard"

    def state(self, network: NetworkBuilder) -> None:
        instance = network.instance
        for person, sessions in instance.sessions_by_person.items():
            for session in sessions:
                self._state_available(network, instance.person[person], session)
                self._state_unavailable(network, instance.person[person], session)
                self._state_slots(network, instance.person[person], session)
                self._state_other_slots(network, instance.person[person], session)

    def _state_available(self, network: NetworkBuilder, person: Person, session: Session) -> None:
        available = network.instance.spans(person.available)
        if available:
            self._state(network, person, session, AVAILABLE, "available", MinutesOutside(available))

    def _state_unavailable(self, network: NetworkBuilder, person: Person, session: Session) -> None:
        unavailable = network.instance.spans(person.unavailable)
        if unavailable:
            self._state(network, person, session, UNAVAILABLE, "unavailable", MinutesInside(unavailable))

    def _state_slots(self, network: NetworkBuilder, person: Person, session: Session) -> None:
        if not person.slots:
            return

        def elsewhere(position: Position) -> int:
            block = network.instance.blocks[position.block]
            slots = range(position.first, position.first + position.n_slots)
            in_them = not block.step and all(block.slot_id(slot) in person.slots for slot in slots)
            return 0 if in_them else position.clock.minutes

        self._state(network, person, session, SLOTS, "slots", elsewhere)

    def _state_other_slots(self, network: NetworkBuilder, person: Person, session: Session) -> None:
        if person.unavailable_slots:
            missed = MinutesInSlots(network.instance, frozenset(person.unavailable_slots))
            self._state(network, person, session, OTHER_SLOTS, "unavailable_slots", missed)

    def _state(
        self,
        network: NetworkBuilder,
        person: Person,
        session: Session,
        words: Words,
        field: str,
        minutes: Callable[[Position], int],
    ) -> None:
        windows = network.instance.spans(person.available if field == "available" else person.unavailable)
        times = tuple(network.instance.when(window) for window in windows)
        words = words.with_values(session=session.title, person=person.name, times=times)
        mend = Mend("priced", f"people.{person.id}.{field}")
        reason = self.reason(person.id, session.id, words=words, mend=mend)
        network.unary(session.id, level=self.level, reason=reason, weight=self.weight, position=minutes)

    def check(self, instance: Instance, programme: Programme) -> Iterator[Violation]:
        for placement in programme.placements:
            session = instance.session[placement.session]
            for person in (instance.person[person] for person in session.people):
                for minutes in _minutes_away(instance, person, placement):
                    yield self._absence(instance, person, placement, minutes, WRONG_TIME)
                taken = _slots_taken(instance, session, placement)
                if any(slot in person.unavailable_slots for slot in taken):
                    minutes = instance.clock_span(placement.time).minutes
                    yield self._absence(instance, person, placement, minutes, AWAY_IN_SLOT)
                if person.slots and (len(taken) != session.n_slots or not set(taken) <= set(person.slots)):
                    yield self._absence(
                        instance, person, placement, instance.clock_span(placement.time).minutes, WRONG_SLOT
                    )

    def _absence(
        self, instance: Instance, person: Person, placement: Placement, minutes: int, words: Words
    ) -> Violation:
        words = words.with_values(
            person=person.name,
            minutes=minutes,
            session=instance.name(placement.session),
            when=instance.when(placement.time),
        )
        return self.violation(minutes, person.id, placement.session, words=words)


def _minutes_away(instance: Instance, person: Person, placement: Placement) -> Iterator[int]:
    """Minutes outside the available times and within the unavailable ones, where there are any."""
    available, unavailable = instance.spans(person.available), instance.spans(person.unavailable)
    outside = instance.clock_span(placement.time).minutes - minutes_inside(
        instance.clock_span(placement.time), available
    )
    if available and outside:
        yield outside
    inside = minutes_inside(instance.clock_span(placement.time), unavailable)
    if inside:
        yield inside


def _slots_taken(instance: Instance, session: Session, placement: Placement) -> list[str]:
    """Ids of the slots of a placement, as many as there are; none on a grid, or in no block."""
    index = instance.block_index.get(placement.block)
    numbers = range(placement.slot, placement.slot + session.n_slots)
    ids = () if index is None else instance.blocks[index].slot_ids
    return [ids[number] for number in numbers if number < len(ids)]
