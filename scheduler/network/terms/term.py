"""What every kind of term is."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scheduler.network.assignment import Assignment
from scheduler.network.reason import Reason
from scheduler.network.writer import Writer

if TYPE_CHECKING:
    from scheduler.network.network import Network


@dataclass(frozen=True, eq=False)
class Term(ABC):
    """A cost at a level, with the reason why it is there.

    A session that is left out costs nothing in any term but its own ``out`` price, and precedence.
    """

    level: str
    reason: Reason

    @abstractmethod
    def value(self, network: Network, assignment: Assignment) -> int:
        """What the assignment costs in this term."""

    @abstractmethod
    def write(self, network: Network, writer: Writer) -> None:
        """Say the term to an exact engine."""

    def least(self, network: Network) -> int:
        """What no assignment can be cheaper than in this term alone: nothing, unless told otherwise."""
        return 0
