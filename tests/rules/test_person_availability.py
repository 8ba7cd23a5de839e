"""Sessions stand while their people are there."""

from typing import Any

import pytest

from scheduler.domain import Placement, Programme
from scheduler.rules import rules_in_force
from tests.rules.case import DAY, NEXT_DAY, Case, instance_of, prove

RULE = {"there": {"rule": "person_availability", "weight": 2}}
SLOTS = [
    {"id": "first", "start": "09:00", "end": "10:00"},
    {"id": "twin", "start": "09:00", "end": "10:00"},
    {"start": "10:00", "end": "10:40"},
    {"start": "10:40", "end": "11:30"},
]
BLOCKS = [
    {"id": "am", "start": "09:00", "end": "13:00", "slots": SLOTS},
    {"id": "pm", "start": "14:00", "end": "18:00", "step": 15},
]
DAYS = [{"date": DAY, "blocks": []}, {"date": NEXT_DAY, "blocks": BLOCKS}]


def windows(*spans: str) -> list[dict[str, str]]:
    ends = (span.split("-") for span in spans)
    return [{"from": f"{NEXT_DAY}T{start}", "to": f"{NEXT_DAY}T{end}"} for start, end in ends]


PEOPLE: list[dict[str, Any]] = [
    {"id": "amal", "name": "Amal", "available": windows("14:30-15:30", "16:00-17:00")},
    {"id": "bilal", "name": "Bilal", "unavailable": windows("15:00-15:30", "15:20-15:45")},
    {
        "id": "chama",
        "name": "Chama",
        "available": windows("14:00-15:00"),
        "unavailable": windows("14:40-15:10"),
    },
    {"id": "driss", "name": "Driss", "slots": ["first", "am.3"]},
    {"id": "emna", "name": "Emna", "slots": ["first", "am.3"], "unavailable": windows("09:50-10:30")},
    {"id": "free", "name": "Free"},
]


def talk(*people: str, **given: Any) -> dict[str, Any]:
    session = {"id": "a", "speakers": people[:1], "attendees": people[1:], "duration": 45} | given
    return {"days": DAYS, "people": PEOPLE, "sessions": [session], "rules": RULE}


AMAL, BILAL, CHAMA, DRISS = talk("amal"), talk("bilal"), talk("chama"), talk("driss", duration=None)
TWO_SLOTS = talk("driss", n_slots=2, duration=None)
BOTH = talk("amal", "bilal")
TWO = AMAL | {"sessions": [{"id": name, "speakers": ["amal"], "duration": 30} for name in "ab"]}
AGAIN = AMAL | {"rules": RULE | {"softly": {"rule": "person_availability", "level": "soft", "weight": 3}}}

