"""Rooms over and above what a session needs are charged; without overflow there are none."""

import pytest

from scheduler.rules import state_rules
from tests.rules.case import Case, instance_of, prove

GIVEN = {
    "rooms": [{"id": room, "capacity": 50} for room in ("big", "small", "third")],
    "sessions": [{"id": "a", "overflow": 2}, {"id": "b", "n_rooms": 2, "overflow": 1}, {"id": "c"}],
    "rules": {"overflow_rooms": {"weight": 4}},
}
SEATS = GIVEN | {
    "sessions": [{"id": "a", "overflow": 1, "audience": 80}],
    "rules": {"overflow_rooms": {"weight": 4}, "room_capacity": {}},
}
SAYS = "a takes rooms over and above what it needs: big, small (rooms for relaying: 1)."

CASES = [
    Case("kept: one room", "overflow_rooms", 0, GIVEN, {"a": "am.0 big", "c": "am.0 small"}),
    Case("kept: as many as it takes", "overflow_rooms", 0, GIVEN, {"b": "am.0 big+small"}),
    Case("broken: one more", "overflow_rooms", 4, GIVEN, {"a": "am.0 big+small"}, SAYS, 1),
    Case("broken: two more", "overflow_rooms", 8, GIVEN, {"a": "am.0 big+small+third"}, "", 1),
    Case("edge: more than two", "overflow_rooms", 4, GIVEN, {"b": "am.0 big+small+third"}, "", 1),
    Case("edge: seats add up", "room_capacity", 0, SEATS, {"a": "am.0 big+small"}),
    Case("edge: one room does not seat all", "room_capacity", 30, SEATS, {"a": "am.0 big"}),
]

TRAITS = frozenset({"overflow", "rooms"})

FAULTS = (
    ("return len(choice.rooms) - session.n_rooms", "return len(choice.rooms) - 1"),
    ("beyond = placement.rooms[session.n_rooms :]", "beyond = placement.rooms[1:]"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_overflow_rooms_are_taken_at_a_price(case: Case) -> None:
    prove(case)


def test_only_sessions_with_overflow_have_more_choices() -> None:
    network = state_rules(instance_of(**GIVEN))
    choices = {
        s.id: len(p.rooms) for s, p in zip(network.instance.sessions, network.tables.by_session, strict=True)
    }
    assert choices == {"a": 3 + 3 + 1, "b": 3 + 1, "c": 3}
