"""Sessions stand in slots that take their kind, are long enough, and follow each other."""

from typing import Any

import pytest

from scheduler.domain import Placement, Programme
from scheduler.rules import rules_in_force
from tests.rules.case import DAY, NEXT_DAY, Case, instance_of, prove

RULE = {"fits": {"rule": "slot_fits", "weight": 3}}
SLOTS = [
    {"start": "09:00", "end": "10:00", "kinds": ["talk", "keynote"]},
    {"start": "10:00", "end": "10:45", "kinds": ["workshop"]},
    {"start": "10:45", "end": "11:30", "kinds": ["workshop", "keynote"]},
    {"start": "11:50", "end": "12:30"},
    {"start": "12:20", "end": "13:00"},
]
KINDS = {"talk": {"title": "Talk"}, "workshop": {"title": "Workshop"}, "keynote": {"title": "Keynote"}}


def days(*slots: dict[str, Any]) -> list[dict[str, Any]]:
    grid = {"id": "grid", "start": "14:00", "end": "16:00", "step": 30}
    return [
        {"date": DAY, "blocks": []},
        {"date": NEXT_DAY, "blocks": [{"id": "am", "start": "09:00", "end": "13:00", "slots": slots}, grid]},
    ]


def session(**given: Any) -> dict[str, Any]:
    return {"days": days(*SLOTS), "kinds": KINDS, "sessions": [{"id": "a"} | given], "rules": RULE}


def case(name: str, cost: int, given: dict[str, Any], place: str, says: str = "", n: int = 1) -> Case:
    return Case(name, "fits", cost, session(**given), {"a": place}, says, n if cost else 0)


LONG, FITTING, SHORT = {"duration": 75}, {"duration": 60}, {"duration": 20}
TWO, THREE = {"n_slots": 2}, {"n_slots": 3}
CASES = [
    case("kept: the slot takes its kind", 0, {}, "am.0 big"),
    case("kept: the slot takes all kinds", 0, {}, "am.3 big"),
    case(
        "broken: the slot takes another kind",
        3,
        {},
        "am.1 big",
        "is of kind Talk and stands in a slot for Workshop (Friday 10:00-10:45)",
    ),
    case("broken: the slot takes two other kinds", 3, {}, "am.2 big", "Workshop, Keynote"),
    case("edge: the second of its kinds", 0, {"kind": "keynote"}, "am.2 big"),
    case("edge: two slots, both of another kind", 6, TWO, "am.1 big", "10:45-11:30", 2),
    case("edge: two slots, the second of another kind", 3, {"kind": "keynote"} | TWO, "am.0 big"),
    case("edge: two slots, the first of another kind", 3, {"kind": "keynote"} | TWO, "am.1 big"),
    case(
        "broken: longer than its slot",
        45,
        LONG,
        "am.0 big",
        "runs 15 min past the end of its slot (Friday 09:00-10:00)",
    ),
    case("edge: as long as its slot", 0, FITTING, "am.0 big"),
    case("edge: a minute longer than its slot", 3, {"duration": 61}, "am.0 big"),
    case("edge: shorter than its slot", 0, SHORT, "am.0 big"),
    case("edge: longer and of another kind", 93, LONG, "am.1 big", "", 2),
    case("edge: as long as its two slots", 0, {"kind": "workshop", "duration": 90} | TWO, "am.1 big"),
    case(
        "edge: longer than its two slots",
        30,
        {"kind": "workshop", "duration": 100} | TWO,
        "am.1 big",
        "(Friday 10:45-11:30)",
    ),
    case(
        "broken: a gap between its slots",
        60,
        {"kind": "keynote"} | TWO,
        "am.2 big",
        "20 min between them (Friday 10:45-12:30)",
    ),
    case("edge: its slots overlap", 30, TWO, "am.3 big", "10 min between them (Friday 11:50-13:00)"),
    case("edge: a gap and an overlap", 90, {"kind": "keynote"} | THREE, "am.2 big", "30 min between them"),
    case("edge: three slots with one gap", 60, {"kind": "workshop"} | THREE, "am.1 big"),
    case("edge: on a grid, any kind", 0, {}, "grid.0 big"),
    case("edge: on a grid, longer than a step", 0, LONG | TWO, "grid.1 big"),
    Case("edge: left out", "fits", 0, session(duration=75), {}),
    Case(
        "edge: two sessions",
        "fits",
        48,
        session() | {"sessions": [{"id": "a"}, {"id": "b", "duration": 75}]},
        {"a": "am.1 big", "b": "am.0 small"},
        "",
        2,
    ),
]

TRAITS = frozenset({"slot_kinds", "several_slots"})

FAULTS = (
    ("return max(0, position.end - last.end)", "return abs(position.end - last.end)"),
    ("sum(abs(later.start - earlier.end) for", "sum(max(0, later.start - earlier.end) for"),
    ("yield self.violation(1, session.id", "yield self.violation(2, session.id"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_sessions_stand_in_slots_that_fit(case: Case) -> None:
    prove(case)


@pytest.mark.parametrize(("block", "slot"), [("pm", 0), ("am", 5), ("am", -1)])
def test_a_place_without_a_slot_is_another_rule_s_matter(block: str, slot: int) -> None:
    instance = instance_of(**session())
    [rule] = rules_in_force(instance)
    placement = Placement("a", block, slot, 2000, 2200, ("big",))
    assert list(rule.check(instance, Programme((placement,)))) == []


def test_only_the_slots_that_there_are_count_at_the_end_of_a_block() -> None:
    instance = instance_of(**session(n_slots=3))
    [rule] = rules_in_force(instance)
    placement = Placement("a", "am", 3, 24 * 60 + 710, 24 * 60 + 785, ("big",))
    assert [violation.cost for violation in rule.check(instance, Programme((placement,)))] == [15, 30]
