"""What must hold of every instance and programme, whatever the rules: terms, check and engine agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

import numpy as np
from ortools.sat.python import cp_model

from scheduler.domain import Evaluation, Instance, Words
from scheduler.engines.exact.block_plan import BlockPlan, block_plan
from scheduler.engines.exact.block_writer import BlockWriter
from scheduler.engines.exact.engine import write
from scheduler.engines.exact.granularity import position_classes
from scheduler.engines.exact.proofs import impossible
from scheduler.engines.exact.sequencing import sequence
from scheduler.engines.exact.together import kept_together
from scheduler.engines.exact.together_writer import TogetherWriter
from scheduler.engines.exact.writer import CpWriter
from scheduler.engines.settings import Settings
from scheduler.engines.unavoidable import unavoidable
from scheduler.evaluator import evaluate
from scheduler.network import Assignment, Network, Reason
from scheduler.network.terms import Rank, Unary
from scheduler.rules import rules_in_force, state_rules
from scheduler.solver import Solution, solve
from tests.brute import best_score

QUICK = Settings(seconds=None, workers=1)
PIN = Reason("pin", (), Words("pinned", "pinned", "pinned"))


# -- terms and check ----------------------------------------------------------------------------


def terms_agree(instance: Instance, assignment: Assignment) -> Evaluation:
    """The terms are worth what the checks find, level by level, and a programme is read back as it was."""
    network = state_rules(instance)
    programme = network.programme(assignment)
    evaluation = evaluate(instance, programme)
    assert network.score(assignment) == evaluation.score
    rewarding = {rule.id for rule in rules_in_force(instance) if rule.rewards}
    values = [(term, term.value(network, assignment)) for term in network.terms]
    assert all(value >= 0 or term.reason.rule in rewarding for term, value in values)
    assert all(value >= term.least(network) for term, value in values)
    if evaluation.score.feasible:
        assert all(evaluation.score[level] >= least for level, least in unavoidable(network).items())
    for level in network.levels:
        assert sum(value for term, value in values if term.level == level) == evaluation.score[level]
    again = network.assignment(programme)
    assert again.positions.tolist() == assignment.positions.tolist()
    assert again.rooms.tolist() == assignment.rooms.tolist()
    return evaluation


# -- the engine with all placements fixed -------------------------------------------------------


def fixed_model_agrees(instance: Instance, assignment: Assignment, pinned: Iterable[int] = ()) -> None:
    """A model with all placements fixed has a solution exactly where nothing hard is broken.

    Its least cost is then that of the programme, and so is the least hard cost where nothing is forbidden.
    Sessions among ``pinned`` are fixed by terms that exclude all else, of which the model is told first.
    """
    network = pinned_network(state_rules(instance), assignment, pinned)
    expected = evaluate(instance, network.programme(assignment)).score
    top, *others = network.levels
    strict = _fixed(network, assignment, forbidden=(top,))
    found = _least(strict, others)
    assert (found is not None) == expected.feasible
    assert found is None or found == [expected[level] for level in others]
    assert not (expected.feasible and impossible(strict))
    lenient = _fixed(network, assignment, forbidden=())
    assert _least(lenient, network.levels) == list(expected.costs)


def network_agrees(network: Network, assignment: Assignment) -> None:
    """A model with all placements fixed, nothing forbidden, costs at each level what the terms are worth."""
    lenient = _fixed(network, assignment, forbidden=())
    assert _least(lenient, network.levels) == list(network.score(assignment).costs)


def pinned_network(network: Network, assignment: Assignment, sessions: Iterable[int]) -> Network:
    """The network with terms that keep some sessions where they are in the assignment."""
    terms = []
    for session in sessions:
        places = network.tables.by_session[session]
        if assignment.out(session):
            ones = np.ones(len(places.positions), dtype=np.int64)
            terms.append(Unary(network.levels[0], PIN, session, by_position=ones))
        else:
            other_times = (places.positions != assignment.positions[session]).astype(np.int64)
            other_rooms = (places.rooms != assignment.rooms[session]).astype(np.int64)
            terms.append(Unary(network.levels[0], PIN, session, other_times, other_rooms, out=1))
    return replace(network, terms=(*network.terms, *terms))


def _fixed(network: Network, assignment: Assignment, forbidden: Iterable[str]) -> CpWriter:
    """The model of a network in which every session stands as in the assignment."""
    writer = write(network, None, forbidden)
    writer.finish()
    for session in range(network.n_sessions):
        _fix(writer, session, assignment)
    return writer


def _fix(writer: CpWriter, session: int, assignment: Assignment) -> None:
    held = writer.variables.made(session)
    chosen: list[int] = []
    if not assignment.out(session):
        position, room = writer.network.local(session, assignment)
        chosen = [position]
        writer.model.add_bool_or([literal for r, literal in held.room.items() if r == room])
        writer.model.add_bool_or([literal for c, literal in held.at.items() if c in chosen])
    for choice, literal in held.at.items():
        if choice not in chosen:
            writer.model.add(literal == 0)


def _least(writer: CpWriter, levels: Iterable[str]) -> list[int] | None:
    """The least cost of some levels where all placements are fixed; None where that has no solution.

    The levels have no decision in common then, so that the least sum has the least of each.
    """
    solver = _solver()
    return _solved(solver, writer, levels)


def _solved(solver: cp_model.CpSolver, writer: CpWriter, levels: Iterable[str]) -> list[int] | None:
    costs = [writer.cost(level) for level in levels]
    writer.model.minimize(sum(costs))
    if solver.solve(writer.model) == cp_model.INFEASIBLE:
        return None
    return [int(solver.value(cost)) for cost in costs]


def _solver() -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.cp_model_presolve = False
    return solver


# -- blocks -------------------------------------------------------------------------------------


def blocks_agree(instance: Instance, assignment: Assignment) -> str:
    """With blocks and rooms fixed, the model of blocks charges what any packing of them costs, or less.

    Less only where the plan says that it may be so. Positions are dealt out exactly where some way to do so
    breaks nothing hard, which the model of all positions tells; and where there is none, the sessions named
    are no more than needed. Returns what the case was about: ``time``, ``packed``, ``packed, cheaper`` where
    less was charged, ``not packed``, or ``hard`` where the blocks themselves are wrong.
    """
    network = state_rules(instance)
    plan = block_plan(network)
    if plan is None:
        return "time"
    others = network.levels[1:]
    found = _least_by_blocks(network, plan, assignment)
    packs = _packs(network, assignment)
    if found is None:
        assert not packs
        return "hard"
    packed = sequence(network, assignment)
    if not isinstance(packed, Assignment):
        assert packed is not None
        assert not packs
        _cannot_pack(network, assignment, packed)
        return "not packed"
    assert packs
    score = evaluate(instance, network.programme(packed)).score
    assert score.feasible
    costs = [score[level] for level in others]
    assert all(least <= cost for least, cost in zip(found, costs, strict=True))
    assert found == costs or not plan.exact
    told = _told_by_blocks(network, plan, packed)
    ranked = any(isinstance(term, Rank) for term in plan.terms)
    assert all(low <= least for low, least in zip(told, found, strict=True)) if ranked else told == found
    return "packed" if found == costs else "packed, cheaper"


def together_agrees(instance: Instance, assignment: Assignment) -> str:
    """With blocks and rooms fixed, the model of groups in one room charges what that of blocks does.

    Returns what the case was about: ``kept``, ``out of order`` where not all orders are kept, ``hard``, or
    ``apart`` where a group is in two rooms of a block, or none is to be kept together.
    """
    network = state_rules(instance)
    plan = block_plan(network)
    together = None if plan is None else kept_together(network, plan)
    if plan is None or together is None:
        return "apart"
    writers = [
        TogetherWriter(network, plan, network.levels[:1], together, is_kept) for is_kept in (False, True)
    ]
    if not writers[0].can_stand(assignment):
        return "apart"
    for writer in writers:
        for term in sorted(together.terms, key=lambda term: not isinstance(term, Unary)):
            term.write(network, writer)
    least = _least_by_blocks(network, plan, assignment)
    free, kept = (_least_held(writer, plan, assignment) for writer in writers)
    assert free == least
    assert kept in (least, None)
    return "hard" if least is None else "kept" if kept is not None else "out of order"


def _least_by_blocks(network: Network, plan: BlockPlan, assignment: Assignment) -> list[int] | None:
    """What the model of blocks charges where blocks and rooms are held; None where it has no solution."""
    writer = write(network, plan, network.levels[:1])
    assert isinstance(writer, BlockWriter)
    return _least_held(writer, plan, assignment)


def _least_held(writer: BlockWriter, plan: BlockPlan, assignment: Assignment) -> list[int] | None:
    """They are held as the search in neighbourhoods holds them, by their decisions. What is dealt out of the
    solution stands in the same blocks, and as many of each bundle stand in each room of them.
    """
    network = writer.network
    writer.finish()
    writer.hint(assignment)
    for session in range(network.n_sessions):
        if not assignment.out(session):
            writer.model.add_bool_or([writer.literal(writer.placed(session))])
    solver = _solver()
    solver.parameters.fix_variables_to_their_hinted_value = True
    found = _solved(solver, writer, network.levels[1:])
    if found is not None:
        dealt = writer.assignment(list(solver.response_proto.solution))
        assert _stand(network, plan, dealt) == _stand(network, plan, assignment)
    return found


def _stand(network: Network, plan: BlockPlan, assignment: Assignment) -> tuple[object, ...]:
    """The block and length of each session, and how many of each bundle have these in each room."""
    classes = position_classes(network)
    there: list[tuple[int, int] | None] = []
    for session in range(network.n_sessions):
        position, room = network.local(session, assignment)
        is_out = assignment.out(session)
        there.append(None if is_out else (int(classes[session][position]), room))
    cells = Counter((plan.bundle_of[session], cell) for session, cell in enumerate(there))
    return [cell and cell[0] for cell in there], cells


def _told_by_blocks(network: Network, plan: BlockPlan, packed: Assignment) -> list[int]:
    """What the terms of a plan are worth, but for places in an order, of which blocks tell only a part."""
    plain = replace(network, terms=tuple(term for term in plan.terms if not isinstance(term, Rank)))
    score = plain.score(packed)
    return [score[level] for level in network.levels[1:]]


def _packs(network: Network, assignment: Assignment, only: Iterable[int] | None = None) -> bool:
    """Whether sessions can keep their blocks and rooms; others than ``only`` are left out, and not asked."""
    sessions = range(network.n_sessions) if only is None else only
    kept = [session for session in sessions if not assignment.out(session)]
    terms = [term for term in network.terms if only is None or not (isinstance(term, Unary) and term.out)]
    writer = write(replace(network, terms=tuple(terms)), None, network.levels[:1])
    writer.finish()
    classes = position_classes(network)
    for session in range(network.n_sessions):
        held = writer.variables.made(session)
        if session not in kept:
            writer.model.add_bool_and([~literal for literal in held.at.values()])
            continue
        position, room = network.local(session, assignment)
        chosen = classes[session] == classes[session][position]
        writer.model.add_bool_or([literal for c, literal in held.at.items() if chosen[held.choices[c]]])
        writer.model.add_bool_or([literal for r, literal in held.room.items() if r == room])
    return _solver().solve(writer.model) != cp_model.INFEASIBLE


def _cannot_pack(network: Network, assignment: Assignment, sessions: tuple[int, ...]) -> None:
    assert not _packs(network, assignment, sessions)
    for session in sessions if len(sessions) > 1 else ():
        assert _packs(network, assignment, [other for other in sessions if other != session])


# -- the whole ----------------------------------------------------------------------------------


def optimum_agrees(instance: Instance) -> Solution:
    """The solver's answer is the best of all programmes, or there is none; and so where rules may break.

    Returns the answer of the exact engine; that of all engines together is as good.
    """
    best = best_score(instance)
    together, solution = solve(instance, QUICK), solve(instance, QUICK, engine="exact")
    assert together.status == solution.status
    assert together.bound == solution.bound
    assert together.proof == solution.proof
    if best.feasible:
        assert together.evaluation is not None
        assert together.evaluation.score == best
        assert solution.status == "optimal"
        assert solution.evaluation is not None
        assert solution.evaluation.score == best
        assert solution.bound == best.as_dict()
        assert set(solution.gap.values()) == {0}
        return solution
    assert solution.status == "infeasible"
    assert solution.programme is None
    least_broken = solve(instance, replace(QUICK, least_broken=True))
    assert least_broken.status == "optimal"
    assert least_broken.evaluation is not None
    assert least_broken.evaluation.score == best
    assert least_broken.bound == best.as_dict()
    return solution
