"""What every rule is: its parameters, what it wants (``state``), and what it finds wrong (``check``)."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from typing import ClassVar, Literal

from pydantic import Field

from scheduler.domain import Instance, Programme, Violation, Words
from scheduler.domain.problem import Problem
from scheduler.domain.value import Value, Weight
from scheduler.network import Mend, NetworkBuilder, Reason

AT_A_PRICE = Mend("priced")
Group = Literal["placing", "rooms", "people", "times", "order", "tracks", "balance"]


class Rule(Value, ABC):
    """One demand or wish on the programme; its fields are its parameters.

    A subclass gives ``title``, ``group`` and ``formula``, and says itself twice: to the network and over
    the domain. The two share words and lookups, never logic.
    """

    title: ClassVar[Words]
    """What people call it, in the table of scores."""
    group: ClassVar[Group]
    formula: ClassVar[str]
    """What is counted, with its unit."""
    example: ClassVar[str]
    """The rule as an instance lists it."""
    base: ClassVar[bool] = False
    """In force without being listed."""
    rewards: ClassVar[bool] = False
    """Its costs are below 0; it cannot stand at the first level, whose costs are not to be made up for."""
    peers: ClassVar[tuple[str, ...]] = ()
    """What other programs call it: ``OptaPlanner: Theme track conflict``."""

    id: str = Field("", exclude=True)
    """The name under which the instance lists it."""
    level: str = "soft"
    """A level of the instance, or ``off``."""
    weight: Weight = 1
    """What one unit costs."""

    @classmethod
    def name(cls) -> str:
        """The rule's name in the catalogue, which is its file's."""
        return cls.__module__.rsplit(".", 1)[-1]

    @abstractmethod
    def state(self, network: NetworkBuilder) -> None:
        """Say in terms what the rule wants."""

    @abstractmethod
    def check(self, instance: Instance, programme: Programme) -> Iterator[Violation]:
        """Find what a programme breaks."""

    def problems(self, instance: Instance) -> Iterable[Problem]:
        """What is wrong with the parameters for this instance; paths begin at the rule's own fields."""
        return ()

    def reason(self, *subjects: str, words: Words, mend: Mend = AT_A_PRICE) -> Reason:
        """Why a term is there."""
        return Reason(self.id, subjects, words, mend)

    def violation(self, amount: int, *subjects: str, words: Words) -> Violation:
        """A violation of ``amount`` units."""
        return Violation(self.id, self.level, self.weight * amount, subjects, words)
