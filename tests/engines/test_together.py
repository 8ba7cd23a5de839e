"""Groups in one room of each block: when that is asked for, what the model of it counts, and its best."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ortools.sat.python import cp_model

from scheduler.domain import Instance
from scheduler.engines.exact.block_plan import block_plan
from scheduler.engines.exact.block_writer import BlockWriter
from scheduler.engines.exact.together import Together, kept_together
from scheduler.engines.exact.together_writer import TogetherWriter
from scheduler.network import Assignment
from scheduler.network.keys import ByBlock, ByCell
from scheduler.network.terms import Beside, Capacity, Mixture, Spread, Term, Unary, Used
from scheduler.rules import state_rules
from tests.contract.instances import Size, assignments, instances
from tests.contract.laws import together_agrees
from tests.engines.networks import REASON
from tests.engines.test_bundles import LIKE_COSPLIB, NEVER, like_cosplib

EXAMPLES = settings().max_examples


def together_of(instance: Instance) -> Together | None:
    network = state_rules(instance)
    plan = block_plan(network)
    return None if plan is None else kept_together(network, plan)


@st.composite
def with_tracks(draw: st.DrawFn) -> Instance:
    """Tracks that are to have one room in each block, and mostly have their cells for themselves."""
    rules = draw(st.lists(st.sampled_from((*LIKE_COSPLIB, "room_capacity")), max_size=2))
    rules += draw(st.sampled_from(([], ["track_order"])))
    firm = draw(st.sampled_from((("track_cells",), ("track_cells",), ())))
    drawn: st.SearchStrategy[Instance] = instances(
        ["placed", "room_clash", "track_cells", "parallel_tracks", *rules],
        Size(sessions=5, days=1, blocks=2, slots=3, rooms=2),
        more_traits=1,
        also=["tracks", draw(st.sampled_from(("own_timeline", "several_slots", "uneven")))],
        without=NEVER,
        firm=["placed", "room_clash", *firm],
    )
    return draw(drawn)


def brought_together(instance: Instance, assignment: Assignment) -> Assignment:
    """Sessions of a group in the room of the first of them in the block, where they may be there."""
    network, together = state_rules(instance), together_of(instance)
    rooms, first = assignment.rooms.copy(), dict[tuple[int, int], int]()
    for session, group in sorted(together.group_of.items()) if together is not None else ():
        if not assignment.out(session):
            block = int(network.tables.positions.block[assignment.positions[session]])
            room = first.setdefault((group, block), int(rooms[session]))
            if room in network.tables.by_session[session].rooms:
                rooms[session] = room
    return Assignment(assignment.positions, rooms)


def least(writer: BlockWriter, terms: Sequence[Term]) -> int | None:
    """The least sum of all levels with these terms; None where demands cannot be met."""
    for term in sorted(terms, key=lambda term: not isinstance(term, Unary)):
        term.write(writer.network, writer)
    writer.finish()
    writer.model.minimize(sum(writer.cost(level) for level in writer.network.levels[1:]))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    status = solver.solve(writer.model)
    return None if status == cp_model.INFEASIBLE else round(solver.objective_value)


@pytest.mark.parametrize("n_rooms", [1, 2])
@pytest.mark.parametrize("cells", ["hard", "soft"])
@pytest.mark.parametrize("dear", [(0,), (0, 2, 3), tuple(range(6))])
@pytest.mark.parametrize("has_room_for_all", [False, True])
def test_its_best_is_the_best_of_blocks_with_groups_in_one_room(
    n_rooms: int, cells: str, dear: tuple[int, ...], has_room_for_all: bool
) -> None:
    network = state_rules(like_cosplib(n_rooms=n_rooms, track_cells={"level": cells}))
    all_cells = network.bins_of(ByCell(), range(network.n_sessions))
    prices = tuple((cell, 1 + 4 * ByCell().block_and_rooms(network.tables, cell)[0]) for cell in all_cells)
    used = Used("soft", REASON, dear, ByCell(), prices)
    limits = [term for term in network.terms if isinstance(term, Capacity)]
    endless = limits[:has_room_for_all]
    network = replace(network, terms=(*(term for term in network.terms if term not in endless), used))
    plan = block_plan(network)
    assert plan is not None
    together = kept_together(network, plan)
    assert together is not None
    firm = network.levels[:1]
    kept = [term for term in plan.terms if isinstance(term, Spread) and term not in together.terms]
    terms = [replace(term, level=firm[0]) if term in kept else term for term in plan.terms]
    by_blocks = least(BlockWriter(network, plan, firm), terms)
    assert least(TogetherWriter(network, plan, firm, together, False), together.terms) == by_blocks


def test_groups_share_a_cell_where_only_a_wish_keeps_them_apart() -> None:
    together = together_of(like_cosplib(track_cells={"level": "soft"}))
    assert together is not None
    assert together.apart == frozenset()


def test_groups_are_kept_together_where_a_term_asks_for_it() -> None:
    together = together_of(like_cosplib(n_tracks=2, n_each=3))
    assert together is not None
    assert together.groups == ((0, 1, 2), (3, 4, 5))
    assert together.apart == {0, 1}
    assert not any(isinstance(term, Beside) for term in together.terms)
    by_block = [term for term in together.terms if isinstance(term, Mixture) and term.key == ByBlock()]
    assert [term.groups for term in by_block] == [((0, 1, 2), (3, 4, 5))], "similar tracks"


def test_it_counts_what_blocks_count() -> None:
    found = Counter[str]()

    @given(st.data())
    @settings(max_examples=3 * EXAMPLES)
    def prove(draws: st.DataObject) -> None:
        instance = draws.draw(with_tracks())
        network = state_rules(instance)
        for _ in range(3):
            assignment = brought_together(instance, draws.draw(assignments(network)))
            found[together_agrees(instance, assignment)] += 1

    prove()
    assert all(found[outcome] for outcome in ("kept", "out of order", "hard", "apart")), found
