"""The cheapest of all levers by one model, until none can be cheaper: for whoever can wait."""

from __future__ import annotations

from dataclasses import replace

from scheduler.engines.exact.lifting_model import LiftingModel
from scheduler.explanation.attempts import Attempts

PARTS_OF_A_LIFTING = 3
"""A look for the cheapest of all levers may take one of so many parts of the time left."""
LEAST_TO_MEND, PART_TO_MEND = 2.0, 0.25
"""Seconds, or the part of the time left, to make a remedy of them, or to look at a part of the levers."""


def try_all_levers(attempts: Attempts) -> None:
    """Try the cheapest levers that are not known to do, as long as there is time and they may be cheaper."""
    everything = range(len(attempts.oracle.demands))
    model = attempts.lifting_model(n for n in everything if attempts.by_demand[n])
    if model is None:
        return
    while not attempts.patience.over and _lifted_further(attempts, model):
        pass


def _lifted_further(attempts: Attempts, model: LiftingModel) -> bool:
    """Try the cheapest levers that are not closed yet; whether there could be more worth trying."""
    patience, prospect = attempts.patience, attempts.prospect
    lifting = model.cheapest(replace(patience.shared(PARTS_OF_A_LIFTING), start=attempts.stands))
    prospect.rise(lifting.least)
    if lifting.assignment is None or attempts.has_enough(prospect.least):
        return False
    known = [done for done in attempts.done if done <= lifting.chosen]
    is_better = False
    if not known:
        with patience.limited(LEAST_TO_MEND, PART_TO_MEND):
            is_better = attempts.made_of(lifting)
    for done in known or [lifting.chosen]:
        model.close(done)
    proved = lifting.least >= attempts.price(lifting.chosen)
    return is_better or proved or patience.seconds is not None
