"""Changes of an instance that are being worked out, and taken no further than they must go."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from pydantic import ValidationError

from scheduler.domain import Instance
from scheduler.explanation.changes.plan import Plan
from scheduler.explanation.explanation import Change

Does = Callable[[Instance], bool]
"""Whether it is proved that a changed instance has a programme."""
Over = Callable[[], bool]
"""Whether time is over."""


def never() -> bool:
    """Time is not limited."""
    return False


@dataclass(frozen=True)
class Part:
    """What lifts the demands of one field, by a plan, and what one unit costs; ``steps`` are its path."""

    field: str
    steps: tuple[str, ...]
    price: int
    plan: Plan


@dataclass(frozen=True)
class Draft:
    """An instance, and changes of it that are made together."""

    instance: Instance
    parts: tuple[Part, ...]

    @cached_property
    def _made(self) -> tuple[Instance, tuple[Change, ...]] | None:
        given = self.instance.model_dump(mode="json", by_alias=True, exclude_defaults=True)
        changes = []
        for part in self.parts:
            if not part.plan.idle:
                words = part.plan.write(given, part.plan.amounts)
                price = part.plan.price(part.price)
                changes.append(Change(part.plan.field or part.field, words, price, part.field))
        try:
            return Instance.model_validate(given), tuple(changes)
        except ValidationError:
            return None

    @property
    def changed(self) -> Instance | None:
        """The instance after all changes; None where that is not in order, or nothing changes."""
        return self._made[0] if self._made and self._made[1] else None

    @property
    def changes(self) -> tuple[Change, ...]:
        """What is changed, in words."""
        return self._made[1] if self._made else ()

    @property
    def cost(self) -> int:
        """What all changes cost together."""
        return sum(change.cost for change in self.changes)

    def with_amount(self, part: int, number: int, amount: int) -> Draft:
        """The same changes, but one of them less, or more, far-reaching."""
        held = self.parts[part]
        amounts = tuple(amount if n == number else old for n, old in enumerate(held.plan.amounts))
        changed = replace(held, plan=replace(held.plan, amounts=amounts))
        return Draft(self.instance, _with(self.parts, part, changed))


def _with(parts: Sequence[Part], number: int, part: Part) -> tuple[Part, ...]:
    return (*parts[:number], part, *parts[number + 1 :])


def least(draft: Draft, does: Does, over: Over = never) -> Draft:
    """The same changes, of which none can be spared, or go less far, by itself, as far as ``does`` tells.

    What is not tried before time is ``over`` stays as it is.
    """
    for held in sorted(draft.parts, key=lambda part: part.plan.price(part.price), reverse=True):
        if over():
            return draft
        fewer = Draft(draft.instance, tuple(part for part in draft.parts if part is not held))
        if fewer.changed is not None and does(fewer.changed):
            draft = fewer
    for part, held in enumerate(draft.parts):
        for number in range(len(held.plan.amounts)):
            draft = _lowered(draft, part, number, does, over)
    return draft


def _lowered(draft: Draft, part: int, number: int, does: Does, over: Over) -> Draft:
    """One amount made as low as can be: to nothing, or at least by one, if it can; then it is halved."""

    def at(amount: int) -> Draft | None:
        if over():
            return None
        lower = draft.with_amount(part, number, amount)
        return lower if lower.changed is not None and does(lower.changed) else None

    high = draft.parts[part].plan.amounts[number]
    if high == 0:
        return draft
    nothing = at(0)
    if nothing is not None:
        return nothing
    if high == 1 or (lower := at(high - 1)) is None:
        return draft
    best, low, high = lower, 0, high - 1
    while high - low > 1:
        lower = at((low + high) // 2)
        if lower is None:
            low = (low + high) // 2
        else:
            best, high = lower, (low + high) // 2
    return best
