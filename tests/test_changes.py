"""Single changes: blocks that grow, people taken off sessions, rooms, and rules that become wishes."""

from __future__ import annotations

from typing import Any

import pytest

from scheduler.domain import Instance
from scheduler.explanation import Explanation, explain
from scheduler.explanation.changes.blocks import growths
from scheduler.rules import state_rules
from tests.rules.case import DAY, instance_of
from tests.unsolvable import FIXED, insist_on_mended, solvable

HOUR = [{"start": "09:00", "end": "10:00"}]


def sentences(explanation: Explanation) -> list[str]:
    return [" ".join(change.words.say() for change in remedy.changes) for remedy in explanation.remedies]


def day(*blocks: dict[str, Any], service: list[dict[str, Any]] | None = None) -> list[dict[str, Any]]:
    return [{"date": DAY, "blocks": list(blocks), "service": service or []}]


def case(**given: Any) -> Instance:
    return instance_of(**({"base": "all"} | given))


# -- blocks that grow -------------------------------------------------------------------------------


def bounds(instance: Instance) -> list[tuple[str, int, int]]:
    """How far each block could grow before and after, in minutes."""
    return [
        (
            growth.block.id,
            max([growth.before, *(growth.block.start - slot.start for slot in growth.slots)]),
            max([growth.after, *(slot.end - growth.block.end for slot in growth.slots)]),
        )
        for growth in growths(instance)
    ]


GRID = {"id": "am", "start": "09:00", "end": "12:00", "step": 30}
PM = {"id": "pm", "start": "14:00", "end": "18:00", "step": 30}
LUNCH = {"title": "Lunch", "start": "12:00", "end": "14:00", "closed": True}


@pytest.mark.parametrize(
    ("days", "free"),
    [
        (day(GRID, PM), [("am", 90, 90), ("pm", 90, 90)]),
        (day(GRID, PM, service=[LUNCH]), [("am", 90, 0), ("pm", 0, 90)]),
        (day(GRID, PM, service=[LUNCH | {"closed": False}]), [("am", 90, 90), ("pm", 90, 90)]),
        (day(GRID, PM | {"start": "12:30"}), [("am", 90, 30), ("pm", 30, 90)]),
        (day(GRID | {"start": "06:30"}), [("am", 0, 90)]),
        (day(GRID | {"start": "07:45", "end": "21:45"}), [("am", 30, 0)]),
        (day({"id": "am", "start": "09:00", "end": "10:00", "slots": HOUR}), [("am", 90, 180)]),
    ],
)
def test_a_block_grows_into_what_is_free_by_day(
    days: list[dict[str, Any]], free: list[tuple[str, int, int]]
) -> None:
    assert bounds(case(days=days, sessions=[{"id": "a", "duration": 90}])) == free


def test_slots_that_are_added_are_open_to_all_and_keep_the_others_names() -> None:
    slots = [{"start": "09:00", "end": "10:00", "kinds": ["talk"]}]
    instance = case(
        days=day({"id": "am", "start": "09:00", "end": "10:00", "slots": slots}),
        rooms=[{"id": "hall", "capacity": 50}],
        sessions=[{"id": name} for name in "ab"],
    )
    explanation = explain(instance, FIXED, n_remedies=4)
    assert "Add a slot: Thursday 10:00-11:00." in sentences(explanation)
    remedy = explanation.remedies[sentences(explanation).index("Add a slot: Thursday 10:00-11:00.")]
    assert remedy.mended is not None
    assert remedy.mended.blocks[0].slot_ids == ("am.1", "am-1000-1100")
    assert remedy.mended.blocks[0].end == 11 * 60


def test_a_day_that_begins_earlier_keeps_what_else_is_changed_right() -> None:
    """Steps of a block that begins earlier have other numbers; windows are on the wall clock."""
    instance = case(
        days=day(GRID | {"end": "10:00"}, service=[LUNCH | {"start": "10:00", "end": "22:00"}]),
        rooms=[{"id": "hall", "capacity": 50, "available": [{"from": f"{DAY}T09:00", "to": f"{DAY}T10:00"}]}],
        kinds={"talk": {"duration": 60}},
        sessions=[{"id": name} for name in "ab"],
    )
    explanation = explain(instance, FIXED, n_remedies=6)
    insist_on_mended(state_rules(instance), explanation.remedies)
    wanted = "Make the block am longer: Thursday 08:00-09:00. Open hall Thursday 08:00-09:00."
    assert wanted in sentences(explanation)


