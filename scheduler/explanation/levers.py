"""What could be changed so that demands are lifted: one lever for all demands that come from one field."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scheduler.demands import Demand
from scheduler.domain import Instance
from scheduler.explanation.changes import changer_of
from scheduler.explanation.changes.catalogue import LAST_RESORT


@dataclass(frozen=True)
class Lever:
    """A field that could be changed, its price, how many people it concerns, and the demands it lifts.

    ``demands`` are numbers, ascending. ``relaxes``: the whole rule becomes a wish.
    """

    field: str
    price: int
    n_people: int
    demands: tuple[int, ...]
    relaxes: bool

    @property
    def weight(self) -> tuple[int, int]:
        """What makes one lever cheaper than another."""
        return self.price, self.n_people


def is_changeable(demand: Demand) -> bool:
    """Whether the very field that a demand comes from could be changed."""
    return changer_of(demand.mend) is not None


def levers(instance: Instance, demands: Sequence[Demand]) -> tuple[Lever, ...]:
    """All levers of these demands, in the order of the first demand of each."""
    numbers_by_field: defaultdict[tuple[str, bool], list[int]] = defaultdict(list)
    for number, demand in enumerate(demands):
        field = _field(demand)
        if field is not None:
            numbers_by_field[field].append(number)
    return tuple(
        _lever(instance, demands, *field, tuple(numbers)) for field, numbers in numbers_by_field.items()
    )


def _field(demand: Demand) -> tuple[str, bool] | None:
    """The field to be changed for a demand, and whether that is its rule's level."""
    if demand.mend.ease == "never":
        return None
    if is_changeable(demand):
        return demand.mend.field, False
    return (f"rules.{demand.rule}.level", True) if demand.rule else None


def _lever(
    instance: Instance, demands: Sequence[Demand], field: str, relaxes: bool, numbers: tuple[int, ...]
) -> Lever:
    subjects = (subject for number in numbers for subject in demands[number].subjects)
    found = None if relaxes else changer_of(demands[numbers[0]].mend)
    price = LAST_RESORT if found is None else found[1]
    return Lever(field, price, len(_people(instance, subjects)), numbers, relaxes)


def _people(instance: Instance, subjects: Iterable[str]) -> set[str]:
    """Everybody who is concerned by something about these subjects."""
    found: set[str] = set()
    for subject in subjects:
        if subject in instance.person:
            found.add(subject)
        elif subject in instance.session:
            found.update(instance.session[subject].people)
    return found
