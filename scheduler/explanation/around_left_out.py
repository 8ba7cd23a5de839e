"""Some remedy soon: those stand all the same without whom all others can."""

from __future__ import annotations

from collections.abc import Collection, Set

from scheduler.engines.exact.lifting_model import Lifting
from scheduler.explanation.attempts import PARTS, Attempts
from scheduler.network import Assignment

PARTS_OF_THE_FIRST = 2
"""A solve that most depends on may take one of so many parts of the time left."""


def try_around_left_out(attempts: Attempts, rules: Collection[str]) -> None:
    """Leave out the fewest sessions, then lift what they need to stand.

    Only demands that concern them are lifted, which leaves far less to decide than to lift any, and at first
    only those of ``rules``, which the known conflicts are about.
    """
    oracle = attempts.oracle
    everything = range(len(oracle.demands))
    without = oracle.leave_out_fewest(everything, PARTS_OF_THE_FIRST)
    if without is None:
        return
    out, missed = oracle.left_out(without), {*everything} - oracle.met_by(without)
    dearest = sum(min(attempts.weights[lever] for lever in attempts.hit_by([n]))[0] for n in missed)
    concerned = {n for n in everything if attempts.by_demand[n] and oracle.concerns(n, out)}
    alike = {n for n in concerned if oracle.demands[n].rule in rules}
    lifting = _lifting(attempts, missed | alike, missed | concerned, attempts.stands or without)
    if lifting is not None and not any(done <= lifting.chosen for done in attempts.done):
        attempts.made_of(lifting, dearest)
    if not attempts.kept:
        attempts.mend(attempts.hit_by(missed), without)


def _lifting(attempts: Attempts, first: Set[int], lifted: Set[int], start: Assignment) -> Lifting | None:
    """The cheapest levers that do where they give up some demands: the first ones only, then all of them."""
    model = None if attempts.patience.over else attempts.lifting_model(lifted)
    if model is None:
        return None
    best = None
    for numbers, parts in ((first, PARTS_OF_THE_FIRST), (lifted, PARTS)):
        if attempts.patience.over:
            break
        model.allow([place for place, number in enumerate(sorted(lifted)) if number in numbers])
        found = model.cheapest(attempts.patience.shared(parts).starting_from(start))
        if found.assignment is not None:
            best, start = found, found.assignment
    return best