# -- people -----------------------------------------------------------------------------------------


def test_somebody_is_taken_off_as_few_sessions_as_can_be() -> None:
    instance = case(
        days=day({"id": "am", "start": "09:00", "end": "12:00", "step": 60}),
        kinds={"talk": {"duration": 60}},
        people=[{"id": "amal", "name": "Amal", "per_day": 1}],
        rooms=[{"id": "hall", "capacity": 50}, {"id": "lab", "capacity": 50}],
        sessions=[{"id": name, "speakers": ["amal"]} for name in "abcd"],
    )
    told = sentences(explain(instance, FIXED, n_remedies=3))
    assert any(sentence.startswith("Take Amal off 3 sessions: ") for sentence in told), told


def test_who_has_no_time_at_all_does_not_speak() -> None:
    instance = case(
        people=[
            {"id": "amal", "name": "Amal", "unavailable": [{"from": f"{DAY}T00:00", "to": f"{DAY}T23:59"}]}
        ],
        days=day(GRID),
        kinds={"talk": {"duration": 60}},
        sessions=[{"id": "a", "title": "Roofs", "speakers": ["amal"], "chairs": ["amal"]}],
    )
    explanation = explain(instance, FIXED, n_remedies=3)
    remedy = explanation.remedies[sentences(explanation).index("Take Amal off Roofs.")]
    assert remedy.mended is not None
    assert remedy.mended.sessions[0].people == ()


# -- rooms and rules --------------------------------------------------------------------------------


def test_two_reservations_of_a_room_are_ended_together() -> None:
    kept = [
        {"from": f"{DAY}T{start}", "to": f"{DAY}T{end}", "kinds": ["party"]}
        for start, end in (("09:00", "10:00"), ("10:00", "11:00"))
    ]
    instance = case(
        days=day({"id": "am", "start": "09:00", "end": "11:00", "step": 60}),
        kinds={"talk": {"duration": 120}, "party": {"duration": 60}},
        rooms=[{"id": "hall", "capacity": 50, "reserved": kept}],
        sessions=[{"id": "a", "kind": "talk"}],
    )
    explanation = explain(instance, FIXED, n_remedies=6)
    told = sentences(explanation)
    wanted = (
        "Do not keep hall for others Thursday 09:00-10:00. Do not keep hall for others Thursday 10:00-11:00."
    )
    assert wanted in told, told
    remedy = explanation.remedies[told.index(wanted)]
    assert remedy.mended is not None
    assert remedy.mended.rooms[0].reserved == ()


def test_a_rule_whose_field_nobody_can_change_becomes_a_wish() -> None:
    instance = case(
        days=day(GRID),
        tracks={"x": {"title": "X", "room_penalties": {"hall": 3}}},
        kinds={"talk": {"duration": 60}},
        rooms=[{"id": "hall", "capacity": 50}],
        sessions=[{"id": "a", "tracks": ["x"]}],
        rules={"track_room_penalty": {"level": "hard"}},
    )
    assert not solvable(instance)
    [first, *_] = [remedy for remedy in explain(instance, FIXED, n_remedies=6).remedies if remedy.cost == 8]
    assert [change.field for change in first.changes] == ["rules.track_room_penalty.level"]


def test_a_room_for_several_holds_one_more() -> None:
    instance = case(
        days=day(
            {"id": "am", "start": "09:00", "end": "10:00", "slots": HOUR},
            service=[
                {"title": "Before", "start": "07:00", "end": "09:00", "closed": True},
                {"title": "After", "start": "10:00", "end": "22:00", "closed": True},
            ],
        ),
        rooms=[{"id": "foyer", "name": "Foyer", "capacity": 50, "holds": 2}],
        sessions=[{"id": name} for name in "abcd"],
    )
    assert "Let Foyer hold 4 sessions at a time." in sentences(explain(instance, FIXED, n_remedies=3))
