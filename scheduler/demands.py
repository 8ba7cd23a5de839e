"""The hard demands of a network, as people understand them: one for each reason, whatever its terms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable
from dataclasses import dataclass

from scheduler.domain import Words
from scheduler.network import Mend, Network, Reason


@dataclass(frozen=True)
class Demand:
    """One hard demand; ``terms`` are indices into the terms of the network, ascending."""

    rule: str
    subjects: tuple[str, ...]
    words: Words
    mend: Mend
    terms: tuple[int, ...]


def demands(network: Network) -> tuple[Demand, ...]:
    """All hard demands of a network, in the order in which their rules state them."""
    hard = network.levels[0]
    terms_by_reason: defaultdict[Hashable, list[int]] = defaultdict(list)
    for index, term in enumerate(network.terms):
        if term.level == hard:
            terms_by_reason[_key(term.reason)].append(index)
    return tuple(_demand(network.terms[terms[0]].reason, terms) for terms in terms_by_reason.values())


def _demand(reason: Reason, terms: list[int]) -> Demand:
    return Demand(reason.rule, reason.subjects, reason.words, reason.mend, tuple(terms))


def _key(reason: Reason) -> Hashable:
    """What makes a reason one: sentences compare without the values in them, which are told here as well."""
    return reason.rule, reason.subjects, reason.words, reason.words.say(), repr(reason.mend)
