"""What could be changed so that demands are lifted.

There is one lever for all demands that come from one field, one for each person who could be taken off
sessions, and one for each block that could be longer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as kept

from scheduler.demands import Demand
from scheduler.domain import Instance
from scheduler.explanation.changes import changer_of
from scheduler.explanation.changes.blocks import Growth
from scheduler.explanation.changes.catalogue import LAST_RESORT, NOTICED, Change
from scheduler.explanation.changes.field import Steps, field_steps
from scheduler.explanation.changes.people import take_off
from scheduler.explanation.changes.rules import relax


@dataclass(frozen=True)
class Lever:
    """A field that could be changed, its price, how many people it concerns, and the demands it lifts.

    ``demands`` are numbers, ascending. ``price`` is the least that it can cost. ``steps`` are the
    field's path taken apart.
    """

    field: str
    price: int
    n_people: int
    demands: tuple[int, ...]
    steps: Steps
    change: Change = kept(repr=False, compare=False)
    grows: bool = False
    """Whether a block becomes longer."""

    @property
    def weight(self) -> tuple[int, int]:
        """What makes one lever cheaper than another."""
        return self.price, self.n_people


def is_changeable(demand: Demand) -> bool:
    """Whether the very field that a demand comes from could be changed."""
    return changer_of(demand.mend) is not None


def levers(
    instance: Instance, demands: Sequence[Demand], growths: Mapping[int, Growth] | None = None
) -> tuple[Lever, ...]:
    """All levers of these demands: those of fields in the order of the first demand of each, then the others.

    ``growths`` are the demands that blocks do not grow, by number.
    """
    grows = growths or {}
    return (
        *_of_fields(instance, demands),
        *_of_people(instance, demands),
        *(_of_block(instance, number, growth) for number, growth in grows.items()),
    )


def _of_fields(instance: Instance, demands: Sequence[Demand]) -> Iterator[Lever]:
    numbers_by_field: defaultdict[str, list[int]] = defaultdict(list)
    for number, demand in enumerate(demands):
        path = _field(demand)
        if path is not None:
            numbers_by_field[path].append(number)
    for path, numbers in numbers_by_field.items():
        found = changer_of(demands[numbers[0]].mend)
        change, price = (relax, LAST_RESORT) if found is None else found
        subjects = (subject for number in numbers for subject in demands[number].subjects)
        yield Lever(path, price, len(_people(instance, subjects)), tuple(numbers), field_steps(path), change)


def _field(demand: Demand) -> str | None:
    """The field to be changed for a demand: its own, or its rule's level."""
    if demand.mend.ease == "never" or not demand.rule:
        return None
    return demand.mend.field if is_changeable(demand) else f"rules.{demand.rule}.level"


def _of_people(instance: Instance, demands: Sequence[Demand]) -> Iterator[Lever]:
    """Somebody is taken off sessions, which lifts what is demanded of nobody but them."""
    numbers_by_person: defaultdict[str, list[int]] = defaultdict(list)
    for number, demand in enumerate(demands):
        people = [subject for subject in demand.subjects if subject in instance.person]
        if len(people) == 1:
            numbers_by_person[people[0]].append(number)
    for person, numbers in numbers_by_person.items():
        yield Lever(f"people.{person}", NOTICED, 1, tuple(numbers), ("people", person), take_off)


def _of_block(instance: Instance, number: int, growth: Growth) -> Lever:
    steps, everybody = ("blocks", growth.block.id), len(instance.people)
    return Lever(growth.field, NOTICED, everybody, (number,), steps, growth.plan, grows=True)


def _people(instance: Instance, subjects: Iterable[str]) -> set[str]:
    """Everybody who is concerned by something about these subjects."""
    found: set[str] = set()
    for subject in subjects:
        if subject in instance.person:
            found.add(subject)
        elif subject in instance.session:
            found.update(instance.session[subject].people)
    return found
