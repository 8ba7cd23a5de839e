"""What an instance answers about rooms and places."""

from typing import Any

from scheduler.domain import Span
from tests.rules.case import instance_of

ROOMS: list[dict[str, Any]] = [
    {"id": "hall", "capacity": 90, "parts": ["left", "right"], "changeover": 5},
    {"id": "left", "capacity": 40, "walk": {"far": 10}, "changeover": 30},
    {"id": "right", "capacity": 50, "walk": {"far": 7}},
    {"id": "far", "capacity": 20, "walk": {"default": 3}},
    {"id": "near", "capacity": 20},
]
SESSION = [{"id": "a"}]


def test_the_way_to_a_large_room_is_that_to_its_farthest_part() -> None:
    instance = instance_of(rooms=ROOMS, sessions=SESSION)
    assert instance.walk(("hall",), ("far",)) == instance.walk(("far",), ("hall",)) == 10
    assert instance.walk(("right",), ("far",)) == 7


def test_what_is_said_of_the_large_room_itself_comes_first() -> None:
    rooms = [ROOMS[0] | {"walk": {"far": 2}}, *ROOMS[1:]]
    assert instance_of(rooms=rooms, sessions=SESSION).walk(("far",), ("hall",)) == 2


def test_a_room_is_no_way_from_its_parts() -> None:
    instance = instance_of(rooms=ROOMS, sessions=SESSION)
    assert instance.walk(("hall",), ("left",)) == 0


def test_other_ways_are_the_default() -> None:
    instance = instance_of(rooms=ROOMS, sessions=SESSION)
    assert instance.walk(("far",), ("near",)) == 3
    assert instance.walk(("left",), ("near",)) == 0


def test_a_part_keeps_its_change_over_after_a_session_in_the_whole() -> None:
    instance = instance_of(rooms=ROOMS, sessions=SESSION)
    [session] = instance.sessions
    assert instance.changeover(session, ("hall",), "left") == 30
    assert instance.changeover(session, ("hall",), "right") == 5


def test_a_continuation_that_may_be_left_out_waives_no_change_over() -> None:
    for optional, minutes in ((False, 0), (True, 30)):
        given = [{"id": "a"}, {"id": "b", "continues": "a", "optional": optional}]
        instance = instance_of(rooms=ROOMS, sessions=given)
        assert instance.changeover(instance.session["a"], ("left",), "left") == minutes


def test_a_session_of_several_slots_lasts_to_the_end_of_the_last() -> None:
    kinds = {"talk": {"duration": 45}}
    own = {"id": "b", "n_slots": 2, "duration": 90}
    instance = instance_of(kinds=kinds, sessions=[{"id": "a", "n_slots": 2}, own, {"id": "c"}])
    lasts = [instance.placing(session, 0, 0) for session in instance.sessions]
    assert lasts == [Span(540, 660), Span(540, 630), Span(540, 585)]


def test_a_tag_given_twice_counts_once() -> None:
    given = [{"id": "a", "tracks": ["t", "t"], "languages": ["fr", "fr"], "tags": {"theme": ["x", "x"]}}]
    instance = instance_of(sessions=given)
    [session] = instance.sessions
    tags = [instance.tags(session, family) for family in ("track", "language", "theme")]
    assert tags == [("t",), ("fr",), ("x",)]
