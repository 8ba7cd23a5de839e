"""A model of some demands, written once, that answers for any of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from scheduler.engines.events import Status
from scheduler.engines.exact.demand_model import DemandModel
from scheduler.engines.exact.lifting_model import LiftingModel
from scheduler.engines.interrupt import Interrupt
from scheduler.engines.settings import Settings
from scheduler.explanation.involved import among, involved_sessions
from scheduler.network import Assignment, Network
from scheduler.network.terms import Term

Terms = Mapping[int, Sequence[Term]]
"""The terms of demands, by their numbers."""

MOST_CELLS = 60_000
"""Places in time and rooms of all sessions together, above which a model of them all is not written."""
WIDE = 2
"""A model of so many times the demands asked about is not the right one for many questions."""


@dataclass(frozen=True)
class Written:
    """The model of some demands, of which ``firm`` ones are in every question."""

    network: Network
    terms: Terms
    firm: Terms
    model: DemandModel

    def answers(self, asked: frozenset[int]) -> bool:
        """Whether it can tell of these demands."""
        return self.firm.keys() <= asked and asked <= self.firm.keys() | self.terms.keys()

    def is_wide_for(self, asked: frozenset[int]) -> bool:
        """Whether a model of the demands asked about would be far smaller."""
        return len(self.terms) >= WIDE * len(asked)

    def solve(self, asked: frozenset[int], settings: Settings) -> tuple[Status, Assignment | None]:
        """Try to meet these demands, and no others."""
        kept = {place for place, number in enumerate(self.terms) if number in asked}
        terms = [term for number in asked for term in (self.terms.get(number) or self.firm[number])]
        return self.model.solve(kept, settings, involved_sessions(terms, self.network.n_sessions))


def write(network: Network, terms: Terms, firm: Terms, interrupt: Interrupt) -> Written | None:
    """The model of these demands; None where it would be too large to be of use."""
    involved = involved_sessions([*_all(terms), *_all(firm)], network.n_sessions)
    if _n_cells(network, involved) > MOST_CELLS:
        return None
    said = [_among(held, involved) for held in terms.values()]
    always = _among(_all(firm), involved)
    return Written(network, terms, firm, DemandModel(network, said, interrupt, always, involved))


def write_lifting(
    network: Network,
    terms: Terms,
    levers: Mapping[int, Collection[int]],
    prices: Mapping[int, int],
    firm: Terms,
    interrupt: Interrupt,
) -> LiftingModel | None:
    """The model of demands that levers give up, and of firm ones; None where it would be too large."""
    involved = involved_sessions([*_all(terms), *_all(firm)], network.n_sessions)
    if _n_cells(network, involved) > MOST_CELLS:
        return None
    said = [_among(held, involved) for held in terms.values()]
    lifted_by = [levers[number] for number in terms]
    return LiftingModel(network, said, lifted_by, prices, interrupt, _among(_all(firm), involved), involved)


def _all(terms: Terms) -> list[Term]:
    return [term for held in terms.values() for term in held]


def _among(terms: Iterable[Term], involved: set[int]) -> list[Term]:
    return [said for term in terms if (said := among(term, involved)) is not None]


def _n_cells(network: Network, sessions: Iterable[int]) -> int:
    places = (network.tables.by_session[session] for session in sessions)
    return sum(len(held.positions) * len(held.rooms) for held in places)
