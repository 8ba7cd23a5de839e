"""What every kind of failure is: a sentence, and what becomes of the network."""

from __future__ import annotations

from typing import Literal, Protocol

from scheduler.domain import Instance, Programme, Words
from scheduler.network import Network

Kind = Literal["cancels", "lost", "overruns"]


class Failure(Protocol):
    """One thing that fails; ``subject`` is the id of the person, room or session."""

    @property
    def kind(self) -> Kind: ...

    @property
    def subject(self) -> str: ...

    def words(self, instance: Instance) -> Words:
        """What happens, in a sentence."""

    def network(self, instance: Instance, programme: Programme) -> Network:
        """Demands and wishes after it has happened, with the instance as it is then."""
