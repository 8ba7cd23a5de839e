"""How many sessions stand as in another programme: the term's value is what the engine charges."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.domain import Instance, Words
from scheduler.network import Assignment, Network, Reason
from scheduler.network.last_level import moving_least
from scheduler.network.terms import Alike
from scheduler.rules import state_rules
from tests.contract.instances import assignments, instances
from tests.contract.laws import _fixed, _least
from tests.rules.case import programme_of
from tests.twins import OFFERS, twin_instances, twins

REASON = Reason("", (), Words("alike", "alike", "alike"))


@pytest.mark.parametrize(
    "drawn", [instances(["placed", "left_out"]), twin_instances()], ids=["all", "slots that share starts"]
)
def test_the_engine_charges_what_the_term_is_worth(drawn: st.SearchStrategy[Instance]) -> None:
    found = Counter[str]()

    @given(st.data())
    def prove(draws: st.DataObject) -> None:
        network = state_rules(draws.draw(drawn))
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


def standing(network: Network, **places: str) -> Assignment:
    return network.assignment(programme_of(network.instance, **places))


@pytest.mark.parametrize(
    ("place", "n_alike"),
    [("am.1 big", 2), ("am.0 big", 2), ("am.2 big", 1), ("am.0 small", 1), ("am.1 small", 1)],
)
def test_a_session_stands_as_there_by_its_time_and_rooms(place: str, n_alike: int) -> None:
    network = state_rules(twins(sessions=[{"id": "a"}, {"id": "b"}]))
    stood, now = standing(network, a="am.0 big"), standing(network, a=place)
    term = Alike("soft", REASON, (0, 1), stood, low=2)
    assert term.value(network, now) == 2 - n_alike
    assert _least(_fixed(replace(network, terms=(term,)), now, ("hard",)), ["soft"]) == [2 - n_alike]


def test_another_end_is_another_time() -> None:
    network = state_rules(twins(sessions=[{"id": "a", "kind": "open"}]))
    term = Alike("soft", REASON, (0,), standing(network, a="am.0 big"), low=1)
    now = standing(network, a="am.1 big")
    assert term.value(network, now) == 1
    assert _least(_fixed(replace(network, terms=(term,)), now, ("hard",)), ["soft"]) == [1]


def test_moving_least_counts_no_change_of_slot_at_the_same_time() -> None:
    network = state_rules(twins(OFFERS[2], sessions=[{"id": name} for name in "abc"]))
    stood = standing(network, a="am.0 big", b="am.2 small", c="am.1 big")
    counted = moving_least(network, stood, but=0)
    for places, n_moved in [
        ({"a": "am.1 big", "b": "am.3 small", "c": "am.1 big"}, 0),
        ({"a": "am.0 big", "b": "am.0 small", "c": "am.1 small"}, 1),
        ({"a": "am.0 big", "b": "am.3 big"}, 2),
    ]:
        assert counted.score(standing(network, **places)).costs[-1] == n_moved
