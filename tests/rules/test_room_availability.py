"""Sessions stand in rooms only while these are available."""

from typing import Any

import pytest

from tests.rules.case import DAY, Case, prove

RULE = {"open": {"rule": "room_availability", "weight": 2}}
DAYS = [{"date": DAY, "blocks": [{"id": "am", "start": "09:00", "end": "13:00", "step": 15}]}]
KINDS = {"talk": {"duration": 45}}


def windows(*spans: str) -> list[dict[str, str]]:
    ends = (span.split("-") for span in spans)
    return [{"from": f"{DAY}T{start}", "to": f"{DAY}T{end}"} for start, end in ends]


ROOMS: list[dict[str, Any]] = [
    {"id": "hall", "name": "Hall", "capacity": 100, "available": windows("09:30-10:30", "11:00-12:00")},
    {"id": "lab", "name": "Lab", "capacity": 30, "unavailable": windows("10:00-10:30", "10:20-10:45")},
    {"id": "den", "capacity": 30, "available": windows("09:00-10:00"), "unavailable": windows("09:40-10:10")},
    {
        "id": "grand",
        "name": "Grand",
        "capacity": 90,
        "parts": ["wing", "right"],
        "unavailable": windows("12:00-13:00"),
    },
    {"id": "wing", "capacity": 60, "parts": ["left", "mid"]},
    {"id": "left", "name": "Left", "capacity": 30, "unavailable": windows("09:00-09:30")},
    {"id": "mid", "capacity": 30},
    {"id": "right", "name": "Right", "capacity": 30, "available": windows("09:20-13:00")},
    {"id": "free", "capacity": 30},
]


def talk(**given: Any) -> dict[str, Any]:
    return {"days": DAYS, "rooms": ROOMS, "kinds": KINDS, "sessions": [{"id": "a"} | given], "rules": RULE}


ONE, PAIR = talk(), talk(n_rooms=2)
TWO = talk() | {"sessions": [{"id": "a"}, {"id": "b", "duration": 30}]}
AGAIN = ONE | {"rules": RULE | {"softly": {"rule": "room_availability", "level": "soft", "weight": 3}}}

CASES = [
    Case("kept: inside", "open", 0, ONE, {"a": "am.2 hall"}, "", 0),
    Case("edge: until it shuts", "open", 0, ONE, {"a": "am.3 hall"}),
    Case(
        "broken: past its end",
        "open",
        30,
        ONE,
        {"a": "am.4 hall"},
        "Hall is not available for 15 min of a (Thursday 10:00-10:45)",
        1,
    ),
    Case("broken: before its start", "open", 60, ONE, {"a": "am.0 hall"}, "30 min"),
    Case("edge: over the end and the next start", "open", 60, ONE, {"a": "am.6 hall"}, "30 min"),
    Case("edge: wholly outside", "open", 90, ONE, {"a": "am.12 hall"}),
    Case("edge: a room that is always available", "open", 0, ONE, {"a": "am.0 free"}),
    Case(
        "broken: while it is unavailable, counted once where windows overlap",
        "open",
        90,
        ONE,
        {"a": "am.4 lab"},
        "Lab is not available for 45 min",
        1,
    ),
    Case("broken: partly while it is unavailable", "open", 30, ONE, {"a": "am.2 lab"}, "15 min"),
    Case("edge: ends when it becomes unavailable", "open", 0, ONE, {"a": "am.1 lab"}),
    Case("edge: starts when it becomes available", "open", 0, ONE, {"a": "am.7 lab"}),
    Case("edge: outside the one and inside the other", "open", 90, ONE, {"a": "am.2 den"}, "30 min", 2),
    Case("edge: inside both", "open", 10, ONE, {"a": "am.0 den"}, "5 min", 1),
    Case(
        "edge: a room made of others is shut with its parts",
        "open",
        100,
        ONE,
        {"a": "am.0 grand"},
        "Left is not available for 30 min",
        2,
    ),
    Case(
        "edge: a room made of others is shut itself", "open", 90, ONE, {"a": "am.12 grand"}, "Grand is not", 1
    ),
    Case("edge: a part is not shut with the whole", "open", 0, ONE, {"a": "am.12 right"}),
    Case("edge: nor with its twin", "open", 0, ONE, {"a": "am.0 mid"}),
    Case(
        "edge: two rooms, each charged",
        "open",
        120,
        PAIR,
        {"a": "am.5 hall+lab"},
        "Hall is not available for 30 min",
        2,
    ),
    Case("edge: two rooms, one free", "open", 30, PAIR, {"a": "am.4 hall+free"}),
    Case("edge: left out", "open", 0, ONE, {}),
    Case("edge: two sessions", "open", 90, TWO, {"a": "am.4 hall", "b": "am.0 left"}, "b (", 2),
    Case("edge: a second rule of its own weight", "softly", 45, AGAIN, {"a": "am.4 hall"}),
]

SLOTS = ONE | {
    "days": [
        {
            "date": DAY,
            "blocks": [
                {
                    "id": "am",
                    "start": "09:00",
                    "end": "13:00",
                    "slots": [{"start": "09:00", "end": "09:45"}] * 2 + [{"start": "10:00", "end": "10:45"}],
                }
            ],
        }
    ],
    "rooms": [
        {"id": "lab", "name": "Lab", "capacity": 30, "unavailable_slots": ["am.2"]},
        {"id": "free", "capacity": 30},
        {"id": "hall", "capacity": 60, "parts": ["lab", "free"]},
    ],
}
CASES += [
    Case("broken: in an unavailable slot", "open", 90, SLOTS, {"a": "am.1 lab"}, "for 45 min of a", 1),
    Case("edge: in another slot of the same time", "open", 0, SLOTS, {"a": "am.0 lab"}),
    Case("edge: in a room that it is part of", "open", 90, SLOTS, {"a": "am.1 hall"}),
]

TRAITS = frozenset({"unavailable_slots", "room_windows", "divisible"})

FAULTS = (
    ("TakesUp(instance, room.id)", "TakesUp(instance, instance.rooms[0].id)"),
    ("frozenset(room.unavailable_slots))", "frozenset())"),
    ("if any(slot in taken for slot in room.unavailable_slots):", "if False:"),
    ("for room in sorted(instance.with_parts(placement.rooms)):", "for room in sorted(placement.rooms):"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_sessions_stand_in_rooms_that_are_available(case: Case) -> None:
    prove(case)
