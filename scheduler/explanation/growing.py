"""A network in which blocks are as long as they could be made, and that they are not is one demand for each.

So a slot more is a change like others: it lifts the demand that no session stands beyond a block's bounds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pydantic import ValidationError

from scheduler.demands import Demand, demands
from scheduler.domain import Instance, Words
from scheduler.explanation.changes.blocks import Growth, growths
from scheduler.explanation.oracle import Oracle
from scheduler.network import Mend, Network, Reason
from scheduler.network.terms import Term, Unary
from scheduler.rules import state_rules

NO_RULE = Words(en="", fr="", ar="")
MOST_PLACES = 200_000
"""Places in time of all sessions together, above which blocks are not made longer: it would take too long."""


def grown(oracle: Oracle) -> tuple[Oracle, Mapping[int, Growth]]:
    """The same questions where blocks could grow, and the demand that each does not, by its number.

    Where none can, the oracle itself.
    """
    instance = oracle.network.instance
    found = growths(instance)
    longer = _grown_instance(instance, found)
    if not found or longer is None:
        return oracle, {}
    network = state_rules(longer)
    if sum(len(places.positions) for places in network.tables.by_session) > MOST_PLACES:
        return oracle, {}
    asked = list(demands(network))
    terms = list(network.terms)
    by_number: dict[int, Growth] = {}
    for growth in found:
        closing = _closing(network, growth)
        if closing:
            by_number[len(asked)] = growth
            numbers = tuple(range(len(terms), len(terms) + len(closing)))
            asked.append(Demand("", (), NO_RULE, Mend("priced", growth.field), numbers))
            terms += closing
    return Oracle(replace(network, terms=tuple(terms)), asked, oracle.patience), by_number


def _grown_instance(instance: Instance, found: Sequence[Growth]) -> Instance | None:
    given = instance.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    for growth in found:
        growth.grow(given)
    try:
        return Instance.model_validate(given)
    except ValidationError:
        return None


def _closing(network: Network, growth: Growth) -> list[Term]:
    """What keeps sessions out of the part that a block does not have."""
    table, start = network.tables.positions.positions, network.instance.day_start(growth.day)
    number = network.instance.block_index[growth.block.id]
    terms: list[Term] = []
    reason = Reason("", (growth.block.id,), NO_RULE)
    for session, places in enumerate(network.tables.by_session):
        minutes = places.positions * 0
        for n, index in enumerate(places.positions):
            if table[index].block == number:
                minutes[n] = growth.minutes_beyond(table[index], start)
        if minutes.any():
            terms.append(Unary(network.levels[0], reason, session, minutes))
    return terms
