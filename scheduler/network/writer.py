"""What a term may say to an exact engine, without knowing which one it is.

A *condition* is something that a session meets or not: to stand in one of some positions, in one of some
rooms, or both. Terms charge amounts for conditions; at a level that the engine forbids, charging means
forbidding.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from scheduler.network.keys import Key
from scheduler.network.places import Ints, Mask

Condition = Any
"""An engine's own object; terms only pass it on."""


@dataclass(frozen=True, slots=True)
class Use:
    """What one session takes of a resource: amounts and minutes after its end, by its room choices.

    The minutes count only where there is an amount. Sessions that take alike share the arrays.
    """

    session: int
    amounts: Ints
    minutes_after: Ints

    def alike(self) -> list[tuple[int, int, Mask]]:
        """Amounts above 0 with the minutes after, and the mask of the rooms where they are so."""
        pairs = zip(self.amounts.tolist(), self.minutes_after.tolist(), strict=True)
        return [
            (amount, after, (self.amounts == amount) & (self.minutes_after == after))
            for amount, after in sorted(set(pairs))
            if amount
        ]


class Writer(Protocol):
    """The exact engine's side of a term."""

    def forbids(self, level: str) -> bool:
        """Whether costs above 0 at this level are forbidden rather than counted."""

    def at(self, session: int, positions: Mask) -> Condition:
        """The session stands in one of these of its positions."""

    def in_rooms(self, session: int, rooms: Mask) -> Condition:
        """The session stands in one of these of its room choices."""

    def within(self, session: int, positions: Mask, rooms: Mask) -> Condition:
        """The session stands in one of these of its positions and one of these of its room choices."""

    def uses(self, key: Key, sessions: Sequence[int], bin_: int) -> Condition:
        """Some of the sessions stand in a bin."""

    def rank(
        self, level: str, weight: int, sessions: Sequence[int], wanted: Sequence[tuple[int, int]]
    ) -> None:
        """``weight`` is due for each session of ``wanted`` that has not its place among ``sessions``.

        Places count from 1, by block, then room, then first slot, then number; what is left out has none.
        """

    def placed(self, session: int) -> Condition:
        """The session stands somewhere."""

    def negation(self, condition: Condition) -> Condition:
        """The condition is not met."""

    def any_of(self, conditions: Sequence[Condition]) -> Condition:
        """At least one condition is met."""

    def at_least(self, conditions: Sequence[Condition], number: int) -> Condition:
        """``number`` of the conditions are met, or more."""

    def same_when(self, groups: Sequence[tuple[Condition, Condition]]) -> Condition:
        """Some pair is met on both sides; of the left sides at most one is met at a time."""

    def require(self, session: int) -> None:
        """The session is never left out."""

    def exclude(self, session: int, positions: Mask | None, rooms: Mask | None) -> None:
        """The session never stands in these positions (None: any) in these rooms (None: any)."""

    def apart(self, left: int, right: int, extra: int) -> None:
        """Two sessions never overlap, each lengthened by ``extra`` minutes."""

    def charge(self, level: str, amount: int, *conditions: Condition) -> None:
        """``amount`` is due where all conditions are met."""

    def charge_outside(
        self, level: str, weight: int, counted: Sequence[tuple[int, Condition]], low: int, high: int | None
    ) -> None:
        """``weight`` is due for each unit by which the weighted number of conditions leaves low..high."""

    def capacity(self, level: str, weight: int, uses: Sequence[Use], limit: int, pairs: bool) -> None:
        """``weight`` is due for each unit above ``limit`` and minute.

        With ``pairs`` the second unit above it is due twice, the third three times, and so on.
        """

    def remember(self, key: Hashable, make: Callable[[], Condition]) -> Condition:
        """What ``make`` gave when it was first called for this key."""
