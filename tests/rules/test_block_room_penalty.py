"""The penalty of a room in a block is charged once where sessions use it."""

from copy import deepcopy
from typing import Any

import pytest

from scheduler.rules import catalogue, state_rules
from tests.rules.case import Case, instance_of, prove
from tests.rules.cells import DAYS, OWN_DAYS, ROOMS, withstands_strange_programmes


def given(days: list[dict[str, Any]], **penalties: dict[str, int]) -> dict[str, Any]:
    changed = deepcopy(days)
    for block in (block for day in changed for block in day["blocks"]):
        block["room_penalties"] = penalties.get(block["id"], {})
    return {
        "days": changed,
        "rooms": ROOMS,
        "tracks": {"ai": {"title": "AI"}},
        "sessions": [{"id": "a", "tracks": ["ai"]}, {"id": "b"}, {"id": "c", "n_rooms": 2}],
        "rules": {"block_room_penalty": {"weight": 10}},
    }


ONE = given(DAYS, am={"big": 3, "small": 1}, next={"mid": 2, "big": 0})
OWN = given(OWN_DAYS, two={"big": 3})

CASES = [
    Case("kept: another room", "block_room_penalty", 0, ONE, {"a": "am.0 mid", "b": "am.1 mid"}),
    Case("kept: another block", "block_room_penalty", 0, ONE, {"a": "pm.0 big", "b": "next.0 big"}),
    Case("edge: all are left out", "block_room_penalty", 0, ONE, {}),
    Case(
        "broken: once, whatever stands there",
        "block_room_penalty",
        30,
        ONE,
        {"a": "am.0 big", "b": "am.1 big"},
        "Sessions stand in Big (Morning), which should stay unused (penalty: 3): a, b.",
        1,
    ),
    Case("broken: a session without a track", "block_room_penalty", 10, ONE, {"b": "am.1 small"}, "", 1),
    Case(
        "broken: two blocks, each at its price",
        "block_room_penalty",
        50,
        ONE,
        {"a": "am.0 big", "b": "next.1 mid"},
        "Mid (Friday 09:00-11:00), which should stay unused (penalty: 2): b.",
        2,
    ),
    Case(
        "broken: two rooms, each at its price",
        "block_room_penalty",
        40,
        ONE,
        {"a": "am.0 big", "b": "am.0 small"},
        "",
        2,
    ),
    Case(
        "broken: two rooms at once",
        "block_room_penalty",
        40,
        ONE,
        {"c": "am.0 small+big"},
        "Sessions stand in Big, small (Morning), which should stay unused (penalty: 4): c.",
        1,
    ),
    Case(
        "edge: a room by itself and with another",
        "block_room_penalty",
        60,
        ONE,
        {"a": "am.0 big", "c": "am.1 big+mid"},
        "",
        2,
    ),
    Case(
        "broken: in a block with its own timeline",
        "block_room_penalty",
        30,
        OWN,
        {"a": "two.2 big", "b": "one.0 big"},
        "Sessions stand in Big (two)",
        1,
    ),
]

TRAITS = frozenset({"penalties"})

FAULTS = (
    ("bin_of(network, index, number): self.weight * penalty", "bin_of(network, index, number): penalty"),
    ("if room in choice.rooms", "if (room,) == choice.rooms"),
    ("network.used(ids, ", "network.used(ids[:1], "),
    ("self.violation(penalty, ", "self.violation(len(sessions) * penalty, "),
    ("= sum(penalties", "= max(penalties"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_rooms_stay_unused_in_blocks_where_their_use_costs(case: Case) -> None:
    prove(case)


def test_each_penalty_is_one_demand() -> None:
    reasons = [term.reason for term in state_rules(instance_of(**ONE)).terms]
    assert [reason.mend.field for reason in reasons] == [
        "blocks.am.room_penalties.big",
        "blocks.am.room_penalties.small",
        "blocks.next.room_penalties.mid",
    ]
    assert reasons[0].words.say() == "Big (Morning) stays unused (penalty: 3)."


def test_it_is_in_force_unasked() -> None:
    assert catalogue()["block_room_penalty"].base


def test_programmes_that_are_no_good_are_no_obstacle() -> None:
    withstands_strange_programmes(ONE)
