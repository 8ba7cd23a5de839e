"""Whether somebody's sessions are where they were: the term's value is what the engine charges."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from scheduler.domain import Words
from scheduler.network import Assignment, Network, Reason
from scheduler.network.terms import Displaced, Home
from scheduler.rules import state_rules
from tests.contract.instances import assignments, instances
from tests.contract.laws import _fixed, _least

REASON = Reason("", (), Words("at home", "at home", "at home"))


def homes(draws: st.DataObject, network: Network) -> tuple[Home, ...]:
    """For some sessions some of their places, or none."""
    return tuple(
        Home(
            session,
            draws.draw(st.frozensets(st.sampled_from(places.positions.tolist()), max_size=3)),
            draws.draw(st.frozensets(st.sampled_from(places.rooms.tolist()), max_size=3)),
        )
        for session, places in enumerate(network.tables.by_session)
        if len(places.positions) and draws.draw(st.booleans())
    )


def n_away(homes: tuple[Home, ...], stands: Assignment) -> int:
    """How many of the sessions are not at home, counted by themselves."""
    times, rooms = stands.positions.tolist(), stands.rooms.tolist()
    return sum(times[h.session] not in h.positions or rooms[h.session] not in h.rooms for h in homes)


def test_the_engine_charges_what_the_term_is_worth() -> None:
    found = Counter[str]()

    @given(st.data())
    def prove(draws: st.DataObject) -> None:
        network = state_rules(draws.draw(instances(["placed", "left_out"])))
        assignment, held = draws.draw(assignments(network)), homes(draws, network)
        weight = draws.draw(st.integers(1, 3))
        due = weight if n_away(held, assignment) else 0
        for level in ("soft", "hard"):
            term = Displaced(level, REASON, held, weight)
            assert term.value(network, assignment) == due
            alone = replace(network, terms=(term,))
            charged = _least(_fixed(alone, assignment, ("hard",)), [level])
            assert charged == (None if level == "hard" and due else [due])
        found[f"{min(2, n_away(held, assignment))} away"] += 1
        found["at home"] += bool(held) and not due

    prove()
    assert len(found) == 4, found
    assert found["at home"]
