"""Time outside what is allowed, or within what is forbidden, is charged for the session and for its kind."""

import pytest

from scheduler.domain import Placement, Programme
from scheduler.evaluator import evaluate
from scheduler.rules import rules_in_force, state_rules
from tests.rules.case import DAY, NEXT_DAY, Case, instance_of, programme_of, prove


def window(start: str, end: str) -> dict[str, str]:
    return {"from": f"{DAY}T{start}", "to": f"{DAY}T{end}"}


def grid(kind: dict[str, object] | None = None, **session: object) -> dict[str, object]:
    """Session ``a`` of 30 minutes on a grid of 15 minutes, 09:00-11:00 and 14:00-15:00."""
    blocks = [
        {"id": "am", "start": "09:00", "end": "11:00", "step": 15},
        {"id": "pm", "start": "14:00", "end": "15:00", "step": 15},
    ]
    return {
        "days": [{"date": DAY, "blocks": blocks}],
        "kinds": {"talk": {"duration": 30} | (kind or {})},
        "sessions": [{"id": "a"} | session],
        "rules": {"allowed_times": {"weight": 3}},
    }


TWO_WINDOWS = [window("09:30", "09:45"), window("09:45", "10:00"), window("14:30", "15:00")]
OVERLAPPING = [window("09:00", "09:20"), window("09:10", "09:40")]
BOTH = grid({"allowed": [window("09:00", "09:20")]}, allowed=[window("09:00", "09:25")])

CASES = [
    Case("kept: in the only window", "allowed_times", 0, grid(allowed=TWO_WINDOWS), {"a": "pm.2 big"}),
    Case("kept: nothing is said", "allowed_times", 0, grid(), {"a": "am.0 big"}),
    Case(
        "edge: over two windows that touch", "allowed_times", 0, grid(allowed=TWO_WINDOWS), {"a": "am.2 big"}
    ),
    Case(
        "edge: left out", "allowed_times", 0, grid({"blocks": ["pm"]}, allowed=TWO_WINDOWS, optional=True), {}
    ),
    Case(
        "broken: half outside",
        "allowed_times",
        45,
        grid(allowed=TWO_WINDOWS),
        {"a": "am.1 big"},
        "a (Thursday 09:15-09:45) runs for 15 min outside the times allowed for this session: Thursday 09:30",
        1,
    ),
    Case("broken: wholly outside", "allowed_times", 90, grid(allowed=TWO_WINDOWS), {"a": "am.4 big"}),
    Case(
        "broken: outside what its kind may",
        "allowed_times",
        90,
        grid({"allowed": TWO_WINDOWS}),
        {"a": "am.4 big"},
        "outside the times allowed for the kind talk: Thursday 09:30-09:45",
    ),
    Case("broken: outside for itself and for its kind", "allowed_times", 45, BOTH, {"a": "am.0 big"}, "", 2),
    Case(
        "edge: ends as the forbidden time starts",
        "allowed_times",
        0,
        grid(forbidden=[window("09:30", "10:00")]),
        {"a": "am.0 big"},
    ),
    Case(
        "edge: starts as the forbidden time ends",
        "allowed_times",
        0,
        grid(forbidden=[window("09:00", "09:30")]),
        {"a": "am.2 big"},
    ),
    Case(
        "broken: overlapping forbidden times count once",
        "allowed_times",
        75,
        grid(forbidden=OVERLAPPING),
        {"a": "am.1 big"},
        "a (Thursday 09:15-09:45) runs for 25 min within the times forbidden for this session: Thursday",
        1,
    ),
    Case(
        "broken: forbidden for its kind",
        "allowed_times",
        90,
        grid({"forbidden": OVERLAPPING}),
        {"a": "am.0 big"},
        "within the times forbidden for the kind talk",
    ),
    Case(
        "broken: forbidden and not allowed",
        "allowed_times",
        150,
        grid(allowed=[window("09:00", "09:10")], forbidden=OVERLAPPING),
        {"a": "am.0 big"},
        "",
        2,
    ),
    Case("kept: a block of the kind", "allowed_times", 0, grid({"blocks": ["pm"]}), {"a": "pm.0 big"}),
    Case(
        "broken: another block",
        "allowed_times",
        3,
        grid({"blocks": ["pm"]}),
        {"a": "am.0 big"},
        "a (Thursday 09:00-09:30) stands in block am, which is not one of the kind talk: pm.",
        1,
    ),
    Case(
        "broken: another block, at a forbidden time",
        "allowed_times",
        93,
        grid({"blocks": ["pm"], "forbidden": [window("09:00", "12:00")]}),
        {"a": "am.0 big"},
        "",
        2,
    ),
]

TRAITS = frozenset({"windows"})

FAULTS = (
    ("MinutesOutside(allowed)", "MinutesOutside(allowed[:1])"),
    ("return int(instance.blocks[position.block].id not in kind.blocks)", "return 0"),
    ("if kind.blocks and placement.block not in kind.blocks:", "if placement.block not in kind.blocks:"),
    ("if inside:", "if inside > 30:"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_sessions_stand_when_they_may(case: Case) -> None:
    prove(case)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_no_violation_is_free(case: Case) -> None:
    instance = instance_of(**case.instance)
    [rule] = rules_in_force(instance)
    found = rule.check(instance, programme_of(instance, **case.places))
    assert all(violation.cost > 0 for violation in found)


def test_minutes_count_outside_of_any_slot_too() -> None:
    instance = instance_of(**grid(allowed=[window("09:00", "09:30")]))
    placement = Placement("a", "am", 0, 9 * 60 + 7, 9 * 60 + 37, ("big",))
    assert evaluate(instance, Programme((placement,))).score["hard"] == 21


def test_each_demand_names_the_field_that_would_lift_it() -> None:
    windows = [{"from": f"{NEXT_DAY}T09:00", "to": f"{NEXT_DAY}T10:00"}]
    given = grid(
        {"allowed": windows, "blocks": ["pm"]}, allowed=windows, forbidden=[window("09:00", "10:00")]
    )
    fields = [term.reason.mend.field for term in state_rules(instance_of(**given)).terms]
    assert fields == ["sessions.a.allowed", "sessions.a.forbidden", "kinds.talk.allowed", "kinds.talk.blocks"]
