"""How many sessions stand as in another programme: the term's value is what the engine charges."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from scheduler.domain import Words
from scheduler.network import Reason
from scheduler.network.terms import Alike
from scheduler.rules import state_rules
from tests.contract.instances import assignments, instances
from tests.contract.laws import _fixed, _least

REASON = Reason("", (), Words("alike", "alike", "alike"))


def test_the_engine_charges_what_the_term_is_worth() -> None:
    found = Counter[str]()

    @given(st.data())
    def prove(draws: st.DataObject) -> None:
        network = state_rules(draws.draw(instances(["placed", "left_out"])))
        other, assignment = draws.draw(assignments(network)), draws.draw(assignments(network))
        sessions = tuple(sorted(draws.draw(st.sets(st.integers(0, network.n_sessions - 1), min_size=1))))
        low = draws.draw(st.integers(0, len(sessions)))
        high = draws.draw(st.none() | st.integers(low, len(sessions)))
        for level in ("soft", "hard"):
            term = Alike(level, REASON, sessions, other, draws.draw(st.integers(1, 3)), low, high)
            cost = term.value(network, assignment)
            alone = replace(network, terms=(term,))
            due = _least(_fixed(alone, assignment, ("hard",)), [level])
            assert due == (None if level == "hard" and cost else [cost])
            found[f"{level} {'charged' if cost else 'free'}"] += 1

    prove()
    assert len(found) == 4, found


def test_a_programme_is_alike_itself_in_every_session() -> None:
    @given(st.data())
    def prove(draws: st.DataObject) -> None:
        network = state_rules(draws.draw(instances(["placed"])))
        assignment = draws.draw(assignments(network))
        everyone = tuple(range(network.n_sessions))
        assert Alike("soft", REASON, everyone, assignment, low=len(everyone)).value(network, assignment) == 0
        apart = Alike("soft", REASON, everyone, assignment, weight=2, high=0)
        assert apart.value(network, assignment) == 2 * len(everyone)

    prove()
