"""How one field is changed, and how far: what a programme needs, and perhaps more than any programme does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from scheduler.domain import Words
from scheduler.explanation.changes.site import Given

Amounts = tuple[int, ...]
Write = Callable[[Given, Amounts], Words]
"""Changes what is given in place, by these amounts, and says what it did."""


@dataclass(frozen=True)
class Plan:
    """One change of a field.

    ``amounts`` say how far it goes, part by part, each 0 or more; whatever is possible by less is possible
    by more. All 0: nothing is changed. ``each``: the price is to be paid once for each unit of them.
    ``field`` is what is written, where that is another than the field that the demands come from.
    """

    write: Write
    amounts: Amounts = ()
    each: bool = False
    field: str | None = None

    def price(self, price: int) -> int:
        """What the change costs, where one unit, or all of it, costs so much."""
        return price * sum(self.amounts) if self.each else price

    @property
    def idle(self) -> bool:
        """Whether it would change nothing."""
        return bool(self.amounts) and not any(self.amounts)


def chosen(things: tuple[str, ...], amounts: Amounts) -> tuple[str, ...]:
    """The things whose amount is above 0."""
    return tuple(thing for thing, amount in zip(things, amounts, strict=True) if amount)
