"""Blocks are made longer: a slot more, or an earlier beginning, or a later end.

How far a block can grow is bounded by what stands before and after it on its day, and by the hours at which
people can be expected to come.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scheduler.domain import Instance, Words
from scheduler.domain.conference import Block
from scheduler.domain.time import MINUTES_A_DAY, Span, clock
from scheduler.explanation.changes.plan import Amounts, Plan
from scheduler.explanation.changes.site import Given, Site, block
from scheduler.network.places import Position

EARLIEST, LATEST = 7 * 60, 22 * 60
"""No block is made to begin before, or to end after, who does not already."""
MOST_SLOTS, MOST_LENGTHS = 2, 4
"""Slots added in a row, and lengths of these; the most usual lengths are taken."""

SLOT = Words(en="Add a slot: {times}.", fr="Ajouter un créneau : {times}.", ar="إضافة خانة زمنية: {times}.")
SLOTS = Words(
    en="Add slots: {times}.", fr="Ajouter des créneaux : {times}.", ar="إضافة خانات زمنية: {times}."
)
OWN_SLOTS = Words(
    en="Add slots to {block} (how many: {number}).",
    fr="Ajouter des créneaux à la plage {block} (nombre : {number}).",
    ar="إضافة خانات زمنية إلى الفترة {block} (العدد: {number}).",
)
LONGER = Words(
    en="Make the block {block} longer: {times}.",
    fr="Allonger la plage {block} : {times}.",
    ar="إطالة الفترة {block} لتشمل أيضًا: {times}.",
)


@dataclass(frozen=True)
class Growth:
    """How far one block could grow: minutes before it and after it, or slots of its own timeline.

    ``slots`` are those that could be added, in minutes of the day; ``n_before`` are the slots that it has.
    """

    day: int
    block: Block
    before: int = 0
    after: int = 0
    slots: tuple[Span, ...] = ()

    @property
    def field(self) -> str:
        """Where the block holds what would change."""
        if self.block.step is not None:
            return f"blocks.{self.block.id}.end" if self.after else f"blocks.{self.block.id}.start"
        return f"blocks.{self.block.id}.{'n_slots' if self.block.n_slots else 'slots'}"

    def grow(self, given: Given) -> None:
        """Make the block as long as can be, what was there before keeping its place where there are slots."""
        self._write(given, self._whole)

    @property
    def _whole(self) -> Amounts:
        if self.block.step is not None:
            return self.before // self.block.step, self.after // self.block.step
        return (MOST_SLOTS,) if self.block.n_slots else (1,) * len(self.slots)

    def minutes_beyond(self, position: Position, day_start: int) -> int:
        """How far a position reaches beyond the block as it is; before it a little more than after."""
        span = Span(day_start + self.block.start, day_start + self.block.end)
        before, after = span.start - position.clock.start, position.clock.end - span.end
        minutes = max(0, after, before + 1 if before > 0 else 0)
        if self.block.step is not None:
            return minutes
        n_slots = self.block.n_slots or len(self.block.slots)
        return max(1, minutes) if position.first + position.n_slots > n_slots else 0

    def plan(self, site: Site) -> Plan:
        """Grow as far as a programme in the longer block needs."""

        def write(given: Given, amounts: Amounts) -> Words:
            self._write(given, amounts)
            return self._said(site.instance, amounts)

        return Plan(write, self._needed(site), each=self.block.step is None)

    def _needed(self, site: Site) -> Amounts:
        stands = [p for p in site.programme.placements if p.block == self.block.id]
        start = site.instance.day_start(self.day)
        if self.block.step is not None:
            first = min([self.block.start, *(p.start - start for p in stands)])
            last = max([self.block.end, *(p.end - start for p in stands)])
            return (self.block.start - first) // self.block.step, -(
                (self.block.end - last) // self.block.step
            )
        n_held = self.block.n_slots or len(self.block.slots)
        taken = {
            slot - n_held
            for p in stands
            for slot in range(p.slot, p.slot + site.instance.session[p.session].n_slots)
        }
        if self.block.n_slots:
            return (max(0, *(slot + 1 for slot in taken)),)
        return tuple(int(number in taken) for number in range(len(self.slots)))

    def _write(self, given: Given, amounts: Amounts) -> None:
        entry = block(given, self.block.id)
        if self.block.step is not None:
            earlier, later = (amount * self.block.step for amount in amounts)
            entry["start"], entry["end"] = clock(self.block.start - earlier), clock(self.block.end + later)
        elif self.block.n_slots:
            entry["n_slots"] = self.block.n_slots + amounts[0]
            minutes = (self.block.end - self.block.start) * amounts[0] // self.block.n_slots
            entry["end"] = clock(min(MINUTES_A_DAY, self.block.end + minutes))
        else:
            added = [slot for slot, amount in zip(self.slots, amounts, strict=True) if amount]
            entry["slots"] = [*entry["slots"], *map(self._slot, added)]
            entry["start"] = clock(min([self.block.start, *(slot.start for slot in added)]))
            entry["end"] = clock(max([self.block.end, *(slot.end for slot in added)]))

    def _slot(self, span: Span) -> Given:
        """A slot to be added, called so that it keeps its name whatever else is added."""
        name = f"{self.block.id}-{clock(span.start)}-{clock(span.end)}".replace(":", "")
        return {"id": name, "start": clock(span.start), "end": clock(span.end)}

    def _said(self, instance: Instance, amounts: Amounts) -> Words:
        name = self.block.title or self.block.id
        if self.block.n_slots:
            return OWN_SLOTS.with_values(block=name, number=amounts[0])
        if self.block.step is not None:
            earlier, later = (amount * self.block.step for amount in amounts)
            held = self.block
            spans = [Span(held.start - earlier, held.start), Span(held.end, held.end + later)]
            words = LONGER
        else:
            spans = [slot for slot, amount in zip(self.slots, amounts, strict=True) if amount]
            words = SLOT if len(spans) == 1 else SLOTS
        start = instance.day_start(self.day)
        when = (instance.when(Span(start + s.start, start + s.end)) for s in spans if s.minutes)
        return words.with_values(block=name, times=tuple(when))


def growths(instance: Instance) -> list[Growth]:
    """Every block that could grow, and how far, in the order of the instance."""
    found = []
    for number, day in enumerate(instance.days):
        for place, held in enumerate(day.blocks):
            if held.n_slots:
                found.append(Growth(number, held))
                continue
            free = _free_around(instance, number, place)
            growth = (
                _on_grid(instance, number, held, free)
                if held.step
                else _of_slots(instance, number, held, free)
            )
            if growth is not None:
                found.append(growth)
    return found


def _free_around(instance: Instance, number: int, place: int) -> Span:
    """What a block has of the day for itself, between other blocks, closed times and the night."""
    day = instance.days[number]
    held = day.blocks[place]
    taken = [Span(block.start, block.end) for n, block in enumerate(day.blocks) if n != place]
    taken += [Span(item.start, item.end) for item in day.service if item.closed and not item.rooms]
    start = max([min(EARLIEST, held.start), *(span.end for span in taken if span.end <= held.start)])
    end = min([max(LATEST, held.end), *(span.start for span in taken if span.start >= held.end)])
    return Span(start, end)


def _on_grid(instance: Instance, number: int, held: Block, free: Span) -> Growth | None:
    """By steps, no farther than the longest session is long."""
    step = held.step or 1
    longest = max((instance.minutes_of(session) or step for session in instance.sessions), default=step)
    before, after = (
        min(longest, room) // step * step for room in (held.start - free.start, free.end - held.end)
    )
    return Growth(number, held, before=before, after=after) if before or after else None


def _of_slots(instance: Instance, number: int, held: Block, free: Span) -> Growth | None:
    """By slots of the usual lengths, some in a row."""
    after = [
        Span(held.end + n * minutes, held.end + (n + 1) * minutes)
        for minutes in _usual_lengths(instance)
        for n in range(MOST_SLOTS)
    ]
    before = [
        Span(held.start - (n + 1) * minutes, held.start - n * minutes)
        for minutes in _usual_lengths(instance)
        for n in range(MOST_SLOTS)
    ]
    slots = tuple(span for span in (*after, *before) if span.within(free))
    return Growth(number, held, slots=slots) if slots else None


def _usual_lengths(instance: Instance) -> Sequence[int]:
    """How long sessions are, or the slots that they fill, the most usual first."""
    own = [minutes for session in instance.sessions if (minutes := instance.minutes_of(session))]
    slots = [slot.end - slot.start for held in instance.blocks for slot in held.slots]
    return _most_usual(own if len(own) == len(instance.sessions) else [*own, *slots])


def _most_usual(lengths: Iterable[int]) -> list[int]:
    held = list(lengths)
    return sorted(sorted(set(held)), key=held.count, reverse=True)[:MOST_LENGTHS]
