"""Blocks and rooms of the hand-made cases of rules that count both together."""

from __future__ import annotations

from typing import Any

from scheduler.domain import Instance, Placement, Programme
from scheduler.rules import rules_in_force
from tests.rules.case import DAY, NEXT_DAY, instance_of


def _slots(start: int) -> list[dict[str, str]]:
    return [{"start": f"{hour:02d}:00", "end": f"{hour + 1:02d}:00"} for hour in (start, start + 1)]


def _block(name: str, start: int, **given: Any) -> dict[str, Any]:
    times = {"start": f"{start:02d}:00", "end": f"{start + 2:02d}:00"}
    return {"id": name, **times, **given}


DAYS = [
    {
        "date": DAY,
        "blocks": [
            _block("am", 9, title="Morning", slots=_slots(9)),
            _block("pm", 14, slots=_slots(14)),
        ],
    },
    {"date": NEXT_DAY, "blocks": [_block("next", 9, slots=_slots(9))]},
]
"""Two blocks and one more the day after, each of two slots of an hour."""

OWN_DAYS = [
    {"date": DAY, "blocks": [_block(name, 9, timeline="own", n_slots=3) for name in ("one", "two", "three")]}
]
"""Three blocks, each with a timeline of its own, all at the same clock times."""

ROOMS = [
    {"id": "big", "name": "Big", "capacity": 100},
    {"id": "mid", "name": "Mid", "capacity": 50},
    {"id": "small", "capacity": 20},
]


def strange_programme(instance: Instance) -> Programme:
    """Sessions in unknown blocks and rooms, in one room twice, in none, and one session in two places."""
    rooms = ((), ("nowhere",), ("big", "big"), ("small", "big", "mid"), ("big",))
    names = [session.id for session in instance.sessions]
    places = [
        Placement(name, block, 0, 540, 600, rooms[number % len(rooms)])
        for number, name in enumerate([*names, *names[:2]])
        for block in ("am", "nothing")[: 1 + number % 2]
    ]
    return Programme(tuple(places))


def withstands_strange_programmes(given: dict[str, Any]) -> None:
    """Raise where the one rule in force cannot tell what is wrong with a programme that is no good."""
    instance = instance_of(**given)
    [rule] = rules_in_force(instance)
    for violation in rule.check(instance, strange_programme(instance)):
        assert violation.cost > 0
        assert all(violation.text(language) for language in ("ar", "en", "fr"))
