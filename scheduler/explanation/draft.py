"""Changes of an instance that are being worked out, and taken no further than they must go."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from functools import cached_property

from pydantic import ValidationError

from scheduler.domain import Instance
from scheduler.explanation.changes.plan import Plan
from scheduler.explanation.explanation import Change

Does = Callable[[Instance], bool]
"""Whether it is proved that a changed instance has a programme."""


@dataclass(frozen=True)
class Part:
    """One field that is changed, by a plan, and what one unit of it costs; ``steps`` are its path."""

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
        given = deepcopy(self.instance.model_dump(mode="json", by_alias=True, exclude_defaults=True))
        changes = []
        for part in self.parts:
            if not part.plan.idle:
                words = part.plan.write(given, part.plan.amounts)
                changes.append(Change(part.field, words, part.plan.price(part.price)))
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

    def with_amount(self, part: int, number: int, amount: int) -> Draft:
        """The same changes, but one of them less, or more, far-reaching."""
        held = self.parts[part]
        amounts = tuple(amount if n == number else old for n, old in enumerate(held.plan.amounts))
        changed = replace(held, plan=replace(held.plan, amounts=amounts))
        return Draft(self.instance, _with(self.parts, part, changed))


def _with(parts: Sequence[Part], number: int, part: Part) -> tuple[Part, ...]:
    return (*parts[:number], part, *parts[number + 1 :])


def least(draft: Draft, does: Does) -> Draft:
    """The same changes, none of which could go less far by itself, as far as ``does`` can tell."""
    for part, held in enumerate(draft.parts):
        for number in range(len(held.plan.amounts)):
            draft = _lowered(draft, part, number, does)
    return draft


def _lowered(draft: Draft, part: int, number: int, does: Does) -> Draft:
    """One amount made as low as can be: first by one, since it mostly cannot be less; then it is halved."""
    high = draft.parts[part].plan.amounts[number]
    low, probe = -1, high - 1
    while low < probe < high:
        lower = draft.with_amount(part, number, probe)
        if lower.changed is not None and does(lower.changed):
            draft, high = lower, probe
        elif probe == high - 1:
            break
        else:
            low = probe
        probe = (low + high) // 2
    return draft
