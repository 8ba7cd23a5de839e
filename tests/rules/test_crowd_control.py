"""Sessions with a crowd risk of which too many stand at the very same time cost their minutes."""

from typing import Any

import pytest
from hypothesis import strategies as st

from scheduler.rules import rule_problems, state_rules
from tests.contract.parameters import Given, Parameters
from tests.rules.case import DAY, Case, instance_of, prove

SLOTS = [
    {"start": "09:00", "end": "09:30"},
    {"start": "09:30", "end": "10:00"},
    {"start": "09:00", "end": "10:00"},
]
OWN = {"start": "14:00", "end": "15:00", "timeline": "own", "n_slots": 3}


def crowds(*risks: int, **rule: Any) -> dict[str, Any]:
    """A session for each risk, in slots of which some overlap."""
    return {
        "days": [
            {
                "date": DAY,
                "blocks": [
                    {"id": "am", "start": "09:00", "end": "10:00", "slots": SLOTS},
                    {"id": "pm"} | OWN,
                ],
            }
        ],
        "rooms": [{"id": room, "capacity": 10} for room in ("big", "mid", "small")],
        "sessions": [{"id": "abcdef"[number], "crowd_risk": risk} for number, risk in enumerate(risks)],
        "rules": {"crowd_control": {"weight": 2} | rule},
    }


THREE = crowds(1, 2, 1)
LENGTHS = THREE | {
    "sessions": [
        {"id": "a", "crowd_risk": 1, "n_slots": 2, "duration": 30},
        {"id": "b", "crowd_risk": 1, "duration": 30},
        {"id": "c", "crowd_risk": 1},
    ]
}

CASES = [
    Case("edge: as many as may", "crowd_control", 0, THREE, {"a": "am.0 big", "b": "am.0 mid"}),
    Case(
        "broken: one too many, and all are charged",
        "crowd_control",
        2 * 3 * 30,
        THREE,
        {"a": "am.0 big", "b": "am.0 mid", "c": "am.0 small"},
        "3 sessions that may draw a crowd run at the same time (Thursday 09:00-09:30), above the limit of 2: "
        "a, b, c.",
        1,
    ),
    Case(
        "kept: one stands at another time",
        "crowd_control",
        0,
        THREE,
        {"a": "am.0 big", "b": "am.0 mid", "c": "am.1 small"},
    ),
    Case(
        "edge: overlapping is not the very same time",
        "crowd_control",
        0,
        THREE,
        {"a": "am.0 big", "b": "am.0 mid", "c": "am.2 small"},
    ),
    Case(
        "edge: one has no risk",
        "crowd_control",
        0,
        crowds(1, 1, 0),
        {"a": "am.0 big", "b": "am.0 mid", "c": "am.0 small"},
    ),
    Case("edge: all are left out", "crowd_control", 0, THREE, {}),
    Case(
        "broken: one alone is all there may be",
        "crowd_control",
        2 * 2 * 60,
        crowds(1, 1, 0, most=1),
        {"a": "am.2 big", "b": "am.2 mid", "c": "am.2 small"},
        "a, b.",
        1,
    ),
    Case(
        "kept: three may",
        "crowd_control",
        0,
        crowds(1, 1, 1, most=3),
        {"a": "am.0 big", "b": "am.0 mid", "c": "am.0 small"},
    ),
    Case(
        "broken: at two times",
        "crowd_control",
        2 * (2 * 30 + 2 * 60),
        crowds(1, 1, 1, 1, most=1),
        {"a": "am.0 big", "b": "am.0 mid", "c": "am.2 big", "d": "am.2 mid"},
        "",
        2,
    ),
    Case(
        "broken: minutes are slots in a block of its own",
        "crowd_control",
        2 * 3,
        THREE,
        {"a": "pm.1 big", "b": "pm.1 mid", "c": "pm.1 small"},
    ),
    Case(
        "broken: the same start and end, whatever the number of slots",
        "crowd_control",
        2 * 3 * 30,
        LENGTHS,
        {"a": "am.0 big", "b": "am.0 mid", "c": "am.0 small"},
    ),
]

TRAITS = frozenset({"crowd_risk"})


def parameters(given: Given) -> Parameters:
    return {"most": st.sampled_from((1, 1, 2))}


FAULTS = (
    ("for session in instance.sessions if session.crowd_risk]", "for session in instance.sessions]"),
    ("network.crowding(crowded, self.most,", "network.crowding(crowded, 2,"),
    (
        "held[placement.block, placement.slot, placement.start, placement.end]",
        'held["", 0, placement.start, 0]',
    ),
    ("if len(placements) > self.most:", "if len(placements) >= self.most:"),
    ("sum(placement.time.minutes for placement in placements)", "placements[0].time.minutes"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_crowds_do_not_come_at_the_same_time(case: Case) -> None:
    prove(case)


def test_the_demand_says_the_limit_and_the_sessions() -> None:
    [term] = state_rules(instance_of(**crowds(1, 0, 3, most=1))).terms
    said = "Of the sessions that may draw a crowd, at most 1 run at the same time: a, c."
    assert term.reason.words.say() == said
    assert term.reason.subjects == ("a", "c")
    assert term.reason.mend.field == "rules.crowd_control.most"


def test_there_is_no_demand_where_there_are_no_more_than_may() -> None:
    assert not state_rules(instance_of(**crowds(1, 1, 0))).terms


def test_none_at_all_is_no_limit() -> None:
    [problem] = rule_problems(instance_of(**crowds(1, 1, most=0)))
    assert problem.path == ("rules", "crowd_control", "most")
