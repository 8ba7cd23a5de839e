"""What changes from one programme to another, and whom it concerns."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from scheduler.difference import Diff, Move, diff
from scheduler.domain import Instance, Programme
from scheduler.rules import state_rules
from tests.contract.instances import assignments, instances
from tests.rules.case import instance_of, programme_of

SESSIONS = [
    {"id": "a", "speakers": ["amal"]},
    {"id": "b", "speakers": ["badr"], "moderators": ["amal"]},
    {"id": "c"},
    {"id": "d", "speakers": ["dina"], "n_rooms": 2},
]
PEOPLE = [{"id": "dina"}, {"id": "amal"}, {"id": "badr"}]
HERE = instance_of(sessions=SESSIONS, people=PEOPLE)
OLD = programme_of(HERE, a="am.0 big", b="am.0 small", d="am.2 big+small")


def changes(**places: str) -> Diff:
    return diff(HERE, OLD, programme_of(HERE, **places))


def test_a_session_at_another_time_moved() -> None:
    found = changes(a="am.1 big", b="am.0 small", d="am.2 big+small")
    [move] = found.moves
    assert (move.session, move.kind, move.other_time, move.other_rooms) == ("a", "moved", True, False)
    assert [person.person for person in found.people] == ["amal"]


def test_a_session_in_other_rooms_moved() -> None:
    [move] = changes(a="am.0 small", b="am.0 small", d="am.2 big+small").moves
    assert (move.kind, move.other_time, move.other_rooms) == ("moved", False, True)


def test_the_order_of_rooms_is_no_matter() -> None:
    assert changes(a="am.0 big", b="am.0 small", d="am.2 small+big") == Diff((), ())


def test_another_name_for_the_same_time_is_no_move() -> None:
    renamed = replace(OLD.placements[0], block="first", slot=2)
    assert diff(HERE, OLD, Programme((renamed, *OLD.placements[1:]))) == Diff((), ())


def test_sessions_come_and_go() -> None:
    found = changes(a="am.0 big", c="am.1 big", d="am.2 big+small")
    assert [(move.session, move.kind) for move in found.moves] == [("b", "dropped"), ("c", "added")]
    assert not any(move.other_time or move.other_rooms for move in found.moves)
    assert [move.session for move in found.of_kind("added")] == ["c"]


def test_people_stand_in_the_order_of_the_instance_each_with_all_that_concerns_them() -> None:
    found = changes(a="am.1 big", b="am.1 small")
    told = [(person.person, [move.session for move in person.moves]) for person in found.people]
    assert told == [("dina", ["d"]), ("amal", ["a", "b"]), ("badr", ["b"])]


def test_sessions_that_the_instance_does_not_have_come_last() -> None:
    smaller = instance_of(sessions=SESSIONS[1:2], people=PEOPLE)
    found = diff(smaller, OLD, programme_of(HERE, c="am.0 big"))
    assert [(move.session, move.kind) for move in found.moves] == [
        ("b", "dropped"), ("a", "dropped"), ("d", "dropped"), ("c", "added"),
    ]  # fmt: skip
    assert [person.person for person in found.people] == ["amal", "badr"]


# -- laws ---------------------------------------------------------------------------------------


def programmes(draws: st.DataObject) -> tuple[Instance, Programme, Programme]:
    """A random instance with people in its sessions, and two programmes of it."""
    instance = draws.draw(instances(["person_clash"]))
    network = state_rules(instance)
    first, second = (network.programme(draws.draw(assignments(network))) for _ in range(2))
    return instance, first, second


@given(draws=st.data())
def test_a_programme_differs_in_nothing_from_itself(draws: st.DataObject) -> None:
    instance, programme, _ = programmes(draws)
    assert diff(instance, programme, programme) == Diff((), ())


@given(draws=st.data())
def test_the_way_back_is_the_way_there_reversed(draws: st.DataObject) -> None:
    instance, first, second = programmes(draws)
    there, back = diff(instance, first, second), diff(instance, second, first)
    assert back.moves == tuple(Move(move.session, move.after, move.before) for move in there.moves)
    assert [p.person for p in there.people] == [p.person for p in back.people]


@given(draws=st.data())
def test_who_is_told_has_a_session_that_changed_and_who_has_one_is_told(draws: st.DataObject) -> None:
    instance, first, second = programmes(draws)
    found = diff(instance, first, second)
    for person in found.people:
        assert person.moves
        assert {move.session for move in person.moves} <= {
            session.id for session in instance.sessions_by_person[person.person]
        }
    concerned = {person for move in found.moves for person in instance.session[move.session].people}
    assert {person.person for person in found.people} == concerned


@given(draws=st.data())
def test_applying_the_moves_to_one_programme_makes_the_other(draws: st.DataObject) -> None:
    instance, first, second = programmes(draws)
    moves = {move.session: move.after for move in diff(instance, first, second).moves}
    after = (moves.get(session.id, first.get(session.id)) for session in instance.sessions)
    made = Programme(tuple(placement for placement in after if placement is not None))
    assert [(p.session, p.time, {*p.rooms}) for p in made.placements] == [
        (p.session, p.time, {*p.rooms}) for p in second.placements
    ]