CASES = [
    Case("kept: inside", "there", 0, AMAL, {"a": "pm.2 big"}, "", 0),
    Case("edge: until they leave", "there", 0, AMAL, {"a": "pm.3 big"}),
    Case(
        "broken: after they left",
        "there",
        30,
        AMAL,
        {"a": "pm.4 big"},
        "Amal is not available for 15 min of a (Friday 15:00-15:45)",
        1,
    ),
    Case("broken: before they come", "there", 60, AMAL, {"a": "pm.0 big"}),
    Case("edge: while they are away between two windows", "there", 60, AMAL, {"a": "pm.6 big"}),
    Case("edge: wholly outside", "there", 90, AMAL, {"a": "am.0 big"}),
    Case(
        "broken: while unavailable, counted once where windows overlap",
        "there",
        90,
        BILAL,
        {"a": "pm.4 big"},
        "Bilal is not available for 45 min",
        1,
    ),
    Case("broken: partly while unavailable", "there", 60, BILAL, {"a": "pm.3 big"}),
    Case("edge: ends when they leave", "there", 0, BILAL, {"a": "pm.1 big"}),
    Case("edge: starts when they come back", "there", 0, BILAL, {"a": "pm.7 big"}),
    Case("edge: outside the one and inside the other", "there", 90, CHAMA, {"a": "pm.2 big"}, "30 min", 2),
    Case("edge: inside both", "there", 10, CHAMA, {"a": "pm.0 big"}, "5 min", 1),
    Case("edge: always there", "there", 0, talk("free"), {"a": "pm.4 big"}),
    Case("edge: two people, each charged", "there", 120, BOTH, {"a": "pm.4 big"}, "Bilal is", 2),
    Case("edge: once in two roles", "there", 30, talk("amal", "amal"), {"a": "pm.4 big"}, "", 1),
    Case("edge: left out", "there", 0, AMAL, {}),
    Case("kept: in their slot", "there", 0, DRISS, {"a": "am.0 big"}, "", 0),
    Case("kept: in their slot that has no id of its own", "there", 0, DRISS, {"a": "am.2 big"}),
    Case(
        "broken: in another slot at the same time",
        "there",
        120,
        DRISS,
        {"a": "am.1 big"},
        "a (Friday 09:00-10:00, 60 min) is not in slots in which Driss is there",
        1,
    ),
    Case("broken: in another slot", "there", 100, DRISS, {"a": "am.3 big"}),
    Case("edge: shorter than the other slot", "there", 90, talk("driss"), {"a": "am.1 big"}),
    Case("edge: longer than their slot", "there", 0, talk("driss", duration=75), {"a": "am.0 big"}),
    Case("edge: on a grid", "there", 90, talk("driss"), {"a": "pm.0 big"}),
    Case("edge: the second of two slots is not theirs", "there", 180, TWO_SLOTS, {"a": "am.2 big"}, "90 min"),
    Case("edge: the first of two slots is not theirs", "there", 200, TWO_SLOTS, {"a": "am.1 big"}, "100 min"),
    Case(
        "edge: both slots are theirs",
        "there",
        0,
        TWO_SLOTS | {"people": [{"id": "driss", "slots": ["am.4", "am.3"]}]},
        {"a": "am.2 big"},
    ),
    Case(
        "edge: their slot, but unavailable",
        "there",
        20,
        talk("emna", duration=None),
        {"a": "am.0 big"},
        "10 min",
        1,
    ),
    Case(
        "edge: neither their slot nor available",
        "there",
        140,
        talk("emna", duration=None),
        {"a": "am.1 big"},
        "",
        2,
    ),
    Case("edge: two sessions of one person", "there", 90, TWO, {"a": "pm.0 big", "b": "pm.5 small"}, "", 2),
    Case("edge: a second rule of its own weight", "softly", 45, AGAIN, {"a": "pm.4 big"}),
]

FADWA = talk("fadwa", duration=None) | {
    "people": [{"id": "fadwa", "name": "Fadwa", "unavailable_slots": ["am.3"]}]
}
FADWA_TWICE = FADWA | {"sessions": [FADWA["sessions"][0] | {"n_slots": 2}]}
CASES += [
    Case("kept: not in the slot in which she is away", "there", 0, FADWA, {"a": "am.1 big"}),
    Case(
        "broken: in the slot in which she is away",
        "there",
        80,
        FADWA,
        {"a": "am.2 big"},
        "takes a slot in which Fadwa is away",
    ),
    Case("edge: the second of two slots", "there", 200, FADWA_TWICE, {"a": "am.1 big"}),
]

TRAITS = frozenset({"unavailable_slots", "people", "presence"})

FAULTS = (
    ("return 0 if in_them else position.clock.minutes", "return int(not in_them)"),
    ("not block.step and all(block.slot_id(slot) in", "not block.step and any(block.slot_id(slot) in"),
    ("if available and outside:", "if outside:"),
    ("not set(taken) <= set(person.slots)", "not set(taken) & set(person.slots)"),
    ("        if person.unavailable_slots:", "        if not person.unavailable_slots:"),
    (
        "if any(slot in person.unavailable_slots for slot in taken):",
        "if taken[:1] == person.unavailable_slots:",
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_sessions_stand_while_their_people_are_there(case: Case) -> None:
    prove(case)


@pytest.mark.parametrize(("block", "slot"), [("night", 0), ("am", 4), ("pm", 0)])
def test_a_place_without_a_slot_is_none_of_theirs(block: str, slot: int) -> None:
    instance = instance_of(**DRISS)
    [rule] = rules_in_force(instance)
    placement = Placement("a", block, slot, 540, 575, ("big",))
    assert [violation.cost for violation in rule.check(instance, Programme((placement,)))] == [70]
