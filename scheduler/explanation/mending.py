"""From levers to remedies: changes are read off a programme, tried, and made as small as can be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from scheduler.domain import Instance, Placement, Programme
from scheduler.engines.exact import solve_exactly
from scheduler.evaluator import evaluate
from scheduler.explanation.changes import Site
from scheduler.explanation.changes.catalogue import NOTICED
from scheduler.explanation.changes.moves import moved
from scheduler.explanation.draft import Draft, Part, least
from scheduler.explanation.explanation import Remedy
from scheduler.explanation.levers import Lever
from scheduler.explanation.oracle import Oracle
from scheduler.network import Assignment, Network
from scheduler.rules import state_rules

FEW_STEPS = 2
"""More of them are many."""
LONGEST_TO_READ = 0.6
"""Seconds in which it is read off the programme how far they must go."""
PARTS_OF_A_TRIAL = 2
"""A solve of a changed instance may; most are short, and what is told depends on each."""


class Mender:
    """Makes remedies of an instance; ``oracle`` asks about it where blocks could grow.

    ``when_found`` is called whenever changes are found to do.
    """

    def __init__(self, instance: Instance, oracle: Oracle, when_found: Callable[[], None]) -> None:
        self.instance = instance
        self.oracle = oracle
        self.when_found = when_found

    def remedies(self, chosen: Sequence[Lever], assignment: Assignment, most: int | None) -> list[Remedy]:
        """The remedy of a set of levers that a programme stands for, and one in which a window is moved.

        None where it would cost more than ``most``.
        """
        programme = self._programme(chosen, assignment)
        draft = self._draft(chosen, assignment, programme)
        if draft.changed is None or (most is not None and draft.cost > most):
            return []
        solvable = _stands(programme, draft.changed) or self._solvable(draft.changed)
        if solvable is None:
            return [remedy_of(draft, verified=False)]
        if not solvable:
            return []
        self.when_found()
        patience = self.oracle.patience
        if _has_many_steps(draft):
            end = patience.moment(LONGEST_TO_READ)
            draft = least(draft, lambda changed: _stands(programme, changed), lambda: patience.elapsed > end)
        draft = least(draft, lambda changed: self._solvable(changed) is True, lambda: patience.over)
        found = [draft, *self._moved(draft)]
        return [remedy_of(draft, verified=True) for draft in found]

    def _programme(self, chosen: Sequence[Lever], assignment: Assignment) -> Programme:
        """The programme of an assignment, of the instance as it is where no block is to grow."""
        network = self.oracle.network
        programme = network.programme(assignment)
        return programme if _grows(chosen) else restated(programme, network.instance, self.instance)

    def _draft(self, chosen: Sequence[Lever], assignment: Assignment, programme: Programme) -> Draft:
        """What a set of levers would change so that a programme stands."""
        instance = self.oracle.network.instance if _grows(chosen) else self.instance
        broken = frozenset(range(len(self.oracle.demands))) - self.oracle.met_by(assignment)
        parts = []
        for lever in sorted(chosen, key=lambda lever: not lever.grows):
            lifted = tuple(self.oracle.demands[number] for number in lever.demands if number in broken)
            if lifted:
                site = Site(instance, lever.steps, lifted, programme)
                parts.append(Part(lever.field, lever.steps, lever.price, lever.change(site)))
        return Draft(self.instance, tuple(parts))

    def _moved(self, draft: Draft) -> list[Draft]:
        """The one change of a draft, where a window is widened, made by moving it."""
        if len(draft.changes) != 1 or draft.changed is None:
            return []
        [part] = (part for part in draft.parts if not part.plan.idle)
        plan = moved(self.instance, draft.changed, part.steps)
        if plan is None:
            return []
        other = Draft(self.instance, (Part(part.field, part.steps, NOTICED, plan),))
        return [other] if other.changed is not None and self._solvable(other.changed) else []

    def _solvable(self, changed: Instance) -> bool | None:
        """Whether a changed instance has a programme; None: not known within the limits."""
        return has_programme(state_rules(changed), self.oracle)


def _grows(chosen: Sequence[Lever]) -> bool:
    return any(lever.grows for lever in chosen)


def _stands(programme: Programme, changed: Instance) -> bool:
    """Whether a programme is one of the changed instance: sessions where they can be, and no rule broken."""
    same_blocks = all(
        placement.block in changed.block_index
        and changed.placing(
            changed.session[placement.session], changed.block_index[placement.block], placement.slot
        )
        == placement.time
        for placement in programme.placements
    )
    return same_blocks and evaluate(changed, programme).feasible


def _has_many_steps(draft: Draft) -> bool:
    """Whether a number could go so far that it is better read off the programme before it is tried."""
    return any(len(part.plan.amounts) == 1 and part.plan.amounts[0] > FEW_STEPS for part in draft.parts)


def remedy_of(draft: Draft, verified: bool) -> Remedy:
    """What is told of a draft."""
    return Remedy(draft.changes, draft.cost, verified, draft.changed)


def restated(programme: Programme, longer: Instance, instance: Instance) -> Programme:
    """A programme of an instance whose blocks were longer, which stands within what they are."""
    return Programme(tuple(_restated(placement, longer, instance) for placement in programme.placements))


def _restated(placement: Placement, longer: Instance, instance: Instance) -> Placement:
    number = instance.block_index[placement.block]
    step = instance.blocks[number].step
    earlier = (instance.blocks[number].start - longer.blocks[number].start) // step if step else 0
    slot = placement.slot - earlier
    span = instance.placing(instance.session[placement.session], number, slot)
    if span is None:  # it does not stand within, and whoever counts will find it so
        return placement
    return replace(placement, slot=slot, start=span.start, end=span.end)


def has_programme(network: Network, oracle: Oracle) -> bool | None:
    """Whether a network's hard demands can all be met; None: not known within the limits."""
    hard = replace(network, terms=tuple(term for term in network.terms if term.level == network.levels[0]))
    for settings in oracle.steps(PARTS_OF_A_TRIAL):
        if oracle.patience.over:
            return None
        status = solve_exactly(hard, settings).status
        if status != "unknown":
            return status != "infeasible"
    return None
