"""People: most have one session, few have many; some chair the sessions of others."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from scheduler.generation.dice import Dice
from scheduler.generation.draft import Draft
from scheduler.generation.programme import Cell, Hidden
from scheduler.generation.timetable import BLOCK_MINUTES, BLOCKS, HALVES, half_of, window

Moment = tuple[int, int, int]

SPEAKERS = {"keynote": 1, "talk": 1, "round_table": 3, "workshop": 2, "poster": 1}
PERCENT_WITH_SECOND_SPEAKER = 30
PERCENT_KNOWN = 25
"""How many of a hundred roles go to somebody who has one already."""
PERCENT_CHAIRED = 30
"""How many of a hundred cells with several sessions have a chair."""
MOST_SESSIONS = 8
TRIES = 6
PERCENT_PARTLY_HERE, PERCENT_AWAY, PERCENT_WISHING = 12, 8, 10


@dataclass
class Someone:
    """A person while roles are given out; ``busy`` are the units taken in the hidden programme."""

    busy: set[Moment] = field(default_factory=set)
    n_sessions: int = 0
    id: str = ""

    def is_free(self, moments: frozenset[Moment], n_more: int) -> bool:
        return self.n_sessions + n_more <= MOST_SESSIONS and not self.busy & moments

    def take(self, moments: frozenset[Moment], n_more: int = 1) -> None:
        self.busy |= moments
        self.n_sessions += n_more


class Cast:
    """Everybody, and who does what: roles by session, which become ids when all are known."""

    def __init__(self, dice: Dice) -> None:
        self._dice = dice
        self.people: list[Someone] = []
        self.roles: list[tuple[Draft, str, Someone]] = []

    def fill(self, hidden: Hidden) -> None:
        """Give every session its people."""
        for draft in self._dice.shuffled(hidden.drafts):
            n_speakers = SPEAKERS[draft.kind]
            if draft.kind == "talk" and self._dice.chance(PERCENT_WITH_SECOND_SPEAKER):
                n_speakers += 1
            for _ in range(n_speakers):
                self._give(draft, "speakers")
            if draft.kind == "round_table":
                self._give(draft, "moderators")
        for cell in hidden.cells:
            if len(cell) > 1 and self._dice.chance(PERCENT_CHAIRED):
                self._chair(cell)
        self._name()

    def _give(self, draft: Draft, role: str) -> None:
        moments = draft.moments
        person = self._known(moments, 1) if self._dice.chance(PERCENT_KNOWN) else None
        if person is None:
            person = Someone()
            self.people.append(person)
        person.take(moments)
        self.roles.append((draft, role, person))

    def _chair(self, cell: Cell) -> None:
        moments = frozenset[Moment]().union(*(draft.moments for draft, _ in cell))
        person = self._known(moments, len(cell))
        if person is not None:
            person.take(moments, len(cell))
            self.roles += [(draft, "chairs", person) for draft, _ in cell]

    def _known(self, moments: frozenset[Moment], n_more: int) -> Someone | None:
        """Somebody who has a role already and is free, rather one of the first, who so get many."""
        for _ in range(TRIES if self.people else 0):
            person = self.people[self._dice.early(len(self.people))]
            if person.is_free(moments, n_more):
                return person
        return None

    def _name(self) -> None:
        """Number people in any order, and tell sessions who they are."""
        width = len(str(len(self.people)))
        self.people = self._dice.shuffled(self.people)
        for number, person in enumerate(self.people, start=1):
            person.id = f"person-{number:0{width}d}"
        for draft, role, person in self.roles:
            draft.said.setdefault(role, []).append(person.id)


def people_entry(cast: Cast, n_days: int, dice: Dice) -> list[dict[str, Any]]:
    """All people as an instance gives them, with when they can come and wish to."""
    return [_person(person, n_days, dice) for person in cast.people]


def _person(person: Someone, n_days: int, dice: Dice) -> dict[str, Any]:
    number = person.id.removeprefix("person-")
    entry: dict[str, Any] = {"id": person.id, "name": f"Person {number}"}
    taken = sorted({(day, half_of(None if block < 0 else block)) for day, block, _ in person.busy})
    if dice.chance(PERCENT_PARTLY_HERE):
        entry["available"] = _whole_days(taken) if dice.chance(60) else _halves(taken)
    elif dice.chance(PERCENT_AWAY):
        free = [(day, half) for day in range(n_days) for half in (0, 1) if (day, half) not in taken]
        if free:
            entry["unavailable"] = _halves([dice.pick(free)])
    if dice.chance(PERCENT_WISHING):
        day, block = dice.below(n_days), dice.pick((0, len(BLOCKS) - 1))
        entry["undesired"] = [window(day, BLOCKS[block], BLOCKS[block] + BLOCK_MINUTES)]
    return entry


def _whole_days(taken: list[tuple[int, int]]) -> list[dict[str, str]]:
    return [window(day, HALVES[0][0], HALVES[1][1]) for day in sorted({day for day, _ in taken})]


def _halves(taken: list[tuple[int, int]]) -> list[dict[str, str]]:
    return [window(day, *HALVES[half]) for day, half in taken]
