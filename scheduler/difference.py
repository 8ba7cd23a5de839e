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

    A session moves where its time or its rooms change; by which block and slot an instance names that time
    is nobody's concern. A programme differs in nothing from itself. Sessions that the instance does not have
    (see `read_old_programme`) come last, and nobody is told of them.
    """
    moves = tuple(_moves(instance, before, after))
    return Diff(moves, tuple(_people(instance, moves)))


def _moves(instance: Instance, before: Programme, after: Programme) -> Iterator[Move]:
    known = [session.id for session in instance.sessions]
    others = [placement.session for placement in (*before.placements, *after.placements)]
    for session in dict.fromkeys((*known, *others)):
        move = Move(session, before.get(session), after.get(session))
        if move.before != move.after and (move.kind != "moved" or move.other_time or move.other_rooms):
            yield move


def _people(instance: Instance, moves: tuple[Move, ...]) -> Iterator[PersonMoves]:
    for person in instance.people:
        needing = {session.id for session in instance.sessions_by_person[person.id]}
        told = tuple(move for move in moves if move.session in needing)
        if told:
            yield PersonMoves(person.id, told)
