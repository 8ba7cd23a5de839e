"""What changes from one programme to another, session by session and person by person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from scheduler.domain import Instance, Placement, Programme

Kind = Literal["moved", "added", "dropped"]


@dataclass(frozen=True)
class Move:
    """One session that does not stand as before: at another time, in other rooms, newly in, or out.

    ``before`` None: it stood nowhere; ``after`` None: it stands nowhere any more. Never are both.
    """

    session: str
    before: Placement | None
    after: Placement | None

    @property
    def kind(self) -> Kind:
        if self.before is None:
            return "added"
        return "dropped" if self.after is None else "moved"

    @property
    def other_time(self) -> bool:
        """Whether it stands at another time than before; False where it was added or dropped."""
        if self.before is None or self.after is None:
            return False
        return self.before.time != self.after.time

    @property
    def other_rooms(self) -> bool:
        """Whether it stands in other rooms than before; False where it was added or dropped."""
        if self.before is None or self.after is None:
            return False
        return set(self.before.rooms) != set(self.after.rooms)


@dataclass(frozen=True)
class PersonMoves:
    """What one person must be told: the changes of sessions that need them."""

    person: str
    moves: tuple[Move, ...]


@dataclass(frozen=True)
class Diff:
    """All that changes from one programme to another.

    Moves stand in the order of the instance's sessions, people in the order of the instance; who is not
    concerned is not listed.
    """

    moves: tuple[Move, ...]
    people: tuple[PersonMoves, ...]

    def of_kind(self, kind: Kind) -> tuple[Move, ...]:
        """The sessions that moved, were added, or were dropped."""
        return tuple(move for move in self.moves if move.kind == kind)


def diff(instance: Instance, before: Programme, after: Programme) -> Diff:
    """What changes for the sessions and people of ``instance`` from one programme to the other.

    A programme differs in nothing from itself. Sessions that the instance does not have are passed over.
    """
    moves = tuple(_moves(instance, before, after))
    return Diff(moves, tuple(_people(instance, moves)))


def _moves(instance: Instance, before: Programme, after: Programme) -> Iterator[Move]:
    for session in instance.sessions:
        old, new = before.get(session.id), after.get(session.id)
        if _place(old) != _place(new):
            yield Move(session.id, old, new)


def _place(placement: Placement | None) -> tuple[object, ...] | None:
    """All of a placement but the order in which its rooms are listed."""
    if placement is None:
        return None
    return placement.block, placement.slot, placement.start, placement.end, frozenset(placement.rooms)


def _people(instance: Instance, moves: tuple[Move, ...]) -> Iterator[PersonMoves]:
    concerned = {move.session: frozenset(instance.session[move.session].people) for move in moves}
    for person in instance.people:
        told = tuple(move for move in moves if person.id in concerned[move.session])
        if told:
            yield PersonMoves(person.id, told)
