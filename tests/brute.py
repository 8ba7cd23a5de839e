"""The best programme by trying all of them: slow, and with no part in common with any engine."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from scheduler.domain import Instance, Score
from scheduler.evaluator import evaluate
from scheduler.network import Assignment, Network
from scheduler.rules import state_rules
from tests.contract.instances import places_of


def all_assignments(network: Network) -> Iterator[Assignment]:
    """Every way to give each session one of its places, or none."""
    places = [places_of(network, session) for session in range(network.n_sessions)]
    for chosen in product(*places):
        yield Assignment.of([position for position, _ in chosen], [room for _, room in chosen])


def n_assignments(network: Network) -> int:
    """How many there are."""
    number = 1
    for session in range(network.n_sessions):
        number *= len(places_of(network, session))
    return number


def best_score(instance: Instance) -> Score:
    """The lowest score of all programmes, which need not be feasible."""
    network = state_rules(instance)
    programmes = (network.programme(assignment) for assignment in all_assignments(network))
    return min((evaluate(instance, programme).score for programme in programmes), key=lambda s: s.costs)
