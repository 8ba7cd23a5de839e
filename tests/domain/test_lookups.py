"""What an instance answers about rooms and places."""

from typing import Any

from scheduler.domain import Instance, Span
from tests.rules.case import DAY, NEXT_DAY, instance_of

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


# -- timelines of their own ---------------------------------------------------------------------

OWN = [
    {"id": "early", "start": "09:00", "end": "10:00", "timeline": "own", "n_slots": 8},
    {"id": "late", "start": "09:30", "end": "10:30", "timeline": "own", "n_slots": 2, "tags": ["Late"]},
]


def own_instance() -> Instance:
    days = [{"date": DAY, "blocks": OWN[:1]}, {"date": NEXT_DAY, "blocks": OWN[1:]}]
    return instance_of(days=days, sessions=[{"id": "a"}, {"id": "b", "n_slots": 2}])


def test_slots_of_an_own_timeline_overlap_nothing_of_another_block() -> None:
    instance = own_instance()
    a, b = instance.sessions
    placed = [instance.placing(a, block, slot) for block, n in ((0, 8), (1, 2)) for slot in range(n)]
    spans = [span for span in placed if span is not None]
    assert len(spans) == 10
    assert all(x.overlap(y) == (x == y) for x in spans for y in spans)
    assert spans == sorted(spans)
    both = instance.placing(b, 0, 3)
    assert both is not None
    assert [both.overlap(span) for span in spans] == [0, 0, 0, 1, 1, 0, 0, 0, 0, 0]
    assert instance.placing(b, 1, 1) is instance.placing(a, 1, 2) is instance.placing(a, 1, -1) is None


def test_slots_of_an_own_timeline_have_clock_times_that_need_not_be_whole() -> None:
    instance = own_instance()
    a, b = instance.sessions
    clocks = [instance.clock_span(placed) for slot in (0, 1, 7) if (placed := instance.placing(a, 0, slot))]
    assert clocks == [Span(540, 548), Span(547, 555), Span(592, 600)]
    last = instance.placing(b, 1, 0)
    assert last is not None
    assert instance.clock_span(last) == Span(1440 + 570, 1440 + 630)
    assert str(instance.moment(last.start)) == f"{NEXT_DAY} 09:30:00"
    assert instance.day_at(last.start) == 1
    assert instance.when(last).say() == "Friday 09:30-10:30"


def test_a_minute_of_a_shared_timeline_is_its_own_clock_time() -> None:
    instance = instance_of(sessions=SESSION)
    assert instance.clock_span(Span(540, 600)) == Span(540, 600)
    assert not instance.own_timelines
    assert own_instance().own_timelines


def test_a_time_has_the_tags_of_its_block_and_of_all_slots_that_it_takes() -> None:
    slots = [
        {"start": "09:00", "end": "10:00", "tags": ["x"]},
        {"start": "10:00", "end": "11:00", "tags": ["y"]},
    ]
    block = {"id": "am", "start": "09:00", "end": "11:00", "slots": slots, "tags": ["Early"]}
    instance = instance_of(days=[{"date": DAY, "blocks": [block]}], sessions=SESSION)
    assert instance.time_tags(0, 0) == {"Early", "x"}
    assert instance.time_tags(0, 0, 2) == {"Early", "x", "y"}
    assert own_instance().time_tags(1, 0, 2) == {"Late"}
