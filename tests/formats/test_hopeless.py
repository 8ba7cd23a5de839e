"""What no programme can keep is a fault only while the rule, and standing at all, must be kept."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import combinations, count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.domain import Instance
from scheduler.formats import instance_from_text
from scheduler.formats.seats import _most_seats
from tests.formats.files import faults_of_text
from tests.rules.case import CONFERENCE, instance_of

HOURS = [{"start": f"{hour:02d}:00", "end": f"{hour + 1:02d}:00"} for hour in (9, 10)]
SHORT = [{"start": "14:00", "end": "14:30"}]
SLOTS = {"id": "am", "start": "09:00", "end": "11:00", "slots": HOURS}
ODD_GRID = {"id": "odd", "start": "16:00", "end": "17:40", "step": 30}
BLOCKS = [SLOTS, {"id": "pm", "start": "14:00", "end": "14:30", "slots": SHORT}, ODD_GRID]


def text_of(kind: Any, session: Any, rules: Any = None, people: Any = (), blocks: Any = BLOCKS) -> str:
    """An instance of one session, and of whatever else matters."""
    return json.dumps(
        {
            "format": 1,
            "conference": CONFERENCE,
            "days": [{"date": "2024-10-24", "blocks": blocks}],
            "rooms": [{"id": "r0", "capacity": 50}, {"id": "r1", "capacity": 150}],
            "kinds": {"talk": kind},
            "people": list(people),
            "sessions": [{"id": "a", "kind": "talk", "title": "A"} | session],
            "rules": rules or {},
        }
    )


AWAY = {"id": "ann", "name": "Ann", "available": [{"from": "2024-10-24T20:00", "to": "2024-10-24T21:00"}]}
HOPELESS: dict[str, tuple[dict[str, Any], str]] = {
    "rooms of its own": ({"kind": {}, "session": {"rooms": ["r0"], "audience": 100}}, "kind_rooms"),
    "rooms of its kind": ({"kind": {"rooms": ["r0"]}, "session": {"audience": 100}}, "kind_rooms"),
    "blocks of its kind": ({"kind": {"duration": 60, "blocks": ["pm"]}, "session": {}}, "allowed_times"),
    "a pin at no start": ({"kind": {}, "session": {"pinned": {"start": "2024-10-24T09:20"}}}, "pinned"),
    "seats": ({"kind": {}, "session": {"audience": 160}}, "room_capacity"),
    "slots": (
        {"kind": {}, "session": {"duration": 75}, "blocks": [SLOTS]},
        "slot_fits",
    ),
    "somebody away": (
        {"kind": {}, "session": {"speakers": ["ann"]}, "people": [AWAY]},
        "person_availability",
    ),
    "slots in a row": ({"kind": {}, "session": {"n_slots": 3}, "blocks": [SLOTS]}, "placed"),
    "a length": ({"kind": {"duration": 150}, "session": {}, "blocks": [ODD_GRID]}, "placed"),
    "separate rooms": ({"kind": {}, "session": {"n_rooms": 3}}, "placed"),
}
"""Instances with one fault, and the rule that makes it one."""


@pytest.mark.parametrize("name", HOPELESS)
def test_it_is_a_fault_by_the_base_rules(name: str) -> None:
    assert len(faults_of_text(text_of(**HOPELESS[name][0]), "a.json")) == 1


@pytest.mark.parametrize("name", HOPELESS)
@pytest.mark.parametrize("level", ["medium", "soft", "off"])
def test_it_is_none_while_the_rule_may_be_broken(name: str, level: str) -> None:
    content, rule = HOPELESS[name]
    assert instance_from_text(text_of(**content, rules={rule: {"level": level}}), "a.json")


@pytest.mark.parametrize("name", HOPELESS)
@pytest.mark.parametrize("level", ["medium", "soft", "off"])
def test_it_is_none_while_sessions_need_not_stand(name: str, level: str) -> None:
    text = text_of(**HOPELESS[name][0], rules={"placed": {"level": level}})
    assert instance_from_text(text, "a.json")


@pytest.mark.parametrize("name", HOPELESS)
def test_it_is_none_of_an_optional_session(name: str) -> None:
    content = HOPELESS[name][0]
    content = content | {"session": content["session"] | {"optional": True, "price": 3}}
    assert instance_from_text(text_of(**content), "a.json")


@pytest.mark.parametrize("name", HOPELESS)
def test_it_is_one_again_by_a_rule_under_another_name(name: str) -> None:
    content, rule = HOPELESS[name]
    rules = {rule: {"level": "off"}, "again": {"rule": rule, "level": "hard"}}
    assert faults_of_text(text_of(**content, rules=rules), "a.json")


def test_a_short_session_may_be_pinned_to_the_last_step_of_a_grid_though_its_end_cuts_it_short() -> None:
    session = {"duration": 10, "pinned": {"start": "2024-10-24T17:30"}}
    assert instance_from_text(text_of({}, session), "a.json")


def test_a_session_longer_than_a_day_is_a_fault_whatever_the_rules() -> None:
    rules = {"placed": {"level": "soft"}, "slot_fits": {"level": "soft"}}
    [fault] = faults_of_text(text_of({}, {"duration": 1441}, rules), "a.json")
    assert (fault.field, fault.message) == ("sessions[a].duration", "lasts 1,441 min, and a day has 1,440")
    [fault] = faults_of_text(text_of({"duration": 1441}, {}, rules), "a.json")
    assert fault.field == "kinds.talk.duration"


# -- the most seats ----------------------------------------------------------------------------


def most_seats_slowly(instance: Instance, n_rooms: int) -> int:
    """The most seats of so many separate rooms, by looking at all choices of them."""
    return max(
        (
            sum(instance.room[room].capacity for room in rooms)
            for rooms in combinations(instance.room, n_rooms)
            if not any(instance.atoms((a,)) & instance.atoms((b,)) for a, b in combinations(rooms, 2))
        ),
        default=0,
    )


@given(
    st.lists(st.tuples(st.integers(1, 9), st.sets(st.integers(0, 7), max_size=3)), min_size=1, max_size=8),
    st.integers(1, 4),
)
def test_the_fast_way_to_the_most_seats_finds_what_the_slow_way_finds(
    rooms: list[tuple[int, set[int]]], n_rooms: int
) -> None:
    listed = [
        {"id": f"r{index}", "capacity": seats, "parts": [f"r{part}" for part in parts if part < index]}
        for index, (seats, parts) in enumerate(rooms)
    ]
    instance = instance_of(rooms=listed, sessions=[{"id": "a", "n_rooms": n_rooms}])
    seats, chosen = _most_seats(instance, instance.sessions[0], tuple(instance.room))
    assert seats == most_seats_slowly(instance, n_rooms) == sum(instance.room[r].capacity for r in chosen)


@pytest.mark.parametrize("n_halls", [0, 33])
def test_of_many_rooms_few_choices_are_looked_at(n_halls: int, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = count()
    atoms = Instance.atoms

    def counted(instance: Instance, rooms: Iterable[str]) -> frozenset[str]:
        assert next(asked) < 20_000
        return atoms(instance, rooms)

    monkeypatch.setattr(Instance, "atoms", counted)
    rooms = [{"id": f"r{index}", "capacity": 10 + index} for index in range(100)]
    for hall in range(n_halls):
        rooms[hall * 3] |= {"capacity": 200 + hall, "parts": [f"r{hall * 3 + 1}", f"r{hall * 3 + 2}"]}
    sessions = [
        {"id": f"s{n}", "n_rooms": 4, "setup": f"u{n}", "audience": 9999, "kind": "talk", "title": "S"}
        for n in range(8)
    ]
    rooms[0] |= {"setups": {f"u{n}": 5 for n in range(8)}}
    values = json.loads(text_of({}, {}))
    faults = faults_of_text(json.dumps(values | {"rooms": rooms, "sessions": sessions}), "a.json")
    assert len(faults) == 8
