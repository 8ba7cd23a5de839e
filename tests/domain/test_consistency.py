"""What is wrong with an instance is found in stages, each of which relies on those before it."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from scheduler.domain import Instance
from scheduler.domain.consistency import instance_problems, name_problems, place_problems, sense_problems
from scheduler.rules import rule_problems
from tests.rules.case import DAY, instance_of

GRID = [{"date": "2024-10-24", "blocks": [{"id": "am", "start": "09:00", "end": "11:00", "step": 15}]}]


def paths(instance: Instance) -> list[tuple[str | int, ...]]:
    return [problem.path for problem in instance_problems(instance)]


def of_one(**session: Any) -> Instance:
    return instance_of(sessions=[{"id": "a"} | session])


def of_one_with(**given: Any) -> Instance:
    return instance_of(sessions=[{"id": "a"}], **given)


def test_an_instance_in_order_has_no_problems() -> None:
    assert not paths(of_one())


def test_names_are_judged_before_what_they_stand_for() -> None:
    assert paths(of_one(rooms=["bigg"], continues="a", price=2)) == [("sessions", 0, "rooms", 0)]
    assert paths(of_one(continues="a", price=2, n_slots=9)) == [
        ("sessions", 0, "continues"),
        ("sessions", 0, "price"),
    ]
    assert paths(of_one(n_slots=9)) == [("sessions", 0, "n_slots")]


def test_a_session_longer_than_every_block_has_no_place() -> None:
    instance = instance_of(days=GRID, sessions=[{"id": "a", "duration": 150}, {"id": "b", "duration": 120}])
    [problem] = place_problems(instance)
    assert problem.path == ("sessions", 0, "duration")
    assert problem.message == "lasts 150 min, longer than every block"


def test_the_length_of_a_kind_is_a_fault_of_the_sessions_that_have_it() -> None:
    instance = instance_of(days=GRID, kinds={"talk": {"duration": 150}}, sessions=[{"id": "a"}])
    assert paths(instance) == [("sessions", 0, "kind")]


def test_precedences_in_a_line_are_in_order() -> None:
    sessions = [{"id": "a"}, {"id": "b", "continues": "a"}, {"id": "c", "follows": [{"session": "b"}]}]
    assert not paths(instance_of(sessions=sessions))


def test_what_may_be_left_out_needs_no_place() -> None:
    assert not paths(of_one(n_slots=9, n_rooms=3, optional=True))
    assert not paths(of_one(pinned={"start": "2024-10-24T09:10"}, optional=True))
    assert paths(of_one(n_rooms=3)) == [("sessions", 0, "n_rooms")]
    assert paths(of_one(pinned={"start": "2024-10-24T09:10"})) == [("sessions", 0, "pinned", "start")]


def test_a_grid_has_a_start_at_its_last_step_though_the_block_ends_within() -> None:
    days = [{"date": "2024-10-24", "blocks": [{"id": "am", "start": "09:00", "end": "10:40", "step": 30}]}]
    session = {"id": "a", "duration": 10, "pinned": {"start": "2024-10-24T10:30"}}
    assert not paths(instance_of(days=days, sessions=[session]))
    assert paths(instance_of(days=days, sessions=[session | {"duration": 11}]))


def test_base_is_said_once() -> None:
    with pytest.raises(ValidationError, match=r"rules\.base"):
        of_one_with(base="none", rules={"base": "all"})


# -- timelines of their own ---------------------------------------------------------------------


def on_slots(**given: Any) -> list[tuple[str | int, ...]]:
    """Where the problems are of an instance whose blocks have timelines of their own."""
    block = {"id": "am", "start": "09:00", "end": "12:00", "timeline": "own", "n_slots": 6}
    usual: dict[str, Any] = {
        "days": [{"date": DAY, "blocks": [block]}],
        "sessions": [{"id": "a"}, {"id": "b"}],
    }
    instance = instance_of(**usual | given)
    assert not list(name_problems(instance))
    return [problem.path for problem in (*sense_problems(instance), *rule_problems(instance))]


@pytest.mark.parametrize(
    ("given", "path"),
    [
        ({"rooms": [{"id": "r", "capacity": 9, "changeover": 15}]}, ("rooms", 0, "changeover")),
        ({"rooms": [{"id": "r", "capacity": 9, "walk": {"default": 5}}]}, ("rooms", 0, "walk")),
        ({"people": [{"id": "p", "pause": 20}]}, ("people", 0, "pause")),
        (
            {"sessions": [{"id": "a"}, {"id": "b", "follows": [{"session": "a", "min_gap": 30}]}]},
            ("sessions", 1, "follows", 0, "min_gap"),
        ),
        ({"rules": {"person_clash": {"pause": 5}}}, ("rules", "person_clash", "pause")),
        ({"rules": {"person_pause": {"pause": 5}}}, ("rules", "person_pause", "pause")),
        ({"rules": {"day_balance": {"measure": "minutes"}}}, ("rules", "day_balance", "measure")),
        ({"rules": {"daily_limit": {"measure": "minutes", "most": 9}}}, ("rules", "daily_limit", "measure")),
    ],
)
def test_where_there_are_only_slots_nothing_can_be_asked_in_minutes(
    given: dict[str, Any], path: tuple[str | int, ...]
) -> None:
    assert path in on_slots(**given)


def test_slots_of_an_own_timeline_are_no_problem() -> None:
    assert on_slots() == []
